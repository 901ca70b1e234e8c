"""Puts conditions into Japanese: why a case applied, and why it did not."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.rulebook.literals import OPPOSITE
from scripts.rulebook.model import All, Among, AnyOf, Compare, Condition, Frame, Name, NoneOf


@dataclass(frozen=True, slots=True)
class Wording:
    """Names of one frame in words: inputs and values by their labels, choices by theirs."""

    frame: Frame

    def label(self, name: str) -> str:
        """Return the label of an input or value."""
        found = self.frame.input(name) or self.frame.value(name)
        return found.label if found else name

    def choice(self, name: str, option: str) -> str:
        """Return the label of a choice."""
        found = self.frame.input(name)
        return dict(found.choices).get(option, option) if found else option

    def holds(self, condition: Condition) -> str:
        """Say a condition as a clause that can stand before なので: 「規模」が小規模事業者."""
        match condition:
            case Among(name, ("yes",)):
                return f"「{self.label(name.id)}」が「はい」"
            case Among(name, ("no",)):
                return f"「{self.label(name.id)}」が「いいえ」"
            case Among(name, options):
                return f"「{self.label(name.id)}」が{'か'.join(self.choice(name.id, each) for each in options)}"
            case Compare():
                return self._compared(condition, condition.comparator)
            case All(parts):
                return "、".join(self.holds(part) for part in parts)
            case AnyOf(parts):
                return "、または".join(self.holds(part) for part in parts)
            case NoneOf(parts):
                return "、".join(self.fails(part) for part in parts)

    def fails(self, condition: Condition) -> str:
        """Say the opposite of a condition as a clause."""
        match condition:
            case Among(name, ("yes",)):
                return self.holds(Among(name, ("no",)))
            case Among(name, ("no",)):
                return self.holds(Among(name, ("yes",)))
            case Among():
                return f"{self.holds(condition)}ではない"
            case Compare(_, comparator) if comparator in OPPOSITE:
                return self._compared(condition, OPPOSITE[comparator])
            case Compare():
                return f"{self.holds(condition)}ではない"
            case All(parts):
                return "、または".join(self.fails(part) for part in parts)
            case AnyOf(parts):
                return "、".join(self.fails(part) for part in parts)
            case NoneOf(parts):
                return "、または".join(self.holds(part) for part in parts)

    def _compared(self, condition: Compare, comparator: str) -> str:
        other = condition.other
        if not isinstance(other, Name) and other.amount == 0 and comparator in ("超", "以下", "＝"):
            return f"「{self.label(condition.name.id)}」が{'ある' if comparator == '超' else 'ない'}"
        right = f"「{self.label(other.id)}」" if isinstance(other, Name) else str(other)
        word = "" if comparator == "＝" else comparator
        return f"「{self.label(condition.name.id)}」が{right}{word}"
