"""Acts on the lists."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.apps.operate.watchlists.events import (
    AlertPlaced,
    AlertWithdrawn,
    ListEstablished,
    ListPurpose,
)
from manfadh.apps.operate.watchlists.models import Alert, Watchlist
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import name_key, sorted_sound_key


class ListUnknown(Exception):
    """There is no such list, or it belongs to another authority."""


class AlertUnknown(Exception):
    """There is no such alert, or it belongs to another authority."""


class AlertEmpty(Exception):
    """An alert needs a name or a document number."""


def establish_list(
    *,
    viewer: Viewer,
    watchlist: str,
    purpose: ListPurpose,
    name_ar: str,
    name_ckb: str,
    name_en: str,
    reference: str,
) -> None:
    """Set up a list of the viewer's authority. Needs `watchlist.keep`."""
    viewer.require("watchlist.keep", owner=viewer.authority)
    record(
        ListEstablished(
            watchlist=watchlist,
            purpose=purpose,
            authority=viewer.authority,
            name_ar=name_ar,
            name_ckb=name_ckb,
            name_en=name_en,
            reference=reference,
        ),
        stamp=viewer.stamp(port=""),
    )


def make_alert(
    *,
    watchlist: str,
    instruction: Literal["refer", "seize_document", "inform"],
    reference: str,
    name: str = "",
    mother: str = "",
    birth: str = "",
    nationality: str = "",
    document_issuer: str = "",
    document_number: str = "",
    expires_on: date | None = None,
    review_on: date | None = None,
    alert_id: UUID | None = None,
) -> AlertPlaced:
    """The fact of an alert, with its keys derived. Raises AlertEmpty without name and number."""
    if not name.strip() and not number_key(document_number):
        raise AlertEmpty
    return AlertPlaced(
        alert_id=alert_id or new_id(),
        watchlist=watchlist,
        instruction=instruction,
        reference=reference,
        expires_on=expires_on,
        review_on=review_on,
        name=name.strip(),
        name_key=name_key(name),
        sound_key=sorted_sound_key(name),
        mother=mother.strip(),
        birth=birth,
        nationality=nationality,
        document_issuer=document_issuer,
        document_number=document_number.strip(),
        number_key=number_key(document_number),
    )


def place_alerts(*, viewer: Viewer, watchlist: str, alerts: list[AlertPlaced]) -> None:
    """Place alerts on a list of the viewer's authority, all or none. Raises ListUnknown."""
    viewer.require("watchlist.keep", owner=viewer.authority)
    known = Watchlist.objects.filter(
        watchlist=watchlist, authority=viewer.authority, established_at__isnull=False
    )
    with writing():
        if not known.exists():
            raise ListUnknown(watchlist)
        record(*alerts, stamp=viewer.stamp(port=""))


def withdraw_alert(*, viewer: Viewer, alert_id: UUID, ground: str) -> None:
    """End an alert of the viewer's authority. Raises AlertUnknown."""
    viewer.require("watchlist.keep", owner=viewer.authority)
    with writing():
        if not Alert.objects.filter(alert_id=alert_id, owner=viewer.authority).exists():
            raise AlertUnknown(str(alert_id))
        record(AlertWithdrawn(alert_id=alert_id, ground=ground), stamp=viewer.stamp(port=""))
