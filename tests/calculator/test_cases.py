"""What calculator.cases promises: strict reading of one case, and every fault collected beside its input."""

import pytest

from calculator.cases import Case, Field, read_case
from calculator.names import nearest
from calculator.wire import Object
from tests.calculator.made_up import field

PC = field("pc", "yen", unit="円", low=0, high=999_999_999_999, default=0)
REGISTER = field("register", "yen", unit="円", low=0, high=999_999_999_999, default=0)
MONTHS = field("months", "months", unit="か月", low=1, high=60, default=24)
SIZE = field("size", "choice", choices=(("sme", "中小企業"), ("small", "小規模事業者")))
POS = field("pos", "yesno", default=False, asked=lambda values: values["register"] > 0)
GENERAL = field("general", "yesno", default=False)
PARTNERS = field("partners", "count", unit="アカウント", low=0)
TOTAL = field("total", "count", unit="アカウント", low=1)
SHOP = (PC, REGISTER, MONTHS, SIZE, POS, GENERAL)
ACCOUNTS = (PARTNERS, TOTAL)
MEMBERS = (
    field("members", "records", unit="者", low=1, high=1_000, fields=SHOP),
    field("analysis", "yen", unit="円", low=0, default=0),
)


def read(fields: tuple[Field, ...], **given: object) -> Case:
    """Read a case from keyword arguments."""
    return read_case(fields, list(given.items()))


def test_a_full_case_is_read() -> None:
    """Typed and plain values become integers, bools and choice ids, and stand in the receipt in field order."""
    case = read(SHOP, size="sme", pc="30万円", register=5, months="２４ヶ月", pos="yes", general=True)
    assert case.values == {"pc": 300_000, "register": 5, "months": 24, "size": "sme", "pos": True, "general": True}
    assert case.inputs == [
        ("pc", 300_000),
        ("register", 5),
        ("months", 24),
        ("size", "sme"),
        ("pos", True),
        ("general", True),
    ]
    assert (case.errors, case.missing, case.assumed, case.any_amount) == ([], [], [], True)
    assert [read(SHOP, general=no).values["general"] for no in (False, "no", True, "yes")] == [False, False, True, True]


def test_a_case_begins_with_nothing() -> None:
    """Before anything is read there are no values, and no amount."""
    case = Case()
    assert (case.values, case.errors, case.missing, case.assumed, case.inputs) == ({}, [], [], [], [])
    assert case.any_amount is False


@pytest.mark.parametrize(
    "absent", [{}, dict.fromkeys(["pc", "register", "months", "size", "pos", "general"]), {"size": "", "pc": ""}]
)
def test_an_absent_input_is_assumed_or_asked_for(absent: dict[str, object]) -> None:
    """null, "" and a missing key are the same: the default is used and said, or the input is asked for."""
    case = read(SHOP, **absent)
    assert case.values == {"pc": 0, "register": 0, "months": 24, "size": None, "pos": False, "general": False}
    assert (case.missing, case.assumed) == (["size"], ["pc", "register", "months", "general"])
    assert case.inputs == [("pc", 0), ("register", 0), ("months", 24), ("general", False)]
    assert not case.any_amount


def test_a_field_that_is_not_asked_counts_as_its_default() -> None:
    """It is neither missing nor in the receipt, even where it was answered; nonsense in it is still an error."""
    assert read(SHOP, size="sme").missing == []
    answered = read(SHOP, size="sme", pos=True)
    assert answered.values["pos"] is False
    assert "pos" not in dict(answered.inputs)
    asked = read(SHOP, size="sme", register=1)
    assert (asked.missing, asked.values["pos"]) == (["pos"], None)
    assert [name for name, _, _ in read(SHOP, size="sme", pos="maybe").errors] == ["pos"]


@pytest.mark.parametrize(
    ("name", "typed", "shown", "reason"),
    [
        ("pc", -1, "-1", "0円以上、999,999,999,999円以下"),
        ("pc", 10**12, "1000000000000", "範囲の外"),
        ("pc", "1" + "0" * 30, "1" + "0" * 30, "範囲の外"),
        ("pc", True, "true", "数ではありません"),
        ("pc", False, "false", "数ではありません"),
        ("pc", [1], "[1]", "数ではありません"),
        ("partners", "1.5", "1.5", "小数"),
        ("total", "０アカウント", "０アカウント", "1アカウント以上で"),
        ("pc", "1,50,000", "1,50,000", "コンマ"),
        ("months", 0, "0", "1か月以上、60か月以下"),
        ("months", "300", "300", "300か月は"),
        ("months", 61, "61", "範囲の外"),
        ("months", "2年", "2年", "24か月"),
        ("size", "large", "large", "sme（中小企業）、small（小規模事業者）"),
        ("size", 1, "1", "選択肢"),
        ("size", "x" * 30, "x" * 30, "x" * 20 + "…"),
        ("general", "はい", "はい", "yes か no"),
        ("general", 1, "1", "yes か no"),
        ("general", 0, "0", "yes か no"),
    ],
)
def test_what_is_not_understood_is_an_error_at_its_input(name: str, typed: object, shown: str, reason: str) -> None:
    """Each kind of field refuses what is not its own, with the label, the reason and what was typed."""
    case = read(SHOP + ACCOUNTS, **{name: typed})
    ((where, what, text),) = case.errors
    assert (where, what) == (name, shown)
    assert f"「<{name}>」" in text
    assert reason in text
    assert name not in dict(case.inputs)


@pytest.mark.parametrize(("months", "good"), [(0, False), (1, True), (60, True), (61, False)])
def test_ranges_include_both_ends(months: int, good: bool) -> None:
    """One below and one above the range are errors, the ends are not."""
    assert (read(SHOP, months=months).errors == []) is good


def test_all_errors_are_collected() -> None:
    """One case tells everything that is wrong with it."""
    case = read(SHOP, pc="x", months=0, size="y", sise="sme")
    assert sorted(name for name, _, _ in case.errors) == ["months", "pc", "sise", "size"]


def test_unknown_and_repeated_names_are_errors() -> None:
    """A mistyped name gets the nearest one, a far one the list, a second answer is never silently dropped."""
    case = read_case(SHOP, [("sizee", "sme"), ("siz[0].x", 1), ("zzzzzz", 1), ("pc", 1), ("pc", 1)])
    texts = {name: text for name, _, text in case.errors}
    assert "「size」のことですか" in texts["sizee"]
    assert "「size」のことですか" in texts["siz[0].x"]
    assert "「pc」「register」" in texts["zzzzzz"]
    assert "二度" in texts["pc"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("tusjyo", "tsujyo"),
        ("TSUJYO", "tsujyo"),
        ("bussiness_proceses", "business_processes"),
        ("cloud", "cloud_monthly"),
        ("clo", "cloud_monthly"),
        ("CLO", "cloud_monthly"),
        ("cl", None),
        ("tzuzyo", "tsujyo"),
        ("tzuyo", None),
        ("xpc", "pc"),
        ("cp", "pc"),
        ("cpx", None),
        ("x", None),
        ("", None),
        ("ソフトウェア購入費", None),
    ],
)
def test_the_nearest_name_is_found(name: str, near: str | None) -> None:
    """Slips of the finger and cut-off names find their way, anything else finds none."""
    assert nearest(name, ["tsujyo", "business_processes", "cloud_monthly", "cloud_months", "pc"]) == near


def test_no_letter_at_all_is_one_slip_from_a_single_one() -> None:
    """An empty name is nearest to the shortest one there is, if that is a single letter."""
    assert nearest("", ["pc", "n"]) == "n"


@pytest.mark.parametrize(("partners", "total", "good"), [(49, 50, True), (50, 50, True), (51, 50, False)])
def test_a_part_may_not_exceed_its_whole(partners: int, total: int, good: bool) -> None:
    """More partner accounts than accounts is an error at the part, and names both."""
    case = read_case(ACCOUNTS, [("partners", partners), ("total", total)], (("partners", "total"),))
    assert (case.errors == []) is good
    if not good:
        assert case.errors[0][:2] == ("partners", "51")
        assert "50アカウント以下" in case.errors[0][2]


def test_a_part_without_its_whole_is_only_missing() -> None:
    """The comparison waits until both are known."""
    case = read_case(ACCOUNTS, [("partners", 5)], (("partners", "total"),))
    assert (case.errors, case.missing) == ([], ["total"])
    assert (
        "1アカウント以上で"
        in read_case(ACCOUNTS, [("partners", 5), ("total", 0)], (("partners", "total"),)).errors[0][2]
    )


def test_records_are_read_one_by_one() -> None:
    """Each record is a case of its own, its names carry its number."""
    rows = [Object([("size", "sme"), ("pc", "1万円")]), Object([("register", 0), ("general", "yes")])]
    case = read(MEMBERS, members=rows, analysis=None)
    members = case.values["members"]
    assert isinstance(members, list)
    first, second = members
    assert (first["pc"], first["size"], second["size"]) == (10_000, "sme", None)
    assert case.missing == ["members[1].size"]
    assert case.assumed[:3] == ["members[0].register", "members[0].months", "members[0].general"]
    assert case.assumed[-1] == "analysis"
    assert case.any_amount
    assert case.inputs[0][1][0] == Object(  # type: ignore[index]  # the receipt's list of Objects
        [("pc", 10_000), ("register", 0), ("months", 24), ("size", "sme"), ("general", False)]
    )


def test_records_may_be_typed_flat() -> None:
    """members[0].size in any order is the same case as a list of objects."""
    flat = read_case(
        MEMBERS, [("members[1].pc", 5), ("analysis", 1), ("members[0].size", "sme"), ("members[1].size", "small")]
    )
    listed = read(MEMBERS, analysis=1, members=[Object([("size", "sme")]), Object([("pc", 5), ("size", "small")])])
    assert (flat.values, flat.inputs, flat.errors) == (listed.values, listed.inputs, [])


@pytest.mark.parametrize(
    ("pairs", "where", "reason"),
    [
        ([("members[0].size", "x")], "members[0].size", "<members>1の「<size>」"),
        ([("members[0].sise", "sme")], "members[0].sise", "「size」"),
        ([("members[0].size", "sme"), ("members[0].size", "sme")], "members[0].size", "二度"),
        ([("members[0].size", "sme"), ("members[2].size", "sme")], "members[1]", "飛んで"),
        ([("members[1].size", "sme")], "members[0]", "飛んで"),
        ([("members[123456].size", "sme")], "members[0]", "飛んで"),
        ([("members[01].size", "sme")], "members[01].size", "members[0].pc"),
        ([("members[12", "sme")], "members[12", "読めません"),
        ([("members[0.size", "sme")], "members[0.size", "読めません"),
        ([("members[0]size", "sme")], "members[0]size", "読めません"),
        ([("members[x].size", "sme")], "members[x].size", "読めません"),
        ([("members[].size", "sme")], "members[].size", "読めません"),
        ([("members[0]", "sme")], "members[0]", "読めません"),
        ([("members[1234567].size", "sme")], "members[1234567].size", "読めません"),
        ([("members[0].size", "sme"), ("members", [])], "members", "混ざって"),
        ([("members", [1])], "members[0]", "組ではありません"),
        ([("members", "sme")], "members", "一覧ではありません"),
        ([("members", [])], "members", "1者以上、1,000者以下"),
        ([("members", [Object([])] * 1_001)], "members", "1,001者"),
    ],
)
def test_records_at_fault_are_named(pairs: list[tuple[str, object]], where: str, reason: str) -> None:
    """Gaps, wrong numbers, mixed forms, too few or too many: the error names the record."""
    ((name, _, text),) = read_case(MEMBERS, pairs).errors
    assert name == where
    assert reason in text


def test_records_after_one_at_fault_are_read_too() -> None:
    """All faults are told at once, also those behind a record that is none."""
    case = read(MEMBERS, members=[1, Object([("size", "x")])])
    assert [name for name, _, _ in case.errors] == ["members[0]", "members[1].size"]


def test_a_thousand_records_are_read() -> None:
    """The upper end of the range is inside."""
    case = read(MEMBERS, members=[Object([("size", "sme")])] * 1_000)
    assert (case.errors, case.missing) == ([], [])


def test_no_records_at_all_are_asked_for() -> None:
    """Absent members are missing, not an error."""
    case = read(MEMBERS)
    assert (case.errors, case.missing, case.values["members"]) == ([], ["members"], None)
