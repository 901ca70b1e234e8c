"""What the calculator's tests share: a frame's page as a person meets it, and what the command line says of a case."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.browser.conftest import NO_WORKER, Watch

ROOT = Path(__file__).parents[2]
READY = 60_000
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

type Case = dict[str, str]


def answer(frame: str, case: Case) -> dict[str, Any]:
    """What `python -m calculator estimate` says about the case."""
    pairs = [f"{name}={value}" for name, value in case.items()]
    command = [sys.executable, "-m", "calculator", "estimate", frame, *pairs, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


class Desk:
    """Pages of the calculator that stay open: Python starts once for many tests, each begins with an empty form."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.open: dict[str, Calculator] = {}

    def calculator(self, frame: str) -> "Calculator":
        """The frame's calculator, ready and empty."""
        if frame not in self.open:
            self.open[frame] = Calculator(self.context.new_page(), frame)
            self.open[frame].open()
        self.open[frame].page.bring_to_front()
        self.open[frame].clear()
        return self.open[frame]


@contextmanager
def open_desk(browser: Browser, site: str) -> Iterator[Desk]:
    """A desk; when it is cleared away, nothing forbidden may have happened on it."""
    watch = Watch(site)
    context = browser.new_context(base_url=site, locale="ja-JP", viewport=DESKTOP, **NO_WORKER)
    context.on("request", watch.request)
    context.on("page", watch.page)
    yield Desk(context)
    context.close()
    assert not watch.faults, "\n".join(watch.faults)


class Calculator:
    """The calculator on a frame's page."""

    def __init__(self, page: Page, frame: str) -> None:
        self.page = page
        self.frame = frame
        self.form = page.locator(f"form[data-frame={frame}]")
        self.result = self.form.locator("[data-status]")

    def open(self, fragment: str = "") -> None:
        """Load the page and wait until Python runs."""
        self.page.goto(f"/it-2025/{self.frame}/{fragment}")
        self.ready()

    def ready(self) -> None:
        """Wait until Python has taken over."""
        expect(self.page.locator("html")).to_have_attribute("data-runtime", "ready", timeout=READY)

    def settled(self) -> None:
        """Wait until the result is as new as the fields."""
        expect(self.result).to_have_attribute("aria-busy", "false")

    def clear(self) -> None:
        """Empty the form as a reader would."""
        self.form.locator("[data-action=reset]").click()
        expect(self.result).to_have_attribute("data-status", "")
        self.page.evaluate("scrollTo(0, 0)")

    def fill(self, case: Case) -> None:
        """Fill fields in, with the mouse where it is quicker."""
        for name, value in case.items():
            field = self.field(name)
            if field.first.get_attribute("type") == "radio":
                self.form.locator(f'[name="{name}"][value="{value}"]').check()
            else:
                field.fill(value)
        self.settled()

    def field(self, name: str) -> Locator:
        """The control or controls of an input."""
        return self.form.locator(f'[name="{name}"]')

    def type(self, case: Case) -> None:
        """Fill fields in from the keyboard alone, in their order on the page, beginning at the heading before them."""
        self.page.evaluate("const start = document.getElementById('calculator'); start.tabIndex = -1; start.focus()")
        for name, value in case.items():
            self.settled()
            self.tab_to(name)
            if self.page.evaluate("document.activeElement.type") == "radio":
                self.choose(value)
            else:
                self.page.keyboard.type(value)
        self.settled()

    def tab_to(self, name: str) -> None:
        """Press Tab until the input has the focus."""
        for _ in range(300):
            if self.page.evaluate("document.activeElement.name") == name:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {name}")

    def choose(self, value: str) -> None:
        """Mark the radio under the cursor, and go on with the arrow until it is the right one."""
        self.page.keyboard.press("Space")
        for _ in range(5):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow reaches {value}")

    @property
    def status(self) -> str | None:
        """The status shown."""
        return self.result.get_attribute("data-status")

    def amount(self, name: str) -> int | None:
        """An amount shown, in yen."""
        yen = self.form.locator(f'output[data-value="{name}"]').get_attribute("data-yen")
        return int(yen) if yen else None

    @property
    def fragment(self) -> str:
        """The address's fragment, in letters."""
        return unquote(self.page.evaluate("location.hash"))

    def shows(self, expected: dict[str, Any]) -> None:
        """The page shows what the command line says: status, amounts, steps, conditions."""
        ids = {kind: [each["id"] for each in expected[f"{kind}s"]] for kind in ("step", "condition")}
        wanted = (expected["status"], expected["subsidy"], expected["own_payment"], ids)
        lists = {kind: self.listed(kind) for kind in ids}
        shown = (self.status, self.amount("subsidy"), self.amount("own_payment"), lists)
        assert shown == wanted, f"{self.fragment}\nshown:  {shown}\nwanted: {wanted}"

    def listed(self, kind: str) -> list[str]:
        """The ids of what is listed, in order."""
        ids: list[str] = self.form.evaluate(
            "(form, kind) => Array.from(form.querySelectorAll(`[data-${kind}]`), (node) => node.dataset[kind])", kind
        )
        return ids
