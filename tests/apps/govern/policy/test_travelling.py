"""Who is a minor, who may consent, and who crosses otherwise than an ordinary traveller."""

from datetime import date
from inspect import signature
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.policy.rules import (
    Minor,
    Provision,
    TravellerCategory,
    fitting_categories,
    minor_rule,
    suffices,
)
from manfadh.apps.govern.policy.rules.travelling import most_years
from manfadh.apps.govern.policy.selectors.travelling import (
    border_districts,
    find_minor_rule,
    list_traveller_categories,
)
from manfadh.apps.govern.policy.services import load_reference
from manfadh.kernel.translated import Translated
from tests.cast import FEDERAL, REGION

ON = date(2026, 3, 1)


def rule(code: str, **content: Any) -> Provision[Minor]:
    usual = {
        "age_under": 18,
        "with_whom": ("mother", "father"),
        "consent_by": ("mother", "father", "court"),
        "papers": ("attested_consent",),
        "if_missing": "officer",
    }
    return Provision(
        provision_id=UUID(int=1),
        kind="minor",
        authority="iq",
        code=code,
        text=Translated(en=code),
        content=Minor(**{**usual, **content}),
        reference="Law",
        valid_from_on=date(2018, 1, 1),
        valid_until_on=None,
    )


ANYBODY = rule("anybody")
LEAVING = rule("leaving", direction="exit", nationalities=("IRQ",), if_missing="supervisor")


def found(birth: str, nationality: str = "JOR", direction: str = "exit") -> str:
    fitting = minor_rule(
        [ANYBODY, LEAVING], birth=birth, nationality=nationality, direction=direction, on=ON
    )
    return fitting.code if fitting else ""


def test_the_rule_that_names_the_nationality_goes_first() -> None:
    assert found("2015-06-01", "IRQ") == "leaving"
    assert found("2015-06-01", "IRQ", "entry") == "anybody"
    assert found("2015-06-01", "") == "anybody"


def test_a_birthday_makes_an_adult_on_the_day() -> None:
    assert found("2008-03-02") == "anybody"
    assert found("2008-03-01") == ""


def test_of_a_year_alone_nobody_grown_up_is_asked() -> None:
    assert found("2008") == ""
    assert found("2008-03") == ""
    assert found("2009") == "anybody"
    assert found("") == ""


@given(st.dates(min_value=date(1900, 1, 1), max_value=ON))
def test_less_known_of_a_birth_never_makes_anybody_younger(born_on: date) -> None:
    whole = most_years(born_on.isoformat(), ON)
    for part in (born_on.isoformat()[:7], born_on.isoformat()[:4]):
        known = most_years(part, ON)
        assert whole is not None
        assert known is not None
        assert known >= whole


@given(st.text(max_size=12))
def test_any_text_for_a_birth_is_answered(text: str) -> None:
    years = most_years(text, ON)
    assert years is None or years >= 0


def test_company_and_paper_count_as_the_rule_says() -> None:
    assert suffices(ANYBODY.content, relation="mother", paper="present")
    assert not suffices(ANYBODY.content, relation="court", paper="present")
    assert suffices(ANYBODY.content, relation="court", paper="attested_consent")
    assert not suffices(ANYBODY.content, relation="mother", paper="a_letter")


def test_surname_and_sex_are_no_part_of_the_question() -> None:
    for question in (minor_rule, suffices, find_minor_rule):
        asked = set(signature(question).parameters)
        assert not asked & {"surname", "name", "sex", "mother", "family"}
    assert set(Minor.__struct_fields__).isdisjoint({"surname", "sex"})


def category(code: str, **content: Any) -> Provision[TravellerCategory]:
    return Provision(
        provision_id=UUID(int=2),
        kind="traveller_category",
        authority="iq",
        code=code,
        text=Translated(en=code),
        content=TravellerCategory(**{"category": "crew", **content}),
        reference="Law",
        valid_from_on=date(2018, 1, 1),
        valid_until_on=None,
    )


def test_a_category_is_offered_where_its_ports_modes_and_nationalities_say() -> None:
    rules = [
        category("pass", ports=("safwan",), order=2),
        category("crew", modes=("sea",), order=1),
        category("own", nationalities=("KWT",), order=3),
    ]

    def offered(
        port: str = "safwan", modes: tuple[str, ...] = ("sea",), nationality: str = "KWT"
    ) -> list[str]:
        fitting = fitting_categories(rules, port=port, modes=modes, nationality=nationality)
        return [one.code for one in fitting]

    assert offered() == ["crew", "pass", "own"]
    assert offered(port="arar") == ["crew", "own"]
    assert offered(modes=("foot",), nationality="") == ["pass"]
    # A lane for several ways leaves what is for any of them; of an unknown way, everything.
    assert offered(modes=("foot", "sea"), nationality="") == ["crew", "pass"]
    assert offered(modes=(), nationality="") == ["crew", "pass"]


@pytest.mark.django_db
def test_each_authority_has_an_orientation_of_its_own() -> None:
    load_reference(viewer=get_founder(authority=FEDERAL))
    for authority in (FEDERAL, REGION):
        leaving = find_minor_rule(
            authority, birth="2018-01-01", nationality="IRQ", direction="exit", on=ON
        )
        assert leaving
        assert (leaving.authority, leaving.content.if_missing) == (authority, "supervisor")
        assert leaving.content.unverified
        at_sea = list_traveller_categories(
            authority, port="umm-qasr", modes=("sea",), nationality="PHL", on=ON
        )
        assert "shore_pass" in [one.code for one in at_sea]
        assert "border_resident" not in [one.code for one in at_sea]
        by_land = list_traveller_categories(
            authority, port="zurbatiyah", modes=("foot", "car"), nationality="IRN", on=ON
        )
        assert "shore_pass" not in [one.code for one in by_land]
    assert {"mehran", "khorramshahr", "silopi"} == set(border_districts(FEDERAL, ON))
    assert border_districts(REGION, ON)["silopi"].content.country == "TUR"
