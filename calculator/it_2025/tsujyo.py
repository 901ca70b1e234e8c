"""通常枠（IT導入補助金2025）: 仕事を楽にするソフトウェアを入れるとき、その費用の一部が補助されます。ソフトウェアが受け持つ業務の種類の数で、受け取れる額の範囲が変わります。

Generated from rules/it-2025/tsujyo.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Field, Frame
from calculator.logic import among, at_least
from calculator.quantities import Ratio
from calculator.sentences import cut, limited, product, rounded, short_of, shown, smallest, total

RATIO_1_2 = Ratio(1, 2)
RATIO_2_3 = Ratio(2, 3)
RATIO_10_11 = Ratio(10, 11)

FRAME = Frame(
    "tsujyo",
    "通常枠",
    (
        Field("size", "申請する人の規模", "choice", "", None, None, None, (("sme", "中小企業"), ("small", "小規模事業者"), ("large", "それ以外（大企業・みなし大企業など）")), None, ()),
        Field("near_minimum_wage", "最低賃金近傍の事業者に当たる", "yesno", "", None, None, None, (), None, ()),
        Field("business_processes", "業務プロセスの種類の数", "count", "プロセス", 0, 6, None, (), None, ()),
        Field("general_process", "汎用プロセスもある", "yesno", "", None, None, False, (), None, ()),
        Field("tax", "入力する金額", "choice", "", None, None, "excluded", (("excluded", "税抜で入力する"), ("included", "税込で入力する")), None, ()),
        Field("software_purchase", "ソフトウェアの購入費", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("cloud_monthly", "クラウド利用料（月額）", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("cloud_months", "クラウドを契約する月数", "months", "か月", 1, 60, 24, (), None, ()),
        Field("options", "オプション（機能拡張・データ連携・セキュリティ）", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("consulting", "導入コンサルティング・活用コンサルティング", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("setup", "導入設定・マニュアル作成・導入研修", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("support", "保守サポート", "yen", "円", 0, 999999999999, 0, (), None, ()),
    ),
    (),
)


def explain(values, out, on):
    """Compute 通常枠 step by step; values: the read inputs, out: Estimate, on: ISO date."""
    step = out.steps.append
    size = values["size"]
    near_minimum_wage = values["near_minimum_wage"]
    business_processes = values["business_processes"]
    general_process = values["general_process"]
    software_purchase = values["software_purchase"]
    cloud_monthly = values["cloud_monthly"]
    cloud_months = values["cloud_months"]
    options = values["options"]
    consulting = values["consulting"]
    setup = values["setup"]
    support = values["support"]
    if values["tax"] == "included":
        out.tax(RATIO_10_11, ("law.tax", "law.tax_local"))
        software_purchase = out.net("software_purchase", "ソフトウェアの購入費", software_purchase)
        cloud_monthly = out.net("cloud_monthly", "クラウド利用料（月額）", cloud_monthly)
        options = out.net("options", "オプション（機能拡張・データ連携・セキュリティ）", options)
        consulting = out.net("consulting", "導入コンサルティング・活用コンサルティング", consulting)
        setup = out.net("setup", "導入設定・マニュアル作成・導入研修", setup)
        support = out.net("support", "保守サポート", support)

    # 対象になる月数 ─ IT導入補助金2025 公募要領（通常枠） p13
    cloud_months_counted = cloud_months if cloud_months < 24 else 24
    if cloud_monthly != 0:
        labels, amounts = ("クラウドを契約する月数", "上限"), (cloud_months, 24)
        step(("cloud_months_counted", "対象になる月数", cloud_months_counted, (limited, labels, amounts, "か月"), (smallest, labels, amounts, "か月"), ("tsujyo.software_term",)))

    # クラウド利用料のうち対象になる額 ─ IT導入補助金2025 公募要領（通常枠） p13
    cloud = cloud_monthly * cloud_months_counted
    if cloud != 0:
        step(("cloud", "クラウド利用料のうち対象になる額", cloud, "ひと月の料金に、対象になる月数を掛けます。", (product, cloud_monthly, "円", cloud_months_counted, "か月", "円"), ("tsujyo.software_term",)))

    # ソフトウェアの費用 ─ IT導入補助金2025 公募要領（通常枠） p13
    software = software_purchase + cloud
    if software != 0:
        step(("software", "ソフトウェアの費用", software, "買い切りの代金とクラウドの料金を足します。", (total, "円", software_purchase, cloud), ("tsujyo.software_term",)))

    # ソフトウェアがある ─ IT導入補助金2025 公募要領（通常枠） p14
    has_software = software > 0
    step(("has_software", "ソフトウェアがある", has_software, "「ソフトウェアの費用」がある。" if has_software else "「ソフトウェアの費用」がない。", "はい" if has_software else "いいえ", ("tsujyo.with_software",)))

    # 役務の合計 ─ IT導入補助金2025 公募要領（通常枠） p13
    services_asked = consulting + setup + support
    if services_asked != 0:
        step(("services_asked", "役務の合計", services_asked, "コンサルティング、設定・研修、保守の費用をまとめて「役務」と呼びます。", (total, "円", consulting, setup, support), ("tsujyo.services",)))

    # 役務のうち対象になる額 ─ IT導入補助金2025 公募要領（通常枠） p13
    services = services_asked if services_asked < 2_000_000 else 2_000_000
    if services != 0:
        labels, amounts = ("役務の合計", "上限"), (services_asked, 2_000_000)
        step(("services", "役務のうち対象になる額", services, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("tsujyo.services",)))

    # ソフトウェアとオプションと役務の合計 ─ IT導入補助金2025 公募要領（通常枠） p14
    with_software = software + options + services
    if with_software != 0:
        step(("with_software", "ソフトウェアとオプションと役務の合計", with_software, "対象になる費用を足し合わせます。", (total, "円", software, options, services), ("tsujyo.with_software",)))

    # 補助対象経費（ソフトウェアと導入の費用） ─ IT導入補助金2025 公募要領（通常枠） p14
    if has_software:
        eligible_cost, why = with_software, "「ソフトウェアがある」が「はい」なので、「ソフトウェアとオプションと役務の合計」です。"
    else:
        eligible_cost, why = 0, "「ソフトウェアがある」が「いいえ」なので、0円です。"
    step(("eligible_cost", "補助対象経費（ソフトウェアと導入の費用）", eligible_cost, why, (shown, eligible_cost, "円"), ("tsujyo.with_software",)))

    # 契約する全部の月のクラウド利用料 ─ IT導入補助金2025 公募要領（通常枠） p13
    cloud_whole = cloud_monthly * cloud_months
    if cloud_whole != 0:
        step(("cloud_whole", "契約する全部の月のクラウド利用料", cloud_whole, "自己負担を出すために、対象にならない月も含めて数えます。", (product, cloud_monthly, "円", cloud_months, "か月", "円"), ("tsujyo.software_term",)))

    # ソフトウェアと導入のための費用の全部 ─ IT導入補助金2025 公募要領（通常枠） p14
    software_cost = software_purchase + cloud_whole + options + services_asked
    step(("software_cost", "ソフトウェアと導入のための費用の全部", software_cost, "対象にならない分も含めて、実際に払う額です。", (total, "円", software_purchase, cloud_whole, options, services_asked), ("tsujyo.with_software",)))

    if out.waiting:
        _conditions(out, on, size, near_minimum_wage, business_processes, has_software, None, None)
        return

    # 汎用プロセスとして数える数 ─ IT導入補助金2025 公募要領（通常枠） p14
    if general_process and business_processes >= 1:
        general_counted, why = 1, "「汎用プロセスもある」が「はい」、「業務プロセスの種類の数」が1プロセス以上なので、1プロセスです。"
    else:
        general_counted, why = 0, "「汎用プロセスもある」が「いいえ」、または「業務プロセスの種類の数」が1プロセス未満なので、0プロセスです。"
    step(("general_counted", "汎用プロセスとして数える数", general_counted, why, (shown, general_counted, "プロセス"), ("tsujyo.general",)))

    # プロセスの数 ─ IT導入補助金2025 公募要領（通常枠） p13、IT導入補助金2025 公募要領（通常枠） p14
    process_kinds = business_processes + general_counted
    step(("process_kinds", "プロセスの数", process_kinds, "業務プロセスに、数えてよい汎用プロセスを足します。", (total, "プロセス", business_processes, general_counted), ("tsujyo.processes", "tsujyo.general")))

    # 補助率 ─ IT導入補助金2025 公募要領（通常枠） p15、IT導入補助金のちらし（2025年度後半） p2
    if near_minimum_wage:
        rate, why = RATIO_2_3, "「最低賃金近傍の事業者に当たる」が「はい」なので、2/3です。"
    else:
        rate, why = RATIO_1_2, "「最低賃金近傍の事業者に当たる」が「いいえ」なので、1/2です。"
    if eligible_cost != 0:
        step(("rate", "補助率", rate, why, (shown, rate, ""), ("tsujyo.rate", "flyer.tsujyo")))

    # 補助率を掛けた額 ─ IT導入補助金2025 公募要領（通常枠） p15
    computed = eligible_cost * rate.num // rate.den
    if computed != 0:
        step(("computed", "補助率を掛けた額", computed, "補助対象経費に補助率を掛けます。", (rounded, (product, eligible_cost, "円", rate, "", "円"), "down", "1円未満切捨て"), ("tsujyo.calculation",)))

    _conditions(out, on, size, near_minimum_wage, business_processes, has_software, process_kinds, computed)

    # 補助額 ─ IT導入補助金2025 公募要領（通常枠） p15、サービス等生産性向上IT導入支援事業費補助金 交付規程（通常枠） p7、IT導入補助金のちらし（2025年度後半） p2
    if process_kinds >= 4 and computed >= 1_500_000:
        subsidy = computed if computed <= 4_500_000 else 4_500_000
        why = (cut, computed, 4_500_000, "450万円以下", "「プロセスの数」が4プロセス以上のとき、補助額は150万円以上450万円以下の範囲です。")
    elif process_kinds >= 1 and computed >= 50_000:
        subsidy = computed if computed <= 1_499_999 else 1_499_999
        why = (cut, computed, 1_499_999, "150万円未満", "「プロセスの数」が1プロセス以上のとき、補助額は5万円以上150万円未満の範囲です。")
    else:
        subsidy, why = 0, "どの範囲にも届きません。"
        if (process_kinds >= 4 or process_kinds >= 1) and computed > 0:
            more = short_of(50_000, eligible_cost, rate)
            out.refuse("subsidy", f"計算した額が下限の5万円に届かないため、補助の対象になりません。「補助対象経費（ソフトウェアと導入の費用）」があと{more:,}円多ければ、下限に届きます。", ("tsujyo.amount", "tsujyo.range", "flyer.tsujyo"))
    step(("subsidy", "補助額", subsidy, why, (shown, subsidy, "円"), ("tsujyo.amount", "tsujyo.range", "flyer.tsujyo")))

    out.lines += (("subsidy", "補助額", subsidy),)
    out.pay(subsidy, eligible_cost, software_cost)
    if not out.subsidy:
        return

    # 自分から低いほうの範囲で申請する場合の補助額 ─ IT導入補助金2025 公募要領（通常枠） p14
    if process_kinds >= 1 and computed >= 50_000:
        voluntary = computed if computed <= 1_499_999 else 1_499_999
    else:
        voluntary = 0

    if process_kinds >= 4 and computed >= 1_500_000 and size == "sme":
        out.choice("subsidy", subsidy, "賃上げの必須要件を引き受けて、この額で申請します。守れないと、補助金の返還を求められることがあります。保険医療機関・介護・社会福祉・学校などの事業者は、この要件がかかりません。", ("tsujyo.voluntary", "tsujyo.wage_duty", "tsujyo.wage_exempt", "tsujyo.repay_hourly", "tsujyo.repay_total"))
        out.choice("voluntary", voluntary, "補助額を自分から150万円未満にして申請します。額は減りますが、賃上げは必須ではなくなり、達成できなくても返還を求められません。", ("tsujyo.voluntary", "tsujyo.wage_duty", "tsujyo.wage_exempt", "tsujyo.repay_hourly", "tsujyo.repay_total"))

    if process_kinds >= 4 and computed >= 1_500_000 and size == "small":
        out.choice("subsidy", subsidy, "この額で申請します。小規模事業者には、賃上げの必須要件がかかりません。", ("tsujyo.voluntary", "tsujyo.wage_exempt"))
        out.choice("voluntary_small", voluntary, "補助額を自分から150万円未満にして申請することもできます。小規模事業者はもともと賃上げの必須要件がかからないので、減らしても得になりません。", ("tsujyo.voluntary", "tsujyo.wage_exempt"))


def _conditions(out, on, size, near_minimum_wage, business_processes, has_software, process_kinds, computed):
    """Report every condition: those a machine decides, and those the reader confirms."""
    out.conditions += (
        ("vendor", "confirm", "IT導入支援事業者を通して申請し、事務局に登録されたITツールを入れること。登録のない会社やツールは対象になりません。", ("tsujyo.vendor",)),
    )
    if size in ("sme", "small"):
        out.conditions += (("size", "met", "申請する人の規模：満たしています。", ("tsujyo.size_sme",)),)
    else:
        out.lack("size", "申請する人の規模", among(size, ("sme", "small")), "申請できるのは、中小企業と小規模事業者だけです。資本金か従業員数のどちらかが業種ごとの基準に収まれば、中小企業として申請できます。大企業が使えるのは、インボイス枠の電子取引類型です。", ("tsujyo.size_sme",))
    if has_software is True:
        out.conditions += (("software", "met", "ソフトウェア：満たしています。", ("tsujyo.with_software", "tsujyo.processes")),)
    else:
        out.lack("software", "ソフトウェア", among(has_software, (True,)), "ソフトウェアの購入費もクラウド利用料も入っていません。オプションや役務だけでは申請できません。いっしょに入れるソフトウェアの金額を入れてください。", ("tsujyo.with_software", "tsujyo.processes"))
    if business_processes is not None and business_processes >= 1:
        out.conditions += (("processes", "met", "業務プロセス：満たしています。", ("tsujyo.processes", "tsujyo.general")),)
    else:
        out.lack("processes", "業務プロセス", at_least(business_processes, 1), "業務プロセスがひとつもありません。汎用プロセスだけのツールでは申請できません。会計や在庫、給与など、特定の業務を受け持つソフトウェアを組み合わせると申請できます。", ("tsujyo.processes", "tsujyo.general"))
    out.conditions += (
        ("gbiz", "confirm", "GビズIDプライム（国の電子申請に使う共通のID）を取得していること。取得には日数がかかります。", ("tsujyo.applicant",)),
        ("security_action", "confirm", "SECURITY ACTION（情報処理推進機構の、情報セキュリティに取り組むことの自己宣言）の「一つ星」か「二つ星」を宣言すること。", ("tsujyo.applicant",)),
        ("minimum_wage", "confirm", "申請の直近の月に、事業場の中でいちばん低い時給が、都道府県ごとの最低賃金（地域別最低賃金）以上であること。", ("tsujyo.applicant",)),
        ("in_japan", "confirm", "日本国内で事業を営む法人（国内で法人登記され、法人番号が公表されているもの）か、個人であること。", ("tsujyo.applicant",)),
        ("not_yet_ordered", "confirm", "交付決定（申請が認められた知らせ）の前に、契約・発注・納品・支払いをしていないこと。先に契約したものは補助されません。", ("tsujyo.order",)),
        ("in_time", "confirm", "交付決定からおおむね6か月のうちに、契約・導入・支払い・実績報告を終えること。締切は公募の回ごとに事務局が知らせます。", ("tsujyo.period",)),
        ("papers", "confirm", "書類を出せること。法人は履歴事項全部証明書と法人税の納税証明書、個人事業主は本人を確認する書類、所得税の納税証明書、確定申告書の控えです。", ("tsujyo.papers",)),
        ("payment", "confirm", "代金は、銀行振込かクレジットカードの一括払いで、自分の名義の口座から払うこと。補助金は、支払いと報告が済んだあとに振り込まれます。", ("tsujyo.payment",)),
        ("no_double", "confirm", "同じ事業について、国や独立行政法人のほかの補助金などを受けていないこと。", ("tsujyo.no_double",)),
        ("not_excluded", "confirm", "申請できない事業者に当たらないこと。たとえば、IT導入支援事業者として登録している（しようとしている）事業者、補助金の交付や指名を止められている事業者、風俗営業を営む事業者、過去1年に労働関係の法令違反で送検された事業者、反社会的勢力に関係する事業者、宗教法人、法人格のない団体、ほかの補助金で不正をした事業者です。", ("tsujyo.excluded",)),
        ("one_company", "confirm", "親会社と子会社（議決権の50%超）、同じ人が議決権の50%超を持つ会社どうし、代表者と住所が同じ会社などは「ひとつの会社」とみなされます。その中で、申請するのが自分だけであること。", ("tsujyo.one_company",)),
        ("not_quasi_large", "confirm", "みなし大企業に当たらないこと。ひとつの大企業が株式の1/2以上を持つ会社、複数の大企業が合わせて2/3以上を持つ会社、役員の1/2以上を大企業の役職員が兼ねる会社、直近3年の課税所得の平均が15億円超の会社などは、中小企業の基準に収まっていても申請できません。", ("tsujyo.quasi_large",)),
        ("eligible_items", "confirm", "入力した金額に、対象にならない費用が入っていないこと。たとえば、お客さまが実質的に負担する費用、交通費・宿泊費、申請の代行料、消費税、申請のときに金額が決まらないもの、無償で配られているもの、リース・レンタル、中古品です。", ("tsujyo.not_eligible",)),
        ("services_share", "confirm", "ソフトウェアに比べて、役務（コンサルティング・設定・研修・保守）の費用が著しく高くないこと。どこからが高いかの数字は示されていません。", ("tsujyo.services_share",)),
        ("productivity", "confirm", "労働生産性を3年でのばす計画を立てて実行すること。目標は、1年後に3%以上、年平均でも3%以上（過去の決まった枠で交付決定を受けた事業者は4%以上）です。", ("tsujyo.productivity",)),
    )
    if near_minimum_wage is True and on <= "2025-10-31":
        out.conditions += (
            ("near_wage_v1", "confirm", "（第6次公募まで）時給が、地域別最低賃金に50円を足した額までの従業員が、3か月以上のあいだ、全従業員の30%以上いること。賃金状況報告シートを出して示します。", ("tsujyo.near_wage", "tsujyo.documents", "tsujyo.wage_form")),
        )
    if near_minimum_wage is True and on >= "2025-11-01":
        out.conditions += (
            ("near_wage_v2", "confirm", "（第7次公募から）令和6年10月から令和7年9月までのあいだの3か月以上で、令和7年度に改定された地域別最低賃金に届かない時給で雇っていた従業員が、全従業員の30%以上であること。", ("flyer.near_wage", "common.round7", "common.near_wage_guide")),
        )
    if process_kinds is not None and process_kinds >= 4 and computed is not None and computed >= 1_500_000 and size == "sme":
        out.conditions += (
            ("wage_plan", "confirm", "150万円以上の補助額を選ぶときは、賃上げの必須要件を引き受けること。3年のあいだ、給与の総額を年平均1.5%以上のばし、事業場でいちばん低い時給を地域別最低賃金より30円以上高くし、その計画を申請までに従業員に伝えます。医療・介護・福祉・学校などの事業者にはかかりません。", ("tsujyo.wage_duty", "tsujyo.wage_exempt", "tsujyo.processes")),
        )
    out.conditions += (
        ("otasuketai", "confirm", "お助け隊サービスを入れる場合は、IT導入補助金の2022・2023・2024で交付決定を受けたり、今年のほかの枠で申請したりしていないこと。", ("tsujyo.combination",)),
        ("past_grants", "confirm", "IT導入補助金2024の通常枠か複数社連携IT導入枠で交付決定を受けた場合は、その日から12か月がすぎていること。", ("tsujyo.combination",)),
    )


def amount(size=None, near_minimum_wage=None, business_processes=None, general_process=False, tax="excluded", software_purchase=0, cloud_monthly=0, cloud_months=24, options=0, consulting=0, setup=0, support=0):
    """The subsidy of 通常枠 in yen, or None where nothing is paid; all answers must be given."""
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
    if not (size in ("sme", "small") and has_software and business_processes >= 1):
        return None
    services_asked = consulting + setup + support
    services = services_asked if services_asked < 2_000_000 else 2_000_000
    with_software = software + options + services
    eligible_cost = with_software if has_software else 0
    general_counted = 1 if general_process and business_processes >= 1 else 0
    process_kinds = business_processes + general_counted
    rate = 4 if near_minimum_wage else 3  # ÷ 6
    computed = eligible_cost * rate // 6
    if process_kinds >= 4 and computed >= 1_500_000:
        subsidy = computed if computed < 4_500_000 else 4_500_000
    elif process_kinds >= 1 and computed >= 50_000:
        subsidy = computed if computed < 1_499_999 else 1_499_999
    else:
        subsidy = 0
    return subsidy if subsidy > 0 else None
