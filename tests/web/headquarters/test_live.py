"""Yusuf's ports as they are now: each figure opens, and the page asks for itself."""

import json
import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places import services as places
from manfadh.apps.operate.lanes.services import count_queue
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from manfadh.web.headquarters.now_words import MEASURES
from tests.apps.operate.lanes.setting import describe_lanes
from tests.cast import PORT, Part, open_session
from tests.web.headquarters.test_country import share_counts

pytestmark = pytest.mark.django_db

LONG_AGO = date(2020, 5, 1).isoformat()


@pytest.fixture
def desk(client: Client, yusuf_user: User) -> Client:
    places.load_reference(viewer=get_founder(authority="iq"))
    return open_session(client, yusuf_user)


def points_of(page: str) -> dict[str, dict[str, str]]:
    found = re.search(r'data-map="ports-now" data-points="(.*?)"', page)
    assert found is not None
    return {point["name"]: point for point in json.loads(unescape(found[1]))}


def test_the_part_that_asks_for_itself_is_the_part_of_the_page(desk: Client) -> None:
    page = desk.get(reverse("headquarters"), {"authority": "iq"}).content.decode()
    part = desk.get(reverse("headquarters-live"), {"authority": "iq"}).content.decode()
    assert part.strip().startswith('<div id="live" data-live')
    assert 'hx-get="/headquarters/live?authority=iq" hx-trigger="every 30s"' in page
    assert "<html" not in part
    assert part.count("<tr") == page.split('<div id="live"')[1].count("<tr")


def test_a_day_that_is_over_does_not_ask_for_itself(desk: Client) -> None:
    page = desk.get(reverse("headquarters"), {"on": LONG_AGO}).content.decode()
    assert "data-live" not in page
    assert "Zurbatiyah" in page


def test_a_port_is_marked_by_word_and_what_is_not_shared_is_not_told(desk: Client) -> None:
    points = points_of(desk.get(reverse("headquarters")).content.decode())
    states = {point["state"] for point in points.values()}
    assert states == {"watch", "unshared"}
    for point in points.values():
        is_ours = point["state"] == "watch"
        assert ("yesterday's report has not come" in point["state_words"]) == is_ours


@pytest.mark.parametrize("figure", sorted(MEASURES))
def test_each_figure_opens_to_what_it_counts_where_from_and_how_sure(
    desk: Client, figure: str
) -> None:
    text = desk.get(reverse("headquarters-now", args=["zurbatiyah", figure])).content.decode()
    for words in ("What it counts", "Where from", "How sure", "Figures as of", "Port by port"):
        assert words in text


def test_a_figure_of_a_port_that_shares_nothing_does_not_open(desk: Client) -> None:
    path = reverse("headquarters-now", args=["bashmakh", "entries"])
    assert desk.get(path).status_code == 404
    assert (
        "Bashmakh"
        not in desk.get(
            reverse("headquarters-now", args=["zurbatiyah", "entries"])
        ).content.decode()
    )
    share_counts()
    assert desk.get(path).status_code == 200


def test_a_figure_or_port_that_is_not_known_is_not_found(desk: Client) -> None:
    for args in (["zurbatiyah", "sorrow"], ["atlantis", "entries"]):
        assert desk.get(reverse("headquarters-now", args=args)).status_code == 404


def test_a_count_by_eye_shows_its_wait_with_how_it_is_known(
    client: Client, yusuf_user: User, hana: Viewer
) -> None:
    describe_lanes()
    count_queue(viewer=hana, count_id=new_id(), direction="exit", unit="people", number=9)
    open_session(client, yusuf_user)
    text = client.get(reverse("headquarters-now", args=[PORT, "waiting"])).content.decode()
    assert "The bounds hold nine times out of ten." in text


def test_no_recognition_is_told(desk: Client) -> None:
    page = desk.get(reverse("headquarters")).content.decode()
    assert "recogni" not in page.lower()
    assert "Not shared" in page


@pytest.mark.parametrize("name", ["dalal", "hana", "omar", "layla", "maryam", "salma"])
def test_nobody_else_sees_all_ports(
    client: Client, cast: dict[str, Part], name: str, request: pytest.FixtureRequest
) -> None:
    open_session(client, request.getfixturevalue(f"{name}_user"))
    for path in (
        reverse("headquarters"),
        reverse("headquarters-live"),
        reverse("headquarters-now", args=[PORT, "entries"]),
    ):
        assert client.get(path).status_code == 403
