"""A Chromium that visits pages and tells when what was asked for had been painted, and how many bytes it took."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from scripts.bench.cases import FIRST, PAGE, fragment, subsidy
from scripts.bench.shaping import ShapedServer
from scripts.browser import find

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
ARGUMENTS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
VIEWPORT: ViewportSize = {"width": 390, "height": 844}
ANSWER_WITHIN = 180.0
STARTING = "document.querySelector('[data-runtime-progress]')?.hidden === false"
# A page that has sent nothing for so long is not fetching another interpreter.
QUIET = 10.0


@dataclass(frozen=True, slots=True)
class Visit:
    """Milliseconds from the start of the navigation, and the bytes sent until the answer, the page's own included.

    answer: the case's amount is painted; quick, ready: that interpreter answers, None where it never came.
    """

    paint: float
    answer: float
    quick: float | None
    ready: float | None
    bytes: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the tests' Chromium; as root it has no sandbox to offer."""
    with sync_playwright() as playwright:
        sandbox = os.geteuid() != 0
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS, chromium_sandbox=sandbox)
        yield browser
        browser.close()


@contextmanager
def fresh(browser: Browser, server: ShapedServer) -> Iterator[BrowserContext]:
    """Open a profile with nothing in its cache."""
    context = browser.new_context(base_url=server.address, locale="ja-JP", viewport=VIEWPORT)
    context.add_init_script(WATCH)
    yield context
    context.close()


def open_page(context: BrowserContext, slower: int = 1) -> Page:
    """Open a page whose main thread runs so many times slower."""
    page = context.new_page()
    if slower != 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page


def visit(context: BrowserContext, server: ShapedServer, slower: int = 1) -> Visit:
    """Open the link of the case, wait for its answer, and then for Pyodide, if it is on its way."""
    page = open_page(context, slower)
    server.forget()
    page.goto(PAGE + fragment(FIRST), wait_until="commit")
    times = _until_settled(page, server)
    answer = times[_answer()]
    origin = page.evaluate("bench.origin()")
    paint = page.evaluate("bench.paint()")
    page.close()
    size = server.sent_until((origin + answer) / 1000)
    return Visit(paint, answer, times.get("quick"), times.get("ready"), size)


def _answer() -> str:
    return f"answer {subsidy(FIRST)}"


def _until_settled(page: Page, server: ShapedServer) -> dict[str, float]:
    """Wait for the answer; then until an interpreter is ready or failed, or nothing more is coming."""
    start = time.monotonic()
    while True:
        found: dict[str, float | None] = json.loads(page.evaluate("bench.times()"))
        times = {name: at for name, at in found.items() if at is not None}
        if _answer() in times and _settled(page, server, times):
            return times
        if time.monotonic() - start > ANSWER_WITHIN:
            raise RuntimeError(f"{page.url}: no answer within {ANSWER_WITHIN:.0f} s; seen: {found}")
        time.sleep(0.1)


def _settled(page: Page, server: ShapedServer, times: dict[str, float]) -> bool:
    """Whether no other interpreter will come; the rivals' pages know of none."""
    alone = page.evaluate("document.documentElement.dataset.runtime === undefined")
    if alone or not {"ready", "failed"}.isdisjoint(times):
        return True
    # An interpreter that has all its files may still need longer to start, on a busy machine.
    return server.quiet_for() > QUIET and not page.evaluate(STARTING)
