"""What stands in a frame: inputs, values, conditions, choices, readings, examples and its ladder."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from scripts.rulebook.errors import Place
from scripts.rulebook.model.conditions import Condition, Name
from scripts.rulebook.model.operations import Literal, Operation, Rounding
from scripts.rulebook.model.payment import CashStep, Repayment


@dataclass(frozen=True, slots=True)
class Input:
    """Something the reader tells: its kind, unit, range, default, and when it is asked for.

    type: yen | months | count | yesno | choice | records. default None: asked for (amounts in yen default to 0円).
    given: a fact about the applicant or the paper, which no plan can change.
    """

    name: str
    label: str
    type: str
    unit: str
    at_least: Literal | None
    at_most: Literal | None
    default: int | bool | str | None
    ask_when: Condition | None
    choices: tuple[tuple[str, str], ...]
    group: str
    help: str
    reason: str
    cite: tuple[str, ...]
    frame: str
    record: tuple[Group, ...]
    at_most_input: str
    given: bool
    place: Place

    @property
    def required(self) -> bool:
        """Whether an answer is asked for, at least in some case."""
        return self.default is None or self.ask_when is not None

    @property
    def fields(self) -> tuple[Input, ...]:
        """The inputs of one record, in order; empty for anything but records."""
        return tuple(each for group in self.record for each in group.inputs)


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the form that a person understands."""

    id: str
    label: str
    help: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One operation over inputs and other values, with its label, rounding and source."""

    name: str
    label: str
    operation: Operation
    round: Rounding | None
    text: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Require:
    """A condition the machine decides; `unmet` is said when it does not hold, `mend` what would help."""

    id: str
    label: str
    when: Condition
    unmet: str
    mend: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Declare:
    """A condition the reader confirms for himself; shown while `when` holds and the date lies in its validity."""

    id: str
    text: str
    lead: bool
    when: Condition | None
    first: date | None
    last: date | None
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class NotModelled:
    """What the source says and the calculator does not compute, and why."""

    id: str
    text: str
    reason: str
    figures: tuple[str, ...]
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """Where sources leave room: what is adopted, the alternative, who says which, and what it does."""

    id: str
    question: str
    adopted: str
    alternative: str
    who: str
    effect: str
    result: Name | None
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another amount the reader may choose, and the sentence for each of the two choices."""

    id: str
    when: Condition
    value: Name
    main: str
    text: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: inputs as people type them, and what must come out.

    eligible_cost, own_payment: None where they are not stated; readings: every other reading that gives another amount.
    """

    id: str
    label: str
    inputs: tuple[tuple[str, object], ...]
    on: str
    status: str
    subsidy: int
    eligible_cost: int | None
    own_payment: int | None
    unmet: tuple[str, ...]
    choices: tuple[tuple[str, int], ...]
    readings: tuple[tuple[str, int], ...]
    origin: str
    checked: str
    place: Place


@dataclass(frozen=True, slots=True)
class Scenario:
    """One column of a ladder: the facts that stay fixed."""

    id: str
    label: str
    inputs: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Amounts of one input, shown without scripts, for several scenarios."""

    input: str
    amounts: tuple[int, ...]
    scenarios: tuple[Scenario, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Frame:
    """One 枠 or 類型, complete.

    same_as: the frame of another programme that it is the same as, or ""; exceptions: what differs, as dotted paths.
    """

    id: str
    label: str
    full_label: str
    summary: str
    groups: tuple[Group, ...]
    requires: tuple[Require, ...]
    values: tuple[Value, ...]
    expense: Name
    eligible_cost: Name
    result: Name
    breakdown: tuple[Name, ...]
    alternatives: tuple[Alternative, ...]
    declares: tuple[Declare, ...]
    not_modelled: tuple[NotModelled, ...]
    readings: tuple[Reading, ...]
    repayments: tuple[Repayment, ...]
    cash: tuple[CashStep, ...]
    examples: tuple[Example, ...]
    ladder: Ladder
    file: str
    # No rule: the frame is complete without it.
    same_as: str = field(default="", repr=False)
    exceptions: tuple[str, ...] = field(default=(), repr=False)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """All inputs, in the order of the form."""
        return tuple(each for group in self.groups for each in group.inputs)

    def input(self, name: str) -> Input | None:
        """Return the input called `name`, or None."""
        return next((each for each in self.inputs if each.name == name), None)

    def value(self, name: str) -> Value | None:
        """Return the value called `name`, or None."""
        return next((each for each in self.values if each.name == name), None)
