"""Yusuf's table of ports: what is shared is counted, what is not is never a zero."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places import services as places
from manfadh.apps.govern.policy import services as policy
from manfadh.apps.govern.policy.events import ProvisionIssued
from tests.cast import open_session

pytestmark = pytest.mark.django_db

NOT_SHARED = "not shared: no agreement in force"


@pytest.fixture
def screen_of_yusuf(client: Client, yusuf_user: User) -> Client:
    """A browser in which Yusuf is at work, with the reference ports."""
    places.load_reference(viewer=get_founder(authority="iq"))
    return open_session(client, yusuf_user)


def share_counts() -> None:
    policy.issue_provision(
        viewer=get_founder(authority="krd"),
        issued=ProvisionIssued(
            provision_id=UUID(int=77),
            kind="sharing",
            authority="krd",
            code="counts-to-iq",
            text_ar="مشاركة الأعداد",
            text_ckb="هاوبەشکردنی ژمارەکان",
            text_en="Sharing of counts",
            content={"to_authority": "iq", "what": "counts", "agreement": "a protocol"},
            reference="a protocol, signed",
            valid_from_on=date(2020, 1, 1),
            valid_until_on=None,
        ),
    )


def row_of(page: str, port: str) -> str:
    return next(row for row in page.split('aria-label="Ports"')[1].split("<tr") if port in row)


def test_what_is_not_shared_is_a_word_and_never_a_zero(screen_of_yusuf: Client) -> None:
    page = screen_of_yusuf.get(reverse("headquarters")).content.decode()
    row = row_of(page, "Bashmakh")
    assert "Not shared" in row
    assert "Not shared: no agreement in force." in page
    assert "<bdi>0</bdi>" not in row
    assert "<bdi>0</bdi>" in row_of(page, "Zurbatiyah")


def test_an_agreement_brings_the_counts_and_no_detail(screen_of_yusuf: Client) -> None:
    share_counts()
    page = screen_of_yusuf.get(reverse("headquarters")).content.decode()
    assert "no agreement in force" not in page
    assert "<bdi>0</bdi>" in row_of(page, "Bashmakh")
    detail = reverse("headquarters-port", args=["bashmakh"])
    assert f'"{detail}"' not in page
    assert screen_of_yusuf.get(detail).status_code == 403


@pytest.mark.parametrize("sort", ["crossings", "waiting", "last", "name", "nonsense"])
def test_the_table_is_sorted_with_what_is_not_shared_last(
    screen_of_yusuf: Client, sort: str
) -> None:
    page = screen_of_yusuf.get(reverse("headquarters"), {"sort": sort}).content.decode()
    assert sort == "name" or page.index("Zurbatiyah") < page.index("Bashmakh")


def test_the_file_says_what_is_not_shared_too(screen_of_yusuf: Client) -> None:
    response = screen_of_yusuf.get(reverse("headquarters-export"), {"authority": "krd"})
    body = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert NOT_SHARED in body
    assert "Zurbatiyah" not in body


def test_a_ports_day_opens_from_the_table(screen_of_yusuf: Client) -> None:
    page = screen_of_yusuf.get(reverse("headquarters-port", args=["zurbatiyah"]))
    assert page.status_code == 200
    assert screen_of_yusuf.get(reverse("headquarters-port", args=["atlantis"])).status_code == 404


def test_dalal_and_hana_are_kept_out(dalal_user: User, hana_user: User) -> None:
    for user in (dalal_user, hana_user):
        client = open_session(Client(), user)
        assert client.get(reverse("headquarters")).status_code == 403
