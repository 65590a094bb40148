"""Verification: whatever was changed is found, and where."""

from collections.abc import Callable

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger import recording
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.models import (
    KnownNode,
    LedgerCheckpoint,
    LedgerEntry,
    LedgerHead,
    LedgerPart,
)
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.verifying import Fault, verify
from tests.kernel.ledger.test_replaying import undone
from tests.kernel.sample.cast import HANA, SALIM, STAMP, ZAYNAB, arrival, look, move
from tests.kernel.sample.far_node import FarNode

House = Callable[[], dict[str, str]]
ENTRIES = 9


@pytest.fixture
def ledger(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine entries with all kinds of parts, a checkpoint at 4 and 8, one person erased."""
    monkeypatch.setattr(recording, "CHECKPOINT_EVERY_ENTRIES", 4)
    monkeypatch.setattr("manfadh.kernel.ledger.verifying.CHECKPOINT_EVERY_ENTRIES", 4)
    for _ in range(2):
        recording.record(arrival(), look(ZAYNAB, SALIM), move(new_id(), "7"), stamp=STAMP)
    recording.record(arrival(SALIM), stamp=Stamp(actor=None, owner="region"))
    erase_subject(subject=SALIM, ground="law", stamp=STAMP)
    recording.record(arrival(SALIM), stamp=STAMP)
    assert verify() == (ENTRIES, 2, ())


def places() -> set[int]:
    return {fault.sequence for fault in verify().faults}


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount != 0


def test_a_whole_ledger_holds_and_tells_its_progress(ledger: None) -> None:
    seen: list[int] = []
    assert verify(seen.append).holds
    assert seen == [ENTRIES]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.integers(1, ENTRIES),
    st.sampled_from(["canonical", "hash"]),
    st.integers(0, 2_000),
    st.integers(1, 255),
)
def test_one_changed_byte_of_an_entry_is_found_and_located(
    ledger: None, sequence: int, column: str, place: int, flip: int
) -> None:
    with undone():
        entry = LedgerEntry.objects.get(sequence=sequence)
        content = bytearray(getattr(entry, column))
        content[place % len(content)] ^= flip
        LedgerEntry.objects.filter(sequence=sequence).update(**{column: bytes(content)})
        assert places() == {sequence}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_one_changed_byte_of_a_personal_part_is_found_and_located(
    ledger: None, data: st.DataObject
) -> None:
    with undone():
        parts = LedgerPart.objects.exclude(salt=b"").order_by("id")
        part = data.draw(st.sampled_from(list(parts)))
        column = data.draw(st.sampled_from(["salt", "body"]))
        content = bytearray(getattr(part, column))
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
        LedgerPart.objects.filter(id=part.id).update(**{column: bytes(content)})
        assert places() == {LedgerEntry.objects.get(uid=part.uid).sequence}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("type", "sample.guest_mowed"),
        ("actor", SALIM),
        ("actor", None),
        ("owner", "other"),
        ("port", "IQBSR"),
        ("recorded_at", "2026-03-01 00:00:00+00:00"),
        ("position", 4_000_000),
        ("position", -1),
    ],
)
def test_a_changed_column_is_found_and_located(ledger: None, column: str, value: object) -> None:
    LedgerEntry.objects.filter(sequence=5).update(**{column: value})
    # Of two entries that are out of order, the one that stands before the other is named.
    moved_on = (column, value) == ("position", 4_000_000)
    assert places() == ({6} if moved_on else {5})


def test_a_changed_sequence_number_is_found(ledger: None) -> None:
    LedgerEntry.objects.filter(sequence=5).update(sequence=50)
    assert 5 in places()


@pytest.mark.parametrize(("column", "value"), [("node", "real-other"), ("epoch", 2)])
def test_an_entry_moved_to_another_chain_is_found(ledger: None, column: str, value: object) -> None:
    LedgerEntry.objects.filter(sequence=5).update(**{column: value})
    chains = {(fault.node, fault.epoch) for fault in verify().faults}
    assert len(chains) == 2


@pytest.mark.parametrize(
    ("column", "value"), [("subject", SALIM), ("subject", None), ("slot", 9), ("uid", HANA)]
)
def test_a_changed_column_of_a_part_is_found_and_located(
    ledger: None, column: str, value: object
) -> None:
    uid = LedgerEntry.objects.get(sequence=4).uid
    assert LedgerPart.objects.filter(uid=uid, slot=0).update(**{column: value}) == 1
    assert 4 in places()


def test_a_part_that_vanished_without_erasure_is_found_and_located(ledger: None) -> None:
    uid = LedgerEntry.objects.get(sequence=5).uid
    LedgerPart.objects.filter(uid=uid, slot=1).delete()
    assert places() == {5}


def test_an_inserted_part_is_found_and_located(ledger: None) -> None:
    uid = LedgerEntry.objects.get(sequence=6).uid
    LedgerPart.objects.create(uid=uid, slot=0, subject=None, salt=b"s", body=b"{}")
    assert places() == {6}


def test_personal_data_of_an_erased_person_is_found(ledger: None) -> None:
    uid = LedgerEntry.objects.get(sequence=7).uid
    LedgerPart.objects.filter(uid=uid).update(subject=SALIM, salt=b"s", body=b"{}")
    whats = {fault.what for fault in verify().faults if fault.sequence == 7}
    assert "personal data of an erased subject is still held" in whats


@pytest.mark.parametrize("sequence", [1, 5, ENTRIES])
def test_a_deleted_entry_is_found_and_located(ledger: None, sequence: int) -> None:
    LedgerEntry.objects.filter(sequence=sequence).delete()
    assert sequence in places()


def test_an_inserted_entry_is_found_and_located(ledger: None) -> None:
    copy = LedgerEntry.objects.get(sequence=ENTRIES)
    copy.pk, copy.uid, copy.sequence = None, new_id(), ENTRIES + 1
    copy.save()
    assert places() == {ENTRIES + 1}


def test_swapped_entries_are_found_and_located(ledger: None) -> None:
    one, other = (LedgerEntry.objects.get(sequence=sequence) for sequence in (3, 6))
    for column in ("canonical", "uid", "type", "hash"):
        mine, theirs = getattr(one, column), getattr(other, column)
        setattr(one, column, new_id() if column == "uid" else theirs)
        one.save()
        setattr(other, column, mine)
        other.save()
    assert {3, 6} <= places()


def test_a_chain_that_was_computed_anew_is_found_at_the_next_checkpoint(ledger: None) -> None:
    from manfadh.kernel.ledger import canonical

    chain_hash = canonical.GENESIS
    for entry in LedgerEntry.objects.order_by("sequence"):
        written = bytes(entry.canonical)
        if entry.sequence == 2:
            written = written.replace(b"border check", b"border chess")
        chain_hash = canonical.hash_entry(chain_hash, written)
        LedgerEntry.objects.filter(pk=entry.pk).update(canonical=written, hash=chain_hash)
    LedgerHead.objects.update(hash=chain_hash)
    node = own_node().code
    assert verify().faults == tuple(
        Fault(node, 1, sequence, "the chain is not the one that was signed") for sequence in (4, 8)
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [("hash", bytes(32)), ("signature", bytes(64)), ("sequence", 5), ("epoch", 3)],
)
def test_a_changed_checkpoint_is_found_and_located(
    ledger: None, column: str, value: object
) -> None:
    LedgerCheckpoint.objects.filter(sequence=4).update(**{column: value})
    assert 4 in places()


def test_a_deleted_checkpoint_is_found_and_located(ledger: None) -> None:
    LedgerCheckpoint.objects.filter(sequence=8).delete()
    assert places() == {8}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("hash", bytes(32)),
        ("sequence", ENTRIES - 1),
        ("sequence", ENTRIES + 1),
        ("recorded_at", "2026-03-01 00:00:00+00:00"),
        ("node", "real-other"),
    ],
)
def test_a_changed_head_is_found(ledger: None, column: str, value: object) -> None:
    LedgerHead.objects.update(**{column: value})
    assert places() & {ENTRIES, ENTRIES + 1}


def test_a_deleted_head_is_found(ledger: None) -> None:
    LedgerHead.objects.all().delete()
    assert places() == {ENTRIES}


def test_another_public_key_is_found(ledger: None) -> None:
    KnownNode.objects.update(public_key=FarNode().public_key)
    assert places() == {4, 8}


def test_a_received_chain_is_signed_up_to_its_end(ledger: None) -> None:
    far = FarNode()
    far.introduce()
    far.tell(arrival(), move(new_id(), "1"))
    receive(far.segment())
    assert verify().holds
    LedgerCheckpoint.objects.filter(node=far.code).delete()
    [fault] = verify().faults
    assert (fault.node, fault.sequence) == (far.code, 2)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="other columns are typed")
@pytest.mark.parametrize("column", ["canonical", "hash", "recorded_at", "uid", "type", "owner"])
@pytest.mark.parametrize("value", ["NULL OR 1", "x''", "'text'", "7"])
def test_a_column_of_another_kind_is_found_and_located(
    ledger: None, column: str, value: str
) -> None:
    run(" ".join(("UPDATE kernel_ledgerentry SET", column, "=", value, "WHERE sequence = 5")))
    assert 5 in places()
