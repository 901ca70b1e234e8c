"""The faults that `make planted` plants: what is changed where, and the checks that should notice, cheapest first."""

from __future__ import annotations

from dataclasses import dataclass

CODE, PAGE, PASSAGE, RULE, BOTH, TEXT = "code", "page", "passage", "rule", "rule and passage", "text"
SOURCES = "rules/it-2025/sources.yml"
SITE_PAGES = "site/it-2025/"
# Known results, and the oracle; of generated code that fits its rules, only they can know better.
RESULTS = ("examples", "oracle")


@dataclass(frozen=True, slots=True)
class Edit:
    """A text of a file that is replaced, wherever it stands in it."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its name for readers, where it is made, and who should notice.

    frame: the frame it is about: of tests that are made once for each frame, only that one is run.
    regenerate: the modules are written anew from the faulty rules, so that code and rules agree.
    """

    name: str
    kind: str
    edits: tuple[Edit, ...]
    checks: tuple[str, ...]
    frame: str = ""
    regenerate: bool = False


def _code(name: str, module: str, old: str, new: str, *checks: str) -> Fault:
    return Fault(name, CODE, (Edit(f"calculator/it_2025/{module}.py", old, new),), checks, module)


def _built(name: str, frame: str, old: str, new: str) -> Fault:
    edit = Edit(f"{SITE_PAGES}{frame}/index.html", old, new)
    return Fault(name, PAGE, (edit,), ("built pages read back",), frame)


def _passage(name: str, old: str, new: str) -> Fault:
    return Fault(name, PASSAGE, (Edit(SOURCES, old, new),), ("compiler",))


def _rule(name: str, file: str, old: str, new: str) -> Fault:
    return Fault(name, RULE, (Edit(f"rules/it-2025/{file}.yml", old, new),), ("compiler",))


def _both(name: str, *edits: tuple[str, str, str]) -> Fault:
    changed = tuple(Edit(f"rules/it-2025/{file}.yml", old, new) for file, old, new in edits)
    return Fault(name, BOTH, changed, RESULTS, regenerate=True)


FAULTS = (
    # --- in the code only
    _code("率をコードだけで変える（説明）", "tsujyo", "rate, why = RATIO_1_2", "rate, why = RATIO_2_3", "examples"),
    _code(
        "率をコードだけで変える（金額）",
        "security",
        'rate = 4 if size == "small"',
        'rate = 5 if size == "small"',
        "oracle",
    ),
    _code("上限をコードから落とす", "tsujyo", "computed if computed < 4_500_000 else 4_500_000", "computed", "oracle"),
    _code("下限を50,001円にする", "security", "if computed >= 50_000:", "if computed >= 50_001:", "oracle"),
    _code(
        "切捨てを行ごとに移す",
        "invoice",
        "(software_subsidy + pc_subsidy * 90 + register_subsidy * 90) // 180",
        "software_subsidy // 180 + pc_subsidy // 2 + register_subsidy // 2",
        *("oracle", "oracle at random"),
    ),
    _code("構成員を二度数える", "fukusu", "for member in members]", "for member in [members[0], *members]]", "oracle"),
    _code(
        "分析ツールの人数を全員にする",
        "fukusu",
        "1 for found in members_found if found[0]]",
        "1 for _ in members_found]",
        "oracle at random",
    ),
    _code("税込を直し忘れる", "denshi", "cloud_monthly = cloud_monthly * 10 // 11", "pass", "oracle at random"),
    Fault(
        "手書きの部分で「万」を読み違える",
        CODE,
        (Edit("calculator/typed.py", '"万": 10**4', '"万": 10**3'),),
        ("examples", "calculator's tests"),
    ),
    # --- in the page only
    _built("率を出来上がったページだけで変える", "tsujyo", "<td>1/2（2分の1）</td>", "<td>3/5（5分の3）</td>"),
    _built(
        "ページの表で「未満」を「以下」にする",
        "tsujyo",
        "<td>5万円以上150万円未満</td>",
        "<td>5万円以上150万円以下</td>",
    ),
    _built("境目の表の金額を変える", "security", "4,167円なら<strong>50,004円", "4,167円なら<strong>50,005円"),
    _built("はしごの金額を変える", "invoice", '<td class="ms-yen">722,222円</td>', '<td class="ms-yen">722,223円</td>'),
    _built("計算例の補助額を変える", "denshi", "320,000円（32万円）", "330,000円（33万円）"),
    _built("早見表の上限を変える", "denshi", "350万円まで", "300万円まで"),
    # --- in the passage only
    _passage("率を出典の記載だけで変える", "says: [1/2, 2/3]", "says: [1/2, 3/4]"),
    _passage(
        "出典の記載だけ「以上」を「超」にする",
        "[1プロセス以上, 5万円以上, 150万円未満",
        "[1プロセス以上, 5万円超, 150万円未満",
    ),
    _passage("出典の記載から上限を落とす", "4プロセス以上, 150万円以上, 450万円以下]", "4プロセス以上, 150万円以上]"),
    # --- in the rule only
    _rule("率を規則だけで変える", "tsujyo", "{otherwise: 1/2}", "{otherwise: 3/5}"),
    _rule(
        "規則だけ「以上」を「超」にする",
        "tsujyo",
        "when: {process_kinds: 4プロセス以上}",
        "when: {process_kinds: 4プロセス超}",
    ),
    _rule("規則から上限の行を落とす", "fukusu", "least: [base_total, 3000万円]", "sum: [base_total]"),
    _rule("最後の締切を規則だけで延ばす", "schedule", "deadline: 2026-01-07 17:00", "deadline: 2026-02-07 17:00"),
    _rule("本文の数字を規則と違える", "tsujyo", "自分から150万円未満にして", "自分から160万円未満にして"),
    # --- in rule and passage together, so that they agree
    _both(
        "規則と出典をそろえて「以上」を「超」にする",
        ("tsujyo", "process_kinds: 4プロセス以上", "process_kinds: 4プロセス超"),
        ("tsujyo", "プロセスが4プロセス以上", "プロセスが4プロセス超"),
        ("sources", "4プロセス以上", "4プロセス超"),
    ),
    _both(
        "規則と出典をそろえて下限を50,001円にする",
        ("security", "at_least: 5万円", 'at_least: "50,001円"'),
        ("tsujyo", "「5万円〜", "「50,001円〜"),
        ("sources", "[5万円以上", '["50,001円以上"'),
        ("sources", ", 5万円以上,", ', "50,001円以上",'),
        ("sources", "5万円以上", "50,001円以上"),
        ("tsujyo", "at_least: 5万円", 'at_least: "50,001円"'),
    ),
    _both(
        "ふたつの率を入れかえる",
        ("security", "then: 2/3}", "then: 1/2}"),
        ("security", "otherwise: 1/2}", "otherwise: 2/3}"),
    ),
    _both(
        "切捨てを途中に移す",
        (
            "denshi",
            "    times: [cloud, account_share]\n",
            "    times: [cloud, account_share]\n    round: 1円未満切捨て\n",
        ),
        (
            "denshi",
            "    cite: [denshi.share, denshi.amount]\n",
            "    cite: [denshi.share, denshi.amount, denshi.calculation]\n",
        ),
    ),
    # --- in what is generated, or written by hand beside it
    Fault(
        "生成されたページを手で直す",
        TEXT,
        (Edit("docs/it-2025/security.md", "補助の対象", "補助の目的"),),
        ("generated again",),
    ),
    Fault(
        "規則を直してプログラムを作り直さない",
        TEXT,
        (Edit("rules/it-2025/invoice.yml", "どの機能もありません。", "どれもありません。"),),
        ("generated again",),
    ),
    Fault(
        "手書きのページに金額を書く",
        TEXT,
        (Edit("docs/about.md", "約束ではありません。", "約束ではありません。通常枠は450万円までです。"),),
        ("hand-written texts",),
    ),
    Fault(
        "計算の文に率を書き込む",
        TEXT,
        (Edit("calculator/estimate.py", "税込で入力された額を", "税込で入力された額の11分の1を引いて、"),),
        ("hand-written texts",),
    ),
)
