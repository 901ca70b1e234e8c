"""What stands around a payment: how money moves until it is there, and what may be asked back afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.rulebook.errors import Place
from scripts.rulebook.model.operations import Literal


@dataclass(frozen=True, slots=True)
class Repayment:
    """What may be asked back where a duty is missed: over so many months in equal yearly parts, or (None) all at once.

    avoided_by: the alternative whose other amount brings no such duty.
    """

    id: str
    label: str
    avoided_by: str
    over: Literal | None
    text: str
    waived: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CashStep:
    """One step from the decision to the money.

    pays: expense | subsidy | "". wait: months since the step before, an assumption of ours with its `reason`;
    within: months since the first step in which the documents want it done.
    """

    id: str
    label: str
    text: str
    pays: str
    wait: Literal | None
    reason: str
    within: Literal | None
    cite: tuple[str, ...]
    place: Place
