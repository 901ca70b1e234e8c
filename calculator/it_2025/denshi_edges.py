"""Where the amount of インボイス枠（電子取引類型）（IT導入補助金2025） turns, in integers.

Generated from rules/it-2025/denshi.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Edge

GIVEN = ("size",)
TAX = "tax"
FIRST = "cloud_monthly"
EDGES = (
    Edge("subsidy", "「補助率を掛けた額」が上限の350万円に達し、その先は増えません", "「補助率を掛けた額」が上限の350万円に収まるようになり、上限が効かなくなります", True, ("denshi.amount", "denshi.calculation", "flyer.denshi")),
)
RECORDS = ()


def gauges(size=None, tax="excluded", cloud_monthly=0, cloud_months=24, accounts_partner_sme=None, accounts_total=None):
    """The whole expense in yen; for each of EDGES the gap (not below 0: reached), and whether it counts."""
    included = tax == "included"
    if included:
        cloud_monthly = cloud_monthly * 10 // 11
    cloud_months_counted = cloud_months if cloud_months < 24 else 24
    cloud = cloud_monthly * cloud_months_counted
    account_share = accounts_partner_sme  # ÷ accounts_total
    eligible_cost = cloud * account_share  # ÷ accounts_total
    rate = 4 if size in ("sme", "small") else 3  # ÷ 6
    computed = eligible_cost * rate  # ÷ (accounts_total * 6)
    cloud_whole = cloud_monthly * cloud_months
    return cloud_whole, ((computed - accounts_total * 21_000_000, True),)
