"""Checks how money moves around a payment, and what may be asked back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.check_names import check_unique, nearest
from scripts.rulebook.literals import MONTHS
from scripts.rulebook.read_payment import PAYS

if TYPE_CHECKING:
    from scripts.rulebook.errors import Faults
    from scripts.rulebook.model import CashStep, Frame, Literal

YEAR = 12


def check_payment(frame: Frame, faults: Faults) -> None:
    """Check the repayments and the steps to the money of a frame."""
    check_unique([(each.id, each.place) for each in frame.repayments], "repayment", faults)
    check_unique([(each.id, each.place) for each in frame.cash], "step to the money", faults)
    known = [each.id for each in frame.alternatives]
    for each in frame.repayments:
        if each.avoided_by not in known:
            faults.add_at(
                each.place,
                "avoided_by",
                f"there is no alternative “{each.avoided_by}”",
                nearest(each.avoided_by, known),
            )
        if each.over is not None and _in_months(each.over, faults) and each.over.quantity.amount % YEAR:
            what = f"“{each.over.quantity}” are no whole years, and what is asked back is counted by years"
            faults.add(each.over.place, what, "write 12か月, 24か月, 36か月 …")
    for step in frame.cash:
        _step(step, faults)
    _order(frame, faults)


def _step(step: CashStep, faults: Faults) -> None:
    for literal in (step.wait, step.within):
        if literal is not None:
            _in_months(literal, faults)
    if step.wait is not None and not step.reason:
        what = f"the wait before “{step.id}” stands on no document, and nothing says so"
        faults.add_at(step.place, "wait", what, "say under `reason` that it is an assumption, and of what")


def _in_months(literal: Literal, faults: Faults) -> bool:
    if literal.quantity.unit != MONTHS:
        faults.add(literal.place, f"“{literal.quantity}” is no time", "write it in か月")
    return literal.quantity.unit == MONTHS


def _order(frame: Frame, faults: Faults) -> None:
    """The money goes out once, and what is paid of it comes back once, later."""
    paid = tuple(step.pays for step in frame.cash if step.pays)
    if frame.cash and paid != PAYS:
        what = f"of the steps in {frame.id} these pay: {', '.join(paid) or 'none'}"
        mend = "let one step pay the expense, and one after it the subsidy"
        faults.add(frame.cash[0].place, what, mend)
