"""One node and its people for all journeys; a browser for each module, contexts for each journey.

The browser lives no longer than a module: while Playwright runs, its event loop does, and Django
opens no database under one. So other tests may run before and behind.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright

from tests.cast import Part
from tests.journeys.browsing import DESK, open_context, sign_in, speak
from tests.journeys.node import Node
from tests.journeys.officers import officer
from tests.journeys.travellers import LANGUAGES

CHROMIUM = os.environ.get("TEST_BROWSER") or which("chromium") or "/usr/bin/chromium"

AtWork = Callable[..., Page]
SignedIn = dict[str, StorageState]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that stands here as journeys, and skip them where there is no browser."""
    here = Path(__file__).parent
    missing = pytest.mark.skip(
        reason=f"no browser at {CHROMIUM}: install Chromium, or name one in TEST_BROWSER"
    )
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if not Path(CHROMIUM).exists():
                item.add_marker(missing)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a node with tables and files, in which nothing has happened."""
    node = Node(tmp_path_factory.mktemp("blank"))
    node.make()
    (node.folder / "node.key").unlink(missing_ok=True)
    return node.folder


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Iterator[Node]:
    """The node of the journeys, with its people."""
    node = Node(tmp_path_factory.mktemp("journeys"))
    node.fill(blank)
    node.found()
    node.start()
    yield node
    node.end()
    node.expect_no_error()


@pytest.fixture
def node(founded: Node) -> Iterator[Node]:
    """The node, which serves again for the next journey, whatever this one did to it."""
    yield founded
    founded.start()


@pytest.fixture(scope="session")
def signed_in() -> SignedIn:
    """The sessions that were opened before, by sign-in name."""
    return {}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser."""
    with sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that a container has not.
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each journey is made in Arabic and in English."""
    return str(request.param)


@pytest.fixture
def people(language: str) -> Callable[[str], Part]:
    """Who is who in the journeys of this language."""
    return lambda name: officer(name, language)


@pytest.fixture
def contexts(browser: Browser, node: Node) -> Iterator[list[BrowserContext]]:
    """The browsers that a journey opens; all are closed behind it."""
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


@pytest.fixture
def newcomer(browser: Browser, node: Node, contexts: list[BrowserContext]) -> Page:
    """A page in a browser where nobody has been."""
    contexts.append(open_context(browser, node.address))
    return contexts[-1].new_page()


@pytest.fixture
def at_work(
    browser: Browser,
    node: Node,
    contexts: list[BrowserContext],
    language: str,
    signed_in: SignedIn,
) -> AtWork:
    """Lets somebody be at work: `at_work("hana")`. `anew` signs in by hand, for this journey."""

    def open_page(
        name: str, path: str = "/", *, anew: bool = False, viewport: dict[str, int] = DESK
    ) -> Page:
        part = officer(name, language)
        kept = None if anew else signed_in.get(part.username)
        context = open_context(
            browser, node.address, viewport=viewport, **({"storage_state": kept} if kept else {})
        )
        contexts.append(context)
        speak(context, node.address, language)
        page = context.new_page()
        if kept is None:
            sign_in(page, part)
            if not anew:
                signed_in[part.username] = context.storage_state()
        page.goto(path)
        return page

    return open_page
