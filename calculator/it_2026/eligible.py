"""対象になるか（デジタル化・AI導入補助金2026）: 業種・資本金・従業員の数から、中小企業か、小規模事業者か、どちらでもないかが決まります。そのうえで、申請できない事業者に当たらないかを、ひとつずつ確かめます。

Generated from rules/it-2026/eligible.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Check, Field
from calculator.unanswered import among, at_most, every, opened, pick, some

CHECK = Check(
    "eligible",
    "対象になるか",
    (
        Field("organisation", "組織の形", "choice", "", None, None, None, (("company", "会社（株式会社・有限会社・合同会社・合名会社・合資会社など）"), ("sole", "個人事業主"), ("medical", "医療法人・社会福祉法人"), ("school", "学校法人"), ("chamber", "商工会・都道府県連合会・商工会議所"), ("association", "中小企業団体（中小企業支援法の第2条第1項第4号のもの）"), ("union", "特別の法律で設立された組合・その連合会"), ("foundation", "財団法人・社団法人（一般・公益）"), ("npo", "特定非営利活動法人（NPO法人）"), ("religious", "宗教法人"), ("unincorporated", "法人格のない団体（同窓会・PTA・サークルなど）"), ("other", "どれにも当てはまらない")), None, ()),
        Field("industry", "主な業種", "choice", "", None, None, None, (("making", "製造業・建設業・運輸業（タイヤ・チューブと工業用ベルトの製造を含む）"), ("rubber", "ゴム製品の製造業（タイヤ・チューブと工業用ベルトを除く）"), ("wholesale", "卸売業"), ("retail", "小売業"), ("software", "ソフトウェア業・情報処理サービス業"), ("inn", "旅館業（ホテル・旅館など）"), ("leisure", "娯楽業、旅館業ではない宿泊業"), ("service", "そのほかのサービス業"), ("other", "どれにも当てはまらない業種")), None, ()),
        Field("capital", "資本金（出資の総額）", "yen", "円", 1, 999999999999999, None, (), None, ()),
        Field("employees", "常時使用する従業員の数", "count", "人", 0, 999999, None, (), None, ()),
        Field("held_by_one", "ひとつの大企業が、株式（出資）の1/2以上を持っている", "yesno", "", None, None, None, (), None, ()),
        Field("held_by_several", "いくつかの大企業が合わせて、株式（出資）の2/3以上を持っている", "yesno", "", None, None, None, (), None, ()),
        Field("officers_of_large", "役員の1/2以上が、大企業の役員か職員を兼ねている", "yesno", "", None, None, None, (), None, ()),
        Field("held_by_quasi", "上の三つのどれかに当たる会社が、株式（出資）の全部を持っている", "yesno", "", None, None, None, (), None, ()),
        Field("officers_of_quasi", "役員の全員が、上の三つのどれかに当たる会社の役員か職員を兼ねている", "yesno", "", None, None, None, (), None, ()),
        Field("large_income", "課税所得の平均が、直近3年で15億円を超えている", "yesno", "", None, None, None, (), None, ()),
        Field("in_japan", "日本国内で事業を営んでいる（法人は、国内で登記され法人番号が公表されている）", "yesno", "", None, None, None, (), None, ()),
        Field("group_applies", "「ひとつの会社」とみなされるほかの会社が、この補助金に申請している（する）", "yesno", "", None, None, None, (), None, ()),
        Field("vendor", "IT導入支援事業者（その構成員を含む）として登録している、またはしようとしている", "yesno", "", None, None, None, (), None, ()),
        Field("stopped", "経済産業省か中小企業基盤整備機構から、補助金の交付か指名を止められている", "yesno", "", None, None, None, (), None, ()),
        Field("nightlife", "風俗営業など（風営法の第2条にある営業）を営んでいる", "yesno", "", None, None, None, (), None, ()),
        Field("prosecuted", "過去1年に、労働関係の法令の違反で送検された", "yesno", "", None, None, None, (), None, ()),
        Field("antisocial", "暴力団などの反社会的勢力に関係している", "yesno", "", None, None, None, (), None, ()),
        Field("misconduct", "ほかの補助金などで不正をしたことがある", "yesno", "", None, None, None, (), None, ()),
    ),
    "c752e01a7ec8fae2ea4dc5bb74476997230e99676eaa9f6cda62d3bf0307f0a6",
)


def examine(values, out):
    """Decide 対象になるか; values: the read answers, None where missing, out: check.Finding."""
    given = opened(CHECK.fields, values)
    organisation = given["organisation"]
    industry = given["industry"]
    capital = given["capital"]
    employees = given["employees"]
    held_by_one = given["held_by_one"]
    held_by_several = given["held_by_several"]
    officers_of_large = given["officers_of_large"]
    held_by_quasi = given["held_by_quasi"]
    officers_of_quasi = given["officers_of_quasi"]
    large_income = given["large_income"]
    in_japan = given["in_japan"]
    group_applies = given["group_applies"]
    vendor = given["vendor"]
    stopped = given["stopped"]
    nightlife = given["nightlife"]
    prosecuted = given["prosecuted"]
    antisocial = given["antisocial"]
    misconduct = given["misconduct"]

    # 中小企業の資本金の上限 ─ IT導入補助金2025 公募要領（通常枠） p5
    capital_limit = pick(
        (among(industry, ("making", "rubber", "software", "other")), 300_000_000),
        (among(industry, ("wholesale",)), 100_000_000),
        (among(industry, ("retail", "service", "leisure", "inn")), 50_000_000),
    )
    out.step("capital_limit", "中小企業の資本金の上限", capital_limit, "業種ごとに決まっています。", (("中小企業の資本金の上限", capital_limit, "円"),), ("eligible.size_making", "eligible.size_rubber", "eligible.size_software", "eligible.size_other", "eligible.size_wholesale", "eligible.size_retail", "eligible.size_service", "eligible.size_inn"))

    # 業種ごとの従業員の上限 ─ IT導入補助金2025 公募要領（通常枠） p5
    industry_limit = pick(
        (among(industry, ("making", "software", "other")), 300),
        (among(industry, ("rubber",)), 900),
        (among(industry, ("inn",)), 200),
        (among(industry, ("wholesale", "service", "leisure")), 100),
        (among(industry, ("retail",)), 50),
    )
    out.step("industry_limit", "業種ごとの従業員の上限", industry_limit, "業種ごとに決まっています。", (("業種ごとの従業員の上限", industry_limit, "人"),), ("eligible.size_making", "eligible.size_software", "eligible.size_other", "eligible.size_rubber", "eligible.size_inn", "eligible.size_wholesale", "eligible.size_service", "eligible.size_retail"))

    # 中小企業の従業員の上限 ─ IT導入補助金2025 公募要領（通常枠） p5
    employee_limit = pick(
        (among(organisation, ("medical", "school")), 300),
        (among(organisation, ("chamber",)), 100),
        (True, industry_limit),
    )
    out.step("employee_limit", "中小企業の従業員の上限", employee_limit, "医療法人・社会福祉法人・学校法人と商工会などは、業種によらずに決まっています。ほかは業種ごとの上限です。", (("中小企業の従業員の上限", employee_limit, "人"),), ("eligible.size_medical", "eligible.size_chamber", "eligible.size_bodies"))

    # 小規模事業者の従業員の上限 ─ IT導入補助金2025 公募要領（通常枠） p6
    small_limit = pick(
        (among(industry, ("wholesale", "retail", "service", "software")), 5),
        (among(industry, ("inn", "leisure")), 20),
        (among(industry, ("making", "rubber", "other")), 20),
    )
    out.step("small_limit", "小規模事業者の従業員の上限", small_limit, "商業・サービス業か、宿泊業・娯楽業か、製造業その他かで決まっています。", (("小規模事業者の従業員の上限", small_limit, "人"),), ("eligible.small_commerce", "eligible.small_lodging", "eligible.small_making"))

    # 定義の表にある組織の形 ─ IT導入補助金2025 公募要領（通常枠） p5
    defined = among(organisation, ("company", "sole", "medical", "school", "chamber", "association", "union", "foundation", "npo"))
    out.step("defined", "定義の表にある組織の形", defined, "中小企業等の定義の表に挙げられている組織だけが、中小企業・小規模事業者等になります。", (), ("eligible.size_making", "eligible.size_medical", "eligible.size_chamber", "eligible.size_bodies"))

    # 資本金が上限に収まる ─ IT導入補助金2025 公募要領（通常枠） p5
    within_capital = every(among(organisation, ("company",)), at_most(capital, capital_limit))
    out.step("within_capital", "資本金が上限に収まる", within_capital, "資本金で見るのは会社だけです。", (("資本金（出資の総額）", capital, "円"), ("中小企業の資本金の上限", capital_limit, "円")), ("eligible.size_making",))

    # 従業員の数が上限に収まる ─ IT導入補助金2025 公募要領（通常枠） p5、IT導入補助金2025 公募要領（通常枠） p6
    within_employees = at_most(employees, employee_limit)
    out.step("within_employees", "従業員の数が上限に収まる", within_employees, "「常時使用する従業員の数」が「中小企業の従業員の上限」以下。" if within_employees is True else "「常時使用する従業員の数」が「中小企業の従業員の上限」超。", (("常時使用する従業員の数", employees, "人"), ("中小企業の従業員の上限", employee_limit, "人")), ("eligible.size_making", "eligible.employees"))

    # 中小企業の規模に収まる ─ IT導入補助金2025 公募要領（通常枠） p5
    sme_sized = every(among(defined, (True,)), some(among(within_capital, (True,)), among(within_employees, (True,))))
    out.step("sme_sized", "中小企業の規模に収まる", sme_sized, "会社は、資本金と従業員の数のどちらかが収まれば足ります。", (), ("eligible.size_making", "eligible.size_bodies"))

    # 小規模事業者の規模に収まる ─ IT導入補助金2025 公募要領（通常枠） p6
    small_sized = every(among(organisation, ("company", "sole")), at_most(employees, small_limit))
    out.step("small_sized", "小規模事業者の規模に収まる", small_sized, "小規模事業者になるのは、会社と個人事業主だけです。", (("常時使用する従業員の数", employees, "人"), ("小規模事業者の従業員の上限", small_limit, "人")), ("eligible.never_small", "eligible.employees"))

    # 大企業とのつながりがある ─ IT導入補助金2025 公募要領（通常枠） p11
    tied = every(among(organisation, ("company", "medical", "school", "chamber", "association", "union", "foundation", "npo", "religious", "unincorporated", "other")), some(among(held_by_one, (True,)), among(held_by_several, (True,)), among(officers_of_large, (True,)), among(held_by_quasi, (True,)), among(officers_of_quasi, (True,))))
    out.step("tied", "大企業とのつながりがある", tied, "個人事業主には株式も役員もないので、当たりません。", (), ("eligible.held_by_one", "eligible.held_by_several", "eligible.officers", "eligible.held_by_quasi", "eligible.officers_of_quasi"))

    # みなし大企業に当たる ─ IT導入補助金2025 公募要領（通常枠） p11
    quasi_large = some(among(tied, (True,)), among(large_income, (True,)))
    out.step("quasi_large", "みなし大企業に当たる", quasi_large, "「大企業とのつながりがある」が「はい」、または「課税所得の平均が、直近3年で15億円を超えている」が「はい」。" if quasi_large is True else "「大企業とのつながりがある」が「いいえ」、「課税所得の平均が、直近3年で15億円を超えている」が「いいえ」。", (), ("eligible.held_by_one", "eligible.income"))

    # 規模
    out.decide(
        "size",
        "規模",
        (("sme", "中小企業"), ("small", "小規模事業者"), ("large", "それ以外（大企業・みなし大企業など）")),
        "size",
        (("large", ("tsujyo", "invoice", "security", "fukusu")),),
        (
            ("too_large", "large", among(sme_sized, (False,)), "中小企業の定義に収まりません。大企業が使えるのは、インボイス枠の電子取引類型です。", ("eligible.size_making", "eligible.size_bodies", "eligible.large")),
            ("quasi_large", "large", among(quasi_large, (True,)), "みなし大企業に当たるので、大企業と同じに扱われます。使えるのは、インボイス枠の電子取引類型です。", ("eligible.held_by_one", "eligible.held_by_several", "eligible.officers", "eligible.held_by_quasi", "eligible.officers_of_quasi", "eligible.income", "denshi.quasi_large")),
            ("small", "small", every(among(small_sized, (True,)), among(quasi_large, (False,))), "従業員の数が小規模事業者の上限に収まる会社か個人事業主なので、小規模事業者です。", ("eligible.small_commerce", "eligible.small_lodging", "eligible.small_making")),
            ("sme", "sme", None, "資本金か従業員の数が中小企業の上限に収まり、小規模事業者ではないので、中小企業です。", ("eligible.size_making", "eligible.size_bodies", "eligible.never_small")),
        ),
    )

    # 申請できない事業者
    out.decide(
        "standing",
        "申請できない事業者",
        (("open", "当たらない"), ("closed", "当たる")),
        "",
        (("closed", ("tsujyo", "invoice", "denshi", "security", "fukusu")),),
        (
            ("religious", "closed", among(organisation, ("religious",)), "宗教法人は申請できません。", ("eligible.religious",)),
            ("unincorporated", "closed", among(organisation, ("unincorporated",)), "法人格のない団体は申請できません。", ("eligible.unincorporated",)),
            ("abroad", "closed", among(in_japan, (False,)), "国内で事業を営む法人か個人でなければ申請できません。法人登記と法人番号の公表が済むと、申請できます。", ("eligible.in_japan",)),
            ("group_applies", "closed", among(group_applies, (True,)), "「ひとつの会社」とみなされる会社の中で、申請できるのはひとつだけです。ほかの会社が申請しないのであれば、申請できます。", ("eligible.same_company",)),
            ("vendor", "closed", among(vendor, (True,)), "IT導入支援事業者は、補助を受ける側になれません。", ("eligible.vendor",)),
            ("stopped", "closed", among(stopped, (True,)), "補助金の交付や指名を止められているあいだは申請できません。止められている期間が終われば、申請できます。", ("eligible.stopped",)),
            ("nightlife", "closed", among(nightlife, (True,)), "風俗営業などを営む事業者は申請できません。", ("eligible.nightlife",)),
            ("prosecuted", "closed", among(prosecuted, (True,)), "過去1年に労働関係の法令の違反で送検された事業者は申請できません。", ("eligible.prosecuted",)),
            ("antisocial", "closed", among(antisocial, (True,)), "反社会的勢力に関係する事業者は申請できません。", ("eligible.antisocial",)),
            ("misconduct", "closed", among(misconduct, (True,)), "ほかの補助金などで不正をした事業者は申請できません。", ("eligible.misconduct",)),
            ("open", "open", None, "申請できない事業者のどれにも当たりません。", ("eligible.in_japan", "eligible.same_company", "eligible.vendor")),
        ),
    )
