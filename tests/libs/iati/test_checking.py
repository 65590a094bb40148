"""A file is held against the schema, and against nothing else for its verdict."""

import io
import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.libs.iati.small import FILES, GOOD

from manfadh.libs.iati import Report, SchemasWrong, check_file, checking, read_schemas

SCHEMAS = read_schemas(FILES)
TODAY_ON = date(2026, 11, 25)


def check(text: str | bytes) -> Report:
    content = text.encode() if isinstance(text, str) else text
    return check_file(lambda: io.BytesIO(content), SCHEMAS, today_on=TODAY_ON)


def warnings(body: str) -> str:
    """The warnings about an activity with this inside it, one a line."""
    text = (
        '<iati-activities version="2.03"><iati-activity>'
        "<iati-identifier>XM-1-7</iati-identifier>"
        f'<reporting-org ref="XM-1"/>{body}</iati-activity></iati-activities>'
    )
    return "\n".join(one.message for one in check(text).warnings)


def test_a_good_file_is_valid_even_where_rules_warn() -> None:
    report = check(GOOD)
    assert report.valid
    assert report.errors == []
    assert any("sector" in one.message for one in report.warnings)


def test_an_error_has_the_line_of_its_element() -> None:
    report = check(GOOD.replace("<activity-status", "<surprise/>\n<activity-status"))
    assert [one.line for one in report.errors] == [5]
    assert "surprise" in report.errors[0].message
    assert not report.valid


def test_an_organisation_file_is_held_against_its_own_schema() -> None:
    good = (
        '<iati-organisations version="2.03"><iati-organisation>'
        "<organisation-identifier>XM-1</organisation-identifier>"
        "</iati-organisation></iati-organisations>"
    )
    assert check(good).valid
    assert check(good.encode("utf-16").replace(b"UTF-8", b"UTF-16")).valid
    assert not check(good.replace("organisation-identifier", "iati-identifier")).valid


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        (b"", 0, "empty"),
        (b" \n ", 0, "empty"),
        (b"hello", 1, "not well-formed"),
        (GOOD[:120].encode(), 4, "not well-formed"),
        (GOOD.replace("</iati-activity>", "</iati-actvity>").encode(), 6, "not well-formed"),
        (GOOD.replace("XM-INVENTED-1-7", "é").encode("latin-1"), 3, "not well-formed"),
        (b'<?xml version="1.0" encoding="klingon"?>' + GOOD.encode(), 1, "klingon"),
        (b"<html/>", 1, "root element is html"),
        (b'\n<iati-activities xmlns="urn:x" version="2.03"/>', 2, "root element"),
        (GOOD.replace("1-7", "1-7\0").encode(), 3, "not well-formed"),
    ],
)
def test_what_is_no_file_of_the_standard_is_told_in_a_sentence(
    text: bytes, line: int, part: str
) -> None:
    report = check(text)
    assert not report.valid
    assert [one.line for one in report.errors] == [line]
    assert part in report.errors[0].message


LAUGHS = '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{i} "&a{i - 1};&a{i - 1};">' for i in range(1, 40)
)


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE x [{LAUGHS}]>",
        '<!DOCTYPE x [<!ENTITY a39 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_no_document_type_is_followed(doctype: str) -> None:
    for place in ("<iati-identifier>&a39;", '<iati-identifier x="&a39;">'):
        report = check(doctype + GOOD.replace("<iati-identifier>", place))
        assert not report.valid
        assert "document type" in report.errors[0].message
        assert len(report.errors) == 1


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_are_too_strange(content: bytes) -> None:
    assert not check(content).valid


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=3))
def test_no_damage_is_too_strange(place: int, damage: bytes) -> None:
    content = GOOD.encode()
    check(content[:place] + damage + content[place + len(damage) :])


def test_a_long_file_is_judged_in_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    one = GOOD.split("\n", 1)[1].rsplit("\n", 1)[0]
    count = 3000
    body = "\n".join(one.replace("1-7", f"1-{i}") for i in range(count))
    bad = body.replace("<reporting-org", "<surprise/><reporting-org", count).replace(
        "<surprise/>", "", count - 1
    )
    content = f'<iati-activities version="2.03">\n{bad}\n</iati-activities>'.encode()
    monkeypatch.setattr(checking, "READ_WHOLE_BYTES", 1000)
    tracemalloc.start()
    report = check(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The line on which the activity with the fault begins: the last one, of five lines each.
    assert [one.line for one in report.errors] == [2 + 5 * (count - 1)]
    assert len(report.warnings) == checking.MOST_FINDINGS + 1
    assert "more" in report.warnings[-1].message
    assert peak < 4_000_000


def test_a_code_that_is_not_on_its_list_is_a_warning_with_its_line() -> None:
    report = check(GOOD.replace('code="2"', 'code="9"'))
    assert report.valid
    found = [one for one in report.warnings if "ActivityStatus" in one.message]
    assert [(one.line, '"9"' in one.message) for one in found] == [(5, True)]


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ('<sector code="1" percentage="60"/><sector code="2" percentage="30"/>', "sum to 90"),
        ('<sector code="1"/><sector code="2" percentage="30"/>', "each needs a percentage"),
        ('<sector code="1" percentage="140"/>', "between 0 and 100"),
        ('<activity-date type="1" iso-date="2026-02-01"/>'
         '<activity-date type="3" iso-date="2026-01-01"/>', "planned start"),
        ('<activity-date type="2" iso-date="2027-01-01"/>', "in the future"),
        ("", "neither a planned"),
        ("", "participating-org"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_a_warning(body: str, part: str) -> None:
    assert part in warnings(body)


def test_identifiers_begin_with_the_reporter_and_are_used_once() -> None:
    other = GOOD.replace('ref="XM-INVENTED-1"', 'ref="XM-OTHER"')
    assert any("does not begin" in one.message for one in check(other).warnings)
    activity = GOOD.split("\n", 1)[1].rsplit("\n", 1)[0]
    twice = GOOD.replace(activity, f"{activity}\n{activity}")
    assert any("line 2 too" in one.message for one in check(twice).warnings)


def test_a_schema_that_is_missing_is_named() -> None:
    with pytest.raises(SchemasWrong, match=r"xml\.xsd"):
        read_schemas({name: content for name, content in FILES.items() if name != "xml.xsd"})


def test_a_schema_asks_for_nothing_that_was_not_handed_over() -> None:
    elsewhere = FILES["iati-activities-schema.xsd"].replace(
        b"iati-common.xsd", b"http://127.0.0.1:9/iati-elsewhere.xsd"
    )
    with pytest.raises(SchemasWrong):
        read_schemas({**FILES, "iati-activities-schema.xsd": elsewhere})
