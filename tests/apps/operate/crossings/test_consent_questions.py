"""A minor without consent: Hana finds nobody, Dalal is asked, and her answer reaches the booth."""

from datetime import timedelta
from typing import cast

import pytest

from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.errors import (
    ConsentQuestionEnded,
    ConsentQuestionUnknown,
    GroundNeeded,
    OwnConsentQuestion,
)
from manfadh.apps.operate.crossings.events import ConsentAnswer
from manfadh.apps.operate.crossings.models import ConsentQuestion, Crossing, Refusal
from manfadh.apps.operate.crossings.selectors import Inspected, see_inspection
from manfadh.apps.operate.crossings.selectors.consent_questions import (
    ConsentQuestionShown,
    due_work,
    get_consent_question,
    is_waiting_for_answer,
    list_answered_consent_questions,
    list_open_consent_questions,
    list_waiting_questions,
)
from manfadh.apps.operate.crossings.services import (
    Particulars,
    answer_consent_question,
    record_consent,
)
from manfadh.kernel import clock
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.border import ANNA, read, relay, standing_at, supervisor_elsewhere, with_
from tests.cast import OTHER_PORT, Part, assign, viewer_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

ABROAD_CHILD = with_(ANNA, birth="2018-05-06", number="C1234567", given_names="NOUR")
OWN_CHILD = with_(ABROAD_CHILD, nationality="IRQ", issuer="IRQ", number="A7654321")


def nobody_consents(viewer: Viewer, note: str = "with her aunt") -> Inspected:
    """A national child leaves, and the officer finds nobody who consents."""
    shown = read(viewer, OWN_CHILD, "exit")
    miss(viewer, shown, note)
    return shown


def miss(viewer: Viewer, shown: Inspected, note: str) -> None:
    record_consent(
        viewer=viewer,
        inspection_id=shown.inspection_id,
        relation=None,
        paper="missing",
        note=note,
    )


def codes(viewer: Viewer, shown: Inspected) -> list[str]:
    return [r.code for r in see_inspection(viewer, shown.inspection_id).advice.reasons]


def the_one(viewer: Viewer) -> ConsentQuestionShown:
    [question] = list_open_consent_questions(viewer)
    return question


def test_dalal_is_told_who_asks_since_when_and_what_was_found(hana: Viewer, dalal: Viewer) -> None:
    nobody_consents(hana)
    one = the_one(dalal)
    assert one.reading is not None
    assert one.reading.given_names == "NOUR"
    assert (one.asked_by, one.found, one.rule) == (
        hana.officer_id,
        "with her aunt",
        "national_minor_leaving",
    )
    assert one.state == "open"
    assert [item.url_arguments for item in due_work(dalal)] == [(str(one.question_id),)]


def test_an_answer_that_the_journey_goes_on_lets_hana_decide_without_a_ground(
    hana: Viewer, dalal: Viewer
) -> None:
    shown = nobody_consents(hana)
    assert is_waiting_for_answer(hana, shown.inspection_id)
    assert "minor_supervisor" in codes(hana, shown)
    with pytest.raises(GroundNeeded):
        services.decide_crossing(
            viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars()
        )
    question = the_one(dalal)
    answer_consent_question(
        viewer=dalal,
        question_id=question.question_id,
        answer="go_on",
        ground="spoke with the father",
    )
    assert not is_waiting_for_answer(hana, shown.inspection_id)
    assert "minor_supervisor" not in codes(hana, shown)
    assert "minor_answered" in codes(hana, shown)
    again = see_inspection(hana, shown.inspection_id)
    assert again.minor is not None
    assert again.minor.consulted is not None
    assert again.minor.consulted.ground == "spoke with the father"
    services.decide_crossing(
        viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars()
    )
    assert Crossing.objects.get().direction == "exit"


def test_first_find_out_asks_on_and_refuses_nobody(hana: Viewer, dalal: Viewer) -> None:
    shown = nobody_consents(hana)
    answer_consent_question(
        viewer=dalal,
        question_id=the_one(dalal).question_id,
        answer="find_out",
        ground="call the mother",
    )
    relay()
    assert "minor_supervisor" in codes(hana, shown)
    assert not Refusal.objects.exists()
    # What was found since is asked about anew; and an officer may decide with a ground as ever.
    miss(hana, shown, "the mother does not answer")
    assert the_one(dalal).found == "the mother does not answer"
    services.decide_crossing(
        viewer=hana,
        inspection_id=shown.inspection_id,
        particulars=Particulars(),
        ground="the grandfather came",
    )
    assert not list_open_consent_questions(dalal)


def test_a_rule_that_asks_the_officer_asks_no_supervisor(hana: Viewer, dalal: Viewer) -> None:
    miss(hana, read(hana, ABROAD_CHILD), "expected by her grandmother")
    assert not ConsentQuestion.objects.exists()
    assert not list_open_consent_questions(dalal)


def test_asking_twice_asks_once(hana: Viewer, dalal: Viewer) -> None:
    shown = nobody_consents(hana)
    miss(hana, shown, "with her aunt, and a neighbour")
    assert the_one(dalal).found == "with her aunt, and a neighbour"
    assert ConsentQuestion.objects.count() == 1


def test_consent_that_is_found_meanwhile_ends_the_question(hana: Viewer, dalal: Viewer) -> None:
    shown = nobody_consents(hana)
    question = the_one(dalal)
    record_consent(
        viewer=hana, inspection_id=shown.inspection_id, relation="mother", paper="present"
    )
    assert not list_open_consent_questions(dalal)
    assert get_consent_question(dalal, question.question_id).state == "found"
    with pytest.raises(ConsentQuestionEnded):
        answer_consent_question(
            viewer=dalal, question_id=question.question_id, answer="go_on", ground="x"
        )


def test_a_question_of_yesterday_waits_for_nobody(hana: Viewer, dalal: Viewer) -> None:
    nobody_consents(hana)
    question = the_one(dalal)
    with clock.frozen_at(clock.now() + timedelta(days=1, minutes=1)):
        assert not list_open_consent_questions(dalal)
        assert not list_waiting_questions(dalal)
        assert get_consent_question(dalal, question.question_id).state == "left"


def test_an_answer_stands_and_is_given_once(hana: Viewer, dalal: Viewer, sami: Viewer) -> None:
    nobody_consents(hana)
    question = the_one(dalal)
    answer_consent_question(
        viewer=dalal, question_id=question.question_id, answer="go_on", ground="seen"
    )
    # The second click of the same hand changes nothing; another hand is told.
    answer_consent_question(
        viewer=dalal, question_id=question.question_id, answer="go_on", ground="seen"
    )
    with pytest.raises(ConsentQuestionEnded):
        answer_consent_question(
            viewer=sami, question_id=question.question_id, answer="find_out", ground="no"
        )
    today = clock.today()
    assert [one.answer for one in list_answered_consent_questions(dalal, today)] == ["go_on"]


def test_an_answer_has_its_ground_and_is_one_of_two(hana: Viewer, dalal: Viewer) -> None:
    nobody_consents(hana)
    question_id = the_one(dalal).question_id
    with pytest.raises(GroundNeeded):
        answer_consent_question(viewer=dalal, question_id=question_id, answer="go_on", ground=" ")
    with pytest.raises(ValueError, match="refuse"):
        answer_consent_question(
            viewer=dalal,
            question_id=question_id,
            answer=cast("ConsentAnswer", "refuse"),
            ground="x",
        )


def test_who_asks_does_not_answer(cast: dict[str, Part], hana: Viewer) -> None:
    nobody_consents(hana)
    assign(cast["hana"], "shift_supervisor", hana.port)
    both = viewer_of(cast["hana"]._replace(purpose=cast["sami"].purpose))
    assert not due_work(both)
    with pytest.raises(OwnConsentQuestion):
        answer_consent_question(
            viewer=both, question_id=the_one(both).question_id, answer="go_on", ground="mine"
        )


def test_omar_and_a_supervisor_of_another_port_see_and_answer_nothing(
    hana: Viewer, dalal: Viewer, omar: Viewer
) -> None:
    shown = nobody_consents(hana)
    question_id = the_one(dalal).question_id
    with pytest.raises(NotPermitted):
        list_open_consent_questions(omar)
    with pytest.raises(NotPermitted):
        answer_consent_question(viewer=omar, question_id=question_id, answer="go_on", ground="x")
    assert not due_work(omar)
    elsewhere = supervisor_elsewhere()
    assert elsewhere.port == OTHER_PORT
    assert not list_open_consent_questions(elsewhere)
    assert not due_work(elsewhere)
    with pytest.raises(ConsentQuestionUnknown):
        get_consent_question(elsewhere, question_id)
    with pytest.raises(ConsentQuestionUnknown):
        answer_consent_question(
            viewer=elsewhere, question_id=question_id, answer="go_on", ground="x"
        )
    assert not is_waiting_for_answer(standing_at(omar, OTHER_PORT), shown.inspection_id)


def test_each_list_is_a_look_and_a_page_that_asks_by_itself_is_none(
    hana: Viewer, dalal: Viewer
) -> None:
    nobody_consents(hana)
    before = Look.objects.count()
    list_waiting_questions(dalal)
    due_work(dalal)
    assert Look.objects.count() == before
    list_open_consent_questions(dalal)
    assert Look.objects.count() == before + 1


def test_an_undone_decision_leaves_the_question_open_again(hana: Viewer, dalal: Viewer) -> None:
    shown = nobody_consents(hana)
    crossing_id = services.decide_crossing(
        viewer=hana,
        inspection_id=shown.inspection_id,
        particulars=Particulars(),
        ground="by mistake",
    )
    assert not list_open_consent_questions(dalal)
    services.undo_crossing(viewer=hana, crossing_id=crossing_id)
    assert the_one(dalal).state == "open"


def test_the_tables_are_what_the_ledger_tells_and_erasure_empties_the_ground(
    hana: Viewer, dalal: Viewer
) -> None:
    shown = nobody_consents(hana)
    answer_consent_question(
        viewer=dalal,
        question_id=the_one(dalal).question_id,
        answer="go_on",
        ground="spoke with the father",
    )
    assert differing_tables() == []
    stamp = Stamp(actor=None, owner=dalal.authority, purpose="erasure")
    erase_subject(subject=shown.traveller_id, ground="Law", stamp=stamp)
    row = ConsentQuestion.objects.get()
    assert (row.ground, row.answer) == (None, "go_on")
    assert differing_tables() == []
