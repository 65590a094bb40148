"""Pictures of the main screens of a demonstration, in every direction and on every size.

    python tools/screenshots.py FOLDER                  all of them, from a demonstration of its own
    python tools/screenshots.py FOLDER --address URL    … from one that is served already
    python tools/screenshots.py FOLDER --only booth --language ar --size desk --format webp

One screen is one line of SCREENS. What README shows lies in docs/pictures/, as WebP.
"""

import argparse
import os
import re
import subprocess
import sys
from base64 import b32decode, b64decode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from time import time
from typing import NamedTuple

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as NotInTime

from manfadh.demo.people import PASSWORD, SIGN_INS

CHROMIUM = os.environ.get("TEST_BROWSER") or which("chromium") or "/usr/bin/chromium"
LANGUAGES = ("ar", "ckb", "en")
SIZES = {"desk": (1280, 800), "phone": (390, 844)}
WEBP_QUALITY = 85
_READY = re.compile(r"Ready: (http://\S+)")


class Screen(NamedTuple):
    """A screen: its name, who sees it, where; what to read there or which link to follow."""

    name: str
    officer: str
    path: str
    # The place of a document among the specimens of the booth, from 0.
    specimen: int | None = None
    # What is clicked once the page is there.
    follow: str = ""


SCREENS = (
    Screen("sign-in", "", "/sign-in"),
    Screen("booth-ready", "hana", "/booth"),
    Screen("booth", "hana", "/booth", specimen=0),
    Screen("booth-overstay", "hana", "/booth", specimen=2),
    Screen("booth-namesake", "hana", "/booth", specimen=3),
    Screen("booth-national", "hana", "/booth", specimen=6),
    Screen("booth-by-hand", "hana", "/booth/by-hand"),
    Screen("secondary", "karim", "/secondary"),
    Screen("case", "karim", "/secondary", follow="main table a"),
    Screen("search", "karim", "/secondary/search"),
    Screen("port", "dalal", "/port"),
    Screen("paper", "dalal", "/port/paper"),
    Screen("paper-block", "dalal", "/port/paper", follow="main table a"),
    Screen("booth-paper", "hana", "/booth/paper"),
    Screen("refusal", "dalal", "/port", follow="main table a[href*='/refusals/']"),
    Screen("lanes", "dalal", "/port/lanes"),
    Screen("waiting", "dalal", "/port/waiting"),
    Screen("desk", "suad", "/desk"),
    Screen("report", "dalal", "/port/reports"),
    Screen("rates", "salma", "/inspector"),
    Screen("parties", "hana", "/booth/parties"),
    Screen("ports", "yusuf", "/headquarters"),
    Screen("places", "yusuf", "/places"),
    Screen("place", "yusuf", "/places/zurbatiyah"),
    Screen("concerns", "layla", "/protection"),
    Screen("concern", "layla", "/protection", follow="main table a"),
    Screen("looks", "maryam", "/privacy"),
    Screen("find", "maryam", "/privacy/find"),
    Screen("erasures", "maryam", "/privacy/erasures"),
    Screen("lists", "rana", "/lists"),
    Screen("officers", "ahmed", "/administration"),
    Screen("permissions", "ahmed", "/administration/permissions"),
)


def main(arguments: Sequence[str]) -> int:
    """Take the pictures that were asked for; 0 when all were taken."""
    asked = _parse(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    screens = [one for one in SCREENS if not asked.only or one.name in asked.only]
    with _served(asked.address) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        missing = [
            name
            for language in asked.language or LANGUAGES
            for officer in dict.fromkeys(one.officer for one in screens)
            for name in _take_all(
                browser, address, [s for s in screens if s.officer == officer], language, asked
            )
        ]
        browser.close()
    for name in missing:
        print(f"{name}: the page does not show what was to be opened.", file=sys.stderr)
    return 1 if missing else 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--address", default="", help="of a demonstration that is served already")
    parser.add_argument("--only", action="append", choices=[one.name for one in SCREENS])
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--format", default="png", choices=["png", "webp"])
    parser.add_argument("--whole", action="store_true", help="the page to its end")
    return parser.parse_args(arguments)


@contextmanager
def _served(address: str) -> Iterator[str]:
    """The address of a demonstration: the one given, or one that is made and ended here."""
    if address:
        yield address.rstrip("/")
        return
    command = [sys.executable, "-u", "-c", "from manfadh.cli import main; main()", "demo"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        said: Iterable[str] = server.stdout or ()
        found = next((ready for line in said if (ready := _READY.match(line))), None)
        if found is None:
            raise SystemExit("The demonstration did not start; run make demo to see why.")
        yield found[1]
    finally:
        server.terminate()
        server.wait()


def _take_all(
    browser: Browser,
    address: str,
    screens: Sequence[Screen],
    language: str,
    asked: argparse.Namespace,
) -> Iterator[str]:
    """Pictures of the screens of one officer in one language; answers those that failed."""
    context = browser.new_context(base_url=address)
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    if screens[0].officer:
        sign_in(page, screens[0].officer)
    for screen in screens:
        for size in asked.size or SIZES:
            width, height = SIZES[size]
            page.set_viewport_size({"width": width, "height": height})
            name = f"{screen.name}.{language}.{size}"
            if open_screen(page, screen):
                _take(page, asked.folder / f"{name}.{asked.format}", whole=asked.whole)
            else:
                yield name
    context.close()


def sign_in(page: Page, officer: str) -> None:
    sign_in = next(one for one in SIGN_INS if one.username == officer)
    page.goto("/sign-in")
    page.fill("[name=username]", officer)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/sign-in"))
    while sign_in.secret and "/sign-in/code" in page.url:
        # A code is taken once; the next one comes within half a minute.
        page.fill("[name=code]", _code(sign_in.secret))
        page.keyboard.press("Enter")
        with suppress(NotInTime):
            page.wait_for_url(lambda url: "/sign-in/code" not in url, timeout=15_000)


def _code(secret: str) -> str:
    totp = TOTP(b32decode(secret), 6, SHA1(), 30)  # noqa: S303
    return totp.generate(int(time())).decode()


def open_screen(page: Page, screen: Screen) -> bool:
    """Go to a screen; whether it shows what was to be shown."""
    page.goto(screen.path)
    direction = page.locator("form.place [name=direction][type=radio]").first
    if screen.path.startswith("/booth") and direction.is_visible():
        direction.check()
        page.locator("form.place [type=submit]").click()
        page.goto(screen.path)
    if screen.specimen is not None:
        page.locator("details.specimens").evaluate("(details) => { details.open = true }")
        page.locator("details.specimens button").nth(screen.specimen).click()
        page.locator("section.inspected .person-names").wait_for()
    if screen.follow:
        if not page.locator(screen.follow).count():
            return False
        page.locator(screen.follow).first.click()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))")
    return True


def _take(page: Page, path: Path, *, whole: bool) -> None:
    if path.suffix == ".png":
        page.screenshot(path=path, full_page=whole, animations="disabled")
        return
    session = page.context.new_cdp_session(page)
    given = {"format": "webp", "quality": WEBP_QUALITY, "captureBeyondViewport": whole}
    path.write_bytes(b64decode(session.send("Page.captureScreenshot", given)["data"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
