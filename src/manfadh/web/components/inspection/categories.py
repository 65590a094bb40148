"""The words of who crosses otherwise: categories, their rules and their districts."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.policy.selectors import Provision
from manfadh.apps.govern.policy.selectors.travelling import (
    BorderDistrict,
    TravellerCategory,
    border_districts,
    category_rules,
)
from manfadh.web.components.inspection.places import country_words, reader_language

CATEGORIES = {
    "crew": _("Crew on duty"),
    "transit": _("In transit"),
    "shore_pass": _("Shore pass"),
    "border_resident": _("Pass of a resident"),
    "exempt": _("Exempt"),
}


class CategoryWords:
    """What categories, rules and details are called on a day, in the reader's language."""

    def __init__(self, authority: str, on: date) -> None:
        self._rules = category_rules(authority, on)
        self._districts = border_districts(authority, on)

    def rule(self, code: str, category: str = "") -> str:
        """A rule by its first words; its category, or its code, where it is not in force."""
        known = self._rules.get(code)
        return category_words(known) if known else str(CATEGORIES.get(category, code))

    def reference(self, code: str) -> str:
        """The law that a rule rests on; empty where it is not in force."""
        known = self._rules.get(code)
        return known.reference if known else ""

    def detail(self, text: str) -> str:
        """What was written down for a category: a district by its name, else as it stands."""
        known = self._districts.get(text)
        return _name(known) if known else text


def category_words(rule: Provision[TravellerCategory]) -> str:
    """A category by the first words of its rule, in the reader's language."""
    text = str(rule.text.in_language(reader_language()))
    return text.partition(":")[0].partition("،")[0].partition(",")[0].rstrip(".")


def district_choices(
    authority: str, rules: Sequence[Provision[TravellerCategory]], on: date
) -> list[tuple[str, str]]:
    """The districts that passes here are for, as code and name; none where no rule names any."""
    named = [
        code for rule in rules if "district" in rule.content.asks for code in rule.content.districts
    ]
    if not named:
        return []
    known: Mapping[str, Provision[BorderDistrict]] = border_districts(authority, on)
    # Where an authority has described some of them, those are its own.
    codes = [code for code in dict.fromkeys(named) if code in known] or list(dict.fromkeys(named))
    return [
        (code, f"{_name(known[code])} · {country_words(known[code].content.country)}")
        if code in known
        else (code, code)
        for code in codes
    ]


def _name(district: Provision[BorderDistrict]) -> str:
    return str(district.text.in_language(reader_language()))
