"""インボイス枠（インボイス対応類型）（IT導入補助金2025）: インボイス制度に対応した会計・受発注・決済のソフトウェアを入れるとき、その費用の一部が補助されます。いっしょに買うパソコンやレジも対象になります。

Generated from rules/it-2025/invoice.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Field, Frame
from calculator.logic import above, among, at_least, some
from calculator.quantities import Ratio, floor, least
from calculator.sentences import banded, by_bands, limited, product, rounded, shown, smallest, total

RATIO_1_2 = Ratio(1, 2)
RATIO_2_3 = Ratio(2, 3)
RATIO_3_4 = Ratio(3, 4)
RATIO_4_5 = Ratio(4, 5)
RATIO_10_11 = Ratio(10, 11)


def _asks_pos_software(values):
    """Whether 「ソフトウェアはPOSレジシステムとして登録されている」 is asked."""
    register = values["register"]
    return register > 0

FRAME = Frame(
    "invoice",
    "インボイス枠（インボイス対応類型）",
    (
        Field("size", "申請する人の規模", "choice", "", None, None, None, (("sme", "中小企業"), ("small", "小規模事業者"), ("large", "それ以外（大企業・みなし大企業など）")), None, ()),
        Field("functions", "会計・受発注・決済の機能の数", "count", "機能", 0, 3, None, (), None, ()),
        Field("tax", "入力する金額", "choice", "", None, None, "excluded", (("excluded", "税抜で入力する"), ("included", "税込で入力する")), None, ()),
        Field("software_purchase", "ソフトウェアの購入費", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("cloud_monthly", "クラウド利用料（月額）", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("cloud_months", "クラウドを契約する月数", "months", "か月", 1, 60, 24, (), None, ()),
        Field("options", "オプション（機能拡張・データ連携・セキュリティ）", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("consulting", "導入コンサルティング・活用コンサルティング", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("setup", "導入設定・マニュアル作成・導入研修", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("support", "保守サポート", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("pc", "パソコン・タブレット・プリンター・スキャナー・複合機", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("register", "POSレジ・モバイルPOSレジ・券売機", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("pos_software", "ソフトウェアはPOSレジシステムとして登録されている", "yesno", "", None, None, False, (), _asks_pos_software, ()),
    ),
    (),
)


def explain(values, out, on):
    """Compute インボイス対応類型 step by step; values: the read inputs, out: Estimate, on: ISO date."""
    step = out.steps.append
    size = values["size"]
    functions = values["functions"]
    software_purchase = values["software_purchase"]
    cloud_monthly = values["cloud_monthly"]
    cloud_months = values["cloud_months"]
    options = values["options"]
    consulting = values["consulting"]
    setup = values["setup"]
    support = values["support"]
    pc = values["pc"]
    register = values["register"]
    pos_software = values["pos_software"]
    if values["tax"] == "included":
        out.tax(RATIO_10_11, ("law.tax", "law.tax_local"))
        software_purchase = out.net("software_purchase", "ソフトウェアの購入費", software_purchase)
        cloud_monthly = out.net("cloud_monthly", "クラウド利用料（月額）", cloud_monthly)
        options = out.net("options", "オプション（機能拡張・データ連携・セキュリティ）", options)
        consulting = out.net("consulting", "導入コンサルティング・活用コンサルティング", consulting)
        setup = out.net("setup", "導入設定・マニュアル作成・導入研修", setup)
        support = out.net("support", "保守サポート", support)
        pc = out.net("pc", "パソコン・タブレット・プリンター・スキャナー・複合機", pc)
        register = out.net("register", "POSレジ・モバイルPOSレジ・券売機", register)

    # 対象になる月数 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p10
    cloud_months_counted = cloud_months if cloud_months < 24 else 24
    if cloud_monthly != 0:
        labels, amounts = ("クラウドを契約する月数", "上限"), (cloud_months, 24)
        step(("cloud_months_counted", "対象になる月数", cloud_months_counted, (limited, labels, amounts, "か月"), (smallest, labels, amounts, "か月"), ("invoice.software_term",)))

    # クラウド利用料のうち対象になる額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p10
    cloud = cloud_monthly * cloud_months_counted
    if cloud != 0:
        step(("cloud", "クラウド利用料のうち対象になる額", cloud, "ひと月の料金に、対象になる月数を掛けます。", (product, cloud_monthly, "円", cloud_months_counted, "か月", "円"), ("invoice.software_term",)))

    # ソフトウェアの費用 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p10
    software = software_purchase + cloud
    if software != 0:
        step(("software", "ソフトウェアの費用", software, "買い切りの代金とクラウドの料金を足します。", (total, "円", software_purchase, cloud), ("invoice.software_term",)))

    # ソフトウェアがある ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    has_software = software > 0
    step(("has_software", "ソフトウェアがある", has_software, "「ソフトウェアの費用」がある。" if has_software else "「ソフトウェアの費用」がない。", "はい" if has_software else "いいえ", ("invoice.with_software",)))

    # 役務の合計 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p10
    services_asked = consulting + setup + support
    if services_asked != 0:
        step(("services_asked", "役務の合計", services_asked, "コンサルティング、設定・研修、保守の費用をまとめて「役務」と呼びます。", (total, "円", consulting, setup, support), ("invoice.services",)))

    # 役務のうち対象になる額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p10
    services = services_asked if services_asked < 2_000_000 else 2_000_000
    if services != 0:
        labels, amounts = ("役務の合計", "上限"), (services_asked, 2_000_000)
        step(("services", "役務のうち対象になる額", services, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("invoice.services",)))

    # ソフトウェアとオプションと役務の合計 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    with_software = software + options + services
    if with_software != 0:
        step(("with_software", "ソフトウェアとオプションと役務の合計", with_software, "対象になる費用を足し合わせます。", (total, "円", software, options, services), ("invoice.with_software",)))

    # 補助対象経費（ソフトウェアと導入の費用） ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    if has_software:
        eligible_cost, why = with_software, "「ソフトウェアがある」が「はい」なので、「ソフトウェアとオプションと役務の合計」です。"
    else:
        eligible_cost, why = 0, "「ソフトウェアがある」が「いいえ」なので、0円です。"
    if eligible_cost != 0:
        step(("eligible_cost", "補助対象経費（ソフトウェアと導入の費用）", eligible_cost, why, (shown, eligible_cost, "円"), ("invoice.with_software",)))

    # 契約する全部の月のクラウド利用料 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p10
    cloud_whole = cloud_monthly * cloud_months
    if cloud_whole != 0:
        step(("cloud_whole", "契約する全部の月のクラウド利用料", cloud_whole, "自己負担を出すために、対象にならない月も含めて数えます。", (product, cloud_monthly, "円", cloud_months, "か月", "円"), ("invoice.software_term",)))

    # ソフトウェアと導入のための費用の全部 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    software_cost = software_purchase + cloud_whole + options + services_asked
    if software_cost != 0:
        step(("software_cost", "ソフトウェアと導入のための費用の全部", software_cost, "対象にならない分も含めて、実際に払う額です。", (total, "円", software_purchase, cloud_whole, options, services_asked), ("invoice.with_software",)))

    # 払う費用の全部 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13
    expense_all = software_cost + pc + register
    step(("expense_all", "払う費用の全部", expense_all, "対象にならない分も含めて、実際に払う額です。", (total, "円", software_cost, pc, register), ("invoice.calculation",)))

    if out.waiting:
        _conditions(out, on, size, functions, pc, register, has_software)
        return

    # 対象のソフトウェアがある ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11、IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    counts_as_user = has_software and functions >= 1
    step(("counts_as_user", "対象のソフトウェアがある", counts_as_user, "「ソフトウェアがある」が「はい」、「会計・受発注・決済の機能の数」が1機能以上。" if counts_as_user else "「ソフトウェアがある」が「いいえ」、または「会計・受発注・決済の機能の数」が1機能未満。", "はい" if counts_as_user else "いいえ", ("invoice.functions", "invoice.with_software")))

    # ソフトウェア・オプション・役務の補助対象経費 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11、IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    if counts_as_user:
        software_counted, why = eligible_cost, "「対象のソフトウェアがある」が「はい」なので、「補助対象経費（ソフトウェアと導入の費用）」です。"
    else:
        software_counted, why = 0, "「対象のソフトウェアがある」が「いいえ」なので、0円です。"
    if software_counted != 0:
        step(("software_counted", "ソフトウェア・オプション・役務の補助対象経費", software_counted, why, (shown, software_counted, "円"), ("invoice.functions", "invoice.with_software")))

    # パソコンなどの補助対象経費 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11、IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    if counts_as_user:
        pc_counted, why = pc, "「対象のソフトウェアがある」が「はい」なので、「パソコン・タブレット・プリンター・スキャナー・複合機」です。"
    else:
        pc_counted, why = 0, "「対象のソフトウェアがある」が「いいえ」なので、0円です。"
    if pc_counted != 0:
        step(("pc_counted", "パソコンなどの補助対象経費", pc_counted, why, (shown, pc_counted, "円"), ("invoice.pc", "invoice.with_software")))

    # レジ・券売機の補助対象経費 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    if counts_as_user and pos_software:
        register_counted, why = register, "「対象のソフトウェアがある」が「はい」、「ソフトウェアはPOSレジシステムとして登録されている」が「はい」なので、「POSレジ・モバイルPOSレジ・券売機」です。"
    else:
        register_counted, why = 0, "「対象のソフトウェアがある」が「いいえ」、または「ソフトウェアはPOSレジシステムとして登録されている」が「いいえ」なので、0円です。"
    if register_counted != 0:
        step(("register_counted", "レジ・券売機の補助対象経費", register_counted, why, (shown, register_counted, "円"), ("invoice.register",)))

    # 補助対象経費の全部 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13
    eligible_all = software_counted + pc_counted + register_counted
    step(("eligible_all", "補助対象経費の全部", eligible_all, "ソフトウェアと導入の費用に、対象になるハードウェアの費用を足します。", (total, "円", software_counted, pc_counted, register_counted), ("invoice.calculation",)))

    _conditions(out, on, size, functions, pc, register, has_software)

    # 補助率を掛けた額（ソフトウェア・オプション・役務） ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13、IT導入補助金のちらし（2025年度後半） p2
    rate_1 = RATIO_4_5 if size == "small" else RATIO_3_4
    rows = ((500_000, rate_1), (None, RATIO_2_3))
    software_banded = by_bands(software_counted, rows)
    if software_banded != 0:
        step(("software_banded", "補助率を掛けた額（ソフトウェア・オプション・役務）", software_banded, "補助額のうち低いほうの部分は高い補助率、それを超える部分は低い補助率で計算します。分け目は、費用ではなく補助額で決まります。", (banded, software_counted, rows), ("invoice.bands", "flyer.invoice")))

    # 機能の数による上限 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11、IT導入補助金のちらし（2025年度後半） p2
    if functions >= 2:
        software_ceiling, why = 3_500_000, "「会計・受発注・決済の機能の数」が2機能以上なので、350万円です。"
    elif functions == 1:
        software_ceiling, why = 500_000, "「会計・受発注・決済の機能の数」が1機能なので、50万円です。"
    else:
        software_ceiling, why = 0, "「会計・受発注・決済の機能の数」が2機能未満、「会計・受発注・決済の機能の数」が1機能ではないなので、0円です。"
    if software_ceiling != 0:
        step(("software_ceiling", "機能の数による上限", software_ceiling, why, (shown, software_ceiling, "円"), ("invoice.functions", "flyer.invoice")))

    # ソフトウェア・オプション・役務の補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11、IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13
    software_subsidy = least(software_banded, software_ceiling)
    labels, amounts = ("補助率を掛けた額（ソフトウェア・オプション・役務）", "機能の数による上限"), (software_banded, software_ceiling)
    step(("software_subsidy", "ソフトウェア・オプション・役務の補助額", software_subsidy, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("invoice.functions", "invoice.bands")))

    # パソコンなどに補助率を掛けた額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13、IT導入補助金のちらし（2025年度後半） p2
    pc_rated = pc_counted * RATIO_1_2
    if pc_rated != 0:
        step(("pc_rated", "パソコンなどに補助率を掛けた額", pc_rated, "ハードウェアの補助率を掛けます。", (product, pc_counted, "円", RATIO_1_2, "", "円"), ("invoice.hardware_amount", "flyer.invoice")))

    # パソコンなどの補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13、IT導入補助金のちらし（2025年度後半） p2
    pc_subsidy = least(pc_rated, 100_000)
    labels, amounts = ("パソコンなどに補助率を掛けた額", "上限"), (pc_rated, 100_000)
    step(("pc_subsidy", "パソコンなどの補助額", pc_subsidy, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("invoice.hardware_amount", "flyer.invoice")))

    # レジ・券売機に補助率を掛けた額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13、IT導入補助金のちらし（2025年度後半） p2
    register_rated = register_counted * RATIO_1_2
    if register_rated != 0:
        step(("register_rated", "レジ・券売機に補助率を掛けた額", register_rated, "ハードウェアの補助率を掛けます。", (product, register_counted, "円", RATIO_1_2, "", "円"), ("invoice.hardware_amount", "flyer.invoice")))

    # レジ・券売機の補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13、IT導入補助金のちらし（2025年度後半） p2
    register_subsidy = least(register_rated, 200_000)
    labels, amounts = ("レジ・券売機に補助率を掛けた額", "上限"), (register_rated, 200_000)
    step(("register_subsidy", "レジ・券売機の補助額", register_subsidy, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("invoice.hardware_amount", "flyer.invoice")))

    # 補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13
    subsidy = floor(software_subsidy + pc_subsidy + register_subsidy)
    step(("subsidy", "補助額", subsidy, "三つの補助額を足して、最後に一度だけ切り捨てます。", (rounded, (total, "円", software_subsidy, pc_subsidy, register_subsidy), "down", "1円未満切捨て"), ("invoice.calculation",)))

    out.lines += (("software_subsidy", "ソフトウェア・オプション・役務の補助額", floor(software_subsidy)), ("pc_subsidy", "パソコンなどの補助額", floor(pc_subsidy)), ("register_subsidy", "レジ・券売機の補助額", floor(register_subsidy)))
    out.pay(subsidy, eligible_all, expense_all)
    if not out.subsidy:
        return

    # 行ごとに切り捨てた場合の、ソフトウェアなどの補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13
    software_floored = floor(software_subsidy)

    # 行ごとに切り捨てた場合の、パソコンなどの補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13
    pc_floored = floor(pc_subsidy)

    # 行ごとに切り捨てた場合の、レジ・券売機の補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13
    register_floored = floor(register_subsidy)

    # 行ごとに切り捨てた場合の補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p13
    subsidy_per_line = software_floored + pc_floored + register_floored
    out.reading("floor_once", subsidy_per_line, "1円未満の切捨ては、合計で一度か、行ごとか。別の読み方：三つの行を、それぞれ切り捨ててから足します。", ("invoice.calculation",))


def _conditions(out, on, size, functions, pc, register, has_software):
    """Report every condition: those a machine decides, and those the reader confirms."""
    out.conditions += (
        ("vendor", "confirm", "IT導入支援事業者を通して申請し、事務局に登録されたITツールを入れること。登録のない会社やツールは対象になりません。", ("invoice.vendor",)),
    )
    if size in ("sme", "small"):
        out.conditions += (("size", "met", "申請する人の規模：満たしています。", ("invoice.size_sme",)),)
    else:
        out.lack("size", "申請する人の規模", among(size, ("sme", "small")), "申請できるのは、中小企業と小規模事業者だけです。資本金か従業員数のどちらかが業種ごとの基準に収まれば、中小企業として申請できます。大企業が使えるのは、インボイス枠の電子取引類型です。", ("invoice.size_sme",))
    if has_software is True:
        out.conditions += (("software", "met", "ソフトウェア：満たしています。", ("invoice.with_software", "invoice.functions")),)
    else:
        out.lack("software", "ソフトウェア", among(has_software, (True,)), "ソフトウェアの購入費もクラウド利用料も入っていません。オプションや役務、パソコンやレジだけでは申請できません。いっしょに入れる会計・受発注・決済のソフトウェアの金額を入れてください。", ("invoice.with_software", "invoice.functions"))
    if functions is not None and functions >= 1:
        out.conditions += (("functions", "met", "会計・受発注・決済の機能：満たしています。", ("invoice.functions",)),)
    else:
        out.lack("functions", "会計・受発注・決済の機能", at_least(functions, 1), "会計・受発注・決済のどの機能もありません。インボイス制度に対応し、会計・受発注・決済のどれかの機能を持つソフトウェアを選んでください。", ("invoice.functions",))
    out.conditions += (
        ("gbiz", "confirm", "GビズIDプライム（国の電子申請に使う共通のID）を取得していること。取得には日数がかかります。", ("invoice.applicant",)),
        ("security_action", "confirm", "SECURITY ACTION（情報処理推進機構の、情報セキュリティに取り組むことの自己宣言）の「一つ星」か「二つ星」を宣言すること。", ("invoice.applicant",)),
        ("minimum_wage", "confirm", "申請の直近の月に、事業場の中でいちばん低い時給が、都道府県ごとの最低賃金（地域別最低賃金）以上であること。", ("invoice.applicant",)),
        ("in_japan", "confirm", "日本国内で事業を営む法人（国内で法人登記され、法人番号が公表されているもの）か、個人であること。", ("invoice.applicant",)),
        ("not_yet_ordered", "confirm", "交付決定（申請が認められた知らせ）の前に、契約・発注・納品・支払いをしていないこと。先に契約したものは補助されません。", ("invoice.order",)),
        ("in_time", "confirm", "交付決定からおおむね6か月のうちに、契約・導入・支払い・実績報告を終えること。締切は公募の回ごとに事務局が知らせます。", ("invoice.period",)),
        ("papers", "confirm", "書類を出せること。法人は履歴事項全部証明書と法人税の納税証明書、個人事業主は本人を確認する書類、所得税の納税証明書、確定申告書の控えです。", ("invoice.papers",)),
        ("payment", "confirm", "代金は、銀行振込かクレジットカードの一括払いで、自分の名義の口座から払うこと。補助金は、支払いと報告が済んだあとに振り込まれます。", ("invoice.payment",)),
        ("no_double", "confirm", "同じ事業について、国や独立行政法人のほかの補助金などを受けていないこと。", ("invoice.no_double",)),
        ("not_excluded", "confirm", "申請できない事業者に当たらないこと。たとえば、IT導入支援事業者として登録している（しようとしている）事業者、補助金の交付や指名を止められている事業者、風俗営業を営む事業者、過去1年に労働関係の法令違反で送検された事業者、反社会的勢力に関係する事業者、宗教法人、法人格のない団体、ほかの補助金で不正をした事業者です。", ("invoice.excluded",)),
        ("one_company", "confirm", "親会社と子会社（議決権の50%超）、同じ人が議決権の50%超を持つ会社どうし、代表者と住所が同じ会社などは「ひとつの会社」とみなされます。その中で、申請するのが自分だけであること。", ("invoice.one_company",)),
        ("not_quasi_large", "confirm", "みなし大企業に当たらないこと。ひとつの大企業が株式の1/2以上を持つ会社、複数の大企業が合わせて2/3以上を持つ会社、役員の1/2以上を大企業の役職員が兼ねる会社、直近3年の課税所得の平均が15億円超の会社などは、中小企業の基準に収まっていても申請できません。", ("invoice.quasi_large",)),
        ("eligible_items", "confirm", "入力した金額に、対象にならない費用が入っていないこと。たとえば、お客さまが実質的に負担する費用、交通費・宿泊費、申請の代行料、消費税、申請のときに金額が決まらないもの、無償で配られているもの、リース・レンタル、中古品です。", ("invoice.not_eligible",)),
        ("services_share", "confirm", "ソフトウェアに比べて、役務（コンサルティング・設定・研修・保守）の費用が著しく高くないこと。どこからが高いかの数字は示されていません。", ("invoice.services_share",)),
        ("invoice_ready", "confirm", "ソフトウェアがインボイス制度に対応していること。", ("invoice.functions",)),
    )
    if pc is not None and pc > 0:
        out.conditions += (
            ("pc_vendor", "confirm", "パソコンなどは、ソフトウェアを買うIT導入支援事業者から、必要な最低限の一式を買うこと。", ("invoice.pc",)),
        )
    if register is not None and register > 0:
        out.conditions += (
            ("register_package", "confirm", "レジや券売機は、POSレジとして事前に登録された組み合わせの中から選び、付属品は決まったものだけにすること。", ("invoice.accessories",)),
        )
    if some(above(pc, 0), above(register, 0)) is True:
        out.conditions += (
            ("hardware_price", "confirm", "機器の価格が市場の値段から外れていないこと。説明を求められることがあります。", ("invoice.pc", "invoice.accessories")),
        )
    if size == "small":
        out.conditions += (
            ("stays_small", "confirm", "小規模事業者の補助率で受け取るには、事業が終わるまで小規模事業者であること。途中で外れると、低いほうの部分の補助率が3/4に下がります。", ("invoice.lost_small",)),
        )
    out.conditions += (
        ("otasuketai", "confirm", "お助け隊サービスを入れる場合は、IT導入補助金の2022・2023・2024で交付決定を受けたり、今年のほかの枠で申請したりしていないこと。", ("invoice.combination",)),
        ("past_grants", "confirm", "IT導入補助金2024のインボイス枠か複数社連携IT導入枠で交付決定を受けた場合は、その日から12か月がすぎていること。", ("invoice.combination",)),
    )


def amount(size=None, functions=None, tax="excluded", software_purchase=0, cloud_monthly=0, cloud_months=24, options=0, consulting=0, setup=0, support=0, pc=0, register=0, pos_software=False):
    """The subsidy of インボイス対応類型 in yen, or None where nothing is paid; all answers must be given."""
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
    if not (size in ("sme", "small") and has_software and functions >= 1):
        return None
    services_asked = consulting + setup + support
    services = services_asked if services_asked < 2_000_000 else 2_000_000
    with_software = software + options + services
    eligible_cost = with_software if has_software else 0
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
    software_subsidy = software_banded if software_banded < software_ceiling * 180 else software_ceiling * 180  # ÷ 180
    pc_counted = pc if counts_as_user else 0
    pc_rated = pc_counted  # ÷ 2
    pc_subsidy = pc_rated if pc_rated < 200_000 else 200_000  # ÷ 2
    register_counted = register if counts_as_user and pos_software else 0
    register_rated = register_counted  # ÷ 2
    register_subsidy = register_rated if register_rated < 400_000 else 400_000  # ÷ 2
    subsidy = (software_subsidy + pc_subsidy * 90 + register_subsidy * 90) // 180
    return subsidy if subsidy > 0 else None
