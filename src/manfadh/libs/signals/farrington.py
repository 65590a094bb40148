"""Farrington 1996 and Farrington Flexible: each period against the same season of earlier years.

Farrington et al. 1996 (J. R. Statist. Soc. A 159:547), Noufaily et al. 2013 (Statist. Med. 32:
1206), Salmon, Schumacher and Höhle 2016 (J. Statist. Software 70:10).
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import NormalDist

import numpy as np

from manfadh.libs.signals import farrington_kernel as kernel
from manfadh.libs.signals.cadence import Cadence, anniversaries_of, check_frequency
from manfadh.libs.signals.errors import SeriesError
from manfadh.libs.signals.farrington_loop import judge_many
from manfadh.libs.signals.series import (
    Flat,
    Floats,
    Integers,
    Outcome,
    Series,
    Verdicts,
    flatten,
    verdicts,
)
from manfadh.libs.signals.settings import DELTA, MUAN, NB_PLUGIN, Farrington, FarringtonFlexible

FARRINGTON, FLEXIBLE = "farrington", "farrington-flexible"
_METHODS = {DELTA: kernel.DELTA, NB_PLUGIN: kernel.NB_PLUGIN, MUAN: kernel.MUAN}
_POWERS = {"none": 1.0, "1/2": 0.5, "2/3": 2 / 3}
_YEARS_FOR_A_TREND = 3


def farrington(
    many: Sequence[Series],
    settings: FarringtonFlexible,
    *,
    last: int | None = None,
    threads: int = 1,
) -> list[Verdicts]:
    """Judge each series, by the method whose settings are given: `Farrington` or `…Flexible`.

    An alarm lies above the bound, has a case, and enough cases in the last periods (`limit54`).
    Raises SeriesError where a dated series has another frequency than `freq`, or where the
    population is wanted as an offset and is absent.
    """
    for series in many:
        check_frequency(series, settings.freq)
        if settings.population_offset and series.population is None:
            raise SeriesError(series.name, "populationOffset needs a population for each period.")
    flat = flatten(many, last)
    return _verdicts(flat, _results(flat, settings, threads), settings)


def _results(flat: Flat, settings: FarringtonFlexible, threads: int) -> Floats:
    """Return a row of the kernel's results per period judged."""
    results = np.empty((flat.places.size, kernel.RESULTS))
    if not flat.places.size:
        return results
    exposures = np.ones(flat.counts.size)
    if settings.population_offset:
        exposures = np.concatenate([_population(series) for series in flat.many])
    clock, span = _clock(flat, settings)
    earlier = anniversaries_of(flat, settings.b, settings.freq)
    longest = max(series.counts.size for series in flat.many)
    rule, needed = _rule(settings), least_t(settings.p_threshold_trend, longest)

    def judge(part: slice) -> None:
        judge_many(
            flat.counts,
            exposures,
            clock,
            span,
            flat.starts[part],
            flat.positions[part],
            earlier[part],
            settings.w,
            settings.left_out,
            settings.no_periods,
            0,
            0,
            rule,
            needed,
            results[part],
        )

    parts = _parts(flat.places.size, threads)
    if len(parts) == 1:
        judge(parts[0])
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(judge, parts))
    return results


def _population(series: Series) -> Floats:
    assert series.population is not None
    return series.population


def _parts(count: int, threads: int) -> list[slice]:
    """Cut tests into a few parts per thread, so that none waits long for the slowest."""
    if threads == 1 or count < 1000:
        return [slice(0, count)]
    size = -(-count // (threads * 8))
    return [slice(begin, min(begin + size, count)) for begin in range(0, count, size)]


def _clock(flat: Flat, settings: FarringtonFlexible) -> tuple[Integers, int]:
    """Return the times in which a trend runs, and the most that two of a series are apart.

    Periods; but days where months are dated, since months differ in length.
    """
    clock = np.arange(flat.counts.size, dtype=np.int64)
    span = max(series.counts.size for series in flat.many)
    if settings.freq != Cadence.MONTHLY.value or isinstance(settings, Farrington):
        return clock, span
    begin = 0
    for series in flat.many:
        end = begin + series.counts.size
        if series.days is not None:
            clock[begin:end] = series.days
            span = max(span, int(series.days[-1] - series.days[0]))
        begin = end
    return clock, span


def _rule(settings: FarringtonFlexible) -> kernel.Rule:
    old = isinstance(settings, Farrington)
    alpha = settings.alpha / 2 if old else settings.alpha
    return kernel.Rule(
        reweight=settings.reweight,
        weights_threshold=settings.weights_threshold,
        trend=settings.trend,
        years_for_trend=settings.b >= _YEARS_FOR_A_TREND,
        method=_METHODS[settings.threshold_method],
        power=_POWERS[settings.powertrans],
        z=NormalDist().inv_cdf(1 - alpha),
        probability=1 - alpha,
        weights_as_r=settings.reproduce_r and not old,
        errors_by_phi=old,
    )


def least_t(p: float, most: int) -> Floats:
    """Return the t above which a slope is significant at `p` (two-sided), by degrees of freedom."""
    if p >= 1:
        return np.zeros(most + 1)
    if p <= 0:
        return np.full(most + 1, np.inf)
    from scipy.special import stdtrit

    freedom = np.maximum(np.arange(most + 1), 1)
    return np.asarray(np.abs(stdtrit(freedom, p / 2)), np.float64)


def _verdicts(flat: Flat, rows: Floats, settings: FarringtonFlexible) -> list[Verdicts]:
    cases, periods = settings.limit54
    recent = recent_cases(flat, periods)
    short = rows[:, kernel.BASELINE] < 0
    outcome = np.zeros(short.size, np.int8)
    outcome[~np.isfinite(rows[:, kernel.BOUND])] = Outcome.UNFIT
    outcome[recent < cases] = Outcome.TOO_FEW
    outcome[short] = Outcome.TOO_SHORT
    return verdicts(
        flat,
        FARRINGTON if isinstance(settings, Farrington) else FLEXIBLE,
        expected=rows[:, kernel.EXPECTED],
        upper_bound=rows[:, kernel.BOUND],
        p_value=rows[:, kernel.P_VALUE],
        outcome=outcome,
        weighed_down=np.nan_to_num(rows[:, kernel.WEIGHED_DOWN]).astype(np.int64),
        needed=np.where(short, settings.b * settings.freq + settings.w, cases),
        found=np.where(short, flat.positions, recent).astype(np.int64),
    )


def recent_cases(flat: Flat, periods: int) -> Floats:
    """Return the cases in each period judged and in those before it, `periods` together."""
    if flat.places.size * periods < flat.counts.size:
        total = np.zeros(flat.places.size)
        for back in range(periods):
            at = flat.places - back
            total += np.where(at >= flat.starts, flat.counts[np.maximum(at, 0)], 0.0)
        return total
    summed = np.concatenate([[0.0], np.cumsum(flat.counts)])
    first = np.maximum(flat.places + 1 - periods, flat.starts)
    return np.asarray(summed[flat.places + 1] - summed[first], np.float64)
