"""The sheets of numbered forms: two on a page, each with its number, to be written by hand."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from manfadh.apps.govern.places.selectors import find_port
from manfadh.apps.operate.crossings.selectors import PaperBlock
from manfadh.kernel.pdf import render_pdf
from manfadh.kernel.qr import qr_svg

_TEMPLATE = Path(__file__).parent / "paper_sheets.typ"
# Each caption in the three languages of a lane, whoever writes.
_FIELDS = (
    ("الاسم الرباعي", "ناوی چواری", "Full name"),
    ("اسم الأم", "ناوی دایک", "Mother's name"),
    ("رقم المستند ونوعه", "ژمارە و جۆری بەڵگەنامە", "Document, number and kind"),
    ("الجنسية", "ڕەگەزنامە", "Nationality"),
    ("تاريخ الولادة والجنس", "ڕێکەوتی لەدایکبوون و ڕەگەز", "Date of birth, sex"),
    ("السمة أو الإقامة: الرقم والمدة", "ڤیزە یان مۆڵەت: ژمارە و ماوە", "Visa or permit, days"),
    ("التاريخ والوقت", "ڕێکەوت و کات", "Date and time"),
    ("المركبة", "ئۆتۆمبێل", "Vehicle"),
    ("الضابط والتوقيع", "ئەفسەر و واژۆ", "Officer, signature"),
)
_DIRECTIONS = {
    "entry": "دخول · چوونەژوورەوە · Entry",
    "exit": "خروج · چوونەدەرەوە · Exit",
}


def paper_pdf(block: PaperBlock, numbers: Sequence[str], *, port: str) -> bytes:
    """The sheets of a block as a PDF: the same bytes whenever it is printed again."""
    found = find_port(port)
    names = (found.names.ar, found.names.en) if found else (port, port)
    printed_at = block.printed_at.astimezone(ZoneInfo(settings.TIME_ZONE))
    data = {
        "title": f"{block.first} – {block.last}",
        "port": " · ".join(filter(None, names)),
        "lane": block.lane,
        "direction": _DIRECTIONS.get(block.direction, ""),
        "printed": printed_at.strftime("%Y-%m-%d %H:%M"),
        "fields": _FIELDS,
        "forms": [{"number": number, "qr": qr_svg(number)} for number in numbers],
    }
    return render_pdf(_TEMPLATE, data, made_at=block.printed_at)
