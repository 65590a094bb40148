"""How long something personal is kept, by the law of each authority."""

from datetime import date

from manfadh.apps.govern.policy.in_force import snapshot
from manfadh.apps.govern.policy.rules import Provision, Retention
from manfadh.apps.govern.policy.selectors import in_force_of

__all__ = ["Retention", "find_retention", "list_retentions"]


def find_retention(authority: str, what: str, on: date) -> Provision[Retention] | None:
    """The rule of an authority on how long something is kept; None where it has issued none.

    Of several the one with the fewest days counts.
    """
    rules = in_force_of(Retention, authority, "retention", on)
    fitting = [rule for rule in rules if rule.content.what == what]
    return min(fitting, key=lambda rule: (rule.content.days, rule.code), default=None)


def list_retentions(what: str, on: date) -> list[Provision[Retention]]:
    """The rule of each authority that has one, by authority."""
    authorities = {rule.authority for rule in snapshot().in_force("retention", on)}
    found = (find_retention(authority, what, on) for authority in sorted(authorities))
    return [rule for rule in found if rule is not None]
