"""The line from this node to a headquarters, as the header of every page shows it.

The address answers a HEAD request too, by which a page finds out whether the post itself can be
reached.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from manfadh.kernel.exchange.partners import line_state
from manfadh.web.components.viewer import public


@dataclass(frozen=True, slots=True)
class Line:
    """Whether the line is up; if it was cut, since when, and how many entries wait to be sent."""

    is_alone: bool
    connected: bool = False
    since: datetime | None = None
    unsent_entries: int = 0
    # The latest that was heard from headquarters: how old lists and rules may be.
    lists_as_of: datetime | None = None


def own_line() -> Line:
    """The line of this node."""
    state = line_state()
    if state is None:
        return Line(is_alone=True)
    return Line(
        is_alone=False,
        connected=state.is_up,
        since=state.cut_since_at,
        unsent_entries=state.unsent_entries,
        lists_as_of=state.heard_until_at,
    )


@public
@require_safe
def show_line(request: HttpRequest) -> HttpResponse:
    """The state of the line, asked for by every page; it says nothing of anybody."""
    return render(request, "components/line.html", {"line": own_line()})
