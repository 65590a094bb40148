"""Crossings to look at again: how they read now, what was corrected, and how often who corrects."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.errors import CrossingUnknown
from manfadh.apps.operate.crossings.events import CorrectedField
from manfadh.apps.operate.crossings.models import (
    Crossing,
    CrossingCategory,
    CrossingChange,
    RepeatJudgement,
)
from manfadh.apps.operate.crossings.rules.correcting import (
    OF_THE_CROSSING,
    OF_THE_PERSON,
    Windows,
    may_correct,
    write_value,
)
from manfadh.apps.operate.crossings.selectors.booth import people_of
from manfadh.apps.operate.travellers.selectors import Person
from manfadh.kernel import clock
from manfadh.kernel.days import day_bounds
from manfadh.kernel.viewers import NotPermitted, Viewer

CORRECT, CORRECT_ANY = "crossing.correct", "crossing.correct_any"
LINES_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLine:
    """A crossing in a list; the name is empty once erased."""

    crossing_id: UUID
    direction: str
    crossed_at: datetime
    lane: str
    officer_id: UUID | None
    nationality: str
    name: str
    is_paper: bool
    is_undone: bool
    is_corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """One field that was corrected: before and after, by whom, when and why."""

    correction_id: UUID
    field: str
    was: str | None
    becomes: str | None
    reason: str
    note: str | None
    by: UUID | None
    at: datetime
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementShown:
    """That this crossing followed another one within minutes, and what the officer said of it."""

    judgement: str
    minutes: int | None
    reason: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryShown:
    """Under what somebody crossed, besides as an ordinary traveller; `detail` None once erased."""

    category: str
    rule: str
    detail: str | None
    leave_by_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCrossing:
    """A crossing as it reads now, with what may still be corrected and all that was."""

    crossing_id: UUID
    traveller_id: UUID
    authority: str
    port: str
    lane: str
    crossed_at: datetime
    officer_id: UUID | None
    is_paper: bool
    is_undone: bool
    ground: str | None
    person: Person | None
    # Every field as text, by its name; absent parts of an erased person are empty.
    values: Mapping[str, str]
    correctable: frozenset[str]
    changes: Sequence[ChangeShown]
    judgements: Sequence[JudgementShown]
    category: CategoryShown | None


@dataclass(frozen=True, slots=True)
class OfficerCorrections:
    """How many crossings an officer corrected and decided; `of_others` were decided by others."""

    officer_id: UUID
    corrected: int
    of_others: int
    decided: int


def count_corrections(
    viewer: Viewer, port: str, from_on: date, until_on: date
) -> list[OfficerCorrections]:
    """Per officer, the crossings corrected and those decided at a port, from a day to another.

    A crossing counts once for an officer, however many fields or times. Days are local and both
    included. Nobody who crossed is named, so no look is recorded. Needs `port.see` there; raises
    NotPermitted.
    """
    viewer.require("port.see", owner=viewer.authority, port=port)
    zone = ZoneInfo(settings.TIME_ZONE)
    start, end = day_bounds(from_on, zone)[0], day_bounds(until_on, zone)[1]
    here = {"port": port, "owner": viewer.authority}
    changes = set(
        CrossingChange.objects.filter(
            **here, corrected_at__gte=start, corrected_at__lt=end, corrected_by__isnull=False
        ).values_list("corrected_by", "crossing_id", "is_own")
    )
    corrected = Counter(by for by, _, _ in changes)
    of_others = Counter(by for by, _, is_own in changes if not is_own)
    decided: dict[UUID | None, int] = dict(
        Crossing.objects.filter(
            **here, crossed_at__gte=start, crossed_at__lt=end, officer_id__isnull=False
        )
        .values_list("officer_id")
        .annotate(number=Count("pk"))
        .order_by("officer_id")
    )
    return [
        OfficerCorrections(officer, corrected[officer], of_others[officer], decided.get(officer, 0))
        for officer in sorted({*corrected, *decided}, key=str)
        if officer
    ]


def list_own_crossings(viewer: Viewer, *, page: int = 1) -> "Page[DecidedLine]":
    """The crossings that the viewer decided and may still correct, the last first, paged.

    Needs `crossing.correct` at this port; the look is recorded. Raises NotPermitted.
    """
    viewer.require(CORRECT, owner=viewer.authority, port=viewer.port)
    rows = _here(viewer).filter(
        officer_id=viewer.officer_id, crossed_at__gte=clock.now() - windows().own
    )
    return _page(viewer, rows, page, "own crossings")


def list_port_crossings(viewer: Viewer, on: date, *, page: int = 1) -> "Page[DecidedLine]":
    """The crossings of a local day at the viewer's port, the last first, paged.

    Needs `crossing.correct_any` at this port; the look is recorded. Raises NotPermitted.
    """
    viewer.require(CORRECT_ANY, owner=viewer.authority, port=viewer.port)
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    rows = _here(viewer).filter(crossed_at__gte=start, crossed_at__lt=end)
    return _page(viewer, rows, page, f"crossings of {on}")


def get_crossing(viewer: Viewer, crossing_id: UUID) -> DecidedCrossing:
    """A crossing of the viewer's port with its history; the look is recorded.

    For who decided it, with `crossing.correct`, or who holds `crossing.correct_any` there. Raises
    NotPermitted, CrossingUnknown (also for one that somebody else decided).
    """
    row = find_correctable(viewer, crossing_id)
    assert row.traveller_id is not None, "found with a person"
    assert row.crossed_at is not None, "found with its instant"
    person = people_of([row.traveller_id]).get(row.traveller_id)
    record_look(viewer=viewer, kind="crossing", query=str(crossing_id), people=[row.traveller_id])
    return DecidedCrossing(
        crossing_id=crossing_id,
        traveller_id=row.traveller_id,
        authority=row.owner,
        port=row.port,
        lane=row.lane,
        crossed_at=row.crossed_at,
        officer_id=row.officer_id,
        is_paper=row.is_paper,
        is_undone=row.undone_at is not None,
        ground=row.ground,
        person=person,
        values=values_of(row, person),
        correctable=correctable_fields(viewer, row),
        changes=_changes(crossing_id),
        judgements=_judgements(row),
        category=_category(crossing_id),
    )


def find_correctable(viewer: Viewer, crossing_id: UUID) -> Crossing:
    """The row of a crossing that the viewer may look at again. Raises as `get_crossing`."""
    here = {"owner": viewer.authority, "port": viewer.port}
    any_bodys = viewer.may(CORRECT_ANY, **here)
    if not any_bodys and not viewer.may(CORRECT, **here):
        raise NotPermitted(CORRECT)
    row = _here(viewer).filter(crossing_id=crossing_id, traveller_id__isnull=False).first()
    if row is None or (not any_bodys and row.officer_id != viewer.officer_id):
        raise CrossingUnknown(str(crossing_id))
    return row


def correctable_fields(viewer: Viewer, row: Crossing) -> frozenset[str]:
    """Which fields of a crossing the viewer may still correct, by the rule and the time."""
    if row.undone_at is not None or row.crossed_at is None:
        return frozenset()
    here = {"owner": viewer.authority, "port": viewer.port}
    is_own = row.officer_id == viewer.officer_id and viewer.may(CORRECT, **here)
    return frozenset(
        field
        for field in get_args(CorrectedField)
        if may_correct(
            field,
            is_own=is_own,
            may_others=viewer.may(CORRECT_ANY, **here),
            is_paper=row.is_paper,
            age=clock.now() - row.crossed_at,
            windows=windows(),
        )
    )


def windows() -> Windows:
    """How long crossings may be corrected at this node."""
    return Windows(
        own=timedelta(hours=settings.MANFADH.correct_own_within_hours),
        anybodys=timedelta(days=settings.MANFADH.correct_within_days),
    )


def values_of(row: Crossing, person: Person | None) -> dict[str, str]:
    """Every field of a crossing that may be corrected, as text."""
    values: dict[str, str] = {name: write_value(getattr(row, name)) for name in OF_THE_CROSSING}
    for name in OF_THE_PERSON:
        values[name] = (getattr(person, name) or "") if person else ""
    return values


def count_changes(crossing_id: UUID) -> int:
    """How many changes a crossing has seen, to tell whether a page is still fresh."""
    return CrossingChange.objects.filter(crossing_id=crossing_id).count()


def _here(viewer: Viewer) -> QuerySet[Crossing]:
    return Crossing.objects.filter(
        port=viewer.port, owner=viewer.authority, crossed_at__isnull=False
    )


def _page(viewer: Viewer, rows: QuerySet[Crossing], number: int, query: str) -> "Page[DecidedLine]":
    changed = CrossingChange.objects.filter(crossing_id=OuterRef("crossing_id"))
    ordered = rows.annotate(is_corrected=Exists(changed)).order_by("-crossed_at", "-crossing_id")
    found = Paginator(ordered, LINES_ON_A_PAGE).get_page(number)
    people = people_of([row.traveller_id for row in found if row.traveller_id])
    record_look(viewer=viewer, kind="list", query=query, people=list(people))
    lines = [_line(row, people) for row in found]
    return Page(lines, found.number, cast("Paginator[DecidedLine]", found.paginator))


def _line(row: Crossing, people: Mapping[UUID, Person]) -> DecidedLine:
    assert row.crossed_at is not None, "listed with its instant"
    person = people.get(row.traveller_id) if row.traveller_id else None
    return DecidedLine(
        crossing_id=row.crossing_id,
        direction=row.direction,
        crossed_at=row.crossed_at,
        lane=row.lane,
        officer_id=row.officer_id,
        nationality=row.nationality,
        name=(str(person.full_name) or person.printed_name) if person else "",
        is_paper=row.is_paper,
        is_undone=row.undone_at is not None,
        is_corrected=bool(getattr(row, "is_corrected", False)),
    )


def _changes(crossing_id: UUID) -> list[ChangeShown]:
    rows = CrossingChange.objects.filter(crossing_id=crossing_id, corrected_at__isnull=False)
    return [
        ChangeShown(
            correction_id=row.correction_id or row.change_id,
            field=row.field,
            was=row.was or row.was_personal,
            becomes=row.becomes or row.becomes_personal,
            reason=row.reason,
            note=row.note,
            by=row.corrected_by,
            at=row.corrected_at,
            is_own=row.is_own,
        )
        for row in rows.order_by("corrected_stamp", "change_id")
        if row.corrected_at
    ]


def _judgements(row: Crossing) -> list[JudgementShown]:
    if row.inspection_id is None:
        return []
    said = RepeatJudgement.objects.filter(inspection_id=row.inspection_id).order_by("judged_stamp")
    return [
        JudgementShown(
            judgement=one.judgement, minutes=one.minutes, reason=one.reason, at=one.judged_at
        )
        for one in said
    ]


def _category(crossing_id: UUID) -> CategoryShown | None:
    row = CrossingCategory.objects.filter(crossing_id=crossing_id).first()
    if row is None:
        return None
    return CategoryShown(
        category=row.category, rule=row.rule, detail=row.detail, leave_by_at=row.leave_by_at
    )
