"""Search by a normalised key, with the same answer on SQLite and PostgreSQL.

A key is made once, when the fact is recorded (`libs.names.name_key`), and stored in a `KeyField`;
what somebody types is made into a key by the same function. The database only compares bytes, so
no collation, extension or language setting of a server changes what is found.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

# Django's fields take type arguments only where types are checked.
if TYPE_CHECKING:
    _Text = models.CharField[str | None, str | None]
else:
    _Text = models.CharField

M = TypeVar("M", bound=models.Model)
KeyMaker = Callable[[str], str]

# Sorts after every text that begins like the one before it: the last code point.
_LAST = "\U0010ffff"


class Match(StrEnum):
    """How a key has to agree."""

    EQUAL = "equal"
    PREFIX = "prefix"
    CONTAINS = "contains"


class KeyField(_Text):
    """A search key, compared by code point: `COLLATE "C"` on PostgreSQL, BINARY on SQLite."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """The column's type, with the collation that compares bytes."""
        parameters = super().db_parameters(connection)
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters


def search_by_key(
    found: QuerySet[M], column: str, text: str, *, key_of: KeyMaker, match: Match = Match.PREFIX
) -> QuerySet[M]:
    """Those rows whose key agrees with what was typed; none where nothing of it can be read.

    EQUAL and PREFIX use the column's index; CONTAINS reads every row that is left, so narrow the
    rest first.
    """
    key = key_of(text)
    if not key:
        return found.none()
    if match is Match.PREFIX:
        return found.filter(**{f"{column}__gte": key, f"{column}__lt": key + _LAST})
    if match is Match.CONTAINS:
        return found.filter(**{f"{column}__contains": key})
    return found.filter(**{column: key})
