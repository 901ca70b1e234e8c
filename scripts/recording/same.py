"""Whether another programme computes as the one whose checks are on record: then what was swept there holds here."""

from __future__ import annotations

import ast
from pathlib import Path

from scripts.recording.quick import Figures
from scripts.rulebook.digest import counted
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import recorded_rules

ROOT = Path(__file__).resolve().parents[2]


def same(book: Rulebook) -> Figures:
    """Every frame: its rules that make an amount, and its generated `amount`, are those of the recorded programme."""
    first = read_programme(recorded_rules())
    other = [
        frame.id
        for frame in book.frames
        if counted(frame) != counted(first.frame(frame.id))
        or amount_code(book.program.id, frame.id) != amount_code(first.program.id, frame.id)
    ]
    return {"as": first.program.label, "checked": len(book.frames), "wrong": len(other)}


def amount_code(program: str, frame: str) -> str:
    """Return what `amount` does, and what it calls in its module, but for places, docstrings and the package's name."""
    package = program.replace("-", "_")
    text = (ROOT / "calculator" / package / f"{frame}.py").read_text(encoding="utf-8")
    tree = ast.parse(text.replace(package, "package"))
    named = [each for each in tree.body if isinstance(each, ast.FunctionDef) and "amount" in each.name]
    if "amount" not in [each.name for each in named]:
        raise ValueError(f"calculator/{package}/{frame}.py has no `amount`: run `python -m scripts.generate`")
    lines = [line for each in named for line in (each.args, *each.body) if not _is_docstring(line)]
    return "\n".join(ast.dump(each) for each in lines)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
