"""What a first roster leaves open is filled by one exchange, and burdens are evened out."""

import time
from collections.abc import Iterator, Sequence

from manfadh.libs.rosters.building import Draft, Place
from manfadh.libs.rosters.lawful import FREE

_NEAR_DAYS = 7
_ROUNDS = 4


def mend(draft: Draft, *, until: float) -> None:
    """Fill open places where moving one other duty allows it, until nothing helps or time is up."""
    improved = True
    while improved and time.monotonic() < until:
        improved = False
        for place in list(_open(draft)):
            while draft.gain(place) and time.monotonic() < until and _fill(draft, place):
                improved = True


def even_out(draft: Draft, *, until: float) -> None:
    """Hand nights, then hours, from who has most to who has fewest, with nothing left open."""
    officers = range(len(draft.problem.officers))
    for burden in (draft.book.nights, draft.book.minutes):
        for _ in range(_ROUNDS * len(officers)):
            by_burden = sorted(officers, key=burden.__getitem__)
            if time.monotonic() >= until or not _hand_down(draft, by_burden, burden):
                break


def _open(draft: Draft) -> Iterator[Place]:
    for day in range(draft.problem.days):
        for shift in range(len(draft.problem.shifts)):
            for function in draft.problem.need:
                place = Place(day, shift, function)
                if draft.gain(place):
                    yield place


def _fill(draft: Draft, place: Place) -> bool:
    """Put somebody at a place: who is free for it, or who is once another has taken a duty over."""
    able = [
        officer
        for officer, one in enumerate(draft.problem.officers)
        if one.may(place.function, place.day)
    ]
    for officer in able:
        if draft.may(officer, place):
            draft.put(officer, place)
            return True
    return any(_fill_by_exchange(draft, place, officer) for officer in able)


def _fill_by_exchange(draft: Draft, place: Place, officer: int) -> bool:
    gain = draft.gain(place)
    first, last = place.day - _NEAR_DAYS + 1, place.day + _NEAR_DAYS
    for day in range(max(0, first), min(draft.problem.days, last)):
        held = draft.place_of(officer, day)
        if held is None:
            continue
        draft.free(officer, day)
        if draft.may(officer, place):
            draft.put(officer, place)
            other = _taker(draft, held, officer)
            if other is not None:
                draft.put(other, held)
                return True
            if draft.gain(held) < gain:  # less is open than before
                return True
            draft.free(officer, place.day)
        draft.put(officer, held)
    return False


def _taker(draft: Draft, place: Place, other_than: int) -> int | None:
    for officer in sorted(
        range(len(draft.problem.officers)), key=lambda one: draft.book.minutes[one]
    ):
        if officer != other_than and draft.may(officer, place):
            return officer
    return None


def _hand_down(draft: Draft, by_burden: Sequence[int], burden: Sequence[int]) -> bool:
    for giver in reversed(by_burden):
        for day in range(draft.problem.days):
            held = draft.place_of(giver, day)
            if held is None:
                continue
            weight = _weight(draft, held, burden)
            for taker in by_burden:
                if burden[giver] - burden[taker] <= weight:
                    break
                if weight and draft.book.shift_on(taker, day) == FREE and draft.may(taker, held):
                    draft.free(giver, day)
                    draft.put(taker, held)
                    return True
    return False


def _weight(draft: Draft, place: Place, burden: Sequence[int]) -> int:
    shift = draft.problem.shifts[place.shift]
    return int(shift.is_night) if burden is draft.book.nights else shift.minutes
