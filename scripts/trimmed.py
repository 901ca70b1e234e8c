"""MicroPython with traps for what answering never runs: see scripts/trimming.py, which finds that out."""

import json
import sys
from hashlib import sha256
from pathlib import Path

from scripts.wasm import read_module

RECORD = Path(__file__).parents[1] / "records" / "micropython.json"


def trim(wasm: Path, target: Path, record: Path = RECORD) -> None:
    """Write the trimmed module; end the build where the functions were found in another one."""
    told = json.loads(record.read_text(encoding="utf-8"))
    data = wasm.read_bytes()
    if told["wasm"] != sha256(data).hexdigest():
        sys.exit(
            f"{record} は、別の版の MicroPython（{wasm.name}）で調べたものです。\n"
            "「python -m scripts.trimming」で調べ直してください（数分）。"
        )
    target.write_bytes(read_module(data).keeping(numbers(told["kept"])))


def numbers(spans: str) -> set[int]:
    """Return the numbers of a text like 1-3 7."""
    ends = [[int(end) for end in span.split("-")] for span in spans.split()]
    return {number for first, *last in ends for number in range(first, (last or [first])[0] + 1)}
