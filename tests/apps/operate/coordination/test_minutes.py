"""Minutes: a number each, countersigned by everybody named, and kept as they were signed."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from manfadh.apps.operate.coordination.models import Minutes, MinutesParticipant
from manfadh.apps.operate.coordination.selectors import (
    MinutesShown,
    WorkUnknown,
    get_minutes,
    list_minutes,
)
from manfadh.apps.operate.coordination.services import (
    Outsider,
    WorkRefused,
    amend_minutes,
    answer_for_outsider,
    answer_minutes,
    record_violation,
    void_minutes,
    write_minutes,
)
from manfadh.apps.operate.coordination.services.violations import ViolationDraft
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.cast import FEDERAL
from tests.cast_departments import RIYADH, at_desk, on_department_duty

BODY = "فُتح الصندوقان بحضور المذكورين وعُدّت محتوياتهما."


def written(viewer: Viewer, *officers: Viewer, **more: Any) -> UUID:
    said: dict[str, Any] = {
        "viewer": viewer,
        "kind": "violation",
        "place": "Lane 3",
        "body": BODY,
        "officers": [one.officer_id for one in officers],
        **more,
    }
    return write_minutes(**said)


def stances(shown: MinutesShown) -> list[str]:
    return [one.stance for one in shown.participants]


def test_numbers_of_a_port_and_year_have_no_gap(suad: Viewer, nabil: Viewer) -> None:
    years = [datetime(year, 6, 1, tzinfo=UTC) for year in (2024, 2024, 2025, 2024)]
    ids = [written(suad, held_at=at) for at in years]
    void_minutes(viewer=suad, minutes_id=ids[1], ground="Written twice")
    ids.append(written(suad, held_at=years[0]))
    shown = [get_minutes(suad, one) for one in ids]
    assert [(one.year, one.number) for one in shown] == [
        (2024, 1), (2024, 2), (2025, 1), (2024, 3), (2024, 4),
    ]  # fmt: skip
    other = written(at_desk(RIYADH), held_at=years[0])
    assert Minutes.objects.get(pk=other).number == 1


def test_the_same_form_twice_makes_one_number(suad: Viewer) -> None:
    minutes_id = new_id()
    written(suad, minutes_id=minutes_id)
    written(suad, minutes_id=minutes_id)
    assert Minutes.objects.count() == 1


def test_everybody_named_signs_and_then_they_are_complete(suad: Viewer, nabil: Viewer) -> None:
    minutes_id = written(suad, nabil)
    assert [one.minutes_id for one in list_minutes(nabil, waiting_only=True)] == [minutes_id]
    answer_minutes(viewer=suad, minutes_id=minutes_id, stance="signed")
    assert get_minutes(suad, minutes_id).state == "signing"
    answer_minutes(viewer=nabil, minutes_id=minutes_id, stance="signed")
    assert get_minutes(suad, minutes_id).state == "complete"
    assert list(list_minutes(nabil, waiting_only=True)) == []
    with pytest.raises(WorkRefused):
        answer_minutes(viewer=nabil, minutes_id=minutes_id, stance="refused", reason="x")


def test_a_draft_is_amended_and_signed_minutes_are_locked(suad: Viewer, nabil: Viewer) -> None:
    minutes_id = written(suad, nabil)
    amend_minutes(viewer=suad, minutes_id=minutes_id, body="أوضح")
    with pytest.raises(WorkRefused):
        amend_minutes(viewer=nabil, minutes_id=minutes_id, body="x")
    answer_minutes(viewer=nabil, minutes_id=minutes_id, stance="signed")
    with pytest.raises(WorkRefused):
        amend_minutes(viewer=suad, minutes_id=minutes_id, body="x")
    assert get_minutes(suad, minutes_id).body == "أوضح"


def test_nabil_disputes_or_refuses_only_with_a_reason(suad: Viewer, nabil: Viewer) -> None:
    minutes_id = written(suad, nabil)
    with pytest.raises(WorkRefused) as refused:
        answer_minutes(viewer=nabil, minutes_id=minutes_id, stance="disputed")
    assert refused.value.field == "reason"
    answer_minutes(
        viewer=nabil, minutes_id=minutes_id, stance="disputed", reason="عددها ثلاثة لا اثنان"
    )
    shown = get_minutes(suad, minutes_id)
    assert stances(shown) == ["", "disputed"]
    assert shown.participants[1].reason == "عددها ثلاثة لا اثنان"


def test_the_driver_refuses_on_paper_and_suad_records_it(suad: Viewer, nabil: Viewer) -> None:
    minutes_id = written(suad, nabil, outsiders=[Outsider("سليم حربوي")])
    driver = get_minutes(suad, minutes_id).participants[2]
    assert driver.name == "سليم حربوي"
    with pytest.raises(WorkRefused):
        answer_for_outsider(
            viewer=nabil,
            minutes_id=minutes_id,
            participant_id=driver.participant_id,
            stance="signed",
        )
    answer_for_outsider(
        viewer=suad,
        minutes_id=minutes_id,
        participant_id=driver.participant_id,
        stance="refused",
        reason="قال إنه لا يوقّع",
    )
    with pytest.raises(WorkUnknown):
        answer_for_outsider(
            viewer=suad, minutes_id=minutes_id, participant_id=nabil.officer_id, stance="signed"
        )
    shown = get_minutes(suad, minutes_id).participants[2]
    assert (shown.stance, shown.is_on_paper) == ("refused", True)


def test_who_is_not_named_neither_sees_nor_signs(suad: Viewer, nabil: Viewer) -> None:
    minutes_id = written(suad)
    with pytest.raises(WorkUnknown):
        get_minutes(nabil, minutes_id)
    with pytest.raises(WorkUnknown):
        answer_minutes(viewer=nabil, minutes_id=minutes_id, stance="signed")
    dalal = on_department_duty("dalal")
    assert get_minutes(dalal, minutes_id).number == 1
    with pytest.raises(WorkRefused):
        answer_minutes(viewer=dalal, minutes_id=minutes_id, stance="signed")


def test_hana_signs_where_she_is_named_and_writes_none(suad: Viewer, hana: Viewer) -> None:
    minutes_id = written(suad, hana)
    hana_here = on_department_duty("hana")
    answer_minutes(viewer=hana_here, minutes_id=minutes_id, stance="signed")
    with pytest.raises(NotPermitted):
        written(hana_here)


def test_void_minutes_are_not_signed(suad: Viewer, nabil: Viewer) -> None:
    minutes_id = written(suad, nabil)
    void_minutes(viewer=suad, minutes_id=minutes_id, ground="Another matter")
    with pytest.raises(WorkRefused):
        answer_minutes(viewer=nabil, minutes_id=minutes_id, stance="signed")


def test_erasing_the_person_empties_body_name_and_reason(suad: Viewer) -> None:
    who = new_id()
    draft = ViolationDraft(
        kind="undeclared_goods", place="", facts="x", person="سليم", traveller_id=who
    )
    violation_id = record_violation(viewer=suad, draft=draft)
    outsiders = [Outsider("سليم", is_person_concerned=True), Outsider("شاهد")]
    minutes_id = written(suad, violation_id=violation_id, outsiders=outsiders)
    answer_for_outsider(
        viewer=suad, minutes_id=minutes_id, participant_id=who, stance="refused", reason="سليم رفض"
    )
    erase_subject(subject=who, ground="x", stamp=Stamp(actor=None, owner=FEDERAL))
    assert Minutes.objects.get(pk=minutes_id).body is None
    names = MinutesParticipant.objects.filter(agency="").values_list("name", "reason")
    assert set(names) == {("شاهد", None), (None, None)}
    assert differing_tables() == []


def test_minutes_of_tomorrow_are_refused(suad: Viewer) -> None:
    with pytest.raises(WorkRefused) as refused:
        written(suad, held_at=clock.now().replace(year=2999))
    assert refused.value.field == "held_at"
