"""Overstay: dates x territory x issuing authority. What is not known accuses nobody. Pure.

A stay is measured only where it began, by a rule for that nationality, that permission, the
authority that issued it and that territory. A permission of the Region does not cover federal
Iraq, nor the other way round, unless a rule says so; and somebody who moved from one territory to
the other did so on a day that nobody recorded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from manfadh.apps.govern.policy.rules.contents import Provision, StayRule

_DAY = timedelta(days=1)


class StayVerdict(StrEnum):
    """What can be said of a stay."""

    WITHIN = "within"
    OVER = "over"
    # The permission holds in another territory. That is no overstay.
    NOT_COVERED = "not_covered"
    CANNOT_TELL = "cannot_tell"


class StayDoubt(StrEnum):
    """Why nothing can be said of a stay."""

    NATIONALITY_UNKNOWN = "nationality_unknown"
    PERMISSION_UNKNOWN = "permission_unknown"
    ISSUER_UNKNOWN = "issuer_unknown"
    ENTRY_UNKNOWN = "entry_unknown"
    TERRITORY_UNKNOWN = "territory_unknown"
    TERRITORY_CHANGED = "territory_changed"
    DATES_IMPOSSIBLE = "dates_impossible"
    NO_RULE = "no_rule"
    PERMISSION_END_UNKNOWN = "permission_end_unknown"
    EARLIER_STAYS_UNKNOWN = "earlier_stays_unknown"


@dataclass(frozen=True, slots=True)
class EarlierStay:
    """An earlier stay of the same person: first and last day, and where."""

    from_on: date
    until_on: date
    territory: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A person's present stay, as far as it is known; empty or None is unknown.

    Authorities and territories are codes ("iq", "krd"). `entered_in` is the territory of the port
    of entry, `present_in` that of the port where the person stands now. `granted_days` is what the
    officer granted at entry. `earlier` is None where earlier stays are unknown.
    """

    nationality: str
    permission: str
    issued_by: str
    entered_on: date | None
    entered_in: str
    present_in: str
    granted_days: int | None = None
    permission_until_on: date | None = None
    earlier: Sequence[EarlierStay] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StayAnswer:
    """What can be said of a stay, with the rule that says so, or the doubt that keeps us silent.

    `last_lawful_on` is the last day of lawful stay; `days_over` counts the days after it.
    """

    verdict: StayVerdict
    rule: Provision[StayRule] | None = None
    doubt: StayDoubt | None = None
    last_lawful_on: date | None = None
    days_over: int = 0

    @property
    def reference(self) -> str:
        """The law behind the answer; empty where there is none."""
        return self.rule.reference if self.rule else ""


def overstay(stay: Stay, rules: Iterable[Provision[StayRule]], on: date) -> StayAnswer:
    """Whether a stay is over its time on a day, by the rules in force.

    A rule that names the nationality goes before one for everybody; among equals the one that
    lets the person stay longest counts.
    """
    doubt = _first_doubt(stay, on)
    if doubt is not None or stay.entered_on is None:
        return StayAnswer(verdict=StayVerdict.CANNOT_TELL, doubt=doubt or StayDoubt.ENTRY_UNKNOWN)
    fitting = fitting_rules(rules, stay.nationality, stay.permission, stay.issued_by)
    if not fitting:
        return StayAnswer(verdict=StayVerdict.CANNOT_TELL, doubt=StayDoubt.NO_RULE)
    covering = [rule for rule in fitting if stay.present_in in rule.content.territory]
    if not covering:
        return StayAnswer(verdict=StayVerdict.NOT_COVERED, rule=fitting[0])
    if stay.entered_in != stay.present_in:
        covering = [rule for rule in covering if stay.entered_in in rule.content.territory]
        if not covering:
            return StayAnswer(verdict=StayVerdict.CANNOT_TELL, doubt=StayDoubt.TERRITORY_CHANGED)
    return _most_generous(
        [_measure(stay, stay.entered_on, rule, on) for rule in _most_specific(covering)]
    )


def fitting_rules(
    rules: Iterable[Provision[StayRule]], nationality: str, permission: str, issued_by: str
) -> list[Provision[StayRule]]:
    """The rules for a nationality, a permission and its issuer, whatever the territory."""
    return [
        rule
        for rule in rules
        if (rule.content.permission, rule.content.issued_by) == (permission, issued_by)
        and (rule.content.nationalities == "*" or nationality in rule.content.nationalities)
    ]


def generosity(rule: Provision[StayRule]) -> tuple[bool, int]:
    """By which of several rules count: one that names the nationality first, then the most days."""
    unlimited = 1_000_000
    return rule.content.nationalities != "*", rule.content.max_days or unlimited


def _first_doubt(stay: Stay, on: date) -> StayDoubt | None:
    missing = (
        (not stay.nationality, StayDoubt.NATIONALITY_UNKNOWN),
        (not stay.permission, StayDoubt.PERMISSION_UNKNOWN),
        (not stay.issued_by, StayDoubt.ISSUER_UNKNOWN),
        (not stay.entered_in or not stay.present_in, StayDoubt.TERRITORY_UNKNOWN),
        (stay.entered_on is not None and on < stay.entered_on, StayDoubt.DATES_IMPOSSIBLE),
    )
    return next((doubt for is_so, doubt in missing if is_so), None)


def _most_specific(rules: Sequence[Provision[StayRule]]) -> Sequence[Provision[StayRule]]:
    named = [rule for rule in rules if rule.content.nationalities != "*"]
    return named or rules


def _most_generous(answers: Sequence[StayAnswer]) -> StayAnswer:
    unsure = [answer for answer in answers if answer.last_lawful_on is None]
    within = [answer for answer in answers if answer.verdict is StayVerdict.WITHIN]
    if unsure and not within:
        return unsure[0]
    return max(within or answers, key=lambda answer: answer.last_lawful_on or date.min)


def _measure(stay: Stay, entered_on: date, rule: Provision[StayRule], on: date) -> StayAnswer:
    last_on = _last_lawful_day(stay, entered_on, rule.content)
    if last_on is None:
        return _unsure(rule, StayDoubt.PERMISSION_END_UNKNOWN)
    if on > last_on:
        return _over(rule, last_on, on)
    window_days = rule.content.within_days
    if window_days is None:
        return StayAnswer(verdict=StayVerdict.WITHIN, rule=rule, last_lawful_on=last_on)
    if stay.earlier is None:
        return _unsure(rule, StayDoubt.EARLIER_STAYS_UNKNOWN)
    last_on = _last_day_in_window(stay, entered_on, rule.content, window_days, last_on)
    if on > last_on:
        return _over(rule, last_on, on)
    return StayAnswer(verdict=StayVerdict.WITHIN, rule=rule, last_lawful_on=last_on)


def _over(rule: Provision[StayRule], last_on: date, on: date) -> StayAnswer:
    return StayAnswer(
        verdict=StayVerdict.OVER,
        rule=rule,
        last_lawful_on=last_on,
        days_over=(on - last_on).days,
    )


def _unsure(rule: Provision[StayRule], doubt: StayDoubt) -> StayAnswer:
    return StayAnswer(verdict=StayVerdict.CANNOT_TELL, rule=rule, doubt=doubt)


def _last_lawful_day(stay: Stay, entered_on: date, rule: StayRule) -> date | None:
    """By the present stay alone: the officer's grant goes before the rule's usual days."""
    days = stay.granted_days or rule.max_days
    if days is None:
        return stay.permission_until_on
    return entered_on + _DAY * (days - rule.entry_day_counts)


def _last_day_in_window(
    stay: Stay, entered_on: date, rule: StayRule, window_days: int, latest: date
) -> date:
    """The last day up to `latest` on which days here, old and new, are within the allowance."""
    allowance = max(rule.max_days or window_days, stay.granted_days or 0)
    first = entered_on if rule.entry_day_counts else entered_on + _DAY
    earlier = _days_of(stay.earlier or (), rule, entered_on - _DAY * window_days, entered_on)
    day = first
    while day <= latest:
        window_from = day - _DAY * (window_days - 1)
        here = {spent for spent in earlier if window_from <= spent < first}
        if len(here) + (day - max(first, window_from)).days + 1 > allowance:
            return day - _DAY
        day += _DAY
    return latest


def _days_of(
    stays: Sequence[EarlierStay], rule: StayRule, from_on: date, until_on: date
) -> set[date]:
    """The days between two days that were spent in the rule's territory, each once."""
    days: set[date] = set()
    for past in stays:
        if past.territory in rule.territory:
            first, last = max(past.from_on, from_on), min(past.until_on, until_on)
            days |= {first + _DAY * n for n in range((last - first).days + 1)}
    return days
