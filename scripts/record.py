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

from scripts.recording import quick, slow
from scripts.recording.quick import Figures
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import recorded_rules

ROOT = Path(__file__).resolve().parents[1]
PROGRAMME = recorded_rules()
RECORD = ROOT / "records" / "test.json"

QUICK: dict[str, Callable[[Rulebook], Figures]] = {
    "versions": quick.versions,
    "examples": quick.examples,
    "edges": quick.turns,
    "corpus": quick.corpus,
    "coverage": quick.covered,
    "originals": quick.originals,
}
SLOW: dict[str, Callable[[Rulebook], Figures]] = {
    "every_yen": slow.every_yen,
    "around_caps": slow.around_caps,
    "around_edges": slow.around_edges,
    "at_random": slow.at_random,
    "proofs": slow.proofs,
    "rule_mutants": slow.rule_mutants,
    "planted": slow.planted,
}
COLLECTORS = QUICK | SLOW


def main(names: list[str]) -> int:
    """Collect, write, and return 1 when a check found something wrong, 2 when a name is not known."""
    unknown = [name for name in names if name not in COLLECTORS]
    if unknown:
        print(f"{'、'.join(unknown)} という確認はありません。あるもの: {'、'.join(COLLECTORS)}", file=sys.stderr)
        return 2
    book = read_programme(PROGRAMME)
    kept = _kept(book) if names else {}
    found = collect(book, names or COLLECTORS, kept)
    missing = [name for name in COLLECTORS if name not in found]
    if missing:
        print(
            f"規則が変わったので、すべて数え直してください: make record（まだのもの: {'、'.join(missing)}）",
            file=sys.stderr,
        )
        return 1
    RECORD.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    wrong = [name for name in COLLECTORS if found[name].get("wrong")]
    print(
        f"records/{RECORD.name} を書きました。"
        + (f"違いがあります: {'、'.join(wrong)}" if wrong else "違いはありません。")
    )
    return 1 if wrong else 0


def collect(book: Rulebook, names: Iterable[str], kept: dict[str, Any]) -> dict[str, Any]:
    """Return the record: the digest, then every collector's figures, anew for the names given."""
    wanted = set(names)
    found: dict[str, Any] = {"rulebook": book.digest}
    for name, collector in COLLECTORS.items():
        if name in wanted:
            print(f"── {name}", flush=True)
            found[name] = collector(book)
        elif name in kept:
            found[name] = kept[name]
    return found


def _kept(book: Rulebook) -> dict[str, Any]:
    """Return the figures that are still of these rules."""
    if not RECORD.exists():
        return {}
    record: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return record if record["rulebook"] == book.digest else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
