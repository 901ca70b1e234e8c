"""Checks of a whole rulebook: proofs over the cases, and what they may rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.rulebook import symbols
from scripts.rulebook.__main__ import main
from scripts.rulebook.errors import Fault, RuleError
from scripts.rulebook.programme import read_and_try, read_programme
from tests.rulebook.bad_rules import DEMO, edited_demo

Edit = tuple[str, str, str]

# A rate for the two sizes that may apply; `large` meets no case, but its requirement fails.
BY_SIZE = "{label: 率, choose: [{when: {size: small}, then: 4/5}, {when: {size: sme}, then: 3/4}], cite: [shop.rate]}"
BY_PRICE = "{label: 率, choose: [{when: {cost: {未満: price}}, then: 4/5}, {when: {cost: {以上: price}}, then: 3/4}]}"
RESULT: Edit = ("shop.yml", "    times: [banded, used]", "    times: [banded, by_size]")
VALUE: Edit = ("shop.yml", "  floor_new: {label", f"  by_size: {BY_SIZE}\n  floor_new: {{label")


def faults(folder: Path) -> tuple[Fault, ...]:
    """Return the faults of a programme."""
    try:
        read_programme(folder)
    except RuleError as refused:
        return refused.faults
    return ()


def without_records(*edits: Edit) -> tuple[Edit, ...]:
    """Return edits that also keep the group from looking into shop's result."""
    group: Edit = ("group.yml", "frame: shop, value: computed}", "frame: shop, value: expense}")
    count: Edit = ("group.yml", "when: {leader: yes, computed: 0円超}", "when: {leader: yes}")
    return (*edits, group, count)


def keep_used(folder: Path) -> Path:
    """Let a reading use what the edits left unused, and return the folder."""
    shop = folder / "shop.yml"
    text = shop.read_text(encoding="utf-8")
    other = "  other: {label: 別の額, times: [cost, used], round: 1円未満切捨て, cite: [shop.amount]}\n"
    text = text.replace("  floor_new: {label", f"{other}  floor_new: {{label")
    shop.write_text(text.replace("    result: computed\n", "    result: other\n"), encoding="utf-8")
    return folder


def test_the_result_may_rely_on_the_requirements(tmp_path: Path) -> None:
    """A rate for 中小企業 and 小規模事業者 only is complete where a large firm gets no result anyway."""
    folder = keep_used(edited_demo(without_records(RESULT, VALUE), tmp_path))
    assert faults(folder) == ()


def test_records_rely_on_no_requirement(tmp_path: Path) -> None:
    """The same rate is refused where another frame takes the value of each record: there, nothing is required."""
    folder = keep_used(edited_demo((RESULT, VALUE), tmp_path))
    assert [fault.what for fault in faults(folder)] == ["size=large meets no case of “by_size”"]


def test_what_is_shown_to_the_refused_relies_on_no_requirement(tmp_path: Path) -> None:
    """The same rate is refused in the eligible cost, which is shown also when a requirement fails."""
    cost: Edit = ("shop.yml", "eligible_cost: cost", "eligible_cost: computed")
    folder = keep_used(edited_demo(without_records(RESULT, VALUE, cost), tmp_path))
    assert [fault.what for fault in faults(folder)] == ["size=large meets no case of “by_size”"]


@pytest.mark.parametrize(
    ("cases", "what"),
    [
        ("[{when: {price: 50万円以下}, then: 4/5}, {when: {price: 50万円超}, then: 3/4}]", None),
        (
            "[{when: {price: 50万円以下}, then: 4/5}, {when: {price: 50万円以上}, then: 3/4}]",
            "price=500,000円 meets two",
        ),
        ("[{when: {price: 50万円未満}, then: 4/5}, {when: {price: 50万円超}, then: 3/4}]", "price=500,000円 meets no"),
        ("[{when: {tools: 5台以下}, then: 4/5}, {when: {tools: 6台以上}, then: 3/4}]", None),
        ("[{when: {tools: 1台以上}, then: 4/5}]", None),
        ("[{when: {tools: 2台以上}, then: 4/5}]", "tools=1台 meets no"),
        ("[{when: {tools_used: {以下: tools}}, then: 4/5}]", None),
        ("[{when: {tools_used: {未満: tools}}, then: 4/5}]", "meets no"),
        ("[{when: {any: [{size: small}, {price: 0円超}]}, then: 4/5}, {otherwise: 3/4}]", None),
        ("[{when: {none: [{size: small}]}, then: 4/5}, {when: {size: small}, then: 3/4}]", None),
        ("[{when: {floor_new: yes}, then: 4/5}, {when: {floor_new: no}, then: 3/4}]", None),
        ("[{when: {floor_new: yes}, then: 4/5}, {when: {new_shop: no}, then: 3/4}]", None),
        ("[{when: {months_counted: 12か月以下}, then: 4/5}]", None),
        ("[{when: {fees: {以下: fees_whole}}, then: 4/5}]", None),
    ],
)
def test_cases_cover_everything_once(cases: str, what: str | None, tmp_path: Path) -> None:
    """Cases are weighed over the whole ranges of the inputs, through values, whole numbers, limits and defaults."""
    value: Edit = ("shop.yml", "  floor_new: {label", f"  rate: {{label: 率, choose: {cases}}}\n  floor_new: {{label")
    folder = keep_used(
        edited_demo((("shop.yml", "    times: [banded, used]", "    times: [banded, rate]"), value), tmp_path)
    )
    proved = [each.what for each in faults(folder) if "case" in each.what]
    assert [what is not None and what in each for each in proved] == ([True] if what else [])


def test_what_cannot_be_decided_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proof that does not go through is a fault, not a pass."""
    monkeypatch.setattr(symbols, "EFFORT", 1)
    value: Edit = ("shop.yml", "  floor_new: {label", f"  rate: {BY_PRICE}\n  floor_new: {{label")
    folder = edited_demo((("shop.yml", "    times: [banded, used]", "    times: [banded, rate]"), value), tmp_path)
    assert any("neither proved nor refuted" in fault.what for fault in faults(keep_used(folder)))


def test_a_part_that_cannot_be_read_does_not_hide_the_rest(tmp_path: Path) -> None:
    """A bare number, an unknown name and an unknown passage in one file are told together."""
    edits = (
        ("shop.yml", "least: [fee_months, 12か月], cite", "least: [fee_months, 12], cite"),
        ("shop.yml", "    times: [banded, used]", "    times: [bandet, used]"),
        ("shop.yml", "cite: [shop.tools]}\n  banded", "cite: [shop.tool]}\n  banded"),
    )
    assert [fault.what for fault in faults(edited_demo(edits, tmp_path))] == [
        "“12” is a bare number",
        "there is no passage “shop.tool”",
        "there is no input or value “bandet” in shop",
    ]


def test_the_command_prints_every_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` ends with 0 and a line for good rules, with 1 and every fault for bad ones."""
    assert main(["check", str(DEMO)]) == 0
    assert "no fault" in capsys.readouterr().out
    edits = (("shop.yml", "label: 店舗枠", "labell: 店舗枠"), ("group.yml", "label: 共同枠", "labell: 共同枠"))
    assert main(["check", str(edited_demo(edits, tmp_path))]) == 1
    printed = capsys.readouterr().out
    assert "rules/demo/shop.yml:2  labell" in printed
    assert "4 faults in" in printed


def test_the_command_refuses_a_false_example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` tries the examples of rules that are in order, and tells every statement that does not hold."""
    edits = (("shop.yml", "subsidy: 400,000円", "subsidy: 400,001円"), ("shop.yml", "    unmet: [size]\n", ""))
    assert main(["check", str(edited_demo(edits, tmp_path))]) == 1
    printed = capsys.readouterr().out
    assert "states `subsidy: 400,001円`, but the rules give 400,000円" in printed
    assert "2 faults in" in printed


def test_rules_can_be_read_while_examples_are_false(tmp_path: Path) -> None:
    """Whoever makes code and pages anew reads the rules all the same, and is told of the examples."""
    folder = edited_demo((("shop.yml", "subsidy: 400,000円", "subsidy: 400,001円"),), tmp_path)
    assert faults(folder) == ()
    assert [each.place.path for each in read_and_try(folder)[1]] == ["examples[0].subsidy"]


def test_the_command_checks_the_real_rules() -> None:
    """Without a folder, `check` reads every programme under rules/, and z3 does not make it slow."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "scripts.rulebook", "check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "no fault" in done.stdout
