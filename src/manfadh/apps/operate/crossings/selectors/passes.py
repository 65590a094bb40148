"""Passes whose time is over: of residents, of seafarers on shore, of who is in transit.

It is a question to ask at the exit, no offence: a ship sails later, a child falls ill.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.models import Crossing, CrossingCategory, Stay
from manfadh.apps.operate.crossings.selectors.booth import people_of
from manfadh.kernel import clock
from manfadh.kernel.days import day_bounds
from manfadh.kernel.viewers import Viewer

LINES_ON_A_PAGE = 50
SHOWN_AT_MOST = 200
SEE = "pass.see"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassOver:
    """Somebody who entered under a pass for some hours; `left_at` is None while they are here.

    Name and detail are empty once erased.
    """

    crossing_id: UUID
    name: str
    nationality: str
    category: str
    rule: str
    detail: str
    entered_at: datetime
    leave_by_at: datetime
    left_at: datetime | None


def list_passes_over(viewer: Viewer, *, page: int = 1) -> "Page[PassOver]":
    """Who entered here under a pass whose time is over, and has not left: the longest first, paged.

    The look is recorded. Needs `pass.see` at this port; raises NotPermitted.
    """
    viewer.require(SEE, owner=viewer.authority, port=viewer.port)
    here = Stay.objects.filter(stay_id=OuterRef("crossing_id"), left_at__isnull=True)
    rows = CrossingCategory.objects.filter(
        Exists(here),
        owner=viewer.authority,
        port=viewer.port,
        direction="entry",
        leave_by_at__lt=clock.now(),
    )
    found = Paginator(rows.order_by("leave_by_at", "crossing_id"), LINES_ON_A_PAGE).get_page(page)
    lines = _shown(viewer, list(found), {}, "passes over")
    return Page(lines, found.number, cast("Paginator[PassOver]", found.paginator))


def list_left_after_pass(viewer: Viewer, on: date) -> list[PassOver]:
    """Who left here on a local day after the time of their pass, wherever they entered.

    The look is recorded. Needs `pass.see` at this port; raises NotPermitted.
    """
    viewer.require(SEE, owner=viewer.authority, port=viewer.port)
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    late = CrossingCategory.objects.filter(
        crossing_id=OuterRef("stay_id"), leave_by_at__lt=OuterRef("left_at")
    )
    stays = Stay.objects.filter(
        Exists(late),
        owner=viewer.authority,
        exit_port=viewer.port,
        left_at__gte=start,
        left_at__lt=end,
    )
    left = dict(stays.order_by("-left_at").values_list("stay_id", "left_at")[:SHOWN_AT_MOST])
    passes = CrossingCategory.objects.in_bulk(list(left))
    rows = [passes[stay_id] for stay_id in left if stay_id in passes]
    return _shown(viewer, rows, left, f"passes over on {on}")


def _shown(
    viewer: Viewer,
    rows: Sequence[CrossingCategory],
    left: Mapping[UUID, datetime | None],
    query: str,
) -> list[PassOver]:
    crossings = Crossing.objects.in_bulk([row.crossing_id for row in rows])
    people = people_of([one.traveller_id for one in crossings.values() if one.traveller_id])
    record_look(viewer=viewer, kind="list", query=query, people=list(people))
    found = []
    for row in rows:
        crossing = crossings.get(row.crossing_id)
        if crossing is None or crossing.crossed_at is None or row.leave_by_at is None:
            continue
        person = people.get(crossing.traveller_id) if crossing.traveller_id else None
        found.append(
            PassOver(
                crossing_id=row.crossing_id,
                name=(str(person.full_name) or person.printed_name) if person else "",
                nationality=crossing.nationality,
                category=row.category,
                rule=row.rule,
                detail=row.detail or "",
                entered_at=crossing.crossed_at,
                leave_by_at=row.leave_by_at,
                left_at=left.get(row.crossing_id),
            )
        )
    return found
