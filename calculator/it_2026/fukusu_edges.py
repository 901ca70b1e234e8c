"""Where the amount of 複数者連携デジタル化・AI導入枠（デジタル化・AI導入補助金2026） turns, in integers.

Generated from rules/it-2026/fukusu.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import CashStep, Edge
from calculator.it_2026 import invoice_edges
from calculator.it_2026.fukusu import _members_amount

GIVEN = ()
TAX = "tax"
UNTAXED = "excluded"
NET = (10, 11, "1円未満切捨て")
LAW = ("law.tax", "law.tax_local")
FIRST = "members.software_purchase"
EDGES = (
    Edge("base_subsidy", "「①の合計」が上限の3,000万円に達し、その先は増えません", "「①の合計」が上限の3,000万円に収まるようになり、上限が効かなくなります", True, ("fukusu.total",)),
    Edge("analysis_possible", "「②に補助率を掛けた額」が「②の人数による上限」に達し、その先は増えません", "「②に補助率を掛けた額」が「②の人数による上限」に収まるようになり、上限が効かなくなります", True, ("fukusu.analysis_amount", "fukusu.workbook_analysis")),
    Edge("combined", "「①と②の合計」が上限の3,000万円に達し、その先は増えません", "「①と②の合計」が上限の3,000万円に収まるようになり、上限が効かなくなります", True, ("fukusu.total", "overview.fukusu")),
    Edge("coordination_subsidy", "「③に補助率を掛けた額」が「③の割合による上限」に達し、その先は増えません", "「③に補助率を掛けた額」が「③の割合による上限」に収まるようになり、上限が効かなくなります", True, ("fukusu.coordination_amount", "fukusu.workbook_coordination", "overview.fukusu")),
    Edge("coordination_subsidy", "「③に補助率を掛けた額」が上限の200万円に達し、その先は増えません", "「③に補助率を掛けた額」が上限の200万円に収まるようになり、上限が効かなくなります", True, ("fukusu.coordination_amount", "fukusu.workbook_coordination", "overview.fukusu")),
)
RECORDS = (("members", invoice_edges, ("size", "functions", "software_purchase", "cloud_monthly", "cloud_months", "options", "consulting", "setup", "support", "pc", "register", "pos_software")),)
REPAYMENTS = ()
CASH = (
    CashStep("decision", "交付決定", "申請が認められた知らせです。契約と発注は、このあとにします。", "", None, "", None, ("fukusu.order",)),
    CashStep("payment", "支払い", "代金の全部を、消費税も含めて、先に自分で払います。銀行振込か、クレジットカードの一括払いに限られます。", "expense", 2, "出典に期間の決まりはありません。契約から納品、請求までにかかる時間として、当サイトが置いた仮の月数です。", None, ("fukusu.spent", "fukusu.payment")),
    CashStep("report", "実績報告", "買って払って使い始めたことを、書類とともに報告します。交付決定からおおむね6か月のうちに済ませます。", "", 1, "出典に期間の決まりはありません。証拠の書類をそろえる時間として、当サイトが置いた仮の月数です。", 6, ("fukusu.period", "fukusu.spent")),
    CashStep("receipt", "補助金の入金", "検査のあとに補助額が確定し、通知を受けてから振り込まれます。", "subsidy", 2, "出典に期間の決まりはありません。検査と額の確定、振込にかかる時間として、当サイトが置いた仮の月数です。", None, ("fukusu.settlement",)),
)


def gauges(tax="excluded", members=(), analysis=0, coordination=0):
    """The whole expense in yen; for each of EDGES the gap (not below 0: reached), and whether it counts."""
    included = tax == "included"
    if included:
        analysis = analysis * 10 // 11
        coordination = coordination * 10 // 11
    members_found = [_members_amount(included, **member) for member in members]
    users_of_analysis = len([1 for found in members_found if found[0]])
    software_lines = sum([found[3] // 180 for found in members_found])
    pc_lines = sum([found[4] // 2 for found in members_found])
    register_lines = sum([found[5] // 2 for found in members_found])
    base_total = software_lines + pc_lines + register_lines
    base_subsidy = base_total if base_total < 30_000_000 else 30_000_000
    analysis_rated = analysis * 2  # ÷ 3
    analysis_ceiling = users_of_analysis * 500_000
    analysis_possible = (analysis_rated if analysis_rated < analysis_ceiling * 3 else analysis_ceiling * 3) // 3
    both = base_subsidy + analysis_possible
    combined = both if both < 30_000_000 else 30_000_000
    coordination_rated = coordination * 2  # ÷ 3
    coordination_base = combined  # ÷ 10
    coordination_ceiling = coordination_base  # ÷ 15
    base_expense = sum([found[7] for found in members_found])
    expense_all = base_expense + analysis + coordination
    return expense_all, ((base_total - 30_000_000, True), (analysis_rated - analysis_ceiling * 3, True), (both - 30_000_000, True), ((coordination_rated * 5 if coordination_rated * 5 < 30_000_000 else 30_000_000) - coordination_ceiling, True), ((coordination_rated * 5 if coordination_rated * 5 < coordination_ceiling else coordination_ceiling) - 30_000_000, True))
