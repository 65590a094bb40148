"""Process maps: each figure is what counting plainly would give, in little memory."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.processes import Late, Spread, Step, Tracing, map_steps
from manfadh.libs.processes.mapping import OTHER

BOOTH = ("read", "look", "decide")

streams = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from([*BOOTH, "ask"]), st.integers(0, 600)),
    max_size=80,
).map(
    lambda rows: [
        Step(case, step, sum(gap for *_, gap in rows[: at + 1]) / 10)
        for at, (case, step, _) in enumerate(rows)
    ]
)


@given(streams)
def test_every_figure_is_what_counting_plainly_gives(steps: list[Step]) -> None:
    seen = map_steps(steps)
    by_case: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        by_case[step.case].append(step)
    ways = Counter(
        (one.step, then.step) for taken in by_case.values() for one, then in pairwise(taken)
    )
    assert {(way.first, way.then): way.number for way in seen.ways} == dict(ways)
    variants = Counter(tuple(one.step for one in taken) for taken in by_case.values())
    assert {variant.steps: variant.cases for variant in seen.variants} == dict(variants)
    assert seen.cases == len(by_case)
    assert {one.step: one.number for one in seen.steps} == dict(Counter(s.step for s in steps))
    assert sum(one.firsts for one in seen.steps) == sum(one.lasts for one in seen.steps)


def test_what_a_procedure_asks_for_and_was_left_out_is_told_by_step() -> None:
    steps = [
        Step("a", "read", 0), Step("b", "read", 5), Step("a", "look", 10), Step("b", "decide", 20),
        Step("a", "decide", 30), Step("c", "decide", 40), Step("c", "ask", 50),
    ]  # fmt: skip
    seen = map_steps(steps, procedure=BOOTH)
    assert seen.skipped == {"look": 2, "read": 1}
    odd = next(one for one in seen.variants if one.steps == ("decide", "ask"))
    assert (odd.skipped, odd.added) == (("read", "look"), ("ask",))


def test_a_case_ends_with_its_last_step_and_may_come_again() -> None:
    steps = [Step("a", "read", 0), Step("a", "decide", 9), Step("a", "read", 20)]
    seen = map_steps(steps, ends=["decide"])
    assert (seen.cases, seen.still_open) == (2, 1)
    assert [(way.first, way.then) for way in seen.ways] == [("read", "decide")]


def test_a_case_that_nobody_goes_on_with_ends_by_itself() -> None:
    tracing = Tracing(idle_seconds=60)
    tracing.add([Step("a", "read", 0), Step("a", "decide", 100)])
    assert tracing.told().cases == 2, "the second step begins another"
    assert tracing.told().ways == ()


def test_steps_that_are_far_out_of_order_are_refused_with_their_number() -> None:
    tracing = Tracing(idle_seconds=60)
    with pytest.raises(Late, match="Step 2"):
        tracing.add([Step("a", "read", 1_000), Step("b", "read", 0)])


def test_memory_does_not_grow_with_the_number_of_cases_or_of_rare_variants() -> None:
    tracing = Tracing(idle_seconds=10, most_variants=100)
    tracing.add(
        Step(f"case {number // 3}", f"step {number * 7 % 50}", float(number))
        for number in range(90_000)
    )
    assert len(tracing._open) < 30_000
    assert len(tracing._parents) <= 101
    seen = tracing.told()
    assert seen.cases == 30_000, "none is lost"
    assert next(one for one in seen.variants if one.steps == OTHER).cases > 0


@given(st.lists(st.floats(1, 1e6), min_size=2, max_size=200))
def test_quantiles_are_within_four_per_cent_of_the_true_ones(seconds: list[float]) -> None:
    spread = Spread()
    for one in seconds:
        spread.add(one)
    told = spread.quantile_seconds(0.5)
    ordered = sorted(seconds)
    lower, upper = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    assert lower * 0.95 <= told <= upper * 1.05
    assert spread.mean_seconds == pytest.approx(sum(seconds) / len(seconds))
