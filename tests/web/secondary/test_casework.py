"""Beside deciding: the living queue, evidence, handing over, slips with their code."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings.models import SecondaryCase, ToldApart
from manfadh.apps.operate.crossings.services import (
    open_inspection,
    refer_to_secondary,
    resolve_case,
    take_case,
)
from manfadh.apps.operate.watchlists.services import establish_list, make_alert, place_alerts
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.zone_seals import make_seal
from tests.web.at_the_border import at_work, stand, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
PDF = b"%PDF-1.7\n%specimen\n%%EOF\n"
SECRET = "Specimen order 2"


@pytest.fixture
def case(hana: Viewer, rana: Viewer) -> SecondaryCase:
    """A traveller whom a list knows by name, referred by Hana."""
    establish_list(
        viewer=rana,
        watchlist="iq.wanted",
        purpose="wanted",
        name_ar="مطلوبون",
        name_ckb="داواکراوان",
        name_en="Wanted",
        reference="Specimen order 1",
    )
    alert = make_alert(
        watchlist="iq.wanted",
        instruction="refer",
        reference=SECRET,
        name="RANIA SAMER HADDADIN",
        mother="Amal Nabil",
        birth="1990-03-02",
        nationality="JOR",
    )
    place_alerts(viewer=rana, watchlist="iq.wanted", alerts=[alert])
    shown = open_inspection(viewer=hana, direction="entry", lane="4", zone=zone())
    case_id = refer_to_secondary(
        viewer=hana, inspection_id=shown.inspection_id, reason="possible_hit"
    )
    return SecondaryCase.objects.get(case_id=case_id)


@pytest.fixture
def number(karim: Viewer, case: SecondaryCase) -> str:
    """The number of the slip that the case ended with."""
    resolve_case(
        viewer=karim, case_id=case.case_id, outcome="not_same_person", ground="another mother"
    )
    return ToldApart.objects.get().slip_number


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("stamp page.pdf", PDF, content_type="application/pdf")


def test_the_queue_keeps_its_ages_without_looking_at_anybody(
    karim_user: User, case: SecondaryCase
) -> None:
    client = at_work(karim_user)
    page = client.get("/secondary").content.decode()
    mark = page.split("waits?seen=")[1].split('"')[0]
    looks = Look.objects.count()
    ages = client.get(f"/secondary/waits?seen={mark}")
    assert f'id="age-{case.case_id}"' in ages.content.decode()
    assert "HADDADIN" not in ages.content.decode()
    assert Look.objects.count() == looks


def test_when_somebody_else_waits_the_page_comes_anew(
    karim_user: User, karim: Viewer, case: SecondaryCase
) -> None:
    client = at_work(karim_user)
    mark = client.get("/secondary").content.decode().split("waits?seen=")[1].split('"')[0]
    take_case(viewer=karim, case_id=case.case_id)
    assert client.get(f"/secondary/waits?seen={mark}").headers["HX-Refresh"] == "true"


def test_a_case_shows_the_zone_and_its_history(karim_user: User, case: SecondaryCase) -> None:
    page = at_work(karim_user).get(f"/secondary/cases/{case.case_id}").content.decode()
    assert "P&lt;JORHADDADIN" in page
    assert "Referred by the booth" in page


def test_evidence_is_kept_once_and_opened_with_a_look(
    karim_user: User, case: SecondaryCase
) -> None:
    client = at_work(karim_user)
    path = f"/secondary/cases/{case.case_id}"
    identity = str(new_id())
    for _ in range(2):
        client.post(f"{path}/evidence", {"file": scan(), "evidence_id": identity})
    page = client.get(path).content.decode()
    assert page.count("stamp page.pdf") == 1
    looks = Look.objects.count()
    opened = client.get(f"{path}/evidence/{identity}")
    assert b"".join(opened.streaming_content) == PDF  # type: ignore[attr-defined]
    assert opened.headers["Content-Type"] == "application/pdf"
    assert Look.objects.count() > looks


def test_a_file_of_another_kind_is_refused_gently(karim_user: User, case: SecondaryCase) -> None:
    client = at_work(karim_user)
    path = f"/secondary/cases/{case.case_id}"
    text = SimpleUploadedFile("note.txt", b"hello")
    page = client.post(
        f"{path}/evidence", {"file": text, "evidence_id": str(new_id())}, follow=True
    )
    assert "Bring this file as PDF, JPEG or PNG" in page.content.decode()


def test_evidence_of_another_case_is_not_opened_by_its_id(
    karim_user: User, case: SecondaryCase
) -> None:
    path = f"/secondary/cases/{case.case_id}/evidence/{new_id()}"
    assert at_work(karim_user).get(path).status_code == 404


def test_karim_gives_his_case_back_to_the_queue(
    karim_user: User, karim: Viewer, case: SecondaryCase
) -> None:
    take_case(viewer=karim, case_id=case.case_id)
    client = at_work(karim_user)
    path = f"/secondary/cases/{case.case_id}"
    assert "Hand the case over" in client.get(path).content.decode()
    client.post(f"{path}/hand-over", {"to": "queue", "note": "my shift ends"})
    case.refresh_from_db()
    assert case.taken_by is None
    page = client.get(path).content.decode()
    assert "Given back to the queue" in page
    assert "my shift ends" in page


def test_the_slip_is_a_paper_that_says_nothing_of_a_list(
    karim_user: User, case: SecondaryCase, number: str
) -> None:
    client = at_work(karim_user)
    assert number in client.get(f"/secondary/cases/{case.case_id}").content.decode()
    paper = client.get(f"/secondary/slips/{number}.pdf")
    assert paper.headers["Content-Type"] == "application/pdf"
    text = text_of(paper.content)
    assert number in text
    assert "RANIA SAMER HADDADIN" in text
    assert "T1234567" in text
    assert "two different people" in text
    for hidden in (SECRET, "wanted", "Wanted", "Amal", "list", "مطلوب", "another mother"):
        assert hidden not in text


@pytest.mark.parametrize("typed", ["as printed", "small", "code"])
def test_the_booth_finds_the_decision_by_number_and_by_code(
    omar_user: User, number: str, typed: str
) -> None:
    text = {
        "as printed": number,
        "small": number.lower().replace("-", " "),
        "code": make_seal("SLIP", number.replace("-", ""), "20301231", "ABC"),
    }[typed]
    client = at_work(omar_user)
    page = client.post("/booth/slip", {"text": text}).content.decode()
    assert "This slip holds" in page
    assert "T1234567" in page


def test_a_genuine_code_whose_decision_is_still_on_its_way_says_so(omar_user: User) -> None:
    text = make_seal("SLIP", "7K3M9QPD4", "20301231", "ABC")
    page = at_work(omar_user).post("/booth/slip", {"text": text}).content.decode()
    assert "The code is genuine" in page


def test_an_altered_code_is_told(omar_user: User, number: str) -> None:
    text = make_seal("SLIP", number.replace("-", ""), "20261231", "ABC").replace("20261", "20301")
    page = at_work(omar_user).post("/booth/slip", {"text": text}).content.decode()
    assert "it was altered" in page


def test_a_slip_passed_over_the_reader_of_a_booth_is_shown(omar_user: User, number: str) -> None:
    client = at_work(omar_user)
    stand(client)
    text = make_seal("SLIP", number.replace("-", ""), "20301231", "ABC")
    page = client.post("/booth/read", {"mrz": text}, follow=True).content.decode()
    assert "This slip holds" in page


def test_a_revoked_slip_says_so_at_the_booth(
    karim_user: User, omar_user: User, number: str
) -> None:
    at_work(karim_user).post(f"/secondary/slips/{number}/revoke", {"ground": "sold"})
    page = at_work(omar_user).post("/booth/slip", {"text": number}).content.decode()
    assert "revoked" in page


@pytest.mark.parametrize("language", ["ar", "ckb", "en"])
def test_papers_and_pages_speak_each_language(
    karim_user: User, case: SecondaryCase, number: str, language: str
) -> None:
    client = at_work(karim_user, language)
    for path in ("/secondary/slips", f"/secondary/slips?text={number}", "/secondary"):
        assert client.get(path).status_code == 200
    assert client.get(f"/secondary/slips/{number}.pdf").status_code == 200


def text_of(pdf: bytes) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
