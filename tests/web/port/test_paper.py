"""Dalal sees what became of each numbered form, and says what became of one that holds nothing."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.rules.paper import form_number
from manfadh.apps.operate.crossings.selectors import list_paper_blocks
from manfadh.apps.operate.crossings.services import print_paper_forms
from manfadh.kernel.viewers import Viewer
from tests.cast import open_session


@pytest.fixture
def screen_of_dalal(client: Client, dalal_user: User) -> Client:
    return open_session(client, dalal_user)


@pytest.fixture
def first(dalal: Viewer) -> str:
    """Three forms printed for lane 1; the number of the first."""
    fact = print_paper_forms(viewer=dalal, lane="1", direction="entry", count=3)
    return form_number(dalal.port, fact.year, fact.first)


@pytest.fixture
def block_id(dalal: Viewer, first: str) -> UUID:
    return list_paper_blocks(dalal)[0].block_id


def test_dalal_opens_a_printing_and_sees_each_number(
    screen_of_dalal: Client, first: str, block_id: UUID
) -> None:
    listed = screen_of_dalal.get(reverse("port-paper")).content.decode()
    address = reverse("port-paper-block", args=[block_id])
    assert address in listed
    page = screen_of_dalal.get(address).content.decode()
    assert f"<title>{first}" in page
    assert "3 forms are not accounted for" in page
    assert reverse("port-paper-print", args=[block_id]) in page


def test_what_became_of_a_form_is_said_there_and_comes_back_there(
    screen_of_dalal: Client, first: str, block_id: UUID
) -> None:
    address = reverse("port-paper-block", args=[block_id])
    page = screen_of_dalal.get(address).content.decode()
    assert f'name="block" value="{block_id}"' in page
    said = {"block": block_id, "form_number": first, "ending": "spoiled", "ground": "rain"}
    answer = screen_of_dalal.post(reverse("port-paper-account"), said)
    assert answer.headers["Location"] == address
    assert "2 forms are not accounted for" in screen_of_dalal.get(address).content.decode()
