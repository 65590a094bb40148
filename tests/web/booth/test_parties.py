"""Groups at a booth: a list beside the reader, and each person alone."""

import re
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings.models import Crossing
from manfadh.apps.operate.passengers.models import Closing, Member, Party, Passing
from manfadh.web.booth.urls import urlpatterns
from tests.apps.operate.passengers.lists import PEOPLE, csv_of, xlsx_of
from tests.web.at_the_border import FRAGMENT, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def send(client: Client, content: bytes, name: str = "list.csv", **more: str) -> tuple[int, str]:
    data = {
        "party_id": "01890000-0000-7000-8000-000000000001",
        "kind": "pilgrims",
        "carrier": "Caravan of Mehran",
        "file": SimpleUploadedFile(name, content),
        **more,
    }
    response = client.post("/booth/parties/import", data, follow=True)
    return response.status_code, response.content.decode()


def pilgrim(number: int) -> str:
    name, birth, nationality, document = PEOPLE[number]
    given, _, surname = name.partition(" ")
    return zone(
        given_names=given, surname=surname, birth=birth, nationality=nationality, number=document
    )


def let_pass(client: Client, text: str) -> str:
    inspection = inspection_in(read(client, text))
    response = client.post(
        f"/booth/inspections/{inspection}/decide",
        {"permission": "none_needed", "permission_authority": "iq", "ground": "seen"},
        headers=FRAGMENT,
    )
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def test_hana_takes_a_list_and_confirms_each_with_one_key(booth: Client) -> None:
    status, page = send(booth, csv_of().getvalue())
    assert status == 200
    assert "3 people are on the list." in page
    ready = booth.get("/booth").content.decode()
    assert "0 of 3 confirmed" in ready
    assert "REZA KARIMI" in ready
    traveller = read(booth, pilgrim(0)).content.decode()
    assert "Place 1: REZA KARIMI" in traveller
    ready = let_pass(booth, pilgrim(0))
    assert "1 of 3 confirmed" in ready
    assert Passing.objects.exclude(crossing_id=None).count() == 1


def test_a_post_that_names_many_confirms_only_who_was_read(booth: Client) -> None:
    send(booth, csv_of().getvalue())
    members = [str(one) for one in Member.objects.values_list("member_id", flat=True)]
    inspection = inspection_in(read(booth, pilgrim(0)))
    booth.post(
        f"/booth/inspections/{inspection}/decide",
        {
            "permission": "none_needed",
            "permission_authority": "iq",
            "member_id": members,
            "members": members,
            "all": "yes",
        },
        headers=FRAGMENT,
    )
    assert Crossing.objects.count() == 1
    assert Passing.objects.exclude(crossing_id=None).count() == 1


def test_no_address_of_the_booth_confirms_a_group() -> None:
    routes = [str(route.pattern) for route in urlpatterns]
    assert not [route for route in routes if "confirm" in route or "all" in route.split("/")]
    deciding = [route for route in routes if route.endswith("decide")]
    assert deciding == ["booth/inspections/<uuid:inspection_id>/decide"]


def test_a_list_with_a_person_twice_is_told_with_both_lines(booth: Client) -> None:
    status, page = send(booth, csv_of([*PEOPLE, PEOPLE[1]]).getvalue())
    assert status == 422
    assert "This is in line 3 already" in page
    assert not Party.objects.exists()
    status, page = send(booth, csv_of([*PEOPLE, PEOPLE[1]]).getvalue(), once="on")
    assert status == 200
    assert "1 line said the same and was left out." in page


def test_checking_keeps_nothing(booth: Client) -> None:
    content = xlsx_of(PEOPLE, letterhead=["شركة", "قائمة"]).getvalue()
    status, page = send(booth, content, "list.xlsx", check="yes")
    assert status == 200
    assert "3 lines are in order." in page
    assert not Party.objects.exists()


def test_what_is_no_list_comes_back_with_a_sentence(booth: Client) -> None:
    for content in (b"", b"PK\x03\x04zzz", b"\xd0\xcf\x11\xe0" + b"\0" * 50):
        status, page = send(booth, content)
        assert status == 422
        assert 'role="alert"' in page


def test_who_is_not_on_the_list_is_said_and_added_on_request(booth: Client) -> None:
    send(booth, csv_of().getvalue())
    response = read(booth, zone())
    assert "This paper is not on the list." in response.content.decode()
    inspection = inspection_in(response)
    page = booth.post(f"/booth/inspections/{inspection}/place", headers=FRAGMENT)
    assert "Place 4" in page.content.decode()
    assert Member.objects.count() == 4


def test_closing_asks_about_each_who_is_missing(booth: Client) -> None:
    send(booth, csv_of().getvalue())
    party_id = Party.objects.get().party_id
    let_pass(booth, pilgrim(0))
    page = booth.get(f"/booth/parties/{party_id}/close").content.decode()
    assert "MARYAM KARIMI" in page
    fields = re.findall(r'name="(reason-[0-9a-f-]+)"', page)
    assert len(fields) == 2
    assert booth.post(f"/booth/parties/{party_id}/close", {fields[0]: "died"}).status_code == 422
    assert not Closing.objects.exists()
    answers = dict.fromkeys(fields, "did_not_come")
    assert booth.post(f"/booth/parties/{party_id}/close", answers).status_code == 302
    assert Closing.objects.get().absent == 2
    assert "beside-reader" not in booth.get("/booth").content.decode()


def test_a_vehicle_is_begun_by_its_plate_and_found_again_when_it_leaves(booth: Client) -> None:
    begin = {
        "party_id": "01890000-0000-7000-8000-000000000002",
        "kind": "vehicle",
        "vehicle_kind": "car",
        "plate": "بغداد ١٢٣٤٥",
        "plate_country": "IRQ",
    }
    assert booth.post("/booth/parties", {**begin, "plate": ""}).status_code != 500
    assert not Party.objects.exists()
    assert booth.post("/booth/parties", begin).status_code == 302
    ready = let_pass(booth, pilgrim(0))
    assert "1 person confirmed" in ready
    assert "Driver:" in ready
    stand(booth, "exit")
    booth.post("/booth/parties", {**begin, "party_id": "01890000-0000-7000-8000-000000000003"})
    assert Party.objects.count() == 1
    assert "0 of 1 confirmed" in booth.get("/booth").content.decode()


def test_a_pile_of_papers_becomes_a_list(booth: Client) -> None:
    begin = {"party_id": "01890000-0000-7000-8000-000000000004", "kind": "bus", "scan": "yes"}
    party = booth.post("/booth/parties", begin).headers["Location"]
    for number in (0, 1):
        page = booth.post(f"{party}/scan", {"mrz": pilgrim(number)}).content.decode()
        assert PEOPLE[number][0] in page
    again = booth.post(f"{party}/scan", {"mrz": pilgrim(1)})
    assert again.status_code == 422
    assert "in place 2" in again.content.decode()
    assert booth.post(f"{party}/scan", {"mrz": "???"}).status_code == 422
    assert Member.objects.count() == 2
    assert not Passing.objects.exists()


def test_the_leader_is_named_and_stays_a_name(booth: Client) -> None:
    send(booth, csv_of().getvalue())
    party_id = Party.objects.get().party_id
    leader = Member.objects.get(position=1).member_id
    booth.post(f"/booth/parties/{party_id}/lead", {"member_id": str(leader)})
    assert "Leader:" in booth.get("/booth").content.decode()
    assert booth.post(f"/booth/parties/{party_id}/lead", {"member_id": "?"}).status_code == 302
    assert not Passing.objects.exists()


def test_putting_a_list_beside_the_reader_is_a_look_at_all_on_it(booth: Client) -> None:
    send(booth, csv_of().getvalue())
    party_id = Party.objects.get().party_id
    before = Look.objects.filter(kind="party list").count()
    booth.post(f"/booth/parties/{party_id}/work")
    assert Look.objects.filter(kind="party list").count() == before + 1


def test_an_unknown_group_is_said_gently(booth: Client) -> None:
    unknown = UUID(int=5)
    for path in ("", "/close"):
        response = booth.get(f"/booth/parties/{unknown}{path}", follow=True)
        assert "is not found at your port" in response.content.decode()


def test_omar_of_another_port_sees_nothing_of_it(booth: Client, omar_user: User) -> None:
    send(booth, csv_of().getvalue())
    omar = at_work(omar_user)
    stand(omar)
    assert "Caravan" not in omar.get("/booth/parties").content.decode()
    party_id = Party.objects.get().party_id
    page = omar.get(f"/booth/parties/{party_id}", follow=True).content.decode()
    assert "REZA" not in page
