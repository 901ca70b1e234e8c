"""中小企業 or 小規模事業者, and who is barred, written from 公募要領（通常枠）2-1 alone: a second opinion on the check.

Nothing is imported, and nothing here knows the rule files or the generated code. p: printed page of the document.
"""

Answers = dict[str, object]

# 業種: (資本金 in yen, 常時使用する従業員, 小規模 at most), p5 ①–⑧ and p6 ①–③.
TABLE = {
    "making": (300_000_000, 300, 20),  # ①: 製造業 with タイヤ and 工業用ベルト, 建設業, 運輸業
    "rubber": (300_000_000, 900, 20),  # ⑤
    "wholesale": (100_000_000, 100, 5),  # ②
    "retail": (50_000_000, 50, 5),  # ④
    "software": (300_000_000, 300, 5),  # ⑥; reading: a サービス業 among the 小規模
    "inn": (50_000_000, 200, 20),  # ⑦
    "leisure": (50_000_000, 100, 20),  # ③, 小規模 as 宿泊業・娯楽業
    "service": (50_000_000, 100, 5),  # ③
    "other": (300_000_000, 300, 20),  # ⑧
}
FIXED = {"medical": 300, "school": 300, "chamber": 100}  # ⑨–⑪: whatever the industry
BY_INDUSTRY = ("association", "union", "foundation", "npo")  # ⑫–⑮: 主たる業種の従業員規模
TIES = ("held_by_one", "held_by_several", "officers_of_large", "held_by_quasi", "officers_of_quasi")  # p11 ①–⑤
BARS = ("group_applies", "vendor", "stopped", "nightlife", "prosecuted", "antisocial", "misconduct")  # p11–12


def size(given: Answers) -> str:
    """Answer sme, small or large, every question answered (capital: of a 会社 only)."""
    if is_quasi_large(given) or not is_sme(given):
        return "large"
    return "small" if is_small(given) else "sme"


def is_sme(given: Answers) -> bool:
    """The table of p5: 会社 by capital or employees, 個人 and the others by employees alone."""
    organisation, people = given["organisation"], number(given, "employees")
    capital_at_most, people_at_most, _ = TABLE[str(given["industry"])]
    if organisation == "company":
        return number(given, "capital") <= capital_at_most or people <= people_at_most
    if organisation == "sole" or organisation in BY_INDUSTRY:
        return people <= people_at_most
    return organisation in FIXED and people <= FIXED[str(organisation)]


def is_small(given: Answers) -> bool:
    """The table of p6: 会社及び個人事業主, never ⑨–⑮."""
    return (
        given["organisation"] in ("company", "sole") and number(given, "employees") <= TABLE[str(given["industry"])][2]
    )


def is_quasi_large(given: Answers) -> bool:
    """The six of p11; an individual has neither shares nor officers, so only his income counts."""
    tied = given["organisation"] != "sole" and any(given[name] for name in TIES)
    return tied or bool(given["large_income"])


def is_barred(given: Answers) -> bool:
    """The list of p11–12, and p6 (ア)."""
    if given["organisation"] in ("religious", "unincorporated"):
        return True
    return not given["in_japan"] or any(given[name] for name in BARS)


def open_frames(given: Answers) -> list[str]:
    """The frames that take the applicant: 電子取引 takes 大企業 too (DEN p12), the others do not (TS p5, FK p9)."""
    if is_barred(given):
        return []
    return ["denshi"] if size(given) == "large" else ["tsujyo", "invoice", "denshi", "security", "fukusu"]


def number(given: Answers, name: str) -> int:
    """Read a number."""
    value = given[name]
    if not isinstance(value, int):
        raise TypeError(f"{name} is no number: {value!r}")
    return value
