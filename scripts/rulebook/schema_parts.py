"""The schema of what rule files are made of: inputs, values with their operations, conditions, sentences, examples."""

from __future__ import annotations

from scripts.rulebook import keys, literals, read_inputs, read_payment, read_said, scan
from scripts.rulebook.keys import OPERATIONS
from scripts.rulebook.schema_words import (
    DAY,
    NAME,
    QUANTITY,
    REFERENCE,
    TEXT,
    WHOLE,
    Schema,
    a_list,
    a_map,
    named,
    one_of,
    ref,
)


def definitions() -> Schema:
    """Return what files are made of, by name."""
    cited = {"cite": ref("cite")}
    conditional = {"when": ref("condition"), **cited}
    declared = {"lead": one_of(tuple(scan.YES_NO)), "valid": a_map(keys.VALIDITY, {"from": DAY, "to": DAY})}
    return {
        "cite": {"anyOf": [a_list(TEXT), named(a_list(TEXT))]},
        "round": one_of(tuple(scan.ROUNDINGS)),
        "operand": {"anyOf": [REFERENCE, QUANTITY]},
        "condition": _condition(),
        "input": _input(),
        "value": _value(),
        **_operations(),
        "require": a_map(keys.REQUIRE, conditional),
        "verdict": _verdict(),
        "declare": a_map(keys.DECLARE, {**conditional, **declared}),
        "not_modelled": a_map(keys.NOT_MODELLED, {"figures": a_list(TEXT), **cited}),
        "reading": a_map(keys.READING, {"result": REFERENCE, **cited}),
        "alternative": a_map(keys.ALTERNATIVE, {"value": REFERENCE, **conditional}),
        "repayment": a_map(keys.REPAYMENT, {"avoided_by": REFERENCE, "over": QUANTITY, **cited}),
        "cash_step": a_map(
            keys.CASH, {"pays": one_of(read_payment.PAYS), "wait": QUANTITY, "within": QUANTITY, **cited}
        ),
        "typed": _typed(),
        "example": a_map(keys.EXAMPLE, _example()),
        "case_study": a_map(keys.CASE_STUDY, {**_example(), "frame": REFERENCE, "notice": a_list(ref("notice"))}),
        "notice": a_map(keys.NOTICE, {"cite": a_list(TEXT)}),
        "scenario": a_map(keys.SCENARIO, {"inputs": named(ref("typed"))}),
    }


def _condition() -> Schema:
    comparison: Schema = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False}
    comparison["properties"] = dict.fromkeys(literals.COMPARATORS, REFERENCE)
    several = a_list(ref("condition"))
    return {
        "type": "object",
        "minProperties": 1,
        "properties": {"any": several, "none": several},
        "propertyNames": {"pattern": NAME},
        "additionalProperties": {"anyOf": [TEXT, a_list(TEXT), comparison]},
    }


def _input() -> Schema:
    own = {
        "type": one_of(read_inputs.TYPES),
        "at_least": QUANTITY,
        "at_most": QUANTITY,
        "ask_when": ref("condition"),
        "choices": named(TEXT),
        "cite": ref("cite"),
        "frame": REFERENCE,
        "inputs": named(a_map(keys.Keys((), keys.INPUT.all), {"ask_when": ref("condition"), "cite": ref("cite")})),
        "at_most_input": REFERENCE,
        "given": one_of(tuple(scan.YES_NO)),
    }
    return a_map(keys.INPUT, own)


def _value() -> Schema:
    own = {name: ref(f"operation.{name}") for name in OPERATIONS}
    exactly_one: Schema = {"oneOf": [{"required": [name]} for name in OPERATIONS]}
    return {**a_map(keys.VALUE, {"round": ref("round"), "cite": ref("cite"), **own}), **exactly_one}


def _operations() -> Schema:
    two: Schema = {**a_list(ref("operand")), "minItems": 2, "maxItems": 2}
    case = a_map(keys.CASE, {"when": ref("condition"), "then": ref("operand")})
    otherwise = a_map(keys.OTHERWISE, {"otherwise": ref("operand")})
    rate: Schema = {"anyOf": [QUANTITY, a_map(keys.RATE, {"choose": ref("operation.choose")})]}
    band = a_map(keys.BAND, {"rate": rate, "up_to": QUANTITY})
    row = a_map(keys.ROW, {"when": ref("condition"), **dict.fromkeys(("at_least", "at_most", "below"), QUANTITY)})
    found: Schema = {
        "sum": a_list(ref("operand")),
        "times": two,
        "minus": two,
        "least": {**a_list(ref("operand")), "minItems": 2},
        "share": two,
        "choose": a_list({"anyOf": [case, otherwise]}),
        "bands": a_map(keys.TABLE, {"of": REFERENCE, "rows": a_list(band)}),
        "range": a_map(keys.TABLE, {"of": REFERENCE, "rows": a_list(row)}),
        "each": a_map(keys.EACH, dict.fromkeys(keys.EACH.must, REFERENCE)),
        "count": a_map(keys.COUNT, {"in": REFERENCE, "when": ref("condition")}),
        "test": ref("condition"),
    }
    return {f"operation.{name}": found[name] for name in OPERATIONS}


def _verdict() -> Schema:
    ruling = a_map(
        keys.RULING,
        {"answer": REFERENCE, "when": ref("condition"), "otherwise": one_of(tuple(scan.YES_NO)), "cite": ref("cite")},
    )
    barred = named(a_list(REFERENCE))
    return a_map(keys.VERDICT, {"answers": named(TEXT), "cases": a_list(ruling), "fills": REFERENCE, "barred": barred})


def _typed() -> Schema:
    """Inputs as people type them: text, or a list of records, of which equal ones are written once."""
    record = named(ref("typed"))
    repeated = a_map(keys.REPEATED, {"repeat": WHOLE, "record": record})
    return {"anyOf": [TEXT, repeated, a_list({"anyOf": [repeated, record]})]}


def _example() -> dict[str, Schema]:
    return {
        "inputs": named(ref("typed")),
        "on": DAY,
        "status": one_of(read_said.STATUSES),
        "subsidy": QUANTITY,
        "eligible_cost": QUANTITY,
        "own_payment": QUANTITY,
        "unmet": a_list(REFERENCE),
        "choices": named(QUANTITY),
        "readings": named(QUANTITY),
        "origin": one_of(read_said.ORIGINS),
    }
