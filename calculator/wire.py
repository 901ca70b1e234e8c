"""The border's strict JSON: what is read and the bytes that are written agree in every interpreter.

A value is an Object (its pairs in the order written), a list, a str, an int, True, False or None.
"""

from collections import namedtuple

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

__all__ = ("Object", "WireError", "Written", "read", "write", "written")

Object = namedtuple("Object", ("pairs",))  # a list of (key, value)
Written = namedtuple("Written", ("pairs", "line"))  # an Object that returns in many results, with its JSON

_DEEPEST = 6
_LARGEST = 1_000_000  # bytes of UTF-8
_LONGEST_KEPT = 500  # characters of a text whose written form is kept
_LONGEST_KNOWN = 40  # bytes of a string whose text is kept
_LONGEST_NUMBER = 100  # digits; CPython alone would refuse more than 4,300
_SPACES = b" \t\n\r"
_DIGITS = b"0123456789"
_HEX = b"0123456789abcdefABCDEF"
_UNESCAPED = {0x22: '"', 0x5C: "\\", 0x2F: "/", 0x62: "\b", 0x66: "\f", 0x6E: "\n", 0x72: "\r", 0x74: "\t"}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ENDS = (b",", b"}")
_WORDS = ((b"true", True), (b"false", False), (b"null", None))
_quoted: dict[str, str] = {}  # the labels and sentences of the rules return in every result
_known: dict[bytes, str] = {}  # the names of inputs and choices return in every question


class WireError(Exception):
    """A text that is not the JSON we read: what is wrong, and at which character (from 0)."""

    def __init__(self, text: str, position: int) -> None:
        """Keep the sentence and the place apart, so that a caller can phrase both."""
        super().__init__(f"{text}（{position + 1}文字目）")
        self.text = text
        self.position = position


def read(text: str) -> object:
    """The value that text holds; anything but one strict JSON value raises WireError."""
    data = _bytes(text)
    try:
        return _whole(data)
    except WireError as error:
        raise WireError(error.text, len(data[: error.position].decode())) from None


def write(value: "Any") -> str:
    """One line of JSON without spaces, UTF-8 unescaped; a value of any other kind raises TypeError."""
    kind = type(value)
    if kind is str:
        return _quoted.get(value) or _quote(value)
    if kind is Object:
        # Most items are text: looking it up here saves two calls out of three.
        known = _quoted.get
        parts = [
            (known(key) or _quote(key)) + ":" + ((known(item) or _quote(item)) if type(item) is str else write(item))
            for key, item in value.pairs
        ]
        return "{" + ",".join(parts) + "}"
    if kind is Written:
        line: str = value.line
        return line
    if kind is list or kind is tuple:
        return "[" + ",".join([write(item) for item in value]) + "]"
    if kind is int:
        return f"{value}"
    if kind is bool:
        return "true" if value else "false"
    if value is None:
        return "null"
    raise TypeError(f"the wire carries no {kind}")


def written(pairs: "list[tuple[str, object]]") -> Written:
    """The Object of these pairs, to be kept: its JSON is made once."""
    return Written(pairs, write(Object(pairs)))


def _bytes(text: str) -> bytes:
    """UTF-8, because MicroPython finds a byte at once and a character only by walking to it."""
    try:
        data = text.encode()
    except UnicodeError:
        data = b""
    # Half a surrogate has no UTF-8 in CPython; MicroPython writes it, with this byte first.
    if not data or b"\xed" in data:
        for at, sign in enumerate(text):
            if 0xD800 <= ord(sign) <= 0xDFFF:
                raise WireError("文字になっていない符号（片割れのサロゲート）があります", at)
    if len(data) > _LARGEST:
        raise WireError("大きすぎます。1,000,000バイトまでです", 0)
    return data


def _whole(data: bytes) -> object:
    value, at = _value(data, _skip(data, 0), 0)
    if at < len(data):
        raise WireError("値の後に余分な文字があります", at)
    return value


def _skip(data: bytes, at: int) -> int:
    while at < len(data) and data[at] in _SPACES:
        at += 1
    return at


def _value(data: bytes, at: int, depth: int) -> tuple[object, int]:
    """The value that begins at a place, and the place after it and the spaces behind it."""
    first = data[at : at + 1]
    value: object
    if first == b'"':
        value, at = _string(data, at + 1)
    elif first in (b"{", b"["):
        if depth == _DEEPEST:
            raise WireError(f"入れ子が深すぎます。{_DEEPEST}段までです", at)
        value, at = (_object if first == b"{" else _array)(data, _skip(data, at + 1), depth + 1)
    elif first and first in b"-0123456789":
        value, at = _integer(data, at)
    else:
        value, at = _word(data, at)
    return value, _skip(data, at)


def _object(data: bytes, at: int, depth: int) -> tuple[Object, int]:
    pairs: list[tuple[str, object]] = []
    seen = set()
    while data[at : at + 1] != b"}" or pairs:
        if data[at : at + 1] != b'"':
            raise WireError('項目の名前は「"」で始めます', at)
        start = at
        key, at = _string(data, at + 1)
        if key in seen:
            raise WireError(f"項目「{key}」が二度書かれています", start)
        seen.add(key)
        value, at = _valued(data, at, depth)
        pairs.append((key, value))
        if data[at : at + 1] == b"}":
            break
        # A page writes no spaces; a hand may.
        at = at + 1 if data[at : at + 2] == b',"' else _comma(data, at)
    return Object(pairs), at + 1


def _valued(data: bytes, at: int, depth: int) -> tuple[object, int]:
    """The value behind a name, and the place after it and the spaces behind it."""
    if data[at : at + 2] == b':"':
        value, at = _string(data, at + 2)
        return value, at if data[at : at + 1] in _ENDS else _skip(data, at)
    at = _skip(data, at)
    if data[at : at + 1] != b":":
        raise WireError("項目の名前の後には「:」が要ります", at)
    return _value(data, _skip(data, at + 1), depth)


def _array(data: bytes, at: int, depth: int) -> tuple[list[object], int]:
    items: list[object] = []
    while data[at : at + 1] != b"]" or items:
        item, at = _value(data, at, depth)
        items.append(item)
        if data[at : at + 1] == b"]":
            break
        at = _comma(data, at)
    return items, at + 1


def _comma(data: bytes, at: int) -> int:
    if data[at : at + 1] != b",":
        raise WireError("「,」か閉じるかっこが要ります", at)
    after = _skip(data, at + 1)
    if data[after : after + 1] in (b"}", b"]"):
        raise WireError("最後の「,」が余分です", at)
    return after


def _integer(data: bytes, at: int) -> tuple[int, int]:
    start = at
    if data[at : at + 1] == b"-":
        at += 1
    first = at
    while at < len(data) and data[at] in _DIGITS:
        at += 1
    if at == first:
        raise WireError("「-」の後に数字がありません", start)
    if data[first] == 0x30 and at - first > 1:
        raise WireError("数を0で始めることはできません", start)
    if at - first > _LONGEST_NUMBER:
        raise WireError(f"数が長すぎます。{_LONGEST_NUMBER}桁までです", start)
    if at < len(data) and data[at] in b".eE":
        raise WireError("小数と指数は使えません。整数か、人が書くとおりの文字列にしてください", start)
    return int(data[start:at].decode()), at


def _word(data: bytes, at: int) -> tuple[object, int]:
    for word, value in _WORDS:
        if data[at : at + len(word)] == word:
            return value, at + len(word)
    raise WireError("値が途中で終わっています" if at >= len(data) else "値として読めない文字です", at)


def _string(data: bytes, at: int) -> tuple[str, int]:
    """The string whose first character stands at a place, and the place after its closing quote."""
    close = _closing(data, at, at)
    known = _known.get(data[at:close])
    if known is not None:
        return known, close + 1
    escape = data.find(b"\\", at, close)
    if escape >= 0:
        return _unescaped(data, at, close, escape)
    text = _plain(data, at, close)
    if close - at <= _LONGEST_KNOWN:
        if len(_known) >= 512:
            _known.clear()
        _known[data[at:close]] = text
    return text, close + 1


def _unescaped(data: bytes, at: int, close: int, escape: int) -> tuple[str, int]:
    """The same for a string with escapes, the first of them at a place before the first quote."""
    pieces = []
    while escape >= 0:
        pieces.append(_plain(data, at, escape))
        sign, after = _escaped(data, escape)
        pieces.append(sign)
        if after > close:
            close = _closing(data, after, at)
        at = after
        escape = data.find(b"\\", at, close)
    pieces.append(_plain(data, at, close))
    return "".join(pieces), close + 1


def _closing(data: bytes, at: int, start: int) -> int:
    close = data.find(b'"', at)
    if close < 0:
        raise WireError("文字列が閉じていません", start - 1)
    return close


def _plain(data: bytes, at: int, end: int) -> str:
    piece = data[at:end]
    if piece and min(piece) < 0x20:
        wrong = [place for place in range(at, end) if data[place] < 0x20]
        raise WireError("文字列の中に制御文字があります", wrong[0])
    return piece.decode()


def _escaped(data: bytes, at: int) -> tuple[str, int]:
    """The character that the escape at a place stands for, and the place after it."""
    kind = data[at + 1]  # a closing quote stands behind it
    if kind in _UNESCAPED:
        return _UNESCAPED[kind], at + 2
    if kind != 0x75:
        raise WireError("知らないエスケープです", at)
    unit, after = _unit(data, at), at + 6
    if 0xD800 <= unit <= 0xDBFF and data[after : after + 2] == b"\\u":
        low = _unit(data, after)
        if 0xDC00 <= low <= 0xDFFF:
            return chr(0x10000 + (unit - 0xD800) * 0x400 + low - 0xDC00), after + 6
    if 0xD800 <= unit <= 0xDFFF:
        raise WireError("文字になっていない符号（片割れのサロゲート）があります", at)
    return chr(unit), after


def _unit(data: bytes, at: int) -> int:
    digits = data[at + 2 : at + 6]
    if len(digits) < 4 or [digit for digit in digits if digit not in _HEX]:
        raise WireError("「\\u」の後には16進数字が4つ要ります", at)
    return int(digits.decode(), 16)


def _quote(text: str) -> str:
    quoted = text
    if '"' in text or "\\" in text or (text and min(text) < " "):
        quoted = "".join([_ESCAPES.get(sign) or _escape(sign) for sign in text])
    quoted = f'"{quoted}"'
    if len(text) <= _LONGEST_KEPT:
        if len(_quoted) >= 4096:
            _quoted.clear()
        _quoted[text] = quoted
    return quoted


def _escape(sign: str) -> str:
    return sign if sign >= " " else f"\\u{ord(sign):04x}"
