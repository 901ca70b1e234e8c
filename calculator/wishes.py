"""Wishes: the expense for a wished-for subsidy or own payment, and the end of what more expense brings.

The searches halve intervals. That is exact because more expense never pays less (proved for every amount of every
frame, see adr/0011), and because, once something is paid, a yen more of expense never raises the subsidy by more.
"""

from calculator.quantities import yen
from calculator.view import NEAR_NOTHING, NOWHERE, View, first_at, shown

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from collections.abc import Callable


def beginning(view: View) -> "int | None":
    """Return the smallest amount that is paid anything; None where none is."""
    return least_for(view, 1)


def ending(view: View) -> "int | None":
    """Return the smallest amount from which on more of it brings nothing more; None where it never brings anything."""
    if not view.end:
        most = view.paid(view.highest)
        view.end.append(_first_paid(view, most, view.highest) if most else None)
    return view.end[0]


def least_for(view: View, subsidy: int) -> "int | None":
    """Return the smallest amount that is paid at least so much; None where none is."""
    end = ending(view)
    return None if end is None else _first_paid(view, subsidy, end)


def _first_paid(view: View, subsidy: int, high: int) -> "int | None":
    def enough(amount: int) -> bool:
        return view.paid(amount) >= subsidy

    return first_at(0, high, enough)


def most_within(view: View, own: int) -> "int | None":
    """Return the largest amount that is paid something and leaves at most so much to pay; None where none does."""
    begin = beginning(view)
    if begin is None:
        return None
    # What is bought at all may bring more than it costs, so that only from here on more costs more.
    start = max(begin, NEAR_NOTHING)
    over = first_at(start, view.highest, _beyond(view, own))
    if over is None:
        return view.highest
    if over > start:
        return over - 1
    fits = [amount for amount in range(begin, start) if view.at(amount).own <= own]
    return fits[-1] if fits else None


def _beyond(view: View, own: int) -> "Callable[[int], bool]":
    def beyond(amount: int) -> bool:
        own_then: int = view.at(amount).own
        return own_then > own

    return beyond


def granted(view: View, name: str, wished: int) -> "list[tuple[str, object]]":
    """Return what a wish takes, as pairs of the answer; nothing is shown where no expense grants it."""
    of_subsidy = name == "subsidy"
    amount = least_for(view, max(wished, 1)) if of_subsidy else most_within(view, wished)
    if amount is None:
        return [("wished", wished)] + NOWHERE + [("text", _refusal(view, of_subsidy, wished))]
    return [("wished", wished)] + shown(view, amount) + [("text", _grant(view, of_subsidy, wished, amount))]


def _grant(view: View, of_subsidy: bool, wished: int, amount: int) -> str:
    point, change = view.at(amount), _change(view, amount)
    brings = f"補助額は{yen(point.subsidy)}、自己負担は{yen(point.own)}です。"
    if of_subsidy:
        return f"補助額を{yen(wished)}以上にするには、{change}。{brings}これより1円でも少ないと届きません。"
    return f"自己負担を{yen(wished)}以内に収めて補助を受けるには、{change}。{brings}これより1円でも多いと収まりません。"


def _change(view: View, amount: int) -> str:
    by, set_to = amount - view.now, f"「{view.label}」を{yen(amount)}にします"
    if by > 0:
        return f"{set_to}（いまより{yen(by)}多い額です）"
    if by < 0:
        return f"{set_to}（いまより{yen(-by)}少ない額です）"
    return f"「{view.label}」はいまの{yen(amount)}でちょうどです"


def _refusal(view: View, of_subsidy: bool, wished: int) -> str:
    begin, most = beginning(view), view.paid(view.highest)
    if begin is None:
        return "この入力では、費用をいくらにしても補助されません。対象外になる理由を先に直してください。"
    if of_subsidy:
        return f"「{view.label}」をいくらふやしても、補助額は{yen(most)}までで、{yen(wished)}には届きません。"
    least = min([view.at(amount).own for amount in range(begin, max(begin, NEAR_NOTHING) + 1)])
    return f"補助を受けるかぎり、自己負担は{yen(wished)}以内に収まりません。いちばん少なくて{yen(least)}です。"


def ending_text(view: View, end: int) -> str:
    """Say where more brings nothing, as seen from the case."""
    stays = f"補助額は{yen(view.paid(end))}のままです。"
    if view.now > end:
        return f"「{view.label}」を{yen(end)}よりふやしても、{stays}いまは{yen(view.now - end)}超えています。"
    if view.now == end:
        return f"「{view.label}」をこれ以上ふやしても、{stays}"
    return (
        f"「{view.label}」をふやすと、あと{yen(end - view.now)}（{yen(end)}）までは補助額もふえます。その先は、{stays}"
    )
