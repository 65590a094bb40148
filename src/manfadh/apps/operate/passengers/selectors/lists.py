"""A party with its people, and the parties of a port.

A party is seen at the port where it was opened, and by the whole authority once somebody of it has
entered: a group may leave by another port. Choosing a party records the look at everybody on it
(`see_party`); its progress between two travellers is the same look (`get_progress`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.passengers.errors import PartyUnknown
from manfadh.apps.operate.passengers.events import Direction
from manfadh.apps.operate.passengers.models import Closing, Member, Party, Passing
from manfadh.apps.operate.passengers.rules.presence import (
    Standing,
    State,
    is_confirmed,
    is_expected,
)
from manfadh.kernel import clock
from manfadh.kernel.viewers import Viewer
from manfadh.libs.documents.numbers import number_key

PARTIES_ON_A_PAGE = 25
# A vehicle that entered longer ago than this is asked for by its people, not by its plate.
PLATE_REMEMBERED = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """One person of a party; personal fields are None once erased."""

    member_id: UUID
    position: int
    how: str
    name: str | None
    mother: str | None
    birth: str | None
    document_number: str | None
    document_issuer: str
    nationality: str
    is_leader: bool
    is_expected: bool
    state: State
    confirmed_at: datetime | None
    inspection_id: UUID | None
    traveller_id: UUID | None
    reason: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """A party as it stands on a list of parties."""

    party_id: UUID
    kind: str
    direction: str
    source: str
    carrier: str
    vehicle_kind: str
    plate: str | None
    plate_country: str
    port: str
    opened_at: datetime
    listed: int
    closed_entry: bool
    closed_exit: bool
    # When those whom nobody confirmed were erased, how many, and by which rule.
    cleared_at: datetime | None
    cleared: int
    cleared_rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyShown:
    """A party in one direction, with everybody on it in the order of the list."""

    party: PartyLine
    direction: Direction
    members: tuple[MemberLine, ...]
    is_closed: bool

    @property
    def leader(self) -> MemberLine | None:
        """Who leads or drives."""
        return next((member for member in self.members if member.is_leader), None)

    @property
    def present(self) -> tuple[MemberLine, ...]:
        """Who was confirmed, the latest first."""
        here = [member for member in self.members if member.state == "present"]
        here.sort(key=lambda member: str(member.confirmed_at), reverse=True)
        return tuple(here)

    @property
    def missing(self) -> tuple[MemberLine, ...]:
        """Who is expected, has not passed, and was not asked about."""
        return tuple(m for m in self.members if m.is_expected and m.state == "expected")

    @property
    def explained(self) -> tuple[MemberLine, ...]:
        """Who did not pass, with a reason."""
        return tuple(m for m in self.members if m.state == "explained")

    @property
    def expected_count(self) -> int:
        """How many are expected or have passed."""
        return len(self.missing) + len(self.present) + len(self.explained)


def see_party(viewer: Viewer, party_id: UUID, direction: Direction) -> PartyShown:
    """A party with its people; the look at them is recorded.

    Needs `party.see` at this port. Raises NotPermitted, PartyUnknown.
    """
    shown = get_progress(viewer, party_id, direction)
    record_look(
        viewer=viewer,
        kind="party list",
        query=str(party_id),
        people=[member.member_id for member in shown.members],
    )
    return shown


def get_progress(viewer: Viewer, party_id: UUID, direction: Direction) -> PartyShown:
    """A party that the viewer has chosen, as it stands now; choosing it recorded the look.

    Needs `party.see` at this port. Raises NotPermitted, PartyUnknown.
    """
    viewer.require("party.see", owner=viewer.authority, port=viewer.port)
    row = find_row(viewer, party_id)
    closed = set(Closing.objects.filter(party_id=party_id).values_list("direction", flat=True))
    passings = list(Passing.objects.filter(party_id=party_id))
    by_member = {(p.member_id, p.direction): p for p in passings}
    members = Member.objects.filter(party_id=party_id).order_by("position", "member_id")
    return PartyShown(
        party=party_line(row, closed),
        direction=direction,
        members=tuple(_member(row, m, direction, by_member) for m in members),
        is_closed=direction in closed,
    )


def list_parties(
    viewer: Viewer, direction: Direction, *, closed: bool = False, page: int = 1
) -> Page[PartyLine]:
    """The parties that are open in a direction, or closed, the latest first.

    For entry those of this port; for exit also those of the authority of whom somebody entered.
    No names are shown. Needs `party.see` at this port.
    """
    viewer.require("party.see", owner=viewer.authority, port=viewer.port)
    ended = Closing.objects.filter(party_id=OuterRef("party_id"), direction=direction)
    rows = _visible(viewer).filter(Q(direction=direction) | _has_entered())
    if direction == "entry":
        rows = rows.filter(direction="entry", port=viewer.port)
    rows = rows.filter(Exists(ended)) if closed else rows.exclude(Exists(ended))
    found = Paginator(rows.order_by("-opened_at", "party_id"), PARTIES_ON_A_PAGE).get_page(page)
    lines = [party_line(row, set()) for row in found]
    return cast("Page[PartyLine]", Page(cast(Any, lines), found.number, found.paginator))


def find_party_by_plate(viewer: Viewer, plate: str, country: str) -> UUID | None:
    """The vehicle's party that entered last and has not left, for the exit of the same vehicle.

    Needs `party.see` at this port.
    """
    viewer.require("party.see", owner=viewer.authority, port=viewer.port)
    left = Closing.objects.filter(party_id=OuterRef("party_id"), direction="exit")
    found = _visible(viewer).filter(
        plate_key=number_key(plate),
        plate_country=country,
        direction="entry",
        opened_at__gte=clock.now() - PLATE_REMEMBERED,
    )
    inside = found.filter(_has_entered()).exclude(Exists(left)).order_by("-opened_at")
    return inside.values_list("party_id", flat=True).first()


def find_row(viewer: Viewer, party_id: UUID) -> Party:
    """The row of a party that the viewer may see. Raises PartyUnknown."""
    row = _visible(viewer).filter(party_id=party_id).first()
    if row is None:
        raise PartyUnknown(str(party_id))
    return row


def party_line(row: Party, closed: set[str]) -> PartyLine:
    """A row as others see it."""
    assert row.opened_at is not None, "only opened parties are visible"
    return PartyLine(
        party_id=row.party_id,
        kind=row.kind,
        direction=row.direction,
        source=row.source,
        carrier=row.carrier,
        vehicle_kind=row.vehicle_kind,
        plate=row.plate,
        plate_country=row.plate_country,
        port=row.port,
        opened_at=row.opened_at,
        listed=row.listed,
        closed_entry="entry" in closed,
        closed_exit="exit" in closed,
        cleared_at=row.cleared_at,
        cleared=row.cleared or 0,
        cleared_rule=row.cleared_rule,
    )


def standings(shown: Iterable[MemberLine]) -> list[Standing]:
    """How each person stands, for the rules."""
    return [
        Standing(m.member_id, m.is_expected, m.state == "present", m.state == "explained")
        for m in shown
    ]


def _visible(viewer: Viewer) -> QuerySet[Party]:
    own = Party.objects.filter(owner=viewer.authority, opened_at__isnull=False)
    return own.filter(Q(port=viewer.port) | _has_entered())


def _has_entered() -> Exists:
    return Exists(
        Passing.objects.filter(
            party_id=OuterRef("party_id"), direction="entry", crossing_id__isnull=False
        )
    )


def _member(
    party: Party,
    row: Member,
    direction: Direction,
    passings: dict[tuple[UUID | None, str], Passing],
) -> MemberLine:
    here, at_entry = (
        passings.get((row.member_id, direction)),
        passings.get((row.member_id, "entry")),
    )
    present = here is not None and is_confirmed(here.crossing_id, here.undone_crossing_id)
    entered = at_entry is not None and is_confirmed(
        at_entry.crossing_id, at_entry.undone_crossing_id
    )
    explained = here is not None and bool(here.absence_reason)
    return MemberLine(
        member_id=row.member_id,
        position=row.position,
        how=row.how,
        name=row.name,
        mother=row.mother,
        birth=row.birth,
        document_number=row.document_number,
        document_issuer=row.document_issuer,
        nationality=row.nationality,
        is_leader=row.member_id == party.leader_id,
        is_expected=is_expected(opened_for=party.direction, direction=direction, entered=entered),
        state=Standing(row.member_id, True, present, explained).state,
        confirmed_at=here.confirmed_at if here and present else None,
        inspection_id=here.inspection_id if here and present else None,
        traveller_id=here.traveller_id if here and present else None,
        reason=here.absence_reason if here else "",
        note=here.absence_note if here else None,
    )
