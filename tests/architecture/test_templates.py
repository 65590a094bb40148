"""Templates say nothing untranslated, hold nothing inline, and every button tells its type."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src/manfadh/web"

SPOKEN_ATTRIBUTES = {"title", "alt", "placeholder", "label", "aria-label", "aria-description"}
INLINE_ATTRIBUTE = re.compile(r"^(on\w+|hx-on.*|style)$")
LETTER = re.compile(r"[^\W\d_]")

REMARK = re.compile(r"{#.*?#}|{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}", re.DOTALL)
LAYOUT = re.compile(r"{%\s*block layout\s*%}.*?{%\s*endblock.*?%}", re.DOTALL)  # a class name
TRANSLATED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?%}.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL
)
TAG = re.compile(r"{%\s*(\w+)(.*?)%}", re.DOTALL)
VARIABLE = re.compile(r"{{(.*?)}}", re.DOTALL)
BARE_DEFAULT = re.compile(
    r"\|\s*(?:default|default_if_none|yesno|add|join):(?P<words>\"[^\"]*\"|'[^']*')"
)
LITERAL = re.compile(r"(?<!_\()(?<![\w])(?:\"([^\"]*)\"|'([^']*)')")

# Tags of Django whose literals are names, formats or already translated.
NOT_SPEAKING = {
    *("extends", "load", "url", "static", "if", "elif", "translate", "trans", "now", "block"),
    *(
        "cycle",
        "for",
        "ifchanged",
        "get_current_language",
        "get_language_info_list",
        "regroup",
        "csrf_token",
        "endblock",
    ),
}


class Page(HTMLParser):
    """Collects the faults of one template whose tags were taken out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.inside: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.inside = tag if tag in {"script", "style"} else ""
        if tag == "style":
            self.faults.append("inline <style>")
        if tag == "script" and "src" not in named:
            self.faults.append("inline <script>")
        if tag == "button" and not named.get("type"):
            self.faults.append("<button> without type")
        for name, value in attrs:
            if INLINE_ATTRIBUTE.match(name):
                self.faults.append(f"inline {name}=")
            if name in SPOKEN_ATTRIBUTES and LETTER.search(value or ""):
                self.faults.append(f"bare {name}: {value}")
            if (value or "").strip().lower().startswith("javascript:"):
                self.faults.append(f"script in {name}=")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if not self.inside and LETTER.search(data):
            self.faults.append(f"bare text: {data.strip()}")


def bare_literals(template: str) -> Iterator[str]:
    """Sentences handed to a tag or a filter without ``_()``: those with a space or a capital."""
    for name, rest in TAG.findall(template):
        if name in NOT_SPEAKING:
            continue
        for pair in LITERAL.findall(rest):
            words = pair[0] or pair[1]
            if re.match(r"[^\W\d_]", words) and (" " in words or words[0].isupper()):
                yield f"bare words in {{% {name} %}}: {words}"
    for expression in VARIABLE.findall(template):
        for match in BARE_DEFAULT.finditer(expression):
            if LETTER.search(match["words"]):
                yield f"bare words in a filter: {match['words']}"


def faults(template: str) -> list[str]:
    """Everything in a template that the house does not allow."""
    for unspoken in (REMARK, TRANSLATED, LAYOUT):
        template = unspoken.sub("", template)
    page = Page()
    page.feed(VARIABLE.sub("0", TAG.sub("", template)))
    page.close()
    return [*page.faults, *bare_literals(template)]


def templates() -> list[Path]:
    return sorted(path for path in WEB.rglob("*.html") if "templates" in path.parts)


def test_there_are_templates_to_look_at() -> None:
    assert len(templates()) >= 20


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(WEB)))
def test_a_template_keeps_the_rules(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Hello</p>",
        "<p>مرحبا</p>",
        "<p>{{ count }} crossings</p>",
        '<input placeholder="Name">',
        '<img src="x" alt="A port">',
        '<nav aria-label="Pages"></nav>',
        '<a title="More" href="/">{{ x }}</a>',
        '<p style="color: red">{{ x }}</p>',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<a onclick="go()">{{ x }}</a>',
        '<a hx-on:click="go()">{{ x }}</a>',
        '<a href="javascript:go()">{{ x }}</a>',
        "<button>{{ x }}</button>",
        '{% badge "Open" "good" %}',
        '{% include "components/empty.html" with what="Nothing is here" %}',
        '{{ name|default:"Unknown" }}',
        "{{ open|yesno:'Open,Closed' }}",
    ],
)
def test_a_planted_fault_is_found(planted: str) -> None:
    assert faults(planted)


@pytest.mark.parametrize(
    "allowed",
    [
        '<p>{% translate "Hello" %} · {{ name }} — 12</p>',
        "<p>{% blocktranslate with n=name %}Hello {{ n }}{% endblocktranslate %}</p>",
        "<input placeholder=\"{% translate 'Name' %}\">",
        "{% comment %}Why it is so{% endcomment %}{# and so #}",
        '<script src="{% static "components/keys.js" %}" defer></script>',
        '<button type="submit">{{ x }}</button>',
        '{% badge _("Open") "good" %}',
        '{% include "components/empty.html" with what=_("Nothing is here") %}',
        '{{ name|default:"—" }}',
    ],
)
def test_what_the_house_allows_passes(allowed: str) -> None:
    assert faults(allowed) == []
