"""The demonstration finds its place, and takes nobody else's."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from manfadh.apps.govern.accounts.rules import ROLES, ROLES_WITH_SECOND_FACTOR
from manfadh.cli import demo
from manfadh.cli.serve import listening
from manfadh.demo.people import SIGN_INS


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    import msgspec

    given = {"node_kind": "demo", "data_folder": str(tmp_path)}
    settings.MANFADH = msgspec.structs.replace(settings.MANFADH, **given)
    return tmp_path


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    made: list[date] = []

    def load(*, anchor_on: date, progress: Any) -> None:
        made.append(anchor_on)

    monkeypatch.setattr("manfadh.demo.country.load", load)
    monkeypatch.setattr(demo, "migrate", lambda: None)
    return made


def test_a_country_is_made_once_for_its_day(folder: Path, loads: list[date]) -> None:
    demo._make_country(date(2026, 6, 1))
    demo._make_country(date(2026, 6, 1))
    assert loads == [date(2026, 6, 1)]


def test_another_day_makes_another_country(folder: Path, loads: list[date]) -> None:
    demo._make_country(date(2026, 6, 1))
    (folder / "manfadh.sqlite3").write_text("the old one")
    demo._make_country(date(2026, 6, 2))
    assert loads == [date(2026, 6, 1), date(2026, 6, 2)]
    assert not (folder / "manfadh.sqlite3").exists()


def test_half_a_country_is_made_anew(folder: Path, loads: list[date]) -> None:
    (folder / demo.MARKER).write_text("{}")
    (folder / "manfadh.sqlite3").write_text("half of it")
    demo._make_country(date(2026, 6, 1))
    assert json.loads((folder / demo.MARKER).read_text())["anchor_on"] == "2026-06-01"
    assert not (folder / "manfadh.sqlite3").exists()


def test_a_folder_that_is_no_demonstration_is_left_alone(folder: Path, loads: list[date]) -> None:
    (folder / "manfadh.sqlite3").write_text("somebody's")
    with pytest.raises(click.ClickException, match="Name another folder"):
        demo._make_country(date(2026, 6, 1))
    assert (folder / "manfadh.sqlite3").read_text() == "somebody's"


def test_a_real_node_never_becomes_a_demonstration(loads: list[date]) -> None:
    with pytest.raises(click.ClickException, match="never goes into a real node"):
        demo._make_country(date(2026, 6, 1))
    assert loads == []


def test_the_next_port_is_taken_when_one_is_not_free(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("MANFADH_PORT", str(port))
        with demo._first_free_port() as (_, found):
            assert found > port


def test_a_server_says_when_its_port_is_taken() -> None:
    with listening("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(click.ClickException, match=f"Port {port} is taken"):
            listening("127.0.0.1", port).__enter__()


def test_the_address_and_the_sign_ins_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    demo._introduce(8700)
    said = capsys.readouterr().out
    assert said.startswith("http://localhost:8700\n")
    assert "hana" in said


def test_every_role_has_a_sign_in() -> None:
    assert set(ROLES) == {sign_in.role for sign_in in SIGN_INS}


def test_who_needs_a_second_factor_shows_its_secret() -> None:
    with_secret = {sign_in.role for sign_in in SIGN_INS if sign_in.secret}
    assert with_secret == ROLES_WITH_SECOND_FACTOR
