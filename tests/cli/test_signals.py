"""`manfadh signals detect`: a table of series in, a table of verdicts out, or one clear error."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from manfadh.cli import main
from tests.libs.signals.reference import VECTORS

COLUMNS = [
    "series", "date", "observed", "expected", "upper_bound", "p_value", "exceedance", "alarm",
    "reason",
]  # fmt: skip


def run(text: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["signals", "detect", *options], input=text.encode())


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def settings_file(folder: Path, settings: Any) -> str:
    file = folder / "settings.json"
    file.write_text(settings if isinstance(settings, str) else json.dumps(settings), "utf-8")
    return str(file)


def table(counts: list[int], name: str = "a") -> str:
    return "series,index,observed\n" + "".join(
        f"{name},{at},{count}\n" for at, count in enumerate(counts, start=1)
    )


def test_the_columns_are_as_promised_and_rows_go_by_series_and_time() -> None:
    text = "series,date,observed\n" + "".join(
        f"{name},2026-01-{day:02},{day % 5}\n" for day in range(1, 21) for name in ("b", "a")
    )
    found = rows(run(text, "--method", "ears-c1"))
    assert list(found[0]) == COLUMNS
    assert [row["series"] for row in found] == ["b"] * 20 + ["a"] * 20
    assert [row["date"] for row in found[:2]] == ["2026-01-01", "2026-01-02"]
    assert found[0]["upper_bound"] == ""
    assert found[0]["reason"] == "baseline too short: 0 earlier periods, 7 needed"
    assert float(found[7]["upper_bound"]) > float(found[7]["expected"])


def test_the_newest_periods_alone_are_judged_by_all_of_the_history(tmp_path: Path) -> None:
    case = next(c for c in VECTORS["farrington"] if c["series"] == "5" and c["alarms"] is not None)
    options = (
        "--method",
        case["method"],
        "--settings",
        settings_file(tmp_path, case["settings"]),
        "--last",
        "4",
    )
    found = rows(run(table(VECTORS["series"]["5"]["counts"]), *options))
    assert [row["index"] for row in found] == ["397", "398", "399", "400"]
    for row, bound, alarm in zip(found, case["bounds"], case["alarms"], strict=True):
        assert float(row["upper_bound"]) == pytest.approx(bound, rel=1e-9)
        assert row["alarm"] == str(alarm)


def test_an_alarm_says_so() -> None:
    (found,) = rows(run(table([3, 1, 4, 1, 5, 9, 2, 80]), "--method", "ears-c1", "--last", "1"))
    assert (found["alarm"], found["reason"]) == ("1", "above the bound")
    assert float(found["exceedance"]) > 1


def test_a_name_with_a_comma_comes_out_as_it_went_in() -> None:
    (found,) = rows(run(table([1] * 8, '"Ibrahim, Khalil"'), "--method", "ears-c1", "--last", "1"))
    assert found["series"] == "Ibrahim, Khalil"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: the file is empty."),
        (table([1, 2, -3]), "line 4, column observed: '-3' is negative"),
        (
            "series,date,observed\na,2026-01-01,1\na,2026-02-01,2\n",
            "series a: its dates are monthly, but freq is 52.",
        ),
    ],
)
def test_bad_input_ends_with_one_error_and_nothing_written(text: str, told: str) -> None:
    result = run(text, "--method", "farrington-flexible")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("{", "settings.json is no JSON object of settings"),
        ("[1]", "settings.json must hold one JSON object"),
        ('{"b": 5, "b": 6}', "b is there twice"),
        ({"w": -1}, "w: -1 is no whole number"),
        ('{"alpha": NaN}', "alpha: nan is no number"),
    ],
)
def test_bad_settings_end_with_one_error(tmp_path: Path, settings: Any, told: str) -> None:
    result = run(
        table([1] * 9),
        "--method",
        "farrington",
        "--settings",
        settings_file(tmp_path, settings),
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_bytes_that_are_no_text_are_told() -> None:
    result = CliRunner().invoke(
        main, ["signals", "detect", "--method", "ears-c1"], input=b"series,index,observed\na,1,\xff"
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert "this is not UTF-8 text" in result.stderr
