"""Checks the checks: verdicts, their answers and cases, what follows from them, and their examples."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from scripts.rulebook.check_names import check_id, check_unique, nearest
from scripts.rulebook.check_said import check_label, known_inputs
from scripts.rulebook.errors import Place
from scripts.rulebook.graph import names_in
from scripts.rulebook.judge import judge
from scripts.rulebook.literals import LiteralError
from scripts.rulebook.model import Among, Choose, Literal, Test
from scripts.rulebook.read_checks import UNKNOWN
from scripts.rulebook.scan import YES_NO
from scripts.rulebook.symbols import Symbols

if TYPE_CHECKING:
    from scripts.rulebook.errors import Faults
    from scripts.rulebook.model import (
        Check,
        CheckExample,
        CheckTable,
        Condition,
        Frame,
        Input,
        Require,
        Rulebook,
        Value,
        Verdict,
    )

MEND = "if the rule is right, decide the example anew by hand and correct it; if the example is, mend the rule"


def check_verdicts(book: Rulebook, check: Check, faults: Faults) -> None:
    """Check what a check says beside its questions and values."""
    _file(book, check, faults)
    check_unique([(each.id, each.place) for each in check.verdicts], "verdict", faults)
    check_unique([(each.id, each.place) for each in check.examples], "example", faults)
    for one in check.rules.inputs:
        _question(one, faults)
    for value in check.rules.values:
        _operation(value, faults)
    for verdict in check.verdicts:
        check_label(f"verdict “{verdict.id}”", verdict.label, faults.at(verdict.place, "label"), faults)
        _answers(verdict, faults)
        _follows(book, verdict, faults)
    check_unique([(each.id, each.place) for each in check.tables], "table", faults)
    for table in check.tables:
        _table(check, table, faults)
    _base(check, faults)
    for example in check.examples:
        check_label(f"example “{example.id}”", example.label, faults.at(example.place, "label"), faults)
        known_inputs(example.inputs, check.rules.inputs, faults.at(example.place, "inputs"), faults)
        _stated(check, example, faults)


def _file(book: Rulebook, check: Check, faults: Faults) -> None:
    at = Place(check.rules.file, 1, 1)
    if check.id and not check.rules.file.endswith(f"/{check.id}.yml"):
        faults.add_at(at, "id", f"the file of “{check.id}” has another name", f"name it {check.id}.yml")
    if check.id in book.program.frames:
        faults.add_at(at, "id", f"“{check.id}” is a frame already", "give the check another name")


def _question(one: Input, faults: Faults) -> None:
    if one.type == "records":
        faults.add_at(one.place, "type", f"“{one.name}” is a list of records, which no check asks", "ask for a number")
    if one.ask_when is not None or one.default is not None:
        key = "ask_when" if one.ask_when is not None else "default"
        what = f"“{one.name}” has `{key}`, but in a check what is not answered is not known"
        faults.add_at(one.place, key, what, f"drop `{key}:`; what does not matter in a case is not asked for")


def _operation(value: Value, faults: Faults) -> None:
    """A check picks limits and tests them: whole numbers, so that what is missing can be told from a range."""
    if not isinstance(value.operation, Choose | Test):
        what = f"the value “{value.name}” calculates, but a check only chooses and tests"
        faults.add(value.place, what, "write it with `choose:` or `test:`")
    if isinstance(value.operation, Choose):
        for case in value.operation.cases:
            if isinstance(case.then, Literal) and case.then.quantity.amount.denominator != 1:
                faults.add(case.then.place, f"“{case.then.quantity}” is not whole", "write a whole number")


def _answers(verdict: Verdict, faults: Faults) -> None:
    known = [id_ for id_, _ in verdict.answers]
    for id_, label in verdict.answers:
        at = faults.at(verdict.place, f"answers.{id_}")
        if id_ not in YES_NO:
            check_id(id_, at, faults)
        if not label or id_ == UNKNOWN:
            nameless = f"the answer “{id_}” of “{verdict.id}” has no label"
            what = f"“{id_}” stands for what is not decided" if label else nameless
            faults.add(at, what, "write `id: label`, and leave “unknown” to what is not decided")
        if id_ not in {case.answer for case in verdict.cases}:
            faults.add(at, f"no case of “{verdict.id}” answers “{id_}”", "add a case for it, or drop the answer")
    for case in verdict.cases:
        if case.answer not in known:
            what = f"“{case.answer}” is no answer of “{verdict.id}”"
            faults.add_at(case.require.place, "answer", what, nearest(case.answer, known))
    for id_, _ in verdict.barred:
        if id_ not in known:
            at = faults.at(verdict.place, f"barred.{id_}")
            faults.add(at, f"“{id_}” is no answer of “{verdict.id}”", nearest(id_, known))


def _follows(book: Rulebook, verdict: Verdict, faults: Faults) -> None:
    """Check which input takes the answer, and that a frame is barred exactly where its own rules say so."""
    barred = dict(verdict.barred)
    frames = {frame.id: frame for frame in book.frames}
    for id_, names in barred.items():
        for name in names:
            if name not in frames:
                at = faults.at(verdict.place, f"barred.{id_}")
                faults.add(at, f"there is no frame “{name}”", nearest(name, frames))
    if verdict.fills is None:
        return
    found = [one for frame in frames.values() if (one := frame.input(verdict.fills.id)) is not None]
    if not found:
        known = {one.name for frame in frames.values() for one in frame.inputs}
        what = f"no frame has an input “{verdict.fills.id}”"
        faults.add(verdict.fills.place, what, nearest(verdict.fills.id, known))
        return
    for one in found:
        choices = dict(one.choices) if one.type == "choice" else dict.fromkeys(YES_NO)
        if set(choices) != {id_ for id_, _ in verdict.answers}:
            what = f"the answers of “{verdict.id}” are not those of “{one.name}” ({', '.join(choices)})"
            faults.add_at(verdict.place, "answers", what, "write the same ids")
    for frame in frames.values():
        for require in frame.requires:
            _barred_alike(frame, require, verdict, faults)


def _barred_alike(frame: Frame, require: Require, verdict: Verdict, faults: Faults) -> None:
    when = require.when
    if not isinstance(when, Among) or verdict.fills is None or when.name.id != verdict.fills.id:
        return
    for id_, _ in verdict.answers:
        barred = frame.id in dict(verdict.barred).get(id_, ())
        if barred == (id_ in when.options):
            says = "takes" if id_ in when.options else "does not take"
            what = f"{frame.id} {says} “{id_}” ({require.place.file}:{require.place.line}), but here it is "
            what += "barred" if barred else "not barred"
            faults.add_at(verdict.place, "barred", what, "mend `barred`, or the frame's `requires`")


def _table(check: Check, table: CheckTable, faults: Faults) -> None:
    by = check.rules.input(table.by.id)
    choices = [one.name for one in check.rules.inputs if one.type == "choice"]
    if by is None or by.type != "choice":
        faults.add(table.by.place, f"“{table.by.id}” is no choice of {check.id}", nearest(table.by.id, choices))
    for name in table.values:
        if check.rules.value(name.id) is None:
            known = [each.name for each in check.rules.values]
            faults.add(name.place, f"there is no value “{name.id}” in {check.id}", nearest(name.id, known))


def _base(check: Check, faults: Faults) -> None:
    """The edges are tried from one case, in which nothing may be left open."""
    at = faults.at(Place(check.rules.file, 1, 1), "edges.inputs")
    known_inputs(check.base, check.rules.inputs, at, faults)
    for one in check.rules.inputs:
        if one.name not in dict(check.base):
            faults.add(at, f"the case for the edges does not answer “{one.name}”", f"add `{one.name}: …`")


def _stated(check: Check, example: CheckExample, faults: Faults) -> None:
    stated = dict(example.answers)
    for verdict in check.verdicts:
        known = [UNKNOWN, *(id_ for id_, _ in verdict.answers)]
        if verdict.id not in stated:
            what = f"the example “{example.id}” does not state “{verdict.id}”"
            faults.add_at(example.place, "answers", what, f"add `{verdict.id}: …`, decided by hand")
        elif stated[verdict.id] not in known:
            what = f"“{stated[verdict.id]}” is no answer of “{verdict.id}”"
            faults.add_at(example.place, "answers", what, nearest(stated[verdict.id], known))
    for id_ in stated:
        if id_ not in {each.id for each in check.verdicts}:
            what = f"there is no verdict “{id_}”"
            faults.add_at(example.place, "answers", what, nearest(id_, [each.id for each in check.verdicts]))


# --- what z3 proves, and what the rules give


def check_rulings(book: Rulebook, check: Check, faults: Faults) -> None:
    """Prove that two cases with different answers never hold at once, and that some case always holds."""
    for verdict in check.verdicts:
        plain = [case.require for case in verdict.cases if not case.otherwise]
        answers = {case.require.id: case.answer for case in verdict.cases}
        for one, other in combinations(plain, 2):
            if answers[one.id] != answers[other.id]:
                found = _search(book, check, [one.when, other.when], both=True)
                what = f"meets two answers of “{verdict.id}”, “{answers[one.id]}” and “{answers[other.id]}”"
                _tell(other.place, found, what, "narrow one of the two conditions", faults)
        if len(plain) == len(verdict.cases):
            found = _search(book, check, [each.when for each in plain], both=False)
            what = f"meets no case of “{verdict.id}”"
            _tell(verdict.place, found, what, "add a case for it, or close the list with `otherwise: yes`", faults)


def _search(book: Rulebook, check: Check, whens: list[Condition], *, both: bool) -> str | None:
    """Return in words a case in which all conditions hold, or none does; None: there is none; "": undecided."""
    names = [name.id for when in whens for name in names_in(when)]

    def claim(at: Symbols) -> list[Any]:
        states = [at.scope.holds(when) for when in whens]
        return states if both else [at.no(state) for state in states]

    found: str | None = ""
    for expand in (False, True):
        found = Symbols(book, check.rules, expand=expand).search(names, claim, ())
        if found is None:
            return None
    return found


def _tell(place: Place, found: str | None, what: str, mend: str, faults: Faults) -> None:
    if found:
        faults.add(place, f"{found} {what}", mend)
    elif found is not None:
        faults.add(place, f"could be neither proved nor refuted: that a case {what}", "write simpler conditions")


def try_check(book: Rulebook, check: Check, faults: Faults) -> None:
    """Add a fault for every answer that an example states and the rules do not give."""
    for example in check.examples:
        try:
            found = judge(book, check, dict(example.inputs))
        except LiteralError as error:
            faults.add_at(example.place, "inputs", f"the example “{example.id}” cannot be read: {error}", "mend it")
            continue
        for id_, stated in example.answers:
            if found[id_] != stated:
                what = f"the example “{example.id}” states `{id_}: {stated}`, but the rules give {found[id_]}"
                faults.add_at(example.place, "answers", what, MEND)
