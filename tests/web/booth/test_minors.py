"""A minor, and who crosses under a category, at Hana's booth."""

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Consent, Crossing, CrossingCategory
from tests.web.at_the_border import FRAGMENT, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def test_hana_records_who_is_with_a_child_and_the_question_is_answered(booth: Client) -> None:
    response = read(booth, zone(birth="2018-03-02"))
    page = response.content.decode()
    assert "A minor: who is with them?" in page
    assert "Convention on the Rights of the Child" in page
    path = f"/booth/inspections/{inspection_in(response)}/consent"
    nobody = booth.post(path, {"answer": "nobody"}, headers=FRAGMENT)
    assert nobody.status_code == 422
    assert "Write who is with the minor" in nobody.content.decode()
    answered = booth.post(path, {"answer": "mother:present"}, headers=FRAGMENT)
    assert "is here, and travels along" in answered.content.decode()
    assert "ask who is with them" not in answered.content.decode()
    assert Consent.objects.get().relation == "mother"


def test_nothing_of_it_stands_before_an_adult(booth: Client) -> None:
    response = read(booth, zone())
    assert "A minor" not in response.content.decode()
    path = f"/booth/inspections/{inspection_in(response)}/consent"
    assert booth.post(path, {"answer": "mother:present"}, headers=FRAGMENT).status_code == 409
    assert not Consent.objects.exists()


def test_a_diplomat_is_exempt_with_a_reason(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    path = f"/booth/inspections/{inspection}/decide"
    data = {"category": "diplomat", "permission_authority": "iq"}
    refused = booth.post(path, data, headers=FRAGMENT)
    assert refused.status_code == 422
    assert "Reason for the exemption" in refused.content.decode()
    data["category_detail"] = "Accredited, note 12"
    assert booth.post(path, data, headers=FRAGMENT).status_code == 200
    assert CrossingCategory.objects.get().rule == "diplomat"
    assert Crossing.objects.get().permission == "none_needed"


def test_a_category_that_is_none_is_not_taken(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    data = {"category": "friend", "category_detail": "x", "permission_authority": "iq"}
    path = f"/booth/inspections/{inspection}/decide"
    assert booth.post(path, data, headers=FRAGMENT).status_code == 422
    assert not Crossing.objects.exists()
