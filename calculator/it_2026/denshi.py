"""インボイス枠（電子取引類型）（デジタル化・AI導入補助金2026）: 発注する側が受発注のクラウドを入れて、取引先の中小企業に無償で使ってもらうとき、その利用料の一部が補助されます。大企業も申請できます。

Generated from rules/it-2026/denshi.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Field, Frame
from calculator.logic import at_least
from calculator.quantities import Ratio, floor, least
from calculator.sentences import limited, product, rounded, share, shown, smallest

RATIO_1_2 = Ratio(1, 2)
RATIO_2_3 = Ratio(2, 3)
RATIO_10_11 = Ratio(10, 11)

FRAME = Frame(
    "denshi",
    "インボイス枠（電子取引類型）",
    (
        Field("size", "申請する人の規模", "choice", "", None, None, None, (("sme", "中小企業"), ("small", "小規模事業者"), ("large", "それ以外（大企業・みなし大企業など）")), None, ()),
        Field("tax", "入力する金額", "choice", "", None, None, "excluded", (("excluded", "税抜で入力する"), ("included", "税込で入力する")), None, ()),
        Field("cloud_monthly", "クラウド利用料（月額）", "yen", "円", 0, 999999999999, 0, (), None, ()),
        Field("cloud_months", "クラウドを契約する月数", "months", "か月", 1, 60, 24, (), None, ()),
        Field("accounts_partner_sme", "取引先の中小企業・小規模事業者が使うアカウントの数", "count", "アカウント", 0, None, None, (), None, ()),
        Field("accounts_total", "契約する受注側アカウントの総数", "count", "アカウント", 1, 999999999, None, (), None, ()),
    ),
    (("accounts_partner_sme", "accounts_total"),),
)


def explain(values, out, on):
    """Compute 電子取引類型 step by step; values: the read inputs, out: Estimate, on: ISO date."""
    step = out.steps.append
    size = values["size"]
    cloud_monthly = values["cloud_monthly"]
    cloud_months = values["cloud_months"]
    accounts_partner_sme = values["accounts_partner_sme"]
    accounts_total = values["accounts_total"]
    if values["tax"] == "included":
        out.tax(RATIO_10_11, ("law.tax", "law.tax_local"))
        cloud_monthly = out.net("cloud_monthly", "クラウド利用料（月額）", cloud_monthly)

    # 対象になる月数 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）
    cloud_months_counted = cloud_months if cloud_months < 24 else 24
    if cloud_monthly != 0:
        labels, amounts = ("クラウドを契約する月数", "上限"), (cloud_months, 24)
        step(("cloud_months_counted", "対象になる月数", cloud_months_counted, (limited, labels, amounts, "か月"), (smallest, labels, amounts, "か月"), ("denshi.term",)))

    # クラウド利用料のうち対象の月の額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）
    cloud = cloud_monthly * cloud_months_counted
    if cloud != 0:
        step(("cloud", "クラウド利用料のうち対象の月の額", cloud, "ひと月の料金に、対象になる月数を掛けます。", (product, cloud_monthly, "円", cloud_months_counted, "か月", "円"), ("denshi.term",)))

    # 契約する全部の月のクラウド利用料 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）
    cloud_whole = cloud_monthly * cloud_months
    step(("cloud_whole", "契約する全部の月のクラウド利用料", cloud_whole, "自己負担を出すために、対象にならない月やアカウントの分も含めて数えます。", (product, cloud_monthly, "円", cloud_months, "か月", "円"), ("denshi.term",)))

    if out.waiting:
        _conditions(out, on, accounts_partner_sme)
        return

    # 取引先の中小企業が使う割合 ─ IT導入補助金2025 公募要領（インボイス枠 電子取引類型） p13
    account_share = Ratio(accounts_partner_sme, accounts_total)
    if cloud != 0:
        step(("account_share", "取引先の中小企業が使う割合", account_share, "受注側アカウント全部のうち、取引先の中小企業・小規模事業者が使う割合です。", (share, accounts_partner_sme, accounts_total, "アカウント"), ("denshi.share",)))

    # 補助対象経費 ─ IT導入補助金2025 公募要領（インボイス枠 電子取引類型） p13、デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）
    eligible_cost = cloud * account_share
    step(("eligible_cost", "補助対象経費", eligible_cost, "利用料のうち、取引先の中小企業・小規模事業者が使う割合の分だけが対象です。途中では切り捨てません。", (product, cloud, "円", account_share, "", "円"), ("denshi.share", "denshi.amount")))

    _conditions(out, on, accounts_partner_sme)

    # 補助率 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）、デジタル化・AI導入補助金2026の概要
    if size in ("sme", "small"):
        rate, why = RATIO_2_3, "「申請する人の規模」が中小企業か小規模事業者なので、2/3です。"
    else:
        rate, why = RATIO_1_2, "「申請する人の規模」がそれ以外（大企業・みなし大企業など）なので、1/2です。"
    if eligible_cost != 0:
        step(("rate", "補助率", rate, why, (shown, rate, ""), ("denshi.rate", "overview.denshi")))

    # 補助率を掛けた額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）
    computed = eligible_cost * rate
    if computed != 0:
        step(("computed", "補助率を掛けた額", computed, "補助対象経費に補助率を掛けます。", (product, eligible_cost, "円", rate, "", "円"), ("denshi.calculation",)))

    # 補助額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）、デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）、デジタル化・AI導入補助金2026の概要
    subsidy = floor(least(computed, 3_500_000))
    labels, amounts = ("補助率を掛けた額", "上限"), (computed, 3_500_000)
    step(("subsidy", "補助額", subsidy, (limited, labels, amounts, "円"), (rounded, (smallest, labels, amounts, "円"), "down", "1円未満切捨て"), ("denshi.amount", "denshi.calculation", "overview.denshi")))

    out.lines += (("subsidy", "補助額", subsidy),)
    out.pay(subsidy, floor(eligible_cost), cloud_whole)
    if not out.subsidy:
        return

    # 1円未満を先に切り捨てた補助対象経費 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）
    eligible_cost_floored = floor(eligible_cost)

    # 先に切り捨てた場合の、補助率を掛けた額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）
    computed_floored = eligible_cost_floored * rate

    # 先に切り捨てた場合の補助額 ─ デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）、デジタル化・AI導入補助金2026 公募要領（インボイス枠 電子取引類型）
    subsidy_floored_twice = floor(least(computed_floored, 3_500_000))
    out.reading("floor_once", subsidy_floored_twice, "1円未満をいつ切り捨てるか。別の読み方：割合を掛けた補助対象経費も、先に切り捨てます。", ("denshi.calculation",))


def _conditions(out, on, accounts_partner_sme):
    """Report every condition: those a machine decides, and those the reader confirms."""
    out.conditions += (
        ("vendor", "confirm", "IT導入支援事業者を通して申請し、事務局に登録された受発注ソフトをひとつだけ入れること。登録のない会社やツールは対象になりません。", ("denshi.vendor", "denshi.tool")),
    )
    if accounts_partner_sme is not None and accounts_partner_sme >= 1:
        out.conditions += (("partner", "met", "取引先の中小企業：満たしています。", ("denshi.partner",)),)
    else:
        out.lack("partner", "取引先の中小企業", at_least(accounts_partner_sme, 1), "アカウントを使う取引先の中小企業・小規模事業者が、ひとつもありません。少なくともひとつの取引先の中小企業・小規模事業者に、アカウントを無償で使ってもらう必要があります。", ("denshi.partner",))
    out.conditions += (
        ("gbiz", "confirm", "GビズIDプライム（国の電子申請に使う共通のID）を取得していること。取得には日数がかかります。", ("denshi.applicant",)),
        ("security_action", "confirm", "SECURITY ACTION（情報処理推進機構の、情報セキュリティに取り組むことの自己宣言）の「一つ星」か「二つ星」を宣言すること。", ("denshi.applicant",)),
        ("minimum_wage", "confirm", "申請の直近の月に、事業場の中でいちばん低い時給が、都道府県ごとの最低賃金（地域別最低賃金）以上であること。", ("denshi.applicant",)),
        ("in_japan", "confirm", "日本国内で事業を営む法人（国内で法人登記され、法人番号が公表されているもの）か、個人であること。", ("denshi.applicant",)),
        ("not_yet_ordered", "confirm", "交付決定（申請が認められた知らせ）の前に、契約・発注・納品・支払いをしていないこと。先に契約したものは補助されません。", ("denshi.order",)),
        ("in_time", "confirm", "交付決定からおおむね6か月のうちに、契約・導入・支払い・実績報告を終えること。締切は公募の回ごとに事務局が知らせます。", ("denshi.period",)),
        ("papers", "confirm", "書類を出せること。法人は履歴事項全部証明書と法人税の納税証明書、個人事業主は本人を確認する書類、所得税の納税証明書、確定申告書の控えです。", ("denshi.papers",)),
        ("payment", "confirm", "代金は、銀行振込かクレジットカードの一括払いで、自分の名義の口座から払うこと。補助金は、支払いと報告が済んだあとに振り込まれます。", ("denshi.payment",)),
        ("no_double", "confirm", "同じ事業について、国や独立行政法人のほかの補助金などを受けていないこと。", ("denshi.no_double",)),
        ("not_excluded", "confirm", "申請できない事業者に当たらないこと。たとえば、IT導入支援事業者として登録している（しようとしている）事業者、補助金の交付や指名を止められている事業者、風俗営業を営む事業者、過去1年に労働関係の法令違反で送検された事業者、反社会的勢力に関係する事業者、宗教法人、法人格のない団体、ほかの補助金で不正をした事業者です。", ("denshi.excluded",)),
        ("one_company", "confirm", "親会社と子会社（議決権の50%超）、同じ人が議決権の50%超を持つ会社どうし、代表者と住所が同じ会社などは「ひとつの会社」とみなされます。その中で、申請するのが自分だけであること。", ("denshi.one_company",)),
        ("former_recipient", "confirm", "IT導入補助金2022から2025までで交付決定を受けた場合は、3年の計画で、給与支給総額を一人あたり年平均3.5%以上のばし、従業員に伝え、事務局に報告すること。届かないと、補助金の全部か一部の返還を求められます。小規模事業者にはかからないとされています（インボイス枠で確かめました）。どの枠でかかるかは、事務局に確かめてください。", ("common.former_recipient",)),
        ("buyer", "confirm", "発注する側として自分でソフトを買い、受注側の全員にアカウントを無償で渡すこと。", ("denshi.tool", "denshi.partner")),
        ("account_limit", "confirm", "発行できる受注側アカウントの数に上限がある契約であること。", ("denshi.share",)),
        ("partners", "confirm", "数に入れる取引先が、適格請求書発行事業者の登録を受け、対象外の事業者（IT導入支援事業者、風俗営業を営む事業者、宗教法人など）に当たらず、申請に同意していること。取引先ごとに書類も要ります。", ("denshi.partners", "denshi.documents")),
        ("eligible_items", "confirm", "入力した金額に、対象にならない費用が入っていないこと。たとえば、お客さまが実質的に負担する費用、申請の代行料、消費税、申請のときに金額が決まらないもの、無償で配られているものです。", ("denshi.tax", "denshi.not_eligible")),
        ("past_grants", "confirm", "IT導入補助金2025までの交付決定で、申請できない期間にならないかを事務局に確かめること。前の年の制度では、さらに前の年の同じ枠などで交付決定を受けると、その日から12か月のあいだ申請できませんでした。", ("denshi.combination",)),
    )


def amount(size=None, tax="excluded", cloud_monthly=0, cloud_months=24, accounts_partner_sme=None, accounts_total=None):
    """The subsidy of 電子取引類型 in yen, or None where nothing is paid; all answers must be given."""
    included = tax == "included"
    if included:
        cloud_monthly = cloud_monthly * 10 // 11
    if not (accounts_partner_sme >= 1):
        return None
    cloud_months_counted = cloud_months if cloud_months < 24 else 24
    cloud = cloud_monthly * cloud_months_counted
    account_share = accounts_partner_sme  # ÷ accounts_total
    eligible_cost = cloud * account_share  # ÷ accounts_total
    rate = 4 if size in ("sme", "small") else 3  # ÷ 6
    computed = eligible_cost * rate  # ÷ (accounts_total * 6)
    subsidy = (computed if computed < accounts_total * 21_000_000 else accounts_total * 21_000_000) // (accounts_total * 6)
    return subsidy if subsidy > 0 else None
