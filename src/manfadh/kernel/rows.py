"""How rows are written: one statement, many rows, the same on SQLite and PostgreSQL.

Every event type owns some columns of a table, and a *stamp* column beside them. `upsert` inserts a
row or, where it is there, overwrites those columns if the new stamp is not older. So an update that
arrives before the entry that made the row waits in it, a repeated entry changes nothing, and the
same entry applied again after an erasure overwrites its own columns with nothing.

A text that a column has no room for is refused here, since SQLite would take it and PostgreSQL not.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, cast

from django.db import connection, connections, models

Row = Mapping[str, Any]
_KEYS_AT_ONCE = 500
_TAKEN_AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.BinaryField,
)

# Stamps compare by code point everywhere; a server's locale may have other ideas.
_IN_CODE_POINTS = {"postgresql": ' COLLATE "C"'}


class TextNotKept(ValueError):
    """A text is longer than its column. `text` is the text, `most_characters` the room there is."""

    def __init__(self, column: str, text: str, most_characters: int) -> None:
        super().__init__(f"A text for {column} is longer than {most_characters} characters.")
        self.text = text
        self.most_characters = most_characters


def insert(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Insert rows that all name the same fields. Raises IntegrityError if one is already there."""
    _write(model, rows, stamp=None)


def upsert(model: type[models.Model], rows: Iterable[Row], *, stamp: str) -> None:
    """Insert or overwrite rows by primary key, each with the fields it names.

    `rows` all name the same fields, the primary key and the `stamp` field among them. A row whose
    stamp is older than the one in the table is ignored.
    """
    _write(model, rows, stamp=stamp)


def replace(
    model: type[models.Model], rows: Iterable[Row], *, within: str, keys: Iterable[Any]
) -> None:
    """Make these the only rows whose field `within` is one of `keys`: for projections."""
    unique = list(set(keys))
    adapt = _adapter(_field(model, within))
    with connection.cursor() as cursor:
        for start in range(0, len(unique), _KEYS_AT_ONCE):
            chunk = unique[start : start + _KEYS_AT_ONCE]
            values = chunk if adapt is None else [adapt(key) for key in chunk]
            cursor.execute(_deletion(model, within, len(chunk)), values)
    _write(model, rows, stamp=None)


def _write(model: type[models.Model], rows: Iterable[Row], *, stamp: str | None) -> None:
    rows = list(rows)
    if not rows:
        return
    names = tuple(rows[0])
    to_adapt = [(name, _adapter(_field(model, name))) for name in names]
    values = [
        [
            row[name] if adapt is None or row[name] is None else adapt(row[name])
            for name, adapt in to_adapt
        ]
        for row in rows
    ]
    if any(len(row) != len(names) for row in rows):
        raise ValueError(f"The rows of {model.__name__} name different fields.")
    _require_room(model, names, values)
    with connection.cursor() as cursor:
        cursor.executemany(_statement(model, names, stamp), values)


def _require_room(
    model: type[models.Model], names: tuple[str, ...], values: list[list[Any]]
) -> None:
    """Raise TextNotKept for the first text that the column it is for can't hold."""
    for column, most in _limits(model, names):
        for row in values:
            text = row[column]
            if type(text) is str and len(text) > most:
                raise TextNotKept(f"{model.__name__}.{names[column]}", text, most)


@lru_cache(maxsize=256)
def _limits(model: type[models.Model], names: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Which of these fields have a limit, by place, and how many characters it is."""
    fields = [_field(model, name) for name in names]
    return tuple(
        (place, field.max_length)
        for place, field in enumerate(fields)
        if isinstance(field, models.CharField) and field.max_length is not None
    )


def _adapter(field: "models.Field[Any, Any]") -> Callable[[Any], Any] | None:
    """How a column's values become what the driver takes; None where they are that already.

    Django asks every field for every value, most of which it answers unchanged: half the time of
    writing a row. So the fields that need nothing are told apart once per statement.
    """
    if isinstance(field, _TAKEN_AS_THEY_ARE):
        return None
    real = connections[connection.alias]
    if isinstance(field, models.UUIDField) and not real.features.has_native_uuid_field:
        return attrgetter("hex")
    if isinstance(field, models.DateTimeField):
        return real.ops.adapt_datetimefield_value
    return partial(field.get_db_prep_save, connection=real)


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    return cast("models.Field[Any, Any]", model._meta.get_field(name))


def _deletion(model: type[models.Model], within: str, number: int) -> str:
    quote = connection.ops.quote_name
    column = quote(str(_field(model, within).column))
    places = ", ".join(["%s"] * number)
    return " ".join(("DELETE FROM", quote(model._meta.db_table), "WHERE", column, f"IN ({places})"))


@lru_cache(maxsize=256)
def _statement(model: type[models.Model], names: tuple[str, ...], stamp: str | None) -> str:
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = [quote(str(_field(model, name).column)) for name in names]
    places = ", ".join(["%s"] * len(names))
    insertion = " ".join(("INSERT INTO", table, f"({', '.join(columns)}) VALUES ({places})"))
    if stamp is None:
        return insertion
    key = quote(str(model._meta.pk.column))
    in_code_points = _IN_CODE_POINTS.get(connection.vendor, "")
    when = f"{quote(str(_field(model, stamp).column))}{in_code_points}"
    overwrite = ", ".join(f"{column} = excluded.{column}" for column in columns if column != key)
    return (
        f"{insertion} ON CONFLICT ({key}) DO UPDATE SET {overwrite} "
        f"WHERE {table}.{when} IS NULL OR excluded.{when} >= {table}.{when}"
    )
