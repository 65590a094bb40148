"""Template tags for the components: ``{% load components %}``. See docs/design.md."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django import template
from django.core.paginator import Page

from manfadh.web.components.shapes import Advice, Fact, Figure, Kind, MapPoint, PersonName, Table

register = template.Library()


@register.inclusion_tag("components/badge.html")
def badge(words: str, kind: Kind = "quiet") -> dict[str, object]:
    """A state, by word, shape and colour."""
    return {"words": words, "kind": kind}


@register.inclusion_tag("components/advice.html")
def advice(advice: Advice, key: str = "F6") -> dict[str, object]:
    """One sentence of advice; its reasons open with ``key``."""
    return {"advice": advice, "key": key}


@register.inclusion_tag("components/person_name.html")
def person_name(name: PersonName, heading: int = 1) -> dict[str, object]:
    """The largest thing on a booth screen: the name in both scripts side by side."""
    return {"name": name, "heading": heading}


@register.inclusion_tag("components/facts.html")
def facts(facts: Sequence[Fact]) -> dict[str, object]:
    """What is known, as a list of word and value."""
    return {"facts": facts}


@register.inclusion_tag("components/figure.html")
def figure(figure: Figure) -> dict[str, object]:
    """A number that can be opened."""
    return {"figure": figure}


@register.inclusion_tag("components/table.html")
def table(table: Table) -> dict[str, object]:
    """A real table, or its empty state."""
    aligned = [(row, list(zip(row.cells, table.columns, strict=True))) for row in table.rows]
    return {"table": table, "rows": aligned}


@register.inclusion_tag("components/empty.html")
def empty(what: str, begin: str = "", url: str = "") -> dict[str, object]:
    """What will appear here, and how to begin."""
    return {"what": what, "begin": begin, "url": url}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: "Page[Any]") -> dict[str, object]:
    """Links to the pages around ``page``; keeps the rest of the query, writes ``page=``."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    if query is not None:
        query.pop("page", None)
    kept = query.urlencode() if query else ""
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "kept": f"{kept}&" if kept else "",
        "ellipsis": page.paginator.ELLIPSIS,
    }


@register.inclusion_tag("components/undo.html", takes_context=True)
def undo(
    context: template.Context, action: str, sentence: str, seconds: int, of: int = 60
) -> dict[str, object]:
    """A bar that counts down ``seconds`` and posts to ``action`` to undo until they are over."""
    return {
        "action": action,
        "sentence": sentence,
        "seconds": seconds,
        "of": of,
        "csrf_token": context.get("csrf_token"),
        "key": "F9",
    }


@register.inclusion_tag("components/map.html")
def place_map(
    points: Sequence[MapPoint],
    label: str,
    identity: str = "map",
    states: Sequence[tuple[str, str]] = (),
) -> dict[str, object]:
    """A map without tiles: outlines, points by shape and state, disclaimer, and a table.

    ``states`` are the codes and words of states that its legend explains.
    """
    kinds = {(point.kind, point.kind_words): None for point in points}
    return {
        "points": points,
        # An attribute and no script, which a page that asks for itself would not take in.
        "data": json.dumps([asdict(point) for point in points], ensure_ascii=False),
        "kinds": list(kinds),
        "states": states,
        "label": label,
        "identity": identity,
    }


@register.inclusion_tag("components/chart.html")
def chart(
    spec: dict[str, object], label: str, table: Table, identity: str, *, folded: bool = False
) -> dict[str, object]:
    """A Vega-Lite chart with direct labels and the table behind it; ``spec`` without theme.

    A long table is ``folded`` on the screen, and open on paper.
    """
    return {"spec": spec, "label": label, "table": table, "identity": identity, "folded": folded}


@register.inclusion_tag("components/mrz_entry.html", takes_context=True)
def mrz_entry(
    context: template.Context,
    action: str,
    check: str = "",
    value: str = "",
    target: str = "#traveller",
    identity: object = "",
) -> dict[str, object]:
    """Where a document's machine-readable zone arrives: by reader, by paste, by typing.

    `identity` is the id that the reading will have, so that a form sent twice reads once.
    """
    return {
        "action": action,
        "check": check,
        # Whom a visa read now belongs to, and a visa that was read before its passport.
        "before_id": context.get("before_id", ""),
        "visa_zone": context.get("visa_zone", ""),
        "value": value,
        "target": target,
        "identity": identity,
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def bidi_apart(value: object) -> str:
    """Text without the invisible marks that reorder its neighbours (Unicode UAX 9, 2.1 to 2.6)."""
    return re.sub("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", "", str(value))
