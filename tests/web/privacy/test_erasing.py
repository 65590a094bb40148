"""Maryam finds who asks about their data and asks for an erasure; Bashir agrees."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.models import Look
from manfadh.kernel.ids import new_id
from tests.apps.operate.travellers.test_finding import meet
from tests.web.at_the_border import at_work

GROUND = {"ground": "Data protection law, article 12"}


@pytest.fixture
def maryams(maryam_user: User) -> Client:
    """A browser in which Maryam is at work."""
    return at_work(maryam_user)


@pytest.fixture
def bashirs(bashir_user: User) -> Client:
    """A browser in which Bashir is at work."""
    return at_work(bashir_user)


@pytest.mark.parametrize("text", ["زينب كاظم", "ZAINAB KADHIM AL UBAIDI", "x 1234567"])
def test_maryam_finds_a_person_and_the_way_to_the_looks(maryams: Client, text: str) -> None:
    who = meet()
    page = maryams.get(reverse("privacy-find"), {"text": text}).content.decode()
    assert "أمل حسن" in page
    assert reverse("privacy-person", args=[who]) in page
    assert Look.objects.filter(kind="person search", purpose="data protection").count() == 1


def test_an_empty_search_says_what_to_write_and_is_no_look(maryams: Client) -> None:
    response = maryams.get(reverse("privacy-find"), {"text": " "})
    assert response.status_code == 422
    assert "Write a name or the number" in response.content.decode()
    assert not Look.objects.filter(kind="person search").exists()


def test_an_erasure_goes_by_four_eyes_from_page_to_page(maryams: Client, bashirs: Client) -> None:
    who = meet()
    path = reverse("privacy-erase", args=[who])
    page = maryams.get(path).content.decode()
    assert "What goes, for good" in page
    assert "Crossings as numbers" in page
    asked = {**GROUND, "approval_id": str(new_id())}
    assert "Nothing is erased until" in maryams.post(path, asked, follow=True).content.decode()
    waiting = bashirs.get(reverse("privacy-erasures")).content.decode()
    assert GROUND["ground"] in waiting
    erasure = reverse("privacy-erasure", args=[asked["approval_id"]])
    assert erasure in waiting
    assert "ZAINAB KADHIM" in bashirs.get(erasure).content.decode()
    done = bashirs.post(erasure + "/agree", follow=True).content.decode()
    assert "The person is erased" in done
    found = maryams.get(reverse("privacy-find"), {"text": "X1234567"}).content.decode()
    assert "Nobody is found" in found


def test_maryam_can_not_agree_herself(maryams: Client) -> None:
    asked = {**GROUND, "approval_id": str(new_id())}
    maryams.post(reverse("privacy-erase", args=[meet()]), asked)
    erasure = reverse("privacy-erasure", args=[asked["approval_id"]])
    assert "somebody else has to decide" in maryams.get(erasure).content.decode()
    page = maryams.post(erasure + "/agree", follow=True).content.decode()
    assert "somebody else has to decide" in page
    found = maryams.get(reverse("privacy-find"), {"text": "X1234567"}).content.decode()
    assert "ZAINAB KADHIM" in found


def test_an_erasure_without_a_ground_is_not_asked_for(maryams: Client, bashirs: Client) -> None:
    path = reverse("privacy-erase", args=[meet()])
    response = maryams.post(path, {"ground": "", "approval_id": str(new_id())})
    assert response.status_code == 422
    assert "law and article" in response.content.decode()
    assert "No erasure waits" in bashirs.get(reverse("privacy-erasures")).content.decode()


def test_bashir_declines_with_a_reason(maryams: Client, bashirs: Client) -> None:
    asked = {**GROUND, "approval_id": str(new_id())}
    maryams.post(reverse("privacy-erase", args=[meet()]), asked)
    path = reverse("privacy-decline", args=[asked["approval_id"]])
    assert bashirs.post(path, {"note": ""}).status_code == 422
    page = bashirs.post(path, {"note": "A case is open."}, follow=True).content.decode()
    assert re.search("Declined. Nothing is erased", page)


def test_bashir_reads_no_looks_and_finds_nobody(bashirs: Client) -> None:
    for name in ("privacy", "privacy-find"):
        assert bashirs.get(reverse(name)).status_code == 403
    assert bashirs.get(reverse("privacy-erase", args=[meet()])).status_code == 403


def test_an_unknown_person_or_request_is_not_found(maryams: Client, bashirs: Client) -> None:
    assert maryams.get(reverse("privacy-erase", args=[new_id()])).status_code == 404
    for name in ("privacy-erasure", "privacy-agree"):
        path = reverse(name, args=[new_id()])
        response = bashirs.get(path) if name == "privacy-erasure" else bashirs.post(path)
        assert response.status_code == 404


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "yusuf", "layla", "omar", "rana"])
def test_nobody_else_opens_these_pages(name: str, request: pytest.FixtureRequest) -> None:
    client = at_work(request.getfixturevalue(f"{name}_user"))
    for path in (reverse("privacy-find"), reverse("privacy-erasures")):
        assert client.get(path).status_code == 403
