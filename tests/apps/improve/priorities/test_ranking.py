"""The order shows its arithmetic, how far it holds, and whose weights say otherwise."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import msgspec
import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.improve.priorities.events import Weight
from manfadh.apps.improve.priorities.rules import (
    Facts,
    Scale,
    contradictions,
    disagreements,
    read,
    together,
    waiting_on,
)
from manfadh.apps.improve.priorities.selectors import (
    NoOrder,
    WeightingUnknown,
    find_adoption,
    list_criteria,
    list_weightings,
    rank_gaps,
)
from manfadh.apps.improve.priorities.services import (
    PriorityRefused,
    adopt_order,
    close_gap,
    describe_criterion,
    describe_gap,
    give_weights,
    use_usual_criteria,
    withdraw_weights,
)
from manfadh.apps.improve.priorities.services.weigh import CriterionDraft
from manfadh.apps.operate.crossings.events import CrossingRecorded
from manfadh.apps.operate.crossings.selectors import list_port_flows
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.apps.improve.conftest import NOON
from tests.apps.improve.setting import ROOM, SCANNER, prioritised, record_gaps, weigh
from tests.apps.operate.stories import PEOPLE, crossing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

ONE, TWO = UUID(int=1), UUID(int=2)


def let_pass(port: str, number: int, *, days_ago: int = 1, owner: str = "iq") -> None:
    """Some people pass a port on a day."""
    at = NOON - timedelta(days=days_ago)
    first = hash((port, days_ago, owner)) & 0xFFFF
    record(
        *(
            replace_crossing(UUID(int=(first << 32) + one), at + timedelta(seconds=one))
            for one in range(number)
        ),
        stamp=Stamp(actor=None, owner=owner, port=port),
    )


def replace_crossing(crossing_id: UUID, at: datetime) -> CrossingRecorded:
    return msgspec.structs.replace(
        crossing(0, PEOPLE[0], "entry", 0), crossing_id=crossing_id, crossed_at=at
    )


def weight(criterion: UUID, share: str, low: str = "0", high: str = "100") -> Weight:
    return Weight(criterion, Decimal(share), Decimal(low), Decimal(high))


def test_the_points_of_each_gap_are_the_sum_of_its_lines(nadia: Viewer) -> None:
    prioritised(nadia)
    order = rank_gaps(nadia)
    for one in order.gaps:
        assert one.points == pytest.approx(sum(line.points for line in one.lines))
        for line in one.lines:
            assert line.points == pytest.approx(line.weight * line.scaled)
    assert [one.rank for one in order.gaps] == sorted(one.rank for one in order.gaps)
    points = [one.points for one in order.gaps]
    assert points == sorted(points, reverse=True)


def test_each_voice_has_an_order_of_its_own_beside_the_common_one(nadia: Viewer) -> None:
    scanner, power, room = prioritised(nadia)
    commission, region = list_weightings(nadia)
    by_commission = rank_gaps(nadia, commission.weighting_id)
    by_region = rank_gaps(nadia, region.weighting_id)
    assert by_commission.gaps[0].gap.gap_id != by_region.gaps[0].gap.gap_id == room
    ranks = {one.gap.gap_id: one.ranks for one in rank_gaps(nadia).gaps}
    for place, order in enumerate((by_commission, by_region)):
        assert {one.gap.gap_id: one.rank for one in order.gaps} == {
            gap: ranks[gap][place] for gap in (scanner, power, room)
        }
    assert 0 <= (rank_gaps(nadia).agreement or 0) <= 1
    with pytest.raises(WeightingUnknown):
        rank_gaps(nadia, new_id())


def test_the_range_seen_lies_within_the_range_proven(nadia: Viewer) -> None:
    prioritised(nadia)
    for one in rank_gaps(nadia).gaps:
        span = one.range
        assert (
            1
            <= span.outer_best
            <= span.inner_best
            <= one.rank
            <= span.inner_worst
            <= span.outer_worst
            <= 3
        )
        assert span.steadiness in ("robust", "fragile", "unsettled")


def test_weights_that_cannot_move_make_every_gap_robust(nadia: Viewer) -> None:
    record_gaps(nadia, SCANNER, ROOM)
    use_usual_criteria(viewer=nadia)
    weigh(nadia, "Commission", [40, 20, 10, 20, 10], by=0)
    assert {one.range.steadiness for one in rank_gaps(nadia).gaps} == {"robust"}


def test_who_is_affected_is_counted_at_the_port_and_hidden_where_it_is_few(nadia: Viewer) -> None:
    let_pass("safwan", 56)
    let_pass("trebil", 4)
    flows = list_port_flows(nadia)
    assert flows["safwan"].entries == 56
    assert flows["safwan"].people_a_day == 2
    assert (flows["trebil"].entries, flows["trebil"].people_a_day) == (None, None)
    assert flows["arar"].people_a_day == 0
    assert "ibrahim-khalil" not in flows


def test_more_people_bring_a_gap_forward(nadia: Viewer) -> None:
    scanner, twin = record_gaps(nadia, SCANNER, replace(SCANNER, port="trebil"))
    use_usual_criteria(viewer=nadia)
    weigh(nadia, "Commission", [40, 20, 10, 20, 10])
    assert [one.rank for one in rank_gaps(nadia).gaps] == [1, 1]
    let_pass("trebil", 280)
    cache.clear()
    order = rank_gaps(nadia)
    assert [one.gap.gap_id for one in order.gaps] == [twin, scanner]
    affected = next(x for x in order.gaps[0].lines if x.criterion.measure == "affected")
    assert affected.value == 10
    assert affected.points == pytest.approx(2)


def test_where_counts_are_not_shared_an_estimate_with_its_source_is_taken(nadia: Viewer) -> None:
    estimated = replace(SCANNER, port="ibrahim-khalil", people_a_day=50, people_source="Letter 9")
    unknown = replace(SCANNER, port="bashmakh")
    record_gaps(nadia, estimated, unknown)
    use_usual_criteria(viewer=nadia)
    weigh(nadia, "Commission", [40, 20, 10, 20, 10])
    first, second = rank_gaps(nadia).gaps
    assert first.gap.port == "ibrahim-khalil"
    assert first.lacks == ()
    assert [one.measure for one in second.lacks] == ["affected"]


def test_a_value_beyond_the_scale_counts_as_its_end_and_says_so(nadia: Viewer) -> None:
    record_gaps(nadia, replace(SCANNER, port="bashmakh", people_a_day=9000, people_source="x"))
    use_usual_criteria(viewer=nadia)
    weigh(nadia, "Commission", [40, 20, 10, 20, 10])
    line = next(x for x in rank_gaps(nadia).gaps[0].lines if x.criterion.measure == "affected")
    assert line.is_beyond
    assert (line.value, line.counted, line.scaled) == (9000, 100, 1)


def test_a_gap_counts_those_that_wait_for_it_through_others(nadia: Viewer) -> None:
    first, second, third = record_gaps(nadia, SCANNER, ROOM, SCANNER)
    describe_gap(viewer=nadia, gap_id=second, draft=replace(ROOM, needs=(first,)))
    describe_gap(viewer=nadia, gap_id=third, draft=replace(SCANNER, needs=(second,)))
    use_usual_criteria(viewer=nadia)
    weigh(nadia, "Commission", [40, 20, 10, 20, 10])
    waited = {one.gap.gap_id: one.waited_on_by for one in rank_gaps(nadia).gaps}
    assert waited == {first: {second, third}, second: {third}, third: frozenset()}


def test_what_is_missing_for_an_order_is_said(nadia: Viewer) -> None:
    with pytest.raises(NoOrder, match="criteria"):
        rank_gaps(nadia)
    use_usual_criteria(viewer=nadia)
    with pytest.raises(NoOrder, match="gap"):
        rank_gaps(nadia)
    record_gaps(nadia, SCANNER)
    with pytest.raises(NoOrder, match="weights"):
        rank_gaps(nadia)


@pytest.mark.parametrize(
    ("given_weights", "said"),
    [
        ([("30", "0", "100"), ("60", "0", "100")], "90"),
        ([("30", "40", "100"), ("70", "0", "100")], "below its least by 10"),
        ([("30", "0", "20"), ("70", "0", "100")], "above its most by 10"),
        ([("30", "40", "20"), ("70", "0", "100")], "least is above the most by 20"),
        ([("101", "0", "100"), ("0", "0", "100")], "no share"),
        ([("40", "40", "100"), ("60", "60.1", "61")], "below its least by 0.1"),
        ([("50", "50", "50"), ("50.04", "50.04", "60")], "least weights come to 100.04"),
        ([("50", "0", "50"), ("49.96", "0", "49.96")], "most weights come to 99.96"),
    ],
)
def test_weights_that_contradict_each_other_are_named(
    nadia: Viewer, given_weights: list[tuple[str, str, str]], said: str
) -> None:
    use_usual_criteria(viewer=nadia)
    for criterion in list_criteria(nadia)[2:]:
        draft = CriterionDraft(
            name_en=criterion.names.en,
            measure=criterion.measure,
            least=criterion.least,
            most=criterion.most,
            place=criterion.place,
            is_in_use=False,
        )
        describe_criterion(viewer=nadia, criterion_id=criterion.criterion_id, draft=draft)
    ids = [one.criterion_id for one in list_criteria(nadia)]
    with pytest.raises(PriorityRefused, match=said):
        give_weights(
            viewer=nadia,
            weighting_id=new_id(),
            voice="Commission",
            weights=[weight(i, *one) for i, one in zip(ids, given_weights, strict=True)],
        )
    assert list_weightings(nadia) == []


def test_voices_whose_bounds_have_nothing_in_common_are_named() -> None:
    found = disagreements(
        {
            "Commission": [weight(ONE, "60", "50", "70"), weight(TWO, "40", "30", "50")],
            "Region": [weight(ONE, "20", "10", "30"), weight(TWO, "80", "45", "90")],
        }
    )
    [one] = found
    assert (one.criterion_id, one.higher, one.at_least, one.lower, one.at_most) == (
        ONE,
        "Commission",
        Decimal(50),
        "Region",
        Decimal(30),
    )


def test_a_voice_gives_its_weights_again_and_one_name_is_one_voice(nadia: Viewer) -> None:
    prioritised(nadia)
    commission = next(one for one in list_weightings(nadia) if one.voice == "Commission")
    weigh(nadia, "Commission", [20, 20, 20, 20, 20], weighting_id=commission.weighting_id)
    assert len(list_weightings(nadia)) == 2
    with pytest.raises(PriorityRefused, match="gave weights already"):
        weigh(nadia, "Commission", [20, 20, 20, 20, 20])
    withdraw_weights(viewer=nadia, weighting_id=commission.weighting_id, ground="New board")
    assert [one.voice for one in list_weightings(nadia)] == ["Region"]
    weigh(nadia, "Commission", [20, 20, 20, 20, 20])
    assert len(list_weightings(nadia)) == 2


def test_an_adopted_order_stays_as_it_was(nadia: Viewer, samira: Viewer) -> None:
    gaps = prioritised(nadia)
    adoption_id = new_id()
    with pytest.raises(NotPermitted):
        adopt_order(viewer=samira, adoption_id=adoption_id, weighting_id=None, ground="Minutes 4")
    for _twice in range(2):
        adopt_order(viewer=nadia, adoption_id=adoption_id, weighting_id=None, ground="Minutes 4")
    adopted = find_adoption(samira)
    assert adopted is not None
    assert [one.gap_id for one in adopted.order] == [x.gap.gap_id for x in rank_gaps(nadia).gaps]
    close_gap(viewer=nadia, gap_id=gaps[0], closed_on=clock.today(), evidence="x")
    assert find_adoption(samira) == adopted
    assert len(rank_gaps(nadia).gaps) == 2


@given(st.lists(st.lists(st.integers(1, 30), min_size=3, max_size=3), min_size=1, max_size=4))
def test_all_voices_together_keep_what_each_voice_keeps(given_weights: list[list[int]]) -> None:
    voices = []
    for shares in given_weights:
        whole = Decimal(sum(shares))
        voices.append(
            [
                Weight(
                    UUID(int=i), w := 100 * Decimal(share) / whole, w / 2, min(2 * w, Decimal(100))
                )
                for i, share in enumerate(shares)
            ]
        )
    made = together(voices)
    assert contradictions(made) == []
    for one, *rest in zip(made, *voices, strict=True):
        assert one.low == min(w.low for w in rest)
        assert one.high == max(w.high for w in rest)


@given(st.floats(-1e6, 1e6), st.floats(-100, 100), st.floats(101, 1000), st.booleans())
def test_what_is_counted_lies_on_the_scale(
    people: float, least: float, most: float, is_turned: bool
) -> None:
    ends = (most, least) if is_turned else (least, most)
    facts = Facts(
        severity=0, risk=0, obligation="none", people_a_day=people, waited_on=0, judged={}
    )
    value = read(Scale(ONE, "affected", *ends), facts)
    assert least <= value.counted <= most
    assert value.is_beyond == (value.counted != people)


@given(st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=4), max_size=10))
def test_who_waits_is_who_needs_directly_or_through_others(links: dict[int, list[int]]) -> None:
    needs = {UUID(int=k): [UUID(int=v) for v in needed] for k, needed in links.items()}
    waited = waiting_on(needs)
    for gap, waiting in waited.items():
        assert gap not in waiting
        for one in waiting:
            assert any(n == gap or (n in waited and one in waited[gap]) for n in needs[one])
