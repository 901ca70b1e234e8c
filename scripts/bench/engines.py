"""The engines that estimate a case of 通常枠 in Node, ours and the rivals', and what they answer."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scripts.runtime import NODE, ROOT

PROGRAM = ROOT / "scripts" / "node" / "estimate.mjs"
PUBLICODES = Path(__file__).with_name("rivals") / "tsujyo.publicodes.yaml"
MICROPYTHON = ROOT / "node_modules" / "@micropython" / "micropython-webassembly-pyscript"

# Inputs of 通常枠 as the contract has them, values as JSON has them.
type Case = dict[str, str | int | bool]


@cache
def publicodes_rules() -> dict[str, Any]:
    """The frame in Publicodes' own language."""
    rules: dict[str, Any] = YAML(typ="safe", pure=True).load(PUBLICODES)
    return rules


def ask(engine: str, cases: list[Case], *, how: str = "handle", seconds: float = 0) -> dict[str, Any]:
    """Ask plain, publicodes, pyodide or micropython: {"answers": one a case, "microseconds": a case, when timed}."""
    question = {"engine": engine, "how": how, "cases": cases, "seconds": seconds}
    if engine == "publicodes":
        question["rules"] = publicodes_rules()
    done = subprocess.run(
        [str(NODE), str(PROGRAM)], input=json.dumps(question), capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode:
        # A bundle on one line is part of the message: its end is what says what happened.
        raise RuntimeError(f"{engine}: {done.stderr[-1500:]}")
    answered: dict[str, Any] = json.loads(done.stdout)
    return answered
