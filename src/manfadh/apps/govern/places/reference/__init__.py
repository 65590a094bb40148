"""The geography of Iraq as our own reference tables: CSV files here, a source in every row.

Unknown stays blank (None); where sources contradict each other the note says so.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

Row = TypeVar("Row")


class PortKind(StrEnum):
    """How travellers reach the port."""

    LAND = "land"
    AIR = "air"
    SEA = "sea"


class PortStatus(StrEnum):
    """Whether travellers may pass there."""

    OPEN = "open"
    CLOSED = "closed"
    UNOFFICIAL = "unofficial"
    PLANNED = "planned"
    GOODS_ONLY = "goods_only"


class ReferenceRowError(ValueError):
    """A row of a reference table cannot be read; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Names:
    """A place's name in three languages; empty where no source gives it."""

    en: str
    ar: str
    ckb: str


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees, WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class GovernorateRow:
    """A governorate by its OCHA P-code (2019: eighteen, Halabja within Sulaymaniyah)."""

    pcode: str
    iso_3166_2: str
    names: Names
    in_kurdistan_region: bool
    source: str


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A district by its OCHA P-code; `governorate` is the P-code that it lies in."""

    pcode: str
    governorate: str
    names: Names
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class PortRow:
    """A port of entry. `code` never changes; `neighbour` is alpha-3; `twin` faces it abroad.

    `source` and `note` are for the people who keep the table, never for a public or donor page:
    some notes speak of recognition.
    """

    code: str
    names: Names
    kind: PortKind
    status: PortStatus | None
    neighbour: str | None
    twin: str | None
    governorate: str | None
    point: Point | None
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """Whether an authority (`iq` federal, `krd` Region) holds a port official. Internal only."""

    port: str
    authority: str
    recognised: bool
    from_on: date | None
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A border management centre that a source names."""

    code: str
    names: Names
    kind: str
    governorate: str | None
    point: Point | None
    source: str
    note: str


@cache
def governorates() -> tuple[GovernorateRow, ...]:
    """Answer the governorates by P-code. Raises `ReferenceRowError`."""
    return _table("governorates.csv", _governorate)


@cache
def districts() -> tuple[DistrictRow, ...]:
    """Answer the districts by P-code. Raises `ReferenceRowError`."""
    return _table("districts.csv", _district)


@cache
def ports() -> tuple[PortRow, ...]:
    """Answer the ports of entry, by neighbour then air then sea. Raises `ReferenceRowError`."""
    return _table("ports.csv", _port)


@cache
def recognitions() -> tuple[RecognitionRow, ...]:
    """Answer which authority recognises which port, as far as sources say.

    Never show it on a public or donor page. Raises `ReferenceRowError`.
    """
    return _table("recognition.csv", _recognition)


@cache
def centres() -> tuple[CentreRow, ...]:
    """Answer the border management centres that sources name (none yet)."""
    return _table("centres.csv", _centre)


def read_rows(
    name: str, lines: Iterable[str], build: Callable[[dict[str, str]], Row]
) -> Iterator[Row]:
    """Read the CSV `lines` of file `name` into rows by `build`.

    Raises `ReferenceRowError` with file and line for a value that `build` refuses, a missing or
    surplus cell, or a row without its source.
    """
    reader = csv.DictReader(lines, strict=True)
    for cells in reader:
        place = f"{name}, line {reader.line_num}"
        if None in cells or None in cells.values():
            raise ReferenceRowError(f"{place}: the number of cells differs from the header.")
        if not cells["source"].strip():
            raise ReferenceRowError(f"{place}: the source is missing.")
        try:
            yield build(cells)
        except ValueError as error:
            raise ReferenceRowError(f"{place}: {error}") from error


def _table(name: str, build: Callable[[dict[str, str]], Row]) -> tuple[Row, ...]:
    text = (files(__name__) / name).read_text(encoding="utf-8")
    return tuple(read_rows(name, text.splitlines(keepends=True), build))


def _governorate(cells: dict[str, str]) -> GovernorateRow:
    return GovernorateRow(
        pcode=cells["pcode"],
        iso_3166_2=cells["iso_3166_2"],
        names=_names(cells),
        in_kurdistan_region=_yes(cells["in_kurdistan_region"]),
        source=cells["source"],
    )


def _district(cells: dict[str, str]) -> DistrictRow:
    return DistrictRow(
        pcode=cells["pcode"],
        governorate=cells["governorate"],
        names=_names(cells),
        source=cells["source"],
        note=cells["note"],
    )


def _port(cells: dict[str, str]) -> PortRow:
    return PortRow(
        code=cells["code"],
        names=_names(cells),
        kind=PortKind(cells["kind"]),
        status=PortStatus(cells["status"]) if cells["status"] else None,
        neighbour=cells["neighbour"] or None,
        twin=cells["twin"] or None,
        governorate=cells["governorate"] or None,
        point=_point(cells),
        source=cells["source"],
        note=cells["note"],
    )


def _recognition(cells: dict[str, str]) -> RecognitionRow:
    return RecognitionRow(
        port=cells["port"],
        authority=cells["authority"],
        recognised=_yes(cells["recognised"]),
        from_on=date.fromisoformat(cells["from_on"]) if cells["from_on"] else None,
        source=cells["source"],
        note=cells["note"],
    )


def _centre(cells: dict[str, str]) -> CentreRow:
    return CentreRow(
        code=cells["code"],
        names=_names(cells),
        kind=cells["kind"],
        governorate=cells["governorate"] or None,
        point=_point(cells),
        source=cells["source"],
        note=cells["note"],
    )


def _names(cells: dict[str, str]) -> Names:
    if not cells["name_en"]:
        raise ValueError("the English name is missing.")
    return Names(cells["name_en"], cells["name_ar"], cells["name_ckb"])


def _point(cells: dict[str, str]) -> Point | None:
    if not cells["lat"] and not cells["lon"]:
        return None
    return Point(float(cells["lat"]), float(cells["lon"]))


def _yes(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError(f"{cell!r} is neither yes nor no.")
    return cell == "yes"
