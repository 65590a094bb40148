"""Farrington 1996 and Farrington Flexible: each period against the same season of earlier years.

Farrington et al. 1996 (J. R. Statist. Soc. A 159:547), Noufaily et al. 2013 (Statist. Med. 32:
1206), Salmon, Schumacher and Höhle 2016 (J. Statist. Software 70:10).
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import NormalDist

import numpy as np

from manfadh.libs.signals import farrington_kernel as kernel
from manfadh.libs.signals.cadence import Cadence, anniversaries, cadence_of, check_frequency
from manfadh.libs.signals.errors import SeriesError
from manfadh.libs.signals.farrington_loop import judge_many
from manfadh.libs.signals.series import Floats, Integers, Outcome, Series, Verdicts, verdicts
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
    firsts = [0 if last is None else max(series.counts.size - last, 0) for series in many]
    results = _results(many, firsts, settings, threads)
    found = []
    for series, first in zip(many, firsts, strict=True):
        rows = results[: series.counts.size - first]
        results = results[rows.shape[0] :]
        found.append(_verdicts(series, first, rows, settings))
    return found


def _results(
    many: Sequence[Series], firsts: list[int], settings: FarringtonFlexible, threads: int
) -> Floats:
    """Return a row of the kernel's results per period, series after series."""
    counts = np.concatenate([series.counts for series in many] or [np.empty(0)])
    exposures = np.ones(counts.size)
    if settings.population_offset:
        exposures = np.concatenate([_population(series) for series in many])
    lengths = np.array([series.counts.size for series in many], np.int64)
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    tested = lengths - np.array(firsts, np.int64)
    starts = np.repeat(begins, tested)
    positions = [np.arange(f, n) for f, n in zip(firsts, lengths, strict=True)]
    back = [
        anniversaries(series.days, at, settings.b, settings.freq)
        for series, at in zip(many, positions, strict=True)
    ]
    results = np.empty((int(tested.sum()), kernel.RESULTS))
    if not results.size:
        return results
    clock = np.concatenate([_clock(series, settings) for series in many])
    periods, earlier = np.concatenate(positions).astype(np.int64), np.concatenate(back)
    rule, needed = _rule(settings), least_t(settings.p_threshold_trend, int(lengths.max()))

    def judge(part: slice) -> None:
        judge_many(
            counts,
            exposures,
            clock,
            starts[part],
            periods[part],
            earlier[part],
            settings.w,
            settings.left_out,
            settings.no_periods,
            rule,
            needed,
            results[part],
        )

    parts = _parts(periods.size, threads)
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


def _clock(series: Series, settings: FarringtonFlexible) -> Integers:
    """Return the times in which a trend runs: days where months are dated, else periods."""
    dated = series.days is not None and cadence_of(series.days) is Cadence.MONTHLY
    if dated and not isinstance(settings, Farrington):
        assert series.days is not None
        return np.asarray(series.days - series.days[0], np.int64)
    return np.arange(series.counts.size, dtype=np.int64)


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


def _verdicts(series: Series, first: int, rows: Floats, settings: FarringtonFlexible) -> Verdicts:
    at = np.arange(first, series.counts.size)
    cases, periods = settings.limit54
    recent = recent_cases(series.counts, periods)[first:]
    short = rows[:, kernel.BASELINE] < 0
    few = recent < cases
    outcome = np.full(at.size, Outcome.WITHIN)
    outcome = np.where(np.isfinite(rows[:, kernel.BOUND]), outcome, Outcome.UNFIT)
    outcome = np.where(few, Outcome.TOO_FEW, outcome)
    outcome = np.where(short, Outcome.TOO_SHORT, outcome).astype(np.int8)
    return verdicts(
        series,
        FARRINGTON if isinstance(settings, Farrington) else FLEXIBLE,
        first,
        expected=rows[:, kernel.EXPECTED],
        upper_bound=rows[:, kernel.BOUND],
        p_value=rows[:, kernel.P_VALUE],
        outcome=outcome,
        weighed_down=np.nan_to_num(rows[:, kernel.WEIGHED_DOWN]).astype(np.int64),
        needed=np.where(short, settings.b * settings.freq + settings.w, cases),
        found=np.where(short, at, recent).astype(np.int64),
    )


def recent_cases(counts: Floats, periods: int) -> Floats:
    """Return the cases in each period and those before it, `periods` together."""
    summed = np.concatenate([[0.0], np.cumsum(counts)])
    upto = np.arange(1, counts.size + 1)
    return np.asarray(summed[upto] - summed[np.maximum(upto - periods, 0)], np.float64)
