"""Where a booth stands: the lane that the draw gave, or one chosen with a reason; and direction."""

from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.places.selectors import LaneShown, list_lanes
from manfadh.apps.operate.crossings.events import Mode
from manfadh.apps.operate.crossings.selectors.categories import find_usual_mode
from manfadh.apps.operate.lanes.selectors import find_assignment, list_open_lanes
from manfadh.apps.operate.lanes.services import LanesError, take_lane
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.inspection import wording
from manfadh.web.components.viewer import OfficerRequest

_KEPT_AS = "booth_place"


@dataclass(frozen=True, kw_only=True)
class Place:
    """The lane and direction that this booth works on."""

    lane: str
    direction: Literal["entry", "exit"]
    mode: Mode

    @property
    def words(self) -> str:
        """The place in one line."""
        direction = str(wording.DIRECTIONS[self.direction])
        return (
            f"{direction} · {_t('lane %(lane)s') % {'lane': self.lane}}" if self.lane else direction
        )


class PlaceForm(forms.Form):
    """Lane and direction of a booth."""

    lane = forms.ChoiceField(label=_("Lane"), required=False)
    direction = forms.ChoiceField(
        label=_("Direction"), choices=wording.DIRECTIONS.items, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why not the lane that was drawn"),
        help_text=_("Choosing another lane is counted, and the inspector sees it."),
        required=False,
        max_length=300,
    )

    def __init__(self, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(auto_id="place_%s", **kwargs)
        self.lanes = _lanes_to_stand_at(viewer.port)
        self.assigned = find_assignment(viewer.officer_id, viewer.port, at=clock.now())
        if not self.assigned.is_drawn:
            del self.fields["reason"]
        choices = [(code, code) for code in self.lanes]
        if not choices:
            del self.fields["lane"]
            return
        cast("forms.ChoiceField", self.fields["lane"]).choices = choices
        lane = self.lanes.get(self.assigned.lane)
        if lane and not self.initial:
            self.initial = {"lane": lane.code}
            if lane.direction != "both":
                self.initial["direction"] = lane.direction

    def clean(self) -> dict[str, Any]:
        """Look whether the lane goes in this direction."""
        cleaned = super().clean() or {}
        lane = self.lanes.get(cleaned.get("lane", ""))
        if self.lanes and lane is None and "lane" not in self.errors:
            self.add_error("lane", _("Choose a lane."))
        if lane and not _goes(lane, cleaned.get("direction", "")):
            self.add_error("direction", _("This lane goes in the other direction."))
        return cleaned


def find_place(request: OfficerRequest) -> Place | None:
    """The place that was chosen in this session at this port, None where none was."""
    kept = request.session.get(_KEPT_AS)
    if not kept or kept.get("port") != request.viewer.port:
        return None
    direction: Literal["entry", "exit"] = "entry" if kept["direction"] == "entry" else "exit"
    return Place(lane=kept["lane"], direction=direction, mode=cast("Mode", kept["mode"]))


def keep_place(request: OfficerRequest, form: PlaceForm) -> bool:
    """Keep what a valid form says for this session, and record which lane was taken.

    False where it could not be; the form then says why.
    """
    code = form.cleaned_data.get("lane", "")
    lane = form.lanes.get(code)
    if lane and not _takes(request, form, code):
        return False
    request.session[_KEPT_AS] = {
        "port": request.viewer.port,
        "lane": code,
        "direction": form.cleaned_data["direction"],
        "mode": find_usual_mode(request.viewer.port, code),
    }
    return True


def _takes(request: OfficerRequest, form: PlaceForm, code: str) -> bool:
    try:
        take_lane(
            viewer=request.viewer,
            taking_id=new_id(),
            lane=code,
            reason=form.cleaned_data.get("reason", ""),
        )
    except LanesError as error:
        form.add_error(error.field or None, str(error))
        return False
    return True


def assignment_words(request: OfficerRequest) -> str:
    """Where the draw sent this officer, in one sentence; empty where nothing was drawn."""
    viewer = request.viewer
    assigned = find_assignment(viewer.officer_id, viewer.port, at=clock.now())
    if not assigned.is_drawn:
        return ""
    if not assigned.lane:
        return _t("The draw of this shift left you in reserve.")
    return _t("The draw of this shift sent you to lane %(lane)s.") % {"lane": assigned.lane}


def place_form(request: OfficerRequest, place: Place | None) -> PlaceForm:
    """The form to choose, or to choose again."""
    initial = {"lane": place.lane, "direction": place.direction} if place else {}
    return PlaceForm(request.viewer, initial=initial)


def _lanes_to_stand_at(port: str) -> dict[str, LaneShown]:
    """The open lanes with the direction they run in; where nobody opens lanes, all in use."""
    in_use = {lane.code: lane for lane in list_lanes(port) if lane.in_use}
    opened = {one.lane: one.direction for one in list_open_lanes(port)}
    if not opened:
        return in_use
    return {
        code: replace(lane, direction=opened[code])
        for code, lane in in_use.items()
        if code in opened
    }


def _goes(lane: LaneShown, direction: str) -> bool:
    return lane.direction == "both" or lane.direction == direction
