"""What an event is: a frozen fact in the past tense, with each personal field marked as such.

An event is declared once, in the `events` module of the app that tells it:

    @event("crossings.crossing_recorded")
    class CrossingRecorded(Event):
        crossing_id: UUID
        traveller_id: Subject
        surname: Personal[str]

The marks drive everything that follows: what is hashed openly, what is kept apart and can be
erased, what an export masks, and by which person an entry is found.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform, get_type_hints
from uuid import UUID

import msgspec

T = TypeVar("T")
E = TypeVar("E", bound="Event")

_PERSONAL = "personal"
_EACH = "personal, each apart"
_SUBJECT = "subject"


def _mark(name: str) -> msgspec.Meta:
    return msgspec.Meta(extra={"mark": name}, extra_json_schema={"x-mark": name})


# A personal value. None once it has been erased, or where it was never known.
Personal = Annotated[T | None, _mark(_PERSONAL)]
# Several people in one fact: each element is kept apart, so that erasing one leaves the others.
PersonalEach = Annotated[tuple[T, ...], _mark(_EACH)]
# The person that a fact is about; a bare number that leads nowhere once the person is erased.
Subject = Annotated[UUID, _mark(_SUBJECT)]


class NotUnderstood(Exception):
    """An entry of a type or version that this version of the software does not know yet."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all facts: text, whole numbers, dates, instants, ids, and lists of these."""

    TYPE: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1
    # Whether its rows are written after those of all other types that arrive in the same batch.
    APPLIES_LAST: ClassVar[bool] = False


class PersonShown(msgspec.Struct, frozen=True):
    """An element of a `PersonalEach` field: one person, with what was said of that person."""

    person_id: UUID
    note: str | None = None


class Marks(msgspec.Struct, frozen=True):
    """The fields of an event class, sorted by what may be done with them."""

    open: tuple[str, ...]
    personal: tuple[str, ...]
    each: str | None
    subject: str | None


Plain = dict[str, Any]

_BY_TYPE: dict[str, type[Event]] = {}
_UPCASTERS: dict[tuple[str, int], Callable[[Plain], Plain]] = {}


def event(type_name: str, *, version: int = 1) -> Callable[[type[E]], type[E]]:
    """Give an event class its name on the ledger (`app.past_tense`) and its version."""

    def name_it(cls: type[E]) -> type[E]:
        other = _BY_TYPE.get(type_name, cls)
        if (other.__module__, other.__qualname__) != (cls.__module__, cls.__qualname__):
            raise ValueError(f"Two event classes are called {type_name!r}.")
        cls.TYPE = type_name
        cls.VERSION = version
        _BY_TYPE[type_name] = cls
        return cls

    return name_it


def event_class(type_name: str) -> type[Event]:
    """The class of a type name. Raises KeyError for a type that this version does not know."""
    return _BY_TYPE[type_name]


def upcasts(
    type_name: str, *, from_version: int
) -> Callable[[Callable[[Plain], Plain]], Callable[[Plain], Plain]]:
    """Declare how the fields of an old version become those of the next one."""

    def keep(step: Callable[[Plain], Plain]) -> Callable[[Plain], Plain]:
        _UPCASTERS[type_name, from_version] = step
        return step

    return keep


def revive(type_name: str, version: int, fields: Plain, people: Sequence[Plain] = ()) -> Event:
    """The event of today's shape from fields that were stored by any earlier version.

    Personal fields that are absent were erased and become None; `people` are those of a
    `PersonalEach` field that have not been erased.

    Raises NotUnderstood for a type or version of tomorrow, `msgspec.ValidationError` for fields
    that do not fit.
    """
    cls = _BY_TYPE.get(type_name)
    if cls is None or version > cls.VERSION:
        raise NotUnderstood(f"{type_name}, version {version}")
    while version < cls.VERSION:
        fields = _UPCASTERS[type_name, version](fields)
        version += 1
    marks = marks_of(cls)
    for name in marks.personal:
        fields.setdefault(name, None)
    if marks.each:
        fields[marks.each] = people
    return msgspec.convert(fields, type=cls)


def all_event_classes() -> dict[str, type[Event]]:
    """Every declared event by its type name, in alphabetical order."""
    return dict(sorted(_BY_TYPE.items()))


@cache
def marks_of(cls: type[Event]) -> Marks:
    """Which fields of an event are open, which personal, and which name its people.

    Raises TypeError for a class that cannot be an event: floats, two subjects, two lists of people.
    """
    if holds_floats(cls):
        raise TypeError(f"{cls.__name__}: no floats on the ledger; use Decimal or whole numbers.")
    hints = get_type_hints(cls, include_extras=True)
    marked = {name: _marks_in(hints[name]) for name in cls.__struct_fields__}
    each = [name for name, marks in marked.items() if _EACH in marks]
    subjects = [name for name, marks in marked.items() if _SUBJECT in marks]
    if len(each) > 1 or len(subjects) > 1:
        raise TypeError(f"{cls.__name__}: one subject, and one field that keeps people apart.")
    return Marks(
        open=tuple(n for n, m in marked.items() if not m & {_PERSONAL, _EACH}),
        personal=tuple(n for n, m in marked.items() if _PERSONAL in m),
        each=each[0] if each else None,
        subject=subjects[0] if subjects else None,
    )


def holds_floats(cls: type[Event]) -> bool:
    """Whether a field of an event class is, or holds, a float: they have no one canonical form."""
    return '"type":"number"' in msgspec.json.encode(schema_of(cls)).decode()


def schema_of(cls: type[Event]) -> Plain:
    """The JSON Schema of an event class, personal fields marked by `x-mark`."""
    return msgspec.json.schema(cls)


def _marks_in(hint: object) -> set[str]:
    found = {
        str(meta.extra["mark"])
        for meta in getattr(hint, "__metadata__", ())
        if isinstance(meta, msgspec.Meta) and meta.extra and "mark" in meta.extra
    }
    for inner in getattr(hint, "__args__", ()):
        found |= _marks_in(inner)
    return found
