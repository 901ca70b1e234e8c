"""Where the amount of セキュリティ対策推進枠（IT導入補助金2025） turns, in integers.

Generated from rules/it-2025/security.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Edge

GIVEN = ("size",)
TAX = "tax"
FIRST = "service_monthly"
EDGES = (
    Edge("subsidy", "「補助率を掛けた額」が5万円以上の範囲に入ります", "", False, ("security.amount", "security.range", "flyer.security")),
    Edge("subsidy", "「補助率を掛けた額」が上限（150万円以下）に達し、その先は増えません", "", True, ("security.amount", "security.range", "flyer.security")),
)
RECORDS = ()


def gauges(size=None, tax="excluded", service_monthly=0, service_months=24):
    """The whole expense in yen; for each of EDGES the gap (not below 0: reached), and whether it counts."""
    included = tax == "included"
    if included:
        service_monthly = service_monthly * 10 // 11
    service_months_counted = service_months if service_months < 24 else 24
    eligible_cost = service_monthly * service_months_counted
    rate = 4 if size == "small" else 3  # ÷ 6
    computed = eligible_cost * rate // 6
    service_cost = service_monthly * service_months
    return service_cost, ((computed - 50_000, True), (computed - 1_500_000, True))
