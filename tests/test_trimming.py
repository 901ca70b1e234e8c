"""MicroPython without what answering never runs: what is left out, and what still works."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from scripts import trimmed, trimming
from scripts.micropython import INTERPRETER, MICROPYTHON
from scripts.wasm import CODE, EXPORTS, HEADER, IMPORTS, MEMORY, TRAP, leb, noting, read_module, sleb

WHOLE = MICROPYTHON / INTERPRETER["wasm"]


def section(kind: int, data: bytes) -> bytes:
    """A section as a module holds it."""
    return bytes([kind]) + leb(len(data)) + data


def body(*code: int) -> bytes:
    """A function without locals."""
    return bytes([0, *code, 0x0B])


# One function, one table, one memory and one global are imported; the functions are 1 to 4.
IMPORTED = b"\4" + b"\1a\1f\0\0" + b"\1a\1t\1\x70\0\2" + b"\1a\1m\2\1\1\2" + b"\1a\1g\3\x7f\0"
FIRST = body(0x10, 2, 0x10, 0, 0x41, 0x10, 0x1A)  # calls 2 and the imported one; 0x10 as a number is no call
BODIES = [
    FIRST,
    body(0x44, *[0x10] * 8, 0x1A, 0x0E, 1, 0x10, 0x10, 0x28, 2, 0x10, 0x11, 0, 0, 0xFC, 10, 0, 0, 0x1C, 1, 0x7F),
    bytes([1, 2, 0x7F, 0x43, *[0x10] * 4, 0x1A, 0x12, 4, 0x0B]),
    body(),
]
SECTIONS = [
    section(IMPORTS, IMPORTED),
    section(MEMORY, b"\1\1\2\4"),
    section(EXPORTS, b"\3\1m\2\0\1f\0\0\1g\0\3"),
    section(CODE, leb(len(BODIES)) + b"".join(leb(len(each)) + each for each in BODIES)),
    section(11, b"\0"),
]
MODULE = HEADER + b"".join(SECTIONS)


def test_a_module_is_read_to_its_parts() -> None:
    """Its own functions, what is imported before them, its memory, and whom each function calls by name."""
    module = read_module(MODULE)
    assert module.bodies == tuple(BODIES)
    assert (module.imported, module.pages, module.exported) == (1, 2, {2})
    assert [module.called(function) for function in range(4)] == [{1}, set(), {3}, set()]


def test_what_is_no_module_or_not_known_is_refused() -> None:
    """Nothing is guessed: another header and an instruction from a later standard end the reading."""
    with pytest.raises(ValueError, match="version 1"):
        read_module(b"\0asm\2\0\0\0")
    strange = HEADER + SECTIONS[0] + section(CODE, leb(1) + leb(3) + bytes([0, 0xFD, 0x0B]))
    with pytest.raises(ValueError, match="0xfd"):
        read_module(strange).called(0)


def test_everything_else_becomes_a_trap() -> None:
    """What is kept stays to the byte, and so does all that is no function."""
    kept = read_module(read_module(MODULE).keeping([0, 3]))
    assert kept.bodies == (FIRST, TRAP, TRAP, BODIES[3])
    assert [data for kind, data in kept.sections if kind != CODE] == [
        IMPORTED,
        b"\1\1\2\4",
        b"\3\1m\2\0\1f\0\0\1g\0\3",
        b"\0",
    ]
    assert read_module(MODULE).keeping(range(4)) == MODULE


def test_a_note_is_the_first_thing_a_function_does() -> None:
    """It comes behind the locals: i32.const 70003, i32.const 1, i32.store8."""
    noted = read_module(noting(read_module(MODULE), 70_000)).bodies[2]
    assert noted == b"\1\2\x7f" + b"\x41\xf2\xa2\x04" + b"\x41\1\x3a\0\0" + BODIES[2][3:]


@pytest.mark.parametrize(
    ("number", "unsigned", "signed"),
    [(0, "00", "00"), (63, "3f", "3f"), (64, "40", "c000"), (127, "7f", "ff00"), (128, "8001", "8001")],
)
def test_numbers_are_written_as_the_format_asks(number: int, unsigned: str, signed: str) -> None:
    """A signed number needs one bit more than an unsigned one."""
    assert (leb(number).hex(), sleb(number).hex()) == (unsigned, signed)


@pytest.mark.parametrize(("numbers", "text"), [([], ""), ([7], "7"), ([3, 1, 2, 7, 9, 10], "1-3 7 9-10")])
def test_functions_are_written_in_spans(numbers: list[int], text: str) -> None:
    """What is written is read again."""
    assert trimming.spans(numbers) == text
    assert trimmed.numbers(text) == set(numbers)


def test_the_record_is_of_this_micropython(tmp_path: Path) -> None:
    """It keeps what ran and some more; of another MicroPython it says so and how to mend it."""
    told = json.loads(trimmed.RECORD.read_text(encoding="utf-8"))
    module = read_module(WHOLE.read_bytes())
    assert told["wasm"] == sha256(WHOLE.read_bytes()).hexdigest()
    assert told["functions"] == len(module.bodies)
    assert told["used"] < len(trimmed.numbers(told["kept"])) < told["functions"] / 2
    other = tmp_path / "record.json"
    other.write_text(json.dumps({**told, "wasm": "0"}))
    with pytest.raises(SystemExit, match=r"scripts\.trimming"):
        trimmed.trim(WHOLE, tmp_path / "micropython.wasm", other)


@pytest.mark.slow
def test_everything_that_ran_is_on_record() -> None:
    """Asked again, MicroPython runs nothing that is not kept, and all that it calls by name is kept too."""
    module = read_module(WHOLE.read_bytes())
    used = trimming.run(module, trimming.questions())
    kept = trimmed.numbers(json.loads(trimmed.RECORD.read_text(encoding="utf-8"))["kept"])
    assert trimming.with_called(module, used) <= kept
