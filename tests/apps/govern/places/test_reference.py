"""Every row of the reference geography can be read, checked and traced to its source."""

import re

import pytest

from manfadh.apps.govern.places.reference import (
    PortKind,
    PortStatus,
    ReferenceRowError,
    centres,
    districts,
    governorates,
    ports,
    read_rows,
    recognitions,
)
from manfadh.libs.codes import find_country

NEIGHBOURS = {"TUR", "IRN", "KWT", "SAU", "JOR", "SYR"}
ARABIC = re.compile(r"[\u0621-\u064A ]*")


def test_iraq_has_eighteen_governorates_by_pcode_and_three_form_the_region() -> None:
    rows = governorates()
    assert [row.pcode for row in rows] == [f"IQG{number:02}" for number in range(1, 19)]
    assert len({row.iso_3166_2 for row in rows}) == 18
    assert {row.names.en for row in rows if row.in_kurdistan_region} == {
        "Duhok",
        "Erbil",
        "Sulaymaniyah",
    }
    assert all(row.names.ar and row.names.ckb for row in rows)


def test_every_district_lies_in_the_governorate_that_its_pcode_says() -> None:
    known = {row.pcode for row in governorates()}
    rows = districts()
    assert len({row.pcode for row in rows}) == len(rows) == 101
    assert {row.governorate for row in rows} == known
    assert all(re.fullmatch(row.governorate + r"Q\d\d", row.pcode) for row in rows)
    assert all(row.names.ar for row in rows)


def test_every_port_is_a_known_place_inside_plausible_bounds() -> None:
    known = {row.pcode for row in governorates()} | {None}
    rows = ports()
    assert len({row.code for row in rows}) == len(rows) == 35
    for row in rows:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row.code)
        assert row.governorate in known
        assert ARABIC.fullmatch(row.names.ar)
        if row.point is not None:
            assert 29.0 <= row.point.lat <= 37.5
            assert 38.7 <= row.point.lon <= 48.8


def test_a_land_port_has_a_neighbour_and_other_ports_have_none() -> None:
    for row in ports():
        if row.kind is PortKind.LAND:
            assert row.neighbour in NEIGHBOURS
            assert find_country(row.neighbour or "") is not None
        else:
            assert row.neighbour is None
            assert row.twin is None


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("trebil", PortStatus.OPEN),
        ("jumaima", PortStatus.PLANNED),
        ("mandali", PortStatus.GOODS_ONLY),
        ("serzir", PortStatus.UNOFFICIAL),
        ("maqal", PortStatus.CLOSED),
        ("waleed", None),
    ],
)
def test_a_port_has_the_status_that_its_sources_give(code: str, status: PortStatus | None) -> None:
    assert {row.code: row.status for row in ports()}[code] is status


def test_recognition_names_known_ports_and_one_answer_per_authority() -> None:
    rows = recognitions()
    assert {row.port for row in rows} <= {row.code for row in ports()}
    assert {row.authority for row in rows} <= {"iq", "krd"}
    assert len({(row.port, row.authority, row.from_on) for row in rows}) == len(rows)


def test_two_authorities_may_see_the_same_port_differently() -> None:
    answers = {(row.port, row.authority): row.recognised for row in recognitions()}
    assert answers["serzir", "krd"]
    assert not answers["serzir", "iq"]
    assert answers["bashmakh", "iq"]


def test_no_source_names_a_centre_yet() -> None:
    assert centres() == ()


def test_every_row_has_a_source_that_is_no_private_path() -> None:
    sources = [row.source for row in governorates()]
    sources += [row.source for row in districts()]
    sources += [row.source for row in ports()]
    sources += [row.source for row in recognitions()]
    assert len(sources) > 150
    assert all(len(source) > 10 and not source.startswith("/") for source in sources)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a,yes,", "the source is missing"),
        ("a,yes", "number of cells"),
        ("a,yes,x,more", "number of cells"),
        ("a,maybe,x", "'maybe' is wrong"),
    ],
)
def test_a_bad_row_is_refused_with_its_file_line_and_reason(line: str, reason: str) -> None:
    def build(cells: dict[str, str]) -> str:
        if cells["open"] != "yes":
            raise ValueError(f"{cells['open']!r} is wrong")
        return cells["code"]

    lines = ["code,open,source\n", "b,yes,x\n", line + "\n"]
    with pytest.raises(ReferenceRowError, match=f"some.csv, line 3: .*{reason}"):
        list(read_rows("some.csv", lines, build))
