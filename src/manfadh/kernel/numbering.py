"""Numbers of papers: without a gap, one series for each kind, port, year and node.

A number is taken in the transaction that records what it numbers, under the one writer of the
node: what was rolled back has used none. The node's mark keeps two nodes of one port apart.
"""

from datetime import date

from django.db import models
from django.db.models import Max

from manfadh.kernel.ledger.node import own_node

_MARK_CHARACTERS = 4


def series_of(kind: str, port: str, on: date) -> str:
    """The series of a kind of paper at a port in a year, on this node: "R-ZURBATIYAH-26-K3F7"."""
    mark = own_node().code.rpartition("-")[2][:_MARK_CHARACTERS]
    return "-".join((kind, port or "HQ", f"{on:%y}", mark)).upper()


def next_in(model: type[models.Model], series: str) -> int:
    """The next number of a series, from 1. Call it inside `writing()`, before the fact's record."""
    rows = model._default_manager.filter(series=series)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def written(series: str, number: int | None) -> str:
    """A number as it stands on the paper: "R-ZURBATIYAH-26-K3F7-000123"."""
    return f"{series}-{number or 0:06}"
