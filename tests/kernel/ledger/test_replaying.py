"""Replay, erasure and interleaving: however the entries came, the tables are the same."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manfadh.kernel.events import Event
from manfadh.kernel.ids import make_id
from manfadh.kernel.ledger.erasing import SubjectErased, erase_subject
from manfadh.kernel.ledger.models import ErasedSubject, LedgerPart
from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.replaying import differing_tables, digest_tables, replay
from manfadh.kernel.ledger.segments import Segment, export_own, read_segment, write_segment
from manfadh.kernel.ledger.verifying import verify
from tests.kernel.sample.cast import SALIM, STAMP, ZAYNAB, arrival, look, move
from tests.kernel.sample.far_node import NOON, FarNode
from tests.kernel.sample.models import Guest, Look

House = Callable[[], dict[str, str]]

GUESTS = [make_id(0, number) for number in range(3)]
PEOPLE = [ZAYNAB, SALIM]

_EVENTS = st.one_of(
    st.builds(arrival, st.sampled_from(PEOPLE), st.text("abc"), st.sampled_from(GUESTS)),
    st.builds(move, st.sampled_from(GUESTS), st.text("123", max_size=2)),
    st.builds(lambda people: look(*people), st.lists(st.sampled_from(PEOPLE), max_size=2)),
    st.builds(
        lambda person: SubjectErased(subject=person, until_at=NOON.replace(hour=13), ground="x"),
        st.sampled_from(PEOPLE),
    ),
)


@contextmanager
def undone() -> Iterator[None]:
    """A trial that leaves nothing behind."""
    trial = transaction.atomic()
    vars(trial)["_from_testcase"] = True
    with trial:
        yield
        transaction.set_rollback(True)


def cut(node: FarNode, cuts: Sequence[int]) -> list[Segment]:
    """The node's ledger in segments that end at `cuts`."""
    ends = sorted({min(end, len(node.entries)) for end in cuts} | {0, len(node.entries)})
    return [node.segment(first + 1, last) for first, last in pairwise(ends)]


def tables_after(nodes: Sequence[FarNode], arrivals: Sequence[Segment]) -> dict[str, str]:
    with undone():
        for node in nodes:
            node.introduce()
        for segment in arrivals:
            receive(segment)
        live = digest_tables()
        assert verify().holds
        replay()
        assert digest_tables() == live
        return live


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_random_interleavings_of_nodes_give_equal_tables(house: House, data: st.DataObject) -> None:
    nodes = [FarNode() for _ in range(data.draw(st.integers(2, 3)))]
    for node in nodes:
        node.tell(*data.draw(st.lists(_EVENTS, min_size=1, max_size=8)))
    seen = []
    for _ in range(2):
        waiting = [cut(node, data.draw(st.lists(st.integers(1, 7)))) for node in nodes]
        order = data.draw(st.permutations([i for i, many in enumerate(waiting) for _ in many]))
        seen.append(tables_after(nodes, [waiting[i].pop(0) for i in order]))
    assert seen[0] == seen[1]


def test_replay_writes_the_tables_again_as_they_were(house: House) -> None:
    record(arrival(guest=GUESTS[0]), look(ZAYNAB), move(GUESTS[0], "7"), stamp=STAMP)
    before = house()
    Guest.objects.all().delete()
    assert house() != before
    assert replay() == 3
    assert house() == before


def test_a_table_that_was_written_beside_the_ledger_is_named(house: House) -> None:
    record(arrival(), look(ZAYNAB), stamp=STAMP)
    assert differing_tables() == []
    Guest.objects.update(surname="Other")
    assert differing_tables() == ["sample.Guest"]
    assert Guest.objects.get().surname == "Other"


def erase(person: UUID) -> None:
    erase_subject(subject=person, ground="data protection law, article 1", stamp=STAMP)


def test_an_erased_person_is_gone_from_tables_and_ledger(house: House) -> None:
    record(arrival(ZAYNAB, guest=GUESTS[0]), arrival(SALIM, guest=GUESTS[1]), stamp=STAMP)
    record(look(ZAYNAB, SALIM), stamp=STAMP)
    erase(ZAYNAB)
    assert Guest.objects.get(guest_id=GUESTS[0]).surname is None
    assert Guest.objects.get(guest_id=GUESTS[1]).surname == "Harbawi"
    assert Look.objects.get().people == [[str(SALIM), f"note on {SALIM}"]]
    assert not LedgerPart.objects.filter(subject=ZAYNAB).exists()
    assert verify().holds


def test_erase_then_replay_equals_the_erased_tables(house: House) -> None:
    record(arrival(ZAYNAB), look(ZAYNAB, SALIM), stamp=STAMP)
    erase(ZAYNAB)
    record(arrival(ZAYNAB, surname="Later"), stamp=STAMP)
    erased = house()
    ErasedSubject.objects.all().delete()
    replay()
    assert house() == erased
    assert ErasedSubject.objects.get().subject == ZAYNAB
    assert Guest.objects.filter(surname="Later").exists()


def test_a_fact_and_its_erasure_in_one_batch_leave_no_name(house: House) -> None:
    someone_else = SubjectErased(subject=SALIM, until_at=NOON, ground="x")
    later = NOON.replace(year=2100)
    erasure = SubjectErased(subject=ZAYNAB, until_at=later, ground="x")
    record(someone_else, arrival(ZAYNAB), erasure, stamp=STAMP)
    assert Guest.objects.get().surname is None


def test_an_erasure_covers_what_a_fast_clock_recorded(house: House) -> None:
    far = FarNode()
    far.introduce()
    far.now = NOON.replace(year=2100)
    far.tell(arrival(ZAYNAB))
    receive(far.segment())
    erase(ZAYNAB)
    assert Guest.objects.get().surname is None


def test_an_old_segment_after_an_erasure_stays_erased(house: House) -> None:
    far = FarNode()
    far.introduce()
    far.tell(arrival(ZAYNAB), look(ZAYNAB, SALIM))
    stick = write_segment(far.segment())
    with undone():
        receive(read_segment(stick))
        erase(ZAYNAB)
        expected = house()
    erase(ZAYNAB)
    receive(read_segment(stick))
    assert not LedgerPart.objects.filter(subject=ZAYNAB).exists()
    assert house() == expected
    assert verify().holds


def test_a_segment_of_ours_no_longer_holds_who_was_erased(house: House) -> None:
    record(arrival(ZAYNAB), look(ZAYNAB, SALIM), stamp=STAMP)
    erase(ZAYNAB)
    [segment] = export_own()
    subjects = [part.subject for entry in segment.entries for part in entry.parts]
    assert subjects == [None, SALIM]


def test_many_facts_about_one_person_are_all_erased(house: House) -> None:
    facts: list[Event] = [arrival(ZAYNAB) for _ in range(600)]
    record(*facts, stamp=STAMP)
    erase(ZAYNAB)
    assert not Guest.objects.filter(surname__isnull=False).exists()
