"""Bounds and alarms as R's package surveillance gives them, on invented and on public series."""

from typing import Any

import numpy as np
import pytest
from tests.libs.signals.reference import VECTORS, invented, public_rows, public_series

from manfadh.libs.signals.methods import detect

CASES = VECTORS["farrington"] + VECTORS["ears"]
NOUFAILY = {"noPeriods": 10, "pastWeeksNotIncluded": 26, "alpha": 0.01}
CONFIGURATIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "farrington_old": ("farrington", {}),
    "flex_default": ("farrington-flexible", {}),
    "flex_noufaily_nbPlugin": (
        "farrington-flexible",
        {**NOUFAILY, "thresholdMethod": "nbPlugin", "pThresholdTrend": 1},
    ),
    "flex_muan": ("farrington-flexible", {**NOUFAILY, "thresholdMethod": "muan"}),
    "flex_delta": ("farrington-flexible", NOUFAILY),
    "flex_oldstyle": (
        "farrington-flexible",
        {"noPeriods": 1, "pastWeeksNotIncluded": 3, "weightsThreshold": 1},
    ),
    "flex_offset": (
        "farrington-flexible",
        {**NOUFAILY, "thresholdMethod": "nbPlugin", "populationOffset": True},
    ),
    "earsC_C1": ("ears-c1", {}),
    "earsC_C2": ("ears-c2", {}),
    "earsC_C3": ("ears-c3", {}),
}


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case['series']} {case['method']} {case['settings']}" for case in CASES]
)
def test_invented_series_have_the_bounds_that_r_gives(case: dict[str, Any]) -> None:
    (found,) = detect(
        [invented(case["series"])], case["method"], case["settings"], last=len(case["bounds"])
    )
    bounds = np.array(case["bounds"], float)  # None is nan
    assert np.array_equal(np.isnan(found.upper_bound), np.isnan(bounds))
    np.testing.assert_allclose(found.upper_bound, bounds, rtol=1e-9, atol=1e-9)
    assert found.alarm.tolist() == [bool(alarm) for alarm in case["alarms"]]
    if any(case.get("expected", [])):
        np.testing.assert_allclose(found.expected, np.array(case["expected"], float), rtol=1e-9)
        p_values = np.array(case["p_values"], float)
        assert np.nanmax(np.abs(found.p_value - p_values)) < 1e-9


@pytest.mark.reference
@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_public_series_have_the_bounds_and_alarms_that_r_gives(configuration: str) -> None:
    method, settings = CONFIGURATIONS[configuration]
    file = "ears.csv" if method.startswith("ears") else "farrington.csv"
    wanted = [row for row in public_rows(file) if row["method"] == configuration]
    for name, series in public_series().items():
        rows = [row for row in wanted if row["dataset"] == name]
        given = settings if "b" not in rows[0] else {**settings, "b": int(rows[0]["b"])}
        (found,) = detect([series], method, given, last=len(rows))
        nothing = {"NA", "0"} if method == "farrington" else {"NA"}
        bounds = np.array(
            [np.nan if row["upperbound"] in nothing else float(row["upperbound"]) for row in rows]
        )
        np.testing.assert_allclose(found.upper_bound, bounds, rtol=1e-11, atol=1e-9)
        alarms = [row["alarm"] == "1" for row in rows]
        assert found.alarm.tolist() == alarms
