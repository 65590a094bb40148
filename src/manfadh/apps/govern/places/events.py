"""What `places` tells. A description replaces the one before it; all of them stay as history."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, event

PortKind = Literal["land", "air", "sea"]
# Empty where no source says.
PortStatus = Literal["open", "closed", "unofficial", "planned", "goods_only", ""]


@event("places.area_described")
class AreaDescribed(Event):
    """A governorate, district or sub-district, by its P-code."""

    pcode: str
    level: Literal["governorate", "district", "subdistrict"]
    parent: str
    authority: str
    name_ar: str
    name_ckb: str
    name_en: str
    source: str


@event("places.port_described")
class PortDescribed(Event):
    """A port of entry: what it is, where, and which authority's rules hold at its booths.

    `latitude` and `longitude` are decimal degrees as text, empty where nobody knows.
    """

    port: str
    kind: PortKind
    status: PortStatus
    authority: str
    name_ar: str
    name_ckb: str
    name_en: str
    neighbour: str
    twin: str
    governorate: str
    latitude: str
    longitude: str
    note: str
    source: str


@event("places.centre_described")
class CentreDescribed(Event):
    """A border management centre: a coordination room, a headquarters, a training centre."""

    centre: str
    kind: Literal["coordination", "headquarters", "training"]
    authority: str
    name_ar: str
    name_ckb: str
    name_en: str
    governorate: str
    latitude: str
    longitude: str
    source: str


@event("places.lane_described")
class LaneDescribed(Event):
    """A lane of a port: where one booth stands."""

    lane_id: UUID
    port: str
    code: str
    direction: Literal["entry", "exit", "both"]
    mode: Literal["pedestrian", "car", "bus", "lorry", "air", "sea", "any"]
    in_use: bool


@event("places.recognition_declared")
class RecognitionDeclared(Event):
    """Whether an authority recognises a port, from a day on. Internal: never on a public page."""

    recognition_id: UUID
    port: str
    authority: str
    is_recognised: bool
    from_on: date | None
    until_on: date | None
    reference: str
