"""The direct reading of a check: what its verdicts are in a case, complete or with answers missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.operations import compute
from scripts.rulebook.partial import Partial, Range, State, missing
from scripts.rulebook.read_checks import UNKNOWN
from scripts.rulebook.scope import Scope, answer_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.rulebook.model import Check, Rulebook, Verdict

PartialScope = Scope[Range, State]


def judge(book: Rulebook, check: Check, typed: Mapping[str, object]) -> dict[str, str]:
    """Return each verdict's answer, `unknown` where the answers so far do not decide it."""
    found = _judged(book, check, typed)
    for one in check.rules.inputs:
        if one.type == "choice" and one.name not in typed and UNKNOWN in found.values():
            ways = [_judged(book, check, {**typed, one.name: id_}) for id_, _ in one.choices]
            found = {
                id_: _common([way[id_] for way in ways]) if each == UNKNOWN else each for id_, each in found.items()
            }
    return found


def _judged(book: Rulebook, check: Check, typed: Mapping[str, object]) -> dict[str, str]:
    scope = scope_of_check(book, check, typed)
    return {verdict.id: _answer(scope, verdict) for verdict in check.verdicts}


def _common(answers: list[str]) -> str:
    """Return the answer that every choice of a question leads to: then the question need not be asked."""
    return answers[0] if len(set(answers)) == 1 else UNKNOWN


def scope_of_check(book: Rulebook, check: Check, typed: Mapping[str, object]) -> PartialScope:
    """Return the scope of a case of a check; what is not typed is missing."""
    unknown = set(typed) - {one.name for one in check.rules.inputs}
    if unknown:
        raise ValueError(f"no input is called {', '.join(sorted(unknown))}")
    given = {
        one.name: answer_of(one, typed[one.name]) if one.name in typed else missing(one) for one in check.rules.inputs
    }
    return Scope(Partial(), book, check.rules.inputs, check.rules, given, taxed=False, compute=compute)


def _answer(scope: PartialScope, verdict: Verdict) -> str:
    states = [(case.answer, scope.holds(case.require.when)) for case in verdict.cases]
    held = [answer for answer, state in states if state]
    possible = {answer for answer, state in states if state is not False}
    if held:
        return held[0]
    return possible.pop() if len(possible) == 1 else UNKNOWN
