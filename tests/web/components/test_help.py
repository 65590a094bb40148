"""Help tells each officer what their own roles may do."""

from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from tests.cast import open_session


def test_dalal_reads_what_she_may_do_and_nothing_else(client: Client, dalal_user: User) -> None:
    page = open_session(client, dalal_user).get(reverse("help")).content.decode()
    assert "Port director" in page
    assert "sign a refusal" in page
    assert "keep lists" not in page
    assert reverse("port") in page


def test_who_has_no_role_is_told_whom_to_ask(client: Client, zahra_user: User) -> None:
    page = open_session(client, zahra_user).get(reverse("help")).content.decode()
    assert "Ask your administrator" in page
