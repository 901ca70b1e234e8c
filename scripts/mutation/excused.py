"""Mutants that the compiler may overlook in the rule alone, each with the reason; none that it refuses stands here.

In rule and passage together none is excused: what nobody notices there must be proved to change no result.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.mutation.mutants import LEFT_OUT, Mutant


@dataclass(frozen=True, slots=True)
class Excuse:
    """A mutant by its place and kind and what it becomes, and why the compiler cannot know better."""

    file: str
    path: str
    kind: str
    becomes: str
    why: str


EXCUSED = (
    Excuse(
        "rules/it-2025/tsujyo.yml",
        "requires[0]",
        "requires ぬき",
        "—",
        "通常枠の例題に、ソフトウェアのない申請（オプションや役務だけ）がない。補助額は0円のままで、理由の言葉だけが変わる。",
    ),
    Excuse(
        "rules/it-2025/fukusu.yml",
        "values.cost_ceiling.times[1]",
        "隣の率",
        "10%",
        "別の読み方の額を出すための値で、出典の同じ行に2/3も10%もある。例題は、別の読み方の額を述べない。",
    ),
)


def excuse_for(mutant: Mutant) -> Excuse | None:
    """Return why a mutant may go unnoticed in the rule alone; None when it may not."""
    return next((each for each in EXCUSED if _key(each) == _key(mutant)), None)


def demanded(mutant: Mutant) -> bool:
    """Whether the compiler must refuse a mutant in the rule alone.

    Where a line is left out of a sum, or an answer turned, no figure changes, so no passage can contradict.
    """
    return mutant.kind not in LEFT_OUT and excuse_for(mutant) is None


def _key(of: Excuse | Mutant) -> tuple[str, str, str, str]:
    return of.file, of.path, of.kind, of.becomes
