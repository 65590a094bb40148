"""Each person of a party by themselves: met at the reader, found on the list, confirmed alone.

`crossings` asks for these facts and records them with its own, in one transaction: a confirmation
is never recorded but with the crossing of that one person.
"""

from uuid import UUID

from manfadh.apps.operate.passengers.errors import MemberUnknown
from manfadh.apps.operate.passengers.events import (
    ConfirmationUndone,
    Direction,
    LeaderNamed,
    MemberConfirmed,
    MemberListed,
    PersonMet,
)
from manfadh.apps.operate.passengers.models import Meeting, Party, Passing
from manfadh.apps.operate.passengers.rules.matching import Seen
from manfadh.apps.operate.passengers.selectors.meetings import find_match, meetings_of
from manfadh.apps.operate.passengers.services.open import (
    is_grown_up,
    listing,
    next_position,
    open_row,
)
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.prepared import first
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def meeting_of(
    *, viewer: Viewer, party_id: UUID, inspection_id: UUID, direction: Direction, seen: Seen
) -> list[Event]:
    """The facts of one person being read beside a party, for who records the reading.

    Where the party has no list of its own (a vehicle, a family), the person is on it from now on.
    Raises PartyUnknown, PartyOver.
    """
    row = open_row(viewer, party_id, direction)
    found = find_match(party_id, direction, seen)
    if found.sure or found.perhaps or found.taken or row.source != "lane":
        return [_met(inspection_id, party_id, found.sure, direction)]
    return _joined(row, inspection_id, direction, seen)


def choose_place(*, viewer: Viewer, inspection_id: UUID, member_id: UUID, seen: Seen) -> None:
    """Say which of several places of the list is this person's. Only those that may be are taken.

    Needs `inspection.open` at this port. Raises NotPermitted, MemberUnknown, PartyOver.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    with writing():
        meeting, party_id, direction = _meeting(viewer, inspection_id)
        if meeting.member_id == member_id:
            return
        if member_id not in find_match(party_id, direction, seen).perhaps:
            raise MemberUnknown(str(member_id))
        record(_met(inspection_id, party_id, member_id, direction), stamp=viewer.stamp())


def join_party(*, viewer: Viewer, inspection_id: UUID, seen: Seen) -> None:
    """Add the person at the reader to the party's list: came along, and was not on it.

    Needs `inspection.open` at this port. Raises NotPermitted, MemberUnknown, PartyOver.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    with writing():
        meeting, party_id, direction = _meeting(viewer, inspection_id)
        if meeting.member_id is None:
            row = open_row(viewer, party_id, direction)
            record(*_joined(row, inspection_id, direction, seen), stamp=viewer.stamp())


def confirmation_of(
    *, inspection_id: UUID, traveller_id: UUID, crossing_id: UUID
) -> list[MemberConfirmed]:
    """The fact that one person of a party passed, for who records the crossing; else nothing.

    One inspection confirms one person: the one whose paper was read.
    """
    row = first(meetings_of(inspection_id))
    if row is None or row.member_id is None or row.party_id is None:
        return []
    return [
        MemberConfirmed(
            member_id=row.member_id,
            party_id=row.party_id,
            traveller_id=traveller_id,
            inspection_id=inspection_id,
            crossing_id=crossing_id,
            direction=_direction(row.direction),
        )
    ]


def undoing_of(*, crossing_id: UUID) -> list[ConfirmationUndone]:
    """The fact that a confirmation falls with its decision, for who takes that back."""
    return [
        ConfirmationUndone(
            member_id=row.member_id,
            party_id=row.party_id,
            crossing_id=crossing_id,
            direction=_direction(row.direction),
        )
        for row in Passing.objects.filter(crossing_id=crossing_id)
        if row.member_id and row.party_id
    ]


def _meeting(viewer: Viewer, inspection_id: UUID) -> tuple[Meeting, UUID, Direction]:
    row = first(meetings_of(inspection_id))
    if row is None or row.party_id is None:
        raise MemberUnknown(str(inspection_id))
    direction = _direction(row.direction)
    open_row(viewer, row.party_id, direction)
    return row, row.party_id, direction


def _met(
    inspection_id: UUID, party_id: UUID, member_id: UUID | None, direction: Direction
) -> PersonMet:
    return PersonMet(
        inspection_id=inspection_id, party_id=party_id, member_id=member_id, direction=direction
    )


def _joined(row: Party, inspection_id: UUID, direction: Direction, seen: Seen) -> list[Event]:
    listed: MemberListed = listing(
        seen, party_id=row.party_id, position=next_position(row.party_id), how="at_lane"
    )
    facts: list[Event] = [listed]
    # Somebody drives. The officer names another where it was not the first adult.
    if row.kind == "vehicle" and row.leader_id is None and is_grown_up(seen.birth):
        facts.append(LeaderNamed(party_id=row.party_id, member_id=listed.member_id))
    return [*facts, _met(inspection_id, row.party_id, listed.member_id, direction)]


def _direction(text: str) -> Direction:
    return "exit" if text == "exit" else "entry"
