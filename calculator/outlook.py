"""「あといくらで」: how far a case is from each bound, what a wish takes, and where more expense brings nothing.

Everything is found by asking the frame's own `amount`, in whole yen (calculator/wishes.py says why that is exact).
"""

from calculator.answers import Field, UnreadError, read_answer
from calculator.changes import changes
from calculator.names import suggestion
from calculator.repayments import choices
from calculator.view import NEAR_NOTHING, View, amounts, crossing, shown
from calculator.wire import Object
from calculator.wishes import beginning, ending, ending_text, granted

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.cases import Case
    from calculator.view import Point

_WISHES = ["subsidy", "own_payment"]
_WISH = Field("wish", "希望する額", "yen", "円", 0, None, None, (), None, ())


def outlook(
    frame: "Any", edges: "Any", case: "Case", on: str, vary: "Any", wish: "list[tuple[str, object]]"
) -> "list[tuple[str, object]]":
    """Return what is known beside the amount of a complete case, as pairs of the answer.

    on: ISO date text; vary: the name of the amount that is varied, or None for the likeliest; wish: the subsidy and
    the own payment wished for, as typed.
    """
    known = amounts(frame.FRAME.fields, case.values)
    try:
        view = View(frame, edges, case.values, _likeliest(edges.FIRST, known) if vary is None else vary)
    except UnreadError as fault:
        case.error("vary", vary, str(fault))
        return []
    read = _wished(case, wish)
    end = ending(view)
    rows = turns(view, end)
    told = None if end is None else Object(shown(view, end) + [("text", ending_text(view, end))])
    return [
        ("varied", _varied(view, known)),
        ("edges", [Object(row) for row in rows]),
        ("end", told),
        ("choices", choices(view, on)),
        ("changes", changes(view)),
        ("wish", Object([(name, Object(granted(view, name, wished))) for name, wished in read])),
        ("curve", [list(point) for point in curve(view, end, [dict(row)["at"] for row in rows])]),
    ]


def turns(view: View, end: "int | None") -> "list[list[tuple[str, Any]]]":
    """Return the bounds that turn something, in the order of the amounts; those that meet share a row."""
    found: dict[int, list[tuple[Any, str]]] = {}
    for index in range(len(view.bounds) if end else 0):

        def gap(amount: int, index: int = index) -> int:
            return view.gap(amount, index)

        # What is bought at all is no bound, and beyond the end nothing turns.
        met = crossing(0, end or 0, gap)
        if met is not None and met[0] > NEAR_NOTHING and view.decides(met[0], index):
            edge = view.bounds[index]
            found.setdefault(met[0], []).append((edge, edge.text if met[1] else edge.back))
    return [_turn(view, amount, found[amount], end) for amount in sorted(found)]


def _turn(view: View, amount: int, here: "list[tuple[Any, str]]", end: "int | None") -> "list[tuple[str, Any]]":
    """Write the row of all bounds at one amount; at the end only those that stop it: nothing begins there."""
    kept = ([each for each in here if each[0].stops] if amount == end else []) or here
    passages: list[str] = []
    for edge, _ in kept:
        passages += [each for each in edge.passages if each not in passages]
    text = "。".join([text for _, text in kept]) + "。"
    return shown(view, amount) + [("text", text), ("passages", passages)]


def curve(view: View, end: "int | None", ats: "list[int]") -> "list[Point]":
    """Return the corners of subsidy over expense, to a little beyond the last: it is straight in between."""
    last = max(view.now, end or 0)
    marks = set(range(NEAR_NOTHING + 1)) | {view.now, min(last + last // 5 + 1, view.highest)}
    for turn in ats + [each for each in (beginning(view), end) if each is not None]:
        marks |= {turn, max(turn - 1, 0)}
    return [view.at(mark) for mark in sorted(marks)]


def _varied(view: View, known: "list[tuple[str, str, int]]") -> Object:
    others = [Object([("input", name), ("label", label)]) for name, label, _ in known]
    pairs = [("input", view.name), ("label", view.label), ("unit", view.field.unit), ("now", view.now)]
    return Object(pairs + [("choices", others)])


def _likeliest(first: str, known: "list[tuple[str, str, int]]") -> str:
    """The frame's first amount where there is any, else whichever there is, else the frame's first."""
    own = [each for each in known if each[0] == first or (each[0].partition("].")[2] == first.partition(".")[2] != "")]
    there = [name for name, _, amount in own + known if amount]
    return there[0] if there else own[0][0]


def _wished(case: "Case", wish: "list[tuple[str, object]]") -> "list[tuple[str, Any]]":
    """Return each amount wished for; one that is not understood is told: the rest is answered all the same."""
    for name, typed in wish:
        if name not in _WISHES:
            fault = f"「{name}」という希望はありません。{suggestion(name, _WISHES)}"
            case.error("wish." + name, typed, fault)
    found: list[tuple[str, Any]] = []
    for name in _WISHES:
        typed = dict(wish).get(name)
        try:
            found += [] if typed is None or typed == "" else [(name, read_answer(_WISH, typed))]
        except UnreadError as fault:
            case.error("wish." + name, typed, str(fault))
    return found
