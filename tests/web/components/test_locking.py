"""A locked screen hides everything; another officer takes the booth over in one step."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.kernel import clock
from manfadh.kernel.viewers import NotPermitted, Purpose
from manfadh.web.components.viewer import OfficerRequest, ViewerMiddleware, screen
from tests.cast import PASSWORD, Part, open_session

WHERE_AHMED_WAS = "/administration/permissions"
MORNING = datetime(2090, 3, 9, 6, 0, tzinfo=UTC)


@pytest.fixture
def at_work(client: Client, ahmed_user: User) -> Client:
    """A browser in which Ahmed is at work."""
    open_session(client, ahmed_user)
    assert client.get(WHERE_AHMED_WAS).status_code == 200
    return client


def lock(client: Client) -> None:
    client.post(reverse("lock"), headers={"referer": f"http://testserver{WHERE_AHMED_WAS}"})


def test_a_locked_screen_opens_no_page_and_tells_nothing(at_work: Client) -> None:
    lock(at_work)
    for path in (WHERE_AHMED_WAS, reverse("administration"), reverse("password"), "/"):
        answer = at_work.get(path)
        assert answer.headers["Location"] == reverse("lock")
        assert answer.content == b""
    assert "Booth officer" not in at_work.get(reverse("lock")).content.decode()


def test_a_part_of_a_page_asked_for_from_a_locked_screen_leads_to_the_lock(
    at_work: Client,
) -> None:
    lock(at_work)
    answer = at_work.get(WHERE_AHMED_WAS, headers={"hx-request": "true"})
    assert answer.headers["HX-Redirect"] == reverse("lock")
    assert answer.content == b""


def test_ahmed_unlocks_with_his_password_and_is_where_he_was(at_work: Client) -> None:
    lock(at_work)
    answer = at_work.post(reverse("unlock"), {"password": PASSWORD})
    assert answer.headers["Location"] == WHERE_AHMED_WAS
    assert at_work.get(WHERE_AHMED_WAS).status_code == 200


def test_a_wrong_password_leaves_the_screen_locked(at_work: Client) -> None:
    lock(at_work)
    assert at_work.post(reverse("unlock"), {"password": "wrong"}).status_code == 422
    assert at_work.get(WHERE_AHMED_WAS).headers["Location"] == reverse("lock")


def test_hana_takes_over_and_nothing_of_ahmed_remains(
    at_work: Client, cast: dict[str, Part], hana_user: User
) -> None:
    before = at_work.session.session_key
    lock(at_work)
    answer = at_work.post(reverse("change-officer"), {"username": "hana", "password": PASSWORD})
    assert answer.headers["Location"] == "/"
    assert at_work.session["_auth_user_id"] == str(hana_user.pk)
    assert at_work.session.session_key != before
    assert "locked_path" not in at_work.session
    assert at_work.get(WHERE_AHMED_WAS).status_code == 403


def test_asking_for_another_officer_locks_the_screen(at_work: Client) -> None:
    assert at_work.get(reverse("change-officer")).status_code == 200
    assert at_work.get(WHERE_AHMED_WAS).headers["Location"] == reverse("lock")


def test_a_failed_hand_over_leaves_ahmeds_screen_locked(
    at_work: Client, cast: dict[str, Part]
) -> None:
    lock(at_work)
    answer = at_work.post(reverse("change-officer"), {"username": "hana", "password": "wrong"})
    assert answer.status_code == 422
    assert at_work.get(WHERE_AHMED_WAS).headers["Location"] == reverse("lock")


def test_pages_are_not_kept_for_the_next_officer(at_work: Client) -> None:
    assert at_work.get(WHERE_AHMED_WAS).headers["Cache-Control"] == "no-store"


def test_an_idle_screen_is_locked_by_the_server_too(client: Client, ahmed_user: User) -> None:
    with clock.frozen_at(MORNING):
        open_session(client, ahmed_user)
        assert client.get(WHERE_AHMED_WAS).status_code == 200
    with clock.frozen_at(MORNING + timedelta(minutes=9)):
        assert client.get(WHERE_AHMED_WAS).status_code == 200
    with clock.frozen_at(MORNING + timedelta(minutes=21)):
        assert client.get(WHERE_AHMED_WAS).headers["Location"] == reverse("lock")


def test_a_page_that_asks_by_itself_keeps_no_screen_awake(client: Client, ahmed_user: User) -> None:
    @screen(purpose=Purpose.ADMINISTRATION, is_poll=True)
    def polled(request: OfficerRequest) -> HttpResponse:
        return HttpResponse("pulse")

    with clock.frozen_at(MORNING):
        open_session(client, ahmed_user)
        client.get(WHERE_AHMED_WAS)
        seen_at = client.session["seen_at"]
    with clock.frozen_at(MORNING + timedelta(minutes=5)):
        request = RequestFactory().get("/pulse")
        request.user, request.session = ahmed_user, client.session
        answer = ViewerMiddleware(lambda asked: polled(asked))(request)  # type: ignore[arg-type]
        assert answer.status_code == 200
        assert request.session["seen_at"] == seen_at


def test_hana_may_not_open_administration(client: Client, hana_user: User) -> None:
    answer = open_session(client, hana_user).get(reverse("administration"))
    assert answer.status_code == 403
    assert "Not open to you" in answer.content.decode()


def test_a_part_that_is_not_open_answers_gently(client: Client, hana_user: User) -> None:
    open_session(client, hana_user)
    answer = client.get(reverse("administration"), headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (403, "#messages")


def test_what_a_view_may_not_do_is_answered_like_a_closed_page() -> None:
    answer = ViewerMiddleware(lambda request: HttpResponse()).process_exception(
        RequestFactory().get("/", headers={"hx-request": "true"}), NotPermitted("case.work")
    )
    assert answer is not None
    assert answer.status_code == 403
    assert "case.work" not in answer.content.decode()


def test_an_unknown_officer_page_is_not_found(at_work: Client) -> None:
    path = reverse("administration-officer", args=[UUID(int=1)])
    assert at_work.get(path).status_code == 404
