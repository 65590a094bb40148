"""Whether an act needs a second officer here."""

from datetime import date

from manfadh.apps.govern.policy.rules import FourEyes
from manfadh.apps.govern.policy.selectors import in_force_of


def needs_second_officer(authority: str, act: str, on: date) -> bool:
    """Whether an act ("person.merge") needs a second pair of eyes at an authority on a day."""
    rules = in_force_of(FourEyes, authority, "four_eyes", on)
    return any(rule.content.act == act for rule in rules)
