"""The settings of each method, under the names that epidemiologists know from R, and its defaults.

`read_settings` takes them from a mapping, as a JSON file gives it, and refuses what is unknown, of
the wrong kind or absurd: a misspelt setting that did nothing would be believed.
"""

import difflib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from manfadh.libs.signals.errors import SettingsError

Check = Callable[[str, object], object]

DELTA, NB_PLUGIN, MUAN = "delta", "nbPlugin", "muan"


def whole(least: int, most: int) -> Check:
    """Take a whole number between two."""

    def check(name: str, value: object) -> object:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise SettingsError(name, f"{value!r} is no whole number from {least} to {most}.")
        return value

    return check


def number(above: float, below: float) -> Check:
    """Take a number strictly between two."""

    def check(name: str, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise SettingsError(name, f"{value!r} is no number.")
        if not above < value < below:
            raise SettingsError(name, f"{value!r} does not lie between {above:g} and {below:g}.")
        return float(value)

    return check


def up_to(most: float) -> Check:
    """Take a number from 0 to `most`, both included."""

    def check(name: str, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise SettingsError(name, f"{value!r} is no number from 0 to {most:g}.")
        return float(value)

    return check


def truth(name: str, value: object) -> object:
    """Take true or false."""
    if not isinstance(value, bool):
        raise SettingsError(name, f"{value!r} is neither true nor false.")
    return value


def one_of(*choices: str) -> Check:
    """Take one of some words."""

    def check(name: str, value: object) -> object:
        if value not in choices:
            raise SettingsError(name, f"{value!r} is none of {', '.join(choices)}.")
        return value

    return check


def or_null(check: Check) -> Check:
    """Take null beside what `check` takes."""
    return lambda name, value: None if value is None else check(name, value)


def only(*values: object, instead: str) -> Check:
    """Take what is fixed in this method, so that it may be said; say what to use `instead`."""

    def check(name: str, value: object) -> object:
        if value not in values:
            raise SettingsError(
                name, f"this method always has {values[0]!r}, not {value!r}; use {instead}."
            )
        return value

    return check


def cases_and_periods(name: str, value: object) -> object:
    """Take [cases, periods]: no alarm with fewer cases than that in so many periods."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise SettingsError(name, f"{value!r} is not [cases, periods], such as [5, 4].")
    cases = whole(0, 1_000_000)(name, value[0])
    return (cases, whole(1, 1000)(name, value[1]))


@dataclass(frozen=True, slots=True)
class Settings:
    """What every method knows: how many periods a year has (R: the frequency of the series)."""

    freq: int = 52
    freq_was_given: bool = False

    # R's name -> our field (or None for what is only checked), and what it may be.
    KNOWN: ClassVar[dict[str, tuple[str | None, Check]]] = {"freq": ("freq", whole(1, 366))}

    def check(self) -> None:
        """Raise SettingsError where settings contradict each other."""


@dataclass(frozen=True, slots=True)
class Ears(Settings):
    """EARS C1, C2 and C3: R's `earsC`. Without `alpha`, 0.001; for C3, 0.025."""

    baseline: int = 7
    min_sigma: float = 0.0
    alpha: float | None = None
    reproduce_r: bool = True

    KNOWN: ClassVar[dict[str, tuple[str | None, Check]]] = {
        **Settings.KNOWN,
        "baseline": ("baseline", whole(2, 1000)),
        "minSigma": ("min_sigma", up_to(1e6)),
        "alpha": ("alpha", or_null(number(0, 1))),
        "reproduceR": ("reproduce_r", truth),
    }


@dataclass(frozen=True, slots=True)
class FarringtonFlexible(Settings):
    """Noufaily et al. 2013: R's `farringtonFlexible`, with its defaults."""

    b: int = 5
    w: int = 3
    reweight: bool = True
    weights_threshold: float = 2.58
    trend: bool = True
    p_threshold_trend: float = 0.05
    no_periods: int = 1
    past_weeks_not_included: int | None = None  # as many as `w`
    threshold_method: str = DELTA
    population_offset: bool = False
    alpha: float = 0.05
    limit54: tuple[int, int] = (5, 4)
    powertrans: str = "2/3"
    reproduce_r: bool = True

    KNOWN: ClassVar[dict[str, tuple[str | None, Check]]] = {
        **Settings.KNOWN,
        "b": ("b", whole(1, 100)),
        "w": ("w", whole(0, 180)),
        "reweight": ("reweight", truth),
        "weightsThreshold": ("weights_threshold", number(0, 100)),
        "trend": ("trend", truth),
        "pThresholdTrend": ("p_threshold_trend", up_to(1)),
        "noPeriods": ("no_periods", whole(1, 366)),
        "pastWeeksNotIncluded": ("past_weeks_not_included", or_null(whole(0, 1000))),
        "thresholdMethod": ("threshold_method", one_of(DELTA, NB_PLUGIN, MUAN)),
        "populationOffset": ("population_offset", truth),
        "alpha": ("alpha", number(0, 1)),
        "limit54": ("limit54", cases_and_periods),
        "powertrans": ("powertrans", one_of("2/3", "1/2", "none")),
        "reproduceR": ("reproduce_r", truth),
    }

    @property
    def left_out(self) -> int:
        """How many of the newest periods are no part of the baseline."""
        return self.w if self.past_weeks_not_included is None else self.past_weeks_not_included

    def check(self) -> None:
        """Raise SettingsError where windows overlap, or where seasons would be empty."""
        if 2 * self.w + 1 > self.freq:
            raise SettingsError(
                "w", f"windows of {2 * self.w + 1} periods overlap in a year of {self.freq}."
            )
        between = self.freq - 2 * self.w - 1
        if self.no_periods - 1 > between:
            raise SettingsError(
                "noPeriods",
                f"between two windows lie {between} periods; they cannot be cut into"
                f" {self.no_periods - 1} seasons. Take at most {between + 1}.",
            )
        if self.left_out >= self.b * self.freq:
            raise SettingsError("pastWeeksNotIncluded", "it leaves nothing of the baseline.")


@dataclass(frozen=True, slots=True)
class Farrington(FarringtonFlexible):
    """Farrington et al. 1996: R's `farrington`. Its `alpha` is that of a two-sided interval."""

    weights_threshold: float = 1.0
    past_weeks_not_included: int | None = 0

    KNOWN: ClassVar[dict[str, tuple[str | None, Check]]] = {
        **FarringtonFlexible.KNOWN,
        "weightsThreshold": (None, only(1, instead="farrington-flexible")),
        "pThresholdTrend": (None, only(0.05, instead="farrington-flexible")),
        "noPeriods": (None, only(1, instead="farrington-flexible")),
        "thresholdMethod": (None, only(DELTA, instead="farrington-flexible")),
        "pastWeeksNotIncluded": (None, or_null(whole(0, 3))),
    }


def mean_of_periods(name: str, value: object) -> object:
    """Take null, "glm", or the mean itself."""
    return value if value in (None, "glm") else number(0, 1e12)(name, value)


@dataclass(frozen=True, slots=True)
class Cusum(Settings):
    """CUSUM of Rossi et al. 1999: R's `cusum`, with its defaults."""

    k: float = 1.04
    h: float = 2.26
    m: float | str | None = None
    trans: str = "standard"
    alpha: float = 0.0

    KNOWN: ClassVar[dict[str, tuple[str | None, Check]]] = {
        **Settings.KNOWN,
        "k": ("k", up_to(1e6)),
        "h": ("h", number(0, 1e6)),
        "m": ("m", mean_of_periods),
        "trans": (
            "trans",
            one_of("standard", "rossi", "anscombe", "anscombe2nd", "pearsonNegBin", "none"),
        ),
        "alpha": ("alpha", or_null(up_to(1e4))),
    }


def course(name: str, value: object) -> object:
    """Take null, a mean, or {"S": waves, "trend": true or false}."""
    if value is None or isinstance(value, int | float):
        return value if value is None else number(0, 1e12)(name, value)
    if not isinstance(value, Mapping) or not set(value) <= {"S", "trend"}:
        raise SettingsError(name, f'{value!r} is no mean and no {{"S": 1, "trend": false}}.')
    waves = whole(0, 10)(name, value.get("S", 1))
    return {"S": waves, "trend": truth(name, value.get("trend", False))}


@dataclass(frozen=True, slots=True)
class Glr(Settings):
    """Likelihood ratios of Höhle and Paul 2008: R's `glrpois` and `glrnb`, with their defaults."""

    c_arl: float = 5.0
    mu0: float | dict[str, Any] | None = None
    alpha: float | None = None
    m_tilde: int = 1
    theta: float | None = None
    dir: str = "inc"
    ret: str = "value"

    KNOWN: ClassVar[dict[str, tuple[str | None, Check]]] = {
        **Settings.KNOWN,
        "c.ARL": ("c_arl", number(0, 1e6)),
        "mu0": ("mu0", course),
        "alpha": ("alpha", or_null(up_to(1e4))),
        "Mtilde": ("m_tilde", whole(1, 1000)),
        "M": (None, only(-1, instead="no window: all periods since the last alarm are looked at")),
        "change": (None, only("intercept", instead="a rise of the level")),
        "theta": ("theta", or_null(number(-20, 20))),
        "dir": ("dir", one_of("inc", "dec")),
        "ret": ("ret", one_of("value", "cases")),
    }

    @property
    def mean(self) -> float | None:
        """The mean that is given, where one is."""
        return self.mu0 if isinstance(self.mu0, float) else None

    @property
    def waves(self) -> int:
        """How many waves a year the ordinary course has."""
        return int(self.mu0["S"]) if isinstance(self.mu0, dict) else 1

    @property
    def trend(self) -> bool:
        """Whether the ordinary course has a slope."""
        return bool(self.mu0["trend"]) if isinstance(self.mu0, dict) else False

    def check(self) -> None:
        """Raise SettingsError for a count sought in a direction that has none."""
        if self.ret == "cases" and self.dir == "dec":
            raise SettingsError("ret", "the least count is known of a rise, not of a fall.")


@dataclass(frozen=True, slots=True)
class Emergent(Settings):
    """Series without years of history: the newest `most` periods, at least `least`."""

    alpha: float = 0.01
    least: int = 8
    most: int = 26
    left_out: int = 2
    trend: bool = True
    p_threshold_trend: float = 0.05
    weights_threshold: float = 2.58
    limit54: tuple[int, int] = (5, 4)

    KNOWN: ClassVar[dict[str, tuple[str | None, Check]]] = {
        **Settings.KNOWN,
        "alpha": ("alpha", number(0, 1)),
        "least": ("least", whole(4, 1000)),
        "most": ("most", whole(4, 1000)),
        "pastWeeksNotIncluded": ("left_out", whole(0, 1000)),
        "trend": ("trend", truth),
        "pThresholdTrend": ("p_threshold_trend", up_to(1)),
        "weightsThreshold": ("weights_threshold", number(0, 100)),
        "limit54": ("limit54", cases_and_periods),
    }

    def check(self) -> None:
        """Raise SettingsError where more periods are needed than are ever taken."""
        if self.least > self.most:
            raise SettingsError("least", f"{self.least} is more than most, {self.most}.")


@dataclass(frozen=True, slots=True)
class Automatic(Settings):
    """The method that the history of each series allows."""

    alpha: float = 0.01
    population_offset: bool = False

    KNOWN: ClassVar[dict[str, tuple[str | None, Check]]] = {
        **Settings.KNOWN,
        "alpha": ("alpha", number(0, 1)),
        "populationOffset": ("population_offset", truth),
    }


S = TypeVar("S", bound=Settings)


def read_settings(kind: type[S], given: Mapping[str, Any]) -> S:
    """Return settings of a kind from R's names. Raises SettingsError with what to correct."""
    fields: dict[str, Any] = {}
    for name, value in given.items():
        if name not in kind.KNOWN:
            raise SettingsError(name, _unknown(name, kind))
        if isinstance(value, float) and not math.isfinite(value):
            raise SettingsError(name, f"{value!r} is no number to work with.")
        field, check = kind.KNOWN[name]
        checked = check(name, value)
        if field is not None:
            fields[field] = checked
    settings = kind(**fields, freq_was_given="freq" in given)
    settings.check()
    return settings


def _unknown(name: str, kind: type[Settings]) -> str:
    near = difflib.get_close_matches(name, kind.KNOWN, n=1)
    if near:
        return f"this method has no such setting. Is it {near[0]}?"
    return f"this method has no such setting. It has {', '.join(kind.KNOWN)}."
