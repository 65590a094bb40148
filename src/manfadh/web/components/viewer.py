"""Who stands before a screen, and whether it opens: every view says so by one of three marks.

`@screen(purpose=...)` opens to an officer with a role for that purpose, `@for_any_officer` to
whoever is signed in, `@public` to all. A view with none of them fails an architecture test.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from manfadh.apps.govern.accounts.selectors import (
    User,
    get_viewer,
    is_suspended,
    lacks_second_factor,
)
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from manfadh.web.components import sessions
from manfadh.web.components.going import go, is_fragment, path_of

P = ParamSpec("P")
F = TypeVar("F", bound=Callable[..., Any])


class OfficerRequest(HttpRequest):
    """A request at a screen: `viewer` is who asks, `viewer_for` the same for other purposes."""

    user: User
    viewer: Viewer
    viewer_for: Callable[[Purpose], Viewer]


View = Callable[Concatenate[OfficerRequest, P], HttpResponseBase]
PublicView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class ViewerMiddleware:
    """Gives each request `viewer_for(purpose)`, and answers NotPermitted gently."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request = cast(OfficerRequest, request)
        request.viewer_for = cache(lambda purpose: get_viewer(request.user, purpose))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn "not permitted" into a page, or into a message where only a part was asked for."""
        return refuse(request) if isinstance(exception, NotPermitted) else None


def screen(
    *, purpose: Purpose, action: str = "", is_poll: bool = False
) -> Callable[[View[P]], View[P]]:
    """Open a view to officers with a role for this purpose, and perhaps a grant for this action.

    The view finds them as `request.viewer`. `is_poll` marks a view that the page asks by itself,
    which keeps no idle screen awake.
    """

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def shown(
            request: OfficerRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            closed = _closed_door(request, is_poll=is_poll)
            if closed is not None:
                return closed
            request.viewer = request.viewer_for(purpose)
            if request.user.has_first_password:
                return go(request, "password")
            if _lacks_second_factor(request):
                return go(request, "second-factor")
            if action:
                request.viewer.require(action)
            return _never_kept(view(request, *args, **kwargs))

        return _marked(shown, screen_purpose=purpose)

    return declare


def for_any_officer(view: View[P]) -> View[P]:
    """Open a view to whoever is signed in: the own account, the way home."""

    @wraps(view)
    def shown(request: OfficerRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        closed = _closed_door(request, is_poll=False)
        return closed or _never_kept(view(request, *args, **kwargs))

    return _marked(shown, is_for_any_officer=True)


def even_while_locked(view: View[P]) -> View[P]:
    """Open a view to whoever is signed in, also on a locked screen: unlocking, handing over."""

    @wraps(view)
    def shown(request: OfficerRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        closed = _no_officer(request)
        return closed or _never_kept(view(request, *args, **kwargs))

    return _marked(shown, is_for_any_officer=True)


def public(view: PublicView[P]) -> PublicView[P]:
    """Open a view to everybody, signed in or not."""
    return _marked(view, is_public=True)


def refuse(request: HttpRequest) -> HttpResponse:
    """Say gently that this is not open to the viewer; nothing of the data is told."""
    if is_fragment(request):
        response = render(request, "components/not_open.html", status=403)
        response["HX-Retarget"], response["HX-Reswap"] = "#messages", "innerHTML"
        return response
    return render(request, "403.html", status=403)


def _no_officer(request: HttpRequest) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return go(request, "sign-in", back_to=path_of(request))
    if is_suspended(request.user):
        sessions.close(request)
        return go(request, "sign-in")
    return None


def _closed_door(request: HttpRequest, *, is_poll: bool) -> HttpResponse | None:
    closed = _no_officer(request)
    if closed is not None:
        return closed
    sessions.lock_if_idle(request, minutes=settings.MANFADH.lock_after_minutes)
    if sessions.is_locked(request):
        sessions.remember_path(request, path_of(request))
        return go(request, "lock")
    if not is_poll:
        sessions.keep_awake(request)
    return None


def _lacks_second_factor(request: OfficerRequest) -> bool:
    # A passkey is both factors at once, in the session that it opened.
    return lacks_second_factor(request.user, request.viewer.roles) and not sessions.is_by_passkey(
        request
    )


def _never_kept(response: HttpResponseBase) -> HttpResponseBase:
    # Neither the browser's cache nor its way back may show a page to the next officer.
    response.headers["Cache-Control"] = "no-store"
    return response


def _marked(view: F, **marks: object) -> F:
    for name, value in marks.items():
        setattr(view, name, value)
    return view
