"""A small form for the tests of what stands on it, and forms that hypothesis invents."""

from typing import Any

from hypothesis import strategies as st

from manfadh.libs.fieldforms import (
    Anchor,
    Choice,
    Form,
    Grid,
    Kind,
    Question,
    Scale,
    Section,
    Words,
)


def words(text: str) -> Words:
    """A text in three languages that can be told apart."""
    return Words(ar=f"{text} ع", ckb=f"{text} ک", en=text)


MATURITY = Scale(
    code="maturity",
    anchors=tuple(Anchor(value=value, words=words(f"level {value}")) for value in range(4)),
)


def question(code: str, section: str = "hall", **said: Any) -> Question:
    """A question of the sample form."""
    given = {"kind": "scale", "scale": "maturity", "words": words(code), **said}
    if given["kind"] != "scale":
        del given["scale"]
    return Question(code=code, section=section, **given)


SCANNER = question("scanner", kind="yes_no", good="yes", may_not_apply=True)
HOURS = question(
    "hours", kind="number", unit=words("hours"), least="0", most="24", target="12",
    relevance="${scanner} = 'yes'",
)  # fmt: skip
LINES = question(
    "lines",
    section="yard",
    kind="choices",
    choices=(
        Choice(code="fibre", words=words("fibre")),
        Choice(code="mobile", words=words("mobile")),
    ),
)
FORM = Form(
    code="sample",
    words=words("Sample"),
    source="Invented",
    scales=(MATURITY,),
    sections=(
        Section(code="hall", words=words("Hall")),
        Section(code="yard", words=words("Yard"), relevance="${staff} > 1", weight=3),
    ),
    questions=(
        question("staff", row="intra", column="people", weight=2),
        SCANNER,
        HOURS,
        LINES,
        question("road", section="yard", may_not_apply=True),
        question("remarks", section="yard", kind="text"),
    ),
    grid=Grid(
        rows=(Choice(code="intra", words=words("Intra")),),
        columns=(Choice(code="people", words=words("People")),),
    ),
)

_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"), min_codepoint=32),
    max_size=30,
).map(lambda text: " ".join(text.split()))
_WORDS = st.builds(Words, ar=_TEXTS, ckb=_TEXTS, en=_TEXTS.filter(bool))
_CODES = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True).filter(lambda code: code != "na")
_FLAGS = st.booleans()
_KINDS: list[Kind] = [
    *("scale", "yes_no", "number", "choice", "choices"),
    *("text", "photo", "gps", "document", "sketch"),
]
_DECIMALS = st.sampled_from(["", "0", "1", "2.5", "24"])


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form without faults, of all kinds of questions."""
    scale = Scale(
        code="s_scale",
        anchors=tuple(
            Anchor(value=value, words=draw(_WORDS))
            for value in sorted(draw(st.sets(st.integers(0, 100), min_size=2, max_size=6)))
        ),
    )
    sections = [
        Section(code=f"sec_{code}", words=draw(_WORDS), weight=draw(st.integers(1, 9)))
        for code in draw(st.lists(_CODES, min_size=1, max_size=3, unique=True))
    ]
    questions: list[Question] = []
    for section in sections:
        for place in range(draw(st.integers(1, 4))):
            earlier = [one.code for one in questions if one.kind == "scale"]
            questions.append(_question(draw, f"q{place}_{section.code[4:]}", section.code, earlier))
    return Form(
        code=draw(_CODES), words=draw(_WORDS), about=draw(_WORDS), source=draw(_TEXTS),
        scales=(scale,), sections=tuple(sections), questions=tuple(questions),
        grid=Grid(
            rows=(Choice(code="r1", words=draw(_WORDS)),),
            columns=(Choice(code="c1", words=draw(_WORDS)),),
        ),
    )  # fmt: skip


def _question(draw: st.DrawFn, code: str, section: str, earlier: list[str]) -> Question:
    kind = draw(st.sampled_from(_KINDS))
    own: dict[str, Any] = {}
    if kind == "scale":
        own["scale"] = "s_scale"
    if kind in ("choice", "choices"):
        codes = draw(st.lists(_CODES, min_size=2, max_size=4, unique=True))
        own["choices"] = tuple(Choice(code=one, words=draw(_WORDS)) for one in codes)
    if kind == "yes_no":
        own["good"] = draw(st.sampled_from(["", "yes", "no"]))
    if kind == "number":
        own["is_whole"] = draw(_FLAGS)
        own |= {
            "unit": draw(_WORDS),
            "least": draw(st.sampled_from(["", "0"])),
            "most": draw(st.sampled_from(["", "24"])),
            "target": draw(_DECIMALS.filter(lambda text: text != "0")),
            "better": draw(st.sampled_from(["higher", "lower"])),
        }
    is_conditional = draw(_FLAGS)
    if earlier and is_conditional:
        own["relevance"] = f"${{{draw(st.sampled_from(earlier))}}} >= {draw(st.integers(0, 3))}"
    return Question(
        code=code, section=section, kind=kind, words=draw(_WORDS), hint=draw(_WORDS),
        weight=draw(st.integers(1, 5)), is_required=draw(st.booleans()),
        may_not_apply=draw(st.booleans()), photo=draw(st.sampled_from(["no", "may", "must"])),
        has_note=draw(st.booleans()), place=draw(st.sampled_from(["", "booths"])),
        row=draw(st.sampled_from(["", "r1"])), column=draw(st.sampled_from(["", "c1"])),
        area=draw(st.sampled_from(["", "equipment"])), source=draw(_TEXTS),
        is_verified=draw(st.booleans()), **own,
    )  # fmt: skip
