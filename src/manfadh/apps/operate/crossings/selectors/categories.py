"""Who may cross otherwise than an ordinary traveller, and how many did: exemptions are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.govern.places.selectors import find_lane_mode, find_port
from manfadh.apps.govern.policy.selectors import Provision
from manfadh.apps.govern.policy.selectors.travelling import (
    TravellerCategory,
    list_traveller_categories,
)
from manfadh.apps.operate.crossings.events import Mode
from manfadh.apps.operate.crossings.models import Crossing, CrossingCategory
from manfadh.apps.operate.crossings.rules.ways import possible_modes, usual_mode
from manfadh.apps.operate.crossings.selectors.booth import Inspected, people_of, today
from manfadh.apps.operate.travellers.selectors import Person
from manfadh.kernel.days import day_bounds
from manfadh.kernel.viewers import Viewer

LINES_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How often a rule was used in a time at a port, and how often by whom most."""

    category: str
    rule: str
    count: int
    officers: int
    most_by_one: int


@dataclass(frozen=True, slots=True)
class OfficerCategories:
    """An officer's day: how often each rule was used, of how many crossings in all."""

    officer_id: UUID
    by_rule: Mapping[str, int]
    decided: int

    @property
    def total(self) -> int:
        """How many crossings were under any category."""
        return sum(self.by_rule.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryLine:
    """A crossing under a category; name and detail are empty once erased."""

    crossing_id: UUID
    crossed_at: datetime
    direction: str
    lane: str
    name: str
    category: str
    rule: str
    detail: str
    officer_id: UUID | None


def modes_at(port: str, lane: str) -> tuple[Mode, ...]:
    """The modes by which somebody at a lane of a port may have come; none where nobody knows."""
    lane_mode = find_lane_mode(port, lane) if lane else ""
    found = possible_modes(lane_mode=lane_mode, port_kind="")
    if found:
        return found
    place = find_port(port)
    return possible_modes(lane_mode="", port_kind=place.kind if place else "")


def find_usual_mode(port: str, lane: str) -> Mode:
    """What is recorded of how somebody came where no officer says it: what the lane is for."""
    return usual_mode(modes_at(port, lane))


def list_offered_categories(shown: Inspected) -> list[Provision[TravellerCategory]]:
    """What the person of an inspection may cross as: by port, lane, nationality and day."""
    return list_traveller_categories(
        shown.authority,
        port=shown.port,
        modes=modes_at(shown.port, shown.lane),
        nationality=shown.reading.nationality,
        on=today(),
    )


def count_categories(
    viewer: Viewer, *, since_at: datetime, until_at: datetime
) -> Sequence[CategoryCount]:
    """The categories used at the viewer's port in a time, the most used first. Nobody is named.

    Crossings that were undone do not count. Needs `port.see` at this port. Raises NotPermitted.
    """
    by_officer: dict[tuple[str, str], dict[UUID | None, int]] = {}
    for category, rule, officer_id, count in _counted(viewer, since_at, until_at):
        by_officer.setdefault((category, rule), {})[officer_id] = count
    counted = [
        CategoryCount(category, rule, sum(held.values()), len(held), max(held.values()))
        for (category, rule), held in by_officer.items()
    ]
    return sorted(counted, key=lambda one: (-one.count, one.rule))


def count_officer_categories(
    viewer: Viewer, *, since_at: datetime, until_at: datetime
) -> Sequence[OfficerCategories]:
    """Per officer who used a category in a time: how often each rule, of how many crossings.

    The one with most first. Needs `port.see` at this port. Raises NotPermitted.
    """
    by_officer: dict[UUID, dict[str, int]] = {}
    for _category, rule, officer_id, count in _counted(viewer, since_at, until_at):
        if officer_id is not None:
            by_officer.setdefault(officer_id, {})[rule] = count
    decided: dict[UUID | None, int] = dict(
        Crossing.objects.filter(
            owner=viewer.authority,
            port=viewer.port,
            crossed_at__gte=since_at,
            crossed_at__lt=until_at,
            undone_at__isnull=True,
            officer_id__in=list(by_officer),
        )
        .values_list("officer_id")
        .annotate(number=Count("pk"))
        .order_by()
    )
    found = [
        OfficerCategories(officer_id, held, decided.get(officer_id, 0))
        for officer_id, held in by_officer.items()
    ]
    return sorted(found, key=lambda one: (-one.total, str(one.officer_id)))


def list_category_crossings(
    viewer: Viewer, on: date, *, rule: str = "", page: int = 1
) -> "Page[CategoryLine]":
    """The crossings of a local day under a category, perhaps of one rule, the last first, paged.

    Those that were undone are left out. Needs `crossing.correct_any` at this port; the look is
    recorded. Raises NotPermitted.
    """
    viewer.require("crossing.correct_any", owner=viewer.authority, port=viewer.port)
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    rows = _used(viewer, start, end).order_by("-recorded_at", "crossing_id")
    found = Paginator(rows.filter(rule=rule) if rule else rows, LINES_ON_A_PAGE).get_page(page)
    crossings = Crossing.objects.in_bulk([row.crossing_id for row in found])
    people = people_of([row.traveller_id for row in crossings.values() if row.traveller_id])
    record_look(viewer=viewer, kind="list", query=f"categories of {on}", people=list(people))
    lines = [
        _line(row, crossings[row.crossing_id], people)
        for row in found
        if row.crossing_id in crossings
    ]
    return Page(lines, found.number, cast("Paginator[CategoryLine]", found.paginator))


def _line(row: CrossingCategory, crossing: Crossing, people: Mapping[UUID, Person]) -> CategoryLine:
    assert row.recorded_at is not None, "found by when it was recorded"
    person = people.get(crossing.traveller_id) if crossing.traveller_id else None
    return CategoryLine(
        crossing_id=row.crossing_id,
        crossed_at=crossing.crossed_at or row.recorded_at,
        direction=row.direction,
        lane=crossing.lane,
        name=(str(person.full_name) or person.printed_name) if person else "",
        category=row.category,
        rule=row.rule,
        detail=row.detail or "",
        officer_id=row.officer_id,
    )


def _counted(
    viewer: Viewer, since_at: datetime, until_at: datetime
) -> list[tuple[str, str, UUID | None, int]]:
    viewer.require("port.see", owner=viewer.authority, port=viewer.port)
    rows = _used(viewer, since_at, until_at).values_list("category", "rule", "officer_id")
    return list(rows.annotate(count=Count("crossing_id")).order_by())


def _used(viewer: Viewer, since_at: datetime, until_at: datetime) -> QuerySet[CrossingCategory]:
    undone = Crossing.objects.filter(crossing_id=OuterRef("crossing_id"), undone_at__isnull=False)
    return CrossingCategory.objects.filter(
        ~Exists(undone),
        owner=viewer.authority,
        port=viewer.port,
        recorded_at__gte=since_at,
        recorded_at__lt=until_at,
    )
