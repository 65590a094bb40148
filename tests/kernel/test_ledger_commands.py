"""`manfadh ledger`, as an operator runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tools.freeze_events import CONTRACTS

from manfadh.cli import main
from manfadh.kernel.ledger import node
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.segments import write_segment
from tests.kernel.sample.cast import SALIM, STAMP, ZAYNAB, arrival, look
from tests.kernel.sample.far_node import FarNode
from tests.kernel.sample.models import Guest

House = Callable[[], dict[str, str]]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["ledger", *map(str, arguments)])


@pytest.fixture
def three_entries(house: House) -> House:
    record(arrival(), look(ZAYNAB, SALIM), arrival(SALIM), stamp=STAMP)
    return house


def test_verify_says_that_the_ledger_holds(three_entries: House) -> None:
    result = run("verify")
    assert result.exit_code == 0
    assert result.stdout == "The ledger holds: 3 entries, 0 signed checkpoints.\n"


def test_verify_names_the_place_of_a_fault(three_entries: House) -> None:
    LedgerEntry.objects.filter(sequence=2).update(port="IQBSR")
    result = run("verify")
    assert result.exit_code == 1
    assert "entry 2: a column says something else than the entry" in result.stdout
    assert "is broken in 1 places" in result.stdout


def test_verify_prints_json(three_entries: House) -> None:
    LedgerEntry.objects.filter(sequence=2).update(port="IQBSR")
    verdict = json.loads(run("verify", "--json").stdout)
    assert (verdict["holds"], verdict["entries"]) == (False, 3)
    assert [fault["sequence"] for fault in verdict["faults"]] == [2]


def test_replay_check_names_the_tables_that_differ(three_entries: House) -> None:
    assert run("replay", "--check").exit_code == 0
    Guest.objects.update(surname="Other")
    result = run("replay", "--check")
    assert result.exit_code == 1
    assert "sample.Guest: its rows are not those of the ledger" in result.stdout
    assert Guest.objects.filter(surname="Other").count() == 2


def test_replay_writes_the_tables_again(three_entries: House) -> None:
    before = three_entries()
    Guest.objects.update(surname="Other")
    assert "from 3 entries" in run("replay").stdout
    assert three_entries() == before


def test_export_goes_on_where_it_ended(three_entries: House, tmp_path: Path) -> None:
    assert run("export", tmp_path).stdout.startswith("3 entries after number 0")
    record(arrival(), stamp=STAMP)
    assert run("export", tmp_path).stdout.startswith("1 entries after number 3")
    assert run("export", tmp_path).stdout.startswith("0 entries after number 4")
    assert len(list(tmp_path.iterdir())) == 2


def test_import_takes_what_is_good_and_names_what_is_not(house: House, tmp_path: Path) -> None:
    far = FarNode()
    far.introduce()
    far.tell(arrival(), arrival(SALIM))
    (tmp_path / "1.segment").write_bytes(write_segment(far.segment()))
    (tmp_path / "2.segment").write_bytes(b"holiday pictures")
    result = run("import", tmp_path)
    assert result.exit_code == 1
    assert result.stdout == "2 new entries were taken; 1 files were refused.\n"
    assert "2.segment: This is not a Manfadh segment." in result.stderr
    assert Guest.objects.count() == 2


def test_erase_asks_first_and_says_where_it_is_recorded(three_entries: House) -> None:
    arguments = ("erase", ZAYNAB, "--ground", "law", "--owner", "federal")
    assert run(*arguments).exit_code == 1
    assert Guest.objects.filter(surname="Harbawi").count() == 2
    assert "entry 4" in run(*arguments, "--yes").stdout
    assert Guest.objects.filter(surname="Harbawi").count() == 1


def test_a_key_that_others_can_read_stops_the_command(
    house: House, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "own_node", node.own_node.__wrapped__)
    node.own_node()
    key = data_folder / "node.key"
    key.chmod(0o644)
    try:
        result = run("verify")
    finally:
        key.chmod(0o600)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Run: chmod 600 {key}\n")


def test_replay_in_a_fresh_process_knows_every_event(tmp_path: Path) -> None:
    environment = os.environ | {"MANFADH_DATA_FOLDER": str(tmp_path), "MANFADH_DATABASE": "sqlite"}
    source = (
        "import django; django.setup()\n"
        "from manfadh.kernel.ledger import reading\n"
        "stored = reading.Stored(1, GOLDEN, ())\n"
        "print(reading.revive(stored).event.TYPE)\n"
    )
    line = next(iter((CONTRACTS / "golden").glob("accounts.officer_restored.v1.jsonl"))).read_text()
    golden = json.loads(line.splitlines()[0])["canonical"].encode()
    done = subprocess.run(
        [sys.executable, "-c", source.replace("GOLDEN", repr(golden))],
        env=environment | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "accounts.officer_restored\n", done.stderr
