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
    told = _told() if names else {}
    wanted = names or known
    found = collect(read_programme(PROGRAMME), COLLECTORS, wanted, told)
    kept = told.get("others", {})
    others = {book.program.id: collect(book, OTHERS, wanted, kept.get(book.program.id, {})) for book in other_books()}
    missing = [name for name in COLLECTORS if name not in found]
    missing += [f"{id_}の{name}" for id_, each in others.items() for name in OTHERS if name not in each]
    if missing:
        print(
            f"規則が変わったので、すべて数え直してください: make record（まだのもの: {'、'.join(missing)}）",
            file=sys.stderr,
        )
        return 1
    RECORD.write_text(json.dumps(found | {"others": others}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    wrong = [name for name in COLLECTORS if found[name].get("wrong")]
    wrong += [f"{id_}の{name}" for id_, each in others.items() for name in OTHERS if each[name].get("wrong")]
    print(
        f"records/{RECORD.name} を書きました。"
        + (f"違いがあります: {'、'.join(wrong)}" if wrong else "違いはありません。")
    )
    return 1 if wrong else 0


def other_books() -> list[Rulebook]:
    """Return the other programmes with a calculator."""
    listed = programmes()
    return [read_programme(RULES / id_) for id_ in listed.calculated if id_ != listed.recorded]


def collect(
    book: Rulebook, collectors: dict[str, Collector], names: Iterable[str], told: dict[str, Any]
) -> dict[str, Any]:
    """Return a programme's record: its name and digest, then every collector's figures, anew for the names given.

    told: what is on record of the programme; it is kept while the rules are the same.
    """
    wanted = set(names)
    found: dict[str, Any] = {"program": book.program.id, "label": book.program.label, "rulebook": book.digest}
    kept = told if told.get("rulebook") == book.digest else {}
    for name, collector in collectors.items():
        if name in wanted:
            print(f"── {book.program.id} {name}", flush=True)
            found[name] = collector(book)
        elif name in kept:
            found[name] = kept[name]
    return found


def _told() -> dict[str, Any]:
    """Return what is on record."""
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
