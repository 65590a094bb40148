"""Passkeys at the screens: the own page, signing in, taking over, unlocking, the administrator."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import Passkey, User
from manfadh.apps.govern.accounts.selectors.passkeys import has_passkey
from tests.authenticator import Authenticator
from tests.cast import PASSWORD, Part, open_session

HERE = {"host": "localhost"}


@pytest.fixture
def browser() -> Client:
    """A browser on the machine itself, where passkeys need no certificate."""
    return Client(headers=HERE)


def ask(browser: Client, name: str, **told: str) -> dict[str, Any]:
    answer = browser.post(reverse(name), told)
    assert answer.status_code == 200, answer.content
    options: dict[str, Any] = json.loads(answer.content)
    return options


def register(browser: Client, device: Authenticator, label: str = "blue key") -> None:
    answer = device.make(ask(browser, "passkey-offer"))
    done = browser.post(reverse("passkey-register"), {"label": label, "answer": answer})
    assert done.headers["Location"] == reverse("passkeys")


def give(browser: Client, device: Authenticator, to: str, **told: str) -> tuple[int, str]:
    answer = device.sign(ask(browser, "passkey-ask", **told))
    done = browser.post(reverse(to), {"answer": answer})
    return done.status_code, done.headers.get("Location", done.content.decode())


@pytest.fixture
def device(hana_user: User) -> Authenticator:
    """Hana's device, which she registered some days ago."""
    device = Authenticator()
    browser = Client(headers=HERE)
    browser.force_login(hana_user)
    register(browser, device)
    return device


def test_hana_signs_in_by_name_and_passkey_or_by_the_passkey_alone(
    browser: Client, device: Authenticator
) -> None:
    for told in ({"username": "hana"}, {}):
        assert give(browser, device, "sign-in-passkey", **told) == (302, "/")
        assert browser.get(reverse("passkeys")).status_code == 200
        browser.post(reverse("sign-out"))


def test_a_wrong_passkey_is_said_beside_its_button(browser: Client, device: Authenticator) -> None:
    stranger = Authenticator()
    status, page = give(browser, stranger, "sign-in-passkey")
    assert status == 422
    assert "The passkey does not fit" in page


def test_a_question_is_answered_once(browser: Client, device: Authenticator) -> None:
    answer = device.sign(ask(browser, "passkey-ask"))
    browser.post(reverse("sign-in-passkey"), {"answer": answer})
    browser.post(reverse("sign-out"))
    again = browser.post(reverse("sign-in-passkey"), {"answer": answer})
    assert again.status_code == 422
    assert "took too long" in again.content.decode()


def test_hana_unlocks_by_her_passkey_and_karim_takes_over_by_his(
    browser: Client, device: Authenticator, karim_user: User
) -> None:
    his = Authenticator()
    elsewhere = Client(headers=HERE)
    elsewhere.force_login(karim_user)
    register(elsewhere, his)
    give(browser, device, "sign-in-passkey")
    browser.post(reverse("lock"))
    assert give(browser, his, "unlock-passkey", username="hana")[0] == 422
    assert browser.get(reverse("password")).headers["Location"] == reverse("lock")
    assert give(browser, device, "unlock-passkey", username="hana") == (302, "/password")
    assert browser.get(reverse("change-officer")).status_code == 200
    assert give(browser, his, "change-officer-passkey") == (302, "/")
    assert browser.get(reverse("home")).headers["Location"] == reverse("secondary")


def test_a_locked_screen_registers_and_removes_nothing(
    browser: Client, device: Authenticator
) -> None:
    give(browser, device, "sign-in-passkey")
    browser.post(reverse("lock"))
    for name in ("passkey-offer", "passkey-register"):
        assert browser.post(reverse(name)).headers["Location"] == reverse("lock")
    passkey = Passkey.objects.get()
    remove = reverse("passkey-remove", args=[passkey.pk])
    assert browser.post(remove).headers["Location"] == reverse("lock")
    assert Passkey.objects.get().removed_at is None


def test_a_passkey_is_the_second_factor_of_yusuf_and_his_password_alone_makes_none(
    browser: Client, yusuf_user: User
) -> None:
    device = Authenticator()
    browser.force_login(yusuf_user)
    assert browser.get("/headquarters").headers["Location"] == reverse("second-factor")
    register(browser, device)
    assert browser.get("/headquarters").status_code == 200
    browser.post(reverse("sign-out"))

    thief = Client(headers=HERE)
    thief.post(reverse("sign-in"), {"username": "yusuf", "password": PASSWORD})
    assert thief.get("/headquarters").headers["Location"] == reverse("second-factor")
    assert (
        "Sign out and sign in by the passkey"
        in thief.get(reverse("second-factor")).content.decode()
    )
    assert thief.post(reverse("passkey-offer")).status_code == 422
    for name in ("passkey-register", "second-factor"):
        thief.post(reverse(name), {"label": "x", "answer": "{}", "code": "000000"})
    thief.post(reverse("passkey-remove", args=[Passkey.objects.get().pk]))
    assert has_passkey(yusuf_user.officer_id)

    assert give(browser, device, "sign-in-passkey")[0] == 302
    assert browser.get("/headquarters").status_code == 200


def test_hana_names_removes_and_is_told_of_mistakes(browser: Client, hana_user: User) -> None:
    browser.force_login(hana_user)
    assert "No passkey yet" in browser.get(reverse("passkeys")).content.decode()
    register(browser, Authenticator(), "my phone <3")
    page = browser.get(reverse("passkeys")).content.decode()
    assert "my phone &lt;3" in page
    unnamed = browser.post(reverse("passkey-register"), {"label": "", "answer": "{}"})
    assert unnamed.status_code == 422
    browser.post(reverse("passkey-remove", args=[Passkey.objects.get().pk]))
    assert "No passkey yet" in browser.get(reverse("passkeys")).content.decode()


def test_ahmed_removes_a_lost_passkey(
    client: Client, device: Authenticator, ahmed_user: User, cast: dict[str, Part]
) -> None:
    open_session(client, ahmed_user)
    hana_id = cast["hana"].officer_id
    page = reverse("administration-officer", args=[hana_id])
    assert "blue key" in client.get(page).content.decode()
    passkey = Passkey.objects.get()
    remove = reverse("administration-passkey", args=[hana_id, passkey.pk])
    assert client.post(remove).headers["Location"] == page
    assert "blue key" not in client.get(page).content.decode()
    assert not has_passkey(hana_id)


def test_where_no_browser_gives_passkeys_a_sentence_says_why(
    client: Client, karim_user: User, device: Authenticator
) -> None:
    assert "HTTPS" in client.get(reverse("sign-in")).content.decode()
    client.force_login(karim_user)
    page = client.get(reverse("passkeys")).content.decode()
    assert "manfadh node certificate" in page
    assert "data-passkey" not in page
    assert client.post(reverse("passkey-offer")).status_code == 422
    assert client.post(reverse("passkey-ask")).status_code == 422


def test_while_nobody_has_a_passkey_signing_in_says_nothing_of_them(
    client: Client, cast: dict[str, Part]
) -> None:
    assert "Sign in by passkey" not in client.get(reverse("sign-in")).content.decode()
