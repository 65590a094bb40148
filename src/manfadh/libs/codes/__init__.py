"""Codes of the field: countries and issuers, nationalities, kinds of documents."""

from manfadh.libs.codes.countries import (
    LANGUAGES,
    Country,
    IssuerKind,
    Language,
    UnknownCodeError,
    country_name,
    find_country,
    get_country,
    is_known_issuer,
    list_countries,
)
from manfadh.libs.codes.documents import DocumentKind, document_kind, document_kind_name

__all__ = [
    "LANGUAGES",
    "Country",
    "DocumentKind",
    "IssuerKind",
    "Language",
    "UnknownCodeError",
    "country_name",
    "document_kind",
    "document_kind_name",
    "find_country",
    "get_country",
    "is_known_issuer",
    "list_countries",
]
