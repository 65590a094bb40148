"""The receipt of a fee as PDF: number, day, amount, port and act, and no name."""

from pathlib import Path

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from manfadh.apps.operate.fees.selectors import ReceiptShown
from manfadh.kernel.pdf import render_pdf
from manfadh.kernel.qr import qr_svg
from manfadh.papers.places import Issuer, fee_words, language

_TEMPLATE = Path(__file__).with_name("receipt.typ")
_SECOND = {"ar": "en", "ckb": "ar", "en": "ar"}


def receipt_pdf(receipt: ReceiptShown, *, copy: int, issuer: Issuer, address: str) -> bytes:
    """The receipt in the language of who asks, labelled in a second one.

    `copy` is 0 for the original; `address` is where its seal is checked. A void one says so across
    the page, whenever it is printed.
    """
    main = language()
    second = _SECOND[main]
    amount = receipt.amount.written(main)
    values = [
        date_format(localtime(receipt.issued_at), "SHORT_DATETIME_FORMAT"),
        fee_words(receipt),
        str(receipt.days) if receipt.occasion == "overstay" else "",
        amount,
        receipt.lane,
    ]
    with override(second):
        beside = _labels()
    facts = [
        [label, other, value]
        for label, other, value in zip(_labels(), beside, values, strict=True)
        if value
    ]
    data = {
        "language": main,
        "second": second,
        "title": _("Receipt"),
        "authority": issuer.authority,
        "port": issuer.port,
        "number": receipt.number,
        "facts": facts,
        "amount": amount,
        "copy": _("Copy %(number)d of a receipt already printed") % {"number": copy}
        if copy
        else "",
        "void": _("VOID") if receipt.voided_at else None,
        "qr": qr_svg(address),
        "check": _("Anybody can check this receipt: the square leads to the page of this node."),
        "foot": receipt.number,
    }
    return render_pdf(_TEMPLATE, data, made_at=receipt.issued_at)


def _labels() -> list[str]:
    return [_("Date and time"), _("For"), _("Days"), _("Amount"), _("Lane")]
