"""Reads one programme's folder into a checked Rulebook: the only way into the rules for everybody else."""

from __future__ import annotations

from pathlib import Path

from scripts.rulebook.check_checks import try_check
from scripts.rulebook.check_examples import try_examples
from scripts.rulebook.check_finders import try_finder
from scripts.rulebook.check_headcounts import try_headcount
from scripts.rulebook.check_names import nearest
from scripts.rulebook.checks import check as check_rules
from scripts.rulebook.digest import with_digest
from scripts.rulebook.errors import Fault, Faults, Place, RuleError
from scripts.rulebook.load import Map, load
from scripts.rulebook.model import Program, Rulebook
from scripts.rulebook.read_case_studies import read_case_studies
from scripts.rulebook.read_checks import read_check
from scripts.rulebook.read_faq import read_faq
from scripts.rulebook.read_finders import read_finder
from scripts.rulebook.read_frames import FrameReader, Source
from scripts.rulebook.read_headcounts import read_headcount
from scripts.rulebook.read_program import read_period, read_program
from scripts.rulebook.read_schedule import read_schedule
from scripts.rulebook.read_sources import read_sources
from scripts.rulebook.same_as import called, exceptions, expand
from scripts.rulebook.scan import Scan
from scripts.rulebook.sources import try_case_texts

SHARED = ("program", "sources", "schedule")
CASES, FAQ = "cases", "faq"


def read_programme(folder: Path) -> Rulebook:
    """Return the rulebook in `folder` (rules/it-2025), complete and checked; RuleError lists every fault.

    Whether its examples come out as stated is asked by the two below.
    """
    return _read(folder, Faults())


def read_and_try(folder: Path) -> tuple[Rulebook, tuple[Fault, ...]]:
    """Return the rulebook, and what its examples and cases state and it does not give; RuleError as above.

    Who changes a rule with its passages has code and pages made anew first, and then sees which results are others.
    """
    faults = Faults()
    book = _read(folder, faults)
    for frame in book.frames:
        try_examples(book, frame, faults)
    for check in book.checks:
        try_check(book, check, faults)
    for headcount in book.headcounts:
        try_headcount(headcount, faults)
    for finder in book.finders:
        try_finder(book, finder, faults)
    try_case_texts(book, faults)
    return book, tuple(sorted(faults.found))


def check_programme(folder: Path) -> Rulebook:
    """Return the rulebook if nothing at all is wrong with it, examples included; RuleError lists every fault."""
    book, false = read_and_try(folder)
    if false:
        raise RuleError(false)
    return book


def _read(folder: Path, faults: Faults) -> Rulebook:
    files = {name: _file(folder, name, faults) for name in _names(folder)}
    maps = {name: root for name, root in files.items() if root is not None}
    if len(maps) < len(files):
        faults.stop_if_any()
    book = _assemble(Scan(faults), folder, maps)
    check_rules(book, faults)
    faults.stop_if_any()
    return with_digest(book)


def _names(folder: Path) -> tuple[str, ...]:
    return (*SHARED, *sorted(path.stem for path in folder.glob("*.yml") if path.stem not in SHARED))


def _file(folder: Path, name: str, faults: Faults) -> Map | None:
    root = load(folder / f"{name}.yml", called(folder, name), faults)
    return None if root is None else expand(folder, name, root, faults)


def _assemble(scan: Scan, folder: Path, maps: dict[str, Map]) -> Rulebook:
    program = read_program(scan, maps["program"])
    parts_map = scan.any_map(maps["program"].get("parts"))
    parts = {key.value: scan.any_map(node) for key, node in parts_map.entries}
    found = {name: _source(scan, folder, name, maps[name], parts) for name in maps if name in program.frames}
    listed = {
        "frames": program.frames,
        "checks": program.checks,
        "headcounts": program.headcounts,
        "finders": program.finders,
    }
    for key, names in listed.items():
        for name in names:
            if name not in maps:
                place = scan.faults.at(program.place, key)
                scan.faults.add(place, f"there is no file {name}.yml", f"write {called(folder, name)}")
    for name in maps:
        if name not in (*SHARED, CASES, FAQ, *(each for names in listed.values() for each in names)):
            mend = "name it in `frames`, `checks`, `headcounts` or `finders` of program.yml, or delete the file"
            scan.faults.add(Place(called(folder, name), 1, 1), f"“{name}” is no frame of the programme", mend)
    _unused_parts(scan, maps, parts_map)
    _follows(scan, folder, program)
    frames = tuple(FrameReader(scan, found[name], found).read() for name in program.frames if name in found)
    sources = read_sources(scan, folder, maps["sources"])
    cases, faq = read_case_studies(scan, maps.get(CASES)), read_faq(scan, maps.get(FAQ))
    revised, tracks = read_schedule(scan, maps["schedule"])
    checks = tuple(read_check(scan, called(folder, name), maps[name]) for name in program.checks if name in maps)
    counts = tuple(
        read_headcount(scan, called(folder, name), maps[name]) for name in program.headcounts if name in maps
    )
    finders = tuple(read_finder(scan, called(folder, name), maps[name]) for name in program.finders if name in maps)
    asked = (checks, counts, finders)
    return Rulebook(program, frames, sources.documents, sources.passages, tracks, cases, faq, revised, *asked)


def _source(scan: Scan, folder: Path, name: str, root: Map, parts: dict[str, Map]) -> Source:
    written = load(folder / f"{name}.yml", called(folder, name), scan.faults) or root
    return Source(called(folder, name), root, parts, scan.text(written.get("same_as")), exceptions(written))


def _follows(scan: Scan, folder: Path, program: Program) -> None:
    """Refuse two programmes of one line on one day: nobody could tell which of them counts."""
    if not program.follows:
        return
    place = scan.faults.at(program.place, "follows")
    earlier = folder.parent / program.follows
    if program.follows == folder.name or not (earlier / "program.yml").is_file():
        known = [each.parent.name for each in folder.parent.glob("*/program.yml") if each.parent != folder]
        scan.faults.add(place, f"there is no programme “{program.follows}” to follow", nearest(program.follows, known))
        return
    apart = Faults()  # What is wrong there is told of that programme; and it may take over this one's own file.
    root = _file(earlier, "program", apart)
    period = root and read_period(Scan(apart), root)
    if period and program.first <= period[1]:
        what = f"the programme begins on {program.first}, but {program.follows} is valid to {period[1]}"
        mend = "let it begin after the end of the programme that it follows"
        scan.faults.add_at(scan.faults.at(program.place, "valid"), "from", what, mend)


def _unused_parts(scan: Scan, maps: dict[str, Map], parts: Map) -> None:
    """Refuse a part that no frame includes: nothing in it would ever be read."""
    included = {scan.text(each) for root in maps.values() for each in scan.nodes(root.get("include"))}
    for name, _ in parts.entries:
        if name.value not in included:
            scan.faults.add(name.place, f"no frame includes the part “{name.value}”", "include it, or drop it")
