"""Writes one check's module: its questions, and `examine`, which decides as soon as the answers so far are enough."""

from __future__ import annotations

from scripts.generate.explain_code import ExplainCode
from scripts.generate.explain_sentences import sentence
from scripts.generate.field_code import field
from scripts.generate.source_text import NOTE, indented, quoted, strings_or_empty, tuple_of
from scripts.rulebook.check_conditions import conditions_in
from scripts.rulebook.digest import check_digest
from scripts.rulebook.errors import Faults
from scripts.rulebook.graph import in_order, names_in
from scripts.rulebook.model import Check, Choose, Rulebook, Ruling, Test, Value, Verdict
from scripts.rulebook.units import units

IMPORTS = {
    "calculator.frames": "Check Field",
    "calculator.unanswered": "above among at_least at_most below equal every no opened pick some",
}


class CheckModule:
    """One check's module; citations: passage id -> short citation."""

    def __init__(self, book: Rulebook, check: Check, citations: dict[str, str]) -> None:
        self.book = book
        self.check = check
        self.citations = citations
        self.explain = ExplainCode(check.rules, units(check.rules, {}, Faults()), set(), citations)

    def text(self) -> str:
        """Return the module's source."""
        body = [*self._fields(), *self._examine()]
        return "\n".join([*self._head("\n".join(body)), *body, ""])

    def _head(self, body: str) -> list[str]:
        rules = self.check.rules
        note = NOTE.format(program=self.book.program.id, frame=rules.id)
        lines = [f'"""{rules.label}（{self.book.program.label}）: {rules.summary}', "", note, '"""', ""]
        for module, names in IMPORTS.items():
            kept = [name for name in names.split() if f"{name}(" in body]
            lines.append(f"from {module} import {', '.join(kept)}")
        return lines

    def _fields(self) -> list[str]:
        rules = self.check.rules
        fields = [f"        {field(each)}," for each in rules.inputs]
        names = [f"    {quoted(rules.id)},", f"    {quoted(rules.label)},", "    ("]
        return ["", "CHECK = Check(", *names, *fields, "    ),", f"    {quoted(check_digest(self.check))},", ")"]

    def _examine(self) -> list[str]:
        rules = self.check.rules
        lines = [f'"""Decide {rules.label}; values: the read answers, None where missing, out: check.Finding."""']
        lines.append("given = opened(CHECK.fields, values)")
        lines += [f"{each.name} = given[{quoted(each.name)}]" for each in rules.inputs]
        for value in in_order(rules):
            lines += self._value(value)
        for verdict in self.check.verdicts:
            lines += self._verdict(verdict)
        return ["", "", "def examine(values, out):", *indented(lines)]

    # --- values -------------------------------------------------------------------------------------------------

    def _value(self, value: Value) -> list[str]:
        sources = "、".join(dict.fromkeys(self.citations[each] for each in value.cite))
        lines, text = self._operation(value)
        named = f"{quoted(value.name)}, {quoted(value.label)}, {value.name}"
        step = f"{named}, {text}, {self._figures(value)}, {strings_or_empty(value.cite)}"
        return ["", f"# {value.label} ─ {sources}", *lines, f"out.step({step})"]

    def _operation(self, value: Value) -> tuple[list[str], str]:
        """Return the lines that compute the value, and the source of its sentence."""
        words = self.explain.words
        match value.operation:
            case Choose(cases):
                rows = [
                    f"({self.explain.state(case.when) if case.when else 'True'}, {self.explain.operand(case.then)}),"
                    for case in cases
                ]
                return [f"{value.name} = pick(", *indented(rows), ")"], quoted(value.text or sentence(value, words, {}))
            case Test(when):
                yes, no = quoted(words.holds(when) + "。"), quoted(words.fails(when) + "。")
                text = quoted(value.text) if value.text else f"{yes} if {value.name} is True else {no}"
                return [f"{value.name} = {self.explain.state(when)}"], text
            case operation:
                raise TypeError(f"no code in a check for {operation}")

    def _figures(self, value: Value) -> str:
        """Write the numbers that a value chooses or compares, with their labels and units."""
        names = {name.id: name for part in conditions_in(value.operation) for name in names_in(part)}
        numbers = [name for name in names if self.explain.units.get(name) not in ("yesno", "choice")]
        shown = [value.name] if isinstance(value.operation, Choose) else numbers
        cells = [
            f"({quoted(self.explain.words.label(each))}, {each}, {quoted(self.explain.units[each])})" for each in shown
        ]
        return tuple_of(cells) if cells else "()"

    # --- verdicts -----------------------------------------------------------------------------------------------

    def _verdict(self, verdict: Verdict) -> list[str]:
        answers = tuple_of([f"({quoted(id_)}, {quoted(label)})" for id_, label in verdict.answers])
        barred = [f"({quoted(id_)}, {strings_or_empty(frames)})" for id_, frames in verdict.barred]
        fills = quoted(verdict.fills.id if verdict.fills else "")
        return [
            "",
            f"# {verdict.label}",
            "out.decide(",
            f"    {quoted(verdict.id)},",
            f"    {quoted(verdict.label)},",
            f"    {answers},",
            f"    {fills},",
            f"    {tuple_of(barred) if barred else '()'},",
            "    (",
            *(f"        {self._ruling(case)}," for case in verdict.cases),
            "    ),",
            ")",
        ]

    def _ruling(self, case: Ruling) -> str:
        require = case.require
        state = "None" if case.otherwise else self.explain.state(require.when)
        text = quoted(require.unmet + require.mend)
        return f"({quoted(require.id)}, {quoted(case.answer)}, {state}, {text}, {strings_or_empty(require.cite)})"
