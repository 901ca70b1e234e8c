"""Many cases at once: ten thousand in the browser (the amounts, and the page's own batch), a million in CPython."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page

from scripts.bench.browsing import chromium, fresh
from scripts.bench.cases import FRAME, MIXED, PAGE, amount, fragment
from scripts.bench.first_answer import SITE
from scripts.bench.rival_pages import RIVALS
from scripts.bench.shaping import serving
from scripts.runtime import ROOT

IN_BROWSER = 10_000
IN_CPYTHON = 1_000_000
# So many requests stay well below the most that the border takes at once (1 MB).
SLICE = 2_000
SCRIPTS = ROOT / "docs" / "assets" / "javascripts"

AMOUNTS = """(cases) => new Promise((resolve, reject) => {
  const worker = new Worker("/rival/batch-worker.js", { type: "module" });
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => data === "ready" ? worker.postMessage(cases) : resolve(data);
})"""
PLAIN = """async (cases) => {
  const { tsujyo } = await import("/rival/tsujyo.js");
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < cases; i++)
    sum += tsujyo({ size: "sme", near_minimum_wage: false, business_processes: 4, software_purchase: i * 300 }).subsidy;
  return { sum, milliseconds: performance.now() - start };
}"""
# The page's own entry: a list of requests in one call. A page that has none answers with one Result.
ASK = """async (slices) => {
  const { bringFull, work } = await import("/assets/sources/runtime.js");
  await bringFull(new AbortController().signal);
  const start = performance.now();
  let answers = 0;
  for (const slice of slices) {
    const answer = JSON.parse(await work(slice));
    if (!Array.isArray(answer)) return null;
    answers += answer.length;
  }
  return { answers, milliseconds: performance.now() - start };
}"""

type Figures = dict[str, Any]


def measure(runs: int) -> Figures:
    """Run everything `runs` times; medians."""
    with chromium() as browser, prepared() as folder:
        found = [in_browser(browser, folder) for _ in range(runs)]
    millions = [_million() for _ in range(runs)]
    return {
        "browser": {"cases": IN_BROWSER, **{name: _median(found, name) for name in found[0]}},
        "cpython": {
            "cases": IN_CPYTHON,
            "seconds": round(median(each["seconds"] for each in millions), 3),
            "kilobytes": max(each["kilobytes"] for each in millions),
            "grown": max(each["grown"] for each in millions),
        },
    }


@contextmanager
def prepared() -> Iterator[Path]:
    """The site in a folder of its own, with what is asked beside it."""
    with TemporaryDirectory() as work:
        folder = Path(work, "site")
        shutil.copytree(SITE, folder)
        (folder / "rival").mkdir()
        # The site has its scripts in a few files; the interpreters are asked through a module of their own.
        shutil.copytree(SCRIPTS, folder / "assets" / "sources")
        for name in ("batch-worker.js", "tsujyo.js"):
            shutil.copyfile(RIVALS / name, folder / "rival" / name)
        yield folder


def in_browser(browser: Browser, folder: Path) -> dict[str, float | None]:
    """Return milliseconds: the amounts in Pyodide and in plain JavaScript, and whole results by the page's batch."""
    with serving(folder) as server, fresh(browser, server) as context:
        page = context.new_page()
        page.goto(PAGE + fragment(MIXED[0]))
        page.wait_for_selector("html[data-runtime=ready]", timeout=120_000)
        amounts, plain = page.evaluate(AMOUNTS, IN_BROWSER), page.evaluate(PLAIN, IN_BROWSER)
        facts = {"size": "sme", "near_minimum_wage": False, "business_processes": 4}
        expected = sum(amount(**facts, software_purchase=each * 300) or 0 for each in range(IN_BROWSER))
        if not amounts["sum"] == plain["sum"] == expected:
            raise RuntimeError(f"the amounts differ: {amounts}, {plain}, {expected}")
        return {"amounts": amounts["milliseconds"], "plain": plain["milliseconds"], "results": _batch(page)}


def _batch(page: Page) -> float | None:
    asked = {"program": "it-2025", "frame": FRAME, "only": "amount"}
    requests = [{**asked, "inputs": MIXED[i % len(MIXED)]} for i in range(IN_BROWSER)]
    slices = [json.dumps(requests[start : start + SLICE]) for start in range(0, IN_BROWSER, SLICE)]
    told = page.evaluate(ASK, slices)
    if told is None:
        return None
    if told["answers"] != IN_BROWSER:
        raise RuntimeError(f"{told['answers']} answers to {IN_BROWSER} requests")
    milliseconds: float = told["milliseconds"]
    return milliseconds


def _median(found: list[dict[str, float | None]], name: str) -> int | float | None:
    known = [each[name] for each in found]
    return round(median(each for each in known if each is not None), 1) if None not in known else None


def _million() -> Figures:
    command = [sys.executable, "-m", "scripts.bench.million", str(IN_CPYTHON)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: Figures = json.loads(done.stdout)
    return told
