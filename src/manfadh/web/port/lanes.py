"""Lanes of a port: which are open, opening one, closing one with whoever is in it."""

from datetime import timedelta
from typing import Any, Literal, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.places.selectors import list_lanes
from manfadh.apps.operate.crossings.selectors import count_in_lane
from manfadh.apps.operate.lanes.selectors import (
    OpeningShown,
    get_opening,
    list_open_lanes,
    list_openings,
)
from manfadh.apps.operate.lanes.services import (
    LanesError,
    OpeningUnknown,
    close_lane,
    open_lane,
)
from manfadh.kernel import clock
from manfadh.kernel.digits import in_latin_digits
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.inspection.wording import DIRECTIONS
from manfadh.web.components.measures import UNKNOWN, clock_time, number, today
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.lane_words import HANDLINGS, KINDS, handling_words
from manfadh.web.port.navigation import pages

# A document that was read longer ago and on which nothing was decided is no person in the lane.
IN_LANE_SINCE = timedelta(minutes=30)


class OpenForm(forms.Form):
    """A lane to open."""

    opening_id = forms.UUIDField(widget=forms.HiddenInput)
    lane = forms.ChoiceField(label=_("Lane"))
    direction = forms.ChoiceField(label=_("Direction"), choices=DIRECTIONS.items)
    reason = forms.CharField(
        label=_("Reason, if it is not the plan of the shift"), required=False, max_length=300
    )

    def __init__(self, port: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        is_open = {one.lane for one in list_open_lanes(port)}
        lanes = [one for one in list_lanes(port) if one.in_use and one.code not in is_open]
        cast("forms.ChoiceField", self.fields["lane"]).choices = [
            (one.code, f"{one.code} · {KINDS.get(one.mode, one.mode)}") for one in lanes
        ]
        self.has_lanes = bool(lanes)


class CloseForm(forms.Form):
    """A lane to close, and what becomes of those in it."""

    people = forms.CharField(
        label=_("People in the lane"),
        max_length=6,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
    )
    handling = forms.ChoiceField(
        label=_("What becomes of them"),
        required=False,
        choices=HANDLINGS.items,
        widget=forms.RadioSelect,
    )
    move_to = forms.ChoiceField(label=_("The lane they are sent to"), required=False)
    reason = forms.CharField(label=_("Reason for closing"), max_length=300)

    def __init__(self, others: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        cast("forms.ChoiceField", self.fields["move_to"]).choices = [
            ("", UNKNOWN),
            *((code, code) for code in others),
        ]

    def clean_people(self) -> int:
        """A whole number in any digits."""
        try:
            return int(in_latin_digits(self.cleaned_data["people"].strip()))
        except ValueError as error:
            raise forms.ValidationError(_("Write a whole number, such as 25.")) from error


@screen(purpose=Purpose.SUPERVISION, action="lane.open")
def lanes(request: OfficerRequest) -> HttpResponse:
    """The lanes of today, and the form that opens one."""
    viewer = request.viewer
    form = OpenForm(viewer.port, data=request.POST or None, initial={"opening_id": new_id()})
    if request.method == "POST" and form.is_valid():
        try:
            open_lane(viewer=viewer, **form.cleaned_data)
        except LanesError as error:
            form.add_error(error.field or None, str(error))
        else:
            said = {"lane": form.cleaned_data["lane"]}
            messages.success(request, _t("Lane %(lane)s is open.") % said)
            return redirect("port-lanes")
    return render(
        request,
        "port/lanes.html",
        {
            "navigation": pages(viewer, "port-lanes"),
            "form": form,
            "table": _table(viewer),
        },
        status=422 if form.errors else 200,
    )


@screen(purpose=Purpose.SUPERVISION, action="lane.open")
def close(request: OfficerRequest, opening_id: UUID) -> HttpResponse:
    """Close a lane: with people in it, say first what becomes of them."""
    viewer = request.viewer
    try:
        shown = get_opening(viewer, opening_id)
    except OpeningUnknown as error:
        raise Http404 from error
    if shown.closed_at:
        messages.info(request, _t("Lane %(lane)s is closed already.") % {"lane": shown.lane})
        return redirect("port-lanes")
    inside = count_in_lane(viewer, shown.lane, clock.now() - IN_LANE_SINCE)
    form = _close_form(request, shown, inside)
    if request.method == "POST" and form.is_valid() and _closes(viewer, shown, form, inside):
        messages.success(request, _t("Lane %(lane)s is closed.") % {"lane": shown.lane})
        return redirect("port-lanes")
    return render(
        request,
        "port/close_lane.html",
        {
            "navigation": pages(viewer, "port-lanes"),
            "form": form,
            "opening": shown,
            "inside": inside,
            "direction": DIRECTIONS[shown.direction],
        },
        status=422 if form.errors else 200,
    )


def _close_form(request: OfficerRequest, shown: OpeningShown, inside: int) -> CloseForm:
    others = [
        one.lane
        for one in list_open_lanes(request.viewer.port)
        if one.direction == shown.direction and one.lane != shown.lane
    ]
    return CloseForm(others, data=request.POST or None, initial={"people": inside})


def _closes(viewer: Viewer, shown: OpeningShown, form: CloseForm, inside: int) -> bool:
    said = form.cleaned_data
    try:
        close_lane(
            viewer=viewer,
            opening_id=shown.opening_id,
            # Whoever is under inspection is there, whatever was written.
            people=max(said["people"], inside) if said["people"] >= 0 else said["people"],
            reason=said["reason"],
            handling=cast('Literal["finish", "move"] | None', said["handling"] or None),
            move_to=said["move_to"],
        )
    except LanesError as error:
        form.add_error(error.field or None, str(error))
        return False
    return True


def _table(viewer: Viewer) -> Table:
    found = list_openings(viewer, today())
    names = get_officer_names({one.opened_by for one in found if one.opened_by})
    columns = (
        *(_t("Lane"), _t("Kind"), _t("Direction"), _t("Opened"), _t("By"), _t("State")),
        _t("In it when closed"),
    )
    return Table(
        caption=_t("Lanes today"),
        columns=[Column(words=words) for words in columns],
        rows=[_row(one, names) for one in found],
        empty=_t("No lane has been opened today. Open the first one here."),
    )


def _row(one: OpeningShown, names: dict[UUID, str]) -> Row:
    url = "" if one.closed_at else reverse("port-lane-close", args=[one.opening_id])
    return Row(
        cells=(
            Cell(value=one.lane, url=url),
            Cell(value=KINDS.get(one.kind, one.kind)),
            Cell(value=DIRECTIONS.get(one.direction, one.direction)),
            Cell(value=clock_time(one.opened_at)),
            Cell(value=names.get(one.opened_by, UNKNOWN) if one.opened_by else UNKNOWN),
            Cell(value=_t("Closed %(time)s") % {"time": clock_time(one.closed_at)}, kind="quiet")
            if one.closed_at
            else Cell(value=_t("Open"), kind="good"),
            Cell(value=_inside(one)),
        )
    )


def _inside(one: OpeningShown) -> str:
    if one.people is None:
        return UNKNOWN
    return f"{number(one.people)} · {handling_words(one.handling, one.moved_to)}"
