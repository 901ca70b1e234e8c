"""What every browser test starts from: the built site on loopback, a real Chromium, and a watch over what pages do."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from scripts.browser import find
from scripts.serve import Server
from scripts.site.redirects import TABLE, read_table

ROOT = Path(__file__).parents[2]
# Another folder than site/ can be tested without building there.
SITE = Path(os.environ.get("SITE_DIR", ROOT / "site"))
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

# What is far below is laid out when somebody comes there; axe looks at all of it at once. A colour that fades into
# another would begin to do so in that moment, and be measured half way.
LAID_OUT = """
const sheet = new CSSStyleSheet();
sheet.replaceSync("*, ::before, ::after { content-visibility: visible !important; transition: none !important }");
document.adoptedStyleSheets = [sheet];
"""

ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

# A worker that answers in the network's place would hide requests from a test that watches or bends them, and each test
# begins with nothing kept. tests/browser/test_offline.py allows it.
NO_WORKER: dict[str, Any] = {"service_workers": "block"}
BLOCKED = "Service Worker registration blocked by Playwright"

# A machine that runs every test at once may take its time to show something; what never comes still fails.
expect.set_options(timeout=20_000)

OpenContext = Callable[..., BrowserContext]


def eventually(page: Page, holds: Callable[[], bool], seconds: int = 20) -> None:
    """Wait for what no element says."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"it did not come true within {seconds} seconds"
        page.wait_for_timeout(50)


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    """A folder on loopback, with its real headers, as long as it is wanted."""
    server = Server(root, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def folder() -> Path:
    """The built site on disk."""
    if not (SITE / "index.html").is_file():
        pytest.fail(f"{SITE}/index.html is missing: run `make site` first")
    return SITE


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of the built site, served with its real headers."""
    with serving(folder) as server:
        yield server.address


@pytest.fixture(scope="session")
def addresses(folder: Path) -> list[str]:
    """Every page of the site but those that only lead on, relative to its address, and the page for what is missing."""
    moved = {each.old.strip("/") + "/" for each in read_table(ROOT / TABLE)}
    pages = [path.parent.relative_to(folder).as_posix() + "/" for path in sorted(folder.rglob("index.html"))]
    return ["" if page == "./" else page for page in pages if page not in moved] + ["there-is-no-such-page/"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        # As root Chromium has no sandbox to offer.
        sandbox = os.geteuid() != 0
        chromium = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS, chromium_sandbox=sandbox)
        yield chromium
        chromium.close()


class Watch:
    """What pages did that they must never do."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.faults: list[str] = []

    def request(self, request: Request) -> None:
        """Nothing is fetched from elsewhere."""
        if not request.url.startswith((self.site, "data:")):
            self.faults.append(f"request to {request.url}")

    def page(self, page: Page) -> None:
        """No error is thrown and no rule of the content policy is broken."""
        page.on("pageerror", lambda error: self.faults.append(f"error thrown: {error}"))
        page.on("console", lambda message: self._console(message.type, message.text))

    def _console(self, kind: str, text: str) -> None:
        # A missing page is asked for on purpose, and Chromium says so by itself.
        if kind in {"error", "warning"} and "status of 404" not in text and BLOCKED not in text:
            self.faults.append(f"console {kind}: {text}")


@pytest.fixture
def open_context(browser: Browser, site: str) -> Iterator[OpenContext]:
    """Open a context with any options; at the end nothing forbidden may have happened in it."""
    watch = Watch(site)
    contexts: list[BrowserContext] = []

    def open_one(**options: Any) -> BrowserContext:  # noqa: ANN401  # Playwright's own options, passed on
        context = browser.new_context(base_url=site, locale="ja-JP", **{"viewport": DESKTOP, **NO_WORKER, **options})
        context.set_default_timeout(30_000)
        context.on("request", watch.request)
        context.on("page", watch.page)
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    assert not watch.faults, "\n".join(watch.faults)


@pytest.fixture
def broken(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A context in which things may fail: what fails is said on the console too, and that is no fault here."""
    context = browser.new_context(base_url=site, locale="ja-JP", **NO_WORKER)
    yield context
    context.close()


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    """A page on a desk."""
    return open_context().new_page()


@pytest.fixture
def phone(open_context: OpenContext) -> Page:
    """A page on a phone."""
    return open_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Ask axe about the page as it stands: one line for each violation and element, none when all is well."""
    source = AXE.read_text(encoding="utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(LAID_OUT)
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
        return [
            f"{page.url}: {fault['id']} ({fault['help']}) {' '.join(map(str, node['target']))}: {node['html'][:120]}"
            f" {node['failureSummary']}"
            for fault in found
            for node in fault["nodes"]
        ]

    return violations
