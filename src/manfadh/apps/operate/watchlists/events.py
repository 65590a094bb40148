"""What `watchlists` tells."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

ListPurpose = Literal["wanted", "banned_from_travel", "lost_documents"]


@event("watchlists.list_established")
class ListEstablished(Event):
    """A list with one owner and one purpose. Missing people never stand on a list of suspects."""

    watchlist: str
    purpose: ListPurpose
    authority: str
    name_ar: str
    name_ckb: str
    name_en: str
    reference: str


@event("watchlists.alert_placed")
class AlertPlaced(Event):
    """Somebody or some document is sought. `alert_id` is also the subject that erasure goes by."""

    alert_id: Subject
    watchlist: str
    # What the booth is to do, one of the codes that policy names: "refer", "seize_document".
    instruction: Literal["refer", "seize_document", "inform"]
    reference: str
    expires_on: date | None
    review_on: date | None
    name: Personal[str]
    name_key: Personal[str]
    sound_key: Personal[str]
    mother: Personal[str]
    birth: Personal[str]
    nationality: Personal[str]
    document_issuer: Personal[str]
    document_number: Personal[str]
    number_key: Personal[str]


@event("watchlists.alert_withdrawn")
class AlertWithdrawn(Event):
    """An alert no longer holds."""

    alert_id: UUID
    ground: str
