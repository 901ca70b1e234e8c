"""The scripts as a page gets them: bundled by twos and threes, and still one of everything that remembers."""

import re
from itertools import combinations
from pathlib import Path

from scripts.site.bundle import CALCULATOR, IMPORT

FOLDER = Path(__file__).parents[1] / "docs" / "assets" / "javascripts"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LATER = re.compile(r'\bimport\("\./([\w-]+\.js)"\)')
# What lives as long as the page: a variable, a thing that is made once, a listener.
STATE = re.compile(
    r"^(?:export )?(?:let \w|const \w+ = new (?!URL\b|\w+\(\[)\w|(?:document\.|window\.)?addEventListener\()",
    re.MULTILINE,
)
# What they remember is read from the page again where it is not known: a second copy costs a moment.
MEMORIES = {"page.js", "render.js"}
# Worlds of their own, which share nothing with the page.
WORKERS = {"micropython-worker.js", "pyodide-worker.js", "search-worker.js"}
# Never on a page together with our own calculator: it holds one.
EMBED = "embed.js"

TEXTS = {path.name: COMMENT.sub("", path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.js")}
PARTS = {part for text in TEXTS.values() for part in IMPORT.findall(text)}
KEEPING = {name for name, text in TEXTS.items() if STATE.search(text)} - MEMORIES
LATER_PARTS = {part for name, text in TEXTS.items() if name not in WORKERS for part in LATER.findall(text)}


def within(entry: str) -> set[str]:
    """Everything that one file holds once it is bundled."""
    found = [entry]
    for name in found:
        found += [part for part in IMPORT.findall(TEXTS[name]) if part not in found]
    return set(found)


def shared(one: str, other: str) -> set[str]:
    """What keeps something and would be in both of two files."""
    return within(one) & within(other) & KEEPING


def test_no_two_files_of_a_page_hold_the_same_state() -> None:
    """The interpreters, the address and whatever else remembers are in one file of a page; others are handed them."""
    files = (TEXTS.keys() - PARTS - WORKERS - {EMBED}) | {CALCULATOR}
    assert files > LATER_PARTS | {"site.js"}
    assert {"runtime.js", "address.js", "qr.js"} < KEEPING
    twice = {pair: shared(*pair) for pair in combinations(sorted(files), 2)}
    assert {pair: names for pair, names in twice.items() if names} == {}


def test_an_embedded_calculator_holds_no_state_twice() -> None:
    """In somebody else's page, too, what comes later holds nothing that is there already."""
    assert {"runtime.js"} < shared(EMBED, CALCULATOR)
    assert [name for name in LATER_PARTS if shared(EMBED, name)] == []


def test_what_comes_later_is_no_part_of_anything() -> None:
    """What is imported both at once and later would be put into both places, and never come as a file."""
    assert not LATER_PARTS & PARTS
