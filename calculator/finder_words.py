"""What a finder says in sentences: why this combination, what the next one loses, what is left over and why."""

from calculator.quantities import yen
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from calculator.finder import Found, Market
    from calculator.finder_shelf import FrameShelf

_LEFT = ("line", "text", "passages")


def reasons(shelf: "FrameShelf") -> "list[tuple[object, ...]]":
    """Return why a frame does not pay for a list of which it takes nothing."""
    return [
        ("kinds", "並べたものの中に、この枠で入れられるものがありません。" + shelf.shelf.only, shelf.shelf.passages)
    ]


def left(market: "Market", at: int, placed: "list[int]") -> "list[Object]":
    """Return the lines that a frame leaves out, or for which it pays nothing more, each with its reason."""
    shelf = market.shelves[at]
    unpaid = idle(market, at, placed)
    rows = []
    for index, place in enumerate(placed):
        kind, put = market.things[index].kind, shelf.puts[index]
        if index in unpaid:
            text = "この行がなくても、この枠の補助額は同じです。" + _why(market, at, index)
            rows.append((index + 1, text, put.goes.passages))
        elif place == at:
            continue
        elif kind.refused:
            rows.append((index + 1, kind.refused, kind.passages))
        elif put is None:
            rows.append((index + 1, shelf.shelf.only, shelf.shelf.passages))
        elif put.goes.one and _taken(market, at, placed, kind):
            rows.append((index + 1, "この枠の申請に入れられるのは、この種類ではひとつだけです。", put.goes.passages))
        else:
            rows.append((index + 1, "いっしょに使うソフトウェアが、この枠に入りません。", put.goes.passages))
    return [Object(list(zip(_LEFT, row))) for row in rows]


def idle(market: "Market", at: int, placed: "list[int]") -> "list[int]":
    """Return the things in a frame without any one of which it pays the same, from 0; none where it pays nothing."""
    shelf = market.shelves[at]
    inside = [index for index, place in enumerate(placed) if place == at]
    paid = shelf.paid(shelf.pile(inside))
    return [
        index for index in inside if paid and shelf.paid(shelf.pile([each for each in inside if each != index])) == paid
    ]


def _taken(market: "Market", at: int, placed: "list[int]", kind: object) -> bool:
    return kind in [market.things[index].kind for index, place in enumerate(placed) if place == at]


def told(market: "Market", found: "list[Found]") -> "list[tuple[str, object]]":
    """Return the best combination, the best unresolved one where it brings more, and the sentences about them."""
    allowed = [at for at, one in enumerate(found) if one.state == "allowed"]
    unresolved = [at for at, one in enumerate(found) if one.state == "unresolved"]
    best = allowed[0] if allowed else None
    second = allowed[1] if len(allowed) > 1 else None
    paid = found[best].paid if best is not None else 0
    better = unresolved[0] if unresolved and found[unresolved[0]].paid > paid else None
    sentences = [_best(market, found, best), _second(market, found, best, second)]
    sentences += _idle(market, found, best) + [_unresolved(market, found, better, paid), _gap(found, best)]
    assumed = [unknown.text for unknown in market.finder.unknown if unknown.input in market.assumed]
    return [
        ("best", best),
        ("second", second),
        ("unresolved", better),
        ("text", [text for text in sentences if text]),
        ("assumed", assumed),
    ]


def _names(market: "Market", one: "Found") -> str:
    return "と".join([f"「{market.shelves[at].frame.FRAME.label}」" for at in one.frames])


def _best(market: "Market", found: "list[Found]", best: "int | None") -> str:
    if best is None:
        return "並べたものでは、どの枠でも補助されません。枠ごとの理由をご覧ください。"
    one = found[best]
    together, own = "合わせて" if len(one.frames) > 1 else "", yen(market.expense() - one.paid)
    amounts = f"補助額は{together}{yen(one.paid)}、自己負担は{own}（税抜）です。"
    if len(one.frames) == 1:
        return f"{_names(market, one)}だけに申請するのが、いちばん多く補助されます。{amounts}"
    parts = "、".join([f"「{market.shelves[at].frame.FRAME.label}」に{_lines(one, at)}" for at in one.frames])
    return f"{parts}を入れるのが、いちばん多く補助されます。{amounts}"


def _lines(one: "Found", frame: int) -> str:
    lines = [f"{index + 1}" for index, place in enumerate(one.placed) if place == frame]
    return "・".join(lines) + "行目"


def _idle(market: "Market", found: "list[Found]", best: "int | None") -> "list[str]":
    one = found[best] if best is not None else None
    rows = [(index, at) for at in one.frames for index in idle(market, at, one.placed)] if one else []
    rows.sort()
    return [f"{index + 1}行目がなくても、補助額は同じです。{_why(market, at, index)}" for index, at in rows]


def _why(market: "Market", at: int, index: int) -> str:
    """Return why a thing in a frame may bring nothing, with the condition of its kind there."""
    condition: str = market.shelves[at].puts[index].goes.text
    return "上限に達しているか、条件がそろっていません。" + condition


def _second(market: "Market", found: "list[Found]", best: "int | None", second: "int | None") -> str:
    if best is None or second is None:
        return ""
    less = found[best].paid - found[second].paid
    names = _names(market, found[second])
    if less == 0:
        return f"{names}でも同じ額になります。申請の数が少ないほうを先に示しています。"
    return f"次に多いのは{names}で、補助額は{yen(less)}少なくなります。"


def _unresolved(market: "Market", found: "list[Found]", better: "int | None", paid: int) -> str:
    if better is None:
        return ""
    names, more = _names(market, found[better]), yen(found[better].paid - paid)
    open_ = "できるかは決まっていないので、いちばんよい組み合わせには数えていません。"
    return f"{names}のすべてに申請できるなら、補助額はさらに{more}ふえます。{open_}"


def _gap(found: "list[Found]", best: "int | None") -> str:
    gaps = [one.paid + one.gap for one in found if one.state == "allowed" and one.gap]
    if best is None or not gaps or max(gaps) <= found[best].paid:
        return ""
    more = yen(max(gaps) - found[best].paid)
    return f"行が多く、すべての分け方は調べきれませんでした。もっとよい分け方があっても、ふえるのは{more}までです。"
