"""Cases that happened and are not reported yet: what the last days will come to. Lawless 1994.

Of the cases of a day, what share is reported within d days? Each delay's share is estimated from
all days that are old enough to know it (reverse-time hazards), and what is known of a recent day is
divided by the share that should be known by now.
"""

from dataclasses import dataclass

import numpy as np

from manfadh.libs.signals.series import Floats, Integers

_DRAWS = 2_000
MOST_DAYS = 100_000


@dataclass(frozen=True, slots=True)
class Nowcast:
    """One day (ordinal): cases reported so far, and what they will come to, with a range."""

    day: int
    reported: int
    estimate: float
    low: float
    high: float
    share_known: float

    @property
    def is_late(self) -> bool:
        """Whether a good part of the day's cases is likely still on its way."""
        return self.share_known < 0.9


def nowcast(
    occurred: Integers,
    reported: Integers,
    *,
    now: int,
    most_delay: int,
    window: int | None = None,
    coverage: float = 0.95,
    seed: int = 0,
) -> list[Nowcast]:
    """Return the last `most_delay` + 1 days up to `now`, oldest first.

    `occurred` and `reported` hold a day (ordinal) per case. Cases reported after `now` are not
    looked at; longer delays than `most_delay` count as that. Delays are learnt from the newest
    `window` days that are old enough (all, where None). The range also knows how unsure the shares
    are; the same seed gives the same range. Raises ValueError for days that do not fit together.
    """
    if occurred.shape != reported.shape or (reported < occurred).any():
        raise ValueError("Each case needs a day, and a day of report that is not before it.")
    if most_delay < 1 or not 0 < coverage < 1:
        raise ValueError("Take a delay of 1 day or more, and a coverage between 0 and 1.")
    known = (reported <= now) & (occurred <= now)
    first = min(int(occurred[known].min()) if known.any() else now, now - most_delay)
    if now - first > MOST_DAYS:
        raise ValueError(f"The first case lies more than {MOST_DAYS:,} days back.")
    triangle = _triangle(occurred[known] - first, reported[known] - first, now - first, most_delay)
    on_time, waited = _counts_by_delay(triangle, window)
    shares = np.where(waited > 0, on_time / np.maximum(waited, 1.0), 0.0)
    generator = np.random.default_rng(seed)
    drawn = generator.beta(on_time + 0.5, waited - on_time + 0.5, size=(_DRAWS, on_time.size))
    found = []
    for age in range(most_delay, -1, -1):
        count = int(triangle[now - first - age].sum())
        share = float(np.prod(1 - shares[age + 1 :]))
        likely = np.maximum(np.prod(1 - drawn[:, age + 1 :], axis=1), 1e-9)
        missing = generator.negative_binomial(count + 1, likely)
        low, high = np.quantile(missing, [(1 - coverage) / 2, (1 + coverage) / 2])
        estimate = count / share if share > 0 else float(count)
        found.append(
            Nowcast(
                day=now - age,
                reported=count,
                estimate=estimate,
                low=min(count + float(low), estimate),
                high=max(count + float(high), estimate),
                share_known=share,
            )
        )
    return found


def _triangle(occurred: Integers, reported: Integers, last: int, most_delay: int) -> Floats:
    """Return cases by day of occurrence and delay."""
    counts = np.zeros((last + 1, most_delay + 1))
    np.add.at(counts, (occurred, np.minimum(reported - occurred, most_delay)), 1.0)
    return counts


def _counts_by_delay(triangle: Floats, window: int | None) -> tuple[Floats, Floats]:
    """Return, for each delay, the cases with just that delay, and those with that or a shorter one.

    Only days that are old enough to know: those at least that delay ago.
    """
    days, delays = triangle.shape
    summed = triangle.cumsum(axis=1)
    on_time = np.zeros(delays)
    waited = np.zeros(delays)
    for delay in range(delays):
        end = max(days - delay, 0)
        begin = 0 if window is None else max(end - window, 0)
        on_time[delay] = triangle[begin:end, delay].sum()
        waited[delay] = summed[begin:end, delay].sum()
    return on_time, waited
