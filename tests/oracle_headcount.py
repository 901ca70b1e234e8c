"""最低賃金近傍, written from 公募要領（通常枠）2-3, the 賃金状況報告シート, the flyer and its explanation alone.

Nothing is imported, and nothing here knows the rule files or the generated code. A second opinion on the headcount.
"""

Wages = list[int | None]
# Yen an hour by prefecture, with the day from which they are the law.
Dated = dict[str, tuple[int, str]]


def until_round_six(minimum: dict[str, int], people: list[tuple[str, Wages]]) -> bool:
    """Through round 6: in each of three months 0 to 50 yen above the minimum, at least 30 % of those who can be judged.

    公募要領 p15; the form leaves out whoever lacks a month (判定不能) from both numbers.
    """
    judged = [(minimum[place], wages) for place, wages in people if None not in wages]
    near = 0
    for least, wages in judged:
        near += all(wage is not None and least <= wage <= least + 50 for wage in wages)
    return len(judged) > 0 and near * 100 >= len(judged) * 30


def from_round_seven(minimum: dict[str, int], people: list[tuple[str, Wages]]) -> bool:
    """From round 7: months of 2024-10 … 2025-09 in which 30 % of all were below the revised minimum, three at least.

    Flyer p2 (※2); the explanation of 2025-12-04 counts the months, wherever in the window they are.
    """
    months = 0
    for at in range(12):
        paid = [(minimum[place], wages[at]) for place, wages in people if wages[at] is not None]
        below = sum(wage is not None and wage < least for least, wage in paid)
        months += len(paid) > 0 and below * 10 >= len(paid) * 3
    return months >= 3


def of_2026(
    lawful: dict[str, tuple[int, str]], revised: dict[str, tuple[int, str]], people: list[tuple[str, Wages]]
) -> bool:
    """All of 2026: months of 2024-10 … 2025-09 in which 30 % of all were paid lawfully, but below the revised wage.

    Note on 通常枠 in the overview of 2026, as quoted. The law was the wage of 令和6, wherever it held on the first day.
    """
    months = 0
    for at, month in enumerate([f"2024-{each}" for each in (10, 11, 12)] + [f"2025-0{each}" for each in range(1, 10)]):
        everybody = near = 0
        for place, wages in people:
            wage = wages[at]
            if wage is None:
                continue
            everybody += 1
            least, since = lawful[place]
            unlawful = since <= f"{month}-01" and wage < least
            near += wage < revised[place][0] and not unlawful
        months += everybody > 0 and near * 10 >= everybody * 3
    return months >= 3
