"""The words of a command line: options, and 名前=値, each fault told by a sentence that says how to mend it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from calculator.names import suggestion
from calculator.wire import Object, WireError, read

_WITH_TEXT = ["--program", "--on", "--vary", "--subsidy", "--own-payment", "--waits"]
_SWITCHES = ["--json", "--lines", "--help"]


class UsageError(Exception):
    """What is wrong with the command, as a Japanese sentence that says how to mend it."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line: its plain words, and its options by name without the dashes."""

    words: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)


def read_command(arguments: list[str]) -> Command:
    """Part the words of a command from its options; what is none of ours is wrong usage."""
    command = Command()
    waiting = iter(arguments)
    for word in waiting:
        argument = _text(word)
        if argument.startswith("-"):
            _take_option(command, "--help" if argument == "-h" else argument, waiting)
        else:
            command.words.append(argument)
    return command


def _text(word: str) -> str:
    """Read a word as UTF-8 where the locale of the terminal could not."""
    if not any(0xD800 <= ord(sign) <= 0xDFFF for sign in word):
        return word
    try:
        return os.fsencode(word).decode()
    except UnicodeError:
        raise UsageError(f"{word!a} は文字として読めません。UTF-8で書いてください。") from None


def _take_option(command: Command, argument: str, waiting: Iterator[str]) -> None:
    name, equals, text = argument.partition("=")
    if name not in _WITH_TEXT + _SWITCHES or (equals and name in _SWITCHES):
        raise UsageError(f"「{argument}」という指定はありません。{suggestion(name, _WITH_TEXT + _SWITCHES)}")
    if name[2:] in command.options:
        raise UsageError(f"「{name}」が二度書かれています。一度だけ書いてください。")
    if name in _WITH_TEXT and not equals:
        text = _text(next(waiting, ""))
    if name in _WITH_TEXT and not text:
        raise UsageError(f"「{name}」の後に値がありません。{name} の次に書いてください。")
    command.options[name[2:]] = text


def read_pairs(fields: Any, words: list[str]) -> list[tuple[str, object]]:
    """Cut 名前=値 apart; a name that no field has, or that comes twice, is wrong usage."""
    pairs: dict[str, object] = {}
    for word in words:
        name, equals, typed = word.partition("=")
        if not equals:
            raise UsageError(f"「{word}」は 名前=値 の形ではありません。pc=30万円 のように書いてください。")
        _check_name(fields, name, "")
        if name in pairs:
            raise UsageError(f"「{name}」が二度書かれています。一度だけ書いてください。")
        records = [one for one in fields if one.name == name and one.kind == "records"]
        pairs[name] = _file(typed[1:]) if records and typed.startswith("@") else typed
    return list(pairs.items())


def read_waits(text: str) -> list[tuple[str, object]]:
    """Return months to wait by step, as typed; UsageError tells every part that is none."""
    words = [word.partition("=") for word in text.split(",") if word]
    bad = [
        f"「{name}」に、何か月かがありません。payment=3 のように書いてください。" for name, sign, _ in words if not sign
    ]
    if bad:
        raise UsageError("\n".join(bad))
    return [(name, typed) for name, _, typed in words]


def read_line(line: bytes) -> Object:
    """Return the inputs in one line of standard input."""
    try:
        value = read(line.decode().rstrip("\r\n"))
    except UnicodeDecodeError as fault:
        raise WireError("UTF-8として読めません", fault.start) from None
    if not isinstance(value, Object):
        raise WireError('{"名前":値} の形ではありません', 0)
    return value


def bad_line(number: int, line: bytes, fault: str) -> Object:
    """Return what stands for a line that cannot be read."""
    error = [
        ("input", ""),
        ("typed", line.decode(errors="replace").rstrip("\r\n")[:200]),
        ("text", f"{number}行目：{fault}"),
    ]
    return Object([("status", "invalid"), ("line", number), ("errors", [Object(error)])])


def _check_name(fields: Any, name: str, prefix: str) -> None:
    outer, bracket, rest = name.partition("[")
    known = {one.name: one for one in fields}
    if outer not in known or (bracket and known[outer].kind != "records"):
        raise UsageError(f"「{prefix}{name}」という入力はありません。{suggestion(outer, list(known))}")
    inner = rest.partition("].")[2]
    if inner:
        _check_name(known[outer].fields, inner, name.removesuffix(inner))


def _file(name: str) -> object:
    try:
        return read(Path(name).read_text("utf-8-sig"))
    except FileNotFoundError:
        fault = "そのファイルはありません。"
    except UnicodeDecodeError:
        fault = "UTF-8で書かれていません。"
    except (OSError, WireError) as refused:
        fault = str(refused)
    raise UsageError(f"ファイル「{name}」を読めません：{fault}")
