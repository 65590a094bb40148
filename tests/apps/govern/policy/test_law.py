"""Law as dated data: issued, repealed, asked for, never silently lacking."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django.db import transaction
from django.utils.translation import override

from manfadh.apps.govern.policy import reference, selectors, services
from manfadh.apps.govern.policy.apply import HANDLERS
from manfadh.apps.govern.policy.events import ProvisionIssued, ProvisionRepealed
from manfadh.apps.govern.policy.models import Provision
from manfadh.apps.govern.policy.rules import ALWAYS_ASKED
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import NotPermitted
from manfadh.kernel.writing import writing
from tests.apps.govern.keepers import AHMED, BASHIR, FOUNDER, HANA, SHWAN

pytestmark = pytest.mark.django_db

FROM_ON = date(2026, 1, 1)
ON = date(2026, 5, 1)


def provision(kind: str, code: str, content: dict[str, Any], **fields: Any) -> ProvisionIssued:
    usual: dict[str, Any] = {
        "provision_id": new_id(),
        "kind": kind,
        "authority": "iq",
        "code": code,
        "text_ar": "نص",
        "text_ckb": "دەق",
        "text_en": "Text",
        "content": content,
        "reference": "Law 1, Article 1",
        "valid_from_on": FROM_ON,
        "valid_until_on": None,
    }
    return ProvisionIssued(**{**usual, **fields})


def act(**fields: Any) -> ProvisionIssued:
    words = {"words_ar": "رفض الدخول", "words_ckb": "ڕەتکردنەوە", "words_en": "Refusal of entry"}
    return provision("act", "refusal_of_entry", words | {"standing": "not_admitted"}, **fields)


def ground(code: str = "no_visa", **fields: Any) -> ProvisionIssued:
    return provision("refusal_ground", code, {"act": "refusal_of_entry"}, **fields)


def sharing(**fields: Any) -> ProvisionIssued:
    content = {"to_authority": "krd", "what": "travellers", "agreement": "of 1 May 2026"}
    return provision("sharing", "travellers_to_krd", content, **fields)


def issue(issued: ProvisionIssued, viewer: Any = BASHIR) -> UUID:
    services.issue_provision(viewer=viewer, issued=issued)
    return issued.provision_id


def repeal(provision_id: UUID, ended_on: date, viewer: Any = BASHIR) -> None:
    services.repeal_provision(
        viewer=viewer, provision_id=provision_id, ended_on=ended_on, reference="Law 2"
    )


def test_a_provision_is_in_force_between_its_days_both_included() -> None:
    issue(act(valid_until_on=ON))
    found = [
        len(selectors.provisions_in_force("iq", "act", day))
        for day in (FROM_ON - timedelta(1), FROM_ON, ON, ON + timedelta(1))
    ]
    assert found == [0, 1, 1, 0]


def test_an_act_carries_its_exact_words() -> None:
    issue(act())
    found = selectors.get_act("iq", "refusal_of_entry", ON)
    assert (found.words.ar, found.words.en) == ("رفض الدخول", "Refusal of entry")
    with pytest.raises(selectors.ProvisionUnknown):
        selectors.get_act("krd", "refusal_of_entry", ON)


def test_grounds_come_in_their_order_and_with_their_act() -> None:
    issue(act())
    for code, order in (("later", 20), ("sooner", 10)):
        content = {"act": "refusal_of_entry", "order": order}
        issue(msgspec.structs.replace(ground(code), content=content))
    assert [g.code for g in selectors.list_refusal_grounds("iq", ON)] == ["sooner", "later"]
    assert selectors.get_refusal_ground("iq", "later", ON).act == "refusal_of_entry"
    assert selectors.list_refusal_grounds("iq", ON, act="removal") == ()
    with pytest.raises(selectors.ProvisionUnknown):
        selectors.get_refusal_ground("iq", "never", ON)


def test_a_ground_needs_an_act_in_force() -> None:
    with pytest.raises(services.ProvisionRefused, match="act refusal_of_entry is not in force"):
        issue(ground())


def test_a_repeal_ends_a_provision_after_its_last_day() -> None:
    known = issue(act())
    repeal(known, ON)
    assert selectors.get_act("iq", "refusal_of_entry", ON).code == "refusal_of_entry"
    with pytest.raises(selectors.ProvisionUnknown):
        selectors.get_act("iq", "refusal_of_entry", ON + timedelta(days=1))


def test_issuing_and_repealing_twice_changes_nothing() -> None:
    issued = act()
    issue(issued)
    issue(issued)
    repeal(issued.provision_id, ON)
    repeal(issued.provision_id, ON)
    assert LedgerEntry.objects.count() == 2
    with pytest.raises(services.ProvisionRefused, match="already repealed"):
        repeal(issued.provision_id, ON + timedelta(days=1))
    with pytest.raises(services.ProvisionRefused, match="already issued"):
        issue(msgspec.structs.replace(issued, text_en="Other words"))


def test_two_provisions_of_one_code_are_never_in_force_together() -> None:
    known = issue(act())
    with pytest.raises(services.ProvisionRefused, match="in force then"):
        issue(act())
    repeal(known, ON)
    with pytest.raises(services.ProvisionRefused, match="in force then"):
        issue(act(valid_from_on=ON))
    issue(act(valid_from_on=ON + timedelta(days=1)))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (provision("act", "removal", {"words_ar": "رفض"}), "does not fit"),
        (provision("refusal_ground", "g", {"act": "removal", "colour": "red"}), "does not fit"),
        (provision("decree", "one", {}), "does not fit"),
        (act(text_ckb=""), "Arabic, Kurdish and English"),
        (act(reference=" "), "Name the law"),
        (provision("act", "", dict(act().content)), "code"),
        (act(valid_until_on=FROM_ON - timedelta(days=1)), "before the first"),
        (
            provision("nationality", "iraqi", {"country": "IRQ"}, valid_until_on=ON),
            "run out",
        ),
        (provision("nationality", "iraqi", {"country": "Iraq"}), "does not fit"),
        (
            provision(
                "stay_rule",
                "visa",
                {
                    "nationalities": "*",
                    "permission": "visa",
                    "issued_by": "iq",
                    "territory": ["iq"],
                    "max_days": 0,
                },
            ),
            "does not fit",
        ),
    ],
)
def test_a_wrong_provision_is_refused_with_the_reason(wrong: ProvisionIssued, words: str) -> None:
    with pytest.raises(services.ProvisionRefused, match=words):
        issue(wrong)
    assert not Provision.objects.exists()


@pytest.mark.parametrize("who", [HANA, AHMED, SHWAN])
def test_only_the_policy_officer_of_the_authority_issues_and_repeals(who: Any) -> None:
    with pytest.raises(NotPermitted):
        issue(act(), viewer=who)
    known = issue(act())
    with pytest.raises(NotPermitted):
        repeal(known, ON, viewer=who)


def test_a_repeal_names_a_known_provision_a_law_and_a_day_after_the_first() -> None:
    with pytest.raises(selectors.ProvisionUnknown):
        repeal(new_id(), ON)
    known = issue(act())
    with pytest.raises(services.ProvisionRefused, match="before the first"):
        repeal(known, FROM_ON - timedelta(days=1))
    with pytest.raises(services.ProvisionRefused, match="Name the law"):
        services.repeal_provision(viewer=BASHIR, provision_id=known, ended_on=ON, reference="")


def test_nothing_is_shared_by_default_and_a_sharing_goes_one_way_only() -> None:
    assert selectors.owners_visible_to("krd", "travellers", ON) == {"krd"}
    known = issue(sharing())
    assert selectors.owners_visible_to("krd", "travellers", ON) == {"krd", "iq"}
    assert selectors.owners_visible_to("krd", "watchlists", ON) == {"krd"}
    assert selectors.owners_visible_to("iq", "travellers", ON) == {"iq"}
    repeal(known, ON)
    assert selectors.owners_visible_to("krd", "travellers", ON + timedelta(1)) == {"krd"}


def test_the_receiving_authority_can_not_share_for_the_owner() -> None:
    with pytest.raises(NotPermitted):
        issue(sharing(), viewer=SHWAN)


def question(code: str, concern: str, order: int = 1) -> ProvisionIssued:
    return provision("protection_question", code, {"order": order, "concern": concern})


def test_with_a_question_missing_no_list_of_questions_is_given() -> None:
    for concern in ALWAYS_ASKED[:-1]:
        issue(question(concern, concern))
    with pytest.raises(selectors.ProvisionUnknown):
        selectors.list_protection_questions("iq", ON)
    issue(question("care", ALWAYS_ASKED[-1], order=0))
    questions = selectors.list_protection_questions("iq", ON)
    assert questions[0].code == "care"
    assert {q.concern for q in questions} == set(ALWAYS_ASKED)


def test_the_last_question_about_a_concern_is_repealed_only_after_its_successor_is_issued() -> None:
    known = {concern: issue(question(concern, concern)) for concern in ALWAYS_ASKED}
    with pytest.raises(services.ProvisionRefused, match="asked about this"):
        repeal(known["child"], ON)
    issue(question("child_better", "child"))
    repeal(known["child"], ON)
    after = selectors.list_protection_questions("iq", ON + timedelta(days=1))
    assert "child_better" in {q.code for q in after}


def test_the_last_own_nationality_can_not_be_repealed() -> None:
    known = issue(provision("nationality", "iraqi", {"country": "IRQ"}))
    with pytest.raises(services.ProvisionRefused, match="no nationals"):
        repeal(known, ON)
    assert selectors.own_nationalities("iq", ON) == {"IRQ"}


def test_what_was_rolled_back_is_not_remembered() -> None:
    issue(act())
    with writing():
        issue(ground())
        assert selectors.list_refusal_grounds("iq", ON)
        transaction.set_rollback(True)
    assert selectors.list_refusal_grounds("iq", ON) == ()
    issue(ground("other"))
    assert [g.code for g in selectors.list_refusal_grounds("iq", ON)] == ["other"]


def test_a_question_to_the_law_costs_one_small_query_once_it_was_asked(
    django_assert_num_queries: Any,
) -> None:
    issue(sharing())
    selectors.owners_visible_to("krd", "travellers", ON)
    with django_assert_num_queries(1):
        selectors.owners_visible_to("krd", "travellers", ON)


def test_a_provision_of_a_newer_version_does_not_hide_the_others() -> None:
    issue(act())
    of_version_9 = provision("refusal_ground", "no_visa", {"act": "a", "new": 1})
    record(of_version_9, stamp=BASHIR.stamp())
    assert selectors.list_refusal_grounds("iq", ON) == ()
    assert selectors.get_act("iq", "refusal_of_entry", ON).code == "refusal_of_entry"


def test_entries_may_be_applied_in_any_order_a_repeal_first() -> None:
    issued = act()
    [first] = record(issued, stamp=BASHIR.stamp())
    gone = ProvisionRepealed(provision_id=issued.provision_id, ended_on=ON, reference="Law 2")
    [second] = record(gone, stamp=BASHIR.stamp())
    before = list(Provision.objects.values())
    Provision.objects.all().delete()
    handlers: dict[Any, Callable[[Any], None]] = dict(HANDLERS)
    handlers[ProvisionRepealed]([second])
    assert selectors.provisions_in_force("iq", "act", ON) == ()
    handlers[ProvisionIssued]([first])
    handlers[ProvisionIssued]([first])
    assert list(Provision.objects.values()) == before


@pytest.fixture
def loaded() -> None:
    services.load_reference(viewer=FOUNDER)


def test_loading_the_orientation_twice_changes_nothing() -> None:
    assert services.load_reference(viewer=FOUNDER) > 40
    assert services.load_reference(viewer=FOUNDER) == 0


def test_loading_needs_the_permission_of_every_authority() -> None:
    with pytest.raises(NotPermitted):
        services.load_reference(viewer=BASHIR)
    assert not Provision.objects.exists()


def test_what_an_authority_repealed_or_worded_itself_stays_so(loaded: None) -> None:
    [known] = [
        p for p in selectors.provisions_in_force("iq", "refusal_ground", ON)
        if p.code == "earlier_removal"
    ]  # fmt: skip
    repeal(known.provision_id, ON)
    issue(ground("earlier_removal", text_en="Our words", valid_from_on=ON + timedelta(days=1)))
    assert services.load_reference(viewer=FOUNDER) == 0
    after = selectors.get_refusal_ground("iq", "earlier_removal", ON + timedelta(days=1))
    assert after.text.en == "Our words"


@pytest.mark.parametrize("authority", ["iq", "krd"])
def test_each_authority_begins_with_acts_grounds_questions_paths_and_nationals(
    loaded: None, authority: str
) -> None:
    words = {
        code: selectors.get_act(authority, code, ON).words.ar
        for code in ("refusal_of_entry", "removal", "expulsion")
    }
    assert words == {"refusal_of_entry": "رفض الدخول", "removal": "إبعاد", "expulsion": "إخراج"}
    grounds = selectors.list_refusal_grounds(authority, ON, act="refusal_of_entry")
    assert {"no_travel_document", "no_permission", "document_forged"} <= {g.code for g in grounds}
    questions = selectors.list_protection_questions(authority, ON)
    assert questions[0].reference.startswith("Convention against Torture, Article 3")
    assert all(selectors.list_protection_paths(authority, c, ON) for c in ALWAYS_ASKED)
    assert selectors.own_nationalities(authority, ON) == {"IRQ"}


def test_claims_go_to_the_committee_federally_and_to_the_regional_authority_there(
    loaded: None,
) -> None:
    bodies = {
        authority: {
            path.body for path in selectors.list_protection_paths(authority, "fear_of_return", ON)
        }
        for authority in ("iq", "krd")
    }
    assert bodies["iq"] == {"unhcr", "competent_committee"}
    assert bodies["krd"] == {"unhcr", "regional_authority"}


def test_what_is_to_be_confirmed_is_marked_and_has_three_languages_and_a_reference() -> None:
    for issued in reference.read_provisions():
        assert issued.text_ar
        assert issued.text_ckb
        assert issued.text_en
        assert issued.reference
        if "to be confirmed" in issued.reference:
            assert issued.content.get("unverified") is True, issued.code


def test_the_orientation_shares_nothing_between_authorities() -> None:
    assert all(issued.kind != "sharing" for issued in reference.read_provisions())


def find(authority: str, **fields: Any) -> selectors.StayFinding:
    usual: dict[str, Any] = {
        "nationality": "TUR",
        "permission": "visa",
        "permission_authority": authority,
        "territory": authority,
        "entered_on": ON,
        "on": ON + timedelta(days=61),
    }
    return selectors.find_overstay(authority=authority, **{**usual, **fields})


def test_an_overstay_is_found_with_its_days_and_its_law(loaded: None) -> None:
    found = find("iq")
    assert (found.days, found.unknown_because) == (1, "")
    assert "Law 76 of 2017" in found.reference
    assert find("iq", stay_days=90).days == 0


def test_a_visa_of_the_other_authority_is_no_overstay_here(loaded: None) -> None:
    for here, other in (("iq", "krd"), ("krd", "iq")):
        found = find(here, permission_authority=other)
        assert found.days is None
        with override("en"):
            again = find(here, permission_authority=other)
        assert again.unknown_because == (
            "The permission does not cover this territory. This is no overstay."
        )


def test_a_national_never_overstays(loaded: None) -> None:
    assert find("iq", nationality="IRQ", on=ON + timedelta(days=3000)).days == 0


@pytest.mark.parametrize("doubt", list(selectors.StayDoubt))
def test_every_doubt_has_a_sentence(doubt: selectors.StayDoubt) -> None:
    answer = selectors.StayAnswer(verdict=selectors.StayVerdict.CANNOT_TELL, doubt=doubt)
    with override("en"):
        assert selectors.explain_stay(answer).startswith("Can't tell: ")


def test_stays_are_explained_with_the_last_lawful_day(loaded: None) -> None:
    stay = selectors.Stay(
        nationality="TUR", permission="visa", issued_by="iq",
        entered_on=ON, entered_in="iq", present_in="iq",
    )  # fmt: skip
    with override("en"):
        for days, words in ((60, "The stay is lawful until 2026-06-30."), (61, "days over: 1.")):
            answer = selectors.check_stay("iq", stay, ON + timedelta(days=days))
            assert selectors.explain_stay(answer).endswith(words)
        national = selectors.check_stay("iq", replace(stay, nationality="IRQ"), ON)
        assert selectors.explain_stay(national) == "Nationals stay without limit."


def test_nationals_and_some_neighbours_need_no_permission(loaded: None) -> None:
    needs = {
        (authority, nationality): selectors.needs_permission(authority, nationality, ON)
        for authority, nationality in (
            ("iq", "IRQ"), ("iq", "IRN"), ("iq", "TUR"), ("krd", "TUR"), ("iq", "XXA"),
        )
    }  # fmt: skip
    assert needs == {
        ("iq", "IRQ"): False,
        ("iq", "IRN"): False,
        ("iq", "TUR"): True,
        ("krd", "TUR"): False,
        ("iq", "XXA"): True,
    }


def test_the_rule_for_an_entry_names_its_days(loaded: None) -> None:
    found = selectors.stay_rule_for(
        "iq", nationality="TUR", permission="visa", issued_by="iq", territory="iq", on=ON
    )
    assert found is not None
    assert found.content.max_days == 60
    of_the_region = selectors.stay_rule_for(
        "iq", nationality="TUR", permission="visa", issued_by="krd", territory="iq", on=ON
    )
    assert of_the_region is None


def test_old_identity_papers_are_no_travel_documents(loaded: None) -> None:
    asked: dict[str, Any] = {"issuer": "IRQ", "number": "A1", "port": "safwan", "on": ON}
    assert selectors.check_document("iq", kind="passport", **asked).is_accepted
    assert selectors.check_document("iq", kind="laissez_passer", **asked).is_accepted
    assert not selectors.check_document("iq", kind="civil_status", **asked).is_accepted
    foreign = asked | {"issuer": "UTO"}
    assert not selectors.check_document("iq", kind="laissez_passer", **foreign).is_accepted
