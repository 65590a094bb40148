"""Every look leaves a trace, is found by person and by officer, and is itself looked at."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from manfadh.apps.govern.audit.models import Look, LookPerson
from manfadh.apps.govern.audit.selectors import (
    list_looks,
    list_looks_at_person,
    list_looks_by_officer,
)
from manfadh.apps.govern.audit.services import record_look
from manfadh.kernel import clock
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.replaying import digest_tables, replay
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer

ZAINAB, HUDA = UUID(int=0xA1), UUID(int=0xA2)


def look(viewer: Viewer, *people: UUID, query: str = "ZAINAB", kind: str = "person search") -> UUID:
    return record_look(viewer=viewer, kind=kind, query=query, people=people)


def test_maryam_finds_who_looked_at_zainab(maryam: Viewer, karim: Viewer, hana: Viewer) -> None:
    look(karim, ZAINAB, HUDA)
    look(hana, HUDA)
    [found] = list_looks_at_person(maryam, ZAINAB)
    assert found.officer_id == karim.officer_id
    assert found.purpose == Purpose.SECONDARY_CHECK
    assert found.query == "ZAINAB"
    assert set(found.people) == {ZAINAB, HUDA}


def test_maryam_finds_whom_hana_looked_at(maryam: Viewer, karim: Viewer, hana: Viewer) -> None:
    look(karim, ZAINAB)
    look(hana, HUDA)
    [found] = list_looks_by_officer(maryam, hana.officer_id)
    assert found.people == (HUDA,)
    assert found.port == hana.port


def test_a_question_that_showed_nobody_leaves_a_trace_too(maryam: Viewer, karim: Viewer) -> None:
    look(karim, query="nobody of this name")
    [found] = list_looks_by_officer(maryam, karim.officer_id)
    assert (found.people, found.query) == ((), "nobody of this name")


def test_looks_are_found_by_the_local_day_port_and_kind(maryam: Viewer, karim: Viewer) -> None:
    with clock.frozen_at(
        datetime(2090, 3, 9, 21, 30, tzinfo=UTC)
    ):  # half past midnight, in Baghdad
        look(karim, ZAINAB)
    assert len(list_looks(maryam, looked_on=date(2090, 3, 10))) == 1
    assert len(list_looks(maryam, looked_on=date(2090, 3, 9))) == 0
    assert len(list_looks(maryam, port=karim.port, kind="person search")) == 1
    assert len(list_looks(maryam, kind="case")) == 0


def test_looking_at_looks_is_a_look(maryam: Viewer, karim: Viewer) -> None:
    look(karim, ZAINAB)
    list_looks_at_person(maryam, ZAINAB)
    latest, _earlier = list_looks_at_person(maryam, ZAINAB)
    assert (latest.officer_id, latest.kind) == (maryam.officer_id, "looks")


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "yusuf", "layla", "ahmed", "omar"])
def test_nobody_else_reads_the_looks(name: str, request: pytest.FixtureRequest) -> None:
    viewer: Viewer = request.getfixturevalue(name)
    with pytest.raises(NotPermitted):
        list_looks_at_person(viewer, ZAINAB)


def test_looks_of_the_region_are_not_shown_to_baghdad(maryam: Viewer, shilan: Viewer) -> None:
    look(shilan, ZAINAB)
    assert len(list_looks_at_person(maryam, ZAINAB)) == 0


def test_an_erased_person_leaves_the_look_and_takes_the_query_along(
    maryam: Viewer, karim: Viewer
) -> None:
    look_id = look(karim, ZAINAB)
    erase_subject(subject=ZAINAB, ground="request of the person", stamp=maryam.stamp())
    row = Look.objects.get(look_id=look_id)
    assert (row.people_count, row.query) == (0, None)
    assert not LookPerson.objects.filter(person_id=ZAINAB).exists()


def test_erasing_one_of_two_people_leaves_the_other(maryam: Viewer, karim: Viewer) -> None:
    look_id = look(karim, ZAINAB, HUDA)
    erase_subject(subject=ZAINAB, ground="request of the person", stamp=maryam.stamp())
    assert Look.objects.get(look_id=look_id).people_count == 1
    assert [row.person_id for row in LookPerson.objects.filter(look_id=look_id)] == [HUDA]


def test_replay_after_an_erasure_makes_equal_tables(maryam: Viewer, karim: Viewer) -> None:
    look(karim, ZAINAB, HUDA)
    look(karim, ZAINAB)
    erase_subject(subject=ZAINAB, ground="request of the person", stamp=maryam.stamp())
    live = digest_tables()
    replay()
    assert digest_tables() == live


def test_a_look_costs_few_statements(karim: Viewer) -> None:
    look(karim, ZAINAB)
    with CaptureQueriesContext(connection) as queries:
        look(karim, ZAINAB, HUDA)
    assert len(queries) <= 12


def test_pages_of_looks_follow_each_other(maryam: Viewer, karim: Viewer) -> None:
    for _time in range(51):
        look(karim, ZAINAB)
    first = list_looks_by_officer(maryam, karim.officer_id)
    second = list_looks_by_officer(maryam, karim.officer_id, page=2)
    assert (len(first), len(second)) == (50, 1)
    assert first[-1].looked_at >= second[0].looked_at
