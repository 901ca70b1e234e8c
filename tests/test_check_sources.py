"""Holds the check of the official documents: what it finds, what it refuses, and that its record is current."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scripts import check_sources
from scripts.originals.check import check, passages_digest
from scripts.originals.explained import EXPLAINED
from scripts.originals.match import found_by
from scripts.originals.texts import Page, plain
from scripts.originals.words import RULES
from scripts.rulebook.figures import read_figure
from scripts.rulebook.model import Rulebook
from tests.rulebook.real import rules

RECORD = json.loads((Path(__file__).parents[1] / "records" / "sources.json").read_text(encoding="utf-8"))


def rule(figure: str, text: str, *formulas: str) -> str:
    """The rule by which a figure stands in a text."""
    read = read_figure(figure)
    assert read is not None
    document = rules().document("workbook-fukusu" if formulas else "koubo-tsujyo")
    return found_by(read, Page("", plain(text), (), formulas), document)


@pytest.mark.parametrize(
    ("figure", "text", "name"),
    [
        ("150万円以上", "補助額が １５０ 万円\n以上の場合", "literal"),
        ("3億円以下", "300,000,000円以下", "literal"),
        ("30%以上", "全従業員の３０パーセント以上", "literal"),
        ("24か月", "2年分", "literal"),
        ("1円未満切捨て", "１円未満は切り捨てとする", "literal"),
        ("24か月以下", "最大２年分", "spoken"),
        ("5万円以上", "５万円～１５０万円", "spoken"),
        ("150万円以下", "５万円～１５０万円", "spoken"),
        ("15億円超", "課税所得の年平均額が１５億円を\n６超える", "spoken"),
        ("1.5%未満", "年平均１．５パーセントに達しない", "spoken"),
        ("50万円/者", "構成員の数に５０万円を乗じた額", "spoken"),
        ("3,000万円以下", "補助上限額は、３，０００万円とする", "spoken"),
        ("4プロセス以上", "４種類以上含む", "counted"),
    ],
)
def test_a_figure_is_found_however_it_is_written(figure: str, text: str, name: str) -> None:
    """Width, spaces, units and the words for 以上 and 以下 may differ; the rule that found it is named."""
    assert rule(figure, text) == name


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("150万円以上", "150万円以下"),
        ("150万円未満", "5万円～150万円"),
        ("150万円超", "5万円～150万円"),
        ("50万円以下", "1,050万円以下"),
        ("15億円以上", "15億円を超える"),
        ("4プロセス以上", "14種類以上"),
        ("4プロセス以上", "4種類以下"),
        ("2/3", "12/3"),
        ("3年", "2023年度"),
    ],
)
def test_another_figure_or_comparator_is_not_taken_for_it(figure: str, text: str) -> None:
    """A figure that the page does not say, or says from the other side, is not found."""
    assert rule(figure, text) == ""


def test_figures_of_a_workbook_stand_in_its_formulas() -> None:
    """ROUNDDOWN, MIN and 0.1 are read as what they say; a cell's name is no figure."""
    assert rule("1円未満切捨て", "", "=ROUNDDOWN(K16/3*2,0)") == "formula"
    assert rule("2/3", "", "=ROUNDDOWN(K16/3*2,0)") == "formula"
    assert rule("10%", "", "=C12*0.1/3*2") == "formula"
    assert rule("200万円以下", "", "=MIN(2000000,C13)") == "formula"
    assert rule("200万円以上", "", "=MIN(2000000,C13)") == ""
    assert rule("13%", "", "=MIN(2000000,C13)") == ""


def test_another_version_of_a_document_is_told(tmp_path: Path, small: Rulebook) -> None:
    """A file with the document's name but other bytes is refused, and so is a figure it does not hold."""
    (tmp_path / "flyer.txt").write_text("補助額は350万円以下", encoding="utf-8")
    report = check(small, tmp_path)
    assert "別の版です" in report.faults[0]
    assert any("5万円以上" in fault for fault in report.faults)


def test_a_missing_document_is_told(tmp_path: Path, small: Rulebook) -> None:
    """A folder without the file is no proof of anything."""
    assert "ファイルがありません" in check(small, tmp_path).faults[0]


@pytest.fixture(name="small")
def _small() -> Rulebook:
    """The rulebook with the flyer as its only document."""
    flyer = replace(rules().document("flyer"), url="https://example.org/flyer.txt")
    passages = tuple(each for each in rules().passages if each.doc == "flyer")
    return replace(rules(), documents=(flyer,), passages=passages)


def test_the_command_asks_for_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder nothing is checked, and the message says how to name one."""
    assert check_sources.main([""]) == 2
    assert "DIR=" in capsys.readouterr().err


def test_what_is_explained_is_a_passages_figure() -> None:
    """No explanation outlives its figure."""
    assert [key for key in EXPLAINED if key[1] not in rules().passage(key[0]).says] == []


def test_the_record_is_of_these_passages() -> None:
    """Documents and passages are those that were last held to the originals: else run `make sources DIR=…`."""
    assert RECORD["passages"] == passages_digest(rules())


def test_the_record_found_everything() -> None:
    """Every document is the version that was read, and every figure stands on its page or is explained."""
    assert all(each["same"] for each in RECORD["documents"])
    assert sum(RECORD["rules"].values()) == RECORD["figures"]
    assert list(RECORD["rules"]) == list(RULES)
    explained = {(each["passage"], each["figure"]) for each in RECORD["not_literal"] if each["rule"] == "explained"}
    assert explained == set(EXPLAINED)
