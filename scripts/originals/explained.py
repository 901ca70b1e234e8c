"""The figures that no rule of matching finds, each with the reason and the words on the page that stand for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a figure does not stand on its page as such; `seen` must stand there, without white space."""

    reason: str
    seen: str


EXPLAINED = {
    ("flyer.fukusu", "200万円以下"): Explained(
        "表の欄に金額だけがあり、上限であることは公募要領に書かれている。", "(c)事務費・専門家経費:200万円"
    ),
    ("tsujyo.repay_total", "1/2超"): Explained(
        "「2で割った値を超える」という割り算の形で書かれている。", "年率増加率平均/2」を超え"
    ),
    ("tsujyo.processes", "6プロセス以下"): Explained(
        "業務プロセスの番号が01から06までで、種類が六つであることから数えた。", "「各業種P-06」"
    ),
    ("invoice.functions", "3機能以下"): Explained(
        "機能の名前が三つ並んでいることから数えた。", "「会計」「受発注」「決済」"
    ),
    ("fukusu.idle", "1者以下"): Explained(
        "使わない参画事業者は構成員にならず、残るのは代表事業者ひとりだけ、という並びから数えた。",
        "グループ構成員として認められない",
    ),
    ("fukusu.kitei_coordination", "10%"): Explained(
        "表のせまい欄の中で「10パ」と「ーセント」の二行に分かれていて、文字の並びがつながらない。", "費用の10パ"
    ),
    ("fukusu.report", "2年"): Explained("報告の表に、1年度目と2年度目の二行がある。", "2年度目"),
}
