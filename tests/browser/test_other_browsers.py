"""Firefox and WebKitGTK run the site as Chromium does: both interpreters, a whole estimate, a desk and a phone."""

from collections.abc import Iterator
from typing import Any

import pytest

from scripts.other_browsers import ENGINES, find
from tests.browser.calculating import DESKTOP, PHONE, Case, answer
from tests.browser.launching import NotDriven, firefox, webkit
from tests.browser.webdriver import Driven, until

pytestmark = pytest.mark.browser

OPEN = {"firefox": firefox, "webkit": webkit}
SIZES = {"desk": DESKTOP, "phone": PHONE}
MEMBER = {"size": "small", "software_purchase": "１，０００，０００", "functions": "2", "uses_analysis_tool": "yes"}
CASES: dict[str, Case] = {
    "tsujyo": {"size": "sme", "near_minimum_wage": "no", "business_processes": "4", "software_purchase": "300万円"},
    "fukusu": {f"members[{row}].{name}": value for row in range(10) for name, value in MEMBER.items()},
}
AGREED = "MicroPython の答えと、一字一句同じでした。"

READ = """
const form = document.querySelector("form[data-frame]");
const ids = (kind) => Array.from(form.querySelectorAll(`[data-${kind}]`), (node) => node.dataset[kind]);
const yen = (name) => Number(form.querySelector(`output[data-value="${name}"]`).dataset.yen);
return {
  status: form.querySelector("[data-status]").dataset.status,
  subsidy: yen("subsidy"),
  own_payment: yen("own_payment"),
  steps: ids("step"),
  conditions: ids("condition"),
};
"""
ORIGIN = "return document.querySelector('[data-list=origin]').textContent"
RUNTIME = "return document.documentElement.dataset.runtime"
BUSY = "return document.querySelector('form[data-frame] [data-status]').getAttribute('aria-busy')"
LISTEN = """
window.thrown = [];
addEventListener("error", (event) => thrown.push(String(event.error?.stack ?? event.message)));
addEventListener("unhandledrejection", (event) => thrown.push(`${event.reason} ${event.reason?.stack}`));
"""
THROWN = "return window.thrown"
FAULTS = "return Array.from(document.querySelectorAll('[data-notice]:not([hidden])'), (each) => each.dataset.notice)"
SIDEWAYS = "return document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module", params=OPEN)
def driven(request: pytest.FixtureRequest) -> Iterator[Driven]:
    """Each of the two, where the machine has it."""
    engine = ENGINES[request.param]
    programs = find(engine)
    if not programs:
        pytest.skip(engine.missing)
    try:
        with OPEN[request.param](programs) as opened:
            yield opened
    except NotDriven as error:
        pytest.skip(f"{engine.label} does not start or cannot be driven here: {error}")


# The long form of 複数社 at the narrow width, where most could go wrong.
@pytest.mark.parametrize(("frame", "size"), [("tsujyo", "desk"), ("fukusu", "phone")])
def test_both_interpreters_give_the_estimate_of_the_command_line(
    driven: Driven, site: str, frame: str, size: str
) -> None:
    """MicroPython answers, Pyodide takes over and agrees; all is as the command line says, and fits the width."""
    with driven.window(f"{site}it-2025/{frame}/", **SIZES[size]):
        until(lambda: driven.ask(RUNTIME) in {"quick", "ready"}, "an interpreter runs")
        driven.ask(LISTEN)
        _fill(driven, CASES[frame])
        until(lambda: driven.ask(RUNTIME) == "ready" and driven.ask(BUSY) == "false", "Pyodide has taken over")
        until(lambda: AGREED in driven.ask(ORIGIN), "both have answered the newest question, and agree")
        assert driven.ask(THROWN) == []
        assert driven.ask(READ) == _expected(frame)
        assert driven.ask(FAULTS) == []
        assert driven.ask(SIDEWAYS) <= 0


def _fill(driven: Driven, case: Case) -> None:
    for name, value in case.items():
        field = f'form[data-frame] [name="{name}"]'
        if driven.ask("return document.querySelector(arguments[0]).type", field) == "radio":
            driven.choose(f'{field}[value="{value}"]')
        else:
            driven.type(field, value)


def _expected(frame: str) -> dict[str, Any]:
    result = answer(frame, CASES[frame])
    assert result["status"] == "eligible"
    ids = {kind: [each["id"] for each in result[kind]] for kind in ("steps", "conditions")}
    return {name: result[name] for name in ("status", "subsidy", "own_payment")} | ids
