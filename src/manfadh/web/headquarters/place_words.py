"""What kinds, states, lanes and fields of places are called, and how they are drawn."""

from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from manfadh.web.components.shapes import Kind

KINDS = {"land": _("Land"), "air": _("Airport"), "sea": _("Sea port")}

STATUSES = {
    "open": _("Open"),
    "goods_only": _("Goods only"),
    "closed": _("Closed"),
    "planned": _("Planned"),
    "unofficial": _("Unofficial"),
    "": _("Not known"),
}
STATUS_KINDS: dict[str, Kind] = {
    "open": "good",
    "goods_only": "watch",
    "closed": "quiet",
    "planned": "note",
    "unofficial": "watch",
    "": "quiet",
}

# How a port is marked on a map.
MARKS: dict[str, Literal["land", "air", "sea"]] = {"land": "land", "air": "air", "sea": "sea"}
MARK_STATES: dict[str, Literal["open", "limited", "closed", "unofficial"]] = {
    "open": "open",
    "goods_only": "limited",
    "closed": "closed",
    "planned": "closed",
    "unofficial": "unofficial",
    "": "limited",
}

DIRECTIONS = {"entry": _("Entry"), "exit": _("Exit"), "both": _("Entry and exit")}
MODES = {
    "pedestrian": _("On foot"),
    "car": _("Cars"),
    "bus": _("Buses"),
    "lorry": _("Lorries"),
    "air": _("By air"),
    "sea": _("By sea"),
    "any": _("All"),
}

# The fields that history tells to every officer. Notes and sources may speak of recognition.
FIELDS: dict[str, str | Promise] = {
    "kind": _("Kind"),
    "status": _("State"),
    "authority": _("Authority"),
    "name_ar": _("Arabic name"),
    "name_ckb": _("Kurdish name"),
    "name_en": _("English name"),
    "neighbour": _("Neighbour"),
    "twin": _("Twin across the border"),
    "governorate": _("Governorate"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "code": _("Lane"),
    "direction": _("Direction"),
    "mode": _("Traffic"),
    "in_use": _("In use"),
}
FIELDS_FOR_KEEPERS: dict[str, str | Promise] = {"note": _("Note"), "source": _("Source")}
