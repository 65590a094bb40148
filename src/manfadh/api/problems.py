"""What went wrong, as problem details (RFC 9457), in the language of who asks.

The same sentences as on the screens. `type` names the kind of problem for programs; the words of
`title` and `detail` are for people and may change.
"""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from manfadh.apps.govern.accounts.services import TokensRest
from manfadh.apps.govern.places.selectors import PlaceUnknown
from manfadh.apps.govern.policy.selectors import ProvisionUnknown
from manfadh.apps.operate.coordination.services import QuestionUnanswered
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.custody import services as custody
from manfadh.apps.operate.fees import services as fees
from manfadh.apps.operate.passengers import services as parties
from manfadh.apps.operate.watchlists.services import AlertRefused, AlertUnknown, ListUnknown
from manfadh.kernel.imports.importing import ImportRefused
from manfadh.kernel.imports.tables import TableUnreadable
from manfadh.kernel.viewers import NotPermitted

MEDIA_TYPE = "application/problem+json"
TYPES = "urn:manfadh:problem:"

UNKNOWN = (
    crossings.CaseUnknown,
    crossings.ConsentQuestionUnknown,
    crossings.CrossingUnknown,
    crossings.FormUnknown,
    crossings.InspectionUnknown,
    crossings.NoticeUnknown,
    crossings.RefusalUnknown,
    custody.HoldingUnknown,
    fees.ReceiptUnknown,
    fees.WaiverUnknown,
    parties.PartyUnknown,
)
# What was sent has to be mended, while everything else got in the way of itself: 409.
TO_MEND = (
    crossings.CategoryUnknown,
    crossings.ConsentUnclear,
    crossings.CorrectionWrong,
    crossings.GroundNeeded,
    crossings.GroundUnknown,
    crossings.NoVisaRead,
    crossings.NothingCorrected,
    crossings.NothingRead,
    crossings.TimeWrong,
    custody.BodyNeeded,
    fees.CurrencyWrong,
    fees.GroundNeeded,
    fees.ReasonUnknown,
    parties.AbsenceUnexplained,
    parties.LeaderNotAdult,
    parties.MemberUnknown,
    parties.PlateNeeded,
)
TITLES = {
    400: gettext_lazy("The request can't be read"),
    401: gettext_lazy("No token that holds"),
    403: gettext_lazy("Not open to this token"),
    404: gettext_lazy("Not found"),
    405: gettext_lazy("Not done this way"),
    409: gettext_lazy("Something stands in the way"),
    422: gettext_lazy("Something is to be mended"),
    429: gettext_lazy("Too many attempts"),
}


class FieldProblem(Schema):
    """One field that has to be mended."""

    field: str = Field(description="Where it is: names and positions, with dots between.")
    detail: str = Field(description="What to do, for people.")


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = Field(
        description="The kind of problem, for programs.", examples=[f"{TYPES}forbidden"]
    )
    title: str = Field(description="The kind of problem, for people.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What happened and what to do, for people.")
    errors: list[FieldProblem] = Field(default=[], description="Each field to be mended.")


def problem(
    status: int, kind: str, detail: str, errors: list[dict[str, str]] | None = None
) -> HttpResponse:
    """An answer that says what went wrong; `kind` is the last part of its type."""
    body = {
        "type": f"{TYPES}{kind}",
        "title": str(TITLES.get(status, TITLES[400])),
        "status": status,
        "detail": detail,
        "errors": errors or [],
    }
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)


def add_handlers(api: NinjaAPI) -> None:
    """Let an API answer with problem details whatever gets in the way of an operation."""
    for kind, handler in _HANDLERS.items():
        api.add_exception_handler(kind, handler)


def unauthorized(request: HttpRequest, _error: Exception) -> HttpResponse:
    """There is no token, or it opens nothing; which of these, is not told."""
    answer = problem(
        401, "unauthorized", _("Send a token that holds: Authorization: Bearer manfadh_…")
    )
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def not_found(request: HttpRequest) -> HttpResponse:
    """There is nothing at this address."""
    return problem(404, "not-found", _("There is nothing at this address."))


def not_allowed(methods: str) -> HttpResponse:
    """The address is asked by other methods only."""
    answer = problem(
        405, "method-not-allowed", _("Ask this by: %(methods)s.") % {"methods": methods}
    )
    answer.headers["Allow"] = methods
    return answer


def _resting(request: HttpRequest, error: TokensRest) -> HttpResponse:
    minutes = -(-error.seconds // 60)
    sentence = ngettext(
        "Too many wrong attempts. Please try again in %(minutes)d minute.",
        "Too many wrong attempts. Please try again in %(minutes)d minutes.",
        minutes,
    )
    answer = problem(429, "too-many-attempts", sentence % {"minutes": minutes})
    answer.headers["Retry-After"] = str(error.seconds)
    return answer


def _forbidden(request: HttpRequest, _error: NotPermitted) -> HttpResponse:
    return problem(
        403, "forbidden", _("The officer of this token may not do this here, for its purpose.")
    )


def _crossing(request: HttpRequest, error: crossings.CrossingError) -> HttpResponse:
    return _in_the_way(error, crossings.say_error(error))


def _custody(request: HttpRequest, error: custody.CustodyError) -> HttpResponse:
    return _in_the_way(error, custody.say_error(error))


def _fee(request: HttpRequest, error: fees.FeeError) -> HttpResponse:
    return _in_the_way(error, fees.say_error(error))


def _party(request: HttpRequest, error: parties.PartyError) -> HttpResponse:
    sentence = parties.say_error(error)
    absent = error.member_ids if isinstance(error, parties.AbsenceUnexplained) else ()
    errors = [{"field": f"answers.{member_id}", "detail": sentence} for member_id in absent]
    return _in_the_way(error, sentence, errors)


def _list_refused(request: HttpRequest, error: ImportRefused) -> HttpResponse:
    errors = [
        {
            "field": ".".join(filter(None, ("file", str(line), column))),
            "detail": what_to_do,
        }
        for line, column, what_to_do in error.report.errors
    ]
    return problem(422, "list-refused", str(error), errors)


def _list_unreadable(request: HttpRequest, error: TableUnreadable) -> HttpResponse:
    return problem(422, "list-unreadable", str(error), [{"field": "file", "detail": str(error)}])


def _in_the_way(
    error: Exception, sentence: str, errors: list[dict[str, str]] | None = None
) -> HttpResponse:
    """What stands in the way of an act; its class names the kind of problem."""
    status = 404 if isinstance(error, UNKNOWN) else 422 if isinstance(error, TO_MEND) else 409
    return problem(status, _kebab(type(error).__name__), sentence, errors)


def _alert_refused(request: HttpRequest, error: AlertRefused) -> HttpResponse:
    errors = [{"field": error.field, "detail": str(error)}] if error.field else []
    return problem(422, "alert-refused", str(error), errors)


def _unanswered(request: HttpRequest, _error: QuestionUnanswered) -> HttpResponse:
    return problem(
        422, "question-unanswered", _("Every protection question in force needs an answer.")
    )


def _no_provision(request: HttpRequest, _error: ProvisionUnknown) -> HttpResponse:
    return problem(
        409,
        "provision-unknown",
        _("A provision that this needs is not in force here. Call your supervisor."),
    )


def _unknown(request: HttpRequest, _error: Exception) -> HttpResponse:
    return not_found(request)


def _unreadable(request: HttpRequest, _error: HttpError) -> HttpResponse:
    return problem(400, "unreadable", _("Send JSON as the description of the API says."))


def _to_mend(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        # The first part says that it came in the body, the second how we call the body.
        {
            "field": ".".join(str(part) for part in one["loc"][_skipped(one["loc"]) :]),
            "detail": _say(one),
        }
        for one in error.errors
    ]
    return problem(422, "invalid", _("Mend the fields named here, then ask again."), errors)


def _skipped(where: tuple[Any, ...]) -> int:
    return 2 if where[0] == "body" and len(where) > 2 else 1


def _say(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    if error["type"] == "missing":
        return _("This is needed.")
    if error["type"] == "value_error":
        return str(context.get("error", ""))
    if error["type"] == "string_too_long":
        most = int(context["max_length"])
        return ngettext("At most %(most)d character.", "At most %(most)d characters.", most) % {
            "most": most
        }
    return _("This can't be read. The description of the API says how it is written.")


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name).lower()


_HANDLERS: dict[type[Exception], Any] = {
    AuthenticationError: unauthorized,
    TokensRest: _resting,
    NotPermitted: _forbidden,
    crossings.CrossingError: _crossing,
    custody.CustodyError: _custody,
    fees.FeeError: _fee,
    parties.PartyError: _party,
    ImportRefused: _list_refused,
    TableUnreadable: _list_unreadable,
    AlertRefused: _alert_refused,
    QuestionUnanswered: _unanswered,
    ProvisionUnknown: _no_provision,
    AlertUnknown: _unknown,
    ListUnknown: _unknown,
    PlaceUnknown: _unknown,
    Http404: _unknown,
    HttpError: _unreadable,
    ValidationError: _to_mend,
}
