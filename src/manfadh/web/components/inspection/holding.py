"""Documents held against receipt: of one traveller, and all that the port holds now."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.crossings.selectors import get_inspection
from manfadh.apps.operate.crossings.services.hold import hold_document
from manfadh.apps.operate.custody.selectors import (
    HoldingShown,
    get_holding,
    list_held,
    list_holdings_of,
)
from manfadh.apps.operate.custody.services import (
    REASON_WORDS,
    HoldingReason,
    hand_document_on,
    print_custody_receipt,
    return_document,
)
from manfadh.papers.holdings import holding_pdf
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection.desks import Desk
from manfadh.web.components.inspection.places import moment
from manfadh.web.components.measures import UNKNOWN, since
from manfadh.web.components.shapes import Cell, Column, Fact, Kind, Row, Table
from manfadh.web.components.viewer import OfficerRequest

LONGEST = 200
PART = "components/inspection/custody.html"


def show_custody(request: OfficerRequest, desk: Desk, inspection_id: UUID) -> HttpResponse:
    """What was taken from the person of an inspection, and the way to take, print, give back."""
    shown = get_inspection(request.viewer, inspection_id)
    holdings = list_holdings_of(request.viewer, shown.traveller_id, inspection_id)
    context = {
        "inspection_id": inspection_id,
        "name": shown.reading.printed_name or shown.reading.number,
        "document": f"{shown.reading.issuer} {shown.reading.number}".strip(),
        "holdings": [(one, _facts(one)) for one in holdings],
        "may_take": shown.reading.has_document and not any(one.is_held for one in holdings),
        "reasons": list(REASON_WORDS.items()),
        "longest": LONGEST,
    }
    return desk.answer(request, PART, context)


def take(request: OfficerRequest, desk: Desk, inspection_id: UUID) -> HttpResponse:
    """Take the document against a receipt. Raises what `hold_document` raises."""
    reason = request.POST.get("reason", "other")
    hold_document(
        viewer=request.viewer,
        inspection_id=inspection_id,
        reason=cast("HoldingReason", reason if reason in REASON_WORDS else "other"),
    )
    return go_to(request, reverse(desk.custody, args=[inspection_id]))


def end(request: OfficerRequest, custody_id: UUID, back: str) -> HttpResponse:
    """Give the document back, or hand it on. Raises what the acts raise."""
    if request.POST.get("how") == "handed_on":
        hand_document_on(
            viewer=request.viewer,
            custody_id=custody_id,
            to_body=request.POST.get("to_body", "").replace("\0", "")[:LONGEST],
            reference=request.POST.get("reference", "").replace("\0", "")[:LONGEST],
        )
    else:
        return_document(viewer=request.viewer, custody_id=custody_id)
    return go_to(request, back)


def print_paper(request: OfficerRequest, custody_id: UUID) -> HttpResponse:
    """The receipt as PDF: the original the first time, then copies marked as such."""
    copy = print_custody_receipt(viewer=request.viewer, custody_id=custody_id)
    holding = get_holding(request.viewer, custody_id)
    address = request.build_absolute_uri(reverse("paper-verify", args=[holding.seal]))
    return HttpResponse(
        holding_pdf(holding, copy=copy, address=address),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{holding.number}.pdf"'},
    )


def held_page(request: OfficerRequest, template: str, **more: Any) -> HttpResponse:
    """All that the port holds now, since when, and who took it."""
    return render(request, template, {"held": _table(list_held(request.viewer)), **more})


def _table(held: Sequence[HoldingShown]) -> Table:
    names = get_officer_names({one.taken_by for one in held if one.taken_by})
    words = (_("Receipt"), _("Document"), _("Holder"), _("Reason"), _("Held for"), _("Taken by"))
    return Table(
        caption=_("Documents held now"),
        columns=[
            Column(words=said, align="code" if at < 2 else "text") for at, said in enumerate(words)
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=one.number),
                    Cell(value=one.document or UNKNOWN),
                    Cell(value=one.holder or UNKNOWN),
                    Cell(value=str(REASON_WORDS.get(one.reason, one.reason))),
                    Cell(value=since(one.taken_at)),
                    Cell(value=names.get(one.taken_by, UNKNOWN) if one.taken_by else UNKNOWN),
                )
            )
            for one in held
        ],
        empty=_(
            "This port holds no document. Each that a booth keeps against a receipt shows here."
        ),
    )


def _facts(one: HoldingShown) -> list[Fact]:
    state, kind = _state(one)
    return [
        Fact(words=_("Receipt"), value=one.number, code=True),
        Fact(words=_("Document"), value=one.document or UNKNOWN, code=True),
        Fact(words=_("Reason"), value=str(REASON_WORDS.get(one.reason, one.reason))),
        Fact(words=_("Taken at"), value=moment(one.taken_at)),
        Fact(words=_("State"), value=state, kind=kind),
    ]


def _state(one: HoldingShown) -> tuple[str, Kind]:
    if one.returned_at:
        return _("Returned at %(at)s") % {"at": moment(one.returned_at)}, "good"
    if one.handed_at:
        return _("Handed on to %(body)s (%(reference)s)") % {
            "body": one.to_body,
            "reference": one.reference,
        }, "note"
    return _("Held at this port"), "watch"
