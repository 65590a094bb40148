"""Lanes, lots, counts and complaints of the demonstration's home port, through their own acts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from uuid import UUID

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.govern.complaints.services import (
    Told,
    answer_complaint,
    close_complaint,
    make_complaint,
    take_complaint,
)
from manfadh.apps.operate.lanes.events import Shift
from manfadh.apps.operate.lanes.selectors import find_assignment
from manfadh.apps.operate.lanes.services import (
    commit_draw,
    count_queue,
    hold_draw,
    move_officer,
    open_lane,
    take_lane,
)
from manfadh.demo.life import Post, tell
from manfadh.demo.people import HOME_PORT
from manfadh.demo.trips import BAGHDAD, Passage, World
from manfadh.kernel.ids import make_id
from manfadh.kernel.ledger.recording import record_drafts
from manfadh.kernel.viewers import Purpose
from manfadh.libs.names.invented import invent_person

Act = Callable[[], object]

DRAWN_DAYS = 21
_ENTRY, _EXIT = ("L1", "L2"), ("L3", "L4")
_REASONS = ("قارئ الجوازات معطل", "طلب من زميل", "ازدحام")
_STORIES = (
    (9, "levy", "طُلب مني مبلغ غير موجود في قائمة الرسوم عند الكابينة الثانية.", "answered"),
    (4, "treatment", "موظف صرخ بوالدتي وهي مريضة.", "taken"),
    (1, "levy", "They asked for money to stamp faster. I have no receipt.", "new"),
)


@dataclass(frozen=True, slots=True)
class Hands:
    """Whose hands do it: the supervisor, the booth officers, the inspector."""

    sami: UUID
    booth: Sequence[UUID]
    salma: UUID
    world: World


def tell_lanes(hands: Hands, anchor_on: date, end_at: datetime) -> Iterator[tuple[datetime, Act]]:
    """The acts at the lanes, each with its instant, in order of time, up to the end."""
    chance = Random(f"lanes {anchor_on}")
    acts = [
        *_lanes_opened(hands, anchor_on),
        *_draws(hands, anchor_on, chance),
        *_rush(hands, end_at, chance),
        *_counts(hands, end_at, chance),
        *_complaints(hands, anchor_on, chance),
    ]
    yield from (act for act in sorted(acts, key=lambda one: one[0]) if act[0] <= end_at)


def _lanes_opened(hands: Hands, anchor_on: date) -> Iterator[tuple[datetime, Act]]:
    at = _local(anchor_on - timedelta(days=DRAWN_DAYS), 6, 50)
    yield at, partial(_open_lanes, hands, at)


def _open_lanes(hands: Hands, at: datetime) -> None:
    sami = get_viewer_of(hands.sami, Purpose.SUPERVISION, at.date())
    for number, lane in enumerate((*_ENTRY, *_EXIT)):
        opening_id = make_id(0, 0x1A4E << 8 | number)
        open_lane(
            viewer=sami,
            opening_id=opening_id,
            lane=lane,
            direction="entry" if lane in _ENTRY else "exit",
        )


def _draws(hands: Hands, anchor_on: date, chance: Random) -> Iterator[tuple[datetime, Act]]:
    for days in range(DRAWN_DAYS, -1, -1):
        on = anchor_on - timedelta(days=days)
        for shift, hour in (("day", 7), ("night", 19)):
            at = _local(on, hour, 1)
            yield at, partial(_draw, hands, at, "day" if shift == "day" else "night", chance)


def _draw(hands: Hands, at: datetime, shift: Shift, chance: Random) -> None:
    on = at.astimezone(BAGHDAD).date()
    _open_lanes(hands, at)
    sami = get_viewer_of(hands.sami, Purpose.SUPERVISION, on)
    draw_id = commit_draw(viewer=sami, shift_on=on, shift=shift)
    hold_draw(viewer=sami, draw_id=draw_id)
    if chance.random() < 0.15:
        move_officer(
            viewer=sami,
            draw_id=draw_id,
            officer_id=chance.choice(hands.booth),
            lane=chance.choice(_ENTRY),
            reason=_REASONS[2],
        )
    for officer in hands.booth:
        _take(officer, at, chance, is_choosy=officer == hands.booth[-1])


def _take(officer: UUID, at: datetime, chance: Random, *, is_choosy: bool) -> None:
    viewer = get_viewer_of(officer, Purpose.BORDER_CHECK, at.date())
    own = find_assignment(officer, HOME_PORT, at=at).lane
    lane, reason = own, ""
    if not own or chance.random() < (0.5 if is_choosy else 0.04):
        lane, reason = chance.choice((*_ENTRY, *_EXIT)), chance.choice(_REASONS)
    taking_id = make_id(int(at.timestamp() * 1000), chance.getrandbits(80))
    take_lane(viewer=viewer, taking_id=taking_id, lane=lane, reason=reason)


def _rush(hands: Hands, end_at: datetime, chance: Random) -> Iterator[tuple[datetime, Act]]:
    """Two buses of pilgrims came half an hour ago: the entry lanes are never empty since."""
    for lane in _ENTRY:
        at = end_at - timedelta(minutes=34)
        while at < end_at - timedelta(minutes=3):
            at += timedelta(seconds=45 + chance.randrange(25))
            yield at, partial(_pass, hands, at, lane, chance)


def _pass(hands: Hands, at: datetime, lane: str, chance: Random) -> None:
    person = invent_person(chance, nationality="IRN", anchor_on=at.date())
    passage = Passage(at, HOME_PORT, "entry", "foot", hands.world.make(person, at))
    post = Post("iq", "iq.passports", hands.booth, [lane])
    record_drafts(draft for _at, draft in tell(hands.world, passage, post))


def _counts(hands: Hands, end_at: datetime, chance: Random) -> Iterator[tuple[datetime, Act]]:
    for minutes, number in ((190, 3), (130, 2), (30, 34), (14, 21), (6, 12)):
        at = end_at - timedelta(minutes=minutes)
        yield at, partial(_count, hands, at, number + chance.randrange(3))


def _count(hands: Hands, at: datetime, number: int) -> None:
    sami = get_viewer_of(hands.sami, Purpose.SUPERVISION, at.date())
    count_id = make_id(int(at.timestamp() * 1000), 1)
    count_queue(viewer=sami, count_id=count_id, direction="entry", unit="people", number=number)


def _complaints(hands: Hands, anchor_on: date, chance: Random) -> Iterator[tuple[datetime, Act]]:
    for days, kind, text, standing in _STORIES:
        at = _local(anchor_on - timedelta(days=days), 11, 20)
        complaint_id = UUID(int=chance.getrandbits(128), version=4)
        told = Told(kinds=["levy"] if kind == "levy" else ["treatment"], text=text)
        yield at, partial(make_complaint, complaint_id=complaint_id, port=HOME_PORT, told=told)
        if standing != "new":
            later = at + timedelta(hours=5)
            yield later, partial(_work_on, hands, complaint_id, later, standing == "answered")


def _work_on(hands: Hands, complaint_id: UUID, at: datetime, is_answered: bool) -> None:
    salma = get_viewer_of(hands.salma, Purpose.INTEGRITY, at.date())
    take_complaint(viewer=salma, complaint_id=complaint_id)
    if is_answered:
        answer_complaint(
            viewer=salma,
            complaint_id=complaint_id,
            message_id=make_id(int(at.timestamp() * 1000), 2),
            text="راجعنا سجل الوصولات، ولم يصدر وصل بهذا المبلغ. اتُخذ الإجراء بحق الموظف.",
        )
        close_complaint(viewer=salma, complaint_id=complaint_id, outcome="founded")


def _local(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute), BAGHDAD).astimezone(UTC)
