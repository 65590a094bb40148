"""Four eyes."""

import threading
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection

from manfadh.kernel.about import About
from manfadh.kernel.approvals.apply import ApprovalState
from manfadh.kernel.approvals.selectors import (
    ApprovalNotFound,
    find_approval_state,
    get_approval,
    list_approvals_about,
    list_open_approvals,
)
from manfadh.kernel.approvals.services import (
    AlreadyDecided,
    ApprovalRefused,
    OwnRequest,
    decline_approval,
    give_approval,
    request_approval,
    withdraw_approval,
)
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.reading import read_after
from manfadh.kernel.ledger.replaying import digest_tables, empty_app_tables, replay
from manfadh.kernel.ledger.wiring import apply_entries
from manfadh.kernel.viewers import Viewer

pytestmark = pytest.mark.django_db

REFUSAL = About("crossings.refusal", UUID(int=70))
APPROVAL = UUID(int=71)
TRAVELLER = UUID(int=72)


def ask(viewer: Viewer, approval_id: UUID = APPROVAL) -> None:
    request_approval(
        viewer=viewer,
        approval_id=approval_id,
        about=REFUSAL,
        permission="refusal.sign",
        reason="The visa expired in May.",
        person_id=TRAVELLER,
    )


def test_dalal_signs_what_hana_asked_for(hana: Viewer, dalal: Viewer) -> None:
    ask(hana)
    give_approval(viewer=dalal, approval_id=APPROVAL, note="Seen.")
    shown = get_approval(viewer=hana, approval_id=APPROVAL)
    assert (shown.state, shown.decided_by, shown.note) == (
        ApprovalState.GIVEN,
        dalal.officer_id,
        "Seen.",
    )
    assert (shown.owner, shown.port, shown.reason) == ("IQ-MOI", "ZRB", "The visa expired in May.")


def test_nobody_signs_their_own_request(karim: Viewer) -> None:
    ask(karim)
    with pytest.raises(OwnRequest, match="somebody else"):
        give_approval(viewer=karim, approval_id=APPROVAL)
    with pytest.raises(OwnRequest):
        decline_approval(viewer=karim, approval_id=APPROVAL, note="No.")
    assert find_approval_state(APPROVAL) is ApprovalState.OPEN


def test_for_omar_of_another_port_the_request_does_not_exist(hana: Viewer, omar: Viewer) -> None:
    ask(hana)
    with pytest.raises(ApprovalNotFound) as hidden:
        give_approval(viewer=omar, approval_id=APPROVAL)
    with pytest.raises(ApprovalNotFound) as unknown:
        give_approval(viewer=omar, approval_id=UUID(int=999))
    assert str(hidden.value) == str(unknown.value)
    assert list_open_approvals(viewer=omar) == []
    assert list_approvals_about(viewer=omar, about=REFUSAL) == []


def test_an_officer_without_the_permission_can_not_sign(hana: Viewer, yusuf: Viewer) -> None:
    ask(hana)
    with pytest.raises(ApprovalNotFound):
        give_approval(viewer=yusuf, approval_id=APPROVAL)
    assert find_approval_state(APPROVAL) is ApprovalState.OPEN


def test_the_right_person_for_another_authority_can_not_sign(hana: Viewer, dalal: Viewer) -> None:
    ask(hana)
    with pytest.raises(ApprovalNotFound):
        give_approval(viewer=replace(dalal, authority="IQ-KRI-MOI"), approval_id=APPROVAL)


def test_the_second_supervisor_is_told_that_it_is_decided(
    hana: Viewer, dalal: Viewer, karim: Viewer
) -> None:
    ask(hana)
    decline_approval(viewer=dalal, approval_id=APPROVAL, note="Ask about fear of return first.")
    with pytest.raises(AlreadyDecided, match="already declined"):
        give_approval(viewer=karim, approval_id=APPROVAL)
    with pytest.raises(AlreadyDecided):
        withdraw_approval(viewer=hana, approval_id=APPROVAL)
    assert find_approval_state(APPROVAL) is ApprovalState.DECLINED


@pytest.mark.django_db(transaction=True)
def test_of_two_supervisors_at_once_exactly_one_decides(
    hana: Viewer, dalal: Viewer, karim: Viewer
) -> None:
    ask(hana)
    told: list[str] = []
    together = threading.Barrier(2)

    def sign(viewer: Viewer) -> None:
        together.wait()
        try:
            give_approval(viewer=viewer, approval_id=APPROVAL)
            told.append("signed")
        except AlreadyDecided:
            told.append("too late")
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=(viewer,)) for viewer in (dalal, karim)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["signed", "too late"]
    assert LedgerEntry.objects.filter(type="kernel.approval_given").count() == 1


def test_asking_and_signing_twice_changes_nothing(hana: Viewer, dalal: Viewer) -> None:
    ask(hana)
    ask(hana)
    give_approval(viewer=dalal, approval_id=APPROVAL)
    give_approval(viewer=dalal, approval_id=APPROVAL)
    assert LedgerEntry.objects.count() == 2


def test_an_id_that_stands_for_something_else_is_not_taken(hana: Viewer, karim: Viewer) -> None:
    ask(hana)
    with pytest.raises(ApprovalRefused, match="something else"):
        ask(karim)


def test_declining_needs_a_reason(hana: Viewer, dalal: Viewer) -> None:
    ask(hana)
    with pytest.raises(ApprovalRefused, match="why"):
        decline_approval(viewer=dalal, approval_id=APPROVAL, note="  ")


def test_hana_takes_her_request_back_and_nobody_else_does(hana: Viewer, dalal: Viewer) -> None:
    ask(hana)
    with pytest.raises(ApprovalNotFound):
        withdraw_approval(viewer=dalal, approval_id=APPROVAL)
    withdraw_approval(viewer=hana, approval_id=APPROVAL)
    with pytest.raises(AlreadyDecided, match="withdrawn"):
        give_approval(viewer=dalal, approval_id=APPROVAL)


def test_open_requests_are_listed_for_who_may_decide_them(
    hana: Viewer, karim: Viewer, dalal: Viewer
) -> None:
    ask(hana)
    ask(karim, UUID(int=73))
    assert [a.requested_by for a in list_open_approvals(viewer=dalal)] == [
        hana.officer_id,
        karim.officer_id,
    ]
    assert [a.requested_by for a in list_open_approvals(viewer=karim)] == [hana.officer_id]
    give_approval(viewer=dalal, approval_id=APPROVAL)
    assert list_open_approvals(viewer=karim, about_kind=REFUSAL.kind) == []


def test_a_decision_may_arrive_before_its_request(hana: Viewer, dalal: Viewer) -> None:
    ask(hana)
    give_approval(viewer=dalal, approval_id=APPROVAL)
    live = digest_tables()
    entries = read_after(0, limit=10)
    empty_app_tables()
    for entry in reversed(entries):
        assert find_approval_state(APPROVAL) is None
        apply_entries([entry])
    assert digest_tables() == live


def test_erasing_the_person_takes_what_was_written_and_leaves_the_decision(
    hana: Viewer, dalal: Viewer
) -> None:
    ask(hana)
    give_approval(viewer=dalal, approval_id=APPROVAL, note="Seen.")
    erase_subject(subject=TRAVELLER, ground="retention", stamp=dalal.stamp())
    shown = get_approval(viewer=dalal, approval_id=APPROVAL)
    assert (shown.reason, shown.note, shown.state) == (None, None, ApprovalState.GIVEN)
    erased = digest_tables()
    replay()
    assert digest_tables() == erased
