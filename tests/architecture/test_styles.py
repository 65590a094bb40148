"""Our styles know no left and right: a page that turns round for Arabic needs no second style."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src/manfadh"
VENDOR = "vendor"

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STRING = re.compile(r"url\([^)]*\)|\"[^\"]*\"|'[^']*'")
SIDED = re.compile(r"(?<![\w-])(?:[a-z-]+-)?(?:left|right)(?:-[a-z]+)*(?![\w-])")
# Four values name the four sides clockwise, so the second and the fourth must agree.
FOUR = re.compile(
    r"(?<![\w-])(?:margin|padding|inset|border-(?:width|style|color|radius)|scroll-(?:margin|padding))"
    r"\s*:\s*([^;{}]+)"
)
VALUE = re.compile(r"(?:[\w.%#-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)")


def stylesheets() -> list[Path]:
    return [path for path in sorted(SOURCES.rglob("*.css")) if VENDOR not in path.parts]


def faults(css: str) -> Iterator[str]:
    """What in a style sheet depends on the side that reading begins at."""
    plain = STRING.sub("", COMMENT.sub("", css))
    yield from (match.group() for match in SIDED.finditer(plain))
    for match in FOUR.finditer(plain):
        values = VALUE.findall(match.group(1))
        if len(values) == 4 and values[1] != values[3]:
            yield match.group().strip()


def test_there_are_style_sheets_to_look_at() -> None:
    assert len(stylesheets()) >= 5


@pytest.mark.parametrize("path", stylesheets(), ids=lambda path: path.name)
def test_a_style_sheet_names_no_side(path: Path) -> None:
    assert list(faults(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "planted",
    [
        "a { margin-left: 1rem }",
        "a { left: 0 }",
        "a { text-align: right; }",
        "a { float:left }",
        "a { border-top-left-radius: 2px }",
        "a { padding: 0 1rem 0 2rem }",
        "a { margin: 0 var(--a) 0 calc(1px + var(--b)) }",
        "a { transition: left 1s }",
    ],
)
def test_a_planted_side_is_found(planted: str) -> None:
    assert list(faults(planted))


@pytest.mark.parametrize(
    "allowed",
    [
        "a { margin-inline-start: 1rem }",
        "a { text-align: start }",
        "/* left */ a { background: url(left.png) }",
        "a { padding: 0 1rem 0 1rem }",
        ".leftover { color: red }",
    ],
)
def test_logical_styles_pass(allowed: str) -> None:
    assert list(faults(allowed)) == []
