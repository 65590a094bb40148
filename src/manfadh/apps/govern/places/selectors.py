"""Questions about places. They are no personal data; what authorities recognise is internal."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from manfadh.apps.govern.places.models import Area, Centre, Description, Lane, Port, Recognition
from manfadh.apps.govern.places.rules import is_named
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Scope, Viewer

SEE_RECOGNITION = ("recognition.see", "place.describe")


class PlaceUnknown(LookupError):
    """No place has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"No place has the code {code!r}.")
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class PortShown:
    """A port of entry. Degrees are decimal text; what nobody knows is empty."""

    port: str
    kind: str
    status: str
    authority: str
    names: Translated
    neighbour: str
    twin: str
    governorate: str
    latitude: str
    longitude: str
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreShown:
    """A border management centre."""

    centre: str
    kind: str
    authority: str
    names: Translated
    governorate: str
    latitude: str
    longitude: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShown:
    """A governorate, district or sub-district."""

    pcode: str
    level: str
    parent: str
    authority: str
    names: Translated
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneShown:
    """A lane of a port."""

    lane_id: UUID
    port: str
    code: str
    direction: str
    mode: str
    in_use: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionShown:
    """What an authority holds of a port between two days, both included; None is open."""

    recognition_id: UUID
    port: str
    authority: str
    is_recognised: bool
    from_on: date | None
    until_on: date | None
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One description of a port or of its lane: `fields` says what it changed, and to what.

    `is_first` marks the description that made the port or the lane known.
    """

    at: datetime
    by: UUID | None
    lane: str
    is_first: bool
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PortFilter:
    """Which ports: an empty field asks for all. `words` is part of a name, in any script."""

    kind: str = ""
    status: str = ""
    authority: str = ""
    words: str = ""


def get_port(port: str) -> PortShown:
    """The port of a code. Raises PlaceUnknown."""
    found = find_port(port)
    if found is None:
        raise PlaceUnknown(port)
    return found


def find_port(port: str) -> PortShown | None:
    """The port of a code, None where there is none."""
    row = first(_ports([port]))
    return None if row is None else _port(row)


_ALL = PortFilter()


def list_ports(filtered: PortFilter = _ALL) -> list[PortShown]:
    """The ports that a filter lets through, by English name."""
    columns = {"kind": filtered.kind, "status": filtered.status, "authority": filtered.authority}
    wanted = {column: value for column, value in columns.items() if value}
    ports = [_port(row) for row in Port.objects.filter(**wanted).order_by("name_en", "port")]
    if filtered.words.strip():
        ports = [port for port in ports if is_named(port.names, filtered.words)]
    return ports


def list_lanes(port: str) -> list[LaneShown]:
    """The lanes of a port as people count them, those out of use too."""
    return [
        LaneShown(
            lane_id=lane.lane_id,
            port=lane.port,
            code=lane.code,
            direction=lane.direction,
            mode=lane.mode,
            in_use=lane.in_use,
        )
        for lane in sorted(_lanes(port), key=lambda one: lane_order(one.code))
    ]


def lane_order(code: str) -> list[tuple[int, str]]:
    """What to sort lanes by, so that L2 comes before L10."""
    parts = re.findall(r"\d+|\D+", code)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def find_centre(centre: str) -> CentreShown | None:
    """The border management centre of a code, None where there is none."""
    row = Centre.objects.filter(pk=centre).first()
    return None if row is None else _centre(row)


def list_centres() -> list[CentreShown]:
    """All border management centres by English name."""
    return [_centre(row) for row in Centre.objects.order_by("name_en", "centre")]


def find_area(pcode: str) -> AreaShown | None:
    """The area of a P-code, None where there is none."""
    row = Area.objects.filter(pk=pcode).first()
    return None if row is None else _area(row)


def list_areas(*, level: str = "", parent: str = "") -> list[AreaShown]:
    """Areas by P-code, perhaps of one level, perhaps those directly inside a parent."""
    wanted = {name: value for name, value in (("level", level), ("parent", parent)) if value}
    return [_area(row) for row in Area.objects.filter(**wanted).order_by("pcode")]


def get_history(port: str) -> list[Change]:
    """How descriptions of a port and its lanes changed, latest first; each says only its news."""
    before: dict[UUID | None, dict[str, Any]] = {}
    changes = []
    for row in Description.objects.filter(port=port).order_by("stamp"):
        said, known = row.said or {}, before.get(row.lane_id, {})
        news = {name: value for name, value in said.items() if known.get(name) != value}
        before[row.lane_id] = said
        if news and row.described_at is not None:
            lane = str(said.get("code", "")) if row.lane_id else ""
            changes.append(
                Change(
                    at=row.described_at,
                    by=row.described_by,
                    lane=lane,
                    is_first=not known,
                    fields=news,
                )
            )
    return changes[::-1]


def may_see_recognition(viewer: Viewer) -> bool:
    """Whether a viewer is of the few who see what their own authority recognises."""
    return any(viewer.may(action, owner=viewer.authority) for action in SEE_RECOGNITION)


def recognition(viewer: Viewer, port: str) -> list[RecognitionShown]:
    """What is held of a port, earliest first, as far as the viewer's own authority declared it.

    Internal: whoever has no permission gets an empty list, as if nothing had been declared. Only a
    grant that reaches everywhere shows what other authorities declared.
    """
    if not may_see_recognition(viewer):
        return []
    declared = Recognition.objects.filter(port=port)
    if Scope.ANYWHERE not in {viewer.scope_of(action) for action in SEE_RECOGNITION}:
        declared = declared.filter(owner=viewer.authority)
    return [
        RecognitionShown(
            recognition_id=row.recognition_id,
            port=row.port,
            authority=row.authority,
            is_recognised=row.is_recognised,
            from_on=row.from_on,
            until_on=row.until_on,
            reference=row.reference,
        )
        for row in declared.order_by("from_on", "recognition_id")
    ]


def find_lane_mode(port: str, code: str) -> str:
    """What a lane of a port is for ("car", "sea"), as it is described; empty where nobody said."""
    return first(_lane_modes(port, code)) or ""


def names_of_ports(ports: Iterable[str]) -> dict[str, Translated]:
    """The names of several ports by code, in one question; codes nobody knows are left out."""
    return {row.port: _names(row) for row in _ports(sorted(set(ports)))}


@prepared
def _ports(ports: Sequence[str]) -> QuerySet[Port]:
    return Port.objects.filter(pk__in=ports)


@prepared
def _lane_modes(port: str, code: str) -> QuerySet[Lane, str]:
    return Lane.objects.filter(port=port, code=code).values_list("mode", flat=True)[:1]


@prepared
def _lanes(port: str) -> QuerySet[Lane]:
    return Lane.objects.filter(port=port).order_by("code", "lane_id")


def _names(row: Area | Port | Centre) -> Translated:
    return Translated(row.name_ar, row.name_ckb, row.name_en)


def _port(row: Port) -> PortShown:
    return PortShown(
        port=row.port,
        kind=row.kind,
        status=row.status,
        authority=row.authority,
        names=_names(row),
        neighbour=row.neighbour,
        twin=row.twin,
        governorate=row.governorate,
        latitude=row.latitude,
        longitude=row.longitude,
        note=row.note,
        source=row.source,
    )


def _centre(row: Centre) -> CentreShown:
    return CentreShown(
        centre=row.centre,
        kind=row.kind,
        authority=row.authority,
        names=_names(row),
        governorate=row.governorate,
        latitude=row.latitude,
        longitude=row.longitude,
        source=row.source,
    )


def _area(row: Area) -> AreaShown:
    return AreaShown(
        pcode=row.pcode,
        level=row.level,
        parent=row.parent,
        authority=row.authority,
        names=_names(row),
        source=row.source,
    )
