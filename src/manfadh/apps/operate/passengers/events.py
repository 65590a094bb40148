"""What `passengers` tells: who comes together, and that each person was confirmed alone.

A *party* is a bus with its list, a group of pilgrims, a vehicle with its people, a family, a crew.
It never decides: each person of it has an inspection and a decision of their own.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

Direction = Literal["entry", "exit"]
PartyKind = Literal["bus", "pilgrims", "vehicle", "family", "crew"]
Source = Literal["file", "scan", "lane"]
VehicleKind = Literal["", "car", "taxi", "minibus", "bus", "lorry", "motorcycle", "other"]
How = Literal["listed", "scanned", "at_lane"]
AbsenceReason = Literal[
    "did_not_come",
    "stays_longer",
    "left_elsewhere",
    "ill_or_in_hospital",
    "died",
    "in_secondary",
    "not_admitted",
    "listed_wrongly",
    "not_known",
]


@event("passengers.party_opened")
class PartyOpened(Event):
    """People come together: by a list that was given, or one after the other at a lane."""

    # A party has a number of its own, so that a plate can be erased as a person's data is.
    party_id: Subject
    kind: PartyKind
    direction: Direction
    source: Source
    carrier: str
    vehicle_kind: VehicleKind
    plate_country: str
    plate: Personal[str]
    plate_key: Personal[str]
    listed: int
    expected_on: date | None


@event("passengers.member_listed")
class MemberListed(Event):
    """A person stands on a party's list: by a file, by their paper, or by being there."""

    # The place on a list, not yet a traveller: nobody has seen this person's paper.
    member_id: Subject
    party_id: UUID
    position: int
    how: How
    nationality: str
    sex: str
    document_issuer: str
    name: Personal[str]
    mother: Personal[str]
    birth: Personal[str]
    document_number: Personal[str]
    number_key: Personal[str]
    sound_key: Personal[str]


@event("passengers.leader_named")
class LeaderNamed(Event):
    """Who leads a group, or drives a vehicle: whom to speak to, and nobody's voice."""

    party_id: UUID
    member_id: UUID


@event("passengers.person_met")
class PersonMet(Event):
    """A person of a party was read at a booth; `member_id` is None where the list has no such."""

    inspection_id: UUID
    party_id: UUID
    member_id: UUID | None
    direction: Direction


@event("passengers.member_confirmed")
class MemberConfirmed(Event):
    """An officer let this one person pass, by an inspection and a decision of their own."""

    member_id: UUID
    party_id: UUID
    traveller_id: Subject
    inspection_id: UUID
    crossing_id: UUID
    direction: Direction


@event("passengers.confirmation_undone")
class ConfirmationUndone(Event):
    """The decision by which a person was confirmed was taken back."""

    member_id: UUID
    party_id: UUID
    crossing_id: UUID
    direction: Direction


@event("passengers.absence_explained")
class AbsenceExplained(Event):
    """Why a person of a party did not pass with the others, as somebody told."""

    member_id: Subject
    party_id: UUID
    direction: Direction
    reason: AbsenceReason
    note: Personal[str]


@event("passengers.party_closed")
class PartyClosed(Event):
    """Everybody of a party has passed, or was asked about. It holds nobody, then or later."""

    party_id: UUID
    direction: Direction
    present: int
    absent: int


@event("passengers.unconfirmed_erased")
class UnconfirmedErased(Event):
    """The people of a list whom nobody confirmed are erased, by a rule on how long they are kept.

    Each of them was erased by an entry of its own before; those who were confirmed stay.
    """

    party_id: UUID
    rule: str
    reference: str
    erased: int
    kept: int
