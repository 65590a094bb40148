"""Sami hands the shift over with what is counted; somebody else acknowledges it."""

import pytest

from manfadh.apps.operate.coordination.services import note_incident, send_task
from manfadh.apps.operate.situation.selectors import get_hand_over, list_hand_overs
from manfadh.apps.operate.situation.services import (
    ReportRefused,
    ReportUnknown,
    hand_over_shift,
    take_over_shift,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.cast_departments import on_department_duty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def test_the_summary_is_what_is_open_at_that_moment(
    hana: Viewer, sami: Viewer, dalal: Viewer
) -> None:
    send_task(viewer=hana, department="iq.customs", about="vehicle", matter="goods", what="1")
    note_incident(viewer=on_department_duty("sami"), kind="equipment", what="Scanner 2 is down")
    handover_id = hand_over_shift(
        viewer=sami, shift="night", equipment="ماسح 2 عاطل", notes="شاحنة تنتظر"
    )
    send_task(viewer=hana, department="iq.customs", about="vehicle", matter="goods", what="2")
    shown = get_hand_over(dalal, handover_id)
    assert (shown.figures["tasks.open"], shown.figures["incidents.open"]) == (1, 1)
    assert (shown.notes, shown.taken_at) == ("شاحنة تنتظر", None)


def test_another_officer_takes_over_and_both_times_are_kept(sami: Viewer, dalal: Viewer) -> None:
    handover_id = hand_over_shift(viewer=sami, shift="morning")
    with pytest.raises(ReportRefused):
        take_over_shift(viewer=sami, handover_id=handover_id)
    take_over_shift(viewer=dalal, handover_id=handover_id, note="تسلّمت")
    [shown] = list_hand_overs(sami)
    assert shown.taken_at is not None
    assert shown.given_at < shown.taken_at
    assert (shown.given_by, shown.taken_by) == (sami.officer_id, dalal.officer_id)
    with pytest.raises(ReportRefused):
        take_over_shift(viewer=dalal, handover_id=handover_id)
    assert differing_tables() == []


def test_the_same_form_twice_hands_over_once(sami: Viewer) -> None:
    handover_id = new_id()
    hand_over_shift(viewer=sami, shift="morning", handover_id=handover_id)
    hand_over_shift(viewer=sami, shift="morning", handover_id=handover_id)
    assert len(list_hand_overs(sami)) == 1


def test_hana_neither_hands_over_nor_reads(hana: Viewer, sami: Viewer, dalal: Viewer) -> None:
    handover_id = hand_over_shift(viewer=sami, shift="morning")
    with pytest.raises(NotPermitted):
        hand_over_shift(viewer=hana, shift="morning")
    with pytest.raises(NotPermitted):
        get_hand_over(hana, handover_id)
    with pytest.raises(ReportUnknown):
        take_over_shift(viewer=dalal, handover_id=new_id())
