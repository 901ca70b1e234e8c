"""Holds the record of the checks: it is of these rules, nothing in it differs, and the page tells just its figures."""

import json
import re
import zipfile
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from calculator import __version__
from scripts import corpus, record
from scripts.generate.page_mutants import KINDS
from scripts.generate.page_records import RECORDS, WORDS, code_mutants
from scripts.generate.words import number
from scripts.mutate_rules import RULES
from scripts.mutation.mutants import mutants
from scripts.mutation.workshop import Workshop
from scripts.rulebook.model import Rulebook
from scripts.rulebook.operations import evaluate
from tests.generate.read_pages import page
from tests.rulebook.real import rules
from tests.sweep import AROUND_CAPS, EVERY_YEN, Sweep

ROOT = Path(__file__).parents[1]
TOLD: dict[str, Any] = json.loads((RECORDS / "test.json").read_text(encoding="utf-8"))
MUTATION: dict[str, Any] = json.loads((RECORDS / "mutation.json").read_text(encoding="utf-8"))
OTHERS = record.other_books()
COUNTED = [name for name in record.COLLECTORS if "checked" in TOLD.get(name, {})]


def test_the_record_is_of_these_rules() -> None:
    """Rules that changed leave a stale record: run `make record`."""
    assert TOLD["rulebook"] == rules().digest, "the rules have changed: run `make record`"
    assert TOLD["versions"]["calculator"] == __version__, "the calculator has changed: run `make record`"


def test_the_record_has_every_check() -> None:
    """Each collector of the table has its section, in the table's order, and no section is left of one that is gone."""
    assert list(TOLD) == ["program", "label", "rulebook", *record.COLLECTORS, "others"]


@pytest.mark.parametrize("book", OTHERS, ids=[each.program.id for each in OTHERS])
def test_the_record_of_another_programme_is_of_its_rules(book: Rulebook) -> None:
    """It has every check that is run for it, of the rules there are now, in which nothing was wrong (`make record`)."""
    told = TOLD["others"][book.program.id]
    assert list(told) == ["program", "label", "rulebook", *record.OTHERS]
    assert (told["label"], told["rulebook"]) == (book.program.label, book.digest)
    for name in ("same", "examples", "coverage"):
        assert json.loads(json.dumps(record.OTHERS[name](book))) == told[name], "run `make record`"
    counted = {name: each for name, each in told.items() if isinstance(each, dict) and "checked" in each}
    assert {name for name, each in counted.items() if each["checked"] < 1 or each["wrong"]} == set()
    assert set(counted) == set(record.OTHERS) - {"coverage"}


def test_the_page_tells_of_every_programme() -> None:
    """Each other programme with a calculator has its rows on the page, with the numbers on record."""
    for id_, told in TOLD["others"].items():
        for name in set(record.OTHERS) & set(WORDS):
            row = page("records").texts[f"check.{id_}.{name}"]
            assert f"{number(told[name]['checked'])}{WORDS[name].counter}" in row


@pytest.mark.parametrize(
    "name",
    [
        "examples",
        "coverage",
        "originals",
        *(pytest.param(each, marks=pytest.mark.slow) for each in ("edges", "corpus")),
    ],
)
def test_the_quick_figures_are_current(name: str) -> None:
    """What takes seconds is counted anew: examples, edges and passages are those of the rules (else `make record`)."""
    assert json.loads(json.dumps(record.QUICK[name](rules()))) == TOLD[name], "run `make record`"


@pytest.mark.parametrize(("name", "planned"), [("every_yen", EVERY_YEN), ("around_caps", AROUND_CAPS)])
def test_the_sweeps_on_record_are_those_planned(name: str, planned: tuple[Sweep, ...]) -> None:
    """Whoever changes the plan of the sweeps counts them anew (`make record`)."""
    cases = Counter[str]()
    for each in planned:
        cases[each.line] += each.last - each.first + 1
    assert TOLD[name]["lines"] == cases, "run `make record`"
    assert TOLD[name]["sweeps"] == len(planned)


@pytest.mark.parametrize("name", COUNTED)
def test_nothing_differs(name: str) -> None:
    """No check that is on record found anything wrong, and none checked nothing."""
    assert TOLD[name]["checked"] > 0
    assert TOLD[name].get("wrong", 0) == 0


def test_every_mutant_of_the_rules_is_on_record() -> None:
    """The mutants on record are those that the rules have now, kind by kind, and every one was noticed both ways."""
    told = TOLD["rule_mutants"]
    made = Counter(each.kind for each in mutants(Workshop(RULES).files))
    assert {kind: each["made"] for kind, each in told["kinds"].items()} == made, "run `make record`"
    for each in (told | {"made": told["checked"]}, *told["kinds"].values()):
        assert each["alone"] == each["together"] == each["made"] - each["same"]
    assert sum(each["same"] for each in told["kinds"].values()) == told["same"]


def test_the_page_tells_the_mutants_by_kind() -> None:
    """Each kind of change has its row, in words, with the numbers on record."""
    text = (Path(__file__).parents[1] / "docs" / "it-2025" / "records.md").read_text(encoding="utf-8")
    for kind, each in TOLD["rule_mutants"]["kinds"].items():
        row = next(line for line in text.splitlines() if f'<th scope="row">{KINDS[kind]}</th>' in line)
        cells = [each["made"], *(f"{each[key]} / {each['made'] - each['same']}" for key in ("alone", "together"))]
        assert re.findall(r"<td>(.*?)</td>", row) == [*map(str, cells), str(each["same"])]


def test_the_record_of_mutants_is_of_this_code() -> None:
    """Hand-written files of the calculator that changed leave a stale record: run `make mutation`."""
    files = {f"calculator/{path.name}": sha256(path.read_bytes()).hexdigest() for path in ROOT.glob("calculator/*.py")}
    told = {name: each["sha256"] for name, each in MUTATION["files"].items()}
    assert told == files, "the calculator's code has changed: run `make mutation`"


def test_every_mutant_is_noticed_or_explained() -> None:
    """No file has a mutant that no test notices and no reason excuses."""
    wrong = [name for name, each in MUTATION["files"].items() if each["mutants"] > each["killed"] + each["explained"]]
    assert wrong == []
    assert code_mutants([*MUTATION["files"].values()])["checked"] > 3_000


def test_the_page_tells_how_many_mutants_there_were() -> None:
    """The row of the mutants has their number, how many are explained, and what repeats it."""
    sums = code_mutants([*MUTATION["files"].values()])
    told = page("records").texts["check.code_mutants"]
    assert f"{number(sums['checked'])}{WORDS['code_mutants'].counter}" in told
    assert WORDS["code_mutants"].repeat in told


@pytest.mark.parametrize("name", ["test.json", "mutation.json"])
def test_the_record_has_no_clock(name: str) -> None:
    """Neither seconds nor a date: the same rules leave the same record."""
    text = (RECORDS / name).read_text(encoding="utf-8")
    assert "seconds" not in text
    assert not re.search(r"20\d\d-\d\d-\d\d", text)


@pytest.mark.parametrize("name", COUNTED)
def test_the_page_tells_the_records_figures(name: str) -> None:
    """Each check is a row of the table with its own figures."""
    told = page("records").texts[f"check.{name}"]
    assert f"{number(TOLD[name]['checked'])}{WORDS[name].counter}" in told
    assert WORDS[name].repeat in told


def test_the_page_names_what_it_was_made_from() -> None:
    """Digest and versions stand on the page."""
    text = (ROOT / "docs" / "it-2025" / "records.md").read_text(encoding="utf-8")
    for told in (TOLD["rulebook"], TOLD["versions"]["calculator"], TOLD["versions"]["python"]):
        assert told in text


@pytest.mark.slow
def test_the_download_answers_its_own_cases(tmp_path: Path) -> None:
    """In the zip each line of cases has its line of results, which is what the rules give."""
    target = tmp_path / corpus.name_of("it-2025")
    corpus.write(corpus.files(rules()), target)
    with zipfile.ZipFile(target) as archive:
        for frame in rules().frames:
            asked, answered = (
                [json.loads(line) for line in archive.read(f"{frame.id}.{name}.jsonl").splitlines()]
                for name in ("cases", "results")
            )
            direct = [evaluate(rules(), frame.id, case).subsidy for case in asked]
            assert [each["subsidy"] or 0 for each in answered] == direct
            assert f"estimate {frame.id} --lines" in archive.read("README.txt").decode()


def test_a_check_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name records nothing, and says which names there are."""
    assert record.main(["exmaples"]) == 2
    assert "examples" in capsys.readouterr().err
