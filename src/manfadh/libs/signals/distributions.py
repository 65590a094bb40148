"""Quantiles and tails of counts, quick for small means and sure for large ones.

The negative binomial is taken by its mean and its dispersion (variance = dispersion × mean); a
dispersion of 1 or less is Poisson. Small means are summed term by term; for large ones the tail is
the incomplete beta or gamma function by its continued fraction (Abramowitz and Stegun 26.5.8 and
6.5.31), and the quantile is found by halving. Every loop has an end.
"""

import math

from manfadh.libs.signals.compiled import compiled

MOST_TERMS = 20_000
MOST_HALVINGS = 64
SUMMED_UP_TO = 400.0
# A mean beyond this is no forecast of anything: nothing is said of it.
MOST = 1e15
_TINY = 1e-300
_EPSILON = 1e-15
# R allows as much rounding when it compares a sum with the probability asked for.
_FUZZ = 64 * 2.220446049250313e-16


@compiled
def beta_ratio(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b); nan where it does not settle."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    total = a + b
    away = total * x * _strain(a / (total * x)) + total * (1.0 - x) * _strain(
        b / (total * (1.0 - x))
    )
    missed = stirling_error(total) - stirling_error(a) - stirling_error(b)
    front = math.exp(missed - away) * math.sqrt(a * b / (2.0 * math.pi * total))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _beta_fraction(a, b, x) / a
    return 1.0 - front * _beta_fraction(b, a, 1.0 - x) / b


@compiled
def _strain(ratio: float) -> float:
    """Return r log r - r + 1: how far two numbers of that ratio are apart (Loader 2000)."""
    step = ratio - 1.0
    if step <= -1.0:
        return 1.0
    return ratio * math.log1p(step) - step


@compiled
def stirling_error(z: float) -> float:
    """Return what Stirling's formula misses of log(z!), without loss for large z."""
    if z < 16.0:
        return math.lgamma(z + 1.0) - (z + 0.5) * math.log(z) + z - 0.5 * math.log(2.0 * math.pi)
    square = z * z
    series = 1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / (1680.0 * square)) / square) / square
    return series / z


@compiled
def _beta_fraction(a: float, b: float, x: float) -> float:
    upper = 1.0
    lower = 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1.0))
    value = lower
    for m in range(1, MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        lower = 1.0 / _away_from_zero(1.0 + even * lower)
        upper = _away_from_zero(1.0 + even / upper)
        value *= lower * upper
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        lower = 1.0 / _away_from_zero(1.0 + odd * lower)
        upper = _away_from_zero(1.0 + odd / upper)
        value *= lower * upper
        if abs(lower * upper - 1.0) < _EPSILON:
            return value
    return math.nan


@compiled
def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


@compiled
def gamma_tail(a: float, x: float) -> float:
    """Return the regularised upper incomplete gamma function Q(a, x)."""
    if x <= 0.0:
        return 1.0
    front = math.exp(-x * _strain(a / x) - stirling_error(a)) * math.sqrt(a / (2.0 * math.pi))
    if x < a + 1.0:
        return 1.0 - front * _gamma_series(a, x)
    return front * _gamma_fraction(a, x)


@compiled
def _gamma_series(a: float, x: float) -> float:
    term = 1.0 / a
    total = term
    for n in range(1, MOST_TERMS):
        term *= x / (a + n)
        total += term
        if term < total * _EPSILON:
            return total
    return math.nan


@compiled
def _gamma_fraction(a: float, x: float) -> float:
    b = x + 1.0 - a
    upper = 1.0 / _TINY
    lower = 1.0 / _away_from_zero(b)
    value = lower
    for n in range(1, MOST_TERMS):
        step = -n * (n - a)
        b += 2.0
        lower = 1.0 / _away_from_zero(step * lower + b)
        upper = _away_from_zero(b + step / upper)
        value *= lower * upper
        if abs(lower * upper - 1.0) < _EPSILON:
            return value
    return math.nan


@compiled
def count_below_or_at(count: float, mean: float, dispersion: float) -> float:
    """Return the probability of `count` or fewer."""
    if count < 0.0:
        return 0.0
    if mean <= 0.0:
        return 1.0
    if dispersion > 1.0:
        return beta_ratio(mean / (dispersion - 1.0), count + 1.0, 1.0 / dispersion)
    return gamma_tail(count + 1.0, mean)


@compiled
def count_at_or_above(count: float, mean: float, dispersion: float) -> float:
    """Return the probability of `count` or more, without loss where it is small."""
    if not mean < MOST:
        return math.nan
    if count <= 0.0:
        return 1.0
    if mean <= 0.0:
        return 0.0
    if mean <= SUMMED_UP_TO and count <= mean:
        return 1.0 - _summed_below(count, mean, dispersion)
    if dispersion > 1.0:
        return beta_ratio(count, mean / (dispersion - 1.0), 1.0 - 1.0 / dispersion)
    return 1.0 - gamma_tail(count, mean)


@compiled
def _none(mean: float, dispersion: float) -> float:
    """Return the probability of no case at all."""
    if dispersion > 1.0:
        return math.exp(-mean / (dispersion - 1.0) * math.log(dispersion))
    return math.exp(-mean)


@compiled
def _summed_below(count: float, mean: float, dispersion: float) -> float:
    """Return the probability of fewer than `count`, term by term."""
    term = _none(mean, dispersion)
    if term < _TINY:
        return count_below_or_at(count - 1.0, mean, dispersion)
    excess = max(dispersion - 1.0, 0.0)
    total = 0.0
    for n in range(min(int(count), MOST_TERMS)):
        total += term
        term *= (mean + n * excess) / ((n + 1.0) * (1.0 + excess))
    return total


@compiled
def count_quantile(probability: float, mean: float, dispersion: float) -> float:
    """Return the least count with at least `probability` at or below it; nan for no mean at all."""
    if not mean < MOST:
        return math.nan
    if mean <= 0.0:
        return 0.0
    if mean <= SUMMED_UP_TO:
        term = _none(mean, dispersion)
        if term > _TINY:
            found = _summed_quantile(probability, mean, dispersion, term)
            if found >= 0.0:
                return found
    return _halved_quantile(probability, mean, dispersion)


@compiled
def _summed_quantile(probability: float, mean: float, dispersion: float, term: float) -> float:
    """Return the quantile by adding terms, or -1 where it is too far for that."""
    excess = max(dispersion - 1.0, 0.0)
    goal = probability * (1.0 - _FUZZ)
    total = term
    for n in range(MOST_TERMS):
        if total >= goal:
            return float(n)
        term *= (mean + n * excess) / ((n + 1.0) * (1.0 + excess))
        total += term
    return -1.0


@compiled
def _halved_quantile(probability: float, mean: float, dispersion: float) -> float:
    """Return the quantile by halving the range in which it lies; nan where none is found."""
    goal = probability * (1.0 - _FUZZ)
    low = -1.0
    high = float(math.floor(mean + 1.0))
    for _ in range(MOST_HALVINGS):
        if not count_below_or_at(high, mean, dispersion) < goal:
            break
        low = high
        high *= 2.0
    for _ in range(MOST_HALVINGS):
        if high - low <= 1.0:
            break
        middle = float(math.floor(0.5 * (low + high)))
        if count_below_or_at(middle, mean, dispersion) >= goal:
            high = middle
        else:
            low = middle
    return high
