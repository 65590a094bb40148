"""The fees of a port's day for its director: cash against receipts, crossings against both."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.policy.selectors.tariff import list_tariff, list_waiver_reasons
from manfadh.apps.operate.crossings.selectors.charges import ChargeCheck, check_charges, check_fines
from manfadh.apps.operate.fees.selectors import (
    CashLine,
    FeeDay,
    ReceiptShown,
    WaiverShown,
    get_fee_day,
    get_receipt,
    list_waivers_to_decide,
)
from manfadh.apps.operate.fees.services import (
    FeeError,
    count_cash,
    decline_waiver,
    grant_waiver,
    say_error,
    void_receipt,
)
from manfadh.kernel.digits import in_latin_digits
from manfadh.kernel.money import Money
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.papers.places import fee_words
from manfadh.web.components.inspection.charging import OCCASIONS, print_paper
from manfadh.web.components.measures import (
    UNKNOWN,
    asked_day,
    clock_time,
    gregorian,
    language,
    number,
    say,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen

LONGEST_REASON = 300
MOST_DIGITS = 16
Names = Mapping[UUID, str]
# What is compared with receipts: who owes, who is listed, and what is said where nobody is.
ENTRIES = (
    gettext_lazy("Entries under a visa on arrival that owe a fee"),
    gettext_lazy("Entries with neither receipt nor waiver"),
    gettext_lazy("Every entry that owes a fee has a receipt or a waiver."),
)
EXITS = (
    gettext_lazy("Exits after an overstay that owe a fine"),
    gettext_lazy("Exits with neither receipt nor waiver"),
    gettext_lazy("Every exit that owes a fine has a receipt or a waiver."),
)


@screen(purpose=Purpose.SUPERVISION, action="fee.control")
@require_GET
def day(request: OfficerRequest) -> HttpResponse:
    """One day: what was taken, counted, waived, and which entries lack a receipt."""
    viewer, on = request.viewer, asked_day(request.GET)
    fees, check, fines = get_fee_day(viewer, on), check_charges(viewer, on), check_fines(viewer, on)
    names = get_officer_names(_officers(fees, check, fines))
    return render(
        request,
        "port/fees.html",
        {
            "on": on,
            "gregorian": gregorian(on),
            "before": on - timedelta(days=1),
            "after": on + timedelta(days=1),
            "today": today(),
            "is_today": on == today(),
            "to_decide": _to_decide(viewer, on),
            "cash": _cash_table(fees),
            "currencies": sorted(
                {one.amount.currency for one in list_tariff(viewer.authority, on)}
            ),
            "checks": [
                (_check_facts(check, ENTRIES[0]), _unpaid_table(check, names, *ENTRIES[1:])),
                (_check_facts(fines, EXITS[0]), _unpaid_table(fines, names, *EXITS[1:])),
            ],
            "receipts": _receipts_table(fees, names),
            "waivers": _waivers_table(viewer, fees, names),
            "is_cut": fees.is_cut,
        },
    )


@screen(purpose=Purpose.SUPERVISION, action="fee.control")
@require_GET
def receipt(request: OfficerRequest, receipt_id: UUID) -> HttpResponse:
    """One receipt, to print once more or to make void."""
    return _receipt_page(request, receipt_id, fault="")


@screen(purpose=Purpose.SUPERVISION, action="fee.control")
@require_POST
def print_receipt(request: OfficerRequest, receipt_id: UUID) -> HttpResponse:
    """The receipt as a paper, marked as a copy."""
    return _or_say(request, lambda: print_paper(request, receipt_id), UNKNOWN)


@screen(purpose=Purpose.SUPERVISION, action="fee.control")
@require_POST
def void(request: OfficerRequest, receipt_id: UUID) -> HttpResponse:
    """Make a receipt void, with a reason."""
    try:
        void_receipt(
            viewer=request.viewer,
            receipt_id=receipt_id,
            ground=request.POST.get("reason", "").replace("\0", "")[:LONGEST_REASON],
            is_refunded=request.POST.get("is_refunded") == "yes",
        )
    except FeeError as error:
        return _receipt_page(request, receipt_id, fault=say_error(error))
    messages.success(request, _("The receipt is void; its number stays used."))
    return redirect("port-fees")


@screen(purpose=Purpose.SUPERVISION, action="fee.control")
@require_POST
def decide_waiver(request: OfficerRequest, waiver_id: UUID) -> HttpResponse:
    """Agree to a waiver, or decline it with a reason."""
    reason = request.POST.get("reason", "").replace("\0", "")[:LONGEST_REASON]

    def act() -> None:
        if request.POST.get("decision") == "agree":
            grant_waiver(viewer=request.viewer, waiver_id=waiver_id)
        else:
            decline_waiver(viewer=request.viewer, waiver_id=waiver_id, ground=reason)

    return _or_say(request, act, _("The waiver is decided."))


@screen(purpose=Purpose.SUPERVISION, action="fee.control")
@require_POST
def count(request: OfficerRequest) -> HttpResponse:
    """Keep what was counted in the cash box for a day."""
    on = asked_day(request.POST)
    try:
        typed = in_latin_digits(request.POST.get("amount", "")).replace(",", "").strip()
        counted = Money(Decimal(typed[:MOST_DIGITS]), request.POST.get("currency", ""))
    except (InvalidOperation, ValueError):
        messages.error(request, _("Write the amount in digits, and choose its currency."))
        return redirect(f"{reverse('port-fees')}?on={on.isoformat()}")

    def act() -> None:
        count_cash(viewer=request.viewer, counted_on=on, counted=counted)

    return _or_say(request, act, _("The count is kept."), on=on)


def _or_say(
    request: OfficerRequest,
    act: Callable[[], HttpResponse | None],
    done: str,
    *,
    on: date | None = None,
) -> HttpResponse:
    """Do it, and go back to the day with what was done, or with what stood in the way."""
    try:
        answer = act()
    except FeeError as error:
        messages.error(request, say_error(error))
    else:
        if answer is not None:
            return answer
        messages.success(request, done)
    return redirect(f"{reverse('port-fees')}?on={on.isoformat()}" if on else "port-fees")


def _receipt_page(request: OfficerRequest, receipt_id: UUID, *, fault: str) -> HttpResponse:
    try:
        one = get_receipt(request.viewer, receipt_id)
    except FeeError as error:
        messages.error(request, say_error(error))
        return redirect("port-fees")
    return render(
        request,
        "port/receipt.html",
        {
            "one": one,
            "facts": _receipt_facts(one),
            "fault": fault,
            "is_own": one.issued_by == request.viewer.officer_id,
            "longest_reason": LONGEST_REASON,
        },
        status=409 if fault else 200,
    )


def _receipt_facts(one: ReceiptShown) -> list[Fact]:
    names = get_officer_names([who for who in (one.issued_by, one.voided_by) if who])
    facts = [
        Fact(words=_("For"), value=fee_words(one)),
        Fact(words=_("Amount"), value=one.amount.written(language())),
        Fact(words=_("Taken by"), value=_name(one.issued_by, names)),
        Fact(words=_("At"), value=clock_time(one.issued_at)),
        Fact(words=_("Printed"), value=number(one.prints)),
    ]
    if one.voided_at:
        back = _("the money was given back") if one.is_refunded else _("no money was given back")
        facts += [
            Fact(words=_("Void"), value=f"{one.void_ground} · {back}", kind="stop"),
            Fact(words=_("By"), value=_name(one.voided_by, names)),
        ]
    return facts


def _to_decide(viewer: Viewer, on: date) -> list[dict[str, object]]:
    waiting = list_waivers_to_decide(viewer)
    names = get_officer_names({one.asked_by for one in waiting if one.asked_by})
    return [
        {
            "one": one,
            "is_own": one.asked_by == viewer.officer_id,
            "facts": [
                Fact(words=_("Amount"), value=one.amount.written(language())),
                Fact(words=_("Reason in law"), value=_reason_words(viewer, one, on)),
                Fact(words=_("What it rests on"), value=one.note or UNKNOWN),
                Fact(words=_("Asked by"), value=_name(one.asked_by, names)),
                Fact(words=_("At"), value=clock_time(one.asked_at)),
            ],
        }
        for one in waiting
    ]


def _cash_table(fees: FeeDay) -> Table:
    words = (_("Currency"), _("Taken"), _("Given back"), _("Has to be there"), _("Counted"), "")
    return Table(
        caption=_("Cash against receipts"),
        columns=[Column(words=said, align="text" if at in (0, 5) else "number")
                 for at, said in enumerate(words)],
        rows=[_cash_row(line) for line in fees.cash],
        empty=_("No fee was taken on this day. Receipts that booths issue appear here."),
    )  # fmt: skip


def _cash_row(line: CashLine) -> Row:
    over = line.over
    if over is None:
        state = Cell(value=_("Not counted yet"), kind="watch")
    elif over.amount == 0:
        state = Cell(value=_("Agrees"), kind="good")
    elif over.amount < 0:
        missing = (-over).written(language())
        state = Cell(value=_("%(amount)s missing") % {"amount": missing}, kind="stop")
    else:
        much = over.written(language())
        state = Cell(value=_("%(amount)s too much") % {"amount": much}, kind="stop")
    counted = line.counted.written(language()) if line.counted else UNKNOWN
    amounts = [one.written(language()) for one in (line.taken, line.given_back, line.expected)]
    return Row(
        cells=(
            Cell(value=line.taken.currency),
            *(Cell(value=amount) for amount in amounts),
            Cell(value=counted),
            state,
        )
    )


def _check_facts(check: ChargeCheck, owing: Promise | str) -> list[Fact]:
    missing = len(check.unpaid)
    return [
        Fact(words=str(owing), value=number(check.owing)),
        Fact(words=_("With a receipt or a waiver"), value=number(check.settled)),
        Fact(
            words=_("With neither"),
            value=number(missing),
            kind="stop" if missing else "good",
        ),
    ]


def _unpaid_table(
    check: ChargeCheck, names: Names, caption: Promise | str, empty: Promise | str
) -> Table:
    return Table(
        caption=str(caption),
        columns=[Column(words=words) for words in (_("At"), _("Lane"), _("Decided by"))],
        rows=[
            Row(
                cells=(
                    Cell(value=clock_time(one.crossed_at) if one.crossed_at else UNKNOWN),
                    Cell(value=one.lane or UNKNOWN),
                    Cell(value=_name(one.officer_id, names)),
                )
            )
            for one in check.unpaid
        ],
        empty=str(empty),
    )


def _receipts_table(fees: FeeDay, names: Names) -> Table:
    words = (_("Number"), _("For"), _("Amount"), _("Taken by"), _("At"), _("Printed"), _("State"))
    return Table(
        caption=_("Receipts"),
        columns=[Column(words=said, align="code" if at == 0 else "text")
                 for at, said in enumerate(words)],
        rows=[_receipt_row(one, names) for one in fees.receipts],
        empty=_("No receipt was issued on this day."),
    )  # fmt: skip


def _receipt_row(one: ReceiptShown, names: Names) -> Row:
    state = (
        Cell(value=_("Void"), kind="stop") if one.voided_at else Cell(value=_("Valid"), kind="good")
    )
    return Row(
        cells=(
            Cell(value=one.number, url=reverse("port-receipt", args=[one.receipt_id])),
            Cell(value=str(OCCASIONS.get(one.occasion, one.occasion))),
            Cell(value=one.amount.written(language())),
            Cell(value=_name(one.issued_by, names)),
            Cell(value=clock_time(one.issued_at)),
            Cell(value=number(one.prints)),
            state,
        )
    )


def _waivers_table(viewer: Viewer, fees: FeeDay, names: Names) -> Table:
    words = (_("Reason in law"), _("Amount"), _("Asked by"), _("At"), _("State"))
    states = {
        "asked": Cell(value=_("Waits for a second officer"), kind="watch"),
        "granted": Cell(value=_("Holds"), kind="good"),
        "declined": Cell(value=_("Declined"), kind="quiet"),
    }
    return Table(
        caption=_("Waivers"),
        columns=[Column(words=said) for said in words],
        rows=[
            Row(
                cells=(
                    Cell(value=_reason_words(viewer, one, fees.on)),
                    Cell(value=one.amount.written(language())),
                    Cell(value=_name(one.asked_by, names)),
                    Cell(value=clock_time(one.asked_at)),
                    states[one.state],
                )
            )
            for one in fees.waivers
        ],
        empty=_("No fee was waived on this day."),
    )


def _reason_words(viewer: Viewer, one: WaiverShown, on: date) -> str:
    for reason in list_waiver_reasons(viewer.authority, one.occasion, on):
        if reason.code == one.reason:
            return say(reason.text)
    return one.reason


def _officers(fees: FeeDay, *checks: ChargeCheck) -> set[UUID]:
    found = {one.issued_by for one in fees.receipts} | {one.asked_by for one in fees.waivers}
    found |= {one.officer_id for check in checks for one in check.unpaid}
    return {who for who in found if who}


def _name(officer_id: UUID | None, names: Names) -> str:
    return names.get(officer_id, UNKNOWN) if officer_id else UNKNOWN
