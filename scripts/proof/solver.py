"""Claims and their proofs: z3 looks for a case against each claim, and only finding that there is none is a proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import process_time
from typing import Any

import z3

# z3 has no types: an Int, Real or Bool term, or a Python number or bool that stands for itself.
type Term = Any

# z3's own measure of work, the same on every machine: some seconds at most.
EFFORT = 20_000_000


@dataclass(frozen=True, slots=True)
class Proof:
    """What was claimed of a frame, whether it is proved, and the seconds of work; why: a case against it, if not."""

    name: str
    frame: str
    statement: str
    proved: bool
    seconds: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something to prove; `refute` returns "" when it is proved, else a case against it or why it is undecided."""

    name: str
    frame: str
    statement: str
    refute: Callable[[], str]

    def proof(self) -> Proof:
        """Try to prove it; an error is no proof."""
        started = process_time()
        why = self.refute()
        return Proof(self.name, self.frame, self.statement, not why, process_time() - started, why)


def against(facts: Iterable[Term], claim: Term) -> str:
    """Return a case in which all facts hold and the claim does not; "" when there is none."""
    if claim is True:
        return ""
    solver = _solver([*facts, True if claim is False else z3.Not(claim)])
    answer = solver.check()
    if answer == z3.unsat:
        return ""
    return _in_words(solver.model()) if answer == z3.sat else f"unknown: {solver.reason_unknown()}"


def model_of(facts: Iterable[Term]) -> z3.ModelRef | None:
    """Return a model of the facts; None when there is none, or none was found."""
    solver = _solver(facts)
    return solver.model() if solver.check() == z3.sat else None


def first(found: Iterable[str]) -> str:
    """Return the first case against any of several claims; "" when there is none."""
    return next((each for each in found if each), "")


def _solver(facts: Iterable[Term]) -> z3.Solver:
    solver = z3.Solver()
    solver.set("rlimit", EFFORT)
    for fact in facts:
        solver.add(z3.BoolVal(fact) if isinstance(fact, bool) else fact)
    return solver


def _in_words(model: z3.ModelRef) -> str:
    return ", ".join(sorted(f"{name} = {model[name]}" for name in model.decls()))
