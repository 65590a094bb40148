"""Who travels when: trips through the ports, made day by day, so that a year takes little room."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from manfadh.apps.operate.crossings.events import Direction, Mode
from manfadh.demo.profiles import PROFILES, Profile
from manfadh.demo.rhythms import intensity, pick_second, pick_stay, poisson
from manfadh.kernel.ids import make_id
from manfadh.libs.names.invented import InventedPerson, invent_person

# Of the trips through a port, those by somebody who has passed there before: drivers, traders.
AGAIN = 0.68
_REMEMBERED_PER_PORT = 4_000
_OVERSTAY_SHARE = 0.012
_STAY_FOR_GOOD_SHARE = 0.004
_OTHER_PORT_SHARE = 0.12

BAGHDAD = ZoneInfo("Asia/Baghdad")


@dataclass(slots=True)
class Wanderer:
    """An invented person with a passport, and when they are free to travel again."""

    traveller_id: UUID
    document_id: UUID
    person: InventedPerson
    number: str
    expiry_on: date
    free_at: datetime
    is_registered: bool = False
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """One crossing that will happen."""

    at: datetime
    port: str
    direction: Direction
    mode: Mode
    wanderer: Wanderer


class World:
    """All that chance decides, in one order, from one seed."""

    def __init__(self, anchor_on: date) -> None:
        self.anchor_on = anchor_on
        self.chance = Random(f"manfadh {anchor_on.isoformat()}")
        self._known: dict[str, list[Wanderer]] = defaultdict(list)
        self._to_come: dict[date, list[Passage]] = defaultdict(list)
        self._ports = tuple(PROFILES)
        self._shares = {
            port: (tuple(p.visitors), tuple(accumulate(p.visitors.values())))
            for port, p in PROFILES.items()
        }

    def new_id(self, at: datetime) -> UUID:
        """An id that belongs to an instant, decided by chance."""
        return make_id(int(at.timestamp() * 1000), self.chance.getrandbits(80))

    def passages_on(self, on: date) -> Iterator[Passage]:
        """The crossings of one day in order of time. Days are asked for one after another."""
        for port, profile in PROFILES.items():
            mean = profile.trips_per_day * intensity(on, pilgrimage=profile.pilgrimage)
            for _ in range(poisson(self.chance, mean)):
                self._set_out(on, port, profile)
        yield from sorted(self._to_come.pop(on, ()), key=lambda p: (p.at, p.wanderer.number))

    def _set_out(self, on: date, port: str, profile: Profile) -> None:
        second = pick_second(self.chance, round_the_clock=profile.is_round_the_clock)
        start_at = _instant(on, second)
        is_resident = self.chance.random() < profile.residents
        wanderer = self._traveller(start_at, port, is_resident)
        mode = self.chance.choices(tuple(profile.modes), tuple(profile.modes.values()))[0]
        going: Direction = "exit" if is_resident else "entry"
        back: Direction = "entry" if is_resident else "exit"
        end_at = self._end(start_at, port, profile)
        self._add(Passage(start_at, port, going, mode, wanderer))
        wanderer.free_at = end_at + timedelta(hours=6)
        if end_at.year < 9999:
            back_through = port
            if self.chance.random() < _OTHER_PORT_SHARE:
                back_through = self.chance.choice(self._ports)
            self._add(Passage(end_at, back_through, back, mode, wanderer))

    def _end(self, start_at: datetime, port: str, profile: Profile) -> datetime:
        fate = self.chance.random()
        if fate < _STAY_FOR_GOOD_SHARE:
            return datetime.max.replace(tzinfo=UTC) - timedelta(days=2)
        stay = pick_stay(self.chance, pilgrim=profile.pilgrimage > 0)
        if fate < _STAY_FOR_GOOD_SHARE + _OVERSTAY_SHARE:
            stay += timedelta(days=35 + self.chance.randrange(60))
        home_on = (start_at + stay).astimezone(BAGHDAD).date()
        second = pick_second(self.chance, round_the_clock=PROFILES[port].is_round_the_clock)
        return max(_instant(home_on, second), start_at + timedelta(hours=2))

    def _add(self, passage: Passage) -> None:
        on = passage.at.astimezone(BAGHDAD).date()
        if on <= self.anchor_on:
            self._to_come[on].append(passage)

    def _traveller(self, at: datetime, port: str, is_resident: bool) -> Wanderer:
        key = f"{port} {is_resident}"
        known = self._known[key]
        if known and self.chance.random() < AGAIN:
            for _ in range(4):
                wanderer = self.chance.choice(known)
                if wanderer.free_at <= at:
                    return wanderer
        nationality = "IRQ" if is_resident else self._nationality(port)
        wanderer = self.make(invent_person(self.chance, nationality=nationality,
                                           anchor_on=self.anchor_on), at)  # fmt: skip
        if len(known) < _REMEMBERED_PER_PORT:
            known.append(wanderer)
        else:
            known[self.chance.randrange(_REMEMBERED_PER_PORT)] = wanderer
        return wanderer

    def make(self, person: InventedPerson, at: datetime) -> Wanderer:
        """A person with a fresh passport that will hold for years."""
        letter = "ABCDEFGHKLMNPRSTUVWXYZ"[self.chance.randrange(22)]
        number = f"{letter}{self.chance.randrange(10_000_000, 99_999_999)}"
        years = timedelta(days=200 + self.chance.randrange(3000))
        return Wanderer(
            self.new_id(at), self.new_id(at), person, number, self.anchor_on + years, at
        )

    def _nationality(self, port: str) -> str:
        names, bounds = self._shares[port]
        return self.chance.choices(names, cum_weights=bounds)[0]


def _instant(on: date, second: int) -> datetime:
    return datetime.combine(on, time(), BAGHDAD).astimezone(UTC) + timedelta(seconds=second)
