"""When gaps are to be closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from manfadh.apps.improve.priorities.models import Step
from manfadh.apps.improve.priorities.selectors.gaps import GapShown, list_open_gaps
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """A gap's place on the roadmap, both days included."""

    gap_id: UUID
    from_on: date
    until_on: date
    responsible: str
    note: str


def list_roadmap(viewer: Viewer) -> list[tuple[GapShown, StepShown | None]]:
    """Every open gap with its step, by the day it begins; those without one come last.

    Needs `gap.see`; raises NotPermitted.
    """
    gaps = list_open_gaps(viewer)
    steps = _steps(viewer, (one.gap_id for one in gaps))
    joined = [(one, steps.get(one.gap_id)) for one in gaps]
    return sorted(joined, key=_when)


def find_step(viewer: Viewer, gap_id: UUID) -> StepShown | None:
    """When a gap is to be closed, None where it is not on the roadmap. Needs `gap.see`."""
    viewer.require("gap.see", owner=viewer.authority)
    return _steps(viewer, [gap_id]).get(gap_id)


def _when(joined: tuple[GapShown, StepShown | None]) -> tuple[date, date, int, UUID]:
    gap, step = joined
    from_on, until_on = (step.from_on, step.until_on) if step else (date.max, date.max)
    return from_on, until_on, -gap.severity, gap.gap_id


def _steps(viewer: Viewer, gap_ids: Iterable[UUID]) -> dict[UUID, StepShown]:
    rows = Step.objects.filter(owner=viewer.authority, gap_id__in=list(gap_ids))
    return {
        row.gap_id: StepShown(
            gap_id=row.gap_id,
            from_on=row.from_on,
            until_on=row.until_on,
            responsible=row.responsible,
            note=row.note,
        )
        for row in rows
        if row.from_on and row.until_on and (row.dropped_stamp or "") <= (row.planned_stamp or "")
    }
