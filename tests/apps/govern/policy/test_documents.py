"""Which document is accepted: issuer, series, port and date."""

from datetime import date
from typing import Any
from uuid import UUID

from manfadh.apps.govern.policy.rules import (
    Acceptance,
    Provision,
    TravelDocument,
    accept_document,
)
from manfadh.kernel.translated import Translated

ON = date(2026, 8, 1)


def rule(code: str, **content: Any) -> Provision[TravelDocument]:
    return Provision(
        provision_id=UUID(int=1),
        kind="travel_document",
        authority="iq",
        code=code,
        text=Translated(en=code),
        content=TravelDocument(**{"kind": "passport", **content}),
        reference="Law",
        valid_from_on=date(2018, 1, 1),
        valid_until_on=None,
    )


ANY_PASSPORT = rule("any")
PILGRIM = rule(
    "pilgrim",
    issuer="UTO",
    series="HJ",
    ports=("safwan",),
    accepted_from_on=date(2026, 7, 1),
    accepted_until_on=date(2026, 9, 1),
)
RULES = [ANY_PASSPORT, PILGRIM]


def asked(**given: Any) -> Acceptance:
    usual = {"kind": "passport", "issuer": "UTO", "number": "HJ123", "port": "safwan", "on": ON}
    return accept_document(RULES, **{**usual, **given})


def test_a_pilgrim_passport_is_good_at_its_port_in_its_season() -> None:
    assert asked() == Acceptance(is_accepted=True, rule=PILGRIM)


def test_a_pilgrim_passport_is_not_good_elsewhere_by_the_general_rule() -> None:
    assert asked(port="arar") == Acceptance(is_accepted=False, rule=PILGRIM)


def test_a_pilgrim_passport_is_not_good_before_or_after_its_season() -> None:
    for on in (date(2026, 6, 30), date(2026, 9, 2)):
        assert asked(on=on) == Acceptance(is_accepted=False, rule=PILGRIM)


def test_another_series_or_issuer_goes_by_the_general_rule() -> None:
    assert asked(number="A1", port="arar").rule is ANY_PASSPORT
    assert asked(issuer="TUR", port="arar").is_accepted


def test_a_kind_that_no_rule_names_is_not_accepted_and_no_rule_says_so() -> None:
    assert asked(kind="civil_status") == Acceptance(is_accepted=False, rule=None)
