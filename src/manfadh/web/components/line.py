"""The line from this node to a headquarters, as the header of every page shows it.

Nodes do not send to each other yet: this one stands alone, and says so. The address answers a HEAD
request too, by which a page finds out whether the post itself can be reached.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from manfadh.web.components.viewer import public


@dataclass(frozen=True, slots=True)
class Line:
    """Whether the line is up; if it was cut, since when, and how many entries wait to be sent."""

    is_alone: bool
    connected: bool = False
    since: datetime | None = None
    unsent_entries: int = 0


def own_line() -> Line:
    """The line of this node."""
    return Line(is_alone=True)


@public
@require_safe
def line_state(request: HttpRequest) -> HttpResponse:
    """The state of the line, asked for by every page; it says nothing of anybody."""
    return render(request, "components/line.html", {"line": own_line()})
