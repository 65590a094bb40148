"""The node as one ASGI application, with views in a few threads that live as long as it does.

Django's own ASGI handler runs the synchronous views of each request in a thread made for it, so
every request opens the database anew (see docs/decisions/0006). Here a thread, and with it its
connection, is kept. An answer that streams without end (server-sent events) leaves its thread at
once and is sent from the event loop.

Every answer tells how long it took here, its wait for a thread included (`Server-Timing`).
"""

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import IO, Any, cast

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix
from whitenoise.middleware import WhiteNoiseMiddleware

from manfadh.kernel.ledger.closing import close_ledger, fold_journal
from manfadh.workers.beside import Beside
from manfadh.workers.chores import CHORES
from manfadh.workers.relay import relaying

Message = Mapping[str, Any]
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

MAX_BODY_BYTES = 32_000_000
# How many new objects make Python look for circles among them; its own 700 is met by each answer.
_NEW_OBJECTS_LOOKED_THROUGH = 50_000


class Application(ASGIHandler):
    """Static files, pages and the API of one node."""

    def __init__(self, *, threads: int) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self._static = WhiteNoiseMiddleware(lambda request: None)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="view")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self.handle(scope, receive, send)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        began = time.perf_counter()
        limited = _Limited(receive)
        try:
            body = await self.read_body(limited)
        except RequestAborted:
            if limited.is_exceeded:
                await self.send_response(HttpResponse(status=413), send)
            return
        try:
            response = await self._in_thread(self._answer, scope, body)
            took_ms = (time.perf_counter() - began) * 1000
            response.headers["Server-Timing"] = f"app;dur={took_ms:.1f}"
            if response.streaming:
                await self._stream(cast(StreamingHttpResponse, response), receive, send)
                await self._in_thread(response.close)
            else:
                await self.send_response(response, send)
        finally:
            body.close()

    def _answer(self, scope: Scope, body: IO[bytes]) -> HttpResponseBase:
        set_script_prefix("/")
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, body)
        response: HttpResponseBase
        if request is None:
            response = refusal or HttpResponse(status=400)
        else:
            response = self._static(request) or self.get_response(request)
        if not response.streaming:
            response.close()
        return response

    async def _stream(
        self,
        response: StreamingHttpResponse,
        receive: Receive,
        send: Send,
    ) -> None:
        """Send parts as they come, and stop as soon as nobody listens."""
        if not response.is_async:
            response.streaming_content = self._drawn(iter(response))
        sending = asyncio.ensure_future(self.send_response(response, send))
        leaving = asyncio.ensure_future(receive())
        await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        if not sending.done():
            sending.cancel()
        await asyncio.gather(sending, leaving, return_exceptions=True)

    async def _drawn(self, parts: Iterator[bytes]) -> AsyncIterator[bytes]:
        """The parts of a synchronous answer, each made in a thread."""
        while (part := await self._in_thread(next, parts, None)) is not None:
            yield part

    async def _in_thread(self, work: Any, *arguments: Any) -> Any:
        run = copy_context().run
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, run, work, *arguments)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Begin and end with the server: work beside the pages, and a ledger signed to its end."""
        await receive()
        # What was loaded stays: no answer waits while a million objects are looked through again.
        gc.freeze()
        gc.set_threshold(_NEW_OBJECTS_LOOKED_THROUGH)
        beside = Beside(CHORES)
        with relaying():
            beside.start()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await asyncio.to_thread(self._close, beside)
        await send({"type": "lifespan.shutdown.complete"})

    def _close(self, beside: Beside) -> None:
        beside.stop()
        self._threads.shutdown()
        close_ledger()
        fold_journal()


class _Limited:
    """The messages of a request, cut off when its body goes on beyond all measure."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._seen = 0

    @property
    def is_exceeded(self) -> bool:
        return self._seen > MAX_BODY_BYTES

    async def __call__(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.is_exceeded else message
