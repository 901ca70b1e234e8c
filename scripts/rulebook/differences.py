"""What two programmes say differently, entry by entry, and what that does to every published case in yen."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from scripts.rulebook.digest import canonical
from scripts.rulebook.model import Input
from scripts.rulebook.operations import complete, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.rulebook.model import CaseStudy, Frame, Rulebook

# What an entry stands on and where, and which figures it leaves out, is no difference in what it says.
_BESIDE = ("place", "cite", "confidence", "carried_from", "says_at", "figures")
_FRAME_TEXTS = ("label", "full_label", "summary")
_FRAME_ENTRIES = (
    "inputs",
    "requires",
    "values",
    "alternatives",
    "declares",
    "not_modelled",
    "readings",
    "repayments",
    "cash",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that two programmes have otherwise.

    where: a frame, track or headcount, or "" for the programme; kind: values, declares, rounds …; keys: what of the
    entry differs, none where only one of the two has it; old, new: the entry itself, a text, or None.
    """

    where: str
    kind: str
    id: str
    keys: tuple[str, ...]
    old: object | None
    new: object | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a published case comes to under two programmes; None where a programme does not say.

    unasked: the answers of the case for which one of the programmes has no question, so that they do not count there.
    """

    case: CaseStudy
    old: int | None
    new: int | None
    unasked: tuple[str, ...]


def differences(old: Rulebook, new: Rulebook) -> tuple[Difference, ...]:
    """Return everything that differs, in the order of the later programme; empty when nothing does."""
    return tuple(_differences(old, new))


def effects(old: Rulebook, new: Rulebook, cases: Iterable[CaseStudy]) -> tuple[Effect, ...]:
    """Return what each case comes to under both; an answer that a programme does not ask for does not count there."""
    return tuple(_effect(old, new, each) for each in cases)


def _differences(old: Rulebook, new: Rulebook) -> Iterator[Difference]:
    for key in ("label", "office"):
        yield from _text("", "program", key, getattr(old.program, key), getattr(new.program, key))
    yield from _entries("", "glossary", old.program.glossary, new.program.glossary)
    frames = {each.id: each for each in old.frames}
    for frame in new.frames:
        known = frames.pop(frame.id, None)
        if known is None:
            yield Difference(frame.id, "frames", frame.id, (), None, frame)
        else:
            yield from _of_frame(known, frame)
    yield from (Difference(each.id, "frames", each.id, (), each, None) for each in frames.values())
    yield from _of_parts("rounds", old.tracks, new.tracks, ("rounds", "preparation"))
    yield from _of_parts("headcounts", old.headcounts, new.headcounts, ("tables", "definitions", "readings"))
    yield from _of_parts("finders", old.finders, new.finders, ("unknown", "shelves", "uses", "kinds", "together"))


def _of_frame(old: Frame, new: Frame) -> Iterator[Difference]:
    for key in _FRAME_TEXTS:
        yield from _text(new.id, "frames", key, getattr(old, key), getattr(new, key))
    for kind in _FRAME_ENTRIES:
        yield from _entries(new.id, kind, getattr(old, kind), getattr(new, kind))


def _of_parts(kind: str, old: Iterable[object], new: Iterable[object], inner: tuple[str, ...]) -> Iterator[Difference]:
    """Tracks or headcounts: those that both have, by what stands in them; the others as a whole."""
    known = {_id(each): each for each in old}
    for each in new:
        before = known.pop(_id(each), None)
        if before is None:
            yield Difference(_id(each), kind, _id(each), (), None, each)
            continue
        for key in inner:
            yield from _entries(_id(each), key, getattr(before, key), getattr(each, key))
    yield from (Difference(id_, kind, id_, (), each, None) for id_, each in known.items())


def _entries(where: str, kind: str, old: Iterable[object], new: Iterable[object]) -> Iterator[Difference]:
    known = {_id(each): each for each in old}
    for each in new:
        before = known.pop(_id(each), None)
        keys = _keys(before, each)
        inner = _of_records(where, kind, before, each)
        if inner:
            yield from inner
            keys = tuple(key for key in keys if key != "record")
        if before is None or keys:
            yield Difference(where, kind, _id(each), keys, before, each)
    yield from (Difference(where, kind, id_, (), each, None) for id_, each in known.items())


def _of_records(where: str, kind: str, old: object | None, new: object) -> tuple[Difference, ...]:
    """What is asked of each record is told question by question."""
    if not (isinstance(old, Input) and isinstance(new, Input)):
        return ()
    return tuple(_entries(where, kind, old.fields, new.fields))


def _text(where: str, kind: str, key: str, old: str, new: str) -> Iterator[Difference]:
    if old != new:
        yield Difference(where, kind, key, (key,), old, new)


def _id(entry: object) -> str:
    """Inputs and values have a name, a shelf has its frame's, what is not known its input's, everything else an id."""
    return str(next(filter(None, (getattr(entry, key, "") for key in ("name", "id", "frame", "input"))), ""))


def _keys(old: object | None, new: object) -> tuple[str, ...]:
    if old is None or not is_dataclass(new):
        return ()
    named = (each.name for each in fields(new) if each.name not in _BESIDE)
    return tuple(name for name in named if _written(getattr(old, name)) != _written(getattr(new, name)))


def _written(part: object) -> str:
    """A text as it stands; anything else without its places, and with figures however they are spelled."""
    return part if isinstance(part, str) else canonical(part)


def _effect(old: Rulebook, new: Rulebook, case: CaseStudy) -> Effect:
    amounts, unasked = [], []
    for book in (old, new):
        frame = next((each for each in book.frames if each.id == case.frame), None)
        known = [each for each in case.example.inputs if frame is not None and frame.input(each[0]) is not None]
        unasked += [name for name, _ in case.example.inputs if frame is not None and frame.input(name) is None]
        amounts.append(_subsidy(book, frame, tuple(known)))
    return Effect(case, amounts[0], amounts[1], tuple(dict.fromkeys(unasked)))


def _subsidy(book: Rulebook, frame: Frame | None, typed: tuple[tuple[str, object], ...]) -> int | None:
    """None where there is no such frame, or where it asks for more than the case tells."""
    if frame is None:
        return None
    try:
        return evaluate(book, frame.id, complete(frame, typed)).subsidy
    except ValueError:
        return None
