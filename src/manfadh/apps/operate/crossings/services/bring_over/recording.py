"""Recording the crossings of an older system, part by part, each whole or not at all.

A part is some thousand lines in one transaction, with the fact of how far it went. What is there
already, from a file that overlaps or from our own booths, is counted and not doubled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from manfadh.apps.govern.places.selectors import list_ports
from manfadh.apps.operate.crossings.events import (
    CrossingBroughtOver,
    HistoryAdvanced,
    HistoryEnded,
)
from manfadh.apps.operate.crossings.models import Crossing
from manfadh.apps.operate.crossings.services.bring_over.lines import OldCrossing
from manfadh.apps.operate.travellers.selectors import Holder, list_holders
from manfadh.apps.operate.travellers.services import describe_traveller, present_document
from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Draft, Stamp
from manfadh.kernel.ledger.recording import record_drafts
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import FullName, equal_names

_PURPOSE = "border_check"
_PEOPLE_AT_ONCE = 500

Passage = tuple[object, object, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What became of a file: crossings taken over, and those that were known before."""

    history_id: UUID
    taken: int
    known_before: int


class Recorder:
    """Records the parts of one history."""

    def __init__(self, viewer: Viewer, history_id: UUID) -> None:
        self._viewer = viewer
        self._history_id = history_id
        self._owners = {port.port: port.authority for port in list_ports()}
        self._others = frozenset(self._owners.values()) | {viewer.authority}

    def take(self, crossings: Sequence[OldCrossing], *, last_line: int, before: Brought) -> Brought:
        """Record a part and how far it went, whole or not at all."""
        with writing():
            holders = self._holders(crossings)
            known = _known_passages(holders.values(), crossings)
            facts: list[Draft] = []
            for crossing in crossings:
                facts += self._facts(crossing, holders, known)
            taken = sum(isinstance(draft.event, CrossingBroughtOver) for draft in facts)
            done = Brought(
                history_id=before.history_id,
                taken=before.taken + taken,
                known_before=before.known_before + len(crossings) - taken,
            )
            fact = HistoryAdvanced(
                history_id=self._history_id,
                last_line=last_line,
                taken=done.taken,
                known_before=done.known_before,
            )
            record_drafts([*facts, Draft(fact, self._viewer.stamp())])
        return done

    def end(self) -> None:
        """Record that nothing more comes."""
        record_drafts([Draft(HistoryEnded(history_id=self._history_id), self._viewer.stamp())])

    def _facts(
        self,
        crossing: OldCrossing,
        holders: dict[tuple[str, str, str], Holder],
        known: set[Passage],
    ) -> Iterator[Draft]:
        owner = self._owners[crossing.port]
        stamp = Stamp(
            actor=self._viewer.officer_id,
            owner=owner,
            agency=self._viewer.agency,
            port=crossing.port,
            purpose=_PURPOSE,
            occurred_at=crossing.crossed_at,
        )
        key = _key(owner, crossing)
        holder = holders.get(key) if key else None
        if holder is None or not _is_same(holder, crossing):
            holder = _new_holder(crossing)
            if key:
                holders[key] = holder
            for fact in _met(crossing, holder):
                yield Draft(fact, stamp)
        passage = (holder.traveller_id, crossing.direction, crossing.crossed_at)
        if passage not in known:
            known.add(passage)
            yield Draft(self._crossed(crossing, holder, owner), stamp)

    def _crossed(self, crossing: OldCrossing, holder: Holder, owner: str) -> CrossingBroughtOver:
        is_entry = crossing.direction == "entry"
        return CrossingBroughtOver(
            crossing_id=new_id(),
            history_id=self._history_id,
            line=crossing.line,
            traveller_id=holder.traveller_id,
            document_id=holder.document_id,
            direction=crossing.direction,
            mode=crossing.mode,
            lane=crossing.lane,
            nationality=crossing.nationality,
            sex=crossing.sex or "",
            birth_year=int(crossing.birth[:4]) if crossing.birth else None,
            permission=crossing.permission if is_entry else "none_needed",
            permission_until_on=crossing.permission_until_on if is_entry else None,
            territory=owner,
            stay_days=crossing.stay_days if is_entry else None,
            crossed_at=crossing.crossed_at,
        )

    def _holders(self, crossings: Iterable[OldCrossing]) -> dict[tuple[str, str, str], Holder]:
        numbers = {number_key(crossing.document_number) for crossing in crossings} - {""}
        return {
            (holder.owner, holder.issuer, holder.number_key): holder
            for holder in list_holders(owners=self._others, number_keys=numbers)
        }


def _known_passages(holders: Iterable[Holder], crossings: Sequence[OldCrossing]) -> set[Passage]:
    """Who passed when, of these people and within the time of these crossings."""
    people = list({holder.traveller_id for holder in holders})
    if not people or not crossings:
        return set()
    first, last = min(c.crossed_at for c in crossings), max(c.crossed_at for c in crossings)
    found: set[Passage] = set()
    for start in range(0, len(people), _PEOPLE_AT_ONCE):
        rows = Crossing.objects.filter(
            traveller_id__in=people[start : start + _PEOPLE_AT_ONCE],
            crossed_at__gte=first,
            crossed_at__lte=last,
            undone_at__isnull=True,
        )
        found.update(rows.values_list("traveller_id", "direction", "crossed_at"))
    return found


def _key(owner: str, crossing: OldCrossing) -> tuple[str, str, str] | None:
    number = number_key(crossing.document_number)
    return (owner, crossing.issuer or crossing.nationality, number) if number else None


def _is_same(holder: Holder, crossing: OldCrossing) -> bool:
    """The same number is the same person where birth or name agree, as at a booth."""
    same_birth = bool(crossing.birth) and holder.birth == crossing.birth
    return same_birth or equal_names(holder.printed_name, crossing.printed_name)


def _new_holder(crossing: OldCrossing) -> Holder:
    return Holder(
        document_id=new_id() if crossing.document_number else None,
        traveller_id=new_id(),
        owner="",
        issuer=crossing.issuer or crossing.nationality,
        number_key=number_key(crossing.document_number),
        birth=crossing.birth,
        printed_name=crossing.printed_name,
    )


def _met(crossing: OldCrossing, holder: Holder) -> Iterator[Event]:
    yield describe_traveller(
        traveller_id=holder.traveller_id,
        surname=crossing.surname,
        given_names=crossing.given_names,
        birth=crossing.birth,
        sex=crossing.sex,
        nationality=crossing.nationality,
        full_name=_full_name(crossing.full_name),
        mother=crossing.mother,
    )
    if holder.document_id is not None:
        yield present_document(
            document_id=holder.document_id,
            traveller_id=holder.traveller_id,
            kind=crossing.document_kind or "passport",
            issuer=holder.issuer,
            nationality=crossing.nationality,
            expiry=crossing.expiry_on.isoformat() if crossing.expiry_on else "",
            number=crossing.document_number,
            surname=crossing.surname,
            given_names=crossing.given_names,
        )


def _full_name(text: str) -> FullName:
    """Four words are the four parts; of more or fewer nobody knows where one ends."""
    words = text.split()
    return FullName(*words) if len(words) == 4 else FullName(text)
