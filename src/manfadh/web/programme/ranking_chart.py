"""The ranges of ranks as a chart: thin what is proven, thick what was seen, a mark for the rank."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from manfadh.apps.improve.priorities.selectors import RankedGap
from manfadh.web.components.measures import number, say
from manfadh.web.programme.words import FIRMNESS

_ROW_PX = 26
_LABEL_PX = 260
# A shape for each word, so that colour is not needed.
_SHAPES = {"robust": "circle", "fragile": "triangle-up", "unsettled": "square"}


def range_words(best: int, worst: int) -> str:
    """A range of ranks in words; one number where both ends are the same."""
    if best == worst:
        return number(best)
    return _("%(low)s to %(high)s") % {"low": number(best), "high": number(worst)}


def range_chart(gaps: Sequence[RankedGap], of: int) -> dict[str, object]:
    """The Vega-Lite spec for some of `of` gaps, in their order."""
    values = [
        {
            "gap": f"{one.rank}. {say(one.gap.names)}",
            "order": place,
            "rank": one.rank,
            "outer_best": one.range.outer_best,
            "outer_worst": one.range.outer_worst,
            "inner_best": one.range.inner_best,
            "inner_worst": one.range.inner_worst,
            "firm": str(FIRMNESS[one.range.steadiness]),
        }
        for place, one in enumerate(gaps)
    ]
    y = {
        "field": "gap",
        "type": "nominal",
        "title": None,
        "sort": {"field": "order"},
        "axis": {"labelLimit": _LABEL_PX, "ticks": False, "domain": False},
    }
    scale = {"domain": [0.5, of + 0.5], "nice": False}
    axis = {"tickMinStep": 1, "format": "d"}
    firmness = {
        "field": "firm",
        "type": "nominal",
        "title": None,
        "scale": {
            "domain": [str(FIRMNESS[code]) for code in _SHAPES],
            "range": list(_SHAPES.values()),
        },
        "legend": {"orient": "top"},
    }

    def span(low: str, high: str, mark: dict[str, object]) -> dict[str, object]:
        return {
            "mark": mark,
            "encoding": {
                "y": y,
                "x": {
                    "field": low,
                    "type": "quantitative",
                    "title": _("Rank"),
                    "scale": scale,
                    "axis": axis,
                },
                "x2": {"field": high},
            },
        }

    return {
        "data": {"values": values},
        "height": max(3, len(values)) * _ROW_PX,
        "layer": [
            span("outer_best", "outer_worst", {"type": "rule", "strokeWidth": 1.5}),
            span("inner_best", "inner_worst", {"type": "rule", "strokeWidth": 7, "opacity": 0.4}),
            {
                "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
                "encoding": {
                    "y": y,
                    "x": {
                        "field": "rank",
                        "type": "quantitative",
                        "title": _("Rank"),
                        "scale": scale,
                        "axis": axis,
                    },
                    "shape": firmness,
                },
            },
        ],
    }
