"""Fees by the tariff, documents against receipts, notices in a language: the same by API."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest

from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.custody.models import Holding
from manfadh.apps.operate.fees.models import CashCount, Print, Receipt, Waiver
from manfadh.kernel import clock
from tests.api.asking import Asking, asking_as
from tests.api.test_a_day import answers_to, proposed
from tests.border import relay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

ARRIVAL = "visa_on_arrival"


@pytest.fixture
def hana_gate(law: None) -> Asking:
    """A gate with Hana's token."""
    return asking_as("hana")


@pytest.fixture
def dalal_desk(law: None) -> Asking:
    """A system with Dalal's token."""
    return asking_as("dalal")


@pytest.fixture
def inspection(hana_gate: Asking) -> str:
    """Anna's passport was read."""
    return str(hana_gate.read()["inspection_id"])


def today() -> str:
    """The port's day."""
    return clock.today().isoformat()


def text_of(answer: Any) -> str:
    """The words of a paper."""
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"] == "application/pdf"
    page = pypdfium2.PdfDocument(answer.content)[0]
    return str(page.get_textpage().get_text_range())


def paid(gate: Asking, inspection: str) -> str:
    """The fee is taken; the receipt's id."""
    answer = gate.post(f"inspections/{inspection}/fees/{ARRIVAL}/take", {})
    assert answer.status_code == 200, answer.content
    return str(answer.json()["receipt_id"])


def test_the_tariff_says_what_is_due_and_nobody_sends_an_amount(
    hana_gate: Asking, inspection: str
) -> None:
    [due] = hana_gate.get(f"inspections/{inspection}/fees").json()
    [line] = [one for one in hana_gate.get("tariff").json() if one["code"] == due["fee"]]
    assert (due["state"], due["amount"]) == ("open", line["amount"])
    assert due["amount"]["currency"] == "IQD"
    sent = {"provision_id": due["provision_id"], "amount": "1"}
    path = f"inspections/{inspection}/fees/{ARRIVAL}/take"
    first = hana_gate.post(path, sent).json()["receipt_id"]
    assert hana_gate.post(path, sent).json()["receipt_id"] == first
    receipt = hana_gate.get(f"receipts/{first}").json()
    assert receipt["amount"] == line["amount"]
    [settled] = hana_gate.get(f"inspections/{inspection}/fees").json()
    assert (settled["state"], settled["receipt_number"]) == ("paid", receipt["number"])
    assert Receipt.objects.count() == 1


def test_a_line_of_the_tariff_that_changed_meanwhile_takes_nothing(
    hana_gate: Asking, inspection: str
) -> None:
    path = f"inspections/{inspection}/fees/{ARRIVAL}/take"
    answer = hana_gate.post(path, {"provision_id": str(uuid4())})
    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:manfadh:problem:fee-changed"
    assert not Receipt.objects.exists()


def test_a_receipt_is_printed_in_the_language_asked_for_and_each_copy_counts(
    hana_gate: Asking, inspection: str
) -> None:
    receipt = paid(hana_gate, inspection)
    path = f"receipts/{receipt}/print"
    number = hana_gate.get(f"receipts/{receipt}").json()["number"]
    original = text_of(hana_gate.post(path, **{"Accept-Language": "en"}))
    assert number in original
    assert "Copy 1" not in original
    assert "Copy 1" in text_of(hana_gate.post(path, **{"Accept-Language": "en"}))
    text_of(hana_gate.post(path, **{"Accept-Language": "ar"}))
    assert Print.objects.count() == hana_gate.get(f"receipts/{receipt}").json()["prints"] == 3


def test_a_waiver_needs_a_reason_in_law_and_perhaps_a_second_officer(
    hana_gate: Asking, dalal_desk: Asking, inspection: str
) -> None:
    path = f"inspections/{inspection}/fees/{ARRIVAL}/waive"
    wrong = hana_gate.post(path, {"reason": "a friend"})
    assert (wrong.status_code, wrong.json()["type"]) == (422, "urn:manfadh:problem:reason-unknown")
    [reason, *_] = hana_gate.get(f"waiver-reasons/{ARRIVAL}").json()
    holds = hana_gate.post(path, {"reason": reason["code"], "note": "letter 12"}).json()["holds"]
    [charge] = hana_gate.get(f"inspections/{inspection}/fees").json()
    assert charge["state"] == ("waived" if holds else "waiver_asked")
    waiver = charge["waiver_id"]
    assert hana_gate.get("waivers").status_code == 403
    assert [one["waiver_id"] for one in dalal_desk.get("waivers").json()] == (
        [] if holds else [waiver]
    )
    assert dalal_desk.post(f"waivers/{waiver}/grant").status_code == 204
    assert dalal_desk.post(f"waivers/{waiver}/grant").status_code == 204
    late = dalal_desk.post(f"waivers/{waiver}/decline", {"ground": "no letter"})
    assert late.json()["type"] == "urn:manfadh:problem:waiver-ended"
    assert Waiver.objects.get().granted_at is not None


def test_dalal_sees_the_day_counts_its_cash_and_voids_a_receipt(
    hana_gate: Asking, dalal_desk: Asking, inspection: str
) -> None:
    receipt = paid(hana_gate, inspection)
    assert hana_gate.get(f"fee-days/{today()}").status_code == 403
    day = dalal_desk.get(f"fee-days/{today()}").json()
    assert [one["receipt_id"] for one in day["receipts"]] == [receipt]
    taken = day["cash"][0]["taken"]
    count = {"counted_on": today()} | taken
    assert dalal_desk.post("cash-counts", count).status_code == 200
    assert dalal_desk.get(f"fee-days/{today()}").json()["cash"][0]["over"]["amount"] == "0"
    for wrong in ({"currency": "XYZ"}, {"currency": "JPY"}, {"amount": "-1"}, {"amount": "1e9"}):
        assert dalal_desk.post("cash-counts", count | wrong).status_code == 422
    assert CashCount.objects.count() == 1
    assert dalal_desk.get(f"fee-days/{today()}/entries").json()["owing"] == 0
    silent = dalal_desk.post(f"receipts/{receipt}/void", {"ground": " "})
    assert silent.json()["type"] == "urn:manfadh:problem:ground-needed"
    done = dalal_desk.post(f"receipts/{receipt}/void", {"ground": "typed twice"})
    assert done.status_code == 204
    assert hana_gate.post(f"receipts/{receipt}/void", {"ground": "x"}).status_code == 403
    [due] = hana_gate.get(f"inspections/{inspection}/fees").json()
    assert due["state"] == "open"


def test_a_document_is_kept_against_a_receipt_alone_and_given_back(
    hana_gate: Asking, inspection: str
) -> None:
    path = f"inspections/{inspection}/custody"
    held = hana_gate.post(path, {"reason": "document_doubt"}).json()["custody_id"]
    assert hana_gate.post(path, {"reason": "other"}).json()["custody_id"] == held
    assert hana_gate.post(path, {"reason": "to punish"}).status_code == 422
    [shown] = hana_gate.get("custody").json()
    assert (shown["custody_id"], shown["is_held"]) == (held, True)
    assert hana_gate.get(path).json() == [shown]
    assert shown["number"] in text_of(hana_gate.post(f"custody/{held}/print"))
    assert Look.objects.filter(kind="custody").count() >= 2
    assert hana_gate.post(f"custody/{held}/return").status_code == 204
    assert hana_gate.post(f"custody/{held}/return").status_code == 204
    onward = {"to_body": "Residence", "reference": "letter 3"}
    late = hana_gate.post(f"custody/{held}/hand-on", onward)
    assert (late.status_code, late.json()["type"]) == (409, "urn:manfadh:problem:holding-ended")
    assert hana_gate.get("custody").json() == []


def test_handing_a_document_on_names_the_body_and_its_paper(
    hana_gate: Asking, inspection: str
) -> None:
    path = f"inspections/{inspection}/custody"
    held = hana_gate.post(path, {"reason": "order"}).json()["custody_id"]
    nowhere = hana_gate.post(f"custody/{held}/hand-on", {"to_body": "", "reference": ""})
    assert nowhere.json()["type"] == "urn:manfadh:problem:body-needed"
    onward = {"to_body": "Residence", "reference": "letter 3"}
    assert hana_gate.post(f"custody/{held}/hand-on", onward).status_code == 204
    told = hana_gate.get(f"custody/{held}").json()
    assert (told["is_held"], told["to_body"], told["reference"]) == (False, *onward.values())


def test_dalal_sees_what_is_held_and_gives_nothing_back(
    hana_gate: Asking, dalal_desk: Asking, inspection: str
) -> None:
    sent = {"reason": "group"}
    held = hana_gate.post(f"inspections/{inspection}/custody", sent).json()["custody_id"]
    assert dalal_desk.get(f"custody/{held}").status_code == 200
    assert dalal_desk.post(f"custody/{held}/return").status_code == 403
    assert Holding.objects.get().returned_at is None


@pytest.mark.parametrize("language", ["ar", "ckb", "en", "fa", "tr", "ur"])
def test_a_signed_order_has_one_notice_in_the_travellers_language(
    hana_gate: Asking, dalal_desk: Asking, language: str
) -> None:
    refusal = proposed(hana_gate)
    path = f"refusals/{refusal}/notice"
    hana_gate.post(f"refusals/{refusal}/protection", {"answers": answers_to(hana_gate)})
    early = hana_gate.post(path, {"language": language})
    assert early.json()["type"] == "urn:manfadh:problem:not-signed-yet"
    assert hana_gate.get(path).status_code == 404
    assert dalal_desk.post(f"refusals/{refusal}/sign").status_code == 204
    relay()
    notice = hana_gate.post(path, {"language": language}).json()["notice_id"]
    assert hana_gate.post(path, {"language": "en"}).json()["notice_id"] == notice
    told = hana_gate.get(path).json()
    assert (told["language"], told["is_void"], told["handed_at"]) == (language, False, None)
    # A reader of PDF turns Latin pieces round among Arabic letters; digits stay as they are.
    assert told["number"][-6:] in text_of(hana_gate.get(f"{path}/paper"))
    assert hana_gate.post(f"{path}/hand-over", {"how": "not_taken"}).status_code == 204
    assert hana_gate.post(f"{path}/hand-over", {"how": "taken"}).status_code == 204
    assert hana_gate.get(path).json()["handed_how"] == "not_taken"
    taken_back = dalal_desk.post(f"refusals/{refusal}/withdraw", {"ground": "a visa was found"})
    assert taken_back.status_code == 204
    assert hana_gate.get(path).json()["is_void"]
    text_of(hana_gate.get(f"{path}/paper?language=en"))
    assert hana_gate.get(f"{path}/paper?language=de").status_code == 422


def test_omar_of_another_port_is_told_the_same_of_what_is_there_and_what_is_not(
    hana_gate: Asking, inspection: str
) -> None:
    receipt = paid(hana_gate, inspection)
    held = hana_gate.post(f"inspections/{inspection}/custody", {"reason": "other"}).json()
    refusal = proposed(hana_gate)
    omar = asking_as("omar")
    for path in (
        f"receipts/{receipt}",
        f"custody/{held['custody_id']}",
        f"inspections/{inspection}/fees",
        f"inspections/{inspection}/custody",
        f"refusals/{refusal}/notice",
        f"refusals/{refusal}/notice/paper",
    ):
        there = omar.get(path)
        known = path.split("/")[1]
        nowhere = omar.get(path.replace(known, str(uuid4())))
        assert (there.status_code, there.json()) == (404, nowhere.json())
    assert omar.get("custody").json() == []
    assert omar.post(f"receipts/{receipt}/print").status_code == 404
    assert Print.objects.count() == 0


def test_a_fee_that_is_spent_is_due_again(hana_gate: Asking, inspection: str) -> None:
    paid(hana_gate, inspection)
    with clock.frozen_at(clock.now() + timedelta(hours=25)):
        [due] = hana_gate.get(f"inspections/{inspection}/fees").json()
    assert due["state"] == "open"
