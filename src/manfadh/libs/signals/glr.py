"""Generalised likelihood ratio: since when, and how much higher? Höhle and Paul 2008.

For each period, the best of all explanations "since period k the mean is e**kappa times what is
expected"; when it is too good to be chance, an alarm, and the search begins anew after it.
"""

import math
from collections.abc import Sequence

import numpy as np

from manfadh.libs.signals.compiled import compiled
from manfadh.libs.signals.cusum import learnt_periods
from manfadh.libs.signals.regression import Course, learn_course
from manfadh.libs.signals.series import Floats, Outcome, Series, Verdicts, flatten, verdicts
from manfadh.libs.signals.settings import Glr

# Steps to the best kappa; periods back to which a change with scatter is looked for.
_STEPS = 50
_FARTHEST = 520


def glr(
    many: Sequence[Series], settings: Glr, *, method: str = "glr", last: int | None = None
) -> list[Verdicts]:
    """Judge the newest `last` periods (the newer half, where None); the others are learnt from.

    With `ret` "value" the bound is the statistic itself, as R returns it, to compare with `c.ARL`;
    with "cases" it is the least count that would have raised the alarm.
    """
    return [_glr(series, settings, method, last) for series in many]


def _glr(series: Series, settings: Glr, method: str, last: int | None) -> Verdicts:
    learnt = learnt_periods(series, last)
    first = 0 if last is None else learnt
    total = series.counts.size
    alpha = 0.0 if method == "glr" else settings.alpha
    course = _course(series, settings, learnt, alpha)
    outcome = np.full(total, Outcome.LEARNT)
    outcome[learnt:] = Outcome.TOO_SHORT if course is None else Outcome.WITHIN
    expected = np.full(total, np.nan)
    bound = np.full(total, np.nan)
    reached = np.zeros(total, np.bool_)
    if course is not None:
        expected = course.means
        statistic = np.full(total, np.nan)
        scan(
            series.counts[learnt:],
            course.means[learnt:],
            course.alpha,
            math.nan if settings.theta is None else settings.theta,
            settings.dir == "inc",
            settings.m_tilde,
            settings.c_arl,
            settings.ret == "cases",
            statistic[learnt:],
            bound[learnt:],
        )
        reached = statistic >= settings.c_arl
        if settings.ret == "value":
            bound = statistic
    (found,) = verdicts(
        flatten([series], None if last is None else total - first),
        method,
        expected=expected[first:],
        upper_bound=bound[first:],
        p_value=np.full(total - first, np.nan),
        outcome=outcome[first:].astype(np.int8),
        alarm=reached[first:],
        needed=np.full(total - first, 2 + 2 * settings.waves + int(settings.trend)),
        found=np.full(total - first, learnt),
    )
    return found


def _course(series: Series, settings: Glr, learnt: int, alpha: float | None) -> Course | None:
    if settings.mean is not None:
        return Course(np.full(series.counts.size, settings.mean), alpha or 0.0)
    return learn_course(
        series.counts,
        learnt,
        freq=settings.freq,
        waves=settings.waves,
        trend=settings.trend,
        alpha=alpha,
    )


@compiled
def scan(
    counts: Floats,
    means: Floats,
    alpha: float,
    theta: float,
    upwards: bool,
    least_periods: int,
    limit: float,
    with_cases: bool,
    statistic: Floats,
    cases: Floats,
) -> None:
    """Fill the statistic of each period and, where wanted, the least count that reaches `limit`."""
    begin = 0
    carried = 0.0
    for now in range(counts.size):
        if with_cases:
            cases[now] = _least_count(
                counts, means, alpha, theta, begin, now, least_periods, limit, carried
            )
        if math.isnan(theta):
            value = best_change(
                counts, means, alpha, upwards, begin, now, least_periods, counts[now]
            )
        else:
            carried = max(0.0, carried + ratio(counts[now], means[now], alpha, theta))
            value = carried
        statistic[now] = value
        if value >= limit:
            begin = now + 1
            carried = 0.0


@compiled
def ratio(count: float, mean: float, alpha: float, kappa: float) -> float:
    """Return the log likelihood ratio of one count for a mean e**kappa times as high."""
    higher = mean * math.exp(kappa)
    if alpha <= 0.0:
        return count * kappa - higher + mean
    return count * kappa - (count + 1.0 / alpha) * (
        math.log1p(alpha * higher) - math.log1p(alpha * mean)
    )


@compiled
def best_change(
    counts: Floats,
    means: Floats,
    alpha: float,
    upwards: bool,
    begin: int,
    now: int,
    least_periods: int,
    count_now: float,
) -> float:
    """Return the greatest ratio of all beginnings of a change; `count_now` stands for the last."""
    best = 0.0
    if now - begin + 1 < least_periods:
        return best
    cases = 0.0
    expected = 0.0
    kappa = 0.0
    earliest = begin if alpha <= 0.0 else max(begin, now - _FARTHEST)
    for since in range(now, earliest - 1, -1):
        cases += count_now if since == now else counts[since]
        expected += means[since]
        if alpha <= 0.0:
            if (cases > expected) == upwards and cases != expected:
                gain = expected - cases
                if cases > 0.0:
                    gain += cases * math.log(cases / expected)
                best = max(best, gain)
            continue
        kappa = best_kappa(counts, means, alpha, since, now, count_now, kappa)
        if (kappa > 0.0) == upwards:
            gain = 0.0
            for at in range(since, now + 1):
                count = count_now if at == now else counts[at]
                gain += ratio(count, means[at], alpha, kappa)
            best = max(best, gain)
    return best


@compiled
def best_kappa(
    counts: Floats,
    means: Floats,
    alpha: float,
    since: int,
    now: int,
    count_now: float,
    kappa: float,
) -> float:
    """Return the kappa of greatest likelihood, by Newton's steps of at most 1."""
    for _ in range(_STEPS):
        slope = 0.0
        bend = 0.0
        factor = math.exp(kappa)
        for at in range(since, now + 1):
            count = count_now if at == now else counts[at]
            higher = means[at] * factor
            room = 1.0 + alpha * higher
            slope += (count - higher) / room
            bend += higher * (1.0 + alpha * count) / (room * room)
        step = slope / bend
        kappa += min(max(step, -1.0), 1.0)
        if abs(step) < 1e-10 or kappa < -40.0:
            break
    return kappa


@compiled
def _least_count(
    counts: Floats,
    means: Floats,
    alpha: float,
    theta: float,
    begin: int,
    now: int,
    least_periods: int,
    limit: float,
    carried: float,
) -> float:
    """Return the least count of a period that raises an alarm of a rise; nan where none does."""
    if not math.isnan(theta):
        nothing = ratio(0.0, means[now], alpha, theta)
        each = ratio(1.0, means[now], alpha, theta) - nothing
        return float(max((limit - carried - nothing) / each, 0.0)) if each > 0.0 else math.nan
    low = -1.0
    high = float(math.ceil(means[now]) + 4)
    for _ in range(60):
        if best_change(counts, means, alpha, True, begin, now, least_periods, high) >= limit:
            break
        low = high
        high *= 2.0
    for _ in range(60):
        if high - low <= 1.0:
            break
        middle = float(math.floor(0.5 * (low + high)))
        if best_change(counts, means, alpha, True, begin, now, least_periods, middle) >= limit:
            high = middle
        else:
            low = middle
    return high
