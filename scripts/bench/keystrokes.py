"""From a key to its painted result, the main thread four times slower: once quick, once ready, in plain JavaScript."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from scripts.bench.browsing import chromium, fresh, open_page
from scripts.bench.cases import FIRST, FRAME, PAGE, fragment
from scripts.bench.first_answer import pages
from scripts.bench.shaping import ShapedServer, serving

SLOWER = 4
FIELD = f"form[data-frame={FRAME}] [name=software_purchase]"
# An amount typed and taken back, again and again: 28 keys a round.
KEYS = (*"1234567", *["Backspace"] * 7, *"9080706", *["Backspace"] * 7)
ROUNDS = 10
WAIT = 60.0
# While Pyodide's own files are kept back, the page stays with its first interpreter.
PYODIDE = "/runtime/pyodide-"

type Figures = dict[str, Any]


def measure(runs: int) -> Figures:
    """Type on each page; the medians over the runs of each run's median and 99th percentile."""
    with pages() as folders, chromium() as browser:
        stages = {
            "quick": (folders["real"], PYODIDE, "quick"),
            "ready": (folders["real"], "", "ready"),
            "plain": (folders["plain"], "", ""),
        }
        found: dict[str, list[list[float]]] = {name: [] for name in stages}
        for _ in range(runs):
            for name, (folder, hold, state) in stages.items():
                times = _typed(browser, folder, hold, state)
                if times:
                    found[name].append(times)
    return {"keys": len(KEYS) * ROUNDS, "slower": SLOWER, **{name: _told(each) for name, each in found.items() if each}}


def _typed(browser: Browser, folder: Path, hold: str, state: str) -> list[float]:
    """Open the page, wait for its interpreter, type; the milliseconds of each key, none where the state never comes."""
    with serving(folder, hold=hold) as server, fresh(browser, server) as context:
        page = _opened(context, server, state)
        if page is None:
            return []
        page.locator(FIELD).fill("")
        page.locator(FIELD).focus()
        return [_press(page, key) for _ in range(ROUNDS) for key in KEYS]


def _opened(context: BrowserContext, server: ShapedServer, state: str) -> Page | None:
    page = open_page(context, SLOWER)
    page.goto(PAGE + fragment(FIRST), wait_until="load")
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        times = json.loads(page.evaluate("bench.times()"))
        if state in times or (not state and times):
            page.wait_for_timeout(1000)
            return page
        if state == "quick" and server.quiet_for() > WAIT / 10:
            return None
        page.wait_for_timeout(100)
    return None


def _press(page: Page, key: str) -> float:
    """Press a key; the milliseconds until its answer is painted."""
    page.evaluate("globalThis.pressedKey = bench.key(), 0")
    page.keyboard.press(key)
    took: float = page.evaluate("pressedKey")
    return took


def _told(runs: list[list[float]]) -> Figures:
    return {
        "median": round(median(median(times) for times in runs), 1),
        "p99": round(median(quantiles(times, n=100)[-1] for times in runs), 1),
    }
