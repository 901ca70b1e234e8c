"""Where the amount of インボイス枠（電子取引類型）（デジタル化・AI導入補助金2026） turns, in integers.

Generated from rules/it-2026/denshi.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import CashStep, Edge

GIVEN = ("size",)
TAX = "tax"
UNTAXED = "excluded"
NET = (10, 11, "1円未満切捨て")
LAW = ("law.tax", "law.tax_local")
FIRST = "cloud_monthly"
EDGES = (
    Edge("subsidy", "「補助率を掛けた額」が上限の350万円に達し、その先は増えません", "「補助率を掛けた額」が上限の350万円に収まるようになり、上限が効かなくなります", True, ("denshi.amount", "denshi.calculation", "overview.denshi")),
)
RECORDS = ()
REPAYMENTS = ()
CASH = (
    CashStep("decision", "交付決定", "申請が認められた知らせです。契約と発注は、このあとにします。", "", None, "", None, ("denshi.order",)),
    CashStep("payment", "支払い", "代金の全部を、消費税も含めて、先に自分で払います。銀行振込か、クレジットカードの一括払いに限られます。", "expense", 2, "出典に期間の決まりはありません。契約から納品、請求までにかかる時間として、当サイトが置いた仮の月数です。", None, ("denshi.spent", "denshi.payment")),
    CashStep("report", "実績報告", "買って払って使い始めたことを、書類とともに報告します。交付決定からおおむね6か月のうちに済ませます。", "", 1, "出典に期間の決まりはありません。証拠の書類をそろえる時間として、当サイトが置いた仮の月数です。", 6, ("denshi.period", "denshi.spent")),
    CashStep("receipt", "補助金の入金", "検査のあとに補助額が確定し、通知を受けてから振り込まれます。", "subsidy", 2, "出典に期間の決まりはありません。検査と額の確定、振込にかかる時間として、当サイトが置いた仮の月数です。", None, ("denshi.settlement",)),
)


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
