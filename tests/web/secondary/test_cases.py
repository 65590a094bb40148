"""Karim in secondary: the queue, two people side by side, and how a case ends."""

import re

import pytest

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings.models import Crossing, Refusal, SecondaryCase
from manfadh.apps.operate.crossings.services import (
    open_inspection,
    refer_to_secondary,
    take_case,
)
from manfadh.apps.operate.watchlists.services import establish_list, make_alert, place_alerts
from manfadh.kernel.viewers import Viewer
from tests.web.at_the_border import FRAGMENT, VISA, at_work, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def sought(rana: Viewer) -> None:
    """Somebody with the name and birth of our traveller, and another mother."""
    establish_list(
        viewer=rana,
        watchlist="iq.wanted",
        purpose="wanted",
        name_ar="مطلوبون",
        name_ckb="داواکراوان",
        name_en="Wanted",
        reference="Specimen order 1",
    )
    alert = make_alert(
        watchlist="iq.wanted",
        instruction="refer",
        reference="Specimen order 2",
        name="RANIA SAMER HADDADIN",
        mother="Amal Nabil",
        birth="1990-03-02",
        nationality="JOR",
    )
    place_alerts(viewer=rana, watchlist="iq.wanted", alerts=[alert])


@pytest.fixture
def case(hana: Viewer) -> SecondaryCase:
    """A traveller whom Hana has referred."""
    shown = open_inspection(viewer=hana, direction="entry", lane="4", zone=zone())
    case_id = refer_to_secondary(
        viewer=hana, inspection_id=shown.inspection_id, reason="possible_hit", note="nervous"
    )
    return SecondaryCase.objects.get(case_id=case_id)


def test_an_empty_queue_says_what_will_appear(karim_user: User) -> None:
    page = at_work(karim_user).get("/secondary").content.decode()
    assert "Nobody waits" in page


@pytest.mark.parametrize("language", ["ar", "ckb", "en"])
def test_queue_case_and_search_speak_each_language(
    karim_user: User, case: SecondaryCase, language: str
) -> None:
    client = at_work(karim_user, language)
    for path in ("/secondary", f"/secondary/cases/{case.case_id}", "/secondary/search"):
        response = client.get(path)
        assert response.status_code == 200
        assert f'lang="{language}"' in response.content.decode()


def test_the_queue_shows_who_waits_and_why(karim_user: User, case: SecondaryCase) -> None:
    page = at_work(karim_user).get("/secondary").content.decode()
    assert "RANIA SAMER HADDADIN" in page
    assert "Possible match on a list" in page


@pytest.mark.usefixtures("sought")
def test_a_case_shows_two_people_side_by_side(karim_user: User, case: SecondaryCase) -> None:
    page = at_work(karim_user).get(f"/secondary/cases/{case.case_id}").content.decode()
    assert "Equal name and date of birth" in page
    assert "Amal Nabil" in page
    assert "What primary saw" in page
    assert "nervous" in page


def test_karim_takes_a_case_and_notes_once(karim_user: User, case: SecondaryCase) -> None:
    client = at_work(karim_user)
    path = f"/secondary/cases/{case.case_id}"
    assert client.post(f"{path}/take").status_code == 302
    form = {"text": "Called the consulate", "idempotency_key": str(case.pk)}
    for _ in range(2):
        client.post(f"{path}/note", form)
    page = client.get(path).content.decode()
    assert page.count("Called the consulate") == 1
    assert "You work on this case" in page


def test_karim_admits_and_the_case_is_decided(karim_user: User, case: SecondaryCase) -> None:
    client = at_work(karim_user)
    response = client.post(f"/secondary/inspections/{case.inspection_id}/decide", VISA)
    assert response.status_code == 302
    case.refresh_from_db()
    assert case.outcome == "admitted"
    assert Crossing.objects.count() == 1


@pytest.mark.usefixtures("sought")
def test_admitting_against_a_match_needs_a_ground(karim_user: User, case: SecondaryCase) -> None:
    client = at_work(karim_user)
    path = f"/secondary/inspections/{case.inspection_id}/decide"
    assert client.post(path, VISA, headers=FRAGMENT).status_code == 422
    assert not Crossing.objects.exists()
    assert client.post(path, {**VISA, "ground": "another mother"}).status_code == 302
    case.refresh_from_db()
    assert case.resolution_note == "another mother"


def test_a_namesake_is_told_apart_with_a_ground(karim_user: User, case: SecondaryCase) -> None:
    client = at_work(karim_user)
    path = f"/secondary/cases/{case.case_id}/end"
    without = client.post(path, {"outcome": "not_same_person"}, headers=FRAGMENT)
    assert without.status_code == 409
    client.post(path, {"outcome": "not_same_person", "ground": "another mother's name"})
    case.refresh_from_db()
    assert (case.outcome, case.ground) == ("not_same_person", "another mother's name")


def test_the_next_booth_sees_that_secondary_told_them_apart(
    karim_user: User, omar_user: User, case: SecondaryCase
) -> None:
    at_work(karim_user).post(
        f"/secondary/cases/{case.case_id}/end",
        {"outcome": "not_same_person", "ground": "another mother's name"},
    )
    elsewhere = at_work(omar_user)
    stand(elsewhere)
    assert "told apart by secondary" in read(elsewhere, zone()).content.decode()


@pytest.mark.parametrize("outcome", ["refused", "admitted", "let_leave"])
def test_no_forged_form_refuses_or_admits_by_ending_a_case(
    karim_user: User, case: SecondaryCase, outcome: str
) -> None:
    path = f"/secondary/cases/{case.case_id}/end"
    response = at_work(karim_user).post(path, {"outcome": outcome, "ground": "x"}, headers=FRAGMENT)
    assert response.status_code == 409
    case.refresh_from_db()
    assert case.resolved_at is None
    assert not Refusal.objects.exists()


def test_karim_proposes_a_refusal_and_is_asked_the_questions(
    karim_user: User, case: SecondaryCase
) -> None:
    client = at_work(karim_user)
    page = client.get(f"/secondary/cases/{case.case_id}").content.decode()
    ground = re.search(r'name="ground" value="([^"]+)"', page)
    assert ground
    response = client.post(
        f"/secondary/inspections/{case.inspection_id}/refuse", {"ground": ground[1]}
    )
    assert "The protection questions come next" in response.content.decode()


def test_a_case_of_a_colleague_is_told_gently(
    karim_user: User, karim: Viewer, hana: Viewer, case: SecondaryCase
) -> None:
    SecondaryCase.objects.filter(pk=case.pk).update(taken_by=hana.officer_id)
    client = at_work(karim_user)
    for act in ("take", "end"):
        response = client.post(
            f"/secondary/cases/{case.case_id}/{act}",
            {"outcome": "handed_over", "ground": "x"},
            headers=FRAGMENT,
        )
        assert response.status_code == 409
        assert "A colleague is already working" in response.content.decode()


def test_omar_has_no_secondary(omar_user: User, case: SecondaryCase) -> None:
    client = at_work(omar_user)
    for path in ("/secondary", f"/secondary/cases/{case.case_id}", "/secondary/search"):
        assert client.get(path).status_code == 403


def test_a_search_needs_its_reason_and_leaves_a_trace(
    karim_user: User, karim: Viewer, case: SecondaryCase
) -> None:
    client = at_work(karim_user)
    take_case(viewer=karim, case_id=case.case_id)
    client.post(f"/secondary/inspections/{case.inspection_id}/decide", VISA)
    client.get("/secondary")
    before = Look.objects.filter(kind="person search").count()
    page = client.get("/secondary/search", {"text": "HADDADIN"}).content.decode()
    assert "RANIA" not in page
    assert Look.objects.filter(kind="person search").count() == before
    page = client.get(
        "/secondary/search", {"text": "T1234567", "reason": "case 1"}
    ).content.decode()
    assert "RANIA SAMER HADDADIN" in page
    assert Look.objects.filter(kind="person search").count() == before + 1
