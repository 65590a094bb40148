"""What waits for a department is seen by that department at that port, and by nobody else."""

from dataclasses import replace
from uuid import UUID

import pytest

from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.coordination.models import Task
from manfadh.apps.operate.coordination.selectors import (
    WorkUnknown,
    due_work,
    get_task,
    list_departments,
    list_tasks,
)
from manfadh.apps.operate.coordination.services import (
    WorkRefused,
    finish_task,
    release_task,
    send_task,
    set_departments,
    take_task,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.cast import FEDERAL
from tests.cast_departments import RIYADH, at_desk, on_department_duty

WHAT = "شاحنة 12345 البصرة"


def sent(
    viewer: Viewer,
    department: str = "iq.customs",
    *,
    task_id: UUID | None = None,
    subject_id: UUID | None = None,
) -> UUID:
    return send_task(
        viewer=viewer,
        department=department,
        about="vehicle",
        matter="goods",
        what=WHAT,
        task_id=task_id,
        subject_id=subject_id,
    )


def test_hana_sends_a_lorry_to_customs_and_suad_finds_it(hana: Viewer, suad: Viewer) -> None:
    task_id = sent(hana)
    [line] = list_tasks(suad)
    assert (line.task_id, line.what, line.state) == (task_id, WHAT, "waiting")
    assert [item.about.id for item in due_work(suad)] == [task_id]


def test_sending_the_same_form_twice_sends_once(hana: Viewer, suad: Viewer) -> None:
    task_id = new_id()
    sent(hana, task_id=task_id)
    sent(hana, task_id=task_id)
    assert len(list_tasks(suad)) == 1


def test_nabil_of_health_does_not_see_what_waits_for_customs(
    hana: Viewer, suad: Viewer, nabil: Viewer
) -> None:
    task_id = sent(hana)
    assert list(list_tasks(nabil)) == []
    assert due_work(nabil) == []
    with pytest.raises(WorkUnknown):
        get_task(nabil, task_id)
    with pytest.raises(WorkUnknown):
        take_task(viewer=nabil, task_id=task_id)
    with pytest.raises(NotPermitted):
        list_tasks(nabil, department="iq.customs")


def test_customs_at_another_port_sees_nothing_of_it(hana: Viewer, suad: Viewer) -> None:
    task_id = sent(hana)
    riyadh = at_desk(RIYADH)
    assert list(list_tasks(riyadh)) == []
    with pytest.raises(WorkUnknown):
        take_task(viewer=riyadh, task_id=task_id)


def test_dalal_sees_the_desks_of_all_departments(hana: Viewer, suad: Viewer) -> None:
    sent(hana)
    dalal = on_department_duty("dalal")
    assert len(list_tasks(dalal, department="iq.customs")) == 1


def test_suad_takes_it_puts_it_back_takes_it_again_and_is_done(hana: Viewer, suad: Viewer) -> None:
    task_id = sent(hana)
    take_task(viewer=suad, task_id=task_id)
    take_task(viewer=suad, task_id=task_id)
    assert get_task(suad, task_id).state == "taken"
    release_task(viewer=suad, task_id=task_id)
    assert get_task(suad, task_id).state == "waiting"
    take_task(viewer=suad, task_id=task_id)
    finish_task(viewer=suad, task_id=task_id, outcome="in_order")
    assert [line.outcome for line in list_tasks(suad, state="done")] == ["in_order"]
    with pytest.raises(WorkRefused):
        finish_task(viewer=suad, task_id=task_id, outcome="in_order")


def test_a_colleague_cannot_finish_what_suad_has_taken(hana: Viewer, suad: Viewer) -> None:
    task_id = sent(hana)
    take_task(viewer=suad, task_id=task_id)
    colleague = replace(suad, officer_id=new_id())
    with pytest.raises(WorkRefused):
        finish_task(viewer=colleague, task_id=task_id, outcome="in_order")
    with pytest.raises(WorkRefused):
        release_task(viewer=colleague, task_id=task_id)


def test_what_is_not_in_order_needs_a_word(hana: Viewer, suad: Viewer) -> None:
    task_id = sent(hana)
    with pytest.raises(WorkRefused) as refused:
        finish_task(viewer=suad, task_id=task_id, outcome="not_in_order", note=" ")
    assert refused.value.field == "note"


def test_the_departments_of_a_port_are_a_setting(dalal: Viewer, hana: Viewer, suad: Viewer) -> None:
    assert "iq.customs" in {one.code for one in list_departments(dalal.port)}
    set_departments(viewer=dalal, agencies=["iq.health", "krd.passports"], reference="Order 4")
    assert [one.code for one in list_departments(dalal.port)] == ["iq.health", "krd.passports"]
    with pytest.raises(WorkRefused):
        sent(hana)


@pytest.mark.parametrize("agencies", [[], ["iq.protection"], ["nobody"]])
def test_no_set_of_departments_is_empty_or_holds_the_protection_desk(
    dalal: Viewer, agencies: list[str]
) -> None:
    with pytest.raises(WorkRefused):
        set_departments(viewer=dalal, agencies=agencies, reference="Order 4")


def test_hana_does_not_set_departments(hana: Viewer) -> None:
    with pytest.raises(NotPermitted):
        set_departments(viewer=hana, agencies=["iq.health"], reference="Order 4")


def test_each_look_at_a_desk_list_is_recorded(hana: Viewer, suad: Viewer) -> None:
    sent(hana)
    list_tasks(suad)
    assert Look.objects.filter(kind="desk list", viewer_id=suad.officer_id).count() == 1


def test_erasing_the_person_empties_the_task(hana: Viewer, suad: Viewer) -> None:
    who = new_id()
    task_id = sent(hana, subject_id=who)
    finish_task(viewer=suad, task_id=task_id, outcome="not_in_order", note="سليم حربوي")
    erase_subject(subject=who, ground="x", stamp=Stamp(actor=None, owner=FEDERAL))
    row = Task.objects.get(task_id=task_id)
    assert (row.what, row.note, row.outcome_note) == (None, None, None)
    assert differing_tables() == []
