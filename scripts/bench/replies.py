"""From a key to its painted answer beside the calculator: the two checks, what-if, and the comparison of frames."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, Page

from scripts.bench.browsing import chromium, fresh
from scripts.bench.first_answer import SITE
from scripts.bench.shaping import serving
from scripts.rulebook.programmes import programmes

READY = 60_000
# Typed and taken back, so that every key asks something else; people leave about so much time between two keys.
KEYS = (*"12345", *["Backspace"] * 5) * 2
PAUSE = 250
PEOPLE = "\n".join("東京都\t" + "\t".join(["1200"] * 12) for _ in range(40))
# What is bought, and what it is used for.
THINGS = (
    ("invoice_software", "accounting"),
    ("software", "sales"),
    ("pc", ""),
    ("setup", ""),
    ("security_service", ""),
)

type Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """A page, what stands in its address, the field that is typed in, and the part of the page that answers.

    opened: a fold to open first; text: what is put into the field first; both "" for nothing.
    """

    page: str
    asked: dict[str, str]
    field: str
    answer: str
    opened: str = ""
    text: str = ""


def _things(count: int) -> dict[str, str]:
    asked = {"size": "sme"}
    for at in range(count):
        kind, use = THINGS[at % len(THINGS)]
        asked |= {f"items[{at}].kind": kind, f"items[{at}].price": str(100_000 + 1_000 * at)}
        asked |= {f"items[{at}].{use}": "yes"} if use else {}
    return asked


CASE = {"size": "sme", "near_minimum_wage": "no", "business_processes": "4", "software_purchase": "40"}
REPLIES = {
    "wage": Reply(
        "near_wage",
        {},
        "[data-definition-part]:not([hidden]) [data-people]",
        "form[data-headcount] [data-status]",
        text=PEOPLE,
    ),
    "eligible": Reply("eligible", {}, "form[data-check] [name=employees]", "form[data-check] [data-status]"),
    "what_if": Reply(
        "tsujyo",
        CASE,
        "form[data-frame] [name=software_purchase]",
        "[data-panel=outlook] [data-list=edges]",
        opened="[data-panel=outlook] > summary",
    ),
    "compare": Reply(
        "finder",
        _things(10),
        '[data-line="2"] [data-of="price"]',
        "form[data-finder] [data-status]",
    ),
}


def measure(runs: int) -> Figures:
    """Type on each page of the current programme; the median and the worst of all keys."""
    found: dict[str, list[float]] = {name: [] for name in REPLIES}
    current = programmes().current
    with chromium() as browser, serving(SITE) as server:
        for _ in range(runs):
            for name, reply in REPLIES.items():
                with fresh(browser, server) as context:
                    found[name] += typed(opened(context, current, reply), reply)
    return {
        "keys": len(KEYS) * runs,
        **{name: {"median": round(median(times), 1), "worst": round(max(times), 1)} for name, times in found.items()},
    }


def opened(context: BrowserContext, programme: str, reply: Reply) -> Page:
    """Open the page with its case, wait until the full interpreter has answered, and stand at the end of the field."""
    page = context.new_page()
    asked = {"p": programme, "f": reply.page, **reply.asked}
    page.goto(f"/{programme}/{reply.page}/" + (f"#{urlencode(asked)}" if reply.asked else ""))
    if reply.opened:
        page.locator(reply.opened).click()
    field = page.locator(reply.field)
    field.focus()
    if reply.text:
        field.fill(reply.text)
    page.locator("html[data-runtime=ready]").wait_for(timeout=READY)
    field.press("Control+End")
    page.wait_for_timeout(1000)
    return page


def typed(page: Page, reply: Reply) -> list[float]:
    """Press one key after the other; the milliseconds from each to its painted answer."""
    times = []
    for key in KEYS:
        page.evaluate("selector => { globalThis.reply = bench.reply(selector); }", reply.answer)
        page.keyboard.press(key)
        times.append(float(page.evaluate("reply")))
        page.wait_for_timeout(PAUSE)
    return times
