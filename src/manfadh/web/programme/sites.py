"""Ports and centres as one list: where something may be missing."""

from dataclasses import dataclass
from typing import Literal, cast

from manfadh.apps.govern.places.selectors import list_centres, list_ports
from manfadh.web.components.measures import say

SiteKind = Literal["land", "air", "sea", "centre"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A port or a centre, its name in the language of the page."""

    code: str
    name: str
    kind: SiteKind
    authority: str
    governorate: str
    latitude: float | None
    longitude: float | None


def sites() -> dict[str, Site]:
    """All ports and centres by code, by name."""
    ports = [
        Site(
            code=one.port,
            name=say(one.names) or one.port,
            kind=cast("SiteKind", one.kind) if one.kind in ("land", "air", "sea") else "land",
            authority=one.authority,
            governorate=one.governorate,
            latitude=_degrees(one.latitude),
            longitude=_degrees(one.longitude),
        )
        for one in list_ports()
    ]
    centres = [
        Site(
            code=one.centre,
            name=say(one.names) or one.centre,
            kind="centre",
            authority=one.authority,
            governorate=one.governorate,
            latitude=_degrees(one.latitude),
            longitude=_degrees(one.longitude),
        )
        for one in list_centres()
    ]
    return {one.code: one for one in sorted([*ports, *centres], key=lambda one: one.name)}


def name_of(found: dict[str, Site], code: str) -> str:
    """The name of a place, its code where nobody described it."""
    return found[code].name if code in found else code


def _degrees(text: str) -> float | None:
    return float(text) if text else None
