"""What a reader of machine-readable zones must know: specimens of Doc 9303 and of States."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.documents import CATALOGUE, Kind, Mrz, read_mrz, read_text
from manfadh.libs.documents.check_digits import check_digit, digit_of, values_of
from manfadh.libs.documents.layouts import layout_of

UTOPIA = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
ANY_LINES = st.lists(st.text(max_size=100), max_size=4)
ZONE_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"
ZONE_VALUES = {c: 0 if c == "<" else int(c, 36) for c in ZONE_CHARACTERS}
SOUND = [
    UTOPIA,
    CARD,
    ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"),
    ("V" + UTOPIA[0][1:], "L8988901C4XXX4009078F9612109ZE184226B<<<<<<<"),
    ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX7408122F9612109<<<<<<<<"),
]
VECTORS = Path(__file__).parents[4] / "shared" / "data" / "mrz" / "mrz_vectors_dev.json"


def codes(mrz: Mrz) -> list[str]:
    return [reason.code for reason in mrz.reasons]


def remarks(mrz: Mrz) -> list[str]:
    return [remark.code for remark in mrz.remarks]


def passport(lower: str, upper: str = UTOPIA[0]) -> Mrz:
    return read_mrz((upper, lower))


def test_a_passport_gives_every_field() -> None:
    mrz = read_mrz(UTOPIA)
    assert (mrz.kind, mrz.valid) == (Kind.TD3, True)
    assert mrz.fields._asdict() == {
        "document_code": "P",
        "issuer": "UTO",
        "number": "L898902C3",
        "nationality": "UTO",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "birth": "740812",
        "sex": "F",
        "expiry": "120415",
        "optional_1": "ZE184226B",
        "optional_2": "",
    }


def test_a_check_digit_follows_the_worked_example_of_the_standard() -> None:
    assert check_digit("520727") == "3"
    assert check_digit("AB2134<<<") == "5"


def test_a_number_runs_on_into_the_optional_data_of_a_card() -> None:
    mrz = read_mrz(("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", CARD[2]))
    assert mrz.valid
    assert (mrz.fields.number, mrz.fields.optional_1) == ("D23145890734", "")


def test_what_follows_a_long_number_stays_optional_data() -> None:
    mrz = read_mrz(("I<UTO123456789<ABCD3<TEST<<<<<", "0001029<3001020UTO<<<<<<<<<<<2", CARD[2]))
    assert mrz.valid
    assert (mrz.fields.number, mrz.fields.optional_1) == ("123456789ABCD", "TEST")


def test_a_filler_for_a_check_digit_without_a_longer_number_is_named() -> None:
    mrz = read_mrz(("I<UTOD23145890<<<<<<<<<<<<<<<<", *CARD[1:]))
    assert "number_continuation" in codes(mrz)


def test_both_belgian_weights_are_read_and_the_older_is_remarked_upon() -> None:
    newer = ("IDBEL600001795<0152<<<<<<<<<<<", "1301014F2311207BEL130101987398")
    older = ("IDBEL000590240<6013<<<<<<<<<<<", "8512017F1311048BEL851201002007")
    assert read_mrz((*newer, CARD[2])).valid
    assert remarks(read_mrz((*newer, CARD[2]))) == []
    assert read_mrz((*older, CARD[2])).valid
    assert remarks(read_mrz((*older, CARD[2]))) == ["belgian_weights"]


def test_belgian_weights_are_for_belgium_alone() -> None:
    other = ("IDUTO000590240<6013<<<<<<<<<<<", "8512017F1311048BEL851201002007", CARD[2])
    assert codes(read_mrz(other)) == ["number_check_digit"]


def test_a_visa_has_no_composite_check_digit_and_may_fill_its_last_position() -> None:
    mrz = read_mrz(
        (
            "VBD<<DEDIC<<SIDNAN<<<<<<<<<<<<<<<<<<",
            "D091740530BIH8201135M9708011<2020711",
        )
    )
    assert (mrz.kind, mrz.valid, mrz.fields.issuer) == (Kind.MRV_B, True, "D")
    assert mrz.fields.optional_1 == "2020711"


def test_an_unused_personal_number_may_have_a_filler_for_its_digit() -> None:
    assert passport("AA89BXHZ56D<<7503201M2511188<<<<<<<<<<<<<<<8").valid


def test_a_used_personal_number_may_not() -> None:
    mrz = passport("XX00000000NLD7110195F1108280123456782<<<<<<2")
    assert "optional_check_digit" in codes(mrz)


@pytest.mark.parametrize(
    ("birth", "possible"),
    [
        ("740812", True),
        ("<<<<<<", True),
        ("74<<<<", True),
        ("7408<<", True),
        ("000229", True),
        ("740229", False),
        ("740631", False),
        ("741301", False),
        ("740800", False),
        ("7<0812", False),
        ("<<0230", False),
        ("74081A", False),
    ],
)
def test_a_date_of_birth_may_be_unknown_in_part_but_must_exist(birth: str, possible: bool) -> None:
    mrz = passport(f"L898902C36UTO{birth}{check_digit(birth)}F1204159ZE184226B<<<<<10")
    found = {"birth_impossible", "birth_characters"} & set(codes(mrz))
    assert bool(found) is not possible


def test_a_date_of_expiry_must_be_whole() -> None:
    mrz = passport("L898902C36UTO7408122F<<<<<<0ZE184226B<<<<<10")
    assert "expiry_characters" in codes(mrz)


def test_a_date_with_a_letter_whose_sum_agrees_is_still_refused() -> None:
    mrz = passport("L898902C36UTO7408122F120E159ZE184226B<<<<<10")
    assert codes(mrz) == ["expiry_characters"]


def test_validity_does_not_depend_on_names_or_known_issuers() -> None:
    mrz = passport(UTOPIA[1].replace("UTO", "QQQ"), "P<QQQ" + "MAR1A".ljust(39, "<"))
    assert mrz.valid
    assert remarks(mrz) == ["names_characters"]


def test_either_identifier_may_be_missing() -> None:
    without_surname = passport(UTOPIA[1], "P<UTO<<ANNA<MARIA".ljust(44, "<")).fields
    assert (without_surname.surname, without_surname.given_names) == ("", "ANNA MARIA")
    without_given = passport(UTOPIA[1], "P<UTOARKFREITH".ljust(44, "<")).fields
    assert (without_given.surname, without_given.given_names) == ("ARKFREITH", "")


def test_a_name_to_the_last_position_may_have_been_cut() -> None:
    upper = "P<UTOPAPANDROPOULOUS<<JONATHON<WARREN<TREVOR"
    assert remarks(passport(UTOPIA[1], upper)) == ["names_cut"]


@pytest.mark.parametrize(
    ("printed", "sex", "valid"),
    [("M", "M", True), ("F", "F", True), ("<", None, True), ("X", "X", True), ("8", None, False)],
)
def test_sex_is_read_as_printed(printed: str, sex: str | None, valid: bool) -> None:
    mrz = passport(UTOPIA[1][:20] + printed + UTOPIA[1][21:])
    assert (mrz.fields.sex, mrz.valid) == (sex, valid)


def test_a_country_code_with_a_digit_is_misread() -> None:
    assert codes(passport(UTOPIA[1].replace("UTO", "UT0"))) == ["nationality"]


def test_an_empty_number_is_no_number() -> None:
    assert "number_missing" in codes(passport("<<<<<<<<<0" + UTOPIA[1][10:]))


def test_lines_of_no_form_have_no_kind() -> None:
    assert read_mrz((UTOPIA[0] + "<", UTOPIA[1] + "<")).kind is None
    assert codes(read_mrz(UTOPIA[:1])) == ["lines_shape"]
    assert codes(read_mrz(())) == ["lines_empty"]


def test_the_older_french_card_is_named_instead_of_misread() -> None:
    mrz = read_mrz(
        (
            "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<",
            "9409923102854CORINNE<<<<<<<6512068F4",
        )
    )
    assert (mrz.kind, codes(mrz)) == (None, ["national_layout"])


def test_every_reason_has_one_code_a_message_and_its_section() -> None:
    for code, reason in CATALOGUE.items():
        assert reason.code == code
        assert reason.message.endswith(".")
        assert reason.section.startswith("Doc 9303-")


@given(st.text(ZONE_CHARACTERS, max_size=84))
def test_the_sums_agree_with_the_rule_worked_by_hand(text: str) -> None:
    total = sum(
        ZONE_VALUES[character] * (7, 3, 1)[index % 3] for index, character in enumerate(text)
    )
    assert digit_of(values_of(text)) == str(total % 10)


@given(st.sampled_from(SOUND), st.data(), st.sampled_from(ZONE_CHARACTERS))
def test_a_changed_character_that_changes_the_sum_is_caught(
    lines: tuple[str, ...], data: st.DataObject, character: str
) -> None:
    layout = layout_of(lines)
    assert layout is not None
    checked = [layout.number, layout.birth, layout.expiry, *layout.composite]
    place = data.draw(
        st.sampled_from([i for part in checked for i in range(part.start, part.stop)])
    )
    zone = "".join(lines)
    was = zone[place]
    mrz = read_mrz(layout.lines_of(zone[:place] + character + zone[place + 1 :]))
    # A difference of 10 changes no sum of weights prime to 10: Doc 9303 cannot see it.
    if (ZONE_VALUES[was] - ZONE_VALUES[character]) % 10:
        assert not mrz.valid


@given(ANY_LINES)
@settings(max_examples=150)
def test_whatever_is_sent_gives_an_answer(lines: list[str]) -> None:
    mrz = read_mrz(lines)
    assert mrz.valid is (not mrz.reasons)
    mrz.dates(today_on=date(2026, 11, 23))


@given(
    st.sampled_from([(2, 36), (2, 44), (3, 30)]).flatmap(
        lambda shape: st.lists(
            st.text(ZONE_CHARACTERS + "é١²\ud800 a", min_size=shape[1], max_size=shape[1]),
            min_size=shape[0],
            max_size=shape[0],
        )
    )
)
def test_lines_of_the_right_shape_and_any_content_give_an_answer(lines: list[str]) -> None:
    mrz = read_mrz(lines)
    assert mrz.kind is not None
    mrz.dates(today_on=date(2026, 11, 23))


def test_hostile_input_costs_next_to_nothing() -> None:
    hostile = ["<" * 10_000_000, "\u202e" * 1_000, "P<" * 500, "ﷺ" * 1_000, "١" * 88, "\n" * 1_000]
    started = time.perf_counter()
    for text in hostile:
        assert not read_text(text).valid
    assert time.perf_counter() - started < 1


@pytest.mark.reference
@pytest.mark.skipif(not VECTORS.exists(), reason="the public vectors are not beside this checkout")
def test_every_public_vector_reads_as_expected() -> None:
    differing = [
        vector["id"]
        for vector in json.loads(VECTORS.read_text())
        if "error" not in vector["expect"] and read_as_vector(vector) != expected(vector["expect"])
    ]
    # v016 and v035 are older French identity cards, whose layout is not of Doc 9303.
    assert differing == ["v016", "v035"]


def expected(expect: dict[str, Any]) -> list[Any]:
    printed = [
        "code",
        "state",
        "number",
        "nat",
        "surname",
        "given",
        "birth",
        "expiry",
        "opt1",
        "opt2",
    ]
    kinds = {"MRVA": "MRV-A", "MRVB": "MRV-B"}
    sex = expect["sex"] if expect["sex"] in "MF" else None
    plain = [(expect.get(name) or "").replace("<", " ").strip() for name in printed]
    return [kinds.get(expect["kind"], expect["kind"]), expect["valid"], sex, *plain]


def read_as_vector(vector: dict[str, Any]) -> list[Any]:
    mrz = read_mrz(vector["lines"])
    fields = mrz.fields
    printed = [
        fields.document_code, fields.issuer, fields.number, fields.nationality, fields.surname,
        fields.given_names, fields.birth, fields.expiry, fields.optional_1, fields.optional_2,
    ]  # fmt: skip
    return [mrz.kind, mrz.valid, fields.sex, *[text.replace("<", " ").strip() for text in printed]]


@pytest.mark.reference
@pytest.mark.skipif(not VECTORS.exists(), reason="the public vectors are not beside this checkout")
def test_malformed_public_vectors_are_refused() -> None:
    malformed = [v for v in json.loads(VECTORS.read_text()) if "error" in v["expect"]]
    assert malformed
    assert all(read_mrz(vector["lines"]).kind is None for vector in malformed)
