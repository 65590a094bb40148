"""The hard rules, tried every way round: who is never refused, and what comes before a refusal."""

from dataclasses import replace

import pytest

from manfadh.apps.govern.policy.selectors import get_act, list_refusal_grounds
from manfadh.apps.operate.coordination.rules import QuestionUnanswered
from manfadh.apps.operate.coordination.services import close_concern, raise_concern
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.errors import (
    AlreadyDecided,
    GroundNeeded,
    NationalNeverRefused,
    OnlyEntryIsRefused,
    OwnProposal,
    ProtectionFirst,
    RefusalEnded,
    RefusalUnknown,
)
from manfadh.apps.operate.crossings.models import Refusal, SecondaryCase
from manfadh.apps.operate.crossings.rules.advising import Facts, advise
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.selectors import today
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from manfadh.libs.codes import is_known_issuer
from tests.border import (
    ANNA,
    answer,
    has_taken_effect,
    propose,
    proposed,
    read,
    relay,
    sign,
    standing_at,
    the_concern,
    with_,
)
from tests.cast import FEDERAL, OTHER_PORT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

NATIONAL = with_(ANNA, nationality="IRQ", issuer="IRQ", number="A1234567")


# 1. A machine never refuses.


def test_no_advice_is_a_refusal(hana: Viewer) -> None:
    worst = Facts(
        direction="entry", on=today(), has_document=False, is_typed=True, mrz_valid=False,
        is_travel_document=False, not_accepted_by="a rule", expires_on=None,
        is_own_national=False, claims_nationality=False, is_known_issuer=False,
        hits=[("document_number", "wanted", "refer")], instructions=[], namesakes=3,
        has_open_stay=True, overstay_days=400, overstay_reference="a law",
        needs_permission=True, was_here_minutes_ago=1,
    )  # fmt: skip
    assert advise(worst).level == "secondary"


def test_a_reading_alone_refuses_nobody(hana: Viewer) -> None:
    read(hana)
    relay()
    assert not Refusal.objects.exists()


def test_a_refusal_takes_effect_after_ground_questions_and_another_ones_signature(
    hana: Viewer, dalal: Viewer
) -> None:
    _, refusal_id = proposed(hana)
    relay()
    assert not has_taken_effect(refusal_id)
    sign(dalal, refusal_id)
    assert has_taken_effect(refusal_id)


def test_a_decision_can_be_reviewed_and_taken_back(hana: Viewer, dalal: Viewer) -> None:
    shown, refusal_id = proposed(hana)
    sign(dalal, refusal_id)
    services.withdraw_refusal(viewer=dalal, refusal_id=refusal_id, ground="a valid visa was found")
    assert not has_taken_effect(refusal_id)
    services.decide_crossing(
        viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars(), ground="visa"
    )


def test_taking_back_needs_a_ground_and_after_the_signature_a_supervisor(
    hana: Viewer, dalal: Viewer
) -> None:
    _, refusal_id = proposed(hana)
    sign(dalal, refusal_id)
    with pytest.raises(GroundNeeded):
        services.withdraw_refusal(viewer=dalal, refusal_id=refusal_id, ground="  ")
    with pytest.raises(NotPermitted):
        services.withdraw_refusal(viewer=hana, refusal_id=refusal_id, ground="a mistake")
    assert has_taken_effect(refusal_id)


# 2. Protection comes before refusal.


def test_nobody_signs_before_the_questions_were_asked(hana: Viewer, dalal: Viewer) -> None:
    refusal_id = propose(hana, read(hana).inspection_id)
    with pytest.raises(ProtectionFirst):
        services.sign_refusal(viewer=dalal, refusal_id=refusal_id)


def test_no_question_may_be_left_out(hana: Viewer) -> None:
    refusal_id = propose(hana, read(hana).inspection_id)
    with pytest.raises(QuestionUnanswered):
        services.answer_protection(viewer=hana, refusal_id=refusal_id, answers={"child": "no"})
    assert Refusal.objects.get().asked_at is None


def test_who_proposes_does_not_sign(hana: Viewer, dalal: Viewer) -> None:
    both = replace(hana, grants=hana.grants | dalal.grants)
    _, refusal_id = proposed(both)
    with pytest.raises(OwnProposal):
        services.sign_refusal(viewer=both.with_purpose(Purpose.SUPERVISION), refusal_id=refusal_id)


def test_booth_and_outsider_do_not_sign(hana: Viewer, omar: Viewer, dalal: Viewer) -> None:
    _, refusal_id = proposed(hana)
    for viewer in (hana, omar):
        with pytest.raises(NotPermitted):
            services.sign_refusal(viewer=viewer, refusal_id=refusal_id)
    with pytest.raises(RefusalUnknown):
        services.sign_refusal(viewer=standing_at(dalal, OTHER_PORT), refusal_id=refusal_id)


def test_a_declined_refusal_is_never_signed(hana: Viewer, dalal: Viewer) -> None:
    _, refusal_id = proposed(hana)
    services.withdraw_refusal(viewer=dalal, refusal_id=refusal_id, ground="not enough")
    with pytest.raises(RefusalEnded):
        services.sign_refusal(viewer=dalal, refusal_id=refusal_id)


@pytest.mark.parametrize("kind", ["fear_of_return", "child", "trafficking", "medical"])
def test_an_open_concern_holds_a_signed_refusal_until_the_desk_closes_it(
    hana: Viewer, dalal: Viewer, layla: Viewer, kind: str
) -> None:
    _, refusal_id = proposed(hana, yes=[kind])
    sign(dalal, refusal_id)
    assert not has_taken_effect(refusal_id)
    close_concern(viewer=layla, concern_id=the_concern(), outcome="no need found")
    relay()
    assert has_taken_effect(refusal_id)


def test_closing_before_the_signature_does_not_let_it_take_effect(
    hana: Viewer, dalal: Viewer, layla: Viewer
) -> None:
    _, refusal_id = proposed(hana, yes=["child"])
    close_concern(viewer=layla, concern_id=the_concern(), outcome="no need found")
    relay()
    assert not has_taken_effect(refusal_id)
    sign(dalal, refusal_id)
    assert has_taken_effect(refusal_id)


def test_a_return_that_the_desk_barred_never_happens(
    hana: Viewer, dalal: Viewer, layla: Viewer
) -> None:
    _, refusal_id = proposed(hana, yes=["fear_of_return"])
    close_concern(
        viewer=layla, concern_id=the_concern(), outcome="real risk", is_return_barred=True
    )
    sign(dalal, refusal_id)
    assert not has_taken_effect(refusal_id)
    assert not services.complete_if_due(refusal_id)


def test_a_claim_made_after_the_signature_still_holds_what_has_not_taken_effect(
    hana: Viewer, dalal: Viewer
) -> None:
    _, refusal_id = proposed(hana)
    services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    answer(hana, refusal_id, yes=["fear_of_return"])
    relay()
    assert not has_taken_effect(refusal_id)


@pytest.mark.parametrize(
    "again",
    [
        ANNA,
        with_(ANNA, surname="ERICSON", given_names="ANNA"),
        with_(ANNA, nationality="XXX"),
        with_(ANNA, number="L898902C4"),
        with_(ANNA, number="", kind="none"),
        with_(ANNA, surname="ANNA MARIA", given_names="ERIKSSON"),
    ],
    ids=["same", "spelling", "nationality", "number", "no document", "names swapped"],
)
def test_reading_the_person_again_does_not_lose_the_concern(
    hana: Viewer, dalal: Viewer, again: Reading
) -> None:
    proposed(hana, yes=["fear_of_return"])
    _, second = proposed(hana, again)
    sign(dalal, second)
    assert not has_taken_effect(second)


def test_another_port_does_not_lose_the_concern(hana: Viewer, omar: Viewer, dalal: Viewer) -> None:
    proposed(hana, yes=["trafficking"])
    _, second = proposed(omar)
    sign(standing_at(dalal, OTHER_PORT), second)
    assert not has_taken_effect(second)


def test_a_second_paper_of_the_same_person_does_not_lose_the_concern(
    hana: Viewer, dalal: Viewer
) -> None:
    # The concern is about the one paper; a reading joins it with the other by name and birth.
    other_paper = with_(ANNA, number="X0000001")
    proposed(hana, other_paper, yes=["medical"])
    read(hana, ANNA)
    _, third = proposed(hana, with_(ANNA, surname="ERIKSEN"))
    sign(dalal, third)
    assert not has_taken_effect(third)


def test_secondary_does_not_lose_the_concern(hana: Viewer, karim: Viewer, dalal: Viewer) -> None:
    shown, refusal_id = proposed(hana, yes=["child"])
    services.refer_to_secondary(
        viewer=hana, inspection_id=shown.inspection_id, reason="officer_choice"
    )
    assert propose(karim, shown.inspection_id) == refusal_id
    sign(dalal, refusal_id)
    assert not has_taken_effect(refusal_id)


def test_withdrawing_and_proposing_anew_does_not_lose_the_concern(
    hana: Viewer, dalal: Viewer
) -> None:
    shown, first = proposed(hana, yes=["child"])
    services.withdraw_refusal(viewer=hana, refusal_id=first, ground="to write it anew")
    second = propose(hana, shown.inspection_id)
    answer(hana, second)
    sign(dalal, second)
    assert first != second
    assert not has_taken_effect(second)


def test_a_crossing_undone_does_not_lose_the_concern(hana: Viewer, dalal: Viewer) -> None:
    shown, first = proposed(hana, yes=["child"])
    crossing_id = services.decide_crossing(
        viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars(), ground="visa"
    )
    services.undo_crossing(viewer=hana, crossing_id=crossing_id)
    second = propose(hana, shown.inspection_id)
    answer(hana, second)
    sign(dalal, second)
    assert first != second
    assert not has_taken_effect(second)


def test_a_concern_that_karim_raises_by_himself_holds_too(
    hana: Viewer, karim: Viewer, dalal: Viewer
) -> None:
    shown, refusal_id = proposed(hana)
    raise_concern(
        viewer=karim,
        traveller_id=shown.traveller_id,
        inspection_id=shown.inspection_id,
        kinds=("other",),
    )
    sign(dalal, refusal_id)
    assert not has_taken_effect(refusal_id)


def test_completing_by_hand_does_not_get_past_a_concern(hana: Viewer, dalal: Viewer) -> None:
    _, refusal_id = proposed(hana, yes=["medical"])
    assert not services.complete_if_due(refusal_id)
    services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    assert not services.complete_if_due(refusal_id)
    relay()
    relay()
    assert not has_taken_effect(refusal_id)


def test_closing_one_concern_of_two_is_not_enough(
    hana: Viewer, karim: Viewer, dalal: Viewer, layla: Viewer
) -> None:
    shown, refusal_id = proposed(hana, yes=["medical"])
    first = the_concern()
    raise_concern(
        viewer=karim,
        traveller_id=shown.traveller_id,
        inspection_id=shown.inspection_id,
        kinds=("child",),
    )
    sign(dalal, refusal_id)
    close_concern(viewer=layla, concern_id=first, outcome="treated")
    relay()
    assert not has_taken_effect(refusal_id)


# 3. A claimed national is never refused.


def test_a_national_by_document_is_not_proposed(hana: Viewer) -> None:
    with pytest.raises(NationalNeverRefused):
        propose(hana, read(hana, NATIONAL).inspection_id)


def test_every_ground_meets_the_same_answer_for_a_national(hana: Viewer) -> None:
    shown = read(hana, NATIONAL)
    grounds = list_refusal_grounds(FEDERAL, today())
    assert len(grounds) > 3
    for ground in grounds:
        with pytest.raises(NationalNeverRefused):
            propose(hana, shown.inspection_id, ground.code)


def test_a_national_is_not_refused_on_health_grounds_either(hana: Viewer) -> None:
    with pytest.raises(NationalNeverRefused):
        propose(hana, read(hana, NATIONAL).inspection_id, "health_measure")


def test_an_expired_or_missing_paper_makes_a_national_no_stranger(hana: Viewer) -> None:
    for paper in (
        with_(NATIONAL, expiry="2001-01-01"),
        with_(NATIONAL, number="", kind="none"),
        with_(NATIONAL, kind="unknown"),
    ):
        with pytest.raises(NationalNeverRefused):
            propose(hana, read(hana, paper).inspection_id)


def test_who_says_to_be_a_national_is_not_proposed_whatever_the_paper(hana: Viewer) -> None:
    shown = read(hana)
    services.claim_nationality(viewer=hana, inspection_id=shown.inspection_id)
    with pytest.raises(NationalNeverRefused):
        propose(hana, shown.inspection_id)


def test_a_claim_after_the_proposal_stops_the_signature(hana: Viewer, dalal: Viewer) -> None:
    shown, refusal_id = proposed(hana)
    services.claim_nationality(viewer=hana, inspection_id=shown.inspection_id)
    assert Refusal.objects.get().withdrawn_at is not None
    with pytest.raises(RefusalEnded):
        services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    relay()
    assert not has_taken_effect(refusal_id)


def test_a_claim_after_the_signature_stops_what_has_not_taken_effect(
    hana: Viewer, dalal: Viewer
) -> None:
    shown, refusal_id = proposed(hana)
    services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    services.claim_nationality(viewer=hana, inspection_id=shown.inspection_id)
    relay()
    assert not has_taken_effect(refusal_id)
    assert Refusal.objects.get().withdrawn_at is not None


@pytest.mark.parametrize(
    "again",
    [
        with_(NATIONAL, nationality="UTO"),
        with_(NATIONAL, nationality="UTO", surname="ERICSON"),
        with_(NATIONAL, nationality="UTO", issuer="UTO", number="Z7654321"),
        with_(NATIONAL, nationality="", number="", kind="none"),
        with_(NATIONAL, nationality="UTO", birth="1974-08-13"),
    ],
    ids=["typed otherwise", "spelling", "second document", "no document", "birth mistyped"],
)
def test_reading_a_national_again_as_a_stranger_changes_nothing(
    hana: Viewer, again: Reading
) -> None:
    read(hana, NATIONAL)
    with pytest.raises(NationalNeverRefused):
        propose(hana, read(hana, again).inspection_id)


def test_a_claim_is_kept_at_another_port(hana: Viewer, omar: Viewer) -> None:
    services.claim_nationality(viewer=hana, inspection_id=read(hana).inspection_id)
    with pytest.raises(NationalNeverRefused):
        propose(omar, read(omar).inspection_id)


def test_a_national_by_an_earlier_record_is_not_proposed_on_a_foreign_paper(hana: Viewer) -> None:
    shown = read(hana, NATIONAL)
    services.decide_crossing(
        viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars(), ground="known"
    )
    foreign = with_(NATIONAL, nationality="UTO", issuer="UTO", number="U5550001")
    with pytest.raises(NationalNeverRefused):
        propose(hana, read(hana, foreign).inspection_id)


def test_secondary_does_not_refuse_a_national_either(hana: Viewer, karim: Viewer) -> None:
    shown = read(hana, NATIONAL)
    case_id = services.refer_to_secondary(
        viewer=hana, inspection_id=shown.inspection_id, reason="verify_identity"
    )
    with pytest.raises(NationalNeverRefused):
        propose(karim, shown.inspection_id)
    with pytest.raises(ValueError, match="refused"):
        services.resolve_case(
            viewer=karim,
            case_id=case_id,
            outcome="refused",  # type: ignore[arg-type]
            ground="none",
        )
    assert SecondaryCase.objects.get().outcome == ""


def test_a_foreign_traveller_with_another_name_and_birth_is_no_national(hana: Viewer) -> None:
    read(hana, NATIONAL)
    stranger = with_(
        ANNA, surname="STEVENSON", given_names="PETER JOHN", birth="1965-01-02", number="D23145890"
    )
    propose(hana, read(hana, stranger).inspection_id)
    assert Refusal.objects.count() == 1


# 5. Statelessness and unknown nationality are no alert.


@pytest.mark.parametrize("code", ["XXA", "XXB", "XXC", "XXX"])
def test_statelessness_adds_no_reason_to_the_advice(hana: Viewer, code: str) -> None:
    with_nationality = read(hana, with_(ANNA, number="T0000001")).advice
    stateless = read(
        hana, with_(ANNA, number="T0000002", surname="LINDQVIST", nationality=code)
    ).advice
    assert {r.code for r in stateless.reasons} <= {r.code for r in with_nationality.reasons}
    assert stateless.level == with_nationality.level


@pytest.mark.parametrize("code", ["XXA", "XXB", "XXC", "XXX"])
def test_the_codes_of_the_stateless_are_known(code: str) -> None:
    assert is_known_issuer(code)


# 8. The statutory words are data, and no act mixes them up.


def test_a_ground_brings_its_own_act_with_its_exact_words(hana: Viewer) -> None:
    _, refusal_id = proposed(hana)
    row = Refusal.objects.get(refusal_id=refusal_id)
    assert row.act == "refusal_of_entry"
    assert get_act(FEDERAL, row.act, today()).words.ar == "رفض الدخول"


def test_who_leaves_is_not_refused_entry(hana: Viewer) -> None:
    with pytest.raises(OnlyEntryIsRefused):
        propose(hana, read(hana, ANNA, "exit").inspection_id)


# Twice is once.


@pytest.mark.parametrize("act", ["propose", "sign"])
def test_a_second_click_changes_nothing(hana: Viewer, dalal: Viewer, act: str) -> None:
    shown, refusal_id = proposed(hana)
    sign(dalal, refusal_id)
    before = Refusal.objects.values().get()
    if act == "propose":
        assert propose(hana, shown.inspection_id) == refusal_id
    else:
        services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    relay()
    assert Refusal.objects.values().get() == before


def test_nobody_admits_past_a_signature(hana: Viewer, dalal: Viewer) -> None:
    shown, refusal_id = proposed(hana)
    sign(dalal, refusal_id)
    with pytest.raises(AlreadyDecided):
        services.decide_crossing(
            viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars(), ground="x"
        )
