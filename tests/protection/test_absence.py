"""Protection records are absent for enforcement: every page says and costs the same without them.

Two worlds are told alike but for one concern, and every address is asked in both, by every role
that enforces. What comes back, and how many questions the database was asked, must be equal.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from difflib import unified_diff
from typing import NamedTuple
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from manfadh.apps.operate.coordination.models import Concern
from manfadh.apps.operate.coordination.selectors import (
    ConcernUnknown,
    due_work,
    get_concern,
    list_concerns,
)
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.selectors import find_standing, get_refusal, list_own_proposals
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.kernel import clock
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.border import answer, has_taken_effect, propose, proposed, read, relay
from tests.cast import CAST, PORT, enrol, open_session, user_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

MORNING = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
ENFORCING = ("hana", "karim", "dalal", "yusuf", "omar", "rana")
# These end or change the session, or show a new secret each time.
ABOUT_THE_SESSION = {"sign-out", "lock", "change-officer", "set_language", "second-factor"}
NOTE = "a note for the desk alone"

_UUID = re.compile(rb"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
_TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+')
_NOW = re.compile(rb"\d\d:\d\d(:\d\d)?")


class World(NamedTuple):
    """What was told: one reading, one refusal on it, one case, and perhaps a concern."""

    inspection_id: UUID
    traveller_id: UUID
    refusal_id: UUID
    case_id: UUID


class Answered(NamedTuple):
    """What came back from one address, without what differs between any two requests."""

    who: str
    method: str
    path: str
    status: int
    where: str
    body: bytes
    queries: int


@contextmanager
def told(hana: Viewer, *, concern: bool) -> Iterator[World]:
    """A world that is gone afterwards."""
    mark = transaction.savepoint()
    with clock.frozen_at(MORNING):
        shown = read(hana)
        refusal_id = propose(hana, shown.inspection_id)
        case_id = services.refer_to_secondary(
            viewer=hana, inspection_id=shown.inspection_id, reason="officer_choice"
        )
        answer(hana, refusal_id, yes=["fear_of_return"] if concern else [])
        if concern:
            Concern.objects.update(note=NOTE)
        yield World(shown.inspection_id, shown.traveller_id, refusal_id, case_id)
    transaction.savepoint_rollback(mark)


def routes(resolver: URLResolver | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every named route with the names of its arguments."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern)
        elif pattern.name:
            yield pattern.name, tuple(pattern.pattern.converters)


def arguments(world: World, names: tuple[str, ...]) -> dict[str, object]:
    """A value for each argument of a route; KeyError for a new one, which this test must learn."""
    known: dict[str, object] = {
        **world._asdict(),
        "person_id": world.traveller_id,
        "officer_id": CAST["hana"].officer_id,
        "crossing_id": UUID(int=1),
        "concern_id": UUID(int=2),
        "instruction_id": UUID(int=3),
        "assignment_id": UUID(int=4),
        "job_id": UUID(int=5),
        "alert_id": UUID(int=6),
        "approval_id": UUID(int=7),
        "party_id": UUID(int=8),
        "opening_id": UUID(int=9),
        "draw_id": UUID(int=10),
        "count_id": UUID(int=11),
        "one_id": UUID(int=12),
        "other_id": UUID(int=13),
        "merge_id": UUID(int=14),
        "custody_id": UUID(int=15),
        "receipt_id": UUID(int=16),
        "question_id": UUID(int=18),
        "waiver_id": UUID(int=17),
        "attachment_id": UUID(int=20),
        "complaint_id": UUID(int=21),
        "number": "0000-0000-0",
        "occasion": "visa_on_arrival",
        "seal": "no-seal",
        "port": PORT,
        "code": PORT,
        "what": "hours",
        "block_id": UUID(int=52),
        # Of the departments and of the daily report.
        "task_id": UUID(int=41),
        "violation_id": UUID(int=42),
        "minutes_id": UUID(int=43),
        "participant_id": UUID(int=44),
        "incident_id": UUID(int=46),
        "handover_id": UUID(int=47),
        "report_id": UUID(int=48),
        "figure": "crossings.entry",
        "on": date(2026, 11, 23),
        "kind": "pdf",
        # Of the API, which a session never opens; `test_absence_api.py` asks it with tokens.
        "watchlist": "wanted",
        "direction": "entry",
        "rest": "nowhere",
        "token_id": UUID(int=60),
        "passkey_id": UUID(int=61),
        # Of what is asked at ports.
        "version_id": UUID(int=80),
        "gap_id": UUID(int=82),
        "criterion_id": UUID(int=83),
        "weighting_id": UUID(int=84),
        "part": "question",
        # Of looks to ask about.
        "sign": "own_name",
    }
    return {name: known[name] for name in names}


def plain(body: bytes) -> bytes:
    """A body without ids, tokens and the time of day, which differ between any two requests."""
    return _NOW.sub(b"TIME", _TOKEN.sub(rb"\1TOKEN", _UUID.sub(b"ID", body)))


def ask(client: Client, who: str, path: str, method: str = "get", **data: str) -> Answered:
    """Ask one address."""
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as asked:
        response = getattr(client, method)(path, data or None)
        body = b"".join(response.streaming_content) if response.streaming else response.content
    where = plain(response.headers.get("Location", "").encode()).decode()
    told_path = plain(path.encode()).decode()
    return Answered(who, method, told_path, response.status_code, where, plain(body), len(asked))


def clients() -> dict[str, Client]:
    """A signed-in browser for everybody who enforces."""
    return {who: open_session(Client(), user_of(CAST[who])) for who in ENFORCING}


def every_page(world: World, browsers: dict[str, Client]) -> Iterator[Answered]:
    """Every address, asked by everybody who enforces."""
    for name, names in routes():
        if name in ABOUT_THE_SESSION:
            continue
        for who, client in browsers.items():
            yield ask(client, who, reverse(name, kwargs=arguments(world, names)))


def every_act(world: World, browsers: dict[str, Client]) -> Iterator[Answered]:
    """Every act at the two lanes, tried on the traveller of this world."""
    for name, names in routes():
        who = {"booth": "hana", "secondary": "karim"}.get(name.partition("-")[0])
        if who and names:
            path = reverse(name, kwargs=arguments(world, names))
            yield ask(browsers[who], who, path, "post", ground="to see", reason="random")


def acts_of_a_day(world: World) -> list[Answered]:
    """A day: every page, the signature, the relay, every page again, and what follows."""
    browsers = clients()
    dalal = browsers["dalal"]
    sign = reverse("port-refusal-sign", args=[world.refusal_id])
    decline = reverse("port-refusal-decline", args=[world.refusal_id])
    seen = list(every_page(world, browsers))
    seen.append(ask(dalal, "dalal", decline, "post"))
    seen.append(ask(dalal, "dalal", sign, "post"))
    seen.append(ask(dalal, "dalal", reverse("port")))
    notice = reverse("port-notice-issue", args=[world.refusal_id])
    seen.append(ask(dalal, "dalal", notice, "post", language="fa"))
    relay()
    seen += every_page(world, browsers)
    seen.append(ask(browsers["hana"], "hana", reverse("booth-notice", args=[world.refusal_id])))
    seen.append(ask(dalal, "dalal", sign, "post"))
    seen += every_act(world, browsers)
    seen.append(ask(dalal, "dalal", decline, "post", reason="a visa was found"))
    seen.append(ask(dalal, "dalal", decline, "post", reason="a visa was found"))
    seen.append(ask(dalal, "dalal", reverse("port")))
    return seen


# Every page is asked by every role, four times: it takes longer with each page that is added.
@pytest.mark.timeout(600)
def test_every_page_says_and_costs_the_same_with_and_without_the_record(hana: Viewer) -> None:
    # Asked once before, so that what a process keeps in memory is there in both worlds.
    with told(hana, concern=False) as world:
        list(every_page(world, clients()))
    with told(hana, concern=False) as world:
        without = acts_of_a_day(world)
    with told(hana, concern=True) as world:
        beside = acts_of_a_day(world)
        assert Concern.objects.count() == 1
    assert len(without) == len(beside) > 100
    assert {answered.status for answered in beside} >= {200, 302, 403}
    for one, other in zip(without, beside, strict=True):
        assert _faults(one, other) == []
    assert not any(NOTE.encode() in answered.body for answered in beside)


def _faults(one: Answered, other: Answered) -> list[str]:
    # A paper is bytes: what is no text in it is shown as marks.
    before, after = (told.body.decode(errors="replace").split("\n") for told in (one, other))
    lines = unified_diff(before, after, n=0)
    return [] if one == other else [str(one[:5]), str(other[:5]), *lines]


def probes(world: World) -> list[tuple[str, Callable[[dict[str, Viewer]], object]]]:
    """What somebody might try in order to learn whether a signed refusal is held."""
    inspection, refusal = world.inspection_id, world.refusal_id
    return [
        ("sign", lambda v: services.sign_refusal(viewer=v["dalal"], refusal_id=refusal)),
        ("the claim", lambda v: claim_and_look(v["hana"], v["dalal"], world)),
        ("sign again", lambda v: services.sign_refusal(viewer=v["sami"], refusal_id=refusal)),
        ("the page", lambda v: get_refusal(v["dalal"], refusal).state),
        ("standing", lambda v: find_standing(v["hana"], inspection).is_decided),
        ("own", lambda v: [one.state for one in list_own_proposals(v["hana"])]),
        (
            "admit",
            lambda v: services.decide_crossing(
                viewer=v["hana"],
                inspection_id=inspection,
                particulars=Particulars(),
                ground="to see",
            ),
        ),
        ("propose", lambda v: propose(v["hana"], inspection) == refusal),
        ("ask again", lambda v: answer(v["hana"], refusal)),
        (
            "refer",
            lambda v: services.refer_to_secondary(
                viewer=v["hana"], inspection_id=inspection, reason="random"
            ),
        ),
        (
            "withdraw",
            lambda v: services.withdraw_refusal(
                viewer=v["hana"], refusal_id=refusal, ground="to see"
            ),
        ),
        (
            "take back",
            lambda v: services.withdraw_refusal(
                viewer=v["dalal"], refusal_id=refusal, ground="to see"
            ),
        ),
    ]


def claim_and_look(hana: Viewer, dalal: Viewer, world: World) -> str:
    """What a claim to be a national does to a signed refusal, and then undone again."""
    mark = transaction.savepoint()
    services.claim_nationality(viewer=hana, inspection_id=world.inspection_id)
    state = get_refusal(dalal, world.refusal_id).state
    transaction.savepoint_rollback(mark)
    return state


def test_no_act_tells_a_held_refusal_from_one_in_effect(
    hana: Viewer, dalal: Viewer, sami: Viewer
) -> None:
    viewers = {"hana": hana, "dalal": dalal, "sami": sami}
    outcomes: list[list[tuple[str, str]]] = []
    effects = []
    for concern in (False, True):
        with told(hana, concern=concern) as world:
            found = []
            for name, probe in probes(world):
                try:
                    answered = plain(str(probe(viewers)).encode()).decode()
                except services.CrossingError as error:
                    answered = type(error).__name__
                except NotPermitted:
                    answered = "not permitted"
                found.append((name, answered))
                if name == "sign":
                    relay()
                    effects.append(has_taken_effect(world.refusal_id))
            outcomes.append(found)
    assert effects == [True, False]
    assert outcomes[0] == outcomes[1]


def test_signing_asks_the_database_nothing_of_concerns(hana: Viewer, dalal: Viewer) -> None:
    _, refusal_id = proposed(hana, yes=["child"])
    with CaptureQueriesContext(connection) as asked:
        services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    assert len(asked) > 3
    assert not [query for query in asked if "coordination_concern" in query["sql"]]


def test_the_officer_who_raised_a_concern_has_no_access_afterwards(hana: Viewer) -> None:
    proposed(hana, yes=["trafficking"])
    concern_id = Concern.objects.get().concern_id
    with pytest.raises(NotPermitted):
        get_concern(hana, concern_id)
    with pytest.raises(NotPermitted):
        list_concerns(hana)
    assert due_work(hana) == []
    client = open_session(Client(), user_of(CAST["hana"]))
    there = client.get(reverse("protection-concern", args=[concern_id]))
    nowhere = client.get(reverse("protection-concern", args=[UUID(int=9)]))
    assert there.status_code == nowhere.status_code == 403
    assert plain(there.content) == plain(nowhere.content)


def test_the_desk_of_another_authority_sees_nothing(hana: Viewer, azad: Viewer) -> None:
    proposed(hana, yes=["trafficking"])
    part = CAST["azad"]._replace(
        officer_id=UUID(int=0xCA57 << 112 | 99), username="rezan", role="protection_officer"
    )
    enrol(part)
    concern_id = Concern.objects.get().concern_id
    client = open_session(Client(), user_of(part))
    page = client.get(reverse("protection"))
    assert page.status_code == 200
    assert b"ERIKSSON" not in page.content
    there = client.get(reverse("protection-concern", args=[concern_id]))
    nowhere = client.get(reverse("protection-concern", args=[UUID(int=9)]))
    assert there.status_code == nowhere.status_code == 404
    assert plain(there.content) == plain(nowhere.content)
    for act in ("accept", "close"):
        path = reverse(f"protection-{act}", args=[concern_id])
        data = {"outcome": "none", "is_return_barred": "no"}
        assert client.post(path, data).status_code == 404


def test_the_desk_of_this_authority_sees_it_and_the_look_is_kept(
    hana: Viewer, layla: Viewer
) -> None:
    proposed(hana, yes=["trafficking"])
    [shown] = list_concerns(layla)
    assert shown.kinds == ("trafficking",)
    assert get_concern(layla, shown.concern_id) == shown
    assert [item.url_name for item in due_work(layla)] == ["protection-concern"]
    with pytest.raises(ConcernUnknown):
        get_concern(layla, UUID(int=9))
