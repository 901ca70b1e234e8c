"""Where a programme stands among the others: what came before and after it, and what of the site is about it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.rulebook.confidence import doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.rulebook.model import Rulebook
    from scripts.rulebook.programmes import Programmes


@dataclass(frozen=True, slots=True)
class Years:
    """The programmes around one.

    before: the one whose rules this one is compared with; before_compared: no more of it is known than that; after: the
    one that has pages and comes next; after_doubtful: not all its amounts rest on official texts; others: all others
    that have pages; current: the front page, the cases and the sheets are about it; past: it came before that one;
    recorded: the records are about it.
    """

    before: Rulebook | None = None
    before_compared: bool = False
    after: Rulebook | None = None
    after_doubtful: bool = False
    others: tuple[Rulebook, ...] = ()
    current: bool = True
    past: bool = False
    recorded: bool = True


def years(books: Iterable[Rulebook], listed: Programmes) -> dict[str, Years]:
    """Return where each programme stands, by its id; books: all that there are."""
    order = sorted(books, key=lambda each: each.program.first)
    paged = [each for each in order if each.program.id in listed.paged]
    before = {new.program.id: old for old, new in pairwise(order)}
    after = {old.program.id: new for old, new in pairwise(order) if new in paged}
    now = next(each.program.first for each in order if each.program.id == listed.current)
    found = {}
    for book in order:
        id_ = book.program.id
        old, new = before.get(id_), after.get(id_)
        found[id_] = Years(
            before=old,
            before_compared=old is not None and old.program.id in listed.compared,
            after=new,
            after_doubtful=new is not None and doubtful(new),
            others=tuple(each for each in paged if each is not book),
            current=id_ == listed.current,
            past=book.program.first < now,
            recorded=id_ == listed.recorded,
        )
    return found
