"""The reference tables as facts for the ledger."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from manfadh.apps.govern.places import reference
from manfadh.apps.govern.places.events import (
    AreaDescribed,
    CentreDescribed,
    PortDescribed,
    RecognitionDeclared,
)

FEDERAL, REGION = "iq", "krd"
# Whose rules hold at the booths of a port is a setting, under a signed agreement. These begin as
# settings of the Region although no source names their governorate.
_BEGIN_WITH_THE_REGION = frozenset({"parwezkhan", "serzir", "sayranban", "kele"})
_CENTRE_KINDS: dict[str, Literal["coordination", "headquarters", "training"]] = {
    "coordination": "coordination",
    "headquarters": "headquarters",
    "training": "training",
}


def areas() -> Iterator[AreaDescribed]:
    """The governorates, then their districts."""
    authorities = _authorities_by_governorate()
    for row in reference.governorates():
        yield AreaDescribed(
            pcode=row.pcode,
            level="governorate",
            parent="",
            authority=authorities[row.pcode],
            name_ar=row.names.ar,
            name_ckb=row.names.ckb,
            name_en=row.names.en,
            source=row.source,
        )
    for district in reference.districts():
        yield AreaDescribed(
            pcode=district.pcode,
            level="district",
            parent=district.governorate,
            authority=authorities[district.governorate],
            name_ar=district.names.ar,
            name_ckb=district.names.ckb,
            name_en=district.names.en,
            source=district.source,
        )


def ports() -> Iterator[PortDescribed]:
    """The points of entry; what no source says is empty."""
    authorities = _authorities_by_governorate()
    for row in reference.ports():
        begins_with = REGION if row.code in _BEGIN_WITH_THE_REGION else FEDERAL
        latitude, longitude = _degrees(row.point)
        yield PortDescribed(
            port=row.code,
            kind=row.kind.value,
            status=row.status.value if row.status else "",
            authority=authorities.get(row.governorate or "", begins_with),
            name_ar=row.names.ar,
            name_ckb=row.names.ckb,
            name_en=row.names.en,
            neighbour=row.neighbour or "",
            twin=row.twin or "",
            governorate=row.governorate or "",
            latitude=latitude,
            longitude=longitude,
            note=row.note,
            source=row.source,
        )


def centres() -> Iterator[CentreDescribed]:
    """The border management centres that sources name."""
    authorities = _authorities_by_governorate()
    for row in reference.centres():
        latitude, longitude = _degrees(row.point)
        yield CentreDescribed(
            centre=row.code,
            kind=_CENTRE_KINDS[row.kind],
            authority=authorities.get(row.governorate or "", FEDERAL),
            name_ar=row.names.ar,
            name_ckb=row.names.ckb,
            name_en=row.names.en,
            governorate=row.governorate or "",
            latitude=latitude,
            longitude=longitude,
            source=row.source,
        )


def recognitions() -> Iterator[RecognitionDeclared]:
    """What authorities hold of ports, each under an id that is the same on every node."""
    for row in reference.recognitions():
        yield RecognitionDeclared(
            recognition_id=_recognition_id(row.port, row.authority),
            port=row.port,
            authority=row.authority,
            is_recognised=row.recognised,
            from_on=row.from_on,
            until_on=None,
            reference=f"{row.source}. {row.note}" if row.note else row.source,
        )


def _authorities_by_governorate() -> dict[str, str]:
    rows = reference.governorates()
    return {row.pcode: REGION if row.in_kurdistan_region else FEDERAL for row in rows}


def _recognition_id(port: str, authority: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"manfadh:reference:recognition:{authority}:{port}")


def _degrees(point: reference.Point | None) -> tuple[str, str]:
    if point is None:
        return "", ""
    return format(Decimal(str(point.lat)), "f"), format(Decimal(str(point.lon)), "f")
