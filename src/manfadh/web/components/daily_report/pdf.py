"""A daily report as PDF."""

from pathlib import Path

from manfadh.kernel.pdf import render_pdf
from manfadh.web.components.daily_report.papers import Paper
from manfadh.web.components.daily_report.sections import Section

TEMPLATE = Path(__file__).parent / "daily_report.typ"


def write_pdf(paper: Paper) -> bytes:
    """The bytes of a PDF file: the same each time for the same report."""
    data = {
        "language": paper.language,
        "title": paper.title,
        "place": paper.place,
        "day": paper.day,
        "hijri": paper.hijri,
        "facts": [list(pair) for pair in paper.facts],
        "signature": [list(pair) for pair in paper.signature],
        "sections": [_section(section, paper.total_words) for section in paper.all_sections],
        "notes_title": paper.notes_title,
        "notes": paper.notes.splitlines() or ["—"],
        "foot": paper.foot,
        "landscape": paper.landscape,
    }
    return render_pdf(TEMPLATE, data, made_at=paper.made_at)


def _section(section: Section, total_words: str) -> dict[str, object]:
    numbers = [
        place + 1
        for place, value in enumerate(section.totals or section.heads[1:])
        if isinstance(value, int) or not section.lines
    ]
    return {
        "title": section.title,
        "heads": list(section.heads),
        "rows": [[line.label, *map(_written, line.values)] for line in section.lines],
        "total": [total_words, *map(_written, section.totals)]
        if section.has_total and section.lines
        else None,
        "numbers": numbers,
    }


def _written(value: int | str) -> str:
    return f"{value:,}" if isinstance(value, int) else value
