"""Fees at a port: by the tariff, against receipts without a gap, waived for reasons in law."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.policy import services as policy
from manfadh.apps.govern.policy.events import ProvisionIssued
from manfadh.apps.govern.policy.selectors import provisions_in_force
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.models import Stay
from manfadh.apps.operate.crossings.selectors import Inspected, get_inspection
from manfadh.apps.operate.crossings.selectors.charges import (
    check_charges,
    check_fines,
    list_charges,
)
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.apps.operate.crossings.services.charge import take_fee, waive_fee
from manfadh.apps.operate.fees import services as fees
from manfadh.apps.operate.fees.models import Receipt, Waiver
from manfadh.apps.operate.fees.selectors import (
    due_work,
    find_receipt_state,
    get_fee_day,
    get_receipt,
    list_officer_fees,
    list_waivers_to_decide,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.money import Money
from manfadh.kernel.seals import read_seal
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.border import ANNA, read, with_
from tests.cast import FEDERAL, OTHER_PORT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)
ON = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.frozen_at(NOON):
        yield


def take(viewer: Viewer, shown: Inspected) -> UUID:
    return take_fee(viewer=viewer, inspection_id=shown.inspection_id, occasion="visa_on_arrival")


def admit(viewer: Viewer, shown: Inspected) -> UUID:
    return crossings.decide_crossing(
        viewer=viewer,
        inspection_id=shown.inspection_id,
        particulars=Particulars(permission="visa_on_arrival"),
        ground="seen",
    )


def overstayed(hana: Viewer, days: int) -> Inspected:
    """Anna leaves some days after her thirty days were over."""
    shown = read(hana)
    admit(hana, shown)
    Stay.objects.update(entered_at=NOON - timedelta(days=30 + days))
    return read(hana, direction="exit")


def test_an_arrival_owes_what_the_tariff_says_and_gets_a_numbered_receipt(hana: Viewer) -> None:
    shown = read(hana)
    [charge] = list_charges(shown)
    assert (charge.due.amount, charge.is_open) == (Money(Decimal(100000), "IQD"), True)
    receipt = get_receipt(hana, take(hana, shown))
    assert receipt.number.endswith("-000001")
    assert receipt.amount == charge.due.amount
    [after] = list_charges(get_inspection(hana, shown.inspection_id))
    assert after.settled is not None
    assert after.settled.number == receipt.number


def test_taking_twice_answers_the_first_receipt(hana: Viewer) -> None:
    shown = read(hana)
    assert take(hana, shown) == take(hana, shown)
    again = read(hana)
    assert take(hana, again) == take(hana, shown)
    assert Receipt.objects.count() == 1


def test_a_second_entry_after_the_first_owes_again(hana: Viewer) -> None:
    shown = read(hana)
    first = take(hana, shown)
    with clock.frozen_at(NOON + timedelta(minutes=1)):
        admit(hana, shown)
    with clock.frozen_at(NOON + timedelta(hours=3)):
        assert take(hana, read(hana)) != first


def test_numbers_have_no_gap_even_where_an_act_is_rolled_back(hana: Viewer) -> None:
    numbers = []
    for number in range(4):
        if number == 2:
            with pytest.raises(fees.FeeChanged):
                take_fee(
                    viewer=hana,
                    inspection_id=read(hana, with_(ANNA, number="X99999")).inspection_id,
                    occasion="visa_on_arrival",
                    shown_provision_id=new_id(),
                )
        shown = read(hana, with_(ANNA, number=f"L8989{number:04}", birth=f"198{number}-01-01"))
        numbers.append(get_receipt(hana, take(hana, shown)).number[-6:])
    assert numbers == ["000001", "000002", "000003", "000004"]


def test_nationals_children_and_those_who_need_no_permission_owe_nothing(hana: Viewer) -> None:
    for reading in (
        with_(ANNA, nationality="IRQ", issuer="IRQ"),
        with_(ANNA, birth="2020-01-01"),
        with_(ANNA, nationality="IRN", issuer="IRN"),
    ):
        shown = read(hana, reading)
        assert list_charges(shown) == ()
        with pytest.raises(fees.NothingOwed):
            take(hana, shown)


def test_who_needs_no_permission_costs_no_question_on_fees(hana: Viewer) -> None:
    shown = read(hana, with_(ANNA, nationality="IRQ", issuer="IRQ"))
    with CaptureQueriesContext(connection) as asked:
        list_charges(shown)
    assert len(asked) == 0


def test_an_overstay_is_fined_by_its_days_up_to_the_bound(hana: Viewer) -> None:
    shown = overstayed(hana, 5)
    [charge] = list_charges(shown)
    assert (charge.due.days, charge.due.amount.amount) == (5, Decimal(50000))
    receipt_id = take_fee(viewer=hana, inspection_id=shown.inspection_id, occasion="overstay")
    assert get_receipt(hana, receipt_id).days == 5


def test_a_fee_that_changed_since_it_was_shown_is_not_taken(hana: Viewer) -> None:
    shown = read(hana)
    [charge] = list_charges(shown)
    founder = get_founder(authority=FEDERAL)
    [old] = [p for p in provisions_in_force(FEDERAL, "fee", ON) if p.code == "visa_on_arrival"]
    policy.repeal_provision(
        viewer=founder, provision_id=old.provision_id, ended_on=ON - timedelta(days=1),
        reference="Instruction 2",
    )  # fmt: skip
    policy.issue_provision(
        viewer=founder,
        issued=ProvisionIssued(
            provision_id=new_id(), kind="fee", authority=FEDERAL, code="visa_on_arrival",
            text_ar="رسم", text_ckb="ڕسوم", text_en="Fee", reference="Instruction 2",
            content={"occasion": "visa_on_arrival", "amount": "120000", "currency": "IQD"},
            valid_from_on=ON, valid_until_on=None,
        ),
    )  # fmt: skip
    with pytest.raises(fees.FeeChanged):
        take_fee(
            viewer=hana, inspection_id=shown.inspection_id, occasion="visa_on_arrival",
            shown_provision_id=charge.due.provision_id,
        )  # fmt: skip
    assert get_receipt(hana, take(hana, shown)).amount.amount == 120000


def test_the_first_print_is_the_original_and_every_later_one_a_counted_copy(
    hana: Viewer, dalal: Viewer, omar: Viewer
) -> None:
    receipt_id = take(hana, read(hana))
    prints = [fees.print_receipt(viewer=who, receipt_id=receipt_id) for who in (hana, hana, dalal)]
    assert prints == [0, 1, 2]
    assert get_receipt(dalal, receipt_id).prints == 3
    with pytest.raises(fees.ReceiptUnknown):
        fees.print_receipt(viewer=omar, receipt_id=receipt_id)


def test_the_seal_says_number_amount_and_port_and_no_person(hana: Viewer) -> None:
    receipt = get_receipt(hana, take(hana, read(hana)))
    paper = read_seal(receipt.seal)
    assert (paper.number, paper.amount, paper.currency) == (receipt.number, "100000", "IQD")
    assert (paper.port, paper.on, paper.act) == (hana.port, ON, "visa_on_arrival")
    assert "ERIKSSON" not in str(paper)


def test_a_supervisor_makes_a_receipt_void_and_its_number_stays_used(
    hana: Viewer, dalal: Viewer, sami: Viewer
) -> None:
    shown = read(hana)
    receipt_id = take(hana, shown)
    with pytest.raises(NotPermitted):
        fees.void_receipt(viewer=hana, receipt_id=receipt_id, ground="error", is_refunded=True)
    with pytest.raises(fees.GroundNeeded):
        fees.void_receipt(viewer=dalal, receipt_id=receipt_id, ground=" ", is_refunded=True)
    fees.void_receipt(viewer=dalal, receipt_id=receipt_id, ground="taken twice", is_refunded=True)
    with pytest.raises(fees.ReceiptVoid):
        fees.void_receipt(viewer=sami, receipt_id=receipt_id, ground="again", is_refunded=True)
    number = get_receipt(dalal, receipt_id).number
    state = find_receipt_state(number)
    assert state is not None
    assert state.voided_at is not None
    again = get_receipt(hana, take(hana, shown))
    assert again.number.endswith("-000002")
    [line] = get_fee_day(dalal, ON).cash
    amounts = [line.taken, line.given_back, line.expected]
    assert [str(money.amount) for money in amounts] == ["200000", "100000", "100000"]


def test_who_took_the_money_does_not_make_the_receipt_void(hana: Viewer, dalal: Viewer) -> None:
    both = replace(dalal, grants=dalal.grants | hana.grants, purpose=hana.purpose)
    receipt_id = take(both, read(hana))
    with pytest.raises(fees.OwnReceipt):
        fees.void_receipt(
            viewer=replace(both, purpose=dalal.purpose), receipt_id=receipt_id,
            ground="error", is_refunded=False,
        )  # fmt: skip


def test_a_small_waiver_holds_at_once_and_is_counted(hana: Viewer, dalal: Viewer) -> None:
    shown = read(hana)
    assert waive_fee(
        viewer=hana, inspection_id=shown.inspection_id, occasion="visa_on_arrival",
        reason="reciprocity", note="list of 2026",
    )  # fmt: skip
    with pytest.raises(fees.AlreadySettled):
        take(hana, shown)
    [one] = list_officer_fees(dalal, ON, ON)
    assert (one.officer_id, one.receipts, one.waivers) == (hana.officer_id, 0, 1)


def test_a_large_waiver_waits_for_a_second_officer(hana: Viewer, dalal: Viewer) -> None:
    shown = overstayed(hana, 40)
    held = waive_fee(
        viewer=hana, inspection_id=shown.inspection_id, occasion="overstay", reason="not_at_fault"
    )
    assert not held
    assert [item.url_name for item in due_work(dalal)] == ["port-fees"]
    [waiting] = list_waivers_to_decide(dalal)
    own = replace(dalal, officer_id=hana.officer_id)
    with pytest.raises(fees.OwnWaiver):
        fees.grant_waiver(viewer=own, waiver_id=waiting.waiver_id)
    with pytest.raises(NotPermitted):
        fees.grant_waiver(viewer=hana, waiver_id=waiting.waiver_id)
    fees.grant_waiver(viewer=dalal, waiver_id=waiting.waiver_id)
    fees.grant_waiver(viewer=dalal, waiver_id=waiting.waiver_id)
    with pytest.raises(fees.WaiverEnded):
        fees.decline_waiver(viewer=dalal, waiver_id=waiting.waiver_id, ground="no")
    assert list_waivers_to_decide(dalal) == []


def test_a_declined_waiver_leaves_the_fee_owed(hana: Viewer, dalal: Viewer) -> None:
    shown = overstayed(hana, 40)
    waive_fee(viewer=hana, inspection_id=shown.inspection_id, occasion="overstay",
              reason="by_decision")  # fmt: skip
    waiver_id = Waiver.objects.get().waiver_id
    with pytest.raises(fees.GroundNeeded):
        fees.decline_waiver(viewer=dalal, waiver_id=waiver_id, ground="")
    fees.decline_waiver(viewer=dalal, waiver_id=waiver_id, ground="no decision shown")
    [charge] = list_charges(get_inspection(hana, shown.inspection_id))
    assert charge.is_open


def test_a_reason_that_no_law_names_for_this_fee_waives_nothing(hana: Viewer) -> None:
    shown = read(hana)
    for reason in ("not_at_fault", "a friend", ""):
        with pytest.raises(fees.ReasonUnknown):
            waive_fee(viewer=hana, inspection_id=shown.inspection_id,
                      occasion="visa_on_arrival", reason=reason)  # fmt: skip
    assert not Waiver.objects.exists()


def test_the_cash_of_a_day_is_compared_with_its_receipts(hana: Viewer, dalal: Viewer) -> None:
    take(hana, read(hana))
    [line] = get_fee_day(dalal, ON).cash
    assert line.over is None
    for counted, over in ((90000, -10000), (100000, 0)):
        fees.count_cash(viewer=dalal, counted_on=ON, counted=Money(Decimal(counted), "IQD"))
        with clock.frozen_at(NOON + timedelta(minutes=1)):
            [line] = get_fee_day(dalal, ON).cash
        assert line.over == Money(Decimal(over), "IQD")


@pytest.mark.parametrize("counted", [Money(Decimal(5), "EUR"), Money(Decimal(-5), "IQD")])
def test_cash_in_a_currency_without_a_fee_is_not_counted(dalal: Viewer, counted: Money) -> None:
    with pytest.raises(fees.CurrencyWrong):
        fees.count_cash(viewer=dalal, counted_on=ON, counted=counted)


def test_an_entry_on_arrival_with_neither_receipt_nor_waiver_stands_out(
    hana: Viewer, dalal: Viewer
) -> None:
    paid, unpaid = read(hana), read(hana, with_(ANNA, number="Z1", birth="1980-01-01"))
    child = read(hana, with_(ANNA, number="Z2", birth="2021-01-01"))
    take(hana, paid)
    crossing_ids = [admit(hana, shown) for shown in (paid, unpaid, child)]
    check = check_charges(dalal, ON)
    assert (check.owing, check.settled) == (2, 1)
    assert [one.crossing_id for one in check.unpaid] == [crossing_ids[1]]
    with pytest.raises(NotPermitted):
        check_charges(hana, ON)


def leaving(hana: Viewer, after_days: int) -> Inspected:
    """Anna, who entered so many days ago for thirty days, stands at the exit."""
    with clock.frozen_at(NOON - timedelta(days=after_days)):
        admit(hana, read(hana))
    return read(hana, direction="exit")


def leave(hana: Viewer, shown: Inspected) -> UUID:
    return crossings.decide_crossing(
        viewer=hana, inspection_id=shown.inspection_id, particulars=Particulars(), ground="seen"
    )


@pytest.mark.parametrize("is_paid", [False, True])
def test_an_exit_after_an_overstay_without_a_fine_stands_out(
    hana: Viewer, dalal: Viewer, is_paid: bool
) -> None:
    shown = leaving(hana, after_days=34)
    if is_paid:
        take_fee(viewer=hana, inspection_id=shown.inspection_id, occasion="overstay")
    exit_id = leave(hana, shown)
    fines = check_fines(dalal, ON)
    assert (fines.owing, fines.settled) == (1, 1 if is_paid else 0)
    assert [one.crossing_id for one in fines.unpaid] == ([] if is_paid else [exit_id])
    with pytest.raises(NotPermitted):
        check_fines(hana, ON)


def test_who_leaves_in_time_owes_no_fine(hana: Viewer, dalal: Viewer) -> None:
    leave(hana, leaving(hana, after_days=20))
    assert check_fines(dalal, ON).owing == 0


def test_fees_are_those_of_the_own_port_alone(hana: Viewer, dalal: Viewer) -> None:
    take(hana, read(hana))
    assert get_fee_day(replace(dalal, port=OTHER_PORT), ON).receipts == ()
    with pytest.raises(NotPermitted):
        get_fee_day(hana, ON)


def test_the_ledger_makes_the_same_tables_again(hana: Viewer, dalal: Viewer) -> None:
    shown = read(hana)
    receipt_id = take(hana, shown)
    fees.print_receipt(viewer=hana, receipt_id=receipt_id)
    fees.void_receipt(viewer=dalal, receipt_id=receipt_id, ground="error", is_refunded=True)
    waive_fee(viewer=hana, inspection_id=shown.inspection_id, occasion="visa_on_arrival",
              reason="reciprocity")  # fmt: skip
    fees.count_cash(viewer=dalal, counted_on=ON, counted=Money(Decimal(0), "IQD"))
    assert differing_tables() == []
