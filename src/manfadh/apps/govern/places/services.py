"""Acts on places: describing them, declaring what an authority recognises, loading our tables."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any, BinaryIO, cast

import msgspec
from django.db import models
from django.utils.translation import gettext as _

from manfadh.apps.govern.places.events import (
    AreaDescribed,
    CentreDescribed,
    LaneDescribed,
    PortDescribed,
    RecognitionDeclared,
)
from manfadh.apps.govern.places.models import Area, Centre, Description, Lane, Port, Recognition
from manfadh.apps.govern.places.reference import facts
from manfadh.apps.govern.places.rules import are_swapped, is_code, is_inside, is_place
from manfadh.kernel.events import Event
from manfadh.kernel.imports.columns import (
    CellWrong,
    ColumnSpec,
    decimal_number,
    one_of,
    text,
)
from manfadh.kernel.imports.importing import ListSpec, Report, check_list, import_list
from manfadh.kernel.imports.tables import MAX_BYTES, TableUnreadable
from manfadh.kernel.ledger.entries import Draft
from manfadh.kernel.ledger.recording import record_drafts
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

DESCRIBE = "place.describe"

Described = AreaDescribed | PortDescribed | CentreDescribed
_MODELS: dict[type[Event], type[models.Model]] = {
    AreaDescribed: Area,
    PortDescribed: Port,
    CentreDescribed: Centre,
    LaneDescribed: Lane,
    RecognitionDeclared: Recognition,
}


class PlaceRefused(Exception):
    """A place can't be described so; the message says why and what to do."""


def describe_port(*, viewer: Viewer, described: PortDescribed) -> None:
    """Say what a port is; it replaces what was said before, which stays as history.

    Saying the same again changes nothing. Raises PlaceRefused for an impossible description, and
    NotPermitted unless the viewer may describe the places of the authority that has the port and
    of the one that is to have it: nobody takes another authority's port by describing it.
    """
    _describe(viewer, described, described.port)


def describe_area(*, viewer: Viewer, described: AreaDescribed) -> None:
    """Say what a governorate, district or sub-district is. Raises like `describe_port`."""
    with writing():
        if described.parent and not Area.objects.filter(pk=described.parent).exists():
            raise PlaceRefused(_("The area that it lies in is not known. Describe that one first."))
        _describe(viewer, described, None)


def describe_centre(*, viewer: Viewer, described: CentreDescribed) -> None:
    """Say what a border management centre is. Raises like `describe_port`."""
    _describe(viewer, described, described.centre)


def describe_lane(*, viewer: Viewer, described: LaneDescribed) -> None:
    """Say what a lane of a port is. A lane stays at its port. Raises like `describe_port`."""
    with writing():
        _check_shape(described)
        viewer.require(DESCRIBE, owner=_authority_of(described.port))
        if not described.code.strip():
            raise PlaceRefused(_("A lane needs a code: the number over its booth."))
        lane = Lane.objects.filter(pk=described.lane_id).first()
        if lane is not None and lane.port != described.port:
            raise PlaceRefused(_("This lane is at another port. Describe a new lane here."))
        _record_news(viewer, [(described, _authority_of(described.port))])


def declare_recognition(*, viewer: Viewer, declared: RecognitionDeclared) -> None:
    """Say for one's authority whether it recognises a port, from a day on. Internal.

    Raises PlaceRefused, and NotPermitted for the declaration of another authority.
    """
    with writing():
        _check_shape(declared)
        viewer.require(DESCRIBE, owner=declared.authority)
        before = Recognition.objects.filter(pk=declared.recognition_id).first()
        if before is not None:
            viewer.require(DESCRIBE, owner=before.owner)
        _authority_of(declared.port)
        if declared.from_on and declared.until_on and declared.until_on < declared.from_on:
            raise PlaceRefused(_("The last day is before the first one. Change one of them."))
        _record_news(viewer, [(declared, declared.authority)])


def load_reference(*, viewer: Viewer) -> int:
    """Describe the places of our own reference tables; answers how many facts were new.

    A fact is recorded only where it differs from what is known. What somebody has changed by hand
    since the same fact was loaded stays changed. The viewer needs the permission for every
    authority (node set-up has it); raises NotPermitted.
    """
    with writing():
        described: Iterable[Described] = chain(facts.areas(), facts.ports(), facts.centres())
        told: list[tuple[Event, str]] = [(fact, fact.authority) for fact in described]
        told += [(fact, fact.authority) for fact in facts.recognitions()]
        for authority in {owner for _fact, owner in told}:
            viewer.require(DESCRIBE, owner=authority)
        heard = _heard_before()
        return _record_news(viewer, [pair for pair in told if pair[0] not in heard])


@dataclass(frozen=True, slots=True)
class PortsBrought:
    """What a file of ports brought: lines in order, facts that were new, and which known ports of
    the authority the file does not name. Those stay as they are."""

    report: Report
    new_facts: int
    not_named: tuple[str, ...]


def import_ports(
    *, viewer: Viewer, source: BinaryIO, dry_run: bool = False, outside_is_right: bool = False
) -> PortsBrought:
    """Describe the ports of a file: CSV, XLSX, or GeoJSON points with the titles as properties.

    All of it or nothing. An empty cell leaves what is known; a port that the file does not name
    stays. Swapped coordinates are an error; a place outside of the country is one unless
    `outside_is_right`. A line number of GeoJSON is that of the feature, the first being 2. Needs
    `place.describe` for the viewer's authority. Raises ImportRefused, TableUnreadable,
    PlaceRefused, NotPermitted.
    """
    viewer.require(DESCRIBE, owner=viewer.authority)
    table = _as_table(source)
    known = {row.port: row for row in Port.objects.all()}
    named: set[str] = set()
    new = 0
    spec = _ports_spec(viewer, known, outside_is_right=outside_is_right)

    def commit(items: Iterable[PortDescribed]) -> None:
        nonlocal new
        told: list[tuple[Event, str]] = [(one, one.authority) for one in items]
        named.update(cast("PortDescribed", fact).port for fact, _owner in told)
        new = _record_news(viewer, told)

    if dry_run:
        return PortsBrought(check_list(table, spec), 0, ())
    report = import_list(table, spec, commit=commit)
    own = {code for code, row in known.items() if row.authority == viewer.authority}
    return PortsBrought(report, new, tuple(sorted(own - named)))


_KINDS = {"land": "land", "air": "air", "sea": "sea", "بري": "land", "جوي": "air", "بحري": "sea",
          "وشکانی": "land", "ئاسمانی": "air", "دەریایی": "sea"}  # fmt: skip
_STATUSES = {"open": "open", "closed": "closed", "planned": "planned", "unofficial": "unofficial",
             "goods_only": "goods_only", "مفتوح": "open", "مغلق": "closed", "کراوە": "open",
             "داخراو": "closed"}  # fmt: skip
_PORT_COLUMNS = (
    ColumnSpec("port", ("code", "port code", "الرمز", "کۆد"), text(max_characters=40)),
    ColumnSpec("kind", ("type", "النوع", "جۆر"), one_of(_KINDS), required=False),
    ColumnSpec("status", ("state", "الحالة", "دۆخ"), one_of(_STATUSES), required=False),
    ColumnSpec("name_ar", ("arabic name", "الاسم العربي", "ناوی عەرەبی"), text(), required=False),
    ColumnSpec("name_ckb", ("name_ku", "kurdish name", "الاسم الكردي", "ناوی کوردی"), text(),
               required=False),
    ColumnSpec("name_en", ("name", "english name", "الاسم الإنكليزي", "ناوی ئینگلیزی"), text(),
               required=False),
    ColumnSpec("neighbour", ("الدولة المجاورة", "وڵاتی دراوسێ"), text(max_characters=3),
               required=False),
    ColumnSpec("twin", ("المعبر المقابل", "دەروازەی بەرامبەر"), text(), required=False),
    ColumnSpec("governorate", ("المحافظة", "پارێزگا"), text(max_characters=20), required=False),
    ColumnSpec("latitude", ("lat", "خط العرض", "هێڵی پانی"), decimal_number, required=False),
    ColumnSpec("longitude", ("lon", "lng", "خط الطول", "هێڵی درێژی"), decimal_number,
               required=False),
    ColumnSpec("source", ("المصدر", "سەرچاوە"), text(max_characters=400), required=False),
)  # fmt: skip


def _ports_spec(
    viewer: Viewer, known: Mapping[str, Port], *, outside_is_right: bool
) -> ListSpec[PortDescribed]:
    def make(**cells: Any) -> PortDescribed:
        row = known.get(cells["port"])
        before = {} if row is None else _said_of(row)
        said = {name: str(value) for name, value in cells.items() if value is not None}
        fields: dict[str, Any] = dict.fromkeys(PortDescribed.__struct_fields__, "")
        return PortDescribed(**{**fields, "authority": viewer.authority, **before, **said})

    def check(described: PortDescribed) -> None:
        if described.authority != viewer.authority:
            raise CellWrong(_("This port is another authority's. Leave it out."))
        if not is_code(described.port):
            raise CellWrong(_("A place's code has Latin letters, digits and hyphens: “al-qaim”."))
        if not (described.name_ar.strip() and described.name_en.strip() and described.kind):
            raise CellWrong(_("A new port needs its kind, an Arabic and an English name."))
        _check_point(described, outside_is_right=outside_is_right)

    return ListSpec(_PORT_COLUMNS, make, check, lambda one: (one.port,))


def _said_of(row: Port) -> dict[str, str]:
    return {name: getattr(row, name) for name in PortDescribed.__struct_fields__}


def _check_point(described: PortDescribed, *, outside_is_right: bool) -> None:
    if not is_place(described.latitude, described.longitude):
        raise CellWrong(_("Give latitude and longitude in decimal degrees, or leave both empty."))
    if not described.latitude:
        return
    point = Decimal(described.latitude), Decimal(described.longitude)
    if are_swapped(*point):
        raise CellWrong(
            _("Latitude and longitude seem to be swapped: %(lon)s is the latitude.")
            % {"lon": described.longitude}
        )
    if not is_inside(*point) and not outside_is_right:
        raise CellWrong(_("This lies outside of the country. Is that right? Then say so."))


def _as_table(source: BinaryIO) -> BinaryIO:
    """The file itself, or GeoJSON points written as a table with the same titles."""
    source.seek(0)
    if source.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return source
    source.seek(0)
    content = source.read(MAX_BYTES + 1)
    try:
        features = [dict(one) for one in json.loads(content)["features"]]
        lines = [_line_of(one) for one in features]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise TableUnreadable(
            _("This is no GeoJSON of points: a FeatureCollection whose features have a Point.")
        ) from error
    written = io.StringIO()
    titles = list(dict.fromkeys(chain.from_iterable(lines)))
    writer = csv.DictWriter(written, titles)
    writer.writeheader()
    writer.writerows(lines)
    return io.BytesIO(written.getvalue().encode())


def _line_of(feature: Mapping[str, Any]) -> dict[str, str]:
    cells = {str(name): str(value) for name, value in feature["properties"].items()
             if isinstance(value, str | int | float)}  # fmt: skip
    geometry = feature["geometry"]
    if geometry is not None:
        if geometry["type"] != "Point":
            raise ValueError(geometry["type"])
        longitude, latitude = geometry["coordinates"][:2]
        cells |= {"latitude": str(latitude), "longitude": str(longitude)}
    return cells


def _describe(viewer: Viewer, described: Described, code: str | None) -> None:
    with writing():
        _check_shape(described)
        viewer.require(DESCRIBE, owner=described.authority)
        rows = _MODELS[type(described)]._default_manager.filter(pk=_key_of(described))
        for present_authority in rows.values_list("authority", flat=True):
            viewer.require(DESCRIBE, owner=present_authority)
        if code is not None and not is_code(code):
            raise PlaceRefused(
                _("A place's code has Latin letters, digits and hyphens: “al-qaim”.")
            )
        if not (described.name_ar.strip() and described.name_en.strip()):
            raise PlaceRefused(_("A place needs at least an Arabic and an English name."))
        if not isinstance(described, AreaDescribed) and not is_place(
            described.latitude, described.longitude
        ):
            raise PlaceRefused(
                _("Give latitude and longitude in decimal degrees, or leave both empty.")
            )
        _record_news(viewer, [(described, described.authority)])


def _check_shape(fact: Event) -> None:
    """Raise PlaceRefused unless each field is of its kind and among its choices."""
    try:
        msgspec.convert(msgspec.to_builtins(fact), type=type(fact))
    except msgspec.ValidationError as error:
        raise PlaceRefused(
            _("This description is not possible: %(why)s.") % {"why": error}
        ) from error


def _authority_of(port: str) -> str:
    known = Port.objects.filter(pk=port).first()
    if known is None:
        raise PlaceRefused(_("There is no port with this code. Describe the port first."))
    return known.authority


def _record_news(viewer: Viewer, told: Iterable[tuple[Event, str]]) -> int:
    """Record those facts that say something new, each owned as told; answers how many."""
    drafts = [Draft(fact, viewer.stamp(owner=owner)) for fact, owner in _only_news(list(told))]
    if drafts:
        record_drafts(drafts)
    return len(drafts)


def _only_news(told: list[tuple[Event, str]]) -> Iterator[tuple[Event, str]]:
    for kind, model in _MODELS.items():
        same_kind = [pair for pair in told if type(pair[0]) is kind]
        known = model._default_manager.in_bulk([_key_of(fact) for fact, _owner in same_kind])
        for fact, owner in same_kind:
            if not _says(known.get(_key_of(fact)), fact):
                yield fact, owner


def _says(row: models.Model | None, fact: Event) -> bool:
    return row is not None and all(
        getattr(row, name) == value for name, value in msgspec.structs.asdict(fact).items()
    )


def _key_of(fact: Event) -> Any:
    return getattr(fact, _MODELS[type(fact)]._meta.pk.attname)


def _heard_before() -> set[Event]:
    """Every description of a port that was ever recorded."""
    said = Description.objects.filter(lane_id__isnull=True).values_list("said", flat=True)
    return {msgspec.convert(fields, type=PortDescribed) for fields in said}
