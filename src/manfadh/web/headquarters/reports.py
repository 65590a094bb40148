"""The daily reports of all ports: who has sent, who is late, and the numbers together."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import list_authorities
from manfadh.apps.govern.places.selectors import find_port
from manfadh.apps.operate.situation.selectors import PortReport, get_day, list_port_reports
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.daily_report.making import (
    KINDS,
    changed_section,
    country_paper,
    country_sections,
    port_paper,
    send_file,
    signature_of,
)
from manfadh.web.components.daily_report.sections import (
    COUNTRY_COLUMNS,
    family_total,
    port_sections,
)
from manfadh.web.components.daily_report.showing import SENDING_KINDS, section_table
from manfadh.web.components.daily_report.words import SENDINGS, SOURCE, labels, meaning
from manfadh.web.components.measures import (
    UNKNOWN,
    asked_day,
    clock_time,
    gregorian,
    hijri,
    language,
    number,
    say,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Fact, Figure, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.headquarters.navigation import pages

SEE = "reports.see"


@screen(purpose=Purpose.STATISTICS, action=SEE)
@require_GET
def show(request: OfficerRequest) -> HttpResponse:
    """All ports of a day by authority, and their numbers together."""
    viewer, on = request.viewer, asked_day(request.GET)
    reports = list_port_reports(viewer, on)
    query = f"?on={on.isoformat()}"

    def open_figure(code: str) -> str:
        return reverse("headquarters-figure", args=[code]) + query

    context = {
        "on": on,
        "today": today(),
        "gregorian": gregorian(on),
        "hijri": hijri(on),
        "query": query,
        "figures": _figures(reports),
        "tables": _by_authority(reports, query),
        "sections": [
            section_table(section, open_figure)
            for section in country_sections(reports, viewer.authority, on)
        ],
        "kinds": [(code, kind.words) for code, kind in KINDS.items()]
        if viewer.may("export.make")
        else [],
        "navigation": pages("headquarters-reports"),
    }
    return render(request, "headquarters/reports.html", context)


@screen(purpose=Purpose.STATISTICS, action=SEE)
@require_GET
def port(request: OfficerRequest, code: str) -> HttpResponse:
    """The report of one port as it was sent, and what changed since."""
    viewer, on = request.viewer, asked_day(request.GET)
    day = get_day(viewer, code, on)
    if "file" in request.GET:
        kind = request.GET["file"]
        if kind not in KINDS:
            raise Http404
        paper = port_paper(day, viewer.authority, request.GET.get("lang", language()))
        filters = {"port": code, "on": on.isoformat()}
        name = f"daily-report-{code}-{on.isoformat()}"
        return send_file(paper, kind, viewer=viewer, name=name, filters=filters)
    figures, place = day.last.figures if day.last else day.figures, find_port(code)
    changed = changed_section(day, viewer.authority)
    context = {
        "code": code,
        "title": (say(place.names) if place else "") or code,
        "on": on.isoformat(),
        "gregorian": gregorian(on),
        "hijri": hijri(on),
        "state": SENDINGS[day.sending],
        "state_kind": SENDING_KINDS[day.sending],
        "last": day.last,
        "signature": [Fact(words=words, value=value) for words, value in signature_of(day)],
        "changed": section_table(changed, None) if changed else None,
        "sections": [
            section_table(section, None)
            for section in port_sections(figures, authority=viewer.authority, on=on)
        ],
        "kinds": [(code, kind.words) for code, kind in KINDS.items()]
        if viewer.may("export.make")
        else [],
        "navigation": pages("headquarters-reports"),
    }
    return render(request, "headquarters/report.html", context)


@screen(purpose=Purpose.STATISTICS, action=SEE)
@require_GET
def figure(request: OfficerRequest, figure: str) -> HttpResponse:
    """One number of a day, port by port."""
    viewer, on = request.viewer, asked_day(request.GET)
    if not meaning(figure):
        raise Http404
    reports = list_port_reports(viewer, on)
    counted = sorted(
        ((family_total(one.figures, figure), one) for one in reports),
        key=lambda found: (-found[0], found[1].port.port),
    )
    table = Table(
        caption=_("Port by port"),
        columns=[
            Column(words=_("Port")),
            Column(words=_("Count"), align="number"),
            Column(words=_("State")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=say(one.port.names) or one.port.port,
                        url=reverse("headquarters-report", args=[one.port.port])
                        + f"?on={on.isoformat()}",
                    ),
                    Cell(value=number(count)),
                    Cell(value=SENDINGS[one.sending], kind=SENDING_KINDS[one.sending]),
                )
            )
            for count, one in counted
            if count
        ],
        empty=_("No port counted any on this day."),
    )
    context = {
        "title": labels(viewer.authority, on, {figure: 0}).get(figure, figure),
        "gregorian": gregorian(on),
        "facts": [
            Fact(words=_("What it counts"), value=meaning(figure)),
            Fact(words=_("Where from"), value=SOURCE),
            Fact(words=_("Count"), value=number(sum(count for count, _one in counted))),
        ],
        "table": table,
        "back": reverse("headquarters-reports") + f"?on={on.isoformat()}",
        "navigation": pages("headquarters-reports"),
    }
    return render(request, "headquarters/report_figure.html", context)


@screen(purpose=Purpose.STATISTICS, action=SEE)
@require_GET
def as_file(request: OfficerRequest, kind: str) -> HttpResponse:
    """The combined report as PDF, Word or Excel."""
    if kind not in KINDS:
        raise Http404
    viewer, on = request.viewer, asked_day(request.GET)
    reports = list_port_reports(viewer, on)
    paper = country_paper(reports, (gregorian(on), hijri(on)), request.GET.get("lang", language()))
    filters = {"on": on.isoformat()}
    name = f"daily-report-{on.isoformat()}"
    return send_file(paper, kind, viewer=viewer, name=name, filters=filters)


def _figures(reports: Sequence[PortReport]) -> list[Figure]:
    counts = {
        _("have sent"): ("sent", "sent_late"),
        _("are late"): ("late",),
        _("have not sent yet"): ("missing", "signed", "not_due"),
    }
    return [
        Figure(
            value=number(sum(1 for one in reports if one.sending in states)),
            words=words,
            counts=_("Ports by where their report of this day stands; it is due at 08:00."),
            source=_("The signatures and sendings of ports, in the ledger"),
            sure=_("A full count; a port whose line is cut may have signed without our knowing."),
        )
        for words, states in counts.items()
    ]


def _by_authority(reports: Sequence[PortReport], query: str) -> list[Table]:
    names = {one.code: say(one.names) for one in list_authorities()}
    codes = dict.fromkeys(one.port.authority for one in reports)
    return [
        _ports_table(
            names.get(code, code), [one for one in reports if one.port.authority == code], query
        )
        for code in codes
    ]


def _ports_table(caption: str, reports: Sequence[PortReport], query: str) -> Table:
    heads = (
        _("Entries"), _("Exits"), _("Refusals"), _("Secondary"), _("Violations"), _("Overstays"),
        _("On paper"), _("Incidents"),
    )  # fmt: skip
    totals = [
        sum(family_total(one.figures, family) for one in reports) for family in COUNTRY_COLUMNS
    ]
    return Table(
        caption=caption,
        columns=[
            Column(words=_("Port")),
            Column(words=_("State")),
            *(Column(words=words, align="number") for words in heads),
            Column(words=_("Changed since"), align="number"),
        ],
        rows=[
            *(_port_row(one, query) for one in reports),
            Row(
                cells=(
                    Cell(value=_("Total")),
                    Cell(value=""),
                    *(
                        Cell(
                            value=number(total),
                            url=reverse("headquarters-figure", args=[family]) + query,
                        )
                        for family, total in zip(COUNTRY_COLUMNS, totals, strict=True)
                    ),
                    Cell(value=""),
                )
            ),
        ],
        empty="",
    )


def _port_row(one: PortReport, query: str) -> Row:
    return Row(
        cells=(
            Cell(
                value=say(one.port.names) or one.port.port,
                url=reverse("headquarters-report", args=[one.port.port]) + query,
            ),
            Cell(value=_sent(one), kind=SENDING_KINDS[one.sending]),
            *(Cell(value=number(family_total(one.figures, f))) for f in COUNTRY_COLUMNS),
            Cell(value=number(one.changed) if one.is_signed else UNKNOWN),
        )
    )


def _sent(one: PortReport) -> str:
    """The state of a report, with the time of its sending."""
    return " ".join(
        filter(None, (str(SENDINGS[one.sending]), clock_time(one.sent_at) if one.sent_at else ""))
    )
