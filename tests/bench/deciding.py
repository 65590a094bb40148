"""What one decision costs a single writer, and the same SQL in a bare `sqlite3` script.

Each decision is one commit with FULL durability. For the bare script the statements of decisions
are written down while they run in a transaction that is rolled back; it then executes those very
statements with the same PRAGMAs, one commit for each decision.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from tests.bench.big_country import booth_name

if TYPE_CHECKING:
    from manfadh.kernel.viewers import Viewer

DECISIONS = 300
ROUNDS = 3
_OF_TRANSACTIONS = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)")


class _Said(NamedTuple):
    """One statement as the driver was told it."""

    sql: str
    values: Any
    many: bool


def measure_deciding(folder: Path, *, decisions: int = DECISIONS) -> dict[str, float]:
    """Crossings per second and CPU milliseconds each, beside those of the bare script."""
    viewer = _officer()
    ours: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    reading: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        opened: list[UUID] = []
        reading.append(_timed(lambda into=opened: into.extend(_read(viewer, decisions)), decisions))
        ours.append(_timed(lambda who=opened: _decide(viewer, who), decisions))
        told = _write_down(viewer, _read(viewer, decisions))
        bare.append(_timed(lambda said=told: _execute(folder, said), decisions))
    per_s, cpu_ms = (median(column) for column in zip(*ours, strict=True))
    bare_per_s, bare_cpu_ms = (median(column) for column in zip(*bare, strict=True))
    read_per_s, read_cpu_ms = (median(column) for column in zip(*reading, strict=True))
    return {
        "crossings_per_s": round(per_s),
        "crossing_cpu_ms": round(cpu_ms, 2),
        "readings_per_s": round(read_per_s),
        "reading_cpu_ms": round(read_cpu_ms, 2),
        "bare_sqlite_crossings_per_s": round(bare_per_s),
        "bare_sqlite_crossing_cpu_ms": round(bare_cpu_ms, 2),
        "ratio_to_bare_sqlite": round(bare_per_s / per_s, 1),
        "statements_per_crossing": round(sum(map(len, told)) / len(told)),
    }


def _timed(work: Callable[[], object], number: int) -> tuple[float, float]:
    """How many a second, and CPU milliseconds each."""
    began, cpu = time.perf_counter(), time.process_time()
    work()
    spent_cpu = time.process_time() - cpu
    return number / (time.perf_counter() - began), spent_cpu * 1000 / number


def _officer() -> "Viewer":
    from django.contrib.auth import get_user_model

    from manfadh.apps.govern.accounts.selectors import get_viewer_of
    from manfadh.kernel.clock import now
    from manfadh.kernel.viewers import Purpose

    officer_id = get_user_model().objects.get(username=booth_name(0)).officer_id
    return get_viewer_of(officer_id, Purpose.BORDER_CHECK, now().date())


def _read(viewer: "Viewer", number: int) -> list[UUID]:
    from manfadh.apps.operate.crossings.services import open_inspection
    from manfadh.kernel.clock import now
    from tests.bench.travellers_met import meet

    met = meet(number, anchor_on=now().date(), seed=time.time_ns())
    return [
        open_inspection(viewer=viewer, direction="entry", lane="L1", zone=zone).inspection_id
        for _, zone in met
    ]


def _decide(viewer: "Viewer", inspections: Sequence[UUID]) -> None:
    from manfadh.apps.operate.crossings.services import Particulars, decide_crossing

    for inspection_id in inspections:
        decide_crossing(
            viewer=viewer,
            inspection_id=inspection_id,
            particulars=Particulars(permission="visa_on_arrival"),
            ground="seen and compared",
        )


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
    database.executescript(settings.DATABASES["default"]["OPTIONS"]["init_command"])
    for said in told:
        database.execute("BEGIN IMMEDIATE")
        for sql, values, many in said:
            if many:
                database.executemany(sql, values)
            else:
                database.execute(sql, values or ()).fetchall()
        database.execute("COMMIT")
    database.close()
