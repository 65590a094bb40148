"""Yusuf sees how long people wait at every port, and which ports tell nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.lanes.services import count_queue
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from tests.apps.operate.lanes.setting import describe_lanes
from tests.cast import Part, open_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, yusuf_user: User) -> Client:
    describe_lanes()
    return open_session(client, yusuf_user)


def test_ports_without_data_are_named_and_none_is_made_up(desk: Client) -> None:
    text = desk.get(reverse("headquarters-waiting")).content.decode()
    assert "No port has stamped or counted anything" in text
    assert "1 port without data" in text


def test_a_count_shows_its_port_with_how_it_is_known(desk: Client, hana: Viewer) -> None:
    count_queue(viewer=hana, count_id=new_id(), direction="exit", unit="vehicles", number=9)
    text = desk.get(reverse("headquarters-waiting")).content.decode()
    assert "Zurbatiyah" in text
    assert "without data" not in text


def test_dalal_is_kept_out(client: Client, cast: dict[str, Part], dalal_user: User) -> None:
    open_session(client, dalal_user)
    assert client.get(reverse("headquarters-waiting")).status_code == 403
