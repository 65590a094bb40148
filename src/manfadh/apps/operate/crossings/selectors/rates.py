"""What each officer did, for who inspects: tallies for rates, and the list behind each of them.

Peers are those at the same port who served the same mode of travel at the same time of day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractHour

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.models import (
    Crossing,
    CrossingCategory,
    CrossingChange,
    Inspection,
    Refusal,
    RepeatJudgement,
    SecondaryCase,
)
from manfadh.kernel.viewers import Viewer
from manfadh.libs.indicators import Tally

LINES_SHOWN = 500
_HOURS_OF_A_BAND = 6
_ADMITTING = ("admit", "")


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act of an officer: when, at which lane, and what was written of it."""

    at: datetime
    lane: str
    note: str


def tally_undone(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime
) -> list[Tally[UUID]]:
    """Of how many crossings an officer took back the decision. Needs `rates.see`."""
    return _tally(viewer, port, since_at, until_at, Q(undone_at__isnull=False))


def tally_paper(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime
) -> list[Tally[UUID]]:
    """Of how many crossings an officer wrote on paper and entered later. Needs `rates.see`."""
    return _tally(viewer, port, since_at, until_at, Q(is_paper=True))


def tally_against_advice(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime
) -> list[Tally[UUID]]:
    """Of how many crossings an officer decided otherwise than advised. Needs `rates.see`."""
    return _tally(viewer, port, since_at, until_at, _AGAINST_ADVICE)


def tally_corrected(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime
) -> list[Tally[UUID]]:
    """Of how many crossings an officer corrected the own decision later. Needs `rates.see`."""
    return _tally(viewer, port, since_at, until_at, _CORRECTED)


def list_corrected(
    viewer: Viewer, port: str, officer_id: UUID, since_at: datetime, until_at: datetime
) -> list[ActLine]:
    """The crossings whose decision an officer corrected, the latest first; the look is recorded."""
    return _list(viewer, "corrected", port, officer_id, since_at, until_at, _CORRECTED)


def tally_exempted(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime
) -> list[Tally[UUID]]:
    """Of how many crossings an officer let somebody pass as exempt. Needs `rates.see`."""
    return _tally(viewer, port, since_at, until_at, _EXEMPTED)


def list_exempted(
    viewer: Viewer, port: str, officer_id: UUID, since_at: datetime, until_at: datetime
) -> list[ActLine]:
    """Who an officer let pass as exempt, the latest first; the look is recorded."""
    return _list(viewer, "exempted", port, officer_id, since_at, until_at, _EXEMPTED)


def list_undone(
    viewer: Viewer, port: str, officer_id: UUID, since_at: datetime, until_at: datetime
) -> list[ActLine]:
    """The crossings that an officer took back, the latest first; the look is recorded."""
    return _list(viewer, "undone", port, officer_id, since_at, until_at, Q(undone_at__isnull=False))


def list_paper(
    viewer: Viewer, port: str, officer_id: UUID, since_at: datetime, until_at: datetime
) -> list[ActLine]:
    """The crossings that an officer wrote on paper, the latest first; the look is recorded."""
    return _list(viewer, "paper", port, officer_id, since_at, until_at, Q(is_paper=True))


def list_against_advice(
    viewer: Viewer, port: str, officer_id: UUID, since_at: datetime, until_at: datetime
) -> list[ActLine]:
    """What an officer decided otherwise than advised, the latest first; the look is recorded."""
    return _list(viewer, "against advice", port, officer_id, since_at, until_at, _AGAINST_ADVICE)


def list_ports_by_crossings(viewer: Viewer, since_at: datetime, until_at: datetime) -> list[str]:
    """The ports of the viewer's authority that had crossings, the busiest first.

    Needs `rates.see`; raises NotPermitted.
    """
    viewer.require("rates.see", owner=viewer.authority)
    counted = (
        Crossing.objects.filter(
            owner=viewer.authority, crossed_at__gte=since_at, crossed_at__lt=until_at
        )
        .values_list("port")
        .annotate(number=Count("pk"))
        .order_by("-number", "port")
    )
    return [port for port, _number in counted]


def count_in_lane(viewer: Viewer, lane: str, since_at: datetime) -> int:
    """How many people are under inspection at a lane: read since then, and nothing decided yet.

    A number alone, for who closes the lane. Needs `lane.open`; raises NotPermitted.
    """
    viewer.require("lane.open", owner=viewer.authority, port=viewer.port)
    begun = Inspection.objects.filter(
        port=viewer.port, owner=viewer.authority, lane=lane, opened_at__gte=since_at
    )
    of_reading = {"inspection_id": OuterRef("inspection_id")}
    return (
        begun.exclude(Exists(Crossing.objects.filter(**of_reading, undone_at__isnull=True)))
        .exclude(Exists(SecondaryCase.objects.filter(**of_reading)))
        .exclude(Exists(RepeatJudgement.objects.filter(**of_reading, judgement="same_crossing")))
        .exclude(Exists(Refusal.objects.filter(**of_reading, withdrawn_at__isnull=True)))
        .count()
    )


_AGAINST_ADVICE = Q(inspection_id__isnull=False) & ~Q(advice__in=_ADMITTING)


_CORRECTED = Q(
    Exists(
        CrossingChange.objects.filter(
            crossing_id=OuterRef("crossing_id"), corrected_by=OuterRef("officer_id")
        )
    )
)


_EXEMPTED = Q(
    Exists(CrossingCategory.objects.filter(crossing_id=OuterRef("crossing_id"), category="exempt"))
)


def _of(viewer: Viewer, port: str, since_at: datetime, until_at: datetime) -> QuerySet[Crossing]:
    viewer.require("rates.see", owner=viewer.authority)
    return Crossing.objects.filter(
        port=port,
        owner=viewer.authority,
        crossed_at__gte=since_at,
        crossed_at__lt=until_at,
        officer_id__isnull=False,
    )


def _tally(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime, did: Q
) -> list[Tally[UUID]]:
    hour = ExtractHour("crossed_at", tzinfo=ZoneInfo(settings.TIME_ZONE))
    counted = (
        _of(viewer, port, since_at, until_at)
        .annotate(hour=hour)
        .values_list("officer_id", "mode", "hour")
        .annotate(acts=Count("pk", filter=did), cases=Count("pk"))
        .order_by("officer_id")
    )
    return [
        Tally(officer_id, f"{mode} {hour // _HOURS_OF_A_BAND}", acts, cases)
        for officer_id, mode, hour, acts, cases in counted
        if officer_id
    ]


def _list(
    viewer: Viewer,
    what: str,
    port: str,
    officer_id: UUID,
    since_at: datetime,
    until_at: datetime,
    did: Q,
) -> list[ActLine]:
    rows = list(
        _of(viewer, port, since_at, until_at)
        .filter(did, officer_id=officer_id)
        .order_by("-crossed_at")[:LINES_SHOWN]
    )
    people = [row.traveller_id for row in rows if row.traveller_id]
    record_look(viewer=viewer, kind="rate", query=f"{what} {port} {officer_id}", people=people)
    return list(_lines(rows))


def _lines(rows: Iterable[Crossing]) -> Iterable[ActLine]:
    for row in rows:
        if row.crossed_at:
            yield ActLine(row.crossed_at, row.lane, row.undo_ground or row.ground or "")
