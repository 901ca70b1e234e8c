"""The JSON Schema of the rule language (draft 2020-12), made from the tables the readers use, for editors."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scripts.rulebook import keys, programmes, read_finders, read_headcounts, read_said, read_sources, scan
from scripts.rulebook.schema_parts import definitions
from scripts.rulebook.schema_words import (
    DAY,
    MOMENT,
    PROGRAMME,
    QUANTITY,
    REFERENCE,
    TEXT,
    URL,
    WHOLE,
    Schema,
    a_list,
    a_map,
    named,
    one_of,
    ref,
)

if TYPE_CHECKING:
    from pathlib import Path

_POINTER = re.compile(r"#/\$defs/([\w.]+)")
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, Schema]:
    """Return the schema of each kind of file, by the name of its own file."""
    files = {"program": _program(), "schedule": _schedule(), "frame": _frame(), "check": _check()}
    files |= {"headcount": _headcount(), "finder": _finder(), "cases": _cases(), "faq": _faq()}
    found: dict[str, Schema] = {name: {"anyOf": [schema, _taken_over()]} for name, schema in files.items()}
    alone = {"sources": _sources(), "programmes": _programmes()}
    return {f"{name}.schema.json": _file(name, each) for name, each in (found | alone).items()}


def write(folder: Path) -> None:
    """Write every schema into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(text(schema), encoding="utf-8")


def text(schema: Schema) -> str:
    """Return a schema as it is committed."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


# --- the kinds of files


def _file(name: str, schema: Schema) -> Schema:
    head: Schema = {"$schema": DRAFT, "$id": f"{name}.schema.json", "title": f"補助金ものさし: {name}"}
    found = definitions()
    needed = _needed(schema, found)
    return {**head, **schema, "$defs": {each: found[each] for each in found if each in needed}}


def _needed(schema: object, found: Schema) -> set[str]:
    """Return the names of the definitions that a schema points to, and those they point to."""
    needed: set[str] = set()
    todo = [schema]
    while todo:
        names = set(_POINTER.findall(json.dumps(todo.pop()))) - needed
        needed |= names
        todo += [found[name] for name in names]
    return needed


def _program() -> Schema:
    tax = a_map(keys.TAX_BASIS, {"times": QUANTITY, "round": ref("round"), "cite": a_list(TEXT)})
    own: dict[str, Schema] = {
        "aliases": a_list(TEXT),
        "valid": a_map(keys.PERIOD, {"from": DAY, "to": DAY}),
        "follows": PROGRAMME,
        "successor": a_map(keys.SUCCESSOR, {"url": URL}),
        "frames": a_list(REFERENCE),
        "checks": a_list(REFERENCE),
        "headcounts": a_list(REFERENCE),
        "finders": a_list(REFERENCE),
        "units": {"anyOf": [a_list(TEXT), named(TEXT)]},
        "tax_basis": tax,
        "glossary": named(a_map(keys.TERM, {})),
        "parts": named(a_map(keys.PART, _part())),
    }
    return a_map(keys.PROGRAM, own)


def _programmes() -> Schema:
    listed = a_list(PROGRAMME)
    named = dict.fromkeys(programmes.NAMED, PROGRAMME)
    return a_map(keys.PROGRAMMES, {**named, **dict.fromkeys(programmes.LISTS, listed)})


def _taken_over() -> Schema:
    """A file that is another programme's but for what it names; the reader says what may be named."""
    same: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9-]*/[a-z][a-z0-9_]*$"}
    return a_map(keys.SAME_AS, {"id": PROGRAMME, "same_as": same, "except": {"type": "object", "minProperties": 1}})


def _sources() -> Schema:
    document = a_map(
        keys.DOCUMENT, {"url": URL, "kind": one_of(read_sources.KINDS), "pages": WHOLE, "page_offset": WHOLE}
    )
    passage = a_map(keys.PASSAGE, {"page": WHOLE, "says": a_list(TEXT), "confidence": one_of(read_sources.CONFIDENCE)})
    passages: Schema = {"type": "object", "propertyNames": {"pattern": r"^[a-z0-9_]+\.[a-z0-9_]+$"}}
    documents: Schema = {"type": "object", "propertyNames": {"pattern": "^[a-z][a-z0-9-]*$"}}
    return a_map(
        keys.SOURCES,
        {
            "documents": {**documents, "additionalProperties": document},
            "passages": {**passages, "additionalProperties": passage},
            "carried_over": {"type": "object", "additionalProperties": a_list(TEXT)},
        },
    )


def _schedule() -> Schema:
    one = {
        "deadline": MOMENT,
        "decision": DAY,
        "report": MOMENT,
        "cite": a_list(TEXT),
        "confidence": one_of(read_sources.CONFIDENCE),
    }
    rounds = a_list(a_map(keys.ROUND, one))
    lead = {"before": QUANTITY, "within": QUANTITY, "cite": a_list(TEXT)}
    own = {"frames": a_list(REFERENCE), "rounds": rounds, "preparation": a_list(a_map(keys.PREPARATION, lead))}
    track = a_map(keys.TRACK, {**own, "opens": DAY, "cite": a_list(TEXT)})
    return a_map(keys.SCHEDULE, {"revised": DAY, "tracks": a_list(track)})


def _frame() -> Schema:
    ladder = a_map(keys.LADDER, {"amounts": a_list(QUANTITY), "scenarios": a_list(ref("scenario"))})
    own = {
        "include": a_list(REFERENCE),
        "expense": REFERENCE,
        "eligible_cost": REFERENCE,
        "result": REFERENCE,
        "breakdown": a_list(REFERENCE),
        "alternatives": a_list(ref("alternative")),
        "examples": a_list(ref("example")),
        "ladder": ladder,
    }
    return a_map(keys.FRAME, {**own, **_part()})


def _check() -> Schema:
    answers = {"answers": named(REFERENCE), "origin": one_of(read_said.ORIGINS), "inputs": named(ref("typed"))}
    part = _part()
    own = {key: part[key] for key in ("groups", "inputs", "values", "not_modelled", "readings")}
    table = a_map(keys.CHECK_TABLE, {"by": REFERENCE, "values": a_list(REFERENCE)})
    edges = a_map(keys.CHECK_EDGES, {"inputs": named(ref("typed"))})
    verdicts = {
        "tables": a_list(table),
        "edges": edges,
        "verdicts": named(ref("verdict")),
        "examples": a_list(a_map(keys.CHECK_EXAMPLE, answers)),
    }
    return a_map(keys.CHECK, {**own, **verdicts})


def _headcount() -> Schema:
    row = a_map(keys.WAGE_ROW, {"wage": QUANTITY, "from": DAY})
    rows: Schema = {"type": "object", "additionalProperties": row}
    table = a_map(keys.WAGE_TABLE, {"rows": rows, "cite": a_list(TEXT)})
    definition = {
        "valid": a_map(keys.VALIDITY, {"from": DAY, "to": DAY}),
        "per": one_of(read_headcounts.PER),
        "months": a_map(keys.MONTHS_LAST, {"last": QUANTITY}),
        "wages": REFERENCE,
        "not_below": REFERENCE,
        "near": a_map(keys.NEAR, dict.fromkeys(keys.NEAR.may, QUANTITY)),
        "cite": a_list(TEXT),
    }
    person = a_map(keys.HEADCOUNT_PERSON, {"wages": a_list(TEXT)})
    months: Schema = {"type": "object", "propertyNames": {"pattern": f"^{read_headcounts.MONTH.pattern}$"}}
    example = {
        "definition": REFERENCE,
        "answer": one_of(read_headcounts.ANSWERS),
        "short": QUANTITY,
        "origin": one_of(read_said.ORIGINS),
        "counts": a_map(keys.HEADCOUNT_COUNTS, dict.fromkeys(keys.HEADCOUNT_COUNTS.must, QUANTITY)),
        "months": {**months, "additionalProperties": TEXT},
        "people": a_list(person),
    }
    part = _part()
    own: dict[str, Schema] = {
        "fills": REFERENCE,
        "frames": a_list(REFERENCE),
        "wages": named(table),
        "definitions": a_list(a_map(keys.DEFINITION, definition)),
        "examples": a_list(a_map(keys.HEADCOUNT_EXAMPLE, example)),
        "not_modelled": part["not_modelled"],
        "readings": part["readings"],
    }
    return a_map(keys.HEADCOUNT, own)


def _finder() -> Schema:
    cited: dict[str, Schema] = {"cite": a_list(TEXT)}
    goes = {
        **cited,
        "into": REFERENCE,
        "monthly": REFERENCE,
        "months": REFERENCE,
        "counted": QUANTITY,
        "one": one_of(tuple(scan.YES_NO)),
    }
    kind = {
        **cited,
        "paid": a_list(one_of(read_finders.PAID)),
        "used": one_of(tuple(scan.YES_NO)),
        "belongs": one_of(tuple(scan.YES_NO)),
        "asks": a_list(TEXT),
        "goes": named(a_map(keys.GOES, goes)),
    }
    use: dict[str, Schema] = {**cited, "counts": named(named(REFERENCE))}
    pair = {**cited, "frames": a_list(REFERENCE), "state": one_of(read_finders.STATES)}
    example = {
        "inputs": named(ref("typed")),
        "items": a_list(named(ref("typed"))),
        "frames": a_list(REFERENCE),
        "subsidy": QUANTITY,
        "own_payment": QUANTITY,
        "placed": a_list(REFERENCE),
        "origin": one_of(read_said.ORIGINS),
    }
    part = _part()
    own: dict[str, Schema] = {
        "unknown": named(a_map(keys.UNKNOWN_ANSWER, {})),
        "frames": named(a_map(keys.SHELF, {**cited, "like": REFERENCE, "record": REFERENCE})),
        "uses": named(a_map(keys.FINDER_USE, use)),
        "kinds": named(a_map(keys.KIND, kind)),
        "together": a_list(a_map(keys.TOGETHER, pair)),
        "starts": named(a_map(keys.START, {"kind": REFERENCE, "uses": a_list(REFERENCE)})),
        "examples": a_list(a_map(keys.FINDER_EXAMPLE, example)),
        "not_modelled": part["not_modelled"],
        "readings": part["readings"],
    }
    return a_map(keys.FINDER, own)


def _cases() -> Schema:
    return a_map(keys.CASES, {"cases": a_list(ref("case_study"))})


def _faq() -> Schema:
    case = a_map(keys.QUESTION_CASE, {"frame": REFERENCE, "inputs": named(ref("typed"))})
    lists = {name: a_list(TEXT) for name in ("terms", "rules", "cite")}
    question = a_map(keys.QUESTION, {**lists, "topic": REFERENCE, "case": case})
    return a_map(keys.FAQ, {"topics": named(TEXT), "questions": a_list(question)})


def _part() -> dict[str, Schema]:
    """What a part and a frame have in common."""
    group: Schema = {"anyOf": [a_map(keys.GROUP_AGAIN, {}), one_of(("", None))]}
    return {
        "groups": named(group),
        "inputs": named(ref("input")),
        "values": named(ref("value")),
        "requires": a_list(ref("require")),
        "declares": a_list(ref("declare")),
        "not_modelled": a_list(ref("not_modelled")),
        "readings": a_list(ref("reading")),
        "repayments": a_list(ref("repayment")),
        "cash": a_list(ref("cash_step")),
    }
