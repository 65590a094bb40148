"""Violations as the departments concerned see them, and the catalogue of their kinds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.coordination.errors import WorkUnknown
from manfadh.apps.operate.coordination.models import Violation, ViolationKind, ViolationSight
from manfadh.apps.operate.coordination.rules import ViolationState, violation_state
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Viewer

SEE = "violation.see"
ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class KindShown:
    """A kind of the catalogue, with the law that names it."""

    code: str
    department_kind: str
    text: Translated
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationLine:
    """A violation; personal parts are None once erased. `seen_by` are codes of departments."""

    violation_id: UUID
    state: ViolationState
    kind: str
    department: str
    concerned: tuple[str, ...]
    seen_by: tuple[str, ...]
    place: str
    committed_at: datetime
    person_id: UUID | None
    person: str | None
    vehicle: str | None
    facts: str | None
    recorded_at: datetime
    recorded_by: UUID | None
    notified_at: datetime | None
    notified_how: str
    answered_at: datetime | None
    answer: str | None
    closed_at: datetime | None
    outcome: str
    fine_reference: str
    ground: str

    @property
    def not_seen_by(self) -> tuple[str, ...]:
        """The departments concerned that have not taken note yet."""
        return tuple(code for code in self.concerned if code not in self.seen_by)


def list_violation_kinds(authority: str, on: date) -> list[KindShown]:
    """The catalogue that an authority has in force on a day, by department and code."""
    rows = ViolationKind.objects.filter(
        Q(valid_until_on__isnull=True) | Q(valid_until_on__gte=on),
        authority=authority,
        valid_from_on__lte=on,
    ).order_by("department_kind", "code", "-valid_from_on")
    found = {
        row.code: KindShown(
            code=row.code,
            department_kind=row.department_kind,
            text=Translated(row.text_ar, row.text_ckb, row.text_en),
            reference=row.reference,
        )
        for row in reversed(rows)
    }
    return sorted(found.values(), key=lambda kind: (kind.department_kind, kind.code))


def list_violations(viewer: Viewer, *, state: str = "open", page: int = 1) -> Page[ViolationLine]:
    """The violations of the viewer's port that concern the viewer's department, last first.

    `state`: "open", "closed", or "unseen" (of which the own department has not taken note). Who
    has `desks.see` sees those of all departments. The look is recorded. Needs `violation.see`.
    """
    viewer.require(SEE, owner=viewer.authority, port=viewer.port)
    rows = _visible(viewer).filter(closed_at__isnull=state != "closed")
    found = list(rows.order_by("-recorded_at", "violation_id")) if state == "unseen" else None
    if found is not None:
        sights = _sights(found)
        found = [
            row
            for row in found
            if viewer.agency in _concerned(row)
            and viewer.agency not in sights.get(row.violation_id, ())
        ]
        paged = Paginator(found, ROWS).get_page(page)
    else:
        paged = Paginator(rows.order_by("-recorded_at", "violation_id"), ROWS).get_page(page)
    lines = _lines(list(paged))
    record_look(
        viewer=viewer, kind="violations", query=state,
        people=[line.person_id for line in lines if line.person_id],
    )  # fmt: skip
    return Page(lines, paged.number, cast("Paginator[ViolationLine]", paged.paginator))


def get_violation(viewer: Viewer, violation_id: UUID) -> ViolationLine:
    """One violation that concerns the viewer's department; the look is recorded.

    Raises WorkUnknown, NotPermitted.
    """
    viewer.require(SEE, owner=viewer.authority, port=viewer.port)
    rows = list(_visible(viewer).filter(violation_id=violation_id))
    lines = _lines(rows)
    if not lines:
        raise WorkUnknown(str(violation_id))
    record_look(
        viewer=viewer, kind="violations", query=str(violation_id),
        people=[lines[0].person_id] if lines[0].person_id else [],
    )  # fmt: skip
    return lines[0]


def _visible(viewer: Viewer) -> QuerySet[Violation]:
    here = Violation.objects.filter(port=viewer.port, recorded_at__isnull=False)
    if viewer.may("desks.see", owner=viewer.authority, port=viewer.port):
        return here.filter(owner=viewer.authority)
    # A list in JSON holds the code in its quotes, on either database.
    return here.filter(Q(department=viewer.agency) | Q(concerned__icontains=f'"{viewer.agency}"'))


def _concerned(row: Violation) -> tuple[str, ...]:
    return tuple(dict.fromkeys([row.department, *(row.concerned or ())]))


def _sights(rows: Iterable[Violation]) -> dict[UUID, list[str]]:
    ids = [row.violation_id for row in rows]
    found: dict[UUID, list[str]] = {}
    for sight in ViolationSight.objects.filter(violation_id__in=ids).order_by("department"):
        if sight.violation_id is not None:
            found.setdefault(sight.violation_id, []).append(sight.department)
    return found


def _lines(rows: list[Violation]) -> list[ViolationLine]:
    sights = _sights(rows)
    return [
        _line(row, row.recorded_at, row.committed_at, tuple(sights.get(row.violation_id, ())))
        for row in rows
        if row.recorded_at and row.committed_at
    ]


def _line(
    row: Violation, recorded_at: datetime, committed_at: datetime, seen_by: tuple[str, ...]
) -> ViolationLine:
    state = violation_state(
        is_notified=row.notified_at is not None,
        is_answered=row.answered_at is not None,
        is_disputed=row.is_disputed,
        is_closed=row.closed_at is not None,
    )
    return ViolationLine(
        violation_id=row.violation_id,
        state=state,
        kind=row.kind,
        department=row.department,
        concerned=_concerned(row),
        seen_by=seen_by,
        place=row.place,
        committed_at=committed_at,
        person_id=row.person_id,
        person=row.person,
        vehicle=row.vehicle,
        facts=row.facts,
        recorded_at=recorded_at,
        recorded_by=row.recorded_by,
        notified_at=row.notified_at,
        notified_how=row.notified_how,
        answered_at=row.answered_at,
        answer=row.answer,
        closed_at=row.closed_at,
        outcome=row.outcome,
        fine_reference=row.fine_reference,
        ground=row.ground,
    )
