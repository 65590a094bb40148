"""What a traveller owes, before the officer: the amount of the tariff, taken or waived."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.govern.policy.selectors.tariff import WaiverReason, list_waiver_reasons
from manfadh.apps.operate.crossings.selectors import Inspected, today
from manfadh.apps.operate.crossings.selectors.charges import Charge, list_charges
from manfadh.apps.operate.crossings.services.charge import take_fee, waive_fee
from manfadh.apps.operate.fees.selectors import get_receipt
from manfadh.apps.operate.fees.services import print_receipt
from manfadh.kernel.viewers import Viewer
from manfadh.papers.places import issuer_of
from manfadh.papers.receipts import receipt_pdf
from manfadh.web.components.inspection.fields import TypedField
from manfadh.web.components.measures import language, say
from manfadh.web.components.shapes import Kind
from manfadh.web.components.viewer import OfficerRequest

OCCASIONS = {
    "visa_on_arrival": gettext_lazy("If admitted under a visa on arrival"),
    "overstay": gettext_lazy("Fine for overstay"),
}


@dataclass(frozen=True, kw_only=True)
class ChargeShown:
    """A fee as the booth lays it out: its words, its amount, and how it stands."""

    occasion: str
    words: str
    amount: str
    rests_on: str
    unverified: bool
    provision_id: UUID
    is_open: bool
    state: str
    kind: Kind
    receipt_id: UUID | None
    waive_form: "WaiverForm"


class WaiverForm(forms.Form):
    """Why a fee is not taken: a reason that the law names, and what it rests on."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason in law"), widget=forms.RadioSelect)
    note = TypedField(label=gettext_lazy("What it rests on"), max_length=300, required=False)

    def __init__(self, reasons: tuple[WaiverReason, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        cast("forms.ChoiceField", self.fields["reason"]).choices = [
            (reason.code, say(reason.text)) for reason in reasons
        ]


def show_charges(viewer: Viewer, shown: Inspected) -> list[ChargeShown]:
    """What the person on the screen owes; empty for most, and for who may not take fees."""
    if not viewer.may("fee.take", owner=viewer.authority, port=viewer.port):
        return []
    return [_shown(viewer, charge) for charge in list_charges(shown)]


def take(request: OfficerRequest, inspection_id: UUID, occasion: str) -> None:
    """Take the fee that the tariff names. Raises what `take_fee` raises."""
    take_fee(
        viewer=request.viewer,
        inspection_id=inspection_id,
        occasion="overstay" if occasion == "overstay" else "visa_on_arrival",
        shown_provision_id=_uuid(request.POST.get("provision_id", "")),
    )


def waive(request: OfficerRequest, inspection_id: UUID, occasion: str) -> str:
    """Waive the fee for the reason chosen; answers what to say. Raises what `waive_fee` raises."""
    holds = waive_fee(
        viewer=request.viewer,
        inspection_id=inspection_id,
        occasion="overstay" if occasion == "overstay" else "visa_on_arrival",
        reason=request.POST.get("reason", ""),
        note=request.POST.get("note", "").replace("\0", "")[:300],
    )
    if holds:
        return _("The fee is waived; the waiver is counted.")
    return _("The waiver waits for a second officer.")


def print_paper(request: OfficerRequest, receipt_id: UUID) -> HttpResponse:
    """The receipt as PDF: the original the first time, then copies marked as such."""
    copy = print_receipt(viewer=request.viewer, receipt_id=receipt_id)
    receipt = get_receipt(request.viewer, receipt_id)
    address = request.build_absolute_uri(reverse("paper-verify", args=[receipt.seal]))
    pdf = receipt_pdf(
        receipt, copy=copy, issuer=issuer_of(receipt.authority, receipt.port), address=address
    )
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{receipt.number}.pdf"'},
    )


def _shown(viewer: Viewer, charge: Charge) -> ChargeShown:
    due = charge.due
    state, kind = _state(charge)
    return ChargeShown(
        occasion=due.occasion,
        words=str(OCCASIONS[due.occasion]),
        amount=due.amount.written(language()),
        rests_on=due.reference,
        unverified=due.unverified,
        provision_id=due.provision_id,
        is_open=charge.is_open,
        state=state,
        kind=kind,
        receipt_id=charge.settled.receipt_id if charge.settled else None,
        waive_form=WaiverForm(
            list_waiver_reasons(viewer.authority, due.occasion, today()),
            auto_id=f"waive_{due.occasion}_%s",
        ),
    )


def _state(charge: Charge) -> tuple[str, Kind]:
    settled = charge.settled
    if settled is None:
        return _("Not paid yet"), "watch"
    if settled.receipt_id is not None:
        return _("Paid: receipt %(number)s") % {"number": settled.number}, "good"
    if settled.waiver == "granted":
        return _("Waived"), "good"
    return _("The waiver waits for a second officer."), "watch"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
