"""Who asks for data instead of a page, and how such a one is told what a middleware has to say."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise

_DATA = "/api/"


def asks_for_data(request: HttpRequest) -> bool:
    """Whether a system asks, to whom no page is of use."""
    return request.path.startswith(_DATA)


def tell_data(request: HttpRequest, status: int, kind: str, said: str | Promise) -> HttpResponse:
    """The same as a page would say, as problem details (RFC 9457)."""
    body = {
        "type": f"urn:manfadh:problem:{kind}",
        "title": str(said),
        "status": status,
        "detail": str(said),
        "errors": [],
    }
    return JsonResponse(body, status=status, content_type="application/problem+json")
