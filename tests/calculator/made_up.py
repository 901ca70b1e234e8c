"""Fields of our own for tests that are about reading and showing answers, not about a programme."""

from calculator.answers import Field


def field(name: str, kind: str, **given: object) -> Field:
    """A field with everything it does not name left open."""
    blank = dict.fromkeys(Field._fields)
    return Field(**{**blank, "name": name, "label": f"<{name}>", "kind": kind, "unit": "", **given})
