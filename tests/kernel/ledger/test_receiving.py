"""What comes from elsewhere: taken once, in order, from whom we know, and only as it was signed."""

import gzip
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger import canonical, reacting, replaying
from manfadh.kernel.ledger.models import LedgerEntry, LedgerHead
from manfadh.kernel.ledger.receiving import SegmentRefused, known_sequences, receive
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.segments import (
    MAGIC,
    MAX_SEGMENT_BYTES,
    SealedEntry,
    SegmentUnreadable,
    export_own,
    read_segment,
    write_segment,
)
from manfadh.kernel.ledger.verifying import verify
from tests.kernel.sample.cast import SALIM, STAMP, ZAYNAB, arrival, look, move
from tests.kernel.sample.events import GuestMoved
from tests.kernel.sample.far_node import FarNode
from tests.kernel.sample.models import Guest, Look

House = Callable[[], dict[str, str]]


def _one_entry() -> bytes:
    node = FarNode()
    node.tell(move(ZAYNAB, "7"))
    return write_segment(node.segment())


WRITTEN = _one_entry()


@pytest.fixture
def far(house: House) -> FarNode:
    """A known post with three entries."""
    node = FarNode()
    node.introduce()
    node.tell(arrival(), look(ZAYNAB, SALIM), arrival(SALIM))
    return node


def test_a_segment_brings_entries_and_rows(far: FarNode) -> None:
    assert receive(read_segment(write_segment(far.segment()))) == 3
    assert Guest.objects.count() == 2
    assert known_sequences([far.code]) == {(far.code, 1): 3}
    assert verify().holds


def test_a_segment_that_comes_twice_changes_nothing(far: FarNode, house: House) -> None:
    receive(far.segment())
    before = house()
    assert receive(far.segment()) == 0
    assert house() == before


def test_a_segment_that_overlaps_brings_only_what_is_new(far: FarNode) -> None:
    receive(far.segment(1, 2))
    assert receive(far.segment(1, 3)) == 1
    assert verify().holds


def test_a_gap_is_refused_and_named(far: FarNode) -> None:
    with pytest.raises(SegmentRefused, match="Entries 1 to 1"):
        receive(far.segment(2, 3))


def test_an_unknown_node_is_refused(far: FarNode) -> None:
    stranger = FarNode()
    stranger.tell(arrival())
    with pytest.raises(SegmentRefused, match="not known"):
        receive(stranger.segment())


def test_a_demonstration_is_refused_by_a_real_node(house: House) -> None:
    demo = FarNode("demo")
    demo.introduce()
    demo.tell(arrival())
    with pytest.raises(SegmentRefused, match="demo node"):
        receive(demo.segment())
    with pytest.raises(SegmentRefused, match="not known"):
        receive(demo.segment(kind="real"))


def test_a_forged_signature_is_refused(far: FarNode) -> None:
    stranger = FarNode()
    forged = msgspec.structs.replace(far.segment(), signature=stranger.key.sign(b"anything"))
    with pytest.raises(SegmentRefused, match="signature"):
        receive(forged)


def test_an_entry_that_was_changed_on_the_way_is_refused(far: FarNode) -> None:
    segment = far.segment()
    changed = segment.entries[0].canonical.replace(b"federal", b"general")
    entries = (SealedEntry(changed, segment.entries[0].parts), *segment.entries[1:])
    with pytest.raises(SegmentRefused, match="chain breaks"):
        receive(msgspec.structs.replace(segment, entries=entries))


@pytest.mark.parametrize(
    "forge",
    [
        lambda part: part._replace(body=part.body.replace(b"Harbawi", b"Garbawi")),
        lambda part: part._replace(subject=SALIM),
        lambda part: part._replace(subject=None),
        lambda part: part._replace(slot=7),
        lambda part: part._replace(salt=bytes(16)),
    ],
)
def test_a_forged_personal_part_is_refused(
    far: FarNode, forge: Callable[[canonical.Part], canonical.Part]
) -> None:
    segment = far.segment(1, 1)
    [entry] = segment.entries
    entries = (SealedEntry(entry.canonical, (forge(entry.parts[0]),)),)
    with pytest.raises(SegmentRefused, match="personal part"):
        receive(msgspec.structs.replace(segment, entries=entries))


def test_a_personal_part_that_comes_twice_is_refused(far: FarNode) -> None:
    segment = far.segment(1, 1)
    [entry] = segment.entries
    entries = (SealedEntry(entry.canonical, entry.parts * 2),)
    with pytest.raises(SegmentRefused, match="personal part"):
        receive(msgspec.structs.replace(segment, entries=entries))


def test_parts_that_were_erased_elsewhere_are_missed_by_nobody(far: FarNode) -> None:
    segment = far.segment()
    entries = tuple(SealedEntry(entry.canonical, entry.parts[1:]) for entry in segment.entries)
    receive(msgspec.structs.replace(segment, entries=entries))
    assert Look.objects.get().query is None
    assert [name for name, _ in Look.objects.get().people or []] == [str(ZAYNAB), str(SALIM)]
    assert verify().holds


@pytest.mark.parametrize(
    "instead",
    [{"node": "real-somebodyelse"}, {"epoch": 2}, {"sequence": 9}],
    ids=lambda instead: next(iter(instead)),
)
def test_a_node_cannot_write_into_another_place(house: House, instead: dict[str, object]) -> None:
    liar = FarNode()
    liar.introduce()
    liar.tell(arrival(), **instead)
    with pytest.raises(SegmentRefused, match="another one"):
        receive(liar.segment())


@pytest.mark.parametrize("written", [b"", b"{}", b"[1]", b"\xff", b'{"node":1}'])
def test_bytes_that_are_no_entry_are_refused(house: House, written: bytes) -> None:
    liar = FarNode()
    liar.introduce()
    liar.append(written)
    with pytest.raises(SegmentRefused, match="not written as an entry"):
        receive(liar.segment())


@pytest.mark.parametrize("recorded", ["yesterday", "2026-03-01T12:00:00Z", "2026-03-01"])
def test_an_entry_with_another_kind_of_time_is_refused(house: House, recorded: str) -> None:
    liar = FarNode()
    liar.introduce()
    liar.tell(arrival(), recorded=recorded)
    with pytest.raises(SegmentRefused, match="not written as an entry"):
        receive(liar.segment())


def test_an_entry_with_the_id_of_another_is_refused(far: FarNode) -> None:
    receive(far.segment())
    taken = LedgerEntry.objects.filter(sequence=1).get().uid
    liar = FarNode()
    liar.introduce()
    liar.tell(arrival(), uid=taken)
    with pytest.raises(SegmentRefused, match="bears an id"):
        receive(liar.segment())


def test_an_entry_that_does_not_fit_its_type_is_refused(house: House) -> None:
    liar = FarNode()
    liar.introduce()
    liar.tell(move(new_id(), "7"), data=msgspec.Raw(b'{"guest_id":"nobody","room":"7"}'))
    with pytest.raises(SegmentRefused, match=r"does not fit sample\.guest_moved"):
        receive(liar.segment())


def test_a_refused_segment_leaves_nothing(far: FarNode) -> None:
    far.append(b"{}")
    with pytest.raises(SegmentRefused):
        receive(far.segment())
    assert not LedgerEntry.objects.exists()
    assert not Guest.objects.exists()


def test_an_event_of_tomorrow_is_held_and_applied_after_the_upgrade(
    far: FarNode, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest = new_id()
    far.tell(arrival(guest=guest), move(guest, "7"))
    with monkeypatch.context() as yesterday:
        yesterday.setattr("manfadh.kernel.events._BY_TYPE", _types_but(GuestMoved))
        assert receive(far.segment()) == 5
        assert reacting.apply_understood() > 0
        assert reacting.apply_understood() == 0
        assert Guest.objects.get(guest_id=guest).room is None
        replaying.replay()
        assert verify().holds
    assert reacting.apply_understood() == 1
    assert Guest.objects.get(guest_id=guest).room == "7"
    assert reacting.apply_understood() == 0
    live = house()
    replaying.replay()
    assert house() == live


def _types_but(kind: type[Event]) -> dict[str, type[Event]]:
    from manfadh.kernel.events import all_event_classes

    return {name: cls for name, cls in all_event_classes().items() if cls is not kind}


def test_what_we_export_others_can_read(house: House) -> None:
    for _ in range(3):
        record(arrival(), look(ZAYNAB), stamp=STAMP)
    [segment] = export_own()
    assert read_segment(write_segment(segment)) == segment
    [rest] = export_own(4)
    assert (rest.first, rest.last) == (5, 6)
    assert rest.entries == segment.entries[4:]
    assert list(export_own(6)) == []


def test_an_export_is_cut_where_it_grows_too_large(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(*(move(new_id(), "x" * 900) for _ in range(5)), stamp=STAMP)
    monkeypatch.setattr("manfadh.kernel.ledger.segments._CLOSE_AT_BYTES", 2_000)
    assert [(segment.first, segment.last) for segment in export_own()] == [(1, 2), (3, 4), (5, 5)]


def test_our_own_segment_restores_what_a_lost_disk_held(house: House) -> None:
    record(arrival(), look(ZAYNAB), stamp=STAMP)
    [segment] = export_own()
    before = house()
    LedgerEntry.objects.filter(sequence=2).delete()
    LedgerHead.objects.update(sequence=1, hash=LedgerEntry.objects.get().hash)
    from manfadh.kernel.ledger.models import LedgerPart

    LedgerPart.objects.exclude(uid=LedgerEntry.objects.get().uid).delete()
    assert receive(segment) == 1
    assert house() == before


def test_a_decompression_bomb_is_refused() -> None:
    bomb = MAGIC + gzip.compress(bytes(MAX_SEGMENT_BYTES + 1))
    assert len(bomb) < 100_000
    with pytest.raises(SegmentUnreadable, match="holds more than"):
        read_segment(bomb)


@given(st.binary(max_size=64))
def test_any_bytes_are_refused_as_a_segment(content: bytes) -> None:
    for candidate in (content, MAGIC + content, MAGIC + gzip.compress(content)):
        with pytest.raises(SegmentUnreadable):
            read_segment(candidate)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_damaged_segment_is_refused(place: int, flip: int) -> None:
    content = bytearray(WRITTEN)
    place = len(MAGIC) + 10 + place % (len(content) - len(MAGIC) - 10)
    content[place] ^= flip
    try:
        damaged = read_segment(bytes(content))
    except SegmentUnreadable:
        return
    # The last bits of a compressed stream may mean nothing.
    assert damaged == read_segment(WRITTEN)


def test_a_segment_that_lies_about_its_length_is_refused() -> None:
    node = FarNode()
    node.tell(move(ZAYNAB, "7"), move(ZAYNAB, "8"))
    short = msgspec.structs.replace(node.segment(), entries=())
    with pytest.raises(SegmentUnreadable, match="does not hold"):
        read_segment(write_segment(short))
