"""Yen, exact ratios, months and counts: their arithmetic, and how they are written in Japanese.

Reading what people type stands in calculator.typed and is offered here too.
"""

from calculator.typed import read_count, read_date, read_months, read_yen

__all__ = (
    "Ratio",
    "ceil",
    "count",
    "date_words",
    "floor",
    "half_up",
    "is_whole",
    "least",
    "less",
    "months",
    "read_count",
    "read_date",
    "read_months",
    "read_yen",
    "text",
    "times",
    "value",
    "yen",
    "yen_words",
)

_LARGE = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))


class Ratio:
    """An exact ratio of two integers, reduced, with a denominator above 0.

    Adds, subtracts and multiplies with Ratio and int, and compares with both. MicroPython knows no
    reversed comparison: write the Ratio on the left of an int, or use less().
    """

    __slots__ = ("den", "num")

    def __init__(self, num: int, den: int = 1) -> None:
        """Reduce num/den; a denominator of 0 raises ZeroDivisionError."""
        if den == 0:
            raise ZeroDivisionError(f"{num}/0 is not a ratio")
        common = _common(num, den)
        if den < 0:
            common = -common
        self.num = num // common
        self.den = den // common

    def __add__(self, other: "int | Ratio") -> "Ratio":
        """The exact sum."""
        num, den = _pair(other)
        return Ratio(self.num * den + num * self.den, self.den * den)

    __radd__ = __add__

    def __sub__(self, other: "int | Ratio") -> "Ratio":
        """The exact difference."""
        num, den = _pair(other)
        return Ratio(self.num * den - num * self.den, self.den * den)

    def __rsub__(self, other: int) -> "Ratio":
        """The exact difference from the left."""
        return Ratio(other * self.den - self.num, self.den)

    def __mul__(self, other: "int | Ratio") -> "Ratio":
        """The exact product."""
        num, den = _pair(other)
        return Ratio(self.num * num, self.den * den)

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        """Whether other is an int or a Ratio of the same value."""
        if not isinstance(other, (int, Ratio)):
            return False
        num, den = _pair(other)
        return self.num == num and self.den == den

    def __hash__(self) -> int:
        """The hash of the int it equals, where it equals one."""
        return hash(self.num) if self.den == 1 else hash((self.num, self.den))

    def __lt__(self, other: "int | Ratio") -> bool:
        """Whether it is less."""
        num, den = _pair(other)
        return self.num * den < num * self.den

    def __le__(self, other: "int | Ratio") -> bool:
        """Whether it is less or equal."""
        num, den = _pair(other)
        return self.num * den <= num * self.den

    def __gt__(self, other: "int | Ratio") -> bool:
        """Whether it is greater."""
        num, den = _pair(other)
        return self.num * den > num * self.den

    def __ge__(self, other: "int | Ratio") -> bool:
        """Whether it is greater or equal."""
        num, den = _pair(other)
        return self.num * den >= num * self.den

    def __repr__(self) -> str:
        """Ratio(2, 3)."""
        return f"Ratio({self.num}, {self.den})"

    def floor(self) -> int:
        """The largest integer that is not above it."""
        return self.num // self.den

    def ceil(self) -> int:
        """The smallest integer that is not below it."""
        return -(-self.num // self.den)

    def text(self) -> str:
        """2/3, or 3 where it is whole."""
        return f"{self.num}" if self.den == 1 else f"{self.num}/{self.den}"


def floor(x: int | Ratio) -> int:
    """Cut x down to a whole number (切捨て)."""
    return x.floor() if isinstance(x, Ratio) else x


def ceil(x: int | Ratio) -> int:
    """Raise x to a whole number (切上げ)."""
    return x.ceil() if isinstance(x, Ratio) else x


def half_up(x: int | Ratio) -> int:
    """Round x to the nearest whole number, a half upwards (四捨五入)."""
    return (2 * x.num + x.den) // (2 * x.den) if isinstance(x, Ratio) else x


def times(a: int | Ratio, b: int | Ratio) -> int | Ratio:
    """Multiply; an int where the product is whole."""
    product = a * b
    return product.num if isinstance(product, Ratio) and product.den == 1 else product


def is_whole(x: int | Ratio) -> bool:
    """Whether x is a whole number."""
    return not isinstance(x, Ratio) or x.den == 1


def less(a: int | Ratio, b: int | Ratio) -> bool:
    """Whether a < b, with the int on either side."""
    return b > a if isinstance(b, Ratio) else a < b


def least(first: int | Ratio, *others: int | Ratio) -> int | Ratio:
    """The least of some amounts; of equal ones the first."""
    for other in others:
        if less(other, first):
            first = other
    return first


def text(x: int | Ratio) -> str:
    """Write x without a unit, 4 or 2/3."""
    return x.text() if isinstance(x, Ratio) else f"{x}"


def yen(n: int | Ratio) -> str:
    """1,500,000円; a fraction exactly, 1,055,555と5/9円."""
    return f"{_mixed(n)}円"


def yen_words(n: int | Ratio) -> str:
    """1,500,000円（150万円）; the bracket only where whole 万 say the same."""
    if not is_whole(n) or floor(n) < 10**4 or floor(n) >= 10**16 or floor(n) % 10**4:
        return yen(n)
    rest, words = floor(n), ""
    for size, name in _LARGE:
        if rest >= size:
            words += f"{rest // size:,}{name}"
            rest %= size
    return f"{yen(n)}（{words}円）"


def count(n: int | Ratio, unit: str) -> str:
    """4プロセス."""
    return f"{_mixed(n)}{unit}"


def months(n: int | Ratio) -> str:
    """24か月."""
    return f"{_mixed(n)}か月"


def value(x: int | Ratio, unit: str) -> str:
    """Write x in its unit: はい or いいえ for a truth, 2/3 for a pure ratio (unit ""), else number and unit."""
    if type(x) is int:
        return f"{x:,}{unit}" if unit else f"{x}"
    if x is True or x is False:
        return "はい" if x else "いいえ"
    return text(x) if unit == "" else f"{_mixed(x)}{unit}"


def date_words(date: tuple[int, int, int]) -> str:
    """2026年1月7日."""
    year, month, day = date
    return f"{year}年{month}月{day}日"


def _common(a: int, b: int) -> int:
    a, b = abs(a), abs(b)
    while b:
        a, b = b, a % b
    return a


def _pair(x: int | Ratio) -> tuple[int, int]:
    return (x.num, x.den) if isinstance(x, Ratio) else (x, 1)


def _mixed(x: int | Ratio) -> str:
    if not isinstance(x, Ratio):
        return f"{x:,}"
    if x.den == 1:
        return f"{x.num:,}"
    sign = "-" if x < 0 else ""
    whole, rest = divmod(abs(x.num), x.den)
    return f"{sign}{whole:,}と{rest}/{x.den}" if whole else f"{sign}{rest}/{x.den}"
