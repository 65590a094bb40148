"""Reactions: after commit, in order, at least once, and none holds up another."""

from collections.abc import Callable

import pytest
from django.db import transaction

from manfadh.kernel.ledger import reacting
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.models import LedgerEntry, ReactionCursor
from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.wiring import Reaction
from manfadh.kernel.writing import writing
from tests.kernel.sample import wiring
from tests.kernel.sample.cast import STAMP, arrival, move
from tests.kernel.sample.events import GuestArrived, GuestMoved
from tests.kernel.sample.far_node import FarNode
from tests.kernel.sample.models import Guest

House = Callable[[], dict[str, str]]


@pytest.fixture
def rooms(committed_house: House, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A subscriber that gives each guest a room, once; its list tells which entries it saw."""
    seen: list[int] = []

    def give_a_room(entry: Entry[GuestArrived]) -> None:
        seen.append(entry.sequence)
        guest_id = entry.event.guest_id
        if Guest.objects.get(guest_id=guest_id).room is None:
            record(move(guest_id, str(entry.sequence)), stamp=STAMP)

    subscribe(monkeypatch, "rooms", give_a_room)
    return seen


def subscribe(monkeypatch: pytest.MonkeyPatch, name: str, reaction: Reaction) -> None:
    monkeypatch.setitem(wiring.REACTIONS, name, (reaction, (GuestArrived,)))


def test_a_reaction_runs_after_commit_and_may_record(rooms: list[int]) -> None:
    with writing():
        record(arrival(), stamp=STAMP)
        assert rooms == []
    assert rooms == [1]
    assert Guest.objects.get().room == "1"


def test_what_is_rolled_back_sets_off_nothing(rooms: list[int]) -> None:
    with writing():
        record(arrival(), stamp=STAMP)
        transaction.set_rollback(True)
    assert rooms == []


def test_a_received_fact_sets_off_reactions(rooms: list[int]) -> None:
    far = FarNode()
    far.introduce()
    far.tell(arrival())
    receive(far.segment())
    assert rooms == [1]


def test_delivered_twice_gives_the_same_rows(rooms: list[int], committed_house: House) -> None:
    record(arrival(), arrival(), stamp=STAMP)
    before = committed_house()
    ReactionCursor.objects.update(position=0)
    assert reacting.catch_up_all() == 2
    assert rooms == [1, 2, 1, 2]
    assert committed_house() == before


def test_a_subscriber_that_fails_catches_up_and_keeps_what_it_did(
    rooms: list[int], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, seen = [2], []

    def fail_at_times(entry: Entry[GuestArrived]) -> None:
        if entry.sequence in broken:
            Guest.objects.update(surname="half done")
            raise RuntimeError("the printer is out of paper")
        seen.append(entry.sequence)

    subscribe(monkeypatch, "printer", fail_at_times)
    record(arrival(), arrival(), arrival(), stamp=STAMP)
    assert (rooms, seen) == ([1, 2, 3], [1])
    assert "printer failed" in caplog.text
    assert not Guest.objects.filter(surname="half done").exists()
    assert reacting.catch_up_all() == 0
    broken.clear()
    assert reacting.catch_up_all() == 2
    assert seen == [1, 2, 3]


def test_a_subscriber_passes_over_what_it_does_not_want(rooms: list[int]) -> None:
    record(arrival(), stamp=STAMP)
    guest = Guest.objects.get().guest_id
    for _ in range(3):
        record(GuestMoved(guest_id=guest, room="9"), stamp=STAMP)
    assert reacting.catch_up_all() == 0
    end = LedgerEntry.objects.order_by("-position").values_list("position", flat=True)[0]
    assert ReactionCursor.objects.get(subscriber="rooms").position == end


def test_more_than_one_batch_is_caught_up(
    rooms: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reacting, "BATCH_ENTRIES", 2)
    record(*(arrival() for _ in range(5)), stamp=STAMP)
    assert rooms == [1, 2, 3, 4, 5]
