"""Overstay by dates, territory and issuing authority: what is not known accuses nobody."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.apps.govern.policy.rules import (
    EarlierStay,
    Provision,
    Stay,
    StayDoubt,
    StayRule,
    StayVerdict,
    overstay,
)
from manfadh.kernel.translated import Translated

ENTERED_ON = date(2026, 3, 1)


def rule(code: str = "visa", **content: Any) -> Provision[StayRule]:
    said: dict[str, Any] = {
        "nationalities": "*",
        "permission": "visa",
        "issued_by": "iq",
        "territory": ("iq",),
        "max_days": 30,
    }
    return Provision(
        provision_id=UUID(int=1),
        kind="stay_rule",
        authority="iq",
        code=code,
        text=Translated(en=code),
        content=StayRule(**{**said, **content}),
        reference="Law 76 of 2017",
        valid_from_on=date(2018, 1, 1),
        valid_until_on=None,
    )


FEDERAL_VISA = rule()
REGION_VISA = rule("region", issued_by="krd", territory=("krd",))
RULES = [FEDERAL_VISA, REGION_VISA]
STAY = Stay(
    nationality="IRN",
    permission="visa",
    issued_by="iq",
    entered_on=ENTERED_ON,
    entered_in="iq",
    present_in="iq",
)


def day(number: int) -> date:
    return ENTERED_ON + timedelta(days=number)


def test_a_stay_within_its_days_is_lawful_and_says_until_when() -> None:
    answer = overstay(STAY, RULES, day(30))
    assert (answer.verdict, answer.days_over) == (StayVerdict.WITHIN, 0)
    assert answer.last_lawful_on == day(30)
    assert answer.reference == "Law 76 of 2017"


def test_the_day_after_is_one_day_over_with_the_rule_that_says_so() -> None:
    answer = overstay(STAY, RULES, day(31))
    assert (answer.verdict, answer.days_over) == (StayVerdict.OVER, 1)
    assert answer.rule is FEDERAL_VISA


def test_the_day_of_entry_counts_only_where_the_rule_says_so() -> None:
    strict = rule(entry_day_counts=True)
    assert overstay(STAY, [strict], day(29)).verdict is StayVerdict.WITHIN
    assert overstay(STAY, [strict], day(30)).verdict is StayVerdict.OVER


def test_a_visa_of_the_region_does_not_cover_federal_iraq_and_that_is_no_overstay() -> None:
    stay = replace(STAY, issued_by="krd")
    answer = overstay(stay, RULES, day(400))
    assert (answer.verdict, answer.days_over) == (StayVerdict.NOT_COVERED, 0)
    assert answer.rule is REGION_VISA


def test_a_federal_visa_does_not_cover_the_region_either() -> None:
    stay = replace(STAY, entered_in="krd", present_in="krd")
    assert overstay(stay, RULES, day(400)).verdict is StayVerdict.NOT_COVERED


def test_who_moved_between_territories_on_an_unknown_day_is_not_accused() -> None:
    stay = replace(STAY, entered_in="krd", present_in="iq")
    answer = overstay(stay, RULES, day(400))
    assert answer.verdict is StayVerdict.CANNOT_TELL
    assert answer.doubt is StayDoubt.TERRITORY_CHANGED


def test_a_rule_for_both_territories_counts_through_a_move() -> None:
    both = rule(territory=("iq", "krd"))
    stay = replace(STAY, entered_in="krd", present_in="iq")
    assert overstay(stay, [both], day(31)).verdict is StayVerdict.OVER


@pytest.mark.parametrize(
    ("missing", "doubt"),
    [
        ({"nationality": ""}, StayDoubt.NATIONALITY_UNKNOWN),
        ({"permission": ""}, StayDoubt.PERMISSION_UNKNOWN),
        ({"issued_by": ""}, StayDoubt.ISSUER_UNKNOWN),
        ({"entered_on": None}, StayDoubt.ENTRY_UNKNOWN),
        ({"entered_in": ""}, StayDoubt.TERRITORY_UNKNOWN),
        ({"present_in": ""}, StayDoubt.TERRITORY_UNKNOWN),
        ({"permission": "pilgrim"}, StayDoubt.NO_RULE),
    ],
)
def test_missing_data_never_accuses_and_says_what_is_missing(
    missing: dict[str, Any], doubt: StayDoubt
) -> None:
    answer = overstay(replace(STAY, **missing), RULES, day(4000))
    assert (answer.verdict, answer.doubt) == (StayVerdict.CANNOT_TELL, doubt)
    assert answer.days_over == 0


def test_a_clock_before_the_entry_cannot_tell() -> None:
    assert overstay(STAY, RULES, day(-1)).doubt is StayDoubt.DATES_IMPOSSIBLE


def test_no_rules_at_all_accuse_nobody() -> None:
    assert overstay(STAY, [], day(4000)).doubt is StayDoubt.NO_RULE


def test_a_rule_that_names_the_nationality_goes_before_one_for_everybody() -> None:
    named = rule("named", nationalities=("IRN",), max_days=10)
    assert overstay(STAY, [FEDERAL_VISA, named], day(11)).verdict is StayVerdict.OVER
    other = replace(STAY, nationality="TUR")
    assert overstay(other, [FEDERAL_VISA, named], day(11)).verdict is StayVerdict.WITHIN


def test_among_equal_rules_the_longest_stay_counts() -> None:
    assert overstay(STAY, [rule(max_days=10), rule(max_days=60)], day(50)).days_over == 0


def test_what_the_officer_granted_goes_before_the_usual_days() -> None:
    assert overstay(replace(STAY, granted_days=60), RULES, day(60)).days_over == 0
    assert overstay(replace(STAY, granted_days=5), RULES, day(6)).days_over == 1


def test_residence_lasts_as_long_as_the_permission_and_needs_its_end() -> None:
    residence = rule(permission="residence", max_days=None)
    stay = replace(STAY, permission="residence", permission_until_on=day(300))
    assert overstay(stay, [residence], day(300)).verdict is StayVerdict.WITHIN
    assert overstay(stay, [residence], day(302)).days_over == 2
    unsure = overstay(replace(stay, permission_until_on=None), [residence], day(900))
    assert unsure.doubt is StayDoubt.PERMISSION_END_UNKNOWN


WINDOW = rule(max_days=30, within_days=180)


def test_days_of_earlier_stays_count_in_a_moving_window() -> None:
    earlier = [EarlierStay(day(-40), day(-21), "iq")]  # twenty days
    stay = replace(STAY, earlier=earlier)
    answer = overstay(stay, [WINDOW], day(10))
    assert (answer.verdict, answer.last_lawful_on) == (StayVerdict.WITHIN, day(10))
    assert overstay(stay, [WINDOW], day(11)).days_over == 1


def test_earlier_days_in_another_territory_or_before_the_window_do_not_count() -> None:
    for earlier in (EarlierStay(day(-40), day(-1), "krd"), EarlierStay(day(-400), day(-181), "iq")):
        stay = replace(STAY, earlier=[earlier])
        assert overstay(stay, [WINDOW], day(30)).verdict is StayVerdict.WITHIN


def test_a_window_with_unknown_earlier_stays_cannot_tell_until_this_stay_alone_is_over() -> None:
    assert overstay(STAY, [WINDOW], day(10)).doubt is StayDoubt.EARLIER_STAYS_UNKNOWN
    assert overstay(STAY, [WINDOW], day(31)).verdict is StayVerdict.OVER


TERRITORIES = st.sampled_from(["", "iq", "krd"])
STAYS = st.builds(
    Stay,
    nationality=st.sampled_from(["", "IRN", "TUR"]),
    permission=st.sampled_from(["", "visa", "residence"]),
    issued_by=TERRITORIES,
    entered_on=st.none() | st.dates(date(2025, 1, 1), date(2026, 1, 1)),
    entered_in=TERRITORIES,
    present_in=TERRITORIES,
    granted_days=st.none() | st.integers(1, 90),
    permission_until_on=st.none() | st.dates(date(2025, 1, 1), date(2026, 1, 1)),
    earlier=st.none()
    | st.lists(
        st.builds(
            EarlierStay,
            from_on=st.dates(date(2024, 6, 1), date(2024, 8, 1)),
            until_on=st.dates(date(2024, 8, 1), date(2025, 1, 1)),
            territory=st.sampled_from(["iq", "krd"]),
        ),
        max_size=2,
    ),
)
RULE_SETS = st.lists(
    st.builds(
        rule,
        nationalities=st.sampled_from(["*", ("IRN",), ("TUR", "IRN")]),
        permission=st.sampled_from(["visa", "residence"]),
        issued_by=st.sampled_from(["iq", "krd"]),
        territory=st.sampled_from([("iq",), ("krd",), ("iq", "krd")]),
        max_days=st.none() | st.integers(1, 60),
        within_days=st.none() | st.integers(60, 120),
    ),
    max_size=4,
)
DAYS = st.dates(date(2025, 1, 1), date(2026, 6, 1))


@settings(max_examples=150, deadline=None)
@given(stay=STAYS, rules=RULE_SETS, on=DAYS)
def test_nobody_is_over_without_a_covering_rule_and_complete_data(
    stay: Stay, rules: list[Provision[StayRule]], on: date
) -> None:
    answer = overstay(stay, rules, on)
    assert (answer.days_over > 0) == (answer.verdict is StayVerdict.OVER)
    assert (answer.doubt is not None) == (answer.verdict is StayVerdict.CANNOT_TELL)
    if answer.verdict in (StayVerdict.WITHIN, StayVerdict.OVER):
        assert answer.rule is not None
        said = answer.rule.content
        assert (said.permission, said.issued_by) == (stay.permission, stay.issued_by)
        assert {stay.entered_in, stay.present_in} <= set(said.territory)
        assert answer.last_lawful_on is not None
        assert (on > answer.last_lawful_on) == (answer.verdict is StayVerdict.OVER)
        assert answer.reference


@settings(max_examples=150, deadline=None)
@given(stay=STAYS, rules=RULE_SETS, on=DAYS)
def test_forgetting_anything_never_makes_somebody_overstay(
    stay: Stay, rules: list[Provision[StayRule]], on: date
) -> None:
    forgetful = (
        replace(stay, nationality=""),
        replace(stay, permission=""),
        replace(stay, issued_by=""),
        replace(stay, entered_on=None),
        replace(stay, entered_in=""),
        replace(stay, present_in=""),
    )
    for poorer in forgetful:
        assert overstay(poorer, rules, on).verdict is not StayVerdict.OVER
    if overstay(stay, rules, on).verdict is not StayVerdict.OVER:
        unknown_past = overstay(replace(stay, earlier=None), rules, on)
        assert unknown_past.verdict is not StayVerdict.OVER


@settings(max_examples=100, deadline=None)
@given(stay=STAYS, rules=RULE_SETS, on=DAYS)
def test_the_order_of_rules_changes_nothing_of_the_verdict(
    stay: Stay, rules: list[Provision[StayRule]], on: date
) -> None:
    here, there = overstay(stay, rules, on), overstay(stay, rules[::-1], on)
    assert (here.verdict, here.days_over) == (there.verdict, there.days_over)
