"""Questions about stays that take several rules at once."""

from collections.abc import Iterable
from datetime import date

from manfadh.apps.govern.policy.rules import Provision, StayRule, fitting_rules, generosity
from manfadh.apps.govern.policy.selectors import in_force_of


def list_stay_rules(
    authority: str, *, nationality: str, permissions: Iterable[str], on: date
) -> list[Provision[StayRule]]:
    """The rule of each permission of an authority's own for somebody who enters its territory.

    The same as `stay_rule_for` for each, read from one state of the law; a permission without a
    rule is left out.
    """
    rules = in_force_of(StayRule, authority, "stay_rule", on)
    found = []
    for permission in permissions:
        fitting = fitting_rules(rules, nationality, permission, authority)
        covering = [rule for rule in fitting if authority in rule.content.territory]
        best = max(covering, key=generosity, default=None)
        if best is not None:
            found.append(best)
    return found
