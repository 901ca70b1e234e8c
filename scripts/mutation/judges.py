"""Who notices a mutant: the compiler in the rule alone; an example or the oracle when the passage is changed too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Any

from scripts.mutation.workshop import Changed, Workshop, covered
from scripts.proof.same import differs
from scripts.rulebook.check_examples import check_examples, try_examples
from scripts.rulebook.checks import check
from scripts.rulebook.errors import Faults
from scripts.rulebook.model import Frame, Input, Rulebook
from scripts.rulebook.operations import complete, evaluate
from tests import oracle, oracle_beside
from tests.oracle_cases import edge_cases, random_case

# So many cases within two yen of an edge of the documents, and over all inputs at once (groups are slow). Fewer than
# there are: what none of these notices must still be proved to change nothing.
AT_EDGES = 3_000
AT_RANDOM = {"tsujyo": 400, "invoice": 400, "denshi": 400, "security": 400, "fukusu": 80}
# Answers that may be left out, beside the amounts; and of how many cases that is tried.
OPTIONAL = ("tax", "cloud_months", "service_months", "general_process", "uses_analysis_tool")
SHORTENED = 12
SEED = "補助金ものさし"
COMPILER, EXAMPLE = "コンパイラー", "例題"


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, and what the oracle and what stands beside it answer."""

    case: dict[str, Any]
    expected: tuple[object, ...]


def compiler(changed: Changed) -> str:
    """Return in words why the compiler refuses rules in which a mutant stands alone; "" when it does not."""
    faults = changed.faults
    if not faults.found:
        check(changed.book, faults)
    if not faults.found:
        for id_ in changed.frames:
            try_examples(changed.book, changed.book.frame(id_), faults)
    if not faults.found:
        return ""
    what = faults.found[0].what
    return f"{EXAMPLE if what.startswith('the example ') else COMPILER}: {what}"


class Judges:
    """Compares rules with their examples, with the oracle, and with what may be typed."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.asked = {id_: tuple(_asked(id_)) for id_ in workshop.book.program.frames}

    def together(self, changed: Changed) -> str:
        """Return who notices a mutant whose passages say the same as it; "" when nobody does."""
        if changed.faults.found:
            return f"読めない: {changed.faults.found[0].what}"
        if not covered(changed.book, self.workshop.retold(changed)):
            return ""
        try:
            return next(self._noticed(changed), "")
        except KeyError as missing:
            return f"読めない: {missing} がない"

    def same(self, changed: Changed) -> bool:
        """Whether it is proved that a mutant changes no result in any case."""
        return not any(differs(self.workshop.book, changed.book, id_) for id_ in changed.frames)

    def _noticed(self, changed: Changed) -> Iterator[str]:
        for id_ in changed.frames:
            frame = changed.book.frame(id_)
            yield from _by_limits(frame)
            yield from _by_example(changed.book, frame)
        for id_ in changed.frames:
            yield from self._by_oracle(changed.book, changed.book.frame(id_))

    def _by_oracle(self, book: Rulebook, frame: Frame) -> Iterator[str]:
        for asked in self.asked[frame.id]:
            found = _found(book, frame, asked.case)
            if found != asked.expected:
                yield f"oracle: {frame.id} {_short(asked.case)}"


def _by_limits(frame: Frame) -> Iterator[str]:
    """Yield the inputs that may be typed otherwise than the documents say."""
    inputs = [(one.name, one) for one in frame.inputs]
    inputs += [(f"{records.name}.{one.name}", one) for records in frame.inputs for one in records.fields]
    for name, one in inputs:
        limits = oracle_beside.LIMITS.get((frame.id, name))
        if limits is not None and _range(one) != limits:
            yield f"範囲: {frame.id} {name} {limits}"


def _range(one: Input) -> tuple[int | None, ...]:
    return tuple(int(bound.quantity.amount) if bound else None for bound in (one.at_least, one.at_most))


def _by_example(book: Rulebook, frame: Frame) -> Iterator[str]:
    faults = Faults()
    check_examples(book, frame, faults)
    if not faults.found:
        try_examples(book, frame, faults)
    yield from (f"{EXAMPLE}: {frame.id}: {fault.what}" for fault in faults.found)


def _found(book: Rulebook, frame: Frame, case: dict[str, Any]) -> tuple[object, ...] | None:
    """Return what the rules answer; None where they ask for more, or cannot be calculated."""
    try:
        found = evaluate(book, frame.id, complete(frame, case))
    except (ValueError, ZeroDivisionError):
        return None
    amounts = {"subsidy": found.subsidy, "eligible_cost": found.eligible_cost, "own_payment": found.own_payment}
    return amounts, set(found.unmet), found.choices, found.readings


def _asked(id_: str) -> Iterator[Asked]:
    """Yield a frame's cases, mixed, so that the first few already come from everywhere."""
    chance = Random(f"{SEED} {id_}")  # noqa: S311 - cases are not secrets
    edges = [case for frame, case in edge_cases(2) if frame == id_]
    cases = chance.sample(edges, min(len(edges), AT_EDGES))
    cases += [random_case(id_, chance) for _ in range(AT_RANDOM[id_])]
    cases += [less for case in chance.sample(cases, SHORTENED) for less in _shortened(case)]
    cases += _without_process() if id_ == "tsujyo" else []
    chance.shuffle(cases)
    for case in cases:
        beside = [
            beside(id_, case) for beside in (oracle_beside.reasons, oracle_beside.choices, oracle_beside.readings)
        ]
        yield Asked(dict(case), (oracle.amounts(id_, case), *beside))


def _without_process() -> Iterator[oracle.Case]:
    """Yield small amounts with and without 業務プロセス, where two reasons may speak against a case at once."""
    for business, general, yen in product((0, 1), (False, True), (1, 49_999, 99_999, 100_000)):
        facts: oracle.Case = {"size": "sme", "near_minimum_wage": False, "software_purchase": yen}
        yield facts | {"business_processes": business, "general_process": general}


def _shortened(case: oracle.Case) -> Iterator[oracle.Case]:
    """Yield a case without each answer that may be left out, in turn: what then counts is a constant too."""
    for name in case:
        if name in (*oracle.YEN, *OPTIONAL):
            yield {key: answer for key, answer in case.items() if key != name}
    if "members" in case:
        members = oracle.members_of(case)
        for less in _shortened(members[0]):
            yield {**case, "members": [less, *members[1:]]}


def _short(case: dict[str, Any]) -> str:
    told = {name: f"{len(given)}者" if isinstance(given, list) else given for name, given in case.items()}
    return ", ".join(f"{name}={given}" for name, given in told.items())
