"""People who come together, each confirmed alone: no list, leader or driver answers for anybody."""

import inspect
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

import pytest

from manfadh.apps.operate.crossings.models import Crossing, Inspection
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.crossings.selectors.papers import seen_of
from manfadh.apps.operate.crossings.services import (
    Again,
    Particulars,
    decide_crossing,
    open_inspection,
    refer_to_secondary,
    undo_crossing,
)
from manfadh.apps.operate.passengers import services
from manfadh.apps.operate.passengers.events import Direction
from manfadh.apps.operate.passengers.models import Member, Party, Passing
from manfadh.apps.operate.passengers.selectors import (
    PartyShown,
    find_meeting,
    find_party_by_plate,
    list_parties,
    see_party,
)
from manfadh.apps.operate.passengers.services import (
    AbsenceUnexplained,
    Answer,
    LeaderNotAdult,
    MemberUnknown,
    PartyOver,
    PartyUnknown,
    PlateNeeded,
    Vehicle,
    close_party,
    name_leader,
    open_party,
    receive_passengers,
)
from manfadh.apps.operate.watchlists.services import AlertDraft, establish_list, place_alert
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.apps.operate.passengers.lists import PEOPLE, csv_of
from tests.border import ANNA, relay, with_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def paper(number: int, **other: str) -> Reading:
    """The passport of somebody on the list."""
    name, birth, nationality, document = PEOPLE[number]
    given, _, surname = name.partition(" ")
    fields = {
        "given_names": given,
        "surname": surname,
        "birth": birth,
        "nationality": nationality,
        "issuer": nationality,
        "number": document,
    }
    return with_(ANNA, **fields | other)


def bus(viewer: Viewer, direction: Direction = "entry") -> UUID:
    party_id = new_id()
    receive_passengers(
        viewer=viewer, party_id=party_id, kind="bus", direction=direction, source=csv_of()
    )
    return party_id


def read(
    viewer: Viewer, reading: Reading, party_id: UUID | None, direction: Direction = "entry"
) -> Inspected:
    return open_inspection(
        viewer=viewer, direction=direction, lane="1", typed=reading, party_id=party_id
    )


def confirm(
    viewer: Viewer, reading: Reading, party_id: UUID, direction: Direction = "entry"
) -> UUID:
    shown = read(viewer, reading, party_id, direction)
    return decide(viewer, shown)


def decide(viewer: Viewer, shown: Inspected) -> UUID:
    return decide_crossing(
        viewer=viewer,
        inspection_id=shown.inspection_id,
        particulars=Particulars(),
        ground="looked at",
        again=Again(judgement="crosses_again", reason="a test is quick")
        if shown.just_crossed
        else None,
    )


def states(viewer: Viewer, party_id: UUID, direction: Direction = "entry") -> list[str]:
    return [member.state for member in see_party(viewer, party_id, direction).members]


def missing(shown: PartyShown) -> dict[UUID, Answer]:
    return {member.member_id: Answer("did_not_come") for member in shown.missing}


def test_each_who_passes_the_reader_is_confirmed_and_nobody_else(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(1), party_id)
    assert states(hana, party_id) == ["expected", "present", "expected"]
    confirm(hana, paper(0), party_id)
    assert states(hana, party_id) == ["present", "present", "expected"]


def test_being_read_alone_confirms_nobody(hana: Viewer) -> None:
    party_id = bus(hana)
    shown = read(hana, paper(0), party_id)
    meeting = find_meeting(shown.inspection_id, seen_of(shown.reading))
    assert meeting
    assert meeting.member
    assert meeting.member.position == 1
    assert states(hana, party_id) == ["expected"] * 3


def test_the_leader_passes_and_answers_for_nobody(hana: Viewer) -> None:
    party_id = bus(hana)
    leader = see_party(hana, party_id, "entry").members[0]
    name_leader(viewer=hana, party_id=party_id, member_id=leader.member_id)
    confirm(hana, paper(0), party_id)
    assert see_party(hana, party_id, "entry").leader
    assert states(hana, party_id) == ["present", "expected", "expected"]
    assert Crossing.objects.count() == 1


def test_no_act_confirms_by_a_list_or_for_several() -> None:
    for name in services.__all__:
        act = getattr(services, name)
        if not inspect.isfunction(act):
            continue
        asked = inspect.signature(act).parameters
        if "confirm" in name:
            assert set(asked) == {"inspection_id", "traveller_id", "crossing_id"}
        assert not {"member_ids", "everybody", "leader_id"} & set(asked)
    assert "ids" not in str(inspect.signature(decide_crossing))


def test_one_inspection_confirms_one_person_however_often_it_is_decided(hana: Viewer) -> None:
    party_id = bus(hana)
    shown = read(hana, paper(0), party_id)
    for _ in range(3):
        decide(hana, shown)
    assert Passing.objects.exclude(crossing_id=None).count() == 1


def test_a_reading_is_given_no_place_but_its_own(hana: Viewer) -> None:
    party_id = bus(hana)
    shown = read(hana, paper(0), party_id)
    other = see_party(hana, party_id, "entry").members[1]
    with pytest.raises(MemberUnknown):
        services.choose_place(
            viewer=hana,
            inspection_id=shown.inspection_id,
            member_id=other.member_id,
            seen=seen_of(shown.reading),
        )


def test_closing_with_reasons_confirms_nobody(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(0), party_id)
    close_party(
        viewer=hana,
        party_id=party_id,
        direction="entry",
        answers=missing(see_party(hana, party_id, "entry")),
    )
    assert states(hana, party_id) == ["present", "explained", "explained"]
    assert Crossing.objects.count() == 1


def test_nobody_is_missing_without_a_question(hana: Viewer) -> None:
    party_id = bus(hana)
    for number in range(3):
        confirm(hana, paper(number), party_id)
    close_party(viewer=hana, party_id=party_id, direction="entry", answers={})
    for number in range(2):
        confirm(hana, paper(number), party_id, "exit")
    [child] = see_party(hana, party_id, "exit").missing
    with pytest.raises(AbsenceUnexplained) as unexplained:
        close_party(viewer=hana, party_id=party_id, direction="exit", answers={})
    assert unexplained.value.member_ids == (child.member_id,)
    note = "in the hospital of Badra, with her aunt"
    told = {child.member_id: Answer("ill_or_in_hospital", note)}
    close_party(viewer=hana, party_id=party_id, direction="exit", answers=told)
    [explained] = see_party(hana, party_id, "exit").explained
    assert (explained.reason, explained.note) == ("ill_or_in_hospital", note)


def test_a_question_about_one_holds_nobody_else(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(0), party_id)
    confirm(hana, paper(1), party_id)
    confirm(hana, paper(1), party_id, "exit")
    # The one who stays keeps neither the other nor, later, themselves.
    answers = missing(see_party(hana, party_id, "exit"))
    close_party(viewer=hana, party_id=party_id, direction="exit", answers=answers)
    shown = read(hana, paper(0), None, "exit")
    assert shown.advice.level == read(hana, ANNA, None, "exit").advice.level
    decide(hana, shown)
    assert Crossing.objects.filter(direction="exit").count() == 2


def test_at_exit_only_those_are_asked_about_who_entered(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(0), party_id)
    shown = see_party(hana, party_id, "exit")
    assert [member.name for member in shown.missing] == [PEOPLE[0][0]]


def test_an_undone_decision_takes_the_confirmation_with_it(hana: Viewer) -> None:
    party_id = bus(hana)
    crossing_id = confirm(hana, paper(0), party_id)
    undo_crossing(viewer=hana, crossing_id=crossing_id)
    assert states(hana, party_id)[0] == "expected"
    with clock.frozen_at(clock.now() + timedelta(minutes=2)):
        confirm(hana, paper(0), party_id)
    assert states(hana, party_id)[0] == "present"


def test_who_was_confirmed_before_is_told_and_not_confirmed_again(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(0), party_id)
    shown = read(hana, paper(0), party_id)
    meeting = find_meeting(shown.inspection_id, seen_of(shown.reading))
    assert meeting
    assert meeting.member is None
    assert meeting.taken
    assert meeting.taken.position == 1


def test_who_is_not_on_the_list_joins_it_only_when_the_officer_says_so(hana: Viewer) -> None:
    party_id = bus(hana)
    decide(hana, read(hana, ANNA, party_id))
    assert Member.objects.count() == 3
    shown = read(hana, with_(ANNA, number="Z7", given_names="KLARA"), party_id)
    services.join_party(viewer=hana, inspection_id=shown.inspection_id, seen=seen_of(shown.reading))
    decide(hana, shown)
    last = see_party(hana, party_id, "entry").members[-1]
    assert (last.how, last.state) == ("at_lane", "present")


def test_an_alert_on_one_person_stops_that_person_alone(hana: Viewer, rana: Viewer) -> None:
    establish_list(
        viewer=rana, watchlist="wanted", purpose="wanted",
        name_ar="مطلوبون", name_ckb="داواکراوان", name_en="Wanted", reference="Order 1",
    )  # fmt: skip
    sought = AlertDraft(document_issuer="IRN", document_number="K10000001", reference="Order 7")
    place_alert(viewer=rana, watchlist="wanted", draft=sought, alert_id=new_id())
    party_id = bus(hana)
    stopped = read(hana, paper(0), party_id)
    assert stopped.advice.level == "secondary"
    refer_to_secondary(viewer=hana, inspection_id=stopped.inspection_id, reason="possible_hit")
    for number in (1, 2):
        shown = read(hana, paper(number), party_id)
        assert not shown.hits
        decide(hana, shown)
    assert states(hana, party_id) == ["expected", "present", "present"]


def test_who_is_admitted_in_secondary_is_confirmed_there(hana: Viewer, karim: Viewer) -> None:
    party_id = bus(hana)
    shown = read(hana, paper(0), party_id)
    refer_to_secondary(viewer=hana, inspection_id=shown.inspection_id, reason="random")
    decide(karim, shown)
    assert states(hana, party_id)[0] == "present"


def test_a_stateless_person_of_a_group_is_advised_on_as_anybody(hana: Viewer) -> None:
    party_id = bus(hana)
    advised = [
        read(hana, with_(ANNA, nationality=code, number=f"S{code}"), party_id).advice
        for code in ("XXA", "XXX", "JOR")
    ]
    assert len(set(map(str, advised))) == 1


def test_a_vehicle_needs_its_plate_and_gathers_its_people(hana: Viewer) -> None:
    with pytest.raises(PlateNeeded):
        open_party(viewer=hana, party_id=new_id(), kind="vehicle", direction="entry")
    party_id = car(hana)
    for number in (2, 0, 1):
        confirm(hana, paper(number), party_id)
    shown = see_party(hana, party_id, "entry")
    assert [member.state for member in shown.members] == ["present"] * 3
    # A child came first, and does not drive.
    assert shown.leader
    assert shown.leader.name == "REZA KARIMI"
    assert Inspection.objects.count() == Crossing.objects.count() == 3


def car(viewer: Viewer, plate: str = "بغداد ١٢٣٤٥") -> UUID:
    party_id = new_id()
    open_party(
        viewer=viewer,
        party_id=party_id,
        kind="vehicle",
        direction="entry",
        vehicle=Vehicle(kind="car", plate=plate, country="IRQ"),
    )
    return party_id


def test_the_same_vehicle_is_found_when_it_leaves_until_it_has(hana: Viewer) -> None:
    party_id = car(hana)
    assert find_party_by_plate(hana, "12345", "IRQ") is None
    confirm(hana, paper(0), party_id)
    assert find_party_by_plate(hana, "12345", "IRQ") == party_id
    assert find_party_by_plate(hana, "12345", "IRN") is None
    confirm(hana, paper(0), party_id, "exit")
    close_party(viewer=hana, party_id=party_id, direction="exit", answers={})
    assert find_party_by_plate(hana, "12345", "IRQ") is None


def test_a_minor_leads_no_group(hana: Viewer) -> None:
    party_id = bus(hana)
    child = see_party(hana, party_id, "entry").members[2]
    with pytest.raises(LeaderNotAdult):
        name_leader(viewer=hana, party_id=party_id, member_id=child.member_id)


def test_a_list_by_the_reader_tells_a_paper_that_is_passed_twice(hana: Viewer) -> None:
    party_id = new_id()
    open_party(viewer=hana, party_id=party_id, kind="bus", direction="entry", source="scan")
    for number in range(3):
        place = services.list_by_reader(viewer=hana, party_id=party_id, seen=seen_of(paper(number)))
        assert place == number + 1
    with pytest.raises(services.AlreadyListed) as twice:
        services.list_by_reader(viewer=hana, party_id=party_id, seen=seen_of(paper(1)))
    assert twice.value.position == 2
    assert not Inspection.objects.exists()
    assert states(hana, party_id) == ["expected"] * 3
    confirm(hana, paper(1), party_id)
    assert states(hana, party_id) == ["expected", "present", "expected"]


def test_a_closed_party_takes_nobody_more(hana: Viewer) -> None:
    party_id = bus(hana)
    close_party(
        viewer=hana,
        party_id=party_id,
        direction="entry",
        answers=missing(see_party(hana, party_id, "entry")),
    )
    with pytest.raises(PartyOver):
        read(hana, paper(0), party_id)
    assert not list_parties(hana, "entry").object_list
    assert list_parties(hana, "entry", closed=True).object_list


def test_another_port_sees_a_group_once_it_has_entered(hana: Viewer, omar: Viewer) -> None:
    party_id = bus(hana)
    with pytest.raises(PartyUnknown):
        see_party(omar, party_id, "exit")
    confirm(hana, paper(0), party_id)
    assert list_parties(omar, "exit").object_list
    assert not list_parties(omar, "entry").object_list
    confirm(omar, paper(0), party_id, "exit")
    assert see_party(omar, party_id, "exit").missing == ()


def test_the_region_sees_nothing_of_it(hana: Viewer, shilan: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(0), party_id)
    with pytest.raises(PartyUnknown):
        see_party(shilan, party_id, "exit")


def test_who_may_not_open_may_not_close(hana: Viewer, dalal: Viewer) -> None:
    party_id = bus(hana)
    with pytest.raises(NotPermitted):
        close_party(viewer=dalal, party_id=party_id, direction="entry", answers={})


def test_no_reason_but_those_that_there_are(hana: Viewer) -> None:
    party_id = bus(hana)
    member = see_party(hana, party_id, "entry").members[0]
    with pytest.raises(ValueError, match="no reason"):
        close_party(
            viewer=hana,
            party_id=party_id,
            direction="entry",
            answers={member.member_id: cast("Any", Answer)("ran away")},
        )


def test_an_erased_person_is_gone_from_the_lists_too(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(0), party_id)
    traveller_id = Passing.objects.get().traveller_id
    assert traveller_id
    erase_subject(subject=traveller_id, ground="Law 1", stamp=hana.stamp())
    relay()
    erased, *others = Member.objects.order_by("position")
    assert (erased.name, erased.birth, erased.number_key, erased.sound_key) == (None,) * 4
    assert all(other.name for other in others)
    assert states(hana, party_id)[0] == "present"
    assert Party.objects.count() == 1


def test_the_tables_are_what_the_ledger_tells(hana: Viewer) -> None:
    party_id = bus(hana)
    undo_crossing(viewer=hana, crossing_id=confirm(hana, paper(0), party_id))
    confirm(hana, paper(1), party_id)
    answers = missing(see_party(hana, party_id, "entry"))
    close_party(viewer=hana, party_id=party_id, direction="entry", answers=answers)
    confirm(hana, paper(2), car(hana))
    assert differing_tables() == []
