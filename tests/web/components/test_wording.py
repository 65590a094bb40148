"""Every code that an inspection can show has its words, in each language."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.apps.operate.crossings import errors
from manfadh.apps.operate.crossings.events import CaseOutcome, CaseReason, Mode, PermissionKind
from manfadh.apps.operate.crossings.rules import advising
from manfadh.apps.operate.crossings.rules.refusing import State
from manfadh.apps.operate.watchlists.events import ListPurpose
from manfadh.apps.operate.watchlists.selectors import HitReason
from manfadh.libs.documents import CATALOGUE, DigitState
from manfadh.web.components.inspection import wording, zone_words

VALUES = {
    "what": "birth",
    "action": "call_supervisor",
    "purpose": "wanted",
    "count": "2",
    "hours": "3",
    "minutes": "3",
    "days": "4",
    "on": "2024-05-01",
    "reference": "Specimen law, article 3",
}


@pytest.fixture(params=["ar", "ckb", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


def subclasses(kind: type[Exception]) -> set[type[Exception]]:
    return {one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, kind)}


def test_every_error_has_words(language: str) -> None:
    wanted = subclasses(errors.CrossingError) - {errors.CrossingError}
    assert set(wording.ERRORS) == wanted
    assert all(wording.say_error(kind()) for kind in wording.ERRORS)


@pytest.mark.parametrize("code", sorted(advising.CODES))
def test_every_reason_for_advice_has_words(code: str, language: str) -> None:
    said = wording.say_reason(advising.Reason(code, "check", VALUES))
    assert said
    assert "%(" not in said


@pytest.mark.parametrize("level", advising.LEVELS)
@pytest.mark.parametrize("direction", ["entry", "exit"])
def test_every_level_of_advice_has_words(level: str, direction: str, language: str) -> None:
    assert wording.say_advice(level, direction)
    assert level in wording.LEVEL_KINDS


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (CaseReason, wording.CASE_REASONS),
        (CaseOutcome, wording.CASE_OUTCOMES),
        (PermissionKind, wording.PERMISSIONS),
        (Mode, wording.MODES),
        (State, wording.REFUSAL_STATES),
        (HitReason, wording.HIT_REASONS),
        (ListPurpose, wording.LIST_PURPOSES),
    ],
)
def test_every_code_of_an_enumeration_has_words(codes: object, words: dict[str, object]) -> None:
    assert set(words) == set(get_args(codes))


def test_the_zone_has_the_words_of_the_library() -> None:
    assert {code: reason.message for code, reason in CATALOGUE.items()} == zone_words.ZONE


def test_every_state_of_a_check_digit_has_words() -> None:
    assert set(zone_words.DIGIT_STATES) == set(DigitState)


facts = st.builds(
    advising.Facts,
    direction=st.sampled_from(["entry", "exit"]),
    on=st.just(date(2026, 11, 1)),
    has_document=st.booleans(),
    is_typed=st.booleans(),
    mrz_valid=st.booleans(),
    is_travel_document=st.booleans(),
    not_accepted_by=st.sampled_from(["", "Specimen rule"]),
    expires_on=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    is_own_national=st.booleans(),
    claims_nationality=st.booleans(),
    is_known_issuer=st.booleans(),
    hits=st.lists(
        st.tuples(
            st.sampled_from(get_args(HitReason)),
            st.sampled_from(get_args(ListPurpose)),
            st.sampled_from(["refer", "seize_document", "inform"]),
        ),
        max_size=2,
    ),
    instructions=st.lists(st.sampled_from(["call_supervisor", "bring_to_desk"]), max_size=1),
    namesakes=st.integers(0, 2),
    has_open_stay=st.booleans(),
    overstay_days=st.none() | st.integers(0, 400),
    overstay_reference=st.just("Specimen rule"),
    needs_permission=st.booleans(),
    was_here_minutes_ago=st.none() | st.integers(0, 14),
)


@given(facts)
@settings(max_examples=60, deadline=None)
def test_advice_says_nothing_without_words(known: advising.Facts) -> None:
    advice = advising.advise(known)
    assert {reason.code for reason in advice.reasons} <= advising.CODES
    assert all(wording.say_reason(reason) for reason in advice.reasons)


@given(facts)
@settings(max_examples=60, deadline=None)
def test_the_paper_of_a_national_leads_to_identity_and_never_beyond(known: advising.Facts) -> None:
    about_paper = {"no_document", "no_travel_document", "not_accepted", "expired"}
    if known.is_own_national:
        levels = {
            reason.level for reason in advising.advise(known).reasons if reason.code in about_paper
        }
        assert levels <= {"verify_identity"}
