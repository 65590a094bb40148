"""Questions about orders and permissions: ways of appeal, and whether a permit holds here."""

from dataclasses import dataclass
from datetime import date

from manfadh.apps.govern.policy.rules import (
    AppealWay,
    Entries,
    PermissionFinding,
    PermissionHeld,
    PermissionRule,
    check_permission,
)
from manfadh.apps.govern.policy.selectors import in_force_of
from manfadh.kernel.translated import Translated

__all__ = [
    "Appeal",
    "Entries",
    "PermissionFinding",
    "PermissionHeld",
    "find_permission_faults",
    "list_appeal_ways",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """Where an order is contested, and within how many days of being handed over."""

    code: str
    text: Translated
    within_days: int
    reference: str
    unverified: bool


def list_appeal_ways(authority: str, act: str, on: date) -> tuple[Appeal, ...]:
    """Where an order of an act is contested, in the order of the law."""
    ways = [
        way
        for way in in_force_of(AppealWay, authority, "appeal_way", on)
        if act in way.content.acts
    ]
    ways.sort(key=lambda way: (way.content.order, way.code))
    return tuple(
        Appeal(
            code=way.code,
            text=way.text,
            within_days=way.content.within_days,
            reference=way.reference,
            unverified=way.content.unverified,
        )
        for way in ways
    )


def find_permission_faults(
    authority: str, held: PermissionHeld, on: date
) -> tuple[PermissionFinding, ...]:
    """What speaks against a visa or permit at the ports of an authority on a day.

    See `policy.rules.check_permission`: nothing, where it holds; findings for an officer to weigh.
    """
    rules = in_force_of(PermissionRule, authority, "permission_rule", on)
    return check_permission(held, rules, on)
