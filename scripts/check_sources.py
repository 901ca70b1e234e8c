"""`make sources DIR=…`: holds every figure of the passages to the official documents in DIR, and records the result."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from scripts.originals.check import Report, check, passages_digest
from scripts.originals.texts import MissingToolError
from scripts.originals.words import RULES
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import recorded_rules

ROOT = Path(__file__).resolve().parents[1]
PROGRAMME = recorded_rules()
RECORD = ROOT / "records" / "sources.json"


def main(arguments: list[str]) -> int:
    """Check, list, record; return 1 when anything is wrong and 2 when nothing could be checked."""
    if len(arguments) != 1 or not arguments[0] or not Path(arguments[0]).is_dir():
        print("公式の文書のあるフォルダーを、make sources DIR=フォルダー のように指定してください。", file=sys.stderr)
        return 2
    book = read_programme(PROGRAMME)
    try:
        report = check(book, Path(arguments[0]))
    except MissingToolError as error:
        print(error, file=sys.stderr)
        return 2
    _show(report)
    if report.faults:
        print("\n".join(report.faults), file=sys.stderr)
        return 1
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.write_text(json.dumps(record(book, report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def record(book: Rulebook, report: Report) -> dict[str, object]:
    """Return what is kept of a report: counts, and what does not stand there word for word."""
    rules = Counter(each.rule for each in report.figures)
    other = [each for each in report.figures if each.rule != "literal"]
    return {
        "passages": passages_digest(book),
        "documents": [{"id": each.id, "same": each.same, "pages": each.pages} for each in report.files],
        "unread": list(report.unread),
        "figures": len(report.figures),
        "rules": {name: rules[name] for name in RULES},
        "not_literal": [
            {"passage": each.passage, "figure": each.figure, "rule": each.rule, "reason": each.reason} for each in other
        ],
    }


def _show(report: Report) -> None:
    for file in report.files:
        pages = f"、{file.pages}ページ" if file.pages else ""
        print(f"{'一致' if not file.fault else '不一致'}  {file.id}{pages}")
    for id_ in report.unread:
        print(f"対象外  {id_}（指紋のない文書）")
    for name, words in RULES.items():
        found = [each for each in report.figures if each.rule == name]
        print(f"\n{len(found)}件  {words}")
        if name != "literal":
            for each in found:
                print(f"  {each.figure}  {each.passage}  {each.page}{'  ' + each.reason if each.reason else ''}")
    found_all = sum(bool(each.rule) for each in report.figures)
    print(f"\n{found_all} / {len(report.figures)} の数字を、書かれているページで確かめました。")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
