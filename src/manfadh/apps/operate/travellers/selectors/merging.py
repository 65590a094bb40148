"""Which records are one person, which may be, and what was decided about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.travellers.models import (
    Document,
    Merge,
    MergedRecord,
    MergeProposal,
    Traveller,
    TwoPeople,
)
from manfadh.apps.operate.travellers.selectors.people import (
    Person,
    PersonUnknown,
    PresentedDocument,
    document_of,
    get_people,
)
from manfadh.kernel.about import About
from manfadh.kernel.approvals.apply import ApprovalState
from manfadh.kernel.approvals.selectors import list_approvals_about
from manfadh.kernel.prepared import prepared
from manfadh.kernel.viewers import Viewer
from manfadh.libs.names import equal_names

# What an approval of a merge is about (`kernel.about.About`).
MERGE = "travellers.merge"
PAIRS_SHOWN = 50
_KEYS_LOOKED_AT = 400
_MERGES_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two records that may be one person, and why: by "document", "mother" or "name"."""

    one: Person
    other: Person
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShown:
    """One record for comparison: the person as described, with every paper shown."""

    person: Person
    documents: Sequence[PresentedDocument]
    registered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairShown:
    """Two records side by side, and what was decided about them."""

    one: RecordShown
    other: RecordShown
    is_one_person: bool
    told_apart_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeShown:
    """A merge as it stands, or waits for a second officer."""

    merge_id: UUID
    kept: Person | None
    merged: Person | None
    ground: str | None
    by: UUID | None
    at: datetime
    split_at: datetime | None
    split_by: UUID | None
    split_ground: str | None
    # Of a proposal that waits: the approval to be given, and whether the viewer made it.
    approval_id: UUID | None = None
    is_own: bool = False


def list_records(traveller_id: UUID) -> list[UUID]:
    """Every record of the same person, the given one first; a building block without a look."""
    others = [record for record in _records(traveller_id) if record != traveller_id]
    return [traveller_id, *others]


def find_people_of(traveller_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Which record leads, for every record that is one person with one of these; mostly empty."""
    return dict(_people_of(list(traveller_ids))) if traveller_ids else {}


def list_touched(merge_ids: Iterable[UUID], records: Iterable[UUID]) -> set[UUID]:
    """Every record that is one person now with a record of these merges, or with one of these."""
    pairs = Merge.objects.filter(merge_id__in=list(merge_ids)).values_list("kept_id", "merged_id")
    named = {record for pair in pairs for record in pair if record} | set(records)
    return named | set(find_people_of(list(named)))


def list_merge_candidates(viewer: Viewer) -> list[Pair]:
    """Pairs of records that may be one person, surest first; the look is recorded.

    By the same number of the same issuer, by equal name, birth and mother's name, and by equal
    name and birth where a mother's name is not known. Those that are one person already, or were
    found to be two, are left out. At most `PAIRS_SHOWN`. Needs `person.merge`.
    """
    viewer.require("person.merge", owner=viewer.authority)
    pairs = [*_by_document(viewer.authority), *_by_name(viewer.authority)]
    found: dict[frozenset[UUID], Pair] = {}
    for pair in pairs:
        found.setdefault(frozenset((pair.one.traveller_id, pair.other.traveller_id)), pair)
    decided = _decided({record for pair in found for record in pair})
    shown = [pair for key, pair in found.items() if key not in decided]
    shown.sort(key=lambda pair: ("document", "mother", "name").index(pair.why))
    shown = shown[:PAIRS_SHOWN]
    people = {p.traveller_id for pair in shown for p in (pair.one, pair.other)}
    record_look(viewer=viewer, kind="person", query="records to merge", people=list(people))
    return shown


def get_pair(viewer: Viewer, one_id: UUID, other_id: UUID) -> PairShown:
    """Two records of the viewer's authority side by side; the look is recorded.

    Needs `person.merge`. Raises NotPermitted, PersonUnknown.
    """
    viewer.require("person.merge", owner=viewer.authority)
    rows = {
        row.traveller_id: row
        for row in Traveller.objects.filter(
            traveller_id__in=[one_id, other_id],
            owner=viewer.authority,
            registered_at__isnull=False,
        )
    }
    if len(rows) < len(("one", "other")):
        raise PersonUnknown(f"{one_id} {other_id}")
    record_look(
        viewer=viewer, kind="person", query="two records side by side", people=[one_id, other_id]
    )
    apart = _apart([one_id, other_id]).get(frozenset((one_id, other_id)))
    return PairShown(
        one=_record(rows[one_id]),
        other=_record(rows[other_id]),
        is_one_person=other_id in list_records(one_id),
        told_apart_at=apart,
    )


def list_merges(viewer: Viewer) -> list[MergeShown]:
    """The last merges of the viewer's authority, split ones too; the look is recorded.

    Needs `person.merge`; raises NotPermitted.
    """
    viewer.require("person.merge", owner=viewer.authority)
    rows = list(
        Merge.objects.filter(owner=viewer.authority, merged_at__isnull=False).order_by(
            "-merged_stamp"
        )[:_MERGES_SHOWN]
    )
    people = _named(viewer, rows, "merges")
    return [
        MergeShown(
            merge_id=row.merge_id,
            kept=people.get(row.kept_id) if row.kept_id else None,
            merged=people.get(row.merged_id) if row.merged_id else None,
            ground=row.ground,
            by=row.merged_by,
            at=row.merged_at,
            split_at=row.split_at,
            split_by=row.split_by,
            split_ground=row.split_ground,
        )
        for row in rows
        if row.merged_at
    ]


def list_merge_proposals(viewer: Viewer) -> list[MergeShown]:
    """The merges that wait for a second officer, the oldest first; the look is recorded.

    Needs `person.merge`; raises NotPermitted.
    """
    viewer.require("person.merge", owner=viewer.authority)
    done = Merge.objects.filter(merged_at__isnull=False).values("merge_id")
    rows = list(
        MergeProposal.objects.filter(owner=viewer.authority, proposed_at__isnull=False)
        .exclude(merge_id__in=done)
        .order_by("proposed_stamp")[:_MERGES_SHOWN]
    )
    people = _named(viewer, rows, "merges proposed")
    return [shown for row in rows if (shown := _proposal(viewer, row, people))]


def _proposal(
    viewer: Viewer, row: MergeProposal, people: Mapping[UUID, Person]
) -> MergeShown | None:
    open_ones = [
        approval
        for approval in list_approvals_about(viewer=viewer, about=About(MERGE, row.merge_id))
        if approval.state is ApprovalState.OPEN
    ]
    if not open_ones or row.proposed_at is None:
        return None
    return MergeShown(
        merge_id=row.merge_id,
        kept=people.get(row.kept_id) if row.kept_id else None,
        merged=people.get(row.merged_id) if row.merged_id else None,
        ground=row.ground,
        by=row.proposed_by,
        at=row.proposed_at,
        split_at=None,
        split_by=None,
        split_ground=None,
        approval_id=open_ones[0].approval_id,
        is_own=open_ones[0].requested_by == viewer.officer_id,
    )


def _named(viewer: Viewer, rows: Sequence[Merge | MergeProposal], query: str) -> dict[UUID, Person]:
    ids = list({record for row in rows for record in (row.kept_id, row.merged_id) if record})
    record_look(viewer=viewer, kind="person", query=query, people=ids)
    return {person.traveller_id: person for person in get_people(ids)}


def _record(row: Traveller) -> RecordShown:
    [person] = get_people([row.traveller_id])
    papers = Document.objects.filter(traveller_id=row.traveller_id).order_by("presented_stamp")
    return RecordShown(
        person=person,
        documents=[document_of(paper) for paper in papers],
        registered_at=row.registered_at,
    )


def _by_document(owner: str) -> list[Pair]:
    """Pairs that showed a paper of the same number and issuer."""
    shared = (
        Document.objects.filter(owner=owner, number_key__gt="")
        .values_list("number_key", "issuer")
        .annotate(holders=Count("traveller_id", distinct=True))
        .filter(holders__gt=1)
        .order_by("number_key", "issuer")[:_KEYS_LOOKED_AT]
    )
    pairs = []
    for key, issuer, _ in shared:
        holders = Document.objects.filter(owner=owner, number_key=key, issuer=issuer)
        ids = sorted(
            {row for row in holders.values_list("traveller_id", flat=True) if row}, key=str
        )
        pairs += _pairs(get_people(ids), "document")
    return pairs


def _by_name(owner: str) -> list[Pair]:
    """Pairs of equal name and birth, unless their mothers' names tell them apart."""
    shared = (
        Traveller.objects.filter(
            owner=owner, registered_at__isnull=False, sound_key__gt="", birth__gt=""
        )
        .values_list("sound_key", "birth")
        .annotate(records=Count("pk"))
        .filter(records__gt=1)
        .order_by("sound_key", "birth")[:_KEYS_LOOKED_AT]
    )
    pairs = []
    for key, birth, _ in shared:
        rows = Traveller.objects.filter(owner=owner, sound_key=key, birth=birth)
        people = get_people(sorted(rows.values_list("pk", flat=True), key=str))
        pairs += [
            Pair(one=pair.one, other=pair.other, why=why)
            for pair in _pairs(people, "")
            if (why := _by_mother(pair.one, pair.other))
        ]
    return pairs


def _by_mother(one: Person, other: Person) -> str:
    if not one.mother or not other.mother:
        return "name"
    return "mother" if equal_names(one.mother, other.mother) else ""


def _pairs(people: Sequence[Person], why: str) -> list[Pair]:
    return [
        Pair(one=one, other=other, why=why)
        for at, one in enumerate(people)
        for other in people[at + 1 :]
    ]


def _decided(records: set[UUID]) -> set[frozenset[UUID]]:
    """The pairs among these that are one person already, or were found to be two."""
    people = find_people_of(list(records))
    groups: dict[UUID, list[UUID]] = {}
    for record, person in people.items():
        groups.setdefault(person, []).append(record)
    joined = {
        frozenset((one, other))
        for members in groups.values()
        for one in members
        for other in members
        if one != other
    }
    return joined | set(_apart(list(records)))


def _apart(records: Sequence[UUID]) -> dict[frozenset[UUID], datetime]:
    rows = TwoPeople.objects.filter(
        Q(one_id__in=records) | Q(other_id__in=records), told_at__isnull=False
    )
    return {
        frozenset((row.one_id, row.other_id)): row.told_at
        for row in rows
        if row.one_id and row.other_id and row.told_at
    }


@prepared
def _records(traveller_id: UUID) -> QuerySet[MergedRecord, UUID]:
    person = MergedRecord.objects.filter(traveller_id=traveller_id).values("person_id")
    same = MergedRecord.objects.filter(person_id__in=person)
    return same.order_by("traveller_id").values_list("traveller_id", flat=True)


@prepared
def _people_of(traveller_ids: Sequence[UUID]) -> QuerySet[MergedRecord, tuple[UUID, UUID]]:
    people = MergedRecord.objects.filter(traveller_id__in=traveller_ids).values("person_id")
    same = MergedRecord.objects.filter(person_id__in=people)
    return same.order_by("traveller_id").values_list("traveller_id", "person_id")
