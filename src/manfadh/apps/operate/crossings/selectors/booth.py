"""What a booth is shown of one person with one document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.govern.policy.selectors import (
    check_document,
    needs_permission,
    own_nationalities,
    owners_visible_to,
)
from manfadh.apps.operate.coordination.selectors import InstructionShown, list_instructions
from manfadh.apps.operate.crossings.errors import InspectionUnknown
from manfadh.apps.operate.crossings.models import Inspection, SecondaryCase
from manfadh.apps.operate.crossings.rules.advising import Advice, Facts, advise
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.apps.operate.crossings.rules.refusing import is_claimed_national
from manfadh.apps.operate.crossings.selectors.earlier import (
    CrossingLine,
    StayShown,
    earlier_crossings,
    present_stay,
)
from manfadh.apps.operate.crossings.selectors.minors import MinorShown, find_minor
from manfadh.apps.operate.crossings.selectors.nationalities import known_nationalities
from manfadh.apps.operate.crossings.selectors.permissions import PermissionShown, find_permission
from manfadh.apps.operate.crossings.selectors.repeats import JustCrossed, find_just_crossed
from manfadh.apps.operate.crossings.selectors.telling_apart import Apart, find_apart
from manfadh.apps.operate.travellers.selectors import (
    Person,
    find_holder,
    get_people,
    list_namesakes,
    list_records,
)
from manfadh.apps.operate.watchlists.selectors import Hit, Sought, find_hits
from manfadh.kernel import clock
from manfadh.kernel.days import local_day
from manfadh.kernel.ledger.reading import last_position
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import Viewer
from manfadh.libs.codes import is_known_issuer


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """All that stands on a booth's screen once a document was read."""

    inspection_id: UUID
    direction: Literal["entry", "exit"]
    lane: str
    authority: str
    port: str
    traveller_id: UUID
    is_known: bool
    reading: Reading
    # The lines of the machine-readable zone as they were sent; empty where the document was typed.
    zone: str
    person: Person | None
    # Every record of the person, the one that the paper leads to first.
    records: Sequence[UUID]
    document_id: UUID | None
    namesakes: Sequence[Person]
    lines: Sequence[CrossingLine]
    # A crossing of the same person within minutes, by this paper or another.
    just_crossed: JustCrossed | None
    stay: StayShown | None
    hits: Sequence[Hit]
    # Alerts, by id, from which secondary told this person apart, and whether that still holds.
    apart: Mapping[UUID, Apart]
    instructions: Sequence[InstructionShown]
    # When secondary, at whichever port, last told this person apart from a namesake.
    told_apart_at: datetime | None
    is_own_national: bool
    claims_own_nationality: bool
    needs_permission: bool
    # The visa or permit that was shown with the document, where one is needed.
    permission: PermissionShown | None
    advice: Advice
    # Where somebody's consent is asked for: never for an adult.
    minor: MinorShown | None = None
    # Where the ledger ended when all this was asked.
    as_of_position: int = 0

    def is_apart_from(self, alert_id: UUID) -> bool:
        """Whether secondary told this person apart from an alert, and it holds today."""
        return alert_id in self.apart and self.apart[alert_id].holding == "holds"

    @property
    def people_shown(self) -> list[UUID]:
        """Everybody whom this screen shows something of, also who is met for the first time."""
        just = [self.just_crossed.traveller_id] if self.just_crossed else []
        namesakes = [person.traveller_id for person in self.namesakes]
        return [self.traveller_id, *just, *namesakes, *(hit.alert_id for hit in self.hits)]


def today() -> date:
    """The local day of this node's port."""
    return local_day(clock.now(), ZoneInfo(settings.TIME_ZONE))


def look_up(
    viewer: Viewer,
    *,
    inspection_id: UUID,
    direction: Literal["entry", "exit"],
    lane: str,
    reading: Reading,
    new_traveller_id: UUID,
    claims_own_nationality: bool = False,
    zone: str = "",
) -> Inspected:
    """Everything known of a reading, with the advice. The caller records the look.

    `new_traveller_id` is what the person will be called if nobody known is found.
    """
    on = today()
    owners = owners_visible_to(viewer.authority, "travellers", on)
    held = find_holder(
        owners=owners,
        issuer=reading.issuer,
        number=reading.number,
        birth=reading.birth,
        name=reading.printed_name,
    )
    traveller_id = held[1].traveller_id if held else new_traveller_id
    records = list_records(traveller_id) if held else [traveller_id]
    lines = earlier_crossings(records, owners) if held else []
    hits = find_hits(owners=owners, sought=_sought(reading), on=on)
    shown = Inspected(
        inspection_id=inspection_id,
        direction=direction,
        lane=lane,
        authority=viewer.authority,
        port=viewer.port,
        traveller_id=traveller_id,
        is_known=held is not None,
        reading=reading,
        zone=zone,
        person=held[1] if held else None,
        document_id=held[0].document_id if held else None,
        records=records,
        namesakes=[
            person
            for person in list_namesakes(
                owners=owners,
                name=reading.printed_name,
                birth=reading.birth,
                other_than=traveller_id,
            )
            if person.traveller_id not in records
        ],
        lines=lines,
        just_crossed=find_just_crossed(
            own_lines=[
                (line.crossing_id, traveller_id, line.direction, line.port, line.crossed_at)
                for line in lines
            ],
            reading=reading,
            owners=owners,
        ),
        stay=present_stay(viewer, records, owners, on) if held else None,
        hits=hits,
        apart=find_apart(hits, people=records, reading=reading, owners=owners, on=on),
        instructions=[left for record in records for left in list_instructions(record)],
        told_apart_at=_told_apart_at(records, owners),
        is_own_national=is_claimed_national(
            own_nationalities(viewer.authority, on),
            recorded=frozenset().union(*map(known_nationalities, records)) | {reading.nationality},
            claims_own_nationality=claims_own_nationality,
        ),
        claims_own_nationality=claims_own_nationality,
        needs_permission=needs_permission(viewer.authority, reading.nationality, on),
        permission=None,
        advice=Advice("admit", ()),
        minor=find_minor(
            viewer,
            inspection_id=inspection_id,
            traveller_id=traveller_id,
            reading=reading,
            direction=direction,
            on=on,
        ),
    )
    shown = replace(shown, permission=_permission(shown, on))
    return replace(shown, advice=advise(_facts(shown, on)))


def get_inspection(viewer: Viewer, inspection_id: UUID) -> Inspected:
    """An inspection of the viewer's port as it stands now; the caller is the officer who opened it
    or works on it, and the opening recorded the look. Raises InspectionUnknown.
    """
    as_of_position = last_position()
    row = find_row(viewer, inspection_id)
    reading = decode_reading(row.document)
    if reading is None or row.traveller_id is None:
        raise InspectionUnknown(str(inspection_id))
    shown = look_up(
        viewer,
        inspection_id=inspection_id,
        direction="entry" if row.direction == "entry" else "exit",
        lane=row.lane,
        reading=reading,
        new_traveller_id=row.traveller_id,
        claims_own_nationality=row.claims_own_nationality or row.claimed_at is not None,
        zone=row.mrz or "",
    )
    return replace(shown, as_of_position=as_of_position)


def still_as(seen: Inspected | None, viewer: Viewer, inspection_id: UUID) -> Inspected:
    """The inspection as it stands now: what was just seen, where nothing was recorded since.

    Every fact here comes from the ledger, so that as long as it has not grown, asking again gives
    the same. Raises InspectionUnknown.
    """
    if (
        seen is not None
        and (seen.inspection_id, seen.authority, seen.port)
        == (inspection_id, viewer.authority, viewer.port)
        and seen.as_of_position == last_position()
    ):
        return seen
    return get_inspection(viewer, inspection_id)


def see_inspection(viewer: Viewer, inspection_id: UUID) -> Inspected:
    """An inspection of the viewer's port shown once more; the look is recorded.

    Needs `inspection.open` at this port. Raises NotPermitted, InspectionUnknown.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    shown = get_inspection(viewer, inspection_id)
    record_look(
        viewer=viewer,
        kind="document read",
        query=str(inspection_id),
        people=list(dict.fromkeys(shown.people_shown)),
    )
    return shown


def find_row(viewer: Viewer, inspection_id: UUID) -> Inspection:
    """The row of an inspection at the viewer's port. Raises InspectionUnknown."""
    row = first(_inspections(inspection_id, viewer.port, viewer.authority))
    if row is None:
        raise InspectionUnknown(str(inspection_id))
    return row


def _facts(shown: Inspected, on: date) -> Facts:
    reading = shown.reading
    return Facts(
        direction=shown.direction,
        on=on,
        has_document=reading.has_document,
        is_typed=reading.is_typed,
        mrz_valid=reading.is_valid,
        is_travel_document=reading.is_travel_document,
        not_accepted_by=_not_accepted_by(shown, on),
        expires_on=reading.expires_on(),
        is_own_national=shown.is_own_national,
        claims_nationality=shown.claims_own_nationality,
        is_known_issuer=is_known_issuer(reading.issuer),
        hits=[
            (hit.reason, hit.purpose, hit.instruction)
            for hit in shown.hits
            if not shown.is_apart_from(hit.alert_id)
        ],
        told_apart=[
            (hit.purpose, shown.apart[hit.alert_id].holding)
            for hit in shown.hits
            if hit.alert_id in shown.apart
        ],
        instructions=[instruction.action for instruction in shown.instructions],
        namesakes=len(shown.namesakes),
        minor_asks=shown.minor.asks if shown.minor else "",
        minor_goes_on=bool(shown.minor and shown.minor.goes_on),
        has_open_stay=shown.stay is not None,
        overstay_days=shown.stay.overstay_days if shown.stay else None,
        overstay_reference=shown.stay.overstay_reference if shown.stay else "",
        needs_permission=shown.needs_permission,
        pass_over_hours=shown.stay.pass_over_hours(clock.now()) if shown.stay else None,
        pass_rule=shown.stay.pass_rule if shown.stay else "",
        permission_found=shown.permission.reasons if shown.permission else None,
        was_here_minutes_ago=shown.just_crossed.minutes if shown.just_crossed else None,
        was_here_direction=shown.just_crossed.direction if shown.just_crossed else "",
    )


def _permission(shown: Inspected, on: date) -> PermissionShown | None:
    """What was shown, asked only where a permission is needed: nothing for most who cross."""
    if shown.direction == "exit" or shown.is_own_national or not shown.needs_permission:
        return None
    return find_permission(
        authority=shown.authority,
        inspection_id=shown.inspection_id,
        traveller_id=shown.traveller_id,
        reading=shown.reading,
        on=on,
    )


def _told_apart_at(records: Sequence[UUID], owners: frozenset[str]) -> datetime | None:
    return first(_cases_told_apart(records, sorted(owners)))


def _not_accepted_by(shown: Inspected, on: date) -> str:
    """The reference of the rule that does not accept this paper here; empty where none says so."""
    reading = shown.reading
    answer = check_document(
        shown.authority,
        kind=reading.kind,
        issuer=reading.issuer,
        number=reading.number,
        port=shown.port,
        on=on,
    )
    if answer.is_accepted or answer.rule is None:
        return ""
    return answer.rule.reference or answer.rule.code


def _sought(reading: Reading) -> Sought:
    return Sought(
        name=reading.printed_name,
        birth=reading.birth,
        nationality=reading.nationality,
        document_issuer=reading.issuer,
        document_number=reading.number,
    )


def people_of(ids: Sequence[UUID]) -> dict[UUID, Person]:
    """People by id, for lists whose look the caller records."""
    return {person.traveller_id: person for person in get_people(ids)}


@prepared
def _inspections(inspection_id: UUID, port: str, owner: str) -> QuerySet[Inspection]:
    return Inspection.objects.filter(
        inspection_id=inspection_id, port=port, owner=owner, opened_at__isnull=False
    )


@prepared
def _cases_told_apart(
    records: Sequence[UUID], owners: Sequence[str]
) -> QuerySet[SecondaryCase, datetime | None]:
    ended = SecondaryCase.objects.filter(
        traveller_id__in=records, owner__in=owners, outcome="not_same_person"
    )
    return ended.order_by("-resolved_at").values_list("resolved_at", flat=True)[:1]
