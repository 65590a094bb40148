"""A port's day as a file: numbers only, and the ledger says who took it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.operate.crossings.selectors import PortDay, get_port_day
from manfadh.kernel.exports import Column, export_csv, open_column
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import asked_day
from manfadh.web.components.port_figures import ground_words
from manfadh.web.components.viewer import OfficerRequest, screen


@dataclass(frozen=True)
class Export:
    """A part of a day that can be taken away: its words, rows and columns."""

    words: Promise
    rows: Callable[[PortDay], Iterable[Any]]
    columns: Callable[[dict[str, str]], list[Column[Any]]]


def _of_hours(_grounds: dict[str, str]) -> list[Column[Any]]:
    return [
        open_column("hour", _("Hour"), lambda line: f"{line.hour:02}:00"),
        open_column("entries", _("Entries"), lambda line: line.entries),
        open_column("exits", _("Exits"), lambda line: line.exits),
        open_column("before", _("Same weekday before"), lambda line: line.before),
    ]


def _of_lanes(_grounds: dict[str, str]) -> list[Column[Any]]:
    return [
        open_column("lane", _("Lane"), lambda line: line.lane),
        open_column("crossings", _("Crossings"), lambda line: line.crossings),
        open_column("before", _("Same weekday before"), lambda line: line.before),
        open_column("last_at", _("Last crossing"), lambda line: line.last_at),
    ]


def _of_grounds(grounds: dict[str, str]) -> list[Column[Any]]:
    return [
        open_column("ground", _("Ground"), lambda line: grounds.get(line[0], line[0])),
        open_column("refusals", _("Refusals"), lambda line: line[1]),
    ]


EXPORTS: dict[str, Export] = {
    "hours": Export(gettext_lazy("By hour"), lambda day: day.hours, _of_hours),
    "lanes": Export(gettext_lazy("By lane"), lambda day: day.lanes, _of_lanes),
    "refusals": Export(
        gettext_lazy("Refusals by ground"), lambda day: day.refusals_by_ground, _of_grounds
    ),
}


@screen(purpose=Purpose.SUPERVISION, action="export.make")
def export(request: OfficerRequest, what: str) -> HttpResponseBase:
    """A part of a day of the viewer's port, as CSV."""
    kind = EXPORTS.get(what)
    if kind is None:
        raise Http404
    viewer, on = request.viewer, asked_day(request.GET)
    day = get_port_day(viewer, viewer.port, on)
    stream = export_csv(
        viewer=viewer,
        action="export.make",
        what=f"port day, {what}",
        columns=kind.columns(ground_words(viewer.authority, on)),
        found=kind.rows(day),
        filters={"port": viewer.port, "on": on.isoformat()},
    )
    name = f"{viewer.port}-{on.isoformat()}-{what}.csv"
    return StreamingHttpResponse(
        stream,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
