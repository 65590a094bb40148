"""Reading a document at a booth."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.db.models import QuerySet

from manfadh.apps.govern.audit.events import LookRecorded
from manfadh.apps.govern.policy.selectors import own_nationalities
from manfadh.apps.operate.crossings.errors import NothingRead
from manfadh.apps.operate.crossings.events import (
    InspectionOpened,
    NationalityClaimed,
    RefusalWithdrawn,
)
from manfadh.apps.operate.crossings.models import Inspection, Refusal
from manfadh.apps.operate.crossings.rules.reading import Reading, encode, reading_of
from manfadh.apps.operate.crossings.selectors.booth import (
    Inspected,
    find_row,
    get_inspection,
    look_up,
    today,
)
from manfadh.apps.operate.crossings.selectors.papers import seen_of
from manfadh.apps.operate.passengers.services import meeting_of
from manfadh.kernel import clock
from manfadh.kernel.events import Event, PersonShown
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.documents import read_text, split_lines
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import sorted_sound_key

# How far back an unknown person's earlier reading is the same person's.
REMEMBERED = timedelta(days=90)


def open_inspection(
    *,
    viewer: Viewer,
    direction: Literal["entry", "exit"],
    lane: str,
    zone: str = "",
    typed: Reading | None = None,
    inspection_id: UUID | None = None,
    party_id: UUID | None = None,
) -> Inspected:
    """Read a document, look its holder up, and advise; the reading and the look are recorded.

    `zone` is what a reader or keyboard sent of the machine-readable zone, `typed` what an officer
    typed where there is none. The same `inspection_id` with the same document answers the same
    inspection; with another document it is another inspection, under an id of its own.
    `party_id` is the bus, vehicle or family beside the reader: the person is looked for on its list
    (`passengers.services.meeting_of`), and advised on as anybody is.
    Needs `inspection.open` at the viewer's port. Raises NotPermitted, NothingRead, PartyUnknown,
    PartyOver.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    reading = typed or _read(zone)
    if not reading.printed_name and not reading.number:
        raise NothingRead
    if inspection_id and _is_of(viewer, inspection_id, reading, direction):
        return get_inspection(viewer, inspection_id)
    earlier = _earlier(viewer, reading)
    shown = look_up(
        viewer,
        inspection_id=_unused(inspection_id),
        direction=direction,
        lane=lane,
        reading=reading,
        new_traveller_id=earlier.traveller_id if earlier and earlier.traveller_id else new_id(),
        claims_own_nationality=bool(
            earlier and (earlier.claims_own_nationality or earlier.claimed_at)
        ),
        zone="" if reading.is_typed else "\n".join(split_lines(zone).lines),
    )
    with writing():
        if not _inspections(shown.inspection_id):
            met = _met(viewer, shown, party_id) if party_id else []
            record(_opened(shown), _look(shown), *met, stamp=viewer.stamp())
    return shown


def _is_of(viewer: Viewer, inspection_id: UUID, reading: Reading, direction: str) -> bool:
    """Whether this inspection is already open here, of this very reading: a form sent twice."""
    here = (viewer.port, viewer.authority, direction, encode(reading))
    return any(
        (row.port, row.owner, row.direction, row.document) == here
        for row in _inspections(inspection_id)
    )


def _unused(inspection_id: UUID | None) -> UUID:
    """The id as given, unless another document was read under it: that one stays what it is."""
    if inspection_id and not _inspections(inspection_id):
        return inspection_id
    return new_id()


def claim_nationality(*, viewer: Viewer, inspection_id: UUID) -> None:
    """The traveller says to be a national: identity is verified, and entry is not refused.

    A refusal on this reading is withdrawn by it, whether proposed, signed, held or in effect.

    Needs `inspection.open`. Raises NotPermitted, InspectionUnknown.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    with writing():
        row = find_row(viewer, inspection_id)
        if row.claimed_at is None:
            [nationality, *_] = sorted(own_nationalities(viewer.authority, today())) or [""]
            proposed = Refusal.objects.filter(
                inspection_id=inspection_id,
                proposed_at__isnull=False,
                withdrawn_at__isnull=True,
            )
            record(
                NationalityClaimed(inspection_id=inspection_id, nationality=nationality),
                *(
                    RefusalWithdrawn(refusal_id=row.refusal_id, ground="national")
                    for row in proposed
                ),
                stamp=viewer.stamp(),
            )


def _read(zone: str) -> Reading:
    return reading_of(read_text(zone), today_on=today())


def _earlier(viewer: Viewer, reading: Reading) -> Inspection | None:
    """The last reading of the same paper, or else of the same name and birth, at any port."""
    owner, since_at = viewer.authority, clock.now() - REMEMBERED
    found = None
    if key := number_key(reading.number):
        found = first(_readings_numbered(key, reading.birth, owner, since_at))
    sound = sorted_sound_key(reading.printed_name)
    if found is None and not reading.has_document and sound and reading.birth:
        found = first(_readings_named(sound, reading.birth, owner, since_at))
    return found


@prepared
def _readings_numbered(
    number_key: str, birth: str, owner: str, since_at: datetime
) -> QuerySet[Inspection]:
    read = Inspection.objects.filter(
        number_key=number_key, birth=birth, owner=owner, opened_at__gte=since_at
    )
    return read.order_by("-opened_at")[:1]


@prepared
def _readings_named(
    sound_key: str, birth: str, owner: str, since_at: datetime
) -> QuerySet[Inspection]:
    read = Inspection.objects.filter(
        sound_key=sound_key, birth=birth, owner=owner, opened_at__gte=since_at
    )
    return read.order_by("-opened_at")[:1]


@prepared
def _inspections(inspection_id: UUID) -> QuerySet[Inspection]:
    return Inspection.objects.filter(inspection_id=inspection_id)


def _opened(shown: Inspected) -> InspectionOpened:
    reading = shown.reading
    return InspectionOpened(
        inspection_id=shown.inspection_id,
        traveller_id=shown.traveller_id,
        is_known=shown.is_known,
        direction=shown.direction,
        lane=shown.lane,
        advice=shown.advice.level,
        claims_own_nationality=shown.claims_own_nationality,
        nationality=reading.nationality,
        mrz=shown.zone,
        document=encode(reading),
        saw=encode(shown.advice),
        number_key=number_key(reading.number),
        sound_key=sorted_sound_key(reading.printed_name),
        birth=reading.birth,
    )


def _met(viewer: Viewer, shown: Inspected, party_id: UUID) -> list[Event]:
    return meeting_of(
        viewer=viewer,
        party_id=party_id,
        inspection_id=shown.inspection_id,
        direction=shown.direction,
        seen=seen_of(shown.reading),
    )


def _look(shown: Inspected) -> LookRecorded:
    return LookRecorded(
        look_id=shown.inspection_id,
        kind="document read",
        query=f"{shown.reading.issuer} {shown.reading.number}".strip(),
        people=tuple(PersonShown(person) for person in dict.fromkeys(shown.people_shown)),
    )
