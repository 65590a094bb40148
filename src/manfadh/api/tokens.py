"""Who asks: a token stands for an officer and one purpose. No session opens the API."""

from typing import Any, Final

from django.http import HttpRequest
from ninja import Status
from ninja.security import HttpBearer

from manfadh.api.problems import Problem
from manfadh.apps.govern.accounts.services import TokenRefused, open_with_token
from manfadh.kernel.viewers import Viewer

_LONGEST = 200


class TokenRequest(HttpRequest):
    """A request with a token that holds: `auth` is who asks."""

    auth: Viewer


class Token(HttpBearer):
    """The bearer token of an officer."""

    def authenticate(self, request: HttpRequest, token: str) -> Viewer | None:
        """The viewer of a token; None where it opens nothing."""
        if not 0 < len(token) <= _LONGEST:
            return None
        try:
            return open_with_token(secret=token, address=request.META.get("REMOTE_ADDR", ""))
        except TokenRefused:
            return None


TOKEN: Final = Token()
# What an act answers that is done and has nothing to say.
DONE: Final = Status(204, None)


def answers(good: Any, *problems: int, status: int = 200) -> dict[int, Any]:
    """What an operation may answer: the good case, and problems besides those of any token."""
    return {
        status: good,
        **dict.fromkeys(sorted({400, 401, 403, 422, 429, *problems}), Problem),
    }
