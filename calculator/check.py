"""What a check finds: values on the way, verdicts with their reasons, what is still missing; and its answer as JSON."""

from calculator import __version__
from calculator.cases import Case
from calculator.frames import Check, Program
from calculator.quantities import value as in_unit
from calculator.unanswered import Open, no
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

UNKNOWN = "unknown"
_STEP = ("id", "label", "value", "text", "formula", "passages")


class Finding:
    """Collects what one check finds: steps as soon as they are certain, and its verdicts."""

    __slots__ = ("steps", "verdicts")

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.steps: list[Object] = []
        self.verdicts: list[Verdict] = []

    def step(
        self,
        id_: str,
        label: str,
        value: "int | bool | Open",
        text: str,
        figures: "tuple[tuple[str, int | Open, str], ...]",
        passages: "tuple[str, ...]",
    ) -> None:
        """Leave one value with its sentence and the numbers it looks at (label, number, unit), once it is certain."""
        if isinstance(value, Open):
            return
        known = [f"{name} {in_unit(each, unit)}" for name, each, unit in figures if not isinstance(each, Open)]
        self.steps.append(Object(list(zip(_STEP, (id_, label, value, text, "、".join(known), passages)))))

    def decide(
        self,
        id_: str,
        label: str,
        answers: "tuple[tuple[str, str], ...]",
        fills: str,
        barred: "tuple[tuple[str, tuple[str, ...]], ...]",
        cases: "tuple[tuple[Any, ...], ...]",
    ) -> None:
        """Decide one verdict.

        answers: (id, label); fills: the input of the frames that takes the answer, "" for none; barred: the frames an
        answer closes; cases: (id, answer, state, text, passages), the state None for what is left when no other holds.
        """
        rest = no(*[case[2] for case in cases])
        ruled = [(case[0], case[1], rest if case[2] is None else case[2], case[3], case[4]) for case in cases]
        self.verdicts.append(Verdict(id_, label, answers, fills, dict(barred), ruled))


class Verdict:
    """One verdict: the answers still possible, the reasons that are certain, the questions that are missing."""

    __slots__ = ("answer", "answers", "barred", "fills", "id", "label", "missing", "possible", "reasons")

    def __init__(
        self,
        id_: str,
        label: str,
        answers: "tuple[tuple[str, str], ...]",
        fills: str,
        barred: "dict[str, tuple[str, ...]]",
        cases: "list[tuple[Any, ...]]",
    ) -> None:
        """Weigh the cases."""
        self.id = id_
        self.label = label
        self.answers = dict(answers)
        self.fills = fills
        self.barred = barred
        held = [case for case in cases if case[2] is True]
        self.possible = [case[1] for case in held or cases if case[2] is not False]
        self.answer: str = self.possible[0] if self.possible.count(self.possible[0]) == len(self.possible) else UNKNOWN
        self.reasons = [(case[0], case[3], case[4]) for case in held]
        self.missing: list[str] = []
        if self.answer == UNKNOWN:
            for case in cases:
                if isinstance(case[2], Open):
                    self.missing += [name for name in case[2].names if name not in self.missing]

    def settle(self, answers: "list[str]") -> None:
        """Take the answer that all ways to go on lead to, if they do."""
        first, *rest = answers
        if first != UNKNOWN and not [other for other in rest if other != first]:
            self.answer = first
            self.possible = [self.answer]
            self.missing = []

    def bars(self, frame: str) -> "bool | None":
        """Return whether the frame is closed to the applicant; None while that depends on what is missing."""
        states = [frame in self.barred.get(answer, ()) for answer in self.possible]
        if True in states and False in states:
            return None
        return True in states

    def written(self) -> Object:
        """Return the verdict for the page."""
        reasons = [Object(list(zip(("id", "text", "passages"), reason))) for reason in self.reasons]
        said = self.answers.get(self.answer)
        pairs: list[tuple[str, object]] = [
            ("id", self.id),
            ("label", self.label),
            ("answer", self.answer),
            ("said", said),
        ]
        pairs += [("reasons", reasons), ("missing", self.missing)]
        return Object(pairs)


def answer(program: Program, frames: "list[str]", module: "Any", case: Case, on: str, on_assumed: bool) -> Object:
    """Return what a check answers to a case that was read: errors first, else what its `examine` finds.

    frames: the ids of the programme's frames; module: a generated module with CHECK and examine.
    """
    outside = not (case.errors or program.first <= on <= program.last)
    found = Finding() if case.errors or outside else _found(module, case.values)
    states = [(frame, _state([verdict.bars(frame) for verdict in found.verdicts])) for frame in frames]
    missing = _missing(module.CHECK, found, states)
    status = "invalid" if case.errors else "out_of_period" if outside else "needs_input" if missing else "answered"
    fills = [(one.fills, one.answer) for one in found.verdicts if one.fills and one.answer != UNKNOWN]
    receipt = [("rules", module.CHECK.digest), ("calculator", __version__), ("on", on)]
    receipt += [("inputs", Object(case.inputs)), ("assumed", ["on"] if on_assumed else [])]
    return Object(
        [
            ("program", program.id),
            ("check", module.CHECK.id),
            ("status", status),
            ("verdicts", [verdict.written() for verdict in found.verdicts]),
            ("frames", [Object([("id", id_), ("state", state)]) for id_, state in states] if found.verdicts else []),
            ("fills", [Object([("input", name), ("answer", each)]) for name, each in fills]),
            ("missing", missing),
            ("errors", [Object(list(zip(("input", "typed", "text"), error))) for error in case.errors]),
            ("steps", found.steps),
            ("receipt", Object(receipt)),
        ]
    )


def _found(module: "Any", values: "dict[str, object]") -> Finding:
    """Return what the check finds; what every choice of one unanswered question would lead to is decided already."""
    found = Finding()
    module.examine(values, found)
    for field in module.CHECK.fields:
        if field.kind == "choice" and values[field.name] is None:
            open_verdicts = [at for at, verdict in enumerate(found.verdicts) if verdict.answer == UNKNOWN]
            turned = [_examined(module, values, field.name, id_) for id_, _ in field.choices] if open_verdicts else []
            for at in open_verdicts:
                answers = [each.verdicts[at].answer for each in turned]
                found.verdicts[at].settle(answers)
    return found


def _examined(module: "Any", values: "dict[str, object]", name: str, answer: str) -> Finding:
    found = Finding()
    turned = dict(values)
    turned[name] = answer
    module.examine(turned, found)
    return found


def _state(barred: "list[bool | None]") -> str:
    if True in barred:
        return "barred"
    return "unknown" if None in barred else "open"


def _missing(check: Check, found: Finding, states: "list[tuple[str, str]]") -> "list[str]":
    """Return the questions still to be answered, in the order of the form; none once every frame is closed."""
    if not [state for _, state in states if state != "barred"]:
        return []
    names = [name for verdict in found.verdicts for name in verdict.missing]
    return [field.name for field in check.fields if field.name in names]
