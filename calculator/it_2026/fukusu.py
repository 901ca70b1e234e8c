"""複数者連携デジタル化・AI導入枠（デジタル化・AI導入補助金2026）: 商店街など、多くの中小企業・小規模事業者が力を合わせてソフトウェアや機器を入れるとき、その費用と取りまとめの費用の一部が補助されます。

Generated from rules/it-2026/fukusu.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Field, Frame
from calculator.logic import among, at_least, equal, tally
from calculator.quantities import Ratio, floor, least
from calculator.sentences import (
    banded,
    by_bands,
    difference,
    limited,
    of_records,
    product,
    rounded,
    shown,
    smallest,
    total,
)

RATIO_1_2 = Ratio(1, 2)
RATIO_1_10 = Ratio(1, 10)
RATIO_2_3 = Ratio(2, 3)
RATIO_3_4 = Ratio(3, 4)
RATIO_4_5 = Ratio(4, 5)
RATIO_10_11 = Ratio(10, 11)


def _asks_functions(values):
    """Whether 「会計・受発注・決済の機能の数」 is asked."""
    software_purchase = values["software_purchase"]
    cloud_monthly = values["cloud_monthly"]
    cloud_months = values["cloud_months"]
    cloud_months_counted = cloud_months if cloud_months < 24 else 24
    cloud = cloud_monthly * cloud_months_counted
    software = software_purchase + cloud
    has_software = software > 0
    return has_software


def _asks_pos_software(values):
    """Whether 「ソフトウェアはPOSレジシステムとして登録されている」 is asked."""
    register = values["register"]
    return register > 0


def _members_explain(member, out):
    """Compute one 構成員’s share by the rules of インボイス枠（インボイス対応類型）, step by step."""
    step = out.steps.append
    size = member["size"]
    functions = member["functions"]
    uses_analysis_tool = member["uses_analysis_tool"]
    software_purchase = member["software_purchase"]
    cloud_monthly = member["cloud_monthly"]
    cloud_months = member["cloud_months"]
    options = member["options"]
    consulting = member["consulting"]
    setup = member["setup"]
    support = member["support"]
    pc = member["pc"]
    register = member["register"]
    pos_software = member["pos_software"]
    if out.basis is not None:
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

    # 補助率を掛けた額（ソフトウェア・オプション・役務） ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）、デジタル化・AI導入補助金2026の概要
    rate_1 = RATIO_4_5 if size == "small" else RATIO_3_4
    rows = ((500_000, rate_1), (None, RATIO_2_3))
    software_banded = by_bands(software_counted, rows)
    if software_banded != 0:
        step(("software_banded", "補助率を掛けた額（ソフトウェア・オプション・役務）", software_banded, "補助額のうち低いほうの部分は高い補助率、それを超える部分は低い補助率で計算します。分け目は、費用ではなく補助額で決まります。", (banded, software_counted, rows), ("invoice.bands", "overview.invoice")))

    # 機能の数による上限 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）、IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11、デジタル化・AI導入補助金2026の概要
    if functions >= 2:
        software_ceiling, why = 3_500_000, "「会計・受発注・決済の機能の数」が2機能以上なので、350万円です。"
    elif functions == 1:
        software_ceiling, why = 500_000, "「会計・受発注・決済の機能の数」が1機能なので、50万円です。"
    else:
        software_ceiling, why = 0, "「会計・受発注・決済の機能の数」が2機能未満、「会計・受発注・決済の機能の数」が1機能ではないなので、0円です。"
    if software_ceiling != 0:
        step(("software_ceiling", "機能の数による上限", software_ceiling, why, (shown, software_ceiling, "円"), ("invoice.functions_amount", "invoice.functions", "overview.invoice")))

    # ソフトウェア・オプション・役務の補助額 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11、デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）
    software_subsidy = least(software_banded, software_ceiling)
    if software_subsidy != 0:
        labels, amounts = ("補助率を掛けた額（ソフトウェア・オプション・役務）", "機能の数による上限"), (software_banded, software_ceiling)
        step(("software_subsidy", "ソフトウェア・オプション・役務の補助額", software_subsidy, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("invoice.functions", "invoice.bands")))

    # パソコンなどの補助対象経費 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11、IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    if counts_as_user:
        pc_counted, why = pc, "「対象のソフトウェアがある」が「はい」なので、「パソコン・タブレット・プリンター・スキャナー・複合機」です。"
    else:
        pc_counted, why = 0, "「対象のソフトウェアがある」が「いいえ」なので、0円です。"
    if pc_counted != 0:
        step(("pc_counted", "パソコンなどの補助対象経費", pc_counted, why, (shown, pc_counted, "円"), ("invoice.pc", "invoice.with_software")))

    # パソコンなどに補助率を掛けた額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）、デジタル化・AI導入補助金2026の概要
    pc_rated = pc_counted * RATIO_1_2
    if pc_rated != 0:
        step(("pc_rated", "パソコンなどに補助率を掛けた額", pc_rated, "ハードウェアの補助率を掛けます。", (product, pc_counted, "円", RATIO_1_2, "", "円"), ("invoice.hardware_amount", "overview.invoice")))

    # パソコンなどの補助額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）、デジタル化・AI導入補助金2026の概要
    pc_subsidy = least(pc_rated, 100_000)
    if pc_subsidy != 0:
        labels, amounts = ("パソコンなどに補助率を掛けた額", "上限"), (pc_rated, 100_000)
        step(("pc_subsidy", "パソコンなどの補助額", pc_subsidy, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("invoice.hardware_amount", "overview.invoice")))

    # レジ・券売機の補助対象経費 ─ IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p11
    if counts_as_user and pos_software:
        register_counted, why = register, "「対象のソフトウェアがある」が「はい」、「ソフトウェアはPOSレジシステムとして登録されている」が「はい」なので、「POSレジ・モバイルPOSレジ・券売機」です。"
    else:
        register_counted, why = 0, "「対象のソフトウェアがある」が「いいえ」、または「ソフトウェアはPOSレジシステムとして登録されている」が「いいえ」なので、0円です。"
    if register_counted != 0:
        step(("register_counted", "レジ・券売機の補助対象経費", register_counted, why, (shown, register_counted, "円"), ("invoice.register",)))

    # レジ・券売機に補助率を掛けた額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）、デジタル化・AI導入補助金2026の概要
    register_rated = register_counted * RATIO_1_2
    if register_rated != 0:
        step(("register_rated", "レジ・券売機に補助率を掛けた額", register_rated, "ハードウェアの補助率を掛けます。", (product, register_counted, "円", RATIO_1_2, "", "円"), ("invoice.hardware_amount", "overview.invoice")))

    # レジ・券売機の補助額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）、デジタル化・AI導入補助金2026の概要
    register_subsidy = least(register_rated, 200_000)
    if register_subsidy != 0:
        labels, amounts = ("レジ・券売機に補助率を掛けた額", "上限"), (register_rated, 200_000)
        step(("register_subsidy", "レジ・券売機の補助額", register_subsidy, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("invoice.hardware_amount", "overview.invoice")))

    # 補助対象経費の全部 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）
    eligible_all = software_counted + pc_counted + register_counted
    if eligible_all != 0:
        step(("eligible_all", "補助対象経費の全部", eligible_all, "ソフトウェアと導入の費用に、対象になるハードウェアの費用を足します。", (total, "円", software_counted, pc_counted, register_counted), ("invoice.calculation",)))

    # 払う費用の全部 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 インボイス対応類型）
    expense_all = software_cost + pc + register
    if expense_all != 0:
        step(("expense_all", "払う費用の全部", expense_all, "対象にならない分も含めて、実際に払う額です。", (total, "円", software_cost, pc, register), ("invoice.calculation",)))
    return (uses_analysis_tool, counts_as_user, size, software_subsidy, pc_subsidy, register_subsidy, eligible_all, expense_all)


def _members_amount(included, size=None, functions=0, uses_analysis_tool=False, software_purchase=0, cloud_monthly=0, cloud_months=24, options=0, consulting=0, setup=0, support=0, pc=0, register=0, pos_software=False):
    """One 構成員’s share, as in `amount`: uses_analysis_tool、counts_as_user、size、software_subsidy ÷ 180、pc_subsidy ÷ 2、register_subsidy ÷ 2、eligible_all、expense_all."""
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
    software_subsidy = software_banded if software_banded < software_ceiling * 180 else software_ceiling * 180  # ÷ 180
    pc_counted = pc if counts_as_user else 0
    pc_rated = pc_counted  # ÷ 2
    pc_subsidy = pc_rated if pc_rated < 200_000 else 200_000  # ÷ 2
    register_counted = register if counts_as_user and pos_software else 0
    register_rated = register_counted  # ÷ 2
    register_subsidy = register_rated if register_rated < 400_000 else 400_000  # ÷ 2
    eligible_all = software_counted + pc_counted + register_counted
    expense_all = software_cost + pc + register
    return (uses_analysis_tool, counts_as_user, size, software_subsidy, pc_subsidy, register_subsidy, eligible_all, expense_all)

FRAME = Frame(
    "fukusu",
    "複数者連携デジタル化・AI導入枠",
    (
        Field("tax", "入力する金額", "choice", "", None, None, "excluded", (("excluded", "税抜で入力する"), ("included", "税込で入力する")), None, ()),
        Field("members", "構成員", "records", "者", 1, 1000, None, (), None, (Field("size", "この構成員の規模", "choice", "", None, None, None, (("sme", "中小企業"), ("small", "小規模事業者"), ("large", "それ以外（大企業・みなし大企業など）")), None, ()), Field("functions", "会計・受発注・決済の機能の数", "count", "機能", 0, 3, 0, (), _asks_functions, ()), Field("uses_analysis_tool", "②の分析ツールを導入する", "yesno", "", None, None, False, (), None, ()), Field("software_purchase", "ソフトウェアの購入費", "yen", "円", 0, 999999999999, 0, (), None, ()), Field("cloud_monthly", "クラウド利用料（月額）", "yen", "円", 0, 999999999999, 0, (), None, ()), Field("cloud_months", "クラウドを契約する月数", "months", "か月", 1, 60, 24, (), None, ()), Field("options", "オプション（機能拡張・データ連携・セキュリティ）", "yen", "円", 0, 999999999999, 0, (), None, ()), Field("consulting", "導入コンサルティング・活用コンサルティング", "yen", "円", 0, 999999999999, 0, (), None, ()), Field("setup", "導入設定・マニュアル作成・導入研修", "yen", "円", 0, 999999999999, 0, (), None, ()), Field("support", "保守サポート", "yen", "円", 0, 999999999999, 0, (), None, ()), Field("pc", "パソコン・タブレット・プリンター・スキャナー・複合機", "yen", "円", 0, 999999999999, 0, (), None, ()), Field("register", "POSレジ・モバイルPOSレジ・券売機", "yen", "円", 0, 999999999999, 0, (), None, ()), Field("pos_software", "ソフトウェアはPOSレジシステムとして登録されている", "yesno", "", None, None, False, (), _asks_pos_software, ()))),
        Field("analysis", "②消費動向等分析経費", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("coordination", "③事務費・専門家費", "yen", "円", 0, 999999999999, 0, (), None, ()),
    ),
    (),
)


def explain(values, out, on):
    """Compute 複数者連携デジタル化・AI導入枠 step by step; values: the read inputs, out: Estimate, on: ISO date."""
    step = out.steps.append
    members = values["members"]
    analysis = values["analysis"]
    coordination = values["coordination"]
    if values["tax"] == "included":
        out.tax(RATIO_10_11, ("law.tax", "law.tax_local"))
        analysis = out.net("analysis", "②消費動向等分析経費", analysis)
        coordination = out.net("coordination", "③事務費・専門家費", coordination)

    # ②に補助率を掛けた額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）
    analysis_rated = analysis * RATIO_2_3
    if analysis_rated != 0:
        step(("analysis_rated", "②に補助率を掛けた額", analysis_rated, "分析の費用に補助率を掛けます。", (product, analysis, "円", RATIO_2_3, "", "円"), ("fukusu.analysis_amount",)))

    # ③に補助率を掛けた額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、デジタル化・AI導入補助金2026の概要
    coordination_rated = coordination * RATIO_2_3
    if coordination_rated != 0:
        step(("coordination_rated", "③に補助率を掛けた額", coordination_rated, "事務費・専門家費に補助率を掛けます。", (product, coordination, "円", RATIO_2_3, "", "円"), ("fukusu.coordination_amount", "overview.fukusu")))

    if out.waiting:
        _conditions(out, on, None if members is None else len(members), None, tally([among(member["size"], ("large",)) for member in members or ()]))
        return

    # 構成員ごとの計算。同じ内容の構成員は、はじめの一つだけを計算して示す
    members_found, seen, shares = [], [], []
    for index in range(len(members)):
        if members[index] not in seen:
            before = len(out.steps)
            seen.append(members[index])
            shares.append(_members_explain(members[index], out))
            out.within("members", index, before)
        members_found.append(shares[seen.index(members[index])])

    # ①か②を使う構成員 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p10
    users = len([1 for found in members_found if found[1] or found[0]])
    step(("users", "①か②を使う構成員", users, "どちらかのツールを使う構成員を数えます。", (shown, users, "者"), ("fukusu.idle",)))

    # どちらも使わない構成員 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p10
    idle = len([1 for found in members_found if not found[1] and not found[0]])
    step(("idle", "どちらも使わない構成員", idle, "ツールを使わない構成員を数えます。", (shown, idle, "者"), ("fukusu.idle",)))

    # 使わなくても数に入る構成員 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p10
    idle_counted = idle if idle < 1 else 1
    labels, amounts = ("どちらも使わない構成員", "上限"), (idle, 1)
    step(("idle_counted", "使わなくても数に入る構成員", idle_counted, (limited, labels, amounts, "者"), (smallest, labels, amounts, "者"), ("fukusu.idle",)))

    # 数に入る構成員 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、IT導入補助金2025 公募要領（複数社連携IT導入枠） p10
    counted = users + idle_counted
    step(("counted", "数に入る構成員", counted, "ツールを使う構成員に、使わない代表事業者を足します。", (total, "者", users, idle_counted), ("fukusu.group", "fukusu.idle")))

    # 中小企業・小規模事業者ではない構成員 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p9
    large_members = len([1 for found in members_found if found[2] == "large"])
    step(("large_members", "中小企業・小規模事業者ではない構成員", large_members, "大企業やみなし大企業は構成員になれません。", (shown, large_members, "者"), ("fukusu.participant",)))

    # ①の補助対象経費 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p16
    amounts = [found[6] for found in members_found]
    base_cost = sum(amounts)
    if base_cost != 0:
        step(("base_cost", "①の補助対象経費", base_cost, "全部の構成員の、対象になる費用を足します。", (of_records, amounts, "者"), ("fukusu.base",)))

    # 補助対象経費の全部 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p16
    eligible_all = base_cost + analysis + coordination
    step(("eligible_all", "補助対象経費の全部", eligible_all, "①と②と③の対象になる費用を足します。", (total, "円", base_cost, analysis, coordination), ("fukusu.base",)))

    # ①で払う費用 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p16
    amounts = [found[7] for found in members_found]
    base_expense = sum(amounts)
    if base_expense != 0:
        step(("base_expense", "①で払う費用", base_expense, "全部の構成員が払う費用を足します。", (of_records, amounts, "者"), ("fukusu.base",)))

    # 払う費用の全部 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p16
    expense_all = base_expense + analysis + coordination
    step(("expense_all", "払う費用の全部", expense_all, "対象にならない分も含めて、実際に払う額です。", (total, "円", base_expense, analysis, coordination), ("fukusu.base",)))

    _conditions(out, on, None if members is None else len(members), counted, large_members)

    # ②の分析ツールを入れる構成員 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、サービス等生産性向上IT導入支援事業費補助金 交付規程（複数社連携IT導入枠） p14
    users_of_analysis = len([1 for found in members_found if found[0]])
    step(("users_of_analysis", "②の分析ツールを入れる構成員", users_of_analysis, "分析ツールを導入する構成員だけを数えます。", (shown, users_of_analysis, "者"), ("fukusu.analysis_amount", "fukusu.kitei_members")))

    # ①ソフトウェア・オプション・役務 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、複数社連携IT導入枠 様式・計算用ブック
    amounts = [floor(found[3]) for found in members_found]
    software_lines = sum(amounts)
    if software_lines != 0:
        step(("software_lines", "①ソフトウェア・オプション・役務", software_lines, "構成員ごとに、インボイス対応類型と同じ補助率と上限で計算します。", (of_records, amounts, "者"), ("fukusu.base_amount", "fukusu.workbook_base")))

    # ①パソコンなど ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p20、複数社連携IT導入枠 様式・計算用ブック
    amounts = [floor(found[4]) for found in members_found]
    pc_lines = sum(amounts)
    if pc_lines != 0:
        step(("pc_lines", "①パソコンなど", pc_lines, "構成員ごとに、インボイス対応類型と同じ補助率と上限で計算します。", (of_records, amounts, "者"), ("fukusu.base_hardware", "fukusu.workbook_base")))

    # ①レジ・券売機 ─ IT導入補助金2025 公募要領（複数社連携IT導入枠） p20、複数社連携IT導入枠 様式・計算用ブック
    amounts = [floor(found[5]) for found in members_found]
    register_lines = sum(amounts)
    if register_lines != 0:
        step(("register_lines", "①レジ・券売機", register_lines, "構成員ごとに、インボイス対応類型と同じ補助率と上限で計算します。", (of_records, amounts, "者"), ("fukusu.base_hardware", "fukusu.workbook_base")))

    # ①の合計 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）
    base_total = software_lines + pc_lines + register_lines
    if base_total != 0:
        step(("base_total", "①の合計", base_total, "全部の構成員の①を足します。", (total, "円", software_lines, pc_lines, register_lines), ("fukusu.base_amount",)))

    # ①基盤導入経費の補助額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）
    base_subsidy = base_total if base_total < 30_000_000 else 30_000_000
    labels, amounts = ("①の合計", "上限"), (base_total, 30_000_000)
    step(("base_subsidy", "①基盤導入経費の補助額", base_subsidy, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("fukusu.total",)))

    # ②の人数による上限 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、サービス等生産性向上IT導入支援事業費補助金 交付規程（複数社連携IT導入枠） p14、デジタル化・AI導入補助金2026の概要
    analysis_ceiling = users_of_analysis * 500_000
    if analysis_ceiling != 0:
        step(("analysis_ceiling", "②の人数による上限", analysis_ceiling, "分析ツールを入れる構成員の数に、ひとりあたりの額を掛けます。", (product, users_of_analysis, "者", 500_000, "円/者", "円"), ("fukusu.analysis_amount", "fukusu.kitei_members", "overview.fukusu")))

    # ②で申請できる額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、複数社連携IT導入枠 様式・計算用ブック
    analysis_possible = floor(least(analysis_rated, analysis_ceiling))
    if analysis_possible != 0:
        labels, amounts = ("②に補助率を掛けた額", "②の人数による上限"), (analysis_rated, analysis_ceiling)
        step(("analysis_possible", "②で申請できる額", analysis_possible, (limited, labels, amounts, "円"), (rounded, (smallest, labels, amounts, "円"), "down", "1円未満切捨て"), ("fukusu.analysis_amount", "fukusu.workbook_analysis")))

    # ①と②の合計 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）
    both = base_subsidy + analysis_possible
    if both != 0:
        step(("both", "①と②の合計", both, "①と②を足します。", (total, "円", base_subsidy, analysis_possible), ("fukusu.total",)))

    # ①と②を合わせた補助額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、デジタル化・AI導入補助金2026の概要
    combined = both if both < 30_000_000 else 30_000_000
    if combined != 0:
        labels, amounts = ("①と②の合計", "上限"), (both, 30_000_000)
        step(("combined", "①と②を合わせた補助額", combined, (limited, labels, amounts, "円"), (smallest, labels, amounts, "円"), ("fukusu.total", "overview.fukusu")))

    # ②消費動向等分析経費の補助額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）
    analysis_subsidy = combined - base_subsidy
    step(("analysis_subsidy", "②消費動向等分析経費の補助額", analysis_subsidy, "合わせた補助額から①を引いた残りです。", (difference, combined, base_subsidy, "円"), ("fukusu.total",)))

    # ①と②の補助額の一部 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、複数社連携IT導入枠 様式・計算用ブック
    coordination_base = combined * RATIO_1_10
    if coordination_base != 0:
        step(("coordination_base", "①と②の補助額の一部", coordination_base, "③の上限のもとになる額です。①と②の補助額から出します。", (product, combined, "円", RATIO_1_10, "", "円"), ("fukusu.coordination_amount", "fukusu.workbook_coordination")))

    # ③の割合による上限 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、複数社連携IT導入枠 様式・計算用ブック
    coordination_ceiling = coordination_base * RATIO_2_3
    if coordination_ceiling != 0:
        step(("coordination_ceiling", "③の割合による上限", coordination_ceiling, "もとになる額に補助率を掛けます。", (product, coordination_base, "円", RATIO_2_3, "", "円"), ("fukusu.coordination_amount", "fukusu.workbook_coordination")))

    # ③事務費・専門家費の補助額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、複数社連携IT導入枠 様式・計算用ブック、デジタル化・AI導入補助金2026の概要
    coordination_subsidy = floor(least(coordination_rated, coordination_ceiling, 2_000_000))
    labels, amounts = ("③に補助率を掛けた額", "③の割合による上限", "上限"), (coordination_rated, coordination_ceiling, 2_000_000)
    step(("coordination_subsidy", "③事務費・専門家費の補助額", coordination_subsidy, (limited, labels, amounts, "円"), (rounded, (smallest, labels, amounts, "円"), "down", "1円未満切捨て"), ("fukusu.coordination_amount", "fukusu.workbook_coordination", "overview.fukusu")))

    # 補助額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）
    subsidy = base_subsidy + analysis_subsidy + coordination_subsidy
    step(("subsidy", "補助額", subsidy, "①と②と③を足します。", (total, "円", base_subsidy, analysis_subsidy, coordination_subsidy), ("fukusu.total", "fukusu.coordination_amount")))

    out.lines += (("base_subsidy", "①基盤導入経費の補助額", base_subsidy), ("analysis_subsidy", "②消費動向等分析経費の補助額", analysis_subsidy), ("coordination_subsidy", "③事務費・専門家費の補助額", coordination_subsidy))
    out.pay(subsidy, eligible_all, expense_all)
    if not out.subsidy:
        return

    # ①と②の費用の合計 ─ サービス等生産性向上IT導入支援事業費補助金 交付規程（複数社連携IT導入枠） p14
    cost_of_both = base_cost + analysis

    # ①と②の費用の一部 ─ サービス等生産性向上IT導入支援事業費補助金 交付規程（複数社連携IT導入枠） p14
    cost_base = cost_of_both * RATIO_1_10

    # 費用から出す場合の、③の割合による上限 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）
    cost_ceiling = cost_base * RATIO_2_3

    # 費用から出す場合の、③の補助額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）、複数社連携IT導入枠 様式・計算用ブック
    coordination_by_cost = floor(least(coordination_rated, cost_ceiling, 2_000_000))

    # 費用から出す場合の補助額 ─ デジタル化・AI導入補助金2026 公募要領（複数者連携デジタル化・AI導入枠）
    subsidy_by_cost = combined + coordination_by_cost
    out.reading("coordination_base", subsidy_by_cost, "③の上限のもとになる「①と②の合計額」は、補助額か、費用か。別の読み方：①と②の補助対象経費とします。", ("fukusu.coordination_amount", "fukusu.kitei_coordination", "fukusu.workbook_coordination"))


def _conditions(out, on, members, counted, large_members):
    """Report every condition: those a machine decides, and those the reader confirms."""
    out.conditions += (
        ("vendor", "confirm", "ITツールは、グループが選んだIT提供事業者から入れること。この枠ではツールの登録は必須ではありませんが、①はインボイス対応類型の対象に当たることを確かめ、登録のあるツールが望まれます。IT提供事業者と外部専門家は構成員になれません。", ("fukusu.tools", "fukusu.base_registered", "fukusu.excluded")),
    )
    if at_least(members, 10) is True:
        out.conditions += (("members", "met", "構成員の数：満たしています。", ("fukusu.group", "overview.fukusu")),)
    else:
        out.lack("members", "構成員の数", at_least(members, 10), "構成員が足りません。グループは10者以上で申請します。いっしょに申請する事業者を増やしてください。", ("fukusu.group", "overview.fukusu"))
    if counted is not None and counted >= 10:
        out.conditions += (("members_counted", "met", "数に入る構成員：満たしています。", ("fukusu.group", "fukusu.idle", "overview.fukusu")),)
    else:
        out.lack("members_counted", "数に入る構成員", at_least(counted, 10), "①か②のツールを使う構成員が足りません。ツールを使わない事業者で数に入るのは、代表事業者だけです。10者以上が必要です。使わない参画事業者の代わりに、①の対象のソフトウェアか②の分析ツールを使う事業者に入ってもらってください。", ("fukusu.group", "fukusu.idle", "overview.fukusu"))
    if equal(large_members, 0) is True:
        out.conditions += (("no_large", "met", "構成員の規模：満たしています。", ("fukusu.participant", "fukusu.group")),)
    else:
        out.lack("no_large", "構成員の規模", equal(large_members, 0), "構成員に、中小企業・小規模事業者ではない事業者がいます。大企業やみなし大企業を除いて、10者以上のグループにしてください。", ("fukusu.participant", "fukusu.group"))
    out.conditions += (
        ("leader", "confirm", "代表事業者は、国内の法人で、中小企業・小規模事業者等、商店街振興組合などの商店街の組織、商工会、商工会議所のどれかであること。", ("fukusu.leader", "fukusu.leader_duties")),
        ("gbiz", "confirm", "代表事業者がGビズIDプライムを取得していること。", ("fukusu.leader_duties",)),
        ("security_action", "confirm", "代表事業者と参画事業者の全員が、SECURITY ACTIONの「一つ星」か「二つ星」を宣言すること。", ("fukusu.leader_duties", "fukusu.participant")),
        ("participants", "confirm", "参画事業者は、国内の中小企業・小規模事業者等で、全員がITツールを利用すること。", ("fukusu.participant", "fukusu.idle")),
        ("one_company", "confirm", "親会社と子会社（議決権の50%超）、同じ人が議決権の50%超を持つ会社どうし、同じ会社の支店を、ひとつと数えていること。", ("fukusu.count", "fukusu.one_company")),
        ("not_excluded", "confirm", "構成員が、申請できない事業者に当たらないこと。たとえば、みなし大企業、IT導入支援事業者、補助金の交付や指名を止められている事業者、風俗営業を営む事業者、過去1年に労働関係の法令違反で送検された事業者、宗教法人、法人格のない団体です。", ("fukusu.quasi_large", "fukusu.excluded")),
        ("productivity", "confirm", "グループの労働生産性を2年で、年平均5%以上（過去の決まった枠で交付決定を受けた構成員がいれば6%以上）のばす計画を立てて実行すること。届かないとグループの名前などが公表されます。", ("fukusu.productivity", "fukusu.report")),
        ("not_yet_ordered", "confirm", "交付決定の前に、契約・発注・納品・支払いをしていないこと。先に契約したものは補助されません。", ("fukusu.order",)),
        ("in_time", "confirm", "交付決定からおおむね6か月のうちに、契約・導入・支払い・実績報告を終えること。", ("fukusu.period",)),
        ("papers", "confirm", "書類を出せること。様式1から様式8の計算ブックのほか、代表事業者は履歴事項全部証明書と納税証明書、参画事業者は組合員などの名簿か、ひとりずつの証明書です。", ("fukusu.papers", "fukusu.forms")),
        ("payment", "confirm", "代金は、買う構成員の名義の口座から、銀行振込かクレジットカードの一括払いで払うこと。補助金は、支払いと報告が済んだあとに振り込まれます。", ("fukusu.payment",)),
        ("no_double", "confirm", "同じ事業について、国や独立行政法人のほかの補助金などを受けていないこと。", ("fukusu.no_double",)),
        ("one_group", "confirm", "構成員が、ほかのグループにも、同じ年の通常枠とインボイス枠にも申請していないこと（セキュリティ対策推進枠には申請できます）。", ("fukusu.combination",)),
        ("past_grants", "confirm", "IT導入補助金2025までの交付決定で、申請できない期間にならないかを事務局に確かめること。前の年の制度では、さらに前の年の同じ枠などで交付決定を受けると、その日から12か月のあいだ申請できませんでした。", ("fukusu.combination",)),
        ("eligible_items", "confirm", "入力した金額に、対象にならない費用が入っていないこと。たとえば、前から使うソフトの台数の追加、はじめから作るソフト、大きな改造、使った量で決まる料金、無償のもの、リース・レンタル、中古品、申請の代行料、消費税です。", ("fukusu.not_eligible", "fukusu.tax")),
    )


def amount(tax="excluded", members=(), analysis=0, coordination=0):
    """The subsidy of 複数者連携デジタル化・AI導入枠 in yen, or None where nothing is paid; all answers must be given."""
    included = tax == "included"
    if included:
        analysis = analysis * 10 // 11
        coordination = coordination * 10 // 11
    members_found = [_members_amount(included, **member) for member in members]
    users = len([1 for found in members_found if found[1] or found[0]])
    idle = len([1 for found in members_found if not found[1] and not found[0]])
    idle_counted = idle if idle < 1 else 1
    counted = users + idle_counted
    large_members = len([1 for found in members_found if found[2] == "large"])
    if not (len(members) >= 10 and counted >= 10 and large_members == 0):
        return None
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
    analysis_subsidy = combined - base_subsidy
    coordination_rated = coordination * 2  # ÷ 3
    coordination_base = combined  # ÷ 10
    coordination_ceiling = coordination_base  # ÷ 15
    coordination_subsidy = min(coordination_rated * 5, coordination_ceiling, 30_000_000) // 15
    subsidy = base_subsidy + analysis_subsidy + coordination_subsidy
    return subsidy if subsidy > 0 else None
