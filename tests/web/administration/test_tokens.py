"""Ahmed gives a gate its token and takes it away again, on his screens."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import Token, User
from tests.api.asking import Asking, in_a_year, issue
from tests.cast import open_session

GATE = {"username": "hana", "name": "gate 3", "purpose": "border check"}


@pytest.fixture
def screen_of_ahmed(client: Client, ahmed_user: User) -> Client:
    """A browser in which Ahmed is at work."""
    return open_session(client, ahmed_user)


def test_ahmed_issues_a_token_sees_it_once_and_revokes_it(screen_of_ahmed: Client) -> None:
    assert "No token was issued yet" in text_of(screen_of_ahmed)
    asked = GATE | {"valid_until_on": in_a_year().isoformat()}
    page = screen_of_ahmed.post(reverse("administration-token-issue"), asked)
    [secret] = re.findall(r"manfadh_[\w-]{40,}", page.content.decode())
    assert page.headers["Cache-Control"] == "no-store"
    gate = Asking(secret)
    assert gate.get("token").status_code == 200
    assert "gate 3" in text_of(screen_of_ahmed)
    assert secret not in text_of(screen_of_ahmed)
    revoke = reverse("administration-token-revoke", args=[Token.objects.get().token_id])
    assert screen_of_ahmed.post(revoke, {"ground": ""}).status_code == 422
    assert screen_of_ahmed.post(revoke, {"ground": "sold"}).status_code == 302
    assert gate.get("token").status_code == 401
    assert "Revoked" in text_of(screen_of_ahmed)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"username": "nobody"}, "No officer signs in by this name"),
        ({"username": "shilan"}, "No officer signs in by this name"),
        ({"username": "ahmed"}, "A colleague has to issue your token"),
        ({"purpose": "supervision"}, "No role of this officer"),
        ({"purpose": "protection"}, "Select a valid choice"),
        ({"valid_until_on": "2199-01-01"}, "365 days at most"),
        ({"name": " "}, "required"),
    ],
)
def test_what_is_to_be_mended_is_said_beside_the_field(
    screen_of_ahmed: Client, changed: dict[str, str], said: str
) -> None:
    asked = GATE | {"valid_until_on": in_a_year().isoformat()} | changed
    answer = screen_of_ahmed.post(reverse("administration-token-issue"), asked)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Token.objects.exists()


def test_who_does_not_manage_officers_sees_no_tokens(client: Client, bashir_user: User) -> None:
    open_session(client, bashir_user)
    fresh = issue("hana")
    for path in (reverse("administration-tokens"), reverse("administration-token-issue")):
        assert client.get(path).status_code == 403
    revoke = reverse("administration-token-revoke", args=[fresh.token_id])
    assert client.post(revoke, {"ground": "x"}).status_code == 403
    assert Asking(fresh.secret).get("token").status_code == 200


def text_of(client: Client) -> str:
    return client.get(reverse("administration-tokens")).content.decode()
