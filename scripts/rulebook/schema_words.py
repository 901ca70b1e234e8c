"""Words of which the JSON Schema of the rule language is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook import literals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.rulebook.keys import Keys

Schema = dict[str, object]

NAME = "^[a-z][a-z0-9_]*$"

TEXT: Schema = {"type": ["string", "number", "boolean"]}  # an editor may read 3 or yes as more than text
WHOLE: Schema = {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
MOMENT: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$"}
URL: Schema = {"type": "string", "pattern": "^https://"}
QUANTITY: Schema = {"type": "string", "pattern": f"^(?:{'|'.join(literals.FORMS)})$"}
PROGRAMME: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"}
REFERENCE: Schema = {"type": "string", "pattern": NAME}


def a_map(known: Keys, own: Mapping[str, Schema]) -> Schema:
    """Return the schema of a map with exactly the known keys; what `own` does not say is text."""
    unknown = set(own) - set(known.all)
    if unknown:
        raise ValueError(f"the readers know no key {', '.join(sorted(unknown))}")
    return {
        "type": "object",
        "required": list(known.must),
        "properties": {name: own.get(name, TEXT) for name in known.all},
        "additionalProperties": False,
    }


def named(of: Schema) -> Schema:
    """Return the schema of a map from names to things of one schema."""
    return {"type": "object", "propertyNames": {"pattern": NAME}, "additionalProperties": of}


def a_list(of: Schema) -> Schema:
    """Return the schema of a list of things of one schema."""
    return {"type": "array", "items": of}


def one_of(words: Sequence[str | None]) -> Schema:
    """Return the schema of one of some words."""
    return {"enum": list(words)}


def ref(name: str) -> Schema:
    """Return the schema of what is defined under a name."""
    return {"$ref": f"#/$defs/{name}"}
