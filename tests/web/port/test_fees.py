"""Dalal closes the day's cash: receipts, waivers, counts, and entries without a receipt."""

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.apps.operate.crossings.services.charge import take_fee, waive_fee
from manfadh.apps.operate.fees.models import Receipt, Waiver
from manfadh.kernel.viewers import Viewer
from tests.border import ANNA, read, with_
from tests.cast import open_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def screen(client: Client, dalal_user: User) -> Client:
    return open_session(client, dalal_user)


def page(client: Client) -> str:
    return client.get(reverse("port-fees")).content.decode()


def paid(hana: Viewer) -> Receipt:
    shown = read(hana)
    take_fee(viewer=hana, inspection_id=shown.inspection_id, occasion="visa_on_arrival")
    return Receipt.objects.get()


def test_an_empty_day_says_what_will_appear(screen: Client) -> None:
    assert "No fee was taken on this day" in page(screen)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("100,000", "Agrees"), ("٩٠٠٠٠", "missing"), ("100001", "too much"), ("a lot", "in digits"),
     ("-5", "below zero"), ("NaN", "in digits"), ("1" * 40, "too large"),
     ("1e999999", "too large")],
)  # fmt: skip
def test_the_cash_is_counted_against_the_receipts(
    screen: Client, hana: Viewer, typed: str, said: str
) -> None:
    paid(hana)
    response = screen.post(
        reverse("port-fees-count"), {"amount": typed, "currency": "IQD"}, follow=True
    )
    assert said in response.content.decode()


def test_a_wrong_currency_is_told(screen: Client, hana: Viewer) -> None:
    paid(hana)
    for currency in ("EUR", "XXX", "", "dinar"):
        response = screen.post(
            reverse("port-fees-count"), {"amount": "5", "currency": currency}, follow=True
        )
        assert "currency" in response.content.decode()
    assert "Not counted yet" in page(screen)


def test_an_entry_with_neither_receipt_nor_waiver_is_listed(screen: Client, hana: Viewer) -> None:
    shown = read(hana, with_(ANNA, number="Z1", birth="1980-01-01"))
    services.decide_crossing(
        viewer=hana,
        inspection_id=shown.inspection_id,
        particulars=Particulars(permission="visa_on_arrival"),
    )
    said = page(screen)
    assert "Entries with neither receipt nor waiver" in said
    assert hana.name in said
    assert "ERIKSSON" not in said


def test_a_receipt_is_made_void_with_a_reason(screen: Client, hana: Viewer) -> None:
    receipt = paid(hana)
    path = reverse("port-receipt-void", args=[receipt.receipt_id])
    assert screen.post(path, {"reason": ""}).status_code == 409
    screen.post(path, {"reason": "taken twice", "is_refunded": "yes"})
    receipt.refresh_from_db()
    assert receipt.is_refunded
    said = screen.get(reverse("port-receipt", args=[receipt.receipt_id])).content.decode()
    assert "taken twice" in said


def test_a_waiver_waits_for_dalal(screen: Client, hana: Viewer, dalal: Viewer) -> None:
    shown = read(hana)
    waive_fee(
        viewer=hana,
        inspection_id=shown.inspection_id,
        occasion="visa_on_arrival",
        reason="reciprocity",
    )
    Waiver.objects.update(needs_second=True, granted_at=None)
    assert "A waiver to agree to or decline" in page(screen)
    path = reverse("port-waiver-decide", args=[Waiver.objects.get().waiver_id])
    said = screen.post(path, {"decision": "decline"}, follow=True).content.decode()
    assert "Write the reason" in said
    said = screen.post(path, {"decision": "agree"}, follow=True).content.decode()
    assert "Holds" in said


def test_hana_does_not_open_the_cash(client: Client, hana_user: User) -> None:
    assert open_session(client, hana_user).get(reverse("port-fees")).status_code == 403
