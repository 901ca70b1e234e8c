"""What stands beside the amount of the oracle: why nothing is paid, other choices and readings, what may be typed.

Written, like `tests/oracle.py`, from the documents and not from the rule files; only the names of reasons, choices and
readings are those of the pages.
"""

from tests import oracle
from tests.oracle import Case, flag, integer

# 様式7: ③ by the costs of ① and ②, as FK p20 and KT *4 word it; the same 10% and 2/3, and 200万円.
COORDINATION = 2_000_000

# The fewest and the most that may be typed, where a document says so: TS p14 (six kinds of 業務プロセス), INV p11
# (three functions, in 複数社 for every member). None may be typed everywhere, to be told why that is refused.
LIMITS: dict[tuple[str, str], tuple[int, int | None]] = {
    ("tsujyo", "business_processes"): (0, 6),
    ("invoice", "functions"): (0, 3),
    ("fukusu", "members.functions"): (0, 3),
    ("denshi", "accounts_partner_sme"): (0, None),
}


def reasons(frame: str, case: Case) -> set[str]:
    """Answer all that speaks against a case; “subsidy” where that is too small for its table, or nothing."""
    unmet = _UNMET[frame](oracle.untaxed(case))
    return unmet if unmet or oracle.subsidy(frame, case) > 0 else {"subsidy"}


def _unmet_tsujyo(case: Case) -> set[str]:
    """A 大企業, nothing but extras, no 業務プロセス (TS p5, p11, p14); below 5万円 with プロセス (TS p15)."""
    eligible, business = oracle.software_cost(*oracle.software_lines(case)), integer(case, "business_processes")
    kinds, near = oracle.process_kinds(business, flag(case, "general_process")), flag(case, "near_minimum_wage")
    short = kinds >= 1 and eligible * (4 if near else 3) // 6 > 0 and oracle.tsujyo_subsidy(eligible, kinds, near) == 0
    return _named(size=case["size"] == "large", software=_bare(case), processes=business < 1, subsidy=short)


def _unmet_invoice(case: Case) -> set[str]:
    """A 大企業, nothing but extras and hardware, none of 会計・受発注・決済 (INV p5, p8, p11)."""
    return _named(size=case["size"] == "large", software=_bare(case), functions=integer(case, "functions") < 1)


def _unmet_denshi(case: Case) -> set[str]:
    """No account of a 中小企業 among the partners (DEN, 交付規程 第9条)."""
    return _named(partner=integer(case, "accounts_partner_sme") < 1)


def _unmet_security(case: Case) -> set[str]:
    """A 大企業 (SEC p5, p8); an amount below 5万円 (SEC p10)."""
    eligible = integer(case, "service_monthly") * min(integer(case, "service_months", oracle.MONTHS), oracle.MONTHS)
    small = case["size"] == "small"
    short = eligible * (4 if small else 3) // 6 > 0 and oracle.security_subsidy(eligible, small) == 0
    return _named(size=case["size"] == "large", subsidy=short)


def _unmet_fukusu(case: Case) -> set[str]:
    """Fewer than ten members, fewer than ten who count, a 大企業 among them (FK p8-10)."""
    members = oracle.members_of(case)
    users = sum(flag(one, "uses_analysis_tool") or sum(oracle.invoice_lines(one)) > 0 for one in members)
    counted = oracle.group_may_apply(len(members), users, any_large=False)
    large = any(one["size"] == "large" for one in members)
    return _named(members=len(members) < oracle.MEMBERS, members_counted=not counted, no_large=large)


def _bare(case: Case) -> bool:
    """Whether there is no software at all, neither bought nor by the month."""
    return integer(case, "software_purchase") == 0 and integer(case, "cloud_monthly") == 0


def _named(**unmet: bool) -> set[str]:
    return {name for name, holds in unmet.items() if holds}


def choices(frame: str, case: Case) -> dict[str, int]:
    """Answer the other amounts on offer: 通常枠 from 150万円 on may be had for less than 150万円 (TS p15, p14 ※)."""
    if frame != "tsujyo" or oracle.subsidy(frame, case) < 1_500_000:
        return {}
    return {"voluntary" if case["size"] == "sme" else "voluntary_small": 1_499_999}


def readings(frame: str, case: Case) -> dict[str, int]:
    """Answer the subsidy under other readings of the documents, where it is another one."""
    paid = oracle.subsidy(frame, case)
    if paid == 0 or frame not in _READINGS:
        return {}
    name, read = _READINGS[frame]
    other = read(oracle.untaxed(case))
    return {name: other} if other != paid else {}


def _cut_by_line(case: Case) -> int:
    """インボイス対応類型, cut to whole yen line by line (INV p13 leaves it open)."""
    return oracle.base_subsidy(*oracle.invoice_lines(case), integer(case, "functions"), case["size"] == "small")


def _cut_twice(case: Case) -> int:
    """電子取引類型, with the eligible cost cut to whole yen before the rate (DEN p12-13 leave it open)."""
    months = min(integer(case, "cloud_months", oracle.MONTHS), oracle.MONTHS)
    cloud = integer(case, "cloud_monthly") * months
    eligible = cloud * integer(case, "accounts_partner_sme") // integer(case, "accounts_total")
    return min(eligible // 2 if case["size"] == "large" else eligible * 2 // 3, 3_500_000)


def _by_cost(case: Case) -> int:
    """複数社, ③ limited by the costs of ① and ② instead of their subsidy (FK p20 ③, KT 別表: 「費用」)."""
    members, analysis = oracle.members_of(case), integer(case, "analysis")
    analysts = sum(flag(member, "uses_analysis_tool") for member in members)
    base = sum(oracle.member_subsidy(member) for member in members)
    first, second, _ = oracle.group_subsidies(base, analysis, analysts, 0)
    cost = sum(sum(oracle.invoice_lines(member)) for member in members) + analysis
    return first + second + min(integer(case, "coordination") * 2 // 3, cost * 2 // 30, COORDINATION)


_READINGS = {
    "invoice": ("floor_once", _cut_by_line),
    "denshi": ("floor_once", _cut_twice),
    "fukusu": ("coordination_base", _by_cost),
}

_UNMET = {
    "tsujyo": _unmet_tsujyo,
    "invoice": _unmet_invoice,
    "denshi": _unmet_denshi,
    "security": _unmet_security,
    "fukusu": _unmet_fukusu,
}
