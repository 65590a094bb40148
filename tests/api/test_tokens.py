"""A token opens what its officer may do for one purpose, while it holds, and nothing else."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from manfadh.apps.govern.accounts import services
from manfadh.apps.govern.accounts.events import TokenIssued, TokenRevoked
from manfadh.apps.govern.accounts.models import Assignment, Token, TokenSecret, User
from manfadh.apps.govern.accounts.selectors.tokens import list_tokens
from manfadh.apps.govern.accounts.services import AccountRefused
from manfadh.apps.govern.audit.models import Look
from manfadh.kernel import clock
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from tests.api.asking import ANNA, Asking, asking_as, in_a_year, issue
from tests.cast import CAST, Part, open_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


def test_a_token_says_whose_it_is_and_what_it_opens() -> None:
    told = asking_as("hana").get("token").json()
    assert told["officer_id"] == str(CAST["hana"].officer_id)
    assert told["purpose"] == "border check"
    assert "crossing.decide" in told["actions"]
    assert "case.work" not in told["actions"]


def test_only_a_hash_of_the_secret_is_kept_and_the_ledger_has_none() -> None:
    fresh = issue("hana")
    assert fresh.secret not in str(list(TokenSecret.objects.values_list()))
    entries = LedgerEntry.objects.filter(type=TokenIssued.TYPE)
    assert entries.count() == 1
    assert all(fresh.secret.encode() not in bytes(entry.canonical) for entry in entries)


@pytest.mark.parametrize("sent", ["", "manfadh_", "manfadh_x", "x" * 300, "ك", "a b"])
def test_without_a_token_that_holds_nothing_opens(sent: str) -> None:
    client = Client()
    header = f"Bearer {sent}".encode().decode("latin-1")
    answer = client.get("/api/token", headers={"Authorization": header} if sent else {})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:manfadh:problem:unauthorized"


def test_a_session_opens_no_operation(hana_user: User) -> None:
    client = open_session(Client(), hana_user)
    assert client.get("/api/token").status_code == 401
    sent = {"direction": "entry", "lane": "1", "typed": ANNA}
    answer = client.post("/api/inspections", sent, content_type="application/json")
    assert answer.status_code == 401


def test_a_revoked_token_is_dead_at_once(ahmed: Viewer) -> None:
    fresh = issue("hana")
    gate = Asking(fresh.secret)
    assert gate.get("token").status_code == 200
    services.revoke_token(viewer=ahmed, token_id=fresh.token_id, ground="the gate was sold")
    assert gate.get("token").status_code == 401
    services.revoke_token(viewer=ahmed, token_id=fresh.token_id, ground="again")
    assert LedgerEntry.objects.filter(type=TokenRevoked.TYPE).count() == 1


def test_a_suspended_officers_token_is_dead_and_wakes_when_restored(ahmed: Viewer) -> None:
    gate, hana = asking_as("hana"), CAST["hana"].officer_id
    services.suspend_officer(viewer=ahmed, officer_id=hana, ground="inquiry")
    assert gate.get("token").status_code == 401
    services.restore_officer(viewer=ahmed, officer_id=hana, ground="cleared")
    assert gate.get("token").status_code == 200


def test_a_token_ends_after_its_last_day() -> None:
    gate = asking_as("hana")
    with clock.frozen_at(clock.now() + timedelta(days=364)):
        assert gate.get("token").status_code == 200
    with clock.frozen_at(clock.now() + timedelta(days=367)):
        assert gate.get("token").status_code == 401


def test_a_token_ends_with_the_role_that_it_stands_on(ahmed: Viewer) -> None:
    gate = asking_as("hana")
    post = Assignment.objects.get(officer_id=CAST["hana"].officer_id)
    yesterday = timezone.localdate(clock.now()) - timedelta(days=1)
    services.end_assignment(
        viewer=ahmed, assignment_id=post.assignment_id, ended_on=yesterday, ground="moved"
    )
    assert gate.get("token").status_code == 403


def test_a_role_that_needs_a_second_factor_needs_it_for_its_token_too(yusuf_user: User) -> None:
    without = Asking(issue("yusuf").secret)
    assert without.get("token").status_code == 403
    asking_as("yusuf")
    assert without.get("token").status_code == 200


def test_a_token_is_dead_until_its_officer_has_chosen_a_password(hana_user: User) -> None:
    gate = asking_as("hana")
    User.objects.filter(pk=hana_user.pk).update(has_first_password=True)
    assert gate.get("token").status_code == 403


def test_a_token_has_one_purpose_only() -> None:
    gate = asking_as("hana")
    assert gate.get("cases").status_code == 403
    assert gate.get("refusals").status_code == 403
    assert gate.post("persons/search", {"text": "anna", "reason": "to see"}).status_code == 403


@pytest.mark.parametrize(
    ("who", "purpose"),
    [
        ("layla", Purpose.PROTECTION),
        ("maryam", Purpose.DATA_PROTECTION),
        ("bashir", Purpose.ADMINISTRATION),
        ("salma", Purpose.INTEGRITY),
        ("hana", Purpose.SUPERVISION),
        ("zahra", Purpose.STATISTICS),
    ],
)
def test_no_token_is_for_protection_or_for_what_the_officer_has_no_role(
    ahmed: Viewer, who: str, purpose: Purpose
) -> None:
    with pytest.raises(AccountRefused) as refused:
        services.issue_token(
            viewer=ahmed,
            officer_id=CAST[who].officer_id,
            name="x",
            purpose=purpose,
            valid_until_on=in_a_year(),
        )
    assert refused.value.field == "purpose"
    assert not Token.objects.exists()


@pytest.mark.parametrize("days", [-1, 366, 4000])
def test_a_token_holds_for_a_year_at_most(ahmed: Viewer, days: int) -> None:
    until = timezone.localdate(clock.now()) + timedelta(days=days)
    with pytest.raises(AccountRefused) as refused:
        services.issue_token(
            viewer=ahmed,
            officer_id=CAST["hana"].officer_id,
            name="gate 3",
            purpose=Purpose.BORDER_CHECK,
            valid_until_on=until,
        )
    assert refused.value.field == "valid_until_on"


def test_who_manages_no_officers_issues_and_revokes_nothing(hana: Viewer, azad: Viewer) -> None:
    fresh = issue("hana")
    for viewer in (hana, azad):
        with pytest.raises(NotPermitted):
            services.issue_token(
                viewer=viewer,
                officer_id=CAST["karim"].officer_id,
                name="x",
                purpose=Purpose.SECONDARY_CHECK,
                valid_until_on=in_a_year(),
            )
    with pytest.raises(NotPermitted):
        services.revoke_token(viewer=hana, token_id=fresh.token_id, ground="x")
    with pytest.raises(AccountRefused):
        services.revoke_token(viewer=azad, token_id=fresh.token_id, ground="x")
    assert list_tokens(azad) == []


def test_ahmed_sees_which_tokens_hold_and_when_each_was_used_last(ahmed: Viewer) -> None:
    unused, fresh = issue("karim"), issue("hana")
    Asking(fresh.secret).get("token")
    found = {token.token_id: token for token in list_tokens(ahmed)}
    today = timezone.localdate(clock.now())
    assert found[fresh.token_id].used_on == today
    assert found[unused.token_id].used_on is None
    assert found[fresh.token_id].is_held_here
    assert found[fresh.token_id].officer == CAST["hana"].name


def test_an_address_that_guesses_has_to_rest_while_right_tokens_go_on() -> None:
    gate, guesser = asking_as("hana"), Asking("manfadh_guessed")
    limit = settings.MANFADH.sign_in_attempts * services.sign_in.ADDRESS_ATTEMPTS_FACTOR
    assert {guesser.get("token").status_code for _n in range(limit)} == {401}
    rested = guesser.get("token")
    assert rested.status_code == 429
    assert int(rested.headers["Retry-After"]) > 0
    assert gate.get("token").status_code == 200


def test_each_look_by_token_is_a_look_of_its_officer() -> None:
    rana = asking_as("rana")
    sought = {"text": "eriksson", "reason": "file 4711"}
    assert rana.post("persons/search", sought).json() == []
    look = Look.objects.filter(kind="person search").get()
    assert look.viewer_id == CAST["rana"].officer_id
    assert look.purpose == Purpose.INVESTIGATION.value
    assert "file 4711" in str(look.query)


@pytest.mark.parametrize(
    ("asked", "language"),
    [("ar", "ar"), ("ckb,en;q=0.5", "ckb"), ("en-GB", "en"), ("fr", "en"), ("", "en"), ("*", "en")],
)
def test_problems_are_told_in_the_language_asked_for(
    cast: dict[str, Part], asked: str, language: str
) -> None:
    answer = asking_as("hana").get(f"cases/{uuid4()}", **{"Accept-Language": asked})
    assert answer.status_code == 403
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]


def test_there_is_nothing_at_other_addresses() -> None:
    for path in ("nothing", "inspections/", f"cases/{UUID(int=1)}/close"):
        answer = Client().get(f"/api/{path}")
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "application/problem+json"
    wrong = asking_as("hana").client.delete("/api/cases")
    assert wrong.status_code == 405
    assert wrong.headers["Allow"] == "GET"
    assert wrong.json()["status"] == 405
