"""Faults in rule files: what is wrong, where, and how to mend it, collected and told all at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a rule file.

    file: path as given by the caller; line and column count from 1; path: dotted keys, e.g. values.rate.choose[0].
    """

    file: str
    line: int
    column: int
    path: str = ""


NOWHERE = Place("?", 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: its place, what is wrong, and how to mend it."""

    place: Place
    what: str
    mend: str

    def __str__(self) -> str:
        head = f"{self.place.file}:{self.place.line}  {self.place.path}".rstrip()
        return f"{head}\n  {self.what}\n  {self.mend}"


class RuleError(Exception):
    """The rule files cannot be used; `faults` lists every reason, in the order of the files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(slots=True)
class Faults:
    """A collector: readers add to it and go on, and the caller raises once at the end of a stage.

    keys: where each key of the files stands, by file and path; taken_over: by file of another programme that this one
    takes over, where it says so.
    """

    found: list[Fault] = field(default_factory=list)
    keys: dict[tuple[str, str], Place] = field(default_factory=dict)
    taken_over: dict[str, Place] = field(default_factory=dict)

    def add_at(self, place: Place, key: str, what: str, mend: str) -> None:
        """Note one fault where `key` stands in the map at `place`."""
        self.add(self.at(place, key), what, mend)

    def at(self, place: Place, key: str) -> Place:
        """Return where `key` stands in the map at `place`; the map's own place when it is not written."""
        path = f"{place.path}.{key}" if place.path else key
        return self.keys.get((place.file, path), place)

    def add(self, place: Place, what: str, mend: str) -> None:
        """Note one fault, once; what follows from a part that is missing altogether is not told."""
        if place == NOWHERE and self.found:
            return
        fault = self._here(Fault(place, what, mend))
        if fault not in self.found:
            self.found.append(fault)

    def _here(self, fault: Fault) -> Fault:
        """A fault in what was taken over is told where that is said: the other programme may be right as it is."""
        there, here = fault.place, fault.place
        while here.file in self.taken_over:
            here = self.taken_over[here.file]
        if here is there:
            return fault
        what = f"{there.file}:{there.line}, which holds here too: {fault.what}"
        mend = f"name what differs under `except`; were it written here: {fault.mend}"
        return Fault(replace(here, path=there.path), what, mend)

    def stop_if_any(self) -> None:
        """Raise RuleError with everything found so far, if anything was."""
        if self.found:
            raise RuleError(tuple(sorted(self.found)))
