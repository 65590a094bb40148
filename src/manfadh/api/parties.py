"""People who come together: a bus by its list, a vehicle, a family. Each is confirmed alone.

No operation here lets anybody pass: a person is read by a document of their own, with the party
beside the reader, and decided on alone.
"""

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field, model_validator

from manfadh.api.fields import Code, Country, Name, Note, Zone
from manfadh.api.inspections import DocumentTyped
from manfadh.api.shapes import Direction
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.operate.crossings.selectors import see_inspection
from manfadh.apps.operate.crossings.selectors.papers import see_zone, seen_of
from manfadh.apps.operate.crossings.services import NothingRead
from manfadh.apps.operate.passengers.events import AbsenceReason, PartyKind, VehicleKind
from manfadh.apps.operate.passengers.selectors import (
    MeetingShown,
    PartyShown,
    find_meeting,
    find_party_by_plate,
    list_parties,
    see_party,
)
from manfadh.apps.operate.passengers.services import (
    Answer,
    Vehicle,
    choose_place,
    close_party,
    join_party,
    list_by_reader,
    name_leader,
    open_party,
)

router = Router(tags=["parties"])


class VehicleSent(Schema):
    """What people come in."""

    kind: VehicleKind = ""
    plate: Code = ""
    country: Country = ""


class PartySent(Schema):
    """Who begins to come together; the list grows as papers are read."""

    kind: PartyKind
    direction: Direction
    source: Literal["lane", "scan"] = Field(
        default="lane",
        description="`scan` where a list is built from a pile of papers before anybody is read.",
    )
    vehicle: VehicleSent = Field(default_factory=VehicleSent)
    carrier: Name = ""


class PartiesAsked(Schema):
    """Which parties: open in a direction, or closed."""

    direction: Direction
    closed: bool = False
    page: int = Field(default=1, ge=1, le=100_000)


class PartyLine(Schema):
    """A party as it stands on a list of parties; nobody of it is named."""

    party_id: UUID
    kind: str
    direction: Direction
    source: str
    carrier: str
    vehicle_kind: str
    plate: str | None
    plate_country: str
    port: str
    opened_at: datetime
    listed: int
    closed_entry: bool
    closed_exit: bool


class PartyPage(Schema):
    """A page of parties, the latest first."""

    parties: list[PartyLine]
    page: int
    pages: int
    total: int


class PlateAsked(Schema):
    """A plate as written, and the country of the plate."""

    plate: Code = Field(min_length=1)
    country: Country


class PlateAnswered(Schema):
    """The party that entered last with a plate and has not left; null where there is none."""

    party_id: UUID | None


class DirectionAsked(Schema):
    """In which direction a party is looked at."""

    direction: Direction


class MemberShown(Schema):
    """One person of a party; personal fields are null once erased."""

    member_id: UUID
    position: int
    how: str
    name: str | None
    mother: str | None
    birth: str | None
    document_number: str | None
    document_issuer: str
    nationality: str
    is_leader: bool
    is_expected: bool
    state: Literal["present", "explained", "expected"]
    confirmed_at: datetime | None
    inspection_id: UUID | None
    traveller_id: UUID | None
    reason: str
    note: str | None


class Party(Schema):
    """A party in one direction, with everybody on it in the order of the list."""

    party: PartyLine
    direction: Direction
    members: list[MemberShown]
    is_closed: bool
    expected_count: int


class MemberSent(Schema):
    """A paper of a pile: its zone, or what was typed of it; one of them."""

    zone: Zone = ""
    typed: DocumentTyped | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if bool(self.zone) == (self.typed is not None):
            raise ValueError(_("Send either the zone or what was typed."))
        return self


class MemberListed(Schema):
    """The place on the list."""

    position: int


class LeaderSent(Schema):
    """Who leads or drives; it gives them no voice for anybody else."""

    member_id: UUID


class AbsenceSent(Schema):
    """Why somebody is not there, as somebody told."""

    reason: AbsenceReason
    note: Note = ""


class ClosingSent(Schema):
    """A reason for each person who is expected and not there."""

    direction: Direction
    answers: dict[UUID, AbsenceSent] = Field(default={}, max_length=1000)


class PlaceOnList(Schema):
    """A place on a list; personal fields are null once erased."""

    member_id: UUID
    position: int
    how: str
    name: str | None
    birth: str | None
    document_number: str | None


class PlaceShown(Schema):
    """What the list says of a person whose paper was read beside it."""

    party_id: UUID
    direction: Direction
    member: PlaceOnList | None = Field(description="The place that is theirs.")
    perhaps: list[PlaceOnList] = Field(description="Places that the officer may choose from.")
    taken: PlaceOnList | None = Field(description="One confirmed before for the same paper.")


class PlaceSent(Schema):
    """Which place is this person's; null: they came along and were not on the list."""

    member_id: UUID | None = None


@router.put(
    "/parties/{uuid:party_id}",
    url_name="api-party-open",
    operation_id="open_party",
    summary="People come together",
    response=answers(None, status=204),
)
def begin(request: TokenRequest, party_id: UUID, body: PartySent) -> Status[None]:
    """Begin a party under an id of your own; the same id again changes nothing.

    Needs `party.open`.
    """
    open_party(
        viewer=request.auth,
        party_id=party_id,
        kind=body.kind,
        direction=body.direction,
        source=body.source,
        vehicle=Vehicle(**body.vehicle.model_dump()),
        carrier=body.carrier,
    )
    return DONE


@router.get(
    "/parties",
    url_name="api-parties",
    operation_id="list_parties",
    summary="Parties of the port",
    response=answers(PartyPage),
)
def parties(request: TokenRequest, asked: Query[PartiesAsked]) -> dict[str, object]:
    """The parties that are open in a direction, or closed; nobody is named. Needs `party.see`."""
    found = list_parties(request.auth, asked.direction, closed=asked.closed, page=asked.page)
    return {
        "parties": list(found),
        "page": found.number,
        "pages": found.paginator.num_pages,
        "total": found.paginator.count,
    }


@router.post(
    "/parties/by-plate",
    url_name="api-party-by-plate",
    operation_id="find_party_by_plate",
    summary="The party of a vehicle",
    response=answers(PlateAnswered),
)
def by_plate(request: TokenRequest, body: PlateAsked) -> dict[str, UUID | None]:
    """The party that entered last with this vehicle and has not left. Needs `party.see`."""
    return {"party_id": find_party_by_plate(request.auth, body.plate, body.country)}


@router.get(
    "/parties/{uuid:party_id}",
    url_name="api-party",
    operation_id="get_party",
    summary="One party with its people",
    response=answers(Party, 404),
)
def party(request: TokenRequest, party_id: UUID, asked: Query[DirectionAsked]) -> PartyShown:
    """Who passed, who is to come, who was asked about; the look is recorded. Needs `party.see`."""
    return see_party(request.auth, party_id, asked.direction)


@router.post(
    "/parties/{uuid:party_id}/members",
    url_name="api-party-members",
    operation_id="list_member",
    summary="Put the holder of a paper on the list",
    response=answers(MemberListed, 404, 409),
)
def member(request: TokenRequest, party_id: UUID, body: MemberSent) -> dict[str, int]:
    """Put somebody on the list from a pile of papers; nobody is looked up or confirmed by it.

    Needs `party.open`.
    """
    seen = seen_of(body.typed.reading()) if body.typed else see_zone(body.zone)
    if not seen.name and not seen.number:
        raise NothingRead
    return {"position": list_by_reader(viewer=request.auth, party_id=party_id, seen=seen)}


@router.post(
    "/parties/{uuid:party_id}/leader",
    url_name="api-party-leader",
    operation_id="name_leader",
    summary="Who leads or drives",
    response=answers(None, 404, status=204),
)
def leader(request: TokenRequest, party_id: UUID, body: LeaderSent) -> Status[None]:
    """Say who leads the group or drives: an adult. Needs `party.open`."""
    name_leader(viewer=request.auth, party_id=party_id, member_id=body.member_id)
    return DONE


@router.post(
    "/parties/{uuid:party_id}/close",
    url_name="api-party-close",
    operation_id="close_party",
    summary="End a party's passage",
    response=answers(None, 404, 409, status=204),
)
def close(request: TokenRequest, party_id: UUID, body: ClosingSent) -> Status[None]:
    """End the passage in a direction; it confirms nobody and holds nobody. Needs `party.close`."""
    close_party(
        viewer=request.auth,
        party_id=party_id,
        direction=body.direction,
        answers={who: Answer(one.reason, one.note) for who, one in body.answers.items()},
    )
    return DONE


@router.get(
    "/inspections/{uuid:inspection_id}/place",
    url_name="api-place",
    operation_id="get_place",
    summary="A person's place on the list",
    response=answers(PlaceShown | None, 404),
)
def place(request: TokenRequest, inspection_id: UUID) -> MeetingShown | None:
    """What the list says of the person who was read beside it; null where there was no list.

    The look is recorded. Needs `inspection.open`.
    """
    shown = see_inspection(request.auth, inspection_id)
    return find_meeting(inspection_id, seen_of(shown.reading))


@router.post(
    "/inspections/{uuid:inspection_id}/place",
    url_name="api-place-choose",
    operation_id="choose_place",
    summary="Say which place is this person's",
    response=answers(PlaceShown | None, 404, 409),
)
def choose(request: TokenRequest, inspection_id: UUID, body: PlaceSent) -> MeetingShown | None:
    """Choose among the places that may be theirs, or add them to the list.

    The look is recorded. Needs `inspection.open`.
    """
    viewer = request.auth
    seen = seen_of(see_inspection(viewer, inspection_id).reading)
    if body.member_id is None:
        join_party(viewer=viewer, inspection_id=inspection_id, seen=seen)
    else:
        choose_place(
            viewer=viewer, inspection_id=inspection_id, member_id=body.member_id, seen=seen
        )
    return find_meeting(inspection_id, seen)
