"""Mutants of the code that no test can notice, each with the reason; an excuse that no survivor needs is refused."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.code_mutation.mutants import Survivor


@dataclass(frozen=True, slots=True)
class Excuse:
    """A mutant by its file, its function, and what its line was and becomes; and why nobody can tell them apart."""

    file: str
    function: str
    was: str
    becomes: str
    why: str


EXCUSED: tuple[Excuse, ...] = ()


def excuse_for(mutant: Survivor) -> Excuse | None:
    """Return why a mutant may survive; None when it may not."""
    return next((each for each in EXCUSED if _key(each) == _key(mutant)), None)


def _key(of: Excuse | Survivor) -> tuple[str, str, str, str]:
    return of.file, of.function, of.was, of.becomes
