"""A daily report in Excel: one sheet that reads from its side, totals as formulas."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import save_workbook

from manfadh.kernel.exports import harmless
from manfadh.web.components.daily_report.papers import Paper
from manfadh.web.components.daily_report.sections import Section

_FIRST_WIDTH, _WIDTH = 44, 16
_HEAD = PatternFill("solid", fgColor="E8EDF2")
_RULE = Border(bottom=Side(style="thin", color="B8C1CA"))
_LONGEST_TITLE = 31
_NOT_IN_A_TITLE = str.maketrans("", "", "[]:*?/\\")


def write_excel(paper: Paper) -> bytes:
    """The bytes of an XLSX file."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = paper.title.translate(_NOT_IN_A_TITLE)[:_LONGEST_TITLE]
    sheet.sheet_view.rightToLeft = paper.is_right_to_left
    sheet.page_setup.orientation = "landscape" if paper.landscape else "portrait"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.append([paper.title])
    sheet.cell(1, 1).font = Font(bold=True, size=16)
    sheet.append([f"{paper.place} · {paper.day} · {paper.hijri}"])
    for label, value in paper.facts:
        sheet.append([label, harmless(value)])
    for section in paper.all_sections:
        _section(sheet, section, paper)
    sheet.append([])
    sheet.append([paper.notes_title])
    sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=12)
    for line in paper.notes.splitlines() or ["—"]:
        sheet.append([harmless(line)])
    for label, value in paper.signature:
        sheet.append([label, harmless(value)])
    _widths(sheet, max(len(section.heads) for section in paper.all_sections))
    kept = BytesIO()
    save_workbook(book, kept)
    return kept.getvalue()


def _section(sheet: Worksheet, section: Section, paper: Paper) -> None:
    sheet.append([])
    sheet.append([section.title])
    sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=12)
    sheet.append(list(section.heads))
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _RULE
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    first = sheet.max_row + 1
    for line in section.lines:
        sheet.append([harmless(line.label), *_cells(line.values)])
        for cell in sheet[sheet.max_row]:
            cell.border, cell.number_format = _RULE, "#,##0"
    if section.has_total and section.lines:
        last = sheet.max_row
        sheet.append(
            [paper.total_words, *(_sum(n, v, first, last) for n, v in enumerate(section.totals))]
        )
        for cell in sheet[sheet.max_row]:
            cell.font, cell.number_format = Font(bold=True), "#,##0"


def _cells(values: tuple[int | str, ...]) -> list[int | str]:
    return [value if isinstance(value, int) else harmless(value) for value in values]


def _sum(number: int, value: int | str, first: int, last: int) -> str:
    column = get_column_letter(number + 2)
    return f"=SUM({column}{first}:{column}{last})" if isinstance(value, int) else ""


def _widths(sheet: Worksheet, columns: int) -> None:
    sheet.column_dimensions["A"].width = _FIRST_WIDTH
    for number in range(2, columns + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTH
