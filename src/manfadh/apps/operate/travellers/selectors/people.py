"""Questions about people and their documents.

Functions that take `owners` are building blocks for one larger question; whoever asks that one
records the look. Functions that take a `viewer` record it themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.govern.policy.selectors import owners_visible_to
from manfadh.apps.operate.travellers.models import Document, MergedRecord, Traveller
from manfadh.apps.operate.travellers.rules import Candidate, choose_known
from manfadh.kernel import clock
from manfadh.kernel.prepared import prepared
from manfadh.kernel.search import Match, search_by_key
from manfadh.kernel.viewers import Viewer
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import FullName, equal_names, name_key, sorted_sound_key

SHOWN_AT_MOST = 50
_KEYS_AT_ONCE = 500
# What an approval of an erasure is about (`kernel.about.About`).
ERASURE = "travellers.erasure"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the system knows them; personal fields are None once erased."""

    traveller_id: UUID
    given: str | None
    father: str | None
    grandfather: str | None
    family: str | None
    mother: str | None
    surname: str | None
    given_names: str | None
    birth: str | None
    sex: str | None
    nationality: str

    @property
    def full_name(self) -> FullName:
        """The four-part name in the person's own script, as far as it is known."""
        return FullName(
            self.given or "", self.father or "", self.grandfather or "", self.family or ""
        )

    @property
    def printed_name(self) -> str:
        """The name as documents print it, given names first."""
        return f"{self.given_names or ''} {self.surname or ''}".strip()


@dataclass(frozen=True, slots=True)
class PresentedDocument:
    """A document as last read."""

    document_id: UUID
    traveller_id: UUID
    kind: str
    issuer: str
    nationality: str
    expiry: str
    number: str | None
    surname: str | None
    given_names: str | None


class PersonUnknown(Exception):
    """There is no such person, or none that this viewer may see."""


def find_holder(
    *, owners: Iterable[str], issuer: str, number: str, birth: str, name: str
) -> tuple[PresentedDocument, Person] | None:
    """The known holder of a document by exact number, where that is sure; else None."""
    owners = list(owners)
    documents = _documents_numbered(owners, issuer, number)
    holders = [d.traveller_id for d in documents]
    people = {row.traveller_id: _person(row) for row in _held_among(holders, owners)}
    candidates = [
        Candidate(
            person.traveller_id,
            same_number=True,
            same_name=equal_names(person.printed_name, name),
            same_birth=bool(birth) and person.birth == birth,
        )
        for document in documents
        if (person := people.get(document.traveller_id))
    ]
    # Only where several records hold it, does it matter which of them are one person.
    several = [c.traveller_id for c in candidates] if len(candidates) > 1 else []
    known = choose_known(candidates, _leaders(several))
    if known is None:
        return None
    return next(d for d in documents if d.traveller_id == known), people[known]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a document of a number, as far as telling people apart needs it."""

    document_id: UUID | None
    traveller_id: UUID
    owner: str
    issuer: str
    number_key: str
    birth: str
    printed_name: str


def list_holders(*, owners: Iterable[str], number_keys: Iterable[str]) -> list[Holder]:
    """The known holders of documents by their number keys: for taking over many at once.

    Of several documents with one number the one presented last counts. Nobody is shown anything,
    so no look is recorded.
    """
    keys, found = sorted(number_keys), []
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        documents = Document.objects.filter(
            number_key__in=keys[start : start + _KEYS_AT_ONCE],
            owner__in=list(owners),
            traveller_id__isnull=False,
        ).order_by("presented_at", "document_id")
        held = list(documents)
        people = {
            p.traveller_id: p for p in _people([d.traveller_id for d in held if d.traveller_id])
        }
        found += [_holder(d, people[d.traveller_id]) for d in held if d.traveller_id in people]
    return found


def list_namesakes(
    *, owners: Iterable[str], name: str, birth: str, other_than: UUID | None
) -> list[Person]:
    """Known people with an equal normalised name and the same birth, under another record."""
    key = sorted_sound_key(name)
    if not key or not birth:
        return []
    found = _namesakes(key, birth, sorted(owners))
    return [_person(row) for row in found if row.traveller_id != other_than]


def get_people(traveller_ids: Sequence[UUID]) -> list[Person]:
    """The people with these ids, as far as they are known; the caller records the look."""
    if not traveller_ids:
        return []
    return [_person(row) for row in _people(list(traveller_ids))]


def find_document(*, document_id: UUID) -> PresentedDocument | None:
    """One document, for a caller that has recorded the look."""
    row = Document.objects.filter(document_id=document_id).first()
    return document_of(row) if row else None


def list_nationalities(*, traveller_id: UUID) -> frozenset[str]:
    """Every nationality that a person or a document of theirs was ever recorded with."""
    found = [*_own_nationalities(traveller_id), *_nationalities_of_papers(traveller_id)]
    return frozenset(filter(None, found))


def get_person(viewer: Viewer, traveller_id: UUID) -> Person:
    """One person; the look is recorded. Raises PersonUnknown, also for people of other owners."""
    viewer.require("person.search")
    row = _held(_visible(viewer)).filter(traveller_id=traveller_id).first()
    record_look(
        viewer=viewer,
        kind="person",
        query=str(traveller_id),
        people=[traveller_id] if row else [],
    )
    if row is None:
        raise PersonUnknown(str(traveller_id))
    return _person(row)


def search_people(viewer: Viewer, text: str, *, reason: str = "") -> list[Person]:
    """People by document number or by name in any script; the look and the query are recorded.

    `reason` is why the viewer looks, in their own words; it is recorded with the query.

    A name finds those whose key begins with it, and those that sound the same. At most
    `SHOWN_AT_MOST`, best first. Needs `person.search`; raises NotPermitted.
    """
    viewer.require("person.search")
    return _searched(viewer, _visible(viewer), text, reason)


def list_subjects(viewer: Viewer, text: str) -> list[Person]:
    """The same search for who answers people's own requests about their data: own people alone.

    Needs `person.find`, so not `person.search`; the look and the query are recorded.
    """
    viewer.require("person.find", owner=viewer.authority)
    return _searched(viewer, [viewer.authority], text, "")


def get_subject(viewer: Viewer, traveller_id: UUID) -> Person:
    """One person whose data is asked about; the look is recorded.

    Needs `person.find`, or `person.erase.approve` for who is to agree to an erasure. Raises
    PersonUnknown, also for a person of another authority.
    """
    if not viewer.may("person.erase.approve", owner=viewer.authority):
        viewer.require("person.find", owner=viewer.authority)
    row = _held([viewer.authority]).filter(traveller_id=traveller_id).first()
    if row is None:
        raise PersonUnknown(str(traveller_id))
    record_look(viewer=viewer, kind="person", query=str(traveller_id), people=[traveller_id])
    return _person(row)


def _searched(viewer: Viewer, owners: list[str], text: str, reason: str) -> list[Person]:
    found = _search(owners, text)
    record_look(
        viewer=viewer,
        kind="person search",
        query=" · ".join(filter(None, (text.strip(), reason.strip()))),
        people=[person.traveller_id for person in found],
    )
    return found


def _search(owners: list[str], text: str) -> list[Person]:
    by_number = _holders_of(owners, number_key(text))
    rows = _named(owners, text).order_by("name_key", "pk")[:SHOWN_AT_MOST]
    by_name = [_person(row) for row in rows]
    unique = {person.traveller_id: person for person in [*by_number, *by_name]}
    return list(unique.values())[:SHOWN_AT_MOST]


def _named(owners: list[str], text: str) -> QuerySet[Traveller]:
    # Each by its own index; of what can't be read as a name, nobody is called.
    begins = search_by_key(_held(owners), "name_key", text, key_of=name_key)
    sounds = search_by_key(
        _held(owners), "sound_key", text, key_of=sorted_sound_key, match=Match.EQUAL
    )
    return begins | sounds


def _holders_of(owners: list[str], key: str) -> list[Person]:
    if not any(character.isdigit() for character in key):
        return []
    documents = Document.objects.filter(number_key=key, owner__in=owners)
    holders = documents.values_list("traveller_id", flat=True)[:SHOWN_AT_MOST]
    held = _held(owners).filter(traveller_id__in=[holder for holder in holders if holder])
    return [_person(row) for row in held.order_by("pk")]


def _held(owners: Iterable[str]) -> QuerySet[Traveller]:
    return Traveller.objects.filter(owner__in=list(owners), registered_at__isnull=False)


def _documents_numbered(owners: Iterable[str], issuer: str, number: str) -> list[PresentedDocument]:
    key = number_key(number)
    if not key:
        return []
    return [document_of(row) for row in _documents(key, issuer, sorted(owners))]


def _leaders(records: Sequence[UUID]) -> dict[UUID, UUID]:
    return dict(_merged(list(records))) if records else {}


@prepared
def _documents(number_key: str, issuer: str, owners: Sequence[str]) -> QuerySet[Document]:
    found = Document.objects.filter(number_key=number_key, issuer=issuer, owner__in=owners)
    return found[:SHOWN_AT_MOST]


@prepared
def _held_among(traveller_ids: Sequence[UUID], owners: Sequence[str]) -> QuerySet[Traveller]:
    return Traveller.objects.filter(
        traveller_id__in=traveller_ids, owner__in=owners, registered_at__isnull=False
    )


@prepared
def _merged(records: Sequence[UUID]) -> QuerySet[MergedRecord, tuple[UUID, UUID]]:
    found = MergedRecord.objects.filter(traveller_id__in=records)
    return found.values_list("traveller_id", "person_id")


@prepared
def _people(traveller_ids: Sequence[UUID]) -> QuerySet[Traveller]:
    return Traveller.objects.filter(traveller_id__in=traveller_ids)


@prepared
def _namesakes(sound_key: str, birth: str, owners: Sequence[str]) -> QuerySet[Traveller]:
    found = Traveller.objects.filter(
        sound_key=sound_key, birth=birth, owner__in=owners, registered_at__isnull=False
    )
    return found[:SHOWN_AT_MOST]


@prepared
def _own_nationalities(traveller_id: UUID) -> QuerySet[Traveller, str]:
    found = Traveller.objects.filter(traveller_id=traveller_id)
    return found.values_list("nationality", flat=True)


@prepared
def _nationalities_of_papers(traveller_id: UUID) -> QuerySet[Document, str]:
    found = Document.objects.filter(traveller_id=traveller_id)
    return found.values_list("nationality", flat=True)


def _visible(viewer: Viewer) -> list[str]:
    return list(owners_visible_to(viewer.authority, "travellers", clock.now().date()))


def _person(row: Traveller) -> Person:
    return Person(
        row.traveller_id, row.given, row.father, row.grandfather, row.family, row.mother,
        row.surname, row.given_names, row.birth, row.sex, row.nationality,
    )  # fmt: skip


def _holder(document: Document, person: Traveller) -> Holder:
    assert document.traveller_id is not None, "a document row comes with its holder"
    return Holder(
        document_id=document.document_id,
        traveller_id=document.traveller_id,
        owner=document.owner,
        issuer=document.issuer,
        number_key=document.number_key or "",
        birth=person.birth or "",
        printed_name=_person(person).printed_name or str(_person(person).full_name),
    )


def document_of(row: Document) -> PresentedDocument:
    """A row as it is shown; a building block without a look."""
    assert row.traveller_id is not None, "a document row comes with its holder"
    return PresentedDocument(
        row.document_id, row.traveller_id, row.kind, row.issuer, row.nationality, row.expiry,
        row.number, row.surname, row.given_names,
    )  # fmt: skip
