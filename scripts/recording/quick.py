"""The checks that take seconds: examples, edges and the corpus, coverage, and the record of the official documents."""

from __future__ import annotations

import json
import platform
from pathlib import Path

from calculator import __version__
from calculator.web import handle
from scripts.corpus import cases
from scripts.generate.page_coverage import coverage
from scripts.rulebook.known_edges import known_edges
from scripts.rulebook.model import Example, Frame, Rulebook
from scripts.rulebook.operations import complete, evaluate
from scripts.rulebook.vary import Answers
from tests import oracle_beside
from tests.oracle import amounts, subsidy

SOURCES = Path(__file__).resolve().parents[2] / "records" / "sources.json"

# What a collector returns: counts, words, and lists of either.
type Figures = dict[str, object]


def versions(_book: Rulebook) -> Figures:
    """Which calculator was checked, by which Python."""
    return {"calculator": __version__, "python": f"{platform.python_implementation()} {platform.python_version()}"}


def examples(book: Rulebook) -> Figures:
    """Every worked example and published case by page, direct reading and oracle: the amounts that it states."""
    known = [(frame, one) for frame in book.frames for one in book.examples(frame) if one.status != "needs_input"]
    wrong = [
        f"{frame.id}.{one.id}"
        for frame, one in known
        if set(_opinions(book, frame, complete(frame, one.inputs))) != {one.subsidy} or _stated_otherwise(frame, one)
    ]
    return {"checked": len(known), "wrong": len(wrong)}


def _stated_otherwise(frame: Frame, one: Example) -> bool:
    """Whether the oracle knows another eligible cost, own payment or reading than an example states."""
    case = complete(frame, one.inputs)
    known = amounts(frame.id, case)
    other = any(getattr(one, key) not in (None, known[key]) for key in ("eligible_cost", "own_payment"))
    return other or oracle_beside.readings(frame.id, case) != dict(one.readings)


def turns(book: Rulebook) -> Figures:
    """Just below, at and above every bound of every rule: three opinions on each amount."""
    found = [(frame, edge) for frame in book.frames for edge in known_edges(book, frame)]
    points = [(frame, point.case) for frame, edge in found for point in edge.points]
    wrong = [case for frame, case in points if len(set(_opinions(book, frame, case))) > 1]
    return {"edges": len(found), "checked": len(points), "wrong": len(wrong)}


def corpus(book: Rulebook) -> Figures:
    """The cases that can be downloaded: three opinions on each."""
    found = [(frame, case) for frame in book.frames for case in cases(book, frame)]
    wrong = [case for frame, case in found if len(set(_opinions(book, frame, case))) > 1]
    return {"checked": len(found), "wrong": len(wrong)}


def covered(book: Rulebook) -> Figures:
    """Both directions of source coverage."""
    found = coverage(book)
    return {
        "rule_figures": list(found.rule_figures),
        "passage_figures": list(found.passage_figures),
        "left_out": found.left_out,
        "passages": list(found.passages),
    }


def originals(_book: Rulebook) -> Figures:
    """What the last `make sources` found in the official documents."""
    told = json.loads(SOURCES.read_text(encoding="utf-8"))
    return {"documents": len(told["documents"]), "checked": told["figures"], "rules": told["rules"]}


def _opinions(book: Rulebook, frame: Frame, case: Answers) -> tuple[int | None, ...]:
    """What the page's calculator, the direct reading and the oracle pay; no amount typed pays nothing."""
    said = json.loads(handle(json.dumps({"program": book.program.id, "frame": frame.id, "inputs": case})))
    return said["subsidy"] or 0, evaluate(book, frame.id, case).subsidy, subsidy(frame.id, case)
