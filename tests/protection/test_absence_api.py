"""Protection records are absent for systems too: every answer of the API says and costs the same.

The same two worlds as for the screens, asked by systems with tokens of everybody who enforces, for
each purpose that a token of theirs can have: questions first, the signature, then every act.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from manfadh.api.opening import patterns
from manfadh.apps.operate.coordination.models import Concern
from manfadh.kernel.viewers import Viewer
from tests.api.asking import ANNA, Asking, asking_as
from tests.border import relay
from tests.protection.test_absence import ENFORCING, NOTE, World, arguments, plain, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

# What each act is sent; together they try whatever the acts can be brought to say.
BODY: dict[str, object] = {
    "direction": "entry",
    "lane": "1",
    "typed": ANNA,
    "reason": "random",
    "text": "eriksson",
    "ground": "no_permission",
    "outcome": "handed_over",
    "answers": {},
    "reference": "order 12",
    "name": "ERIKSSON ANNA MARIA",
    "kind": "family",
    "paper": "missing",
    "note": "looked again",
    "values": {"mother": "ZAHRA"},
    "plate": "12A345",
    "country": "IRN",
    "how": "taken",
    "to_body": "Residence",
    "counted_on": "2026-11-23",
    "amount": "1000",
    "currency": "IQD",
}


class Answered(NamedTuple):
    """What came back, without what differs between any two requests."""

    who: str
    method: str
    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: int


def ask(asking: Asking, who: str, method: str, path: str) -> Answered:
    """Ask one address by one method."""
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as asked:
        response = getattr(asking.client, method)(
            path,
            **({} if method == "get" else {"data": BODY, "content_type": "application/json"}),
            headers=asking.headers,
        )
    headers = tuple(
        (name, value) for name, value in response.headers.items() if name != "Content-Length"
    )
    told_path = plain(path.encode()).decode()
    body = plain(response.content)
    return Answered(who, method, told_path, response.status_code, headers, body, len(asked))


def every_question(world: World, systems: dict[str, Asking], method: str) -> Iterator[Answered]:
    """Every address of the API, asked by every system by one method."""
    for pattern in patterns():
        names = tuple(pattern.pattern.converters)
        path = reverse(str(pattern.name), kwargs=arguments(world, names))
        for who, asking in systems.items():
            yield ask(asking, who, method, path)


def a_day(world: World) -> list[Answered]:
    """Questions, the signature, the relay, questions again, and every act."""
    systems = {who: asking_as(who) for who in ENFORCING}
    sign = reverse("api-refusal-sign", args=[world.refusal_id])
    seen = list(every_question(world, systems, "get"))
    seen.append(ask(systems["dalal"], "dalal", "post", sign))
    relay()
    seen += every_question(world, systems, "get")
    seen += every_question(world, systems, "post")
    seen += every_question(world, systems, "put")
    relay()
    seen += every_question(world, systems, "get")
    return seen


@pytest.mark.timeout(600)
def test_every_answer_says_and_costs_the_same_with_and_without_the_record(hana: Viewer) -> None:
    # Asked once before, so that what a process keeps in memory is there in both worlds.
    with told(hana, concern=False) as world:
        list(every_question(world, {who: asking_as(who) for who in ENFORCING}, "get"))
    with told(hana, concern=False) as world:
        without = a_day(world)
    with told(hana, concern=True) as world:
        beside = a_day(world)
        assert Concern.objects.count() == 1
    assert len(without) == len(beside) > 500
    assert {answered.status for answered in beside} >= {200, 204, 403, 404, 405, 409, 422}
    for one, other in zip(without, beside, strict=True):
        assert one == other
    assert not any(NOTE.encode() in answered.body for answered in beside)
