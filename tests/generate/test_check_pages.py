"""The pages of checks and headcounts, read back: their tables say what the documents say, with scripts off too."""

from __future__ import annotations

import re
from pathlib import Path

from tests.oracle_checks import TABLE
from tests.rulebook.real import rules

ROOT = Path(__file__).parents[2]


def page(name: str) -> str:
    """Return a generated page."""
    return (ROOT / "docs" / "it-2025" / f"{name}.md").read_text(encoding="utf-8")


def table(text: str, label: str) -> list[list[str]]:
    """Return the rows of the table with this label, tags taken off."""
    body = text.split(f'aria-label="{label}"', 1)[1].split("</tbody>", 1)[0].split("<tbody>", 1)[1]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    return [[re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def test_the_table_of_industries_says_what_the_document_says() -> None:
    """Nine rows, each with capital, employees and the number of a 小規模事業者."""
    labels = dict(rules().check("eligible").rules.inputs[1].choices)
    shown = {row[0]: row[1:] for row in table(page("eligible"), "業種ごとの基準")}
    assert len(shown) == len(TABLE)
    for industry, (capital, people, few) in TABLE.items():
        first, *others = shown[labels[industry]]
        assert first.startswith(f"{capital:,}円")
        assert others == [f"{people}人", f"{few}人"]


def test_every_prefecture_is_listed_with_both_years() -> None:
    """Forty-seven rows with the wages of the rules, and what is not from an official text says so."""
    (headcount,) = rules().headcounts
    text = page("near_wage")
    shown = {row[0]: row[1:] for row in table(text, "地域別最低賃金")}
    assert len(shown) == 47
    for table_, at in zip(headcount.tables, (0, 2), strict=True):
        for row in table_.rows:
            assert shown[row.prefecture][at] == f"{int(row.wage.quantity.amount):,}円"
    assert "令和7年度に改定された地域別最低賃金」（参考：公式の文書で確かめられていません）" in text
    assert "令和6年度の地域別最低賃金」（公式の文書による）" in text


def test_every_round_leads_to_its_definition() -> None:
    """The first six rounds stand on the first definition, the seventh and eighth on the second."""
    rows = table(page("near_wage"), "回ごとの決まり")
    assert [row[1] for row in rows] == ["第6次公募までの決まり"] * 6 + ["第7次公募からの決まり"] * 2


def test_a_frame_leads_to_what_answers_its_questions() -> None:
    """Every frame's size leads to the check, 通常枠's wages to the headcount; an embedded form leads nowhere."""
    for name in ("tsujyo", "invoice", "denshi", "security", "fukusu"):
        assert 'data-to-check="eligible" href="../eligible/"' in page(name)
        embedded = (ROOT / "docs" / "embed" / "it-2025" / f"{name}.md").read_text(encoding="utf-8")
        assert "data-to-check" not in embedded
    assert 'data-to-check="near_wage" href="../near_wage/"' in page("tsujyo")
