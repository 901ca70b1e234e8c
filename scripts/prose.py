"""`python -m scripts.prose`: figures in hand-written texts; each must come from the rules or be allowed, with a reason.

Pages and sentences generated from the rules are held to them elsewhere. What people write by hand (pages, words of the
form, sentences of the calculator) may name an amount, rate, month, count or date only if it is listed in ALLOWED.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from scripts.rulebook.figures import figures

ROOT = Path(__file__).resolve().parents[1]
PLACES = (
    *("README.md", "CHANGELOG.md", "docs/*.md", "docs/guides/*.md", "overrides/*.html", "overrides/partials/*.html"),
    *("scripts/generate/templates/form*.j2", "scripts/generate/templates/closed*.j2", "docs/assets/javascripts/*.js"),
    *("calculator/*.py",),
)
# Written by scripts/licences.py (versions and years of other people's work) and by scripts/generate (from the rules).
LEFT_OUT = ("docs/licences.md", "docs/embed.md")
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
LOGIC = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Figures that a hand-written text may name, and why they are none of the programme's."""

    place: str
    figures: tuple[str, ...]
    reason: str


ALLOWED = (
    Allowed(
        "README.md",
        ("300万円", "50万円", "4人", "2025-10-31"),
        "an amount, people and a day that somebody types, as examples of the command line",
    ),
    Allowed(
        "calculator/__main__.py",
        ("150万円", "30万円", "50万円", "4人", "2025-10-31", "2025-12-01"),
        "amounts, people and days that somebody types, as examples of the command line",
    ),
    Allowed("calculator/command_line.py", ("30万円",), "an amount that somebody types, in a sentence that says how"),
    Allowed(
        "calculator/typed.py",
        ("150万円", "1.5万円", "1億2,000万円", "2,500万円", "24か月", "2025-12-01"),
        "amounts, months and a day as people may write them, in sentences that say how",
    ),
    Allowed("calculator/web.py", ("2025-12-01",), "a day as people may write it, in a sentence that says how"),
    Allowed("scripts/generate/templates/form.html.j2", ("1か所",), "one place in the form that cannot be read"),
    Allowed(
        "calculator/estimate.py",
        ("1円未満切捨て", "1円未満は切り捨て"),
        "how the tax is taken off: the step of its own formula",
    ),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A figure in a hand-written text."""

    file: str
    line: int
    figure: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}\n  this text says “{self.figure}”, which is bound to no rule\n"
            "  leave the figure to a generated page, or list it in ALLOWED of scripts/prose.py with the reason"
        )


def named(root: Path) -> Iterator[Named]:
    """Yield every figure of every hand-written text under `root`."""
    for place in PLACES:
        for path in sorted(root.glob(place)):
            file = path.relative_to(root).as_posix()
            if file not in LEFT_OUT:
                for line, text in _texts(path):
                    yield from (Named(file, line, figure.text) for figure in figures(text))


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what people read in a file, with its line."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _sentences(text)
        return
    if path.suffix == ".js":
        # Comments are for programmers; what is left may hold no word for people, and so no figure either.
        text = re.sub(r"/\*.*?\*/", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
        text = re.sub(r"(?m)(?<!:)//.*$", "", text)
    else:
        text = LOGIC.sub(lambda found: "\n" * found[0].count("\n"), text)
    yield from enumerate(text.splitlines(), start=1)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the Japanese strings of a module that are no docstrings: what it may say to people."""
    tree = ast.parse(text)
    unsaid = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            id(node) not in unsaid
            and isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and JAPANESE.search(node.value)
        ):
            yield node.lineno, node.value


def faults(root: Path = ROOT) -> list[str]:
    """Return every figure that is bound to nothing, and every allowance that nothing needs."""
    found = list(named(root))
    unbound = [str(one) for one in found if not any(_allows(each, one) for each in ALLOWED)]
    return unbound + [
        f"scripts/prose.py\n  ALLOWED names “{figure}” of {each.place}, which no longer says it\n  take it out"
        for each in ALLOWED
        for figure in each.figures
        if not any(one.figure == figure and fnmatch(one.file, each.place) for one in found)
    ]


def _allows(allowed: Allowed, one: Named) -> bool:
    return fnmatch(one.file, allowed.place) and one.figure in allowed.figures


def main() -> int:
    """Print what is wrong; return the exit code."""
    found = faults()
    for each in found:
        print(each, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
