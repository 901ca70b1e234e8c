"""What an answer rests on, as a person reads it in a terminal: which steps no official text of this year gives."""

from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

_WARNING = "この制度の公式の文書そのものでは確かめていません。申請の前に、公式サイトと事務局で確かめてください。"
# The surest first.
_KINDS = (
    ("secondary", "公式の文言の引用や、解説によるもの"),
    ("carried_over", "前の制度の規則のままと見なしたもの"),
)


def unsure_steps(result: Object, known: "dict[str, str]") -> "list[tuple[str, str, str]]":
    """Return (id, label, how sure) of each step that is less than official; known: value -> how sure."""
    steps = [dict(row.pairs) for row in _steps(result)]
    return [(row["id"], row["label"], known[row["id"]]) for row in steps if row["id"] in known]


def confidence_lines(unsure: "list[tuple[str, str, str]]") -> "list[str]":
    """Return what to tell of them: a warning, then each kind with its steps; nothing where all is official."""
    lines = [_WARNING] if unsure else []
    for kind, words in _KINDS:
        labels = [label for _, label, sure in unsure if sure == kind]
        lines += [f"{words}：{'、'.join(labels)}"] if labels else []
    return lines


def with_confidence(result: Object, unsure: "list[tuple[str, str, str]]") -> Object:
    """Return the Result with a last key that says how sure its steps are, where some are less than official."""
    told = [("confidence", Object([(id_, sure) for id_, _, sure in unsure]))] if unsure else []
    return Object(result.pairs + told)


def _steps(result: Object) -> "list[Any]":
    found: list[Any] = dict(result.pairs)["steps"]
    return found
