"""Where a programme stands among the others: what came before and after it, and what of the site is about it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.rulebook.model import Rulebook
    from scripts.rulebook.programmes import Programmes


@dataclass(frozen=True, slots=True)
class Years:
    """The programmes around one.

    before: the one whose rules this one is compared with; before_compared: no more of it is known than that; after: the
    one that has pages and comes next; current: the front page, the cases and the sheets are about it; recorded: the
    records are.
    """

    before: Rulebook | None = None
    before_compared: bool = False
    after: Rulebook | None = None
    current: bool = True
    recorded: bool = True


def years(books: Iterable[Rulebook], listed: Programmes) -> dict[str, Years]:
    """Return where each programme stands, by its id; books: all that there are."""
    order = sorted(books, key=lambda each: each.program.first)
    pairs = list(pairwise(order))
    before = {new.program.id: old for old, new in pairs}
    after = {old.program.id: new for old, new in pairs if new.program.id in listed.paged}
    return {id_: _years(id_, before.get(id_), after.get(id_), listed) for id_ in (each.program.id for each in order)}


def _years(id_: str, before: Rulebook | None, after: Rulebook | None, listed: Programmes) -> Years:
    compared = before is not None and before.program.id in listed.compared
    return Years(before, compared, after, id_ == listed.current, id_ == listed.recorded)
