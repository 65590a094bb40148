"""The person at the reader, against the party beside it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from manfadh.apps.operate.passengers.events import Direction
from manfadh.apps.operate.passengers.models import Meeting, Member, Passing
from manfadh.apps.operate.passengers.rules.matching import Match, Place, Seen, match
from manfadh.apps.operate.passengers.rules.presence import is_confirmed
from manfadh.kernel.prepared import first, prepared
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import sorted_sound_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A place on a list; personal fields are None once erased."""

    member_id: UUID
    position: int
    how: str
    name: str | None
    birth: str | None
    document_number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingShown:
    """What a booth says of the list when somebody's paper was read.

    `member` is the place that is theirs. Without one, `perhaps` are places the officer may choose
    from, and `taken` one that was confirmed before for the same paper.
    """

    party_id: UUID
    direction: Direction
    member: Listed | None
    perhaps: tuple[Listed, ...]
    taken: Listed | None


def find_meeting(inspection_id: UUID, seen: Seen) -> MeetingShown | None:
    """The place on a list for a reading; None where no party stood beside the reader.

    The caller has recorded the look at the person, and the choice of the party that at its list.
    """
    row = first(meetings_of(inspection_id))
    if row is None or row.party_id is None:
        return None
    direction: Direction = "exit" if row.direction == "exit" else "entry"
    found = find_match(row.party_id, direction, seen)
    wanted = [i for i in (row.member_id, found.taken, *found.perhaps) if i]
    held = {m.member_id: _listed(m) for m in Member.objects.filter(member_id__in=wanted)}
    return MeetingShown(
        party_id=row.party_id,
        direction=direction,
        member=held.get(row.member_id) if row.member_id else None,
        perhaps=tuple(held[i] for i in found.perhaps if i in held and row.member_id is None),
        taken=held.get(found.taken) if found.taken and row.member_id is None else None,
    )


def find_match(party_id: UUID, direction: str, seen: Seen) -> Match:
    """Which place of a party belongs to a paper (`rules.matching.match`)."""
    same = Q(number_key=number_key(seen.number)) if number_key(seen.number) else Q()
    if sound := sorted_sound_key(seen.name):
        same |= Q(sound_key=sound)
    if not same:
        return Match(None)
    rows = list(Member.objects.filter(same, party_id=party_id).order_by("position")[:20])
    taken = {
        passing.member_id
        for passing in Passing.objects.filter(
            party_id=party_id, direction=direction, member_id__in=[row.member_id for row in rows]
        )
        if is_confirmed(passing.crossing_id, passing.undone_crossing_id)
    }
    return match(
        seen,
        [
            Place(
                member_id=row.member_id,
                number_key=row.number_key or "",
                sound_key=row.sound_key or "",
                birth=row.birth or "",
                is_taken=row.member_id in taken,
            )
            for row in rows
        ],
    )


def _listed(row: Member) -> Listed:
    return Listed(
        member_id=row.member_id,
        position=row.position,
        how=row.how,
        name=row.name,
        birth=row.birth,
        document_number=row.document_number,
    )


@prepared
def meetings_of(inspection_id: UUID) -> QuerySet[Meeting]:
    """The meeting of a reading, asked at each decision."""
    return Meeting.objects.filter(inspection_id=inspection_id)
