"""Dalal counts categories and sees whose pass is over; Hana chooses a district of the rule."""

from datetime import timedelta

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Crossing, CrossingCategory
from manfadh.kernel import clock
from manfadh.kernel.viewers import Viewer
from tests.apps.operate.crossings.passes import PASS, issue_pass
from tests.apps.operate.crossings.test_passes import enter
from tests.web.at_the_border import FRAGMENT, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture(autouse=True)
def passes(law: None) -> None:
    issue_pass()


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def decide(booth: Client, **said: str) -> tuple[int, str]:
    inspection = inspection_in(read(booth, zone(nationality="IRN")))
    data = {"category": PASS, "permission_authority": "iq", **said}
    answer = booth.post(f"/booth/inspections/{inspection}/decide", data, headers=FRAGMENT)
    return answer.status_code, answer.content.decode()


def test_hana_chooses_a_district_of_the_rule_and_no_other(booth: Client) -> None:
    page = read(booth, zone(nationality="IRN")).content.decode()
    assert "Mehran · Iran" in page
    status, page = decide(booth, category_detail="Mehran, they say")
    assert status == 422
    assert "Choose the district of residence" in page
    assert decide(booth, category_district="basra")[0] == 422
    assert not Crossing.objects.exists()
    assert decide(booth, category_district="mehran")[0] == 200
    assert CrossingCategory.objects.get().detail == "mehran"


def test_the_exit_says_gently_that_the_pass_is_over(booth: Client, hana_user: User) -> None:
    decide(booth, category_district="mehran")
    with clock.frozen_at(clock.now() + timedelta(hours=27)):
        tomorrow = at_work(hana_user)
        stand(tomorrow, "exit")
        page = read(tomorrow, zone(nationality="IRN")).content.decode()
    assert "The pass ran out 3 hours ago. Ask why; nobody is held for it." in page
    assert "Specimen arrangement, article 2" in page


def test_dalal_sees_whose_pass_is_over_with_its_rule(hana: Viewer, dalal_user: User) -> None:
    empty = at_work(dalal_user).get("/port/passes").content.decode()
    assert "is over. Residents, seafarers" in empty
    enter(hana)
    with clock.frozen_at(clock.now() + timedelta(hours=27)):
        page = at_work(dalal_user).get("/port/passes").content.decode()
    for told in ("ANNA MARIA", "A resident of Mehran", "Mehran", "Specimen arrangement", "3"):
        assert told in page


def test_dalal_counts_categories_by_reason_and_officer(hana: Viewer, dalal_user: User) -> None:
    enter(hana)
    dalal = at_work(dalal_user)
    page = dalal.get("/port/categories").content.decode()
    for told in ("Pass of a resident", "Specimen arrangement", "هناء جاسم كاظم", "100.0%", "ANNA"):
        assert told in page
    assert "Show all categories" in dalal.get(f"/port/categories?rule={PASS}").content.decode()
    before = dalal.get("/port/categories?on=2026-01-01").content.decode()
    assert "Nobody crossed otherwise" in before
    crossing = Crossing.objects.get()
    opened = dalal.get(f"/port/crossings/{crossing.crossing_id}").content.decode()
    assert "A resident of Mehran" in opened
    assert "Pass holds until" in opened


def test_omar_opens_neither(omar_user: User) -> None:
    omar = at_work(omar_user)
    assert {omar.get(path).status_code for path in ("/port/passes", "/port/categories")} == {403}
