"""Long lists, a page at a time, by the last row seen: as quick on page 10,000 as on the first.

A row that appears or goes between two pages moves nothing; counting pages is left out on purpose.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")

DEFAULT_ROWS = 50
MAX_ROWS = 500
_MAX_CURSOR_CHARACTERS = 2_000


class CursorWrong(Exception):
    """The mark of the next page is not one that this list gave; begin at the first page."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items, and where the next ones begin (None at the end)."""

    items: tuple[T, ...]
    next_cursor: str | None


def read_page(
    found: QuerySet[M], *, by: Sequence[str], after: str | None = None, rows: int = DEFAULT_ROWS
) -> Page[M]:
    """The rows that follow a cursor, in the order of `by`, at most 500.

    `by` names columns that are never null, the last one unique; a leading `-` turns all or some of
    them round. Raises CursorWrong for a cursor that does not fit.
    """
    rows = max(1, min(rows, MAX_ROWS))
    ordered = found.order_by(*by)
    if after is not None:
        ordered = ordered.filter(_beyond(by, _read_cursor(found.model, by, after)))
    taken = list(ordered[: rows + 1])
    items = tuple(taken[:rows])
    return Page(items, _cursor_of(items[-1], by) if len(taken) > rows else None)


def _beyond(by: Sequence[str], values: Sequence[object]) -> Q:
    """Rows after these values: beyond in one column, and equal in those before it."""
    beyond, equal = Q(), Q()
    for name, value in zip(by, values, strict=True):
        column, comparison = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        beyond |= equal & Q(**{f"{column}__{comparison}": value})
        equal &= Q(**{column: value})
    return beyond


def _cursor_of(row: models.Model, by: Sequence[str]) -> str:
    values = [getattr(row, name.lstrip("-")) for name in by]
    return urlsafe_b64encode(msgspec.json.encode(values)).decode()


def _read_cursor(model: type[models.Model], by: Sequence[str], cursor: str) -> list[Any]:
    if len(cursor) > _MAX_CURSOR_CHARACTERS:
        raise CursorWrong("The mark of the next page is too long.")
    try:
        values = msgspec.json.decode(urlsafe_b64decode(cursor.encode()), type=list[str | int])
        return [
            _field(model, name.lstrip("-")).to_python(value)
            for name, value in zip(by, values, strict=True)
        ]
    except (ValueError, binascii.Error, ValidationError, msgspec.MsgspecError) as error:
        raise CursorWrong(f"The mark of the next page does not fit: {error}") from error


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is no column.")
    return field
