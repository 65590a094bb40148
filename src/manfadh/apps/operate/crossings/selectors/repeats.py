"""Whether the same person crossed a few minutes ago, by this paper or by another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.errors import CrossingUnknown
from manfadh.apps.operate.crossings.models import Crossing, Inspection, RepeatJudgement
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.kernel import clock
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import Viewer
from manfadh.libs.names import sorted_sound_key

# Somebody may wait in secondary between the reading of a paper and the crossing.
_READ_BEFORE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class JustCrossed:
    """A crossing of a few minutes ago, of the same record or of one with equal name and birth."""

    crossing_id: UUID
    traveller_id: UUID
    direction: str
    port: str
    crossed_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCrossing:
    """The earlier crossing with all that tells whether it is the same one."""

    crossing_id: UUID
    direction: str
    port: str
    lane: str
    crossed_at: datetime
    minutes: int
    officer_id: UUID | None
    is_paper: bool
    reading: Reading | None


def find_just_crossed(
    *,
    own_lines: Sequence[tuple[UUID, UUID, str, str, datetime]],
    reading: Reading,
    owners: frozenset[str],
) -> JustCrossed | None:
    """The latest crossing of the person within `same_person_minutes`; None where there is none.

    `own_lines` are crossings of the person's own records (id, record, direction, port, instant).
    Other papers of the person are found by one question to an index, by equal name and birth. The
    caller records the look.
    """
    now = clock.now()
    since_at = now - timedelta(minutes=settings.MANFADH.same_person_minutes)
    found = [line for line in own_lines if line[4] > since_at]
    sound = sorted_sound_key(reading.printed_name)
    if sound and reading.birth and since_at < now:
        rows = _crossed_since(sound, reading.birth, since_at - _READ_BEFORE, since_at)
        found += [
            (crossing_id, who, direction, port, at)
            for crossing_id, who, direction, port, at, owner in rows
            if who and at and owner in owners
        ]
    if not found:
        return None
    crossing_id, who, direction, port, at = max(found, key=lambda line: (line[4], line[0].int))
    minutes = max(0, int((now - at).total_seconds() // 60))
    return JustCrossed(crossing_id, who, direction, port, at, minutes)


def get_earlier_crossing(viewer: Viewer, just_crossed: JustCrossed) -> EarlierCrossing:
    """The earlier crossing to compare with the present reading; the look is recorded.

    Needs `crossing.decide` at the viewer's port. Raises NotPermitted, CrossingUnknown.
    """
    viewer.require("crossing.decide", owner=viewer.authority, port=viewer.port)
    row = Crossing.objects.filter(crossing_id=just_crossed.crossing_id).first()
    if row is None or row.crossed_at is None:
        raise CrossingUnknown(str(just_crossed.crossing_id))
    read = (
        Inspection.objects.filter(inspection_id=row.inspection_id).first()
        if row.inspection_id
        else None
    )
    record_look(
        viewer=viewer,
        kind="document read",
        query=str(row.crossing_id),
        people=[just_crossed.traveller_id],
    )
    return EarlierCrossing(
        crossing_id=row.crossing_id,
        direction=row.direction,
        port=row.port,
        lane=row.lane,
        crossed_at=row.crossed_at,
        minutes=just_crossed.minutes,
        officer_id=row.officer_id,
        is_paper=row.is_paper,
        reading=decode_reading(read.document) if read else None,
    )


def find_kept_crossing(inspection_id: UUID) -> UUID | None:
    """The earlier crossing that an officer said this reading to be; None where nobody did."""
    return first(_kept(inspection_id))


@prepared
def _kept(inspection_id: UUID) -> QuerySet[RepeatJudgement, UUID | None]:
    said = RepeatJudgement.objects.filter(inspection_id=inspection_id, judgement="same_crossing")
    return said.values_list("earlier_crossing_id", flat=True)[:1]


@prepared
def _crossed_since(
    sound_key: str, birth: str, read_since_at: datetime, since_at: datetime
) -> QuerySet[Crossing, tuple[UUID, UUID | None, str, str, datetime | None, str]]:
    read = Inspection.objects.filter(sound_key=sound_key, birth=birth, opened_at__gte=read_since_at)
    crossed = Crossing.objects.filter(
        inspection_id__in=read.values("inspection_id"),
        crossed_at__gt=since_at,
        undone_at__isnull=True,
    )
    return crossed.values_list(
        "crossing_id", "traveller_id", "direction", "port", "crossed_at", "owner"
    )
