"""An officer at a booth, as far as a server can tell: a session, forms, and what answers cost."""

import http.client
import re
import time
from base64 import b32decode
from collections import defaultdict
from http.cookies import SimpleCookie
from threading import Lock
from typing import NamedTuple
from urllib.parse import urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

_FORM_KEY = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_DURATION = re.compile(r"app;dur=([0-9.]+)")


class Answer(NamedTuple):
    """What came back."""

    status: int
    page: str
    location: str


class Times:
    """Milliseconds of answers by what was asked: in the server, and as the client saw them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.server: dict[str, list[float]] = defaultdict(list)
        self.client: dict[str, list[float]] = defaultdict(list)

    def add(self, what: str, server_ms: float, client_ms: float) -> None:
        """Keep one answer's times."""
        with self._lock:
            self.server[what].append(server_ms)
            self.client[what].append(client_ms)

    def clear(self) -> None:
        """Forget what came before, such as signing in."""
        self.server.clear()
        self.client.clear()

    def figures(self) -> dict[str, float]:
        """Number, p50, p95 and p99 of everything that was asked."""
        found: dict[str, float] = {}
        for what, times in sorted(self.server.items()):
            found[f"{what}_requests"] = len(times)
            for share in (50, 95, 99):
                found[f"{what}_server_p{share}_ms"] = percentile(times, share)
                found[f"{what}_client_p{share}_ms"] = percentile(self.client[what], share)
        return found


def percentile(times: list[float], share: int) -> float:
    """The smallest value that at least `share` in a hundred do not exceed, to 0.1."""
    rank = max(0, -(-len(times) * share // 100) - 1)
    return round(sorted(times)[rank], 1)


def _code(secret: str) -> str:
    """What an authenticator shows now."""
    totp = TOTP(b32decode(secret), 6, SHA1(), 30)  # noqa: S303  # what authenticators understand
    return totp.generate(int(time.time())).decode()


class Officer:
    """One signed-in browser."""

    def __init__(self, port: int, times: Times) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._form_key = ""
        self.times = times

    def sign_in(self, username: str, password: str, *, secret: str = "") -> None:
        """Open a session, with a code where there is a secret. Raises SystemExit if refused."""
        self.ask("sign_in_page", "GET", "/sign-in")
        answer = self.ask("sign_in", "POST", "/sign-in", username=username, password=password)
        if secret:
            self.ask("sign_in_code", "GET", answer.location)
            answer = self.ask("sign_in_code", "POST", answer.location, code=_code(secret))
        if answer.status != 302:
            raise SystemExit(f"{username} could not sign in: {answer.status}")

    def ask(self, what: str, method: str, path: str, **form: str) -> Answer:
        """One question; its times are kept under `what`."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        if what in _FRAGMENTS:
            headers["HX-Request"] = "true"
        body = None
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**form, "csrfmiddlewaretoken": self._form_key})
        began = time.perf_counter()
        self._line.request(method, path, body, headers)
        response = self._line.getresponse()
        page = response.read().decode()
        took_ms = (time.perf_counter() - began) * 1000
        spent = _DURATION.search(response.headers.get("Server-Timing", ""))
        self.times.add(what, float(spent[1]) if spent else took_ms, took_ms)
        for cookie in response.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(cookie).items():
                self._cookies[name] = morsel.value
        if key := _FORM_KEY.search(page):
            self._form_key = key[1]
        return Answer(response.status, page, response.headers.get("Location", ""))


# What the page asks for in part.
_FRAGMENTS = frozenset({"read", "decide"})
