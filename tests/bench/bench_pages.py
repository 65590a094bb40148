"""What a page weighs on the line: `python -m tests.bench.bench_pages [--keep FOLDER]`.

A country of a year is made (`big_country`), the real server is started on it, and a real browser of
1280×800 opens each screen of which pictures are made (`tools/screenshots.py`) in Arabic and in
English: first with an empty cache, then again with what it has kept. What is summed is what came
over the line, headers and bodies as they were compressed, until nothing moved any more; for a page
that asks for itself again, also what each of its askings costs. Readable lines on standard error,
one JSON object on standard output, in kB of 1,000 bytes.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from tools.screenshots import CHROMIUM, SCREENS, SIZES, Screen, open_screen, sign_in

from tests.bench.big_country import Size, open_country
from tests.bench.server import serving

LANGUAGES = ("ar", "en")
# What a page asks for by itself, as its attributes say.
_ASKS_ITSELF = "[hx-get][hx-trigger*='every']"
_ASK = "(part) => fetch(part, {headers: {'HX-Request': 'true'}}).then((answer) => answer.text())"
_SETTLED_MS = 300


class Line:
    """Counts what a page brings over the line."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._bytes = 0.0
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.on("Network.loadingFinished", self._add)
        self._session.send("Network.enable")

    def _add(self, loaded: Mapping[str, Any]) -> None:
        self._bytes += loaded["encodedDataLength"]

    def forget(self) -> None:
        """Empty the browser's cache."""
        self._session.send("Network.clearBrowserCache")

    def opened_kb(self, address: str) -> float:
        """What it takes to open a page, until nothing moves."""
        self._page.goto("about:blank")
        self._bytes = 0.0
        self._page.goto(address, wait_until="networkidle")
        self._page.evaluate("document.fonts.ready.then(() => null)")
        return self._settled_kb()

    def asked_kb(self, address: str) -> float:
        """What it takes to ask for a part of a page."""
        self._bytes = 0.0
        self._page.evaluate(_ASK, address)
        return self._settled_kb()

    def _settled_kb(self) -> float:
        self._page.wait_for_timeout(_SETTLED_MS)
        return round(self._bytes / 1000, 1)


def main() -> None:
    """Measure, and say what was seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--crossings", type=int, default=207_000)
    options.add_argument("--alerts", type=int, default=1_000)
    options.add_argument("--only", action="append", choices=[one.name for one in SCREENS])
    options.add_argument("--keep", type=Path, help="a folder to keep the node in, to run again")
    chosen = options.parse_args()
    with _folder(chosen.keep) as folder:
        open_country(folder, Size(crossings=chosen.crossings, alerts=chosen.alerts))
        figures = measure(folder, only=chosen.only)
    sys.stdout.write(json.dumps(figures) + "\n")


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="manfadh-bench-") as name:
        yield Path(name) / "node"


def measure(folder: Path, *, only: list[str] | None = None) -> dict[str, object]:
    """The heaviest pages, and each page in the language in which it weighs more."""
    # A page is a page, whatever is then done on it.
    screens = [one for one in SCREENS if one.specimen is None and (not only or one.name in only)]
    weights: dict[str, list[dict[str, float]]] = {}
    with serving(folder) as (_, port), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for language in LANGUAGES:
            for officer, theirs in groupby(
                sorted(screens, key=lambda one: one.officer), key=lambda one: one.officer
            ):
                seen = _weigh(browser, f"http://localhost:{port}", officer, list(theirs), language)
                for name, weight in seen:
                    sys.stderr.write(f"{name:16} {language}  {_told(weight)}\n")
                    weights.setdefault(name, []).append(weight)
        browser.close()
    each = {name: _heavier(found) for name, found in weights.items()}
    heaviest = {f"heaviest_{what}": kb for what, kb in _heavier(each.values()).items()}
    return {**heaviest, **each}


def _heavier(found: Iterable[dict[str, float]]) -> dict[str, float]:
    """Of each kind of weight the greatest."""
    greatest: dict[str, float] = {}
    for weight in found:
        for what, kb in weight.items():
            greatest[what] = max(kb, greatest.get(what, 0.0))
    return greatest


def _told(weight: Mapping[str, float]) -> str:
    return "  ".join(f"{what} {kb:6.1f}" for what, kb in weight.items())


def _weigh(
    browser: Browser, address: str, officer: str, screens: list[Screen], language: str
) -> Iterator[tuple[str, dict[str, float]]]:
    """Each screen of an officer: first, again, and each time that it asks for itself."""
    width, height = SIZES["desk"]
    context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    if officer:
        sign_in(page, officer)
    line = Line(page)
    for screen in screens:
        if not open_screen(page, screen):
            raise SystemExit(f"{screen.path} does not show what is to be opened.")
        opened = page.url
        line.forget()
        weight = {"first_kb": line.opened_kb(opened), "again_kb": line.opened_kb(opened)}
        asking = page.locator(_ASKS_ITSELF)
        if asking.count():
            asked = [one.get_attribute("hx-get") or "" for one in asking.all()]
            weight["asked_kb"] = max(line.asked_kb(part) for part in asked)
        yield screen.name, weight
    context.close()


if __name__ == "__main__":
    main()
