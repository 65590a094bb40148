"""Which looks are worth asking about, and which are not."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.govern.audit.models import LookQuestion
from manfadh.apps.govern.audit.rules import Finding, Known, LookRead, judge
from manfadh.apps.govern.audit.selectors import list_looks_behind, list_unusual_looks
from manfadh.apps.govern.audit.services import QuestionRefused, ask_about_looks, record_look
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.replaying import digest_tables, replay
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.cast import CAST

ZAINAB, HUDA = UUID(int=0xA1), UUID(int=0xA2)
KARIM = UUID(int=2)
NOON = datetime(2026, 11, 10, 12, 0, tzinfo=ZoneInfo("Asia/Baghdad"))
MIDNIGHT = NOON.replace(hour=0)
KNOWN = Known(("كريم عبد الله صالح", "Karim Abdullah Salih"), "secondary_officer")


def look(
    query: str | None = "ZAINAB AL UBAIDI",
    *,
    at: datetime = NOON,
    kind: str = "person search",
    who: UUID = KARIM,
    people: Iterable[UUID] = (),
) -> LookRead:
    return LookRead(new_id(), who, at, kind, query, frozenset(people))


def signs(*looks: LookRead, known: Known = KNOWN) -> list[str]:
    return [one.sign for one in judge(looks, {KARIM: known}).findings]


@pytest.mark.parametrize(
    "query",
    ["Karim Abdullah Salih", "كريم عبدالله صالح", "كَريم عبد الله صالح · a traveller asked"],
)
def test_a_search_for_the_own_name_is_seen_in_any_script(query: str) -> None:
    assert signs(look(query)) == ["own_name"]


def test_a_family_name_shared_by_thousands_weighs_least() -> None:
    [found] = judge([look("Huda Nasir Salih")], {KARIM: KNOWN}).findings
    assert (found.sign, found.weight) == ("own_family", 1)


@pytest.mark.parametrize("query", ["Zainab Al Ubaidi", "A1234567", "Karim", "", None])
def test_another_name_a_number_or_an_erased_question_is_no_sign(query: str | None) -> None:
    assert signs(look(query)) == []


def test_an_erased_question_is_counted_and_not_judged() -> None:
    assert judge([look(None)], {KARIM: KNOWN}).erased == 1


def test_a_search_at_night_is_a_sign_unless_the_officer_was_at_work_near_it() -> None:
    at_night = look(at=MIDNIGHT)
    at_work = look(at=MIDNIGHT + timedelta(minutes=90), kind="document read")
    long_before = look(at=MIDNIGHT - timedelta(hours=3), kind="document read")
    assert signs(at_night) == ["at_night"]
    assert signs(at_night, at_work) == []
    assert signs(at_night, long_before) == ["at_night"]
    assert signs(look(at=NOON.replace(hour=5))) == []
    assert signs(look(at=NOON.replace(hour=22))) == ["at_night"]


def test_reading_documents_is_the_work_and_no_sign() -> None:
    reads = [look("KARIM SALIH", kind="document read", at=MIDNIGHT) for _time in range(200)]
    assert signs(*reads) == []


def test_searches_without_an_act_are_a_sign_once_most_are() -> None:
    idle = [look(at=NOON + timedelta(hours=3 * n), people=[ZAINAB]) for n in range(3)]
    assert signs(*idle) == []
    many = [look(at=NOON + timedelta(days=n), people=[ZAINAB]) for n in range(5)]
    assert signs(*many) == ["no_act"]
    acts = [
        look(at=one.at + timedelta(minutes=20), kind="case", people=[ZAINAB]) for one in many[:3]
    ]
    assert signs(*many, *acts) == []


def test_an_act_on_somebody_else_is_no_act_on_the_person() -> None:
    many = [look(at=NOON + timedelta(days=n), people=[ZAINAB]) for n in range(5)]
    others = [look(at=one.at + timedelta(minutes=5), kind="case", people=[HUDA]) for one in many]
    assert signs(*many, *others) == ["no_act"]


def volume(of_karim: int, of_others: list[int]) -> tuple[list[Finding], tuple[str, ...]]:
    officers = {UUID(int=100 + n): Known((), "secondary_officer") for n in range(len(of_others))}
    looks = [look(who=who) for who, n in zip(officers, of_others, strict=True) for _ in range(n)]
    looks += [look() for _time in range(of_karim)]
    judged = judge(looks, {KARIM: KNOWN, **officers})
    return [one for one in judged.findings if one.sign == "volume"], judged.few_to_judge


def test_far_more_searches_than_peers_are_a_sign_with_what_is_usual() -> None:
    found, few = volume(60, [4, 5, 6, 5, 4])
    assert [(one.officer_id, one.number, one.usual) for one in found] == [(KARIM, 60, 5)]
    assert few == ()


def test_a_little_more_than_peers_is_no_sign() -> None:
    assert volume(12, [4, 5, 6, 5, 4])[0] == []


def test_one_other_who_stands_out_does_not_hide_the_first() -> None:
    found, _few = volume(60, [4, 5, 6, 5, 4, 500])
    assert len(found) == 2


def test_of_few_peers_it_is_said_that_they_are_too_few() -> None:
    assert volume(500, [1, 1]) == ([], ("secondary_officer",))


@given(st.lists(st.integers(0, 40), min_size=0, max_size=12), st.integers(0, 200))
def test_nobody_stands_out_among_equals_and_more_searches_never_weigh_less(
    others: list[int], own: int
) -> None:
    stands_out = KARIM in {one.officer_id for one in volume(own, others)[0]}
    if stands_out:
        assert KARIM in {one.officer_id for one in volume(own + 1, others)[0]}
    assert volume(7, [7] * len(others))[0] == []


def who(_authority: str) -> dict[UUID, Known]:
    return {
        part.officer_id: Known(
            (part.name, part.name_latin), part.role, part.role == "data_protection_officer"
        )
        for part in CAST.values()
    }


def own_name(viewer: Viewer, *people: UUID) -> UUID:
    return record_look(viewer=viewer, kind="person search", query=viewer.name, people=people)


def test_maryam_is_shown_that_karim_searched_for_his_own_name(
    maryam: Viewer, karim: Viewer
) -> None:
    look_id = own_name(karim, ZAINAB)
    [one] = [o for o in list_unusual_looks(maryam, who).found if o.finding.sign == "own_name"]
    assert (one.finding.officer_id, one.finding.looks) == (karim.officer_id, (look_id,))
    behind = list_looks_behind(maryam, who, karim.officer_id, "own_name")
    assert behind is not None
    assert [seen.look_id for seen in behind[1]] == [look_id]


def test_what_maryam_does_herself_is_shown_to_salma_and_nothing_else_is(
    maryam: Viewer, karim: Viewer, salma: Viewer
) -> None:
    own_name(maryam)
    own_name(karim)
    found = list_unusual_looks(salma, who).found
    assert {one.finding.officer_id for one in found} == {maryam.officer_id}
    assert list_looks_behind(salma, who, karim.officer_id, "own_name") is None
    own = [one for one in list_unusual_looks(maryam, who).found if one.is_own]
    assert {one.finding.officer_id for one in own} == {maryam.officer_id}


def ask(viewer: Viewer, about: Viewer, *looks: UUID, note: str = "a namesake crossed") -> None:
    ask_about_looks(
        viewer=viewer,
        question_id=new_id(),
        officer_id=about.officer_id,
        sign="own_name",
        looks=looks,
        outcome="explained",
        note=note,
    )


def outcome_of(viewer: Viewer, about: Viewer) -> str:
    found = list_looks_behind(viewer, who, about.officer_id, "own_name")
    assert found is not None
    return found[0].outcome


def test_nobody_answers_for_their_own_looks(maryam: Viewer, salma: Viewer) -> None:
    look_id = own_name(maryam)
    with pytest.raises(QuestionRefused, match="your own"):
        ask(maryam, maryam, look_id)
    ask(salma, maryam, look_id)
    assert outcome_of(salma, maryam) == "explained"


def test_an_explanation_holds_until_there_are_new_looks(maryam: Viewer, karim: Viewer) -> None:
    ask(maryam, karim, own_name(karim))
    assert outcome_of(maryam, karim) == "explained"
    own_name(karim)
    assert outcome_of(maryam, karim) == ""


def test_a_note_is_needed(maryam: Viewer, karim: Viewer) -> None:
    with pytest.raises(QuestionRefused, match="few words"):
        ask(maryam, karim, own_name(karim), note="  ")


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "yusuf", "layla", "ahmed", "rana"])
def test_nobody_else_sees_or_asks(name: str, karim: Viewer, request: pytest.FixtureRequest) -> None:
    viewer: Viewer = request.getfixturevalue(name)
    with pytest.raises(NotPermitted):
        list_unusual_looks(viewer, who)
    with pytest.raises(NotPermitted):
        ask(viewer, karim, new_id())


def test_replay_and_erasure_leave_equal_tables_and_no_note(maryam: Viewer, karim: Viewer) -> None:
    ask(maryam, karim, own_name(karim, ZAINAB))
    erase_subject(subject=karim.officer_id, ground="left the service", stamp=maryam.stamp())
    assert LookQuestion.objects.get().note is None
    live = digest_tables()
    replay()
    assert digest_tables() == live


def test_a_search_that_was_erased_with_its_person_is_not_judged(
    maryam: Viewer, karim: Viewer
) -> None:
    own_name(karim, ZAINAB)
    erase_subject(subject=ZAINAB, ground="request of the person", stamp=maryam.stamp())
    period = list_unusual_looks(maryam, who)
    assert [one.finding.sign for one in period.found if one.finding.sign == "own_name"] == []
    assert period.erased == 1
