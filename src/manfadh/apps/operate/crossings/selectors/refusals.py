"""Refusals on their way: for who proposes, who signs, and nobody else."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.errors import RefusalUnknown
from manfadh.apps.operate.crossings.models import Inspection, Refusal
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.apps.operate.crossings.rules.refusing import PortState, Progress, state_at_port
from manfadh.kernel.about import About
from manfadh.kernel.days import day_bounds
from manfadh.kernel.inbox import DueItem, Urgency
from manfadh.kernel.viewers import NotPermitted, Viewer

SHOWN_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class RefusalShown:
    """A refusal and where it stands. Whether a signed one is held, or took effect, is not here."""

    refusal_id: UUID
    inspection_id: UUID
    state: PortState
    act: str
    ground: str
    note: str | None
    proposed_at: datetime
    proposed_by: UUID | None
    signed_at: datetime | None
    signed_by: UUID | None
    withdrawn_at: datetime | None
    reading: Reading | None


def list_refusals_to_sign(viewer: Viewer) -> list[RefusalShown]:
    """The refusals that wait for a signature at the viewer's port; the look is recorded.

    Needs `refusal.sign`; raises NotPermitted.
    """
    viewer.require("refusal.sign", owner=viewer.authority, port=viewer.port)
    rows = _to_sign(viewer).order_by("proposed_at")
    return _shown(viewer, list(rows[:SHOWN_AT_MOST]), "refusals to sign")


def list_signed_refusals(viewer: Viewer, on: date) -> list[RefusalShown]:
    """The refusals signed on a day at the viewer's port, last first; the look is recorded.

    Needs `refusal.sign`; raises NotPermitted.
    """
    viewer.require("refusal.sign", owner=viewer.authority, port=viewer.port)
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    rows = _standing(viewer).filter(signed_at__gte=start, signed_at__lt=end).order_by("-signed_at")
    return _shown(viewer, list(rows[:SHOWN_AT_MOST]), f"refusals signed on {on}")


def due_work(viewer: Viewer) -> list[DueItem]:
    """The refusals to sign at the viewer's port, for the inbox of who may; nobody is named.

    A viewer's own proposals are left out: four eyes.
    """
    if not viewer.may("refusal.sign", owner=viewer.authority, port=viewer.port):
        return []
    rows = _to_sign(viewer).exclude(proposed_by=viewer.officer_id).order_by("proposed_at")
    return [
        DueItem(
            title=_("A refusal to sign or decline"),
            about=About("crossings.refusal", row.refusal_id),
            since=row.proposed_at,
            urgency=Urgency.NOW,
            url_name="port-refusal",
            url_arguments=(str(row.refusal_id),),
        )
        for row in rows[:SHOWN_AT_MOST]
        if row.proposed_at
    ]


def get_refusal(viewer: Viewer, refusal_id: UUID) -> RefusalShown:
    """One refusal of the viewer's port, for who may propose or sign; the look is recorded.

    Raises RefusalUnknown, NotPermitted.
    """
    here = {"owner": viewer.authority, "port": viewer.port}
    if not (viewer.may("refusal.sign", **here) or viewer.may("refusal.propose", **here)):
        raise NotPermitted("refusal.sign")
    row = Refusal.objects.filter(
        refusal_id=refusal_id, port=viewer.port, owner=viewer.authority, proposed_at__isnull=False
    ).first()
    if row is None:
        raise RefusalUnknown(str(refusal_id))
    shown = _shown(viewer, [row], str(refusal_id))
    if not shown:
        raise RefusalUnknown(str(refusal_id))
    return shown[0]


def find_open_refusal(viewer: Viewer, inspection_id: UUID) -> UUID | None:
    """The refusal that stands on an inspection of this port, proposed or signed, if one does."""
    return (
        Refusal.objects.filter(
            inspection_id=inspection_id,
            port=viewer.port,
            proposed_at__isnull=False,
            withdrawn_at__isnull=True,
        )
        .values_list("refusal_id", flat=True)
        .first()
    )


def _standing(viewer: Viewer) -> QuerySet[Refusal]:
    return Refusal.objects.filter(
        port=viewer.port,
        owner=viewer.authority,
        proposed_at__isnull=False,
        withdrawn_at__isnull=True,
    )


def _to_sign(viewer: Viewer) -> QuerySet[Refusal]:
    return _standing(viewer).filter(asked_at__isnull=False, signed_at__isnull=True)


def _shown(viewer: Viewer, rows: list[Refusal], query: str) -> list[RefusalShown]:
    inspection_ids = [row.inspection_id for row in rows if row.inspection_id]
    read = Inspection.objects.in_bulk(inspection_ids)
    record_look(
        viewer=viewer,
        kind="refusal",
        query=query,
        people=list({row.traveller_id for row in rows if row.traveller_id}),
    )
    return [
        _one(row, row.proposed_at, read[row.inspection_id])
        for row in rows
        if row.proposed_at and row.inspection_id in read
    ]


def _one(row: Refusal, proposed_at: datetime, inspection: Inspection) -> RefusalShown:
    progress = Progress(
        asked_at=row.asked_at,
        signed_at=row.signed_at,
        completed_at=row.completed_at,
        withdrawn_at=row.withdrawn_at,
    )
    return RefusalShown(
        row.refusal_id, inspection.inspection_id, state_at_port(progress), row.act, row.ground,
        row.note, proposed_at, row.proposed_by, row.signed_at, row.signed_by, row.withdrawn_at,
        decode_reading(inspection.document),
    )  # fmt: skip
