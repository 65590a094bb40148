"""The doctor says how a node is, and what to do."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest
from click.testing import CliRunner
from django.db import connection

from manfadh.cli import doctor
from manfadh.cli.doctor import Finding, examine
from manfadh.kernel import clock
from manfadh.kernel.ledger import state as ledger_state
from manfadh.kernel.ledger.state import State

pytestmark = pytest.mark.django_db


def found(about: str) -> Finding:
    return next(finding for finding in examine() if finding.about == about)


def test_a_node_in_order_has_no_fault() -> None:
    assert [finding for finding in examine() if finding.state == "fail"] == []


def test_whatever_is_not_well_says_what_to_do() -> None:
    assert all(finding.do for finding in examine() if finding.state != "ok")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="speaks of SQLite")
def test_an_sqlite_that_can_damage_a_database_is_a_fault(settings: Any) -> None:
    settings.SQLITE_MINIMUM_VERSION = (99, 0, 0)
    assert found("SQLite").state == "fail"


def test_a_key_that_others_can_read_is_a_fault(data_folder: Path) -> None:
    key = data_folder / "node.key"
    key.write_bytes(b"k" * 32)
    key.chmod(0o644)
    finding = found("node.key")
    key.unlink()
    assert finding.state == "fail"
    assert "chmod 600" in finding.do


def test_a_full_disk_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "FAULT_BELOW_BYTES", 10**18)
    monkeypatch.setattr(doctor, "WARN_BELOW_BYTES", 10**18)
    assert found("disk").state == "fail"


def test_a_clock_behind_the_ledger_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(ledger_state, "get_state", lambda: State(5, tomorrow, 0, 0))
    assert found("clock").state == "fail"


def test_reactions_that_wait_are_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_state, "get_state", lambda: State(5, clock.now(), 0, 3))
    assert found("reactions") == Finding(
        "reactions", "warn", "3 pending", "See the server's log: one may fail again and again."
    )


def test_an_unknown_time_zone_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(doctor, "ZoneInfo", unknown)
    assert found("time zone").state == "fail"


def test_the_doctor_speaks_json_and_fails_with_its_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CHECKS", (lambda: iter([Finding("disk", "fail", "none", "Go")]),))
    monkeypatch.setattr("manfadh.cli.doctor.connection.close", lambda: None)
    result = CliRunner().invoke(doctor.command, ["--json"])
    assert result.exit_code == 1
    assert json.loads(result.output)["about"] == "disk"
