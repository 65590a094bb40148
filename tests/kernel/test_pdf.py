"""Papers of the house: set the same way each time, shaped rightly, and closed to markup in data."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from manfadh.kernel.pdf import PaperWrong, render_pdf
from manfadh.kernel.qr import qr_svg

MADE_AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TEMPLATE = """
#show: house.with(language: data.language, title: data.title, foot: data.title)
= #data.title
#facts(data.facts)
#records(data.titles, data.rows, numbers: (1,))
#qr(data.qr)
"""


def paper(**changes: object) -> dict[str, object]:
    return {
        "language": "ar",
        "title": "إشعار رفض الدخول",
        "facts": [["الاسم", "علي حسن"]],
        "titles": ["الصنف", "العدد"],
        "rows": [["سمة", "12"]],
        "qr": qr_svg("https://port.example/verify"),
        **changes,
    }


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_same_template_data_and_instant_give_the_same_bytes() -> None:
    assert render_pdf(TEMPLATE, paper(), made_at=MADE_AT) == render_pdf(
        TEMPLATE, dict(reversed(paper().items())), made_at=MADE_AT
    )


def test_a_page_is_set_well_within_a_second() -> None:
    render_pdf(TEMPLATE, paper(), made_at=MADE_AT)
    begun = time.perf_counter()
    render_pdf(TEMPLATE, paper(rows=[["سمة", str(n)] for n in range(500)]), made_at=MADE_AT)
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "إشعار رفض الدخول"),
        ("ckb", "ڕێکاری دەروازەی سنووری ۆ ێ ە ڵ"),
        ("fa", "گذرنامه چپژ ی ک"),
        ("tr", "Giriş reddi ğşıİçöü"),
        ("ur", "داخلے سے انکار ٹ ڈ ڑ ں ے ہ ھ"),
        ("en", "Notice of refusal of entry"),
    ],
)
def test_every_letter_of_the_languages_of_notices_has_a_glyph(language: str, words: str) -> None:
    pdf = render_pdf(
        "#show: house.with(language: data.language)\n#data.words",
        {"language": language, "words": words},
        made_at=MADE_AT,
    )
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    # A letter without a glyph comes back as nothing, or as the sign for "unknown".
    found = {letter for letter in page.get_text_range() if not letter.isspace()}
    assert "\ufffd" not in found
    assert len(found) >= len({letter for letter in words if not letter.isspace()}) * 0.8


def test_a_right_to_left_table_begins_at_the_right() -> None:
    page = pypdfium2.PdfDocument(render_pdf(TEMPLATE, paper(), made_at=MADE_AT))[0]
    width = page.get_width()
    in_first_column = page.get_textpage().get_text_bounded(left=width / 2, right=width)
    assert "12" not in in_first_column


def test_data_is_never_read_as_markup() -> None:
    name = '#panic("no") *bold* $x$ [bracket] \\ "quote"'
    pdf = render_pdf(
        '#show: house.with(language: "en")\n#data.name', {"name": name}, made_at=MADE_AT
    )
    assert 'panic("no")' in text_of(pdf).replace("“", '"').replace("”", '"')


def test_a_paper_that_no_longer_holds_says_so_across_the_page() -> None:
    template = '#show: house.with(language: "en", void: data.void)\nText.'
    assert "VOID" in text_of(render_pdf(template, {"void": "VOID"}, made_at=MADE_AT))


def test_a_template_that_asks_for_what_is_not_there_is_told_where() -> None:
    with pytest.raises(PaperWrong, match="missing"):
        render_pdf("#data.missing", {}, made_at=MADE_AT)


def test_a_template_reads_no_file_of_the_node(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("key")
    with pytest.raises(PaperWrong):
        render_pdf(f'#read("../../../{tmp_path}/secret")', {}, made_at=MADE_AT)


def test_an_instant_without_a_time_zone_makes_no_paper() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render_pdf("x", {}, made_at=MADE_AT.replace(tzinfo=None))
