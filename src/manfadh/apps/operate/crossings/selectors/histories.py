"""Questions about the histories of older systems: what was taken over, and how far."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from manfadh.apps.operate.crossings.models import History
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One file of an older system; `taken` and `known_before` count crossings up to `last_line`."""

    history_id: UUID
    name: str
    lines: int
    last_line: int
    taken: int
    known_before: int
    begun_at: datetime | None
    ended_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def is_interrupted(self) -> bool:
        """Whether it was begun, and neither ended nor taken back."""
        return self.ended_at is None and self.withdrawn_at is None


def list_histories(viewer: Viewer) -> list[HistoryLine]:
    """The histories of the viewer's authority, latest first. Needs `history.bring_over`."""
    viewer.require("history.bring_over", owner=viewer.authority)
    held = History.objects.filter(owner=viewer.authority, begun_at__isnull=False)
    return [
        HistoryLine(
            history_id=row.history_id,
            name=row.name,
            lines=row.lines or 0,
            last_line=row.last_line or 0,
            taken=row.taken or 0,
            known_before=row.known_before or 0,
            begun_at=row.begun_at,
            ended_at=row.ended_at,
            withdrawn_at=row.withdrawn_at,
        )
        for row in held.order_by("-begun_at", "history_id")
    ]


def find_history(*, owner: str, file_hash: str) -> History | None:
    """The history of a file with this SHA-256 that was not taken back, for the services here."""
    held = History.objects.filter(
        owner=owner, file_hash=file_hash, begun_at__isnull=False, withdrawn_at__isnull=True
    )
    return held.first()


def find_kept_mapping(viewer: Viewer, *, titles: list[str]) -> str | None:
    """The mapping that a file with the same titles was last read by, None where there is none.

    Needs `history.bring_over`.
    """
    viewer.require("history.bring_over", owner=viewer.authority)
    held = History.objects.filter(
        owner=viewer.authority, titles="\n".join(titles), begun_at__isnull=False
    )
    return held.order_by("-begun_at").values_list("mapping", flat=True).first()


def count_interrupted_histories() -> int:
    """How many files were begun at this node, and neither ended nor taken back."""
    return History.objects.filter(
        begun_at__isnull=False, ended_at__isnull=True, withdrawn_at__isnull=True
    ).count()
