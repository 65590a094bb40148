"""Dalal's report on the screen and as files; the hand-over; the setting of departments."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import msgspec
import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.coordination.models import Departments
from manfadh.apps.operate.situation.models import DailyReport, HandOver
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.recording import record
from tests.apps.operate.stories import crossing
from tests.cast import FEDERAL, PORT
from tests.web.at_the_border import Answer, at_work, found_the_law

ON = "2026-11-24"
DURING = datetime(2026, 11, 24, 9, tzinfo=UTC)
NEXT_MORNING = datetime(2026, 11, 25, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _next_morning() -> Iterator[None]:
    with clock.frozen_at(NEXT_MORNING):
        yield


@pytest.fixture
def dalals(dalal_user: User) -> Client:
    """Dalal at work the morning after, with the law and one crossing of the day before."""
    found_the_law()
    fact = msgspec.structs.replace(crossing(1, new_id(), "entry", 0), crossed_at=DURING, mode="car")
    record(fact, stamp=Stamp(actor=new_id(), owner=FEDERAL, port=PORT))
    return at_work(dalal_user)


def text_of(response: Answer) -> str:
    return response.content.decode()


def signed(client: Client, notes: str = "") -> DailyReport:
    client.post(
        reverse("port-report-sign", args=[ON]), {"report_id": str(new_id()), "notes": notes}
    )
    return DailyReport.objects.latest("signed_at")


def test_dalal_signs_and_sends_the_day(dalals: Client) -> None:
    page = text_of(dalals.get(reverse("port-report", args=[ON])))
    assert "Nobody has signed" in page
    report = signed(dalals, "A quiet day")
    dalals.post(reverse("port-report-send", args=[ON, report.report_id]))
    page = text_of(dalals.get(reverse("port-report", args=[ON])))
    assert "A quiet day" in page
    assert "fits the numbers" in page
    assert "Sent" in text_of(dalals.get(reverse("port-reports")))


def test_today_cannot_be_signed_and_says_why(dalals: Client) -> None:
    answer = dalals.post(
        reverse("port-report-sign", args=["2026-11-25"]), {"report_id": str(new_id()), "notes": ""}
    )
    assert answer.status_code == 422
    assert "not over" in text_of(answer)


@pytest.mark.parametrize("on", ["soon", "2026-13-01", "2999-01-01"])
def test_a_day_that_is_none_or_still_to_come_is_not_found(dalals: Client, on: str) -> None:
    assert dalals.get(reverse("port-report", args=[on])).status_code == 404


def test_each_number_opens_to_what_it_counts(dalals: Client) -> None:
    page = text_of(dalals.get(reverse("port-report-figure", args=[ON, "mode.entry.car"])))
    assert "by what they travel in" in page
    unknown = dalals.get(reverse("port-report-figure", args=[ON, "nothing.of.the.kind"]))
    assert unknown.status_code == 404


def file_of(client: Client, kind: str, language: str = "ar") -> bytes:
    answer = client.get(reverse("port-report-file", args=[ON, kind]) + f"?lang={language}")
    assert answer.status_code == 200
    return bytes(answer.content)


def test_word_has_real_tables_from_right_to_left(dalals: Client) -> None:
    signed(dalals)
    with ZipFile(BytesIO(file_of(dalals, "docx"))) as archive:
        document = archive.read("word/document.xml").decode()
    assert document.count("<w:tbl>") >= 10
    assert document.count("<w:bidiVisual/>") == document.count("<w:tbl>")
    assert "الموقف اليومي" in document
    with ZipFile(BytesIO(file_of(dalals, "docx", "en"))) as archive:
        assert "<w:bidi" not in archive.read("word/document.xml").decode()


def test_excel_reads_from_the_right_and_sums_by_formulas(dalals: Client) -> None:
    signed(dalals, "=1+1")
    sheet: Any = openpyxl.load_workbook(BytesIO(file_of(dalals, "xlsx"))).active
    assert sheet.sheet_view.rightToLeft
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    formulas = [cell for cell in cells if cell.startswith("=")]
    assert formulas
    assert all(cell.startswith("=SUM(") for cell in formulas)


def test_a_signed_pdf_is_the_same_twice(dalals: Client) -> None:
    signed(dalals)
    assert file_of(dalals, "pdf") == file_of(dalals, "pdf")
    assert file_of(dalals, "pdf", "ckb").startswith(b"%PDF")


def test_a_file_that_leaves_is_on_the_ledger(dalals: Client) -> None:
    file_of(dalals, "xlsx")
    assert LedgerEntry.objects.filter(type="kernel.export_made").count() == 1


def test_a_supervisor_reads_but_neither_signs_nor_takes_files(
    dalals: Client, sami_user: User
) -> None:
    samis = at_work(sami_user)
    page = text_of(samis.get(reverse("port-report", args=[ON])))
    assert "Sign the numbers" not in page
    assert samis.post(reverse("port-report-sign", args=[ON])).status_code == 403
    assert samis.get(reverse("port-report-file", args=[ON, "pdf"])).status_code == 403


def test_sami_hands_over_and_dalal_acknowledges(dalals: Client, sami_user: User) -> None:
    samis = at_work(sami_user)
    sent = {"handover_id": str(new_id()), "shift": "night", "equipment": "Scanner", "notes": ""}
    samis.post(reverse("port-shifts"), sent)
    row = HandOver.objects.get()
    path = reverse("port-shift", args=[row.handover_id])
    assert "I take the shift over" not in text_of(samis.get(path))
    assert "I take the shift over" in text_of(dalals.get(path))
    dalals.post(reverse("port-shift-take", args=[row.handover_id]), {"note": "Seen"})
    assert "Seen" in text_of(dalals.get(path))


def test_dalal_sets_the_departments(dalals: Client) -> None:
    refused = dalals.post(reverse("port-departments"), {"agencies": [], "reference": "Order 4"})
    assert refused.status_code == 422
    dalals.post(reverse("port-departments"), {"agencies": ["iq.customs"], "reference": "Order 4"})
    assert Departments.objects.get().agencies == ["iq.customs"]


def test_yusuf_sees_all_ports_together_and_takes_files(dalals: Client, yusuf_user: User) -> None:
    report = signed(dalals)
    dalals.post(reverse("port-report-send", args=[ON, report.report_id]))
    yusufs = at_work(yusuf_user)
    page = text_of(yusufs.get(reverse("headquarters-reports") + f"?on={ON}"))
    assert "All ports together" in page
    assert date.fromisoformat(ON).isoformat() in page
    for kind in ("pdf", "docx", "xlsx"):
        path = reverse("headquarters-report-file", args=[kind]) + f"?on={ON}&lang=ar"
        assert yusufs.get(path).status_code == 200
    figure = yusufs.get(reverse("headquarters-figure", args=["refusals"]) + f"?on={ON}")
    assert "Port by port" in text_of(figure) or "No port counted" in text_of(figure)
