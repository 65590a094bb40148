"""Who may do what, how far and for which purpose: one table, read aloud.

Each line: a role may do these actions, this far, for these purposes. What is not here, nobody may.
"""

from collections.abc import Iterable
from typing import NamedTuple

from manfadh.kernel.viewers import Grant, Purpose, Scope

PORT, AUTHORITY, ANYWHERE = Scope.OWN_PORT, Scope.OWN_AUTHORITY, Scope.ANYWHERE


class Line(NamedTuple):
    """One line of the table."""

    role: str
    actions: tuple[str, ...]
    scope: Scope
    purposes: tuple[Purpose, ...]


CHECK = (Purpose.BORDER_CHECK,)
SECONDARY = (Purpose.SECONDARY_CHECK,)
SUPERVISION = (Purpose.SUPERVISION,)
STATISTICS = (Purpose.STATISTICS,)
PROTECTION = (Purpose.PROTECTION,)
DATA_PROTECTION = (Purpose.DATA_PROTECTION,)
INVESTIGATION = (Purpose.INVESTIGATION,)
ADMINISTRATION = (Purpose.ADMINISTRATION,)

TABLE: tuple[Line, ...] = (
    Line(
        "booth_officer",
        (
            "inspection.open",
            "crossing.decide",
            "crossing.undo",
            "case.open",
            "refusal.propose",
            "concern.raise",
        ),
        PORT,
        CHECK,
    ),
    Line(
        "secondary_officer",
        (
            "inspection.open",
            "crossing.decide",
            "case.open",
            "case.work",
            "refusal.propose",
            "concern.raise",
        ),
        PORT,
        SECONDARY,
    ),
    Line("secondary_officer", ("person.search",), AUTHORITY, SECONDARY),
    Line("shift_supervisor", ("refusal.sign", "port.see"), PORT, SUPERVISION),
    Line(
        "port_director",
        ("refusal.sign", "port.see", "officers.see", "export.make"),
        PORT,
        SUPERVISION,
    ),
    Line("commission_analyst", ("ports.see", "port.see", "export.make"), AUTHORITY, STATISTICS),
    Line(
        "protection_officer",
        ("concern.see", "concern.raise", "concern.close", "instruction.leave"),
        AUTHORITY,
        PROTECTION,
    ),
    Line(
        "data_protection_officer",
        ("looks.see", "person.erase", "export.make"),
        AUTHORITY,
        DATA_PROTECTION,
    ),
    Line("list_keeper", ("watchlist.keep", "person.search"), AUTHORITY, INVESTIGATION),
    Line("policy_officer", ("policy.issue",), AUTHORITY, ADMINISTRATION),
    Line("administrator", ("officer.manage", "place.describe"), AUTHORITY, ADMINISTRATION),
)

ROLES: tuple[str, ...] = tuple(dict.fromkeys(line.role for line in TABLE))


def grants_of(roles: Iterable[str]) -> frozenset[Grant]:
    """The grants that roles carry together."""
    held = set(roles)
    return frozenset(
        Grant(action, line.scope, frozenset(line.purposes))
        for line in TABLE
        if line.role in held
        for action in line.actions
    )
