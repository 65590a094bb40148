"""The booth asks about a person who crossed minutes ago, and lets an officer correct."""

import re
from uuid import UUID

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Crossing, CrossingChange, RepeatJudgement
from tests.web.at_the_border import FRAGMENT, VISA, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def admit(booth: Client, text: str, **more: str) -> tuple[UUID, str]:
    inspection = inspection_in(read(booth, text))
    path = f"/booth/inspections/{inspection}/decide"
    return inspection, booth.post(path, VISA | more, headers=FRAGMENT).content.decode()


def test_the_question_shows_the_earlier_crossing_and_keeps_what_was_typed(booth: Client) -> None:
    admit(booth, zone())
    _, page = admit(booth, zone(number="Z7654321"), given="رانيا")
    assert "Nothing is recorded until you answer" in page
    assert "T1234567" in page
    assert "Z7654321" in page
    assert 'name="given" value="رانيا"' in page
    assert Crossing.objects.count() == 1


def test_the_same_crossing_leaves_one_and_the_booth_is_ready(booth: Client) -> None:
    admit(booth, zone())
    inspection, _ = admit(booth, zone())
    page = booth.post(f"/booth/inspections/{inspection}/same", headers=FRAGMENT)
    assert "nothing was recorded twice" in page.content.decode()
    assert Crossing.objects.count() == 1
    again = booth.get(f"/booth/inspections/{inspection}").content.decode()
    assert "nothing was recorded twice" in again


def test_really_again_without_a_reason_comes_back_and_with_one_is_recorded(booth: Client) -> None:
    admit(booth, zone())
    inspection, _ = admit(booth, zone())
    path = f"/booth/inspections/{inspection}/decide"
    asked = VISA | {"judgement_asked": "yes", "judgement": "crosses_again"}
    without = booth.post(path, asked, headers=FRAGMENT)
    assert without.status_code == 422
    assert "Why, in a few words" in without.content.decode()
    booth.post(path, asked | {"repeat_reason": "a bag left behind"}, headers=FRAGMENT)
    assert Crossing.objects.count() == 2
    assert RepeatJudgement.objects.get().reason == "a bag left behind"


def test_hana_finds_her_crossings_and_corrects_one_with_its_history(booth: Client) -> None:
    admit(booth, zone())
    listed = booth.get("/booth/crossings").content.decode()
    assert "RANIA SAMER HADDADIN" in listed
    [path] = set(re.findall(r'href="(/booth/crossings/[0-9a-f-]{36})"', listed))
    form = form_in(booth.get(path).content.decode())
    assert booth.post(f"{path}/correct", form).status_code == 422
    form |= {"sex": "M", "note": "misread by the reader"}
    assert booth.post(f"{path}/correct", form).status_code == 302
    assert Crossing.objects.get().sex == "M"
    page = booth.get(path).content.decode()
    assert "What was corrected" in page
    assert "misread by the reader" in page
    # The same form again is no longer fresh.
    assert booth.post(f"{path}/correct", form | {"sex": "F"}).status_code == 422
    assert CrossingChange.objects.count() == 1


def test_a_wrong_field_comes_back_by_its_name(booth: Client) -> None:
    admit(booth, zone())
    path = f"/booth/crossings/{Crossing.objects.get().crossing_id}"
    form = form_in(booth.get(path).content.decode()) | {"nationality": "Atlantis", "note": "x"}
    answer = booth.post(f"{path}/correct", form)
    assert answer.status_code == 422
    assert "No country has the code" in answer.content.decode()


def test_another_officers_crossing_opens_to_nobody_else(booth: Client, omar_user: User) -> None:
    admit(booth, zone())
    crossing = Crossing.objects.get().crossing_id
    answer = at_work(omar_user).get(f"/booth/crossings/{crossing}", follow=True)
    assert "HADDADIN" not in answer.content.decode()


@pytest.mark.parametrize("language", ["ar", "ckb", "en"])
def test_the_pages_speak_each_language(booth: Client, hana_user: User, language: str) -> None:
    admit(booth, zone())
    client = at_work(hana_user, language)
    for path in ("/booth/crossings", f"/booth/crossings/{Crossing.objects.get().crossing_id}"):
        assert client.get(path).status_code == 200


def form_in(page: str) -> dict[str, str]:
    """What a page's correction form would send as it stands."""
    fields = dict(re.findall(r'<input[^>]*?name="(\w+)"[^>]*?value="([^"]*)"', page))
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else re.findall(r'value="([^"]*)"', options)[0]
    fields.pop("csrfmiddlewaretoken", None)
    return fields
