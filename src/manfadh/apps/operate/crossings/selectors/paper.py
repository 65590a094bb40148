"""Accounting for numbered forms: every number, what became of it, and what is still out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet

from manfadh.apps.operate.crossings.models import Crossing, PaperForm
from manfadh.kernel.viewers import Viewer

STATES = ("", "entered", "spoiled", "not_used", "lost")


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """Forms that were printed together, and how many of them are in each state."""

    block_id: UUID
    first: str
    last: str
    lane: str
    direction: str
    printed_at: datetime
    printed_by: UUID | None
    counts: dict[str, int]

    @property
    def printed(self) -> int:
        """How many forms."""
        return sum(self.counts.values())

    @property
    def out(self) -> int:
        """How many are not accounted for."""
        return self.counts[""]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One form. `advice` is what the system said when its crossing was entered."""

    form: str
    state: str
    state_at: datetime | None
    state_by: UUID | None
    ground: str
    crossed_at: datetime | None
    advice: str
    is_undone: bool


def list_paper_blocks(viewer: Viewer, *, most: int = 60) -> list[PaperBlock]:
    """The forms printed for the viewer's port, the latest first. Needs `paper.account`."""
    viewer.require("paper.account", owner=viewer.authority, port=viewer.port)
    held = _own(viewer).values("block_id", "lane", "direction", "printed_by")
    rows = held.annotate(printed=Max("printed_at"), first=Min("form"), last=Max("form")).order_by(
        "-printed", "first"
    )[:most]
    blocks = [(block_id, row) for row in rows if (block_id := row["block_id"])]
    counts = _counts(viewer, [block_id for block_id, _ in blocks])
    return [
        PaperBlock(
            block_id=block_id,
            first=row["first"],
            last=row["last"],
            lane=row["lane"],
            direction=row["direction"],
            printed_at=row["printed"],
            printed_by=row["printed_by"],
            counts={state: counts.get((block_id, state), 0) for state in STATES},
        )
        for block_id, row in blocks
    ]


def find_paper_block(viewer: Viewer, block_id: UUID) -> PaperBlock | None:
    """One block of the viewer's port. Needs `paper.account`."""
    return next((b for b in list_paper_blocks(viewer, most=10_000) if b.block_id == block_id), None)


def list_paper_forms(viewer: Viewer, block_id: UUID) -> list[PaperLine]:
    """Every form of a block in order, without anybody's name. Needs `paper.account`."""
    viewer.require("paper.account", owner=viewer.authority, port=viewer.port)
    rows = list(_own(viewer).filter(block_id=block_id).order_by("number"))
    crossings = _crossings_of([row.crossing_id for row in rows if row.crossing_id])
    return [_line(row, crossings.get(row.crossing_id) if row.crossing_id else None) for row in rows]


def count_paper_out(viewer: Viewer) -> int:
    """How many forms of the viewer's port are not accounted for. Needs `port.see`."""
    viewer.require("port.see", owner=viewer.authority, port=viewer.port)
    return _own(viewer).filter(state="").count()


def _own(viewer: Viewer) -> QuerySet[PaperForm]:
    return PaperForm.objects.filter(
        port=viewer.port, owner=viewer.authority, printed_at__isnull=False
    )


def _counts(viewer: Viewer, block_ids: Sequence[UUID]) -> dict[tuple[UUID, str], int]:
    rows = _own(viewer).filter(block_id__in=block_ids).values("block_id", "state")
    counted = rows.annotate(forms=Count("form"))
    return {(row["block_id"], row["state"]): row["forms"] for row in counted if row["block_id"]}


def _crossings_of(ids: Sequence[UUID]) -> dict[UUID, Crossing]:
    return {row.crossing_id: row for row in Crossing.objects.filter(crossing_id__in=ids)}


def _line(row: PaperForm, crossing: Crossing | None) -> PaperLine:
    return PaperLine(
        form=row.form,
        state=row.state,
        state_at=row.state_at,
        state_by=row.state_by,
        ground=row.ground,
        crossed_at=crossing.crossed_at if crossing else None,
        advice=crossing.advice if crossing else "",
        is_undone=bool(crossing and crossing.undone_at),
    )
