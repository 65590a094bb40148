"""Who issues a paper, and what a fee is called, in the language of who asks for it."""

from dataclasses import dataclass

from django.utils.translation import get_language

from manfadh.apps.govern.accounts.selectors import list_authorities
from manfadh.apps.govern.places.selectors import names_of_ports
from manfadh.apps.govern.policy.selectors.tariff import list_tariff
from manfadh.apps.operate.fees.selectors import ReceiptShown
from manfadh.libs.codes import Language


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """The authority and the port that a paper is of, in words."""

    authority: str
    port: str


def language() -> Language:
    """The language that a paper is asked for in: ar, ckb or en."""
    chosen = get_language()
    return "ckb" if chosen == "ckb" else "en" if chosen == "en" else "ar"


def issuer_of(authority: str, port: str) -> Issuer:
    """The authority and the port by name, or by their codes where nobody described them."""
    chosen = language()
    known = {one.code: str(one.names.in_language(chosen)) for one in list_authorities()}
    ports = names_of_ports({port}) if port else {}
    named = str(ports[port].in_language(chosen)) if port in ports else port
    return Issuer(authority=known.get(authority, authority), port=named)


def fee_words(receipt: ReceiptShown) -> str:
    """What was paid for, as the tariff of that day words it; its code where that is gone."""
    for line in list_tariff(receipt.authority, receipt.issued_on):
        if line.code == receipt.fee:
            return str(line.text.in_language(language()))
    return receipt.fee
