"""The lot: the same for everybody who checks, fair to every officer, and bound by competence."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.operate.lanes.rules.drawing import Candidate, draw
from manfadh.apps.operate.lanes.rules.shifts import next_shift, shift_bounds, shift_of

BAGHDAD = ZoneInfo("Asia/Baghdad")
# Clocks still change here; Baghdad gave it up in 2008, and another country may run this.
BEIRUT = ZoneInfo("Asia/Beirut")
ALL = frozenset[str]()
OFFICERS = [Candidate(UUID(int=number), ALL) for number in range(1, 5)]
LANES = {"L1": "car", "L2": "car", "L3": "bus"}


def test_the_order_in_which_they_are_named_changes_nothing() -> None:
    assert draw(b"seed", OFFICERS, LANES) == draw(
        b"seed", OFFICERS[::-1], dict(reversed(LANES.items()))
    )


def test_every_officer_comes_to_every_lane_as_often() -> None:
    counted: Counter[tuple[str, UUID | None]] = Counter()
    rounds = 4_000
    for number in range(rounds):
        counted.update(draw(str(number).encode(), OFFICERS, LANES).items())
    expected = rounds / len(OFFICERS)
    square = sum((counted[lane, one.officer_id] - expected) ** 2 / expected
                 for lane in LANES for one in OFFICERS)  # fmt: skip
    assert square < 33  # chi-square of 9 to 12 degrees of freedom: beyond it once in a thousand


def test_who_may_stand_at_buses_only_is_not_taken_for_cars() -> None:
    bus = Candidate(UUID(int=9), frozenset({"bus"}))
    car = Candidate(UUID(int=8), ALL)
    for number in range(50):
        assert draw(str(number).encode(), [bus, car], {"C": "car", "B": "bus"}) == {
            "B": bus.officer_id,
            "C": car.officer_id,
        }


def test_where_officers_are_missing_lanes_stay_empty() -> None:
    placed = draw(b"s", OFFICERS[:1], LANES)
    assert sorted(one is None for one in placed.values()) == [False, True, True]


kinds = st.sampled_from(["car", "bus", "pedestrian"])


@given(
    st.binary(min_size=1, max_size=8),
    st.lists(st.frozensets(kinds, max_size=2), max_size=6),
    st.dictionaries(st.sampled_from(["A", "B", "C", "D", "E"]), kinds),
)
def test_as_many_lanes_are_staffed_as_competence_allows(
    seed: bytes, competences: list[frozenset[str]], lanes: dict[str, str]
) -> None:
    candidates = [Candidate(UUID(int=n + 1), one) for n, one in enumerate(competences)]
    placed = draw(seed, candidates, lanes)
    by_id = {one.officer_id: one for one in candidates}
    standing = [officer for officer in placed.values() if officer]
    assert set(placed) == set(lanes)
    assert len(standing) == len(set(standing))
    assert all(by_id[one].may_stand_at(lanes[lane]) for lane, one in placed.items() if one)
    assert len(standing) == _most(list(lanes.values()), candidates)


def _most(lanes: list[str], candidates: list[Candidate]) -> int:
    """By trying everything."""
    if not lanes:
        return 0
    best = _most(lanes[1:], candidates)
    for one in candidates:
        if one.may_stand_at(lanes[0]):
            rest = [other for other in candidates if other is not one]
            best = max(best, 1 + _most(lanes[1:], rest))
    return best


def test_the_night_in_which_clocks_go_back_is_an_hour_longer() -> None:
    hours = {
        on: (bounds[1] - bounds[0]) / timedelta(hours=1)
        for on in (date(2026, 10, 24), date(2026, 3, 28), date(2026, 6, 1))
        for bounds in [shift_bounds(on, "night", BEIRUT)]
    }
    assert list(hours.values()) == [13.0, 11.0, 12.0]


@given(
    st.integers(0, 3 * 365 * 24 * 60),
    st.sampled_from([BAGHDAD, BEIRUT]),
)
def test_every_instant_is_in_one_shift_and_shifts_meet(minute: int, zone: ZoneInfo) -> None:
    at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    on, shift = shift_of(at, zone)
    start, end = shift_bounds(on, shift, zone)
    assert start <= at < end
    assert shift_bounds(*next_shift(on, shift), zone)[0] == end


def test_an_instant_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        shift_of(datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None), BAGHDAD)
