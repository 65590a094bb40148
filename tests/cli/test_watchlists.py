"""`manfadh watchlists import`: a file from the command line, whole or not at all."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from manfadh.apps.operate.watchlists.models import Alert
from manfadh.cli import main
from manfadh.kernel.viewers import Viewer
from tests.apps.operate.watchlists.test_hits import WANTED, set_up

FILE = "Name,Date of birth,Reference\nسليم حربوي,1974,Order 7\n"


@pytest.fixture
def listed(rana: Viewer) -> None:
    """A list is set up."""
    set_up(rana, WANTED)


def take(folder: Path, content: str, *more: str, watchlist: str = WANTED) -> Result:
    path = folder / "list.csv"
    path.write_text(content, encoding="utf-8")
    asked = ["watchlists", "import", str(path), "--list", watchlist, *more]
    return CliRunner().invoke(main, asked)


def test_a_dry_run_keeps_nothing(listed: None, tmp_path: Path) -> None:
    result = take(tmp_path, FILE, "--dry-run")
    assert (result.exit_code, Alert.objects.count()) == (0, 0)
    assert "1 lines are in order" in result.output


def test_a_clean_file_is_taken(listed: None, tmp_path: Path) -> None:
    assert "1 alerts were placed" in take(tmp_path, FILE).output
    assert Alert.objects.get().owner == "iq"


def test_a_bad_line_keeps_everything_out_and_is_told(listed: None, tmp_path: Path) -> None:
    result = take(tmp_path, FILE + "SOMEBODY,soon,Order 8\n")
    assert (result.exit_code, Alert.objects.count()) == (1, 0)
    assert "3\tDate of birth\t" in result.output


def test_a_file_that_is_no_table_is_told(listed: None, tmp_path: Path) -> None:
    assert take(tmp_path, "").exit_code == 1


def test_a_list_that_nobody_set_up_is_told(listed: None, tmp_path: Path) -> None:
    result = take(tmp_path, FILE, watchlist="krd-wanted")
    assert result.exit_code == 1
    assert "There is no list" in result.output
