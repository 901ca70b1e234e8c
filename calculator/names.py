"""The known name that a mistyped one is nearest to."""


def nearest(name: str, known: list[str]) -> str | None:
    """Return the known name that name begins, or has the fewest typing slips from; None when all are far."""
    best, least = None, max(1, len(name) // 3) + 1
    for candidate in known:
        if len(name) >= 3 and candidate.startswith(name.lower()):
            return candidate
        slips = _slips(name.lower(), candidate.lower(), least)
        if slips < least:
            best, least = candidate, slips
    return best


def suggestion(name: str, known: list[str]) -> str:
    """Return the sentence that helps after an unknown name: the nearest one, or all there are."""
    near = nearest(name, known)
    if near is not None:
        return f"「{near}」のことですか。"
    return "使えるのは「" + "」「".join(known) + "」です。"


def _slips(a: str, b: str, enough: int) -> int:
    """Letters to insert, drop, change or swap with their neighbour; `enough` or more counts as far."""
    if abs(len(a) - len(b)) >= enough:
        return enough
    before = row = list(range(len(b) + 1))
    for i, left in enumerate(a):
        after = [i + 1]
        for j, right in enumerate(b):
            cost = min(row[j + 1] + 1, after[j] + 1, row[j] + (left != right))
            if i and j and left == b[j - 1] and right == a[i - 1]:
                cost = min(cost, before[j - 1] + 1)
            after.append(cost)
        before, row = row, after
    return row[-1]
