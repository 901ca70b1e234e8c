"""What a programme asks, frame by frame: for people in a terminal, and as JSON."""

from calculator.report import aligned
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.answers import Field

_KINDS = {"yen": "金額（円）", "yesno": "yes | no"}


def catalogue(rules: "Any") -> str:
    """Return the frames of one programme (web.Rules) and their inputs as text."""
    program = rules.program
    lines = [f"{program.label}（{program.id}）　{program.first} から {program.last} まで"]
    for module in rules.frames:
        lines += ["", f"{module.FRAME.id}  {module.FRAME.label}"]
        lines += ["  " + line for line in aligned(_rows(module.FRAME.fields, ""))]
    return "\n".join(lines) + "\n"


def catalogue_object(rules: "Any") -> Object:
    """Return the same for machines: {"program","frames":[{"id","label","inputs":[…]}]}.

    An input: name, label, type, unit, required (asked for when absent), choices (ids); of records also `inputs`.
    """
    frames = []
    for module in rules.frames:
        frame = module.FRAME
        frames.append(Object([("id", frame.id), ("label", frame.label), ("inputs", _inputs(frame.fields))]))
    return Object([("program", rules.program.id), ("frames", frames)])


def _inputs(fields: "tuple[Field, ...]") -> "list[Object]":
    found = []
    for field in fields:
        pairs = [("name", field.name), ("label", field.label), ("type", field.kind), ("unit", field.unit)]
        pairs += [("required", _required(field)), ("choices", [name for name, _ in field.choices or ()])]
        if field.kind == "records":
            pairs.append(("inputs", _inputs(field.fields)))
        found.append(Object(pairs))
    return found


def _required(field: "Field") -> bool:
    return field.default is None or field.asked is not None


def _rows(fields: "tuple[Field, ...]", prefix: str) -> "list[tuple[str, ...]]":
    rows: list[tuple[str, ...]] = []
    for field in fields:
        if field.kind == "records":
            rows += _rows(field.fields, f"{field.name}[0].")
        else:
            need = "必須" if field.default is None else "場合により必須" if field.asked else ""
            rows.append((prefix + field.name, field.label, _kind(field), need))
    return rows


def _kind(field: "Field") -> str:
    if field.kind == "choice":
        return " | ".join([name for name, _ in field.choices])
    return _KINDS.get(field.kind) or f"数（{field.unit}）"
