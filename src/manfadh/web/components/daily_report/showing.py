"""A section of the daily report on the screen: each number opens."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from manfadh.web.components.daily_report.sections import Section
from manfadh.web.components.measures import number
from manfadh.web.components.shapes import Cell, Column, Kind, Row, Table

SENDING_KINDS: dict[str, Kind] = {
    "sent": "good",
    "sent_late": "watch",
    "signed": "note",
    "missing": "watch",
    "late": "stop",
    "not_due": "quiet",
}


def section_table(section: Section, open_figure: Callable[[str], str] | None) -> Table:
    """The section as a table; `open_figure` gives the address behind a figure's code."""
    kinds = section.lines[0].values if section.lines else ()
    columns = [
        Column(words=section.heads[0]),
        *(
            Column(words=words, align="number" if isinstance(kind, int) else "text")
            for words, kind in zip(section.heads[1:], kinds or section.heads[1:], strict=True)
        ),
    ]
    rows = [
        Row(
            cells=(
                Cell(value=line.label),
                *(
                    _cell(value, line.codes[place] if line.codes else "", open_figure)
                    for place, value in enumerate(line.values)
                ),
            )
        )
        for line in section.lines
    ]
    if section.has_total and len(section.lines) > 1:
        rows.append(
            Row(cells=(Cell(value=_("Total")), *(_cell(one, "", None) for one in section.totals)))
        )
    return Table(
        caption=section.title,
        columns=columns,
        rows=rows,
        empty=_("%(title)s: none on this day.") % {"title": section.title},
    )


def _cell(value: int | str, code: str, open_figure: Callable[[str], str] | None) -> Cell:
    if not isinstance(value, int):
        return Cell(value=value)
    return Cell(value=number(value), url=open_figure(code) if code and open_figure else "")
