"""Replay: the app tables made anew from the ledger alone, and a digest to compare tables by."""

import hashlib
from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import connection, models, transaction

from manfadh.kernel.ledger import reading
from manfadh.kernel.ledger.wiring import apply_entries
from manfadh.kernel.writing import writing

# The packages whose tables the ledger determines.
OWN_PACKAGES = ("manfadh.",)
BATCH_ENTRIES = 5_000
_ROWS_AT_ONCE = 2_000


def replay(progress: Callable[[int], None] = lambda _: None) -> int:
    """Empty the app tables and write them again from the ledger, in one transaction.

    `progress` is told the number of entries applied so far. Answers that number at the end.
    """
    applied = 0
    with writing():
        empty_app_tables()
        for stored in reading.read_stored(batch=BATCH_ENTRIES):
            entries = reading.understood(stored)
            apply_entries(entries)
            applied += len(stored)
            progress(applied)
    return applied


def differing_tables(progress: Callable[[int], None] = lambda _: None) -> list[str]:
    """The app tables that replay would change; the transaction in which it runs is rolled back."""
    with writing():
        before = digest_tables()
        replay(progress)
        after = digest_tables()
        transaction.set_rollback(True)
    return [name for name in before if before[name] != after[name]]


def app_tables() -> list[type[models.Model]]:
    """The models that the ledger determines: ours, but for those marked `is_local`."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith(OWN_PACKAGES) and not getattr(model, "is_local", False)
    ]


def empty_app_tables() -> None:
    """Delete every row that the ledger determines."""
    with connection.cursor() as cursor:
        for model in app_tables():
            cursor.execute(
                " ".join(("DELETE FROM", connection.ops.quote_name(model._meta.db_table)))
            )


def digest_tables() -> dict[str, str]:
    """A SHA-256 of each app table's rows in the order of their keys, to compare two states by."""
    return {model._meta.label: _digest(model) for model in app_tables()}


def _digest(model: type[models.Model]) -> str:
    running = hashlib.sha256()
    for row in _rows(model):
        running.update(repr(row).encode())
    return running.hexdigest()


def _rows(model: type[models.Model]) -> Iterator[tuple[object, ...]]:
    names = [field.attname for field in model._meta.concrete_fields]
    yield from model._default_manager.order_by("pk").values_list(*names).iterator(_ROWS_AT_ONCE)
