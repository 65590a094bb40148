"""The gaps of an authority: in a list, one by one, and by the finding that they came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from manfadh.apps.improve.priorities.errors import GapUnknown
from manfadh.apps.improve.priorities.events import Obligation
from manfadh.apps.improve.priorities.models import Gap, Judgement
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Viewer
from manfadh.libs.names import name_key

GAPS_ON_A_PAGE = 50
GapState = Literal["open", "closed", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapShown:
    """A gap as it stands. `closed_on` and its evidence are empty while it is open."""

    gap_id: UUID
    port: str
    area: str
    names: Translated
    detail: str
    severity: int
    risk: int
    risk_reason: str
    obligation: Obligation
    reference: str
    needs: tuple[UUID, ...]
    source: str
    finding_id: UUID | None
    people_a_day: int | None
    people_source: str
    state: GapState
    described_at: datetime
    described_by: UUID | None
    closed_on: date | None
    closing_evidence: str
    reopening_reason: str
    withdrawal_ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapFilter:
    """Which gaps: an empty field asks for all. `words` is part of a title, in any script."""

    port: str = ""
    area: str = ""
    state: GapState | Literal[""] = "open"
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementShown:
    """A gap on the scale of a criterion that is judged by hand."""

    criterion_id: UUID
    score: Decimal
    reason: str
    judged_by: UUID | None
    judged_at: datetime


_OPEN = GapFilter()


def list_gaps(viewer: Viewer, asked: GapFilter = _OPEN, *, page: int = 1) -> Page[GapShown]:
    """The gaps that a filter lets through, the most severe first, a page at a time.

    Needs `gap.see`; raises NotPermitted.
    """
    shown = _asked(viewer, asked)
    shown.sort(key=lambda one: (-one.severity, -one.risk, one.port, one.gap_id))
    return Paginator(shown, GAPS_ON_A_PAGE).get_page(page)


def list_open_gaps(viewer: Viewer) -> list[GapShown]:
    """All open gaps, in the order of their recording. Needs `gap.see`; raises NotPermitted."""
    return _asked(viewer, _OPEN)


def get_gap(viewer: Viewer, gap_id: UUID) -> GapShown:
    """One gap of the viewer's authority, withdrawn or not. Needs `gap.see`; raises GapUnknown."""
    row = _own(viewer).filter(gap_id=gap_id).first()
    if row is None:
        raise GapUnknown(str(gap_id))
    return _shown(row)


def names_of_gaps(viewer: Viewer, gap_ids: Iterable[UUID]) -> dict[UUID, Translated]:
    """The titles of several gaps, in one question; unknown ones are left out. Needs `gap.see`."""
    rows = _own(viewer).filter(gap_id__in=set(gap_ids))
    return {row.gap_id: _names(row) for row in rows}


def list_gaps_of_findings(
    viewer: Viewer, finding_ids: Iterable[UUID]
) -> dict[UUID, list[GapShown]]:
    """The gaps that came from findings of an assessment, by finding; withdrawn ones are left out.

    Needs `gap.see`; raises NotPermitted.
    """
    rows = _own(viewer).filter(finding_id__in=set(finding_ids), withdrawn_stamp__isnull=True)
    found: dict[UUID, list[GapShown]] = {}
    for row in rows.order_by("gap_id"):
        if row.finding_id is not None:
            found.setdefault(row.finding_id, []).append(_shown(row))
    return found


def list_judgements(
    viewer: Viewer, gap_ids: Iterable[UUID]
) -> Mapping[UUID, Mapping[UUID, JudgementShown]]:
    """What was judged by hand, by gap and criterion. Needs `gap.see`; raises NotPermitted."""
    viewer.require("gap.see", owner=viewer.authority)
    rows = Judgement.objects.filter(owner=viewer.authority, gap_id__in=set(gap_ids))
    found: dict[UUID, dict[UUID, JudgementShown]] = {}
    for row in rows:
        if row.gap_id and row.criterion_id and row.judged_at and row.score is not None:
            found.setdefault(row.gap_id, {})[row.criterion_id] = JudgementShown(
                criterion_id=row.criterion_id,
                score=row.score,
                reason=row.reason,
                judged_by=row.judged_by,
                judged_at=row.judged_at,
            )
    return found


def _own(viewer: Viewer) -> QuerySet[Gap]:
    viewer.require("gap.see", owner=viewer.authority)
    return Gap.objects.filter(owner=viewer.authority, described_at__isnull=False)


def _asked(viewer: Viewer, asked: GapFilter) -> list[GapShown]:
    """The gaps of a filter by id; the state is told here, since stamps compare by code point."""
    found = _own(viewer)
    if asked.port:
        found = found.filter(port=asked.port)
    if asked.area:
        found = found.filter(area=asked.area)
    shown = [_shown(row) for row in found.order_by("gap_id")]
    wanted = name_key(asked.words)
    return [
        one
        for one in shown
        if asked.state in ("", one.state)
        and (not wanted or any(wanted in name_key(text) for text in one.names.every_text()))
    ]


def _state(row: Gap) -> GapState:
    if row.withdrawn_stamp:
        return "withdrawn"
    is_closed = bool(row.closed_stamp) and (row.reopened_stamp or "") <= (row.closed_stamp or "")
    return "closed" if is_closed else "open"


def _names(row: Gap) -> Translated:
    return Translated(row.title_ar, row.title_ckb, row.title_en)


def _shown(row: Gap) -> GapShown:
    state = _state(row)
    if row.described_at is None:
        raise GapUnknown(str(row.gap_id))
    return GapShown(
        gap_id=row.gap_id,
        port=row.port,
        area=row.area,
        names=_names(row),
        detail=row.detail,
        severity=row.severity or 0,
        risk=row.risk or 0,
        risk_reason=row.risk_reason,
        obligation=cast("Obligation", row.obligation or "none"),
        reference=row.reference,
        needs=tuple(UUID(one) for one in row.needs or ()),
        source=row.source,
        finding_id=row.finding_id,
        people_a_day=row.people_a_day,
        people_source=row.people_source,
        state=state,
        described_at=row.described_at,
        described_by=row.described_by,
        closed_on=row.closed_on if state == "closed" else None,
        closing_evidence=row.closing_evidence if state == "closed" else "",
        reopening_reason=row.reopening_reason if state == "open" else "",
        withdrawal_ground=row.withdrawal_ground,
    )
