"""Where the reader may choose between two amounts: both, and what of the greater one may be asked back."""

from calculator.estimate import Estimate
from calculator.quantities import Ratio, ceil
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.view import View


def choices(view: "View", on: str) -> "list[Object]":
    """Return each amount the reader may choose, with the own payment and what may be asked back of it."""
    found = Estimate([], True)
    view.frame.explain(view.values, found, on)
    expense = view.at(view.now).expense
    offered = [each[0] for each in found.choices]
    rows = []
    told: list[Any] = found.choices
    for id_, subsidy, text, passages in told:
        # Who takes the other amount has no duty to miss.
        duties = [each for each in view.edges.REPAYMENTS if each.avoided_by in offered and each.avoided_by != id_]
        row = [("id", id_), ("subsidy", subsidy), ("own_payment", expense - subsidy), ("text", text)]
        row += [("repayments", [_asked_back(each, subsidy) for each in duties]), ("passages", passages)]
        rows.append(Object(row))
    return rows


def _asked_back(duty: "Any", subsidy: int) -> Object:
    """Write what is asked back, by the year in which the duty is first missed; a part of a yen counts as one."""
    left = [(year, Ratio(duty.years - year + 1, duty.years)) for year in range(1, duty.years + 1)]
    rows = [Object([("year", year), ("yen", ceil(share * subsidy))]) for year, share in left]
    whole = [Object([("year", None), ("yen", subsidy)])]
    row = [("id", duty.id), ("label", duty.label), ("rows", rows or whole), ("text", duty.text)]
    return Object(row + [("waived", duty.waived), ("passages", duty.passages)])
