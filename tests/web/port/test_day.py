"""Dalal's screen: the day of her port, what she signs, what she takes away."""

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.models import Refusal
from manfadh.apps.operate.crossings.selectors import due_work
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.kernel.viewers import Viewer
from tests.border import has_taken_effect, proposed, read, relay
from tests.cast import open_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def screen_of_dalal(client: Client, dalal_user: User) -> Client:
    """A browser in which Dalal is at work."""
    return open_session(client, dalal_user)


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_day_says_what_will_appear(screen_of_dalal: Client) -> None:
    page = text_of(screen_of_dalal, reverse("port"))
    assert "No refusal waits for a signature" in page
    assert "Nobody has crossed on this day" in page


def test_a_crossing_is_counted_in_its_lane(screen_of_dalal: Client, hana: Viewer) -> None:
    shown = read(hana)
    services.decide_crossing(
        viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars(), ground="visa"
    )
    page = text_of(screen_of_dalal, reverse("port"))
    assert '<span class="figure-value">1</span> <span class="figure-words">entries' in page
    assert hana.name in page


@pytest.mark.parametrize("day", ["2026-13-45", "tomorrow", "9999-12-31", ""])
def test_a_day_that_is_none_is_today(screen_of_dalal: Client, day: str) -> None:
    response = screen_of_dalal.get(reverse("port"), {"on": day})
    assert response.context["is_today"]


def test_a_day_is_shown_in_both_calendars(screen_of_dalal: Client) -> None:
    page = text_of(screen_of_dalal, reverse("port") + "?on=2026-03-20")
    assert "20 March 2026" in page
    assert "1 Shawwal 1447" in page


def test_dalal_reads_ground_and_statutory_words_and_signs(
    screen_of_dalal: Client, hana: Viewer, dalal: Viewer
) -> None:
    _, refusal_id = proposed(hana)
    assert [item.url_name for item in due_work(dalal)] == ["port-refusal"]
    page = text_of(screen_of_dalal, reverse("port-refusal", args=[refusal_id]))
    for told in ("ANNA MARIA ERIKSSON", "Refusal of entry", "No visa", hana.name):
        assert told in page
    screen_of_dalal.post(reverse("port-refusal-sign", args=[refusal_id]))
    relay()
    assert has_taken_effect(refusal_id)
    assert due_work(dalal) == []
    page = text_of(screen_of_dalal, reverse("port"))
    assert "takes effect when all checks are complete" in page


def test_declining_needs_a_reason(screen_of_dalal: Client, hana: Viewer) -> None:
    _, refusal_id = proposed(hana)
    path = reverse("port-refusal-decline", args=[refusal_id])
    assert screen_of_dalal.post(path, {"reason": " "}).status_code == 409
    assert Refusal.objects.get().withdrawn_at is None
    screen_of_dalal.post(path, {"reason": "the visa is valid"})
    assert Refusal.objects.get().withdrawn_at is not None


def test_a_refusal_elsewhere_is_not_found(screen_of_dalal: Client, omar: Viewer) -> None:
    _, refusal_id = proposed(omar)
    assert screen_of_dalal.get(reverse("port-refusal", args=[refusal_id])).status_code == 404
    path = reverse("port-refusal-sign", args=[refusal_id])
    assert screen_of_dalal.post(path).status_code == 404


@pytest.mark.parametrize("what", ["hours", "lanes", "refusals"])
def test_an_export_says_its_columns_and_is_logged(screen_of_dalal: Client, what: str) -> None:
    response = screen_of_dalal.get(reverse("port-export", args=[what]))
    body = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert response.status_code == 200
    assert body.startswith("\ufeff".encode())
    assert screen_of_dalal.get(reverse("port-export", args=["people"])).status_code == 404


def test_hana_is_kept_out(client: Client, hana_user: User) -> None:
    open_session(client, hana_user)
    assert client.get(reverse("port")).status_code == 403
    assert client.get(reverse("port-export", args=["hours"])).status_code == 403


def test_sami_signs_and_takes_no_file(client: Client, sami_user: User) -> None:
    open_session(client, sami_user)
    assert "as a file" not in text_of(client, reverse("port"))
    assert client.get(reverse("port-export", args=["hours"])).status_code == 403
