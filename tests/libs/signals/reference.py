"""Where public files of outbreak series lie beside the checkout, and series made of them."""

import csv
import json
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from manfadh.libs.signals.cadence import Cadence, next_day
from manfadh.libs.signals.series import Floats, Integers, Series

VECTORS = json.loads((Path(__file__).parent / "r_vectors.json").read_text("utf-8"))


def public_folder() -> Path:
    """The folder of public files; skips the test where it is absent."""
    for parent in Path(__file__).resolve().parents:
        if (folder := parent / "shared" / "data" / "signals").is_dir():
            return folder
    pytest.skip("the public files are not here")


def public_rows(name: str) -> list[dict[str, str]]:
    with (public_folder() / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def public_series() -> dict[str, Series]:
    """Each public data set as a series, dated where it has dates."""
    rows = defaultdict(list)
    for row in public_rows("inputs.csv"):
        rows[row["dataset"]].append(row)
    return {
        name: Series(
            name=name,
            counts=np.array([float(row["observed"]) for row in found]),
            days=None
            if found[0]["date"] == "NA"
            else np.array([date.fromisoformat(row["date"]).toordinal() for row in found]),
            population=np.array([float(row["population"]) for row in found]),
        )
        for name, found in rows.items()
    }


def invented(name: str) -> Series:
    """One of the invented series, with its dates."""
    found = VECTORS["series"][name]
    counts = np.array(found["counts"], np.float64)
    return Series(
        name=name,
        counts=counts,
        days=_days(found, counts.size),
        population=None if found["population"] is None else np.array(found["population"], float),
    )


def _days(found: dict[str, Any], size: int) -> Integers | None:
    if found["first_date"] is None:
        return None
    days = [date.fromisoformat(found["first_date"]).toordinal()]
    for _ in range(size - 1):
        days.append(next_day(days[-1], Cadence(found["freq"])))
    return np.array(days, np.int64)


def weekly(counts: Floats | list[int], *, since: date | None = None, name: str = "Zakho") -> Series:
    """A weekly series of a port, dated where `since` is given."""
    days = None
    if since is not None:
        days = np.array([(since + timedelta(weeks=n)).toordinal() for n in range(len(counts))])
    return Series(name=name, counts=np.asarray(counts, np.float64), days=days)
