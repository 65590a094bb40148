"""The year of the country, told day by day into the ledger."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from manfadh.apps.govern.accounts.events import OfficerAssigned, OfficerEnrolled
from manfadh.apps.govern.places.events import LaneDescribed
from manfadh.apps.govern.places.selectors import list_ports
from manfadh.demo.life import Post, post_of, tell
from manfadh.demo.profiles import PROFILES
from manfadh.demo.stories import Act
from manfadh.demo.trips import Passage, World
from manfadh.kernel import clock
from manfadh.kernel.ledger.entries import Draft
from manfadh.kernel.ledger.recording import record, record_drafts
from manfadh.kernel.viewers import Viewer
from manfadh.libs.names.invented import invent_person

DAYS = 365
OFFICERS_PER_PORT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a year is told from."""

    world: World
    posts: Mapping[str, Post]
    passages: Sequence[Passage]
    acts: Sequence[tuple[datetime, Act]]
    end_at: datetime
    days: int = DAYS


def staff_ports(
    viewer: Viewer, world: World, cast: Mapping[str, Sequence[UUID]]
) -> dict[str, Post]:
    """Lanes for every port, and officers who stand there: the cast, and others of no account."""
    authorities = {port.port: port.authority for port in list_ports()}
    start_at = datetime.combine(world.anchor_on - timedelta(days=DAYS), datetime.min.time(), UTC)
    posts = {}
    for port, profile in PROFILES.items():
        authority = authorities[port]
        officers = [*cast.get(port, ())]
        missing = range(OFFICERS_PER_PORT - len(officers))
        officers += [_enrol(viewer, world, start_at, authority, port, n) for n in missing]
        posts[port] = post_of(port, authority, f"{authority}.passports", officers)
        record(
            *(
                LaneDescribed(
                    lane_id=world.new_id(start_at),
                    port=port,
                    code=lane,
                    direction="both",
                    mode="air" if "air" in profile.modes else "any",
                    in_use=True,
                )
                for lane in posts[port].lanes
            ),
            stamp=viewer.stamp(owner=authority, port=port),
        )
    return posts


def _enrol(
    viewer: Viewer, world: World, at: datetime, authority: str, port: str, number: int
) -> UUID:
    person = invent_person(world.chance, anchor_on=world.anchor_on)
    officer_id = world.new_id(at)
    record(
        OfficerEnrolled(
            officer_id=officer_id,
            username=f"{port}.{number + 1}",
            agency=f"{authority}.passports",
            authority=authority,
            name=str(person.name),
            name_latin=str(person.latin).title(),
        ),
        OfficerAssigned(
            assignment_id=world.new_id(at),
            officer_id=officer_id,
            role="booth_officer",
            port=port,
            from_on=at.date(),
            until_on=None,
        ),
        stamp=viewer.stamp(owner=authority, port=port),
    )
    return officer_id


def tell_year(telling: Telling, progress: Callable[[int, int], None]) -> int:
    """Tell every day up to the end; answers how many facts were recorded."""
    last_on = telling.world.anchor_on
    told = 0
    with _without_collecting(), _in_haste():
        for number in range(telling.days):
            on = last_on - timedelta(days=telling.days - 1 - number)
            facts = _facts_of(on, telling)
            for until_at, act in [*_acts_of(on, telling), (telling.end_at, None)]:
                before = [fact for fact in facts if fact[0] <= until_at]
                facts = facts[len(before) :]
                told += len(record_drafts(_as_time_goes_by(before)))
                if act is not None:
                    with clock.frozen_at(until_at):
                        act()
            progress(number + 1, telling.days)
    return told


def _facts_of(on: date, telling: Telling) -> list[tuple[datetime, Draft]]:
    world = telling.world
    own = [p for p in telling.passages if p.at.date() == on]
    facts = [
        fact
        for passage in sorted([*world.passages_on(on), *own], key=lambda p: p.at)
        for fact in tell(world, passage, telling.posts[passage.port])
    ]
    return sorted(facts, key=lambda fact: fact[0])


def _acts_of(on: date, telling: Telling) -> list[tuple[datetime, Act]]:
    return [(at, act) for at, act in telling.acts if at.date() == on]


def _as_time_goes_by(facts: Sequence[tuple[datetime, Draft]]) -> Iterator[Draft]:
    """Each draft while the clock stands at its instant."""
    for at, draft in facts:
        with clock.frozen_at(at):
            yield draft


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No garbage collection: nothing here is circular, and a country of objects is dear to walk."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


# While the country is made, and by what SQLite is told for that time: no flush at each commit, more
# memory for pages, fewer copies from the log into the file, nothing overwritten since nobody was
# here. After a power cut, a demonstration is simply made again.
_IN_HASTE = {
    "synchronous": "OFF",
    "cache_size": -200_000,
    "wal_autocheckpoint": 50_000,
    "secure_delete": "OFF",
}


@contextmanager
def _in_haste() -> Iterator[None]:
    """Let the database neither wait for the disk nor wipe what it leaves; afterwards as before."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        before = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in _IN_HASTE}
        _set(cursor, _IN_HASTE)
        try:
            yield
        finally:
            _set(cursor, before)


def _set(cursor: CursorWrapper, pragmas: Mapping[str, object]) -> None:
    for name, value in pragmas.items():
        cursor.execute(f"PRAGMA {name}={value}")
