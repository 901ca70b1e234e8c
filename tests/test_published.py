"""What links need after the next change of the rules: every version that was ever out, kept as it was."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scripts.generate.published import SHORT, place, text, unlabelled
from scripts.publish import add_addresses, publish_rules
from scripts.rulebook.digest import with_digest
from scripts.rulebook.literals import read_quantity
from scripts.rulebook.model import All, Among, Choose, Literal, Name, Range, Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import programmes
from tests.rulebook.real import rules

ROOT = Path(__file__).parents[1]
BOOKS = {name: read_programme(ROOT / "rules" / name) for name in programmes().paged}
every_programme = pytest.mark.parametrize("name", BOOKS)


def parts(book: Rulebook) -> dict[str, Any]:
    """The parts of a rulebook as they are published, without their labels."""
    told: dict[str, Any] = unlabelled(text(book))["parts"]
    return told


def with_frame(frame_id: str, **changed: object) -> Rulebook:
    """The rules with something else in one frame."""
    book = rules()
    frames = tuple(replace(each, **changed) if each.id == frame_id else each for each in book.frames)  # type: ignore[arg-type]
    return with_digest(replace(book, frames=frames))


def with_value(name: str, **changed: object) -> Rulebook:
    """The rules with another value of 通常枠."""
    values = rules().frame("tsujyo").values
    return with_frame(
        "tsujyo",
        values=tuple(replace(each, **changed) if each.name == name else each for each in values),  # type: ignore[arg-type]
    )


def other_rules() -> dict[str, tuple[Rulebook, str]]:
    """Rules that differ from today's in one thing each, and the part that must tell it."""
    book = rules()
    tsujyo = book.frame("tsujyo")
    here = tsujyo.values[0].place
    rate, subsidy = tsujyo.value("rate"), tsujyo.value("subsidy")
    size = tsujyo.input("cloud_months")
    assert rate is not None
    assert subsidy is not None
    assert size is not None
    assert isinstance(rate.operation, Choose)
    assert isinstance(subsidy.operation, Range)
    case, *cases = rate.operation.cases
    small = Among(Name("size", here), ("small",))
    row, *rows = subsidy.operation.rows
    higher = replace(row, at_most=Literal(read_quantity("500万円"), here))
    tax = replace(book.program.tax, ratio=Literal(read_quantity("100/108"), here))
    group, *groups = tsujyo.groups
    member = next(each for each in book.frame("fukusu").inputs if each.type == "records")
    return {
        "a bound": (with_value("subsidy", operation=Range(subsidy.operation.of, (higher, *rows))), "tsujyo.subsidy"),
        "a case": (with_value("rate", operation=Choose((replace(case, when=small), *cases))), "tsujyo.rate"),
        "no rounding": (with_value("computed", round=None), "tsujyo.computed"),
        "a condition": (
            with_frame("tsujyo", requires=(replace(tsujyo.requires[0], when=All(())), *tsujyo.requires[1:])),
            f"tsujyo.condition.{tsujyo.requires[0].id}",
        ),
        "a choice": (
            with_frame("tsujyo", alternatives=(replace(tsujyo.alternatives[0], when=small), *tsujyo.alternatives[1:])),
            f"tsujyo.choice.{tsujyo.alternatives[0].id}",
        ),
        "the result": (with_frame("tsujyo", result=Name("computed", here)), "tsujyo"),
        "an input less": (with_frame("tsujyo", groups=tuple(groups)), f"tsujyo.{group.inputs[0].name}"),
        "the tax": (with_digest(replace(book, program=replace(book.program, tax=tax))), "tax"),
        "an input of a record": (
            with_frame(
                "fukusu",
                groups=tuple(
                    replace(
                        each,
                        inputs=tuple(
                            replace(one, record=one.record[1:]) if one.name == member.name else one
                            for one in each.inputs
                        ),
                    )
                    for each in book.frame("fukusu").groups
                ),
            ),
            f"fukusu.{member.name}.{member.fields[0].name}",
        ),
    }


@pytest.mark.parametrize("name", list(other_rules()))
def test_whatever_changes_the_digest_is_told(name: str) -> None:
    """Two versions of the rules differ in the part whose rule changed, so that a link can name it."""
    book, key = other_rules()[name]
    assert book.digest != rules().digest
    before, after = parts(rules()), parts(book)
    changed = {each for each in before.keys() | after.keys() if before.get(each) != after.get(each)}
    assert key in changed
    assert {each.rpartition(".")[0] for each in changed} == {key.rpartition(".")[0]}


def test_words_may_change_without_a_new_version() -> None:
    """A reworded label leaves digest and figures, so the published file stays right as it is."""
    book = with_value("rate", label="別の名前")
    assert book.digest == rules().digest
    assert text(book) != text(rules())
    assert unlabelled(text(book)) == unlabelled(text(rules()))


def test_a_figure_is_written_in_one_way() -> None:
    """1,500,000円 and 150万円 are one figure; a change of spelling alone is no change."""
    operation = rules().frame("tsujyo").value("subsidy")
    assert operation is not None
    assert parts(rules())["tsujyo.subsidy"]["figures"][1:3] == ["150万円以上", "450万円以下"]
    assert isinstance(operation.operation, Range)
    row, *rows = operation.operation.rows
    spelt = replace(row, at_most=Literal(read_quantity("4,500,000円"), operation.place))
    assert text(with_value("subsidy", operation=Range(operation.operation.of, (spelt, *rows)))) == text(rules())


@every_programme
def test_the_rules_of_today_are_published(name: str) -> None:
    """The file of the current digest is there and says what the rules say."""
    path = place(ROOT, BOOKS[name])
    assert path.exists(), "the rules are not published: run `make publish` and commit what it writes"
    assert unlabelled(path.read_text(encoding="utf-8")) == unlabelled(text(BOOKS[name]))


@every_programme
def test_every_published_file_is_one_that_links_can_ask_for(name: str) -> None:
    """Each is named by the digest inside, and holds parts as the page reads them."""
    files = sorted((ROOT / "rules" / name / "published").iterdir())
    assert files
    for path in files:
        told = json.loads(path.read_text(encoding="utf-8"))
        assert path.name == f"{told['rulebook'][:SHORT]}.json"
        assert re.fullmatch(r"[0-9a-f]{64}", told["rulebook"])
        assert told["program"] == name
        for part in told["parts"].values():
            assert {name: type(value) for name, value in part.items()} == {"label": str, "figures": list, "form": str}


def history(*arguments: str) -> list[str]:
    """What git tells of the repository's past; nothing where there is none."""
    done = subprocess.run(
        ["git", "-C", str(ROOT), "log", "--format=", "--no-renames", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


def test_nothing_published_was_ever_edited() -> None:
    """In the whole history a published file was added once and never touched again."""
    touched = history("--diff-filter=MD", "--name-only", "--", "rules/*/published")
    assert touched == [], "put these back as they were; new rules get a new file by `make publish`"


def test_the_list_of_addresses_only_grew() -> None:
    """Every line that `tests/published.txt` ever had is still in it."""
    ever = {line[1:] for line in history("-p", "--unified=0", "--", "tests/published.txt") if re.match(r"\+/", line)}
    lost = ever - set((ROOT / "tests" / "published.txt").read_text(encoding="utf-8").splitlines())
    assert lost == set(), "put these lines back; what moved is told in redirects.txt"


def test_publishing_twice_changes_nothing(tmp_path: Path) -> None:
    """What is there is left alone, letter for letter; what is missing is written."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules", ignore=shutil.ignore_patterns("published"))
    written = publish_rules(tmp_path)
    assert [path.read_text(encoding="utf-8") for path in written] == [text(book) for book in BOOKS.values()]
    written[0].write_text("as it was", encoding="utf-8")
    assert publish_rules(tmp_path) == []
    assert written[0].read_text(encoding="utf-8") == "as it was"


def test_addresses_are_added_and_never_taken_away(tmp_path: Path) -> None:
    """A page and its anchors come into the list, fields of forms do not, and what is gone stays listed."""
    site, listed = tmp_path / "site", tmp_path / "published.txt"
    (site / "a" / "published").mkdir(parents=True)
    page = '<h2 id="場所">x</h2><form><input id="field"></form><p id="__theme"></p><p id="after"></p>'
    (site / "a" / "index.html").write_text(page, encoding="utf-8")
    (site / "a" / "published" / "0a1b2c3d.json").write_text("{}", encoding="utf-8")
    listed.write_text("/gone/\n", encoding="utf-8")
    new = ["/a/", "/a/#after", "/a/#場所", "/a/published/0a1b2c3d.json"]
    assert add_addresses(listed, site) == new
    assert add_addresses(listed, site) == []
    assert listed.read_text(encoding="utf-8").splitlines() == sorted([*new, "/gone/"])
