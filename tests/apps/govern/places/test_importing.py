"""Ahmed brings ports from a file: all of it or nothing, and nothing is lost by it."""

import json
from io import BytesIO

import pytest

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places.selectors import get_history, get_port, list_ports
from manfadh.apps.govern.places.services import PortsBrought, import_ports, load_reference
from manfadh.kernel.imports.importing import ImportRefused
from manfadh.kernel.imports.tables import TableUnreadable
from manfadh.kernel.viewers import NotPermitted, Viewer

pytestmark = pytest.mark.django_db

TITLES = "code,kind,name_ar,name_en,lat,lon\n"
ARABIC = "الرمز,النوع,الاسم العربي,الاسم الإنكليزي,خط العرض,خط الطول\n"


def bring(viewer: Viewer, content: str, **options: bool) -> PortsBrought:
    return import_ports(viewer=viewer, source=BytesIO(content.encode()), **options)


def refused(viewer: Viewer, content: str) -> list[tuple[int, str, str]]:
    with pytest.raises(ImportRefused) as told:
        bring(viewer, content)
    assert list_ports() == []
    return [(e.line, e.column, e.what_to_do) for e in told.value.report.errors]


def test_a_table_with_arabic_titles_and_digits_is_taken(ahmed: Viewer) -> None:
    bring(ahmed, ARABIC + "new-port,بري,منفذ جديد,New Port,٣٣٫٢٥,٤٥٫٥\n")
    port = get_port("new-port")
    assert (port.kind, port.latitude, port.longitude) == ("land", "33.25", "45.5")
    assert port.authority == "iq"


def test_geojson_points_are_taken_longitude_first(ahmed: Viewer) -> None:
    feature = {
        "type": "Feature",
        "properties": {"code": "new-port", "type": "sea", "name_ar": "جديد", "name": "New"},
        "geometry": {"type": "Point", "coordinates": [48.2, 30.0]},
    }
    bring(ahmed, json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert (get_port("new-port").latitude, get_port("new-port").kind) == ("30.0", "sea")


def test_swapped_coordinates_are_told_and_nothing_is_kept(ahmed: Viewer) -> None:
    good = "good-port,land,جيد,Good,33.2,45.5\n"
    [(line, _column, what)] = refused(ahmed, TITLES + good + "bad,land,سيئ,Bad,45.5,33.2\n")
    assert line == 3
    assert "swapped: 33.2 is the latitude" in what


def test_a_place_outside_of_the_country_is_a_question(ahmed: Viewer) -> None:
    far = TITLES + "far,land,بعيد,Far,51.5,0.1\n"
    [(_line, _column, what)] = refused(ahmed, far)
    assert "Is that right?" in what
    bring(ahmed, far, outside_is_right=True)
    assert get_port("far").latitude == "51.5"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a b,land,ا,A,,", "Latin letters"),
        ("a,land,,A,,", "Arabic and an English name"),
        ("a,land,ا,A,33,", "leave both empty"),
        ("a,land,ا,A,north,45", "Write a number"),
        ("a,moon,ا,A,,", ""),
    ],
)
def test_a_wrong_line_says_what_to_do(ahmed: Viewer, line: str, told: str) -> None:
    [(number, _column, what)] = refused(ahmed, TITLES + line + "\n")
    assert number == 2
    assert told in what


def test_a_port_twice_is_told_with_its_first_line(ahmed: Viewer) -> None:
    line = "a,land,ا,A,,\n"
    [(number, _column, what)] = refused(ahmed, TITLES + line + line)
    assert (number, "line 2" in what) == (3, True)


@pytest.mark.parametrize(
    "content", ["{", "{}", '{"features": [1]}', '{"features": [{"properties": {}}]}', ""]
)
def test_what_is_no_table_and_no_points_is_refused(ahmed: Viewer, content: str) -> None:
    with pytest.raises(TableUnreadable):
        bring(ahmed, content)


def test_a_dry_run_keeps_nothing(ahmed: Viewer) -> None:
    brought = bring(ahmed, TITLES + "a,land,ا,A,,\n", dry_run=True)
    assert brought.report.good_lines == 1
    assert list_ports() == []


def test_an_empty_cell_leaves_what_is_known_and_history_stays(ahmed: Viewer) -> None:
    load_reference(viewer=get_founder(authority="iq"))
    before = get_port("safwan")
    brought = bring(ahmed, "code,name_en\nsafwan,Safwan Crossing\n")
    after = get_port("safwan")
    assert (after.names.en, after.names.ar) == ("Safwan Crossing", before.names.ar)
    assert after.latitude == before.latitude
    assert brought.new_facts == 1
    assert "trebil" in brought.not_named
    assert len(list_ports()) == 35
    assert len(get_history("safwan")) == 2
    assert bring(ahmed, "code,name_en\nsafwan,Safwan Crossing\n").new_facts == 0


def test_nobody_takes_another_authoritys_port_by_a_file(ahmed: Viewer) -> None:
    load_reference(viewer=get_founder(authority="iq"))
    with pytest.raises(ImportRefused):
        bring(ahmed, "code,name_en\nbashmakh,Ours\n")
    assert get_port("bashmakh").authority == "krd"


def test_dalal_brings_no_ports(dalal: Viewer) -> None:
    with pytest.raises(NotPermitted):
        bring(dalal, TITLES)
