"""Who looked at whom: the questions of the data protection officer. Each is itself a look.

All need `looks.see` and raise NotPermitted without it. They answer looks of the viewer's authority,
the latest first, a page at a time (Django's `Page`, its items being LookSeen).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from manfadh.apps.govern.audit.models import Look, LookPerson, LookQuestion
from manfadh.apps.govern.audit.rules import SEARCHES, Finding, LookRead, Sign, judge

# Whoever asks says who the officers are, in this shape.
from manfadh.apps.govern.audit.rules import Known as Known
from manfadh.apps.govern.audit.services import SEE, SEE_KEEPERS, record_look
from manfadh.kernel import clock
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


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusualLooks:
    """Looks of one officer to ask about, and how far that came: "", "asked" or "explained".

    `outcome` is that of the last question that covers all of them; new looks open it again. Of
    one's own looks `is_own` says that somebody else asks.
    """

    finding: Finding
    outcome: str
    note: str | None
    asked_at: datetime | None
    asked_by: UUID | None
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusualPeriod:
    """What is worth asking about in a period, the gravest first, and what could not be judged."""

    since_at: datetime
    found: tuple[UnusualLooks, ...]
    few_to_judge: tuple[str, ...]
    erased: int


WhoTheyAre = Callable[[str], Mapping[UUID, Known]]
PERIOD = timedelta(days=14)


def list_unusual_looks(viewer: Viewer, who: WhoTheyAre) -> UnusualPeriod:
    """Looks of the last two weeks to ask about, of officers of the viewer's authority.

    `who(authority)` answers the officers with names and role, which `accounts` knows. Who has
    `looks.see` sees those of all; who has `looks.see_keepers` those of officers who read looks
    themselves. Raises NotPermitted. It is itself a look.
    """
    sees_all = viewer.may(SEE, owner=viewer.authority)
    if not sees_all:
        viewer.require(SEE_KEEPERS, owner=viewer.authority)
    since_at, officers = clock.now() - PERIOD, who(viewer.authority)
    judged = judge(_looks_to_judge(viewer.authority, since_at), officers)
    findings = [
        one
        for one in judged.findings
        if sees_all or (one.officer_id in officers and officers[one.officer_id].is_keeper)
    ]
    record_look(viewer=viewer, kind="looks", query="unusual", people=())
    answers = _last_answers([one.officer_id for one in findings], viewer.authority)
    return UnusualPeriod(
        since_at=since_at,
        found=tuple(_unusual(viewer, one, answers) for one in findings),
        few_to_judge=judged.few_to_judge if sees_all else (),
        erased=judged.erased if sees_all else 0,
    )


def list_looks_behind(
    viewer: Viewer, who: WhoTheyAre, officer_id: UUID, sign: str, *, page: int = 1
) -> tuple[UnusualLooks, Page[LookSeen]] | None:
    """One finding with the looks behind it, None where there is none (any more).

    Raises NotPermitted like `list_unusual_looks`.
    """
    found = list_unusual_looks(viewer, who).found
    for one in found:
        if (one.finding.officer_id, one.finding.sign) == (officer_id, sign):
            rows = Look.objects.filter(look_id__in=one.finding.looks)
            return one, _answer(viewer, rows, page, f"unusual {sign} {officer_id}", ())
    return None


def _looks_to_judge(authority: str, since_at: datetime) -> Iterable[LookRead]:
    recent = Look.objects.filter(owner=authority, looked_at__gte=since_at)
    searching = recent.filter(kind__in=SEARCHES, viewer_id__isnull=False)
    who = sorted(set(searching.values_list("viewer_id", flat=True)), key=str)
    zone = ZoneInfo(settings.TIME_ZONE)
    rows = list(
        Look.objects.filter(viewer_id__in=who, owner=authority, looked_at__gte=since_at)
        .order_by("looked_at", "look_id")
        .values_list("look_id", "viewer_id", "looked_at", "kind", "query")
    )
    people: dict[UUID, set[UUID]] = {}
    shown = LookPerson.objects.filter(
        look_id__in=Look.objects.filter(
            viewer_id__in=who, owner=authority, looked_at__gte=since_at
        ).values("look_id")
    )
    for look_id, person_id in shown.values_list("look_id", "person_id"):
        people.setdefault(look_id, set()).add(person_id)
    for look_id, officer_id, at, kind, query in rows:
        if officer_id is not None and at is not None:
            shown_to = frozenset(people.get(look_id, ()))
            yield LookRead(look_id, officer_id, at.astimezone(zone), kind, query, shown_to)


Answers = Mapping[tuple[UUID, Sign], LookQuestion]


def _last_answers(officers: Sequence[UUID], authority: str) -> Answers:
    rows = LookQuestion.objects.filter(officer_id__in=officers, owner=authority)
    return {
        (row.officer_id, cast("Sign", row.sign)): row
        for row in rows.filter(asked_at__isnull=False).order_by("stamp")
        if row.officer_id is not None
    }


def _unusual(viewer: Viewer, finding: Finding, answers: Answers) -> UnusualLooks:
    last = answers.get((finding.officer_id, finding.sign))
    if last is not None and not {str(look) for look in finding.looks} <= set(last.looks or ()):
        last = None
    return UnusualLooks(
        finding=finding,
        outcome=last.outcome if last else "",
        note=last.note if last else None,
        asked_at=last.asked_at if last else None,
        asked_by=last.asked_by if last else None,
        is_own=finding.officer_id == viewer.officer_id,
    )


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
