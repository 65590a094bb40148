"""Lists of whom and what is sought, for those who keep them."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from manfadh.api.fields import Code, Country, GroundInWords, Name, Number, PartialDate
from manfadh.api.shapes import Names
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.operate.watchlists.selectors import (
    AlertLine,
    ListShown,
    get_alert,
    get_list,
    list_alerts,
    list_lists,
)
from manfadh.apps.operate.watchlists.services import AlertDraft, place_alert, withdraw_alert

router = Router(tags=["watchlists"])


class Watchlist(Schema):
    """A list with how many of its alerts hold, end soon, wait for review."""

    watchlist: str
    purpose: str
    names: Names
    reference: str
    in_force: int
    expiring: int
    review_due: int


class AlertSent(Schema):
    """An alert as its keeper writes it."""

    name: Name = ""
    mother: Name = ""
    birth: PartialDate = ""
    nationality: Country = ""
    document_issuer: Country = ""
    document_number: Number = ""
    instruction: Literal["refer", "seize_document", "inform"] = "refer"
    reference: Name = Field(description="The order or letter that this rests on.")
    expires_on: date | None = None
    review_on: date | None = None


class Alert(Schema):
    """An alert; personal fields are null once erased."""

    alert_id: UUID
    watchlist: str
    name: str | None
    mother: str | None
    birth: str | None
    nationality: str | None
    document_issuer: str | None
    document_number: str | None
    instruction: str
    reference: str
    placed_at: datetime | None
    expires_on: date | None
    review_on: date | None
    withdrawn_at: datetime | None
    withdrawal_ground: str


class AlertsAsked(Schema):
    """Which alerts of a list."""

    text: Name = Field(default="", description="A document number, or a name in any script.")
    standing: Literal["in_force", "expiring", "review_due", "ended"] = "in_force"
    page: int = Field(default=1, ge=1, le=100_000)


class AlertPage(Schema):
    """A page of alerts, the latest first."""

    alerts: list[Alert]
    page: int
    pages: int
    total: int


class EndSent(Schema):
    """On what ground an alert ends."""

    ground: GroundInWords


@router.get(
    "/watchlists",
    url_name="api-watchlists",
    operation_id="list_watchlists",
    summary="The lists of the own authority",
    response=answers(list[Watchlist]),
)
def lists(request: TokenRequest) -> list[ListShown]:
    """The lists with their counts. Needs `watchlist.keep`."""
    return list_lists(request.auth)


@router.get(
    "/watchlists/{watchlist}/alerts",
    url_name="api-alerts",
    operation_id="list_alerts",
    summary="The alerts of a list",
    response=answers(AlertPage, 404),
)
def alerts(request: TokenRequest, watchlist: Code, asked: Query[AlertsAsked]) -> dict[str, object]:
    """The alerts of one list, a page at a time; the look is recorded."""
    known = get_list(request.auth, watchlist).watchlist
    found = list_alerts(
        request.auth, known, text=asked.text, standing=asked.standing, page=asked.page
    )
    return {
        "alerts": list(found),
        "page": found.number,
        "pages": found.paginator.num_pages,
        "total": found.paginator.count,
    }


@router.put(
    "/watchlists/{watchlist}/alerts/{uuid:alert_id}",
    url_name="api-alert-place",
    operation_id="place_alert",
    summary="Place an alert",
    response=answers(None, 404, status=204),
)
def place(request: TokenRequest, watchlist: Code, alert_id: UUID, body: AlertSent) -> Status[None]:
    """Place an alert under an id of your own; the same id again replaces what it says."""
    draft = AlertDraft(**body.model_dump())
    place_alert(viewer=request.auth, watchlist=watchlist, draft=draft, alert_id=alert_id)
    return DONE


@router.get(
    "/alerts/{uuid:alert_id}",
    url_name="api-alert",
    operation_id="get_alert",
    summary="One alert",
    response=answers(Alert, 404),
)
def alert(request: TokenRequest, alert_id: UUID) -> AlertLine:
    """One alert of the own authority; the look is recorded."""
    return get_alert(request.auth, alert_id)


@router.post(
    "/alerts/{uuid:alert_id}/withdraw",
    url_name="api-alert-withdraw",
    operation_id="withdraw_alert",
    summary="End an alert",
    response=answers(None, 404, status=204),
)
def withdraw(request: TokenRequest, alert_id: UUID, body: EndSent) -> Status[None]:
    """End an alert with a ground; ending it twice changes nothing."""
    withdraw_alert(viewer=request.auth, alert_id=alert_id, ground=body.ground)
    return DONE
