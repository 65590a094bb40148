"""The session of an officer at a booth or a desk: open, locked, closed."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth import login, logout
from django.http import HttpRequest

from manfadh.apps.govern.accounts.selectors import User, find_user
from manfadh.kernel import clock

_LOCKED_PATH = "locked_path"
_SEEN_AT = "seen_at"
_PENDING = "pending_user"
_PENDING_AT = "pending_at"
_PENDING_FOR = timedelta(minutes=5)
# The session is written at most this often, since each write is a commit.
_WRITTEN_EVERY_SECONDS = 60
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def open_for(request: HttpRequest, user: User) -> None:
    """Sign an officer in. Whatever another officer's session held is gone."""
    request.session.flush()
    login(request, user, backend=_BACKEND)
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
