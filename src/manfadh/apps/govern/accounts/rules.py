"""Who may do what, how far and for which purpose: one table, read aloud.

Each line: a role may do these actions, this far, for these purposes. What is not here, nobody may.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from unicodedata import normalize
from uuid import UUID

from manfadh.kernel.viewers import Grant, Purpose, Scope, Viewer

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
DEPARTMENT = (Purpose.DEPARTMENT,)
ASSESSMENT = (Purpose.ASSESSMENT,)
PROGRAMME = (Purpose.PROGRAMME,)

# What every department does at its desk; the lines below say who has one.
DESK = (
    "desk.see",
    "desk.work",
    "task.send",
    "violation.see",
    "violation.record",
    "violation.close",
    "minutes.write",
    "minutes.sign",
    "incident.note",
)
INTEGRITY = (Purpose.INTEGRITY,)
# What is asked at ports is written by those who answer for it.
FRAMEWORKS = ("framework.edit", "framework.publish")
# What whoever has to do with the programme reads: numbers of ports, and nobody's name.
READ_PROGRAMME = ("gap.see", "flows.see", "programme.see")

TABLE: tuple[Line, ...] = (
    Line(
        "booth_officer",
        (
            "inspection.open",
            "crossing.decide",
            "crossing.undo",
            "crossing.correct",
            "case.open",
            "refusal.propose",
            "concern.raise",
            "party.open",
            "party.see",
            "party.close",
            "fee.take",
            "fee.waive",
            "queue.count",
        ),
        PORT,
        CHECK,
    ),
    Line(
        "secondary_officer",
        (
            "inspection.open",
            "crossing.decide",
            "crossing.correct",
            "case.open",
            "case.work",
            "refusal.propose",
            "concern.raise",
            "fee.take",
            "fee.waive",
        ),
        PORT,
        SECONDARY,
    ),
    Line("booth_officer", ("paper.enter",), PORT, CHECK),
    Line("shift_supervisor", ("paper.print", "paper.account"), PORT, SUPERVISION),
    Line("port_director", ("paper.print", "paper.account"), PORT, SUPERVISION),
    Line(
        "secondary_officer",
        ("person.search", "person.merge", "person.merge.approve"),
        AUTHORITY,
        SECONDARY,
    ),
    # Making somebody leave who is here already: proposed in secondary, signed by the director.
    Line("secondary_officer", ("order.propose",), PORT, SECONDARY),
    Line("port_director", ("order.sign",), PORT, SUPERVISION),
    # A minor without consent: whom the rule names says how it goes on. An officer decides.
    Line("shift_supervisor", ("consent.answer",), PORT, SUPERVISION),
    Line("port_director", ("consent.answer",), PORT, SUPERVISION),
    # Whose pass for some hours is over: a question at the exit, and no offence.
    Line("shift_supervisor", ("pass.see",), PORT, SUPERVISION),
    Line("port_director", ("pass.see",), PORT, SUPERVISION),
    # Documents are held against a receipt alone; who directs the port sees which, and since when.
    Line("booth_officer", ("document.hold",), PORT, CHECK),
    Line("secondary_officer", ("document.hold",), PORT, SECONDARY),
    Line("shift_supervisor", ("document.see",), PORT, SUPERVISION),
    Line("port_director", ("document.see",), PORT, SUPERVISION),
    Line(
        "shift_supervisor",
        ("refusal.sign", "port.see", "fee.control", "crossing.correct_any"),
        PORT,
        SUPERVISION,
    ),
    Line("shift_supervisor", ("lane.open", "lane.draw", "queue.count"), PORT, SUPERVISION),
    Line(
        "port_director",
        (
            "refusal.sign",
            "crossing.correct_any",
            "port.see",
            "officers.see",
            "export.make",
            "fee.control",
        ),
        PORT,
        SUPERVISION,
    ),
    Line("port_director", ("lane.open", "lane.draw", "queue.count"), PORT, SUPERVISION),
    Line("commission_analyst", ("ports.see", "port.see", "export.make"), AUTHORITY, STATISTICS),
    Line(
        "protection_officer",
        ("concern.see", "concern.raise", "concern.close", "instruction.leave"),
        AUTHORITY,
        PROTECTION,
    ),
    Line(
        "data_protection_officer",
        ("looks.see", "person.find", "person.erase", "person.erase.approve", "export.make"),
        AUTHORITY,
        DATA_PROTECTION,
    ),
    Line("list_keeper", ("watchlist.keep", "person.search"), AUTHORITY, INVESTIGATION),
    # Sees rates of officers and complaints, of every port of the authority and from none of them.
    # Whoever reads the looks of others is looked at by somebody else.
    Line("inspector", ("looks.see_keepers",), AUTHORITY, INTEGRITY),
    Line("inspector", ("rates.see", "complaint.see", "complaint.answer"), AUTHORITY, INTEGRITY),
    Line("policy_officer", ("policy.issue",), AUTHORITY, ADMINISTRATION),
    # Where an authority has one data protection officer, somebody else agrees to an erasure.
    Line("policy_officer", ("person.erase.approve",), AUTHORITY, DATA_PROTECTION),
    Line("booth_officer", ("task.send",), PORT, CHECK),
    Line("secondary_officer", ("task.send",), PORT, SECONDARY),
    Line("booth_officer", ("minutes.sign",), PORT, DEPARTMENT),
    Line("secondary_officer", ("minutes.sign",), PORT, DEPARTMENT),
    Line("passports_desk_officer", DESK, PORT, DEPARTMENT),
    Line("residence_officer", DESK, PORT, DEPARTMENT),
    Line("customs_officer", DESK, PORT, DEPARTMENT),
    Line("port_health_officer", DESK, PORT, DEPARTMENT),
    Line("agriculture_officer", DESK, PORT, DEPARTMENT),
    Line("standards_officer", DESK, PORT, DEPARTMENT),
    Line("security_officer", DESK, PORT, DEPARTMENT),
    Line("ports_company_officer", DESK, PORT, DEPARTMENT),
    Line("shift_supervisor", (*DESK, "desks.see"), PORT, DEPARTMENT),
    Line("port_director", (*DESK, "desks.see"), PORT, DEPARTMENT),
    Line("shift_supervisor", ("shift.hand_over", "report.see"), PORT, SUPERVISION),
    Line(
        "port_director",
        ("shift.hand_over", "departments.set", "report.see", "report.sign"),
        PORT,
        SUPERVISION,
    ),
    Line("commission_analyst", ("report.see", "reports.see"), AUTHORITY, STATISTICS),
    # What is found at ports: of buildings, equipment and procedures, never of a traveller.
    Line("assessor", ("framework.see",), AUTHORITY, ASSESSMENT),
    Line("lead_assessor", ("framework.see", *FRAMEWORKS), AUTHORITY, ASSESSMENT),
    Line("programme_manager", ("framework.see", *FRAMEWORKS), AUTHORITY, ASSESSMENT),
    Line("administrator", ("framework.see", "framework.load"), AUTHORITY, ADMINISTRATION),
    # What is improved at ports, and with whose money: no person and no case is part of it.
    Line(
        "programme_manager",
        (*READ_PROGRAMME, "gap.record", "criterion.set", "weights.give", "roadmap.plan"),
        AUTHORITY,
        PROGRAMME,
    ),
    Line("steering_member", (*READ_PROGRAMME, "weights.give"), AUTHORITY, PROGRAMME),
    Line("commission_analyst", (*READ_PROGRAMME, "weights.give"), AUTHORITY, PROGRAMME),
    Line(
        "administrator",
        ("officer.manage", "place.describe", "history.bring_over"),
        AUTHORITY,
        ADMINISTRATION,
    ),
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


# Who reaches beyond one port, or into accounts and looks, proves it by a second factor.
ROLES_WITH_SECOND_FACTOR: frozenset[str] = frozenset(
    {
        "administrator",
        "assessor",
        "commission_analyst",
        "data_protection_officer",
        "inspector",
        "lead_assessor",
        "list_keeper",
        "policy_officer",
        "programme_manager",
        "protection_officer",
        "steering_member",
    }
)

# A role that works at a booth, a queue or a desk of one port is held at a port, never at large.
ROLES_AT_PORTS: frozenset[str] = frozenset(line.role for line in TABLE if line.scope is PORT)

# What a system may be for. Protection, accounts, looks and integrity stay with people at a screen:
# no token opens them, whatever its officer may do there.
TOKEN_PURPOSES: frozenset[Purpose] = frozenset(
    {
        Purpose.BORDER_CHECK,
        Purpose.SECONDARY_CHECK,
        Purpose.SUPERVISION,
        Purpose.STATISTICS,
        Purpose.INVESTIGATION,
    }
)
TOKEN_DAYS_AT_MOST = 365

FOUNDER_ID = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role at a port (headquarters: "") from a day, perhaps until another, both included."""

    role: str
    port: str
    from_on: date
    until_on: date | None = None
    ended_on: date | None = None

    @property
    def last_on(self) -> date | None:
        """The last day, or None while it is open."""
        return min(filter(None, (self.until_on, self.ended_on)), default=None)

    def holds(self, on: date) -> bool:
        """Whether the officer stands there on a day."""
        return self.from_on <= on and (self.last_on is None or on <= self.last_on)

    def overlaps(self, other: "Post") -> bool:
        """Whether it repeats another: the same role at the same port on a common day."""
        if (self.role, self.port) != (other.role, other.port):
            return False
        return _begins_by(self, other.last_on) and _begins_by(other, self.last_on)


def _begins_by(post: Post, last_on: date | None) -> bool:
    not_empty = post.last_on is None or post.from_on <= post.last_on
    return not_empty and (last_on is None or post.from_on <= last_on)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an officer stands for a purpose, and the roles held there together."""

    port: str
    roles: frozenset[str]


def plain_username(typed: str) -> str:
    """A sign-in name in the one form that is stored: trimmed, without case and variants."""
    return normalize("NFKC", typed).strip().casefold()


def purposes_of_roles(roles: Iterable[str]) -> frozenset[Purpose]:
    """The purposes for which roles give any grant."""
    return frozenset(purpose for grant in grants_of(roles) for purpose in grant.purposes)


def posts_here(posts: Iterable[Post], *, on: date, here: str) -> list[Post]:
    """The posts that count on a day at a node: at a port's node, its own and headquarters."""
    return [post for post in posts if post.holds(on) and (not here or post.port in ("", here))]


def standing_for(
    posts: Iterable[Post], purpose: Purpose, *, on: date, here: str = ""
) -> Standing | None:
    """Where an officer stands for a purpose, or None where no role covers it.

    Roles at one port combine; those at another port do not come along. Of several ports the one
    assigned last counts.
    """
    held = posts_here(posts, on=on, here=here)
    covering = [post for post in held if purpose in purposes_of_roles([post.role])]
    if not covering:
        return None
    latest = max(covering, key=lambda post: (post.from_on, post.port))
    return Standing(latest.port, frozenset(p.role for p in held if p.port == latest.port))


def founder(*, authority: str, agency: str = "") -> Viewer:
    """The viewer who sets up a node without officers yet: describes, issues, enrols, no more."""
    grants = frozenset(
        Grant(action, Scope.ANYWHERE, frozenset(line.purposes))
        for line in TABLE
        if Purpose.ADMINISTRATION in line.purposes
        for action in line.actions
    )
    return Viewer(
        officer_id=FOUNDER_ID,
        name="",
        authority=authority,
        agency=agency,
        port="",
        roles=frozenset({"founder"}),
        grants=grants,
        purpose=Purpose.ADMINISTRATION,
    )
