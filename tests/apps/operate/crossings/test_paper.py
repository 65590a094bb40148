"""A lane goes on by numbered paper, and each number is accounted for, once."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.operate.crossings.models import Crossing, Inspection, PaperForm, Stay
from manfadh.apps.operate.crossings.rules.paper import form_number, read_form_number
from manfadh.apps.operate.crossings.selectors import (
    count_paper_out,
    find_paper_block,
    list_paper_blocks,
    list_paper_forms,
)
from manfadh.apps.operate.crossings.services import (
    EnteredFromPaper,
    FormOut,
    FormUnknown,
    FormUsed,
    PaperGroundNeeded,
    Particulars,
    TimeWrong,
    TooManyForms,
    end_paper_form,
    enter_from_paper,
    print_paper_forms,
    reopen_paper_form,
    undo_crossing,
)
from manfadh.kernel import clock
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.border import ANNA, law, with_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
__all__ = ["law"]


@pytest.fixture
def printed(dalal: Viewer) -> str:
    """Three forms printed for lane 1; the number of the first."""
    fact = print_paper_forms(viewer=dalal, lane="1", direction="entry", count=3)
    return form_number(dalal.port, fact.year, fact.first)


def enter(hana: Viewer, number: str, *, minutes_ago: int = 0) -> EnteredFromPaper:
    return enter_from_paper(
        viewer=hana,
        number=number,
        direction="entry",
        lane="1",
        crossed_at=clock.now() - timedelta(minutes=minutes_ago),
        reading=ANNA,
        particulars=Particulars(permission="visa", permission_number="V1"),
    )


def test_numbers_run_on_without_a_gap(dalal: Viewer, printed: str) -> None:
    more = print_paper_forms(viewer=dalal, lane="2", direction="exit", count=2)
    assert (more.first, more.last) == (4, 5)
    assert PaperForm.objects.count() == 5
    with pytest.raises(TooManyForms):
        print_paper_forms(viewer=dalal, lane="2", direction="exit", count=401)


def test_a_form_is_entered_later_and_as_such(hana: Viewer, dalal: Viewer, printed: str) -> None:
    with clock.frozen_at(clock.now() + timedelta(hours=3)):
        done = enter(hana, printed, minutes_ago=90)
        crossing = Crossing.objects.get(crossing_id=done.crossing_id)
        assert crossing.is_paper
        assert crossing.crossed_at == clock.now() - timedelta(minutes=90)
    stay = Stay.objects.get(stay_id=done.crossing_id)
    assert stay.permission == "visa"
    [first, *_] = list_paper_forms(dalal, list_paper_blocks(dalal)[0].block_id)
    assert (first.form, first.state, first.advice) == (printed, "entered", crossing.advice)


def test_a_number_is_used_once(hana: Viewer, printed: str) -> None:
    enter(hana, printed)
    with pytest.raises(FormUsed):
        enter(hana, printed)
    assert Crossing.objects.count() == 1


@pytest.mark.parametrize("typed", ["1", "٠٠٠٠٠١", " 000001 ", "{year}-000001", "{number}"])
def test_a_number_is_known_however_it_is_typed(hana: Viewer, printed: str, typed: str) -> None:
    _port, year, _ = printed.rsplit("-", 2)
    assert enter(hana, typed.format(year=year, number=printed.lower())).form == printed


def test_a_number_of_another_port_or_that_was_never_printed_is_unknown(
    hana: Viewer, printed: str
) -> None:
    for number in ("4", "OTHER-2026-000001", "a form", ""):
        with pytest.raises(FormUnknown):
            enter(hana, number)
    assert not Inspection.objects.exists()


def test_a_crossing_lies_neither_before_its_form_nor_in_the_future(
    hana: Viewer, printed: str
) -> None:
    with pytest.raises(TimeWrong):
        enter(hana, printed, minutes_ago=60)
    with pytest.raises(TimeWrong):
        enter(hana, printed, minutes_ago=-60)


def test_what_the_system_would_have_said_stops_nobody_and_stands_on_the_page(
    hana: Viewer, dalal: Viewer, printed: str
) -> None:
    expired = with_(ANNA, expiry="2001-01-01")
    done = enter_from_paper(
        viewer=hana,
        number=printed,
        direction="entry",
        lane="1",
        crossed_at=clock.now(),
        reading=expired,
        particulars=Particulars(),
    )
    assert done.shown.advice.level != "admit"
    [first, *_] = list_paper_forms(dalal, list_paper_blocks(dalal)[0].block_id)
    assert first.advice == done.shown.advice.level


def test_every_number_is_accounted_for(hana: Viewer, dalal: Viewer, printed: str) -> None:
    assert count_paper_out(dalal) == 3
    enter(hana, printed)
    end_paper_form(viewer=dalal, number="2", ending="not_used", ground="")
    end_paper_form(viewer=dalal, number="3", ending="spoiled", ground="rain")
    [block] = list_paper_blocks(dalal)
    assert (block.printed, block.out) == (3, 0)
    assert find_paper_block(dalal, block.block_id) == block
    assert block.counts == {"": 0, "entered": 1, "spoiled": 1, "not_used": 1, "lost": 0}


def test_a_lost_form_needs_a_ground_and_may_be_found_again(
    hana: Viewer, dalal: Viewer, printed: str
) -> None:
    with pytest.raises(PaperGroundNeeded):
        end_paper_form(viewer=dalal, number=printed, ending="lost", ground=" ")
    with pytest.raises(FormOut):
        reopen_paper_form(viewer=dalal, number=printed, ground="nothing happened")
    end_paper_form(viewer=dalal, number=printed, ending="lost", ground="not in the tray")
    with pytest.raises(FormUsed):
        enter(hana, printed)
    with pytest.raises(PaperGroundNeeded):
        reopen_paper_form(viewer=dalal, number=printed, ground="")
    reopen_paper_form(viewer=dalal, number=printed, ground="behind the desk")
    assert enter(hana, printed).form == printed
    with pytest.raises(FormUsed):
        reopen_paper_form(viewer=dalal, number=printed, ground="entered by mistake")


def test_an_entry_that_is_undone_shows_on_the_page(
    hana: Viewer, dalal: Viewer, printed: str
) -> None:
    done = enter(hana, printed)
    undo_crossing(viewer=hana, crossing_id=done.crossing_id)
    [first, *_] = list_paper_forms(dalal, list_paper_blocks(dalal)[0].block_id)
    assert first.is_undone


def test_hana_prints_and_accounts_for_nothing_and_omar_enters_nothing_here(
    hana: Viewer, omar: Viewer, printed: str
) -> None:
    with pytest.raises(NotPermitted):
        print_paper_forms(viewer=hana, lane="1", direction="entry", count=1)
    with pytest.raises(NotPermitted):
        end_paper_form(viewer=hana, number="1", ending="not_used", ground="")
    with pytest.raises(NotPermitted):
        list_paper_blocks(hana)
    with pytest.raises((FormUnknown, NotPermitted)):
        enter(omar, printed)


def test_replay_gives_the_same_forms(hana: Viewer, dalal: Viewer, printed: str) -> None:
    enter(hana, printed)
    end_paper_form(viewer=dalal, number="2", ending="lost", ground="wind")
    reopen_paper_form(viewer=dalal, number="2", ground="found")
    assert differing_tables() == []


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_or_none(text: str) -> None:
    found = read_form_number(text, port="zurbatiyah", year=2026)
    assert found is None or read_form_number(found, port="x", year=1) == found
