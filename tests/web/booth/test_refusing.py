"""Refusing at a booth: held by protection, never of a national, and signed by another."""

import re

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.policy.selectors import list_protection_questions, list_refusal_grounds
from manfadh.apps.operate.coordination.models import Concern
from manfadh.apps.operate.crossings.models import Refusal
from manfadh.apps.operate.crossings.selectors import today
from manfadh.apps.operate.crossings.services import ProtectionFirst, sign_refusal
from manfadh.kernel.viewers import Viewer
from tests.cast import FEDERAL
from tests.web.at_the_border import FRAGMENT, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def a_ground() -> str:
    return list_refusal_grounds(FEDERAL, today())[0].code


def answers(value: str = "no") -> dict[str, str]:
    questions = list_protection_questions(FEDERAL, today())
    return {f"answer-{question.code}": value for question in questions}


def propose(client: Client) -> str:
    """Propose to refuse a traveller; the path of the refusal."""
    inspection = inspection_in(read(client, zone()))
    response = client.post(
        f"/booth/inspections/{inspection}/refuse", {"ground": a_ground()}, headers=FRAGMENT
    )
    found = re.search(r"/booth/refusals/[0-9a-f-]{36}", response.content.decode())
    assert found, response.content.decode()
    return found[0]


def test_a_proposal_leads_to_the_protection_questions(booth: Client) -> None:
    path = propose(booth)
    page = booth.get(path, headers=FRAGMENT).content.decode()
    assert "The protection questions come next" in page
    for question in list_protection_questions(FEDERAL, today()):
        assert question.text.en[:20] in page


def test_nothing_is_answered_beforehand(booth: Client) -> None:
    page = booth.get(propose(booth), headers=FRAGMENT).content.decode()
    assert not re.search(r"<input[^>]*checked", page)


def test_no_question_can_be_left_out(booth: Client, dalal: Viewer) -> None:
    path = propose(booth)
    some = dict(list(answers().items())[1:])
    response = booth.post(f"{path}/protection", some, headers=FRAGMENT)
    assert response.status_code == 422
    assert "Ask this question" in response.content.decode()
    refusal = Refusal.objects.get()
    assert refusal.asked_at is None
    with pytest.raises(ProtectionFirst):
        sign_refusal(viewer=dalal, refusal_id=refusal.refusal_id)


@pytest.mark.parametrize("value", ["no", "yes", "unsure"])
def test_the_officer_sees_the_same_whatever_was_answered(booth: Client, value: str) -> None:
    path = propose(booth)
    page = booth.post(f"{path}/protection", answers(value), headers=FRAGMENT).content.decode()
    assert "Sent to the supervisor" in page
    assert Concern.objects.exists() is (value != "no")
    assert "oncern" not in page


def test_a_refusal_without_a_ground_in_force_is_not_proposed(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    for ground in ("", "because I say so"):
        response = booth.post(
            f"/booth/inspections/{inspection}/refuse", {"ground": ground}, headers=FRAGMENT
        )
        assert response.status_code == 409
        assert "Choose a ground from the list" in response.content.decode()
    assert not Refusal.objects.exists()


def test_a_national_is_never_offered_refusal_nor_refused_by_a_forged_form(booth: Client) -> None:
    response = read(booth, zone(nationality="IRQ", number="A7654321"))
    page = response.content.decode()
    assert "Refuse entry" not in page
    found = re.search(r"inspections/([0-9a-f-]{36})/decide", page)
    assert found
    forged = booth.post(
        f"/booth/inspections/{found[1]}/refuse", {"ground": a_ground()}, headers=FRAGMENT
    )
    assert forged.status_code == 409
    assert "entry is not refused" in forged.content.decode()
    assert not Refusal.objects.exists()


def test_who_says_to_be_a_national_is_no_longer_offered_refusal(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    path = f"/booth/inspections/{inspection}"
    page = booth.post(f"{path}/claim", headers=FRAGMENT).content.decode()
    assert "Verify identity" in page
    assert "Refuse entry" not in page
    forged = booth.post(f"{path}/refuse", {"ground": a_ground()}, headers=FRAGMENT)
    assert forged.status_code == 409
    again = read(booth, zone()).content.decode()
    assert "Refuse entry" not in again


def test_a_claim_during_the_questions_withdraws_the_proposal(booth: Client) -> None:
    path = propose(booth)
    refusal = Refusal.objects.get()
    booth.post(f"/booth/inspections/{refusal.inspection_id}/claim", headers=FRAGMENT)
    refusal.refresh_from_db()
    assert refusal.withdrawn_at is not None
    late = booth.post(f"{path}/protection", answers(), headers=FRAGMENT)
    assert late.status_code == 409
    assert "already completed or taken back" in late.content.decode()


def test_who_leaves_is_not_refused(booth: Client) -> None:
    stand(booth, "exit")
    response = read(booth, zone())
    assert "Refuse entry" not in response.content.decode()
    forged = booth.post(
        f"/booth/inspections/{inspection_in(response)}/refuse",
        {"ground": a_ground()},
        headers=FRAGMENT,
    )
    assert forged.status_code == 409


def test_a_proposal_waits_on_the_ready_page_and_can_be_taken_back(booth: Client) -> None:
    path = propose(booth)
    booth.post(f"{path}/protection", answers(), headers=FRAGMENT)
    assert "Refusals under way" in booth.get("/booth").content.decode()
    page = booth.post(
        f"{path}/withdraw", {"ground": "the visa was found"}, headers=FRAGMENT
    ).content.decode()
    assert "Taken back" in page
    assert "Refusals under way" not in booth.get("/booth").content.decode()


def test_omar_does_not_reach_hanas_refusal(booth: Client, omar_user: User) -> None:
    path = propose(booth)
    other = at_work(omar_user)
    assert other.get(path, headers=FRAGMENT).status_code == 409
    assert other.post(f"{path}/protection", answers(), headers=FRAGMENT).status_code == 409
    assert Refusal.objects.get().asked_at is None
