"""Where the amount of インボイス枠（インボイス対応類型）（デジタル化・AI導入補助金2026） turns, in integers.

Generated from rules/it-2026/invoice.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import CashStep, Edge

GIVEN = ("size",)
TAX = "tax"
UNTAXED = "excluded"
NET = (10, 11, "1円未満切捨て")
LAW = ("law.tax", "law.tax_local")
FIRST = "software_purchase"
EDGES = (
    Edge("services", "「役務の合計」が上限の200万円に達し、その先は増えません", "「役務の合計」が上限の200万円に収まるようになり、上限が効かなくなります", True, ("invoice.services",)),
    Edge("software_banded", "「補助率を掛けた額（ソフトウェア・オプション・役務）」が50万円に達し、その先の補助率が変わります", "", False, ("invoice.bands", "overview.invoice")),
    Edge("software_subsidy", "「補助率を掛けた額（ソフトウェア・オプション・役務）」が「機能の数による上限」に達し、その先は増えません", "「補助率を掛けた額（ソフトウェア・オプション・役務）」が「機能の数による上限」に収まるようになり、上限が効かなくなります", True, ("invoice.functions", "invoice.bands")),
    Edge("pc_subsidy", "「パソコンなどに補助率を掛けた額」が上限の10万円に達し、その先は増えません", "「パソコンなどに補助率を掛けた額」が上限の10万円に収まるようになり、上限が効かなくなります", True, ("invoice.hardware_amount", "overview.invoice")),
    Edge("register_subsidy", "「レジ・券売機に補助率を掛けた額」が上限の20万円に達し、その先は増えません", "「レジ・券売機に補助率を掛けた額」が上限の20万円に収まるようになり、上限が効かなくなります", True, ("invoice.hardware_amount", "overview.invoice")),
)
RECORDS = ()
REPAYMENTS = ()
CASH = (
    CashStep("decision", "交付決定", "申請が認められた知らせです。契約と発注は、このあとにします。", "", None, "", None, ("invoice.order",)),
    CashStep("payment", "支払い", "代金の全部を、消費税も含めて、先に自分で払います。銀行振込か、クレジットカードの一括払いに限られます。", "expense", 2, "出典に期間の決まりはありません。契約から納品、請求までにかかる時間として、当サイトが置いた仮の月数です。", None, ("invoice.spent", "invoice.payment")),
    CashStep("report", "実績報告", "買って払って使い始めたことを、書類とともに報告します。交付決定からおおむね6か月のうちに済ませます。", "", 1, "出典に期間の決まりはありません。証拠の書類をそろえる時間として、当サイトが置いた仮の月数です。", 6, ("invoice.period", "invoice.spent")),
    CashStep("receipt", "補助金の入金", "検査のあとに補助額が確定し、通知を受けてから振り込まれます。", "subsidy", 2, "出典に期間の決まりはありません。検査と額の確定、振込にかかる時間として、当サイトが置いた仮の月数です。", None, ("invoice.settlement",)),
)


def gauges(size=None, functions=None, tax="excluded", software_purchase=0, cloud_monthly=0, cloud_months=24, options=0, consulting=0, setup=0, support=0, pc=0, register=0, pos_software=False):
    """The whole expense in yen; for each of EDGES the gap (not below 0: reached), and whether it counts."""
    included = tax == "included"
    if included:
        software_purchase = software_purchase * 10 // 11
        cloud_monthly = cloud_monthly * 10 // 11
        options = options * 10 // 11
        consulting = consulting * 10 // 11
        setup = setup * 10 // 11
        support = support * 10 // 11
        pc = pc * 10 // 11
        register = register * 10 // 11
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
    counts_as_user = has_software and functions >= 1
    software_counted = eligible_cost if counts_as_user else 0
    if size == "small":
        if software_counted <= 625_000:
            software_banded = software_counted * 4 * 36
        else:
            software_banded = (software_counted * 2 + 250_000) * 60
    else:
        if software_counted * 3 <= 2_000_000:
            software_banded = software_counted * 3 * 45
        else:
            software_banded = (software_counted * 6 + 500_000) * 20
    software_ceiling = 3_500_000 if functions >= 2 else 500_000 if functions == 1 else 0
    pc_counted = pc if counts_as_user else 0
    pc_rated = pc_counted  # ÷ 2
    register_counted = register if counts_as_user and pos_software else 0
    register_rated = register_counted  # ÷ 2
    expense_all = software_cost + pc + register
    return expense_all, ((services_asked - 2_000_000, True), (software_banded - 90_000_000, True), (software_banded - software_ceiling * 180, True), (pc_rated - 200_000, True), (register_rated - 400_000, True))
