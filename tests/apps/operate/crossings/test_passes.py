"""Border passes: for residents of the rule's own districts, and a gentle question once over."""

from datetime import timedelta
from uuid import UUID

import pytest

from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.errors import CategoryUnknown, DistrictUnknown
from manfadh.apps.operate.crossings.models import Crossing, CrossingCategory, Refusal
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.rules.ways import possible_modes, usual_mode
from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.crossings.selectors.categories import (
    count_categories,
    count_officer_categories,
    list_category_crossings,
    modes_at,
)
from manfadh.apps.operate.crossings.selectors.passes import (
    PassOver,
    list_left_after_pass,
    list_passes_over,
)
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.kernel import clock
from manfadh.kernel.calendars import own_calendar
from manfadh.kernel.days import local_day
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.apps.operate.crossings.passes import PASS, issue_pass
from tests.border import ANNA, read, supervisor_elsewhere, with_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture(autouse=True)
def passes(law: None) -> None:
    issue_pass()


def enter(
    viewer: Viewer, reading: Reading = ANNA, *, category: str = PASS, detail: str = "mehran"
) -> UUID:
    shown = read(viewer, reading)
    return services.decide_crossing(
        viewer=viewer,
        inspection_id=shown.inspection_id,
        particulars=Particulars(category=category, category_detail=detail),
        ground="seen",
    )


def leave(viewer: Viewer, reading: Reading = ANNA) -> Inspected:
    shown = read(viewer, reading, "exit")
    services.decide_crossing(
        viewer=viewer,
        inspection_id=shown.inspection_id,
        particulars=Particulars(),
        ground="seen",
    )
    return shown


def codes(shown: Inspected) -> dict[str, str]:
    return {reason.code: reason.level for reason in shown.advice.reasons}


def over(viewer: Viewer) -> list[PassOver]:
    return list(list_passes_over(viewer))


def test_a_pass_is_for_residents_of_the_districts_of_its_rule_alone(hana: Viewer) -> None:
    for other in ("basra", "", "Mehran"):
        with pytest.raises(DistrictUnknown):
            enter(hana, detail=other)
    assert not Crossing.objects.exists()
    enter(hana, detail=" mehran ")
    assert CrossingCategory.objects.get().detail == "mehran"


def test_a_pass_that_holds_is_no_question(hana: Viewer, dalal: Viewer) -> None:
    enter(hana)
    with clock.frozen_at(clock.now() + timedelta(hours=23)):
        assert "pass_over" not in codes(read(hana, ANNA, "exit"))
        assert not over(dalal)


def test_a_pass_that_is_over_is_a_question_at_the_exit_and_holds_nobody(
    hana: Viewer, dalal: Viewer
) -> None:
    enter(hana)
    entered = Crossing.objects.get()
    with clock.frozen_at(clock.now() + timedelta(hours=27)):
        [one] = over(dalal)
        assert (one.crossing_id, one.rule, one.detail) == (entered.crossing_id, PASS, "mehran")
        assert one.name
        shown = leave(hana)
        assert codes(shown)["pass_over"] == "check"
        assert not Refusal.objects.exists()
        assert not over(dalal)
        on = local_day(clock.now(), own_calendar().zone)
        [late] = list_left_after_pass(dalal, on)
        assert late.left_at is not None
        assert late.left_at > late.leave_by_at
        assert not list_left_after_pass(dalal, on - timedelta(days=3))


def test_transit_and_shore_leave_are_asked_about_alike(hana: Viewer, dalal: Viewer) -> None:
    enter(hana, category="transit", detail="to Amman")
    with clock.frozen_at(clock.now() + timedelta(hours=49)):
        assert [one.category for one in over(dalal)] == ["transit"]
        assert "pass_over" in codes(read(hana, ANNA, "exit"))


def test_an_entry_that_was_undone_leaves_nobody_behind(hana: Viewer, dalal: Viewer) -> None:
    crossing_id = enter(hana)
    services.undo_crossing(viewer=hana, crossing_id=crossing_id)
    with clock.frozen_at(clock.now() + timedelta(hours=27)):
        assert not over(dalal)


def test_who_left_in_time_is_in_neither_list(hana: Viewer, dalal: Viewer) -> None:
    enter(hana)
    with clock.frozen_at(clock.now() + timedelta(hours=2)):
        leave(hana)
        on = local_day(clock.now(), own_calendar().zone)
        assert not list_left_after_pass(dalal, on)
    with clock.frozen_at(clock.now() + timedelta(hours=27)):
        assert not over(dalal)


def test_omar_and_another_port_see_no_pass(hana: Viewer, dalal: Viewer, omar: Viewer) -> None:
    enter(hana)
    with clock.frozen_at(clock.now() + timedelta(hours=27)):
        assert over(dalal)
        assert not over(supervisor_elsewhere())
        for viewer in (omar, hana):
            with pytest.raises(NotPermitted):
                list_passes_over(viewer)
            with pytest.raises(NotPermitted):
                list_left_after_pass(viewer, clock.today())


def test_a_list_of_passes_is_a_look(hana: Viewer, dalal: Viewer) -> None:
    enter(hana)
    with clock.frozen_at(clock.now() + timedelta(hours=27)):
        before = Look.objects.count()
        over(dalal)
        assert Look.objects.count() == before + 1


def test_long_lists_come_in_pages(hana: Viewer, dalal: Viewer) -> None:
    for number in range(52):
        enter(hana, with_(ANNA, number=f"P{number:04}", given_names=f"A{number}"))
    with clock.frozen_at(clock.now() + timedelta(hours=27)):
        first, second = list_passes_over(dalal), list_passes_over(dalal, page=2)
        assert (len(list(first)), len(list(second))) == (50, 2)


def test_a_rule_for_ships_and_lorries_is_none_where_people_walk(hana: Viewer) -> None:
    assert possible_modes(lane_mode="pedestrian", port_kind="land") == ("foot",)
    assert possible_modes(lane_mode="any", port_kind="air") == ("air",)
    assert "lorry" in possible_modes(lane_mode="", port_kind="land")
    assert usual_mode(possible_modes(lane_mode="", port_kind="land")) == "foot"
    assert usual_mode(possible_modes(lane_mode="", port_kind="sea")) == "sea"
    # Nobody has described this port: then any rule may be meant.
    assert modes_at(hana.port, "1") == ()
    assert usual_mode(()) == "foot"


def test_officers_and_reasons_are_counted_and_each_crossing_can_be_opened(
    hana: Viewer, dalal: Viewer
) -> None:
    for number in range(2):
        enter(
            hana,
            with_(ANNA, number=f"D{number}", given_names=f"A{number}B"),
            category="diplomat",
            detail=f"Note {number}",
        )
    enter(hana, with_(ANNA, number="M1", given_names="MINA"))
    enter(hana, with_(ANNA, number="O1", given_names="OLGA"), category="", detail="")
    since_at, until_at = clock.now() - timedelta(hours=1), clock.now() + timedelta(seconds=1)
    counted = count_categories(dalal, since_at=since_at, until_at=until_at)
    assert [(one.rule, one.count) for one in counted] == [("diplomat", 2), (PASS, 1)]
    [officer] = count_officer_categories(dalal, since_at=since_at, until_at=until_at)
    assert officer.officer_id == hana.officer_id
    assert (dict(officer.by_rule), officer.total, officer.decided) == (
        {"diplomat": 2, PASS: 1},
        3,
        4,
    )
    on = local_day(clock.now(), own_calendar().zone)
    assert len(list(list_category_crossings(dalal, on))) == 3
    only = list(list_category_crossings(dalal, on, rule="diplomat"))
    assert {line.detail for line in only} == {"Note 0", "Note 1"}
    with pytest.raises(NotPermitted):
        list_category_crossings(hana, on)


def test_a_lane_for_cars_offers_no_rule_for_lorries(hana: Viewer) -> None:
    shown = read(hana, ANNA)
    with pytest.raises(CategoryUnknown):
        services.decide_crossing(
            viewer=hana,
            inspection_id=shown.inspection_id,
            particulars=Particulars(category="nobody", category_detail="x"),
            ground="seen",
        )


def test_erasure_empties_the_district_and_leaves_the_count(hana: Viewer, dalal: Viewer) -> None:
    enter(hana)
    traveller_id = Crossing.objects.get().traveller_id
    assert traveller_id is not None
    assert differing_tables() == []
    stamp = Stamp(actor=None, owner=dalal.authority, purpose="erasure")
    erase_subject(subject=traveller_id, ground="Law", stamp=stamp)
    assert CrossingCategory.objects.get().detail is None
    assert differing_tables() == []
