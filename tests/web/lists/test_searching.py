"""Rana looks for a person at headquarters: with a reason, which is on record, or not at all."""

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.models import Look
from tests.cast import open_session

pytestmark = pytest.mark.django_db


def searches() -> list[Look]:
    return list(Look.objects.filter(kind="person search"))


def test_nothing_is_searched_without_a_reason(client: Client, rana_user: User) -> None:
    open_session(client, rana_user)
    page = client.get(reverse("list-people"), {"text": "HADDADIN"}).content.decode()
    assert "Why you look" in page
    assert searches() == []


def test_a_search_is_recorded_with_its_purpose_and_reason(client: Client, rana_user: User) -> None:
    open_session(client, rana_user)
    asked = {"text": "HADDADIN", "reason": "order 7 of the court"}
    page = client.get(reverse("list-people"), asked).content.decode()
    assert "Nobody is found." in page
    [look] = searches()
    assert look.query == "HADDADIN · order 7 of the court"
    assert (look.viewer_id, look.purpose) == (rana_user.officer_id, "investigation")
    assert look.port == ""


def test_the_search_stands_beside_the_lists(client: Client, rana_user: User) -> None:
    page = open_session(client, rana_user).get(reverse("lists")).content.decode()
    assert reverse("list-people") in page


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "yusuf", "omar", "ahmed", "salma"])
def test_nobody_else_searches_here(
    client: Client, name: str, request: pytest.FixtureRequest
) -> None:
    open_session(client, request.getfixturevalue(f"{name}_user"))
    asked = {"text": "HADDADIN", "reason": "curious"}
    assert client.get(reverse("list-people"), asked).status_code == 403
    assert searches() == []
