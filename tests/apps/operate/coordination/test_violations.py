"""A violation is recorded once, seen by every department concerned, answered, and closed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.operate.coordination.models import Violation
from manfadh.apps.operate.coordination.selectors import (
    WorkUnknown,
    get_violation,
    list_violation_kinds,
    list_violations,
)
from manfadh.apps.operate.coordination.services import (
    ViolationDraft,
    WorkRefused,
    answer_violation,
    close_violation,
    load_reference,
    notify_violation,
    record_violation,
    see_violation,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.cast import FEDERAL
from tests.cast_departments import RIYADH, at_desk, on_department_duty


def recorded(viewer: Viewer, **more: Any) -> UUID:
    said: dict[str, Any] = {
        "kind": "undeclared_goods",
        "place": "Lane 3",
        "facts": "صندوقان خلف المقعد",
        "concerned": ("iq.health",),
        "person": "سليم حربوي",
        "vehicle": "12345 البصرة",
    }
    return record_violation(viewer=viewer, draft=ViolationDraft(**{**said, **more}))


def test_suad_records_and_each_department_concerned_takes_note_once(
    suad: Viewer, nabil: Viewer
) -> None:
    violation_id = recorded(suad)
    assert get_violation(nabil, violation_id).not_seen_by == ("iq.health",)
    assert [line.violation_id for line in list_violations(nabil, state="unseen")] == [violation_id]
    see_violation(viewer=nabil, violation_id=violation_id)
    see_violation(viewer=nabil, violation_id=violation_id)
    assert get_violation(suad, violation_id).not_seen_by == ()
    assert set(get_violation(suad, violation_id).seen_by) == {"iq.customs", "iq.health"}
    assert list(list_violations(nabil, state="unseen")) == []


def test_a_department_that_is_not_concerned_does_not_find_it(suad: Viewer, nabil: Viewer) -> None:
    violation_id = recorded(suad, concerned=())
    assert list(list_violations(nabil)) == []
    with pytest.raises(WorkUnknown):
        get_violation(nabil, violation_id)
    with pytest.raises(WorkUnknown):
        get_violation(at_desk(RIYADH), violation_id)
    assert get_violation(on_department_duty("dalal"), violation_id).state == "recorded"


def test_it_goes_from_recorded_over_notified_and_answered_to_closed(suad: Viewer) -> None:
    violation_id = recorded(suad)
    states = [get_violation(suad, violation_id).state]
    notify_violation(viewer=suad, violation_id=violation_id, how="in_person")
    states.append(get_violation(suad, violation_id).state)
    answer_violation(
        viewer=suad, violation_id=violation_id, answer="لم أعلم بها", is_disputed=False
    )
    states.append(get_violation(suad, violation_id).state)
    close_violation(
        viewer=suad, violation_id=violation_id, outcome="fined", fine_reference="Receipt 71"
    )
    states.append(get_violation(suad, violation_id).state)
    assert states == ["recorded", "notified", "answered", "closed"]
    with pytest.raises(WorkRefused):
        notify_violation(viewer=suad, violation_id=violation_id, how="in_person")


def test_nobody_is_fined_who_was_not_told(suad: Viewer) -> None:
    violation_id = recorded(suad)
    with pytest.raises(WorkRefused):
        close_violation(
            viewer=suad, violation_id=violation_id, outcome="fined", fine_reference="Receipt 71"
        )
    with pytest.raises(WorkRefused):
        answer_violation(viewer=suad, violation_id=violation_id, answer="x", is_disputed=False)


def test_a_fine_needs_its_reference_and_a_dispute_a_ground(suad: Viewer) -> None:
    violation_id = recorded(suad)
    notify_violation(viewer=suad, violation_id=violation_id, how="in_writing")
    answer_violation(viewer=suad, violation_id=violation_id, answer="ليست لي", is_disputed=True)
    assert get_violation(suad, violation_id).state == "disputed"
    with pytest.raises(WorkRefused) as no_reference:
        close_violation(viewer=suad, violation_id=violation_id, outcome="fined", ground="x")
    assert no_reference.value.field == "fine_reference"
    with pytest.raises(WorkRefused) as no_ground:
        close_violation(
            viewer=suad, violation_id=violation_id, outcome="fined", fine_reference="Receipt 71"
        )
    assert no_ground.value.field == "ground"


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "made_up"), ("department", "iq.nobody"), ("facts", "  ")],
)
def test_a_bad_record_says_what_to_mend_and_writes_nothing(
    suad: Viewer, field: str, value: str
) -> None:
    with pytest.raises(WorkRefused) as refused:
        recorded(suad, **{field: value})
    assert refused.value.field == field
    assert not Violation.objects.exists()


def test_no_violation_lies_in_the_future(suad: Viewer) -> None:
    with pytest.raises(WorkRefused) as refused:
        recorded(suad, committed_at=clock.now() + timedelta(hours=1))
    assert refused.value.field == "committed_at"


def test_hana_at_her_booth_records_none(hana: Viewer, suad: Viewer) -> None:
    with pytest.raises(NotPermitted):
        recorded(hana)


def test_every_kind_names_its_law_in_three_languages(suad: Viewer) -> None:
    kinds = list_violation_kinds(FEDERAL, clock.now().date())
    assert len(kinds) >= 8
    assert all(kind.reference and len(kind.text.every_text()) == 3 for kind in kinds)
    assert load_reference(viewer=get_founder(authority=FEDERAL)) == 0


def test_erasing_the_person_empties_the_violation(suad: Viewer) -> None:
    who = new_id()
    violation_id = recorded(suad, traveller_id=who)
    notify_violation(viewer=suad, violation_id=violation_id, how="in_person")
    answer_violation(viewer=suad, violation_id=violation_id, answer="لا", is_disputed=False)
    erase_subject(subject=who, ground="x", stamp=Stamp(actor=None, owner=FEDERAL))
    row = Violation.objects.get(violation_id=violation_id)
    assert {row.person, row.vehicle, row.facts, row.answer} == {None}
    assert differing_tables() == []
