"""The rules as they are and as a mutant has them, made from trees in memory: no file is ever changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.mutation.mutants import Mutant
from scripts.mutation.nodes import edited
from scripts.rulebook.claims import Claim, claims, tax_claims
from scripts.rulebook.errors import Faults
from scripts.rulebook.figures import Figure, read_figure
from scripts.rulebook.load import Items, Map, load
from scripts.rulebook.model import Passage, Rulebook
from scripts.rulebook.programme import SHARED, read_programme
from scripts.rulebook.read_frames import FrameReader, Source
from scripts.rulebook.read_program import read_program
from scripts.rulebook.scan import Scan

# What each passage says, by its id.
type Says = Mapping[str, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class Changed:
    """A rulebook with a mutant in it, what could not be read, and the frames that are other than they were."""

    book: Rulebook
    faults: Faults
    frames: tuple[str, ...]


class Workshop:
    """Reads a programme once, and makes every mutant of it."""

    def __init__(self, folder: Path) -> None:
        # The rules alone are put to the test: a published case must not notice what an example ought to.
        self.book = replace(read_programme(folder), cases=())
        self.faults = Faults()
        names = sorted((*SHARED, *self.book.program.frames))
        trees = {name: load(folder / f"{name}.yml", f"rules/{folder.name}/{name}.yml", self.faults) for name in names}
        self.files = {name: tree for name, tree in trees.items() if tree is not None}

    def alone(self, mutant: Mutant) -> Changed:
        """Return the rules with the mutant, and every passage as it was."""
        name = Path(mutant.file).stem
        tree = edited(self.files[name], mutant.edits)
        files = {**self.files, name: tree}
        faults = Faults(keys=dict(self.faults.keys))
        sources = {id_: self._source(files, id_) for id_ in self.book.program.frames}
        touched = self._touched(name, mutant)
        scan = Scan(faults)
        frames = tuple(
            FrameReader(scan, sources[frame.id], sources).read() if frame.id in touched else frame
            for frame in self.book.frames
        )
        program = read_program(scan, files["program"]) if name == "program" else self.book.program
        return Changed(replace(self.book, program=program, frames=frames), faults, touched)

    def retold(self, changed: Changed) -> Says:
        """Return the passages changed together with the rule: they say what it claims now, and no more what it did."""
        now, before = _claimed(changed.book), _claimed(self.book)
        gone, new = _without(before, now), _without(now, before)
        return {passage.id: _retold(passage, gone, new, now) for passage in self.book.passages}

    def _source(self, files: dict[str, Map], frame: str) -> Source:
        shared = files["program"].get("parts")
        entries = shared.entries if isinstance(shared, Map) else ()
        parts = {key.value: node for key, node in entries if isinstance(node, Map)}
        return Source(files[frame].place.file, files[frame], parts)

    def _touched(self, file: str, mutant: Mutant) -> tuple[str, ...]:
        """Return the frames that a change concerns: its own, or all with the part; and those with such records."""
        if file != "program":
            own = {file}
        elif mutant.path.startswith("parts."):
            part = mutant.path.split(".")[1]
            own = {frame.id for frame in self.book.frames if part in self._included(frame.id)}
        else:
            own = {frame.id for frame in self.book.frames}
        over = {frame.id for frame in self.book.frames if any(one.frame in own for one in frame.inputs)}
        return tuple(frame.id for frame in self.book.frames if frame.id in own | over)

    def _included(self, frame: str) -> list[str]:
        included = self.files[frame].get("include")
        return [getattr(each, "value", "") for each in included.nodes] if isinstance(included, Items) else []


def covered(book: Rulebook, says: Says) -> bool:
    """Whether every figure of the rules stands in a passage that the rule cites."""
    return all(any(_speaks(claim, each) for id_ in claim.cite for each in says[id_]) for claim in _claimed(book))


def _claimed(book: Rulebook) -> list[Claim]:
    return [*tax_claims(book.program.tax), *(claim for frame in book.frames for claim in claims(frame))]


def _without(some: list[Claim], others: list[Claim]) -> list[Claim]:
    known = {(claim.figure, claim.cite) for claim in others}
    return [claim for claim in some if (claim.figure, claim.cite) not in known]


def _retold(passage: Passage, gone: list[Claim], new: list[Claim], now: list[Claim]) -> tuple[Figure, ...]:
    """Return what a passage says with the new figures, and without those that no rule claims any more."""
    used = [claim for claim in now if passage.id in claim.cite]
    dropped = [claim.figure for claim in gone if passage.id in claim.cite]
    figures = [figure for text in passage.says if (figure := read_figure(text)) is not None]
    kept = [each for each in figures if each not in dropped or any(_speaks(claim, each) for claim in used)]
    return (*kept, *(claim.figure for claim in new if passage.id in claim.cite))


def _speaks(claim: Claim, figure: Figure) -> bool:
    return claim.figure == figure or (claim.loose and claim.figure.speaks_of(figure))
