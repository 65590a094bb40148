"""Erasing what lists say of a person, once the person is erased."""

from uuid import UUID

from manfadh.apps.operate.passengers.models import Party, Passing
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.models import ErasedSubject
from manfadh.kernel.writing import writing


def erase_places(traveller_id: UUID, *, ground: str) -> int:
    """Erase each place of a list by which this person was confirmed; answers how many were new.

    The system's own act, as what follows from the erasure of the person.
    """
    with writing():
        held = Passing.objects.filter(traveller_id=traveller_id)
        places = {row.member_id: row.party_id for row in held if row.member_id and row.party_id}
        erased = set(
            ErasedSubject.objects.filter(subject__in=places).values_list("subject", flat=True)
        )
        fresh = {member: party for member, party in places.items() if member not in erased}
        owners = dict(
            Party.objects.filter(party_id__in=fresh.values()).values_list("party_id", "owner")
        )
        for member_id, party_id in fresh.items():
            stamp = Stamp(actor=None, owner=owners.get(party_id, ""), purpose="erasure")
            erase_subject(subject=member_id, ground=ground, stamp=stamp)
    return len(fresh)
