"""Dalal answers about a minor without consent; Hana and Karim read the answer, Omar nothing."""

import re
from uuid import UUID

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings.models import Consent, ConsentQuestion, Crossing
from manfadh.apps.operate.crossings.services import record_consent, refer_to_secondary
from manfadh.kernel.viewers import Viewer
from tests.apps.operate.crossings.test_consent_questions import nobody_consents
from tests.web.at_the_border import FRAGMENT, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

CHILD = zone(birth="2018-03-02", nationality="IRQ", given_names="NOUR SAMER")


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client, "exit")
    return client


def ask_at_the_booth(booth: Client) -> UUID:
    """Hana finds nobody who consents, and writes what she found."""
    inspection_id = inspection_in(read(booth, CHILD))
    answered = booth.post(
        f"/booth/inspections/{inspection_id}/consent",
        {"answer": "nobody", "note": "with her aunt"},
        headers=FRAGMENT,
    )
    page = answered.content.decode()
    assert answered.status_code == 200
    assert "The supervisor is asked since" in page
    assert f"/booth/inspections/{inspection_id}/consent/answer" in page
    return inspection_id


def answer(client: Client, **said: str) -> str:
    question = ConsentQuestion.objects.get()
    response = client.post(f"/port/consents/{question.question_id}/answer", said, follow=True)
    return response.content.decode()


def test_an_answer_goes_from_hana_to_dalal_and_back(booth: Client, dalal_user: User) -> None:
    inspection_id = ask_at_the_booth(booth)
    poll = f"/booth/inspections/{inspection_id}/consent/answer"
    assert booth.get(poll, headers=FRAGMENT).status_code == 204
    dalal = at_work(dalal_user)
    listed = dalal.get("/port/consents").content.decode()
    assert "HADDADIN" in listed
    assert "with her aunt" in listed
    assert "An Iraqi minor who leaves" in listed
    shown = dalal.get(f"/port/consents/{ConsentQuestion.objects.get().question_id}")
    assert "هناء جاسم كاظم" in shown.content.decode()
    assert "Law 32 of 2015" in shown.content.decode()
    told = answer(dalal, answer="go_on", ground="I spoke with the father")
    assert "Answered: the officer sees it." in told
    looks = Look.objects.count()
    news = booth.get(poll, headers=FRAGMENT).content.decode()
    assert "The supervisor has answered." in news
    # Neither who nor what: the answer is read by a look, which is recorded.
    assert "father" not in news
    assert Look.objects.count() == looks
    again = booth.get(f"/booth/inspections/{inspection_id}", headers=FRAGMENT).content.decode()
    assert "I spoke with the father" in again
    assert "The journey goes on" in again
    assert "دلال حسين علي" in again
    assert Look.objects.count() == looks + 1
    booth.post(f"/booth/inspections/{inspection_id}/decide", {}, headers=FRAGMENT)
    assert Crossing.objects.get().direction == "exit"


def test_an_answer_without_choice_or_ground_says_what_is_missing(
    booth: Client, dalal_user: User
) -> None:
    ask_at_the_booth(booth)
    page = answer(at_work(dalal_user), ground="")
    assert "Choose one of the two answers." in page
    assert "Write the ground in a few words." in page
    assert not ConsentQuestion.objects.get().answer


def test_two_supervisors_at_once_the_second_is_told(
    booth: Client, dalal_user: User, sami_user: User
) -> None:
    ask_at_the_booth(booth)
    dalal, sami = at_work(dalal_user), at_work(sami_user)
    answer(dalal, answer="go_on", ground="spoke with the father")
    page = answer(sami, answer="find_out", ground="call the mother")
    assert "This question waits for nobody any more" in page
    assert ConsentQuestion.objects.get().answer == "go_on"


def test_the_list_asks_for_itself_only_where_others_wait(booth: Client, dalal_user: User) -> None:
    dalal = at_work(dalal_user)
    page = dalal.get("/port/consents").content.decode()
    assert "Nobody waits." in page
    seen = re.search(r"waits\?seen=([0-9a-f]+)", page)
    assert seen
    path = f"/port/consents/waits?seen={seen[1]}"
    assert "HX-Refresh" not in dalal.get(path, headers=FRAGMENT)
    ask_at_the_booth(booth)
    assert dalal.get(path, headers=FRAGMENT)["HX-Refresh"] == "true"


def test_karim_sees_the_question_in_the_case_and_answers_the_rule(
    hana: Viewer, karim: Viewer, karim_user: User
) -> None:
    shown = nobody_consents(hana)
    case_id = refer_to_secondary(
        viewer=hana, inspection_id=shown.inspection_id, reason="officer_choice"
    )
    client = at_work(karim_user)
    page = client.get(f"/secondary/cases/{case_id}").content.decode()
    assert "Nobody consented." in page
    assert "with her aunt" in page
    assert "The supervisor is asked since" in page
    path = f"/secondary/inspections/{shown.inspection_id}/consent"
    unclear = client.post(path, {"answer": "nobody"}, headers=FRAGMENT)
    assert unclear.status_code == 422
    assert "Write who is with the minor" in unclear.content.decode()
    client.post(path, {"answer": "mother:present"}, headers=FRAGMENT)
    assert Consent.objects.get().relation == "mother"
    page = client.get(f"/secondary/cases/{case_id}").content.decode()
    assert "is here, and travels along" in page
    assert "The supervisor is asked since" not in page


def test_omar_opens_none_of_it(booth: Client, omar_user: User) -> None:
    inspection_id = ask_at_the_booth(booth)
    omar = at_work(omar_user)
    question_id = ConsentQuestion.objects.get().question_id
    closed = ("/port/consents", f"/port/consents/{question_id}", "/port/consents/waits")
    assert {omar.get(path).status_code for path in closed} == {403}
    said = {"answer": "go_on", "ground": "x"}
    assert omar.post(f"/port/consents/{question_id}/answer", said).status_code == 403
    poll = omar.get(f"/booth/inspections/{inspection_id}/consent/answer", headers=FRAGMENT)
    missing = omar.get(
        "/booth/inspections/00000000-0000-4000-8000-000000000001/consent/answer", headers=FRAGMENT
    )
    # The same answer as of a reading that there never was.
    assert (poll.status_code, len(poll.content)) == (missing.status_code, len(missing.content))
    assert not ConsentQuestion.objects.get().answer


def test_the_day_that_was_answered_can_be_opened(
    hana: Viewer, booth: Client, dalal_user: User
) -> None:
    ask_at_the_booth(booth)
    dalal = at_work(dalal_user)
    answer(dalal, answer="find_out", ground="call the mother")
    page = dalal.get("/port/consents").content.decode()
    assert "call the mother" in page
    assert "First find out" in page
    assert "call the mother" not in dalal.get("/port/consents?on=2026-01-01").content.decode()


def test_hana_finds_the_child_again_when_others_came_between(
    booth: Client, dalal_user: User
) -> None:
    inspection_id = ask_at_the_booth(booth)
    ready = booth.get("/booth").content.decode()
    assert f"/booth/inspections/{inspection_id}" in ready
    assert "Waits for an answer" in ready
    answer(at_work(dalal_user), answer="go_on", ground="spoke with the father")
    assert "Answered" in booth.get("/booth").content.decode()
    # The passport once more over the reader is another reading; it leads to the one that was asked.
    again = read(booth, CHILD).content.decode()
    assert "The supervisor was asked about this child at an earlier reading." in again
    assert f"/booth/inspections/{inspection_id}" in again
    booth.post(f"/booth/inspections/{inspection_id}/decide", {}, headers=FRAGMENT)
    assert "Minors about whom you asked" not in booth.get("/booth").content.decode()


def test_a_child_with_a_mother_asks_nobody(hana: Viewer, booth: Client) -> None:
    inspection_id = inspection_in(read(booth, CHILD))
    record_consent(viewer=hana, inspection_id=inspection_id, relation="mother", paper="present")
    page = booth.get(f"/booth/inspections/{inspection_id}", headers=FRAGMENT).content.decode()
    assert "supervisor is asked since" not in page
    assert "supervisor answered" not in page
    assert not ConsentQuestion.objects.exists()
