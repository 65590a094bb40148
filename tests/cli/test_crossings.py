"""`manfadh crossings`: an older system's file from the command line, whole or not at all."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from manfadh.apps.operate.crossings.models import Crossing
from manfadh.cli import main
from tests.apps.operate.crossings.test_bring_over import IN_AND_OUT, MAPPING, SALIM, keeper

pytestmark = pytest.mark.django_db
__all__ = ["keeper"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["crossings", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path, keeper: object) -> Path:
    """A file of the older system, with its mapping beside it."""
    (tmp_path / "map.toml").write_text(MAPPING, "utf-8")
    path = tmp_path / "old.csv"
    path.write_text(IN_AND_OUT, "utf-8")
    return path


def test_a_file_is_taken_over_and_the_next_needs_no_mapping(file: Path) -> None:
    first = run("import", file, "--mapping", file.with_name("map.toml"))
    assert first.exit_code == 0, first.output
    assert "3 crossings were taken over" in first.stdout
    file.write_text(IN_AND_OUT + f"08/02/2015 10:00,دخول,JOR,{SALIM}", "utf-8")
    second = run("import", file)
    assert second.stdout.startswith("1 crossings were taken over")
    assert "3 were known before" in second.stdout


def test_a_dry_run_keeps_nothing(file: Path) -> None:
    result = run("import", file, "--mapping", file.with_name("map.toml"), "--dry-run")
    assert "3 lines are in order; nothing was kept." in result.stdout
    assert not Crossing.objects.exists()


def test_without_a_mapping_the_way_to_one_is_told(file: Path) -> None:
    result = run("import", file)
    assert result.exit_code == 1
    assert "manfadh crossings mapping FILE" in result.stderr


def test_wrong_lines_are_told_by_line_and_column(file: Path) -> None:
    file.write_text(IN_AND_OUT + f"soon,دخول,JOR,{SALIM}", "utf-8")
    result = run("import", file, "--mapping", file.with_name("map.toml"))
    assert (result.exit_code, Crossing.objects.count()) == (1, 0)
    assert "5\tMoved\tWrite the date as 2026-03-21." in result.stderr


def test_wrong_lines_can_be_written_apart(file: Path) -> None:
    file.write_text(IN_AND_OUT + f"soon,دخول,JOR,{SALIM}", "utf-8")
    apart = file.with_name("wrong.csv")
    result = run("import", file, "--mapping", file.with_name("map.toml"), "--leave-out", apart)
    assert "1 were left out" in result.stdout
    assert apart.read_text("utf-8").startswith("soon,دخول,JOR,A1234567")


def test_what_was_taken_over_is_listed_and_taken_back(file: Path) -> None:
    assert "Nothing was taken over" in run("histories").stderr
    run("import", file, "--mapping", file.with_name("map.toml"))
    history, state, count, name = run("histories").stdout.strip().split("\t")
    assert (state, count, name) == ("whole", "3/3", "The green system")
    assert run("take-back", history, "--ground", "the wrong file").exit_code == 0
    assert not Crossing.objects.filter(undone_at__isnull=True).exists()
    assert "taken back" in run("histories").stdout


def test_a_mapping_is_proposed_from_the_titles(file: Path) -> None:
    result = run("mapping", file, "--name", "The green system")
    assert 'nationality = "Nat"' not in result.stdout
    assert 'full_name = "الاسم"' in result.stdout
    assert 'sex = "Sex"' in result.stdout


def test_an_empty_file_and_a_broken_mapping_are_told(file: Path) -> None:
    file.with_name("map.toml").write_text("name =", "utf-8")
    assert "TOML" in run("import", file, "--mapping", file.with_name("map.toml")).stderr
    file.write_text("", "utf-8")
    assert "empty" in run("mapping", file).stderr
