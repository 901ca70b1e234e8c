"""What mutmut found: of each file how many mutants there are, and those that no test noticed."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

# An endless loop fails its test by processor time. What mutmut stops by the clock is undecided: on a busy machine that
# says nothing of the mutant.
NOTICED, MISSED = "killed", "survived"
PLACE = re.compile(r"@@ -(\d+)")


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no test noticed: where it is, what stood there, what stands there now, and what mutmut says."""

    file: str
    line: int
    function: str
    was: str
    becomes: str
    state: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One file: how many mutants it has, and which survived."""

    file: str
    mutants: int
    survivors: tuple[Survivor, ...]

    @property
    def killed(self) -> int:
        """How many were noticed."""
        return self.mutants - len(self.survivors)


def judged() -> list[Judged]:
    """Return what the last run of mutmut left, file by file, in the order of their names."""
    found = [_of_file(path) for path in sorted(walk_mutatable_files())]
    return [each for each in found if each.mutants]


def mutated_files() -> list[Path]:
    """Return the files that are mutated, those without any mutant too."""
    return sorted(walk_mutatable_files())


def ask_again(*, survivors: bool) -> None:
    """Take back every verdict that decides nothing, and those on survivors, so that new tests can judge them."""
    decided = (NOTICED,) if survivors else (NOTICED, MISSED)
    for path in walk_mutatable_files():
        data = _data(path)
        for name, code in data.exit_code_by_key.items():
            if status_by_exit_code[code] not in decided:
                data.exit_code_by_key[name] = None
        if data.exit_code_by_key:
            data.save()


def _data(path: Path) -> SourceFileMutationData:
    data = SourceFileMutationData(path=path)
    data.load()
    return data


def _of_file(path: Path) -> Judged:
    states = {name: status_by_exit_code[code] for name, code in _data(path).exit_code_by_key.items()}
    missed = [_survivor(path, name, state) for name, state in states.items() if state != NOTICED]
    return Judged(path.as_posix(), len(states), tuple(sorted(missed, key=lambda each: (each.line, each.becomes))))


def _survivor(path: Path, name: str, state: str) -> Survivor:
    function, owner = orig_function_and_class_names_from_key(name)
    diff = get_diff_for_mutant(name, path=path).splitlines()
    line = _begins(path, function, owner) + changed_line(diff) - 1
    whole = f"{owner}.{function}" if owner else function
    return Survivor(path.as_posix(), line, whole, told_lines(diff, "-"), told_lines(diff, "+"), state)


def changed_line(diff: list[str]) -> int:
    """Return the first line of the function, from 1, that a mutant changes."""
    at = next(number for number, line in enumerate(diff) if line.startswith("@@"))
    place = PLACE.match(diff[at])
    first = int(place[1]) if place else 1
    return first + next(number for number, line in enumerate(diff[at + 1 :]) if line.startswith("-"))


def told_lines(diff: list[str], sign: str) -> str:
    """Return the lines that a mutant takes away (-) or brings (+), as one."""
    return " ".join(line[1:].strip() for line in diff if line.startswith(sign) and not line.startswith(sign * 3))


def _begins(path: Path, function: str, owner: str | None) -> int:
    """Return the line of the file on which a function, or a method of a class, begins."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    if owner:
        body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == owner)
    return next(node.lineno for node in body if isinstance(node, ast.FunctionDef) and node.name == function)
