"""Crossings looked at again: how they read now, what was corrected, and correcting them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import AwareDatetime, Field

from manfadh.api.fields import Code, Country, GroundInWords, Name, Number, OneDay, PartialDate
from manfadh.api.shapes import Direction, PersonShown
from manfadh.api.tokens import TokenRequest, answers
from manfadh.apps.operate.crossings.events import CorrectionReason, Mode, PermissionKind
from manfadh.apps.operate.crossings.selectors import (
    DecidedCrossing,
    get_crossing,
    list_own_crossings,
    list_port_crossings,
)
from manfadh.apps.operate.crossings.services import correct_crossing

router = Router(tags=["crossings"])


class DecidedLine(Schema):
    """A crossing in a list; the name is empty once erased."""

    crossing_id: UUID
    direction: Direction
    crossed_at: datetime
    lane: str
    officer_id: UUID | None
    nationality: str
    name: str
    is_paper: bool
    is_undone: bool
    is_corrected: bool


class CrossingsAsked(Schema):
    """Which crossings: of a local day of the port, or without one the officer's own."""

    on: OneDay | None = None
    page: int = Field(default=1, ge=1, le=100_000)


class CrossingPage(Schema):
    """A page of crossings, the last first."""

    crossings: list[DecidedLine]
    page: int
    pages: int
    total: int


class ChangeShown(Schema):
    """One field that was corrected; null where it was personal and is erased."""

    correction_id: UUID
    field: str
    was: str | None
    becomes: str | None
    reason: str
    note: str | None
    by: UUID | None
    at: datetime
    is_own: bool


class JudgementShown(Schema):
    """That this crossing followed another one within minutes, and what the officer said of it."""

    judgement: str
    minutes: int | None
    reason: str | None
    at: datetime | None


class Crossing(Schema):
    """A crossing as it reads now, with what may still be corrected and all that was."""

    crossing_id: UUID
    traveller_id: UUID
    port: str
    lane: str
    crossed_at: datetime
    officer_id: UUID | None
    is_paper: bool
    is_undone: bool
    ground: str | None
    person: PersonShown | None
    values: dict[str, str] = Field(description="Every field as text, by its name.")
    correctable: list[str] = Field(description="The fields that this officer may correct now.")
    changes: list[ChangeShown]
    judgements: list[JudgementShown]


class ValuesSent(Schema):
    """How fields read rightly. Those left out stay as they are; an empty one, or null, empties."""

    direction: Direction | None = None
    crossed_at: AwareDatetime | None = Field(default=None, description="Of paper forms alone.")
    nationality: Country | None = None
    sex: Literal["", "M", "F", "X"] | None = None
    mode: Mode | None = None
    permission: PermissionKind | None = None
    permission_number: Number | None = None
    permission_authority: Code | None = None
    permission_until_on: OneDay | None = None
    stay_days: Annotated[int, Field(ge=1, le=3660)] | None = None
    surname: Name | None = None
    given_names: Name | None = None
    given: Name | None = None
    father: Name | None = None
    grandfather: Name | None = None
    family: Name | None = None
    mother: Name | None = None
    birth: PartialDate | None = None

    def texts(self) -> dict[str, str]:
        """The fields that were sent, as the texts that a correction takes."""
        sent = self.model_dump(exclude_unset=True)
        return {name: _text(value) for name, value in sent.items()}


class CorrectionSent(Schema):
    """What reads otherwise, why, and how many changes the page had shown."""

    values: ValuesSent
    reason: CorrectionReason
    note: GroundInWords
    seen_changes: int | None = Field(
        default=None,
        ge=0,
        le=100_000,
        description="Where somebody corrected since, nothing is written.",
    )


class CorrectionMade(Schema):
    """A correction by its id."""

    correction_id: UUID


@router.get(
    "/crossings",
    url_name="api-crossings",
    operation_id="list_crossings",
    summary="Crossings to look at again",
    response=answers(CrossingPage),
)
def crossings(request: TokenRequest, asked: Query[CrossingsAsked]) -> dict[str, object]:
    """Own decisions that may still be corrected, or those of a day of the port.

    The look is recorded. Needs `crossing.correct`, for a day `crossing.correct_any`.
    """
    if asked.on is None:
        found = list_own_crossings(request.auth, page=asked.page)
    else:
        found = list_port_crossings(request.auth, asked.on, page=asked.page)
    return {
        "crossings": list(found),
        "page": found.number,
        "pages": found.paginator.num_pages,
        "total": found.paginator.count,
    }


@router.get(
    "/crossings/{uuid:crossing_id}",
    url_name="api-crossing",
    operation_id="get_crossing",
    summary="One crossing",
    response=answers(Crossing, 404),
)
def crossing(request: TokenRequest, crossing_id: UUID) -> Mapping[str, object]:
    """A crossing of the own port with its history; the look is recorded.

    Needs `crossing.correct` for own decisions, `crossing.correct_any` for others'.
    """
    return _shown(get_crossing(request.auth, crossing_id))


@router.post(
    "/crossings/{uuid:crossing_id}/correction",
    url_name="api-correct",
    operation_id="correct_crossing",
    summary="Correct a crossing",
    response=answers(CorrectionMade, 404, 409),
)
def correct(request: TokenRequest, crossing_id: UUID, body: CorrectionSent) -> dict[str, UUID]:
    """Say how fields read rightly, with a reason; what was recorded stays, and stays visible.

    Sent twice, the second finds nothing that reads otherwise. Needs what `get_crossing` needs.
    """
    correction_id = correct_crossing(
        viewer=request.auth,
        crossing_id=crossing_id,
        values=body.values.texts(),
        reason=body.reason,
        note=body.note,
        seen_changes=body.seen_changes,
    )
    return {"correction_id": correction_id}


def _shown(found: DecidedCrossing) -> dict[str, object]:
    told = {name: getattr(found, name) for name in Crossing.model_fields}
    return told | {"values": dict(found.values), "correctable": sorted(found.correctable)}


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
