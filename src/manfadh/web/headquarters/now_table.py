"""The ports at this moment as a table, as points on a map, and one figure of them port by port."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.web.components.measures import UNKNOWN
from manfadh.web.components.shapes import Align, Cell, Column, MapPoint, Row, Table
from manfadh.web.headquarters.now import PortNow
from manfadh.web.headquarters.now_words import MEASURES, STATES, age, grounds
from manfadh.web.headquarters.place_words import KINDS, MARKS

_WORDS_ALIGNED = ("state", "waiting", "secondary", "report", "line")


def table_now(found: Sequence[PortNow]) -> Table:
    """A line for each port; each figure opens to what it counts. Not shared is never a zero."""
    return Table(
        caption=_("Ports"),
        caption_hidden=True,
        columns=(
            Column(words=_("Port")),
            *(
                Column(words=str(one.words), align=_align(code), meaning=str(one.counts))
                for code, one in MEASURES.items()
            ),
            Column(words=_("Figures as of")),
        ),
        rows=[_row(one) for one in found],
        empty=_("No port answers to this."),
        begin=_("Show all ports"),
        begin_url=reverse("headquarters"),
    )


def points_of(found: Iterable[PortNow]) -> list[MapPoint]:
    """The ports whose position is known, marked by how they stand now."""
    return [
        MapPoint(
            name=one.name,
            latitude=float(one.port.latitude),
            longitude=float(one.port.longitude),
            kind=MARKS[one.port.kind],
            kind_words=str(KINDS[one.port.kind]),
            state=one.standing.state,
            state_words=": ".join(filter(None, (str(STATES[one.standing.state]), grounds(one)))),
            url=_url_of(one),
        )
        for one in found
        if one.port.latitude
    ]


def table_of_figure(found: Iterable[PortNow], code: str) -> Table:
    """One figure at every port that shares it, the greatest first, with its age."""
    measure = MEASURES[code]
    shared = [one for one in found if one.line is not None]
    return Table(
        caption=_("Port by port"),
        columns=(
            Column(words=_("Port")),
            Column(words=str(measure.words), align=_align(code)),
            Column(words=_("How sure")),
            Column(words=_("Figures as of")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=one.name, url=_url_of(one)),
                    Cell(value=measure.value(one), kind=measure.kind(one)),
                    Cell(value=measure.sure(one)),
                    Cell(value=age(one)),
                )
            )
            for one in sorted(shared, key=lambda one: (-measure.rank(one), one.name))
        ],
        empty=_("No port shares its counts with you."),
    )


def _row(one: PortNow) -> Row:
    name = Cell(value=one.name, url=_url_of(one))
    if one.line is None:
        state = Cell(value=str(STATES["unshared"]), kind="quiet")
        return Row(cells=(name, state, *[Cell(value=UNKNOWN)] * len(MEASURES)))
    figures = (
        Cell(
            value=measure.value(one),
            kind=measure.kind(one),
            url=reverse("headquarters-now", args=[one.port.port, code]),
        )
        for code, measure in MEASURES.items()
    )
    return Row(cells=(name, *figures, Cell(value=age(one))))


def _url_of(one: PortNow) -> str:
    if one.is_own and one.line is not None:
        return reverse("headquarters-port", args=[one.port.port])
    return reverse("place", args=[one.port.port])


def _align(code: str) -> Align:
    return "text" if code in _WORDS_ALIGNED else "number"
