"""A text that can't be kept, told with its beginning and its limit, in whatever form it was."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from manfadh.config.data_asked import asks_for_data, tell_data
from manfadh.kernel.rows import TextNotKept

UNPROCESSABLE = 422
_SHOWN_CHARACTERS = 40
_TOO_LONG = gettext_lazy("A text is longer than can be kept; nothing was written. Shorten it.")


class LongText:
    """Middleware: answers an act whose text has no room with a clear sentence.

    Forms say so beside the field; this is for what no form asks, and for limits a form got wrong.
    The transaction has ended by then, so nothing of the act was kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to a text that was not kept; None leaves any other error to Django."""
        if not isinstance(error, TextNotKept):
            return None
        told = {
            "beginning": error.text[:_SHOWN_CHARACTERS],
            "characters": len(error.text),
            "most_characters": error.most_characters,
        }
        if asks_for_data(request):
            return tell_data(request, UNPROCESSABLE, "text-not-kept", _TOO_LONG)
        if "HX-Request" not in request.headers:
            return render(request, "422.html", told, status=UNPROCESSABLE)
        response = render(request, "components/text_not_kept.html", told, status=UNPROCESSABLE)
        response["HX-Retarget"], response["HX-Reswap"] = "#messages", "innerHTML"
        return response
