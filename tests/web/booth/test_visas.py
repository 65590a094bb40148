"""Visas at the booth: over the reader before or after the passport, or typed; advice alone."""

import re
from datetime import date

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Inspection, Presentation, Refusal
from manfadh.apps.operate.crossings.selectors import get_inspection
from manfadh.kernel.viewers import Viewer
from manfadh.libs.documents import Kind, write_mrz
from tests.web.at_the_border import FRAGMENT, Answer, at_work, inspection_in, read, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

FROM_ON, UNTIL_ON = "2020-01-01", "2060-01-01"


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def visa(
    *,
    issuer: str = "IRQ",
    surname: str = "HADDADIN",
    given_names: str = "RANIA SAMER",
    birth: str = "1990-03-02",
    number: str = "V1234567",
    kind: Kind = Kind.MRV_A,
    until_on: date = date(2034, 1, 1),
) -> str:
    return "\n".join(
        write_mrz(
            kind,
            document_code="V",
            issuer=issuer,
            number=number,
            nationality="JOR",
            surname=surname,
            given_names=given_names,
            birth_date=date.fromisoformat(birth),
            sex="F",
            expiry_date=until_on,
        )
    )


def after(booth: Client, text: str) -> Answer:
    """The passport, and then the visa over the same reader."""
    inspection = inspection_in(read(booth, zone()))
    return read(booth, text, before_id=str(inspection))


def typed(booth: Client, **said: str) -> str:
    inspection = inspection_in(read(booth, zone()))
    usual = {
        "permission": "visa", "number": "V-77", "issued_by": "iq", "entries": "single",
        "valid_from_on": FROM_ON, "valid_until_on": UNTIL_ON,
    }  # fmt: skip
    response = booth.post(f"/booth/inspections/{inspection}/permission", usual | said, follow=True)
    return response.content.decode()


@pytest.mark.parametrize("kind", [Kind.MRV_A, Kind.MRV_B])
def test_a_visa_after_the_passport_joins_the_traveller(booth: Client, kind: Kind) -> None:
    page = after(booth, visa(kind=kind)).content.decode()
    assert "RANIA SAMER HADDADIN" in page
    assert "V1234567" in page
    assert "A visa or another permission is needed" not in page
    assert Inspection.objects.count() == 1


def test_a_visa_before_the_passport_waits_and_nothing_is_recorded(booth: Client) -> None:
    page = read(booth, visa()).content.decode()
    assert "now the passport" in page
    assert not Inspection.objects.exists()
    waiting = re.search(r'name="visa_zone" value="([^"]+)"', page)
    assert waiting
    kept = waiting[1].replace("&lt;", "<")
    page = read(booth, zone(), visa_zone=kept).content.decode()
    assert "V1234567" in page
    assert Presentation.objects.get().number == "V1234567"


def test_the_next_traveller_does_not_get_the_visa_of_the_one_before(booth: Client) -> None:
    after(booth, visa())
    page = read(booth, zone(number="T7654321", birth="1980-01-01")).content.decode()
    assert "A visa or another permission is needed" in page
    assert 'name="visa_zone" value=""' in page


def test_a_visa_of_another_person_is_asked_about_and_refuses_nobody(booth: Client) -> None:
    page = after(booth, visa(surname="QASIM", given_names="LINA", birth="1971-01-01"))
    text = page.content.decode()
    assert "seems to be for somebody else" in text
    assert 'data-key="F10"' in text
    assert not Refusal.objects.exists()


def test_one_field_that_differs_is_shown_and_no_more(booth: Client) -> None:
    text = after(booth, visa(birth="1990-03-20")).content.decode()
    assert "Visa and document differ in the date of birth" in text
    assert "seems to be for" not in text


def test_a_garbled_visa_is_told_and_the_traveller_stays(booth: Client) -> None:
    wrong = visa().replace("V1234567", "V1234568", 1)
    text = after(booth, wrong).content.decode()
    assert "The zone of the visa does not hold together" in text


@pytest.mark.parametrize("text", ["V", "V<IRQ", "V" * 44 + "\n" + "<" * 44, "V<\n\0", "V\n" * 50])
def test_what_looks_like_a_visa_and_is_none_records_nothing(booth: Client, text: str) -> None:
    response = read(booth, text)
    assert response.status_code in (200, 409, 422)
    assert not Presentation.objects.exists()


def test_a_visa_of_the_region_does_not_hold_here_and_the_advice_says_by_which_law(
    booth: Client,
) -> None:
    text = typed(booth, issued_by="krd")
    assert "does not hold at the ports of federal Iraq" in text
    assert "Law 76 of 2017" in text


def test_a_visa_of_elsewhere_is_no_visa_of_ours(booth: Client) -> None:
    assert (
        "No rule in force here speaks of this permission"
        in after(booth, visa(issuer="TUR")).content.decode()
    )


def test_a_single_entry_is_used_up_by_the_crossing_that_used_it(booth: Client) -> None:
    inspection = inspection_in(read(booth, zone()))
    given = {
        "permission": "visa", "number": "V-77", "issued_by": "iq", "entries": "single",
        "valid_until_on": UNTIL_ON,
    }  # fmt: skip
    path = f"/booth/inspections/{inspection}"
    page = booth.post(f"{path}/permission", given, follow=True).content.decode()
    assert "used up" not in page
    assert 'value="V-77"' in page
    booth.post(
        f"{path}/decide",
        {"permission": "visa", "permission_number": "V-77", "permission_authority": "iq"},
        headers=FRAGMENT,
    )
    assert "used up: 1 entry was made on it" in typed(booth)
    assert "used up" not in typed(booth, entries="multiple")
    assert "how many it allows is not known" in typed(booth, entries="unknown")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"valid_until_on": "2021-01-01"}, "The visa expired on"),
        ({"valid_from_on": "2059-01-01"}, "valid only from"),
        ({"valid_from_on": "2030-01-01", "valid_until_on": "2029-01-01"}, "before the first one"),
        ({"number": ""}, "Its number"),
        ({"permission": "friendship"}, "Kind"),
        ({"issued_by": "nobody"}, "Issued by"),
        ({"valid_until_on": "soon"}, "Valid until"),
    ],
)
def test_what_is_wrong_with_a_typed_visa_is_told(
    booth: Client, said: dict[str, str], told: str
) -> None:
    assert told in typed(booth, **said)


def test_the_decision_takes_over_what_the_visa_says(booth: Client) -> None:
    text = typed(booth, stay_days="45")
    assert re.search(r'name="permission_number" value="V-77"', text)
    assert re.search(r'name="stay_days" value="45"', text)


def test_nationals_are_shown_no_visa_card(booth: Client) -> None:
    page = read(booth, zone(nationality="IRQ")).content.decode()
    assert "Alt+V" not in page


def test_a_presented_visa_answers_the_question_of_permission(booth: Client, hana: Viewer) -> None:
    inspection = inspection_in(after(booth, visa()))
    shown = get_inspection(hana, inspection)
    assert shown.permission is not None
    assert shown.permission.reasons == ()
    assert "permission_needed" not in {reason.code for reason in shown.advice.reasons}


def test_who_shows_a_visa_that_holds_is_asked_for_no_fee_on_arrival(booth: Client) -> None:
    assert "Take the fee" in read(booth, zone()).content.decode()
    assert "Take the fee" not in after(booth, visa()).content.decode()
    assert "Take the fee" in typed(booth, valid_until_on="2021-01-01")
