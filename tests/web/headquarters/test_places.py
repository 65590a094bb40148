"""The screens of places: who opens them, what they show, and where recognition never shows."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places import services
from manfadh.apps.govern.places.events import LaneDescribed, PortDescribed, RecognitionDeclared
from manfadh.apps.govern.places.selectors import get_port
from tests.cast import CAST, enrol, found_authorities, open_session, user_of

pytestmark = pytest.mark.django_db

SECRET = "held by a sealed protocol of the board"


@pytest.fixture
def country(db: None, quick_hashes: None) -> None:
    """The reference places, a lane, and what the federal authority declares of Safwan."""
    found_authorities()
    founder = get_founder(authority="iq")
    services.load_reference(viewer=founder)
    services.describe_lane(
        viewer=founder,
        described=LaneDescribed(
            lane_id=UUID(int=3),
            port="safwan",
            code="E1",
            direction="entry",
            mode="car",
            in_use=True,
        ),
    )
    services.declare_recognition(
        viewer=founder,
        declared=RecognitionDeclared(
            recognition_id=UUID(int=4),
            port="safwan",
            authority="iq",
            is_recognised=True,
            from_on=date(2020, 1, 1),
            until_on=None,
            reference=SECRET,
        ),
    )


def signed_in(name: str, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    if not User.objects.filter(username=name).exists():
        enrol(CAST[name])
    open_session(client, user_of(CAST[name]))
    client.cookies["django_language"] = language
    return client


def page(client: Client, name: str, *args: str, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_nobody_sees_ports_without_signing_in(country: None) -> None:
    for address in (reverse("places"), reverse("place", args=["safwan"])):
        response = Client().get(address)
        assert response.status_code == 302
        assert "sign-in" in response.headers["Location"]


def test_yusuf_sees_every_port_in_a_table_and_on_the_map(country: None) -> None:
    shown = page(signed_in("yusuf"), "places")
    assert "35 ports" in shown
    assert '<a href="/places/safwan">' in shown
    assert "&quot;latitude&quot;: 33.2625" in shown
    assert "do not imply official endorsement" in shown
    assert "not on the map" in shown


@pytest.mark.parametrize("typed", ["Safwan", "سفوان", "صفوان"])
def test_yusuf_finds_a_port_by_its_name_in_any_script(country: None, typed: str) -> None:
    shown = page(signed_in("yusuf"), "places", words=typed)
    assert "1 port<" in shown
    assert "/places/safwan" in shown


def test_filters_combine_and_what_finds_nothing_says_how_to_go_on(country: None) -> None:
    client = signed_in("yusuf")
    shown = page(client, "places", kind="sea", status="planned", authority="iq")
    assert "1 port<" in shown
    assert "Grand Faw" in shown
    nothing = page(client, "places", kind="air", authority="krd", words="Basra")
    assert "No port answers to this." in nothing
    assert "Show all ports" in nothing


@pytest.mark.parametrize(
    "query",
    [{"page": "x"}, {"page": "999"}, {"kind": "<script>"}, {"words": "<b>" * 2000}],
)
def test_a_strange_question_still_gets_a_page(country: None, query: dict[str, str]) -> None:
    shown = page(signed_in("yusuf"), "places", **query)
    assert "<script>&" not in shown
    assert "<b><b>" not in shown


def test_a_port_shows_what_it_is_its_lanes_and_its_history(country: None) -> None:
    shown = page(signed_in("yusuf"), "place", "safwan")
    for words in ("سفوان", "Abdali", "Kuwait", "Basra", "E1", "Cars", "History"):
        assert words in shown


def test_history_tells_what_was_changed_in_words_and_says_when_it_began(country: None) -> None:
    before = get_port("safwan")
    described = PortDescribed(
        port="safwan",
        kind="land",
        status="closed",
        authority="iq",
        name_ar=before.names.ar,
        name_ckb=before.names.ckb,
        name_en=before.names.en,
        neighbour="KWT",
        twin=before.twin,
        governorate=before.governorate,
        latitude="",
        longitude="",
        note=SECRET,
        source=before.source,
    )
    services.describe_port(viewer=get_founder(authority="iq"), described=described)
    shown = page(signed_in("yusuf"), "place", "safwan")
    assert "State: Closed" in shown
    assert "First description" in shown
    assert SECRET not in shown


def test_arabic_readers_get_arabic_names_right_to_left(country: None) -> None:
    shown = page(signed_in("yusuf", "ar"), "place", "safwan")
    assert 'dir="rtl"' in shown
    assert "<h1><bdi>سفوان</bdi></h1>" in shown


def test_an_unknown_port_is_not_found(country: None) -> None:
    assert signed_in("yusuf").get(reverse("place", args=["nowhere"])).status_code == 404


def recognition_page(name: str) -> Any:
    return signed_in(name).get(reverse("place-recognition", args=["safwan"]))


def test_ahmed_who_keeps_places_sees_what_his_authority_declares(country: None) -> None:
    shown = recognition_page("ahmed").content.decode()
    assert SECRET in shown
    assert "2020" in shown
    assert "Internal to your authority" in shown


def test_azad_of_the_region_sees_nothing_that_the_federal_authority_declares(
    country: None,
) -> None:
    shown = recognition_page("azad").content.decode()
    assert SECRET not in shown
    assert "will appear here" in shown


def test_recognition_opens_to_no_other_role(country: None) -> None:
    for name in (
        "hana",
        "karim",
        "dalal",
        "yusuf",
        "layla",
        "omar",
        "maryam",
        "rana",
        "nadia",
        "zahra",
        "bashir",
    ):
        response = recognition_page(name)
        assert response.status_code == 403, name
        assert SECRET not in response.content.decode()


def test_recognition_shows_on_no_other_page(country: None) -> None:
    for name in ("hana", "yusuf", "ahmed"):
        client = signed_in(name)
        for shown in (page(client, "places"), page(client, "place", "safwan")):
            assert SECRET not in shown
            # Notes of the reference speak of who holds a port: they stay with recognition.
            assert "Held by" not in shown
    assert "Held by" not in page(signed_in("yusuf"), "place", "ibrahim-khalil")
    for name, is_linked in (("yusuf", False), ("bashir", False), ("ahmed", True)):
        shown = page(signed_in(name), "place", "safwan")
        assert ("recognition" in shown) is is_linked, name
