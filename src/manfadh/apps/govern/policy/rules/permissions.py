"""Whether a visa or permit holds here today, with the rule that says so. Pure.

Every answer is a finding for an officer to weigh; none of them refuses anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from manfadh.apps.govern.policy.rules.contents import PermissionRule, Provision

Entries = Literal["single", "double", "multiple", "unknown"]
_ENTRIES_ALLOWED = {"single": 1, "double": 2}


class Finding(StrEnum):
    """What can be found of a permission."""

    NOT_ACCEPTED = "not_accepted"
    NO_RULE = "no_rule"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    ENTRIES_USED = "entries_used"
    ENTRIES_UNKNOWN = "entries_unknown"
    SPONSOR_MISSING = "sponsor_missing"
    DOCUMENT_TOO_SHORT = "document_too_short"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionHeld:
    """A permission as it was presented; None and empty are unknown.

    `entered_before` counts the entries made on it so far.
    """

    permission: str
    issued_by: str
    entries: Entries
    entered_before: int
    valid_from_on: date | None
    valid_until_on: date | None
    sponsor: str
    document_expires_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionFinding:
    """One thing found, with the rule behind it where there is one; `on` and `count` fill it in."""

    finding: Finding
    rule: Provision[PermissionRule] | None = None
    on: date | None = None
    count: int = 0

    @property
    def reference(self) -> str:
        """The law behind it; empty where there is none."""
        return self.rule.reference if self.rule else ""


def check_permission(
    held: PermissionHeld, rules: Iterable[Provision[PermissionRule]], on: date
) -> tuple[PermissionFinding, ...]:
    """What speaks against a permission on a day: nothing, where it holds.

    A permission of an authority that no rule speaks of is not taken to hold, nor to be void: the
    answer is that nobody can tell.
    """
    rule = next(
        (
            rule
            for rule in rules
            if (rule.content.permission, rule.content.issued_by)
            == (held.permission, held.issued_by)
        ),
        None,
    )
    return (*_of_rule(held, rule, on), *_of_dates(held, rule, on), *_of_entries(held, rule))


def _of_rule(
    held: PermissionHeld, rule: Provision[PermissionRule] | None, on: date
) -> list[PermissionFinding]:
    if rule is None:
        return [PermissionFinding(finding=Finding.NO_RULE)]
    if not rule.content.is_accepted:
        return [PermissionFinding(finding=Finding.NOT_ACCEPTED, rule=rule)]
    found = []
    if rule.content.needs_sponsor and not held.sponsor:
        found.append(PermissionFinding(finding=Finding.SPONSOR_MISSING, rule=rule))
    days = rule.content.document_valid_days
    if days is not None and held.document_expires_on is not None:
        needed_on = on + timedelta(days=days)
        if held.document_expires_on < needed_on:
            found.append(
                PermissionFinding(finding=Finding.DOCUMENT_TOO_SHORT, rule=rule, on=needed_on)
            )
    return found


def _of_dates(
    held: PermissionHeld, rule: Provision[PermissionRule] | None, on: date
) -> list[PermissionFinding]:
    found = []
    if held.valid_from_on is not None and on < held.valid_from_on:
        found.append(
            PermissionFinding(finding=Finding.NOT_YET_VALID, rule=rule, on=held.valid_from_on)
        )
    if held.valid_until_on is not None and on > held.valid_until_on:
        found.append(PermissionFinding(finding=Finding.EXPIRED, rule=rule, on=held.valid_until_on))
    return found


def _of_entries(
    held: PermissionHeld, rule: Provision[PermissionRule] | None
) -> list[PermissionFinding]:
    allowed = _ENTRIES_ALLOWED.get(held.entries)
    if allowed is not None and held.entered_before >= allowed:
        return [
            PermissionFinding(finding=Finding.ENTRIES_USED, rule=rule, count=held.entered_before)
        ]
    if held.entries == "unknown" and held.entered_before:
        return [
            PermissionFinding(finding=Finding.ENTRIES_UNKNOWN, rule=rule, count=held.entered_before)
        ]
    return []
