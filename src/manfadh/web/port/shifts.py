"""The hand-over between shifts: what is open, in numbers and words, given and taken."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.situation.events import Shift
from manfadh.apps.operate.situation.selectors import (
    Figures,
    HandOverShown,
    ReportUnknown,
    get_hand_over,
    get_standing_now,
    list_hand_overs,
)
from manfadh.apps.operate.situation.services import (
    ReportRefused,
    hand_over_shift,
    take_over_shift,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import UNKNOWN, apart, day_and_time, gregorian, number
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.navigation import pages

SHIFTS = {
    "morning": gettext_lazy("Morning shift"),
    "evening": gettext_lazy("Evening shift"),
    "night": gettext_lazy("Night shift"),
}
FIGURES = {
    "crossings.entry": gettext_lazy("Entries today"),
    "crossings.exit": gettext_lazy("Exits today"),
    "cases.waiting": gettext_lazy("Open cases of secondary"),
    "refusals.to_sign": gettext_lazy("Refusals to sign"),
    "tasks.open": gettext_lazy("Open tasks of departments"),
    "violations.open": gettext_lazy("Open violations"),
    "minutes.to_sign": gettext_lazy("Minutes not signed by all"),
    "incidents.open": gettext_lazy("Open incidents"),
    "lanes.in_use": gettext_lazy("Lanes in use"),
    "lanes.open": gettext_lazy("Lanes open"),
}
HAND_OVER = "shift.hand_over"


class HandOverForm(forms.Form):
    """What the outgoing supervisor adds; the id makes sending twice harmless."""

    handover_id = forms.UUIDField(widget=forms.HiddenInput)
    shift = forms.ChoiceField(label=gettext_lazy("Shift that ends"), choices=list(SHIFTS.items()))
    equipment = forms.CharField(
        label=gettext_lazy("Equipment and lanes"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    notes = forms.CharField(
        label=gettext_lazy("What the next shift has to know"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


@screen(purpose=Purpose.SUPERVISION, action=HAND_OVER)
def show_list(request: OfficerRequest) -> HttpResponse:
    """What is open now, a form to hand over, and the hand-overs before."""
    viewer = request.viewer
    form = HandOverForm(request.POST or None, initial={"handover_id": new_id()})
    if form.is_valid():
        said = form.cleaned_data
        handover_id = hand_over_shift(
            viewer=viewer, **{**said, "shift": cast("Shift", said["shift"])}
        )
        messages.success(request, _("Handed over. The incoming supervisor acknowledges it."))
        return redirect("port-shift", handover_id)
    asked = request.GET.get("page", "")
    page = list_hand_overs(viewer, page=int(asked) if asked.isdecimal() else 1)
    context = {
        "form": form,
        "now": standing_table(get_standing_now(viewer), _("The port at this moment")),
        "table": _table(list(page)),
        "page": page,
        "navigation": pages(viewer, "port-shifts"),
    }
    return render(request, "port/shifts.html", context, status=422 if form.errors else 200)


@screen(purpose=Purpose.SUPERVISION, action=HAND_OVER)
@require_GET
def show(request: OfficerRequest, handover_id: UUID) -> HttpResponse:
    """One hand-over."""
    try:
        found = get_hand_over(request.viewer, handover_id)
    except ReportUnknown as error:
        raise Http404 from error
    context = {
        "shown": found,
        "title": f"{SHIFTS.get(found.shift, found.shift)} · {gregorian(found.on)}",
        "facts": _facts(found),
        "table": standing_table(found.figures, _("The port when it was handed over")),
        "may_take": found.taken_at is None and found.given_by != request.viewer.officer_id,
        "navigation": pages(request.viewer, "port-shifts"),
    }
    return render(request, "port/shift.html", context)


@screen(purpose=Purpose.SUPERVISION, action=HAND_OVER)
@require_POST
def take(request: OfficerRequest, handover_id: UUID) -> HttpResponse:
    """Acknowledge it."""
    try:
        take_over_shift(
            viewer=request.viewer,
            handover_id=handover_id,
            note=request.POST.get("note", "")[:2_000],
        )
    except ReportUnknown as error:
        raise Http404 from error
    except ReportRefused as refused:
        messages.error(request, str(refused))
    return redirect("port-shift", handover_id)


def standing_table(figures: Figures, caption: str) -> Table:
    """What is open, in numbers."""
    return Table(
        caption=caption,
        columns=[Column(words=_("What")), Column(words=_("Count"), align="number")],
        rows=[
            Row(cells=(Cell(value=words), Cell(value=number(figures[code]))))
            for code, words in FIGURES.items()
            if code in figures
        ],
        empty=_("Nothing was counted."),
    )


def _table(lines: Sequence[HandOverShown]) -> Table:
    officers = [one for line in lines for one in (line.given_by, line.taken_by) if one]
    names = get_officer_names(officers)
    columns = (_("Shift"), _("Handed over by"), _("At"), _("Taken over by"), _("At"))
    return Table(
        caption=_("Hand-overs"),
        columns=[Column(words=words) for words in columns],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=f"{SHIFTS.get(one.shift, one.shift)} · {apart(one.on.isoformat())}",
                        url=reverse("port-shift", args=[one.handover_id]),
                    ),
                    Cell(value=names.get(one.given_by, UNKNOWN) if one.given_by else UNKNOWN),
                    Cell(value=day_and_time(one.given_at)),
                    Cell(value=names.get(one.taken_by, UNKNOWN))
                    if one.taken_by
                    else Cell(value=_("Not yet"), kind="watch"),
                    Cell(value=day_and_time(one.taken_at) if one.taken_at else UNKNOWN),
                )
            )
            for one in lines
        ],
        empty=_("No shift was handed over yet. Fill in the form at the end of a shift."),
    )


def _facts(found: HandOverShown) -> list[Fact]:
    names = get_officer_names([one for one in (found.given_by, found.taken_by) if one])
    told = [
        Fact(
            words=_("Handed over by"),
            value=names.get(found.given_by, UNKNOWN) if found.given_by else UNKNOWN,
        ),
        Fact(words=_("Handed over at"), value=day_and_time(found.given_at)),
        Fact(
            words=_("Taken over by"),
            value=names.get(found.taken_by, UNKNOWN) if found.taken_by else _("Not yet"),
            kind=None if found.taken_by else "watch",
        ),
        Fact(
            words=_("Taken over at"),
            value=day_and_time(found.taken_at) if found.taken_at else "",
        ),
        Fact(words=_("Equipment and lanes"), value=found.equipment or ""),
        Fact(words=_("What the next shift has to know"), value=found.notes or ""),
        Fact(words=_("Note of who took over"), value=found.taking_note or ""),
    ]
    return [fact for fact in told if fact.value]
