"""Two records are taken for one person and parted again; nothing is lost on the way, either way."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.operate.coordination.services import leave_instruction
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.models import Crossing, Stay
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.services import Again, Particulars
from manfadh.apps.operate.travellers.models import Merge, MergedRecord, Traveller
from manfadh.apps.operate.travellers.rules import Standing, group_records
from manfadh.apps.operate.travellers.selectors import (
    PersonUnknown,
    find_holder,
    get_pair,
    list_merge_candidates,
    list_merge_proposals,
    list_merges,
    list_records,
)
from manfadh.apps.operate.travellers.services import (
    MergeRefused,
    approve_erasure,
    approve_merge,
    decline_merge,
    merge_records,
    request_erasure,
    split_records,
    tell_records_apart,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger import reading as ledger
from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.replaying import differing_tables, digest_tables
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from tests.apps.operate.stories import undone
from tests.border import ANNA, law, read, with_
from tests.cast import FEDERAL, Part, viewer_of
from tests.kernel.sample.far_node import FarNode

__all__ = ["law"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
CARD = with_(ANNA, kind="id_card", number="AB1234567")
GROUND = "the same mother's name and date of birth"


@pytest.fixture
def colleague(karim: Viewer) -> Viewer:
    """Another officer of secondary."""
    return replace(karim, officer_id=new_id())


def crosses(viewer: Viewer, reading: Reading, direction: str = "entry", mother: str = "") -> UUID:
    """Somebody crosses with a paper; answers their record."""
    shown = read(viewer, reading, "entry" if direction == "entry" else "exit")
    crossings.decide_crossing(
        viewer=viewer,
        inspection_id=shown.inspection_id,
        particulars=Particulars(mother=mother),
        ground="looked at",
        again=Again(judgement="crosses_again", reason="as told"),
    )
    return shown.traveller_id


@pytest.fixture
def two(hana: Viewer) -> tuple[UUID, UUID]:
    """Anna by her passport, who entered, and by her card, who left a day later."""
    with clock.frozen_at(clock.now() - timedelta(days=2)):
        one = crosses(hana, ANNA, mother="Ingrid")
    with clock.frozen_at(clock.now() - timedelta(days=1)):
        other = crosses(hana, CARD, "exit", mother="Ingrid")
    assert one != other
    return one, other


def merged(karim: Viewer, colleague: Viewer, one: UUID, other: UUID) -> UUID:
    merge_id = new_id()
    assert not merge_records(
        viewer=karim, merge_id=merge_id, kept_id=one, merged_id=other, ground=GROUND
    )
    [waiting] = [p for p in list_merge_proposals(colleague) if p.merge_id == merge_id]
    assert waiting.approval_id
    approve_merge(viewer=colleague, approval_id=waiting.approval_id)
    return merge_id


def test_the_stay_that_two_records_held_open_is_ended_and_opens_again(
    karim: Viewer, colleague: Viewer, two: tuple[UUID, UUID]
) -> None:
    before = digest_tables()
    assert Stay.objects.get().left_at is None
    merge_id = merged(karim, colleague, *two)
    assert Stay.objects.get().left_at is not None
    assert differing_tables() == []
    split_records(viewer=karim, merge_id=merge_id, ground="two sisters")
    assert Stay.objects.get().left_at is None
    after = digest_tables()
    for table in ("crossings.Stay", "crossings.Crossing", "travellers.Traveller"):
        assert after[table] == before[table]
    assert after["travellers.MergedRecord"] == before["travellers.MergedRecord"]
    assert differing_tables() == []


def test_the_booth_sees_one_person_by_either_paper(
    hana: Viewer, karim: Viewer, colleague: Viewer, layla: Viewer, two: tuple[UUID, UUID]
) -> None:
    one, other = two
    leave_instruction(viewer=layla, traveller_id=one, action="bring_to_desk")
    assert [person.traveller_id for person in read(hana, CARD).namesakes] == [one]
    merged(karim, colleague, one, other)
    shown = read(hana, CARD)
    assert shown.traveller_id == other
    assert len(shown.lines) == 2
    assert shown.namesakes == []
    assert [left.action for left in shown.instructions] == ["bring_to_desk"]


def test_what_is_told_after_the_merge_stays_with_the_paper_after_the_split(
    hana: Viewer, karim: Viewer, colleague: Viewer, two: tuple[UUID, UUID]
) -> None:
    one, other = two
    merge_id = merged(karim, colleague, one, other)
    assert crosses(hana, CARD) == other
    split_records(viewer=karim, merge_id=merge_id, ground="two sisters")
    assert Crossing.objects.filter(traveller_id=other).count() == 2
    assert Crossing.objects.filter(traveller_id=one).count() == 1
    assert list_records(one) == [one]


def test_a_national_by_one_record_is_a_national_by_the_other(
    hana: Viewer, karim: Viewer, colleague: Viewer
) -> None:
    own = crosses(hana, with_(ANNA, number="A1111111", nationality="IRQ", issuer="IRQ"))
    foreign = crosses(hana, CARD)
    assert not read(hana, CARD).is_own_national
    merged(karim, colleague, foreign, own)
    assert read(hana, CARD).is_own_national


def test_four_eyes_nobody_agrees_to_their_own_proposal(
    karim: Viewer, two: tuple[UUID, UUID]
) -> None:
    merge_records(viewer=karim, merge_id=new_id(), kept_id=two[0], merged_id=two[1], ground=GROUND)
    [waiting] = list_merge_proposals(karim)
    assert waiting.is_own
    assert waiting.approval_id
    with pytest.raises(MergeRefused, match="somebody else"):
        approve_merge(viewer=karim, approval_id=waiting.approval_id)
    assert not MergedRecord.objects.exists()
    with pytest.raises(MergeRefused, match="already"):
        merge_records(
            viewer=karim, merge_id=new_id(), kept_id=two[1], merged_id=two[0], ground=GROUND
        )


def test_a_declined_proposal_changes_nothing(
    karim: Viewer, colleague: Viewer, two: tuple[UUID, UUID]
) -> None:
    merge_records(viewer=karim, merge_id=new_id(), kept_id=two[0], merged_id=two[1], ground=GROUND)
    [waiting] = list_merge_proposals(colleague)
    assert waiting.approval_id
    decline_merge(viewer=colleague, approval_id=waiting.approval_id, note="sisters")
    assert list_merge_proposals(karim) == []
    assert list_records(two[0]) == [two[0]]


def test_candidates_come_by_name_birth_and_mother_and_leave_once_decided(
    karim: Viewer, colleague: Viewer, two: tuple[UUID, UUID]
) -> None:
    [pair] = list_merge_candidates(karim)
    assert {pair.one.traveller_id, pair.other.traveller_id} == set(two)
    assert pair.why == "mother"
    merge_id = merged(karim, colleague, *two)
    assert list_merge_candidates(karim) == []
    split_records(viewer=karim, merge_id=merge_id, ground="two sisters")
    assert len(list_merge_candidates(karim)) == 1
    tell_records_apart(viewer=karim, one_id=two[1], other_id=two[0], ground="two sisters")
    assert list_merge_candidates(karim) == []
    assert get_pair(karim, *two).told_apart_at


def test_another_mothers_name_proposes_nobody(hana: Viewer, karim: Viewer) -> None:
    crosses(hana, ANNA, mother="Ingrid")
    crosses(hana, CARD, mother="Karin")
    assert list_merge_candidates(karim) == []


def test_erasing_one_of_them_erases_the_person(
    karim: Viewer,
    colleague: Viewer,
    maryam: Viewer,
    cast: dict[str, Part],
    two: tuple[UUID, UUID],
) -> None:
    merged(karim, colleague, *two)
    approval_id = new_id()
    request_erasure(viewer=maryam, traveller_id=two[0], ground="law", approval_id=approval_id)
    bashir = viewer_of(cast["bashir"]._replace(purpose=Purpose.DATA_PROTECTION))
    approve_erasure(viewer=bashir, approval_id=approval_id)
    for row in Traveller.objects.filter(traveller_id__in=two):
        assert not any((row.surname, row.mother, row.birth, row.sound_key))
    assert Merge.objects.get().ground is None
    assert differing_tables() == []


def test_a_merge_travels_to_another_node(
    karim: Viewer, colleague: Viewer, two: tuple[UUID, UUID]
) -> None:
    known = {entry.uid for entry in all_entries()}
    with undone():
        merged(karim, colleague, *two)
        told = [entry for entry in all_entries() if entry.uid not in known]
    assert not MergedRecord.objects.exists()
    far = FarNode()
    far.introduce()
    for entry in told:
        far.tell(entry.event, owner=entry.owner, port=entry.port, actor=entry.actor)
    receive(far.segment())
    assert set(list_records(two[1])) == set(two)
    assert Stay.objects.get().left_at is not None
    assert differing_tables() == []


def all_entries() -> list[ledger.AnyEntry]:
    return [
        entry for batch in ledger.read_stored(batch=5_000) for entry in ledger.understood(batch)
    ]


def test_a_paper_that_both_records_hold_leads_to_the_one_that_leads(
    karim: Viewer, colleague: Viewer, two: tuple[UUID, UUID]
) -> None:
    from manfadh.apps.operate.travellers.services import present_document
    from manfadh.kernel.ledger.recording import record

    one, other = two
    fields = {
        "kind": "passport",
        "issuer": "UTO",
        "nationality": "UTO",
        "expiry": "",
        "number": "SHARED1",
        "surname": ANNA.surname,
        "given_names": ANNA.given_names,
    }
    record(
        *(present_document(document_id=new_id(), traveller_id=who, **fields) for who in two),
        stamp=karim.stamp(),
    )
    asked = {"issuer": "UTO", "number": "SHARED1", "birth": ANNA.birth, "name": ANNA.printed_name}
    assert find_holder(owners=[FEDERAL], **asked) is None
    assert list_merge_candidates(karim)[0].why == "document"
    merged(karim, colleague, other, one)
    held = find_holder(owners=[FEDERAL], **asked)
    assert held
    assert held[1].traveller_id == other


@pytest.mark.parametrize("name", ["hana", "dalal", "layla", "maryam", "rana"])
def test_nobody_else_merges_or_sees_candidates(
    cast: dict[str, Part], two: tuple[UUID, UUID], name: str
) -> None:
    viewer = viewer_of(cast[name])
    with pytest.raises(NotPermitted):
        list_merge_candidates(viewer)
    with pytest.raises(NotPermitted):
        merge_records(
            viewer=viewer, merge_id=new_id(), kept_id=two[0], merged_id=two[1], ground=GROUND
        )


def test_bad_asks_are_refused_gently(karim: Viewer, two: tuple[UUID, UUID]) -> None:
    one, other = two
    with pytest.raises(MergeRefused, match="two different"):
        merge_records(viewer=karim, merge_id=new_id(), kept_id=one, merged_id=one, ground="x")
    with pytest.raises(MergeRefused, match="ground"):
        merge_records(viewer=karim, merge_id=new_id(), kept_id=one, merged_id=other, ground=" ")
    with pytest.raises(PersonUnknown):
        merge_records(viewer=karim, merge_id=new_id(), kept_id=one, merged_id=new_id(), ground="x")
    with pytest.raises(MergeRefused, match="not found"):
        split_records(viewer=karim, merge_id=new_id(), ground="x")
    assert list_merges(karim) == []


IDS = st.integers(0, 5).map(lambda number: UUID(int=number))


@given(pairs=st.lists(st.tuples(IDS, IDS), max_size=8), data=st.data())
def test_in_any_order_merges_make_the_same_people(
    pairs: list[tuple[UUID, UUID]], data: st.DataObject
) -> None:
    merges = [Standing(one, other, f"{at:03}") for at, (one, other) in enumerate(pairs)]
    people = group_records(merges)
    assert group_records(data.draw(st.permutations(merges))) == people
    for one, other in pairs:
        assert people.get(one, one) == people.get(other, other)
    assert all(people[person] == person for person in people.values())
