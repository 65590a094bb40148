"""Who issues a paper, and what a fee is called, in the language of the page."""

from dataclasses import dataclass

from manfadh.apps.govern.accounts.selectors import list_authorities
from manfadh.apps.govern.policy.selectors.tariff import list_tariff
from manfadh.apps.operate.fees.selectors import ReceiptShown
from manfadh.web.components.inspection.places import port_words
from manfadh.web.components.measures import language, say


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """The authority and the port that a paper is of, in words."""

    authority: str
    port: str


def issuer_of(authority: str, port: str) -> Issuer:
    """The authority and the port by name, or by their codes where nobody described them."""
    known = {one.code: str(one.names.in_language(language())) for one in list_authorities()}
    return Issuer(
        authority=known.get(authority, authority), port=port_words([port]).get(port, port)
    )


def fee_words(receipt: ReceiptShown) -> str:
    """What was paid for, as the tariff of that day words it; its code where that is gone."""
    for line in list_tariff(receipt.authority, receipt.issued_on):
        if line.code == receipt.fee:
            return say(line.text)
    return receipt.fee
