"""`python -m scripts.publish rules | addresses`: keeps what links and citations will need after the next change.

rules: writes `rules/<programme>/published/<digest8>.json` where today's rules are not yet there.
addresses: adds the addresses and anchors of the built site to `tests/published.txt`. Neither ever takes anything away.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.generate import published
from scripts.generate.__main__ import ROOT
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import read_programmes
from scripts.site.addresses import LIST, addresses_of, read_list


def main(arguments: list[str]) -> None:
    """Do what is asked, and say what was added."""
    if arguments == ["rules"]:
        added = [path.relative_to(ROOT).as_posix() for path in publish_rules(ROOT)]
    elif arguments == ["addresses"]:
        added = add_addresses(ROOT / LIST, ROOT / "site")
    else:
        sys.exit("python -m scripts.publish rules | addresses")
    print(*(f"   + {each}" for each in added) if added else ("   もう載っています。",), sep="\n")


def publish_rules(root: Path) -> list[Path]:
    """Write the files that are missing and return them; what stands there is never written again."""
    books = [read_programme(root / "rules" / name) for name in read_programmes(root / "rules").paged]
    files = {published.place(root, book): published.text(book) for book in books}
    missing = [path for path in files if not path.exists()]
    for path in missing:
        path.parent.mkdir(exist_ok=True)
        path.write_text(files[path], encoding="utf-8")
    return missing


def add_addresses(path: Path, site: Path) -> list[str]:
    """Put what is new in the site into the list and return it."""
    known = set(read_list(path))
    new = addresses_of(site) - known
    path.write_text("".join(f"{each}\n" for each in sorted(known | new)), encoding="utf-8")
    return sorted(new)


if __name__ == "__main__":
    main(sys.argv[1:])
