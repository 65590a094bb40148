"""Every code on a travel document has a meaning and a name in three languages."""

import pytest
from babel.core import get_global
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.codes import (
    LANGUAGES,
    IssuerKind,
    Language,
    UnknownCodeError,
    country_name,
    find_country,
    get_country,
    is_known_issuer,
    list_countries,
)


@pytest.mark.parametrize("written", ["D", "D<<", "DEU", "deu", "DE", " d "])
def test_germany_is_germany_however_an_mrz_writes_it(written: str) -> None:
    germany = get_country(written)
    assert (germany.code, germany.alpha2, germany.mrz_code) == ("DEU", "DE", "D")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("IRQ", IssuerKind.STATE),
        ("RKS", IssuerKind.STATE),
        ("GBN", IssuerKind.STATUS),
        ("UNO", IssuerKind.ORGANISATION),
        ("EUE", IssuerKind.ORGANISATION),
        ("XOM", IssuerKind.ORGANISATION),
        ("XXA", IssuerKind.STATELESS),
        ("XXB", IssuerKind.REFUGEE),
        ("XXC", IssuerKind.REFUGEE),
        ("XXX", IssuerKind.UNSPECIFIED),
        ("UTO", IssuerKind.SPECIMEN),
        ("ZAR", IssuerKind.LEGACY),
    ],
)
def test_each_code_says_what_it_stands_for(code: str, kind: IssuerKind) -> None:
    assert get_country(code).kind is kind


@pytest.mark.parametrize("code", ["XXA", "XXB", "XXC", "XXX"])
def test_having_no_nationality_is_a_value_and_not_an_unknown_code(code: str) -> None:
    assert is_known_issuer(code)
    assert not get_country(code).is_nationality


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_name_in_every_language(language: Language) -> None:
    names = {country.code: country_name(country.code, language) for country in list_countries()}
    assert all(names.values())


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("IRQ", ("Iraq", "العراق", "عێراق")),
        ("XXA", ("Stateless person", "عديم الجنسية", "بێ ڕەگەزنامە")),
    ],
)
def test_a_name_is_in_the_language_asked_for(code: str, names: tuple[str, str, str]) -> None:
    assert tuple(country_name(code, language) for language in LANGUAGES) == names


def test_the_table_of_iso_3166_agrees_with_cldr() -> None:
    cldr = {
        alpha3: alpha2[0]
        for alpha3, alpha2 in get_global("territory_aliases").items()
        if len(alpha3) == 3 and len(alpha2) == 1
    }
    listed = [country for country in list_countries(IssuerKind.STATE) if country.alpha2 != "XK"]
    assert len(listed) == 249
    assert {country.code: cldr.get(country.code) for country in listed} == {
        country.code: country.alpha2 for country in listed
    }


def test_a_code_that_nobody_bears_is_not_found_and_named_in_the_error() -> None:
    assert find_country("QQQ") is None
    with pytest.raises(UnknownCodeError, match="'QQQ'"):
        get_country("QQQ")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
def test_looking_for_any_text_never_fails(text: str) -> None:
    country = find_country(text)
    assert (country is not None) == is_known_issuer(text)
