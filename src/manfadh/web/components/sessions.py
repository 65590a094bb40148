"""The session of an officer at a booth or a desk: open, locked, closed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth import login, logout
from django.http import HttpRequest

from manfadh.apps.govern.accounts.selectors import User, find_user
from manfadh.apps.govern.accounts.selectors.passkeys import opens_still
from manfadh.kernel import clock

_LOCKED_PATH = "locked_path"
_SEEN_AT = "seen_at"
_PENDING = "pending_user"
_PENDING_AT = "pending_at"
_PASSKEY = "passkey"
_ASKED = "passkey_asked"
_ASKED_AT = "passkey_asked_at"
_PENDING_FOR = timedelta(minutes=5)
# The session is written at most this often, since each write is a commit.
_WRITTEN_EVERY_SECONDS = 60
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def open_for(request: HttpRequest, user: User, *, passkey_id: UUID | None = None) -> None:
    """Sign an officer in, perhaps by a passkey. Whatever another officer's session held is gone."""
    request.session.flush()
    login(request, user, backend=_BACKEND)
    if passkey_id is not None:
        note_passkey(request, passkey_id)
    keep_awake(request)


def close(request: HttpRequest) -> None:
    """Sign the officer out."""
    logout(request)


def await_code(request: HttpRequest, user: User) -> None:
    """Keep, for five minutes, that an officer's password was right and the code is still due."""
    request.session.flush()
    request.session[_PENDING] = str(user.officer_id)
    request.session[_PENDING_AT] = clock.now().timestamp()


def find_awaited(request: HttpRequest) -> User | None:
    """The officer whose code is due, or None once the five minutes are over."""
    since = request.session.get(_PENDING_AT, 0)
    if clock.now().timestamp() - since > _PENDING_FOR.total_seconds():
        return None
    pending = request.session.get(_PENDING)
    return find_user(UUID(pending)) if pending else None


def note_passkey(request: HttpRequest, passkey_id: UUID) -> None:
    """Note that the officer at this session has just shown a passkey."""
    request.session[_PASSKEY] = str(passkey_id)


def passkey_of(request: HttpRequest) -> UUID | None:
    """The passkey by which this session was opened or proven, or None."""
    noted = request.session.get(_PASSKEY)
    return UUID(noted) if noted else None


def is_by_passkey(request: HttpRequest) -> bool:
    """Whether a passkey that is still good opened or proved this session."""
    passkey_id = passkey_of(request)
    return passkey_id is not None and opens_still(passkey_id)


def keep_asked(request: HttpRequest, state: dict[str, Any]) -> None:
    """Keep what a browser was asked for a passkey, until it answers."""
    request.session[_ASKED] = state
    request.session[_ASKED_AT] = clock.now().timestamp()


def take_asked(request: HttpRequest) -> dict[str, Any] | None:
    """What the browser was asked, once; None where nothing was, or more than five minutes ago."""
    state: dict[str, Any] | None = request.session.pop(_ASKED, None)
    since = request.session.pop(_ASKED_AT, 0)
    is_late = clock.now().timestamp() - since > _PENDING_FOR.total_seconds()
    return None if is_late else state


def lock(request: HttpRequest, path: str = "/") -> None:
    """Lock the screen; `path` is where unlocking leads."""
    if not is_locked(request):
        request.session[_LOCKED_PATH] = path


def is_locked(request: HttpRequest) -> bool:
    """Whether the officer's screen is locked."""
    return _LOCKED_PATH in request.session


def remember_path(request: HttpRequest, path: str) -> None:
    """Let unlocking lead to a path, unless a better one than the first page is known."""
    if request.session.get(_LOCKED_PATH) == "/" and path != "/":
        request.session[_LOCKED_PATH] = path


def unlock(request: HttpRequest) -> str:
    """Unlock the screen, with a new session key; answers the path that the officer was on."""
    path = str(request.session.pop(_LOCKED_PATH, "/"))
    request.session.cycle_key()
    keep_awake(request)
    return path


def keep_awake(request: HttpRequest) -> None:
    """Note that the officer is at work, at most once a minute."""
    now = clock.now().timestamp()
    if now - request.session.get(_SEEN_AT, 0) >= _WRITTEN_EVERY_SECONDS:
        request.session[_SEEN_AT] = now


def lock_if_idle(request: HttpRequest, *, minutes: int) -> None:
    """Lock a screen at which nobody worked for so long (and the minute between two notes)."""
    idle_seconds = clock.now().timestamp() - request.session.get(_SEEN_AT, 0)
    if _SEEN_AT in request.session and idle_seconds > minutes * 60 + _WRITTEN_EVERY_SECONDS:
        lock(request)
