"""Facts of every kind that `operate` tells, invented by their types, about a handful of people."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
from django.db import transaction
from hypothesis import strategies as st

from manfadh.apps.operate.crossings.events import (
    CrossingBroughtOver,
    CrossingRecorded,
    Direction,
)
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.wiring import wiring
from tests.kernel.sample.far_node import NOON

PEOPLE = tuple(UUID(int=0xA0 + number) for number in range(3))
THINGS = (*PEOPLE, *(UUID(int=0xB0 + number) for number in range(3)))


def crossing(number: int, who: UUID, direction: Direction, minutes: int) -> CrossingRecorded:
    """A crossing: the same number is always the same one."""
    return CrossingRecorded(
        crossing_id=UUID(int=0xC0 + number),
        inspection_id=None,
        traveller_id=who,
        document_id=None,
        direction=direction,
        mode="foot",
        lane="1",
        nationality="UTO",
        sex="F",
        birth_year=1974,
        advice="admit",
        permission="visa",
        permission_authority="iq",
        territory="iq",
        stay_days=30,
        permission_number="V1",
        permission_until_on=None,
        journey="",
        is_paper=False,
        ground="",
        crossed_at=NOON + timedelta(minutes=minutes),
    )


def brought(number: int, who: UUID, direction: Direction, minutes: int) -> CrossingBroughtOver:
    """A crossing of an older system, of one of two histories: the same number is the same one."""
    return CrossingBroughtOver(
        crossing_id=UUID(int=0xD0 + number),
        history_id=UUID(int=0xB0 + number % 2),
        line=number,
        traveller_id=who,
        document_id=None,
        direction=direction,
        mode="foot",
        lane="",
        nationality="UTO",
        sex="F",
        birth_year=1974,
        permission="visa",
        permission_until_on=None,
        territory="iq",
        stay_days=30,
        crossed_at=NOON + timedelta(minutes=minutes),
    )


def crossings(*, people: int = 2, minutes: int = 3, most: int = 9) -> st.SearchStrategy[Any]:
    """Crossings of a few people within a few minutes, so that instants often coincide."""
    plain = st.tuples(
        st.sampled_from(PEOPLE[:people]),
        st.sampled_from(["entry", "exit"]),
        st.integers(0, minutes),
    )
    return st.lists(plain, min_size=1, max_size=most).map(
        lambda told: [
            crossing(number, who, "entry" if way == "entry" else "exit", minute)
            for number, (who, way, minute) in enumerate(told)
        ]
    )


def facts_of_operate() -> st.SearchStrategy[Event]:
    """Any fact that an app of `operate` tells."""
    kinds = [
        cls
        for cls in kinds_of("manfadh.apps.operate.")
        if cls not in (CrossingRecorded, CrossingBroughtOver)
    ]
    known = [
        crossing(number, PEOPLE[number % 2], "exit" if number > 2 else "entry", number // 2)
        for number in range(5)
    ]
    older = [
        brought(number, PEOPLE[number % 2], "exit" if number > 1 else "entry", number)
        for number in range(4)
    ]
    return st.one_of(st.sampled_from([*known, *older]), *(_facts(cls) for cls in kinds))


def facts_of(package: str) -> st.SearchStrategy[Event]:
    """Any fact that an app of a package tells: `manfadh.apps.improve.`."""
    return st.one_of(*(_facts(cls) for cls in kinds_of(package)))


def kinds_of(package: str) -> list[type[Event]]:
    """The events that are wired and declared in a package."""
    return [cls for cls in wiring().HANDLERS if cls.__module__.startswith(package)]


def _facts(cls: type[Event]) -> st.SearchStrategy[Event]:
    return _structs(cls)


def _structs(cls: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls, include_extras=True)
    return st.builds(cls, **{name: _values(hints[name]) for name in cls.__struct_fields__})


def _values(hint: Any) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _values(arguments[0])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, UnionType):
        return st.one_of(*(_values(one) for one in arguments))
    if origin is tuple:
        return st.lists(_values(arguments[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(_values(arguments[0]), _values(arguments[1]), max_size=2)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _structs(hint)
    return _PLAIN[hint]


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    UUID: st.sampled_from([*THINGS, *(UUID(int=0xC0 + number) for number in range(5))]),
    # Short enough for every column: what is too long is refused, and tested for itself.
    str: st.sampled_from(["", "F", "q", "x"]),
    bool: st.booleans(),
    Any: st.sampled_from(["", "F", 3]),
    int: st.integers(0, 3),
    Decimal: st.sampled_from([Decimal(0), Decimal("10000"), Decimal("70.50")]),
    date: st.sampled_from([date(2026, 3, 1), date(2026, 9, 1)]),
    datetime: st.sampled_from([NOON, NOON + timedelta(hours=1)]),
    NoneType: st.none(),
}


@contextmanager
def undone() -> Iterator[None]:
    """A trial that leaves nothing behind."""
    trial = transaction.atomic()
    vars(trial)["_from_testcase"] = True
    with trial:
        yield
        transaction.set_rollback(True)
