"""What `travellers` tells."""

from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

Sex = Literal["M", "F", "X"]


@event("travellers.traveller_registered")
class TravellerRegistered(Event):
    """A person is known here for the first time.

    The four-part name and the mother's name stand in the person's own script where they are known;
    `surname` and `given_names` as a document prints them. `birth` is an ISO date, or its known
    part ("1974", "1974-08"). The keys are derived once, here, and never computed again.
    """

    traveller_id: Subject
    given: Personal[str]
    father: Personal[str]
    grandfather: Personal[str]
    family: Personal[str]
    mother: Personal[str]
    surname: Personal[str]
    given_names: Personal[str]
    birth: Personal[str]
    sex: Sex | None
    nationality: str
    name_key: Personal[str]
    sound_key: Personal[str]


@event("travellers.traveller_described")
class TravellerDescribed(TravellerRegistered):
    """A later, better description of a known person; it replaces the one before."""


@event("travellers.merge_proposed")
class MergeProposed(Event):
    """Two records seem to be one person; a second officer is asked. `kept_id` would lead."""

    merge_id: UUID
    kept_id: UUID
    merged_id: Subject
    ground: Personal[str]


@event("travellers.records_merged")
class RecordsMerged(Event):
    """Two records are one person from now on; each keeps what is its own."""

    merge_id: UUID
    kept_id: UUID
    merged_id: Subject
    ground: Personal[str]


@event("travellers.records_split")
class RecordsSplit(Event):
    """A merge no longer holds: the records are two people again, each with what is its own."""

    merge_id: UUID
    merged_id: Subject
    ground: Personal[str]


@event("travellers.records_told_apart")
class RecordsToldApart(Event):
    """Two records of equal name and birth are two people, and are not proposed again."""

    decision_id: UUID
    one_id: Subject
    other_id: UUID
    ground: Personal[str]


@event("travellers.document_presented")
class DocumentPresented(Event):
    """A document was shown by a person: once for each document, again when it reads differently."""

    document_id: UUID
    traveller_id: Subject
    # One of `libs.codes.DocumentKind`, or "none".
    kind: str
    issuer: str
    nationality: str
    expiry: str
    number: Personal[str]
    number_key: Personal[str]
    surname: Personal[str]
    given_names: Personal[str]
