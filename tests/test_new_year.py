"""The next year in an hour: a programme is laid out, then changed as its new documents say, and becomes code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from scripts import new_year
from scripts.generate.pages import pages
from scripts.generate.python import modules
from scripts.generate.years import Years
from scripts.rulebook import confidence
from scripts.rulebook.differences import differences
from scripts.rulebook.programme import check_programme, read_and_try

ROOT = Path(__file__).parents[1]
YEAR = "it-2027"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The rules with a made-up 2027, which is thrown away."""
    folder = Path(shutil.copytree(ROOT / "rules", tmp_path / "rules", ignore=shutil.ignore_patterns("published")))
    new_year.lay_out(folder, "it-2026", YEAR)
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Change one place of a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_laid_out_is_whole_and_confirms_nothing(rules: Path) -> None:
    """It has no fault, every value is carried over, no deadline is known, and it begins after the year before."""
    book = check_programme(rules / YEAR)
    before = check_programme(rules / "it-2026")
    sure = {confidence.of_value(book, frame, value) for frame in book.frames for value in frame.values}
    assert sure == {"carried_over"}
    assert [each.rounds for each in book.tracks] == [(), ()]
    assert (book.program.label, book.program.follows) == ("デジタル化・AI導入補助金2027", "it-2026")
    assert book.program.first > before.program.last
    assert {each.kind for each in differences(before, book)} <= {"program", "rounds"}


def test_a_new_document_becomes_a_rule_and_code(rules: Path) -> None:
    """A passage read anew, an exception it supports, examples and cases now false: the module has the figure."""
    sources, frame = rules / YEAR / "sources.yml", rules / YEAR / "security.yml"
    edit(sources, "    - security.rate\n", "")
    edit(sources, "    - overview.security\n", "")
    document = (
        "documents:\n  koubo-2027: {title: 公募要領, publisher: 事務局, version: 2027-04-01, "
        'url: "https://example.jp/", kind: quoted}\n'
    )
    edit(sources, "documents: {}\n", document)
    passage = (
        "passages:\n  security.rate: {doc: koubo-2027, place: 補助率の表, restated: 補助率は3/4以内です。, "
        "says: [3/4], confidence: secondary}\n"
    )
    edit(sources, "passages: {}\n", passage)
    choose = "choose: [{when: {size: small}, then: 3/4}, {otherwise: 3/4}]"
    rate = f"except:\n  values:\n    rate: {{{choose}, cite: [security.rate]}}\n"
    subsidy = "    subsidy: {cite: [security.amount, security.range]}\n"
    edit(frame, "except:\n", rate + subsidy)
    book, false = read_and_try(rules / YEAR)
    assert {fault.place.file for fault in false} == {f"rules/{YEAR}/{name}.yml" for name in ("security", "cases")}
    told = "the example “plain” states `subsidy: 120,000円`, but the rules give 180,000円"
    assert any(told in str(each) for each in false)
    assert "Ratio(3, 4)" in modules(book)["calculator/it_2027/security.py"]


def test_the_laid_out_year_becomes_code(rules: Path) -> None:
    """Every module of the new year is written, and none of them speaks of the year before as its own."""
    book = check_programme(rules / YEAR)
    found = modules(book)
    assert f"calculator/it_2027/{book.frames[0].id}.py" in found
    assert '"it-2027", "デジタル化・AI導入補助金2027"' in found["calculator/it_2027/__init__.py"]


def test_the_laid_out_year_becomes_pages(rules: Path) -> None:
    """Before anything is confirmed its pages say so, print no deadline, and name what is new."""
    book, before = check_programme(rules / YEAR), check_programme(rules / "it-2026")
    found = pages(book, Years(before=before, current=False, recorded=False))
    frame = found[f"docs/{YEAR}/tsujyo.md"]
    assert "公式の文書そのものでは、確かめていません" in frame
    assert "締切は、まだ分かっていません。" in frame
    assert "前の年の決まりのまま" in frame
    assert not re.search(r"<tr data-until=", found[f"docs/{YEAR}/schedule.md"])
    assert "デジタル化・AI導入補助金2027" in found[f"docs/{YEAR}/changes.md"]
    assert not [path for path in found if path.startswith(("docs/cases", "docs/index", "docs/worksheets"))]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "前の制度と新しい制度の名前"),
        (["it-2026", "2027"], "前の制度と新しい制度の名前"),
        (["it-2023", "it-2027"], "rules/it-2023/ がありません"),
        (["it-2025", "it-2026"], "rules/it-2026/ はもうあります"),
    ],
)
def test_what_cannot_be_laid_out_is_refused(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing name, an unknown year and one that is there already each give a sentence, and nothing is written."""
    assert new_year.main(words) == 2
    assert told in capsys.readouterr().err
