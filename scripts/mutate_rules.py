"""Changes every figure of the rules, alone and together with its passage: `python -m scripts.mutate_rules`.

In the rule alone the compiler must refuse it: coverage by the sources, another check, or an example beside the rules
(where a line is left out of a sum, or an answer turned, no figure changes: then only an example can contradict).
In rule and passage together an example or `tests/oracle.py` must notice it, through the direct reading of the rules;
the edge tables and ladders of the pages do not count, for they are made from the rules. What nobody notices must be
proved to change no result in any case.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from scripts.mutation.judges import EXAMPLE, Judges, compiler
from scripts.mutation.mutants import Mutant, mutants, ranges_of_ours
from scripts.mutation.workshop import Workshop
from scripts.rulebook.programmes import recorded_rules

RULES = recorded_rules()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mutant, and who noticed it in the rule alone and in rule and passage together ("": nobody).

    same: not noticed in both together, for it is proved that no result is another in any case.
    """

    mutant: Mutant
    alone: str
    together: str
    same: bool = False

    @property
    def refused(self) -> bool:
        """Whether nothing is left to be desired in the rule alone."""
        return bool(self.alone) or self.same

    @property
    def killed(self) -> bool:
        """Whether nothing is left to be desired in rule and passage together."""
        return bool(self.together) or self.same


def mutate_all(folder: Path = RULES) -> list[Verdict]:
    """Return the verdict on every mutant of a programme, in the order of the files, found on all processors."""
    count = len(mutants(Workshop(folder).files))
    with ProcessPoolExecutor(cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(_judge, [folder] * count, range(count), chunksize=4))


@cache
def _bench(folder: Path) -> tuple[list[Mutant], Workshop, Judges]:
    workshop = Workshop(folder)
    return mutants(workshop.files), workshop, Judges(workshop)


def _judge(folder: Path, at: int) -> Verdict:
    found, workshop, judges = _bench(folder)
    changed = workshop.alone(found[at])
    together = judges.together(changed)
    return Verdict(found[at], compiler(changed), together, not together and judges.same(changed))


def survivors(verdicts: list[Verdict]) -> list[str]:
    """Return who survived, by file and line."""
    alone = [f"生存（規則だけ） {_told(each.mutant)}" for each in verdicts if not each.refused]
    both = [f"生存（規則と出典） {_told(each.mutant)}" for each in verdicts if not each.killed]
    return [*alone, *both]


def table(verdicts: list[Verdict]) -> Iterator[str]:
    """Yield a line for each kind: how many were refused and killed of how many; then all; then what was left out."""
    for kind in dict.fromkeys(each.mutant.kind for each in verdicts):
        yield _line(kind, [each for each in verdicts if each.mutant.kind == kind])
    yield _line("合計", verdicts)
    by_example = sum(each.alone.startswith(EXAMPLE) for each in verdicts)
    yield f"規則だけの変異のうち {by_example} は、出典と検査ではなく、規則に並ぶ例題が見つけました。"
    yield from (f"同じ（z3 で証明） {_told(each.mutant)}" for each in verdicts if each.same)
    ours = ranges_of_ours(Workshop(RULES).files)
    yield f"変えないもの: 当サイトで決めた入力の範囲（reason: のあるもの）{len(ours)} か所。補助額を変えません。"


def _line(kind: str, some: list[Verdict]) -> str:
    """Write how many were refused, and how many killed, of all that change a result."""
    changing = [each for each in some if not each.same]
    refused, killed = sum(bool(each.alone) for each in changing), sum(bool(each.together) for each in changing)
    return f"{kind}\t規則だけ {refused} / {len(changing)}\t規則と出典 {killed} / {len(changing)}"


def _told(mutant: Mutant) -> str:
    return f"{mutant.file}:{mutant.line} {mutant.path}  {mutant.kind}: {mutant.was} → {mutant.becomes}"


def main() -> int:
    """Judge every mutant, print the table and whoever survived, and return 1 when somebody did."""
    verdicts = mutate_all()
    found = survivors(verdicts)
    for line in [*table(verdicts), *found]:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
