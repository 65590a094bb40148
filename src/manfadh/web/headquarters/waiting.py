"""Waiting at all ports, for headquarters: one line a port, and the ports that tell nothing."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from manfadh.apps.govern.places.selectors import names_of_ports
from manfadh.apps.operate.crossings.selectors import Waiting, list_waiting
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import UNKNOWN, say
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.components.waiting_words import METHODS, NAMES, range_words, wait_words
from manfadh.web.headquarters.navigation import pages

_ORDER = (("people", "entry"), ("people", "exit"), ("vehicles", "entry"), ("vehicles", "exit"))


@screen(purpose=Purpose.STATISTICS, action="ports.see")
def waiting(request: OfficerRequest) -> HttpResponse:
    """How long people and vehicles wait now, port by port, with range and method."""
    found = list_waiting(request.viewer)
    ports = list(dict.fromkeys(one.port for one in found))
    known = [p for p in ports if any(_is_known(one) for one in found if one.port == p)]
    names = {code: say(name) or code for code, name in names_of_ports(ports).items()}
    return render(
        request,
        "headquarters/waiting.html",
        {
            "navigation": pages("headquarters-waiting"),
            "table": _table(found, known, names),
            "silent": [names.get(port, port) for port in ports if port not in known],
        },
    )


def _is_known(one: Waiting) -> bool:
    return one.estimate.minutes is not None or one.estimate.counts > 0


def _table(found: Sequence[Waiting], ports: Sequence[str], names: dict[str, str]) -> Table:
    by_place: dict[tuple[str, str, str], Waiting] = {
        (one.port, one.unit, one.direction): one for one in found
    }
    return Table(
        caption=_("Waiting now"),
        columns=(
            Column(words=_("Port")),
            *(Column(words=str(NAMES[which]), align="number") for which in _ORDER),
            Column(words=_("How known")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=names.get(port, port)),
                    *(Cell(value=_words(by_place[port, *which])) for which in _ORDER),
                    Cell(value=_methods([by_place[port, *which] for which in _ORDER])),
                )
            )
            for port in ports
        ],
        empty=_("No port has stamped or counted anything within the last hour."),
    )


def _words(one: Waiting) -> str:
    if not _is_known(one):
        return UNKNOWN
    bounds = range_words(one.estimate)
    return f"{wait_words(one.estimate)} ({bounds})" if bounds else wait_words(one.estimate)


def _methods(found: Sequence[Waiting]) -> str:
    said = dict.fromkeys(str(METHODS[one.estimate.method]) for one in found if _is_known(one))
    return "; ".join(said)
