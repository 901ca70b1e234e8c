"""The page 速さの記録: how fast the site is beside its rivals, from records/bench.json alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from calculator import __version__
from scripts.bench.targets import BYTES, KILOBYTES, MILLISECONDS, SCORE, SECONDS, SHARE, TIMES, Judged, judge
from scripts.generate.page_records import RECORDS, Section
from scripts.generate.words import number
from scripts.rulebook.model import Program, Rulebook

NONE = "—"

# How a figure is told, by its unit.
TOLD: dict[str, Callable[[float], str]] = {
    MILLISECONDS: lambda value: f"{value:,.1f}ミリ秒" if value < 100 else f"{value:,.0f}ミリ秒",
    SECONDS: lambda value: f"{value:.2f}秒",
    BYTES: lambda value: f"{value / 1000:,.1f} kB",
    KILOBYTES: lambda value: f"{value:,.0f} kB",
    SHARE: lambda value: f"{value:.2f}倍",
    TIMES: lambda value: f"{value:.1f}倍",
    SCORE: lambda value: f"{value:.0f}点",
}

LABELS = {
    "cold": "はじめて開いて、最初の答えまで（手元）。目標は、手書きの JavaScript の時間をもとにする",
    "phone": "同じことを遅い回線で。手書きの JavaScript の何倍か",
    "bytes": "遅い回線で、最初の答えまでに届いたデータ（ページの分も入れて）",
    "ready": "はじめて開いて、Pyodide が引き継ぐまで（手元）。そのままの Pyodide の何倍か",
    "ready_fast": "同じことを速い回線で",
    "ready_again": "2度目に開いて、Pyodide が引き継ぐまで（手元）",
    "keys_quick_median": "キーを押してから結果が出るまで、MicroPython のとき。中央値",
    "keys_quick_p99": "同じものの、100回に1回の遅さ",
    "keys_ready_median": "キーを押してから結果が出るまで、Pyodide のとき。中央値",
    "keys_ready_p99": "同じものの、100回に1回の遅さ",
    "reply_wage_median": "最低賃金近傍の確認（40人の12か月分の時給）で、キーを押してから答えが出るまで。中央値",
    "reply_wage_worst": "同じものの、いちばん遅いとき",
    "reply_eligible_median": "「対象になるか」で、キーを押してから答えが出るまで。中央値",
    "reply_eligible_worst": "同じものの、いちばん遅いとき",
    "reply_what_if_median": "「あといくらで」で、キーを押してから答えが出るまで。中央値",
    "reply_what_if_worst": "同じものの、いちばん遅いとき",
    "reply_compare_median": "「どの枠か」（10行の買い物）で、キーを押してから答えが出るまで。中央値",
    "reply_compare_worst": "同じものの、いちばん遅いとき",
    "estimate_pyodide": "手順つきの計算ひとつ（Pyodide）。Publicodes の何倍速いか",
    "estimate_cpython": "手順つきの計算ひとつ（CPython）。Publicodes の何倍速いか",
    "batch_browser": "ブラウザーで、まとめて金額だけを計算",
    "batch_cpython": "CPython で、まとめて金額だけを計算",
    "batch_memory": "そのあいだに増えたメモリー",
    "building": "サイトを作り直す時間。目標は、mkdocs だけの時間をもとにする",
    "lighthouse": "Lighthouse（携帯）の速さの点数",
}
STATES = {
    "wanted": "望ましい目標に届いた",
    "must": "守るべき目標に届いた",
    "missed": "届かなかった",
    "unknown": "まだ測っていない",
}
CONDITIONS = {
    "loopback": "手元（回線の遅れなし）",
    "9000kbit": "9 Mbit/s、応答の遅れ85ミリ秒",
    "1600kbit": "1.6 Mbit/s、応答の遅れ150ミリ秒",
    "cpu4": "手元で、ページの処理を4分の1の速さに落として",
}
PAGES = {
    "real": "このサイト",
    "plain": "手書きの JavaScript",
    "stock": "そのままの Pyodide（ワーカー）",
    "stock_main": "そのままの Pyodide（ページの中）",
}
VISITS = {"cold": "はじめて", "warm": "2度目"}
ENGINES = {
    "cpython_explain": "CPython、手順つきの計算",
    "cpython_handle": "CPython、文字列の問いから答えまで",
    "pyodide_explain": "Pyodide、手順つきの計算",
    "pyodide_handle": "Pyodide、文字列の問いから答えまで",
    "micropython_explain": "MicroPython、手順つきの計算",
    "micropython_handle": "MicroPython、文字列の問いから答えまで",
    "publicodes": "Publicodes",
    "plain": "手書きの JavaScript（金額だけ）",
}
KEYS = {"quick": "MicroPython のとき", "ready": "Pyodide のとき", "plain": "手書きの JavaScript"}
MACHINE = {
    "cpu": "プロセッサー",
    "cores": "使えるコアの数",
    "memory": "メモリー",
    "system": "OS",
    "chromium": "Chromium",
    "font": "日本語の書体",
    "python": "Python",
    "pyodide": "Pyodide",
    "micropython": "MicroPython",
    "publicodes": "Publicodes",
    "calculator": "計算プログラムの版",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A target as the page tells it."""

    id: str
    label: str
    value: str
    must: str
    wanted: str
    state: str


class SpeedPage:
    """What the template of the page asks for."""

    def __init__(self, book: Rulebook, folder: Path = RECORDS) -> None:
        record = folder / "bench.json"
        self.book = book
        self.told: Section = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}

    @property
    def program(self) -> Program:
        """The programme."""
        return self.book.program

    @property
    def stale(self) -> bool:
        """Whether the rules or the calculator have changed since."""
        now = (self.book.digest, __version__)
        return bool(self.told) and now != (self.told["rulebook"], self.told["machine"]["calculator"])

    @cached_property
    def goals(self) -> list[Goal]:
        """Every target, reached or not."""
        return [_goal(each) for each in judge(self.told)]

    @property
    def missed(self) -> int:
        """How many targets were measured and not reached."""
        return sum(each.state == STATES["missed"] for each in self.goals)

    @property
    def runs(self) -> str:
        """How often each figure was measured: 7, or 1〜7 where they differ."""
        counts = {each["runs"] for each in self.told.values() if isinstance(each, dict) and "runs" in each}
        return "〜".join(map(str, sorted({min(counts), max(counts)}))) if counts else ""

    @property
    def answers(self) -> list[tuple[str, list[list[str]]]]:
        """The first answers: the condition in words, a row for each page and visit."""
        told = self.told.get("first_answer", {})
        return [
            (label, [_visit(page, visit, told[name]) for page in told[name] for visit in VISITS])
            for name, label in CONDITIONS.items()
            if name in told
        ]

    @property
    def files(self) -> list[tuple[str, str]]:
        """What the page fetches: path and size, the largest first."""
        return [(path, number(size)) for path, size in self.told.get("transfer", {}).get("files", [])]

    @property
    def keys(self) -> list[tuple[str, str, str]]:
        """From key to paint: in which state, median, 99th percentile."""
        told = self.told.get("keystrokes", {})
        return [
            (label, _told(MILLISECONDS, told[name]["median"]), _told(MILLISECONDS, told[name]["p99"]))
            for name, label in KEYS.items()
            if name in told
        ]

    @property
    def engines(self) -> list[tuple[str, str, str]]:
        """One estimate: the engine, microseconds, how many times faster than Publicodes."""
        told = self.told.get("estimates", {}).get("microseconds", {})
        return [
            (label, f"{told[name]:,.1f}マイクロ秒", _told(TIMES, told["publicodes"] / told[name]))
            for name, label in ENGINES.items()
            if name in told
        ]

    @property
    def batches(self) -> list[tuple[str, str, str]]:
        """Many cases: what was done, how many cases, how long."""
        told = self.told.get("batches")
        if not told:
            return []
        browser, cpython = told["browser"], told["cpython"]
        rows = [
            ("ブラウザーの Pyodide で、金額だけ", browser["cases"], browser["amounts"] / 1000),
            ("ブラウザーの Pyodide で、手順つきの答えをまとめて", browser["cases"], _seconds(browser["results"])),
            ("手書きの JavaScript で、金額だけ", browser["cases"], browser["plain"] / 1000),
            ("CPython で、金額だけ", cpython["cases"], cpython["seconds"]),
        ]
        return [(label, f"{number(cases)}件", _told(SECONDS, took)) for label, cases, took in rows]

    @property
    def growth(self) -> dict[str, list[list[str]]]:
        """How time grows with members and with frames: rows of texts."""
        told = self.told.get("growth", {})
        return {name: [_row(each) for each in told.get(name, [])] for name in ("members", "frames")}

    @property
    def machine(self) -> list[tuple[str, str]]:
        """The machine and its tools, in words."""
        told = self.told.get("machine", {})
        return [(label, told[name]) for name, label in MACHINE.items() if told.get(name)]


def _goal(judged: Judged) -> Goal:
    unit = judged.target.unit
    value, must, wanted = (_told(unit, each) for each in (judged.value, judged.must, judged.wanted))
    return Goal(judged.target.id, LABELS[judged.target.id], value, must, wanted, STATES[judged.state])


def _told(unit: str, value: float | None) -> str:
    return NONE if value is None else TOLD[unit](value)


def _seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


def _visit(page: str, visit: str, told: dict[str, Any]) -> list[str]:
    found = told[page][visit]
    times = [_told(MILLISECONDS, found[name]) for name in ("answer", "ready")]
    spread = f"{number(found['answer_from'])}〜{number(found['answer_to'])}"
    return [PAGES[page], VISITS[visit], times[0], spread, times[1], _told(BYTES, found["bytes"])]


def _row(told: Section) -> list[str]:
    """The first figure is a count, the others are milliseconds."""
    (_, count), *times = told.items()
    return [number(count), *(_told(MILLISECONDS, value) for _, value in times)]
