"""A WebAssembly module as bytes: its functions, whom each of them calls, and the module with other ones in their place.

Only what taking functions out needs is understood; an instruction that is not known is refused, never guessed.
Source: WebAssembly Core Specification 2.0, chapter 5 (binary format).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

HEADER = b"\0asm\1\0\0\0"
IMPORTS, MEMORY, EXPORTS, CODE = 2, 5, 7, 10
FUNCTION = 0
# No locals, and one instruction that ends everything: unreachable.
TRAP = b"\0\x00\x0b"

# How many numbers (LEB128) follow an instruction; memory accesses have two, alignment and offset.
PLAIN = {0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, *range(0x45, 0xC5), 0xD1}
ONE = {*range(0x02, 0x05), *range(0x06, 0x0A), 0x0C, 0x0D, 0x18, *range(0x20, 0x27), 0x3F, 0x40, 0x41, 0x42, 0xD0, 0xD2}
TWO = {0x11, 0x13, *range(0x28, 0x3F)}
CALLS = {0x10, 0x12}
BR_TABLE, SELECT, F32, F64, MORE = 0x0E, 0x1C, 0x43, 0x44, 0xFC
NUMBERS = {**dict.fromkeys(PLAIN, 0), **dict.fromkeys(ONE, 1), **dict.fromkeys(TWO, 2)}
# Behind 0xFC: saturating conversions, then bulk memory and tables.
NUMBERS_MORE = {**dict.fromkeys(range(8), 0), 8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1}


@dataclass(slots=True)
class Reader:
    """A place in some bytes."""

    data: bytes
    at: int = 0

    def byte(self) -> int:
        """Return the next byte."""
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        """Return the next unsigned number; of a signed one only its end is of interest."""
        found = shift = 0
        while True:
            byte = self.byte()
            found |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return found

    def take(self, size: int) -> bytes:
        """Return so many bytes."""
        self.at += size
        return self.data[self.at - size : self.at]

    def numbers(self, count: int) -> None:
        """Pass over so many numbers."""
        for _ in range(count):
            self.number()


@dataclass(frozen=True, slots=True)
class Module:
    """The sections of a module in their order, and the bodies of its own functions."""

    sections: tuple[tuple[int, bytes], ...]
    bodies: tuple[bytes, ...]

    @property
    def imported(self) -> int:
        """How many functions are imported: the module's own are numbered behind them."""
        reader = Reader(dict(self.sections)[IMPORTS])
        kinds = [_import(reader) for _ in range(reader.number())]
        return kinds.count(FUNCTION)

    @property
    def pages(self) -> int:
        """How many pages of 64 KiB of memory it begins with."""
        reader = Reader(dict(self.sections)[MEMORY])
        reader.numbers(2)
        return reader.number()

    @property
    def exported(self) -> set[int]:
        """Which of its own functions may be called from outside."""
        reader = Reader(dict(self.sections)[EXPORTS])
        found = set()
        for _ in range(reader.number()):
            reader.take(reader.number())
            kind, number = reader.byte(), reader.number()
            if kind == FUNCTION and number >= self.imported:
                found.add(number - self.imported)
        return found

    def called(self, function: int) -> set[int]:
        """Which of its own functions one of them calls by name."""
        return {each - self.imported for each in _calls(self.bodies[function]) if each >= self.imported}

    def changed(self, change: Callable[[int, bytes], bytes]) -> bytes:
        """Return the module with every body changed: change(number, body)."""
        bodies = [change(number, body) for number, body in enumerate(self.bodies)]
        code = leb(len(bodies)) + b"".join(leb(len(body)) + body for body in bodies)
        told = [(kind, code if kind == CODE else data) for kind, data in self.sections]
        return HEADER + b"".join(bytes([kind]) + leb(len(data)) + data for kind, data in told)

    def keeping(self, functions: Iterable[int]) -> bytes:
        """Return the module in which every other function is a trap."""
        kept = set(functions)
        return self.changed(lambda number, body: body if number in kept else TRAP)


def read_module(data: bytes) -> Module:
    """Read a module; ValueError where it is none."""
    if data[: len(HEADER)] != HEADER:
        raise ValueError("not a WebAssembly module of version 1")
    reader = Reader(data, len(HEADER))
    sections = []
    while reader.at < len(data):
        kind = reader.byte()
        sections.append((kind, reader.take(reader.number())))
    code = Reader(dict(sections)[CODE])
    bodies = [code.take(code.number()) for _ in range(code.number())]
    return Module(tuple(sections), tuple(bodies))


def noting(module: Module, base: int) -> bytes:
    """Return the module in which every function, when it runs, sets the byte at base + its number to 1."""

    def note(number: int, body: bytes) -> bytes:
        reader = Reader(body)
        _locals(reader)
        # i32.const address, i32.const 1, i32.store8
        return body[: reader.at] + b"\x41" + sleb(base + number) + b"\x41\1\x3a\0\0" + body[reader.at :]

    return module.changed(note)


def leb(number: int) -> bytes:
    """Write an unsigned number."""
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def sleb(number: int) -> bytes:
    """Write a signed number that is not negative: its last byte leaves the sign's bit free."""
    found = leb(number)
    return found if found[-1] < 0x40 else found[:-1] + bytes([found[-1] | 0x80, 0])


def _import(reader: Reader) -> int:
    """Pass over one import; return its kind."""
    for _ in range(2):
        reader.take(reader.number())
    kind = reader.byte()
    if kind == FUNCTION:
        reader.number()
    elif kind in (1, 2):  # a table has a type first
        reader.numbers(kind == 1)
        reader.numbers(2 if reader.number() & 1 else 1)
    else:
        reader.numbers(2)
    return kind


def _locals(reader: Reader) -> None:
    for _ in range(reader.number()):
        reader.numbers(2)


def _calls(body: bytes) -> list[int]:
    """Every function that a body calls by its number, imported ones first."""
    reader = Reader(body)
    _locals(reader)
    found = []
    while reader.at < len(body):
        code = reader.byte()
        if code in CALLS:
            found.append(reader.number())
        else:
            _pass(reader, code)
    return found


def _pass(reader: Reader, code: int) -> None:
    """Pass over what stands behind an instruction."""
    if code in NUMBERS:
        reader.numbers(NUMBERS[code])
    elif code == BR_TABLE:
        reader.numbers(reader.number() + 1)
    elif code == SELECT:
        reader.numbers(reader.number())
    elif code in (F32, F64):
        reader.take(4 if code == F32 else 8)
    elif code == MORE and (more := reader.number()) in NUMBERS_MORE:
        reader.numbers(NUMBERS_MORE[more])
    else:
        raise ValueError(f"instruction 0x{code:02x} at byte {reader.at} of a function is not known")
