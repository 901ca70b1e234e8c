"""Hand-written texts: no amount, rate, month, count or date in them that is bound to no rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import prose
from scripts.prose import ALLOWED, ROOT, Allowed, faults, named


def test_hand_written_texts_name_no_figure_of_their_own() -> None:
    """Pages by hand, words of the form, scripts and the calculator's sentences say only figures that are allowed."""
    assert faults(ROOT) == []


def test_every_place_is_there() -> None:
    """The lint looks at texts that exist: a page that moves does not leave its sight unnoticed."""
    for place in prose.PLACES:
        if place != "docs/guides/*.md":  # a folder for guides to come
            assert list(ROOT.glob(place)), place


def test_every_allowance_has_a_reason() -> None:
    """Nobody allows a figure without saying why it is none of the programme's."""
    assert all(len(each.reason.split()) >= 4 and each.figures for each in ALLOWED)


@pytest.mark.parametrize(
    ("file", "text", "figures"),
    [
        ("docs/about.md", "補助率は 2/3 です。\n", ["2/3"]),
        ("docs/index.md", "# はじめに\n\n上限は四百五十万円、つまり４５０万円まで。\n", ["450万円"]),
        ("README.md", "10者以上で申請し、締切は2026年1月7日です。\n", ["10者以上", "2026年1月7日"]),
        ("overrides/404.html", "<p>{{ 24か月 }}</p>\n<p>24か月分</p>\n", ["24か月"]),
        ("docs/assets/javascripts/a.js", '// 24か月\nconst text = "補助率は50%";\n', ["50%"]),
        ("calculator/a.py", '"""4プロセス以上."""\n\nTEXT = "下限は5万円以上です。"\n', ["5万円以上"]),
    ],
)
def test_a_figure_is_found_where_it_stands(tmp_path: Path, file: str, text: str, figures: list[str]) -> None:
    """In each kind of text a figure is found with its line; comments, docstrings and references are left alone."""
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = list(named(tmp_path))
    assert [one.figure for one in found] == figures
    assert {one.line for one in found} == {len(text.splitlines())}


def test_what_is_wrong_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A figure without a rule, and an allowance without a figure, are told with how to mend them."""
    (tmp_path / "README.md").write_text("はじめに\n上限は450万円です。\n", encoding="utf-8")
    monkeypatch.setattr(prose, "ALLOWED", (Allowed("README.md", ("30万円",), "an amount that somebody types"),))
    found = faults(tmp_path)
    assert found[0].startswith("README.md:2\n  this text says “450万円”")
    assert "no longer says it" in found[1]
    monkeypatch.setattr(prose, "faults", lambda: found)
    assert prose.main() == 1
    assert "README.md:2" in capsys.readouterr().err
