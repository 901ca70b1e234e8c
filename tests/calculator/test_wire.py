"""What calculator.wire promises: strict JSON in, the same bytes out, everything else refused with its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import wire
from calculator.wire import Object, WireError, read, write

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
scalars = st.none() | st.booleans() | st.integers(-(10**30), 10**30) | texts
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3).map(lambda d: Object([*d.items()]))
    ),
    max_leaves=8,
)


def depth(value: object) -> int:
    """How deep a value is nested."""
    if isinstance(value, Object):
        return 1 + max((depth(item) for _, item in value.pairs), default=0)
    return 1 + max((depth(item) for item in value), default=0) if isinstance(value, list) else 0


@given(values.filter(lambda value: depth(value) <= 6))
def test_what_is_written_is_read_back(value: object) -> None:
    """Every value survives the border, and its text is what the standard library calls compact JSON."""
    line = write(value)
    assert read(line) == value
    plain = json.loads(line, object_pairs_hook=Object)
    assert plain == value
    assert "\n" not in line


@given(texts)
def test_strings_agree_with_the_standard_library(text: str) -> None:
    """Escaped or not, a string is read as json reads it, and written as json writes it."""
    assert read(json.dumps(text)) == text
    assert write(text) == json.dumps(text, ensure_ascii=False)
    assert write(text) == write(text)


@given(st.text(alphabet='{}[]",:0123456789-.eE\\untrfalsx あ\n', max_size=12))
def test_whatever_is_read_is_json(text: str) -> None:
    """Nothing is accepted that the standard library refuses, and nothing but WireError is raised."""
    try:
        value = read(text)
    except WireError:
        return
    assert json.loads(text, object_pairs_hook=Object) == value


def test_pairs_keep_their_order() -> None:
    """An object is its pairs in the order written, and spaces around them do not matter."""
    assert read(' { "b" : 1 , "a" : [ true , null ] }\r\n\t') == Object([("b", 1), ("a", [True, None])])
    assert write(Object([("b", 1), ("a", (True, None, False))])) == '{"b":1,"a":[true,null,false]}'
    assert (read("[]"), read("{}"), read("-0"), read("-12")) == ([], Object([]), 0, -12)


def test_escapes_are_few_and_lower_case() -> None:
    """Only what JSON demands is escaped."""
    assert write('あ😀"\\/\b\f\n\r\t\x00\x1f\x7f\u2028') == '"あ😀\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7f\u2028"'
    assert read('"\\ud83d\\ude00\\u3042\\/\\b\\f\\n\\r\\t\\"\\\\x"') == '😀あ/\b\f\n\r\t"\\x'
    assert write("a\\b") == '"a\\\\b"'
    assert write('a "b"') == '"a \\"b\\""'
    assert write("") == '""'


def test_escaped_characters_are_read_to_their_last() -> None:
    """The characters around the surrogates, and the first and last that a pair of them stands for."""
    for escaped, sign in [
        ("\\ud7ff", "\ud7ff"),
        ("\\ue000", "\ue000"),
        ("\\ud800\\udc00", "\U00010000"),
        ("\\udbff\\udfff", "\U0010ffff"),
        ("\\u0000", "\0"),
        ("\\uFFff", "\uffff"),
        ("\ue000", "\ue000"),
    ]:
        assert read(f'"{escaped}"') == sign


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ('{"a":1,"a":2}', 7, "二度"),
        ('{"あ":1,"あ":2}', 7, "「あ」が二度"),
        ("1.5", 0, "小数"),
        ("1e3", 0, "指数"),
        ("1E3", 0, "指数"),
        ("01", 0, "0で始める"),
        ("-01", 0, "0で始める"),
        ("-", 0, "数字がありません"),
        ("-a", 0, "数字がありません"),
        ("9" * 101, 0, "100桁"),
        ('"\\ud800"', 1, "サロゲート"),
        ('"\\udc00"', 1, "サロゲート"),
        ('"\\ud800\\u0041"', 1, "サロゲート"),
        ('"あ\ud800"', 2, "サロゲート"),
        ('"\udfff"', 1, "サロゲート"),
        ('"\\udfff"', 1, "サロゲート"),
        ('"\\ud800\\ue000"', 1, "サロゲート"),
        ('"\\udc00\\udc00"', 1, "サロゲート"),
        ('"\\u12"', 1, "16進"),
        ('"\\u12g4"', 1, "16進"),
        ('"\\q"', 1, "エスケープ"),
        ('"あ\n"', 2, "制御文字"),
        ('"a b\n"', 4, "制御文字"),
        ('[\n"a\n"]', 4, "制御文字"),
        ('"\x1f"', 1, "制御文字"),
        ('"あ', 0, "閉じていません"),
        ('"\\"', 0, "閉じていません"),
        ('"\\', 0, "閉じていません"),
        ("[1,]", 2, "余分"),
        ("[[1,]]", 3, "余分"),
        ('{"a":1,}', 6, "余分"),
        ("[1 2]", 3, "「,」"),
        ("[1", 2, "「,」"),
        ("{1:2}", 1, "名前"),
        ("{", 1, "名前"),
        ('{"a" 1}', 5, "「:」"),
        ('{"a":', 5, "途中で終わって"),
        ("[,]", 1, "読めない"),
        ("nul", 0, "読めない"),
        ("[X]", 1, "読めない"),
        ("NaN", 0, "読めない"),
        ("１", 0, "読めない"),
        ("\ufeff1", 0, "読めない"),
        ("", 0, "途中で終わって"),
        ("1 1", 2, "余分な文字"),
        ("true1", 4, "余分な文字"),
        ("[[[[[[[1]]]]]]]", 6, "深すぎ"),
    ],
)
def test_other_json_is_refused_with_its_place(text: str, position: int, reason: str) -> None:
    """Duplicates, fractions, exponents, depth, control characters and the rest are named with a character's place."""
    with pytest.raises(WireError) as refused:
        read(text)
    assert refused.value.position == position
    assert reason in refused.value.text
    assert f"{position + 1}文字目" in str(refused.value)


def test_depth_and_length_end_exactly() -> None:
    """Six levels and 1,000,000 bytes are read; one more is not."""
    assert write(read("[[[[[[1]]]]]]")) == "[[[[[[1]]]]]]"
    assert read("9" * 100) == 10**100 - 1
    assert read('"' + "あ" * 333_332 + 'xx"') == "あ" * 333_332 + "xx"
    with pytest.raises(WireError, match="大きすぎ"):
        read('"' + "あ" * 333_332 + 'xxx"')


def test_values_of_other_kinds_are_not_written() -> None:
    """A float or a dict never crosses the border."""
    for value in (1.5, {"a": 1}, b"x"):
        unknown: Any = value
        with pytest.raises(TypeError, match="carries no"):
            write(unknown)


def test_remembered_strings_do_not_grow_without_end() -> None:
    """The store of quoted strings takes 4,096 of at most 500 signs; it is emptied for the next one."""
    for number in range(4_096):
        assert write(f"x{number}") == f'"x{number}"'
    assert len(wire._quoted) == 4_096
    assert write("y" * 501) == f'"{"y" * 501}"'
    assert len(wire._quoted) == 4_096
    assert write("y" * 500) == f'"{"y" * 500}"'
    assert wire._quoted == {"y" * 500: f'"{"y" * 500}"'}


def test_a_remembered_string_is_not_quoted_again() -> None:
    """What a text was quoted to is taken from the store, as a value, a key and an item."""
    wire._quoted["x"] = "<x>"
    assert (write("x"), write(Object([("x", "x")])), write(["x"])) == ("<x>", "{<x>:<x>}", "[<x>]")


def test_remembered_strings_stay_few() -> None:
    """The store of strings that were read keeps no more than it says, and nothing long."""
    long = "あ" * 1_000
    for number in range(1_000):
        assert read(f'["x{number}",""]') == [f"x{number}", ""]
    assert read(f'"{long}"') == long
    assert len(wire._known) <= 512
    assert long.encode() not in wire._known


@pytest.mark.parametrize(
    "text", ['{"a":"b"}', '{"a" : "b" , "c":"d" }', '{"a":"b" ,"c":1,\n"d":""}', '[{"a":"\\"b"},"a"]']
)
def test_a_string_means_the_same_the_second_time(text: str) -> None:
    """What was kept of a string changes nothing in the same text, nor in one where it ends elsewhere."""
    once = read(text)
    assert read(text) == once == json.loads(text, object_pairs_hook=Object)
    with pytest.raises(WireError, match="余分な文字"):
        read(text + '"')


def test_the_neighbours_of_surrogates_are_read() -> None:
    """The last sign before the halves and the first behind them are signs like any other."""
    assert read('"\ud7ff\ue000"') == "\ud7ff\ue000"
