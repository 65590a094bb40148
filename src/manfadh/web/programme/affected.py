"""Whom a gap concerns: who passed its port lately, in aggregates, each with its source."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from manfadh.apps.improve.priorities.selectors import GapShown
from manfadh.apps.operate.crossings.selectors import PortFlow, list_port_flows
from manfadh.kernel.viewers import Viewer
from manfadh.libs.indicators.small_counts import THRESHOLD
from manfadh.web.components.measures import number, short_day
from manfadh.web.components.shapes import Figure
from manfadh.web.programme.words import MODES, SEXES


def affected_figures(viewer: Viewer, gap: GapShown) -> list[Figure]:
    """Figures of who passes the port; one that says so where its counts are not shared."""
    flow = list_port_flows(viewer).get(gap.port)
    if flow is None:
        return [_estimated(gap)]
    days = {"from": short_day(flow.from_on), "until": short_day(flow.until_on)}
    source = _("Crossings recorded at the port from %(from)s to %(until)s") % days
    sure = _("A full count. Counts below %(least)s are hidden, and what would tell them.") % {
        "least": number(THRESHOLD)
    }
    whole = flow.people_a_day
    figures = [
        Figure(
            value=_few() if whole is None else number(round(whole)),
            words=_("people a day"),
            counts=_("Entries and exits together, the mean of %(days)s whole days.")
            % {"days": number(flow.days)},
            source=source,
            sure=sure,
        )
    ]
    figures += _parts(flow.sexes, SEXES, _("Crossings in these days, by sex."), source, sure)
    figures.append(_minors(flow, source, sure))
    figures += _parts(
        flow.modes, MODES, _("Crossings in these days, by how people came."), source, sure
    )
    return figures


def _parts(
    parts: Mapping[str, int | None],
    words: Mapping[str, Promise],
    counts: str,
    source: str,
    sure: str,
) -> list[Figure]:
    return [
        Figure(
            value=_few() if count is None else number(count),
            words=str(words[name]),
            counts=counts,
            source=source,
            sure=sure,
        )
        for name, count in parts.items()
        if count != 0
    ]


def _minors(flow: PortFlow, source: str, sure: str) -> Figure:
    return Figure(
        value=_few() if flow.minors is None else number(flow.minors),
        words=_("children"),
        counts=_("Crossings in these days of people who turned less than 18 in this year."),
        source=source,
        sure=sure,
    )


def _estimated(gap: GapShown) -> Figure:
    if gap.people_a_day is None:
        return Figure(
            value=_("not known"),
            words=_("people a day"),
            counts=_("The counts of this port are not shared with your authority."),
            source=_("No agreement in force, and no estimate"),
            sure=_("Not at all: the ranking counts nothing for it. Add an estimate with a source."),
        )
    return Figure(
        value=number(gap.people_a_day),
        words=_("people a day, estimated"),
        counts=_("The counts of this port are not shared with your authority."),
        source=gap.people_source,
        sure=_("An estimate that somebody typed."),
    )


def _few() -> str:
    return _("under %(least)s") % {"least": number(THRESHOLD)}
