"""Pure decisions about people and documents: keys, and which known person a document leads to."""

from collections.abc import Sequence
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


def choose_known(candidates: Sequence[Candidate]) -> UUID | None:
    """The one known person a document surely belongs to, or None.

    The same number by the same issuer with the same birth or name is the same person. A number
    alone is not (issuers reuse numbers; papers are handed on), and a name alone never is.
    """
    sure = {c.traveller_id for c in candidates if c.same_number and (c.same_birth or c.same_name)}
    return sure.pop() if len(sure) == 1 else None
