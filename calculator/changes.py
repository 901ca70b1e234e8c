"""What one changed answer would do to the amount: one more process, a further function, another member."""

from collections import namedtuple

from calculator.answers import UnreadError
from calculator.quantities import value
from calculator.view import View
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.answers import Field

# A count with more values than this is not tried value by value.
MOST_TRIED = 100

# answer: the other answer; paid: what is then paid; most: what can then be paid at most by the varied amount
_Other = namedtuple("_Other", ("answer", "paid", "most"))


def changes(view: View) -> "list[Object]":
    """Return every single change of an answer that is no amount and moves the subsidy, or the most it can become.

    given: a fact about the applicant, which can only turn out otherwise; best: what moves the subsidy up the most.
    """
    now = _other(view, "", None)
    rows: list[list[tuple[str, Any]]] = []
    for field in view.frame.FRAME.fields:
        if field.name != view.edges.TAX and (field.asked is None or field.asked(view.values)):
            found = [_other(view, field.name, answer) for answer in _answers(view, field)]
            rows += [_row(view, field, now, other) for other in _telling(field, view.values[field.name], now, found)]
    gains = [dict(row)["by"] for row in rows if not dict(row)["given"]]
    most = max([0] + gains)
    return [Object(row + [("best", not dict(row)["given"] and 0 < dict(row)["by"] == most)]) for row in rows]


def _row(view: View, field: "Field", now: "Any", other: "Any") -> "list[tuple[str, Any]]":
    changed = _with(view.values, field.name, other.answer)
    row = [("input", field.name), ("label", field.label), ("from", _words(field, view.values[field.name]))]
    row += [("to", _words(field, other.answer)), ("given", field.name in view.edges.GIVEN)]
    row += [("subsidy", other.paid), ("by", other.paid - now.paid)]
    return row + [("own_payment", view.edges.gauges(**changed)[0] - other.paid), ("most", other.most)]


def _other(view: View, name: str, answer: object) -> "Any":
    changed = _with(view.values, name, answer) if name else view.values
    try:
        other = View(view.frame, view.edges, changed, view.name)
    except UnreadError:
        # The record whose amount is varied is the one that is taken away.
        return _Other(answer, view.frame.amount(**changed) or 0, None)
    return _Other(answer, other.paid(other.now), other.paid(other.highest))


def _with(values: "dict[str, Any]", name: str, answer: object) -> "dict[str, Any]":
    changed = dict(values)
    changed[name] = answer
    return changed


def _answers(view: View, field: "Field") -> "list[Any]":
    """Return the other answers to try, the nearest first."""
    now = view.values[field.name]
    if field.kind == "yesno":
        return [not now]
    if field.kind == "choice":
        return [name for name, _ in field.choices if name != now]
    if field.kind == "records":
        more = [now + [now[-1]]] if field.high is None or len(now) < field.high else []
        return more + ([now[:-1]] if len(now) > max(field.low or 0, 1) else [])
    return [] if field.kind == "yen" else _counts(view, field, now)


def _counts(view: View, field: "Field", now: int) -> "list[int]":
    low, high = field.low or 0, field.high
    for lower, upper in view.frame.FRAME.at_most:
        if upper == field.name:
            low = max(low, view.values[lower])
        if lower == field.name:
            high = view.values[upper] if high is None else min(high, view.values[upper])
    if high is None or high - low > MOST_TRIED:
        return [each for each in (now - 1, now + 1) if low <= each and (high is None or each <= high)]
    found = []
    for away in range(1, high - low + 1):
        found += [each for each in (now - away, now + away) if low <= each <= high]
    return found


def _telling(field: "Field", now: "Any", before: "Any", found: "list[Any]") -> "list[Any]":
    """Keep what moves something; of a count the nearest on either side, and what brings the most."""
    moving = [other for other in found if other.paid != before.paid or other.most != before.most]
    if field.kind not in ("count", "months"):
        return moving
    below = [other for other in moving if other.answer < now]
    above = [other for other in moving if other.answer > now]
    most = max([0] + [other.paid for other in moving])
    kept = below[:1] + above[:1]
    reached = [other for other in kept if other.paid == most]
    return kept if reached else kept + [other for other in moving if other.paid == most][:1]


def _words(field: "Field", answer: "Any") -> str:
    if field.kind == "choice":
        return f"{dict(field.choices)[answer]}"
    return value(len(answer) if field.kind == "records" else answer, field.unit)
