"""National letters in the zone, and Arabic names back in their own letters."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.documents import arabic_from_zone, name_for_zone

TABLES = Path(__file__).parents[4] / "shared" / "data" / "mrz" / "icao_translit_tables.json"


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("O'Connor", "OCONNOR"),
        ("D’Artagnan", "DARTAGNAN"),
        ("Smith-Jones", "SMITH JONES"),
        ("Anna, Maria", "ANNA MARIA"),
        ("Müller Straße", "MUELLER STRASSE"),
        ("Łukasz Ÿ", "LUKASZ Y"),
        ("Шевченко", "SHEVCHENKO"),
        ("محمد", "MXHMD"),
        ("مُحَمَّد", "MXHMMD"),
        ("فاطمة", "FAXTTMXAH"),
        ("عبد الله", "EBD ALLH"),
        ("", ""),
    ],
)
def test_a_name_is_written_in_the_letters_of_the_zone(name: str, zone: str) -> None:
    assert name_for_zone(name) == zone


def test_an_exception_holds_only_for_its_language() -> None:
    assert name_for_zone("Юлія", language="uk") == "YULIIA"
    assert name_for_zone("Юлия") == "IULIIA"


def test_arabic_comes_back() -> None:
    assert arabic_from_zone("MXHMD EBD<ALLH") == "محمد عبد الله"
    assert arabic_from_zone("FAXTTMXAH") == "فاطمة"


@given(st.text(max_size=40))
def test_any_text_becomes_letters_and_spaces(text: str) -> None:
    assert set(name_for_zone(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ ")


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ <", max_size=40))
def test_any_identifier_can_be_turned_back(identifier: str) -> None:
    assert "<" not in arabic_from_zone(identifier)


@pytest.mark.reference
@pytest.mark.skipif(not TABLES.exists(), reason="the public tables are not beside this checkout")
def test_the_tables_are_those_of_the_standard() -> None:
    tables = json.loads(TABLES.read_text())
    for code, choices in tables["latin"].items():
        assert name_for_zone(chr(int(code, 16))) in choices
    for script in ("cyrillic", "arabic"):
        for code, rule in tables[script].items():
            expected = {"XTA/XAH": "XAH", "[DOUBLE]": ""}.get(rule, rule.split(" ")[0])
            assert name_for_zone(chr(int(code, 16))) == expected
    for written, code in tables["arabic_reverse"].items():
        assert arabic_from_zone(written) in [chr(int(one, 16)) for one in code.split("/")]
