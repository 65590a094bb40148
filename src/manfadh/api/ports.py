"""Ports: which there are, how long one waits, what a day came to. Nobody is named."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import Field

from manfadh.api.fields import Code, Name, OneDay
from manfadh.api.shapes import Direction, Names
from manfadh.api.tokens import TokenRequest, answers
from manfadh.apps.govern.places.selectors import PortFilter, PortShown, get_port, list_ports
from manfadh.apps.operate.crossings.selectors import Waiting, get_waiting
from manfadh.apps.operate.situation.selectors import DayShown, get_day

router = Router(tags=["ports"])


class Port(Schema):
    """A port of entry. Degrees are decimal text; what nobody knows is empty."""

    port: str
    kind: str
    status: str
    authority: str
    names: Names
    neighbour: str
    twin: str
    governorate: str
    latitude: str
    longitude: str


class PortsAsked(Schema):
    """Which ports; an empty part asks for all."""

    kind: Code = ""
    status: Code = ""
    authority: Code = ""
    words: Name = Field(default="", description="Part of a name, in any script.")


class EstimateShown(Schema):
    """Minutes with the bounds of a 90 % interval; null where nothing can be said."""

    minutes: float | None
    low: float | None
    high: float | None
    method: str
    age: float | None = Field(description="Minutes since the latest stamp or count.")
    services: int
    counts: int
    disagree: bool


class WaitingShown(Schema):
    """How long one waits in one direction, as a person or with a vehicle."""

    port: str
    direction: Direction
    unit: Literal["people", "vehicles"]
    at: datetime
    estimate: EstimateShown


class Issue(Schema):
    """A signed issue of a daily report."""

    report_id: UUID
    issue: int
    digest: str
    signed_at: datetime
    signed_by: UUID | None
    sent_at: datetime | None
    is_genuine: bool


class Day(Schema):
    """A port's day: figures as they are now, by code, and the issues that were signed."""

    port: str
    on: date
    figures: dict[str, int]
    issues: list[Issue]
    due_at: datetime
    sending: Literal["sent", "sent_late", "signed", "missing", "late", "not_due"]


@router.get(
    "/ports",
    url_name="api-ports",
    operation_id="list_ports",
    summary="The ports",
    response=answers(list[Port]),
)
def ports(request: TokenRequest, asked: Query[PortsAsked]) -> list[PortShown]:
    """The ports that fit, by English name."""
    return list_ports(PortFilter(**asked.model_dump()))


@router.get(
    "/ports/{port}",
    url_name="api-port",
    operation_id="get_port",
    summary="One port",
    response=answers(Port, 404),
)
def one(request: TokenRequest, port: Code) -> PortShown:
    """One port by its code."""
    return get_port(port)


@router.get(
    "/ports/{port}/waiting/{direction}",
    url_name="api-waiting",
    operation_id="get_waiting",
    summary="Waiting now",
    response=answers(list[WaitingShown], 404),
)
def waiting(request: TokenRequest, port: Code, direction: Direction) -> list[Waiting]:
    """How long people and vehicles wait now, from stamps and counts, with an interval."""
    return list(get_waiting(get_port(port).port, direction))


@router.get(
    "/ports/{port}/days/{on}",
    url_name="api-port-day",
    operation_id="get_port_day",
    summary="A port's daily report",
    response=answers(Day, 404),
)
def day(request: TokenRequest, port: Code, on: OneDay) -> DayShown:
    """The figures of a day with the signed issues. Needs `report.see` at that port."""
    return get_day(request.auth, get_port(port).port, on)
