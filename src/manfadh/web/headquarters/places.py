"""The ports of the country: a list with a map, a page for each, and what is recognised.

Ports are no personal data, so every officer may look them up. What an authority recognises, and
the notes that speak of it, stand on a page of their own that only keepers of places open.
"""

from collections.abc import Mapping, Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import list_authorities, purposes_of
from manfadh.apps.govern.places.selectors import (
    Change,
    LaneShown,
    PlaceUnknown,
    PortFilter,
    PortShown,
    RecognitionShown,
    get_history,
    get_port,
    list_areas,
    list_lanes,
    list_ports,
    recognition,
)
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Purpose
from manfadh.libs.codes import Language, country_name, is_known_issuer
from manfadh.web.components.shapes import Cell, Column, Fact, MapPoint, Row, Table
from manfadh.web.components.viewer import OfficerRequest, for_any_officer, screen
from manfadh.web.headquarters.place_words import (
    DIRECTIONS,
    FIELDS,
    FIELDS_FOR_KEEPERS,
    KINDS,
    MARK_STATES,
    MARKS,
    MODES,
    STATUS_KINDS,
    STATUSES,
)

PORTS_PER_PAGE = 50
LONGEST_SEARCH = 100
KEEP = "place.describe"
Words = Mapping[str, str | Promise]


@for_any_officer
def list_places(request: OfficerRequest) -> HttpResponse:
    """All ports: filtered by kind, state, authority and name, as a table and on a map."""
    wanted = PortFilter(
        kind=request.GET.get("kind", ""),
        status=request.GET.get("status", ""),
        authority=request.GET.get("authority", ""),
        words=request.GET.get("words", "")[:LONGEST_SEARCH],
    )
    ports = sorted(list_ports(wanted), key=lambda port: _called(port.names))
    authorities = _authorities()
    page = Paginator(ports, PORTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "headquarters/places.html",
        {
            "wanted": wanted,
            "kinds": KINDS.items(),
            "statuses": [(code, words) for code, words in STATUSES.items() if code],
            "authorities": authorities.items(),
            "page": page,
            "table": _table_of_ports(list(page.object_list), authorities),
            "points": [_point(port) for port in ports if port.latitude],
            "unplaced": sum(not port.latitude for port in ports),
            "map_label": _("Map of the ports of entry"),
        },
    )


@for_any_officer
def show_place(request: OfficerRequest, port: str) -> HttpResponse:
    """One port: what it is, its lanes, and how its description changed."""
    shown = _port_or_404(port)
    return render(
        request,
        "headquarters/place.html",
        {
            "name": _called(shown.names),
            "facts": _facts(shown),
            "lanes": _table_of_lanes(list_lanes(port)),
            "history": _table_of_changes(get_history(port), FIELDS),
            "points": [_point(shown)] if shown.latitude else [],
            "map_label": _("Where this port is"),
            "recognition_url": (
                reverse("place-recognition", args=[port]) if _keeps_places(request) else ""
            ),
        },
    )


@screen(purpose=Purpose.ADMINISTRATION, action=KEEP)
def show_recognition(request: OfficerRequest, port: str) -> HttpResponse:
    """What the viewer's own authority holds of a port, with notes and sources. Internal."""
    shown = _port_or_404(port)
    return render(
        request,
        "headquarters/recognition.html",
        {
            "name": _called(shown.names),
            "url": reverse("place", args=[port]),
            "facts": [
                Fact(words=str(FIELDS_FOR_KEEPERS["note"]), value=shown.note or "—"),
                Fact(words=str(FIELDS_FOR_KEEPERS["source"]), value=shown.source or "—"),
            ],
            "table": _table_of_recognition(recognition(request.viewer, port), _authorities()),
            "history": _table_of_changes(get_history(port), {**FIELDS, **FIELDS_FOR_KEEPERS}),
        },
    )


def _keeps_places(request: OfficerRequest) -> bool:
    purpose = Purpose.ADMINISTRATION
    return purpose in purposes_of(request.user) and request.viewer_for(purpose).may(KEEP)


def _port_or_404(port: str) -> PortShown:
    try:
        return get_port(port)
    except PlaceUnknown as error:
        raise Http404 from error


def _table_of_ports(ports: Sequence[PortShown], authorities: Mapping[str, str]) -> Table:
    governorates = {area.pcode: _called(area.names) for area in list_areas(level="governorate")}
    columns = (_("Port"), _("Kind"), _("State"), _("Neighbour"), _("Governorate"), _("Authority"))
    rows = [
        Row(
            cells=(
                _name_cell(port),
                Cell(value=str(KINDS.get(port.kind, port.kind))),
                Cell(value=str(STATUSES[port.status]), kind=STATUS_KINDS[port.status]),
                Cell(value=_country(port.neighbour)),
                Cell(value=governorates.get(port.governorate, "—")),
                Cell(value=authorities.get(port.authority, port.authority)),
            )
        )
        for port in ports
    ]
    return Table(
        caption=_("Ports of entry"),
        columns=[Column(words=words) for words in columns],
        rows=rows,
        empty=_("No port answers to this."),
        begin=_("Show all ports"),
        begin_url=reverse("places"),
        caption_hidden=True,
    )


def _table_of_lanes(lanes: Sequence[LaneShown]) -> Table:
    return Table(
        caption=_("Lanes"),
        columns=[
            Column(words=_("Lane"), align="code"),
            Column(words=_("Direction")),
            Column(words=_("Traffic")),
            Column(words=_("State")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=lane.code),
                    Cell(value=str(DIRECTIONS[lane.direction])),
                    Cell(value=str(MODES[lane.mode])),
                    Cell(value=_("In use"), kind="good")
                    if lane.in_use
                    else Cell(value=_("Not in use"), kind="quiet"),
                )
            )
            for lane in lanes
        ],
        empty=_("The lanes of this port will appear here once they are described."),
        caption_hidden=True,
    )


def _table_of_changes(changes: Sequence[Change], told: Words) -> Table:
    rows = [
        Row(
            cells=(
                Cell(value=date_format(timezone.localtime(change.at), "SHORT_DATETIME_FORMAT")),
                Cell(value=change.lane or "—"),
                Cell(value="; ".join(news)),
            )
        )
        for change in changes
        if (news := _news(change, told))
    ]
    return Table(
        caption=_("History"),
        columns=[Column(words=words) for words in (_("When"), _("Lane"), _("What was changed"))],
        rows=rows,
        empty=_("What changes at this port will appear here."),
        caption_hidden=True,
    )


def _news(change: Change, told: Words) -> list[str]:
    if change.is_first:
        return [_("First description")]
    return [
        f"{told[name]}: {_in_words(name, value)}"
        for name, value in change.fields.items()
        if name in told and value not in ("", None)
    ]


def _in_words(name: str, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    words: dict[str, Words] = {"kind": KINDS, "status": STATUSES, "direction": DIRECTIONS}
    words["mode"] = MODES
    return str(words.get(name, {}).get(str(value), value))


def _table_of_recognition(
    declared: Sequence[RecognitionShown], authorities: Mapping[str, str]
) -> Table:
    return Table(
        caption=_("Recognition"),
        columns=[
            Column(words=words)
            for words in (_("Authority"), _("Recognised"), _("From"), _("Until"), _("Reference"))
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=authorities.get(one.authority, one.authority)),
                    Cell(value=_("yes") if one.is_recognised else _("no")),
                    Cell(value=one.from_on or "—"),
                    Cell(value=one.until_on or "—"),
                    Cell(value=one.reference),
                )
            )
            for one in declared
        ],
        empty=_("What your authority declares of this port will appear here."),
        caption_hidden=True,
    )


def _facts(port: PortShown) -> list[Fact]:
    areas = {area.pcode: _called(area.names) for area in list_areas(level="governorate")}
    told = [
        Fact(words=_("Arabic name"), value=port.names.ar),
        Fact(words=_("Kurdish name"), value=port.names.ckb),
        Fact(words=_("English name"), value=port.names.en),
        Fact(words=_("Code"), value=port.port, code=True),
        Fact(words=_("Kind"), value=str(KINDS.get(port.kind, port.kind))),
        Fact(words=_("State"), value=str(STATUSES[port.status]), kind=STATUS_KINDS[port.status]),
        Fact(words=_("Authority"), value=_authorities().get(port.authority, port.authority)),
        Fact(words=_("Neighbour"), value=_country(port.neighbour)),
        Fact(words=_("Twin across the border"), value=port.twin),
        Fact(words=_("Governorate"), value=areas.get(port.governorate, "")),
    ]
    return [fact for fact in told if fact.value not in ("", "—")]


def _name_cell(port: PortShown) -> Cell:
    name = port.names.in_language(_language())
    return Cell(value=name.text, lang=name.language, url=reverse("place", args=[port.port]))


def _point(port: PortShown) -> MapPoint:
    return MapPoint(
        name=_called(port.names),
        latitude=float(port.latitude),
        longitude=float(port.longitude),
        kind=MARKS[port.kind],
        kind_words=str(KINDS[port.kind]),
        state=MARK_STATES[port.status],
        state_words=str(STATUSES[port.status]),
        url=reverse("place", args=[port.port]),
    )


def _authorities() -> dict[str, str]:
    return {one.code: _called(one.names) for one in list_authorities()}


def _called(names: Translated) -> str:
    return names.in_language(_language()).text


def _country(code: str) -> str:
    return country_name(code, _language()) if code and is_known_issuer(code) else "—"


def _language() -> Language:
    chosen = get_language()
    return "ckb" if chosen == "ckb" else "en" if chosen == "en" else "ar"
