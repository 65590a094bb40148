"""Placing alerts on a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from manfadh.apps.operate.watchlists.errors import AlertRefused, AlertUnknown, ListUnknown
from manfadh.apps.operate.watchlists.events import AlertPlaced
from manfadh.apps.operate.watchlists.models import Alert, Watchlist
from manfadh.apps.operate.watchlists.rules import BY_NUMBER_ALONE
from manfadh.kernel import clock
from manfadh.kernel.digits import in_latin_digits
from manfadh.kernel.ids import new_id
from manfadh.kernel.imports.columns import CellWrong, day
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.codes import is_known_issuer
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import name_key, sorted_sound_key

Instruction = Literal["refer", "seize_document", "inform"]
_RECORDED_AT_ONCE = 2_000
_REST_OF_A_DATE = {len("2000"): "-01-01", len("2000-01"): "-01"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertDraft:
    """An alert as its keeper writes it; `birth` is an ISO date or its known part."""

    name: str = ""
    mother: str = ""
    birth: str = ""
    nationality: str = ""
    document_issuer: str = ""
    document_number: str = ""
    instruction: Instruction = "refer"
    reference: str = ""
    expires_on: date | None = None
    review_on: date | None = None


def read_birth(written: str) -> str:
    """A date of birth as typed (1974, 1974-08, 1974-08-12, 12/08/1974, any digits), as ISO.

    Raises AlertRefused for what is no such date, and for one that is still to come.
    """
    plain = in_latin_digits(written.strip())
    if not plain:
        return ""
    try:
        # A part of a date exists if its first day does.
        born_on = day(plain + _REST_OF_A_DATE.get(len(plain), ""))
    except CellWrong as wrong:
        raise AlertRefused(
            _("Write the date of birth as 1974-08-12, or what is known of it: 1974-08 or 1974."),
            "birth",
        ) from wrong
    if born_on > timezone.localdate(clock.now()):
        raise AlertRefused(_("This date of birth is still to come."), "birth")
    return plain if len(plain) in _REST_OF_A_DATE else born_on.isoformat()


def check_draft(draft: AlertDraft, *, purpose: str, on: date) -> None:
    """Raise AlertRefused, with the field and what to do, for an alert that could not work.

    One on a list of documents needs a number, every other a name that can be read or a number.
    """
    has_number = bool(number_key(draft.document_number))
    if purpose in BY_NUMBER_ALONE and not has_number:
        raise AlertRefused(_("A document is sought by its number: write it."), "document_number")
    if not has_number and not sorted_sound_key(draft.name):
        raise AlertRefused(_("Write a name or the number of a document."), "name")
    if not draft.reference.strip():
        raise AlertRefused(_("Write the order or letter that this rests on."), "reference")
    for field in ("nationality", "document_issuer"):
        code = getattr(draft, field)
        if code and not is_known_issuer(code):
            raise AlertRefused(
                _("%(code)s is no country's code. Write three letters, such as IRQ.")
                % {"code": code},
                field,
            )
    if draft.expires_on and draft.expires_on < on:
        raise AlertRefused(_("This day is over: the alert would never hold."), "expires_on")


def make_alert(
    *,
    watchlist: str,
    instruction: Instruction,
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
    """The fact of an alert, its keys derived, once.

    Raises AlertRefused for one that nothing could ever be found by.
    """
    keys = sorted_sound_key(name), number_key(document_number)
    if not any(keys):
        raise AlertRefused(_("Write a name or the number of a document."), "name")
    return AlertPlaced(
        alert_id=alert_id or new_id(),
        watchlist=watchlist,
        instruction=instruction,
        reference=reference.strip(),
        expires_on=expires_on,
        review_on=review_on,
        name=name.strip(),
        name_key=name_key(name),
        sound_key=keys[0],
        mother=mother.strip(),
        birth=birth,
        nationality=nationality,
        document_issuer=document_issuer,
        document_number=document_number.strip(),
        number_key=keys[1],
    )


def alert_of(watchlist: str, draft: AlertDraft, alert_id: UUID | None = None) -> AlertPlaced:
    """The fact of an alert that was drafted."""
    return make_alert(
        watchlist=watchlist,
        alert_id=alert_id,
        instruction=draft.instruction,
        reference=draft.reference,
        name=draft.name,
        mother=draft.mother,
        birth=draft.birth,
        nationality=draft.nationality,
        document_issuer=draft.document_issuer,
        document_number=draft.document_number,
        expires_on=draft.expires_on,
        review_on=draft.review_on,
    )


def place_alert(*, viewer: Viewer, watchlist: str, draft: AlertDraft, alert_id: UUID) -> None:
    """Place one alert; the same id again replaces what it says, so sending twice is harmless.

    Needs `watchlist.keep`. Raises ListUnknown, AlertRefused, and AlertUnknown for the id of an
    alert of another authority.
    """
    purpose = purpose_of(viewer, watchlist)
    if Alert.objects.filter(alert_id=alert_id).exclude(owner=viewer.authority).exists():
        raise AlertUnknown(str(alert_id))
    check_draft(draft, purpose=purpose, on=timezone.localdate(clock.now()))
    place_alerts(viewer=viewer, watchlist=watchlist, alerts=[alert_of(watchlist, draft, alert_id)])


def place_alerts(*, viewer: Viewer, watchlist: str, alerts: Sequence[AlertPlaced]) -> None:
    """Place alerts on a list of the viewer's authority, all or none. Needs `watchlist.keep`.

    Raises ListUnknown, also where an alert is made for another list.
    """
    with writing():
        purpose_of(viewer, watchlist)
        for alert in alerts:
            if alert.watchlist != watchlist:
                raise ListUnknown(alert.watchlist)
        for start in range(0, len(alerts), _RECORDED_AT_ONCE):
            record(*alerts[start : start + _RECORDED_AT_ONCE], stamp=viewer.stamp(port=""))


def purpose_of(viewer: Viewer, watchlist: str) -> str:
    """What a list of the viewer's authority is for. Raises ListUnknown, NotPermitted."""
    viewer.require("watchlist.keep", owner=viewer.authority)
    known = Watchlist.objects.filter(
        watchlist=watchlist, authority=viewer.authority, established_at__isnull=False
    ).first()
    if known is None:
        raise ListUnknown(watchlist)
    return known.purpose
