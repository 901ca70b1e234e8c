"""Where the amount of 通常枠（デジタル化・AI導入補助金2026） turns, in integers.

Generated from rules/it-2026/tsujyo.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import CashStep, Edge, Repayment

GIVEN = ("size", "near_minimum_wage")
TAX = "tax"
UNTAXED = "excluded"
NET = (10, 11, "1円未満切捨て")
LAW = ("law.tax", "law.tax_local")
FIRST = "software_purchase"
EDGES = (
    Edge("services", "「役務の合計」が上限の200万円に達し、その先は増えません", "「役務の合計」が上限の200万円に収まるようになり、上限が効かなくなります", True, ("tsujyo.services",)),
    Edge("subsidy", "「補助率を掛けた額」が150万円以上の範囲に入ります", "", False, ("tsujyo.amount", "tsujyo.range", "overview.tsujyo")),
    Edge("subsidy", "「補助率を掛けた額」が上限（450万円以下）に達し、その先は増えません", "", True, ("tsujyo.amount", "tsujyo.range", "overview.tsujyo")),
    Edge("subsidy", "「補助率を掛けた額」が5万円以上の範囲に入ります", "", False, ("tsujyo.amount", "tsujyo.range", "overview.tsujyo")),
    Edge("subsidy", "「補助率を掛けた額」が上限（150万円未満）に達し、その先は増えません", "", True, ("tsujyo.amount", "tsujyo.range", "overview.tsujyo")),
)
RECORDS = ()
REPAYMENTS = (
    Repayment("hourly", "事業場内最低賃金が目標に届かなかったとき", "voluntary", 3, "年ごとの効果報告のときに見ます。届かなかった年とそれより後の年の分を、補助額を3年で割った額で返します。一度返すと、その後の年の分は求められません。", "付加価値額の伸びが年平均1.5%未満のときや、天災などのときは、求められません。", ("tsujyo.repay_hourly",)),
    Repayment("total", "給与支給総額の伸びが目標に届かなかったとき", "voluntary", 0, "計画の終わりに見ます。一人あたりの給与支給総額が年平均3.0%以上のびていないと、全部か一部の返還を求められることがあります。", "免除の決まりは、今年の文書では確かめられていません。", ("tsujyo.wage_duty", "tsujyo.repay_total")),
    Repayment("withdrawal", "途中で辞退したとき、効果報告を出さなかったとき", "voluntary", 0, "目標に届かなかったものとして扱われます。", "免除の決まりは書かれていません。", ("tsujyo.withdrawal",)),
)
CASH = (
    CashStep("decision", "交付決定", "申請が認められた知らせです。契約と発注は、このあとにします。", "", None, "", None, ("tsujyo.order",)),
    CashStep("payment", "支払い", "代金の全部を、消費税も含めて、先に自分で払います。銀行振込か、クレジットカードの一括払いに限られます。", "expense", 2, "出典に期間の決まりはありません。契約から納品、請求までにかかる時間として、当サイトが置いた仮の月数です。", None, ("tsujyo.spent", "tsujyo.payment")),
    CashStep("report", "実績報告", "買って払って使い始めたことを、書類とともに報告します。交付決定からおおむね6か月のうちに済ませます。", "", 1, "出典に期間の決まりはありません。証拠の書類をそろえる時間として、当サイトが置いた仮の月数です。", 6, ("tsujyo.period", "tsujyo.spent")),
    CashStep("receipt", "補助金の入金", "検査のあとに補助額が確定し、通知を受けてから振り込まれます。", "subsidy", 2, "出典に期間の決まりはありません。検査と額の確定、振込にかかる時間として、当サイトが置いた仮の月数です。", None, ("tsujyo.settlement",)),
)


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
