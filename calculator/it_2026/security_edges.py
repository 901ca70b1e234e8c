"""Where the amount of セキュリティ対策推進枠（デジタル化・AI導入補助金2026） turns, in integers.

Generated from rules/it-2026/security.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import CashStep, Edge

GIVEN = ("size",)
TAX = "tax"
UNTAXED = "excluded"
NET = (10, 11, "1円未満切捨て")
LAW = ("law.tax", "law.tax_local")
FIRST = "service_monthly"
EDGES = (
    Edge("subsidy", "「補助率を掛けた額」が5万円以上の範囲に入ります", "", False, ("security.amount", "security.range", "overview.security")),
    Edge("subsidy", "「補助率を掛けた額」が上限（150万円以下）に達し、その先は増えません", "", True, ("security.amount", "security.range", "overview.security")),
)
RECORDS = ()
REPAYMENTS = ()
CASH = (
    CashStep("decision", "交付決定", "申請が認められた知らせです。契約と発注は、このあとにします。", "", None, "", None, ("security.order",)),
    CashStep("payment", "支払い", "代金の全部を、消費税も含めて、先に自分で払います。銀行振込か、クレジットカードの一括払いに限られます。", "expense", 2, "出典に期間の決まりはありません。契約から納品、請求までにかかる時間として、当サイトが置いた仮の月数です。", None, ("security.spent", "security.payment")),
    CashStep("report", "実績報告", "買って払って使い始めたことを、書類とともに報告します。交付決定からおおむね6か月のうちに済ませます。", "", 1, "出典に期間の決まりはありません。証拠の書類をそろえる時間として、当サイトが置いた仮の月数です。", 6, ("security.period", "security.spent")),
    CashStep("receipt", "補助金の入金", "検査のあとに補助額が確定し、通知を受けてから振り込まれます。", "subsidy", 2, "出典に期間の決まりはありません。検査と額の確定、振込にかかる時間として、当サイトが置いた仮の月数です。", None, ("security.settlement",)),
)


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
