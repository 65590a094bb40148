"""Dalal signs the day's numbers and sends them; Yusuf sees who has, and what changed since."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from pytest_django import Settings

from manfadh.apps.govern.places.events import PortDescribed
from manfadh.apps.operate.coordination.services import note_incident
from manfadh.apps.operate.crossings.events import CrossingRecorded, CrossingUndone
from manfadh.apps.operate.situation.models import DailyReport
from manfadh.apps.operate.situation.selectors import get_day, list_port_reports
from manfadh.apps.operate.situation.services import (
    ReportRefused,
    ReportUnknown,
    send_daily_report,
    sign_daily_report,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.apps.operate.stories import crossing
from tests.border import ANNA, proposed, sign, with_
from tests.cast import FEDERAL, OTHER_PORT, PORT, REGION, REGION_PORT, Part
from tests.cast_departments import on_department_duty

ON = date(2026, 11, 24)
DURING = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 25)
NEXT_MORNING = datetime(2026, 11, 25, 4, tzinfo=UTC)  # 07:00 in Baghdad

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture(autouse=True)
def _next_morning() -> Iterator[None]:
    with clock.frozen_at(NEXT_MORNING):
        yield


@pytest.fixture(autouse=True)
def ports(cast: dict[str, Part]) -> None:
    """Two federal ports, and one of the Region."""
    for port, authority in ((PORT, FEDERAL), (OTHER_PORT, FEDERAL), (REGION_PORT, REGION)):
        record(
            PortDescribed(
                port=port, kind="land", status="open", authority=authority, name_ar=port,
                name_ckb=port, name_en=port, neighbour="", twin="", governorate="", latitude="",
                longitude="", note="", source="",
            ),
            stamp=Stamp(actor=None, owner=authority, port=port),
        )  # fmt: skip


def passed(
    number: int, at: datetime = DURING, *, port: str = PORT, owner: str = FEDERAL, **said: Any
) -> UUID:
    """Somebody passed."""
    fact = msgspec.structs.replace(
        crossing(number, new_id(), "entry", 0),
        crossing_id=new_id(),
        crossed_at=at,
        **said,
    )
    assert isinstance(fact, CrossingRecorded)
    record(fact, stamp=Stamp(actor=new_id(), owner=owner, port=port, occurred_at=at))
    return fact.crossing_id


def test_crossings_count_by_way_mode_group_permission_and_paper(dalal: Viewer) -> None:
    passed(1, mode="car", nationality="TUR", permission="visa")
    passed(2, mode="bus", nationality="IRQ", permission="none_needed", is_paper=True)
    passed(3, mode="car", nationality="", direction="exit")
    undone = passed(4, mode="car", nationality="TUR")
    record(
        CrossingUndone(crossing_id=undone, ground=""),
        stamp=Stamp(actor=None, owner=FEDERAL, port=PORT),
    )
    figures = get_day(dalal, PORT, ON).figures
    assert {code: number for code, number in figures.items() if "staff" not in code} == {
        "crossings.entry": 2, "crossings.exit": 1, "mode.entry.car": 1, "mode.entry.bus": 1,
        "mode.exit.car": 1, "group.entry.neighbours": 1, "group.entry.own": 1,
        "group.exit.other": 1, "permission.visa": 1, "permission.none_needed": 1,
        "paper.entry": 1, "stays.began": 2, "undone": 1, "officers.deciding": 3,
    }  # fmt: skip
    assert figures["staff.booth_officer"] == 1


def test_the_day_is_the_local_one(dalal: Viewer) -> None:
    passed(1, datetime(2026, 11, 23, 20, 59, tzinfo=UTC))
    passed(2, datetime(2026, 11, 23, 21, 0, tzinfo=UTC))
    passed(3, datetime(2026, 11, 24, 20, 59, tzinfo=UTC))
    passed(4, datetime(2026, 11, 24, 21, 0, tzinfo=UTC))
    assert get_day(dalal, PORT, ON).figures["crossings.entry"] == 2


def test_a_night_in_which_clocks_go_back_counts_each_crossing_once(
    dalal: Viewer, settings: Settings
) -> None:
    # In Beirut 23:30 comes twice on this Saturday, which so has 25 hours.
    settings.TIME_ZONE = "Asia/Beirut"
    saturday = date(2026, 10, 24)
    for number, hour in enumerate((20, 21, 22)):
        passed(number, datetime(2026, 10, 24, hour, 30, tzinfo=UTC))
    counts = [
        get_day(dalal, PORT, on).figures["crossings.entry"]
        for on in (saturday, saturday + timedelta(days=1))
    ]
    assert counts == [2, 1]


def test_somebody_who_leaves_after_the_time_counts_as_over(dalal: Viewer) -> None:
    who = new_id()
    stay: dict[str, Any] = {
        "traveller_id": who,
        "nationality": "TUR",
        "permission": "visa_on_arrival",
        "permission_authority": FEDERAL,
        "territory": FEDERAL,
        "stay_days": 30,
    }
    passed(1, DURING - timedelta(days=45), **stay)
    passed(2, DURING, **{**stay, "direction": "exit"})
    figures = get_day(dalal, PORT, ON).figures
    assert (figures["stays.over"], figures["stays.within"]) == (1, 0)


def test_a_signed_report_is_genuine_and_a_changed_number_shows(dalal: Viewer) -> None:
    passed(1)
    report_id = sign_daily_report(viewer=dalal, on=ON, notes="هادئ")
    day = get_day(dalal, PORT, ON)
    assert day.last is not None
    assert (day.last.issue, day.last.is_genuine, day.changed) == (1, True, ())
    passed(2)
    [changed] = [one for one in get_day(dalal, PORT, ON).changed if one.code == "crossings.entry"]
    assert (changed.signed, changed.now) == (1, 2)
    again = sign_daily_report(viewer=dalal, on=ON, notes="هادئ")
    assert again != report_id
    assert [one.issue for one in get_day(dalal, PORT, ON).issues] == [2, 1]
    with pytest.raises(ReportRefused):
        send_daily_report(viewer=dalal, report_id=report_id)
    assert differing_tables() == []


def test_a_number_changed_behind_the_ledger_is_not_genuine(dalal: Viewer) -> None:
    passed(1)
    sign_daily_report(viewer=dalal, on=ON)
    DailyReport.objects.update(figures={"crossings.entry": 5})
    last = get_day(dalal, PORT, ON).last
    assert last is not None
    assert not last.is_genuine


def test_nothing_new_is_signed_twice_and_no_day_before_it_is_over(dalal: Viewer) -> None:
    report_id = new_id()
    sign_daily_report(viewer=dalal, on=ON, report_id=report_id)
    sign_daily_report(viewer=dalal, on=ON, report_id=report_id)
    with pytest.raises(ReportRefused):
        sign_daily_report(viewer=dalal, on=ON)
    with pytest.raises(ReportRefused):
        sign_daily_report(viewer=dalal, on=ON + timedelta(days=1))


def test_yusuf_sees_who_has_sent_who_is_late_and_not_the_region(
    dalal: Viewer, yusuf: Viewer
) -> None:
    passed(1)
    passed(2, port=OTHER_PORT)
    passed(3, port=REGION_PORT, owner=REGION)
    send_daily_report(viewer=dalal, report_id=sign_daily_report(viewer=dalal, on=ON))
    passed(4)
    with clock.frozen_at(NEXT_MORNING + timedelta(hours=2)):
        found = {one.port.port: one for one in list_port_reports(yusuf, ON)}
    assert set(found) == {PORT, OTHER_PORT}
    assert (found[PORT].sending, found[OTHER_PORT].sending) == ("sent", "late")
    # What was sent stands, and says that it has changed since.
    assert found[PORT].figures["crossings.entry"] == 1
    assert found[PORT].changed > 0
    assert (found[OTHER_PORT].is_signed, found[OTHER_PORT].figures["crossings.entry"]) == (False, 1)


def test_a_report_says_the_same_with_and_without_a_protection_concern(
    hana: Viewer, dalal: Viewer
) -> None:
    _, plain = proposed(hana)
    sign(dalal, plain)
    before = dict(get_day(dalal, PORT, TODAY).figures)
    _, held = proposed(hana, with_(ANNA, number="X1234567", surname="OTHER"), ["fear_of_return"])
    sign(dalal, held)
    after = dict(get_day(dalal, PORT, TODAY).figures)
    assert after == {**before, "refusals.no_permission": before["refusals.no_permission"] + 1}
    assert not any(
        "concern" in code or "protection" in code for code in after if "staff" not in code
    )


def test_incidents_are_in_the_report(dalal: Viewer) -> None:
    with clock.frozen_at(DURING):
        note_incident(viewer=on_department_duty("dalal"), kind="power", what="Power cut")
    assert get_day(dalal, PORT, ON).figures["incidents.power"] == 1


def test_only_the_director_signs_and_only_of_the_own_port(
    dalal: Viewer, sami: Viewer, hana: Viewer, yusuf: Viewer
) -> None:
    for viewer in (sami, hana, yusuf):
        with pytest.raises(NotPermitted):
            sign_daily_report(viewer=viewer, on=ON)
    with pytest.raises(NotPermitted):
        get_day(dalal, OTHER_PORT, ON)
    with pytest.raises(NotPermitted):
        list_port_reports(dalal, ON)
    with pytest.raises(NotPermitted):
        get_day(yusuf, REGION_PORT, ON)
    with pytest.raises(ReportUnknown):
        send_daily_report(viewer=dalal, report_id=new_id())
