"""Settings by R's names: R's defaults where nothing is said, and refusal of what makes no sense."""

from typing import Any

import pytest
from tests.libs.signals.reference import invented, weekly

from manfadh.libs.signals.errors import SeriesError, SettingsError
from manfadh.libs.signals.methods import METHODS, detect
from manfadh.libs.signals.settings import Ears, FarringtonFlexible, Settings, read_settings


def test_nothing_said_is_what_r_does() -> None:
    flexible = read_settings(FarringtonFlexible, {})
    assert (flexible.b, flexible.w, flexible.no_periods, flexible.left_out) == (5, 3, 1, 3)
    assert (flexible.alpha, flexible.threshold_method) == (0.05, "delta")
    assert read_settings(Ears, {"alpha": None}).alpha is None


def test_what_r_calls_null_takes_the_half_width_of_the_window() -> None:
    assert read_settings(FarringtonFlexible, {"w": 2, "pastWeeksNotIncluded": None}).left_out == 2


@pytest.mark.parametrize(
    ("method", "given", "told"),
    [
        ("farrington-flexible", {"pastWeeksNotInclude": 3}, "Is it pastWeeksNotIncluded?"),
        ("ears-c1", {"noPeriods": 10}, "this method has no such setting"),
        ("farrington-flexible", {"b": 0}, "b: 0 is no whole number from 1 to 100."),
        ("farrington-flexible", {"b": True}, "b: True is no whole number"),
        ("farrington-flexible", {"b": "5"}, "b: '5' is no whole number"),
        ("farrington-flexible", {"alpha": 0}, "alpha: 0 does not lie between 0 and 1."),
        ("farrington-flexible", {"alpha": float("nan")}, "alpha: nan is no number to work with."),
        ("farrington-flexible", {"reweight": "yes"}, "reweight: 'yes' is neither true nor false."),
        ("farrington-flexible", {"limit54": [5]}, "is not [cases, periods]"),
        ("farrington-flexible", {"thresholdMethod": "nbplugin"}, "is none of delta, nbPlugin"),
        ("farrington-flexible", {"w": 26}, "windows of 53 periods overlap in a year of 52."),
        (
            "farrington-flexible",
            {"freq": 12, "noPeriods": 10},
            "between two windows lie 5 periods; they cannot be cut into 9 seasons. Take at most 6.",
        ),
        ("farrington-flexible", {"pastWeeksNotIncluded": 260}, "leaves nothing of the baseline"),
        ("farrington", {"noPeriods": 10}, "always has 1, not 10; use farrington-flexible."),
        ("ears-c2", {"baseline": 1}, "baseline: 1 is no whole number from 2 to 1000."),
        ("ears-c2", {"minSigma": -1}, "minSigma: -1 is no number from 0"),
    ],
)
def test_an_absurd_setting_is_refused_by_its_name(
    method: str, given: dict[str, Any], told: str
) -> None:
    with pytest.raises(SettingsError) as wrong:
        read_settings(METHODS[method].settings, given)
    assert told in str(wrong.value)


def test_what_the_older_method_fixes_may_be_said() -> None:
    given = {"noPeriods": 1, "thresholdMethod": "delta", "weightsThreshold": 1}
    assert isinstance(read_settings(METHODS["farrington"].settings, given), Settings)


def test_monthly_dates_under_a_weekly_frequency_are_refused() -> None:
    with pytest.raises(SeriesError, match=r"are monthly, but freq is 52\. Set freq to 12"):
        detect([invented("27")], "farrington-flexible")
    with pytest.raises(SeriesError, match="its dates are monthly, but freq is 52"):
        METHODS["ears-c1"].check([invented("27")], read_settings(Ears, {"freq": 52}))


def test_an_offset_without_a_population_is_refused() -> None:
    with pytest.raises(SeriesError, match="populationOffset needs a population"):
        detect([weekly([1] * 300)], "farrington-flexible", {"populationOffset": True})
