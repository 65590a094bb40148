"""A country that has just begun: its stories stand where they should for whoever tries it."""

from datetime import timedelta
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from django.conf import settings

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.govern.complaints.selectors import list_complaints
from manfadh.apps.operate.coordination.selectors import list_concerns
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.models import Crossing, Stay
from manfadh.apps.operate.crossings.selectors import (
    Inspected,
    get_waiting,
    list_queue,
    list_refusals_to_sign,
    list_signed_refusals,
    today,
)
from manfadh.apps.operate.crossings.selectors.charges import check_charges
from manfadh.apps.operate.crossings.selectors.consent_questions import (
    list_answered_consent_questions,
    list_open_consent_questions,
)
from manfadh.apps.operate.custody.selectors import list_held
from manfadh.apps.operate.fees.selectors import get_fee_day
from manfadh.demo import country
from manfadh.demo.specimens import list_specimens
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.ledger.verifying import verify
from manfadh.kernel.viewers import Purpose
from tests.cast import quick_hashes

__all__ = ["quick_hashes"]

DAYS = 4
Direction = Literal["entry", "exit"]


@pytest.fixture
def just_begun(
    db: None, quick_hashes: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The last days of the country, on a node of its kind."""
    own = msgspec.structs.replace(settings.MANFADH, node_kind="demo", data_folder=str(tmp_path))
    country.load(anchor_on=today(), progress=lambda *_: None, days=DAYS)
    zones = Path(settings.MANFADH.data_folder) / "specimens.json"
    zones.rename(tmp_path / "specimens.json")
    monkeypatch.setattr(settings, "MANFADH", own)


def read(number: int, direction: Direction = "entry") -> Inspected:
    """Hana reads one of the specimen documents."""
    hana = get_viewer_of(country.id_of("hana"), Purpose.BORDER_CHECK)
    zone = list_specimens()[number].zone
    return services.open_inspection(viewer=hana, direction=direction, lane="L1", zone=zone)


def test_the_country_is_whole_and_its_ledger_makes_it_again(just_begun: None) -> None:
    assert Crossing.objects.count() > 500
    assert Stay.objects.exists()
    assert verify().holds
    assert differing_tables() == []


def test_people_wait_for_karim_and_a_refusal_waits_for_dalal(just_begun: None) -> None:
    karim = get_viewer_of(country.id_of("karim"), Purpose.SECONDARY_CHECK)
    dalal = get_viewer_of(country.id_of("dalal"), Purpose.SUPERVISION)
    assert len(list_queue(karim)) == 3
    assert len(list_refusals_to_sign(dalal)) == 1


def test_a_child_waits_for_dalals_word_a_passport_is_held_and_somebody_is_removed(
    just_begun: None,
) -> None:
    dalal = get_viewer_of(country.id_of("dalal"), Purpose.SUPERVISION)
    assert len(list_open_consent_questions(dalal)) == 1
    assert [one.answer for one in list_answered_consent_questions(dalal, today())] == ["go_on"]
    assert len(list_held(dalal)) == 1
    signed = list_signed_refusals(dalal, today() - timedelta(days=1))
    assert [one.act for one in signed] == ["removal"]


def test_somebody_waits_at_laylas_desk(just_begun: None) -> None:
    layla = get_viewer_of(country.id_of("layla"), Purpose.PROTECTION)
    assert len(list_concerns(layla)) == 1


def test_each_specimen_comes_to_what_it_promises(just_begun: None) -> None:
    levels = {number: read(number).advice for number in range(len(list_specimens()))}
    codes = {
        number: {reason.code for reason in advice.reasons} for number, advice in levels.items()
    }
    visitor, _, _, namesake, lost, expired, national, misread, stateless, card = range(10)
    assert "hit_name_and_birth_year" in codes[namesake]
    assert "hit_document_number" in codes[lost]
    assert "expired" in codes[expired]
    assert levels[expired].level == "secondary"
    assert levels[national].level == "verify_identity"
    assert "mrz_invalid" in codes[misread]
    assert not codes[stateless] & {"issuer_unknown", "hit_name_only"}
    assert "mrz_invalid" not in codes[visitor] | codes[card]


def test_a_queue_stands_at_the_entry_and_a_complaint_waits_for_salma(just_begun: None) -> None:
    people, _vehicles = get_waiting("zurbatiyah", "entry")
    assert people.estimate.method == "both"
    salma = get_viewer_of(country.id_of("salma"), Purpose.INTEGRITY)
    assert len(list_complaints(salma)) == 1


def test_dalal_finds_receipts_a_short_count_and_entries_without_a_receipt(just_begun: None) -> None:
    dalal = get_viewer_of(country.id_of("dalal"), Purpose.SUPERVISION)
    yesterday = today() - timedelta(days=1)
    day, check = get_fee_day(dalal, yesterday), check_charges(dalal, yesterday)
    assert day.receipts
    numbers = [int(one.number[-6:]) for one in day.receipts]
    assert numbers == list(range(max(numbers), min(numbers) - 1, -1))
    [line] = day.cash
    assert line.over is not None
    assert line.over.amount < 0
    assert check.settled
