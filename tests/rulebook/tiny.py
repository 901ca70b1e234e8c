"""Makes small rulebooks out of a few lines, unchecked, for tests of single operations."""

from __future__ import annotations

from datetime import date

from scripts.rulebook.errors import Faults, Place
from scripts.rulebook.literals import read_quantity
from scripts.rulebook.load import Map, parse
from scripts.rulebook.model import Literal, Program, Rounding, Rulebook, TaxBasis
from scripts.rulebook.read_frames import FrameReader, Source
from scripts.rulebook.scan import Scan

PLACE = Place("tiny.yml", 1, 1)
TAX = TaxBasis(
    input="tax",
    included="included",
    ratio=Literal(read_quantity("10/11"), PLACE),
    round=Rounding("down", "1円未満切捨て"),
    cite=(),
    place=PLACE,
)
SHELL = """
label: 小さな枠
summary: 試すための枠です。
groups: {all: {label: すべて}}
examples: []
breakdown: [result]
result: result
expense: cost
eligible_cost: cost
ladder: {input: cost, amounts: [], scenarios: []}
"""
COST = "{label: 費用, type: yen, at_least: 0円, at_most: 1000000円, group: all}"


def tiny_book(**frames: str) -> Rulebook:
    """Return a rulebook whose frames are these texts, each completed by what it lacks of SHELL; nothing is checked."""
    faults = Faults()
    roots = {name: _root(name, text, faults) for name, text in frames.items()}
    sources = {name: Source(f"{name}.yml", root, {}) for name, root in roots.items()}
    found = tuple(FrameReader(Scan(faults), source, sources).read() for source in sources.values())
    faults.stop_if_any()
    program = Program(
        id="tiny",
        label="小さな制度",
        aliases=(),
        office="",
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        successor_label="",
        successor_url="",
        frames=tuple(frames),
        checks=(),
        headcounts=(),
        finders=(),
        units=("者",),
        tax=TAX,
        glossary=(),
        place=PLACE,
    )
    return Rulebook(program, found, (), (), ())


def _root(name: str, text: str, faults: Faults) -> Map:
    written = {line.partition(":")[0] for line in text.splitlines()}
    shell = [line for line in SHELL.splitlines() if line.partition(":")[0] not in written - {""}]
    root = parse("\n".join([f"id: {name}", *shell, text]).encode(), f"{name}.yml", faults)
    faults.stop_if_any()
    assert root is not None
    return root
