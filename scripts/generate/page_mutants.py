"""The mutants of the rules on the page 検証記録: by kind, how many were made, refused, noticed, and proved the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scripts.generate.words import number

# How each kind of change is told.
KINDS = {
    "円 ±1": "金額を1円増やす・減らす",
    "数 ±1": "月数・機能・プロセス・者などの数を、ひとつ増やす・減らす",
    "率 ±1": "率の分子（％は数字）を、ひとつ増やす・減らす",
    "率の入替": "隣りあうふたつの率を入れかえる",
    "隣の率": "率を、隣の率にする",
    "以上・超・以下・未満": "以上を超に、以下を未満に（その逆も）",
    "端数": "端数の切捨てを、切上げや四捨五入にする",
    "はい・いいえ": "「はい」と「いいえ」を逆にする",
    "requires ぬき": "申請の条件をひとつ落とす",
    "choose ぬき": "場合分けの場合をひとつ落とす",
    "選択肢ぬき": "条件の選択肢をひとつ落とす",
    "rows ぬき": "表の行をひとつ落とす",
    "sum ぬき": "足すものをひとつ落とす",
    "least ぬき": "上限など、比べるものをひとつ落とす",
    "alternatives ぬき": "選べる受け取り方をひとつ落とす",
}


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of change in words, with its numbers."""

    label: str
    made: str
    alone: str
    together: str
    same: str


def kind_rows(told: dict[str, Any]) -> tuple[KindRow, ...]:
    """Return a row for each kind on record."""
    return tuple(_row(kind, counted) for kind, counted in told["kinds"].items())


def _row(kind: str, counted: dict[str, int]) -> KindRow:
    changing = number(counted["made"] - counted["same"])
    alone, together = (f"{number(counted[key])} / {changing}" for key in ("alone", "together"))
    return KindRow(KINDS[kind], number(counted["made"]), alone, together, number(counted["same"]))


def told_in_words(told: dict[str, Any]) -> str:
    """Return what was tried and what came out, in sentences."""
    changing = number(told["checked"] - told["same"])
    return (
        "規則の数字・比べ方・率・行などを一度にひとつずつ変え、規則だけを変えたときと、出典もいっしょに変えたときに、気づけるかを試した。"
        f"結果が変わる{changing}件は、規則だけなら{number(told['alone'])}件を検査が断り、"
        f"出典もいっしょなら{number(told['together'])}件に計算例・入力の範囲・オラクルのどれかが気づいた。"
        f"残りの{number(told['same'])}件は、どの場合の結果も変わらないことを証明した。"
    )
