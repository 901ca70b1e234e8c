"""`make record`: runs the checks whose figures the site reports, and writes them to records/test.json.

`python -m scripts.record examples proofs` runs only these; the others keep their figures while the rules are the same.
There is no clock in the record: the same rules and the same tools leave the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from scripts.recording import quick, same, slow
from scripts.recording.quick import Figures
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import RULES, programmes, recorded_rules

ROOT = Path(__file__).resolve().parents[1]
PROGRAMME = recorded_rules()
RECORD = ROOT / "records" / "test.json"

type Record = dict[str, Any]
type Collector = Callable[[Rulebook], Figures]

QUICK: dict[str, Collector] = {
    "versions": quick.versions,
    "examples": quick.examples,
    "edges": quick.turns,
    "corpus": quick.corpus,
    "coverage": quick.covered,
    "originals": quick.originals,
}
SLOW: dict[str, Collector] = {
    "every_yen": slow.every_yen,
    "around_caps": slow.around_caps,
    "around_edges": slow.around_edges,
    "at_random": slow.at_random,
    "proofs": slow.proofs,
    "rule_mutants": slow.rule_mutants,
    "planted": slow.planted,
}
COLLECTORS = QUICK | SLOW
# What is run for each other programme with a calculator: while it computes the same, the rest holds for it too.
OTHERS: dict[str, Collector] = {
    "same": same.same,
    **{name: COLLECTORS[name] for name in ("examples", "edges", "corpus", "coverage", "at_random")},
    "proofs": slow.proved,
}


def main(names: list[str]) -> int:
    """Collect, write, and return 1 when a check found something wrong, 2 when a name is not known."""
    known = COLLECTORS | OTHERS
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"{'、'.join(unknown)} という確認はありません。あるもの: {'、'.join(known)}", file=sys.stderr)
        return 2
    found, others = collect_all(names or known, _told() if names else {})
    missing = _each(found, others, lambda record, name: name not in record)
    if missing:
        what = f"規則が変わったので、すべて数え直してください: make record（まだのもの: {'、'.join(missing)}）"
        print(what, file=sys.stderr)
        return 1
    RECORD.write_text(json.dumps(found | {"others": others}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    wrong = _each(found, others, lambda record, name: bool(record[name].get("wrong")))
    said = f"違いがあります: {'、'.join(wrong)}" if wrong else "違いはありません。"
    print(f"records/{RECORD.name} を書きました。{said}")
    return 1 if wrong else 0


def collect_all(names: Iterable[str], told: Record) -> tuple[Record, dict[str, Record]]:
    """Return the record of the first programme and those of the others; told: what is on record."""
    found = collect(read_programme(PROGRAMME), COLLECTORS, names, told)
    kept = told.get("others", {})
    others = {book.program.id: collect(book, OTHERS, names, kept.get(book.program.id, {})) for book in other_books()}
    return found, others


def _each(found: Record, others: dict[str, Record], holds: Callable[[Record, str], bool]) -> list[str]:
    """Return the names of the collectors of which something holds, those of other programmes with theirs."""
    named = [name for name in COLLECTORS if holds(found, name)]
    return named + [f"{id_}の{name}" for id_, record in others.items() for name in OTHERS if holds(record, name)]


def other_books() -> list[Rulebook]:
    """Return the other programmes with a calculator."""
    listed = programmes()
    return [read_programme(RULES / id_) for id_ in listed.calculated if id_ != listed.recorded]


def collect(book: Rulebook, collectors: dict[str, Collector], names: Iterable[str], told: Record) -> Record:
    """Return a programme's record: its name and digest, then every collector's figures, anew for the names given.

    told: what is on record of the programme; it is kept while the rules are the same.
    """
    wanted = set(names)
    found: Record = {"program": book.program.id, "label": book.program.label, "rulebook": book.digest}
    kept = told if told.get("rulebook") == book.digest else {}
    for name, collector in collectors.items():
        if name in wanted:
            print(f"── {book.program.id} {name}", flush=True)
            found[name] = collector(book)
        elif name in kept:
            found[name] = kept[name]
    return found


def _told() -> Record:
    """Return what is on record."""
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
