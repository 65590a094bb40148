"""Passport, laissez-passer and travel document are three kinds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.codes import LANGUAGES, DocumentKind, document_kind, document_kind_name


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("P<", DocumentKind.PASSPORT),
        ("PP", DocumentKind.PASSPORT),
        ("PD", DocumentKind.DIPLOMATIC_PASSPORT),
        ("PO", DocumentKind.OFFICIAL_PASSPORT),
        ("PE", DocumentKind.EMERGENCY_PASSPORT),
        ("PL", DocumentKind.LAISSEZ_PASSER),
        ("PR", DocumentKind.TRAVEL_DOCUMENT),
        ("PS", DocumentKind.TRAVEL_DOCUMENT),
        ("PT", DocumentKind.TRAVEL_DOCUMENT),
        ("V<", DocumentKind.VISA),
        ("VB", DocumentKind.VISA),
        ("I<", DocumentKind.IDENTITY_CARD),
        ("ID", DocumentKind.IDENTITY_CARD),
        ("C<", DocumentKind.IDENTITY_CARD),
        ("AC", DocumentKind.CREW_CERTIFICATE),
    ],
)
def test_the_letters_of_an_mrz_tell_the_kind(code: str, kind: DocumentKind) -> None:
    assert document_kind(code) is kind


def test_other_letters_tell_nothing() -> None:
    assert document_kind("ZZ") is None
    assert document_kind("") is None


def test_old_paper_certificates_and_visas_are_no_travel_documents() -> None:
    assert not DocumentKind.CIVIL_STATUS_IDENTITY.is_travel_document
    assert not DocumentKind.NATIONALITY_CERTIFICATE.is_travel_document
    assert not DocumentKind.VISA.is_travel_document
    assert DocumentKind.LAISSEZ_PASSER.is_travel_document


def test_every_kind_has_its_own_name_in_every_language() -> None:
    for language in LANGUAGES:
        names = [document_kind_name(kind, language) for kind in DocumentKind]
        assert all(names)
        assert len(set(names)) == len(names)
    assert document_kind_name(DocumentKind.TRAVEL_DOCUMENT, "ar") == "وثيقة سفر"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=5))
def test_any_text_is_a_kind_only_by_its_first_letter(text: str) -> None:
    if document_kind(text) is not None:
        assert text.upper().replace("<", "").strip()[0] in "ACIPV"
