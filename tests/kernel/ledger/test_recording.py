"""Recording: gap-free, in order, read back as it was stored, all or nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, cast

import pytest
from django.db import transaction

from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.models import KnownNode, LedgerCheckpoint, LedgerEntry
from manfadh.kernel.ledger.node import NodeKeyError, own_node
from manfadh.kernel.ledger.recording import CHECKPOINT_EVERY_ENTRIES, record
from manfadh.kernel.ledger.verifying import verify
from tests.kernel.sample.cast import STAMP, arrival, look, move
from tests.kernel.sample.events import GuestMoved
from tests.kernel.sample.models import Guest

House = Callable[[], dict[str, str]]
MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)


def test_a_recorded_fact_is_on_the_ledger_and_in_its_table(house: House) -> None:
    [entry] = record(arrival(), stamp=STAMP)
    guest = Guest.objects.get()
    assert guest.surname == "Harbawi"
    assert guest.arrived_stamp == entry.order
    assert LedgerEntry.objects.get().uid == entry.uid


def test_sequence_numbers_have_no_gap(house: House) -> None:
    for _ in range(3):
        record(arrival(), look(), stamp=STAMP)
    sequences = LedgerEntry.objects.order_by("position").values_list("sequence", flat=True)
    assert list(sequences) == [1, 2, 3, 4, 5, 6]


def test_a_fact_that_fails_leaves_neither_entry_nor_row_nor_number(house: House) -> None:
    record(arrival(), stamp=STAMP)
    wrong = GuestMoved(guest_id=cast(Any, "not an id"), room="7")
    with pytest.raises(ValueError, match="guest_id"):
        record(arrival(), wrong, stamp=STAMP)
    record(arrival(), stamp=STAMP)
    assert LedgerEntry.objects.order_by("-sequence").values_list("sequence", flat=True)[0] == 2
    assert Guest.objects.count() == 2
    assert verify().holds


@pytest.mark.parametrize("room", ["a\x00b", 1.5, "\ud800"])
def test_what_some_database_cannot_hold_is_refused_at_once(house: House, room: object) -> None:
    with pytest.raises(ValueError, match=r"NUL|float|surrogates"):
        record(move(new_id(), cast(str, room)), stamp=STAMP)
    assert not LedgerEntry.objects.exists()


def test_a_backslash_before_u0000_is_only_text(house: House) -> None:
    record(move(new_id(), r"\u0000"), stamp=STAMP)
    assert Guest.objects.get().room == r"\u0000"


def test_a_clock_set_back_never_reorders(house: House) -> None:
    times = [MIDNIGHT, MIDNIGHT - timedelta(days=400), MIDNIGHT + timedelta(seconds=1)]
    guest = new_id()
    orders = []
    for room, instant in enumerate(times):
        with clock.frozen_at(instant):
            [entry] = record(move(guest, str(room)), stamp=STAMP)
        orders.append(entry.order)
        assert Guest.objects.get().room == str(room)
    assert orders == sorted(orders)


def test_a_local_instant_is_stored_in_utc(house: House) -> None:
    baghdad = timezone(timedelta(hours=3))
    stamp = Stamp(actor=None, owner="federal", occurred_at=datetime(2026, 3, 1, 12, tzinfo=baghdad))
    [entry] = record(move(new_id(), "1"), stamp=stamp)
    assert entry.occurred_at == datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_an_instant_without_time_zone_is_refused(house: House) -> None:
    naive = Stamp(actor=None, owner="federal", occurred_at=MIDNIGHT.replace(tzinfo=None))
    with pytest.raises(ValueError, match="time zone"):
        record(move(new_id(), "1"), stamp=naive)


def test_every_so_many_entries_are_signed_even_within_one_batch(house: House) -> None:
    guest = new_id()
    record(*(move(guest, str(i)) for i in range(CHECKPOINT_EVERY_ENTRIES + 3)), stamp=STAMP)
    checkpoints = LedgerCheckpoint.objects.values_list("sequence", flat=True)
    assert list(checkpoints) == [CHECKPOINT_EVERY_ENTRIES]


def test_nothing_to_record_leaves_nothing(house: House) -> None:
    assert record(stamp=STAMP) == []
    assert not KnownNode.objects.exists()


def test_a_database_of_another_node_is_not_written_to(house: House) -> None:
    KnownNode.objects.create(node="real-another", name="", kind="real", public_key=b"", is_own=True)
    with pytest.raises(NodeKeyError, match=own_node().code):
        record(arrival(), stamp=STAMP)


def test_writing_inside_a_foreign_transaction_is_refused(committed_house: House) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        record(arrival(), stamp=STAMP)
