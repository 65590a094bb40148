"""A daily report in Word: real tables, right to left where the language is."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from manfadh.web.components.daily_report.papers import Paper
from manfadh.web.components.daily_report.sections import Section

# Office has them where Noto is missing, and both have the Kurdish letters.
FACE, ARABIC_FACE = "IBM Plex Sans", "Noto Sans Arabic"
LANGUAGES = {"ar": "ar-IQ", "ckb": "ku-Arab-IQ", "en": "en-GB"}


def write_word(paper: Paper) -> bytes:
    """The bytes of a DOCX file."""
    document = Document()
    document.core_properties.title = paper.title
    document.core_properties.author = paper.place
    document.core_properties.created = paper.made_at.replace(tzinfo=None)
    document.core_properties.language = LANGUAGES[paper.language]
    _lay_out(document, paper)
    _write(document.add_heading(level=1), paper.title, paper)
    _write(document.add_paragraph(), f"{paper.place} · {paper.day} · {paper.hijri}", paper)
    _pairs(document, paper.facts, paper)
    for section in paper.all_sections:
        _write(document.add_heading(level=2), section.title, paper)
        _table(document, section, paper)
    _write(document.add_heading(level=2), paper.notes_title, paper)
    for line in paper.notes.splitlines() or ["—"]:
        _write(document.add_paragraph(), line, paper)
    if paper.signature:
        document.add_paragraph()
        _pairs(document, paper.signature, paper)
    return _packed(document)


def _packed(document: Any) -> bytes:
    kept, package = BytesIO(), document.part.package
    writer: Any = PackageWriter
    for part in package.parts:
        part.before_marshal()
    writer.write(kept, package.rels, package.parts)
    return kept.getvalue()


def _lay_out(document: Any, paper: Paper) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    if paper.landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(16)
    for name, size in (("Normal", 10), ("Heading 1", 17), ("Heading 2", 12)):
        style = document.styles[name]
        style.font.name, style.font.size = FACE, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:ascii", "w:hAnsi"):
            fonts.set(qn(attribute), FACE)
        fonts.set(qn("w:cs"), ARABIC_FACE)
        _size_of_complex_script(style.element.rPr, size)
    if paper.is_right_to_left:
        page._sectPr.append(OxmlElement("w:bidi"))
    _write(page.footer.paragraphs[0], paper.foot, paper)


def _size_of_complex_script(properties: Any, size: int) -> None:
    # Arabic text has a size of its own in Word, in half points.
    element = OxmlElement("w:szCs")
    element.set(qn("w:val"), str(size * 2))
    properties.append(element)


def _write(paragraph: Any, text: str, paper: Paper, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if not paper.is_right_to_left:
        return
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    if bold:
        run._r.rPr.append(OxmlElement("w:bCs"))


def _pairs(document: Any, pairs: Any, paper: Paper) -> None:
    table = _new_table(document, len(pairs), 2, paper)
    for row, (label, value) in zip(table.rows, pairs, strict=True):
        _write(row.cells[0].paragraphs[0], label, paper)
        _write(row.cells[1].paragraphs[0], value, paper)


def _table(document: Any, section: Section, paper: Paper) -> None:
    table = _new_table(document, 1, len(section.heads), paper)
    for cell, head in zip(table.rows[0].cells, section.heads, strict=True):
        _write(cell.paragraphs[0], head, paper, bold=True)
    _repeat_head(table.rows[0])
    for line in section.lines:
        _row(table, (line.label, *line.values), paper)
    if not section.lines:
        _row(table, ("—", *("" for _ in section.heads[1:])), paper)
    if section.has_total and section.lines:
        _row(table, (paper.total_words, *section.totals), paper, bold=True)


def _row(table: Any, values: Any, paper: Paper, *, bold: bool = False) -> None:
    for cell, value in zip(table.add_row().cells, values, strict=True):
        paragraph = cell.paragraphs[0]
        _write(paragraph, f"{value:,}" if isinstance(value, int) else value, paper, bold=bold)
        if isinstance(value, int):
            # In a paragraph from right to left, "start" is the right side.
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _new_table(document: Any, rows: int, columns: int, paper: Paper) -> Any:
    table = document.add_table(rows=rows, cols=columns)
    table.style = "Table Grid"
    if paper.is_right_to_left:
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
    return table


def _repeat_head(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
