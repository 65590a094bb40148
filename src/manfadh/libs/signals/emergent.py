"""Series without years of history: the newest weeks or months, a level and perhaps a slope.

In the spirit of ASMODEE (Jombart et al. 2021), with the quasi-Poisson fit of Farrington: past
outbreaks are weighed down, the slope is kept only where it is significant, and the bound is a
quantile of a negative binomial distribution that also knows how unsure the mean is.
"""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from manfadh.libs.signals import farrington_kernel as kernel
from manfadh.libs.signals.farrington import least_t, recent_cases
from manfadh.libs.signals.farrington_loop import judge_many
from manfadh.libs.signals.series import Outcome, Series, Verdicts, flatten, verdicts
from manfadh.libs.signals.settings import Emergent

EMERGENT = "emergent"


def emergent(
    many: Sequence[Series], settings: Emergent, *, last: int | None = None
) -> list[Verdicts]:
    """Judge each series by its newest periods alone; an alarm lies above the bound."""
    flat = flatten(many, last)
    rows = np.empty((flat.places.size, kernel.RESULTS))
    alpha = settings.alpha
    rule = kernel.Rule(
        reweight=True,
        weights_threshold=settings.weights_threshold,
        trend=settings.trend,
        years_for_trend=True,
        method=kernel.MUAN,
        power=1.0,
        z=NormalDist().inv_cdf(0.75),  # half of the uncertainty of the mean, not the far end of it
        probability=1 - alpha,
        weights_as_r=False,
        errors_by_phi=True,
    )
    judge_many(
        flat.counts,
        np.ones(flat.counts.size),
        np.arange(flat.counts.size),
        settings.most + settings.left_out,
        flat.starts,
        flat.positions,
        np.empty((flat.places.size, 0), np.int64),
        0,
        settings.left_out,
        1,
        settings.least,
        settings.most,
        rule,
        least_t(settings.p_threshold_trend, settings.most),
        rows,
    )
    cases, span = settings.limit54
    recent = recent_cases(flat, span)
    short = rows[:, kernel.BASELINE] < 0
    outcome = np.zeros(short.size, np.int8)
    outcome[~np.isfinite(rows[:, kernel.BOUND])] = Outcome.UNFIT
    outcome[recent < cases] = Outcome.TOO_FEW
    outcome[short] = Outcome.TOO_SHORT
    return verdicts(
        flat,
        EMERGENT,
        expected=rows[:, kernel.EXPECTED],
        upper_bound=rows[:, kernel.BOUND],
        p_value=rows[:, kernel.P_VALUE],
        outcome=outcome,
        weighed_down=np.nan_to_num(rows[:, kernel.WEIGHED_DOWN]).astype(np.int64),
        needed=np.where(short, settings.least + settings.left_out, cases),
        found=np.where(short, flat.positions, recent).astype(np.int64),
    )
