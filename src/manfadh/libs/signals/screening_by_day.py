"""What screening finds of infected travellers by the days since their infection, exactly.

The model of Gostic et al. 2020 (eLife 9:e55570), after Gostic et al. 2015 (eLife 4:e05564): a
share of those infected comes to show symptoms, a share knows of its exposure. A thermometer finds
whoever shows symptoms by then, a question whoever knows and says so; each at exit, at entry, or
both. Nothing is drawn by chance, so that equal questions have equal answers.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammainc

Shares = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Check:
    """One screening: the share of those with symptoms that it finds, and of those aware."""

    finds_symptoms: float
    is_told: float


@dataclass(frozen=True, slots=True)
class Infected:
    """Who travels: days from infection to symptoms, whether these ever show, who is aware."""

    incubation_mean_days: float
    incubation_variance_days2: float
    shows: float  # share that comes to show symptoms
    aware: float  # share that knows of its exposure
    evades: float = 0.0  # share that is met by no screening


@dataclass(frozen=True, slots=True)
class Found:
    """Shares of those infected for each day asked about; together they are 1.

    Who is missed is parted by what could have told of them at the last screening: symptoms that
    show, awareness, both, or neither.
    """

    by_symptoms_at_exit: Shares
    by_question_at_exit: Shares
    by_symptoms_at_entry: Shares
    by_question_at_entry: Shares
    missed_with_both: Shares
    missed_with_symptoms: Shares
    missed_aware: Shares
    missed_with_neither: Shares
    evaded: Shares

    @property
    def found(self) -> Shares:
        """The share that any screening finds."""
        at_exit = self.by_symptoms_at_exit + self.by_question_at_exit
        return at_exit + self.by_symptoms_at_entry + self.by_question_at_entry


def found_by_day(
    days: Shares,
    infected: Infected,
    *,
    at_exit: Check | None,
    at_entry: Check | None,
    days_on_the_way: float,
) -> Found:
    """Where those infected so many days ago when they leave end: shares for each of `days`.

    None is no screening there. Raises ValueError for shares outside 0 to 1, days below 0, and an
    incubation that has no length.
    """
    _require(infected, at_exit, at_entry)
    if days_on_the_way < 0 or np.any(days < 0):
        raise ValueError("Days are counted from 0 on.")
    ill_at_exit = _ill(days, infected)
    # Without a screening at entry nobody looks again: what counts is how they left.
    ill_at_entry = _ill(days + days_on_the_way, infected) if at_entry else ill_at_exit
    first, second = at_exit or Check(0.0, 0.0), at_entry or Check(0.0, 0.0)
    met = 1.0 - infected.evades
    found = {name: np.zeros_like(ill_at_exit) for name in Found.__slots__}
    found["evaded"] = np.full_like(ill_at_exit, infected.evades)
    for shows, aware, weight in _kinds(infected):
        weight *= met
        exit_told, entry_told = first.is_told * aware, second.is_told * aware
        exit_seen, entry_seen = first.finds_symptoms * shows, second.finds_symptoms * shows
        well = 1.0 - ill_at_exit
        passed_ill = ill_at_exit * (1 - exit_seen) * (1 - exit_told)
        passed_well = well * (1 - exit_told)
        fell_ill = _share(ill_at_entry - ill_at_exit, well) * passed_well
        arrived_ill, arrived_well = passed_ill + fell_ill, passed_well - fell_ill
        unseen = arrived_ill * (1 - entry_seen)
        found["by_symptoms_at_exit"] += weight * ill_at_exit * exit_seen
        found["by_question_at_exit"] += weight * exit_told * (well + ill_at_exit * (1 - exit_seen))
        found["by_symptoms_at_entry"] += weight * arrived_ill * entry_seen
        found["by_question_at_entry"] += weight * entry_told * (unseen + arrived_well)
        missed_ill = weight * unseen * (1 - entry_told)
        missed_well = weight * arrived_well * (1 - entry_told)
        found[_MISSED[shows, aware]] += missed_ill
        found[_MISSED[0, aware]] += missed_well
    return Found(**found)


_MISSED = {
    (1, 1): "missed_with_both",
    (1, 0): "missed_with_symptoms",
    (0, 1): "missed_aware",
    (0, 0): "missed_with_neither",
}


def _kinds(infected: Infected) -> tuple[tuple[int, int, float], ...]:
    shows, aware = infected.shows, infected.aware
    return (
        (1, 1, shows * aware),
        (1, 0, shows * (1 - aware)),
        (0, 1, (1 - shows) * aware),
        (0, 0, (1 - shows) * (1 - aware)),
    )


def _ill(days: Shares, infected: Infected) -> Shares:
    """The share whose symptoms would have begun by then: a gamma distribution."""
    scale = infected.incubation_variance_days2 / infected.incubation_mean_days
    begun: Shares = gammainc(infected.incubation_mean_days / scale, days / scale)
    return begun


def _share(part: Shares, whole: Shares) -> Shares:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _require(infected: Infected, *checks: Check | None) -> None:
    shares = [infected.shows, infected.aware, infected.evades]
    for check in checks:
        shares += [check.finds_symptoms, check.is_told] if check else []
    if not all(0 <= share <= 1 for share in shares):
        raise ValueError("A share lies between 0 and 1.")
    if infected.incubation_mean_days <= 0 or infected.incubation_variance_days2 <= 0:
        raise ValueError("Days have a mean and a variance above 0.")
