"""What an officer may do follows from where the officer stands today."""

from datetime import UTC, date, datetime

import pytest
from msgspec import structs
from pytest_django import Settings

from manfadh.apps.govern.accounts import selectors, services
from manfadh.apps.govern.accounts.models import User
from manfadh.kernel import clock
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from tests.cast import OTHER_PORT, PORT, Part, assign, viewer_of


def test_hana_may_decide_crossings_at_her_port(hana: Viewer) -> None:
    assert hana.may("crossing.decide", owner="iq", port=PORT)


def test_omar_of_another_port_may_not_decide_at_hanas(omar: Viewer) -> None:
    assert omar.may("crossing.decide", owner="iq", port=OTHER_PORT)
    assert not omar.may("crossing.decide", owner="iq", port=PORT)


def test_hana_has_no_role_for_supervision(hana_user: User) -> None:
    with pytest.raises(NotPermitted):
        selectors.get_viewer(hana_user, Purpose.SUPERVISION)


def test_zahra_without_a_role_may_look_at_nothing(zahra_user: User) -> None:
    assert selectors.purposes_of(zahra_user) == frozenset()


def test_an_assignment_that_ended_yesterday_gives_nothing_today(cast: dict[str, Part]) -> None:
    zahra = cast["zahra"]
    assign(zahra, "booth_officer", PORT, date(2026, 3, 1), date(2026, 3, 9))
    on_the_last_day = selectors.get_viewer_of(
        zahra.officer_id, Purpose.BORDER_CHECK, date(2026, 3, 9)
    )
    assert on_the_last_day.port == PORT
    with pytest.raises(NotPermitted):
        selectors.get_viewer_of(zahra.officer_id, Purpose.BORDER_CHECK, date(2026, 3, 10))


def test_an_assignment_ends_at_midnight_of_the_port_not_of_greenwich(
    cast: dict[str, Part],
) -> None:
    zahra = cast["zahra"]._replace(purpose=Purpose.BORDER_CHECK)
    assign(zahra, "booth_officer", PORT, date(2026, 3, 1), date(2026, 3, 9))
    with clock.frozen_at(datetime(2026, 3, 9, 20, 59, tzinfo=UTC)):
        assert viewer_of(zahra).port == PORT
    with clock.frozen_at(datetime(2026, 3, 9, 21, 1, tzinfo=UTC)), pytest.raises(NotPermitted):
        viewer_of(zahra)


def test_two_roles_at_one_port_combine(cast: dict[str, Part]) -> None:
    assign(cast["hana"], "secondary_officer", PORT)
    hana = viewer_of(cast["hana"])
    assert hana.roles == {"booth_officer", "secondary_officer"}
    assert hana.with_purpose(Purpose.SECONDARY_CHECK).may("case.work", owner="iq", port=PORT)


def test_a_role_at_another_port_does_not_come_along(cast: dict[str, Part]) -> None:
    assign(cast["hana"], "shift_supervisor", OTHER_PORT)
    hana = viewer_of(cast["hana"])
    assert hana.roles == {"booth_officer"}
    assert not hana.with_purpose(Purpose.SUPERVISION).may("refusal.sign", port=PORT)


def test_at_the_node_of_a_port_the_officer_of_another_port_has_no_role(
    cast: dict[str, Part], settings: Settings
) -> None:
    settings.MANFADH = structs.replace(settings.MANFADH, port_of_entry=PORT)
    assert viewer_of(cast["hana"]).port == PORT
    assert viewer_of(cast["yusuf"]).port == ""
    with pytest.raises(NotPermitted):
        viewer_of(cast["omar"])


def test_a_suspended_officer_has_no_role(cast: dict[str, Part], ahmed: Viewer) -> None:
    services.suspend_officer(
        viewer=ahmed, officer_id=cast["hana"].officer_id, ground="under inquiry"
    )
    with pytest.raises(NotPermitted):
        viewer_of(cast["hana"])
    services.restore_officer(viewer=ahmed, officer_id=cast["hana"].officer_id, ground="cleared")
    assert viewer_of(cast["hana"]).port == PORT


def test_ahmed_finds_hana_by_her_name_in_either_script(ahmed: Viewer) -> None:
    for search in ("هناء", "kadhim", "hana"):
        found = selectors.list_officers(ahmed, search=search)
        assert "hana" in [officer.username for officer in found], search


def test_ahmed_does_not_see_officers_of_the_region(ahmed: Viewer) -> None:
    found = selectors.list_officers(ahmed)
    assert {officer.authority for officer in found} == {"iq"}


def test_dalal_sees_the_officers_of_her_port_alone(dalal: Viewer) -> None:
    found = {officer.username for officer in selectors.list_officers(dalal)}
    assert found == {"hana", "karim", "dalal", "sami"}


def test_hana_may_not_list_officers(hana: Viewer) -> None:
    with pytest.raises(NotPermitted):
        selectors.list_officers(hana)


def test_names_are_told_for_display(cast: dict[str, Part]) -> None:
    hana = cast["hana"]
    assert selectors.get_officer_name(hana.officer_id) == hana.name
