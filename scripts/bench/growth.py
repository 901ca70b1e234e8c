"""How time grows: with the members of one group, and with the frames of a programme (copies of a rule file)."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from calculator.it_2025 import fukusu
from calculator.web import handle
from scripts.generate.pages import pages
from scripts.generate.python import modules
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import recorded_rules

PROGRAMME = recorded_rules()
MEMBERS = (10, 100, 1000)
FRAMES = (5, 20, 50)
COPIED = "tsujyo"

type Figures = dict[str, Any]


def measure(runs: int) -> Figures:
    """Time both, `runs` times; medians."""
    return {
        "members": [_members(count, runs) for count in MEMBERS],
        "frames": [_frames(count, runs) for count in FRAMES],
    }


# ---------------------------------------------------------------- members


def _members(count: int, runs: int) -> Figures:
    amount: Callable[..., int | None] = fukusu.amount
    member = {"size": "small", "functions": 2, "software_purchase": 800_000, "uses_analysis_tool": True}
    group = {"members": [member] * count, "analysis": 3_000_000, "coordination": 1_000_000}
    request = json.dumps({"program": "it-2025", "frame": "fukusu", "inputs": group})
    return {
        "members": count,
        "estimate": _milliseconds(lambda: handle(request), runs),
        "amount": _milliseconds(lambda: amount(**group), runs),
    }


# ---------------------------------------------------------------- frames


def _frames(count: int, runs: int) -> Figures:
    with TemporaryDirectory() as work:
        folder = Path(work, PROGRAMME.name)
        multiply(PROGRAMME, folder, count)
        book = read_programme(folder)
        return {
            "frames": count,
            "read": _milliseconds(lambda: read_programme(folder), runs),
            "code": _milliseconds(lambda: modules(book), runs),
            # Minutes for the largest: once is enough to see how it grows.
            "pages": _milliseconds(lambda: pages(book), 1),
        }


def multiply(programme: Path, folder: Path, count: int) -> None:
    """Write a programme of `count` frames to `folder`: the real ones and copies of one of them, under other names."""
    shutil.copytree(programme, folder)
    listed = re.search(r"^frames: \[(.*)\]$", (folder / "program.yml").read_text(encoding="utf-8"), re.MULTILINE)
    if listed is None:
        raise RuntimeError("program.yml has no list of frames on one line")
    copies = [f"{COPIED}_{number}" for number in range(count - len(listed[1].split(",")))]
    source = (folder / f"{COPIED}.yml").read_text(encoding="utf-8")
    for name in copies:
        (folder / f"{name}.yml").write_text(re.sub(r"(?m)^id: .*$", f"id: {name}", source), encoding="utf-8")
    # What is asked about the applicant names the frames it counts for, as the programme and its rounds do.
    for path in (folder / name for name in ("program.yml", "schedule.yml", "eligible.yml", "near_wage.yml")):
        path.write_text(_named(path.read_text(encoding="utf-8"), copies), encoding="utf-8")
    finder = folder / "finder.yml"
    finder.write_text(_apart(finder.read_text(encoding="utf-8"), copies), encoding="utf-8")


def _named(text: str, copies: list[str]) -> str:
    """Wherever a shared file names the copied frame, name its copies too."""
    more = "".join(f", {name}" for name in copies)
    text = re.sub(rf"(?<=[\[ ]){COPIED}(?=[\],])", f"{COPIED}{more}", text)
    inline = re.compile(rf"\{{(.*?)\b{COPIED}: (\[[^\]]*\])")
    text = inline.sub(lambda found: found[0] + "".join(f", {name}: {found[2]}" for name in copies), text)
    block = re.compile(rf"(?m)^( +){COPIED}: (\[[^\]]*\])$")
    return block.sub(lambda found: found[0] + "".join(f"\n{found[1]}{name}: {found[2]}" for name in copies), text)


def _apart(text: str, copies: list[str]) -> str:
    """In the finder the copies take nothing of a list and go with no other frame, so that it searches no more."""
    frame = re.compile(rf"(?m)^  {COPIED}:\n(?:    .*\n)+")
    text = frame.sub(lambda found: found[0] + "".join(found[0].replace(COPIED, name, 1) for name in copies), text)
    pair = re.compile(r"(?m)^  - \{frames: \[(\w+), (\w+)\], state: (\w+), (.*\n)")
    said = pair.findall(text)
    names = dict.fromkeys(name for one, two, _, _ in said for name in (one, two))
    because = next(rest for _, _, state, rest in said if state == "excluded")
    # Said of more than a thousand pairs; a rule file may not be longer than it is now.
    because = re.sub(r"text: [^,]*", "text: 申請できません。", because)
    more = [two for two in combinations([*names, *copies], 2) if two[1] in copies]
    apart = "".join(f"  - {{frames: [{one}, {two}], state: excluded, {because}" for one, two in more)
    return text.replace("\ntogether:\n", f"\ntogether:\n{apart}", 1)


def _milliseconds(work: Callable[[], object], runs: int) -> float:
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return round(median(found), 2)
