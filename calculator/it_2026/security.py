"""セキュリティ対策推進枠（デジタル化・AI導入補助金2026）: サイバーセキュリティお助け隊サービスを使うとき、その利用料の一部が補助されます。

Generated from rules/it-2026/security.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Field, Frame
from calculator.logic import among
from calculator.quantities import Ratio
from calculator.sentences import cut, limited, product, rounded, short_of, shown, smallest

RATIO_1_2 = Ratio(1, 2)
RATIO_2_3 = Ratio(2, 3)
RATIO_10_11 = Ratio(10, 11)

FRAME = Frame(
    "security",
    "セキュリティ対策推進枠",
    (
        Field("size", "申請する人の規模", "choice", "", None, None, None, (("sme", "中小企業"), ("small", "小規模事業者"), ("large", "それ以外（大企業・みなし大企業など）")), None, ()),
        Field("tax", "入力する金額", "choice", "", None, None, "excluded", (("excluded", "税抜で入力する"), ("included", "税込で入力する")), None, ()),
        Field("service_monthly", "サービス利用料（月額）", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("service_months", "サービスを契約する月数", "months", "か月", 1, 60, 24, (), None, ()),
    ),
    (),
)


def explain(values, out, on):
    """Compute セキュリティ対策推進枠 step by step; values: the read inputs, out: Estimate, on: ISO date."""
    step = out.steps.append
    size = values["size"]
    service_monthly = values["service_monthly"]
    service_months = values["service_months"]
    if values["tax"] == "included":
        out.tax(RATIO_10_11, ("law.tax", "law.tax_local"))
        service_monthly = out.net("service_monthly", "サービス利用料（月額）", service_monthly)

    # 対象になる月数 ─ デジタル化・AI導入補助金2026 公募要領（セキュリティ対策推進枠）
    service_months_counted = service_months if service_months < 24 else 24
    if service_monthly != 0:
        labels, amounts = ("サービスを契約する月数", "上限"), (service_months, 24)
        step(("service_months_counted", "対象になる月数", service_months_counted, (limited, labels, amounts, "か月"), (smallest, labels, amounts, "か月"), ("security.term",)))

    # 補助対象経費 ─ デジタル化・AI導入補助金2026 公募要領（セキュリティ対策推進枠）
    eligible_cost = service_monthly * service_months_counted
    step(("eligible_cost", "補助対象経費", eligible_cost, "ひと月の料金に、対象になる月数を掛けます。", (product, service_monthly, "円", service_months_counted, "か月", "円"), ("security.term",)))

    # 契約する全部の月の利用料 ─ デジタル化・AI導入補助金2026 公募要領（セキュリティ対策推進枠）
    service_cost = service_monthly * service_months
    step(("service_cost", "契約する全部の月の利用料", service_cost, "自己負担を出すために、対象にならない月も含めて数えます。", (product, service_monthly, "円", service_months, "か月", "円"), ("security.term",)))

    if out.waiting:
        _conditions(out, on, size)
        return

    _conditions(out, on, size)

    # 補助率 ─ デジタル化・AI導入補助金2026 公募要領（セキュリティ対策推進枠）、デジタル化・AI導入補助金2026の概要
    if size == "small":
        rate, why = RATIO_2_3, "「申請する人の規模」が小規模事業者なので、2/3です。"
    else:
        rate, why = RATIO_1_2, "「申請する人の規模」が小規模事業者ではないなので、1/2です。"
    if eligible_cost != 0:
        step(("rate", "補助率", rate, why, (shown, rate, ""), ("security.rate", "overview.security")))

    # 補助率を掛けた額 ─ デジタル化・AI導入補助金2026 公募要領（セキュリティ対策推進枠）
    computed = eligible_cost * rate.num // rate.den
    if computed != 0:
        step(("computed", "補助率を掛けた額", computed, "補助対象経費に補助率を掛けます。", (rounded, (product, eligible_cost, "円", rate, "", "円"), "down", "1円未満切捨て"), ("security.calculation",)))

    # 補助額 ─ デジタル化・AI導入補助金2026 公募要領（セキュリティ対策推進枠）、サービス等生産性向上IT導入支援事業費補助金 交付規程（セキュリティ対策推進枠） p6、デジタル化・AI導入補助金2026の概要
    if computed >= 50_000:
        subsidy = computed if computed <= 1_500_000 else 1_500_000
        why = (cut, computed, 1_500_000, "150万円以下", "補助額は5万円以上150万円以下の範囲です。")
    else:
        subsidy, why = 0, "どの範囲にも届きません。"
        if computed > 0:
            more = short_of(50_000, eligible_cost, rate)
            out.refuse("subsidy", f"計算した額が下限の5万円に届かないため、補助の対象になりません。「補助対象経費」があと{more:,}円多ければ、下限に届きます。", ("security.amount", "security.range", "overview.security"))
    step(("subsidy", "補助額", subsidy, why, (shown, subsidy, "円"), ("security.amount", "security.range", "overview.security")))

    out.lines += (("subsidy", "補助額", subsidy),)
    out.pay(subsidy, eligible_cost, service_cost)


def _conditions(out, on, size):
    """Report every condition: those a machine decides, and those the reader confirms."""
    out.conditions += (
        ("vendor", "confirm", "IT導入支援事業者を通して申請し、「サイバーセキュリティお助け隊サービスリスト」に載っていて、事務局にも登録されたサービスを使うこと。", ("security.vendor",)),
    )
    if size in ("sme", "small"):
        out.conditions += (("size", "met", "申請する人の規模：満たしています。", ("security.size_sme",)),)
    else:
        out.lack("size", "申請する人の規模", among(size, ("sme", "small")), "申請できるのは、中小企業と小規模事業者だけです。資本金か従業員数のどちらかが業種ごとの基準に収まれば、中小企業として申請できます。大企業が使えるのは、インボイス枠の電子取引類型です。", ("security.size_sme",))
    out.conditions += (
        ("gbiz", "confirm", "GビズIDプライム（国の電子申請に使う共通のID）を取得していること。取得には日数がかかります。", ("security.applicant",)),
        ("security_action", "confirm", "SECURITY ACTION（情報処理推進機構の、情報セキュリティに取り組むことの自己宣言）の「一つ星」か「二つ星」を宣言すること。", ("security.applicant",)),
        ("minimum_wage", "confirm", "申請の直近の月に、事業場の中でいちばん低い時給が、都道府県ごとの最低賃金（地域別最低賃金）以上であること。", ("security.applicant",)),
        ("in_japan", "confirm", "日本国内で事業を営む法人（国内で法人登記され、法人番号が公表されているもの）か、個人であること。", ("security.applicant",)),
        ("not_yet_ordered", "confirm", "交付決定（申請が認められた知らせ）の前に、契約・発注・納品・支払いをしていないこと。先に契約したものは補助されません。", ("security.order",)),
        ("in_time", "confirm", "交付決定からおおむね6か月のうちに、契約・導入・支払い・実績報告を終えること。締切は公募の回ごとに事務局が知らせます。", ("security.period",)),
        ("papers", "confirm", "書類を出せること。法人は履歴事項全部証明書と法人税の納税証明書、個人事業主は本人を確認する書類、所得税の納税証明書、確定申告書の控えです。", ("security.papers",)),
        ("payment", "confirm", "代金は、銀行振込かクレジットカードの一括払いで、自分の名義の口座から払うこと。補助金は、支払いと報告が済んだあとに振り込まれます。", ("security.payment",)),
        ("no_double", "confirm", "同じ事業について、国や独立行政法人のほかの補助金などを受けていないこと。", ("security.no_double",)),
        ("not_excluded", "confirm", "申請できない事業者に当たらないこと。たとえば、IT導入支援事業者として登録している（しようとしている）事業者、補助金の交付や指名を止められている事業者、風俗営業を営む事業者、過去1年に労働関係の法令違反で送検された事業者、反社会的勢力に関係する事業者、宗教法人、法人格のない団体、ほかの補助金で不正をした事業者です。", ("security.excluded",)),
        ("one_company", "confirm", "親会社と子会社（議決権の50%超）、同じ人が議決権の50%超を持つ会社どうし、代表者と住所が同じ会社などは「ひとつの会社」とみなされます。その中で、申請するのが自分だけであること。", ("security.one_company",)),
        ("former_recipient", "confirm", "IT導入補助金2022から2025までで交付決定を受けた場合は、3年の計画で、給与支給総額を一人あたり年平均3.5%以上のばし、従業員に伝え、事務局に報告すること。届かないと、補助金の全部か一部の返還を求められます。小規模事業者にはかからないとされています（インボイス枠で確かめました）。どの枠でかかるかは、事務局に確かめてください。", ("common.former_recipient",)),
        ("not_quasi_large", "confirm", "みなし大企業に当たらないこと。ひとつの大企業が株式の1/2以上を持つ会社、複数の大企業が合わせて2/3以上を持つ会社、役員の1/2以上を大企業の役職員が兼ねる会社、直近3年の課税所得の平均が15億円超の会社などは、中小企業の基準に収まっていても申請できません。", ("security.quasi_large",)),
        ("productivity", "confirm", "労働生産性を3年でのばす計画を立てて実行すること。目標は年平均で1%以上です。", ("security.productivity",)),
        ("past_service", "confirm", "お助け隊サービスを入れる場合は、前の年までのIT導入補助金の交付決定や、今年のほかの枠の申請で、入れられなくならないかを事務局に確かめること。", ("security.combination",)),
    )
    if size == "small":
        out.conditions += (
            ("stays_small", "confirm", "小規模事業者の補助率で受け取るには、事業が終わるまで小規模事業者であること。途中で外れると補助率は1/2に下がります。", ("security.lost_small",)),
        )


def amount(size=None, tax="excluded", service_monthly=0, service_months=24):
    """The subsidy of セキュリティ対策推進枠 in yen, or None where nothing is paid; all answers must be given."""
    included = tax == "included"
    if included:
        service_monthly = service_monthly * 10 // 11
    if not (size in ("sme", "small")):
        return None
    service_months_counted = service_months if service_months < 24 else 24
    eligible_cost = service_monthly * service_months_counted
    rate = 4 if size == "small" else 3  # ÷ 6
    computed = eligible_cost * rate // 6
    if computed >= 50_000:
        subsidy = computed if computed < 1_500_000 else 1_500_000
    else:
        subsidy = 0
    return subsidy if subsidy > 0 else None
