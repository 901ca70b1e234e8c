"""Where the amount of 通常枠（IT導入補助金2025） turns, in integers.

Generated from rules/it-2025/tsujyo.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Edge

GIVEN = ("size", "near_minimum_wage")
TAX = "tax"
FIRST = "software_purchase"
EDGES = (
    Edge("services", "「役務の合計」が上限の200万円に達し、その先は増えません", "「役務の合計」が上限の200万円に収まるようになり、上限が効かなくなります", True, ("tsujyo.services",)),
    Edge("subsidy", "「補助率を掛けた額」が150万円以上の範囲に入ります", "", False, ("tsujyo.amount", "tsujyo.range", "flyer.tsujyo")),
    Edge("subsidy", "「補助率を掛けた額」が上限（450万円以下）に達し、その先は増えません", "", True, ("tsujyo.amount", "tsujyo.range", "flyer.tsujyo")),
    Edge("subsidy", "「補助率を掛けた額」が5万円以上の範囲に入ります", "", False, ("tsujyo.amount", "tsujyo.range", "flyer.tsujyo")),
    Edge("subsidy", "「補助率を掛けた額」が上限（150万円未満）に達し、その先は増えません", "", True, ("tsujyo.amount", "tsujyo.range", "flyer.tsujyo")),
)
RECORDS = ()


def gauges(size=None, near_minimum_wage=None, business_processes=None, general_process=False, tax="excluded", software_purchase=0, cloud_monthly=0, cloud_months=24, options=0, consulting=0, setup=0, support=0):
    """The whole expense in yen; for each of EDGES the gap (not below 0: reached), and whether it counts."""
    included = tax == "included"
    if included:
        software_purchase = software_purchase * 10 // 11
        cloud_monthly = cloud_monthly * 10 // 11
        options = options * 10 // 11
        consulting = consulting * 10 // 11
        setup = setup * 10 // 11
        support = support * 10 // 11
    cloud_months_counted = cloud_months if cloud_months < 24 else 24
    cloud = cloud_monthly * cloud_months_counted
    software = software_purchase + cloud
    has_software = software > 0
    services_asked = consulting + setup + support
    services = services_asked if services_asked < 2_000_000 else 2_000_000
    with_software = software + options + services
    eligible_cost = with_software if has_software else 0
    cloud_whole = cloud_monthly * cloud_months
    software_cost = software_purchase + cloud_whole + options + services_asked
    general_counted = 1 if general_process and business_processes >= 1 else 0
    process_kinds = business_processes + general_counted
    rate = 4 if near_minimum_wage else 3  # ÷ 6
    computed = eligible_cost * rate // 6
    return software_cost, ((services_asked - 2_000_000, True), (computed - 1_500_000, process_kinds >= 4), (computed - 4_500_000, process_kinds >= 4), (computed - 50_000, process_kinds >= 1), (computed - 1_499_999, process_kinds >= 1 and not (process_kinds >= 4)))
