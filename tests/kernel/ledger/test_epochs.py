"""After a backup was put back: a new epoch, and what was lost comes back."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from manfadh.cli import main
from manfadh.kernel import clock
from manfadh.kernel.ledger.closing import close_ledger
from manfadh.kernel.ledger.epochs import NoEpoch, begin_epoch
from manfadh.kernel.ledger.models import LedgerEntry, LedgerHead, LedgerPart
from manfadh.kernel.ledger.receiving import SegmentRefused, receive
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.replaying import differing_tables, replay
from manfadh.kernel.ledger.segments import Segment, export_own
from manfadh.kernel.ledger.state import get_state
from manfadh.kernel.ledger.verifying import verify
from tests.kernel.sample.cast import STAMP, arrival
from tests.kernel.sample.models import Guest

House = Callable[[], dict[str, str]]


@pytest.fixture
def restored(house: House) -> list[Segment]:
    """Five entries, which headquarters holds; the backup that was put back holds three."""
    for _ in range(5):
        record(arrival(), stamp=STAMP)
    held = list(export_own(0))
    lost = LedgerEntry.objects.filter(sequence__gt=3)
    uids = list(lost.values_list("uid", flat=True))
    third = LedgerEntry.objects.get(sequence=3)
    LedgerPart.objects.filter(uid__in=uids).delete()
    lost.delete()
    LedgerHead.objects.update(sequence=3, hash=third.hash, recorded_at=third.recorded_at)
    replay()
    return held


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["ledger", "new-epoch", *arguments])


def test_a_chain_that_was_signed_at_closing_time_holds(house: House) -> None:
    record(arrival(), stamp=STAMP)
    assert close_ledger()
    assert not close_ledger()
    assert verify().holds


def test_numbers_begin_anew_and_the_old_chain_is_signed(restored: list[Segment]) -> None:
    assert begin_epoch().epoch == 2
    assert get_state().unsigned_entries == 0
    [entry] = record(arrival(), stamp=STAMP)
    assert (entry.epoch, entry.sequence) == (2, 1)
    assert verify().holds


def test_what_the_backup_lacks_comes_back_from_headquarters(restored: list[Segment]) -> None:
    begin_epoch()
    record(arrival(), stamp=STAMP)
    assert sum(receive(segment) for segment in restored) == 2
    assert Guest.objects.count() == 6
    assert verify().holds
    assert differing_tables() == []
    [entry] = record(arrival(), stamp=STAMP)
    assert (entry.epoch, entry.sequence) == (2, 2)


def test_without_a_new_epoch_the_lost_entries_can_never_come_back(restored: list[Segment]) -> None:
    record(arrival(), stamp=STAMP)
    [segment] = restored
    with pytest.raises(SegmentRefused, match="do not follow"):
        receive(segment)


def test_another_node_takes_both_epochs(restored: list[Segment]) -> None:
    begin_epoch()
    record(arrival(), arrival(), stamp=STAMP)
    [segment] = export_own(0)
    assert (segment.epoch, segment.first, segment.last) == (2, 1, 2)


def test_a_new_epoch_twice_is_one(restored: list[Segment]) -> None:
    assert begin_epoch().epoch == begin_epoch().epoch == 2
    assert verify().holds


def test_times_of_recording_go_on_from_the_backup(restored: list[Segment]) -> None:
    last = LedgerHead.objects.get().recorded_at
    with clock.frozen_at(last.replace(year=last.year - 1)):
        begin_epoch()
        [entry] = record(arrival(), stamp=STAMP)
    assert entry.recorded_at > last


def test_a_node_that_recorded_nothing_is_in_its_first_epoch(house: House) -> None:
    with pytest.raises(NoEpoch):
        begin_epoch()
    result = run("--yes")
    assert result.exit_code == 1
    assert "recorded nothing yet" in result.output


def test_the_command_says_what_comes_next(restored: list[Segment]) -> None:
    result = run("--yes")
    assert result.exit_code == 0
    assert "epoch 2" in result.output
    assert "manfadh ledger import" in result.output


def test_without_a_yes_nothing_happens(restored: list[Segment]) -> None:
    assert run().exit_code == 1
    assert LedgerHead.objects.get().epoch == 1
