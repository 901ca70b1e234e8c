"""By when one applies, as a sentence for a terminal: told from the day that was asked about, never from a clock."""

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.frames import Program


def deadline(program: "Program", rounds: "tuple[tuple[str, str, str], ...]", result: "Any") -> str:
    """Return the next deadline of a frame as seen from the day of a Result, or that there is none any more.

    rounds: (label, ISO date, the moment in words), in their order. Where no day was named, or none that could be read,
    the last deadline is told. Of a programme whose end nobody knows yet, no deadline is called the last.
    """
    found = dict(result.pairs)
    told = dict(found["receipt"].pairs)
    dated = found["status"] != "invalid" and "on" not in told["assumed"]
    left = [each for each in rounds if dated and told["on"] <= each[1]]
    if left:
        return f"次の締切は{left[0][0]}の{left[0][2]}です。"
    label, _, last = rounds[-1]
    if not program.successor_label:
        return f"分かっている締切は{label}の{last}までです。そのあとの締切は、公式サイトで確かめてください。"
    if dated:
        return f"{program.label}の受付は{last}で終わりました。"
    return f"{program.label}の最後の締切は{last}です。"
