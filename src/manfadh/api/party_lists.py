"""The list of a bus or a group as a file: checked by the line, then taken whole or not at all."""

from typing import BinaryIO, Literal, cast
from uuid import UUID

from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from manfadh.api.fields import Code, Country, Name, OneDay
from manfadh.api.shapes import Direction
from manfadh.api.tokens import TokenRequest, answers
from manfadh.apps.operate.passengers.events import VehicleKind
from manfadh.apps.operate.passengers.services import (
    Received,
    Vehicle,
    check_passengers,
    receive_passengers,
)
from manfadh.kernel.imports.importing import Report

router = Router(tags=["parties"])


class ListSent(Schema):
    """Who comes together by a list."""

    kind: Literal["bus", "pilgrims", "crew", "family"] = "bus"
    direction: Direction
    carrier: Name = ""
    vehicle_kind: VehicleKind = ""
    plate: Code = ""
    plate_country: Country = ""
    expected_on: OneDay | None = None
    once: bool = Field(default=False, description="Take a person who is listed twice only once.")


class ListReceived(Schema):
    """What became of a clean file: places on the list, and lines left out as said before."""

    listed: int
    left_out: int


class LineWrong(Schema):
    """One thing to correct: the line as an editor counts it, and the column's title."""

    line: int
    column: str
    what_to_do: str


class ListChecked(Schema):
    """What a check found; nothing was kept."""

    is_clean: bool
    good_lines: int
    errors: list[LineWrong]
    more_errors: int
    ignored_titles: list[str]


@router.post(
    "/parties/check-list",
    url_name="api-list-check",
    operation_id="check_list",
    summary="Check a list",
    response=answers(ListChecked),
)
def check(request: TokenRequest, file: File[UploadedFile]) -> Report:
    """Read a list (CSV or XLSX, titles in three languages) and say what to correct; keep nothing.

    Needs `party.open`.
    """
    return check_passengers(viewer=request.auth, source=_source(file))


@router.post(
    "/parties/{uuid:party_id}/list",
    url_name="api-list-receive",
    operation_id="receive_list",
    summary="Take a list",
    response=answers(ListReceived),
)
def receive(
    request: TokenRequest, party_id: UUID, sent: Form[ListSent], file: File[UploadedFile]
) -> Received:
    """Take the list of a party under an id of your own, or nothing of it. It confirms nobody.

    The same id again changes nothing. Needs `party.open`.
    """
    return receive_passengers(
        viewer=request.auth,
        party_id=party_id,
        kind=sent.kind,
        direction=sent.direction,
        source=_source(file),
        vehicle=Vehicle(kind=sent.vehicle_kind, plate=sent.plate, country=sent.plate_country),
        carrier=sent.carrier,
        expected_on=sent.expected_on,
        once=sent.once,
    )


def _source(file: UploadedFile) -> BinaryIO:
    return cast("BinaryIO", file.file)
