"""Reads the bad rules: each breaks the demo or the programme after it, and says which fault must be told, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOM = Path(__file__).parents[1] / "bad_rules"
DEMO = ROOM / "demo"
NEXT = ROOM / "next"


@dataclass(frozen=True, slots=True)
class BadRule:
    """One breakage of the demo programme, or of the one after it, whose files are called next/….

    edits: (file, old text, new text); file and line: where the fault must be told (a text that this line holds);
    words: what its message must say.
    """

    name: str
    title: str
    edits: tuple[tuple[str, str, str], ...]
    file: str
    line: str
    words: tuple[str, ...]


def read_bad_rule(path: Path) -> BadRule:
    """Read one file: a title, `--- file` old `+++` new (again and again), `=== file: line`, the words."""
    head, told = path.read_text(encoding="utf-8").split("\n=== ")
    title, *blocks = head.split("\n--- ")
    where, *words = told.strip().splitlines()
    file, line = where.split(": ", 1)
    return BadRule(path.stem, title.strip(), tuple(_edit(block) for block in blocks), file, line, tuple(words))


def _edit(block: str) -> tuple[str, str, str]:
    file, rest = block.split("\n", 1)
    old, new = rest.split("\n+++\n")
    return file, old, new.removesuffix("\n")


def broken_demo(rule: BadRule, folder: Path) -> Path:
    """Write the demo programme with a bad rule's edits into `folder`."""
    return edited_demo(rule.edits, folder)


def edited_demo(edits: tuple[tuple[str, str, str], ...], folder: Path) -> Path:
    """Write the demo programme with edits (file, old, new) into `folder`; every old text must stand there once."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in DEMO.glob("*.yml")}
    texts |= {f"next/{path.name}": path.read_text(encoding="utf-8") for path in NEXT.glob("*.yml")}
    for file, old, new in edits:
        assert texts[file].count(old) == 1, f"this must stand once in {file}:\n{old}"
        texts[file] = texts[file].replace(old, new)
    target = folder / "demo"
    for each in (target, folder / "next"):
        each.mkdir(parents=True)
    for name, text in texts.items():
        where = folder if name.startswith("next/") else target
        (where / name).write_text(text, encoding="utf-8")
    return target


def place_of(rule: BadRule) -> tuple[str, str]:
    """Return the programme and the file in which a bad rule's fault must be told."""
    programme, _, file = rule.file.rpartition("/")
    return programme or "demo", file
