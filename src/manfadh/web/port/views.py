"""A port's day for who answers for it: what passed, what waits, what is to be signed."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.places.selectors import find_port
from manfadh.apps.operate.crossings.selectors import (
    PortDay,
    get_port_day,
    get_waiting,
    list_refusals_to_sign,
    list_signed_refusals,
)
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.measures import asked_day, gregorian, hijri, say, today
from manfadh.web.components.port_figures import (
    figures_of,
    grounds_table,
    hours_chart,
    hours_table,
    lanes_table,
    undo_table,
)
from manfadh.web.components.shapes import Figure
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.components.waiting_words import waiting_figure, worth_showing
from manfadh.web.port.exporting import EXPORTS
from manfadh.web.port.navigation import pages
from manfadh.web.port.refusals import signed_table, to_sign_table


@screen(purpose=Purpose.SUPERVISION, action="port.see")
def day(request: OfficerRequest) -> HttpResponse:
    """One day of the viewer's port; what waits to be signed stands first."""
    viewer, on = request.viewer, asked_day(request.GET)
    shown = get_port_day(viewer, viewer.port, on)
    return render(
        request,
        "port/day.html",
        {
            "name": name_of_port(viewer.port),
            "navigation": pages(viewer, "port"),
            **_days(on),
            **_parts_of(shown, viewer),
            "to_sign": to_sign_table(viewer, list_refusals_to_sign(viewer)),
            "signed": signed_table(viewer, list_signed_refusals(viewer, on)),
            "exports": _exports(viewer),
        },
    )


def name_of_port(code: str) -> str:
    """What a port is called, or its code where nobody has described it."""
    port = find_port(code)
    return (say(port.names) if port else "") or code


def _parts_of(shown: PortDay, viewer: Viewer) -> dict[str, object]:
    names = get_officer_names({line.officer_id for line in shown.undo_rates})
    return {
        "figures": [*figures_of(shown), *_waiting(shown)],
        "chart": hours_chart(shown),
        "chart_label": _("Crossings by hour; each mark is %(day)s")
        % {"day": gregorian(shown.compared_on)},
        "hours": hours_table(shown),
        "lanes": lanes_table(shown),
        "grounds": grounds_table(shown, viewer.authority),
        "undone": undo_table(shown, names),
        "undo_from": gregorian(shown.undo_from_on),
    }


def _waiting(shown: PortDay) -> list[Figure]:
    if shown.on != today():
        return []
    now = [one for way in ("entry", "exit") for one in get_waiting(shown.port, way)]
    return [waiting_figure(one) for one in worth_showing(now)]


def _days(on: date) -> dict[str, object]:
    return {
        "on": on,
        "is_today": on == today(),
        "today": today(),
        "gregorian": gregorian(on),
        "hijri": hijri(on),
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
    }


def _exports(viewer: Viewer) -> list[tuple[str, str]]:
    if not viewer.may("export.make"):
        return []
    return [(what, str(kind.words)) for what, kind in EXPORTS.items()]
