"""Writes `explain`: the frame step by step, with the rule's labels, sentences and passages, for the page to show."""

from __future__ import annotations

from collections.abc import Callable

from scripts.generate.because import Wording
from scripts.generate.explain_amounts import amount_lines
from scripts.generate.explain_facts import formula_facts, named, sentence_facts
from scripts.generate.source_text import (
    SIGNS,
    condition,
    indented,
    number,
    quoted,
    strings,
    strings_or_empty,
)
from scripts.rulebook.graph import in_order, used_by
from scripts.rulebook.literals import YEN, Quantity
from scripts.rulebook.model import (
    All,
    Among,
    AnyOf,
    Choose,
    Compare,
    Condition,
    Count,
    Frame,
    Literal,
    Name,
    NoneOf,
    Operand,
    Times,
    Value,
)
from scripts.rulebook.units import YES_NO

THREE_VALUED = {"以上": "at_least", "超": "above", "以下": "at_most", "未満": "below", "＝": "equal"}


class ExplainCode:
    """Writes the lines of `explain` for one frame (or for one record's share of another frame)."""

    def __init__(self, frame: Frame, units: dict[str, str], fractional: set[str], passages: dict[str, str]) -> None:
        self.frame = frame
        self.units = units
        self.fractional = fractional
        self.passages = passages
        self.words = Wording(frame)
        self.keep: set[str] = set()
        self.visible: set[str] = set()
        self.done: set[str] = set()
        self.records: dict[str, list[str]] = {}
        self.record_words: dict[str, Wording] = {}

    # --- operands and conditions --------------------------------------------------------------------------------

    @staticmethod
    def operand(operand: Operand) -> str:
        """Write an operand."""
        return number(operand.quantity.amount) if isinstance(operand, Literal) else operand.id

    def whole(self, operand: Operand) -> bool:
        """Whether an operand is a whole number by construction."""
        if isinstance(operand, Literal):
            return operand.quantity.amount.denominator == 1
        return operand.id not in self.fractional

    def pure_ratio(self, operand: Operand) -> bool:
        """Whether an operand is a Ratio by construction: a fraction, or a choice among fractions."""
        if isinstance(operand, Literal):
            return not self.whole(operand)
        value = self.frame.value(operand.id)
        return (
            value is not None
            and isinstance(value.operation, Choose)
            and all(isinstance(case.then, Literal) and not self.whole(case.then) for case in value.operation.cases)
        )

    def num_den(self, ratio: Operand) -> tuple[str, str]:
        """Write the two numbers of a Ratio."""
        if isinstance(ratio, Literal):
            return str(ratio.quantity.amount.numerator), str(ratio.quantity.amount.denominator)
        return f"{ratio.id}.num", f"{ratio.id}.den"

    def unit(self, operand: Operand) -> str:
        """Return an operand's unit."""
        return operand.quantity.unit if isinstance(operand, Literal) else self.units.get(operand.id, "")

    def when(self, part: Condition) -> str:
        """Write a condition whose answers are all known."""
        return condition(part, self.units, self._compared)

    def _compared(self, part: Compare) -> str:
        left = f"len({part.name.id})" if self.units.get(part.name.id) == "records" else part.name.id
        right = part.other.id if isinstance(part.other, Name) else number(part.other.amount)
        return f"{left} {SIGNS[part.comparator]} {right}"

    def state(self, part: Condition, name: Callable[[str], str] = str) -> str:
        """Write a condition some of whose answers may be missing (None); name: how a name is reached."""
        match part:
            case Among(at, ("yes" | "no" as option,)):
                return f"among({name(at.id)}, ({option == 'yes'},))"
            case Among(at, options):
                return f"among({name(at.id)}, {strings(options)})"
            case Compare(at, comparator, other):
                right = name(other.id) if isinstance(other, Name) else number(other.amount)
                return f"{THREE_VALUED[comparator]}({name(at.id)}, {right})"
            case All(parts):
                return f"every({', '.join(self.state(each, name) for each in parts)})"
            case AnyOf(parts):
                return f"some({', '.join(self.state(each, name) for each in parts)})"
            case NoneOf(parts):
                return f"no({', '.join(self.state(each, name) for each in parts)})"

    def surely(self, part: Condition) -> str:
        """Write whether a condition holds for sure: a missing answer (None) is no yes."""
        match part:
            case Among(at, ("yes" | "no" as option,)):
                return f"{at.id} is {option == 'yes'}"
            case Among():
                return condition(part, self.units, self._compared)
            case Compare(at, _, other) if isinstance(other, Quantity) and not self._counts_records(at):
                return f"{at.id} is not None and {self._compared(part)}"
            case All(parts):
                return " and ".join(self.surely(each) for each in parts)
            case _:
                return f"{self.state(part)} is True"

    def _counts_records(self, name: Name) -> bool:
        """Whether a name counts records: while some are unanswered it is a pair (surely, possibly)."""
        value = self.frame.value(name.id)
        return self.units.get(name.id) == "records" or (value is not None and isinstance(value.operation, Count))

    # --- values -------------------------------------------------------------------------------------------------

    def lines(self, names: set[str], *, shown: bool = True) -> list[str]:
        """Write the values in `names`, each after what it uses; `shown` ones leave a step."""
        found: list[str] = []
        for value in in_order(self.frame):
            if value.name in names and value.name not in self.done:
                self.done.add(value.name)
                found += ["", f"# {self._heading(value)}", *self._value(value, shown=shown)]
        return found

    def _heading(self, value: Value) -> str:
        sources = "、".join(self.passages[each] for each in value.cite if each in self.passages)
        return f"{value.label} ─ {sources}" if sources else value.label

    def _value(self, value: Value, *, shown: bool) -> list[str]:
        lines = amount_lines(self, value, shown=shown)
        if not shown:
            return lines
        name, cite = value.name, strings_or_empty(value.cite)
        words = f"{sentence_facts(self, value)}, {formula_facts(self, value)}"
        step = [*named(self, value), f"step(({quoted(name)}, {quoted(value.label)}, {name}, {words}, {cite}))"]
        guard = self._guard(value)
        return [*lines, f"if {guard}:", *indented(step)] if guard else [*lines, *step]

    def _guard(self, value: Value) -> str:
        """Write when a step is worth showing: an amount of 0 yen, and what only multiplies one, explains nothing."""
        if value.name in self.keep or self.units[value.name] == YES_NO:
            return ""
        if self.units[value.name] == YEN:
            return f"{value.name} != 0"
        return " or ".join(f"{each} != 0" for each in sorted(self._multiplied(value.name)))

    def _multiplied(self, name: str) -> set[str]:
        """Return the amounts that a ratio or a number of months multiplies, if that is all it is there for."""
        found: set[str] = set()
        for user in self.frame.values:
            if user.name in self.visible and name in {each.id for each in used_by(user.operation)}:
                parts = user.operation.parts if isinstance(user.operation, Times) else ()
                amounts = {each.id for each in parts if isinstance(each, Name) and self.units.get(each.id) == YEN}
                if not amounts:
                    return set()
                found |= amounts
        return found
