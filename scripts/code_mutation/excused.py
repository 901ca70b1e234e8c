"""Mutants of the code that no test can notice, each with the reason; an excuse that no survivor needs is refused."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.code_mutation.mutants import Survivor


@dataclass(frozen=True, slots=True)
class Excuse:
    """A mutant by its file, its function, and what its line was and becomes; and why nobody can tell them apart."""

    file: str
    function: str
    was: str
    becomes: str
    why: str


# The names that __import__ is given only say that the module itself is wanted, not the package it lies in.
_WANTED = "名前を書くのは、パッケージではなくモジュールそのものを受け取るためで、どんな名前でも同じものが返る。"
# A way that can only become as good as the best one known changes nothing, and equal ways are searched twice.
_SLOWER = "答えは変わらず、もう役に立たない置き方や同じ置き方まで調べて遅くなるだけ。"
# Where a bound is crossed is a matter of cost; what the software does only decides whether that bound counts.
_SAME_TURNS = "額の境目がどこにあるかは、ソフトウェアが何をするかによらない。"
_REMEMBERED = "数えたものを覚えておくかどうかの違いで、数え直しても同じになる。"

EXCUSED = (
    Excuse(
        "calculator/__main__.py",
        "main",
        'stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # text streams, on every command line',
        'stream.reconfigure(encoding="UTF-8")  # type: ignore[union-attr]  # text streams, on every command line',
        "文字コードの名前は、大文字でも小文字でも同じものを指す。",
    ),
    Excuse(
        "calculator/__main__.py",
        "_lines",
        "gc.set_threshold(100_000)  # results hold no cycles: looking for them would take a quarter of the time",
        "gc.set_threshold(100001)  # results hold no cycles: looking for them would take a quarter of the time",
        "速さのための目安の数で、ひとつ違っても答えは変わらない。",
    ),
    Excuse(
        "calculator/__main__.py",
        "_outlook",
        'return _beside(command, {"only": "outlook", "vary": options.get("vary"), "wish": Object(wish)}, outlook_report)',  # noqa: E501 - as it stands
        'return _beside(command, {"only": "XXoutlookXX", "vary": options.get("vary"), "wish": Object(wish)}, outlook_report)',  # noqa: E501 - as it stands
        "cash でない語なら、どれでも見通しを答える。語を確かめるのは、ページの問いを読む calculator/web.py。",
    ),
    Excuse(
        "calculator/__main__.py",
        "_outlook",
        'return _beside(command, {"only": "outlook", "vary": options.get("vary"), "wish": Object(wish)}, outlook_report)',  # noqa: E501 - as it stands
        'return _beside(command, {"only": "OUTLOOK", "vary": options.get("vary"), "wish": Object(wish)}, outlook_report)',  # noqa: E501 - as it stands
        "cash でない語なら、どれでも見通しを答える。語を確かめるのは、ページの問いを読む calculator/web.py。",
    ),
    Excuse(
        "calculator/applicant.py",
        "known",
        'return __import__(name, None, None, ("CHECKS",))',
        'return __import__(name, None, None, ("XXCHECKSXX",))',
        _WANTED,
    ),
    Excuse(
        "calculator/applicant.py",
        "known",
        'return __import__(name, None, None, ("CHECKS",))',
        'return __import__(name, None, None, ("checks",))',
        _WANTED,
    ),
    Excuse(
        "calculator/beside.py",
        "surveyed",
        'edges: dict[str, Any] = __import__(name, None, None, ("EDGES",)).EDGES',
        'edges: dict[str, Any] = __import__(name, None, None, ("XXEDGESXX",)).EDGES',
        _WANTED,
    ),
    Excuse(
        "calculator/beside.py",
        "surveyed",
        'edges: dict[str, Any] = __import__(name, None, None, ("EDGES",)).EDGES',
        'edges: dict[str, Any] = __import__(name, None, None, ("edges",)).EDGES',
        _WANTED,
    ),
    Excuse(
        "calculator/cash.py",
        "_taxed",
        "typed[edges.TAX] = edges.UNTAXED",
        "typed[edges.TAX] = None",
        "金額を読む式が見るのは「税込」かどうかだけで、ほかの値はみな税抜と読まれる。",
    ),
    Excuse(
        "calculator/changes.py",
        "_counts",
        "for away in range(1, high - low + 1):",
        "for away in range(1, high + low + 1):",
        "端を超えた候補は、すぐ次の条件で落ちる。",
    ),
    Excuse(
        "calculator/changes.py",
        "_counts",
        "for away in range(1, high - low + 1):",
        "for away in range(1, high - low + 2):",
        "端を超えた候補は、すぐ次の条件で落ちる。",
    ),
    Excuse(
        "calculator/check.py",
        "_found",
        "turned = [_examined(module, values, field.name, id_) for id_, _ in field.choices] if open_verdicts else []",
        "turned = [_examined(module, values, field.name, id_) for id_, _ in field.choices] if (open_verdicts) or True else []",  # noqa: E501 - as it stands
        "決まっていない判定がなければ、先に調べても使うところがない。速さだけが違う。",
    ),
    Excuse(
        "calculator/check_report.py",
        "_shown",
        'return value(row["value"], "") if truth else row["formula"].rpartition(" ")[2]',
        'return value(row["value"], None) if truth else row["formula"].rpartition(" ")[2]',
        "「はい」と「いいえ」は、単位によらずに書かれる。",
    ),
    Excuse(
        "calculator/check_report.py",
        "_shown",
        'return value(row["value"], "") if truth else row["formula"].rpartition(" ")[2]',
        'return value(row["value"], "XXXX") if truth else row["formula"].rpartition(" ")[2]',
        "「はい」と「いいえ」は、単位によらずに書かれる。",
    ),
    Excuse(
        "calculator/command_line.py",
        "_file",
        'return read(Path(name).read_text("utf-8-sig"))',
        'return read(Path(name).read_text("UTF-8-SIG"))',
        "文字コードの名前は、大文字でも小文字でも同じものを指す。",
    ),
    Excuse(
        "calculator/command_line.py",
        "_text",
        "if not any(0xD800 <= ord(sign) <= 0xDFFF for sign in word):",
        "if not any(0xD800 <= ord(sign) <= 57344 for sign in word):",
        "U+E000 を含む語も、UTF-8 に直して読み直せば同じ語になる。",
    ),
    Excuse(
        "calculator/cases.py",
        "_numbered_rows",
        "gap = min([number for number in range(len(rows) + 1) if number not in rows])",
        "gap = min([number for number in range(len(rows) + 2) if number not in rows])",
        "n 件の番号では 0 から n までのどれかが必ず空くので、その先を見ても最小の空きは変わらない。",
    ),
    Excuse(
        "calculator/estimate.py",
        "Estimate.breakdown",
        "rest = (self.subsidy or 0) - sum([amount for _, _, amount in self.lines])",
        "rest = (self.subsidy or 1) - sum([amount for _, _, amount in self.lines])",
        "補助額が0円のときは内訳の行がなく、端数の行も付かない。",
    ),
    Excuse(
        "calculator/estimate.py",
        "out_of_period",
        "found = Estimate(case.missing, True)",
        "found = Estimate(None, True)",
        "期間の外では、足りない入力を答えに書かない。",
    ),
    Excuse(
        "calculator/estimate.py",
        "out_of_period",
        'return result(program, frame.FRAME.id, "out_of_period", found, case, on, False)',
        'return result(program, frame.FRAME.id, "out_of_period", found, case, on, None)',
        "None も False も「日付を仮定していない」と読まれる。",
    ),
    Excuse(
        "calculator/finder.py",
        "Market.combinations",
        "one = self.alone(frames[0]) if len(frames) == 1 else self.searched(frames, state)",
        "one = self.alone(frames[0]) if (len(frames) == 1) and False else self.searched(frames, state)",
        "ひとつの枠だけの答えを覚えておくかどうかの違いで、調べ直しても同じ答えになる。",
    ),
    Excuse(
        "calculator/finder.py",
        "_card",
        "estimate = Estimate([], True)",
        "estimate = Estimate(None, True)",
        "足りない入力がないことは、空の一覧でも None でも同じに読まれる。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "SharedBound._cut",
        "starts = [0] + self._tops[0].turns(marks[0], self.all)",
        "starts = [0] + self._tops[0].turns(marks[1], self.all)",
        _SAME_TURNS,
    ),
    Excuse(
        "calculator/finder_bound.py",
        "SharedBound._largest",
        "return ends[0]",
        "return ends[1]",
        "両端で同じ額のときにだけ、ここに来る。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "SharedBound._largest",
        "if last - first < self._period:",
        "if last - first <= self._period:",
        "ちょうどひとまわりの長さなら、どちらの数え方でも正しい上限になる。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "_Top.paid",
        "known = self._paid.get(key)",
        "known = None",
        _REMEMBERED,
    ),
    Excuse(
        "calculator/finder_bound.py",
        "_Top.paid",
        "known = self._paid.get(key)",
        "known = self._paid.get(None)",
        _REMEMBERED,
    ),
    Excuse(
        "calculator/finder_bound.py",
        "_Top.turns",
        "key = self.shelf.counts(marks)",
        "key = None",
        _SAME_TURNS,
    ),
    Excuse(
        "calculator/finder_search.py",
        "Search.best",
        "ways = [(tuple([shelf.empty for shelf in self.shelves]), tuple([-1 for _ in self.things]))]",
        "ways = [(tuple([shelf.empty for shelf in self.shelves]), tuple([-2 for _ in self.things]))]",
        "どの行も、置くときに書き換えられる。",
    ),
    Excuse(
        "calculator/finder_search.py",
        "Search._grown",
        "seen.add(key)",
        "seen.add(None)",
        _SLOWER,
    ),
    Excuse(
        "calculator/finder_search.py",
        "Search._pruned",
        "if most > best:",
        "if most >= best:",
        _SLOWER,
    ),
    Excuse(
        "calculator/finder_search.py",
        "Search._relaxed",
        "known = max([shelf.paid(Pile(sums, pile.marks | coming.marks, 0, each)) for each in own])",
        "known = max([shelf.paid(Pile(sums, pile.marks | coming.marks, 1, each)) for each in own])",
        "枠の補助額は、ひとつしか入れられない種類の印を見ない。",
    ),
    Excuse(
        "calculator/finder_shelf.py",
        "FrameShelf.counts",
        "known = self._numbers.get(marks)",
        "known = None",
        _REMEMBERED,
    ),
    Excuse(
        "calculator/headcount.py",
        "answer",
        'return _result(program, headcount, None, "out_of_period", Case(), None, on, on_assumed)',
        'return _result(program, headcount, None, "out_of_period", Case(), None, on, None)',
        "日付を仮定するのは最後の締切日で、その日には決まりがある。ここに来る日付は、いつも仮定していない。",
    ),
    Excuse(
        "calculator/names.py",
        "_slips",
        "if abs(len(a) - len(b)) >= enough:",
        "if abs(len(a) - len(b)) > enough:",
        "長さの差は打ち間違いの数より多くならないので、数えても enough 以上になる。早く終わるための行である。",
    ),
    Excuse(
        "calculator/quantities.py",
        "Ratio.__init__",
        "if den < 0:",
        "if den <= 0:",
        "分母の0は、その前に断っている。",
    ),
    Excuse(
        "calculator/quantities.py",
        "Ratio.__init__",
        "if den < 0:",
        "if den < 1:",
        "分母の0は、その前に断っている。",
    ),
    Excuse(
        "calculator/quantities.py",
        "yen_words",
        "if not is_whole(n) or floor(n) < 10**4 or floor(n) >= 10**16 or floor(n) % 10**4:",
        "if not is_whole(n) or floor(n) < 10 * 4 or floor(n) >= 10**16 or floor(n) % 10**4:",
        "40 から 9,999 までに、1万で割り切れる数はない。",
    ),
    Excuse(
        "calculator/quantities.py",
        "_mixed",
        'sign = "-" if x < 0 else ""',
        'sign = "-" if x <= 0 else ""',
        "ここに来るのは整数でない数だけで、0 は来ない。",
    ),
    Excuse(
        "calculator/report.py",
        "_field",
        'number, _, rest = inner.partition("].")',
        'number, _, rest = inner.rpartition("].")',
        "一覧の中に一覧はないので、「].」は一度しか現れない。",
    ),
    Excuse(
        "calculator/sentences.py",
        "_bands",
        "if up_to is not None and subsidy + part > up_to:",
        "if up_to is not None and subsidy + part >= up_to:",
        "ちょうど上限に達するときは、切っても切らなくても同じ額と同じ経費になる。",
    ),
    Excuse(
        "calculator/web.py",
        "refused",
        "found = estimate.Estimate([], True)",
        "found = estimate.Estimate(None, True)",
        "読めなかった質問の答えには、足りない入力も理由も書かない。",
    ),
    Excuse(
        "calculator/web.py",
        "refused",
        "found = estimate.Estimate([], True)",
        "found = estimate.Estimate([], False)",
        "読めなかった質問の答えには、足りない入力も理由も書かない。",
    ),
    Excuse(
        "calculator/web.py",
        "refused",
        "found = estimate.Estimate([], True)",
        "found = estimate.Estimate([], None)",
        "読めなかった質問の答えには、足りない入力も理由も書かない。",
    ),
    Excuse(
        "calculator/web.py",
        "refused",
        'return estimate.result(program or _NO_PROGRAM, frame, "invalid", found, case, on, False)',
        'return estimate.result(program or _NO_PROGRAM, frame, "invalid", found, case, None, False)',
        "on は、ここではいつも None である。",
    ),
    Excuse(
        "calculator/web.py",
        "refused",
        'return estimate.result(program or _NO_PROGRAM, frame, "invalid", found, case, on, False)',
        'return estimate.result(program or _NO_PROGRAM, frame, "invalid", found, case, on, None)',
        "None も False も「日付を仮定していない」と読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_closing",
        "if close < 0:",
        "if close <= 0:",
        '文字列の前には必ず「"」があるので、閉じる「"」の位置は1以上か、なしの -1 である。',
    ),
    Excuse(
        "calculator/wire.py",
        "_closing",
        "if close < 0:",
        "if close < 1:",
        '文字列の前には必ず「"」があるので、閉じる「"」の位置は1以上か、なしの -1 である。',
    ),
    Excuse(
        "calculator/wire.py",
        "write",
        '(known(key) or _quote(key)) + ":" + ((known(item) or _quote(item)) if type(item) is str else write(item))',
        '(known(key) or _quote(key)) + ":" + ((known(item) or _quote(item)) if (type(item) is str) and False else write(item))',  # noqa: E501 - as it stands
        "文字列は write に渡しても同じに書かれる。呼び出しを減らして速くするための枝である。",
    ),
    Excuse(
        "calculator/wire.py",
        "write",
        '(known(key) or _quote(key)) + ":" + ((known(item) or _quote(item)) if type(item) is str else write(item))',
        '(known(key) or _quote(key)) + ":" + ((known(item) or _quote(item)) if type(None) is str else write(item))',
        "文字列は write に渡しても同じに書かれる。呼び出しを減らして速くするための枝である。",
    ),
    Excuse(
        "calculator/wire.py",
        "_quote",
        'if \'"\' in text or "\\\\" in text or (text and min(text) < " "):',
        'if \'"\' in text or "\\\\" in text or (text and min(text) < "XX XX"):',
        "一字ずつ見ても、変えるべき字がなければ同じ文字列になる。見ないで済ませて速くするための条件である。",
    ),
    Excuse(
        "calculator/wire.py",
        "_quote",
        'if \'"\' in text or "\\\\" in text or (text and min(text) < " "):',
        'if \'"\' in text or "\\\\" in text or (text and min(text) <= " "):',
        "一字ずつ見ても、変えるべき字がなければ同じ文字列になる。見ないで済ませて速くするための条件である。",
    ),
    Excuse(
        "calculator/shopping.py",
        "finders",
        'return __import__(name, None, None, ("FINDERS",)).FINDERS',
        'return __import__(name, None, None, ("XXFINDERSXX",)).FINDERS',
        _WANTED,
    ),
    Excuse(
        "calculator/shopping.py",
        "finders",
        'return __import__(name, None, None, ("FINDERS",)).FINDERS',
        'return __import__(name, None, None, ("finders",)).FINDERS',
        _WANTED,
    ),
    Excuse(
        "calculator/typed.py",
        "_number",
        'return int(text) if _is_plain(text) and "," not in text else _counted(_narrow(text), units, how), ""',
        'return int(text) if (_is_plain(text) and "," not in text) and False else _counted(_narrow(text), units, how), ""',  # noqa: E501 - as it stands
        "ふつうの書き方を近道で読むかどうかの違いで、近道を通らなくても同じ数に読まれる。",
    ),
    Excuse(
        "calculator/typed.py",
        "_is_plain",
        'first, *groups = text.split(",")',
        'first, *groups = text.split("XX,XX")',
        "ふつうの書き方を近道で読むかどうかの違いで、近道を通らなくても同じ数に読まれる。",
    ),
    Excuse(
        "calculator/typed.py",
        "_is_plain",
        "if not 1 <= len(first) <= (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",
        "if not 1 < len(first) <= (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",
        "ふつうの書き方を近道で読むかどうかの違いで、近道を通らなくても同じ数に読まれる。",
    ),
    Excuse(
        "calculator/typed.py",
        "_is_plain",
        "if not 1 <= len(first) <= (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",
        "if not 1 <= len(first) < (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",
        "ふつうの書き方を近道で読むかどうかの違いで、近道を通らなくても同じ数に読まれる。",
    ),
    Excuse(
        "calculator/typed.py",
        "_is_plain",
        "if not 1 <= len(first) <= (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",
        "if not 1 <= len(first) <= (3 if (groups) or True else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",  # noqa: E501 - as it stands
        "ふつうの書き方を近道で読むかどうかの違いで、近道を通らなくても同じ数に読まれる。",
    ),
    Excuse(
        "calculator/typed.py",
        "_is_plain",
        "if not 1 <= len(first) <= (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",
        "if not 1 <= len(first) <= (3 if groups else _LONGEST) or len(text) >= _LONGEST or first.strip(_DIGITS):",
        "ふつうの書き方を近道で読むかどうかの違いで、近道を通らなくても同じ数に読まれる。",
    ),
    Excuse(
        "calculator/typed.py",
        "_is_plain",
        "if not 1 <= len(first) <= (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",
        "if not 2 <= len(first) <= (3 if groups else _LONGEST) or len(text) > _LONGEST or first.strip(_DIGITS):",
        "ふつうの書き方を近道で読むかどうかの違いで、近道を通らなくても同じ数に読まれる。",
    ),
    Excuse(
        "calculator/typed.py",
        "_is_plain",
        "return not [group for group in groups if len(group) != 3 or group.strip(_DIGITS)]",
        "return not [group for group in groups if len(group) != 3 or group.strip(None)]",
        "ふつうの書き方を近道で読むかどうかの違いで、近道を通らなくても同じ数に読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_unescaped",
        "while escape >= 0:",
        "while escape > 0:",
        "逆斜線は引用符より後にあるので、場所が0になることはない。",
    ),
    Excuse(
        "calculator/wire.py",
        "_unescaped",
        "while escape >= 0:",
        "while escape >= 1:",
        "逆斜線は引用符より後にあるので、場所が0になることはない。",
    ),
    Excuse(
        "calculator/wire.py",
        "_unescaped",
        "if after > close:",
        "if after >= close:",
        "同じ場所から探し直しても、見つかる引用符は同じ。",
    ),
    Excuse(
        "calculator/quantities.py",
        "value",
        "if type(x) is int:",
        "if type(None) is int:",
        "整数を近道で書くかどうかの違いで、近道を通らなくても同じ文字になる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_valued",
        "if data[at : at + 2] == b':\"':",
        "if data[at : at + 2] == b'XX:\"XX':",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_valued",
        "if data[at : at + 2] == b':\"':",
        "if data[at : at + 3] == b':\"':",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_valued",
        "if data[at : at + 2] == b':\"':",
        "if data[at : at - 2] == b':\"':",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_valued",
        "return value, at if data[at : at + 1] in _ENDS else _skip(data, at)",
        "return value, at if (data[at : at + 1] in _ENDS) and False else _skip(data, at)",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_valued",
        "return value, at if data[at : at + 1] in _ENDS else _skip(data, at)",
        "return value, at if data[at : at + 2] in _ENDS else _skip(data, at)",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_valued",
        "return value, at if data[at : at + 1] in _ENDS else _skip(data, at)",
        "return value, at if data[at : at - 1] in _ENDS else _skip(data, at)",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_object",
        "at = at + 1 if data[at : at + 2] == b',\"' else _comma(data, at)",
        "at = at + 1 if (data[at : at + 2] == b',\"') and False else _comma(data, at)",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_object",
        "at = at + 1 if data[at : at + 2] == b',\"' else _comma(data, at)",
        "at = at + 1 if data[at : at + 2] == b'XX,\"XX' else _comma(data, at)",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_object",
        "at = at + 1 if data[at : at + 2] == b',\"' else _comma(data, at)",
        "at = at + 1 if data[at : at + 3] == b',\"' else _comma(data, at)",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_object",
        "at = at + 1 if data[at : at + 2] == b',\"' else _comma(data, at)",
        "at = at + 1 if data[at : at - 2] == b',\"' else _comma(data, at)",
        "ページの書き方を近道で読むかどうかの違いで、近道を通らなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_bytes",
        'data = b""',
        "data = None",
        "CPython では、文字コードへの変換が先に見つける。MicroPython では tests/test_interpreters.py が確かめる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_bytes",
        'if not data or b"\\xed" in data:',
        'if not data or b"XX\\xedXX" in data:',
        "CPython では、文字コードへの変換が先に見つける。MicroPython では tests/test_interpreters.py が確かめる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_bytes",
        'if not data or b"\\xed" in data:',
        'if not data or b"\\xed" not in data:',
        "CPython では、文字コードへの変換が先に見つける。MicroPython では tests/test_interpreters.py が確かめる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "known = _known.get(data[at:close])",
        "known = None",
        "読んだ文字列を覚えておくかどうかの違いで、覚えていなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "known = _known.get(data[at:close])",
        "known = _known.get(None)",
        "読んだ文字列を覚えておくかどうかの違いで、覚えていなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "if escape >= 0:",
        "if escape > 0:",
        "逆斜線は引用符より後にあるので、場所が0になることはない。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "if escape >= 0:",
        "if escape >= 1:",
        "逆斜線は引用符より後にあるので、場所が0になることはない。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "if close - at <= _LONGEST_KNOWN:",
        "if close + at <= _LONGEST_KNOWN:",
        "読んだ文字列を覚えておくかどうかの違いで、覚えていなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "if close - at <= _LONGEST_KNOWN:",
        "if close - at < _LONGEST_KNOWN:",
        "読んだ文字列を覚えておくかどうかの違いで、覚えていなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "if len(_known) >= 512:",
        "if len(_known) > 512:",
        "読んだ文字列を覚えておくかどうかの違いで、覚えていなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "if len(_known) >= 512:",
        "if len(_known) >= 513:",
        "読んだ文字列を覚えておくかどうかの違いで、覚えていなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wire.py",
        "_string",
        "_known[data[at:close]] = text",
        "_known[data[at:close]] = None",
        "読んだ文字列を覚えておくかどうかの違いで、覚えていなくても同じものに読まれる。",
    ),
    Excuse(
        "calculator/wishes.py",
        "_refusal",
        "least = min([view.at(amount).own for amount in range(begin, max(begin, NEAR_NOTHING) + 1)])",
        "least = min([view.at(amount).own for amount in range(begin, max(begin, NEAR_NOTHING) + 2)])",
        "その先は、額がふえても自己負担が減ることはない。",
    ),
    Excuse(
        "calculator/cash.py",
        "_wait",
        "return step.wait, True",
        "return step.wait, False",
        "読めない月数があるときは、段も額も答えに書かない。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "SharedBound._largest",
        "marks[1], self.all - last, self.all - first",
        "marks[1], self.all + last, self.all - first",
        "ひとつめの枠の額が動かないあいだは、始まりの額がいちばん大きい。ちがっても上限が1円ゆるくなるだけで、答えは変わらない。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "SharedBound._largest",
        "marks[1], self.all - last, self.all - first",
        "marks[1], self.all - last, self.all + first",
        "ひとつめの枠の額が動かないあいだは、始まりの額がいちばん大きい。ちがっても上限が1円ゆるくなるだけで、答えは変わらない。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "_Top.__init__",
        "self._slots = slots if self.wide in slots else slots + [self.wide]",
        "self._slots = slots if (self.wide in slots) or True else slots + [self.wide]",
        "たくさんの品を分け合うふたつの枠は、ソフトウェアも分け合うので、その欄はいつも入っている。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "_Top.turns",
        "crossed = crossing(0, most, self._gap(marks, at)) if most > 1 else None",
        "crossed = crossing(0, most, self._gap(marks, at)) if (most > 1) or True else None",
        "1円の切れ目は始めから数えてあり、2円までの区間は両端で調べ尽くす。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "_Top.turns",
        "crossed = crossing(0, most, self._gap(marks, at)) if most > 1 else None",
        "crossed = crossing(1, most, self._gap(marks, at)) if most > 1 else None",
        "1円の切れ目は始めから数えてあり、2円までの区間は両端で調べ尽くす。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "_Top.turns",
        "crossed = crossing(0, most, self._gap(marks, at)) if most > 1 else None",
        "crossed = crossing(0, most, self._gap(marks, at)) if most >= 1 else None",
        "1円の切れ目は始めから数えてあり、2円までの区間は両端で調べ尽くす。",
    ),
    Excuse(
        "calculator/finder_bound.py",
        "_Top.turns",
        "crossed = crossing(0, most, self._gap(marks, at)) if most > 1 else None",
        "crossed = crossing(0, most, self._gap(marks, at)) if most > 2 else None",
        "1円の切れ目は始めから数えてあり、2円までの区間は両端で調べ尽くす。",
    ),
)


def excuse_for(mutant: Survivor) -> Excuse | None:
    """Return why a mutant may survive; None when it may not."""
    return next((each for each in EXCUSED if _key(each) == _key(mutant)), None)


def _key(of: Excuse | Survivor) -> tuple[str, str, str, str]:
    return of.file, of.function, of.was, of.becomes
