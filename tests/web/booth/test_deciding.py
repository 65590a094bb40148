"""Deciding at a booth: admit, undo, refer, and who is kept out."""

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Crossing, SecondaryCase
from manfadh.apps.operate.crossings.services import open_inspection
from manfadh.kernel.viewers import Viewer
from tests.web.at_the_border import FRAGMENT, VISA, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def post(client: Client, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
    response = client.post(path, data or {}, headers=FRAGMENT)
    return response.status_code, response.content.decode()


def test_hana_admits_a_traveller_with_a_visa_and_is_ready(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    names = {"given": "رانيا", "father": "سامر", "mother": "سهام"}
    status, page = post(booth, f"/booth/inspections/{inspection}/decide", VISA | names)
    assert status == 200
    assert "Ready for the next traveller" in page
    assert "data-undo" in page
    crossing = Crossing.objects.get()
    assert (crossing.permission, crossing.direction) == ("visa", "entry")
    assert "رانيا سامر" in read(booth, zone()).content.decode()


def test_a_double_click_admits_once(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    for _ in range(2):
        assert post(booth, f"/booth/inspections/{inspection}/decide", VISA)[0] == 200
    assert Crossing.objects.count() == 1


def test_a_visa_without_its_number_comes_back_with_what_was_typed(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    typed = {"permission": "visa", "permission_authority": "iq", "given": "رانيا"}
    status, page = post(booth, f"/booth/inspections/{inspection}/decide", typed)
    assert status == 422
    assert "Write the number of the visa" in page
    assert "رانيا" in page
    assert not Crossing.objects.exists()


def test_letting_leave_needs_no_permission(booth: Client) -> None:
    stand(booth, "exit")
    response = read(booth, zone())
    assert "Let leave" in response.content.decode()
    inspection = inspection_in(response)
    assert post(booth, f"/booth/inspections/{inspection}/decide")[0] == 200
    assert Crossing.objects.get().direction == "exit"


def test_hana_undoes_within_the_minute_and_has_the_traveller_again(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    post(booth, f"/booth/inspections/{inspection}/decide", VISA)
    crossing = Crossing.objects.get()
    path = f"/booth/inspections/{inspection}/undo/{crossing.crossing_id}"
    response = booth.post(path, headers=FRAGMENT)
    assert response.headers["HX-Redirect"] == f"/booth/inspections/{inspection}"
    crossing.refresh_from_db()
    assert crossing.undone_at is not None
    assert "Admit" in booth.get(f"/booth/inspections/{inspection}").content.decode()


def test_hana_refers_with_a_reason_once(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    for _ in range(2):
        status, page = post(
            booth, f"/booth/inspections/{inspection}/refer", {"reason": "document_doubt"}
        )
        assert status == 200
        assert "Referred to secondary" in page
    assert SecondaryCase.objects.get().reason == "document_doubt"


def test_whom_secondary_has_the_booth_cannot_admit(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    post(booth, f"/booth/inspections/{inspection}/refer", {"reason": "random"})
    status, page = post(booth, f"/booth/inspections/{inspection}/decide", VISA)
    assert status == 409
    assert "Secondary is working on this traveller" in page
    assert not Crossing.objects.exists()


def test_against_advice_the_ground_is_asked_for_in_a_dialog(booth: Client) -> None:
    path_of = "/booth/inspections/{}/decide".format
    expired = zone(number="E1111111").replace("340501", "200501")
    typed = {
        "kind": "passport",
        "number": "E1111111",
        "issuer": "JOR",
        "nationality": "JOR",
        "given_names": "RANIA",
        "expiry": "2020-05-01",
    }
    assert expired
    response = booth.post("/booth/by-hand", typed, headers=FRAGMENT)
    assert "A second look is advised" in response.content.decode()
    inspection = inspection_in(response)
    status, page = post(booth, path_of(inspection), VISA)
    assert status == 422
    assert "data-open-now" in page
    assert post(booth, path_of(inspection), {**VISA, "ground": "new passport shown"})[0] == 200
    assert Crossing.objects.get().ground == "new passport shown"


def test_omar_at_another_port_does_not_reach_hanas_inspection(
    booth: Client, omar_user: User, hana: Viewer
) -> None:
    inspection = inspection_in(read(booth, zone()))
    other = at_work(omar_user)
    stand(other)
    for act in ("decide", "refer", "claim", "refuse"):
        status, page = post(
            other, f"/booth/inspections/{inspection}/{act}", {**VISA, "reason": "random"}
        )
        assert status == 409
        assert "not found at your port" in page
        assert "HADDADIN" not in page
    response = other.get(f"/booth/inspections/{inspection}")
    assert response.status_code == 302
    assert not Crossing.objects.exists()


def test_a_second_officer_is_told_gently(booth: Client, hana: Viewer, karim_user: User) -> None:
    shown = open_inspection(viewer=hana, direction="exit", lane="", zone=zone())
    assert post(booth, f"/booth/inspections/{shown.inspection_id}/decide")[0] == 200
    status, page = post(at_work(karim_user), f"/secondary/inspections/{shown.inspection_id}/decide")
    assert status == 409
    assert "Another decision stands" in page
    assert Crossing.objects.count() == 1


def test_karim_has_no_booth_and_nobody_without_signing_in(karim_user: User) -> None:
    assert at_work(karim_user).get("/booth").status_code == 403
    assert Client().get("/booth").status_code == 302
