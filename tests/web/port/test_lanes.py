"""Lanes, draws and waiting on the screens of Sami, who supervises, and of Hana at her booth."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.lanes.models import Draw, Opening, QueueCount, Taking
from manfadh.apps.operate.lanes.selectors import find_assignment, list_open_lanes
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from tests.apps.operate.lanes.setting import describe_lanes, more_officers
from tests.border import ANNA
from tests.cast import PORT, open_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_lanes")]
NINE = datetime(2026, 3, 10, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock.frozen_at(NINE):
        yield


@pytest.fixture
def _lanes(law: None) -> None:
    describe_lanes()
    more_officers(2)


@pytest.fixture
def screen_of_sami(client: Client, sami_user: User) -> Client:
    return open_session(client, sami_user)


@pytest.fixture
def screen_of_hana(hana_user: User) -> Client:
    return open_session(Client(), hana_user)


def opened(screen: Client, lane: str = "L1", direction: str = "entry") -> UUID:
    said = {"opening_id": str(new_id()), "lane": lane, "direction": direction}
    assert screen.post(reverse("port-lanes"), said).status_code == 302
    return Opening.objects.get(lane=lane).opening_id


def drawn(screen: Client) -> Draw:
    screen.post(reverse("port-draw-commit"))
    draw = Draw.objects.get()
    screen.post(reverse("port-draw-hold", args=[draw.draw_id]))
    return Draw.objects.get()


def page(screen: Client, name: str, *arguments: object) -> str:
    response = screen.get(reverse(name, args=arguments))
    assert response.status_code == 200
    return response.content.decode()


def test_empty_pages_say_how_to_begin(screen_of_sami: Client) -> None:
    assert "No lane has been opened today" in page(screen_of_sami, "port-lanes")
    assert "Fix the seed" in page(screen_of_sami, "port-draw")
    assert "no data" in page(screen_of_sami, "port-waiting")


def test_sami_opens_a_lane_and_closes_it_with_hana_s_traveller_in_it(
    screen_of_sami: Client, hana: Viewer
) -> None:
    opening_id = opened(screen_of_sami)
    shown = crossings.open_inspection(viewer=hana, direction="entry", lane="L1", typed=ANNA)
    assert "1 person is under inspection" in page(screen_of_sami, "port-lane-close", opening_id)
    path = reverse("port-lane-close", args=[opening_id])
    # Whatever is written, whoever is under inspection counts, and is asked about.
    asked = screen_of_sami.post(path, {"people": "0", "reason": "quiet"})
    assert asked.status_code == 422
    assert "There is 1 person in this lane" in asked.content.decode()
    screen_of_sami.post(path, {"people": "١", "reason": "quiet", "handling": "finish"})
    assert list_open_lanes(PORT) == []
    assert "served to the last" in page(screen_of_sami, "port-lanes")
    crossings.decide_crossing(
        viewer=hana,
        inspection_id=shown.inspection_id,
        particulars=crossings.Particulars(),
        ground="visa",
    )


@pytest.mark.parametrize("people", ["-3", "some", ""])
def test_people_in_a_lane_are_a_number(screen_of_sami: Client, people: str) -> None:
    path = reverse("port-lane-close", args=[opened(screen_of_sami)])
    assert screen_of_sami.post(path, {"people": people, "reason": "x"}).status_code == 422
    assert len(list_open_lanes(PORT)) == 1


def test_a_draw_is_promised_held_checked_and_moved_with_a_reason(
    screen_of_sami: Client, hana: Viewer
) -> None:
    for lane in ("L1", "L2", "L3"):
        opened(screen_of_sami, lane)
    draw = drawn(screen_of_sami)
    text = page(screen_of_sami, "port-draw")
    assert "The seed is the one that was promised" in text
    assert draw.seed in text
    said = {"officer_id": str(hana.officer_id), "lane": "L4", "reason": ""}
    path = reverse("port-draw-move", args=[draw.draw_id])
    assert screen_of_sami.post(path, said).status_code == 422
    screen_of_sami.post(path, {**said, "reason": "buses of pilgrims"})
    assert "buses of pilgrims" in page(screen_of_sami, "port-draw")
    Draw.objects.update(commitment="0" * 64)
    assert "not the one that was promised" in page(screen_of_sami, "port-draw")


def test_drawing_without_lanes_is_told_gently(screen_of_sami: Client) -> None:
    screen_of_sami.post(reverse("port-draw-commit"))
    answer = screen_of_sami.post(reverse("port-draw-hold", args=[Draw.objects.get().draw_id]))
    assert answer.status_code == 422
    assert "No lane is open" in answer.content.decode()


def test_hana_s_booth_stands_where_the_lot_sent_her_or_asks_why_not(
    screen_of_sami: Client, screen_of_hana: Client, hana: Viewer
) -> None:
    for lane in ("L1", "L2", "L3"):
        opened(screen_of_sami, lane)
    drawn(screen_of_sami)
    own = find_assignment(hana.officer_id, PORT, at=NINE).lane
    other = next(lane for lane in ("L1", "L2", "L3") if lane != own)
    assert f"sent you to lane {own}" in page(screen_of_hana, "booth")
    refused = screen_of_hana.post(reverse("booth-place"), {"lane": other, "direction": "entry"})
    assert refused.status_code == 422
    assert "Write why you work at another" in refused.content.decode()
    screen_of_hana.post(
        reverse("booth-place"), {"lane": other, "direction": "entry", "reason": "reader broken"}
    )
    taking = Taking.objects.get()
    assert (taking.lane, taking.assigned_lane, taking.reason) == (other, own, "reader broken")
    assert "Ready for the next traveller" in page(screen_of_hana, "booth")


def test_only_open_lanes_are_offered_and_only_in_their_direction(
    screen_of_sami: Client, screen_of_hana: Client
) -> None:
    opened(screen_of_sami, "L1", "exit")
    path = reverse("booth-place")
    for said in ({"lane": "L2", "direction": "exit"}, {"lane": "L1", "direction": "entry"}):
        assert screen_of_hana.post(path, said).status_code == 422
    assert screen_of_hana.post(path, {"lane": "L1", "direction": "exit"}).status_code == 302


def test_a_queue_is_counted_from_the_booth_and_shows_on_the_port_s_day(
    screen_of_hana: Client, screen_of_sami: Client, hana: Viewer
) -> None:
    for at in range(8):
        with clock.frozen_at(NINE - timedelta(minutes=20 - 2 * at)):
            shown = crossings.open_inspection(viewer=hana, direction="entry", lane="L1", typed=ANNA)
        with clock.frozen_at(NINE - timedelta(minutes=18 - 2 * at)):
            crossings.decide_crossing(
                viewer=hana,
                inspection_id=shown.inspection_id,
                particulars=crossings.Particulars(),
                ground="visa",
                again=crossings.Again(judgement="crosses_again", reason="one after the other"),
            )
    said = {"count_id": str(new_id()), "direction": "entry", "unit": "people", "number": "٢٠"}
    assert screen_of_hana.post(reverse("booth-queue"), said).status_code == 302
    assert QueueCount.objects.get().number == 20
    text = page(screen_of_sami, "port")
    assert "wait of people, entry" in text
    assert "counts by eye" in text


@pytest.mark.parametrize("number", ["-1", "many", "", "99999999"])
def test_a_count_that_is_none_is_asked_again(screen_of_hana: Client, number: str) -> None:
    said = {"count_id": str(new_id()), "direction": "entry", "unit": "people", "number": number}
    assert screen_of_hana.post(reverse("booth-queue"), said).status_code == 422
    assert QueueCount.objects.count() == 0


def test_sami_takes_a_count_back(screen_of_sami: Client) -> None:
    said = {"count_id": str(new_id()), "direction": "exit", "unit": "vehicles", "number": "7"}
    screen_of_sami.post(reverse("port-queue"), said)
    screen_of_sami.post(reverse("port-queue-undo", args=[said["count_id"]]))
    assert QueueCount.objects.get().withdrawn_at is not None


def test_hana_is_kept_out_of_the_supervisor_s_pages(screen_of_hana: Client) -> None:
    for name in ("port-lanes", "port-draw", "port-waiting", "port-queue"):
        assert screen_of_hana.get(reverse(name)).status_code == 403
