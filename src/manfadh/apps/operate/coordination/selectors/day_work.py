"""A day of the departments in numbers, for the daily report: nobody is named, no look recorded.

Nothing of protection is counted here: a small count would tell as much as a name.
"""

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, QuerySet

from manfadh.apps.operate.coordination.models import (
    Incident,
    Minutes,
    MinutesParticipant,
    Task,
    Violation,
)
from manfadh.kernel.days import day_bounds
from manfadh.kernel.viewers import Viewer

DayCounts = dict[str, Counter[str]]


def count_day_work(
    viewer: Viewer, *, owners: Collection[str], on: date, ports: Collection[str] | None = None
) -> DayCounts:
    """What the departments of ports did on a local day: by port, by code of figure.

    Codes: `violations.<agency>` (recorded, by department), `violations.closed`,
    `violations.disputed`, `tasks.sent`, `tasks.done`, `minutes.written`, `incidents.<kind>`.
    Needs `report.see` at the one port asked for, or `reports.see`; raises NotPermitted.
    """
    if not viewer.may("reports.see"):
        [port] = ports or [""]
        viewer.require("report.see", owner=viewer.authority, port=port)
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    here: dict[str, object] = {"owner__in": list(owners)}
    if ports is not None:
        here["port__in"] = list(ports)
    found: DayCounts = {}
    for code, at, by, rows in (
        ("violations", "recorded_at", "department", Violation.objects.filter(**here)),
        ("violations.closed", "closed_at", "", Violation.objects.filter(**here)),
        ("violations.disputed", "answered_at", "", _disputed(here)),
        ("tasks.sent", "sent_at", "", Task.objects.filter(**here)),
        ("tasks.done", "done_at", "", Task.objects.filter(**here)),
        ("minutes.written", "written_at", "", Minutes.objects.filter(**here)),
        ("incidents", "began_at", "kind", Incident.objects.filter(**here)),
    ):
        of_day = rows.filter(**{f"{at}__gte": start, f"{at}__lt": end})
        _add(found, code, of_day, by)
    return found


def count_open_work(viewer: Viewer) -> dict[str, int]:
    """What is open at the viewer's port at this moment: tasks, violations, minutes, incidents.

    Needs `shift.hand_over`; raises NotPermitted.
    """
    viewer.require("shift.hand_over", owner=viewer.authority, port=viewer.port)
    here = {"owner": viewer.authority, "port": viewer.port}
    unanswered = MinutesParticipant.objects.filter(stance="", participant_id__isnull=False)
    return {
        "tasks.open": Task.objects.filter(
            **here, sent_at__isnull=False, done_at__isnull=True
        ).count(),
        "violations.open": Violation.objects.filter(
            **here, recorded_at__isnull=False, closed_at__isnull=True
        ).count(),
        "minutes.to_sign": Minutes.objects.filter(
            **here,
            written_at__isnull=False,
            voided_at__isnull=True,
            minutes_id__in=unanswered.values("minutes_id"),
        ).count(),
        "incidents.open": Incident.objects.filter(
            **here, began_at__isnull=False, ended_at__isnull=True
        ).count(),
    }


def _disputed(here: dict[str, object]) -> QuerySet[Violation]:
    return Violation.objects.filter(**here, is_disputed=True)


def _add(found: DayCounts, code: str, rows: QuerySet[Any], by: str) -> None:
    columns = ("port", by) if by else ("port",)
    for port, *kind, number in (
        rows.values_list(*columns).annotate(number=Count("pk")).order_by(*columns)
    ):
        found.setdefault(port, Counter())[".".join((code, *kind))] += number
