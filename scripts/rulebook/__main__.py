"""The rulebook's command line: `check [FOLDER …]` prints every fault of the rules, `schema` writes their schema."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.rulebook.errors import RuleError
from scripts.rulebook.programme import check_programme
from scripts.rulebook.schema import write

RULES = Path("rules")
SCHEMA = RULES / "schema"


def main(arguments: list[str]) -> int:
    """Run one command; 0: nothing is wrong, 1: the faults were printed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.rulebook", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="print every fault of the rules")
    check.add_argument("folder", nargs="*", type=Path, help="a programme's folder (default: each under rules/)")
    commands.add_parser("schema", help=f"write the JSON Schema of the rule files into {SCHEMA}")
    options = parser.parse_args(arguments)
    if options.command == "schema":
        write(SCHEMA)
        return 0
    return _check(options.folder or sorted(each.parent for each in RULES.glob("*/program.yml")))


def _check(folders: list[Path]) -> int:
    faulty = 0
    for folder in folders:
        try:
            book = check_programme(folder)
        except RuleError as error:
            faulty = 1
            many = f"{len(error.faults)} faults" if len(error.faults) > 1 else "1 fault"
            print(error, f"{many} in {folder}", sep="\n\n")
        else:
            examples = sum(len(frame.examples) for frame in book.frames)
            counts = f"{len(book.passages)} passages, {examples} examples, {len(book.cases)} cases"
            print(f"{folder}: {len(book.frames)} frames, {counts}, no fault")
    return faulty


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
