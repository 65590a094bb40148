"""How the choice fares when values turn out otherwise: core, borderline, never; and regret.

A value that is uncertain is drawn from a log-normal distribution with the stated value as its mean:
less certainty widens the draws and does not lower them. Core, borderline and exterior are the words
of portfolio decision analysis (Liesiö, Mild and Salo, European Journal of Operational Research 181,
2007): in every best choice, in some, in none.
"""

import time
from math import log

import numpy as np

from manfadh.libs.portfolio.answer import ScenariosAnswer, Standing, Steadiest
from manfadh.libs.portfolio.choosing import Chooser
from manfadh.libs.portfolio.instance import Floats, Instance
from manfadh.libs.portfolio.optimum import Choice, Question, SolverStopped, worth
from manfadh.libs.portfolio.problem import Certainty, Intervention

# Standard deviation of the logarithm of a value: about a tenth, a third, a factor of two, of three.
SPREAD: dict[Certainty, float] = {"high": 0.1, "moderate": 0.3, "low": 0.6, "very_low": 1.0}
EIGHT_OF_TEN = 2 * 1.2815515655446004  # standard deviations between the 10th and 90th percentile


def drawn_values(instance: Instance) -> Floats:
    """The values of each scenario: (scenarios x interventions), given or drawn by the seed.

    NumPy's default generator (PCG64) draws one standard normal for each, scenario after scenario.
    """
    asked = instance.problem.scenarios
    if asked.values:
        return np.array(asked.values, np.float64)
    spread = np.array([_spread(instance, one) for one in instance.problem.interventions])
    normal = np.random.default_rng(asked.seed).standard_normal((asked.count, len(spread)))
    return np.asarray(instance.value * np.exp(spread * normal - spread**2 / 2))


def _spread(instance: Instance, one: Intervention) -> float:
    if one.low is not None and one.high is not None:
        return log(one.high / one.low) / EIGHT_OF_TEN
    return instance.problem.scenarios.spread.get(one.certainty, SPREAD[one.certainty])


def over_scenarios(
    chooser: Chooser, made: Choice, seconds: float
) -> tuple[ScenariosAnswer, Floats]:
    """What the best choices of all scenarios have in common, and the share of them that has each.

    Answers for those scenarios that were reached within `seconds`, at least one.
    """
    instance, until = chooser.instance, time.monotonic() + seconds
    rows = drawn_values(instance)
    best: list[Choice] = []
    for row in rows:
        left = until - time.monotonic()
        if best and left <= 0:
            break
        try:
            found = chooser.best(Question(value=row, seconds=max(left, 0.1)))
        except SolverStopped:
            break
        if found is not None:
            best.append(found)
    share = _share(instance, best)
    values = [worth(instance, made.chosen, row) for row in rows[: len(best)]]
    regret = np.array([one.value for one in best]) - np.array(values)
    standing = {name: standing_of(float(share[i])) for i, name in enumerate(instance.ids)}
    return ScenariosAnswer(
        count=len(best),
        exact=all(one.exact for one in best),
        seed=None if instance.problem.scenarios.values else instance.problem.scenarios.seed,
        core=[name for name, one in standing.items() if one == "core"],
        borderline=[name for name, one in standing.items() if one == "borderline"],
        never=[name for name, one in standing.items() if one == "never"],
        mean_regret=float(regret.mean()) if len(best) else 0.0,
        largest_regret=float(regret.max()) if len(best) else 0.0,
        optima=[one.value for one in best],
        values=values,
        steadiest=_steadiest(instance, made, best, rows[: len(best)]),
    ), share


def _share(instance: Instance, best: list[Choice]) -> Floats:
    counts = np.zeros(len(instance.ids))
    for one in best:
        counts[list(one.chosen)] += 1
    return counts / max(1, len(best))


def standing_of(share: float) -> Standing:
    """core: in every best choice; never: in none; else borderline."""
    return "core" if share == 1 else "never" if share == 0 else "borderline"


def _steadiest(instance: Instance, made: Choice, best: list[Choice], rows: Floats) -> Steadiest:
    """The choice with the least mean regret over all scenarios, among all that were best in one."""
    sets = list(dict.fromkeys([made.chosen, *(one.chosen for one in best)]))
    optima = np.array([one.value for one in best])
    member = np.zeros((len(sets), len(instance.ids)))
    gained = np.zeros(len(sets))
    nothing = np.zeros(len(instance.ids))
    for k, chosen in enumerate(sets):
        member[k, list(chosen)] = 1
        gained[k] = worth(instance, chosen, nothing)  # synergies do not vary
    values = member @ rows.T + gained[:, None]
    regret = optima - values
    k = int(np.argmin(regret.mean(axis=1))) if len(best) else 0
    return Steadiest(
        chosen=[instance.ids[i] for i in sets[k]],
        mean_regret=float(regret[k].mean()) if len(best) else 0.0,
        largest_regret=float(regret[k].max()) if len(best) else 0.0,
        mean_value=float(values[k].mean()) if len(best) else made.value,
    )
