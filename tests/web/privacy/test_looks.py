"""Maryam finds who looked; nobody else does."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.services import record_look
from manfadh.kernel.viewers import Viewer
from tests.cast import open_session

ZAINAB = UUID(int=0xA1)


@pytest.fixture
def screen_of_maryam(client: Client, maryam_user: User) -> Client:
    """A browser in which Maryam is at work."""
    return open_session(client, maryam_user)


def test_an_empty_page_says_what_will_appear(screen_of_maryam: Client) -> None:
    page = screen_of_maryam.get(reverse("privacy"), {"kind": "case"}).content.decode()
    assert "Nobody has looked" in page


def test_maryam_finds_by_person_that_karim_looked_and_why(
    screen_of_maryam: Client, karim: Viewer
) -> None:
    record_look(viewer=karim, kind="person search", query="ZAINAB AL UBAIDI", people=[ZAINAB])
    page = screen_of_maryam.get(reverse("privacy"), {"person_id": str(ZAINAB)}, follow=True)
    text = page.content.decode()
    for shown in (karim.name, "ZAINAB AL UBAIDI", "Secondary check", karim.port):
        assert shown in text


def test_maryam_finds_by_officer_whom_karim_looked_at(
    screen_of_maryam: Client, karim: Viewer
) -> None:
    record_look(viewer=karim, kind="person", query="slip", people=[ZAINAB])
    path = reverse("privacy-officer", args=[karim.officer_id])
    text = screen_of_maryam.get(path).content.decode()
    assert karim.name in text
    assert reverse("privacy-person", args=[ZAINAB]) in text


def test_the_pages_of_a_long_list_are_linked(screen_of_maryam: Client, karim: Viewer) -> None:
    for _time in range(51):
        record_look(viewer=karim, kind="person", query="slip", people=[ZAINAB])
    text = screen_of_maryam.get(reverse("privacy"), {"kind": "person"}).content.decode()
    assert "?kind=person&amp;page=2" in text


def test_a_query_that_was_typed_as_markup_is_shown_as_text(
    screen_of_maryam: Client, karim: Viewer
) -> None:
    record_look(viewer=karim, kind="person", query="<b>x</b>", people=[])
    assert "&lt;b&gt;x&lt;/b&gt;" in screen_of_maryam.get(reverse("privacy")).content.decode()


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "yusuf", "layla", "omar", "ahmed"])
def test_nobody_else_opens_the_looks(
    client: Client, name: str, request: pytest.FixtureRequest
) -> None:
    open_session(client, request.getfixturevalue(f"{name}_user"))
    for path in (reverse("privacy"), reverse("privacy-person", args=[ZAINAB])):
        assert client.get(path).status_code == 403
