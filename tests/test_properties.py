"""What must hold in every case, whatever is typed: hypothesis looks for the one in which it does not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.web import handle
from tests.any_case import ASKED, FRAMES, LARGEST, YEN, Case, ask, cases

# The most that each frame can pay; インボイス対応類型 adds 10万円 and 20万円 beside, 複数社 200万円.
CEILING = {"tsujyo": 4_500_000, "invoice": 3_800_000, "denshi": 3_500_000, "security": 1_500_000, "fukusu": 32_000_000}
KEYS = [
    *("program", "frame", "status", "subsidy", "eligible_cost", "own_payment", "breakdown", "conditions", "reasons"),
    *("missing", "errors", "choices", "steps", "receipt", "readings"),
]
STATUSES = ("invalid", "out_of_period", "needs_input", "ineligible", "eligible")
DECIDED = ("eligible", "ineligible")

each_frame = pytest.mark.parametrize("frame", FRAMES)
quick = settings(max_examples=20)
patient = settings(max_examples=500)


# ---------------------------------------------------------------- bounds and sums


def check_bounds(frame: str, case: Case) -> None:
    """An amount is at most the ceiling, the eligible cost and the expense; its lines add up to it."""
    said = ask(frame, case)
    assert said["status"] in STATUSES[2:], said["errors"]
    if said["status"] not in DECIDED:
        assert said["subsidy"] is said["own_payment"] is None
        return
    subsidy = said["subsidy"]
    assert (subsidy > 0) == (said["status"] == "eligible")
    assert 0 <= subsidy <= min(CEILING[frame], said["eligible_cost"])
    assert said["eligible_cost"] <= said["own_payment"] + subsidy
    assert sum(line["yen"] for line in said["breakdown"]) == subsidy
    assert all(0 < choice["subsidy"] <= subsidy for choice in said["choices"])


@each_frame
@quick
@given(data=st.data())
def test_an_amount_stays_in_its_bounds(frame: str, data: st.DataObject) -> None:
    """No frame pays above its ceiling, the eligible cost or the expense, and the breakdown adds up exactly."""
    check_bounds(frame, data.draw(cases(frame)))


@pytest.mark.slow
@each_frame
@patient
@given(data=st.data())
def test_an_amount_stays_in_its_bounds_at_length(frame: str, data: st.DataObject) -> None:
    """The same in many more cases."""
    check_bounds(frame, data.draw(cases(frame)))


# ---------------------------------------------------------------- relations between two cases


def paid(frame: str, case: Case) -> int:
    """Return the subsidy, 0 where nothing is paid or nothing was typed."""
    return int(ask(frame, case)["subsidy"] or 0)


def more(data: st.DataObject, frame: str, case: Case) -> Case:
    """Return the case with one expense line raised; for a group it may be a line of one member."""
    if frame == "fukusu" and data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(case["members"]) - 1))
        raised = more(data, "invoice", case["members"][at])
        return case | {"members": [raised if each == at else one for each, one in enumerate(case["members"])]}
    line = data.draw(st.sampled_from(YEN[frame]))
    step = data.draw(st.one_of(st.integers(1, 20), st.integers(1, 3_000_000)))
    return case | {line: min(case.get(line, 0) + step, LARGEST)}


@each_frame
@quick
@given(data=st.data())
def test_more_expense_is_never_less_subsidy(frame: str, data: st.DataObject) -> None:
    """With the facts as they are, a higher expense on any line never lowers the amount."""
    case = data.draw(cases(frame))
    assert paid(frame, case) <= paid(frame, more(data, frame, case))


@pytest.mark.slow
@each_frame
@patient
@given(data=st.data())
def test_more_expense_is_never_less_subsidy_at_length(frame: str, data: st.DataObject) -> None:
    """The same in many more cases."""
    case = data.draw(cases(frame))
    assert paid(frame, case) <= paid(frame, more(data, frame, case))


def sized(frame: str, case: Case, size: str) -> Case:
    """Return the case with everybody of one size."""
    if frame == "fukusu":
        return case | {"members": [one | {"size": size} for one in case["members"]]}
    return case | {"size": size}


@each_frame
@quick
@given(data=st.data())
def test_a_small_firm_gets_no_less(frame: str, data: st.DataObject) -> None:
    """A 小規模事業者 never gets less than another 中小企業 with the same expense, nor it than a large firm."""
    case = data.draw(cases(frame))
    large, sme, small = (paid(frame, sized(frame, case, size)) for size in ("large", "sme", "small"))
    assert large <= sme <= small


@quick
@given(data=st.data())
def test_the_order_of_members_does_not_matter(data: st.DataObject) -> None:
    """A group gets the same, line by line, in whatever order its members are typed."""
    case = data.draw(cases("fukusu"))
    said = ask("fukusu", case)
    turned = ask("fukusu", case | {"members": data.draw(st.permutations(case["members"]))})
    for key in ("status", "subsidy", "eligible_cost", "own_payment", "breakdown", "readings"):
        assert said[key] == turned[key], key


@each_frame
@quick
@given(data=st.data())
def test_the_order_of_keys_does_not_matter(frame: str, data: st.DataObject) -> None:
    """The answer is the same, byte for byte, in whatever order names and values are written."""
    case = data.draw(cases(frame))
    mixed = dict(data.draw(st.permutations(list(case.items()))))
    if frame == "fukusu":
        mixed["members"] = [dict(data.draw(st.permutations(list(one.items())))) for one in case["members"]]
    one, other = (handle(json.dumps({"frame": frame, "inputs": inputs})) for inputs in (case, mixed))
    assert one == other


ONE_LINE: dict[str, tuple[str, Case]] = {
    "tsujyo": ("software_purchase", {"size": "sme", "business_processes": 4, "near_minimum_wage": True}),
    "invoice": ("software_purchase", {"size": "small", "functions": 2}),
    "denshi": ("cloud_monthly", {"size": "sme", "accounts_partner_sme": 3, "accounts_total": 7, "cloud_months": 1}),
    "security": ("service_monthly", {"size": "small", "service_months": 1}),
    "fukusu": ("coordination", {"members": [{"size": "sme", "functions": 2, "software_purchase": 1_500_000}] * 10}),
}


@each_frame
@quick
@given(net=st.one_of(st.integers(1, 9_000_000), st.integers(1, 900_000).map(lambda tens: tens * 10)))
def test_prices_with_and_without_tax_agree(frame: str, net: int) -> None:
    """A price with its 10% of tax counts as the price without: exactly at multiples of 10円, else at most 1円 less."""
    line, facts = ONE_LINE[frame]
    if frame == "fukusu":
        # The members' prices are typed with tax as well: 1,500,000円 becomes 1,650,000円.
        members = [one | {"software_purchase": 1_650_000} for one in facts["members"]]
        gross = ask(frame, {"members": members, line: net + net // 10, "tax": "included"})
    else:
        gross = ask(frame, facts | {line: net + net // 10, "tax": "included"})
    plain = ask(frame, facts | {line: net})
    expense = [said["own_payment"] + said["subsidy"] for said in (gross, plain)]
    assert 0 <= expense[1] - expense[0] <= (0 if net % 10 == 0 else 1)
    if expense[0] == expense[1]:
        same = ("status", "subsidy", "eligible_cost", "own_payment", "breakdown", "choices")
        assert [gross[key] for key in same] == [plain[key] for key in same]


# ---------------------------------------------------------------- what is not known, and what cannot be read


@each_frame
@quick
@given(data=st.data())
def test_what_is_unknown_is_asked_for(frame: str, data: st.DataObject) -> None:
    """A case with an answer left out is never eligible or ineligible: every open question is named."""
    case = data.draw(cases(frame))
    dropped = data.draw(st.lists(st.sampled_from(ASKED[frame]), min_size=1, unique=True))
    said = ask(frame, {name: value for name, value in case.items() if name not in dropped})
    assert (said["status"], said["subsidy"]) == ("needs_input", None)
    assert set(dropped) <= set(said["missing"])


@quick
@given(data=st.data())
def test_a_member_that_is_unknown_is_asked_for(data: st.DataObject) -> None:
    """A group with one member of unknown size is not decided, however many others there are."""
    case = data.draw(cases("fukusu"))
    at = data.draw(st.integers(0, len(case["members"]) - 1))
    members = [{**one} for one in case["members"]]
    del members[at]["size"]
    said = ask("fukusu", case | {"members": members})
    assert said["status"] == "needs_input"
    assert f"members[{at}].size" in said["missing"]


def check_form(text: str) -> None:
    """The answer is one line of JSON, with one Result or a list of them."""
    line = handle(text)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert line.encode("utf-8")
    said = json.loads(line)
    assert json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n" == line
    for each in said if isinstance(said, list) else [said]:
        check_result(each)


def check_result(said: dict[str, Any]) -> None:
    """A Result has the contract's keys in their order, and amounts only where they are decided."""
    assert list(said) == KEYS
    assert said["status"] in STATUSES
    assert all((said[key] is None) != (said["status"] in DECIDED) for key in ("subsidy", "own_payment"))
    assert bool(said["errors"]) == (said["status"] == "invalid")


NAMES = sorted({name for frame in FRAMES for name in (*YEN[frame], *ASKED[frame], "tax", "cloud_months", "size")})
TYPED = [
    "１５０万円",
    "1.5万円",
    "1,50,000",
    "三百万",
    "-5",
    "yes",
    "no",
    "sme",
    "included",
    "",
    " 0円",
    "24か月",
    "\x00",
]
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(TYPED), st.text(max_size=12), st.floats())
objects = st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text(max_size=6)), scalars, max_size=6)
anything: st.SearchStrategy[Any] = st.one_of(scalars, objects, st.lists(objects, max_size=3), st.lists(scalars))
requests = st.fixed_dictionaries(
    {"frame": st.one_of(st.sampled_from(FRAMES), scalars)},
    optional={
        "program": st.one_of(st.just("it-2025"), anything),
        "on": st.one_of(st.sampled_from(["2025-12-01", "2024-02-30", "2026-01-08", "２０２５"]), scalars),
        "inputs": st.one_of(
            objects,
            st.dictionaries(st.sampled_from(NAMES), anything),
            st.builds(lambda rows: {"members": rows}, anything),
        ),
        "other": anything,
    },
)


@st.composite
def scrambled(draw: st.DrawFn) -> str:
    """Draw a request with one place of its text cut, doubled or overwritten."""
    text = json.dumps(draw(requests), ensure_ascii=draw(st.booleans()))
    at, upto = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    return (
        text[:at]
        + draw(st.sampled_from(["", text[at:upto] * 2, '"', "{", "\\u", "\ud83d", "１", "\x7f"]))
        + text[upto:]
    )


any_text = st.one_of(st.text(st.characters()), requests.map(json.dumps), scrambled())


@settings(max_examples=200)
@given(any_text)
def test_any_text_gets_an_answer_in_form(text: str) -> None:
    """Whatever text comes in, an answer in the contract's form goes out, and no exception."""
    check_form(text)


@pytest.mark.slow
@settings(max_examples=4_000)
@given(any_text)
def test_any_text_gets_an_answer_in_form_at_length(text: str) -> None:
    """The same for many more texts."""
    check_form(text)
