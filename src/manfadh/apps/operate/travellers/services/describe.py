"""The facts to record when somebody is met.

They answer events instead of recording them, because meeting somebody is part of a larger act (an
admission) that must be recorded whole or not at all.
"""

from typing import Literal
from uuid import UUID

from manfadh.apps.operate.travellers.events import (
    DocumentPresented,
    Sex,
    TravellerDescribed,
    TravellerRegistered,
)
from manfadh.apps.operate.travellers.rules import keys_of
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import FullName

NOBODY = FullName("")


def describe_traveller(
    *,
    traveller_id: UUID,
    surname: str,
    given_names: str,
    birth: str,
    sex: Sex | None,
    nationality: str,
    full_name: FullName = NOBODY,
    mother: str = "",
    how: Literal["registered", "described"] = "registered",
) -> TravellerRegistered:
    """The fact that a person is known, or is now described better. Derives the keys, once."""
    kind = TravellerRegistered if how == "registered" else TravellerDescribed
    keys = keys_of(full_name, surname, given_names)
    return kind(
        traveller_id=traveller_id,
        given=full_name.given,
        father=full_name.father,
        grandfather=full_name.grandfather,
        family=full_name.family,
        mother=mother,
        surname=surname,
        given_names=given_names,
        birth=birth,
        sex=sex,
        nationality=nationality,
        name_key=keys.name_key,
        sound_key=keys.sound_key,
    )


def present_document(
    *,
    document_id: UUID,
    traveller_id: UUID,
    kind: str,
    issuer: str,
    nationality: str,
    expiry: str,
    number: str,
    surname: str,
    given_names: str,
) -> DocumentPresented:
    """The fact that a person presented a document. `expiry` is an ISO date or empty."""
    return DocumentPresented(
        document_id=document_id,
        traveller_id=traveller_id,
        kind=kind,
        issuer=issuer,
        nationality=nationality,
        expiry=expiry,
        number=number,
        number_key=number_key(number),
        surname=surname,
        given_names=given_names,
    )
