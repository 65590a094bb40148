"""Hana takes a fee by the tariff, prints its receipt, and anybody checks it by its square."""

import re
from decimal import Decimal

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.fees.models import Receipt, Waiver
from manfadh.apps.operate.fees.services import ERROR_WORDS, FeeError, void_receipt
from manfadh.kernel.viewers import Viewer
from tests.web.at_the_border import FRAGMENT, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def the_fee(booth: Client, act: str = "take", **data: str) -> str:
    """Read Rania's passport and act on her fee; answers the page after it."""
    inspection = inspection_in(read(booth, zone()))
    path = f"/booth/inspections/{inspection}/fees/visa_on_arrival/{act}"
    response = booth.post(path, data, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def paper(booth: Client) -> str:
    """The receipt printed once more, as text."""
    receipt = Receipt.objects.get()
    response = booth.post(f"/booth/receipts/{receipt.receipt_id}/print")
    assert response["Content-Type"] == "application/pdf"
    page = pypdfium2.PdfDocument(response.content)[0]
    return str(page.get_textpage().get_text_range())


def test_the_amount_stands_on_the_screen_with_its_law_and_no_field_to_type_it(
    booth: Client,
) -> None:
    page = read(booth, zone()).content.decode()
    assert "IQD" in page
    assert "Instructions on fees under Law 76" in page
    assert 'data-key="Alt+P"' in page
    assert not re.search(r'name="(amount|currency)"', page)


def test_an_amount_that_a_form_smuggles_in_is_not_looked_at(booth: Client) -> None:
    the_fee(booth, amount="1", currency="USD")
    receipt = Receipt.objects.get()
    assert (receipt.amount, receipt.currency) == (Decimal(100000), "IQD")


def test_the_receipt_is_printed_and_the_second_print_is_a_copy(booth: Client) -> None:
    page = the_fee(booth)
    assert "Print the receipt" in page
    first, second = paper(booth), paper(booth)
    number = re.search(r"R-[A-Z0-9-]+-000001", first)
    assert number
    assert "Copy 1" not in first
    assert "Copy 1" in second
    assert "HADDADIN" not in first + second


def test_anybody_checks_a_receipt_by_its_seal_and_reads_no_name(
    booth: Client, client: Client, dalal: Viewer
) -> None:
    the_fee(booth)
    receipt = Receipt.objects.get()
    address = reverse("paper-verify", args=[receipt.seal])
    page = client.get(address).content.decode()
    assert "Genuine and valid." in page
    assert "HADDADIN" not in page
    void_receipt(
        viewer=dalal, receipt_id=receipt.receipt_id, ground="taken twice", is_refunded=True
    )
    page = client.get(address).content.decode()
    assert "Void: it no longer holds." in page
    assert "taken twice" not in page
    assert "VOID" in paper(booth)


@pytest.mark.parametrize("seal", ["x", "A" * 300, "%00", "receipt", "é" * 20])
def test_what_is_no_seal_is_told_gently(client: Client, seal: str) -> None:
    response = client.get(f"/papers/{seal}")
    assert response.status_code == 404
    assert "confirmed" in response.content.decode()


def test_a_waiver_needs_a_reason_in_force(booth: Client) -> None:
    the_fee(booth, "waive", reason="a friend")
    assert not Waiver.objects.exists()
    page = the_fee(booth, "waive", reason="reciprocity", note="list 2026")
    assert "Waived" in page
    assert Waiver.objects.get().note == "list 2026"


def test_a_fee_that_is_not_owed_is_told_where_the_officer_is(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    response = booth.post(f"/booth/inspections/{inspection}/fees/overstay/take", headers=FRAGMENT)
    assert response.status_code == 409
    assert "nothing is owed" in response.content.decode()


def test_the_tariff_is_public_with_its_law(client: Client) -> None:
    page = client.get("/tariff").content.decode()
    assert "Fee for a visa on arrival." in page
    assert "a day, at most" in page


def test_every_error_has_its_words() -> None:
    assert set(ERROR_WORDS) == set(FeeError.__subclasses__())
