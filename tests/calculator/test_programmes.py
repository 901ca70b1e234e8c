"""Several programmes in one calculator: each by its name, in its own period, saying what it rests on."""

import io
import json

import pytest

from calculator.__main__ import main
from calculator.confidence_report import unsure_cited
from calculator.deadlines import deadline
from calculator.frames import Program
from calculator.programmes import NAMES
from calculator.web import handle, rules_of
from calculator.wire import read

CASE = {"software_purchase": "150万円", "business_processes": "3", "size": "sme", "near_minimum_wage": "no"}
WORDS = [f"{name}={typed}" for name, typed in CASE.items()]
OPEN = Program("test-2", "続く制度", "2026-04-01", "2027-03-31", "", "", "")
ROUNDS = (("第1次", "2026-05-12", "5月12日"), ("第2次", "2026-06-15", "6月15日"))


def ask(**question: object) -> dict[str, object]:
    """Return what the page is told."""
    return dict(json.loads(handle(json.dumps(question))))


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what the command line says, when it says it is well."""
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_each_year_answers_for_itself() -> None:
    """The same case comes to the same in both years, and each receipt names its own rules."""
    answers = [ask(program=name, frame="tsujyo", inputs=CASE) for name in ("it-2025", "it-2026")]
    assert [(each["program"], each["status"], each["subsidy"]) for each in answers] == [
        ("it-2025", "eligible", 750_000),
        ("it-2026", "eligible", 750_000),
    ]
    assert answers[0]["receipt"] != answers[1]["receipt"]


@pytest.mark.parametrize(
    ("on", "open_in"), [("2026-01-07", ["it-2025"]), ("2026-02-01", []), ("2026-03-30", ["it-2026"])]
)
def test_a_day_between_two_years_is_in_no_period(on: str, open_in: list[str]) -> None:
    """After the last day of the one and before the first of the other nobody can apply."""
    status = {name: ask(program=name, frame="tsujyo", on=on, inputs=CASE)["status"] for name in NAMES}
    assert [name for name in NAMES if status[name] == "eligible"] == open_in
    assert set(status.values()) <= {"eligible", "out_of_period"}


def test_a_programme_without_an_end_names_no_successor() -> None:
    """What is not announced is not told: neither a last day of applications nor what comes after."""
    answer = ask(program="it-2026", frame="tsujyo", on="2027-04-01", inputs=CASE)
    text = json.dumps(answer["reasons"], ensure_ascii=False)
    assert "終わりは公表されていません" in text
    assert "後継" not in text
    assert "申請期間は" not in text


def test_the_command_line_says_what_an_answer_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Steps of 2026 are told by how sure they are; those of 2025 are official, and nothing is said."""
    text = told(capsys, "estimate", "tsujyo", "--program", "it-2026", *WORDS)
    assert "公式の文書そのものでは確かめていません" in text
    assert "解説によるもの：ソフトウェアの費用、補助率、" in text
    assert "前の制度の規則のままと見なしたもの：" in text
    assert "この答えの拠りどころ" in text
    assert "この答えの拠りどころ" not in told(capsys, "estimate", "tsujyo", "--program", "it-2025", *WORDS)


def test_machines_are_told_what_an_answer_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json each step of 2026 that is less than official has its confidence; a Result of 2025 stays as it was."""
    found = json.loads(told(capsys, "estimate", "tsujyo", "--program", "it-2026", "--json", *WORDS))
    assert found["confidence"]["rate"] == "secondary"
    assert found["confidence"]["process_kinds"] == "carried_over"
    assert "confidence" not in json.loads(told(capsys, "estimate", "tsujyo", "--program", "it-2025", "--json", *WORDS))


ASKED = {
    "check eligible organisation=company industry=retail employees=4 nightlife=yes": (
        ("standing", "carried_over"),
        "前の制度の規則のままと見なしたもの：申請できない事業者、",
    ),
    "headcount near_wage near_2024_10=3 all_2024_10=10": (
        ("definition", "secondary"),
        "解説によるもの：すべての公募の決まり",
    ),
    "find size=sme items[0].kind=invoice_software items[0].price=50万円 items[0].accounting=yes": (
        ("invoice", "carried_over"),
        "通常枠の規則の一部、インボイス枠",
    ),
    f"outlook tsujyo {' '.join(WORDS)}": (("tsujyo", "carried_over"), "通常枠の規則の一部"),
    f"cash tsujyo {' '.join(WORDS)}": (("tsujyo", "carried_over"), "通常枠の規則の一部"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_every_answer_says_what_it_rests_on(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is asked of 2026, people and machines are told how sure it is; of 2025 nothing needs to be said."""
    (id_, sure), words = ASKED[asked]
    assert json.loads(told(capsys, *asked.split(), "--program", "it-2026", "--json"))["confidence"][id_] == sure
    below = told(capsys, *asked.split(), "--program", "it-2026").partition("\nこの答えの拠りどころ\n")[2]
    assert "公式の文書そのものでは確かめていません" in below
    assert words in below
    assert "confidence" not in json.loads(told(capsys, *asked.split(), "--program", "it-2025", "--json"))
    assert "この答えの拠りどころ" not in told(capsys, *asked.split(), "--program", "it-2025")


def test_each_line_of_many_says_what_it_rests_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch under 2026 has the confidence in each result, after everything else."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(CASE).encode())))
    found = json.loads(told(capsys, "estimate", "tsujyo", "--program", "it-2026", "--lines"))
    assert list(found)[-1] == "confidence"
    assert found["confidence"]["subsidy"] == "secondary"


def test_the_least_sure_of_several_counts() -> None:
    """Each thing is as sure as its surest passage; where one has several sayings, as the least sure of them."""
    known = {"b": "secondary", "c": "carried_over"}
    cited = [("one", "一", ("a", "c")), ("two", "二", ("b", "c")), ("two", "二", ("c",)), ("two", "二", ("b",))]
    assert unsure_cited([*cited, ("three", "三", ())], known) == [("two", "二", "carried_over")]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-06-01", "次の締切は第2次の6月15日です。"),
        ("2026-07-01", "分かっている締切は第2次の6月15日までです。そのあとの締切は、公式サイトで確かめてください。"),
    ],
)
def test_no_known_deadline_is_called_the_last(on: str, words: str) -> None:
    """Where later rounds are not announced here, nobody reads that applications are closed."""
    receipt = {"on": on, "assumed": []}
    answer = read(json.dumps({"status": "eligible", "receipt": receipt}))
    assert deadline(OPEN, ROUNDS, answer) == words


def test_the_rules_of_a_year_are_its_own() -> None:
    """Every programme has all frames, and its modules come from its own package."""
    for name in NAMES:
        rules = rules_of(name)
        assert [frame.__name__.split(".")[1] for frame in rules.frames] == [name.replace("-", "_")] * len(rules.frames)
