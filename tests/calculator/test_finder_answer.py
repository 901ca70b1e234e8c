"""What a finder answers to one list, to the letter: for the page in every key, for a terminal in every line."""

import json
from collections.abc import Callable
from typing import Any

from calculator import __version__
from calculator.it_2025 import PROGRAM
from calculator.it_2025.finder import FINDER
from calculator.web import handle

# What json.loads gives.
Json = Any
Run = Callable[..., tuple[int, str, str]]

# Software that three frames share in part, something that only one takes, and something that none does.
ITEMS: list[dict[str, Any]] = [
    {"kind": "invoice_software", "price": "50万円", "accounting": True},
    {"kind": "pc", "price": "20万円"},
    {"kind": "software", "price": "1万円", "paid": "monthly", "sales": True},
    {"kind": "ordering_cloud", "price": "2万円", "accounts_partner_sme": 3, "accounts_total": 5},
    {"kind": "nothing", "price": 1000},
]

ONLY = {
    "tsujyo": (
        "この枠で入れられるのは、ソフトウェアと、その導入のための費用だけです。",
        ["tsujyo.vendor", "tsujyo.software_term", "tsujyo.with_software"],
    ),
    "invoice": (
        (
            "この枠で入れられるのは、インボイス制度に対応した会計・受発注・決済のソフトウェアと、その導入のための費用、"
            "いっしょに使うパソコンなどとレジだけです。"
        ),
        ["invoice.vendor", "invoice.functions", "invoice.hardware_list"],
    ),
    "denshi": (
        "この枠で入れられるのは、取引先に無償で使ってもらう受発注のクラウドひとつだけです。",
        ["denshi.tool"],
    ),
    "security": (
        "この枠で入れられるのは、サイバーセキュリティお助け隊サービスだけです。",
        ["security.vendor"],
    ),
    "fukusu": (
        "この枠の①で入れられるのは、インボイス対応類型と同じソフトウェアと機器だけです。",
        ["fukusu.base", "fukusu.base_term"],
    ),
}
REFUSED = (
    "リース・レンタル、中古品、交付決定の前に契約したもの、申請のときに金額が決まらないものなどは、対象になりません。",
    ["tsujyo.not_eligible", "invoice.not_eligible", "denshi.not_eligible"],
)
FEW = (
    "構成員が足りません。グループは10者以上で申請します。いっしょに申請する事業者を増やしてください。",
    ["fukusu.group", "flyer.fukusu"],
)
IDLE = (
    (
        "①か②のツールを使う構成員が足りません。ツールを使わない事業者で数に入るのは、代表事業者だけです。"
        "10者以上が必要です。使わない参画事業者の代わりに、①の対象のソフトウェアか②の分析ツールを使う事業者に"
        "入ってもらってください。"
    ),
    ["fukusu.group", "fukusu.idle", "flyer.fukusu"],
)
REGISTERED = {
    "id": "ordering_cloud",
    "state": "confirm",
    "text": "通常枠のツールとして登録されていること。登録は枠ごとです。",
    "passages": ["tsujyo.software_term", "tsujyo.vendor"],
}

# What to type into each frame's calculator, for all that it takes or for its part of a combination.
PROCESS = {"size": "sme", "near_minimum_wage": False, "business_processes": 1}
FUNCTION = {"size": "sme", "functions": 1, "software_purchase": 500_000}
ACCOUNTS = {"size": "sme", "cloud_monthly": 20_000, "accounts_partner_sme": 3, "accounts_total": 5}
ALL_OF_INVOICE = FUNCTION | {"cloud_monthly": 20_000, "pc": 200_000}
ALL_OF_TSUJYO = PROCESS | {"business_processes": 2, "software_purchase": 500_000, "cloud_monthly": 30_000}
PART_OF_INVOICE = FUNCTION | {"pc": 200_000}


def left(line: int, said: tuple[str, list[str]]) -> Json:
    """One thing that a frame leaves out, and why."""
    return {"line": line, "text": said[0], "passages": said[1]}


def reason(id_: str, said: tuple[str, list[str]]) -> Json:
    """One reason why a frame pays nothing."""
    return {"id": id_, "text": said[0], "passages": said[1]}


def card(frame: str, amounts: tuple[str, int, int], lines: list[int], inputs: Json, *reasons: Json) -> Json:
    """One frame that gets all it takes; its conditions are told by the frame itself, and looked at apart."""
    status, subsidy, expense = amounts
    others = [line for line in range(1, 5) if line not in lines]
    return {
        "id": frame,
        "status": status,
        "subsidy": subsidy,
        "expense": expense,
        "own_payment": expense - subsidy,
        "lines": lines,
        "left": [*(left(line, ONLY[frame]) for line in others), left(5, REFUSED)],
        "reasons": list(reasons),
        "inputs": inputs,
    }


def part(frame: str, subsidy: int, expense: int, lines: list[int], inputs: Json) -> Json:
    """One frame of a combination."""
    amounts = {"subsidy": subsidy, "expense": expense, "own_payment": expense - subsidy}
    return {"id": frame, **amounts, "lines": lines, "inputs": inputs}


def combination(state: str, loses: int, unplaced: list[int], parts: list[Json], *rules: Json) -> Json:
    """One combination of the list, whose best is paid 835,000 yen of 1,421,000."""
    return {
        "frames": [each["id"] for each in parts],
        "state": state,
        "subsidy": 835_000 - loses,
        "own_payment": 586_000 + loses,
        "loses": loses,
        "gap": 0,
        "parts": parts,
        "unplaced": unplaced,
        "rules": list(rules),
    }


INVOICE_PART = part("invoice", 475_000, 700_000, [1, 2], PART_OF_INVOICE)
DENSHI = part("denshi", 192_000, 480_000, [4], ACCOUNTS)
ALLOWED = {
    "state": "allowed",
    "text": "通常枠とインボイス対応類型は、別々に申請できます。同じ費用を両方に入れることはできません。",
    "passages": ["tsujyo.combination", "invoice.combination"],
}
UNRESOLVED = {
    "state": "unresolved",
    "text": "インボイス対応類型と電子取引類型の両方に申請できるかは、公募要領からは決まりません。"
    "申請の前に事務局に確かめてください。",
    "passages": ["invoice.combination", "denshi.combination", "tsujyo.combination"],
}
FRAMES = [
    card("tsujyo", ("eligible", 610_000, 1_220_000), [1, 3, 4], ALL_OF_TSUJYO),
    card("invoice", ("eligible", 600_000, 1_180_000), [1, 2, 4], ALL_OF_INVOICE),
    card("denshi", ("eligible", 192_000, 480_000), [4], ACCOUNTS),
    card(
        *("security", ("nothing", 0, 0), [], {}),
        reason(
            "kinds",
            ("並べたものの中に、この枠で入れられるものがありません。" + ONLY["security"][0], ONLY["security"][1]),
        ),
    ),
    card(
        *("fukusu", ("ineligible", 0, 1_180_000), [1, 2, 4], {"members": [ALL_OF_INVOICE]}),
        *(reason("members", FEW), reason("members_counted", IDLE)),
    ),
]
COMBINATIONS = [
    combination(
        *("allowed", 0, [5]),
        [part("tsujyo", 360_000, 720_000, [3, 4], PROCESS | {"cloud_monthly": 30_000}), INVOICE_PART],
        ALLOWED,
    ),
    combination("unresolved", 168_000, [3, 5], [INVOICE_PART, DENSHI], UNRESOLVED),
    combination("allowed", 225_000, [2, 5], [part("tsujyo", 610_000, 1_220_000, [1, 3, 4], ALL_OF_TSUJYO)]),
    combination("allowed", 235_000, [3, 5], [part("invoice", 600_000, 1_180_000, [1, 2, 4], ALL_OF_INVOICE)]),
    combination("allowed", 643_000, [1, 2, 3, 5], [DENSHI]),
]
TEXT = [
    (
        "「通常枠」に3・4行目、「インボイス枠（インボイス対応類型）」に1・2行目を入れるのが、いちばん多く補助されます。"
        "補助額は合わせて835,000円、自己負担は586,000円（税抜）です。"
    ),
    "次に多いのは「通常枠」で、補助額は225,000円少なくなります。",
]
ASSUMED = "最低賃金近傍の事業者かどうかが分からないので、補助額の少ないほうの「いいえ」として計算しています。"
USES = ("accounting", "ordering", "payment", "pos", "sales", "supply", "people", "industry", "general")


def read(item: dict[str, Any]) -> Json:
    """A line as it was read: amounts as numbers, and everything that was not told."""
    prices = {"50万円": 500_000, "20万円": 200_000, "1万円": 10_000, "2万円": 20_000}
    price = prices.get(item["price"], item["price"])
    known = {"kind": item["kind"], "price": price, "paid": item.get("paid", "once"), "months": 24, "part_of": 0}
    accounts = {name: value for name, value in item.items() if name.startswith("accounts")}
    return known | {use: item.get(use, False) for use in USES} | accounts


def test_the_whole_answer_for_the_page() -> None:
    """Every frame, every combination with its parts, the best and the second, the sentences and the receipt."""
    said = json.loads(handle(json.dumps({"finder": "finder", "inputs": {"size": "sme"}, "items": ITEMS})))
    conditions = [each.pop("conditions") for each in said["frames"]]
    given = {"size": "sme", "near_minimum_wage": False, "tax": "excluded"}
    receipt = {
        "rules": FINDER.digest,
        "rulebook": PROGRAM.rulebook,
        "calculator": __version__,
        "on": "2026-01-07",
        "inputs": given | {"items": [read(item) for item in ITEMS]},
        "assumed": ["near_minimum_wage", "tax", "on"],
    }
    expected = {
        "program": "it-2025",
        "finder": "finder",
        "status": "answered",
        "expense": 1_421_000,
        "frames": FRAMES,
        "combinations": COMBINATIONS,
        "best": 0,
        "second": 2,
        "unresolved": None,
        "text": TEXT,
        "assumed": [ASSUMED],
        "missing": [],
        "errors": [],
        "receipt": receipt,
    }
    assert said == expected
    # The order of keys is part of the bytes.
    assert json.dumps(said) == json.dumps(expected)
    assert conditions[0][0] == REGISTERED
    assert [len(each) for each in conditions] == [22, 24, 18, 0, 20]
    assert list(conditions[0][1]) == ["id", "state", "text", "passages"]


TERMINAL = """\
   1. 通常枠＋インボイス枠（インボイス対応類型）：補助額 835,000円、自己負担 586,000円
        通常枠 360,000円：3・4行目
        インボイス枠（インボイス対応類型） 475,000円：1・2行目
   2. インボイス枠（インボイス対応類型）＋インボイス枠（電子取引類型）（両方に申請できるかは未確定）：補助額 667,000円、自己負担 754,000円
        インボイス枠（インボイス対応類型） 475,000円：1・2行目
        インボイス枠（電子取引類型） 192,000円：4行目
        {unresolved}［IT導入補助金2025 公募要領（インボイス枠 インボイス対応類型） p17、IT導入補助金2025 公募要領（インボイス枠 電子取引類型） p17、IT導入補助金2025 公募要領（通常枠） p19］
   3. 通常枠：補助額 610,000円、自己負担 811,000円
        通常枠 610,000円：1・3・4行目
   4. インボイス枠（インボイス対応類型）：補助額 600,000円、自己負担 821,000円
        インボイス枠（インボイス対応類型） 600,000円：1・2・4行目
   5. インボイス枠（電子取引類型）：補助額 192,000円、自己負担 1,229,000円
        インボイス枠（電子取引類型） 192,000円：4行目

枠ごと（入れられるものを全部入れた場合）
  ○  通常枠                              610,000円  自己負担 610,000円
  ○  インボイス枠（インボイス対応類型）  600,000円  自己負担 580,000円
  ○  インボイス枠（電子取引類型）        192,000円  自己負担 288,000円
  ―  セキュリティ対策推進枠              0円        並べたものの中に、この枠で入れられるものがありません。{security}
  ×  複数社連携IT導入枠                  0円        {few}
"""  # noqa: E501 - as a terminal shows it
FAULT = (
    "買うもの1の「金額」：「x」は金額として読めません。「x」は使えません。"
    "「1,500,000」「150万円」のように書いてください。"
)


def test_the_whole_answer_in_a_terminal(run: Run) -> None:
    """Sentences, combinations with their parts, then every frame with what it pays or why it does not."""
    words = [f"items[{at}].{name}={_word(value)}" for at, item in enumerate(ITEMS) for name, value in item.items()]
    code, out, _ = run("find", "size=sme", *words)
    opening = [
        *TEXT,
        ASSUMED,
        "補助額は「以内」の上限の目安です。決めるのは事務局です。",
        "",
        "組み合わせ（補助額の多い順）",
    ]
    rows = TERMINAL.format(unresolved=UNRESOLVED["text"], security=ONLY["security"][0], few=FEW[0])
    assert code == 0
    assert out == "\n".join(opening) + "\n" + rows


def test_what_is_not_looked_for_in_a_terminal(run: Run) -> None:
    """A fault, a missing answer and a day outside each have their sentence, and nothing else."""
    faulty = "調べていません。読めなかった入力があります。\n\n読めなかった入力\n  " + FAULT + "\n"
    assert run("find", "items[0].kind=pc", "items[0].price=x")[1] == faulty
    cloud = ("items[0].kind=ordering_cloud", "items[0].price=1")
    missing = "まだ調べられません。入力が足りません。\n\n足りない答え\n  {0}_partner_sme\n  {0}_total\n"
    assert run("find", *cloud)[1] == missing.format("items[0].accounts")
    outside = run("find", *cloud, "--on", "2030-01-01")[1]
    assert outside == "調べられません。申請できる期間の外の日付です。\n"


def _word(value: object) -> str:
    return "yes" if value is True else str(value)
