"""Names, and the conditions over them."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.rulebook.errors import Place
from scripts.rulebook.literals import Quantity


@dataclass(frozen=True, slots=True)
class Name:
    """A reference to an input or a value of the same frame."""

    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Among:
    """The choice (or yes/no) under `name` is one of `options`."""

    name: Name
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """The number under `name` stands to `other` as the comparator (以上, 超, 以下, 未満 or ＝) says."""

    name: Name
    comparator: str
    other: Quantity | Name
    place: Place


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """No part holds."""

    parts: tuple[Condition, ...]


Condition = Among | Compare | All | AnyOf | NoneOf
