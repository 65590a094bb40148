"""Layla's desk: concerns by age, accepted and closed, and neutral words to booths."""

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.coordination.models import Concern, Instruction
from manfadh.kernel.viewers import Viewer
from tests.border import has_taken_effect, proposed, read, relay, sign, the_concern
from tests.cast import open_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def desk(client: Client, layla_user: User) -> Client:
    """A browser in which Layla is at work."""
    return open_session(client, layla_user)


def test_an_empty_desk_says_what_will_appear(desk: Client) -> None:
    assert "No concern is open" in desk.get(reverse("protection")).content.decode()


def test_layla_accepts_and_closes_and_the_refusal_goes_its_way(
    desk: Client, hana: Viewer, dalal: Viewer
) -> None:
    _, refusal_id = proposed(hana, yes=["child"])
    sign(dalal, refusal_id)
    page = desk.get(reverse("protection")).content.decode()
    assert "ANNA MARIA ERIKSSON" in page
    concern = the_concern()
    desk.post(reverse("protection-accept", args=[concern]))
    shown = desk.get(reverse("protection-concern", args=[concern])).content.decode()
    assert "The refusal was signed" in shown
    assert not has_taken_effect(refusal_id)
    closing = {"outcome": "an aunt waits outside", "is_return_barred": "no"}
    desk.post(reverse("protection-close", args=[concern]), closing)
    relay()
    assert has_taken_effect(refusal_id)
    assert "ANNA MARIA" in desk.get(reverse("protection-closed")).content.decode()


def test_a_barred_return_stays_barred(desk: Client, hana: Viewer, dalal: Viewer) -> None:
    _, refusal_id = proposed(hana, yes=["fear_of_return"])
    sign(dalal, refusal_id)
    closing = {"outcome": "a real risk", "is_return_barred": "yes"}
    desk.post(reverse("protection-close", args=[the_concern()]), closing)
    relay()
    assert not has_taken_effect(refusal_id)


def test_closing_needs_words_and_a_choice(desk: Client, hana: Viewer) -> None:
    proposed(hana, yes=["medical"])
    response = desk.post(reverse("protection-close", args=[the_concern()]), {})
    assert response.status_code == 422
    assert Concern.objects.get().closed_at is None


def test_a_colleague_who_closed_first_is_told_of(desk: Client, hana: Viewer) -> None:
    proposed(hana, yes=["medical"])
    closing = {"outcome": "treated", "is_return_barred": "no"}
    path = reverse("protection-close", args=[the_concern()])
    desk.post(path, closing)
    assert "closed this concern already" in desk.post(path, closing).content.decode()


def test_an_instruction_reaches_booths_without_its_reason(desk: Client, hana: Viewer) -> None:
    proposed(hana, yes=["trafficking"])
    concern = the_concern()
    desk.post(reverse("protection-instruct", args=[concern]), {"action": "bring_to_desk"})
    shown = read(hana)
    assert [one.action for one in shown.instructions] == ["bring_to_desk"]
    assert "trafficking" not in repr(shown)
    instruction = Instruction.objects.get().instruction_id
    desk.post(reverse("protection-lift", args=[concern, instruction]))
    assert read(hana).instructions == []


def test_an_instruction_that_is_none_is_refused(desk: Client, hana: Viewer) -> None:
    proposed(hana, yes=["trafficking"])
    path = reverse("protection-instruct", args=[the_concern()])
    assert desk.post(path, {"action": "arrest"}).status_code == 422
    assert not Instruction.objects.exists()


@pytest.mark.parametrize("name", ["protection", "protection-closed"])
def test_nobody_else_opens_the_desk(dalal_user: User, maryam_user: User, name: str) -> None:
    for user in (dalal_user, maryam_user):
        client = open_session(Client(), user)
        assert client.get(reverse(name)).status_code == 403
