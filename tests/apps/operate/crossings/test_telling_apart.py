"""Not the same person: remembered at every booth and port, until it is to be looked at anew."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.models import ToldApart
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.rules.telling_apart import read_slip_number, slip_number
from manfadh.apps.operate.crossings.selectors import Inspected, get_case, get_slip
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.apps.operate.watchlists.models import Alert
from manfadh.apps.operate.watchlists.services import (
    establish_list,
    make_alert,
    place_alerts,
    withdraw_alert,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger import reading as ledger
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.apps.operate.stories import undone
from tests.border import ANNA, read, with_
from tests.kernel.sample.far_node import FarNode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
GROUND = "another mother's name"


@pytest.fixture
def alert(rana: Viewer) -> UUID:
    """Somebody with Anna's name and birth is sought."""
    establish_list(
        viewer=rana,
        watchlist="iq.wanted",
        purpose="wanted",
        name_ar="مطلوبون",
        name_ckb="داواکراوان",
        name_en="Wanted",
        reference="Specimen order 1",
    )
    return place(rana)


def place(rana: Viewer, mother: str = "Karin") -> UUID:
    made = make_alert(
        watchlist="iq.wanted",
        instruction="refer",
        reference="Specimen order 2",
        name=ANNA.printed_name,
        mother=mother,
        birth=ANNA.birth,
        nationality="UTO",
    )
    place_alerts(viewer=rana, watchlist="iq.wanted", alerts=[made])
    return made.alert_id


def tell_apart(hana: Viewer, karim: Viewer, reading: Reading = ANNA) -> str:
    """Hana refers, Karim compares; answers the number of the slip."""
    shown = read(hana, reading)
    case_id = services.refer_to_secondary(
        viewer=hana, inspection_id=shown.inspection_id, reason="possible_hit"
    )
    services.resolve_case(viewer=karim, case_id=case_id, outcome="not_same_person", ground=GROUND)
    return get_case(karim, case_id).slip_number


def codes(shown: Inspected) -> dict[str, str]:
    return {reason.code: reason.level for reason in shown.advice.reasons}


def test_before_anybody_compared_a_second_look_is_advised(hana: Viewer, alert: UUID) -> None:
    assert codes(read(hana))["hit_name_and_birth"] == "secondary"


def test_the_next_booth_of_another_port_next_day_admits_without_a_second_look(
    hana: Viewer, karim: Viewer, omar: Viewer, alert: UUID
) -> None:
    tell_apart(hana, karim)
    with clock.frozen_at(clock.now() + timedelta(days=1)):
        shown = read(omar)
        assert shown.advice.level == "check"
        assert codes(shown)["apart_holds"] == "check"
        assert "hit_name_and_birth" not in codes(shown)
        assert [hit.alert_id for hit in shown.hits] == [alert]
        services.decide_crossing(
            viewer=omar, inspection_id=shown.inspection_id, particulars=Particulars()
        )


def test_somebody_else_of_the_name_is_still_sent_to_secondary(
    hana: Viewer, karim: Viewer, alert: UUID
) -> None:
    tell_apart(hana, karim)
    other = read(hana, with_(ANNA, number="ZZ9999999"))
    assert codes(other)["hit_name_and_birth"] == "secondary"


@pytest.mark.usefixtures("alert")
def test_when_the_alert_says_something_else_it_is_looked_at_anew(
    hana: Viewer, karim: Viewer, rana: Viewer, alert: UUID
) -> None:
    tell_apart(hana, karim)
    Alert.objects.filter(alert_id=alert).update(mother="Ingrid")
    shown = read(hana)
    assert codes(shown)["hit_name_and_birth"] == "secondary"
    assert "apart_alert_changed" in codes(shown)


def test_the_same_words_under_another_number_are_the_same_alert(
    hana: Viewer, karim: Viewer, rana: Viewer, alert: UUID
) -> None:
    tell_apart(hana, karim)
    withdraw_alert(viewer=rana, alert_id=alert, ground="list renewed")
    place(rana)
    assert codes(read(hana)).keys() >= {"apart_holds"}
    place(rana, mother="Ingrid")
    assert codes(read(hana))["hit_name_and_birth"] == "secondary"


def test_after_its_time_it_is_looked_at_anew(hana: Viewer, karim: Viewer, alert: UUID) -> None:
    number = tell_apart(hana, karim)
    with clock.frozen_at(clock.now() + timedelta(days=366)):
        assert "apart_expired" in codes(read(hana))
        assert not get_slip(hana, number).holds


def test_a_revoked_slip_holds_nowhere(
    hana: Viewer, karim: Viewer, omar: Viewer, alert: UUID
) -> None:
    number = tell_apart(hana, karim)
    for _ in range(2):
        services.revoke_slip(viewer=karim, number=number, ground="the paper was sold")
    assert codes(read(omar))["hit_name_and_birth"] == "secondary"
    assert not get_slip(omar, number).holds
    assert differing_tables() == []


def test_a_lost_document_is_no_namesake(hana: Viewer, karim: Viewer, rana: Viewer) -> None:
    establish_list(
        viewer=rana,
        watchlist="iq.lost",
        purpose="lost_documents",
        name_ar="مستندات مفقودة",
        name_ckb="بەڵگەنامەی ونبوو",
        name_en="Lost",
        reference="x",
    )
    made = make_alert(
        watchlist="iq.lost",
        instruction="seize_document",
        reference="x",
        document_issuer="UTO",
        document_number=ANNA.number,
    )
    place_alerts(viewer=rana, watchlist="iq.lost", alerts=[made])
    assert tell_apart(hana, karim) == ""
    assert codes(read(hana))["hit_document_number"] == "secondary"


def test_the_fact_travels_in_the_ledger_to_another_node(
    hana: Viewer, karim: Viewer, omar: Viewer, alert: UUID
) -> None:
    """Karim's node and Omar's are two; all that joins them is the segment of Karim's."""
    known = {entry.uid for entry in all_entries()}
    with undone():
        number = tell_apart(hana, karim)
        told = [entry for entry in all_entries() if entry.uid not in known]
    assert not ToldApart.objects.exists()
    assert codes(read(omar))["hit_name_and_birth"] == "secondary"
    far = FarNode()
    far.introduce()
    for entry in told:
        far.tell(entry.event, owner=entry.owner, port=entry.port, actor=entry.actor)
    receive(far.segment())
    shown = read(omar)
    assert codes(shown)["apart_holds"] == "check"
    assert get_slip(omar, number).holds
    assert differing_tables() == []


def all_entries() -> list[ledger.AnyEntry]:
    return [
        entry for batch in ledger.read_stored(batch=5_000) for entry in ledger.understood(batch)
    ]


def test_the_region_without_an_agreement_does_not_see_the_slip(
    hana: Viewer, karim: Viewer, shilan: Viewer, alert: UUID
) -> None:
    number = tell_apart(hana, karim)
    with pytest.raises(services.SlipUnknown):
        get_slip(shilan, number)


def test_who_neither_reads_nor_works_on_cases_sees_no_slip(
    hana: Viewer, karim: Viewer, layla: Viewer, alert: UUID
) -> None:
    with pytest.raises(NotPermitted):
        get_slip(layla, tell_apart(hana, karim))


def test_erasing_the_person_erases_the_decision(hana: Viewer, karim: Viewer, alert: UUID) -> None:
    tell_apart(hana, karim)
    row = ToldApart.objects.get()
    assert row.traveller_id
    erase_subject(subject=row.traveller_id, ground="law", stamp=karim.stamp())
    row.refresh_from_db()
    assert not any((row.ground, row.alert_mark, row.number_key, row.sound_key, row.birth))
    assert codes(read(hana))["hit_name_and_birth"] == "secondary"


@given(number=st.uuids())
def test_a_number_is_read_however_it_is_typed(number: UUID) -> None:
    printed = slip_number(number)
    for typed in (printed, printed.lower(), printed.replace("-", ""), f" {printed} "):
        assert read_slip_number(typed) == printed


@given(number=st.uuids(), place=st.integers(0, 6))
def test_two_exchanged_characters_are_found_out(number: UUID, place: int) -> None:
    plain = slip_number(number).replace("-", "")
    first, second = plain[place], plain[place + 1]
    exchanged = plain[:place] + second + first + plain[place + 2 :]
    if abs(ord_of(first) - ord_of(second)) % 31:
        with pytest.raises(ValueError, match=exchanged):
            read_slip_number(exchanged)


def ord_of(character: str) -> int:
    return "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(character)


@pytest.mark.parametrize("typed", ["", "7K3M", "!!!!-!!!!-!", "1" * 12])
def test_what_is_no_number_finds_nobody(hana: Viewer, typed: str) -> None:
    with pytest.raises(services.SlipUnknown):
        get_slip(hana, typed)


def test_a_case_goes_to_a_colleague_and_its_history_tells_it(hana: Viewer, karim: Viewer) -> None:
    shown = read(hana)
    case_id = services.refer_to_secondary(
        viewer=hana, inspection_id=shown.inspection_id, reason="officer_choice"
    )
    services.take_case(viewer=karim, case_id=case_id)
    colleague = replace(karim, officer_id=new_id())
    with pytest.raises(services.NotYourCase):
        services.hand_over_case(viewer=colleague, case_id=case_id, to_officer_id=None)
    with pytest.raises(services.NobodyToHandTo):
        services.hand_over_case(viewer=karim, case_id=case_id, to_officer_id=uuid4())
    with pytest.raises(services.GroundNeeded):
        services.hand_over_case(
            viewer=colleague, case_id=case_id, to_officer_id=colleague.officer_id
        )
    services.hand_over_case(
        viewer=colleague, case_id=case_id, to_officer_id=colleague.officer_id, note="shift ended"
    )
    services.hand_over_case(
        viewer=colleague, case_id=case_id, to_officer_id=None, note="called off"
    )
    case = get_case(karim, case_id)
    assert case.taken_by is None
    assert [(step.kind, step.to) for step in case.steps] == [
        ("opened", None),
        ("taken", karim.officer_id),
        ("handed_over", colleague.officer_id),
        ("handed_over", None),
    ]
    assert differing_tables() == []
