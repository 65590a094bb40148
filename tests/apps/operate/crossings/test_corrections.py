"""A correction is a new entry with a reason; what was recorded stays, and stays follow anew."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as patience
from hypothesis import strategies as st

from manfadh.apps.govern.accounts.rules import grants_of
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.events import CrossingCorrected, CrossingRecorded
from manfadh.apps.operate.crossings.models import Crossing, CrossingChange, Stay
from manfadh.apps.operate.crossings.rules.correcting import (
    OF_THE_CROSSING,
    Windows,
    may_correct,
    read_value,
    write_value,
)
from manfadh.apps.operate.crossings.selectors import (
    count_corrections,
    get_crossing,
    list_corrected,
    list_own_crossings,
    list_port_crossings,
    tally_corrected,
    today,
)
from manfadh.apps.operate.crossings.services import Particulars, correct_crossing
from manfadh.apps.operate.travellers.selectors import search_people
from manfadh.kernel import clock
from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from tests.apps.operate.stories import PEOPLE, crossing, undone
from tests.apps.operate.test_stays import stays_due, stays_held
from tests.border import ANNA, read
from tests.cast import Part, viewer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(law: None, hana: Viewer) -> UUID:
    """Anna has entered at Hana's booth."""
    return services.decide_crossing(
        viewer=hana,
        inspection_id=read(hana).inspection_id,
        particulars=Particulars(permission="visa", permission_number="V1", stay_days=30),
        ground="looked at",
    )


def corrected(viewer: Viewer, crossing_id: UUID, **values: str) -> UUID:
    return correct_crossing(
        viewer=viewer, crossing_id=crossing_id, values=values, reason="mistyped", note="so it says"
    )


def test_hana_corrects_her_own_decision_and_the_history_shows_before_and_after(
    hana: Viewer, entry: UUID
) -> None:
    corrected(hana, entry, permission="residence", permission_number="R9", stay_days="60")
    shown = get_crossing(hana, entry)
    assert (shown.values["permission"], shown.values["stay_days"]) == ("residence", "60")
    told = {change.field: (change.was, change.becomes) for change in shown.changes}
    assert told == {
        "permission": ("visa", "residence"),
        "permission_number": ("V1", "R9"),
        "stay_days": ("30", "60"),
    }
    assert {change.by for change in shown.changes} == {hana.officer_id}
    stay = Stay.objects.get()
    assert (stay.permission, stay.stay_days) == ("residence", 60)
    assert differing_tables() == []


def test_a_wrong_direction_is_corrected_and_the_stay_goes(hana: Viewer, entry: UUID) -> None:
    assert Stay.objects.count() == 1
    corrected(hana, entry, direction="exit")
    assert not Stay.objects.exists()
    corrected(hana, entry, direction="entry")
    assert Stay.objects.get().stay_id == entry
    assert differing_tables() == []


def test_a_name_is_corrected_of_the_person_and_found_by_it(
    hana: Viewer, karim: Viewer, entry: UUID
) -> None:
    corrected(hana, entry, surname="ERIKSEN", mother="INGRID", birth="1975-08-12")
    shown = get_crossing(hana, entry)
    assert shown.person
    assert (shown.person.surname, shown.person.mother) == ("ERIKSEN", "INGRID")
    assert Crossing.objects.get().birth_year == 1975
    assert [p.birth for p in search_people(karim, "ANNA MARIA ERIKSEN")] == ["1975-08-12"]


def test_a_page_that_is_no_longer_fresh_writes_nothing(hana: Viewer, entry: UUID) -> None:
    corrected(hana, entry, sex="M")
    with pytest.raises(services.CorrectedMeanwhile):
        correct_crossing(
            viewer=hana,
            crossing_id=entry,
            values={"sex": "F"},
            reason="mistyped",
            note="x",
            seen_changes=0,
        )
    assert Crossing.objects.get().sex == "M"


def test_what_reads_as_before_is_no_correction(hana: Viewer, entry: UUID) -> None:
    with pytest.raises(services.NothingCorrected):
        corrected(hana, entry, sex="F", nationality="UTO")


@pytest.mark.parametrize("note", ["", "  "])
def test_a_correction_needs_a_reason(hana: Viewer, entry: UUID, note: str) -> None:
    with pytest.raises(services.GroundNeeded):
        correct_crossing(
            viewer=hana, crossing_id=entry, values={"sex": "M"}, reason="other", note=note
        )


@pytest.mark.parametrize(
    ("field", "text"),
    [("direction", "sideways"), ("nationality", "Iraq!"), ("stay_days", "many"), ("sex", "Q")],
)
def test_what_no_field_can_say_is_refused_whole(
    hana: Viewer, entry: UUID, field: str, text: str
) -> None:
    with pytest.raises(services.CorrectionWrong) as wrong:
        corrected(hana, entry, **{"mode": "bus", field: text})
    assert wrong.value.field == field
    assert Crossing.objects.get().mode == "foot"


def test_the_instant_of_a_crossing_is_the_systems_but_that_of_a_paper_form_is_not(
    hana: Viewer, entry: UUID
) -> None:
    earlier = (clock.now() - timedelta(hours=2)).isoformat()
    with pytest.raises(services.CorrectionTooLate):
        corrected(hana, entry, crossed_at=earlier)
    on_paper = record_paper(hana)
    corrected(hana, on_paper, crossed_at=earlier)
    assert get_crossing(hana, on_paper).crossed_at.isoformat() == earlier
    assert Stay.objects.get(stay_id=on_paper).entered_at.isoformat() == earlier
    assert differing_tables() == []


def record_paper(hana: Viewer) -> UUID:
    told = crossing(0, PEOPLE[0], "entry", 0)
    fields = {name: getattr(told, name) for name in told.__struct_fields__}
    paper = CrossingRecorded(**fields | {"is_paper": True, "crossed_at": clock.now()})
    record(paper, stamp=hana.stamp())
    return paper.crossing_id


def test_hanas_time_ends_and_the_supervisors_goes_on(
    hana: Viewer, sami: Viewer, entry: UUID
) -> None:
    with clock.frozen_at(clock.now() + timedelta(hours=13)):
        with pytest.raises(services.CorrectionTooLate):
            corrected(hana, entry, sex="M")
        corrected(sami, entry, sex="M")
        [change] = get_crossing(sami, entry).changes
        assert not change.is_own
    with (
        clock.frozen_at(clock.now() + timedelta(days=31)),
        pytest.raises(services.CorrectionTooLate),
    ):
        corrected(sami, entry, sex="F")


def test_nobody_else_corrects_hanas_decision(
    hana: Viewer, karim: Viewer, omar: Viewer, layla: Viewer, entry: UUID
) -> None:
    colleague = replace(hana, officer_id=new_id())
    for other in (colleague, karim, omar):
        with pytest.raises(services.CrossingUnknown):
            corrected(other, entry, sex="M")
    with pytest.raises(NotPermitted):
        corrected(layla, entry, sex="M")
    assert not CrossingChange.objects.exists()


def test_an_undone_crossing_is_not_corrected(hana: Viewer, entry: UUID) -> None:
    services.undo_crossing(viewer=hana, crossing_id=entry)
    with pytest.raises(services.CrossingUnknown):
        corrected(hana, entry, sex="M")


def test_the_inspector_counts_corrections_per_officer(
    hana: Viewer, sami: Viewer, dalal: Viewer, entry: UUID
) -> None:
    corrected(hana, entry, sex="M")
    corrected(hana, entry, sex="F")
    corrected(sami, entry, mode="car")
    counted = {c.officer_id: c for c in count_corrections(dalal, dalal.port, today(), today())}
    own, others = counted[hana.officer_id], counted[sami.officer_id]
    assert (own.corrected, own.of_others, own.decided) == (1, 0, 1)
    assert (others.corrected, others.of_others, others.decided) == (1, 1, 0)
    with pytest.raises(NotPermitted):
        count_corrections(hana, hana.port, today(), today())


def test_the_inspector_holds_corrections_against_peers(
    cast: dict[str, Part], hana: Viewer, sami: Viewer, entry: UUID
) -> None:
    corrected(sami, entry, mode="car")
    inspector = replace(viewer_of(cast["maryam"]), grants=grants_of(["inspector"]))
    inspector = replace(inspector, purpose=Purpose.INTEGRITY)
    span = (clock.now() - timedelta(hours=1), clock.now() + timedelta(hours=1))
    [tally] = tally_corrected(inspector, hana.port, *span)
    assert (tally.who, tally.acts, tally.cases) == (hana.officer_id, 0, 1)
    corrected(hana, entry, sex="M")
    [tally] = tally_corrected(inspector, hana.port, *span)
    assert tally.acts == 1
    assert len(list_corrected(inspector, hana.port, hana.officer_id, *span)) == 1


def test_lists_show_what_may_be_corrected(hana: Viewer, sami: Viewer, entry: UUID) -> None:
    corrected(hana, entry, sex="M")
    [own] = list_own_crossings(hana)
    [ports] = list_port_crossings(sami, today())
    assert own == ports
    assert own.is_corrected
    assert own.name == ANNA.printed_name


CHANGES = st.one_of(
    st.tuples(st.just("direction"), st.sampled_from(["entry", "exit"])),
    st.tuples(
        st.just("crossed_at"),
        st.integers(0, 4).map(
            lambda minute: crossing(0, PEOPLE[0], "entry", minute).crossed_at.isoformat()
        ),
    ),
    st.tuples(st.just("nationality"), st.sampled_from(["IRQ", "UTO", "no country"])),
)


def change_of(number: int, field: str, text: str, change: int) -> CrossingCorrected:
    return CrossingCorrected(
        change_id=UUID(int=0xD0 + change),
        correction_id=UUID(int=0xE0 + change),
        crossing_id=UUID(int=0xC0 + number),
        traveller_id=PEOPLE[number % 2],
        field=field,  # type: ignore[arg-type]
        was="",
        becomes=text,
        was_personal=None,
        becomes_personal=None,
        reason="other",
        note=None,
        is_own=True,
    )


@patience(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_in_any_order_corrections_give_the_same_crossings_and_stays(data: st.DataObject) -> None:
    told: list[Event] = [
        crossing(n, PEOPLE[n % 2], "exit" if n > 2 else "entry", n // 2) for n in range(5)
    ]
    drawn = data.draw(st.lists(st.tuples(st.integers(0, 4), CHANGES), max_size=5))
    told += [change_of(n, *change, at) for at, (n, change) in enumerate(drawn)]
    stamp = Stamp(actor=None, owner="iq", port="IQ-ZRB")
    with undone():
        for fact in data.draw(st.permutations(told)):
            record(fact, stamp=stamp)
        assert stays_held() == stays_due()
        assert differing_tables() == []


@pytest.mark.parametrize("field", [f for f in OF_THE_CROSSING if f != "direction"])
def test_a_value_is_read_as_it_is_written(field: str) -> None:
    for text in ("", "2026-03-01", "7", "IRQ", "visa", "bus", "F", "2026-03-01T09:30:00+00:00"):
        try:
            value = read_value(field, text)
        except ValueError:
            continue
        assert read_value(field, write_value(value)) == value


def test_the_rule_of_who_corrects_until_when() -> None:
    windows = Windows(own=timedelta(hours=12), anybodys=timedelta(days=30))

    def may(field: str, *, is_own: bool, may_others: bool, age: timedelta) -> bool:
        return may_correct(
            field,
            is_own=is_own,
            may_others=may_others,
            is_paper=False,
            age=age,
            windows=windows,
        )

    young, old, ancient = timedelta(hours=1), timedelta(hours=13), timedelta(days=31)
    assert may("sex", is_own=True, may_others=False, age=young)
    assert not may("sex", is_own=True, may_others=False, age=old)
    assert may("sex", is_own=False, may_others=True, age=old)
    assert not may("sex", is_own=True, may_others=True, age=ancient)
    assert not may("crossed_at", is_own=True, may_others=True, age=young)
