"""The page 検証記録: what was checked, how many times, and what differed, from records/*.json alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from scripts.generate.page_mutants import KindRow, kind_rows, told_in_words
from scripts.generate.words import number, yen
from scripts.originals.words import RULES
from scripts.rulebook.model import Passage, Program, Rulebook

RECORDS = Path(__file__).resolve().parents[2] / "records"

# A section of a record: what a collector returned.
type Section = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One check of the table: what was done, in words, how many cases, how many differed, and what repeats it."""

    id: str
    label: str
    text: str
    checked: str
    wrong: str
    repeat: str


@dataclass(frozen=True, slots=True)
class Words:
    """How a section is told: its name, its sentence, the counter of its cases, and the command that repeats it."""

    label: str
    text: Callable[[Section], str]
    counter: str
    repeat: str


WORDS = {
    "same": Words(
        "前の制度との一致",
        lambda told: (
            f"補助額を決める規則と、そこから作られた計算の式が、どの枠でも{told['as']}と同じであることを確かめた。"
            f"だから、{told['as']}での総当たりと、規則のわざとの書き間違いの結果は、この制度にも当てはまる。"
        ),
        "枠",
        "make test",
    ),
    "examples": Words(
        "計算例",
        lambda _: (
            "ページに載せた計算例と、番号で引ける事例を、計算プログラム・規則の直接の読み取り・オラクルの三つで計算し、規則ファイルの答えと比べた。"
        ),
        "件",
        "make check",
    ),
    "edges": Words(
        "金額が変わる境目",
        lambda told: f"規則の{number(told['edges'])}の境目の、すぐ下・ちょうど・すぐ上を、三つで計算して比べた。",
        "点",
        "make check",
    ),
    "corpus": Words(
        "ダウンロードできる場合",
        lambda _: (
            "計算例・事例・境目・金額のはしごのすべての場合を、三つで計算して比べた。入力と答えは下から受け取れる。"
        ),
        "件",
        "make record",
    ),
    "every_yen": Words(
        "一円きざみの総当たり",
        lambda told: (
            f"枠と、金額に効く条件の組み合わせ{number(told['sweeps'])}通りについて、0円から{yen(told['last'])}まで、"
            "一円ずつすべての費用をオラクルと比べた。"
        ),
        "件",
        "make test",
    ),
    "around_caps": Words(
        "上限のまわりの総当たり",
        lambda told: (
            f"ハードウェアと、グループ全体の①②③について、上限のまわり{number(told['sweeps'])}か所を一円ずつオラクルと比べた。"
        ),
        "件",
        "make test",
    ),
    "around_edges": Words(
        "すべての費用の境目のまわり",
        lambda told: (
            f"すべての費用の欄について、境目の前後{yen(told['yen'])}ずつを、条件を変えながらオラクルと比べた。"
        ),
        "件",
        "make test",
    ),
    "at_random": Words(
        "でたらめに選んだ場合",
        lambda _: "すべての入力を同時にでたらめに選び、補助額・補助対象経費・自己負担・内訳をオラクルと比べた。",
        "件",
        "make test",
    ),
    "proofs": Words(
        "証明",
        lambda _: "場合分けの漏れと重なりがないこと、上限を超えないことなどを、すべての金額について論理で証明した。",
        "件",
        "make test",
    ),
    "rule_mutants": Words(
        "規則のわざとの書き間違い",
        told_in_words,
        "件",
        "make test",
    ),
    "planted": Words(
        "わざと入れた誤り",
        lambda _: "ページ・プログラム・出典などに誤りをひとつずつ入れて、気づけるかを試した。",
        "件",
        "make planted",
    ),
    "code_mutants": Words(
        "プログラムのわざとの書き間違い",
        lambda told: (
            f"手で書いた計算プログラム（{number(told['files'])}ファイル）の式や言葉をひとつずつ変えて、テストが気づくかを試した。"
            f"気づけない{number(told['explained'])}件には、変えても働きが変わらない理由が書いてある。"
        ),
        "件",
        "make mutation",
    ),
    "originals": Words(
        "公式の文書との突き合わせ",
        lambda told: (
            f"{number(told['documents'])}の文書のファイルが同じ版であることと、"
            "引用したすべての数字が、示したページに書かれていることを確かめた。"
        ),
        "個の数字",
        "make sources",
    ),
}


def recorded() -> bool:
    """Whether there are records to tell; a copy of the project may be without."""
    return all((RECORDS / name).exists() for name in ("test.json", "mutation.json"))


class RecordsPage:
    """What the template of the page asks for."""

    def __init__(self, book: Rulebook, folder: Path = RECORDS) -> None:
        self.book = book
        self.test: Section = json.loads((folder / "test.json").read_text(encoding="utf-8"))
        self.sources: Section = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
        mutation: Section = json.loads((folder / "mutation.json").read_text(encoding="utf-8"))
        self.checks = {**self.test, "code_mutants": code_mutants([*mutation["files"].values()])}

    @property
    def program(self) -> Program:
        """The programme."""
        return self.book.program

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """One row for each section that counts cases."""
        return _rows("", self.checks)

    @cached_property
    def others(self) -> tuple[tuple[Section, tuple[Row, ...]], ...]:
        """What is on record of each other programme with a calculator, and its rows."""
        return tuple((told, _rows(f"{id_}.", told)) for id_, told in self.test["others"].items())

    @property
    def wrong(self) -> int:
        """How many differences there are in all."""
        counted = (self.checks, *self.test["others"].values())
        return sum(told.get("wrong", 0) for each in counted for name, told in each.items() if name in WORDS)

    @property
    def proofs(self) -> list[tuple[str, list[Section]]]:
        """The proofs by frame: its name, and each with its own name and what it says."""
        names = {frame.id: frame.full_label for frame in self.book.frames}
        told = groupby(self.test["proofs"]["proofs"], key=lambda each: each["frame"])
        return [(names.get(frame, "すべての枠"), list(each)) for frame, each in told]

    @property
    def mutants(self) -> tuple[KindRow, ...]:
        """The mutants of the rules, by kind."""
        return kind_rows(self.test["rule_mutants"])

    @property
    def rules(self) -> list[tuple[str, str]]:
        """How the figures stand in the documents: in words, and how many."""
        return [(RULES[name], number(count)) for name, count in self.sources["rules"].items()]

    @property
    def explained(self) -> list[tuple[Passage, str, str]]:
        """The figures that do not stand there as figures, each with the reason."""
        told = (each for each in self.sources["not_literal"] if each["reason"])
        return [(self.book.passage(each["passage"]), each["figure"], each["reason"]) for each in told]

    @property
    def unread(self) -> list[str]:
        """The documents of which no file was looked at."""
        return [self.book.document(id_).title for id_ in self.sources["unread"]]


def code_mutants(files: list[Section]) -> Section:
    """Return what the table tells of the mutants of all files."""
    checked, killed, explained = (sum(each[key] for each in files) for key in ("mutants", "killed", "explained"))
    changed = sum(each["mutants"] > 0 for each in files)
    return {"files": changed, "checked": checked, "explained": explained, "wrong": checked - killed - explained}


def _rows(before: str, checks: Section) -> tuple[Row, ...]:
    return tuple(_row(before, name, told) for name, told in checks.items() if name in WORDS)


def _row(before: str, name: str, told: Section) -> Row:
    words = WORDS[name]
    checked = f"{number(told['checked'])}{words.counter}"
    return Row(before + name, words.label, words.text(told), checked, number(told.get("wrong", 0)), words.repeat)
