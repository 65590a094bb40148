"""Three acts with other words, grounds and flow; protection before each, tried every way round."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.govern.policy.selectors import get_act, list_refusal_grounds
from manfadh.apps.operate.coordination.models import Concern
from manfadh.apps.operate.coordination.services import close_concern
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.errors import (
    GroundNeeded,
    NationalNeverRefused,
    NotSignedYet,
    OnlyEntryIsRefused,
    OwnProposal,
    ProtectionFirst,
    RefusalEnded,
    WrongAct,
)
from manfadh.apps.operate.crossings.models import Notice, Refusal
from manfadh.apps.operate.crossings.selectors import Inspected, today
from manfadh.apps.operate.crossings.selectors.notices import find_notice, find_notice_state
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.border import (
    ANNA,
    answer,
    has_taken_effect,
    proposed,
    read,
    relay,
    sign,
    the_concern,
    with_,
)
from tests.cast import FEDERAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

GROUNDS = {"removal": "breach_of_conditions", "expulsion": "entered_outside_a_port"}


def met(hana: Viewer, act: str) -> Inspected:
    """Anna, who is here: by a lawful entry for removal, by none for expulsion; read at the exit."""
    if act == "removal":
        services.decide_crossing(
            viewer=hana, inspection_id=read(hana).inspection_id, particulars=Particulars()
        )
    return read(hana, direction="exit")


def order(karim: Viewer, shown: Inspected, ground: str, note: str = "seen at work") -> UUID:
    return services.propose_refusal(
        viewer=karim, inspection_id=shown.inspection_id, ground=ground, note=note
    )


def ordered(hana: Viewer, karim: Viewer, act: str, yes: tuple[str, ...] = ()) -> UUID:
    refusal_id = order(karim, met(hana, act), GROUNDS[act])
    answer(karim, refusal_id, yes)
    return refusal_id


def test_the_three_acts_have_words_of_their_own() -> None:
    words = {get_act(FEDERAL, act, today()).words.ar for act in
             ("refusal_of_entry", "removal", "expulsion")}  # fmt: skip
    assert words == {"رفض الدخول", "إبعاد", "إخراج"}
    grounds = list_refusal_grounds(FEDERAL, today())
    assert {ground.act for ground in grounds} == {"refusal_of_entry", "removal", "expulsion"}


@pytest.mark.parametrize("act", GROUNDS)
def test_the_wrong_word_makes_no_order(hana: Viewer, karim: Viewer, act: str) -> None:
    shown = met(hana, act)
    other = next(name for name in GROUNDS if name != act)
    with pytest.raises(WrongAct):
        order(karim, shown, GROUNDS[other])
    with pytest.raises(OnlyEntryIsRefused):
        order(karim, shown, "no_permission")
    with pytest.raises(WrongAct):
        order(karim, read(hana, with_(ANNA, number="Z1", birth="1980-01-01")), GROUNDS[act])
    assert not Refusal.objects.exists()


@pytest.mark.parametrize("act", GROUNDS)
def test_a_booth_makes_nobody_leave_and_a_note_says_what_it_rests_on(
    hana: Viewer, karim: Viewer, act: str
) -> None:
    shown = met(hana, act)
    with pytest.raises(NotPermitted):
        order(hana, shown, GROUNDS[act])
    with pytest.raises(GroundNeeded):
        order(karim, shown, GROUNDS[act], note=" ")


@pytest.mark.parametrize("act", GROUNDS)
def test_the_director_signs_and_nobody_else(
    hana: Viewer, karim: Viewer, sami: Viewer, dalal: Viewer, act: str
) -> None:
    refusal_id = order(karim, met(hana, act), GROUNDS[act])
    with pytest.raises(ProtectionFirst):
        services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    answer(karim, refusal_id)
    with pytest.raises(NotPermitted):
        services.sign_refusal(viewer=sami, refusal_id=refusal_id)
    with pytest.raises(OwnProposal):
        services.sign_refusal(
            viewer=replace(dalal, officer_id=karim.officer_id), refusal_id=refusal_id
        )
    sign(dalal, refusal_id)
    assert has_taken_effect(refusal_id)


@pytest.mark.parametrize("act", GROUNDS)
@pytest.mark.parametrize("concern", ["fear_of_return", "child", "trafficking", "medical"])
def test_no_order_takes_effect_while_a_claim_is_open(
    hana: Viewer, karim: Viewer, dalal: Viewer, layla: Viewer, act: str, concern: str
) -> None:
    refusal_id = ordered(hana, karim, act, (concern,))
    sign(dalal, refusal_id)
    assert not has_taken_effect(refusal_id)
    close_concern(viewer=layla, concern_id=the_concern(), outcome="seen")
    relay()
    assert has_taken_effect(refusal_id)


@pytest.mark.parametrize("act", GROUNDS)
def test_no_order_ever_takes_effect_where_return_is_barred(
    hana: Viewer, karim: Viewer, dalal: Viewer, layla: Viewer, act: str
) -> None:
    refusal_id = ordered(hana, karim, act, ("fear_of_return",))
    sign(dalal, refusal_id)
    close_concern(
        viewer=layla, concern_id=the_concern(), outcome="recognised", is_return_barred=True
    )
    relay()
    assert not has_taken_effect(refusal_id)


@pytest.mark.parametrize("act", GROUNDS)
def test_a_national_is_neither_removed_nor_expelled(
    hana: Viewer, karim: Viewer, dalal: Viewer, act: str
) -> None:
    shown = met(hana, act)
    services.claim_nationality(viewer=hana, inspection_id=shown.inspection_id)
    with pytest.raises(NationalNeverRefused):
        order(karim, shown, GROUNDS[act])
    later = read(hana, with_(ANNA, number="Z9"), direction="exit")
    with pytest.raises(NationalNeverRefused):
        order(karim, later, GROUNDS["expulsion"])


@pytest.mark.parametrize("act", GROUNDS)
def test_a_claim_after_the_signature_ends_the_order(
    hana: Viewer, karim: Viewer, dalal: Viewer, act: str
) -> None:
    refusal_id = ordered(hana, karim, act)
    sign(dalal, refusal_id)
    inspection_id = Refusal.objects.get(refusal_id=refusal_id).inspection_id
    assert inspection_id is not None
    services.claim_nationality(viewer=hana, inspection_id=inspection_id)
    assert not has_taken_effect(refusal_id)


@pytest.mark.parametrize("birth", ["2015-06-01", "2012", "2008-12"])
def test_the_paper_of_a_minor_tells_the_desk_whatever_was_answered(
    hana: Viewer, dalal: Viewer, birth: str
) -> None:
    _, refusal_id = proposed(hana, with_(ANNA, birth=birth))
    assert Concern.objects.get().kinds == ["child"]
    sign(dalal, refusal_id)
    assert not has_taken_effect(refusal_id)


# The notice


def signed(hana: Viewer, dalal: Viewer, yes: tuple[str, ...] = ()) -> UUID:
    _, refusal_id = proposed(hana, yes=yes)
    sign(dalal, refusal_id)
    return refusal_id


def test_only_a_signed_order_has_a_notice_and_only_one(hana: Viewer, dalal: Viewer) -> None:
    _, refusal_id = proposed(hana)
    with pytest.raises(NotSignedYet):
        services.issue_notice(viewer=hana, refusal_id=refusal_id, language="tr")
    sign(dalal, refusal_id)
    first = services.issue_notice(viewer=hana, refusal_id=refusal_id, language="tr")
    assert services.issue_notice(viewer=dalal, refusal_id=refusal_id, language="ar") == first
    notice = find_notice(dalal, refusal_id)
    assert notice is not None
    assert notice.number.endswith("-000001")
    assert notice.language == "tr"


def test_a_notice_says_who_handed_it_over_and_when_once(hana: Viewer, dalal: Viewer) -> None:
    refusal_id = signed(hana, dalal)
    services.issue_notice(viewer=dalal, refusal_id=refusal_id, language="ar")
    services.hand_over_notice(viewer=hana, refusal_id=refusal_id, how="taken")
    services.hand_over_notice(viewer=dalal, refusal_id=refusal_id, how="not_taken")
    row = Notice.objects.get()
    assert (row.handed_by, row.handed_how) == (hana.officer_id, "taken")


def test_a_notice_is_void_once_its_order_is_undone(hana: Viewer, dalal: Viewer) -> None:
    refusal_id = signed(hana, dalal)
    services.issue_notice(viewer=hana, refusal_id=refusal_id, language="en")
    notice = find_notice(hana, refusal_id)
    assert notice is not None
    assert not notice.is_void
    services.withdraw_refusal(viewer=dalal, refusal_id=refusal_id, ground="a visa was found")
    after = find_notice_state(notice.number)
    assert after is not None
    assert after.is_void
    with pytest.raises(RefusalEnded):
        services.hand_over_notice(viewer=hana, refusal_id=refusal_id, how="taken")


def test_omar_of_another_port_makes_no_notice(hana: Viewer, dalal: Viewer) -> None:
    refusal_id = signed(hana, dalal)
    omar = get_viewer_of(UUID(int=0xCA57 << 112 | 7), hana.purpose)
    with pytest.raises(services.RefusalUnknown):
        services.issue_notice(viewer=omar, refusal_id=refusal_id, language="ar")
    assert find_notice(omar, refusal_id) is None


def test_a_notice_asks_nothing_of_concerns_and_is_the_same_held_or_in_effect(
    hana: Viewer, dalal: Viewer
) -> None:
    refusal_id = signed(hana, dalal, ("fear_of_return",))
    assert not has_taken_effect(refusal_id)
    with CaptureQueriesContext(connection) as asked:
        services.issue_notice(viewer=hana, refusal_id=refusal_id, language="ar")
        find_notice(hana, refusal_id)
    assert not [query for query in asked if "coordination_concern" in query["sql"]]
    assert differing_tables() == []
