"""Who comes together, visas, minors, corrections: the same by API as at the screens."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings.models import Consent, Crossing, Presentation
from manfadh.apps.operate.passengers.models import Member, Party, Passing
from tests.api.asking import ANNA, Asking, asking_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX7408122F9612109<<<<<<<<"
CHILD = {"number": "C1234567", "given_names": "NOUR", "birth": "2018-05-06"}
LINES = (
    "Name,Date of birth,Nationality,Passport number",
    "Anna Maria Eriksson,1974-08-12,UTO,L898902C3",
    "Sara Halim,1980-02-03,UTO,K123",
    "Omar Halim,2015-02-03,UTO,K124",
)


@pytest.fixture
def hana_gate(law: None) -> Asking:
    """A gate with Hana's token."""
    return asking_as("hana")


def upload(gate: Asking, path: str, *lines: str, **form: str) -> Any:
    """A list is sent as a file."""
    file = SimpleUploadedFile("list.csv", "\n".join(lines).encode())
    return gate.client.post(f"/api/{path}", {"file": file, **form}, headers=gate.headers)


def bus(gate: Asking, *lines: str) -> str:
    """A bus with its list."""
    party = str(uuid4())
    form = {"kind": "bus", "direction": "entry", "carrier": "Lines of Zurbatiyah"}
    answer = upload(gate, f"parties/{party}/list", *(lines or LINES), **form)
    assert answer.status_code == 200, answer.content
    return party


def read_beside(gate: Asking, party: str, **typed: str) -> dict[str, Any]:
    """A paper is read with a party beside the reader."""
    body = {"direction": "entry", "lane": "1", "typed": ANNA | typed, "party_id": party}
    answer = gate.post("inspections", body)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def states(gate: Asking, party: str) -> list[str]:
    """How each of a party stands."""
    shown = gate.get(f"parties/{party}?direction=entry").json()
    return [member["state"] for member in shown["members"]]


def test_a_list_confirms_nobody_and_each_is_confirmed_alone(hana_gate: Asking) -> None:
    party = bus(hana_gate)
    assert states(hana_gate, party) == ["expected"] * 3
    inspection = read_beside(hana_gate, party)["inspection_id"]
    place = hana_gate.get(f"inspections/{inspection}/place").json()
    assert (place["party_id"], place["member"]["position"]) == (party, 1)
    assert states(hana_gate, party) == ["expected"] * 3
    done = hana_gate.post(f"inspections/{inspection}/decision", {"ground": "compared the photo"})
    assert done.status_code == 200
    assert states(hana_gate, party) == ["present", "expected", "expected"]
    assert Passing.objects.filter(crossing_id__isnull=False).count() == 1


def test_the_same_list_under_the_same_id_is_taken_once(hana_gate: Asking) -> None:
    party = bus(hana_gate)
    form = {"kind": "bus", "direction": "entry"}
    again = upload(hana_gate, f"parties/{party}/list", *LINES, **form)
    assert again.json() == {"listed": 3, "left_out": 0}
    assert (Party.objects.count(), Member.objects.count()) == (1, 3)


def test_a_wrong_list_is_told_line_by_line_and_nothing_is_kept(hana_gate: Asking) -> None:
    wrong = (LINES[0], "Anna,12.13.1974,UTO,1", LINES[2], LINES[2])
    checked = upload(hana_gate, "parties/check-list", *wrong).json()
    assert (checked["is_clean"], checked["good_lines"]) == (False, 1)
    assert [one["line"] for one in checked["errors"]] == [2, 4]
    form = {"kind": "bus", "direction": "entry"}
    answer = upload(hana_gate, f"parties/{uuid4()}/list", *wrong, **form)
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:manfadh:problem:list-refused"
    assert [one["field"] for one in answer.json()["errors"]] == [
        "file.2.Date of birth",
        "file.4",
    ]
    none = upload(hana_gate, f"parties/{uuid4()}/list", "\0\0", **form)
    assert none.json()["type"] == "urn:manfadh:problem:list-unreadable"
    assert not Party.objects.exists()


def test_a_place_is_chosen_among_those_that_may_be_theirs(hana_gate: Asking) -> None:
    party = bus(hana_gate, LINES[0], "Sara Halim,1980-02-03,UTO,K8", "Sara Halim,1980-02-03,UTO,K9")
    typed = {"surname": "HALIM", "given_names": "SARA", "birth": "1980-02-03", "number": "Z1"}
    inspection = read_beside(hana_gate, party, **typed)["inspection_id"]
    path = f"inspections/{inspection}/place"
    shown = hana_gate.get(path).json()
    assert shown["member"] is None
    [*perhaps] = [one["member_id"] for one in shown["perhaps"]]
    assert perhaps
    stranger = hana_gate.post(path, {"member_id": str(uuid4())})
    assert stranger.json()["type"] == "urn:manfadh:problem:member-unknown"
    assert hana_gate.post(path, {"member_id": perhaps[0]}).json()["member"]["member_id"] in perhaps


def test_who_came_along_unlisted_joins_and_nobody_is_missing_without_a_question(
    hana_gate: Asking,
) -> None:
    party = bus(hana_gate)
    typed = {"surname": "NADIR", "given_names": "LAYLA", "birth": "1990-01-01", "number": "N7"}
    inspection = read_beside(hana_gate, party, **typed)["inspection_id"]
    joined = hana_gate.post(f"inspections/{inspection}/place", {"member_id": None}).json()
    assert joined["member"]["position"] == 4
    path = f"parties/{party}/close"
    silent = hana_gate.post(path, {"direction": "entry"})
    assert silent.status_code == 422
    missing = [one["field"].removeprefix("answers.") for one in silent.json()["errors"]]
    assert len(missing) == 4
    answers = {who: {"reason": "did_not_come", "note": "said the driver"} for who in missing}
    assert hana_gate.post(path, {"direction": "entry", "answers": answers}).status_code == 204
    assert states(hana_gate, party) == ["explained"] * 4
    late = hana_gate.post(path, {"direction": "entry", "answers": answers})
    assert late.json()["type"] == "urn:manfadh:problem:party-over"
    closed = hana_gate.get("parties?direction=entry&closed=true").json()
    assert [one["party_id"] for one in closed["parties"]] == [party]


def test_a_vehicle_is_begun_under_an_id_of_the_gate_and_known_by_its_plate(
    hana_gate: Asking,
) -> None:
    party = str(uuid4())
    sent: dict[str, Any] = {"kind": "vehicle", "direction": "entry"}
    bare = hana_gate.put(f"parties/{party}", sent)
    assert (bare.status_code, bare.json()["type"]) == (422, "urn:manfadh:problem:plate-needed")
    sent |= {"vehicle": {"kind": "car", "plate": "12 A 345", "country": "IRN"}}
    assert hana_gate.put(f"parties/{party}", sent).status_code == 204
    assert hana_gate.put(f"parties/{party}", sent).status_code == 204
    assert Party.objects.count() == 1
    plate = {"plate": "12A345", "country": "IRN"}
    assert hana_gate.post("parties/by-plate", plate).json() == {"party_id": None}
    inspection = read_beside(hana_gate, party)["inspection_id"]
    hana_gate.post(f"inspections/{inspection}/decision", {"ground": "compared the photo"})
    assert hana_gate.post("parties/by-plate", plate).json() == {"party_id": party}
    [driver] = hana_gate.get(f"parties/{party}?direction=entry").json()["members"]
    assert driver["is_leader"]


def test_a_list_is_built_from_a_pile_of_papers(hana_gate: Asking) -> None:
    party = str(uuid4())
    hana_gate.put(f"parties/{party}", {"kind": "pilgrims", "direction": "entry", "source": "scan"})
    path = f"parties/{party}/members"
    assert hana_gate.post(path, {"typed": ANNA}).json() == {"position": 1}
    twice = hana_gate.post(path, {"typed": ANNA})
    assert (twice.status_code, twice.json()["type"]) == (
        409,
        "urn:manfadh:problem:already-listed",
    )
    assert hana_gate.post(path, {"typed": ANNA | CHILD}).json() == {"position": 2}
    [anna, nour] = Member.objects.order_by("position")
    child = hana_gate.post(f"parties/{party}/leader", {"member_id": str(nour.member_id)})
    assert child.json()["type"] == "urn:manfadh:problem:leader-not-adult"
    adult = hana_gate.post(f"parties/{party}/leader", {"member_id": str(anna.member_id)})
    assert adult.status_code == 204
    assert hana_gate.post(path, {"zone": "<<<"}).json()["type"].endswith("nothing-read")


def test_no_operation_lets_more_than_one_person_pass() -> None:
    from manfadh.api.opening import document

    deciding = [path for path in document()["paths"] if path.endswith("/decision")]
    assert deciding == ["/api/inspections/{inspection_id}/decision"]
    passing = [path for path in document()["paths"] if "/parties" in path]
    assert not [path for path in passing if "confirm" in path or "admit" in path]


def test_a_visa_is_shown_by_its_zone_or_typed_and_changes_the_advice(hana_gate: Asking) -> None:
    read = hana_gate.read()
    assert (read["needs_permission"], read["permission"]) == (True, None)
    path = f"inspections/{read['inspection_id']}/permission"
    shown = hana_gate.post(path, {"zone": VISA}).json()
    assert (shown["permission"]["is_typed"], shown["permission"]["number"]) == (False, "L8988901C")
    typed = {
        "permission": "visa",
        "issued_by": "iq",
        "number": "٧٧",
        "entries": "single",
        "valid_from_on": "2026-01-01",
        "valid_until_on": "2099-01-01",
        "stay_days": 30,
    }
    again = hana_gate.post(path, {"typed": typed}).json()
    assert (again["permission"]["number"], again["permission"]["entries"]) == ("77", "single")
    assert again["advice"] != shown["advice"]
    for wrong in (
        {"typed": typed | {"valid_from_on": "2100-01-01"}},
        {"typed": typed, "zone": VISA},
        {"zone": "P<UTO"},
        {},
    ):
        assert hana_gate.post(path, wrong).status_code == 422
    assert Presentation.objects.count() == 2


def test_the_question_of_a_minors_consent_is_told_and_answered(hana_gate: Asking) -> None:
    read = hana_gate.read(**CHILD)
    minor = read["minor"]
    assert minor["asks"] == read["minor_asks"] == "officer"
    assert minor["consent"] is None
    assert minor["text"]["ar"]
    path = f"inspections/{read['inspection_id']}/consent"
    nobody = hana_gate.post(path, {"relation": None, "paper": "missing"})
    assert nobody.json()["type"] == "urn:manfadh:problem:consent-unclear"
    given = {"relation": minor["with_whom"][0], "paper": "present", "given_by": "Sara Halim"}
    answered = hana_gate.post(path, given).json()
    assert answered["minor"]["consent"]["given_by"] == "Sara Halim"
    assert answered["minor_asks"] == ""
    assert hana_gate.post(path, given).status_code == 200
    assert Consent.objects.count() == 1
    missing = {"paper": "missing", "note": "her aunt waits outside"}
    assert hana_gate.post(path, missing).json()["minor"]["consent"]["paper"] == "missing"


def test_dalal_answers_about_a_child_who_leaves_and_hana_decides(hana_gate: Asking) -> None:
    own = {"issuer": "IRQ", "nationality": "IRQ", "number": "A7654321"}
    typed = ANNA | CHILD | own
    read = hana_gate.post("inspections", {"direction": "exit", "lane": "1", "typed": typed}).json()
    assert read["minor_asks"] == "supervisor"
    inspection = read["inspection_id"]
    missing = {"paper": "missing", "note": "with her aunt"}
    asked = hana_gate.post(f"inspections/{inspection}/consent", missing).json()
    question = asked["minor"]["consulted"]["question_id"]
    path, sent = f"consent-questions/{question}", {"answer": "go_on", "ground": "the mother called"}
    assert hana_gate.post(f"{path}/answer", sent).status_code == 403
    dalal = asking_as("dalal")
    [waiting] = dalal.get("consent-questions").json()
    assert (waiting["question_id"], waiting["found"]) == (question, "with her aunt")
    silent = dalal.post(f"{path}/answer", sent | {"ground": " "})
    assert silent.json()["type"] == "urn:manfadh:problem:ground-needed"
    assert dalal.post(f"{path}/answer", sent).status_code == 204
    assert dalal.post(f"{path}/answer", sent).status_code == 204
    other = dalal.post(f"{path}/answer", sent | {"answer": "find_out"})
    assert other.json()["type"] == "urn:manfadh:problem:consent-question-ended"
    assert dalal.get("consent-questions").json() == []
    assert dalal.get(path).json()["state"] == "answered"
    again = hana_gate.get(f"inspections/{inspection}").json()
    assert (again["minor_asks"], again["minor"]["consulted"]["answer"]) == ("", "go_on")
    there, nowhere = asking_as("sami").get(path), dalal.get(f"consent-questions/{uuid4()}")
    assert (there.status_code, nowhere.status_code) == (200, 404)


def test_nobody_consents_for_an_adult(hana_gate: Asking) -> None:
    read = hana_gate.read()
    assert read["minor"] is None
    given = {"relation": "father", "paper": "present"}
    answer = hana_gate.post(f"inspections/{read['inspection_id']}/consent", given)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:manfadh:problem:not-a-minor")
    assert not Consent.objects.exists()


def admitted(gate: Asking, **typed: str) -> str:
    """Somebody was let pass; the crossing's id."""
    inspection = gate.read(**typed)["inspection_id"]
    sent = {"ground": "compared the photo"}
    return str(gate.post(f"inspections/{inspection}/decision", sent).json()["crossing_id"])


def test_hana_corrects_her_own_decision_and_nothing_is_lost(hana_gate: Asking) -> None:
    crossing = admitted(hana_gate)
    [line] = hana_gate.get("crossings").json()["crossings"]
    assert (line["crossing_id"], line["is_corrected"]) == (crossing, False)
    read = hana_gate.get(f"crossings/{crossing}").json()
    assert "mother" in read["correctable"]
    sent = {
        "values": {"mother": "Zahra", "mode": "bus", "sex": ""},
        "reason": "told_later",
        "note": "asked at the exit",
        "seen_changes": 0,
    }
    path = f"crossings/{crossing}/correction"
    assert hana_gate.post(path, sent).status_code == 200
    stale = hana_gate.post(path, sent)
    assert stale.json()["type"] == "urn:manfadh:problem:corrected-meanwhile"
    same = hana_gate.post(path, {**sent, "seen_changes": None})
    assert (same.status_code, same.json()["type"]) == (
        422,
        "urn:manfadh:problem:nothing-corrected",
    )
    told = hana_gate.get(f"crossings/{crossing}").json()
    assert (told["values"]["mother"], told["values"]["sex"]) == ("Zahra", "")
    assert {(one["field"], one["was"], one["becomes"]) for one in told["changes"]} == {
        ("mother", "", "Zahra"),
        ("mode", "foot", "bus"),
        ("sex", "F", None),
    }


@pytest.mark.parametrize(
    "values",
    [
        {"stay_days": 99999999999999999999},
        {"stay_days": 0},
        {"nationality": "QQQ"},
        {"mode": "camel"},
        {"direction": "in"},
        {"crossed_at": "2026-01-01T00:00:00"},
        {"surname": "x\0y"},
        {"birth": "31.12.1974"},
    ],
)
def test_what_can_not_read_so_is_told_by_its_field(
    hana_gate: Asking, values: dict[str, object]
) -> None:
    crossing = admitted(hana_gate)
    sent = {"values": values, "reason": "misread", "note": "looked again"}
    answer = hana_gate.post(f"crossings/{crossing}/correction", sent)
    assert answer.status_code == 422
    [field] = values
    assert answer.json()["errors"][0]["field"] == f"values.{field}"


def test_dalal_looks_at_the_day_and_omar_finds_nothing(hana_gate: Asking) -> None:
    crossing = admitted(hana_gate)
    dalal, omar = asking_as("dalal"), asking_as("omar")
    on = Crossing.objects.get().crossed_at
    assert on is not None
    page = dalal.get(f"crossings?on={on:%Y-%m-%d}").json()
    assert [one["crossing_id"] for one in page["crossings"]] == [crossing]
    assert hana_gate.get(f"crossings?on={on:%Y-%m-%d}").status_code == 403
    there, nowhere = omar.get(f"crossings/{crossing}"), omar.get(f"crossings/{uuid4()}")
    assert (there.status_code, there.json()) == (404, nowhere.json())
    looks = Look.objects.filter(kind="crossing").count()
    assert dalal.get(f"crossings/{crossing}").status_code == 200
    assert Look.objects.filter(kind="crossing").count() == looks + 1


def test_omar_of_another_port_finds_no_party_of_hanas(hana_gate: Asking) -> None:
    party = bus(hana_gate)
    omar = asking_as("omar")
    there = omar.get(f"parties/{party}?direction=entry")
    nowhere = omar.get(f"parties/{uuid4()}?direction=entry")
    assert (there.status_code, there.json()) == (404, nowhere.json())
    assert omar.get("parties?direction=entry").json()["total"] == 0
    assert asking_as("dalal").get("parties?direction=entry").status_code == 403


def test_categories_are_those_in_force_here(hana_gate: Asking) -> None:
    found = hana_gate.get("traveller-categories?mode=lorry").json()
    assert found
    assert all(one["text"]["ar"] and one["reference"] for one in found)
    assert hana_gate.get("traveller-categories?mode=camel").status_code == 422
