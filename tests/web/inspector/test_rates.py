"""Salma's rates: who undoes, writes on paper, chooses lanes, beside peers, down to single acts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings.events import CrossingRecorded, CrossingUndone
from manfadh.kernel import clock
from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.web.inspector.rates import RATES
from tests.apps.operate.lanes.setting import describe_lanes, more_officers
from tests.apps.operate.stories import crossing
from tests.cast import CAST, FEDERAL, PORT, Part, open_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_port")]
NOON = datetime(2026, 3, 10, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.frozen_at(NOON):
        yield


@pytest.fixture
def _port(cast: dict[str, Part]) -> None:
    describe_lanes()


@pytest.fixture
def desk(client: Client, salma_user: User) -> Client:
    return open_session(client, salma_user)


def work(officer: UUID, *, crossings: int, undone: int) -> None:
    """An officer lets people in on the morning before, and takes some of it back."""
    facts: list[Event] = []
    for number in range(crossings):
        fact = crossing(0, new_id(), "entry", 0)
        told = {name: getattr(fact, name) for name in fact.__struct_fields__}
        at = NOON - timedelta(days=1, minutes=number % 50)
        fact = CrossingRecorded(**{**told, "crossing_id": new_id(), "crossed_at": at})
        facts.append(fact)
        if number < undone:
            facts.append(CrossingUndone(crossing_id=fact.crossing_id, ground="wrong person"))
    record(*facts, stamp=Stamp(actor=officer, owner=FEDERAL, port=PORT))


def test_an_empty_port_says_that_nothing_was_counted(desk: Client) -> None:
    text = desk.get(reverse("inspector")).content.decode()
    assert text.count("nothing was counted here in these weeks.") == len(RATES)


def test_who_undoes_far_more_than_peers_stands_out_and_opens_to_the_acts(
    desk: Client, hana: Viewer
) -> None:
    others = more_officers(3)
    for officer in others:
        work(officer, crossings=200, undone=2)
    work(hana.officer_id, crossings=200, undone=24)
    text = desk.get(reverse("inspector"), {"port": PORT}).content.decode()
    assert "Stands out: ask why" in text
    assert text.count("Stands out: ask why") == 1
    path = reverse("inspector-behind", args=["undo", PORT, hana.officer_id])
    assert path in text
    behind = desk.get(path).content.decode()
    assert behind.count("wrong person") == 24
    looks = Look.objects.filter(viewer_id=CAST["salma"].officer_id, kind="rate")
    assert looks.count() == 2


def test_few_cases_are_said_to_be_few(desk: Client, hana: Viewer) -> None:
    for officer in more_officers(3):
        work(officer, crossings=100, undone=1)
    work(hana.officer_id, crossings=4, undone=4)
    text = desk.get(reverse("inspector"), {"port": PORT}).content.decode()
    assert "Too few cases to judge" in text
    assert "Stands out" not in text


def test_what_is_asked_wrongly_is_answered_with_what_there_is(desk: Client) -> None:
    for query in ({"port": "nowhere"}, {"weeks": "-1"}, {"weeks": "x", "port": "<b>"}):
        assert desk.get(reverse("inspector"), query).status_code == 200
    path = reverse("inspector-behind", args=["nothing", PORT, new_id()])
    assert desk.get(path).status_code == 404


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.code)
def test_nobody_but_the_inspector_reaches_a_rate(
    rate: object, dalal: Viewer, yusuf: Viewer, hana: Viewer
) -> None:
    from manfadh.kernel.viewers import NotPermitted
    from manfadh.web.inspector.rates import Rate

    assert isinstance(rate, Rate)
    for viewer in (dalal, yusuf, hana):
        with pytest.raises(NotPermitted):
            rate.tally(viewer, PORT, NOON - timedelta(days=9), NOON)
        with pytest.raises(NotPermitted):
            rate.listing(viewer, PORT, hana.officer_id, NOON - timedelta(days=9), NOON)


@pytest.mark.parametrize("who", ["dalal_user", "hana_user", "yusuf_user"])
def test_the_pages_are_closed_to_others(
    request: pytest.FixtureRequest, client: Client, who: str
) -> None:
    open_session(client, request.getfixturevalue(who))
    assert client.get(reverse("inspector")).status_code == 403
    path = reverse("inspector-behind", args=["undo", PORT, new_id()])
    assert client.get(path).status_code == 403
