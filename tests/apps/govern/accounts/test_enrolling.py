"""Enrolling, assigning, ending: what is refused, and why."""

from datetime import date
from typing import Any

import pytest

from manfadh.apps.govern.accounts import selectors, services
from manfadh.apps.govern.accounts.models import Officer, User
from manfadh.apps.govern.accounts.services import AccountRefused
from manfadh.kernel.ledger.replaying import digest_tables, replay
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.cast import PASSWORD, PORT, Part, assign

ZAYD: dict[str, Any] = {
    "username": "zayd",
    "agency": "iq.passports",
    "name": "زيد أمين خالد",
    "name_latin": "Zayd Amin Khalid",
    "password": PASSWORD,
}


def test_ahmed_enrols_an_officer(ahmed: Viewer) -> None:
    officer_id = services.enrol_officer(viewer=ahmed, **ZAYD)
    assert selectors.get_officer(ahmed, officer_id).authority == "iq"


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("username", "Hana"),
        ("username", "z d"),
        ("agency", "iq.none"),
        ("name", " "),
        ("password", "short"),
        ("password", "password1234"),
        ("password", "zayd is my name"),
    ],
)
def test_an_enrolment_that_makes_no_sense_says_what_to_mend(
    ahmed: Viewer, field: str, given: str
) -> None:
    with pytest.raises(AccountRefused) as refused:
        services.enrol_officer(viewer=ahmed, **ZAYD | {field: given})
    assert refused.value.field == field


def test_nothing_is_half_enrolled(ahmed: Viewer) -> None:
    before = Officer.objects.count(), User.objects.count()
    with pytest.raises(AccountRefused):
        services.enrol_officer(viewer=ahmed, **ZAYD | {"username": "hana"})
    assert (Officer.objects.count(), User.objects.count()) == before


def test_azad_of_the_region_enrols_nobody_for_baghdad(azad: Viewer) -> None:
    with pytest.raises(NotPermitted):
        services.enrol_officer(viewer=azad, **ZAYD)


def test_hana_enrols_nobody(hana: Viewer) -> None:
    with pytest.raises(NotPermitted):
        services.enrol_officer(viewer=hana, **ZAYD)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("role", "king"),
        ("port", ""),
        ("until_on", date(2025, 12, 31)),
    ],
)
def test_an_assignment_that_makes_no_sense_says_what_to_mend(
    ahmed: Viewer, cast: dict[str, Part], field: str, given: object
) -> None:
    asked: dict[str, Any] = {
        "officer_id": cast["zahra"].officer_id,
        "role": "booth_officer",
        "port": PORT,
        "from_on": date(2026, 1, 1),
    }
    with pytest.raises(AccountRefused) as refused:
        services.assign_officer(viewer=ahmed, **asked | {field: given})
    assert refused.value.field == field


def test_the_same_role_is_not_given_twice_for_a_day(cast: dict[str, Part]) -> None:
    assign(cast["zahra"], "booth_officer", PORT, date(2026, 1, 1), date(2026, 1, 31))
    assign(cast["zahra"], "booth_officer", PORT, date(2026, 2, 1))
    with pytest.raises(AccountRefused):
        assign(cast["zahra"], "booth_officer", PORT, date(2026, 1, 31), date(2026, 1, 31))


def test_an_assignment_ends_within_its_days(ahmed: Viewer, cast: dict[str, Part]) -> None:
    assignment = assign(cast["zahra"], "booth_officer", PORT, date(2026, 1, 1), date(2026, 1, 31))
    for day in (date(2025, 12, 31), date(2026, 2, 1)):
        with pytest.raises(AccountRefused):
            services.end_assignment(
                viewer=ahmed, assignment_id=assignment, ended_on=day, ground="moved"
            )
    services.end_assignment(
        viewer=ahmed, assignment_id=assignment, ended_on=date(2026, 1, 9), ground="moved"
    )
    [held] = selectors.get_officer(ahmed, cast["zahra"].officer_id).posts
    assert (held.post.last_on, held.end_ground) == (date(2026, 1, 9), "moved")


def test_ahmed_does_not_suspend_himself(ahmed: Viewer) -> None:
    with pytest.raises(AccountRefused):
        services.suspend_officer(viewer=ahmed, officer_id=ahmed.officer_id, ground="holiday")


def test_replay_makes_equal_tables(ahmed: Viewer, cast: dict[str, Part]) -> None:
    services.suspend_officer(viewer=ahmed, officer_id=cast["omar"].officer_id, ground="inquiry")
    selectors.list_officers(ahmed)
    live = digest_tables()
    replay()
    assert digest_tables() == live
