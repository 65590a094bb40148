"""Beginning with people who come together, and building their list by the reader."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from manfadh.apps.operate.passengers.errors import (
    AlreadyListed,
    LeaderNotAdult,
    MemberUnknown,
    PartyOver,
    PlateNeeded,
)
from manfadh.apps.operate.passengers.events import (
    Direction,
    How,
    LeaderNamed,
    MemberListed,
    PartyKind,
    PartyOpened,
    Source,
    VehicleKind,
)
from manfadh.apps.operate.passengers.models import Closing, Member, Party
from manfadh.apps.operate.passengers.rules.matching import Seen
from manfadh.apps.operate.passengers.rules.presence import ADULT_YEARS
from manfadh.apps.operate.passengers.selectors.lists import find_row
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import sorted_sound_key

LONGEST_NAME = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """What people come in: its kind, its plate as written, and the country of the plate."""

    kind: VehicleKind
    plate: str
    country: str


NO_VEHICLE = Vehicle(kind="", plate="", country="")


def open_party(
    *,
    viewer: Viewer,
    party_id: UUID,
    kind: PartyKind,
    direction: Direction,
    source: Source = "lane",
    vehicle: Vehicle = NO_VEHICLE,
    carrier: str = "",
) -> None:
    """Begin with people who come together; their list grows as their papers are read.

    The same id again changes nothing. Needs `party.open` at this port. Raises NotPermitted,
    PlateNeeded.
    """
    viewer.require("party.open", owner=viewer.authority, port=viewer.port)
    if kind == "vehicle" and not (number_key(vehicle.plate) and vehicle.country):
        raise PlateNeeded(str(party_id))
    with writing():
        if Party.objects.filter(party_id=party_id, opened_at__isnull=False).exists():
            return
        opened = opening(
            party_id=party_id,
            kind=kind,
            direction=direction,
            source=source,
            vehicle=vehicle,
            carrier=carrier,
        )
        record(opened, stamp=viewer.stamp())


def list_by_reader(*, viewer: Viewer, party_id: UUID, seen: Seen) -> int:
    """Put the holder of a paper on a party's list, as read from a pile; answers the place.

    Nobody is looked up or confirmed by it: the person comes to the reader later. Needs `party.open`
    at this port. Raises NotPermitted, PartyUnknown, PartyOver, AlreadyListed.
    """
    viewer.require("party.open", owner=viewer.authority, port=viewer.port)
    with writing():
        row = open_row(viewer, party_id, None)
        key = number_key(seen.number)
        twice = Member.objects.filter(party_id=party_id, number_key=key) if key else None
        if twice is not None and (held := twice.first()):
            raise AlreadyListed(held.position)
        listed = listing(
            seen, party_id=row.party_id, position=next_position(party_id), how="scanned"
        )
        record(listed, stamp=viewer.stamp())
    return listed.position


def name_leader(*, viewer: Viewer, party_id: UUID, member_id: UUID) -> None:
    """Say who leads the group or drives. It gives them no voice for anybody else.

    Needs `party.open` at this port. Raises NotPermitted, PartyUnknown, MemberUnknown,
    LeaderNotAdult.
    """
    viewer.require("party.open", owner=viewer.authority, port=viewer.port)
    with writing():
        row = find_row(viewer, party_id)
        member = Member.objects.filter(party_id=party_id, member_id=member_id).first()
        if member is None:
            raise MemberUnknown(str(member_id))
        if not is_grown_up(member.birth or ""):
            raise LeaderNotAdult(str(member_id))
        if row.leader_id != member_id:
            record(LeaderNamed(party_id=party_id, member_id=member_id), stamp=viewer.stamp())


def is_grown_up(birth: str) -> bool:
    """Whether nothing says that somebody of this birth is a minor."""
    on = timezone.localdate(clock.now())
    if not birth[:4].isdecimal():
        return True
    month, day = birth[5:7] or "01", birth[8:10] or "01"
    years = on.year - int(birth[:4]) - (f"{on:%m-%d}" < f"{month}-{day}")
    return years >= ADULT_YEARS


def opening(
    *,
    party_id: UUID,
    kind: PartyKind,
    direction: Direction,
    source: Source,
    vehicle: Vehicle,
    carrier: str,
    listed: int = 0,
    expected_on: date | None = None,
) -> PartyOpened:
    """The fact that people come together."""
    return PartyOpened(
        party_id=party_id,
        kind=kind,
        direction=direction,
        source=source,
        carrier=" ".join(carrier.split())[:200],
        vehicle_kind=vehicle.kind,
        plate_country=vehicle.country,
        plate=vehicle.plate.strip()[:40] or None,
        plate_key=number_key(vehicle.plate) or None,
        listed=listed,
        expected_on=expected_on,
    )


def listing(
    seen: Seen, *, party_id: UUID, position: int, how: How, mother: str = ""
) -> MemberListed:
    """The fact that somebody stands on a list."""
    return MemberListed(
        member_id=new_id(),
        party_id=party_id,
        position=position,
        how=how,
        nationality=seen.nationality,
        sex=seen.sex,
        document_issuer=seen.issuer,
        name=seen.name[:LONGEST_NAME] or None,
        mother=mother[:LONGEST_NAME] or None,
        birth=seen.birth or None,
        document_number=seen.number or None,
        number_key=number_key(seen.number) or None,
        sound_key=sorted_sound_key(seen.name)[:400] or None,
    )


def open_row(viewer: Viewer, party_id: UUID, direction: Direction | None) -> Party:
    """The row of a party that goes on. Raises PartyUnknown, PartyOver."""
    row = find_row(viewer, party_id)
    over = Closing.objects.filter(party_id=party_id, direction=direction or row.direction)
    if over.exists():
        raise PartyOver(str(party_id))
    return row


def next_position(party_id: UUID) -> int:
    """The place behind the last one of a list."""
    last = Member.objects.filter(party_id=party_id).aggregate(last=Max("position"))["last"]
    return int(last or 0) + 1
