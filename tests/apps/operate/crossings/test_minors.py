"""Minors: who may consent is the authority's law; a question, no refusal; no adult is asked."""

import inspect
from datetime import date

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.govern.policy.selectors.travelling import Relation, find_minor_rule
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.errors import ConsentUnclear, NotAMinor
from manfadh.apps.operate.crossings.models import Consent, Crossing, Refusal
from manfadh.apps.operate.crossings.rules.advising import LEVELS, Facts, advise
from manfadh.apps.operate.crossings.selectors import Inspected, see_inspection, today
from manfadh.apps.operate.crossings.services import Particulars, record_consent
from manfadh.kernel.events import all_event_classes
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.border import ANNA, read, relay, with_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

CHILD = with_(ANNA, birth="2018-05-06", number="C1234567", given_names="NOUR")
OWN_CHILD = with_(CHILD, nationality="IRQ", issuer="IRQ", number="A7654321")


def codes(shown: Inspected) -> list[str]:
    return [reason.code for reason in shown.advice.reasons]


def test_a_minor_is_a_question_to_the_officer_as_the_rule_says(hana: Viewer) -> None:
    shown = read(hana, CHILD)
    assert "minor_consent" in codes(shown)
    record_consent(
        viewer=hana, inspection_id=shown.inspection_id, relation="relative", paper="present"
    )
    assert "minor_consent" not in codes(see_inspection(hana, shown.inspection_id))


def test_a_national_minor_who_leaves_without_consent_is_a_question_to_the_supervisor(
    hana: Viewer,
) -> None:
    shown = read(hana, OWN_CHILD, "exit")
    assert "minor_supervisor" in codes(shown)
    record_consent(
        viewer=hana,
        inspection_id=shown.inspection_id,
        relation=None,
        paper="missing",
        note="with her aunt",
    )
    again = see_inspection(hana, shown.inspection_id)
    assert "minor_supervisor" in codes(again)
    # It is a question: with what the supervisor said, the officer lets the child leave.
    services.decide_crossing(
        viewer=hana,
        inspection_id=shown.inspection_id,
        particulars=Particulars(),
        ground="the supervisor spoke with the father",
    )
    assert Crossing.objects.get().direction == "exit"


@pytest.mark.parametrize(
    ("relation", "paper"),
    [("mother", "present"), ("father", "attested_consent"), ("court", "court_decision")],
)
def test_mother_father_and_court_count_alike(hana: Viewer, relation: Relation, paper: str) -> None:
    shown = read(hana, OWN_CHILD, "exit")
    record_consent(
        viewer=hana,
        inspection_id=shown.inspection_id,
        relation=relation,
        paper=paper,
        given_by="Amal Nabil",
        paper_number="77/2026",
    )
    answered = see_inspection(hana, shown.inspection_id)
    assert "minor_supervisor" not in codes(answered)
    kept = Consent.objects.get()
    assert (kept.relation, kept.paper, kept.given_by) == (relation, paper, "Amal Nabil")


def test_missing_consent_refuses_nobody_and_proposes_nothing(hana: Viewer) -> None:
    shown = read(hana, CHILD)
    record_consent(
        viewer=hana,
        inspection_id=shown.inspection_id,
        relation=None,
        paper="missing",
        note="expected by her grandmother",
    )
    relay()
    assert not Refusal.objects.exists()
    assert "minor_consent" not in codes(see_inspection(hana, shown.inspection_id))


@pytest.mark.parametrize("asked", ["officer", "supervisor"])
def test_no_question_about_a_minor_is_more_than_a_second_look(asked: str) -> None:
    calm = Facts(
        direction="exit", on=today(), has_document=True, is_typed=False, mrz_valid=True,
        is_travel_document=True, not_accepted_by="", expires_on=None, is_own_national=True,
        claims_nationality=False, is_known_issuer=True, hits=[], instructions=[], namesakes=0,
        has_open_stay=True, overstay_days=None, overstay_reference="", needs_permission=False,
        was_here_minutes_ago=None, minor_asks=asked,
    )  # fmt: skip
    assert advise(calm).level in LEVELS
    assert len(advise(calm).reasons) == 1


def test_a_different_surname_changes_nothing(hana: Viewer) -> None:
    same = read(hana, with_(CHILD, surname="ERIKSSON"))
    other = read(hana, with_(CHILD, surname="AL ANSARI", number="C7654321"))
    assert codes(same) == codes(other)
    for shown in (same, other):
        record_consent(
            viewer=hana, inspection_id=shown.inspection_id, relation="mother", paper="present"
        )
    assert codes(see_inspection(hana, same.inspection_id)) == codes(
        see_inspection(hana, other.inspection_id)
    )


@pytest.mark.parametrize("sex", ["F", "M", "X"])
@pytest.mark.parametrize("birth", ["1990-01-01", "2006", "1961-05", ""])
@pytest.mark.parametrize("direction", ["entry", "exit"])
def test_nobody_is_asked_for_an_adult_nor_can_it_be_recorded(
    hana: Viewer, sex: str, birth: str, direction: str
) -> None:
    adult = with_(ANNA, sex=sex, birth=birth, nationality="IRQ", issuer="IRQ", number="A1")
    shown = services.open_inspection(
        viewer=hana, direction="exit" if direction == "exit" else "entry", lane="1", typed=adult
    )
    assert shown.minor is None
    assert not [code for code in codes(shown) if code.startswith("minor")]
    with pytest.raises(NotAMinor):
        record_consent(
            viewer=hana, inspection_id=shown.inspection_id, relation="father", paper="present"
        )
    assert not Consent.objects.exists()


def test_no_record_of_a_person_has_a_guardian() -> None:
    held = {field.name for model in apps.get_models() for field in model._meta.get_fields()} | {
        name for cls in all_event_classes().values() for name in cls.__struct_fields__
    }
    assert not [name for name in held if "guardian" in name or "husband" in name]
    asked = inspect.signature(services.decide_crossing).parameters
    assert not [name for name in asked if "consent" in name]


def test_what_does_not_fit_the_rule_is_not_kept(hana: Viewer) -> None:
    shown = read(hana, OWN_CHILD, "exit")
    unclear: tuple[tuple[Relation | None, str, str], ...] = (
        ("relative", "present", ""),
        ("mother", "plain_letter", ""),
        (None, "missing", " "),
        ("mother", "missing", "something"),
    )
    for relation, paper, note in unclear:
        with pytest.raises(ConsentUnclear):
            record_consent(
                viewer=hana,
                inspection_id=shown.inspection_id,
                relation=relation,
                paper=paper,
                note=note,
            )
    assert not Consent.objects.exists()


def test_an_outsider_records_nothing(hana: Viewer, dalal: Viewer) -> None:
    shown = read(hana, CHILD)
    with pytest.raises(NotPermitted):
        record_consent(
            viewer=dalal, inspection_id=shown.inspection_id, relation="mother", paper="present"
        )


def test_the_tables_are_what_the_ledger_tells(hana: Viewer) -> None:
    shown = read(hana, CHILD)
    record_consent(
        viewer=hana, inspection_id=shown.inspection_id, relation="mother", paper="present"
    )
    services.decide_crossing(
        viewer=hana,
        inspection_id=shown.inspection_id,
        particulars=Particulars(category="diplomat", category_detail="Note 12"),
        ground="seen",
    )
    assert differing_tables() == []


@given(st.sampled_from(["", "XXA", "XXB", "XXX", "JOR"]), st.sampled_from(["entry", "exit"]))
def test_a_stateless_child_is_asked_about_as_any_child(nationality: str, direction: str) -> None:
    asked = [
        find_minor_rule(
            "iq", birth="2018-05-06", nationality=code, direction=direction, on=date(2026, 3, 1)
        )
        for code in (nationality, "TUR")
    ]
    assert asked[0] == asked[1]
