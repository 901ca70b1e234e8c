"""`make new-year FROM=it-2026 TO=it-2027`: lays out a programme that is the one before it, with nothing confirmed yet.

Every file says `same_as`, every passage is carried over, no round is known. What the new documents say is then written
under `except` and in sources.yml, and the list of what is carried over grows shorter: docs/new-year.md tells each step.
"""

from __future__ import annotations

import re
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import RULES
from scripts.rulebook.sources import cites

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.rulebook.model import Example, Rulebook

REASON = "募集の期間は公表されていません。この期間は、計算する範囲として当サイトが決めました。"
HEAD = "# yaml-language-server: $schema=../schema/{kind}.schema.json\n"
USAGE = "make new-year FROM=it-2026 TO=it-2027"


def main(words: list[str]) -> int:
    """Write the files, and say what to do next; return 2 for what is not possible."""
    fault = _fault(words)
    if fault:
        print(f"{fault}\n使い方: {USAGE}", file=sys.stderr)
        return 2
    before, after = words
    for path in lay_out(RULES, before, after):
        print(f"   + {path.relative_to(RULES.parent).as_posix()}")
    print(f"   次に、rules/programmes.yml の compared に {after} を足します。")
    print(f"   それから、新しい文書を rules/{after}/sources.yml に書き、違うところを except に書きます。")
    return 0


def lay_out(rules: Path, before: str, after: str) -> list[Path]:
    """Write every file of the programme `after`, which follows `before`; return their paths."""
    book = read_programme(rules / before)
    folder = rules / after
    folder.mkdir()
    texts = files(book, after)
    for name, text in texts.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return [folder / f"{name}.yml" for name in texts]


def files(book: Rulebook, after: str) -> dict[str, str]:
    """Return the text of each file by its name."""
    first = book.program.last + timedelta(days=1)
    found = {"program": _program(book, after), "sources": _sources(book), "schedule": _schedule(book)}
    for frame in book.frames:
        found[frame.id] = _same(book, "frame", frame.id, _dated("examples", frame.examples, str(first)))
    found |= {each.id: _same(book, "check", each.id) for each in book.checks}
    found |= {each.id: _same(book, "headcount", each.id) for each in book.headcounts}
    found |= {each.id: _same(book, "finder", each.id) for each in book.finders}
    if book.cases:
        dated = _dated("cases", (each.example for each in book.cases), str(first))
        found["cases"] = _same(book, "cases", "cases", dated, named=False)
    if book.faq.questions:
        found["faq"] = _same(book, "faq", "faq", named=False)
    return found


def _fault(words: list[str]) -> str:
    if len(words) != 2 or not all(re.fullmatch(r"[a-z]+-\d{4}", each) for each in words):
        return "前の制度と新しい制度の名前を、it-2026 のように書いてください。"
    before, after = words
    if not (RULES / before / "program.yml").exists():
        return f"rules/{before}/ がありません。"
    return f"rules/{after}/ はもうあります。" if (RULES / after).exists() else ""


def _same(book: Rulebook, kind: str, name: str, differs: str = "", *, named: bool = True) -> str:
    id_ = f"id: {name}\n" if named else ""
    return f"{HEAD.format(kind=kind)}{id_}same_as: {book.program.id}/{name}\n{differs}"


def _dated(key: str, examples: Iterable[Example], day: str) -> str:
    """The examples with a date of the programme before need one of this programme."""
    lines = [f'    "{each.id}": {{on: {day}}}\n' for each in examples if each.on]
    return "".join([f"except:\n  {key}:\n", *lines]) if lines else ""


def _program(book: Rulebook, after: str) -> str:
    program = book.program
    first = program.last + timedelta(days=1)
    old, new = program.id.rpartition("-")[2], after.rpartition("-")[2]
    last = first.replace(year=first.year + 1) - timedelta(days=1)
    differs = [f"label: {program.label.replace(old, new)}"]
    differs += [f"aliases: [{', '.join(dict.fromkeys(each.replace(old, new) for each in program.aliases))}]"]
    differs += [f"follows: {program.id}", f"valid: {{from: {first}, to: {last}, reason: {REASON}}}"]
    differs += ["successor: dropped"] if program.successor_label else []
    told = "".join(f"  {each}\n" for each in differs)
    return f"{HEAD.format(kind='program')}id: {after}\nsame_as: {program.id}/program\nexcept:\n{told}"


def _schedule(book: Rulebook) -> str:
    """No round of the new programme is known, and none is guessed."""
    lines = []
    for track in book.tracks:
        dropped = ", ".join(f'"{each.id}": dropped' for each in track.rounds)
        opens = ["opens: dropped"] if track.opens else []
        told = ", ".join([*opens, *([f"rounds: {{{dropped}}}"] if dropped else [])])
        lines += [f"    {track.id}: {{{told}}}\n"] if told else []
    differs = "".join(["except:\n  tracks:\n", *lines]) if lines else ""
    return _same(book, "schedule", "schedule", differs, named=False)


def _sources(book: Rulebook) -> str:
    """Every passage that something but a round cites, on trust."""
    cited = {id_ for cite, _, of in cites(book) if not of.startswith("round ") for id_ in cite}
    lines = [f"    - {each.id}\n" for each in book.passages if each.id in cited]
    head = f"{HEAD.format(kind='sources')}documents: {{}}\npassages: {{}}\n"
    return "".join([head, f"carried_over:\n  {book.program.id}:\n", *lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
