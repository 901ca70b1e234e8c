"""What is asked beside an amount, by "only". Read only when somebody asks, so that no first answer waits for it."""

from calculator import estimate
from calculator.outlook import outlook
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.cases import Case

_WISHES = ("subsidy", "own_payment")


def beside(program: "Any", frame: "Any", case: "Case", outside: bool, asked: "dict[str, Any]") -> Object:
    """Return {"status", "subsidy", "errors", "missing", …}: what is asked for, where the case is complete and read.

    asked: the question, of which "only", "vary" and "wish" are read here.
    """
    before = estimate.brief(frame, case, outside)
    pairs: list[tuple[str, object]] = []
    if not (case.errors or outside or case.missing):
        wish = _wish(case, asked.get("wish"))
        pairs = outlook(frame, surveyed(program)[frame.FRAME.id], case, asked.get("vary"), wish)
    told = estimate.brief(frame, case, outside) if case.errors else before
    missing = [] if case.errors or outside else list(case.missing)
    return Object([*told.pairs, ("missing", missing), *pairs])


def surveyed(program: "Any") -> "dict[str, Any]":
    """Return the modules of the bounds of a programme's frames, by the frame's id."""
    name = "calculator." + program.id.replace("-", "_") + ".outlook"
    edges: dict[str, Any] = __import__(name, None, None, ("EDGES",)).EDGES
    return edges


def _wish(case: "Case", wish: object) -> "dict[str, object]":
    if wish is None:
        return {}
    if not isinstance(wish, Object):
        case.error("wish", wish, '「wish」は {"subsidy":金額,"own_payment":金額} の形で書いてください。')
        return {}
    for name, typed in wish.pairs:
        if name not in _WISHES:
            case.error("wish." + name, typed, f"「wish」に書けるのは「{'」「'.join(_WISHES)}」だけです。")
    return dict(wish.pairs)
