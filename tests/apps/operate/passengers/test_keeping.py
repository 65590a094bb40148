"""A list forgets who never came, and keeps who did: by law, a little at a time."""

from datetime import date, timedelta
from uuid import UUID

import msgspec
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.policy.models import Provision
from manfadh.apps.govern.policy.selectors.retention import find_retention
from manfadh.apps.govern.policy.services import repeal_provision
from manfadh.apps.operate.crossings.models import Crossing, Inspection
from manfadh.apps.operate.crossings.services import undo_crossing
from manfadh.apps.operate.passengers.models import Member, Party, Passing
from manfadh.apps.operate.passengers.rules.keeping import GRACE, is_due, kept_until
from manfadh.apps.operate.passengers.selectors import see_party
from manfadh.apps.operate.passengers.services import (
    LIST_MEMBERS,
    Answer,
    close_party,
    erase_absent,
    receive_passengers,
)
from manfadh.apps.operate.passengers.services.keep import ERASED_AT_ONCE
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.models import ErasedSubject
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.ledger.verifying import verify
from manfadh.kernel.viewers import Viewer
from manfadh.workers.chores import CHORES
from tests.apps.operate.passengers.lists import csv_of
from tests.apps.operate.passengers.test_together import bus, confirm, missing, paper, read
from tests.cast import FEDERAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

PERSONAL = ("name", "mother", "birth", "document_number", "number_key", "sound_key")
LATER = timedelta(days=40)


def days_later(days: float = 40) -> None:
    """The chore goes round some days later, until nothing is due."""
    with clock.frozen_at(clock.now() + timedelta(days=days)):
        while erase_absent():
            pass


def told(position: int) -> list[str | None]:
    """What the list still says of a place."""
    row = Member.objects.get(position=position)
    return [getattr(row, name) for name in PERSONAL]


def test_who_came_stays_on_the_list_and_who_did_not_is_erased(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(1), party_id)
    before = told(2)
    shown = see_party(hana, party_id, "entry")
    answers = {who: Answer("did_not_come", "her aunt said so") for who in missing(shown)}
    close_party(viewer=hana, party_id=party_id, direction="entry", answers=answers)
    days_later()
    assert told(1) == told(3) == [None] * len(PERSONAL)
    # The other way round: what is told of who was confirmed is untouched, also their crossing.
    assert told(2) == before
    assert Crossing.objects.get().traveller_id is not None
    assert Inspection.objects.get().document
    assert set(Passing.objects.values_list("absence_note", flat=True)) == {None}
    # That two did not come, and why, is still counted.
    assert Passing.objects.filter(absence_reason="did_not_come").count() == 2
    row = Party.objects.get()
    assert (row.cleared, row.cleared_rule) == (2, "unconfirmed_on_lists")


def test_nobody_is_erased_before_the_time_is_over(
    hana: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = msgspec.structs.replace(settings.MANFADH, port_of_entry=hana.port)
    monkeypatch.setattr(settings, "MANFADH", own)
    bus(hana)
    days_later(30)
    assert all(told(position)[0] for position in (1, 2, 3))
    days_later(31)
    assert not any(told(position)[0] for position in (1, 2, 3))


def test_a_node_of_no_port_leaves_each_post_the_time_to_do_it(hana: Viewer) -> None:
    bus(hana)
    days_later(33)
    assert told(1)[0]
    days_later(34)
    assert not told(1)[0]


def test_the_day_on_which_a_group_is_expected_counts(hana: Viewer) -> None:
    receive_passengers(
        viewer=hana,
        party_id=new_id(),
        kind="bus",
        direction="entry",
        source=csv_of(),
        expected_on=clock.today() + timedelta(days=20),
    )
    days_later()
    assert told(1)[0]
    days_later(60)
    assert not told(1)[0]


def test_a_confirmation_that_was_undone_keeps_nobody(hana: Viewer) -> None:
    party_id = bus(hana)
    undo_crossing(viewer=hana, crossing_id=confirm(hana, paper(0), party_id))
    days_later()
    assert told(1)[0] is None


def test_who_passed_one_way_only_stays(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(0), party_id)
    close_party(
        viewer=hana,
        party_id=party_id,
        direction="entry",
        answers=missing(see_party(hana, party_id, "entry")),
    )
    days_later()
    assert told(1)[0] == "REZA KARIMI"
    # And the group may leave later as before: only who entered is expected.
    shown = see_party(hana, party_id, "exit")
    assert [member.name for member in shown.missing] == ["REZA KARIMI"]


def test_who_is_erased_is_found_by_no_paper_any_more(hana: Viewer) -> None:
    party_id = bus(hana)
    days_later()
    read(hana, paper(0), party_id)
    assert not Passing.objects.exists()
    assert told(1)[0] is None


def test_without_a_rule_in_force_nobody_is_erased(hana: Viewer) -> None:
    bus(hana)
    founder = get_founder(authority=FEDERAL)
    rule = Provision.objects.get(authority=FEDERAL, code="unconfirmed_on_lists")
    repeal_provision(
        viewer=founder,
        provision_id=rule.provision_id,
        ended_on=clock.today(),
        reference="Specimen law 9",
    )
    days_later()
    assert told(1)[0]
    assert find_retention(FEDERAL, LIST_MEMBERS, clock.today() + LATER) is None


def test_a_list_is_cleared_once_and_a_long_one_in_several_turns(hana: Viewer) -> None:
    people = [
        (f"PERSON {chr(65 + n // 26)}{chr(65 + n % 26)}", "1980-02-03", "IRN", f"K2{n:07}")
        for n in range(ERASED_AT_ONCE * 2 + 3)
    ]
    receive_passengers(
        viewer=hana, party_id=new_id(), kind="bus", direction="entry", source=csv_of(people)
    )
    with clock.frozen_at(clock.now() + LATER):
        turns = [erase_absent() for _ in range(5)]
        assert turns == [True, True, True, False, False]
    assert not Member.objects.filter(name__isnull=False).exists()
    assert ErasedSubject.objects.count() == len(people)
    assert Party.objects.get().cleared == len(people)


def test_it_is_a_chore_of_the_node(hana: Viewer) -> None:
    assert "retention" in [chore.name for chore in CHORES]


def test_the_tables_are_what_the_ledger_tells_and_the_chain_holds(hana: Viewer) -> None:
    party_id = bus(hana)
    confirm(hana, paper(1), party_id)
    days_later()
    assert differing_tables() == []
    assert verify().holds


@given(
    st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1)),
    st.integers(min_value=1, max_value=400),
    st.integers(min_value=0, max_value=900),
)
def test_a_post_clears_its_own_lists_before_anybody_else_does(
    listed_on: date, days: int, later: int
) -> None:
    on = listed_on + timedelta(days=later)
    own = is_due(listed_on, days, on=on, is_own=True)
    other = is_due(listed_on, days, on=on, is_own=False)
    assert own == (on > kept_until(listed_on, days))
    assert not (other and not own)
    assert other == (on > kept_until(listed_on, days) + GRACE)


def test_ids_of_people_on_lists_are_no_travellers(hana: Viewer) -> None:
    party_id: UUID = bus(hana)
    confirm(hana, paper(1), party_id)
    days_later()
    erased = set(ErasedSubject.objects.values_list("subject", flat=True))
    assert not erased & set(Crossing.objects.values_list("traveller_id", flat=True))
