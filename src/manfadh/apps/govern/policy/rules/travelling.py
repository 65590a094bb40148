"""Who is a minor and whose consent suffices; who crosses as crew, in transit, by a pass. Pure."""

from collections.abc import Collection, Iterable
from datetime import date

from manfadh.apps.govern.policy.rules.contents import (
    Minor,
    Provision,
    Relation,
    TravellerCategory,
)

PRESENT = "present"
# No authority can call somebody a minor from this age on (`contents.Minor.age_under`).
OLDEST_MINOR = 21


def most_years(birth: str, on: date) -> int | None:
    """The most full years that somebody of a date of birth may have on a day.

    `birth` is ISO or its known part; None where no year is known. Of a year alone the first day is
    taken, so that an adult is never taken for a minor.
    """
    parts = birth.split("-")
    if not parts[0].isdecimal() or not 1 <= int(parts[0]) <= on.year:
        return None
    month = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 1
    day = int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() else 1
    return on.year - int(parts[0]) - ((on.month, on.day) < (month, day))


def minor_rule(
    rules: Iterable[Provision[Minor]], *, birth: str, nationality: str, direction: str, on: date
) -> Provision[Minor] | None:
    """The rule for a person of this birth who crosses so; None for an adult, or an unknown birth.

    A rule that names the nationality goes first, then the one with the lower age.
    """
    age = most_years(birth, on)
    if age is None:
        return None
    fitting = [
        rule
        for rule in rules
        if age < rule.content.age_under
        and rule.content.direction in ("both", direction)
        and (rule.content.nationalities == "*" or nationality in rule.content.nationalities)
    ]
    return min(fitting, key=_closeness, default=None)


def suffices(rule: Minor, *, relation: Relation, paper: str) -> bool:
    """Whether a companion (`paper` is "present") or a paper of consent answers the question."""
    if paper == PRESENT:
        return relation in rule.with_whom
    return relation in rule.consent_by and paper in rule.papers


def fitting_categories(
    rules: Iterable[Provision[TravellerCategory]],
    *,
    port: str,
    modes: Collection[str],
    nationality: str,
) -> list[Provision[TravellerCategory]]:
    """The categories that may apply to somebody at a port, by their order.

    `modes` are those by which the person may have come; none given means that nobody knows.
    """
    fitting = [
        rule
        for rule in rules
        if _names(rule.content.ports, port)
        and (not modes or not rule.content.modes or set(modes) & set(rule.content.modes))
        and (rule.content.nationalities == "*" or nationality in rule.content.nationalities)
    ]
    return sorted(fitting, key=lambda rule: (rule.content.order, rule.code))


def _names(named: tuple[str, ...], one: str) -> bool:
    return not named or one in named


def _closeness(rule: Provision[Minor]) -> tuple[bool, int]:
    return rule.content.nationalities == "*", rule.content.age_under
