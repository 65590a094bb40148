"""What one decision costs a single writer, and the same SQL in a bare `sqlite3` script.

Each decision is one commit with FULL durability. For the bare script the statements of decisions
are written down while they run in a transaction that is rolled back; it then executes those very
statements with the same PRAGMAs, one commit for each decision.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, ParamSpec, TypeVar
from uuid import UUID

from tests.bench.big_country import booth_name

if TYPE_CHECKING:
    from manfadh.kernel.viewers import Viewer

DECISIONS = 300
ROUNDS = 3
_OF_TRANSACTIONS = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)")


P = ParamSpec("P")
R = TypeVar("R")


class _Said(NamedTuple):
    """One statement as the driver was told it."""

    sql: str
    values: Any
    many: bool


@dataclass(frozen=True, slots=True)
class _Timed(Generic[R]):
    """What some work found, how many it did a second, and CPU milliseconds each."""

    found: R
    per_s: float
    cpu_ms: float


def measure_deciding(folder: Path, *, decisions: int = DECISIONS) -> dict[str, float]:
    """Crossings per second and CPU milliseconds each, beside those of the bare script."""
    viewer = _officer()
    reading, ours, bare = [], [], []
    for _ in range(ROUNDS):
        reading.append(_timed(decisions, _read, viewer, _zones(decisions)))
        ours.append(_timed(decisions, _decide, viewer, reading[-1].found))
        told = _write_down(viewer, _read(viewer, _zones(decisions)))
        bare.append(_timed(decisions, _execute, folder, told))
    per_s, bare_per_s = _speed(ours), _speed(bare)
    return {
        "crossings_per_s": round(per_s),
        "crossing_cpu_ms": _cpu_ms(ours),
        "readings_per_s": round(_speed(reading)),
        "reading_cpu_ms": _cpu_ms(reading),
        "bare_sqlite_crossings_per_s": round(bare_per_s),
        "bare_sqlite_crossing_cpu_ms": _cpu_ms(bare),
        "ratio_to_bare_sqlite": round(bare_per_s / per_s, 1),
        "statements_per_crossing": round(sum(map(len, told)) / len(told)),
    }


def _timed(number: int, work: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> "_Timed[R]":
    began, cpu = time.perf_counter(), time.process_time()
    found = work(*arguments, **named)
    spent_cpu = time.process_time() - cpu
    spent = time.perf_counter() - began
    return _Timed(found, number / spent, spent_cpu * 1000 / number)


def _speed(timed: "Sequence[_Timed[Any]]") -> float:
    return median(one.per_s for one in timed)


def _cpu_ms(timed: "Sequence[_Timed[Any]]") -> float:
    return round(median(one.cpu_ms for one in timed), 2)


def _officer() -> "Viewer":
    from django.contrib.auth import get_user_model

    from manfadh.apps.govern.accounts.selectors import get_viewer_of
    from manfadh.kernel.clock import now
    from manfadh.kernel.viewers import Purpose

    officer_id = get_user_model().objects.get(username=booth_name(0)).officer_id
    return get_viewer_of(officer_id, Purpose.BORDER_CHECK, now().date())


def _zones(number: int) -> list[str]:
    from manfadh.kernel.clock import now
    from tests.bench.travellers_met import meet

    return [zone for _, zone in meet(number, anchor_on=now().date(), seed=time.time_ns())]


def _read(viewer: "Viewer", zones: Sequence[str]) -> list[UUID]:
    from manfadh.apps.operate.crossings.services import open_inspection

    return [
        open_inspection(viewer=viewer, direction="entry", lane="L1", zone=zone).inspection_id
        for zone in zones
    ]


def _decide(viewer: "Viewer", inspections: Sequence[UUID]) -> None:
    from manfadh.apps.operate.crossings.services import (
        Again,
        CrossedAlready,
        Particulars,
        decide_crossing,
    )

    for inspection_id in inspections:
        decide = partial(
            decide_crossing,
            viewer=viewer,
            inspection_id=inspection_id,
            particulars=Particulars(permission="visa_on_arrival"),
            ground="seen and compared",
        )
        try:
            decide()
        except CrossedAlready:
            # By chance somebody was met a minute before: asked about, and answered.
            decide(again=Again(judgement="crosses_again", reason="met twice by chance"))


def _write_down(viewer: "Viewer", inspections: Sequence[UUID]) -> list[list[_Said]]:
    """The statements of each decision, none of which takes place."""
    from django.db import transaction

    from manfadh.kernel.writing import writing

    told = []
    with writing():
        for inspection_id in inspections:
            with _listening() as said:
                _decide(viewer, [inspection_id])
            told.append(said)
        transaction.set_rollback(True)
    return told


@contextmanager
def _listening() -> Iterator[list[_Said]]:
    from django.db import connection

    said: list[_Said] = []

    def listen(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if not _OF_TRANSACTIONS.match(sql):
            said.append(_Said(sql.replace("%s", "?"), values, many))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(listen):
        yield said


def _execute(folder: Path, told: Sequence[Sequence[_Said]]) -> None:
    import sqlite3

    from django.conf import settings

    database = sqlite3.connect(folder / "manfadh.sqlite3", isolation_level=None, timeout=60)
    options: Any = settings.DATABASES["default"]["OPTIONS"]
    database.executescript(options["init_command"])
    for said in told:
        database.execute("BEGIN IMMEDIATE")
        for sql, values, many in said:
            if many:
                database.executemany(sql, values)
            else:
                database.execute(sql, values or ()).fetchall()
        database.execute("COMMIT")
    database.close()
