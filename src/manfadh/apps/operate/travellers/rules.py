"""Pure decisions about people and documents: keys, and which known person a document leads to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from manfadh.libs.names import FullName, name_key, sorted_sound_key


class NameKeys(NamedTuple):
    """The keys under which a person is found again."""

    name_key: str
    sound_key: str


class Candidate(NamedTuple):
    """A known person that a document may belong to, with what speaks for it."""

    traveller_id: UUID
    same_number: bool
    same_name: bool
    same_birth: bool


def keys_of(full_name: FullName, surname: str, given_names: str) -> NameKeys:
    """The keys of a person: the four-part name where it is known, else the name on the document.

    The name key serves search by typing, in the script that was typed; the sound key is by what the
    document prints, so that the next reading of it, at any port, comes to the same key.
    """
    printed = f"{given_names} {surname}".strip()
    own = str(full_name) or printed
    return NameKeys(name_key(own), sorted_sound_key(printed or own))


class Standing(NamedTuple):
    """A merge that stands: the record that leads, the one beside it, and when it was said."""

    kept_id: UUID
    merged_id: UUID
    stamp: str


def group_records(merges: Iterable[Standing]) -> dict[UUID, UUID]:
    """Which record leads each record that is one person with another, by the merges that stand.

    Records joined by merges, whichever way round and over however many steps, are one person. The
    last merge among them says which record leads. Records merged with nobody are not here.
    """
    merges = list(merges)
    joined = _Joined()
    for merge in merges:
        joined.join(merge.kept_id, merge.merged_id)
    leads: dict[UUID, Standing] = {}
    for merge in sorted(merges, key=lambda one: (one.stamp, one.kept_id.int, one.merged_id.int)):
        leads[joined.root_of(merge.kept_id)] = merge
    members = {record for merge in merges for record in merge[:2]}
    people = {record: leads[joined.root_of(record)].kept_id for record in members}
    sizes = Counter(people.values())
    return {record: person for record, person in people.items() if sizes[person] > 1}


class _Joined:
    """Sets that grow together (union and find)."""

    def __init__(self) -> None:
        self._above: dict[UUID, UUID] = {}

    def root_of(self, record: UUID) -> UUID:
        while record in self._above:
            record = self._above[record]
        return record

    def join(self, one: UUID, other: UUID) -> None:
        first, second = self.root_of(one), self.root_of(other)
        if first != second:
            self._above[second] = first


def choose_known(
    candidates: Sequence[Candidate], people: Mapping[UUID, UUID] = MappingProxyType({})
) -> UUID | None:
    """The record of the one known person a document surely belongs to, or None.

    `people` are leading records, of those that are one person with others: among these the leading
    one is chosen.

    The same number by the same issuer with the same birth or name is the same person. A number
    alone is not (issuers reuse numbers; papers are handed on), and a name alone never is.
    """
    sure = {c.traveller_id for c in candidates if c.same_number and (c.same_birth or c.same_name)}
    if len({people.get(record, record) for record in sure}) != 1:
        return None
    return min(sure, key=lambda record: (record != people.get(record, record), record.int))
