"""Sending an officer somewhere else: by redirect, or by htmx where only a part was asked for."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def go(request: HttpRequest, name: str, *, back_to: str = "") -> HttpResponse:
    """Send the browser to a named page, which may lead back to a path."""
    query = f"?{urlencode({'next': back_to})}" if back_to not in ("", "/") else ""
    return go_to(request, reverse(name) + query)


def go_to(request: HttpRequest, path: str) -> HttpResponse:
    """Send the browser to a path of this node."""
    if is_fragment(request):
        return HttpResponse(status=204, headers={"HX-Redirect": path})
    return HttpResponseRedirect(path)


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get("HX-Request") == "true"


def path_of(request: HttpRequest) -> str:
    """The page that the officer is on, as a path that can be opened again; "/" where none can."""
    if is_fragment(request):
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
        return safe_path(request, f"{page.path}?{page.query}" if page.query else page.path)
    return request.get_full_path() if request.method == "GET" else "/"


def page_before(request: HttpRequest) -> str:
    """The page of this node from which the request came, as a path; "/" where it is not known."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return "/"
    return safe_path(request, f"{page.path}?{page.query}" if page.query else page.path)


def safe_path(request: HttpRequest, path: str) -> str:
    """A path as given if it stays on this node, else "/"."""
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(
        path, allowed_hosts=None, require_https=request.is_secure()
    )
    return path if is_ours else "/"
