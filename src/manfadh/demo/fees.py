"""The fees of the last two days at the home port, as its booths took them, and what was held."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count

from manfadh.apps.govern.policy.selectors.tariff import FeeDue, find_fee
from manfadh.apps.operate.crossings.selectors import list_signed_refusals
from manfadh.apps.operate.crossings.selectors.charges import UnpaidCrossing, check_charges
from manfadh.apps.operate.crossings.services import hand_over_notice, issue_notice
from manfadh.apps.operate.fees.events import ReceiptIssued, WaiverAsked, WaiverGranted
from manfadh.apps.operate.fees.selectors import get_fee_day
from manfadh.apps.operate.fees.services import count_cash
from manfadh.demo.stories import SUPERVISION, Staff
from manfadh.demo.trips import BAGHDAD
from manfadh.kernel import clock
from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Draft, Stamp
from manfadh.kernel.ledger.recording import record_drafts
from manfadh.kernel.money import Money
from manfadh.kernel.numbering import series_of, written
from manfadh.kernel.seals import seal
from manfadh.kernel.viewers import Viewer

# One entry in so many was waived, and one has neither receipt nor waiver, for the director to find.
WAIVED, FORGOTTEN = 23, 61
DAYS_AGO_OF_THE_NOTICE = 5


def take_fees(staff: Staff, end_at: datetime) -> None:
    """Receipts and waivers for who entered on arrival yesterday and today, and yesterday's cash.

    The count of yesterday is short by one fee. The refusal that was signed in the week has its
    notice.
    """
    today = end_at.astimezone(BAGHDAD).date()
    with clock.frozen_at(end_at):
        dalal = staff.at_work(staff.dalal, SUPERVISION, today)
        numbers = count(1)
        for on in (today - timedelta(days=1), today):
            record_drafts(_drafts(dalal, on, numbers))
        _count(dalal, today - timedelta(days=1))
        _give_notice(dalal, today - timedelta(days=DAYS_AGO_OF_THE_NOTICE))


def _drafts(dalal: Viewer, on: date, numbers: Iterator[int]) -> Iterator[Draft]:
    due = find_fee(dalal.authority, "visa_on_arrival", nationality="", on=on)
    if due is None:
        return
    for place, entry in enumerate(check_charges(dalal, on).unpaid):
        if entry.traveller_id is None or place % FORGOTTEN == FORGOTTEN // 2:
            continue
        stamp = Stamp(
            actor=entry.officer_id,
            owner=dalal.authority,
            port=dalal.port,
            purpose="border check",
            occurred_at=entry.crossed_at,
        )
        facts = (
            _waived(entry, due, on)
            if place % WAIVED == WAIVED // 2
            else [_paid(entry, due, on, dalal.port, next(numbers))]
        )
        yield from (Draft(fact, stamp) for fact in facts)


def _paid(entry: UnpaidCrossing, due: FeeDue, on: date, port: str, number: int) -> Event:
    series = series_of("R", port, on)
    return ReceiptIssued(
        receipt_id=new_id(),
        series=series,
        number=number,
        inspection_id=None,
        traveller_id=entry.traveller_id or new_id(),
        provision_id=due.provision_id,
        fee=due.code,
        occasion=due.occasion,
        days=due.days,
        amount=due.amount.amount,
        currency=due.amount.currency,
        lane=entry.lane,
        issued_on=on,
        seal=seal(
            kind="receipt",
            number=written(series, number),
            on=on,
            port=port,
            act=due.code,
            amount=str(due.amount.amount),
            currency=due.amount.currency,
        ),
    )


def _waived(entry: UnpaidCrossing, due: FeeDue, on: date) -> list[Event]:
    waiver_id = new_id()
    asked = WaiverAsked(
        waiver_id=waiver_id,
        inspection_id=None,
        traveller_id=entry.traveller_id or new_id(),
        provision_id=due.provision_id,
        fee=due.code,
        occasion=due.occasion,
        days=due.days,
        amount=due.amount.amount,
        currency=due.amount.currency,
        reason="reciprocity",
        needs_second=False,
        asked_on=on,
        note=None,
    )
    return [asked, WaiverGranted(waiver_id=waiver_id)]


def _count(dalal: Viewer, on: date) -> None:
    for line in get_fee_day(dalal, on).cash:
        one_fee = Money(Decimal(100000), line.taken.currency)
        if one_fee <= line.expected:
            count_cash(viewer=dalal, counted_on=on, counted=line.expected - one_fee)


def _give_notice(dalal: Viewer, on: date) -> None:
    for refusal in list_signed_refusals(dalal, on)[:1]:
        issue_notice(viewer=dalal, refusal_id=refusal.refusal_id, language="en")
        hand_over_notice(viewer=dalal, refusal_id=refusal.refusal_id, how="taken")
