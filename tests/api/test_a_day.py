"""A day by API: the gate reads, Hana decides, Karim looks, Dalal signs; the rules are the same."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from manfadh.apps.operate.coordination.models import Concern
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.models import Crossing, Inspection
from manfadh.apps.operate.watchlists import services as watchlists
from manfadh.kernel import clock
from manfadh.kernel.viewers import Viewer
from tests.api.asking import ANNA, Asking, asking_as
from tests.border import has_taken_effect, relay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

IQ = {"issuer": "IRQ", "nationality": "IRQ", "number": "A1234567"}
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


@pytest.fixture
def hana_gate(law: None) -> Asking:
    """A gate with Hana's token."""
    return asking_as("hana")


def answers_to(asking: Asking, *, yes: str = "") -> dict[str, str]:
    """An answer to each question in force: *yes* to the one named."""
    found = asking.get("protection-questions").json()
    return {one["code"]: "yes" if one["code"] == yes else "no" for one in found}


def test_a_zone_is_read_and_advised_on_with_reasons(hana_gate: Asking) -> None:
    answer = hana_gate.post("inspections", {"direction": "entry", "lane": "1", "zone": ZONE})
    told = answer.json()
    assert answer.status_code == 200
    assert told["document"]["surname"] == "ERIKSSON"
    assert "expired" in {reason["code"] for reason in told["advice"]["reasons"]}


def test_the_same_id_answers_the_same_inspection(hana_gate: Asking) -> None:
    own_id = str(uuid4())
    sent = {"direction": "entry", "lane": "1", "typed": ANNA, "inspection_id": own_id}
    told = [hana_gate.post("inspections", sent).json()["inspection_id"] for _n in range(2)]
    assert told == [own_id, own_id]
    assert Inspection.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"nationality": "QQQ"}, "typed.nationality"),
        ({"birth": "12/08/1974"}, "typed.birth"),
        ({"birth": "2023-02-30"}, "typed.birth"),
        ({"surname": "x" * 121}, "typed.surname"),
        ({"surname": "x\0y"}, "typed.surname"),
        ({"kind": "library_card"}, "typed.kind"),
        ({"number": ""}, "typed"),
    ],
)
def test_what_is_wrong_is_told_field_by_field_and_nothing_is_written(
    hana_gate: Asking, typed: dict[str, str], field: str
) -> None:
    sent = {"direction": "entry", "lane": "1", "typed": ANNA | typed}
    answer = hana_gate.post("inspections", sent)
    assert answer.status_code == 422
    assert any(one["field"].startswith(field) and one["detail"] for one in answer.json()["errors"])
    assert not Inspection.objects.exists()


def test_hana_admits_once_and_takes_it_back_within_a_minute(hana_gate: Asking) -> None:
    inspection = hana_gate.read(**IQ)["inspection_id"]
    path = f"inspections/{inspection}/decision"
    needs = hana_gate.post(path, {})
    if needs.status_code == 422:
        assert needs.json()["type"] == "urn:manfadh:problem:ground-needed"
    first = hana_gate.post(path, {"ground": "compared the photo"}).json()["crossing_id"]
    assert hana_gate.post(path, {"ground": "compared"}).json()["crossing_id"] == first
    assert hana_gate.get(f"inspections/{inspection}/standing").json()["is_decided"]
    assert hana_gate.post(f"crossings/{first}/undo", {}).status_code == 204
    assert Crossing.objects.get().undone_at is not None
    assert not hana_gate.get(f"inspections/{inspection}/standing").json()["is_decided"]


def test_karim_takes_a_case_and_ends_it_as_a_namesake(hana_gate: Asking) -> None:
    inspection = hana_gate.read()["inspection_id"]
    sent = {"reason": "officer_choice", "note": "nervous"}
    case = hana_gate.post(f"inspections/{inspection}/referral", sent).json()["case_id"]
    karim = asking_as("karim")
    assert [one["case_id"] for one in karim.get("cases").json()] == [case]
    assert karim.get(f"cases/{case}").json()["inspection"]["inspection_id"] == inspection
    assert karim.post(f"cases/{case}/take").status_code == 204
    early = karim.post(f"cases/{case}/resolve", {"outcome": "not_same_person", "ground": ""})
    assert early.status_code == 422
    done = {"outcome": "not_same_person", "ground": "another mother"}
    assert karim.post(f"cases/{case}/resolve", done).status_code == 204
    assert karim.get("cases").json() == []


def test_protection_comes_before_the_signature_and_holds_by_api_too(hana_gate: Asking) -> None:
    refusal = proposed(hana_gate)
    dalal = asking_as("dalal")
    early = dalal.post(f"refusals/{refusal}/sign")
    assert early.status_code == 409
    assert early.json()["type"] == "urn:manfadh:problem:protection-first"
    partly = hana_gate.post(f"refusals/{refusal}/protection", {"answers": {}})
    assert partly.status_code == 422
    [first, *_rest] = answers_to(hana_gate)
    asked = {"answers": answers_to(hana_gate, yes=first), "note": "afraid of a militia"}
    assert hana_gate.post(f"refusals/{refusal}/protection", asked).status_code == 204
    assert [one["refusal_id"] for one in dalal.get("refusals").json()] == [refusal]
    assert dalal.post(f"refusals/{refusal}/sign").status_code == 204
    relay()
    assert Concern.objects.count() == 1
    assert not has_taken_effect(UUID(refusal))
    assert dalal.get(f"refusals/{refusal}").json()["state"] == "signed"


def test_nobody_signs_what_they_proposed_and_booths_sign_nothing(hana_gate: Asking) -> None:
    refusal = proposed(hana_gate)
    hana_gate.post(f"refusals/{refusal}/protection", {"answers": answers_to(hana_gate)})
    assert hana_gate.post(f"refusals/{refusal}/sign").status_code == 403
    taken_back = hana_gate.post(f"refusals/{refusal}/withdraw", {"ground": "a visa was found"})
    assert taken_back.status_code == 204
    assert asking_as("dalal").post(f"refusals/{refusal}/sign").status_code == 409


def test_a_claimed_national_is_never_refused(hana_gate: Asking) -> None:
    inspection = hana_gate.read()["inspection_id"]
    assert hana_gate.post(f"inspections/{inspection}/claim-nationality").status_code == 204
    answer = hana_gate.post(f"inspections/{inspection}/refusal", {"ground": "no_permission"})
    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:manfadh:problem:national-never-refused"


def test_omar_of_another_port_finds_nothing_of_hanas(hana_gate: Asking) -> None:
    inspection, refusal = hana_gate.read()["inspection_id"], proposed(hana_gate)
    omar = asking_as("omar")
    for path in (f"inspections/{inspection}", f"refusals/{refusal}"):
        there, nowhere = omar.get(path), omar.get(f"{path.split('/')[0]}/{uuid4()}")
        assert there.status_code == nowhere.status_code == 404
        assert there.json() == nowhere.json()


def test_rana_places_finds_replaces_and_withdraws_an_alert(rana: Viewer) -> None:
    establish(rana)
    keeper, alert = asking_as("rana"), str(uuid4())
    sent = {"name": "John Doe", "birth": "1980", "reference": "order 12"}
    path = f"watchlists/wanted/alerts/{alert}"
    assert keeper.put(path, sent).status_code == 204
    assert keeper.put(path, sent | {"reference": "order 13"}).status_code == 204
    page = keeper.get("watchlists/wanted/alerts?text=doe john").json()
    assert (page["total"], page["alerts"][0]["reference"]) == (1, "order 13")
    wrong = keeper.put(path, sent | {"reference": " "})
    assert wrong.json()["errors"][0]["field"] == "reference"
    assert keeper.post(f"alerts/{alert}/withdraw", {"ground": "found"}).status_code == 204
    assert keeper.get(f"alerts/{alert}").json()["withdrawal_ground"] == "found"
    assert keeper.get("watchlists/unknown/alerts").status_code == 404
    assert asking_as("hana").put(path, sent).status_code == 403


def test_no_keeper_overwrites_an_alert_of_another_authority(rana: Viewer) -> None:
    establish(rana)
    alert = uuid4()
    draft = watchlists.AlertDraft(name="John Doe", reference="order 12")
    watchlists.place_alert(viewer=rana, watchlist="wanted", draft=draft, alert_id=alert)
    other = replace(rana, authority="krd")
    establish(other, "wanted_krd")
    with pytest.raises(watchlists.AlertUnknown):
        watchlists.place_alert(viewer=other, watchlist="wanted_krd", draft=draft, alert_id=alert)


def test_hana_enters_a_numbered_form(hana_gate: Asking, dalal: Viewer) -> None:
    crossings.print_paper_forms(viewer=dalal, lane="1", direction="entry", count=1)
    sent: dict[str, Any] = {
        "number": "1",
        "direction": "entry",
        "lane": "1",
        "crossed_at": (clock.now() + timedelta(minutes=1)).isoformat(),
        "document": ANNA,
    }
    entered = hana_gate.post("paper-forms", sent)
    assert entered.status_code == 200, entered.content
    assert Crossing.objects.get().is_paper
    assert hana_gate.post("paper-forms", sent).status_code == 409
    assert hana_gate.post("paper-forms", sent | {"number": "2"}).status_code == 404
    naive = sent | {"crossed_at": "2026-11-23T06:30:00"}
    assert hana_gate.post("paper-forms", naive).status_code == 422


def test_ports_waiting_and_days_are_told(hana_gate: Asking, port: str) -> None:
    assert port in {one["port"] for one in hana_gate.get("ports").json()}
    assert hana_gate.get(f"ports/{port}").json()["names"]["ar"]
    assert hana_gate.get("ports/XX").status_code == 404
    waiting = hana_gate.get(f"ports/{port}/waiting/entry").json()
    assert [one["unit"] for one in waiting] == ["people", "vehicles"]
    assert hana_gate.get(f"ports/{port}/days/2026-11-23").status_code == 403
    day = asking_as("dalal").get(f"ports/{port}/days/2026-11-23")
    assert day.status_code == 200
    assert day.json()["issues"] == []


def proposed(asking: Asking) -> str:
    """A refusal proposed on Anna's reading."""
    inspection = asking.read()["inspection_id"]
    answer = asking.post(f"inspections/{inspection}/refusal", {"ground": "no_permission"})
    return str(answer.json()["refusal_id"])


def establish(keeper: Viewer, code: str = "wanted") -> None:
    """A list of wanted persons."""
    watchlists.establish_list(
        viewer=keeper,
        watchlist=code,
        purpose="wanted",
        name_ar="مطلوبون",
        name_ckb="داواکراوان",
        name_en="Wanted",
        reference="an order",
    )
