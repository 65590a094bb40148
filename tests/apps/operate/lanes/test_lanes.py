"""Sami opens and closes lanes and draws; Hana stands where the lot sent her, or says why not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.selectors import count_in_lane, get_waiting
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.apps.operate.lanes.models import Draw, Taking
from manfadh.apps.operate.lanes.selectors import (
    find_assignment,
    get_draw,
    get_opening,
    list_counts,
    list_open_lanes,
    list_openings,
    shift_at,
    verify_draw,
)
from manfadh.apps.operate.lanes.services import (
    DrawUnknown,
    LanesError,
    OpeningUnknown,
    PeopleInLane,
    close_lane,
    commit_draw,
    count_queue,
    hold_draw,
    move_officer,
    open_lane,
    record_competence,
    take_lane,
    withdraw_count,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.apps.operate.lanes.setting import describe_lanes, more_officers, open_all
from tests.border import ANNA
from tests.cast import OTHER_PORT, PORT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "_lanes")]
NINE = datetime(2026, 3, 10, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock.frozen_at(NINE):
        yield


@pytest.fixture
def _lanes(law: None) -> None:
    describe_lanes()


@pytest.fixture
def others(cast: object) -> list[UUID]:
    """Three more officers at Hana's port."""
    return more_officers(3)


def drawn(sami: Viewer) -> UUID:
    shift_on, shift = shift_at(clock.now())
    draw_id = commit_draw(viewer=sami, shift_on=shift_on, shift=shift)
    hold_draw(viewer=sami, draw_id=draw_id)
    return draw_id


def test_a_lane_opens_with_direction_kind_and_reason(sami: Viewer) -> None:
    opening_id = new_id()
    for _twice in range(2):
        open_lane(
            viewer=sami, opening_id=opening_id, lane="L4", direction="exit", reason="four buses"
        )
    [shown] = list_openings(sami, NINE.date())
    assert (shown.lane, shown.direction, shown.kind) == ("L4", "exit", "bus")
    assert (shown.open_reason, shown.opened_by) == ("four buses", sami.officer_id)


def test_a_lane_is_open_once_and_only_where_it_is(sami: Viewer, hana: Viewer) -> None:
    open_all(sami, "L1")
    for lane in ("L1", "L9"):
        with pytest.raises(LanesError):
            open_lane(viewer=sami, opening_id=new_id(), lane=lane, direction="entry")
    with pytest.raises(NotPermitted):
        open_lane(viewer=hana, opening_id=new_id(), lane="L2", direction="entry")


def test_a_lane_with_people_in_it_is_asked_about_and_nobody_loses_the_inspection(
    sami: Viewer, hana: Viewer
) -> None:
    opened = open_all(sami, "L1", "L2")
    shown = crossings.open_inspection(viewer=hana, direction="entry", lane="L1", typed=ANNA)
    inside = count_in_lane(sami, "L1", NINE - timedelta(minutes=30))
    assert inside == 1
    with pytest.raises(PeopleInLane) as asked:
        close_lane(viewer=sami, opening_id=opened["L1"], people=inside, reason="shift ends")
    assert asked.value.people == 1
    assert [one.lane for one in list_open_lanes(PORT)] == ["L1", "L2"]
    close_lane(
        viewer=sami,
        opening_id=opened["L1"],
        people=inside,
        handling="move",
        move_to="L2",
        reason="shift ends",
    )
    assert [one.lane for one in list_open_lanes(PORT)] == ["L2"]
    crossings.decide_crossing(
        viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars(), ground="visa"
    )
    assert count_in_lane(sami, "L1", NINE - timedelta(minutes=30)) == 0
    closed = get_opening(sami, opened["L1"])
    assert (closed.people, closed.handling, closed.moved_to) == (1, "move", "L2")


def test_people_are_sent_to_an_open_lane_of_the_same_direction_only(sami: Viewer) -> None:
    opened = open_all(sami, "L1")
    open_lane(viewer=sami, opening_id=new_id(), lane="L2", direction="exit")
    for lane in ("L2", "L3", "L1", ""):
        with pytest.raises(LanesError):
            close_lane(
                viewer=sami,
                opening_id=opened["L1"],
                people=3,
                handling="move",
                move_to=lane,
                reason="x",
            )


@pytest.mark.parametrize(("people", "reason"), [(-1, "late"), (0, "  ")])
def test_closing_needs_a_reason_and_no_fewer_than_nobody(
    sami: Viewer, people: int, reason: str
) -> None:
    opened = open_all(sami, "L1")
    with pytest.raises(LanesError):
        close_lane(viewer=sami, opening_id=opened["L1"], people=people, reason=reason)
    assert len(list_open_lanes(PORT)) == 1


def test_closing_twice_and_closing_nothing(sami: Viewer) -> None:
    opened = open_all(sami, "L1")
    for reason in ("first", "second"):
        close_lane(viewer=sami, opening_id=opened["L1"], people=0, reason=reason)
    assert get_opening(sami, opened["L1"]).close_reason == "first"
    with pytest.raises(OpeningUnknown):
        close_lane(viewer=sami, opening_id=new_id(), people=0, reason="x")


def test_a_clock_that_was_put_back_closes_no_lane_before_it_opened(sami: Viewer) -> None:
    opened = open_all(sami, "L1")
    with clock.frozen_at(NINE - timedelta(hours=1)):
        close_lane(viewer=sami, opening_id=opened["L1"], people=0, reason="night ends")
        shown = get_opening(sami, opened["L1"])
    assert shown.closed_at is not None
    assert shown.closed_at >= shown.opened_at


def test_officers_are_drawn_and_anybody_can_check(sami: Viewer, others: list[UUID]) -> None:
    open_all(sami)
    draw_id = drawn(sami)
    shown = get_draw(sami, draw_id)
    assert shown.held_at is not None
    assert shown.committed_at < shown.held_at
    assert len(set(shown.placed.values())) == 4
    assert verify_draw(sami, draw_id) == []


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("commitment", "0" * 64, "seed"), ("seed", "00" * 64, "signature"), ("placed", [], "result")],
)
def test_a_draw_that_was_tampered_with_is_found(
    sami: Viewer, others: list[UUID], field: str, value: object, code: str
) -> None:
    open_all(sami)
    draw_id = drawn(sami)
    Draw.objects.filter(draw_id=draw_id).update(**{field: value})
    assert code in verify_draw(sami, draw_id)


def test_the_seed_is_hidden_until_the_draw_and_can_only_be_one(sami: Viewer) -> None:
    shift_on, shift = shift_at(clock.now())
    draw_id = commit_draw(viewer=sami, shift_on=shift_on, shift=shift)
    assert get_draw(sami, draw_id).seed == ""
    assert commit_draw(viewer=sami, shift_on=shift_on, shift=shift) == draw_id


def test_a_second_draw_needs_a_reason_and_counts(sami: Viewer, others: list[UUID]) -> None:
    open_all(sami)
    drawn(sami)
    shift_on, shift = shift_at(clock.now())
    with pytest.raises(LanesError):
        commit_draw(viewer=sami, shift_on=shift_on, shift=shift)
    again = commit_draw(viewer=sami, shift_on=shift_on, shift=shift, reason="two fell ill")
    hold_draw(viewer=sami, draw_id=again, absent=others[:2])
    shown = get_draw(sami, again)
    assert (shown.number, shown.reason) == (2, "two fell ill")
    assert set(shown.absent) == set(others[:2])
    assert not set(others[:2]) & set(shown.placed.values())


def test_nothing_is_drawn_without_lanes_or_officers_or_for_a_shift_that_is_over(
    sami: Viewer, hana: Viewer
) -> None:
    shift_on, shift = shift_at(clock.now())
    draw_id = commit_draw(viewer=sami, shift_on=shift_on, shift=shift)
    with pytest.raises(LanesError):
        hold_draw(viewer=sami, draw_id=draw_id)
    open_all(sami, "L1")
    with pytest.raises(LanesError):
        hold_draw(viewer=sami, draw_id=draw_id, absent=[hana.officer_id])
    with pytest.raises(LanesError):
        commit_draw(viewer=sami, shift_on=shift_on - timedelta(days=3), shift="day")
    with pytest.raises(DrawUnknown):
        hold_draw(viewer=sami, draw_id=new_id())


def test_competence_bounds_the_lot(sami: Viewer, hana: Viewer, others: list[UUID]) -> None:
    open_all(sami)
    record_competence(viewer=sami, officer_id=hana.officer_id, kinds=["bus"], reference="Course 4")
    assert get_draw(sami, drawn(sami)).placed["L4"] is not None
    lane = find_assignment(hana.officer_id, PORT, at=clock.now()).lane
    assert lane in ("L4", "")
    with pytest.raises(LanesError):
        record_competence(viewer=sami, officer_id=sami.officer_id, kinds=["bus"])


def test_hana_takes_the_lane_of_the_lot_or_says_why_not(
    sami: Viewer, hana: Viewer, others: list[UUID]
) -> None:
    open_all(sami)
    drawn(sami)
    own = find_assignment(hana.officer_id, PORT, at=clock.now()).lane
    other = next(lane for lane in ("L1", "L2") if lane != own)
    take_lane(viewer=hana, taking_id=new_id(), lane=own)
    with pytest.raises(LanesError):
        take_lane(viewer=hana, taking_id=new_id(), lane=other)
    take_lane(viewer=hana, taking_id=new_id(), lane=other, reason="the reader is broken")
    told = {(row.lane, row.assigned_lane, row.reason) for row in Taking.objects.all()}
    assert told == {(own, own, ""), (other, own, "the reader is broken")}


def test_without_a_draw_nothing_is_asked(hana: Viewer) -> None:
    take_lane(viewer=hana, taking_id=new_id(), lane="L1")
    assert Taking.objects.get().reason == ""


def test_a_move_has_a_reason_and_is_shown_beside_the_lot(
    sami: Viewer, hana: Viewer, others: list[UUID]
) -> None:
    open_all(sami)
    draw_id = drawn(sami)
    with pytest.raises(LanesError):
        move_officer(
            viewer=sami, draw_id=draw_id, officer_id=hana.officer_id, lane="L3", reason=" "
        )
    move_officer(
        viewer=sami, draw_id=draw_id, officer_id=hana.officer_id, lane="L3", reason="speaks Farsi"
    )
    shown = get_draw(sami, draw_id)
    assert shown.standing["L3"] == hana.officer_id
    assert list(shown.standing.values()).count(hana.officer_id) == 1
    assert [one.reason for one in shown.moves] == ["speaks Farsi"]
    assert find_assignment(hana.officer_id, PORT, at=clock.now()).lane == "L3"
    assert verify_draw(sami, draw_id) == []


def test_hana_may_neither_draw_nor_move_nor_see_the_draw(hana: Viewer, sami: Viewer) -> None:
    shift_on, shift = shift_at(clock.now())
    draw_id = commit_draw(viewer=sami, shift_on=shift_on, shift=shift)
    with pytest.raises(NotPermitted):
        commit_draw(viewer=hana, shift_on=shift_on, shift=shift)
    with pytest.raises(NotPermitted):
        hold_draw(viewer=hana, draw_id=draw_id)
    with pytest.raises(NotPermitted):
        move_officer(
            viewer=hana, draw_id=draw_id, officer_id=hana.officer_id, lane="L1", reason="x"
        )
    with pytest.raises(NotPermitted):
        get_draw(hana, draw_id)


def test_a_count_is_taken_in_seconds_and_taken_back(hana: Viewer) -> None:
    count_id = new_id()
    for _twice in range(2):
        count_queue(viewer=hana, count_id=count_id, direction="entry", unit="people", number=25)
    before = NINE - timedelta(hours=1)
    [shown] = list_counts(PORT, since_at=before, until_at=NINE)
    assert (shown.number, shown.counted_by) == (25, hana.officer_id)
    withdraw_count(viewer=hana, count_id=count_id)
    assert list_counts(PORT, since_at=before, until_at=NINE) == []


@pytest.mark.parametrize("number", [-1, 20_001])
def test_no_queue_is_negative_or_endless(hana: Viewer, number: int) -> None:
    with pytest.raises(LanesError):
        count_queue(viewer=hana, count_id=new_id(), direction="entry", unit="people", number=number)


def test_waiting_says_no_data_and_then_what_was_counted(hana: Viewer) -> None:
    people, vehicles = get_waiting(PORT, "entry")
    assert (people.estimate.method, vehicles.estimate.minutes) == ("none", None)
    count_queue(viewer=hana, count_id=new_id(), direction="entry", unit="vehicles", number=12)
    people, vehicles = get_waiting(PORT, "entry")
    assert people.estimate.queue is None
    assert vehicles.estimate.queue == pytest.approx(12)
    assert vehicles.estimate.minutes is None
    assert get_waiting(OTHER_PORT, "entry")[1].estimate.counts == 0


def test_everything_told_of_lanes_replays_to_the_same(
    sami: Viewer, hana: Viewer, others: list[UUID]
) -> None:
    opened = open_all(sami)
    draw_id = drawn(sami)
    move_officer(
        viewer=sami, draw_id=draw_id, officer_id=hana.officer_id, lane="L3", reason="speaks Farsi"
    )
    take_lane(viewer=hana, taking_id=new_id(), lane="L1", reason="broken reader")
    count_queue(viewer=hana, count_id=new_id(), direction="exit", unit="people", number=3)
    close_lane(viewer=sami, opening_id=opened["L2"], people=0, reason="quiet")
    assert differing_tables() == []
