"""Whom a document leads to, whom a search finds, and who is told."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from manfadh.apps.govern.audit.models import Look, LookPerson
from manfadh.apps.operate.travellers.selectors import (
    PersonUnknown,
    find_holder,
    get_person,
    get_subject,
    list_namesakes,
    list_subjects,
    search_people,
)
from manfadh.apps.operate.travellers.services import describe_traveller, present_document
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import NotPermitted, Viewer
from manfadh.libs.names import FullName
from tests.cast import FEDERAL, REGION, Part, viewer_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)


def meet(
    surname: str = "AL UBAIDI",
    given_names: str = "ZAINAB KADHIM",
    birth: str = "1990-03-02",
    number: str = "X1234567",
    issuer: str = "UTO",
    owner: str = FEDERAL,
    full_name: FullName | None = None,
) -> UUID:
    """Somebody is met for the first time, with a document."""
    who = new_id()
    record(
        describe_traveller(
            traveller_id=who,
            surname=surname,
            given_names=given_names,
            birth=birth,
            sex="F",
            nationality="UTO",
            full_name=full_name or FullName("زينب", "كاظم", "جواد", "العبيدي"),
            mother="أمل حسن",
        ),
        present_document(
            document_id=new_id(),
            traveller_id=who,
            kind="passport",
            issuer=issuer,
            nationality="UTO",
            expiry="2032-01-01",
            number=number,
            surname=surname,
            given_names=given_names,
        ),
        stamp=Stamp(actor=None, owner=owner),
    )
    return who


def holder(
    number: str = "X1234567",
    issuer: str = "UTO",
    birth: str = "1990-03-02",
    name: str = "ZAINAB KADHIM AL UBAIDI",
    owner: str = FEDERAL,
) -> UUID | None:
    found = find_holder(owners=[owner], issuer=issuer, number=number, birth=birth, name=name)
    return found[1].traveller_id if found else None


def test_a_number_with_its_birth_or_its_name_leads_to_its_holder() -> None:
    who = meet()
    assert holder(name="SOMEBODY ELSE") == who
    assert holder(birth="") == who
    assert holder(number="x-123 4567") == who


def test_the_same_number_of_another_issuer_leads_to_nobody() -> None:
    meet()
    assert holder(issuer="XOM") is None


def test_the_same_number_with_another_birth_and_name_leads_to_nobody() -> None:
    meet()
    assert holder(birth="1971-01-01", name="SOMEBODY ELSE") is None


def test_a_number_that_fits_two_people_leads_to_neither() -> None:
    meet()
    meet(given_names="RANIA")
    assert holder(name="NOBODY OF THEM") is None


def test_of_two_with_one_number_the_one_who_fits_is_meant() -> None:
    who = meet()
    meet(given_names="RANIA", birth="1960-05-05")
    assert holder() == who


def test_a_document_of_another_authority_leads_to_nobody() -> None:
    meet(owner=REGION)
    assert holder() is None
    assert holder(owner=REGION) is not None


def test_no_number_leads_to_nobody() -> None:
    meet(number="")
    assert holder(number="") is None
    assert holder(number="--") is None


def test_namesakes_have_the_same_sounding_name_and_the_same_birth() -> None:
    who = meet()
    other = meet(surname="AL-UBAYDI", given_names="ZAYNAB KAZEM", number="Y1")
    meet(birth="1991-03-02", number="Y2")
    meet(owner=REGION, number="Y3")
    found = list_namesakes(
        owners=[FEDERAL], name="ZAINAB KADHIM AL UBAIDI", birth="1990-03-02", other_than=who
    )
    assert [person.traveller_id for person in found] == [other]


def test_without_a_birth_or_a_name_there_are_no_namesakes() -> None:
    meet()
    for name, birth in (("ZAINAB KADHIM AL UBAIDI", ""), ("؟", "1990-03-02")):
        assert not list_namesakes(owners=[FEDERAL], name=name, birth=birth, other_than=None)


@pytest.mark.parametrize(
    "text",
    [
        "زينب كاظم",
        "زينب كاظم جواد العبيدي",
        "Zainab Kadhim al-Ubaidi",
        "ZAYNAB KAZEM AL-UBAYDI",
        "X1234567",
        "x ١٢٣٤٥٦٧",
    ],
)
def test_karim_finds_her_by_name_in_either_script_or_by_number(karim: Viewer, text: str) -> None:
    who = meet()
    assert [person.traveller_id for person in search_people(karim, text)] == [who]


def test_karim_finds_a_kurdish_name_typed_in_sorani_letters(karim: Viewer) -> None:
    who = meet("RASUL", "SHILAN AZAD", full_name=FullName("شیلان", "ئازاد", "ڕەسوڵ"))
    for text in ("شیلان ئازاد", "شيلان ازاد رسول", "SHILAN AZAD RASUL"):
        assert [person.traveller_id for person in search_people(karim, text)] == [who], text


@pytest.mark.parametrize("text", ["", "  ", "؟!", "--", "%", "_"])
def test_what_is_no_name_and_no_number_finds_nobody(karim: Viewer, text: str) -> None:
    meet()
    assert search_people(karim, text) == []


def test_people_of_another_authority_are_found_by_nobody_here(
    karim: Viewer, maryam: Viewer
) -> None:
    who = meet(owner=REGION)
    assert search_people(karim, "X1234567") == search_people(karim, "زينب") == []
    assert list_subjects(maryam, "زينب") == []
    with pytest.raises(PersonUnknown):
        get_person(karim, who)
    with pytest.raises(PersonUnknown):
        get_subject(maryam, who)


def test_a_search_is_a_look_with_its_words_its_reason_and_whom_it_showed(karim: Viewer) -> None:
    who = meet()
    search_people(karim, "X1234567", reason="case 12")
    look = Look.objects.latest("looked_at")
    assert (look.kind, look.query, look.viewer_id, look.purpose) == (
        "person search",
        "X1234567 · case 12",
        karim.officer_id,
        "secondary check",
    )
    assert list(LookPerson.objects.filter(look_id=look.look_id).values_list("person_id")) == [
        (who,)
    ]


def test_a_search_that_finds_nobody_is_a_look_too(maryam: Viewer) -> None:
    before = Look.objects.count()
    assert list_subjects(maryam, "SOMEBODY") == []
    look = Look.objects.latest("looked_at")
    assert (Look.objects.count(), look.query, look.purpose) == (
        before + 1,
        "SOMEBODY",
        "data protection",
    )


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "yusuf", "layla", "omar", "rana"])
def test_nobody_but_data_protection_lists_data_subjects(cast: dict[str, Part], name: str) -> None:
    with pytest.raises(NotPermitted):
        list_subjects(viewer_of(cast[name]), "X1234567")


@pytest.mark.parametrize("name", ["hana", "dalal", "yusuf", "layla", "maryam", "ahmed"])
def test_who_has_no_need_to_search_may_not(cast: dict[str, Part], name: str) -> None:
    with pytest.raises(NotPermitted):
        search_people(viewer_of(cast[name]), "X1234567")
