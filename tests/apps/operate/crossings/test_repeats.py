"""The same person twice within minutes is asked about, and never doubled."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal
from uuid import UUID

import msgspec
import pytest
from django.conf import settings
from django.test import override_settings

from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.models import Crossing, RepeatJudgement
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.selectors import find_standing
from manfadh.apps.operate.crossings.services import Again, CrossedAlready, Particulars
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import Viewer
from tests.border import ANNA, read, with_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

OTHER_PAPER = with_(ANNA, kind="id_card", number="AB1234567")
BACK_FOR_A_BAG = Again(judgement="crosses_again", reason="back for a bag")


def decide(viewer: Viewer, inspection_id: UUID, again: Again | None = None) -> UUID:
    return services.decide_crossing(
        viewer=viewer,
        inspection_id=inspection_id,
        particulars=Particulars(),
        ground="looked at",
        again=again,
    )


def crosses(
    viewer: Viewer, reading: Reading = ANNA, direction: Literal["entry", "exit"] = "entry"
) -> UUID:
    return decide(viewer, read(viewer, reading, direction).inspection_id)


@pytest.mark.parametrize("reading", [ANNA, OTHER_PAPER])
@pytest.mark.parametrize("direction", ["entry", "exit"])
def test_a_second_reading_within_minutes_records_nothing_before_it_is_answered(
    hana: Viewer, reading: Reading, direction: Literal["entry", "exit"]
) -> None:
    crosses(hana)
    again = read(hana, reading, direction)
    with pytest.raises(CrossedAlready):
        decide(hana, again.inspection_id)
    assert Crossing.objects.count() == 1


def test_another_booth_and_another_port_are_asked_too(hana: Viewer, omar: Viewer) -> None:
    crosses(hana)
    for colleague in (replace(hana, officer_id=new_id()), omar):
        with pytest.raises(CrossedAlready):
            crosses(colleague, OTHER_PAPER)


def test_the_same_crossing_ends_the_reading_and_doubles_nothing(hana: Viewer) -> None:
    first = crosses(hana)
    again = read(hana, OTHER_PAPER)
    for _ in range(2):
        assert services.keep_earlier(viewer=hana, inspection_id=again.inspection_id) == first
    assert Crossing.objects.count() == RepeatJudgement.objects.count() == 1
    standing = find_standing(hana, again.inspection_id)
    assert standing.is_decided
    assert standing.kept_crossing_id == first
    with pytest.raises(services.AlreadyDecided):
        decide(hana, again.inspection_id, BACK_FOR_A_BAG)


def test_really_again_needs_a_reason_and_keeps_it(hana: Viewer) -> None:
    first = crosses(hana)
    again = read(hana, direction="exit").inspection_id
    with pytest.raises(services.GroundNeeded):
        decide(hana, again, Again(judgement="crosses_again", reason=" "))
    decide(hana, again, BACK_FOR_A_BAG)
    said = RepeatJudgement.objects.get()
    assert (said.judgement, said.reason, said.earlier_crossing_id) == (
        "crosses_again",
        "back for a bag",
        first,
    )
    assert Crossing.objects.count() == 2
    assert differing_tables() == []


def test_after_the_minutes_nobody_is_asked(hana: Viewer) -> None:
    with clock.frozen_at(clock.now() - timedelta(minutes=16)):
        crosses(hana)
    crosses(hana, direction="exit")
    assert Crossing.objects.count() == 2


def test_the_minutes_are_a_setting(hana: Viewer) -> None:
    never = msgspec.structs.replace(settings.MANFADH, same_person_minutes=0)
    with override_settings(MANFADH=never):
        crosses(hana)
        crosses(hana, direction="exit")
    assert Crossing.objects.count() == 2


def test_an_undone_crossing_is_not_asked_about(hana: Viewer) -> None:
    services.undo_crossing(viewer=hana, crossing_id=crosses(hana))
    crosses(hana)
    assert Crossing.objects.filter(undone_at__isnull=True).count() == 1


def test_another_name_is_not_asked_about(hana: Viewer) -> None:
    crosses(hana)
    crosses(hana, with_(ANNA, number="X7654321", surname="SVENSSON", given_names="PER"))
    assert Crossing.objects.count() == 2


def test_without_an_earlier_crossing_there_is_nothing_to_keep(hana: Viewer) -> None:
    with pytest.raises(services.NothingToRepeat):
        services.keep_earlier(viewer=hana, inspection_id=read(hana).inspection_id)


def test_karim_says_it_in_secondary_and_the_case_ends(hana: Viewer, karim: Viewer) -> None:
    crosses(hana)
    again = read(hana, OTHER_PAPER).inspection_id
    services.refer_to_secondary(viewer=hana, inspection_id=again, reason="officer_choice")
    with pytest.raises(services.InSecondary):
        services.keep_earlier(viewer=hana, inspection_id=again)
    services.keep_earlier(viewer=karim, inspection_id=again)
    assert find_standing(hana, again).case_id is None
