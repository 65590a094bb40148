"""Entering what was written on a numbered form while nothing else wrote."""

from contextlib import suppress
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from manfadh.apps.govern.places.selectors import list_lanes
from manfadh.apps.operate.crossings.events import Direction, PermissionKind
from manfadh.apps.operate.crossings.services import (
    CrossingError,
    EnteredFromPaper,
    FormUnknown,
    FormUsed,
    Particulars,
    TimeWrong,
    enter_from_paper,
)
from manfadh.kernel.days import instants_at
from manfadh.kernel.viewers import Purpose
from manfadh.web.booth.by_hand import DocumentForm
from manfadh.web.booth.place import find_place
from manfadh.web.booth.views import DESK
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.fields import CodeField, DayField, DaysField, HourField
from manfadh.web.components.inspection.places import country_choices
from manfadh.web.components.measures import today
from manfadh.web.components.viewer import OfficerRequest, screen


class PaperForm(DocumentForm):
    """A numbered form as it lies before the officer: its number and time, then the document."""

    form_number = CodeField(label=_("Number of the form"))
    direction = forms.ChoiceField(label=_("Direction"), choices=wording.DIRECTIONS.items)
    lane = forms.ChoiceField(label=_("Lane"), required=False)
    crossed_on = DayField(label=_("Day on the form"))
    crossed_time = HourField(label=_("Time on the form"))
    permission = forms.ChoiceField(
        label=_("Enters under"), required=False, choices=wording.PERMISSIONS.items
    )
    permission_number = CodeField(label=_("Its number"), required=False)
    stay_days = DaysField(label=_("Days granted"), required=False)

    field_order = ("form_number", "direction", "lane", "crossed_on", "crossed_time")

    def __init__(self, port: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        lanes = [(lane.code, lane.code) for lane in list_lanes(port) if lane.in_use]
        cast("forms.ChoiceField", self.fields["lane"]).choices = [("", "–"), *lanes]
        del self.fields["kind"].widget.attrs["autofocus"]
        self.fields["form_number"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Look whether the clocks of the port showed this time."""
        cleaned = super().clean() or {}
        if cleaned.get("crossed_on") and cleaned.get("crossed_time") and not self.instants():
            self.add_error(
                "crossed_time", _("The clocks were put forward over this time. Check the form.")
            )
        return cleaned

    def instants(self) -> tuple[datetime, ...]:
        """When the clocks of the port showed what stands on the form; twice when put back."""
        on, at = self.cleaned_data["crossed_on"], self.cleaned_data["crossed_time"]
        return instants_at(on, at, ZoneInfo(settings.TIME_ZONE))

    def particulars(self) -> Particulars:
        """Under what the person entered."""
        cleaned = self.cleaned_data
        return Particulars(
            permission=cast("PermissionKind", cleaned["permission"] or "none_needed"),
            permission_number=cleaned["permission_number"],
            stay_days=cleaned["stay_days"],
        )


@screen(purpose=Purpose.BORDER_CHECK, action="paper.enter")
@require_http_methods(["GET", "POST"])
def enter(request: OfficerRequest) -> HttpResponse:
    """The form, or after it what the system would have said at the booth."""
    place = find_place(request)
    form = PaperForm(
        request.viewer.port,
        data=request.POST if request.method == "POST" else None,
        initial={
            "crossed_on": today(),
            "direction": place.direction if place else "entry",
            "lane": place.lane if place else "",
        },
    )
    status = 200
    if form.is_bound and form.is_valid():
        try:
            _say(request, _entered(request, form))
            return redirect("booth-paper")
        except CrossingError as error:
            form.add_error(_field_of(error), wording.say_error(error))
    if form.errors:
        status = 422
    context = {"form": form, "countries": country_choices()}
    return DESK.answer(request, "booth/paper.html", context, status=status)


def _field_of(error: CrossingError) -> str | None:
    """Which field of the form an error is about; None for the whole."""
    if isinstance(error, FormUnknown | FormUsed):
        return "form_number"
    return "crossed_time" if isinstance(error, TimeWrong) else None


def _entered(request: OfficerRequest, form: PaperForm) -> EnteredFromPaper:
    *earlier, last = form.instants()
    for crossed_at in earlier:
        # Of an hour that the clocks showed twice, the first that fits the form.
        with suppress(TimeWrong):
            return _entered_at(request, form, crossed_at)
    return _entered_at(request, form, last)


def _entered_at(request: OfficerRequest, form: PaperForm, crossed_at: datetime) -> EnteredFromPaper:
    return enter_from_paper(
        viewer=request.viewer,
        number=form.cleaned_data["form_number"],
        direction=cast("Direction", form.cleaned_data["direction"]),
        lane=form.cleaned_data["lane"],
        crossed_at=crossed_at,
        reading=form.reading(),
        particulars=form.particulars(),
    )


def _say(request: OfficerRequest, done: EnteredFromPaper) -> None:
    messages.success(request, _t("Form %(form)s is entered.") % {"form": done.form})
    if done.shown.advice.level != "admit":
        advice = wording.say_advice(done.shown.advice.level, done.shown.direction)
        messages.warning(
            request,
            _t("At the booth it would have said: %(advice)s Tell your supervisor.")
            % {"advice": advice},
        )
