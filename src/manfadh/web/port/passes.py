"""Passes whose time is over, for who supervises: who is still here, and who left late on a day."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.operate.crossings.selectors.passes import (
    PassOver,
    list_left_after_pass,
    list_passes_over,
)
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection.categories import CategoryWords
from manfadh.web.components.inspection.places import country_words, moment
from manfadh.web.components.measures import (
    UNKNOWN,
    asked_day,
    gregorian,
    minutes,
    page_asked,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.navigation import pages


@screen(purpose=Purpose.SUPERVISION, action="pass.see")
@require_GET
def show(request: OfficerRequest) -> HttpResponse:
    """Who should have left by now, the longest first; below, who left late on a day."""
    viewer, on = request.viewer, asked_day(request.GET)
    page = list_passes_over(viewer, page=page_asked(request.GET))
    words = CategoryWords(viewer.authority, today())
    context = {
        "on": on,
        "today": today(),
        "is_today": on == today(),
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "gregorian": gregorian(on),
        "page": page,
        "here": _table(
            list(page),
            words,
            caption=_("Still here after the time of their pass"),
            empty=_(
                "Nobody's pass is over. Residents, seafarers and people in transit who have not "
                "left by the hour of their pass appear here."
            ),
        ),
        "late": _table(
            list_left_after_pass(viewer, on),
            words,
            caption=_("Left after the time of their pass on this day"),
            empty=_("Nobody left later than their pass said on this day."),
        ),
        "navigation": pages(viewer, "port-passes"),
    }
    return render(request, "port/passes.html", context)


def _table(found: Sequence[PassOver], words: CategoryWords, *, caption: str, empty: str) -> Table:
    heads = (
        _("Traveller"), _("Nationality"), _("Pass"), _("What this rests on"), _("Entered"),
        _("Pass holds until"), _("Over for"), _("Law"),
    )  # fmt: skip
    return Table(
        caption=caption,
        columns=[Column(words=head) for head in heads],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=one.name or _("Erased"),
                        url=reverse("port-crossing", args=[one.crossing_id]),
                    ),
                    Cell(value=country_words(one.nationality) or UNKNOWN),
                    Cell(value=words.rule(one.rule, one.category)),
                    Cell(value=words.detail(one.detail) or UNKNOWN),
                    Cell(value=moment(one.entered_at)),
                    Cell(value=moment(one.leave_by_at)),
                    Cell(value=_over(one, one.left_at or clock.now()), kind="watch"),
                    Cell(value=words.reference(one.rule) or UNKNOWN),
                )
            )
            for one in found
        ],
        empty=empty,
    )


def _over(one: PassOver, at: datetime) -> str:
    return minutes(max(0, int((at - one.leave_by_at) / timedelta(minutes=1))))
