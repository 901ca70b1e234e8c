"""What is asked beside an amount, by "only". Read only when somebody asks, so that no first answer waits for it."""

from calculator import estimate
from calculator.cash import cash
from calculator.outlook import outlook
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.cases import Case


def beside(program: "Any", frame: "Any", case: "Case", on: "tuple[str, bool]", asked: "dict[str, Any]") -> Object:
    """Return {"status", "subsidy", "errors", "missing", …}: what is asked for, where the case is complete and read.

    on: ISO date text, and whether it is outside the programme; asked: the question, of which "only" and the keys that
    belong to it are read here.
    """
    day, outside = on
    before = estimate.brief(frame, case, outside)
    pairs: list[tuple[str, object]] = []
    if not (case.errors or outside or case.missing):
        edges = surveyed(program)[frame.FRAME.id]
        if asked["only"] == "cash":
            pairs = cash(frame, edges, case, _pairs(case, "waits", asked.get("waits")))
        else:
            wish = _pairs(case, "wish", asked.get("wish"))
            pairs = outlook(frame, edges, case, day, asked.get("vary"), wish)
    told = estimate.brief(frame, case, outside) if case.errors else before
    missing = [] if case.errors or outside else list(case.missing)
    return Object(told.pairs + [("missing", missing)] + pairs)


def surveyed(program: "Any") -> "dict[str, Any]":
    """Return the modules of the bounds of a programme's frames, by the frame's id."""
    name = "calculator." + program.id.replace("-", "_") + ".outlook"
    edges: dict[str, Any] = __import__(name, None, None, ("EDGES",)).EDGES
    return edges


def _pairs(case: "Case", key: str, told: object) -> "list[tuple[str, object]]":
    """Return the names and values of an object, in its order: no interpreter but CPython keeps that of a dict."""
    if told is None:
        return []
    if not isinstance(told, Object):
        case.error(key, told, f'「{key}」は {{"名前":値}} の形で書いてください。')
        return []
    pairs: list[tuple[str, object]] = told.pairs
    return pairs
