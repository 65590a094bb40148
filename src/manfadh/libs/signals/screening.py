"""What screening of travellers finds, and what it misses, before anybody is made to wait for it.

The model of Quilty et al. 2020 (Eurosurveillance 25(5)): an infected traveller leaves at some
moment between infection and severe illness. Symptoms show after the incubation, in all but the
asymptomatic; severe illness keeps a traveller from going on. Whoever shows none at exit and at
entry passes.
"""

from dataclasses import dataclass

import numpy as np

MOST_TRAVELLERS = 20_000_000


@dataclass(frozen=True, slots=True)
class Disease:
    """Days from infection to symptoms, and from these to severe illness: mean and variance."""

    incubation_mean: float
    incubation_variance: float
    until_severe_mean: float
    until_severe_variance: float
    asymptomatic: float  # share, 0 to 1


# As Quilty et al. took it for the novel coronavirus of January 2020.
CORONAVIRUS_2020 = Disease(5.2, 4.1, 9.1, 14.7, 0.17)


@dataclass(frozen=True, slots=True)
class Yield:
    """Where infected travellers end: shares that add up to 1."""

    found_at_exit: float
    severe_on_the_way: float
    found_at_entry: float
    undetected: float


def expected_yield(
    disease: Disease,
    *,
    exit_sensitivity: float,
    entry_sensitivity: float,
    hours_on_the_way: float,
    travellers: int = 200_000,
    seed: int = 0,
) -> Yield:
    """Return what screening at exit and entry comes to. The same seed gives the same shares.

    Sensitivities are those for symptoms that show; 0 is no screening. Raises ValueError for shares
    outside 0 to 1, days that are not above 0, and more travellers than memory should hold.
    """
    shares = (exit_sensitivity, entry_sensitivity, disease.asymptomatic)
    if not all(0 <= share <= 1 for share in shares):
        raise ValueError("A share lies between 0 and 1.")
    if hours_on_the_way < 0 or not 1 <= travellers <= MOST_TRAVELLERS:
        raise ValueError(f"Take hours from 0 on, and 1 to {MOST_TRAVELLERS:,} travellers.")
    generator = np.random.default_rng(seed)
    incubation = _days(generator, disease.incubation_mean, disease.incubation_variance, travellers)
    severe = incubation + _days(
        generator, disease.until_severe_mean, disease.until_severe_variance, travellers
    )
    leaving = generator.uniform(0, 1, travellers) * severe
    arriving = leaving + hours_on_the_way / 24
    shows = generator.uniform(0, 1, travellers) >= disease.asymptomatic
    at_exit = shows & (leaving > incubation)
    at_exit &= generator.uniform(0, 1, travellers) < exit_sensitivity
    fell_ill = ~at_exit & shows & (arriving > severe)
    at_entry = ~at_exit & ~fell_ill & shows & (arriving > incubation)
    at_entry &= generator.uniform(0, 1, travellers) < entry_sensitivity
    caught, severely_ill, met = (float(one.mean()) for one in (at_exit, fell_ill, at_entry))
    return Yield(caught, severely_ill, met, undetected=1.0 - caught - severely_ill - met)


def _days(
    generator: np.random.Generator, mean: float, variance: float, count: int
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    if mean <= 0 or variance <= 0:
        raise ValueError("Days have a mean and a variance above 0.")
    return generator.gamma(mean**2 / variance, variance / mean, count)
