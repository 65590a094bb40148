"""The published tariff: what is owed, by whom, on which day, and why it may be waived."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.govern.policy import services
from manfadh.apps.govern.policy.events import ProvisionIssued
from manfadh.apps.govern.policy.rules import Fee, PermissionHeld, due_amount
from manfadh.apps.govern.policy.selectors import ProvisionUnknown
from manfadh.apps.govern.policy.selectors.orders import find_permission_faults, list_appeal_ways
from manfadh.apps.govern.policy.selectors.tariff import (
    find_fee,
    get_waiver_reason,
    list_tariff,
    list_waiver_reasons,
    needs_four_eyes,
)
from manfadh.kernel import events
from manfadh.kernel.money import Money
from tests.apps.govern.keepers import BASHIR, FOUNDER
from tests.apps.govern.policy.test_law import provision

pytestmark = pytest.mark.django_db

ON = date(2026, 5, 1)


def fee(code: str = "visa_on_arrival", **content: Any) -> ProvisionIssued:
    usual = {"occasion": "visa_on_arrival", "amount": "100000", "currency": "IQD"}
    return provision("fee", code, usual | content)


def issue(*issued: ProvisionIssued) -> None:
    for one in issued:
        services.issue_provision(viewer=BASHIR, issued=one)


def owed(occasion: str = "visa_on_arrival", nationality: str = "JOR", **given: Any) -> Any:
    return find_fee("iq", occasion, nationality=nationality, on=given.pop("on", ON), **given)


@pytest.fixture
def reference_law() -> None:
    services.load_reference(viewer=FOUNDER)


def test_a_fee_is_owed_by_the_tariff_of_the_day() -> None:
    old = fee()
    issue(old)
    services.repeal_provision(
        viewer=BASHIR, provision_id=old.provision_id, ended_on=ON, reference="Law 2"
    )
    later = date(2026, 5, 2)
    issue(msgspec.structs.replace(fee(amount="120000"), valid_from_on=later))
    assert owed().amount == Money(Decimal(100000), "IQD")
    assert owed(on=later).amount == Money(Decimal(120000), "IQD")


def test_the_line_that_names_a_nationality_goes_first_even_if_it_costs_more() -> None:
    issue(fee(), fee("for_jordan", amount="150000", nationalities=["JOR"]))
    assert owed().code == "for_jordan"
    assert owed(nationality="TUR").code == "visa_on_arrival"


def test_a_child_below_the_age_of_the_tariff_owes_nothing() -> None:
    issue(fee(from_age_years=12))
    assert owed(age_years=11) is None
    assert owed(age_years=12).amount.amount == 100000
    assert owed(age_years=None) is not None


def test_a_fine_counts_days_past_the_free_ones_up_to_its_bound() -> None:
    issue(
        fee("overstay", occasion="overstay", amount="10000", per="day", free_days=2,
            at_most="50000")
    )  # fmt: skip
    for days, wanted in ((1, None), (2, None), (3, 10000), (7, 50000), (400, 50000)):
        due = owed("overstay", days=days)
        assert (due and due.amount.amount) == wanted


@given(days=st.integers(0, 5000), free=st.integers(0, 60), most=st.integers(0, 10**6))
def test_a_fine_never_shrinks_with_the_days_and_never_leaves_its_bound(
    days: int, free: int, most: int
) -> None:
    line = Fee(
        occasion="overstay", amount="7500", currency="IQD", per="day",
        free_days=free, at_most=str(most),
    )  # fmt: skip
    today, tomorrow = due_amount(line, days=days), due_amount(line, days=days + 1)
    assert Decimal(0) <= today.amount <= tomorrow.amount <= most


@pytest.mark.parametrize(
    "content",
    [{"amount": "-5"}, {"amount": "1e9"}, {"currency": "XYZ"}, {"amount": "free"}, {"per": "hour"}],
)
def test_a_line_that_nobody_could_charge_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(services.ProvisionRefused, match="does not fit"):
        issue(fee(**content))


def test_what_we_bring_has_fees_reasons_and_a_limit_for_both(reference_law: None) -> None:
    assert {line.occasion for line in list_tariff("iq", ON)} == {"overstay", "visa_on_arrival"}
    of_the_region = find_fee("krd", "visa_on_arrival", nationality="JOR", on=ON)
    assert of_the_region is not None
    assert of_the_region.amount.currency == "USD"
    assert all(line.unverified and line.reference for line in list_tariff("krd", ON))
    codes = [reason.code for reason in list_waiver_reasons("iq", "overstay", ON)]
    assert codes == ["not_at_fault", "by_decision"]
    with pytest.raises(ProvisionUnknown):
        get_waiver_reason("iq", "overstay", "reciprocity", ON)


def test_a_waiver_needs_four_eyes_from_the_limit_on_and_where_no_limit_is_known(
    reference_law: None,
) -> None:
    limits = [Money(Decimal(n), "IQD") for n in (149999, 150000)]
    assert [needs_four_eyes("iq", amount, ON) for amount in limits] == [False, True]
    assert needs_four_eyes("iq", Money(Decimal(1), "EUR"), ON)


def held(**said: Any) -> PermissionHeld:
    usual: dict[str, Any] = {
        "permission": "visa", "issued_by": "iq", "entries": "single", "entered_before": 0,
        "valid_from_on": date(2026, 4, 1), "valid_until_on": date(2026, 6, 1), "sponsor": "",
        "document_expires_on": date(2030, 1, 1),
    }  # fmt: skip
    return PermissionHeld(**usual | said)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, []),
        ({"issued_by": "krd"}, ["not_accepted"]),
        ({"issued_by": "elsewhere"}, ["no_rule"]),
        ({"valid_from_on": date(2026, 5, 2)}, ["not_yet_valid"]),
        ({"valid_until_on": date(2026, 4, 30)}, ["expired"]),
        ({"valid_from_on": ON, "valid_until_on": ON}, []),
        ({"entered_before": 1}, ["entries_used"]),
        ({"entered_before": 1, "entries": "double"}, []),
        ({"entered_before": 2, "entries": "double"}, ["entries_used"]),
        ({"entered_before": 9, "entries": "multiple"}, []),
        ({"entered_before": 1, "entries": "unknown"}, ["entries_unknown"]),
        ({"document_expires_on": date(2026, 8, 1)}, ["document_too_short"]),
        ({"document_expires_on": None, "valid_from_on": None, "valid_until_on": None}, []),
    ],
)
def test_a_visa_is_checked_by_the_rules_in_force(
    reference_law: None, said: dict[str, Any], found: list[str]
) -> None:
    assert [str(f.finding) for f in find_permission_faults("iq", held(**said), ON)] == found


def test_a_visa_of_the_region_does_not_hold_in_federal_iraq_nor_the_other_way_round(
    reference_law: None,
) -> None:
    [there] = find_permission_faults("iq", held(issued_by="krd"), ON)
    [back] = find_permission_faults("krd", held(issued_by="iq"), ON)
    assert there.reference
    assert there.rule is not None
    assert "does not hold" in there.rule.text.en
    assert back.reference


def test_each_act_has_a_way_of_appeal_at_each_authority(reference_law: None) -> None:
    for authority in ("iq", "krd"):
        for act in ("refusal_of_entry", "removal", "expulsion"):
            ways = list_appeal_ways(authority, act, ON)
            assert ways
            assert all(way.within_days and way.reference for way in ways)


def test_a_provision_of_the_first_version_is_read_as_one_of_today() -> None:
    told = msgspec.to_builtins(fee())
    assert events.revive("policy.provision_issued", 1, told) == msgspec.convert(
        told, type=ProvisionIssued
    )
