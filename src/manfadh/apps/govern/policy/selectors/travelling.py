"""Questions about who crosses: minors and consent, crew, transit, passes, exempt categories."""

from collections.abc import Collection
from datetime import date

from manfadh.apps.govern.policy.rules import (
    AskedWhenMissing,
    BorderDistrict,
    Category,
    Detail,
    Minor,
    Provision,
    Relation,
    TravellerCategory,
    fitting_categories,
    minor_rule,
    suffices,
)
from manfadh.apps.govern.policy.rules.travelling import OLDEST_MINOR, most_years
from manfadh.apps.govern.policy.selectors import in_force_of

__all__ = [
    "AskedWhenMissing",
    "BorderDistrict",
    "Category",
    "Detail",
    "Minor",
    "Relation",
    "TravellerCategory",
    "border_districts",
    "category_rules",
    "find_minor_rule",
    "is_consent_enough",
    "list_traveller_categories",
]


def find_minor_rule(
    authority: str, *, birth: str, nationality: str, direction: str, on: date
) -> Provision[Minor] | None:
    """The rule on consent for a minor who crosses so; None for every adult, man or woman alike.

    `birth` is ISO or its known part: of a year alone nobody is taken for a minor who may be grown
    up. A surname is no part of the question.
    """
    years = most_years(birth, on)
    # Most travellers are far from being minors anywhere: no table is asked for them.
    if years is None or years >= OLDEST_MINOR:
        return None
    rules = in_force_of(Minor, authority, "minor", on)
    return minor_rule(rules, birth=birth, nationality=nationality, direction=direction, on=on)


def is_consent_enough(rule: Provision[Minor], *, relation: Relation, paper: str) -> bool:
    """Whether a companion (`paper` "present") or a paper of consent answers a rule's question."""
    return suffices(rule.content, relation=relation, paper=paper)


def list_traveller_categories(
    authority: str, *, port: str, modes: Collection[str], nationality: str, on: date
) -> list[Provision[TravellerCategory]]:
    """What somebody may cross as at a port, besides as an ordinary traveller, in order.

    `modes` are those by which the person may have come: a rule for ships is none for a car.
    """
    rules = in_force_of(TravellerCategory, authority, "traveller_category", on)
    return fitting_categories(rules, port=port, modes=modes, nationality=nationality)


def border_districts(authority: str, on: date) -> dict[str, Provision[BorderDistrict]]:
    """The districts whose residents may hold a border pass, by code."""
    found = in_force_of(BorderDistrict, authority, "border_district", on)
    return {district.code: district for district in found}


def category_rules(authority: str, on: date) -> dict[str, Provision[TravellerCategory]]:
    """The rules on who crosses otherwise than an ordinary traveller, by code."""
    found = in_force_of(TravellerCategory, authority, "traveller_category", on)
    return {rule.code: rule for rule in found}
