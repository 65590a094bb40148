"""What each officer waived, for who inspects: a tally for the rate, and the list behind it.

Peers are those at the same port who settled fees of the same occasion. A waiver that was declined
counts too: it was asked for.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.fees.models import Receipt, Waiver
from manfadh.kernel.viewers import Viewer
from manfadh.libs.indicators import Tally

LINES_SHOWN = 500


@dataclass(frozen=True, slots=True)
class WaiverLine:
    """One waiver: when it was asked, and its reason in law with the officer's note."""

    at: datetime
    lane: str
    note: str


def tally_waived(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime
) -> list[Tally[UUID]]:
    """Of how many fees that an officer took or waived were they waived, by occasion.

    Needs `rates.see`.
    """
    viewer.require("rates.see", owner=viewer.authority)
    here = {"port": port, "owner": viewer.authority}
    taken = Counter(
        {
            (officer, occasion): number
            for officer, occasion, number in Receipt.objects.filter(
                issued_at__gte=since_at, issued_at__lt=until_at, issued_by__isnull=False, **here
            )
            .values_list("issued_by", "occasion")
            .annotate(number=Count("pk"))
            .order_by()
        }
    )
    waived = Counter(
        {
            (officer, occasion): number
            for officer, occasion, number in Waiver.objects.filter(
                asked_at__gte=since_at, asked_at__lt=until_at, asked_by__isnull=False, **here
            )
            .values_list("asked_by", "occasion")
            .annotate(number=Count("pk"))
            .order_by()
        }
    )
    return [
        Tally(officer, occasion, waived[officer, occasion], cases)
        for (officer, occasion), cases in (taken + waived).items()
        if officer
    ]


def list_waived(
    viewer: Viewer, port: str, officer_id: UUID, since_at: datetime, until_at: datetime
) -> list[WaiverLine]:
    """The fees that an officer asked to waive, the latest first; the look is recorded.

    Needs `rates.see`.
    """
    viewer.require("rates.see", owner=viewer.authority)
    rows = list(
        Waiver.objects.filter(
            port=port,
            owner=viewer.authority,
            asked_by=officer_id,
            asked_at__gte=since_at,
            asked_at__lt=until_at,
        ).order_by("-asked_at")[:LINES_SHOWN]
    )
    people = [row.traveller_id for row in rows if row.traveller_id]
    record_look(viewer=viewer, kind="rate", query=f"waived {port} {officer_id}", people=people)
    return [
        WaiverLine(row.asked_at, "", " · ".join(filter(None, (row.reason, row.note))))
        for row in rows
        if row.asked_at
    ]
