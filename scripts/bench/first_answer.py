"""The first computed answer on the real page and its rivals: two visits, on three links and with a slower CPU."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

from scripts.bench.browsing import Visit, chromium, fresh, visit
from scripts.bench.cases import FIRST, subsidy
from scripts.bench.rival_pages import PAGES, derive
from scripts.bench.shaping import LOOPBACK, Link, megabits, serving
from scripts.runtime import ROOT

SITE = ROOT / "site"

type Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Condition:
    """Under which a page is opened: the link, and how many times slower its main thread runs."""

    link: Link
    slower: int = 1


CONDITIONS = {
    "loopback": Condition(LOOPBACK),
    "9000kbit": Condition(megabits(9, 85)),
    "1600kbit": Condition(megabits(1.6, 150)),
    "cpu4": Condition(LOOPBACK, slower=4),
}
# On a phone's network only bytes count: the thread on which stock Pyodide runs makes no difference there.
LEFT_OUT = {("9000kbit", "stock_main"), ("1600kbit", "stock_main")}


def measure(runs: int) -> Figures:
    """Visit every page under every condition, all pages in turn in each run; medians."""
    with pages() as folders, chromium() as browser:
        found: Figures = {"subsidy": subsidy(FIRST)}
        for name in CONDITIONS:
            shown = {page: folder for page, folder in folders.items() if (name, page) not in LEFT_OUT}
            found[name] = _under(browser, name, shown, runs)
        return found


@contextmanager
def pages() -> Iterator[dict[str, Path]]:
    """The real site and the rivals' made from it, as folders."""
    with TemporaryDirectory() as work:
        folders = {"real": SITE}
        for rival in PAGES:
            folders[rival] = Path(work, rival)
            derive(SITE, rival, folders[rival])
        yield folders


def _under(browser: Browser, name: str, folders: dict[str, Path], runs: int) -> Figures:
    condition = CONDITIONS[name]
    visits: dict[str, list[tuple[Visit, Visit]]] = {page: [] for page in folders}
    for _ in range(runs):
        for page, folder in folders.items():
            with serving(folder, condition.link) as server, fresh(browser, server) as context:
                cold = visit(context, server, condition.slower)
                visits[page].append((cold, visit(context, server, condition.slower)))
                print(f"   {name} {page}: {cold.answer:,.0f} ms", flush=True)
    return {
        page: {"cold": _medians([cold for cold, _ in each]), "warm": _medians([warm for _, warm in each])}
        for page, each in visits.items()
    }


def _medians(visits: list[Visit]) -> Figures:
    """The medians of every figure, and between which values the answer lay."""
    told = [asdict(each) for each in visits]
    found: Figures = {name: _median([each[name] for each in told]) for name in told[0]}
    answers = [each.answer for each in visits]
    return {**found, "answer_from": round(min(answers)), "answer_to": round(max(answers))}


def _median(values: list[float | None]) -> int | None:
    """The median, or None where it came in no visit or not in all."""
    known = [each for each in values if each is not None]
    return round(median(known)) if len(known) == len(values) else None
