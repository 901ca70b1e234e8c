"""The oracle itself, held against figures worked out by hand from the documents, edge by edge."""

import ast
from pathlib import Path

import pytest

from tests import oracle
from tests.oracle import Case, amounts, subsidy

HERE = Path(__file__).parent


def test_the_oracle_stands_alone() -> None:
    """A second opinion imports nothing, computes with no fraction and divides by whole numbers only."""
    tree = ast.parse((HERE / "oracle.py").read_text(encoding="utf-8"))
    found = list(ast.walk(tree))
    assert not [node for node in found if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not [node for node in found if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    assert not [node for node in found if isinstance(node, ast.Div)]


def tsujyo(cost: int, kinds: int, *, near: bool = False, size: str = "sme") -> int:
    """補助額 of 通常枠 for one purchase."""
    return subsidy(
        "tsujyo",
        {"size": size, "software_purchase": cost, "business_processes": kinds, "near_minimum_wage": near},
    )


@pytest.mark.parametrize(
    ("cost", "kinds", "near", "yen"),
    [
        (99_999, 1, False, 0),  # 49,999円 is below 5万円
        (100_000, 1, False, 50_000),
        (100_001, 1, False, 50_000),
        (74_999, 1, True, 0),
        (75_000, 1, True, 50_000),
        (2_999_999, 3, False, 1_499_999),
        (3_000_000, 3, False, 1_499_999),  # 150万円 belongs to the row of 4プロセス
        (3_000_000, 4, False, 1_500_000),
        (2_249_999, 4, True, 1_499_999),
        (2_250_000, 4, True, 1_500_000),
        (2_250_000, 3, True, 1_499_999),
        (8_999_998, 4, False, 4_499_999),
        (9_000_000, 4, False, 4_500_000),
        (9_000_002, 6, False, 4_500_000),
        (6_749_999, 4, True, 4_499_999),
        (6_750_000, 4, True, 4_500_000),
        (3_000_000, 0, False, 0),
        (999_999_999_999, 1, False, 1_499_999),
        (0, 4, True, 0),
    ],
)
def test_tsujyo_at_its_edges(cost: int, kinds: int, near: bool, yen: int) -> None:
    """通常枠: 5万円, 150万円 and 450万円, at 1/2 and 2/3 (TS p14-15)."""
    assert tsujyo(cost, kinds, near=near) == yen


@pytest.mark.parametrize(
    ("business", "general", "yen"),
    [(0, True, 0), (3, False, 1_499_999), (3, True, 2_000_000), (4, False, 2_000_000), (1, True, 1_499_999)],
)
def test_the_general_process_counts_beside_another_only(business: int, general: bool, yen: int) -> None:
    """汎用プロセス is nothing alone and one プロセス beside 業務プロセス (TS p14)."""
    case: Case = {"business_processes": business, "general_process": general, "near_minimum_wage": False}
    assert subsidy("tsujyo", {"size": "small", "software_purchase": 4_000_000, **case}) == yen


def test_a_large_company_is_refused_but_by_denshi() -> None:
    """大企業 have 電子取引類型 alone."""
    assert tsujyo(1_000_000, 4, size="large") == 0
    assert invoice(1_000_000, size="large") == 0
    assert security(10_000, 24, "large") == 0
    assert denshi(100_000, 24, 1, 1, "large") == 1_200_000


def test_services_count_to_two_million() -> None:
    """役務 70万円 + 70万円 + 70万円 count as 200万円, the example of TS p13; all of it is paid."""
    services: Case = {"consulting": 700_000, "setup": 700_000, "support": 700_000}
    case: Case = {
        "size": "sme",
        "business_processes": 4,
        "near_minimum_wage": False,
        "software_purchase": 2,
        **services,
    }
    assert amounts("tsujyo", case) == {"subsidy": 1_000_001, "eligible_cost": 2_000_002, "own_payment": 1_100_001}


def test_options_and_services_need_software() -> None:
    """オプション and 役務 without ソフトウェア are not eligible (TS p14 (3)(イ))."""
    case: Case = {"size": "sme", "business_processes": 4, "near_minimum_wage": False, "options": 900_000, "setup": 5}
    assert amounts("tsujyo", case) == {"subsidy": 0, "eligible_cost": 0, "own_payment": 900_005}


def test_a_monthly_fee_counts_for_two_years() -> None:
    """36 months at 1万円 count as 24; all 36 are paid; months left out are 24 (TS p13)."""
    case: Case = {"size": "sme", "business_processes": 1, "near_minimum_wage": False, "cloud_monthly": 10_000}
    expected = {"subsidy": 120_000, "eligible_cost": 240_000, "own_payment": 240_000}
    assert amounts("tsujyo", {**case, "cloud_months": 36}) == expected
    assert amounts("tsujyo", case) == {**expected, "own_payment": 120_000}
    assert amounts("tsujyo", {**case, "cloud_months": 10})["subsidy"] == 50_000


def test_the_tax_is_taken_off_line_by_line() -> None:
    """税込: 110,010円 is 100,009円, and 10,999円 a month is 9,999円 before it is multiplied."""
    case: Case = {"size": "sme", "business_processes": 1, "near_minimum_wage": False, "tax": "included"}
    both: Case = {**case, "software_purchase": 110_010, "cloud_monthly": 10_999, "cloud_months": 10}
    assert amounts("tsujyo", both)["eligible_cost"] == 100_009 + 99_990
    assert subsidy("tsujyo", {**case, "software_purchase": 110_000}) == 50_000
    assert subsidy("tsujyo", {**case, "software_purchase": 109_999}) == 0


def invoice(
    cost: int, *, size: str = "sme", functions: int = 2, pc: int = 0, register: int = 0, pos: bool = True
) -> int:
    """補助額 of インボイス対応類型 for one purchase."""
    case: Case = {"size": size, "software_purchase": cost, "functions": functions, "pos_software": pos}
    return subsidy("invoice", {**case, "pc": pc, "register": register})


@pytest.mark.parametrize(
    ("size", "cost", "functions", "yen"),
    [
        ("sme", 1, 1, 0),
        ("sme", 2, 1, 1),  # no lower bound
        ("sme", 666_666, 1, 499_999),
        ("sme", 666_666, 2, 499_999),
        ("sme", 666_667, 1, 500_000),
        ("sme", 666_667, 2, 500_000),  # 500,000 + (666,667 - 666,666 2/3) x 2/3 = 500,000 2/9
        ("sme", 666_668, 2, 500_000),  # 500,000 8/9
        ("sme", 666_669, 2, 500_001),  # 500,001 5/9
        ("sme", 5_166_666, 2, 3_499_999),
        ("sme", 5_166_667, 2, 3_500_000),
        ("sme", 5_166_667, 1, 500_000),
        ("small", 624_999, 2, 499_999),
        ("small", 625_000, 2, 500_000),
        ("small", 625_001, 2, 500_000),
        ("small", 625_002, 2, 500_001),
        ("small", 625_002, 1, 500_000),
        ("small", 1_000_000, 2, 750_000),
        ("small", 5_124_999, 2, 3_499_999),
        ("small", 5_125_000, 2, 3_500_000),
        ("small", 5_125_001, 2, 3_500_000),
        ("small", 5_125_000, 3, 3_500_000),
        ("small", 5_125_000, 0, 0),
    ],
)
def test_invoice_at_its_edges(size: str, cost: int, functions: int, yen: int) -> None:
    """インボイス対応類型: the bands on the 補助額, and 50万円 or 350万円 at most (INV p13)."""
    assert invoice(cost, size=size, functions=functions) == yen


def test_hardware_stands_beside_the_ceiling() -> None:
    """PC等 10万円 and レジ等 20万円 come on top of 350万円: 380万円 in all (INV p13)."""
    assert invoice(10_000_000, pc=10_000_000, register=10_000_000) == 3_800_000
    assert invoice(1_000_000, size="small", pc=300_000) == 850_000
    assert [invoice(4, pc=pc) for pc in (199_998, 199_999, 200_000, 200_001)] == [100_002, 100_002, 100_003, 100_003]
    assert [invoice(4, register=pc) for pc in (399_998, 399_999, 400_000)] == [200_002, 200_002, 200_003]


def test_hardware_needs_software_and_a_register_its_own() -> None:
    """ハードウェア without ソフトウェア pays nothing, レジ等 without a POSレジシステム neither (INV p11)."""
    assert invoice(0, pc=200_000, register=400_000) == 0
    assert invoice(4, pc=200_000, register=400_000, pos=False) == 100_003


def test_invoice_cuts_once() -> None:
    """3/4 of 1円, and 1/2 of 1円 twice are 1.75円: one cut gives 1円 where three would give none (INV p13)."""
    assert invoice(1, pc=1, register=1) == 1
    assert invoice(3, pc=1, register=1) == 3


def denshi(monthly: int, months: int, partners: int, total: int, size: str) -> int:
    """補助額 of 電子取引類型."""
    case: Case = {"cloud_monthly": monthly, "cloud_months": months, "size": size}
    return subsidy("denshi", {**case, "accounts_partner_sme": partners, "accounts_total": total})


@pytest.mark.parametrize(
    ("monthly", "months", "partners", "total", "size", "yen"),
    [
        (100_000, 24, 20, 50, "sme", 640_000),
        (100_000, 24, 20, 50, "small", 640_000),
        (100_000, 24, 20, 50, "large", 480_000),
        (100_000, 36, 20, 50, "large", 480_000),
        (1, 1, 1, 1, "sme", 0),
        (2, 1, 1, 1, "sme", 1),
        (5, 1, 2, 3, "sme", 2),  # 5 x 2/3 x 2/3 = 2 2/9; the same if 3 1/3 were cut before
        (7, 1, 2, 3, "sme", 3),  # 7 x 2/3 x 2/3 = 3 1/9; 4 x 2/3 = 2 if the expense were cut before
        (5_249_999, 1, 7, 7, "sme", 3_499_999),
        (5_250_000, 1, 7, 7, "sme", 3_500_000),
        (6_999_999, 1, 7, 7, "large", 3_499_999),
        (7_000_000, 1, 7, 7, "large", 3_500_000),
        (7_000_001, 60, 7, 7, "large", 3_500_000),
        (100_000, 24, 0, 50, "sme", 0),
    ],
)
def test_denshi_at_its_edges(monthly: int, months: int, partners: int, total: int, size: str, yen: int) -> None:
    """電子取引類型: the share of accounts, one cut at the end, 350万円 at most (DEN p12-13)."""
    assert denshi(monthly, months, partners, total, size) == yen


def test_denshi_shows_whole_yen_of_expense() -> None:
    """The 補助対象経費 is shown as 4円 of 4 2/3円, and own payment counts the months that are not covered."""
    case: Case = {"size": "sme", "cloud_monthly": 7, "cloud_months": 1, "accounts_partner_sme": 2, "accounts_total": 3}
    assert amounts("denshi", case) == {"subsidy": 3, "eligible_cost": 4, "own_payment": 4}
    assert amounts("denshi", {**case, "cloud_months": 25})["own_payment"] == 7 * 25 - 7 * 24 * 4 // 9


def security(monthly: int, months: int, size: str) -> int:
    """補助額 of セキュリティ対策推進枠."""
    return subsidy("security", {"service_monthly": monthly, "service_months": months, "size": size})


@pytest.mark.parametrize(
    ("monthly", "months", "size", "yen"),
    [
        (99_999, 1, "sme", 0),
        (100_000, 1, "sme", 50_000),
        (74_999, 1, "small", 0),
        (75_000, 1, "small", 50_000),
        (2_999_999, 1, "sme", 1_499_999),
        (3_000_000, 1, "sme", 1_500_000),  # 150万円 itself is inside
        (3_000_002, 1, "sme", 1_500_000),
        (2_249_999, 1, "small", 1_499_999),
        (2_250_000, 1, "small", 1_500_000),
        (10_000, 60, "sme", 120_000),
    ],
)
def test_security_at_its_edges(monthly: int, months: int, size: str, yen: int) -> None:
    """セキュリティ対策推進枠: 5万円 and 150万円, both inside, at 1/2 and 2/3 (SEC p10)."""
    assert security(monthly, months, size) == yen


USER: Case = {"size": "sme", "software_purchase": 1_500_000, "functions": 2}  # 1,055,555円 each
IDLE: Case = {"size": "sme"}
ANALYST: Case = {"size": "small", "uses_analysis_tool": True}


@pytest.mark.parametrize(
    ("members", "yen"),
    [
        ([USER] * 9, 0),
        ([USER] * 9 + [IDLE], 9_499_995),  # the 代表事業者 counts without a tool
        ([USER] * 8 + [IDLE] * 2, 0),  # but one only
        ([USER] * 8 + [IDLE] + [ANALYST], 8_444_440),
        ([USER] * 10, 10_555_550),
        ([USER] * 10 + [{"size": "large"}], 0),
        ([USER] * 9 + [{**USER, "functions": 0}], 9_499_995),  # software without a function is no tool of ①
        ([USER] * 8 + [{**USER, "functions": 0}, IDLE], 0),
        ([USER] * 8 + [{"size": "sme", "pc": 200_000, "functions": 2}, IDLE], 0),  # nor is a PC
    ],
)
def test_who_counts_among_ten(members: list[Case], yen: int) -> None:
    """複数社: ten who use a tool, one of them at most the 代表事業者 without one, and no 大企業 (FK p8-10)."""
    assert subsidy("fukusu", {"members": members}) == yen


def group(base: int, analysis: int, analysts: int, coordination: int) -> tuple[int, int, int]:
    """①, ② and ③ of a group."""
    return oracle.group_subsidies(base, analysis, analysts, coordination)


def test_analysis_at_its_edges() -> None:
    """② is 2/3, at most 50万円 for each member who installs the tool (FK p20)."""
    assert [group(0, cost, 1, 0)[1] for cost in (749_998, 749_999, 750_000, 750_001)] == [
        499_998,
        499_999,
        500_000,
        500_000,
    ]
    assert group(0, 100_000_000, 10, 0)[1] == 5_000_000
    assert group(0, 100_000_000, 0, 0)[1] == 0


def test_base_and_analysis_share_thirty_million() -> None:
    """①+② is at most 3,000万円, and the rest is ②'s (FK p20)."""
    assert group(29_999_999, 90_000_000, 10, 0)[:2] == (29_999_999, 1)
    assert group(30_000_001, 90_000_000, 10, 0)[:2] == (30_000_000, 0)
    assert group(0, 90_000_000, 61, 0)[1] == 30_000_000


def test_coordination_at_its_edges() -> None:
    """③ is the least of 2/3, 10% of ①+② at 2/3, and 200万円, which is reached with ①+② of 3,000万円 (FK p20)."""
    assert [group(30_000_000, 0, 0, cost)[2] for cost in (2_999_999, 3_000_000, 9_000_000)] == [
        1_999_999,
        2_000_000,
        2_000_000,
    ]
    assert group(29_999_999, 0, 0, 9_000_000)[2] == 1_999_999
    assert group(10_555_550, 0, 0, 10_000_000)[2] == 703_703
    assert group(0, 0, 0, 10_000_000)[2] == 0


def test_a_whole_group() -> None:
    """Ten members with hardware, ② and ③: every line cut on its own, everything paid counted."""
    member: Case = {"size": "small", "functions": 1, "software_purchase": 1_000_000, "pc": 300_001, "register": 99_999}
    members: list[Case] = [{**member, "pos_software": True, "uses_analysis_tool": True, "support": 3_000_000}] * 10
    case: Case = {"members": members, "analysis": 3_000_001, "coordination": 100_000}
    base = 10 * (500_000 + 100_000 + 49_999)
    assert amounts("fukusu", case) == {
        "subsidy": base + 2_000_000 + 66_666,
        "eligible_cost": 10 * 3_400_000 + 3_100_001,
        "own_payment": 10 * 4_400_000 + 3_100_001 - base - 2_066_666,
    }


def test_the_tax_of_members_is_taken_off_too() -> None:
    """税込 covers the members' lines as well as ② and ③."""
    members: list[Case] = [{"size": "sme", "functions": 1, "software_purchase": 110_000}] * 10
    case: Case = {"tax": "included", "members": members, "coordination": 11}
    assert amounts("fukusu", case) == {"subsidy": 750_006, "eligible_cost": 1_000_010, "own_payment": 250_004}
