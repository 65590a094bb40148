"""What `accounts` tells."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

AgencyKind = Literal[
    "commission",
    "passports",
    "residence",
    "customs",
    "health",
    "agriculture",
    "standards",
    "security",
    "ports_company",
    "protection",
    "other",
]


@event("accounts.authority_described")
class AuthorityDescribed(Event):
    """A government that has ports, officers and law of its own: federal, or a region's."""

    authority: str
    name_ar: str
    name_ckb: str
    name_en: str


@event("accounts.agency_described")
class AgencyDescribed(Event):
    """A body of an authority at work at ports: passports, customs, health, the Commission."""

    agency: str
    authority: str
    kind: AgencyKind
    name_ar: str
    name_ckb: str
    name_en: str


@event("accounts.officer_enrolled")
class OfficerEnrolled(Event):
    """An officer has an account. Password and second factor are secrets of one node, not here."""

    officer_id: Subject
    username: str
    agency: str
    authority: str
    name: Personal[str]
    name_latin: Personal[str]


@event("accounts.officer_assigned")
class OfficerAssigned(Event):
    """An officer has a role at a port (none: a headquarters) from a day, perhaps until another."""

    assignment_id: UUID
    officer_id: UUID
    role: str
    port: str
    from_on: date
    until_on: date | None


@event("accounts.assignment_ended")
class AssignmentEnded(Event):
    """An assignment ends on a day, that day included."""

    assignment_id: UUID
    ended_on: date
    ground: str


@event("accounts.officer_suspended")
class OfficerSuspended(Event):
    """An officer may not sign in from now on."""

    officer_id: UUID
    ground: str


@event("accounts.officer_restored")
class OfficerRestored(Event):
    """A suspended officer may sign in again."""

    officer_id: UUID
    ground: str


@event("accounts.sign_in_rested")
class SignInRested(Event):
    """Too many wrong sign-ins: the account rests for some minutes."""

    officer_id: UUID
    failures: int
    rest_minutes: int


@event("accounts.secrets_reset")
class SecretsReset(Event):
    """An administrator gave an officer a new password, or took a lost second factor away."""

    officer_id: UUID
    what: Literal["password", "second_factor"]


@event("accounts.token_issued")
class TokenIssued(Event):
    """A system asks in an officer's name, for one purpose, until a day. The secret is not here."""

    token_id: UUID
    officer_id: UUID
    name: str
    purpose: str
    valid_until_on: date


@event("accounts.token_revoked")
class TokenRevoked(Event):
    """A token opens nothing from now on."""

    token_id: UUID
    ground: str


@event("accounts.passkey_registered")
class PasskeyRegistered(Event):
    """An officer has a passkey for a host: its public half, which opens nothing by itself.

    `credential` and `public_key` (COSE) are base64url; the private half never leaves the officer's
    device. Only the node that registered it lets it open the account.
    """

    passkey_id: UUID
    officer_id: Subject
    host: str
    label: Personal[str]
    credential: Personal[str]
    public_key: Personal[str]


@event("accounts.passkey_removed")
class PasskeyRemoved(Event):
    """A passkey opens nothing any more: its holder gave it up, or it was lost."""

    passkey_id: UUID
    officer_id: UUID
    cause: Literal["given_up", "lost"]
