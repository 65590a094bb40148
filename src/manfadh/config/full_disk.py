"""A full disk, told as what it is: nothing was saved, and who can help."""

import errno
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from manfadh.config.data_asked import asks_for_data, tell_data

INSUFFICIENT_STORAGE = 507
_FULL = gettext_lazy("The disk of this node is full: nothing was saved. Call who looks after it.")
_SAYS_FULL = ("disk is full", "no space left on device")


class FullDisk:
    """Middleware: answers an act that the disk had no room for with a clear sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to an error that a full disk caused; None leaves any other to Django."""
        if not is_full_disk(error):
            return None
        if asks_for_data(request):
            return tell_data(request, INSUFFICIENT_STORAGE, "disk-full", _FULL)
        template = "components/disk_full.html" if "HX-Request" in request.headers else "507.html"
        return render(request, template, status=INSUFFICIENT_STORAGE)


def is_full_disk(error: BaseException) -> bool:
    """Whether an error says that there is no room left to write."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    said = str(error).lower()
    return isinstance(error, DatabaseError) and any(words in said for words in _SAYS_FULL)
