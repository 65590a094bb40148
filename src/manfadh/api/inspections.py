"""Reading a document and what is known of its holder."""

from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from pydantic import Field, model_validator

from manfadh.api.fields import Code, Country, Name, Number, PartialDate, Zone
from manfadh.api.shapes import Direction, InspectionShown, show_inspection
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.operate.crossings.selectors import (
    NO_DOCUMENT,
    Reading,
    Standing,
    find_standing,
    see_inspection,
)
from manfadh.apps.operate.crossings.services import claim_nationality, open_inspection
from manfadh.libs.codes import DocumentKind

router = Router(tags=["inspections"])


class DocumentTyped(Schema):
    """A document read by eye. With `none` there is no paper, and number and issuer stay empty."""

    kind: DocumentKind | Literal["none"]
    number: Number = ""
    issuer: Country = ""
    nationality: Country = ""
    surname: Name = ""
    given_names: Name = ""
    birth: PartialDate = ""
    sex: Literal["M", "F", "X"] | None = None
    expiry: PartialDate = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.kind != NO_DOCUMENT and not (self.number and self.issuer):
            raise ValueError(_("Give number and issuer, or say that there is no document."))
        return self

    def reading(self) -> Reading:
        """The reading as typed."""
        has_paper = self.kind != NO_DOCUMENT
        return Reading(
            kind=str(self.kind),
            issuer=self.issuer if has_paper else "",
            number=self.number if has_paper else "",
            nationality=self.nationality,
            surname=self.surname,
            given_names=self.given_names,
            birth=self.birth,
            sex=self.sex,
            expiry=self.expiry if has_paper else "",
            is_typed=True,
        )


class ReadingSent(Schema):
    """A document before a lane: its zone as a reader sends it, or what was typed; one of them."""

    direction: Direction
    lane: Code
    zone: Zone = Field(
        default="", description="The machine-readable zone, lines parted by a line feed."
    )
    typed: DocumentTyped | None = None
    party_id: UUID | None = Field(
        default=None, description="The bus, vehicle or family beside the reader."
    )
    inspection_id: UUID | None = Field(
        default=None,
        description="An id of your own: the same one again answers the same inspection.",
    )

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if bool(self.zone) == (self.typed is not None):
            raise ValueError(_("Send either the zone or what was typed."))
        return self


class StandingShown(Schema):
    """How an inspection stands. Refused means signed; whether that took effect is not told."""

    crossing_id: UUID | None
    kept_crossing_id: UUID | None
    case_id: UUID | None
    refusal_id: UUID | None
    is_refused: bool
    is_decided: bool


@router.post(
    "/inspections",
    url_name="api-inspections",
    operation_id="open_inspection",
    summary="Read a document",
    response=answers(InspectionShown, 404, 409),
)
def read(request: TokenRequest, body: ReadingSent) -> dict[str, object]:
    """Read a document at a lane, look its holder up and advise. Reading and look are recorded.

    Needs `inspection.open` at the port of the token's officer.
    """
    shown = open_inspection(
        viewer=request.auth,
        direction=body.direction,
        lane=body.lane,
        zone=body.zone,
        typed=body.typed.reading() if body.typed else None,
        inspection_id=body.inspection_id,
        party_id=body.party_id,
    )
    return show_inspection(shown)


@router.get(
    "/inspections/{uuid:inspection_id}",
    url_name="api-inspection",
    operation_id="get_inspection",
    summary="See an inspection again",
    response=answers(InspectionShown, 404),
)
def again(request: TokenRequest, inspection_id: UUID) -> dict[str, object]:
    """An inspection of the own port as things stand now; the look is recorded."""
    return show_inspection(see_inspection(request.auth, inspection_id))


@router.get(
    "/inspections/{uuid:inspection_id}/standing",
    url_name="api-standing",
    operation_id="get_standing",
    summary="How an inspection stands",
    response=answers(StandingShown, 404),
)
def standing(request: TokenRequest, inspection_id: UUID) -> Standing:
    """Whether an inspection of the own port is decided, in secondary, or proposed for refusal."""
    viewer = request.auth
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    return find_standing(viewer, inspection_id)


@router.post(
    "/inspections/{uuid:inspection_id}/claim-nationality",
    url_name="api-claim-nationality",
    operation_id="claim_nationality",
    summary="The traveller says to be a national",
    response=answers(None, 404, status=204),
)
def claim(request: TokenRequest, inspection_id: UUID) -> Status[None]:
    """From now on identity is verified and nobody refuses this person; a refusal is withdrawn."""
    claim_nationality(viewer=request.auth, inspection_id=inspection_id)
    return DONE
