"""Which programmes there are: rules/programmes.yml says it once, for calculator, pages, records and tools."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import nearest
from scripts.rulebook.errors import Faults
from scripts.rulebook.keys import PROGRAMMES
from scripts.rulebook.load import load
from scripts.rulebook.scan import Scan

if TYPE_CHECKING:
    from scripts.rulebook.load import Map, Node

NAMED = ("current", "unnamed", "recorded")
LISTS = ("calculated", "paged", "compared")
RULES = Path(__file__).resolve().parents[2] / "rules"


@dataclass(frozen=True, slots=True)
class Programmes:
    """The programmes by id; the earlier stands first.

    current: the site begins with it; unnamed: meant by a question that names none; recorded: whose checks the records
    tell; calculated: those with a calculator; paged: those of them with pages; compared: those that have rules only to
    be compared with.
    """

    current: str
    unnamed: str
    recorded: str
    calculated: tuple[str, ...]
    paged: tuple[str, ...]
    compared: tuple[str, ...]


def read_programmes(rules: Path) -> Programmes:
    """Return what `rules`/programmes.yml says; RuleError lists every fault."""
    faults = Faults()
    root = load(rules / "programmes.yml", "rules/programmes.yml", faults)
    faults.stop_if_any()
    scan = Scan(faults)
    mapping = scan.map(root, PROGRAMMES)
    _check(scan, rules, mapping)
    faults.stop_if_any()
    current, unnamed, recorded = (scan.text(mapping.get(key)) for key in NAMED)
    calculated, paged, compared = (scan.texts(mapping.get(key)) for key in LISTS)
    return Programmes(current, unnamed, recorded, calculated, paged, compared)


@cache
def programmes() -> Programmes:
    """Return the programmes of this repository."""
    return read_programmes(RULES)


def recorded_rules() -> Path:
    """Return the folder of the rules whose checks the records tell; see adr/0017 for the others."""
    return RULES / programmes().recorded


def _check(scan: Scan, rules: Path, mapping: Map) -> None:
    there = tuple(path.parent.name for path in sorted(rules.glob("*/program.yml")))
    calculated, paged = scan.nodes(mapping.get("calculated")), scan.nodes(mapping.get("paged"))
    compared = scan.nodes(mapping.get("compared"))
    _known(scan, (*calculated, *compared), there, "rules/{}/program.yml does not exist")
    _known(scan, paged, scan.texts(mapping.get("calculated")), "“{}” has no calculator for its pages")
    left = set(there) - {scan.text(each) for each in (*calculated, *compared)}
    for name in sorted(left):
        mend = "list it under `calculated`, or, without a calculator, under `compared`"
        scan.faults.add(mapping.place, f"rules/{name} is listed nowhere", mend)
    for key in NAMED:
        named = mapping.get(key)
        if named is not None:
            _known(scan, (named,), scan.texts(mapping.get("paged")), f"“{{}}” is {key}, but has no pages")


def _known(scan: Scan, nodes: tuple[Node, ...], known: tuple[str, ...], what: str) -> None:
    seen: set[str] = set()
    for node in nodes:
        name = scan.text(node)
        if name not in known:
            scan.faults.add(node.place, what.format(name), nearest(name, known))
        if name in seen:
            scan.faults.add(node.place, f"“{name}” stands here a second time", "keep one of the two")
        seen.add(name)
