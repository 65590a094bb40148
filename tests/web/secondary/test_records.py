"""Karim and a colleague take two records for one person, and part them again."""

import re
from datetime import timedelta

import pytest

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.apps.operate.travellers.models import MergedRecord, Traveller, TwoPeople
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose, Viewer
from tests.cast import PORT, Part, assign, user_of
from tests.web.at_the_border import at_work, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def path(hana: Viewer) -> str:
    """Rania by two passports, and the page of her two records."""
    for at, number in enumerate(("T1234567", "T7654321")):
        with clock.frozen_at(clock.now() - timedelta(days=2 - at)):
            shown = crossings.open_inspection(
                viewer=hana, direction="entry", lane="1", zone=zone(number=number)
            )
            crossings.decide_crossing(
                viewer=hana,
                inspection_id=shown.inspection_id,
                particulars=Particulars(mother="Siham"),
                ground="looked at",
            )
    one, other = Traveller.objects.order_by("registered_at").values_list("pk", flat=True)
    return f"/secondary/records/{one}/{other}"


@pytest.fixture
def colleague(cast: dict[str, Part]) -> User:
    """Sami, who works in secondary too today."""
    part = cast["sami"]
    assign(part, "secondary_officer", PORT)
    return user_of(part._replace(purpose=Purpose.SECONDARY_CHECK))


def form_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(merge_id|kept)"[^>]*? value="([0-9a-f-]{36})"', page))


def test_candidates_lead_to_two_records_side_by_side(karim_user: User, path: str) -> None:
    client = at_work(karim_user)
    listed = client.get("/secondary/records").content.decode()
    assert "Equal name, birth and mother" in listed
    one, other = path.split("/")[-2:]
    assert one in listed
    assert other in listed
    page = client.get(path).content.decode()
    assert "T1234567" in page
    assert "T7654321" in page
    assert page.count("Siham") == 2


def test_karim_proposes_sami_agrees_and_karim_parts_them(
    karim_user: User, colleague: User, path: str
) -> None:
    karim, sami = at_work(karim_user), at_work(colleague)
    form = form_of(karim.get(path).content.decode())
    assert karim.post(f"{path}/merge", form).status_code == 422
    assert karim.post(f"{path}/merge", form | {"ground": "same mother"}).status_code == 302
    own = karim.get("/secondary/records").content.decode()
    assert "You proposed it" in own
    assert not MergedRecord.objects.exists()
    waiting = sami.get("/secondary/records").content.decode()
    [agree] = re.findall(r'action="([^"]*/agree)"', waiting)
    sami.post(agree)
    assert MergedRecord.objects.count() == 2
    merged = karim.get("/secondary/records").content.decode()
    [split] = re.findall(r'action="([^"]*/split)"', merged)
    karim.post(split, {"ground": "two sisters"})
    assert not MergedRecord.objects.exists()
    assert "two sisters" in karim.get("/secondary/records").content.decode()


def test_two_people_are_not_proposed_again(karim_user: User, path: str) -> None:
    client = at_work(karim_user)
    client.post(f"{path}/apart", {"ground": "two sisters"})
    assert TwoPeople.objects.count() == 1
    assert (
        "No two records look like one person" in client.get("/secondary/records").content.decode()
    )
    assert "found to be two people" in client.get(path).content.decode()


@pytest.mark.parametrize("language", ["ar", "ckb", "en"])
def test_the_pages_speak_each_language(karim_user: User, path: str, language: str) -> None:
    client = at_work(karim_user, language)
    for page in ("/secondary/records", path):
        assert client.get(page).status_code == 200


def test_a_booth_officer_is_kept_out(hana_user: User, path: str) -> None:
    assert at_work(hana_user).get(path).status_code == 403
