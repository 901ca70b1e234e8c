"""The JSON Schema of the rule language: made from the readers' tables, true of every real file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from scripts.rulebook import keys
from scripts.rulebook.errors import Faults
from scripts.rulebook.load import Items, Map, Node, load
from scripts.rulebook.read_values import OPERATIONS
from scripts.rulebook.schema import schemas, text
from tests.rulebook.bad_rules import DEMO, NEXT, ROOM, broken_demo, place_of, read_bad_rule

RULEBOOKS = Path(__file__).parents[2] / "rules"
SCHEMA = RULEBOOKS / "schema"
RULES = [
    RULEBOOKS / "programmes.yml",
    *sorted(RULEBOOKS.glob("*-*/*.yml")),
    *sorted(DEMO.glob("*.yml")),
    *sorted(NEXT.glob("*.yml")),
]
type Json = Any  # what JSON holds has any shape until it is checked

KINDS = {name: name for name in ("programmes", "program", "sources", "schedule", "cases", "faq")} | {
    "eligible": "check",
    "who": "check",
    "near_wage": "headcount",
    "wages": "headcount",
    "finder": "finder",
    "list": "finder",
}


def plain(node: Node) -> Json:
    """Return a node as JSON would hold it."""
    if isinstance(node, Map):
        return {key.value: plain(inner) for key, inner in node.entries}
    return [plain(each) for each in node.nodes] if isinstance(node, Items) else node.value


class Validator:
    """The few words of JSON Schema that ours uses; an unknown word is an error of this test."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.definitions = schema["$defs"]
        self.root = {key: part for key, part in schema.items() if key not in ("$schema", "$id", "title", "$defs")}

    def accepts(self, data: Json, schema: dict[str, Any] | None = None) -> bool:
        """Return whether the data is as the schema says."""
        found = self.root if schema is None else schema
        return all(getattr(self, f"_{word.lstrip('$')}")(data, rule, found) for word, rule in found.items())

    def _ref(self, data: Json, name: str, _: Json) -> bool:
        return self.accepts(data, self.definitions[name.removeprefix("#/$defs/")])

    def _type(self, data: Json, kinds: str | list[str], _: Json) -> bool:
        python = {"object": dict, "array": list, "string": str, "integer": int, "number": float, "boolean": bool}
        wanted = [kinds] if isinstance(kinds, str) else kinds
        return isinstance(data, tuple(python[kind] for kind in wanted))

    def _enum(self, data: Json, words: list[Any], _: Json) -> bool:
        return data in words

    def _pattern(self, data: Json, pattern: str, _: Json) -> bool:
        return not isinstance(data, str) or re.search(pattern, data) is not None

    def _required(self, data: Json, names: list[str], _: Json) -> bool:
        return not isinstance(data, dict) or set(names) <= set(data)

    def _properties(self, data: Json, known: dict[str, Any], _: Json) -> bool:
        shared = [name for name in known if isinstance(data, dict) and name in data]
        return all(self.accepts(data[name], known[name]) for name in shared)

    def _additionalProperties(self, data: Json, rule: Json, schema: Json) -> bool:  # noqa: N802 - the schema's own word
        others = [name for name in data if name not in schema.get("properties", {})] if isinstance(data, dict) else []
        return not others if rule is False else all(self.accepts(data[name], rule) for name in others)

    def _propertyNames(self, data: Json, rule: Json, _: Json) -> bool:  # noqa: N802 - the same
        return not isinstance(data, dict) or all(self.accepts(name, rule) for name in data)

    def _items(self, data: Json, rule: Json, _: Json) -> bool:
        return not isinstance(data, list) or all(self.accepts(each, rule) for each in data)

    def _minItems(self, data: Json, least: int, _: Json) -> bool:  # noqa: N802 - the same
        return not isinstance(data, list) or len(data) >= least

    def _maxItems(self, data: Json, most: int, _: Json) -> bool:  # noqa: N802 - the same
        return not isinstance(data, list) or len(data) <= most

    def _minProperties(self, data: Json, least: int, _: Json) -> bool:  # noqa: N802 - the same
        return not isinstance(data, dict) or len(data) >= least

    def _maxProperties(self, data: Json, most: int, _: Json) -> bool:  # noqa: N802 - the same
        return not isinstance(data, dict) or len(data) <= most

    def _anyOf(self, data: Json, rules: list[Any], _: Json) -> bool:  # noqa: N802 - the same
        return any(self.accepts(data, rule) for rule in rules)

    def _oneOf(self, data: Json, rules: list[Any], _: Json) -> bool:  # noqa: N802 - the same
        return [self.accepts(data, rule) for rule in rules].count(True) == 1


def accepted(path: Path) -> bool:
    """Return whether the schema of its kind accepts a rule file."""
    root = load(path, path.name, Faults())
    assert root is not None
    schema = json.loads((SCHEMA / f"{KINDS.get(path.stem, 'frame')}.schema.json").read_text(encoding="utf-8"))
    return Validator(schema).accepts(plain(root))


def written_out(schema: Json) -> Json:
    """Return what a file may hold that does not take over another programme's."""
    return schema["anyOf"][0]


def test_the_committed_schema_is_the_generated_one() -> None:
    """`python -m scripts.rulebook schema` has been run after the last change of a table."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in SCHEMA.glob("*.json")}
    assert committed == {name: text(schema) for name, schema in schemas().items()}


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_rule_file_is_as_the_schema_says(path: Path) -> None:
    """An editor that checks by the schema finds nothing to say about our rules."""
    assert accepted(path)


@pytest.mark.parametrize("path", sorted(RULEBOOKS.glob("*-*/*.yml")), ids=lambda path: path.stem)
def test_every_rule_file_points_to_its_schema(path: Path) -> None:
    """An editor finds the schema by the first line of the file, without being told."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schema/{KINDS.get(path.stem, 'frame')}.schema.json"


@pytest.mark.parametrize(
    "name",
    [
        "unknown_key",
        "missing_key",
        "no_operation",
        "two_operations",
        "inner_operation",
        "too_few_parts",
        "float",
        "not_yes_or_no",
        "comparator_word",
        "empty_condition",
        "bad_name",
        "rounding_not_known",
        "same_as_no_name",
        "same_as_and_more",
        "except_empty",
    ],
)
def test_the_schema_refuses_what_the_readers_refuse(name: str, tmp_path: Path) -> None:
    """What is wrong in a file by itself, an editor can mark already."""
    path = ROOM / f"{name}.txt"
    rule = read_bad_rule(path)
    programme, file = place_of(rule)
    assert not accepted(broken_demo(rule, tmp_path).parent / programme / file)


def test_each_operation_is_in_every_table() -> None:
    """An operation that is read is a key of a value, and has a definition in the schema."""
    frame: Json = schemas()["frame.schema.json"]
    assert tuple(OPERATIONS) == keys.OPERATIONS
    assert {f"operation.{name}" for name in OPERATIONS} <= set(frame["$defs"])
    assert len(frame["$defs"]["value"]["oneOf"]) == len(OPERATIONS)


def test_each_key_of_a_frame_is_in_the_schema() -> None:
    """No key that the readers know is missing from the schema, and none is made up."""
    frame: Json = schemas()["frame.schema.json"]
    assert set(written_out(frame)["properties"]) == set(keys.FRAME.all)
    assert set(frame["$defs"]["input"]["properties"]) == set(keys.INPUT.all)
    assert set(frame["$defs"]["value"]["properties"]) == set(keys.VALUE.all)


def test_each_key_of_a_file_that_takes_over_is_in_the_schema() -> None:
    """An editor knows what a file may hold that is another programme's but for its exceptions; sources never are."""
    found: Json = {name: schema for name, schema in schemas().items() if "anyOf" in schema}
    assert set(found) == set(schemas()) - {"sources.schema.json", "programmes.schema.json"}
    for schema in found.values():
        assert set(schema["anyOf"][1]["properties"]) == set(keys.SAME_AS.all)


def test_each_key_of_a_check_is_in_the_schema() -> None:
    """An editor knows what a check may hold, and no more."""
    check: Json = schemas()["check.schema.json"]
    assert set(written_out(check)["properties"]) == set(keys.CHECK.all)
    assert set(check["$defs"]["verdict"]["properties"]) == set(keys.VERDICT.all)


def test_each_key_of_a_headcount_is_in_the_schema() -> None:
    """The same of a headcount."""
    headcount: Json = schemas()["headcount.schema.json"]
    assert set(written_out(headcount)["properties"]) == set(keys.HEADCOUNT.all)
    assert set(written_out(headcount)["properties"]["definitions"]["items"]["properties"]) == set(keys.DEFINITION.all)
