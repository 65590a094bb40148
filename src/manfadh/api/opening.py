"""The API as one: its resources, its description in OpenAPI 3.1, and how its views open."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import URLPattern
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET
from ninja import NinjaAPI

from manfadh.api import (
    cases,
    consents,
    crossings,
    custody,
    decisions,
    fee_control,
    fees,
    inspections,
    notices,
    own_token,
    paper,
    parties,
    party_lists,
    permissions,
    persons,
    ports,
    problems,
    refusals,
    watchlists,
)
from manfadh.api.tokens import TOKEN

VERSION = "1.0"
RESOURCES = (
    own_token, inspections, permissions, consents, parties, party_lists, decisions, crossings,
    cases, refusals, notices, fees, fee_control, custody, ports, watchlists, persons, paper,
)  # fmt: skip
_ABOUT = """What a booth, a gate or a ministry's system does with a node of Manfadh.

Every request bears a token: `Authorization: Bearer manfadh_…`. A token stands for an officer and
one purpose; it opens what that officer may do today for that purpose, and each look at a person is
recorded as theirs. What goes wrong is told as problem details (RFC 9457), in the language of
`Accept-Language` (ar, ckb, en). A machine advises and never refuses: an officer decides."""
_LANGUAGE = {
    "name": "Accept-Language",
    "in": "header",
    "required": False,
    "description": "The language of what is for people: ar, ckb or en; else the node's.",
    "schema": {"type": "string"},
    "example": "ar",
}

View = Callable[..., HttpResponseBase]


def _make() -> NinjaAPI:
    api = NinjaAPI(
        title="Manfadh",
        version=VERSION,
        description=_ABOUT,
        auth=TOKEN,
        openapi_url=None,
        docs_url=None,
        urls_namespace="manfadh-api",
    )
    problems.add_handlers(api)
    for resource in RESOURCES:
        api.add_router("", resource.router)
    return api


API = _make()


def patterns() -> list[URLPattern]:
    """The addresses of all operations, each marked as open to tokens alone."""
    made = [one for one in API.urls[0] if isinstance(one, URLPattern)]
    return [_opened(pattern) for pattern in made if pattern.name != "api-root"]


@cache
def document() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1), the same on every node."""
    described: dict[str, Any] = dict(API.get_openapi_schema(path_prefix="/api/"))
    described["info"]["license"] = {"name": "Apache 2.0", "identifier": "Apache-2.0"}
    for path in described["paths"].values():
        for operation in path.values():
            _finish(operation)
    return described


@require_GET
def description(request: HttpRequest) -> HttpResponse:
    """The description of the API, for everybody: it says what can be asked and nothing of a day."""
    return JsonResponse(document())


@csrf_exempt
def nowhere(request: HttpRequest, **_path: str) -> HttpResponseBase:
    """What any other address below the API answers, to everybody: that there is nothing."""
    return spoken(problems.not_found)(request)


vars(description)["is_public"] = vars(nowhere)["is_public"] = True


def spoken(view: View) -> View:
    """Let a view answer in the language that the request asks for; cookies are not looked at."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = _language(request)
        with translation.override(language):
            response = view(request, *args, **kwargs)
        if response.status_code == 405:
            response = problems.not_allowed(response.headers["Allow"])
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ["Accept-Language", "Authorization"])
        return response

    return answered


def _opened(pattern: URLPattern) -> URLPattern:
    view = spoken(pattern.callback)
    vars(view)["is_for_tokens"] = True
    return URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)


def _language(request: HttpRequest) -> str:
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        language = code.partition("-")[0]
        if language in dict(settings.LANGUAGES):
            return language
    return str(settings.LANGUAGE_CODE)


def _finish(operation: dict[str, Any]) -> None:
    """Say of an operation what the library leaves out: problems' media type, the language."""
    operation.setdefault("parameters", []).append(_LANGUAGE)
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            answer["description"] = str(_DESCRIPTIONS[int(status)])
            answer["content"] = {problems.MEDIA_TYPE: answer["content"]["application/json"]}


_DESCRIPTIONS = {
    400: "The request can't be read.",
    401: "No token that holds.",
    403: "Not open to the officer of this token, for its purpose.",
    404: "Not found, or not for this token.",
    409: "Something stands in the way; nothing was written.",
    422: "Something is to be mended; nothing was written.",
    429: "Too many wrong tokens came from this address; `Retry-After` says how long to wait.",
}
