"""Papers of the house: a Typst template and data become the bytes of a PDF.

The same template, data and instant give the same bytes, on any node and without a network: the
fonts lie beside this module, and nothing of the machine's own is used. A template begins after
`house.typ`, whose functions it may call:

    #show: house.with(language: data.language, title: data.title)
    #facts(data.facts)                       // label and value, row by row
    #records(data.titles, data.rows)         // a ruled table; its head comes again on each page
    #qr(data.qr)                             // of `manfadh.kernel.qr.qr_svg`
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
# A template can neither fetch a package nor read a file of the node: all it may see are fonts.
_NO_PACKAGES = str(FONTS / "none")


class PaperWrong(Exception):
    """The template and its data do not fit: what Typst says about it, with the place."""


def render_pdf(template: str | Path, data: Mapping[str, object], *, made_at: datetime) -> bytes:
    """The PDF of a template with its data, tagged for screen readers; usually within 0.2 s.

    `template` is Typst source or the file that holds it; in it `data` is a dictionary. Values are
    what JSON has: texts, numbers, lists, dictionaries. They come in as values and never as markup,
    so a name with a bracket in it stays a name. `made_at` is the date inside the file.
    Raises PaperWrong where the template asks for what the data does not have, ValueError where
    `made_at` has no time zone.
    """
    if made_at.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    text = template.read_text("utf-8") if isinstance(template, Path) else template
    source = f"{_house()}\n#let data = json(bytes(sys.inputs.data))\n{text}"
    try:
        compiler = typst.Compiler(
            source.encode(),
            root=str(FONTS),
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
            package_path=_NO_PACKAGES,
            package_cache_path=_NO_PACKAGES,
        )
        made = compiler.compile(
            format="pdf", timestamp=made_at.astimezone(UTC).replace(microsecond=0)
        )
    except typst.TypstError as problem:
        raise PaperWrong(f"{problem.message} {problem.diagnostic}") from problem
    assert isinstance(made, bytes)  # a list only for formats with a file per page
    return made


@cache
def _house() -> str:
    return (FOLDER / "house.typ").read_text("utf-8")


@cache
def _fonts() -> typst.Fonts:
    # Reading them takes longer than setting a page; they are read once.
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
