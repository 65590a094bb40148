"""Crew, transit, passes, exemptions: by the rules in force, written down, and counted."""

from datetime import timedelta

import pytest

from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.errors import CategoryUnknown
from manfadh.apps.operate.crossings.models import Crossing, CrossingCategory
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.selectors.categories import count_categories
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.kernel import clock
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.border import ANNA, read, with_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def let_in(viewer: Viewer, category: str, reading: Reading = ANNA, detail: str = "x") -> None:
    shown = read(viewer, reading)
    services.decide_crossing(
        viewer=viewer,
        inspection_id=shown.inspection_id,
        particulars=Particulars(category=category, category_detail=detail),
        ground="seen",
    )


def test_a_shore_pass_says_until_when(hana: Viewer) -> None:
    with clock.frozen_at(clock.now()):
        let_in(hana, "shore_pass", detail="MV Invented")
        row = CrossingCategory.objects.get()
        assert row.leave_by_at == clock.now() + timedelta(hours=72)
    assert (row.category, row.detail) == ("shore_pass", "MV Invented")
    assert row.crossing_id == Crossing.objects.get().crossing_id


def test_a_pass_of_a_resident_holds_at_the_ports_of_its_rule_alone(hana: Viewer) -> None:
    with pytest.raises(CategoryUnknown):
        let_in(hana, "border_resident")
    assert not Crossing.objects.exists()


def test_no_category_but_those_in_force(hana: Viewer) -> None:
    with pytest.raises(CategoryUnknown):
        let_in(hana, "friend_of_the_director")


def test_an_ordinary_traveller_leaves_no_row(hana: Viewer) -> None:
    let_in(hana, "")
    assert not CrossingCategory.objects.exists()


def test_exemptions_are_counted_and_undone_ones_are_not(hana: Viewer, dalal: Viewer) -> None:
    for number in range(3):
        let_in(hana, "diplomat", with_(ANNA, number=f"D{number}", given_names=f"A{number}B"))
    let_in(hana, "crew", with_(ANNA, number="C9", given_names="CREW"))
    undone = Crossing.objects.order_by("crossed_at").first()
    assert undone
    services.undo_crossing(viewer=hana, crossing_id=undone.crossing_id)
    now = clock.now()
    counted = count_categories(dalal, since_at=now - timedelta(hours=1), until_at=now)
    assert [(one.rule, one.count, one.most_by_one) for one in counted] == [
        ("diplomat", 2, 2),
        ("crew", 1, 1),
    ]


def test_who_sees_no_port_counts_nothing(hana: Viewer) -> None:
    with pytest.raises(NotPermitted):
        count_categories(hana, since_at=clock.now(), until_at=clock.now())


@pytest.mark.parametrize("nationality", ["", "XXA", "XXB", "XXX"])
def test_stateless_and_unknown_get_the_same_advice_as_anybody(
    hana: Viewer, nationality: str
) -> None:
    shown = read(hana, with_(ANNA, nationality=nationality, number="S1"))
    other = read(hana, with_(ANNA, nationality="JOR", number="S2", given_names="KLARA"))
    assert shown.advice == other.advice
