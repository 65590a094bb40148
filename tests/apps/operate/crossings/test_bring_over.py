"""Older systems: what they kept is taken over once, whole, and can be taken back."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places import services as places
from manfadh.apps.operate.crossings.models import Crossing, History, Stay
from manfadh.apps.operate.crossings.selectors import (
    count_interrupted_histories,
    find_kept_mapping,
    list_histories,
)
from manfadh.apps.operate.crossings.services import (
    Brought,
    HistoryRefused,
    MappingWrong,
    bring_over,
    check_history,
    propose_mapping,
    read_mapping,
    withdraw_history,
)
from manfadh.apps.operate.crossings.services.bring_over import taking
from manfadh.apps.operate.travellers.models import Document, Traveller
from manfadh.kernel.imports.importing import LineError
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.ledger.verifying import verify
from manfadh.kernel.viewers import NotPermitted, Viewer

pytestmark = pytest.mark.django_db

MAPPING = """
name = "The green system"
time_zone = "Asia/Baghdad"
date_order = "day first"

[columns]
crossed_at = "Moved"
direction = "In/Out"
nationality = "Nat"
document_number = "Passport"
full_name = "الاسم"
birth = "Born"
sex = "Sex"

[defaults]
port = "zurbatiyah"
mode = "bus"

[values.direction]
"دخول" = "entry"
"خروج" = "exit"
"""
TITLES = "Moved,In/Out,Nat,Passport,الاسم,Born,Sex\n"
SALIM = "A1234567,سالم جابر حسن الحربوي,12/03/1974,M\n"
HUDA = "B7654321,هدى محمد جواد البصري,1990,F\n"
IN_AND_OUT = (
    TITLES
    + f"01/02/2015 08:30,دخول,JOR,{SALIM}"
    + f"٠٥/٠٢/٢٠١٥ ١٧:٠٠,خروج,الأردن,{SALIM}"
    + f"2015-02-06T09:00:00+03:00,دخول,IR,{HUDA}"
)


@pytest.fixture
def keeper(db: None) -> Viewer:
    """Who takes over older systems, at a node that knows the ports."""
    viewer = get_founder(authority="iq")
    places.load_reference(viewer=viewer)
    return viewer


def take(keeper: Viewer, text: str, *, mapping: str = MAPPING, leave_out: bool = False) -> Brought:
    source = io.BytesIO(text.encode())
    chosen = read_mapping(mapping)
    report = check_history(source=source, mapping=chosen)
    return bring_over(
        viewer=keeper, source=source, mapping=chosen, report=report, leave_out_wrong=leave_out
    )


def wrongs(text: str, mapping: str = MAPPING) -> list[LineError]:
    source = io.BytesIO(text.encode())
    return list(check_history(source=source, mapping=read_mapping(mapping)).errors)


def test_crossings_become_stays_of_people_with_their_documents(keeper: Viewer) -> None:
    done = take(keeper, IN_AND_OUT)
    assert (done.taken, done.known_before) == (3, 0)
    assert Traveller.objects.count() == Document.objects.count() == 2
    salim = Traveller.objects.get(birth="1974-03-12")
    assert (salim.given, salim.family, salim.nationality) == ("سالم", "الحربوي", "JOR")
    stay = Stay.objects.get(traveller_id=salim.traveller_id)
    assert stay.entered_at == datetime(2015, 2, 1, 5, 30, tzinfo=UTC)
    assert stay.left_at == datetime(2015, 2, 5, 14, 0, tzinfo=UTC)
    entry = Crossing.objects.get(crossing_id=stay.stay_id)
    assert (entry.port, entry.mode, entry.officer_id) == ("zurbatiyah", "bus", None)
    assert entry.history_id == done.history_id


def test_the_same_file_twice_is_refused(keeper: Viewer) -> None:
    take(keeper, IN_AND_OUT)
    with pytest.raises(HistoryRefused, match="was taken over"):
        take(keeper, IN_AND_OUT)


def test_lines_that_another_file_brought_are_counted_and_not_doubled(keeper: Viewer) -> None:
    take(keeper, IN_AND_OUT)
    more = IN_AND_OUT + f"07/02/2015 10:00,خروج,IRN,{HUDA}"
    done = take(keeper, more)
    assert (done.taken, done.known_before) == (1, 3)
    assert Crossing.objects.count() == 4
    assert Traveller.objects.count() == 2


def test_a_line_twice_in_one_file_is_one_crossing(keeper: Viewer) -> None:
    done = take(keeper, TITLES + 2 * f"01/02/2015 08:30,دخول,JOR,{SALIM}")
    assert (done.taken, done.known_before) == (1, 1)


def test_a_number_that_was_handed_on_is_not_the_same_person(keeper: Viewer) -> None:
    other = "A1234567,كريم عادل ناصر السعدي,01/01/1980,M\n"
    take(
        keeper,
        TITLES + f"01/02/2015 08:30,دخول,JOR,{SALIM}" + f"01/02/2019 08:30,دخول,JOR,{other}",
    )
    assert Traveller.objects.count() == 2


def test_a_person_without_a_document_is_taken_without_one(keeper: Viewer) -> None:
    take(keeper, TITLES + "01/02/2015 08:30,دخول,JOR,,سالم جابر,1974,M\n")
    assert (Traveller.objects.count(), Document.objects.count()) == (1, 0)
    assert Crossing.objects.get().document_id is None


def test_a_wrong_line_keeps_everything_out_and_names_what_to_do(keeper: Viewer) -> None:
    text = IN_AND_OUT + f"31/02/2015 08:30,دخول,JOR,{SALIM}" + f"01/02/2015,فوق,XQX,{SALIM}"
    assert [(line, column) for line, column, _ in wrongs(text)] == [
        (5, "Moved"),
        (6, "In/Out"),
        (6, "Nat"),
    ]
    with pytest.raises(HistoryRefused):
        take(keeper, text)
    assert not History.objects.exists()
    assert not Crossing.objects.exists()


def test_wrong_lines_can_be_left_out_by_who_says_so(keeper: Viewer) -> None:
    done = take(keeper, IN_AND_OUT + f"soon,دخول,JOR,{SALIM}", leave_out=True)
    assert done.taken == 3


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (f"01/02/2094 08:30,دخول,JOR,{SALIM}", "future"),
        ("01/02/1960 08:30,دخول,JOR,A1,سالم,1974,M\n", "born after"),
        ("01/02/2015 08:30,دخول,JOR,A1,,1974,M\n", "names nobody"),
        (",دخول,JOR,A1,سالم,1974,M\n", "when the person crossed"),
        ("01/02/2015 08:30,,JOR,A1,سالم,1974,M\n", "direction"),
        ("01/02/2015 8:30 قريبا,دخول,JOR,A1,سالم,1974,M\n", "14:35"),
    ],
)
def test_what_a_line_can_not_be_is_told(keeper: Viewer, line: str, what: str) -> None:
    [(number, _column, said)] = wrongs(TITLES + line)
    assert number == 2
    assert what in said


def test_an_evening_by_the_clock_of_twelve_is_an_evening(keeper: Viewer) -> None:
    take(keeper, TITLES + f"01/02/2015 08:30 PM,دخول,JOR,{SALIM}")
    assert Crossing.objects.get().crossed_at == datetime(2015, 2, 1, 17, 30, tzinfo=UTC)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line is a part of its own."""
    monkeypatch.setattr(taking, "LINES_AT_ONCE", 1)


class PowerLost(Exception):
    """The plug was pulled."""


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("parts", [1, 2])
def test_an_interrupted_file_goes_on_where_it_ended(keeper: Viewer, parts: int) -> None:
    source = io.BytesIO(IN_AND_OUT.encode())
    mapping = read_mapping(MAPPING)
    report = check_history(source=source, mapping=mapping)
    seen: list[int] = []

    def pull_the_plug(done: int, _total: int | None) -> None:
        seen.append(done)
        if done == parts:
            raise PowerLost

    with pytest.raises(PowerLost):
        bring_over(
            viewer=keeper, source=source, mapping=mapping, report=report, progress=pull_the_plug
        )
    assert Crossing.objects.count() == parts
    assert count_interrupted_histories() == 1
    [line] = list_histories(keeper)
    assert line.is_interrupted
    done = take(keeper, IN_AND_OUT)
    assert (done.taken, done.known_before) == (3, 0)
    assert count_interrupted_histories() == 0
    assert Traveller.objects.count() == 2


@pytest.mark.usefixtures("small_parts")
def test_an_interrupted_file_does_not_go_on_with_another_mapping(keeper: Viewer) -> None:
    source = io.BytesIO(IN_AND_OUT.encode())
    mapping = read_mapping(MAPPING)

    def pull_the_plug(_done: int, _total: int | None) -> None:
        raise PowerLost

    report = check_history(source=source, mapping=mapping)
    with pytest.raises(PowerLost):
        bring_over(
            viewer=keeper, source=source, mapping=mapping, report=report, progress=pull_the_plug
        )
    with pytest.raises(HistoryRefused, match="another mapping"):
        take(keeper, IN_AND_OUT, mapping=MAPPING.replace('"bus"', '"car"'))


def test_what_was_taken_over_wrongly_is_taken_back_and_can_be_taken_again(keeper: Viewer) -> None:
    done = take(keeper, IN_AND_OUT)
    withdraw_history(viewer=keeper, history_id=done.history_id, ground="wrong time zone")
    assert not Crossing.objects.filter(undone_at__isnull=True).exists()
    assert not Stay.objects.exists()
    again = take(keeper, IN_AND_OUT)
    assert (again.taken, Stay.objects.count()) == (3, 2)
    with pytest.raises(HistoryRefused, match="taken back already"):
        withdraw_history(viewer=keeper, history_id=done.history_id, ground="twice")


def test_taking_back_needs_a_ground(keeper: Viewer) -> None:
    done = take(keeper, IN_AND_OUT)
    with pytest.raises(HistoryRefused, match="Say why"):
        withdraw_history(viewer=keeper, history_id=done.history_id, ground=" ")


def test_replay_gives_the_same_tables_and_the_ledger_holds(keeper: Viewer) -> None:
    done = take(keeper, IN_AND_OUT)
    withdraw_history(viewer=keeper, history_id=done.history_id, ground="wrong file")
    take(keeper, IN_AND_OUT)
    assert differing_tables() == []
    assert verify().holds


def test_the_mapping_is_kept_for_the_next_file_of_the_kind(keeper: Viewer) -> None:
    titles = TITLES.strip().split(",")
    assert find_kept_mapping(keeper, titles=titles) is None
    take(keeper, IN_AND_OUT)
    assert find_kept_mapping(keeper, titles=titles) == MAPPING
    assert find_kept_mapping(keeper, titles=titles[1:]) is None


def test_a_booth_officer_takes_over_nothing(keeper: Viewer, hana: Viewer) -> None:
    with pytest.raises(NotPermitted):
        take(hana, IN_AND_OUT)


def test_another_authority_does_not_take_back_what_is_not_its_own(keeper: Viewer) -> None:
    done = take(keeper, IN_AND_OUT)
    with pytest.raises(HistoryRefused):
        withdraw_history(
            viewer=replace(keeper, authority="iq-kr"), history_id=done.history_id, ground="ours"
        )


def test_a_proposed_mapping_reads_the_file_that_it_was_proposed_for(keeper: Viewer) -> None:
    titles = ["Date", "Time", "Direction", "Port", "Nationality", "Passport no", "Full name", "X"]
    text = propose_mapping(titles, time_zone="Asia/Baghdad", name='The "old" one')
    line = '03/04/2015,14:05,in,Zurbatiyah,Iraq,A12,"سالم جابر",9\n'
    done = take(keeper, ",".join(titles) + "\n" + line, mapping=text)
    assert done.taken == 1
    assert '# "X" is not used' in text
    assert Crossing.objects.get().crossed_at == datetime(2015, 4, 3, 11, 5, tzinfo=UTC)


def _broken_mappings() -> Iterator[tuple[str, str]]:
    yield "name = ", "TOML"
    yield MAPPING.replace('name = "The green system"', ""), "name"
    yield MAPPING.replace("Asia/Baghdad", "Asia/Nowhere"), "time zone"
    yield MAPPING.replace("day first", "any order"), "date_order"
    yield MAPPING.replace('crossed_at = "Moved"', ""), "crossed_at"
    yield MAPPING.replace('direction = "In/Out"', ""), "direction"
    yield MAPPING.replace('full_name = "الاسم"', ""), "name stands"
    yield MAPPING.replace('sex = "Sex"', 'shoe_size = "Sex"'), "shoe_size"
    yield MAPPING.replace('"entry"', '"inwards"'), "inwards"
    yield MAPPING.replace('sex = "Sex"', "sex = 5"), "columns"
    yield "colour = 1\n" + MAPPING, "colour"


@pytest.mark.parametrize(("text", "what"), list(_broken_mappings()))
def test_a_mapping_that_can_not_be_used_says_what_to_do(text: str, what: str) -> None:
    with pytest.raises(MappingWrong, match=what):
        read_mapping(text)


def test_a_column_that_the_file_has_not_or_has_twice_is_named(keeper: Viewer) -> None:
    with pytest.raises(MappingWrong, match="Moved"):
        wrongs(IN_AND_OUT.replace("Moved", "Went"))
    with pytest.raises(MappingWrong, match="twice"):
        wrongs(IN_AND_OUT.replace("Sex", "Moved"))


def test_a_port_that_nobody_knows_is_a_wrong_line(keeper: Viewer) -> None:
    mapping = MAPPING.replace('sex = "Sex"', 'port = "Sex"')
    [error] = wrongs(TITLES + f"01/02/2015 08:30,دخول,JOR,{SALIM}", mapping)
    assert "[values.port]" in error[2]


def test_each_history_is_a_line_of_the_list(keeper: Viewer) -> None:
    done = take(keeper, IN_AND_OUT)
    [line] = list_histories(keeper)
    assert (line.history_id, line.taken, line.lines, line.is_interrupted) == (
        UUID(str(done.history_id)),
        3,
        3,
        False,
    )
