"""Stays follow from the crossings alone: in whatever order, batches and nodes they were told."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manfadh.apps.operate.crossings.events import CrossingRecorded, CrossingUndone
from manfadh.apps.operate.crossings.models import Crossing, Stay
from manfadh.apps.operate.crossings.rules.staying import Passage, pair_stays
from manfadh.apps.operate.travellers.models import MergedRecord
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import SubjectErased
from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.replaying import digest_tables, replay
from manfadh.kernel.ledger.segments import Segment
from tests.apps.operate.stories import PEOPLE, crossing, crossings, facts_of_operate, undone
from tests.kernel.sample.far_node import NOON, FarNode

pytestmark = pytest.mark.django_db

STAMP = Stamp(actor=None, owner="iq", port="IQ-ZRB")
_patiently = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_a_few = settings(_patiently, max_examples=12)
Paired = set[tuple[UUID, UUID | None]]


def stays_held() -> Paired:
    """Which exit ends which entry, as the table says."""
    return set(Stay.objects.values_list("stay_id", "exit_id"))


def stays_due() -> Paired:
    """The same, worked out from all crossings at once."""
    due: Paired = set()
    people = dict(MergedRecord.objects.values_list("traveller_id", "person_id"))
    for person in {people.get(who, who) for who in PEOPLE}:
        records = [record for record in {*PEOPLE, *people} if people.get(record, record) == person]
        rows = Crossing.objects.filter(
            traveller_id__in=records, crossed_at__isnull=False, undone_at__isnull=True
        )
        passages = [
            Passage(row.crossing_id, row.owner, "entry", row.crossed_at)
            if row.direction == "entry"
            else Passage(row.crossing_id, row.owner, "exit", row.crossed_at)
            for row in rows
            if row.crossed_at
        ]
        due |= {
            (pair.entry.crossing_id, pair.exit.crossing_id if pair.exit else None)
            for pair in pair_stays(passages)
        }
    return due


@_patiently
@given(told=crossings(), data=st.data())
def test_stays_are_those_of_all_crossings_in_any_order_and_batches(
    told: list[CrossingRecorded], data: st.DataObject
) -> None:
    undoings = data.draw(st.lists(st.sampled_from(told), max_size=3))
    facts: list[Event] = [
        *told,
        *(CrossingUndone(crossing_id=fact.crossing_id, ground="x") for fact in undoings),
    ]
    facts = data.draw(st.permutations(facts))
    cuts = sorted({0, len(facts), *data.draw(st.lists(st.integers(0, len(facts)), max_size=4))})
    with undone():
        for first, last in pairwise(cuts):
            record(*facts[first:last], stamp=STAMP)
            assert stays_held() == stays_due()


def test_of_two_entries_at_one_instant_the_ended_one_stays_ended() -> None:
    record(crossing(0, PEOPLE[0], "entry", 0), crossing(1, PEOPLE[0], "entry", 0), stamp=STAMP)
    record(crossing(2, PEOPLE[0], "exit", 1), stamp=STAMP)
    record(crossing(3, PEOPLE[0], "exit", 2), stamp=STAMP)
    assert stays_held() == stays_due()
    assert Stay.objects.filter(exit_id__isnull=False).count() == 1


def test_an_exit_told_before_its_entry_ends_it_all_the_same() -> None:
    record(crossing(1, PEOPLE[0], "exit", 9), stamp=STAMP)
    assert not Stay.objects.exists()
    record(crossing(0, PEOPLE[0], "entry", 1), stamp=STAMP)
    stay = Stay.objects.get()
    assert (stay.entered_at, stay.left_at) == (
        crossing(0, PEOPLE[0], "entry", 1).crossed_at,
        crossing(1, PEOPLE[0], "exit", 9).crossed_at,
    )


def cut(node: FarNode, cuts: Sequence[int]) -> list[Segment]:
    """The node's ledger in segments that end at `cuts`."""
    ends = sorted({min(end, len(node.entries)) for end in cuts} | {0, len(node.entries)})
    return [node.segment(first + 1, last) for first, last in pairwise(ends)]


def tables_after(nodes: Sequence[FarNode], arrivals: Sequence[Segment]) -> dict[str, str]:
    """What the tables are once these segments have come, and come again by replay."""
    with undone():
        for node in nodes:
            node.introduce()
        for segment in arrivals:
            receive(segment)
        live = digest_tables()
        assert stays_held() == stays_due()
        replay()
        assert digest_tables() == live
        return live


_ERASURES = st.sampled_from(PEOPLE).map(
    lambda who: SubjectErased(subject=who, until_at=NOON.replace(hour=13), ground="x")
)


# Each trial writes all tables of a wing several times; a busy machine takes its time.
@pytest.mark.timeout(600)
@_a_few
@given(data=st.data())
def test_interleaved_nodes_give_equal_tables_of_operate(data: st.DataObject) -> None:
    nodes = [FarNode() for _ in range(data.draw(st.integers(2, 3)))]
    facts = st.lists(st.one_of(facts_of_operate(), _ERASURES), min_size=1, max_size=12)
    for node in nodes:
        node.tell(*data.draw(facts))
    seen = []
    for _ in range(2):
        waiting = [cut(node, data.draw(st.lists(st.integers(1, 11), max_size=4))) for node in nodes]
        order = data.draw(st.permutations([i for i, many in enumerate(waiting) for _ in many]))
        seen.append(tables_after(nodes, [waiting[i].pop(0) for i in order]))
    assert seen[0] == seen[1]
