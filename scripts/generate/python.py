"""Writes calculator/<programme>/: one readable module per frame and check, their lists, and short citations."""

from __future__ import annotations

from scripts.generate.check_module import CheckModule
from scripts.generate.edges_module import EdgesModule
from scripts.generate.finder_module import finder_module
from scripts.generate.frame_module import FrameModule
from scripts.generate.headcount_module import headcount_module
from scripts.generate.source_text import NOTE, quoted, tuple_of
from scripts.generate.words import moment
from scripts.rulebook import confidence
from scripts.rulebook.model import Check, Headcount, Rulebook
from scripts.rulebook.programmes import Programmes


def modules(book: Rulebook) -> dict[str, str]:
    """Return the generated modules: path under the repository's root -> text."""
    folder = f"calculator/{book.program.id.replace('-', '_')}"
    citations = {each.id: short_citation(book, each.id) for each in book.passages}
    found = {f"{folder}/{frame.id}.py": FrameModule(book, frame, citations).text() for frame in book.frames}
    found |= {f"{folder}/{frame.id}_edges.py": EdgesModule(book, frame).text() for frame in book.frames}
    found |= {f"{folder}/{each.id}.py": CheckModule(book, each, citations).text() for each in book.checks}
    found |= {f"{folder}/{each.id}.py": headcount_module(book, each) for each in book.headcounts}
    found |= {f"{folder}/{each.id}.py": finder_module(book, each) for each in book.finders}
    found[f"{folder}/__init__.py"] = _package(book)
    found[f"{folder}/checks.py"] = _checks(book)
    found[f"{folder}/outlook.py"] = _outlook(book)
    found[f"{folder}/finders.py"] = _finders(book)
    found[f"{folder}/passages.py"] = _passages(book)
    found[f"{folder}/rounds.py"] = _rounds(book)
    found[f"{folder}/confidence.py"] = _confidence(book)
    return found


def listing(listed: Programmes) -> dict[str, str]:
    """Return the module that names the programmes; which of them is read, the question says."""
    lines = [
        '"""The programmes that are calculated, the earlier first, and the one meant by a question that names none.',
        "",
    ]
    lines += [
        "Generated from rules/programmes.yml by `python -m scripts.generate`: change the rule, not this file.",
        '"""',
    ]
    lines += ["", f"NAMES = {tuple_of([quoted(each) for each in listed.calculated])}"]
    return {"calculator/programmes.py": "\n".join([*lines, f"UNNAMED = {quoted(listed.unnamed)}", ""])}


def short_citation(book: Rulebook, passage_id: str) -> str:
    """Return a passage as people cite it: 公募要領（通常枠）p15."""
    passage = book.passage(passage_id)
    page = f" p{passage.page}" if passage.page is not None else ""
    return f"{book.document(passage.doc).title}{page}"


def _package(book: Rulebook) -> str:
    program = book.program
    package = f"calculator.{program.id.replace('-', '_')}"
    facts = [program.id, program.label, program.first.isoformat(), program.last.isoformat()]
    facts += [program.successor_label, program.successor_url, book.digest]
    named = sorted(frame.id for frame in book.frames)
    return "\n".join(
        [
            f'"""{program.label}: its frames in the order of the site, and the digest of its amounts.',
            "",
            NOTE.format(program=program.id, frame="*"),
            '"""',
            "",
            "from calculator.frames import Program",
            f"from {package} import {', '.join(named)}",
            "",
            f"PROGRAM = Program{tuple_of([quoted(each) for each in facts])}",
            f"RULEBOOK = {quoted(book.digest)}",
            f"FRAMES = {tuple_of([frame.id for frame in book.frames])}",
            "",
        ]
    )


def _checks(book: Rulebook) -> str:
    """What is asked about the applicant; nothing imports it before somebody asks."""
    package = f"calculator.{book.program.id.replace('-', '_')}"
    asked: tuple[Check | Headcount, ...] = (*book.checks, *book.headcounts)
    named = sorted(each.id for each in asked)
    lines = [f'"""{book.program.label}: what may be asked about the applicant, in the order of the site.', ""]
    lines += [NOTE.format(program=book.program.id, frame="*"), '"""', ""]
    lines += [f"from {package} import {', '.join(named)}", ""] if named else []
    for name, known in (("CHECKS", book.checks), ("HEADCOUNTS", book.headcounts)):
        lines.append(f"{name} = {tuple_of([each.id for each in known]) if known else '()'}")
    return "\n".join([*lines, ""])


def _outlook(book: Rulebook) -> str:
    """What is asked beside an amount; nothing imports it before somebody asks."""
    package = f"calculator.{book.program.id.replace('-', '_')}"
    names = [f"{frame.id}_edges" for frame in book.frames]
    lines = [f'"""{book.program.label}: where each frame\'s amount turns, by the frame\'s id.', ""]
    lines += [NOTE.format(program=book.program.id, frame="*"), '"""', ""]
    lines.append(f"from {package} import {', '.join(sorted(names))}")
    rows = [f"{quoted(frame.id)}: {name}" for frame, name in zip(book.frames, names, strict=True)]
    return "\n".join([*lines, "", f"EDGES = {{{', '.join(rows)}}}", ""])


def _finders(book: Rulebook) -> str:
    """Which finders there are; nothing imports it before somebody asks."""
    package = f"calculator.{book.program.id.replace('-', '_')}"
    named = [each.id for each in book.finders]
    lines = [f'"""{book.program.label}: what finds the frames for a shopping list, in the order of the site.', ""]
    lines += [NOTE.format(program=book.program.id, frame="*"), '"""', ""]
    lines += [f"from {package} import {', '.join(sorted(named))}", ""] if named else []
    return "\n".join([*lines, f"FINDERS = {tuple_of(named) if named else '()'}", ""])


def _rounds(book: Rulebook) -> str:
    """The deadlines of each frame, for the command line: label, day, and the moment in words."""
    lines = [f'"""Deadlines of {book.program.label}, for the command line.', ""]
    lines += [NOTE.format(program=book.program.id, frame="schedule"), '"""', "", "ROUNDS = {"]
    for frame in book.frames:
        (track,) = [each for each in book.tracks if frame.id in each.frames]
        rows = [(each.label, each.deadline.date().isoformat(), moment(each.deadline)) for each in track.rounds]
        told = tuple_of([tuple_of([quoted(cell) for cell in row]) for row in rows])
        lines.append(f"    {quoted(frame.id)}: {told},")
    return "\n".join([*lines, "}", ""])


def _passages(book: Rulebook) -> str:
    rows = [f"    {quoted(each.id)}: {quoted(short_citation(book, each.id))}," for each in book.passages]
    head = [f'"""Short citations of the passages of {book.program.label}, for the command line.', ""]
    note = NOTE.format(program=book.program.id, frame="sources")
    return "\n".join([*head, note, '"""', "", "PASSAGES = {", *rows, "}", ""])


def _confidence(book: Rulebook) -> str:
    """How sure each value, frame and passage is that is less than official, for the command line."""
    lines = [f'"""What {book.program.label} does not have from an official text of its own, for the command line.', ""]
    lines += [NOTE.format(program=book.program.id, frame="*"), '"""', "", "CONFIDENCE: dict[str, dict[str, str]] = {"]
    for frame in book.frames:
        found = [(each.name, confidence.of_value(book, frame, each)) for each in frame.values]
        rows = [f"{quoted(name)}: {quoted(sure)}" for name, sure in found if sure != confidence.ORDER[0]]
        lines.append(f"    {quoted(frame.id)}: {{{', '.join(rows)}}},")
    frames = {each.id: confidence.of_frame(book, each) for each in book.frames}
    passages = {each.id: each.confidence for each in book.passages}
    for name, known in (("FRAMES", frames), ("PASSAGES", passages)):
        rows = [f"{quoted(id_)}: {quoted(sure)}" for id_, sure in known.items() if sure != confidence.ORDER[0]]
        lines += ["}", "", f"{name}: dict[str, str] = {{", *(f"    {row}," for row in rows)]
    return "\n".join([*lines, "}", ""])
