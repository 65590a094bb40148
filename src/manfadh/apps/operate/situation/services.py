"""Acts of `situation`: handing a shift over and taking it, signing and sending a day's report."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.operate.situation.events import (
    DailyReportSent,
    DailyReportSigned,
    Shift,
    ShiftHandedOver,
    ShiftTakenOver,
)
from manfadh.apps.operate.situation.models import DailyReport, HandOver
from manfadh.apps.operate.situation.rules import digest_of, signed_message
from manfadh.apps.operate.situation.selectors import (
    ReportUnknown,
    get_day,
    get_hand_over,
    get_standing_now,
)
from manfadh.kernel import clock
from manfadh.kernel.calendars import own_calendar
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

__all__ = [
    "ReportRefused",
    "ReportUnknown",
    "hand_over_shift",
    "send_daily_report",
    "sign_daily_report",
    "take_over_shift",
]
SIGN = "report.sign"


class ReportRefused(Exception):
    """It can't be done so; the message says why and what to do."""


def hand_over_shift(
    *,
    viewer: Viewer,
    shift: Shift,
    equipment: str = "",
    notes: str = "",
    handover_id: UUID | None = None,
) -> UUID:
    """Hand the viewer's port over, with what is counted now; answers the hand-over's id.

    The same `handover_id` again changes nothing. Raises NotPermitted.
    """
    handover_id = handover_id or new_id()
    with writing():
        figures = get_standing_now(viewer)
        if not HandOver.objects.filter(handover_id=handover_id, given_at__isnull=False).exists():
            record(
                ShiftHandedOver(
                    handover_id=handover_id,
                    on=own_calendar().day_of(clock.now()),
                    shift=shift,
                    figures=dict(figures),
                    equipment=equipment.strip() or None,
                    notes=notes.strip() or None,
                ),
                stamp=viewer.stamp(),
            )
    return handover_id


def take_over_shift(*, viewer: Viewer, handover_id: UUID, note: str = "") -> None:
    """Acknowledge a hand-over, as another officer than who gave it.

    Raises ReportRefused, ReportUnknown, NotPermitted.
    """
    with writing():
        found = get_hand_over(viewer, handover_id)
        if found.taken_at is not None:
            raise ReportRefused(_("This shift is taken over already. Nothing was changed."))
        if found.given_by == viewer.officer_id:
            raise ReportRefused(_("Who takes the shift over acknowledges it, not who gives it."))
        record(
            ShiftTakenOver(handover_id=handover_id, note=note.strip() or None),
            stamp=viewer.stamp(),
        )


def sign_daily_report(
    *, viewer: Viewer, on: date, notes: str = "", report_id: UUID | None = None
) -> UUID:
    """Sign the numbers of a local day of the viewer's port as they are now; answers the id.

    A day that was signed before is signed again only when a figure or the notes changed, with the
    next issue number. A day can be signed once it is over. Needs `report.sign`; raises
    ReportRefused, NotPermitted.
    """
    viewer.require(SIGN, owner=viewer.authority, port=viewer.port)
    report_id, notes = report_id or new_id(), notes.strip()
    if on >= own_calendar().day_of(clock.now()):
        raise ReportRefused(_("This day is not over. Its report can be signed after midnight."))
    with writing():
        if DailyReport.objects.filter(report_id=report_id, signed_at__isnull=False).exists():
            return report_id
        day = get_day(viewer, viewer.port, on)
        if day.last is not None and not day.changed and day.last.notes == notes:
            raise ReportRefused(_("Nothing has changed since this report was signed."))
        issue, digest, node = (
            (day.last.issue if day.last else 0) + 1,
            digest_of(day.figures, notes),
            own_node(),
        )
        message = signed_message(port=viewer.port, on=on, issue=issue, digest=digest)
        record(
            DailyReportSigned(
                report_id=report_id,
                on=on,
                issue=issue,
                figures=dict(day.figures),
                notes=notes,
                digest=digest,
                key=node.public_key.hex(),
                signature=node.sign(message).hex(),
            ),
            stamp=viewer.stamp(),
        )
    return report_id


def send_daily_report(*, viewer: Viewer, report_id: UUID) -> None:
    """Send a signed report to headquarters; sending it again changes nothing.

    Only the last issue goes. Raises ReportRefused, ReportUnknown, NotPermitted.
    """
    viewer.require(SIGN, owner=viewer.authority, port=viewer.port)
    with writing():
        row = DailyReport.objects.filter(
            report_id=report_id,
            owner=viewer.authority,
            port=viewer.port,
            signed_at__isnull=False,
        ).first()
        if row is None or row.of_on is None:
            raise ReportUnknown(str(report_id))
        later = DailyReport.objects.filter(
            port=row.port, of_on=row.of_on, issue__gt=row.issue or 0, signed_at__isnull=False
        )
        if later.exists():
            raise ReportRefused(_("A later issue of this report is signed. Send that one."))
        if row.sent_at is None:
            record(DailyReportSent(report_id=report_id), stamp=viewer.stamp())
