"""The checks that take minutes: every yen, random cases, the proofs, the mutants of the rules, the planted faults."""

from __future__ import annotations

from collections import Counter

from scripts.mutate_rules import Verdict, mutate_all
from scripts.planted import plant_all
from scripts.prove import prove_all
from scripts.recording.quick import Figures
from scripts.rulebook.model import Rulebook
from tests.oracle_cases import differs_in_amount, edge_cases
from tests.sweep import AROUND_CAPS, AT_RANDOM, EVERY_YEN, LAST, Sweep, random_all, sweep_all

NEAR = 50


def every_yen(_book: Rulebook) -> Figures:
    """Each whole-yen expense of each sweep, by generated code and oracle."""
    return {"last": LAST, "sweeps": len(EVERY_YEN), **_swept(EVERY_YEN)}


def around_caps(_book: Rulebook) -> Figures:
    """Hardware and whole groups, yen by yen around each ceiling."""
    return {"sweeps": len(AROUND_CAPS), **_swept(AROUND_CAPS)}


def _swept(sweeps: tuple[Sweep, ...]) -> Figures:
    found = sweep_all(sweeps)
    lines = Counter[str]()
    for each in found:
        lines[each.sweep.line] += each.cases
    return {"checked": lines.total(), "wrong": sum(len(each.differing) for each in found), "lines": dict(lines)}


def around_edges(_book: Rulebook) -> Figures:
    """Every edge of the documents on every expense line, so many yen to either side, by generated code and oracle."""
    differ = Counter(differs_in_amount(frame, case) for frame, case in edge_cases(NEAR))
    return {"yen": NEAR, "checked": differ.total(), "wrong": differ[True]}


def at_random(book: Rulebook) -> Figures:
    """Whole results over all inputs at once, by the calculator and the oracle."""
    wrong = random_all(AT_RANDOM, book.program.id)
    return {"checked": sum(AT_RANDOM.values()), "wrong": len(wrong), "frames": dict(AT_RANDOM)}


def proofs(book: Rulebook) -> Figures:
    """Everything that is claimed of the rules, in words, and whether z3 proved it."""
    found = prove_all(book)
    told = [{"name": each.name, "frame": each.frame, "statement": each.statement} for each in found]
    return {"checked": len(found), "wrong": sum(not each.proved for each in found), "proofs": told}


def proved(book: Rulebook) -> Figures:
    """The same for a programme that claims what another did: how many, without the words."""
    found = proofs(book)
    return {key: found[key] for key in ("checked", "wrong")}


def rule_mutants(_book: Rulebook) -> Figures:
    """Every mutant of the rules, alone and with its passage, by kind; wrong: who survived either."""
    found = mutate_all()
    by_kind = {kind: [each for each in found if each.mutant.kind == kind] for kind in _kinds(found)}
    return {
        "checked": len(found),
        "wrong": sum(not (each.refused and each.killed) for each in found),
        **_noticed(found),
        "kinds": {kind: {"made": len(some), **_noticed(some)} for kind, some in by_kind.items()},
    }


def _kinds(found: list[Verdict]) -> list[str]:
    return list(dict.fromkeys(each.mutant.kind for each in found))


def _noticed(some: list[Verdict]) -> dict[str, int]:
    """Return how many were refused alone and killed together, of those that change a result, and how many do not."""
    changing = [each for each in some if not each.same]
    alone, together = sum(bool(each.alone) for each in changing), sum(bool(each.together) for each in changing)
    return {"alone": alone, "together": together, "same": len(some) - len(changing)}


def planted(_book: Rulebook) -> Figures:
    """Faults planted in a copy of the project, and the check that caught each; the built site must be there."""
    found = plant_all()
    caught = Counter(each.caught_by for each in found if each.caught_by)
    return {"checked": len(found), "wrong": len(found) - caught.total(), "caught_by": dict(sorted(caught.items()))}
