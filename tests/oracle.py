"""The five frames of IT導入補助金2025, written from the official documents alone, in whole numbers: a second opinion.

Nothing is imported, and nothing here knows the rule files or the generated code. The documents and their printed pages:
TS, INV, DEN, SEC, FK: 公募要領 of 通常枠, インボイス対応類型, 電子取引類型, セキュリティ対策推進枠, 複数社連携IT導入枠;
KT: the 交付規程 of the frame, 別表; XL: the 様式5–7 of 複数社連携. Where they leave room, the reading taken is named.

Two layers: `subsidy` and `amounts` take a complete case by its input names; below them one function for each rule takes
plain integers, so that millions of cases can be asked.
"""

type Case = dict[str, object]

# What a case gives in yen; 税込 each of them is divided by 1.1, for 消費税 is no eligible expense (TS p14, INV p12,
# DEN p11, FK p18; SEC is silent and read alike). Reading: line by line as typed, a monthly fee before it is multiplied.
YEN = (
    *("software_purchase", "cloud_monthly", "options", "consulting", "setup", "support"),
    *("pc", "register", "service_monthly", "analysis", "coordination"),
)
MONTHS = 24  # a fee by the month counts for 最大2年分: TS p13, INV p10, DEN p11, SEC p10, FK p17
# 役務 (カテゴリー5, 6, 7) count up to this expense in all: TS p13, INV p10 and p13, FK p20 (each member).
SERVICES = 2_000_000
MEMBERS = 10  # グループ構成員10者以上: FK p8


def subsidy(frame: str, case: Case) -> int:
    """Answer the 補助額 in yen, 0 where the case is not eligible."""
    return amounts(frame, case)["subsidy"]


def amounts(frame: str, case: Case) -> dict[str, int]:
    """Answer 補助額, 補助対象経費 (whole yen) and what the applicant pays himself, all without 消費税."""
    find = {"tsujyo": tsujyo, "invoice": invoice, "denshi": denshi, "security": security, "fukusu": fukusu}[frame]
    granted, eligible, spent = find(untaxed(case))
    return {"subsidy": granted, "eligible_cost": eligible, "own_payment": spent - granted}


def untaxed(case: Case) -> Case:
    """Take 消費税 off every amount of a 税込 case, its members' too: × 10/11, 1円未満切捨て (reading)."""
    if case.get("tax", "excluded") == "excluded":
        return case
    net: Case = {name: integer(case, name) * 10 // 11 if name in YEN else value for name, value in case.items()}
    if "members" in case:
        net["members"] = [untaxed({**member, "tax": "included"}) for member in members_of(case)]
    return net


# ---------------------------------------------------------------- the frames: (補助額, 補助対象経費, all that is paid)


def tsujyo(case: Case) -> tuple[int, int, int]:
    """通常枠. A 大企業 cannot apply: TS p5, p11."""
    eligible = software_cost(*software_lines(case))
    granted = 0
    if case["size"] != "large":
        kinds = process_kinds(integer(case, "business_processes"), flag(case, "general_process"))
        granted = tsujyo_subsidy(eligible, kinds, flag(case, "near_minimum_wage"))
    return granted, eligible, software_spent(*software_lines(case))


def invoice(case: Case) -> tuple[int, int, int]:
    """インボイス対応類型. A 大企業 cannot apply: INV p5, p8."""
    lines = invoice_lines(case)
    granted = 0
    if case["size"] != "large":
        granted = invoice_subsidy(*lines, integer(case, "functions"), case["size"] == "small")
    return granted, sum(lines), invoice_spent(case)


def denshi(case: Case) -> tuple[int, int, int]:
    """電子取引類型. A 大企業 may apply, at its own rate: DEN p12."""
    monthly, months = integer(case, "cloud_monthly"), integer(case, "cloud_months", MONTHS)
    partners, accounts = integer(case, "accounts_partner_sme"), integer(case, "accounts_total")
    cloud = monthly * min(months, MONTHS)
    return (
        denshi_subsidy(cloud, partners, accounts, case["size"] == "large"),
        cloud * partners // accounts,
        monthly * months,
    )


def security(case: Case) -> tuple[int, int, int]:
    """セキュリティ対策推進枠. A 大企業 cannot apply: SEC p5, p8."""
    monthly, months = integer(case, "service_monthly"), integer(case, "service_months", MONTHS)
    eligible = monthly * min(months, MONTHS)
    granted = 0 if case["size"] == "large" else security_subsidy(eligible, case["size"] == "small")
    return granted, eligible, monthly * months


def fukusu(case: Case) -> tuple[int, int, int]:
    """複数社連携IT導入枠: every member must be 中小企業・小規模事業者等 (FK p8-9, p15), and ten must count."""
    members = members_of(case)
    analysis, coordination = integer(case, "analysis"), integer(case, "coordination")
    analysts = sum(flag(member, "uses_analysis_tool") for member in members)
    users = sum(flag(member, "uses_analysis_tool") or sum(invoice_lines(member)) > 0 for member in members)
    granted = 0
    if group_may_apply(len(members), users, any(member["size"] == "large" for member in members)):
        base = sum(member_subsidy(member) for member in members)
        granted = sum(group_subsidies(base, analysis, analysts, coordination))
    eligible = sum(sum(invoice_lines(member)) for member in members) + analysis + coordination
    spent = sum(invoice_spent(member) for member in members) + analysis + coordination
    return granted, eligible, spent


def member_subsidy(member: Case) -> int:
    """複数社 ①: what one member adds, as in インボイス対応類型 (FK p20)."""
    return base_subsidy(*invoice_lines(member), integer(member, "functions"), member["size"] == "small")


# ---------------------------------------------------------------- what is bought


def software_lines(case: Case) -> tuple[int, int, int, int, int]:
    """The lines of 大分類Ⅰ–Ⅲ: 買取, monthly fee, its months, オプション, 役務."""
    services = integer(case, "consulting") + integer(case, "setup") + integer(case, "support")
    months = integer(case, "cloud_months", MONTHS)
    return (
        integer(case, "software_purchase"),
        integer(case, "cloud_monthly"),
        months,
        integer(case, "options"),
        services,
    )


def software_cost(purchase: int, monthly: int, months: int, options: int, services: int) -> int:
    """補助対象経費 of 大分類Ⅰ–Ⅲ: オプション and 役務 only together with software (TS p14 (3)(イ), INV p11 (3)(イ))."""
    software = purchase + monthly * min(months, MONTHS)
    return software + options + min(services, SERVICES) if software > 0 else 0


def software_spent(purchase: int, monthly: int, months: int, options: int, services: int) -> int:
    """All that is paid for 大分類Ⅰ–Ⅲ, eligible or not."""
    return purchase + monthly * months + options + services


def invoice_lines(case: Case) -> tuple[int, int, int]:
    """補助対象経費 of インボイス対応類型: ソフトウェア・オプション・役務, PC等, レジ等.

    Only software with 会計, 受発注 or 決済 is a tool of this frame (INV p10 (2), FK p16 ①). ハードウェア needs it too
    (INV p11 (3)(イ)), レジ・券売機 only where it is registered as a POSレジシステム (INV p11 【補足1】2)(ア)).
    """
    software = software_cost(*software_lines(case))
    if software == 0 or integer(case, "functions") == 0:
        return 0, 0, 0
    return software, integer(case, "pc"), integer(case, "register") if flag(case, "pos_software") else 0


def invoice_spent(case: Case) -> int:
    """All that is paid by one インボイス対応類型 applicant, or one member."""
    return software_spent(*software_lines(case)) + integer(case, "pc") + integer(case, "register")


# ---------------------------------------------------------------- 通常枠


def process_kinds(business: int, general: bool) -> int:
    """Count the プロセス: 汎用プロセス never alone, and one more beside any 業務プロセス (TS p14 ※)."""
    return business + 1 if general and business >= 1 else business


def tsujyo_subsidy(cost: int, kinds: int, near_minimum_wage: bool) -> int:
    """補助額 of 通常枠: cost × rate, 1円未満切捨て, within the row of the table (TS p14 (4), p15; KT 第14条3).

    1/2, 最低賃金近傍 2/3; 1 or more プロセス: 5万円 to 150万円未満; 4 or more: 150万円 to 450万円 as well.
    """
    amount = cost * 2 // 3 if near_minimum_wage else cost // 2
    if kinds < 1 or amount < 50_000:
        return 0
    return min(amount, 4_500_000 if kinds >= 4 else 1_499_999)


# ---------------------------------------------------------------- インボイス対応類型

# In 180ths of a yen all is whole: 3/4 = 135, 4/5 = 144, 2/3 = 120, 1/2 = 90, and what the second rate would give on
# the expense that fills the first band: 50万円 ÷ 3/4 × 2/3 = 444,444 80/180, 50万円 ÷ 4/5 × 2/3 = 416,666 120/180.
PART = 180
FIRST_BAND = 500_000 * PART


def software_parts(cost: int, functions: int, small: bool) -> int:
    """ソフトウェア・導入関連費, in 180ths of a yen: each part of the 補助額 at its own rate (INV p13 【補足2】).

    The part up to 50万円 at 3/4 (小規模 4/5), the part above at 2/3; 1機能 up to 50万円, 2機能 or more up to 350万円.
    """
    rate = 144 if small else 135
    parts = cost * rate
    if parts > FIRST_BAND:
        parts = FIRST_BAND + cost * 120 - FIRST_BAND * 120 // rate
    return min(parts, 3_500_000 * PART if functions >= 2 else 500_000 * PART)


def invoice_subsidy(software: int, pc: int, register: int, functions: int, small: bool) -> int:
    """補助額 of インボイス対応類型: rate, sum, range, and then 1円未満切捨て once (INV p13; reading: not once a line).

    PC等 1/2 up to 10万円 and レジ等 1/2 up to 20万円 stand beside the 350万円 (INV p13, the table).
    """
    hardware = min(pc * 90, 100_000 * PART) + min(register * 90, 200_000 * PART)
    return (software_parts(software, functions, small) + hardware) // PART


# ---------------------------------------------------------------- 電子取引類型, セキュリティ対策推進枠


def denshi_subsidy(cloud: int, partners: int, accounts: int, large: bool) -> int:
    """補助額 of 電子取引類型, up to 350万円, 1円未満切捨て once, at the end (DEN p12-13, reading).

    クラウド利用費 × accounts of 中小企業・小規模事業者等 ÷ all contracted, × 2/3, その他の事業者等 1/2.
    """
    numerator, denominator = (1, 2) if large else (2, 3)
    return min(cloud * partners * numerator // (accounts * denominator), 3_500_000)


def security_subsidy(cost: int, small: bool) -> int:
    """補助額 of セキュリティ対策推進枠: 1/2, 小規模 2/3, 1円未満切捨て, 5万円 to 150万円, both included (SEC p10)."""
    amount = cost * 2 // 3 if small else cost // 2
    return min(amount, 1_500_000) if amount >= 50_000 else 0


# ---------------------------------------------------------------- 複数社連携IT導入枠


def group_may_apply(members: int, users: int, any_large: bool) -> bool:
    """Ten count: all who use a tool of ① or ②, and the 代表事業者 even if it uses none (FK p8-10)."""
    return not any_large and users + min(members - users, 1) >= MEMBERS


def base_subsidy(software: int, pc: int, register: int, functions: int, small: bool) -> int:
    """① of one member: rates and ceilings of インボイス対応類型 (FK p20 ①), each line cut to a whole yen (XL 様式5)."""
    hardware = min(pc // 2, 100_000) + min(register // 2, 200_000)
    return software_parts(software, functions, small) // PART + hardware


def group_subsidies(base: int, analysis: int, analysts: int, coordination: int) -> tuple[int, int, int]:
    """①, ② and ③ of a group, each cut to whole yen.

    ② 2/3, up to 50万円 for each member who installs its tool (FK p20 ②, KT *3); ① and ② up to 3,000万円 together
    (① first, ② what is left). ③ 2/3, up to (①+②) × 10% × 2/3 and up to 200万円 (FK p20 ③), where ①+② is the subsidy
    applied for (reading, XL 様式7).
    """
    first = min(base, 30_000_000)
    second = min(analysis * 2 // 3, 500_000 * analysts, 30_000_000 - first)
    third = min(coordination * 2 // 3, (first + second) * 2 // 30, 2_000_000)
    return first, second, third


# ---------------------------------------------------------------- reading a case


def integer(case: Case, name: str, default: int = 0) -> int:
    """Read a whole number, absent: its default."""
    value = case.get(name, default)
    assert isinstance(value, int), f"{name} is {value!r}"
    return value


def flag(case: Case, name: str) -> bool:
    """Read a yes or no, absent: no."""
    value = case.get(name, False)
    assert isinstance(value, bool), f"{name} is {value!r}"
    return value


def members_of(case: Case) -> list[Case]:
    """Read the members of a group."""
    members = case["members"]
    assert isinstance(members, list), f"members is {members!r}"
    return members
