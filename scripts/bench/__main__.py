"""`make bench`: measures what the page 速さの記録 reports, and writes it to records/bench.json.

`python -m scripts.bench` measures everything seven times over; `python -m scripts.bench keystrokes growth` only these,
and the other figures stay as long as rules, calculator and machine are the same. `--runs 1 --to trial.json` is a trial.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from scripts.bench import (
    batches,
    building,
    estimates,
    first_answer,
    growth,
    keystrokes,
    lighthouse,
    machine,
    replies,
    transfer,
)
from scripts.bench.growth import PROGRAMME
from scripts.bench.targets import judge
from scripts.browser import NO_FONTS, japanese_font
from scripts.rulebook.programme import read_programme
from scripts.runtime import ROOT

RECORD = ROOT / "records" / "bench.json"
RUNS = 7

type Section = dict[str, Any]

COLLECTORS: dict[str, Callable[[int], Section]] = {
    "first_answer": first_answer.measure,
    "transfer": transfer.measure,
    "keystrokes": keystrokes.measure,
    "replies": replies.measure,
    "estimates": estimates.measure,
    "batches": batches.measure,
    "growth": growth.measure,
    "lighthouse": lighthouse.measure,
    # Last, because it makes the site anew.
    "building": building.measure,
}


def main(arguments: list[str]) -> int:
    """Measure, write, and say what was reached; 2 when a name is not known, or there is no site or no Japanese font."""
    options = _options(arguments)
    unknown = [name for name in options.names if name not in COLLECTORS]
    if unknown:
        print(f"{'、'.join(unknown)} という測定はありません。あるもの: {'、'.join(COLLECTORS)}", file=sys.stderr)
        return 2
    if japanese_font() == "":
        print(f"{NO_FONTS}\nない機械で測ると、文字を探す時間を測ることになります。", file=sys.stderr)
        return 2
    if not (first_answer.SITE / "index.html").is_file():
        print("site/ がありません。先に make site を実行してください。", file=sys.stderr)
        return 2
    about = {"rulebook": read_programme(PROGRAMME).digest, "machine": machine.describe()}
    found = collect(about, options.names or COLLECTORS, options.runs, kept(options.to, about))
    options.to.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for each in judge(found):
        print(f"   {each.target.id}: {each.value} {each.target.unit} → {each.state}")
    print(f"{options.to} を書きました。")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description="速さを測り、記録します")
    parser.add_argument("names", nargs="*", help=f"測るもの（なければ全部）: {' '.join(COLLECTORS)}")
    parser.add_argument("--runs", type=int, default=RUNS, help="何回ずつ測って中央値をとるか")
    parser.add_argument("--to", type=Path, default=RECORD, help="記録を書くファイル")
    return parser.parse_args(arguments)


def collect(about: Section, names: Iterable[str], runs: int, old: Section) -> Section:
    """Return the record: what it is about, then every section, anew for the names given."""
    wanted = set(names)
    found = dict(about)
    for name, measure in COLLECTORS.items():
        if name in wanted:
            print(f"── {name}", flush=True)
            found[name] = {"runs": runs, **measure(runs)}
        elif name in old:
            found[name] = old[name]
    return found


def kept(path: Path, about: Section) -> Section:
    """Return the figures that are still of these rules, this calculator and this machine with its tools."""
    if not path.exists():
        return {}
    record: Section = json.loads(path.read_text(encoding="utf-8"))
    return record if all(record.get(name) == told for name, told in about.items()) else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
