"""`python -m scripts.generate`: write everything that is generated from rules/; `--check` only compares.

Examples that no longer hold are told, and stop nothing: rule, code and page change together, and then the examples.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.generate.nav import nav
from scripts.generate.pages import guide, pages
from scripts.generate.python import listing, modules
from scripts.generate.years import years
from scripts.rulebook.errors import Fault, RuleError
from scripts.rulebook.programme import read_and_try
from scripts.rulebook.programmes import read_programmes

ROOT = Path(__file__).resolve().parents[2]


def generated(root: Path) -> tuple[dict[str, str], tuple[Fault, ...]]:
    """Return every generated file (path under `root` -> text), and what examples state and the rules do not give.

    RuleError when the rules cannot be used.
    """
    listed = read_programmes(root / "rules")
    read = {name: read_and_try(root / "rules" / name) for name in (*listed.compared, *listed.calculated)}
    books = {name: book for name, (book, _) in read.items()}
    found = listing(listed)
    for name in listed.calculated:
        found |= modules(books[name])
    around = years(books.values(), listed)
    paged = [books[name] for name in sorted(listed.paged, key=lambda name: name != listed.current)]
    for book in paged:
        found |= pages(book, around[book.program.id])
    found |= guide(paged) | nav(paged, around)
    return found, tuple(fault for _, false in read.values() for fault in false)


def main(arguments: list[str]) -> int:
    """Write (or with --check compare) the generated files; return the exit code."""
    try:
        files, false = generated(ROOT)
    except RuleError as error:
        print(error, file=sys.stderr)
        print(f"\n{len(error.faults)} fault(s); nothing was generated", file=sys.stderr)
        return 1
    if false:
        print(*false, f"{len(false)} statement(s) of examples no longer hold", sep="\n\n", file=sys.stderr)
    stale = [path for path, text in files.items() if _differs(ROOT / path, text)]
    if "--check" in arguments:
        for path in stale:
            print(f"{path}: not what the rules say now; run `python -m scripts.generate`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        # Bytes: calendars end their lines in their own way.
        (ROOT / path).write_bytes(files[path].encode())
        print(f"wrote {path}")
    return 0


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_bytes() != text.encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
