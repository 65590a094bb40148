"""A Gantt chart: what is done from when until when, and where today is."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

_ROW_PX = 28
_LABEL_PX = 260


class Bar(NamedTuple):
    """One line of the chart, both days included; `standing` is a word that colours it."""

    words: str
    from_on: date
    until_on: date
    standing: str


def gantt(bars: Sequence[Bar], *, today: date) -> dict[str, object]:
    """The Vega-Lite spec of some bars, in the order given. Days are shown as year and month."""
    values = [
        {
            "words": f"{place}. {bar.words}",
            "order": place,
            "from": bar.from_on.isoformat(),
            "until": bar.until_on.isoformat(),
            "standing": bar.standing,
        }
        for place, bar in enumerate(bars, start=1)
    ]
    axis = {"format": "%Y-%m", "labelOverlap": True}
    when = {"type": "temporal", "title": None, "axis": axis, "scale": {"type": "utc"}}
    return {
        "height": max(3, len(values)) * _ROW_PX,
        "layer": [
            {
                "data": {"values": values},
                "mark": {"type": "bar", "height": 14},
                "encoding": {
                    "y": {
                        "field": "words",
                        "type": "nominal",
                        "title": None,
                        "sort": {"field": "order"},
                        "axis": {"labelLimit": _LABEL_PX, "ticks": False, "domain": False},
                    },
                    "x": {"field": "from", **when},
                    "x2": {"field": "until"},
                    "color": {
                        "field": "standing",
                        "type": "nominal",
                        "title": None,
                        "legend": {"orient": "top"},
                    },
                },
            },
            {
                "data": {"values": [{"today": today.isoformat(), "words": _("today")}]},
                "mark": {"type": "rule", "strokeDash": [4, 3]},
                "encoding": {"x": {"field": "today", **when}},
            },
        ],
    }
