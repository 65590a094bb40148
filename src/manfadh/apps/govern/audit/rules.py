"""Where the words of a question are kept, and which looks are worth asking about. Pure.

Five signs, each with what weakens it said beside it (decision 53). They rest on questions that
somebody typed (a search for a person); reading a document that a traveller hands over is the work
itself and no sign of anything. What was erased with a person is not judged. Nothing here accuses.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from statistics import median
from typing import Literal
from uuid import UUID

from manfadh.apps.govern.audit.events import LookRecorded
from manfadh.kernel.events import PersonShown
from manfadh.libs.names import equal_names, sound_key

Sign = Literal["own_name", "own_family", "at_night", "volume", "no_act"]
# The gravest first. A family name is shared by thousands: it weighs least.
WEIGHTS: dict[Sign, int] = {"own_name": 3, "no_act": 2, "volume": 2, "at_night": 2, "own_family": 1}
SEARCHES = ("person search",)
AT_WORK = "document read"
NIGHT_FROM_HOUR, NIGHT_UNTIL_HOUR = 22, 5
NEAR = timedelta(hours=2)
FEWEST_PEERS = 5
FEWEST_SEARCHES = 10
FEWEST_WITHOUT_ACT = 5
FAR_ABOVE = 5.0
# A median absolute deviation, times this, is a standard deviation where counts are normal.
_MAD_TO_SIGMA = 1.4826


@dataclass(frozen=True, slots=True)
class LookRead:
    """A look as it is judged: `at` in local time; `query` None once erased."""

    look_id: UUID
    officer_id: UUID
    at: datetime
    kind: str
    query: str | None
    people: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """An officer: the own name as scripts write it, and the role by which peers are found."""

    names: tuple[str, ...]
    role: str
    is_keeper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Looks of one officer to ask about. For "volume" and "no_act" `number` and `usual` tell how
    many there were, and the median of peers, or how many searches there were in all."""

    officer_id: UUID
    sign: Sign
    looks: tuple[UUID, ...]
    number: int
    usual: float | None = None

    @property
    def weight(self) -> int:
        """How much it weighs, 1 to 3."""
        return WEIGHTS[self.sign]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The findings, the gravest first; roles with too few officers to compare; looks erased."""

    findings: tuple[Finding, ...]
    few_to_judge: tuple[str, ...]
    erased: int


def judge(looks: Iterable[LookRead], officers: Mapping[UUID, Known]) -> Judged:
    """What is worth asking about among the looks of officers who searched for people."""
    by_officer: dict[UUID, list[LookRead]] = defaultdict(list)
    for look in looks:
        by_officer[look.officer_id].append(look)
    searches = {who: [o for o in own if o.kind in SEARCHES] for who, own in by_officer.items()}
    searches = {who: own for who, own in searches.items() if own}
    findings: list[Finding] = []
    for who, own in searches.items():
        known = officers.get(who, Known((), ""))
        findings += _listed(who, "own_name", [o for o in own if is_own_name(o, known)])
        findings += _listed(who, "own_family", [o for o in own if is_own_family(o, known)])
        at_night = [o for o in own if is_off_duty(o, by_officer[who])]
        findings += _listed(who, "at_night", at_night)
        findings += _without_act(who, own, by_officer[who])
    above, few = _far_above(searches, officers)
    ordered = sorted([*findings, *above], key=lambda f: (-f.weight, -f.number, str(f.officer_id)))
    erased = sum(one.query is None for own in searches.values() for one in own)
    return Judged(findings=tuple(ordered), few_to_judge=few, erased=erased)


def is_own_name(look: LookRead, known: Known) -> bool:
    """Whether what was asked for is the officer's own name, in whatever script."""
    asked = _asked(look)
    return len(asked.split()) > 1 and any(equal_names(asked, name) for name in known.names if name)


def is_own_family(look: LookRead, known: Known) -> bool:
    """Whether it ends in the officer's family name, and is not the officer's own name."""
    asked = sound_key(_asked(look)).split()
    families = {key[-1] for name in known.names if len(key := sound_key(name).split()) > 1}
    return bool(asked) and asked[-1] in families and not is_own_name(look, known)


def is_off_duty(look: LookRead, own: Iterable[LookRead]) -> bool:
    """Whether it was asked at night, with no document read by the same officer near it.

    Who stands the night shift reads documents; so the work itself says who was on duty.
    """
    if NIGHT_UNTIL_HOUR <= look.at.hour < NIGHT_FROM_HOUR:
        return False
    return not any(o.kind == AT_WORK and abs(o.at - look.at) <= NEAR for o in own)


def has_act(look: LookRead, own: Iterable[LookRead]) -> bool:
    """Whether the officer went on with one of the people found within two hours.

    Each act on a person leaves a look of another kind: a document read, a case, a refusal.
    """
    return any(
        one.kind not in SEARCHES
        and timedelta(0) <= one.at - look.at <= NEAR
        and not look.people.isdisjoint(one.people)
        for one in own
    )


def _asked(look: LookRead) -> str:
    # The reason stands behind the question; see `travellers.selectors.search_people`.
    return (look.query or "").split(" · ")[0].strip()


def _listed(who: UUID, sign: Sign, looks: Sequence[LookRead]) -> list[Finding]:
    found = tuple(one.look_id for one in looks)
    return [Finding(officer_id=who, sign=sign, looks=found, number=len(found))] if found else []


def _without_act(who: UUID, own: Sequence[LookRead], all_own: Sequence[LookRead]) -> list[Finding]:
    with_people = [one for one in own if one.people]
    idle = tuple(one.look_id for one in with_people if not has_act(one, all_own))
    # Now and then nothing follows, rightly. Most of the time is worth a question.
    if len(idle) < FEWEST_WITHOUT_ACT or len(idle) * 2 <= len(with_people):
        return []
    return [
        Finding(officer_id=who, sign="no_act", looks=idle, number=len(idle), usual=len(with_people))
    ]


def _far_above(
    searches: Mapping[UUID, Sequence[LookRead]], officers: Mapping[UUID, Known]
) -> tuple[list[Finding], tuple[str, ...]]:
    # Peers are all who hold the role, those who never searched too: else the usual is too high.
    peers: dict[str, list[UUID]] = defaultdict(list)
    for who, known in officers.items():
        peers[known.role].append(who)
    found, few = [], []
    for role, group in peers.items():
        counts = {who: len(searches.get(who, ())) for who in group}
        if len(group) < FEWEST_PEERS:
            few += [role] if any(counts.values()) else []
            continue
        usual = median(counts.values())
        spread = _MAD_TO_SIGMA * median(abs(number - usual) for number in counts.values())
        # Counts vary by chance alone by the root of what is usual.
        limit = usual + FAR_ABOVE * max(spread, sqrt(usual), 1.0)
        found += [
            Finding(
                officer_id=who,
                sign="volume",
                looks=tuple(one.look_id for one in searches[who]),
                number=number,
                usual=usual,
            )
            for who, number in counts.items()
            if number > limit and number >= FEWEST_SEARCHES
        ]
    return found, tuple(sorted(few))


def look_of(
    look_id: UUID, kind: str, query: str, people: Sequence[UUID | PersonShown]
) -> LookRecorded:
    """The fact of a look. Where one person was shown, the query is about that person.

    It then lies with that person's part (as its note) and is erased with it; a query that showed
    nobody, or several people, lies in the part of the look.
    """
    shown = tuple(p if isinstance(p, PersonShown) else PersonShown(p) for p in people)
    if len(shown) == 1 and shown[0].note is None:
        alone = PersonShown(shown[0].person_id, query)
        return LookRecorded(look_id=look_id, kind=kind, query=None, people=(alone,))
    return LookRecorded(look_id=look_id, kind=kind, query=query, people=shown)


def query_of(look: LookRecorded) -> str | None:
    """The words of the question; None once they are erased."""
    if look.query is None and len(look.people) == 1:
        return look.people[0].note
    return look.query
