"""The application answers in threads that it keeps, and ends a stream when nobody listens."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path

from manfadh.config import answering
from manfadh.config.answering import Application

ENDED: list[str] = []


def whoami(request: HttpRequest) -> HttpResponse:
    return HttpResponse(threading.current_thread().name)


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.body)))


def parts(request: HttpRequest) -> StreamingHttpResponse:
    def made() -> Iterator[bytes]:
        yield b"one "
        yield b"two"

    return StreamingHttpResponse(made())


def endless(request: HttpRequest) -> StreamingHttpResponse:
    async def made() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"."
                await asyncio.sleep(0)
        finally:
            ENDED.append("endless")

    return StreamingHttpResponse(made())


urlpatterns = [
    path("whoami", whoami),
    path("echo", echo),
    path("parts", parts),
    path("endless", endless),
]


@pytest.fixture
def application(settings: Any, tmp_path: Any) -> Iterator[Application]:
    settings.STATIC_ROOT = tmp_path
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[]):
        made = Application(threads=1)
        yield made
        made._threads.shutdown()


def ask(
    application: Application, address: str, body: bytes = b"", *, leaves_after: int = 10**9
) -> tuple[int, bytes]:
    """The status and body of an answer; the asker leaves after so many parts."""
    sent: list[Any] = []

    async def talk() -> None:
        gone = asyncio.Event()
        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            if waiting:
                return waiting.pop()
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)
            if len(sent) > leaves_after:
                gone.set()

        scope = {
            "type": "http",
            "method": "POST",
            "path": address,
            "query_string": b"",
            "headers": [],
        }
        await application(scope, receive, send)

    asyncio.run(talk())
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_a_thread_is_kept_from_one_answer_to_the_next(application: Application) -> None:
    first, second = ask(application, "/whoami"), ask(application, "/whoami")
    assert first == second == (200, b"view_0")


def test_a_body_reaches_the_view(application: Application) -> None:
    assert ask(application, "/echo", b"x" * 1000) == (200, b"1000")


def test_a_body_beyond_all_measure_is_refused(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MAX_BODY_BYTES", 999)
    assert ask(application, "/echo", b"x" * 1000) == (413, b"")


def test_an_answer_in_parts_comes_whole(application: Application) -> None:
    assert ask(application, "/parts") == (200, b"one two")


def test_an_endless_answer_ends_when_its_reader_leaves(application: Application) -> None:
    ENDED.clear()
    status, _ = ask(application, "/endless", leaves_after=3)
    assert (status, ENDED) == (200, ["endless"])
