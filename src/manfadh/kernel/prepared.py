"""Questions written with the ORM and put into SQL once, for those that every traveller asks.

Django works out the SQL of a query anew each time, which takes five to ten times as long as SQLite
takes to answer by an index. A function that makes a queryset from its arguments becomes, by
`@prepared`, one that answers the rows:

    @prepared
    def _crossings_of(traveller_id: UUID, owners: Sequence[str]) -> QuerySet[Crossing]:
        return Crossing.objects.filter(traveller_id=traveller_id, owner__in=owners)

It is called with slots in place of values the first time, so it must not look at them; None is no
value, and slices and orders are fixed. A sequence stands in an `__in`: its last value is repeated
until a power of two is full, so that lists of all lengths share a few statements.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
)

P = ParamSpec("P")
R = TypeVar("R")
Shape = Callable[[list[Any]], Any]
_LISTS = (list, tuple)
_LENGTHS_KEPT = 128


class _Slot(NamedTuple):
    """Where a value goes: which argument, and which of its values if it is a sequence."""

    argument: int
    place: int | None = None


class _Statement(NamedTuple):
    """The SQL of a question, what goes into it, and how its rows become what was asked for."""

    sql: str
    parameters: tuple[Any, ...]
    converters: Sequence[tuple[int, Sequence[Any], Any]]
    shape: Shape

    def run(self, arguments: Sequence[Any]) -> list[Any]:
        """The rows for these values."""
        given = [_adapted(argument) for argument in arguments]
        values = [_fill(parameter, given) for parameter in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            return [self.shape(self._converted(list(row))) for row in cursor.fetchall()]

    def _converted(self, row: list[Any]) -> list[Any]:
        for position, converters, expression in self.converters:
            value = row[position]
            for convert in converters:
                value = convert(value, expression, connection)
            row[position] = value
        return row


def prepared(ask: Callable[P, "models.QuerySet[Any, R]"]) -> Callable[P, list[R]]:
    """Make a function that answers the rows of the queryset which `ask` makes of its arguments.

    Arguments are given in order; each is a value or a list or tuple of values, never None.
    """

    @lru_cache(_LENGTHS_KEPT)
    def statement(_vendor: str, lengths: tuple[int | None, ...]) -> _Statement | None:
        slots = [_slots(argument, length) for argument, length in enumerate(lengths)]
        try:
            return _put_into_sql(cast("Any", ask)(*slots))
        except EmptyResultSet:  # nothing is in an empty list
            return None

    @wraps(ask)
    def answer(*arguments: P.args, **_named: P.kwargs) -> list[R]:
        lengths = tuple(_room(len(a)) if isinstance(a, _LISTS) else None for a in arguments)
        found = statement(connection.vendor, lengths)
        return found.run(arguments) if found else []

    return answer


def first(rows: Sequence[R]) -> R | None:
    """The first row, None where there is none."""
    return rows[0] if rows else None


def _slots(argument: int, length: int | None) -> Any:
    if length is None:
        return models.Value(_Slot(argument))
    return [models.Value(_Slot(argument, place)) for place in range(length)]


def _put_into_sql(queryset: "models.QuerySet[Any, Any]") -> _Statement:
    compiler = queryset.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    asked = [expression for expression, _, _ in (compiler.select or [])]
    converters = [(position, *found) for position, found in compiler.get_converters(asked).items()]
    return _Statement(sql, tuple(parameters), converters, _shape_of(queryset, compiler))


def _shape_of(queryset: Any, compiler: Any) -> Shape:
    kind = queryset._iterable_class
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is ValuesListIterable:
        return tuple
    if kind is ValuesIterable:
        names = [*queryset.query.values_select, *queryset.query.annotation_select]
        return lambda row: dict(zip(names, row, strict=True))
    if kind is ModelIterable:
        fields = [compiler.select[at][0].target for at in compiler.klass_info["select_fields"]]
        names = [field.attname for field in fields]
        model = queryset.model
        return lambda row: model.from_db(connection.alias, names, row)
    raise TypeError(f"{kind.__name__} can't be prepared.")


def _room(length: int) -> int:
    """The length, rounded up to a power of two; 0 stays 0."""
    return 1 << (length - 1).bit_length() if length else 0


def _fill(parameter: Any, given: Sequence[Any]) -> Any:
    if type(parameter) is not _Slot:
        return parameter
    value = given[parameter.argument]
    if parameter.place is None:
        return value
    return value[parameter.place] if parameter.place < len(value) else value[-1]


def _adapted(argument: Any) -> Any:
    if not isinstance(argument, _LISTS):
        return adapt(argument)
    if argument and isinstance(argument[0], UUID):
        # Thousands of ids: the database is asked once how it takes them.
        is_native = connection.features.has_native_uuid_field
        return argument if is_native else [value.hex for value in argument]
    return [adapt(value) for value in argument]


def adapt(value: Any) -> Any:
    """A value as the database's driver takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return value if isinstance(value, str) else connection.ops.adapt_unknown_value(value)
