"""Where a booth stands: lane and direction, chosen once and kept for the session."""

from dataclasses import dataclass
from typing import Any, Literal, cast

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.places.selectors import LaneShown, list_lanes
from manfadh.apps.operate.crossings.events import Mode
from manfadh.web.components.inspection import wording
from manfadh.web.components.viewer import OfficerRequest

_KEPT_AS = "booth_place"
# How travellers come by the mode of a lane; a lane for any mode is asked as on foot.
_MODES: dict[str, Mode] = {
    "pedestrian": "foot",
    "car": "car",
    "bus": "bus",
    "lorry": "lorry",
    "air": "air",
    "sea": "sea",
}


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

    def __init__(self, port: str, **kwargs: Any) -> None:
        super().__init__(auto_id="place_%s", **kwargs)
        self.lanes = {lane.code: lane for lane in list_lanes(port) if lane.in_use}
        choices = [(code, code) for code in self.lanes]
        if not choices:
            del self.fields["lane"]
            return
        cast("forms.ChoiceField", self.fields["lane"]).choices = choices

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


def keep_place(request: OfficerRequest, form: PlaceForm) -> None:
    """Keep what a valid form says for this session."""
    code = form.cleaned_data.get("lane", "")
    lane = form.lanes.get(code)
    request.session[_KEPT_AS] = {
        "port": request.viewer.port,
        "lane": code,
        "direction": form.cleaned_data["direction"],
        "mode": _MODES.get(lane.mode, "foot") if lane else "foot",
    }


def place_form(request: OfficerRequest, place: Place | None) -> PlaceForm:
    """The form to choose, or to choose again."""
    initial = {"lane": place.lane, "direction": place.direction} if place else {}
    return PlaceForm(request.viewer.port, initial=initial)


def _goes(lane: LaneShown, direction: str) -> bool:
    return lane.direction == "both" or lane.direction == direction
