"""The queue as it lives: how long who waits, by word and shape, without looking at anybody anew."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.crossings.selectors import CaseLine, WaitLine, list_waits
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.showing import show_printed_name
from manfadh.web.components.measures import minutes
from manfadh.web.components.shapes import Kind
from manfadh.web.components.viewer import OfficerRequest, screen

# From so many minutes on a wait is long, and then very long.
LONG_MINUTES, VERY_LONG_MINUTES = 15, 45


@dataclass(frozen=True, kw_only=True)
class Age:
    """How long a case waits, in words with their shape."""

    case_id: UUID
    words: str
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class WaitingShown:
    """One line of the queue."""

    age: Age
    url: str
    name: str
    reason: str
    direction: str
    taken_by: str
    is_mine: bool


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work", is_poll=True)
@require_GET
def waits(request: OfficerRequest) -> HttpResponse:
    """The ages of the lines that the page shows; the whole page anew where other people wait.

    Nobody is named here, so this records no look however often the page asks.
    """
    lines = list_waits(request.viewer)
    if request.GET.get("seen", "") != mark_of(lines):
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return render(request, "secondary/ages.html", {"ages": [age_of(line) for line in lines]})


def lines_shown(viewer: Viewer, waiting: Sequence[CaseLine]) -> list[WaitingShown]:
    """The queue in words, longest first."""
    names = get_officer_names([line.taken_by for line in waiting if line.taken_by])
    return [
        WaitingShown(
            age=age_of(line),
            url=reverse("secondary-case", args=[line.case_id]),
            name=show_printed_name(line.reading),
            reason=str(wording.CASE_REASONS.get(line.reason, line.reason)),
            direction=str(wording.DIRECTIONS.get(line.direction, "")),
            taken_by=names.get(line.taken_by, _("a colleague")) if line.taken_by else "",
            is_mine=line.taken_by == viewer.officer_id,
        )
        for line in waiting
    ]


def age_of(line: CaseLine | WaitLine) -> Age:
    """How long a case has waited until somebody took it, or until now."""
    waited = line.wait_minutes
    time = minutes(waited)
    if line.taken_by:
        return Age(case_id=line.case_id, words=_("waited %(time)s") % {"time": time}, kind="quiet")
    if waited >= VERY_LONG_MINUTES:
        words = _("very long: %(time)s") % {"time": time}
        return Age(case_id=line.case_id, words=words, kind="stop")
    if waited >= LONG_MINUTES:
        return Age(case_id=line.case_id, words=_("long: %(time)s") % {"time": time}, kind="watch")
    return Age(case_id=line.case_id, words=time, kind="good")


def mark_of(lines: Sequence[CaseLine | WaitLine]) -> str:
    """Who waits and who works on it, as a mark: another mark, and the page is no longer fresh."""
    told = ";".join(f"{line.case_id}:{line.taken_by}" for line in lines)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
