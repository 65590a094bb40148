"""Maryam reads which looks to ask about and why; Salma reads Maryam's."""

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.services import record_look
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from tests.cast import open_session


def own_name(viewer: Viewer) -> None:
    record_look(viewer=viewer, kind="person search", query=viewer.name, people=[])


def test_an_empty_page_says_that_nothing_stands_out(client: Client, maryam_user: User) -> None:
    page = open_session(client, maryam_user).get(reverse("privacy-unusual")).content.decode()
    assert "Nothing stands out in the looks of these two weeks." in page
    assert "no accusation" in page


def test_maryam_opens_a_sign_reads_what_weakens_it_and_writes_down_the_answer(
    client: Client, maryam_user: User, karim: Viewer
) -> None:
    own_name(karim)
    open_session(client, maryam_user)
    path = reverse("privacy-unusual-looks", args=[karim.officer_id, "own_name"])
    listing = client.get(reverse("privacy-unusual")).content.decode()
    assert path in listing
    page = client.get(path).content.decode()
    assert "Many people share a name" in page
    assert karim.name in page
    empty = client.post(path, {"question_id": str(new_id()), "outcome": "asked", "note": ""})
    assert empty.status_code == 422
    answer = {"question_id": str(new_id()), "outcome": "explained", "note": "<b>a namesake</b>"}
    assert client.post(path, answer).status_code == 302
    page = client.get(path).content.decode()
    assert "Explained" in page
    assert "&lt;b&gt;a namesake&lt;/b&gt;" in page


def test_maryams_own_looks_are_for_salma_to_ask_about(
    client: Client, maryam_user: User, salma_user: User, maryam: Viewer
) -> None:
    own_name(maryam)
    open_session(client, maryam_user)
    path = reverse("privacy-unusual-looks", args=[maryam.officer_id, "own_name"])
    page = client.get(path).content.decode()
    assert "These are your own looks." in page
    assert "Write it down" not in page
    answer = {"question_id": str(new_id()), "outcome": "explained", "note": "it was me"}
    assert client.post(path, answer).status_code == 422
    of_salma = open_session(Client(), salma_user)
    theirs = reverse("inspector-keepers-looks", args=[maryam.officer_id, "own_name"])
    assert theirs in of_salma.get(reverse("inspector-keepers")).content.decode()
    assert of_salma.post(theirs, answer).status_code == 302


def test_a_sign_that_is_not_there_is_not_found(
    client: Client, maryam_user: User, karim: Viewer
) -> None:
    open_session(client, maryam_user)
    for sign in ("own_name", "nonsense"):
        path = reverse("privacy-unusual-looks", args=[karim.officer_id, sign])
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "yusuf", "layla", "omar", "ahmed"])
def test_nobody_else_opens_them(client: Client, name: str, request: pytest.FixtureRequest) -> None:
    open_session(client, request.getfixturevalue(f"{name}_user"))
    for route in ("privacy-unusual", "inspector-keepers"):
        assert client.get(reverse(route)).status_code == 403
