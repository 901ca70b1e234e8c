"""What an answer rests on, as a person reads it in a terminal: which steps no official text of this year gives."""

from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

TITLE = "この答えの拠りどころ"
_WARNING = "この制度の公式の文書そのものでは確かめていません。申請の前に、公式サイトと事務局で確かめてください。"
_ORDER = ("official", "secondary", "carried_over")
_KINDS = (
    ("secondary", "公式の文言の引用や、解説によるもの"),
    ("carried_over", "前の制度の規則のままと見なしたもの"),
)


def unsure_steps(result: Object, known: "dict[str, str]") -> "list[tuple[str, str, str]]":
    """Return (id, label, how sure) of each step that is less than official; known: value -> how sure."""
    steps = [dict(row.pairs) for row in _steps(result)] if known else []
    return [(row["id"], row["label"], known[row["id"]]) for row in steps if row["id"] in known]


def unsure_cited(
    cited: "list[tuple[str, str, tuple[str, ...]]]", known: "dict[str, str]"
) -> "list[tuple[str, str, str]]":
    """Return (id, label, how sure) of each thing of which no passage is official; known: passage -> how sure.

    Where an id stands several times the least sure counts.
    """
    found: dict[str, tuple[str, int]] = {}
    for id_, label, passages in cited:
        sure = min([_ORDER.index(known.get(each, _ORDER[0])) for each in passages] or [0])
        if sure > (found[id_][1] if id_ in found else 0):
            found[id_] = (label, sure)
    return [(id_, label, _ORDER[sure]) for id_, (label, sure) in found.items()]


def unsure_frames(ids: "list[str]", rules: "Any", known: "dict[str, str]") -> "list[tuple[str, str, str]]":
    """Return (id, label, how sure) of each of these frames that has a rule less than official; rules: web.Rules."""
    labels = {module.FRAME.id: module.FRAME.label for module in rules.frames}
    return [(id_, f"{labels[id_]}の規則の一部", known[id_]) for id_ in ids if id_ in known]


def placed_frames(result: Object) -> "list[str]":
    """Return the frames of a finder's answer into which some line of the list goes."""
    rows = [dict(row.pairs) for row in dict(result.pairs).get("frames", [])]
    return [row["id"] for row in rows if row["lines"]]


def check_cites(result: Object) -> "list[tuple[str, str, tuple[str, ...]]]":
    """Return (id, label, passages) of what a check's answer rests on: its verdicts' reasons and its steps."""
    found = dict(result.pairs)
    cited = []
    for verdict in [dict(row.pairs) for row in found["verdicts"]]:
        reasons = [dict(row.pairs) for row in verdict["reasons"]]
        cited += [(verdict["id"], verdict["label"], each["passages"]) for each in reasons]
    return cited + [(row["id"], row["label"], row["passages"]) for row in [dict(row.pairs) for row in found["steps"]]]


def headcount_cites(result: Object) -> "list[tuple[str, str, tuple[str, ...]]]":
    """Return (id, label, passages) of the definition that a headcount went by, where there is one."""
    told = dict(result.pairs)["definition"]
    row = dict(told.pairs) if told else None
    return [("definition", f"{row['label']}の決まり", row["passages"])] if row else []


def confidence_lines(unsure: "list[tuple[str, str, str]]") -> "list[str]":
    """Return what to tell of them: a warning, then each kind with what it holds for; nothing where all is official."""
    lines = [_WARNING] if unsure else []
    for kind, words in _KINDS:
        labels = [label for _, label, sure in unsure if sure == kind]
        lines += [f"{words}：{'、'.join(labels)}"] if labels else []
    return lines


def confidence_text(unsure: "list[tuple[str, str, str]]") -> str:
    """Return the same as it stands below an answer."""
    lines = [f"  {line}\n" for line in confidence_lines(unsure)]
    return f"\n{TITLE}\n{''.join(lines)}" if lines else ""


def with_confidence(result: Object, unsure: "list[tuple[str, str, str]]") -> Object:
    """Return an answer with a last key that says how sure it is, where something is less than official."""
    told = [("confidence", Object([(id_, sure) for id_, _, sure in unsure]))] if unsure else []
    return Object(result.pairs + told)


def _steps(result: Object) -> "list[Any]":
    found: list[Any] = dict(result.pairs)["steps"]
    return found
