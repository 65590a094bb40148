"""A person is erased by four eyes, for good, and stays erased."""

from dataclasses import replace
from uuid import UUID

import pytest

from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings.models import Crossing, Stay
from manfadh.apps.operate.travellers.models import Document, Traveller
from manfadh.apps.operate.travellers.selectors import (
    PersonUnknown,
    find_holder,
    list_namesakes,
    list_subjects,
    search_people,
)
from manfadh.apps.operate.travellers.services import (
    ErasureRefused,
    approve_erasure,
    decline_erasure,
    describe_traveller,
    request_erasure,
)
from manfadh.kernel.approvals.selectors import ApprovalNotFound
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from tests.apps.operate.stories import crossing
from tests.apps.operate.travellers.test_finding import holder, meet
from tests.cast import FEDERAL, Part, viewer_of
from tests.kernel.sample.far_node import FarNode

pytestmark = pytest.mark.django_db
GROUND = "Data protection law, article 12"


@pytest.fixture
def bashir_agreeing(cast: dict[str, Part]) -> Viewer:
    """Bashir, asked for a second pair of eyes."""
    return viewer_of(cast["bashir"]._replace(purpose=Purpose.DATA_PROTECTION))


def ask(viewer: Viewer, who: UUID) -> UUID:
    approval_id = new_id()
    request_erasure(viewer=viewer, traveller_id=who, ground=GROUND, approval_id=approval_id)
    return approval_id


def erased(maryam: Viewer, bashir: Viewer) -> UUID:
    who = meet()
    record(crossing(0, who, "entry", 0), stamp=Stamp(actor=None, owner=FEDERAL, port="IQ-ZRB"))
    approve_erasure(viewer=bashir, approval_id=ask(maryam, who))
    return who


def test_until_somebody_agrees_nothing_goes(maryam: Viewer) -> None:
    who = meet()
    ask(maryam, who)
    assert holder() == who


def test_an_erased_person_is_found_by_nothing(
    maryam: Viewer, karim: Viewer, bashir_agreeing: Viewer
) -> None:
    erased(maryam, bashir_agreeing)
    for text in ("X1234567", "زينب كاظم", "ZAINAB KADHIM AL UBAIDI"):
        assert search_people(karim, text) == list_subjects(maryam, text) == []
    asked = {"birth": "1990-03-02", "name": "ZAINAB KADHIM AL UBAIDI"}
    assert find_holder(owners=[FEDERAL], issuer="UTO", number="X1234567", **asked) is None
    assert list_namesakes(owners=[FEDERAL], other_than=None, **asked) == []


def test_what_stays_is_that_somebody_crossed(maryam: Viewer, bashir_agreeing: Viewer) -> None:
    who = erased(maryam, bashir_agreeing)
    row = Crossing.objects.get(traveller_id=who)
    assert (row.port, row.direction, row.birth_year, row.permission_number) == (
        "IQ-ZRB",
        "entry",
        1974,
        None,
    )
    assert Stay.objects.filter(traveller_id=who).exists()
    person = Traveller.objects.get(traveller_id=who)
    assert not any((person.given, person.mother, person.birth, person.sound_key))
    assert Document.objects.get(traveller_id=who).number is None


def test_the_words_of_a_search_for_the_person_go_too(
    maryam: Viewer, karim: Viewer, bashir_agreeing: Viewer
) -> None:
    who = meet()
    search_people(karim, "X1234567")
    approve_erasure(viewer=bashir_agreeing, approval_id=ask(maryam, who))
    look = Look.objects.get(viewer_id=karim.officer_id, kind="person search")
    assert look.query is None


def test_the_ledger_keeps_the_ground_and_the_tables_replay(
    maryam: Viewer, bashir_agreeing: Viewer
) -> None:
    erased(maryam, bashir_agreeing)
    entry = LedgerEntry.objects.get(type="kernel.subject_erased")
    assert GROUND.encode() in bytes(entry.canonical)
    assert differing_tables() == []


def test_an_old_segment_of_another_post_brings_nobody_back(
    maryam: Viewer, karim: Viewer, bashir_agreeing: Viewer
) -> None:
    who = erased(maryam, bashir_agreeing)
    far = FarNode()
    far.introduce()
    told = describe_traveller(
        traveller_id=who,
        surname="AL UBAIDI",
        given_names="ZAINAB KADHIM",
        birth="1990-03-02",
        sex="F",
        nationality="UTO",
    )
    far.tell(told, owner=FEDERAL)
    receive(far.segment())
    assert search_people(karim, "ZAINAB KADHIM AL UBAIDI") == []
    assert Traveller.objects.get(traveller_id=who).surname is None


def test_maryam_does_not_agree_to_her_own_request(maryam: Viewer) -> None:
    who = meet()
    with pytest.raises(ErasureRefused, match="somebody else"):
        approve_erasure(viewer=maryam, approval_id=ask(maryam, who))
    assert holder() == who


def test_a_second_data_protection_officer_may_agree(maryam: Viewer) -> None:
    who = meet()
    second = replace(maryam, officer_id=new_id())
    assert approve_erasure(viewer=second, approval_id=ask(maryam, who)) == who
    assert holder() is None


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "layla", "rana", "ahmed", "bashir"])
def test_nobody_else_asks_or_agrees(maryam: Viewer, cast: dict[str, Part], name: str) -> None:
    who = meet()
    approval_id = ask(maryam, who)
    other = viewer_of(cast[name])
    with pytest.raises(NotPermitted):
        request_erasure(viewer=other, traveller_id=who, ground=GROUND, approval_id=new_id())
    with pytest.raises(ApprovalNotFound):
        approve_erasure(viewer=other, approval_id=approval_id)
    assert holder() == who


def test_an_erasure_needs_a_ground_a_person_and_no_second_request(maryam: Viewer) -> None:
    who = meet()
    with pytest.raises(ErasureRefused, match="ground"):
        request_erasure(viewer=maryam, traveller_id=who, ground=" ", approval_id=new_id())
    with pytest.raises(PersonUnknown):
        ask(maryam, new_id())
    ask(maryam, who)
    with pytest.raises(ErasureRefused, match="already"):
        ask(maryam, who)


def test_a_declined_erasure_leaves_the_person(maryam: Viewer, bashir_agreeing: Viewer) -> None:
    who = meet()
    approval_id = ask(maryam, who)
    decline_erasure(viewer=bashir_agreeing, approval_id=approval_id, note="A case is open.")
    with pytest.raises(ErasureRefused, match="declined"):
        approve_erasure(viewer=bashir_agreeing, approval_id=approval_id)
    assert holder() == who
