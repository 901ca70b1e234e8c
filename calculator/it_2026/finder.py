"""どの枠か（デジタル化・AI導入補助金2026）: 買いたいものを並べると、どの枠でいくら補助されるか、どの組み合わせがいちばん得かが分かります。

Generated from rules/it-2026/finder.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Finder, Goes, Kind, Shelf, Together, Unknown, Use

KINDS = (
    Kind("invoice_software", "会計・受発注・決済のソフト（インボイス制度に対応したもの）", ("once", "monthly"), True, False, (), (
        Goes("tsujyo", "software_purchase", "cloud_monthly", "cloud_months", 24, False, "", ("tsujyo.software_term",)),
        Goes("invoice", "software_purchase", "cloud_monthly", "cloud_months", 24, False, "", ("invoice.software_term", "invoice.functions")),
        Goes("fukusu", "software_purchase", "cloud_monthly", "cloud_months", 24, False, "", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("software", "そのほかの仕事のソフト（顧客管理・在庫・勤怠・給与など）", ("once", "monthly"), True, False, (), (
        Goes("tsujyo", "software_purchase", "cloud_monthly", "cloud_months", 24, False, "", ("tsujyo.software_term",)),
    ), "", ()),
    Kind("ordering_cloud", "取引先に無償で使ってもらう受発注のクラウド", ("monthly",), True, False, (("denshi", "accounts_partner_sme"), ("denshi", "accounts_total")), (
        Goes("tsujyo", "software_purchase", "cloud_monthly", "cloud_months", 24, False, "通常枠のツールとして登録されていること。登録は枠ごとです。", ("tsujyo.software_term", "tsujyo.vendor")),
        Goes("invoice", "software_purchase", "cloud_monthly", "cloud_months", 24, False, "インボイス対応類型のツールとして登録されていること。登録は枠ごとです。", ("invoice.software_term", "invoice.functions")),
        Goes("denshi", "", "cloud_monthly", "cloud_months", 0, True, "", ("denshi.tool", "denshi.term")),
        Goes("fukusu", "software_purchase", "cloud_monthly", "cloud_months", 24, False, "インボイス対応類型のツールとして登録されていること。登録は枠ごとです。", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("option", "オプション（機能拡張・データ連携・セキュリティ）", ("once", "monthly"), False, True, (), (
        Goes("tsujyo", "options", "", "", 12, False, "", ("tsujyo.options", "tsujyo.with_software")),
        Goes("invoice", "options", "", "", 12, False, "", ("invoice.options", "invoice.with_software")),
        Goes("fukusu", "options", "", "", 12, False, "", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("consulting", "導入コンサルティング・活用コンサルティング", ("once",), False, True, (), (
        Goes("tsujyo", "consulting", "", "", 0, True, "", ("tsujyo.consulting",)),
        Goes("invoice", "consulting", "", "", 0, True, "", ("invoice.consulting",)),
        Goes("fukusu", "consulting", "", "", 0, True, "", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("setup", "導入設定・マニュアル作成・研修", ("once",), False, True, (), (
        Goes("tsujyo", "setup", "", "", 0, False, "", ("tsujyo.services",)),
        Goes("invoice", "setup", "", "", 0, False, "", ("invoice.services",)),
        Goes("fukusu", "setup", "", "", 0, False, "", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("support", "保守サポート", ("once", "monthly"), False, True, (), (
        Goes("tsujyo", "support", "", "", 24, False, "", ("tsujyo.support",)),
        Goes("invoice", "support", "", "", 24, False, "", ("invoice.support",)),
        Goes("fukusu", "support", "", "", 24, False, "", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("pc", "パソコン・タブレット・プリンター・スキャナー・複合機", ("once",), False, True, (), (
        Goes("invoice", "pc", "", "", 0, False, "", ("invoice.pc", "invoice.hardware_list")),
        Goes("fukusu", "pc", "", "", 0, False, "", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("register", "レジ・券売機（POSレジ・モバイルPOSレジ）", ("once",), False, True, (), (
        Goes("invoice", "register", "", "", 0, False, "レジや券売機は、POSレジシステムとして登録されたソフトといっしょのときだけ補助額に入ります。", ("invoice.register", "invoice.accessories")),
        Goes("fukusu", "register", "", "", 0, False, "レジや券売機は、POSレジシステムとして登録されたソフトといっしょのときだけ補助額に入ります。", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("security_service", "サイバーセキュリティお助け隊サービス", ("monthly",), False, False, (), (
        Goes("tsujyo", "options", "", "", 12, False, "お助け隊サービスを、今年のほかの枠で申請しないこと。", ("tsujyo.options", "tsujyo.combination")),
        Goes("invoice", "options", "", "", 12, False, "お助け隊サービスを、今年のほかの枠で申請しないこと。", ("invoice.options", "invoice.combination")),
        Goes("security", "", "service_monthly", "service_months", 0, True, "お助け隊サービスを、今年のほかの枠で申請しないこと。", ("security.vendor", "security.term", "security.combination")),
        Goes("fukusu", "options", "", "", 12, False, "お助け隊サービスを、今年のほかの枠で申請しないこと。", ("fukusu.base", "fukusu.base_term")),
    ), "", ()),
    Kind("nothing", "対象にならないもの（リース・レンタル、中古、もう契約したものなど）", ("once", "monthly"), False, False, (), (), "リース・レンタル、中古品、交付決定の前に契約したもの、申請のときに金額が決まらないものなどは、対象になりません。", ("tsujyo.not_eligible", "invoice.not_eligible", "denshi.not_eligible")),
)
USES = (
    Use("accounting", "会計（帳簿・決算・経費の精算）", (("tsujyo", "business_processes", "finance"), ("invoice", "functions", "accounting"), ("fukusu", "functions", "accounting"))),
    Use("ordering", "受発注（見積・受注・発注・請求）", (("tsujyo", "business_processes", "settlement"), ("invoice", "functions", "ordering"), ("fukusu", "functions", "ordering"))),
    Use("payment", "決済（レジ・キャッシュレスの支払い）", (("tsujyo", "business_processes", "settlement"), ("invoice", "functions", "payment"), ("fukusu", "functions", "payment"))),
    Use("pos", "POSレジシステムとして登録されている", (("invoice", "pos_software", "pos"), ("fukusu", "pos_software", "pos"))),
    Use("sales", "顧客対応・販売支援（顧客管理・営業・予約）", (("tsujyo", "business_processes", "sales"),)),
    Use("supply", "供給・在庫・物流（在庫・納品・配送）", (("tsujyo", "business_processes", "supply"),)),
    Use("people", "総務・人事・給与・労務など（勤怠・給与・電子契約）", (("tsujyo", "business_processes", "people"),)),
    Use("industry", "業種固有の業務（工程管理・生産管理など）", (("tsujyo", "business_processes", "industry"),)),
    Use("general", "業種や業務を選ばない自動化・分析（専用のソフト）", (("tsujyo", "general_process", "general"),)),
)
SHELVES = (
    Shelf("tsujyo", "この枠で入れられるのは、ソフトウェアと、その導入のための費用だけです。", "", ("tsujyo.vendor", "tsujyo.software_term", "tsujyo.with_software")),
    Shelf("invoice", "この枠で入れられるのは、インボイス制度に対応した会計・受発注・決済のソフトウェアと、その導入のための費用、いっしょに使うパソコンなどとレジだけです。", "", ("invoice.vendor", "invoice.functions", "invoice.hardware_list")),
    Shelf("denshi", "この枠で入れられるのは、取引先に無償で使ってもらう受発注のクラウドひとつだけです。", "", ("denshi.tool",)),
    Shelf("security", "この枠で入れられるのは、サイバーセキュリティお助け隊サービスだけです。", "", ("security.vendor",)),
    Shelf("fukusu", "この枠の①で入れられるのは、インボイス対応類型と同じソフトウェアと機器だけです。", "members", ("fukusu.base", "fukusu.base_term")),
)
TOGETHER = (
    Together(("tsujyo", "invoice"), "allowed", "通常枠とインボイス対応類型は、別々に申請できます。同じ費用を両方に入れることはできません。", ("tsujyo.combination", "invoice.combination")),
    Together(("tsujyo", "denshi"), "allowed", "通常枠と電子取引類型は、別々に申請できます。同じ費用を両方に入れることはできません。", ("tsujyo.combination", "denshi.combination")),
    Together(("tsujyo", "security"), "allowed", "通常枠とセキュリティ対策推進枠は、別々に申請できます。お助け隊サービスは、どちらか一方にしか入れられません。", ("tsujyo.combination", "security.combination")),
    Together(("tsujyo", "fukusu"), "excluded", "複数者連携デジタル化・AI導入枠のグループに入ると、同じ年の通常枠には申請できません。", ("fukusu.combination",)),
    Together(("invoice", "denshi"), "unresolved", "インボイス対応類型と電子取引類型の両方に申請できるかは、公募要領からは決まりません。申請の前に事務局に確かめてください。", ("invoice.combination", "denshi.combination", "tsujyo.combination")),
    Together(("invoice", "security"), "allowed", "インボイス対応類型とセキュリティ対策推進枠は、別々に申請できます。お助け隊サービスは、どちらか一方にしか入れられません。", ("invoice.combination", "security.combination")),
    Together(("invoice", "fukusu"), "excluded", "複数者連携デジタル化・AI導入枠のグループに入ると、同じ年のインボイス枠には申請できません。", ("fukusu.combination",)),
    Together(("denshi", "security"), "allowed", "電子取引類型とセキュリティ対策推進枠は、別々に申請できます。", ("denshi.combination", "security.combination")),
    Together(("denshi", "fukusu"), "excluded", "複数者連携デジタル化・AI導入枠のグループに入ると、同じ年のインボイス枠には申請できません。", ("fukusu.combination",)),
    Together(("security", "fukusu"), "allowed", "複数者連携デジタル化・AI導入枠とセキュリティ対策推進枠は、重ねて申請できます。", ("fukusu.combination", "security.combination")),
)
UNKNOWN = (
    Unknown("size", "sme", "規模が分からないので、補助額の少ないほうの「中小企業」として計算しています。"),
    Unknown("near_minimum_wage", False, "最低賃金近傍の事業者かどうかが分からないので、補助額の少ないほうの「いいえ」として計算しています。"),
)

GIVEN = (("tsujyo", "size"), ("tsujyo", "near_minimum_wage"), ("tsujyo", "tax"))
FINDER = Finder("finder", "どの枠か", KINDS, USES, SHELVES, TOGETHER, UNKNOWN, GIVEN, ("tax", "included", (10, 11)), 60, "398957ff69dd8e49255d54f9639d1090bd7c9c611af92c39d52fe4fcec6478b4")
