"""Who looked at whom: the questions of the data protection officer. Each is itself a look.

All need `looks.see` and raise NotPermitted without it. They answer looks of the viewer's authority,
the latest first, a page at a time (Django's `Page`, its items being LookSeen).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from manfadh.apps.govern.audit.models import Look, LookPerson
from manfadh.apps.govern.audit.services import record_look
from manfadh.kernel.days import day_bounds
from manfadh.kernel.viewers import Scope, Viewer

LOOKS_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class LookSeen:
    """A look: when, by whom, where, why, what was asked (None once erased), who was shown."""

    look_id: UUID
    looked_at: datetime
    officer_id: UUID | None
    authority: str
    agency: str
    port: str
    purpose: str
    kind: str
    query: str | None
    people: tuple[UUID, ...]


def list_looks_at_person(viewer: Viewer, person_id: UUID, *, page: int = 1) -> Page[LookSeen]:
    """Every look that has shown a person."""
    looks = LookPerson.objects.filter(person_id=person_id).values("look_id")
    found = _visible(viewer).filter(look_id__in=looks)
    return _answer(viewer, found, page, f"person {person_id}", (person_id,))


def list_looks_by_officer(viewer: Viewer, officer_id: UUID, *, page: int = 1) -> Page[LookSeen]:
    """Every look of an officer."""
    found = _visible(viewer).filter(viewer_id=officer_id)
    return _answer(viewer, found, page, f"officer {officer_id}", ())


def list_looks(
    viewer: Viewer, *, looked_on: date | None = None, port: str = "", kind: str = "", page: int = 1
) -> Page[LookSeen]:
    """Every look, perhaps of one local day, at one port, of one kind."""
    found = _visible(viewer)
    if looked_on is not None:
        begins_at, ends_at = day_bounds(looked_on, ZoneInfo(settings.TIME_ZONE))
        found = found.filter(looked_at__gte=begins_at, looked_at__lt=ends_at)
    if port:
        found = found.filter(port=port)
    if kind:
        found = found.filter(kind=kind)
    asked = [str(looked_on or ""), port, kind]
    return _answer(viewer, found, page, " ".join(filter(None, asked)) or "all", ())


def _visible(viewer: Viewer) -> QuerySet[Look]:
    viewer.require("looks.see", owner=viewer.authority)
    arrived = Look.objects.filter(looked_at__isnull=False)
    if viewer.scope_of("looks.see") is Scope.ANYWHERE:
        return arrived
    return arrived.filter(owner=viewer.authority)


def _answer(
    viewer: Viewer, found: QuerySet[Look], page: int, query: str, asked_for: Sequence[UUID]
) -> Page[LookSeen]:
    rows = Paginator(found.order_by("-looked_at", "-look_id"), LOOKS_ON_A_PAGE).get_page(page)
    people = _people_of([row.look_id for row in rows])
    seen = [_seen(row, people.get(row.look_id, ())) for row in rows]
    shown = {person for look in seen for person in look.people} | set(asked_for)
    record_look(viewer=viewer, kind="looks", query=query, people=sorted(shown))
    return Page(seen, rows.number, cast("Paginator[LookSeen]", rows.paginator))


def _people_of(look_ids: Sequence[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    people: dict[UUID, tuple[UUID, ...]] = {}
    shown = LookPerson.objects.filter(look_id__in=look_ids).order_by("look_id", "person_id")
    for look_id, person_id in shown.values_list("look_id", "person_id"):
        people[look_id] = (*people.get(look_id, ()), person_id)
    return people


def _seen(row: Look, people: tuple[UUID, ...]) -> LookSeen:
    if row.looked_at is None:
        raise ValueError("A look is read once it has arrived.")
    return LookSeen(
        row.look_id, row.looked_at, row.viewer_id, row.owner, row.agency, row.port, row.purpose,
        row.kind, row.query, people,
    )  # fmt: skip
