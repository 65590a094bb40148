"""How a test asks the API: as a system with a token of one of the cast."""

from datetime import date, timedelta
from typing import Any, cast

from django.test import Client
from django.utils import timezone

from manfadh.apps.govern.accounts import services
from manfadh.apps.govern.accounts.selectors import get_founder, lacks_second_factor, roles_of
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose
from tests.cast import CAST, TOTP_SECRET, totp_code, user_of

ANNA = {
    "kind": "passport",
    "number": "L898902C3",
    "issuer": "UTO",
    "nationality": "UTO",
    "surname": "ERIKSSON",
    "given_names": "ANNA MARIA",
    "birth": "1974-08-12",
    "sex": "F",
    "expiry": "2032-04-15",
}


class Asking:
    """A system that asks with a token, or with none."""

    def __init__(self, secret: str = "") -> None:
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def get(self, path: str, **headers: str) -> Any:
        """Ask."""
        return self.client.get(f"/api/{path}", headers=self.headers | headers)

    def post(self, path: str, body: object = None, **headers: str) -> Any:
        """Act."""
        return self._send("post", path, body, headers)

    def put(self, path: str, body: object) -> Any:
        """Place."""
        return self._send("put", path, body, {})

    def read(self, **typed: str) -> dict[str, Any]:
        """A document is typed at lane 1."""
        body = {"direction": "entry", "lane": "1", "typed": ANNA | typed}
        answer = self.post("inspections", body)
        assert answer.status_code == 200, answer.content
        return cast("dict[str, Any]", answer.json())

    def _send(self, method: str, path: str, body: object, headers: dict[str, str]) -> Any:
        return getattr(self.client, method)(
            f"/api/{path}",
            {} if body is None else body,
            content_type="application/json",
            headers=self.headers | headers,
        )


def in_a_year() -> date:
    """The last day that a token may have."""
    return timezone.localdate(clock.now()) + timedelta(days=365)


def issue(who: str, purpose: Purpose | None = None, name: str = "gate 3") -> services.FreshToken:
    """A token of one of the cast, for the purpose of their work unless told."""
    part = CAST[who]
    return services.issue_token(
        viewer=get_founder(authority=part.agency.partition(".")[0]),
        officer_id=part.officer_id,
        name=name,
        purpose=purpose or part.purpose,
        valid_until_on=in_a_year(),
    )


def asking_as(who: str, purpose: Purpose | None = None) -> Asking:
    """A system with a token of one of the cast; the second factor that they need is on."""
    user = user_of(CAST[who])
    if lacks_second_factor(user, roles_of(user)):
        services.confirm_second_factor(
            user=user, secret=TOTP_SECRET, code=totp_code(steps_ahead=-1)
        )
    return Asking(issue(who, purpose).secret)
