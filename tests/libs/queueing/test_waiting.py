"""What is estimated agrees with queues whose truth is known, and says so where nothing is known."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.queueing import (
    Count,
    Estimate,
    Served,
    Service,
    Stretch,
    congested_stretches,
    estimate_waiting,
    infer_waits,
    simulate,
)

SERVICE_MINUTES = 1.5


def queue(seed: int, *, servers: int, busy: float) -> tuple[list[Served], float]:
    """A few hours at a port, and a minute in the later half of it."""
    chance = np.random.default_rng(seed)
    number = 400 * servers
    came = np.cumsum(chance.exponential(SERVICE_MINUTES / (busy * servers), number))
    takes = chance.gamma(4, SERVICE_MINUTES / 4, number)
    return simulate(came.tolist(), takes.tolist(), servers), float(came[int(number * 0.6)])


def stamps(told: Sequence[Served]) -> list[Service]:
    return [Service(one.began, one.done, str(one.server)) for one in told]


def in_queue(told: Sequence[Served], at: float) -> int:
    return sum(one.came <= at < one.began for one in told)


def holds(found: Estimate, truth: float) -> bool:
    assert found.low is not None
    return found.low <= truth and (found.high is None or truth <= found.high)


@pytest.mark.parametrize(("servers", "busy"), [(1, 0.7), (3, 0.85), (8, 0.9)])
def test_stamps_alone_reveal_the_wait_of_the_last_hour(servers: int, busy: float) -> None:
    held, errors = 0, []
    for seed in range(30):
        told, now = queue(seed, servers=servers, busy=busy)
        found = estimate_waiting(stamps(told), [], now=now, seed=seed)
        truth = np.mean([x.waited for x in told if now - 60 <= x.began and x.done <= now])
        assert found.method == "stamps"
        assert found.minutes is not None
        held += holds(found, float(truth))
        errors.append(found.minutes - truth)
    assert held >= 26  # of 30, at 90 %
    assert abs(float(np.mean(errors))) < 0.6


def test_in_overload_stamps_say_at_least_and_a_count_says_how_much() -> None:
    held = 0
    for seed in range(30):
        told, now = queue(seed, servers=2, busy=1.3)
        blind = estimate_waiting(stamps(told), [], now=now, seed=seed)
        assert blind.high is None
        count = Count(now - 5, in_queue(told, now - 5))
        found = estimate_waiting(stamps(told), [count], now=now, seed=seed)
        joins = next(one for one in told if one.came >= now)
        held += holds(found, joins.waited)
        assert found.method == "counts"
    assert held >= 25


def test_nothing_known_is_said_to_be_nothing() -> None:
    found = estimate_waiting([], [], now=100.0)
    assert (found.minutes, found.low, found.high, found.method, found.age) == (
        *(None, None, None),
        "none",
        None,
    )


def test_a_count_without_a_stamp_is_people_and_no_minutes() -> None:
    found = estimate_waiting([], [Count(95.0, 40)], now=100.0)
    assert found.minutes is None
    assert found.age == 5.0
    assert found.queue == pytest.approx(40)


def test_an_old_count_and_what_lies_ahead_are_left_out() -> None:
    told, now = queue(3, servers=2, busy=0.8)
    alone = estimate_waiting(stamps(told), [], now=now)
    useless = [Count(now - 90, 500), Count(now + 5, 9)]
    assert estimate_waiting(stamps(told), useless, now=now) == alone


def test_a_fresher_count_is_surer() -> None:
    told, now = queue(5, servers=2, busy=1.1)
    widths = []
    for age in (1, 10, 50):
        found = estimate_waiting(stamps(told), [Count(now - age, 30)], now=now)
        assert found.low is not None
        assert found.high is not None
        widths.append(found.high - found.low)
    assert widths == sorted(widths)


def test_counts_that_contradict_each_other_are_told_and_widen_the_answer() -> None:
    told, now = queue(5, servers=2, busy=1.1)
    agreeing = estimate_waiting(stamps(told), [Count(now - 3, 50), Count(now - 1, 52)], now=now)
    found = estimate_waiting(stamps(told), [Count(now - 3, 2), Count(now - 1, 200)], now=now)
    assert found.disagree
    assert not agreeing.disagree


def test_a_stretch_is_whoever_starts_as_another_leaves() -> None:
    services = [(0.0, 2.0, "1"), (2.1, 4.0, "1"), (4.1, 5.0, "1"), (9.0, 10.0, "1")]
    stretches, at_once = congested_stretches(services, turnaround=0.5, until=60.0)
    assert stretches == [Stretch(0.0, (2.1, 4.1))]
    assert at_once == 2


def test_nobody_queues_while_another_lane_is_idle() -> None:
    services = [(0.0, 1.0, "2"), (0.5, 4.0, "1"), (4.1, 6.0, "1")]
    assert congested_stretches(services, turnaround=0.5, until=60.0)[0] == []


def test_two_who_waited_are_worked_out_by_hand() -> None:
    # One arrives evenly in (0, 1]: the mean is 0.5. With starts at 1 and 2, the numbers at 1 are
    # one or two arrivals out of an even spread of two on (0, 2], of which one at least before 1.
    chance = np.random.default_rng(0)
    assert infer_waits(Stretch(0.0, (1.0,)), chance).waits.tolist() == pytest.approx([0.5])
    both = infer_waits(Stretch(0.0, (1.0, 2.0)), chance)
    # P(both before 1 | first before 1) = 1/3, so that a mean of 4/3 has come at 1.
    assert both.waits.sum() == pytest.approx(0.5 * 4 / 3 + 0.5 * (4 / 3 + 2) - 1, abs=0.06)


@given(st.lists(st.floats(0.05, 5), min_size=1, max_size=25))
@settings(max_examples=40, deadline=None)
def test_nobody_waits_before_the_stretch_or_less_than_nothing(gaps: list[float]) -> None:
    starts = np.cumsum(gaps)
    found = infer_waits(Stretch(0.0, tuple(starts.tolist())), np.random.default_rng(1))
    for waits in (found.waits, *found.drawn):
        assert (waits >= 0).all()
        assert (waits <= starts + 1e-9).all()


def test_starts_that_fall_are_refused() -> None:
    with pytest.raises(ValueError, match="follow"):
        infer_waits(Stretch(0.0, (2.0, 1.0)), np.random.default_rng(1))
    with pytest.raises(ValueError, match="serves"):
        simulate([0.0], [1.0], 0)
