"""Every chart is drawn in a real browser: from both directions, by day and by night, under the
policy of our pages, with its rows and words, and without a word on the console.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.utils.translation import override
from playwright.sync_api import Browser, Page, Route

from manfadh.config.headers import CONTENT_SECURITY_POLICY
from manfadh.web.components import guide
from manfadh.web.components.shapes import Chart, Table

COMPONENTS = Path(guide.__file__).parent
STATIC = COMPONENTS / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
PAGE = Template(
    """{% load static components %}<!doctype html><html dir="{{ dir }}" data-digits="{{ digits }}"
    data-theme="{{ theme }}"><head><meta charset="utf-8">
    <link rel="stylesheet" href="{% static 'components/tokens.css' %}">
    {% include "components/chart_scripts.html" %}</head><body><main>
    {% chart chart=chart label="Chart" table=table identity="chart" %}</main></body></html>"""
)

# Each chart with rows for it.
CHARTS: dict[str, Callable[[], Chart]] = {"by-hour": guide.chart}


def test_each_chart_has_rows_to_be_drawn_with() -> None:
    assert {path.stem for path in (COMPONENTS / "charts").glob("*.json")} == set(CHARTS)


@pytest.fixture
def said() -> list[str]:
    """What the page says on its console."""
    return []


@pytest.fixture
def blank(browser: Browser, said: list[str]) -> Iterator[Page]:
    """A page of a node that is not there: its files come from the source."""
    context = browser.new_context(base_url="http://charts.invalid")
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route("**/static/**", _serve_file)
    yield page
    context.close()


def _serve_file(route: Route) -> None:
    path = STATIC / route.request.url.partition("/static/")[2]
    route.fulfill(path=path, content_type=KINDS.get(path.suffix, "font/woff2"))


def _draw(page: Page, chart: Chart, *, rtl: bool, digits: str, theme: str) -> None:
    given = {
        "chart": chart,
        "table": Table(caption="", columns=(), rows=(), empty="-"),
        "dir": "rtl" if rtl else "ltr",
        "digits": digits,
        "theme": theme,
    }
    body = PAGE.render(Context(given))
    policy = {"Content-Security-Policy": CONTENT_SECURITY_POLICY}
    page.route("**/chart", lambda r: r.fulfill(body=body, content_type="text/html", headers=policy))
    page.goto("/chart")
    page.locator(".chart-plot svg .mark-group").first.wait_for()


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_chart_is_drawn_with_its_rows_and_words(
    blank: Page, said: list[str], name: str, language: str, theme: str
) -> None:
    rtl = language == "ar"
    with override(language), override_settings(DEBUG=True):
        chart = CHARTS[name]()
        _draw(blank, chart, rtl=rtl, digits="arab" if rtl else "latn", theme=theme)
    assert said == []
    plot = blank.locator(".chart-plot svg")
    words = plot.text_content() or ""
    assert all(word in words for word in chart.words.values())
    assert blank.locator(".legend li").all_inner_texts() == [word for _, word in chart.legend]
    assert not [wrong for wrong in ("$", "undefined", "NaN") if wrong in words]
    marks = plot.locator(".role-mark > path, .role-mark > text").count()
    assert marks == sum(map(len, chart.data.values()))
    assert ("٥٠" in words) == rtl
    box = plot.bounding_box()
    assert box is not None
    assert box["width"] > 500, "it takes the width that the page gives it"


def test_hours_run_from_where_reading_begins(blank: Page) -> None:
    seen = {}
    for language, rtl in (("ar", True), ("en", False)):
        with override(language):
            _draw(blank, guide.chart(), rtl=rtl, digits="latn", theme="light")
        left = [
            box["x"]
            for bar in blank.locator(".layer_0_marks > path").all()
            if (box := bar.bounding_box())
        ]
        seen[language] = left == sorted(left)
    assert seen == {"ar": False, "en": True}


def test_the_compiled_chart_names_no_word_of_its_own() -> None:
    for path in (STATIC / "vendor/charts").glob("*.json"):
        assert '"$' not in json.dumps(json.loads(path.read_text("utf-8"))), path.name
