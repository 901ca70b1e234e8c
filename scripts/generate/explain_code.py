"""Writes `explain`: the frame step by step, with the rule's labels, sentences and passages, for the page to show."""

from __future__ import annotations

from collections.abc import Callable

from scripts.generate.because import Wording
from scripts.generate.explain_range import range_lines
from scripts.generate.explain_sentences import called, sentence
from scripts.generate.source_text import SIGNS, condition, number, quoted, strings, strings_or_empty, tuple_of
from scripts.rulebook.graph import in_order, used_by
from scripts.rulebook.literals import YEN
from scripts.rulebook.model import (
    All,
    Among,
    AnyOf,
    Band,
    Bands,
    Case,
    Choose,
    Compare,
    Condition,
    Count,
    Each,
    Frame,
    Least,
    Literal,
    Minus,
    Name,
    NoneOf,
    Operand,
    Operation,
    Range,
    Share,
    Sum,
    Test,
    Times,
    Value,
)
from scripts.rulebook.units import YES_NO

THREE_VALUED = {"以上": "at_least", "超": "above", "以下": "at_most", "未満": "below", "＝": "equal"}


class ExplainCode:
    """Writes the lines of `explain` for one frame (or for one record's share of another frame)."""

    def __init__(self, frame: Frame, units: dict[str, str], passages: dict[str, str]) -> None:
        self.frame = frame
        self.units = units
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

    def labelled(self, operand: Operand) -> str:
        """Write an operand as (label, amount); a literal is called 上限."""
        label = "上限" if isinstance(operand, Literal) else self.words.label(operand.id)
        return f"({quoted(label)}, {self.operand(operand)})"

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
        lines, text, formula = self._operation(value, shown=shown)
        name = value.name
        if value.round is not None and not isinstance(value.operation, Each):
            how = f"{quoted(value.round.direction)}, {quoted(value.round.text)}"
            lines.append(f"{name}, formula = rounded({name}, {formula}, {how})")
            formula = "formula"
        if not shown:
            return lines
        guard = self._guard(value)
        step = f"{quoted(name)}, {quoted(value.label)}, {name}, {text}, {formula}, {strings_or_empty(value.cite)}"
        return [*lines, f"if {guard}:", f"    out.step({step})"] if guard else [*lines, f"out.step({step})"]

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

    def _operation(self, value: Value, *, shown: bool) -> tuple[list[str], str, str]:
        """Return the lines that compute the value, the source of its sentence, and the source of its formula."""
        name, unit = value.name, self.units.get(value.name, "円")
        text = quoted(value.text or sentence(value, self.words, self.record_words))
        match value.operation:
            case Sum(parts):
                listed = tuple_of([self.labelled(part) for part in parts])
                return [f"{name}, formula = total({listed}, {quoted(unit)})"], text, "formula"
            case Minus((left, right)):
                pair = f"{self.operand(left)}, {self.operand(right)}"
                return [f"{name}, formula = difference({pair}, {quoted(unit)})"], text, "formula"
            case Times((left, right)):
                pair = f"{self.operand(left)}, {quoted(self.unit(left))}, {self.operand(right)}"
                line = f"{name}, formula = product({pair}, {quoted(self.unit(right))}, {quoted(unit)})"
                return [line], text, "formula"
            case Least(parts):
                listed = tuple_of([self.labelled(part) for part in parts])
                return [f"{name}, formula, why = smallest({listed}, {quoted(unit)})"], "why", "formula"
            case Share((part, whole)):
                pair = f"{self.operand(part)}, {self.operand(whole)}"
                return [f"{name}, formula = share({pair}, {quoted(self.unit(part))})"], text, "formula"
            case Choose() as choose:
                return self._choose(name, choose), "why", f"value({name}, {quoted(unit)})"
            case Bands() as bands:
                return self._bands(name, bands), text, "formula"
            case Range() as table:
                return range_lines(self, value, table, shown=shown), "why", f"yen({name})"
            case Test(when):
                yes, no = quoted(self.words.holds(when) + "。"), quoted(self.words.fails(when) + "。")
                formula = f'"はい" if {name} else "いいえ"'
                return [f"{name} = {self.when(when)}"], f"{yes} if {name} else {no}", formula
            case operation:
                return self._over_records(value, operation), text, "formula"

    # --- cases, bands, ranges -----------------------------------------------------------------------------------

    def _choose(self, name: str, choose: Choose) -> list[str]:
        lines: list[str] = []
        before: list[Condition] = []
        for case in choose.cases:
            why = self._why(case, before)
            body = f"{name}, why = {self.operand(case.then)}, {quoted(why)}"
            last = case is choose.cases[-1]
            if last and not lines:
                return [body]
            head = "else:" if last else f"{'elif' if lines else 'if'} {self.when(case.when or All(()))}:"
            lines += [head, f"    {body}"]
            before += [case.when] if case.when else []
        return lines

    def _why(self, case: Case, before: list[Condition]) -> str:
        because = self.words.holds(case.when) if case.when else "、".join(self.words.fails(each) for each in before)
        return f"{because}なので、{called(case.then, self.words)}です。"

    def _bands(self, name: str, bands: Bands) -> list[str]:
        lines: list[str] = []
        rates: list[str] = []
        for index, band in enumerate(bands.rows, 1):
            if isinstance(band.rate, Choose):
                lines.append(f"rate_{index} = {self._picked(band.rate)}")
                rates.append(f"rate_{index}")
            else:
                rates.append(self.operand(band.rate))
        rows = [f"({self._up_to(band)}, {rate})" for band, rate in zip(bands.rows, rates, strict=True)]
        return [*lines, f"{name}, formula = banded({bands.of.id}, {tuple_of(rows)})"]

    def _picked(self, choose: Choose) -> str:
        text = self.operand(choose.cases[-1].then)
        for case in reversed(choose.cases[:-1]):
            text = f"{self.operand(case.then)} if {self.when(case.when or All(()))} else {text}"
        return text

    def _up_to(self, band: Band) -> str:
        return self.operand(band.up_to) if band.up_to else "None"

    # --- records ------------------------------------------------------------------------------------------------

    def _over_records(self, value: Value, operation: Operation) -> list[str]:
        if not isinstance(operation, Each | Count):
            raise TypeError(f"no explained code for {operation}")
        records = operation.records.id
        word = next(each.unit for each in self.frame.inputs if each.name == records)
        names = self.records[records]
        if isinstance(operation, Count):
            test = condition(
                operation.when, {}, self._record_compared(names), lambda name: f"found[{names.index(name)}]"
            )
            line = f"{value.name} = len([1 for found in {records}_found if {test}])"
            return [line, f"formula = count({value.name}, {quoted(word)})"]
        one = f"found[{names.index(operation.value)}]"
        if value.round is not None:
            one = {"down": f"floor({one})", "up": f"ceil({one})", "half_up": f"half_up({one})"}[value.round.direction]
        return [f"{value.name}, formula = of_records([{one} for found in {records}_found], {quoted(word)})"]

    @staticmethod
    def _record_compared(names: list[str]) -> Callable[[Compare], str]:
        def compared(part: Compare) -> str:
            right = (
                f"found[{names.index(part.other.id)}]" if isinstance(part.other, Name) else number(part.other.amount)
            )
            return f"found[{names.index(part.name.id)}] {SIGNS[part.comparator]} {right}"

        return compared
