"""Who of a list is the person whose paper was just read. A list is a hint, never an identity."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import sorted_sound_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the reader saw of one person's paper. Birth is ISO or its known part."""

    name: str
    birth: str
    number: str
    issuer: str = ""
    nationality: str = ""
    sex: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the list, as far as matching looks at it."""

    member_id: UUID
    number_key: str
    sound_key: str
    birth: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The one place that is surely this person's, those that may be, and one taken before."""

    sure: UUID | None
    perhaps: tuple[UUID, ...] = ()
    taken: UUID | None = None


def match(seen: Seen, places: Sequence[Place]) -> Match:
    """Which place of a list belongs to a paper.

    Sure is the same document number unless the births contradict each other, or else the same name
    and birth where only one place has them. The same number with another birth, several places of
    one name, and a name without a birth are left to the officer. Scripts and the order of names do
    not matter (`libs.names.sorted_sound_key`).
    """
    fitting = [(place, how) for place in places if (how := _how(seen, place))]
    free = [(place, how) for place, how in fitting if not place.is_taken]
    for level in ("number", "name_and_birth"):
        sure = [place.member_id for place, how in free if how == level]
        if len(sure) == 1:
            return Match(sure[0])
        if sure:
            return Match(None, tuple(sure))
    surely_taken = [p.member_id for p, how in fitting if p.is_taken and how != "perhaps"]
    perhaps = tuple(place.member_id for place, _ in free)
    return Match(None, perhaps, surely_taken[0] if surely_taken else None)


def _how(seen: Seen, place: Place) -> str:
    births_agree = _agree(seen.birth, place.birth)
    if place.number_key and place.number_key == number_key(seen.number):
        return "number" if births_agree is not False else "perhaps"
    sound = sorted_sound_key(seen.name)
    if sound and sound == place.sound_key and births_agree is not False:
        return "name_and_birth" if births_agree and not _numbers_differ(seen, place) else "perhaps"
    return ""


def _numbers_differ(seen: Seen, place: Place) -> bool:
    """Whether both have a number, and not the same: another paper, or another person."""
    return bool(place.number_key and number_key(seen.number))


def _agree(one: str, other: str) -> bool | None:
    """Whether two births are the same as far as both are known; None where one is not."""
    if not one or not other:
        return None
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
