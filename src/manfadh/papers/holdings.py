"""The receipt for a document that a port holds: what was taken, from whom, when, by which port."""

from pathlib import Path

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from manfadh.apps.operate.custody.selectors import HoldingShown
from manfadh.apps.operate.custody.services import REASON_WORDS
from manfadh.kernel.pdf import render_pdf
from manfadh.kernel.qr import qr_svg
from manfadh.papers.places import issuer_of, language

_TEMPLATE = Path(__file__).with_name("receipt.typ")
_SECOND = {"ar": "en", "ckb": "ar", "en": "ar"}


def holding_pdf(holding: HoldingShown, *, copy: int, address: str) -> bytes:
    """The receipt in the language of who asks, labelled in a second one; void once it is over."""
    main = language()
    second = _SECOND[main]
    issuer = issuer_of(holding.authority, holding.port)
    values = [
        date_format(localtime(holding.taken_at), "SHORT_DATETIME_FORMAT"),
        holding.document or "",
        holding.holder or "",
        str(REASON_WORDS.get(holding.reason, holding.reason)),
    ]
    with override(second):
        beside = _labels()
    data = {
        "language": main,
        "second": second,
        "title": _("Receipt for a document"),
        "authority": issuer.authority,
        "port": issuer.port,
        "number": holding.number,
        "facts": [list(row) for row in zip(_labels(), beside, values, strict=True) if row[2]],
        "amount": None,
        "copy": _("Copy %(number)d of a receipt already printed") % {"number": copy}
        if copy
        else "",
        "void": None if holding.is_held else _("VOID"),
        "qr": qr_svg(address),
        "check": _("Bring this paper to have the document back. Anybody can check it."),
        "foot": holding.number,
    }
    return render_pdf(_TEMPLATE, data, made_at=holding.taken_at)


def _labels() -> list[str]:
    return [_("Taken at"), _("Document"), _("Holder"), _("Reason")]
