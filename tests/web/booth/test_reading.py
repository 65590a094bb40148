"""Reading at a booth: what arrives, what is shown, and what is said where nothing can be read."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Crossing, Inspection
from manfadh.apps.operate.crossings.services import Particulars, decide_crossing, open_inspection
from manfadh.kernel.viewers import Viewer
from manfadh.libs.names import FullName
from tests.web.at_the_border import FRAGMENT, VISA, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

# Twenty of them are one-row questions to indexes and to the version of the policy.
QUERIES_TO_READ = 52


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def test_a_booth_asks_once_where_it_stands(hana_user: User) -> None:
    client = at_work(hana_user)
    assert "Where does this booth stand?" in client.get("/booth").content.decode()
    stand(client, "exit")
    page = client.get("/booth").content.decode()
    assert "Ready for the next traveller" in page
    assert "Exit" in page


@pytest.mark.parametrize("language", ["ar", "ckb", "en"])
def test_the_booth_speaks_each_language(hana_user: User, language: str) -> None:
    client = at_work(hana_user, language)
    stand(client)
    page = client.get("/booth").content.decode()
    assert f'lang="{language}"' in page
    assert read(client, zone()).status_code == 200


def test_a_read_passport_shows_its_holder_and_takes_keys(booth: Client) -> None:
    page = read(booth, zone()).content.decode()
    assert "RANIA SAMER HADDADIN" in page
    assert "Jordan" in page
    for key in ("F10", "F8", "F7", "F12", "Alt+N", "F6"):
        assert f'data-key="{key}"' in page


def test_the_zone_has_the_focus_on_arrival(booth: Client) -> None:
    page = booth.get("/booth").content.decode()
    assert "data-wedge" in page
    assert "autofocus" in page
    assert 'hx-post="/booth/digits"' in page


def test_without_scripts_a_reading_is_a_whole_page(booth: Client) -> None:
    page = booth.post("/booth/read", {"mrz": zone()}).content.decode()
    assert page.startswith("<!doctype html>")
    assert "RANIA SAMER HADDADIN" in page


def test_a_known_traveller_shows_name_mother_and_stay(booth: Client, hana: Viewer) -> None:
    first = open_inspection(viewer=hana, direction="entry", lane="", zone=zone())
    decide_crossing(
        viewer=hana,
        inspection_id=first.inspection_id,
        particulars=Particulars(
            full_name=FullName("رانيا", "سامر", "عيسى", "حدادين"),
            mother="سهام نبيل",
            permission="visa",
            permission_authority="iq",
            permission_number="V-1",
        ),
    )
    page = read(booth, zone()).content.decode()
    assert "رانيا سامر عيسى حدادين" in page
    assert "سهام نبيل" in page
    assert "Present stay" in page
    assert "Earlier crossings" in page


def test_a_form_sent_twice_reads_once(booth: Client) -> None:
    same = {"inspection_id": "5d7a2a70-9a3c-4a53-9a0d-6b1b7e1f0001"}
    first, second = (inspection_in(read(booth, zone(), **same)) for _ in range(2))
    assert first == second
    assert Inspection.objects.count() == 1


def test_another_document_under_the_same_id_is_another_inspection(booth: Client) -> None:
    same = {"inspection_id": "5d7a2a70-9a3c-4a53-9a0d-6b1b7e1f0001"}
    first = inspection_in(read(booth, zone(), **same))
    second = inspection_in(read(booth, zone(number="Q7654321"), **same))
    assert first != second
    assert "T1234567" in booth.get(f"/booth/inspections/{first}").content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("", "Nothing was read"),
        ("hello", "are not those of a travel document"),
        ("A" * 5_000, "far more text than a document holds"),
        ("شسيبلاتنمك", "Switch the keyboard to English"),
        ("\ufffd\ufffd<<\ufffd", "are not those of a travel document"),
    ],
)
def test_what_cannot_be_read_is_told_and_not_kept(booth: Client, sent: str, said: str) -> None:
    response = read(booth, sent)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Inspection.objects.exists()


def test_ten_megabytes_are_turned_away_with_a_sentence(booth: Client) -> None:
    response = read(booth, "P<" * 5_000_000)
    assert response.status_code == 400
    assert "could not be read" in response.content.decode()
    assert not Inspection.objects.exists()


def test_arabic_digits_and_reordering_marks_read_as_the_document(booth: Client) -> None:
    arabic = zone().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    page = read(booth, f"\u202e{arabic}\u202c").content.decode()
    assert "T1234567" in page
    assert "all agree" in page


def test_a_misread_zone_is_suggested_and_never_mended_by_itself(booth: Client) -> None:
    misread = zone().replace("T1234567", "T1Z34567")
    page = read(booth, misread).content.decode()
    assert "The check digit of the document number does not agree" in page
    assert "The page says so: read it thus" in page
    assert "T1Z34567" in (Inspection.objects.get().document or "")


def test_the_digits_are_watched_while_somebody_types(booth: Client) -> None:
    wrong = zone().replace("9003", "9103")
    page = booth.post("/booth/digits", {"mrz": wrong}, headers=FRAGMENT).content.decode()
    assert "TD3" in page
    assert "differs" in page
    assert not Inspection.objects.exists()


def test_a_person_without_a_document_is_looked_up_too(booth: Client) -> None:
    page = booth.get("/booth/by-hand").content.decode()
    assert "Document by hand" in page
    typed = {"kind": "none", "given_names": "ياسر مناف", "birth": "١٩٨٨"}
    page = booth.post("/booth/by-hand", typed, headers=FRAGMENT).content.decode()
    assert "There is no document." in page
    assert "1988" in page


def test_a_typed_document_needs_its_number_and_a_real_date(booth: Client) -> None:
    typed = {"kind": "passport", "given_names": "Samir", "birth": "1988-02-31", "issuer": "JOR"}
    response = booth.post("/booth/by-hand", typed, headers=FRAGMENT)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Type the number" in page
    assert "Write the year first" in page


def test_reading_asks_the_database_a_bounded_number_of_questions(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    booth.post(f"/booth/inspections/{inspection}/decide", VISA, headers=FRAGMENT)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read(booth, zone())
    assert len(asked) <= QUERIES_TO_READ
    assert Crossing.objects.count() == 1
