"""Amounts, counts, months and dates as people type them: read exactly, or refused with the reason."""

_DIGITS = "0123456789"
_UNITS = {"億": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}
_UNIT_SIGNS = "兆億万千百十"
_MONTHS = ("か月", "ヶ月", "カ月", "ヵ月", "ケ月", "個月", "箇月")
_NARROW = dict(zip("０１２３４５６７８９，．￥", "0123456789,.¥"))
_MINUS = "-−－‐–△▲"
_KANJI = "〇零一二三四五六七八九壱弐参拾十"
_SPACES = " \u3000"
_LONGEST = 60
_YEN_HOW = "「1,500,000」「150万円」のように書いてください。"


class _FaultError(Exception):
    """Why a typed text is not understood, as a whole sentence."""


def read_yen(text: str) -> tuple[int | None, str]:
    """Whole yen from 1,500,000, 150万円, １５０万, 1.5万円 or 1億2千万円.

    Returns (yen, "") or (None, fault): a sentence saying what is not understood and how to write it.
    """
    try:
        return _yen(text), ""
    except _FaultError as fault:
        return None, f"{_quote(text)}は金額として読めません。{fault}"


def read_count(text: str, unit: str) -> tuple[int | None, str]:
    """A whole number with or without its unit word: 4, ４, 1,200, 4プロセス.

    Returns (number, "") or (None, fault): a sentence saying what is not understood and how to write it.
    """
    return _number(text, (unit,), f"「4」「4{unit}」のように書いてください。")


def read_months(text: str) -> tuple[int | None, str]:
    """Months with or without their unit word: 24, 24か月, ２４ヶ月.

    Returns (months, "") or (None, fault): a sentence saying what is not understood and how to write it.
    """
    return _number(text, _MONTHS, "月数で「24」「24か月」のように書いてください。")


def read_date(text: str) -> tuple[tuple[int, int, int] | None, str]:
    """A calendar day written 2025-12-01.

    Returns ((year, month, day), "") or (None, fault): a sentence saying how to write it.
    """
    parts = text.split("-")
    if [len(part) for part in parts] == [4, 2, 2] and all(sign in _DIGITS for part in parts for sign in part):
        year, month, day = [int(part) for part in parts]
        if 1 <= month <= 12 and year >= 1 and 1 <= day <= _days(year, month):
            return (year, month, day), ""
        return None, f"{_quote(text)}という日は暦にありません。「2025-12-01」のように書いてください。"
    return None, f"{_quote(text)}は日付として読めません。「2025-12-01」のように書いてください。"


def _yen(text: str) -> int:
    if _is_plain(text):
        return int(text.replace(",", ""))
    body = _narrow(text)
    closed = body.endswith("円")
    body = body[1 if body.startswith("¥") else 0 : len(body) - 1 if closed else len(body)]
    _refuse_signs(body, _DIGITS + ",." + _UNIT_SIGNS, _YEN_HOW)
    total, above, parts = 0, 0, _parts(body)
    for index, (number, unit) in enumerate(parts):
        digits, decimals = _split(number, _YEN_HOW, unit)
        if decimals and (unit == "" or index < len(parts) - 1):
            raise _FaultError("小数は「1.5万円」のように、最後の単位の前でだけ使えます。")
        size = _size(unit)
        amount = _scaled(digits + decimals, len(decimals), size)
        if above:
            _refuse_order(number + unit, size, amount, above)
        if above and unit == "" and not closed and len(digits) < len(f"{above}") - 1:
            # 1億2 may mean 1億2千万円; 1万5000 and 1万500円 leave no doubt.
            raise _FaultError(
                f"最後の「{number}」の単位が分かりません。「1億2,000万円」のように単位まで書いてください。"
            )
        total, above = total + amount, size
    return total


def _number(text: str, units: tuple[str, ...], how: str) -> tuple[int | None, str]:
    try:
        return int(text) if _is_plain(text) and "," not in text else _counted(_narrow(text), units, how), ""
    except _FaultError as fault:
        return None, f"{_quote(text)}は数として読めません。{fault}"


def _counted(body: str, units: tuple[str, ...], how: str) -> int:
    for unit in units:
        if body.endswith(unit):
            body = body[: len(body) - len(unit)]
            break
    _refuse_signs(body, _DIGITS + ",.", how)
    if "." in body:
        raise _FaultError(f"小数は使えません。{how}")
    digits, _ = _split(body, how)
    return int(digits)


def _is_plain(text: str) -> bool:
    """Whether an amount is written as nearly all are, so that nothing of it needs a closer look: 1500000, 1,500,000."""
    first, *groups = text.split(",")
    if not 1 <= len(first) <= (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):
        return False
    return not [group for group in groups if len(group) != 3 or group.strip(_DIGITS)]


def _narrow(text: str) -> str:
    if len(text) > _LONGEST:
        raise _FaultError(f"{_LONGEST}文字までで書いてください。")
    start, end = 0, len(text)
    while start < end and text[start] in _SPACES:
        start += 1
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return "".join([_NARROW.get(sign, sign) for sign in text[start:end]])


def _refuse_signs(body: str, known: str, how: str) -> None:
    """Name the first sign that is not known, and say what it looks like."""
    for sign in body:
        if sign in known:
            continue
        if sign in _SPACES:
            raise _FaultError(f"途中に空白があります。空白を入れずに{how}")
        if sign in "円¥":
            raise _FaultError(f"「円」は最後に、「¥」は最初に、一度だけ書けます。{how}")
        if sign in _MINUS:
            raise _FaultError(f"マイナスの数は使えません。{how}")
        if sign in _KANJI:
            raise _FaultError(f"漢数字「{sign}」は使えません。算用数字で{how}")
        raise _FaultError(f"「{sign}」は使えません。{how}")


def _parts(body: str) -> list[tuple[str, str]]:
    """Cut 1億2千万 into (1, 億) and (2, 千万)."""
    parts: list[tuple[str, str]] = []
    at = 0
    while at < len(body) or not parts:
        start = at
        while at < len(body) and body[at] not in _UNIT_SIGNS:
            at += 1
        middle = at
        while at < len(body) and body[at] in _UNIT_SIGNS:
            at += 1
        parts.append((body[start:middle], body[middle:at]))
    return parts


def _split(number: str, how: str, unit: str = "") -> tuple[str, str]:
    """The digits before and after the decimal point, without commas."""
    whole, point, decimals = number.partition(".")
    if "." in decimals:
        raise _FaultError(f"小数点が二つ以上あります。{how}")
    if whole == "" or (point and decimals == ""):
        raise _FaultError(_no_digits(number, unit, how))
    groups = whole.split(",")
    wrong = [group for group in groups[1:] if len(group) != 3]
    if "," in decimals or wrong or (len(groups) > 1 and not 1 <= len(groups[0]) <= 3):
        raise _FaultError(f"コンマ（,）は3桁ごとに、整数のところでだけ使えます。{how}")
    return "".join(groups), decimals


def _no_digits(number: str, unit: str, how: str) -> str:
    if number:
        return f"小数点の前と後の両方に数字が要ります。{how}"
    if unit:
        kanji = "漢数字は使えません。" if "十" in unit or "百" in unit else ""
        return f"{kanji}「{unit}」の前に数字がありません。算用数字で{how}"
    return f"数字がありません。空けておくか、{how}"


def _size(unit: str) -> int:
    if unit == "":
        return 1
    if unit not in _UNITS:
        raise _FaultError(f"「{unit}」という単位は使えません。使える単位は億・千万・百万・万・千です。{_YEN_HOW}")
    return _UNITS[unit]


def _scaled(digits: str, decimals: int, size: int) -> int:
    amount = int(digits) * size
    tenth: int = 10**decimals
    if amount % tenth:
        raise _FaultError("1円未満の端数が出ます。1円単位で「15,000」のように書いてください。")
    return amount // tenth


def _refuse_order(part: str, size: int, amount: int, above: int) -> None:
    if size >= above:
        raise _FaultError(
            f"単位は大きい順に一度ずつ書きます。「{part}」をまとめて「2,500万円」のように書いてください。"
        )
    if amount >= above:
        raise _FaultError(
            f"「{part}」が大きすぎて、前の単位と重なります。まとめて「2,500万円」のように書いてください。"
        )


def _days(year: int, month: int) -> int:
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _quote(text: str) -> str:
    return f"「{text}」" if len(text) <= 20 else f"「{text[:20]}…」"
