"""Who asks, from where and why: what every selector on personal data and every act is given.

The table of what each role may do is `apps/govern/accounts/rules.py`; here is only what a grant
means. An *action* is a verb with its thing ("crossing.decide"); a *scope* says how far it reaches.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from manfadh.kernel.ledger.entries import Stamp


class Scope(StrEnum):
    """How far a grant reaches."""

    OWN_PORT = "own port"
    OWN_AUTHORITY = "own authority"
    ANYWHERE = "anywhere"


class Purpose(StrEnum):
    """Why somebody looks or acts. Each look and each entry carries one."""

    BORDER_CHECK = "border check"
    SECONDARY_CHECK = "secondary check"
    SUPERVISION = "supervision"
    STATISTICS = "statistics"
    PROTECTION = "protection"
    DATA_PROTECTION = "data protection"
    INVESTIGATION = "investigation"
    ADMINISTRATION = "administration"
    DEPARTMENT = "department duty"
    INTEGRITY = "integrity"
    ASSESSMENT = "assessment"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Grant:
    """One line of what a viewer may do: an action, how far, and for which purposes."""

    action: str
    scope: Scope
    purposes: frozenset[Purpose]


class NotPermitted(Exception):
    """The viewer may not do this here, or not for this purpose. It says nothing about the data."""

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A person on duty: who, for which authority and agency, at which port, for which purpose.

    `port` is the code of the port of entry where the person is assigned today, empty at a
    headquarters.
    """

    officer_id: UUID
    name: str
    authority: str
    agency: str
    port: str
    roles: frozenset[str]
    grants: frozenset[Grant] = field(repr=False)
    purpose: Purpose

    def may(self, action: str, *, owner: str | None = None, port: str | None = None) -> bool:
        """Whether a grant covers this action on what `owner` owns, at `port`, for this purpose."""
        return any(
            grant.action == action
            and self.purpose in grant.purposes
            and self._reaches(grant.scope, owner, port)
            for grant in self.grants
        )

    def require(self, action: str, *, owner: str | None = None, port: str | None = None) -> None:
        """Raise NotPermitted unless the viewer may."""
        if not self.may(action, owner=owner, port=port):
            raise NotPermitted(action)

    def scope_of(self, action: str) -> Scope | None:
        """The widest scope that the viewer has for an action and this purpose, or None."""
        held = {g.scope for g in self.grants if g.action == action and self.purpose in g.purposes}
        for scope in (Scope.ANYWHERE, Scope.OWN_AUTHORITY, Scope.OWN_PORT):
            if scope in held:
                return scope
        return None

    def with_purpose(self, purpose: Purpose) -> "Viewer":
        """The same viewer, acting for another purpose."""
        return replace(self, purpose=purpose)

    def stamp(
        self, *, owner: str | None = None, port: str | None = None, at: datetime | None = None
    ) -> Stamp:
        """The stamp of a fact of this viewer, owned by the viewer's authority unless told."""
        return Stamp(
            actor=self.officer_id,
            owner=owner or self.authority,
            agency=self.agency,
            port=self.port if port is None else port,
            purpose=self.purpose.value,
            occurred_at=at,
        )

    def _reaches(self, scope: Scope, owner: str | None, port: str | None) -> bool:
        if scope is Scope.ANYWHERE:
            return True
        if owner is not None and owner != self.authority:
            return False
        return scope is Scope.OWN_AUTHORITY or port is None or port == self.port
