"""The formulas of the official workbook of 複数社連携IT導入枠 (様式5, 6 and 7), run by a spreadsheet library.

The workbook itself belongs to the 事務局 and is not kept here; what it computes is: every formula as it stands in its
cell, of 様式5 the block of the first member, which the sheet repeats every five rows. With the workbook's folder in the
environment variable OFFICIAL, test_workbook compares them with the cells.
"""

from functools import cache
from typing import Any

import formulas  # type: ignore[import-untyped] # the library ships no types

FILE = "it2025_yoshikikeisan_fukusu.xlsx"
BASE, ANALYSIS, COORDINATION = "F【様式5】基盤導入経費", "G【様式6】消費動向等分析経費", "H【様式7】その他経費"
MEMBERS, ROWS = 200, 5  # blocks of 様式5, and the rows of each

FORMULAS = {
    BASE: {
        # ソフトウェア・導入関連費: D11 事業者規模, F11 補助対象経費, cut in two at an expense
        "F12": '=_xlfn.IFS(D11="","",F11="","",'
        '(D11="小規模事業者"),(MIN(625001,F11)),(D11="中小企業等"),(MIN(666667,F11)))',
        "F13": '=_xlfn.IFS(D11="","",F11="","",F11<>"",(F11-F12))',
        "G12": '=IF(F12="","",IF(D11="小規模事業者",ROUNDDOWN(F12/5*4,0),(ROUNDDOWN(F12/4*3,0))))',
        "G13": '=IF(F13="","",ROUNDDOWN(F13*2/3,0))',
        "H12": '=IF(F12="","",(ROUNDDOWN(MIN(500000,G12),0)))',
        "H13": '=IF(F13="","",(ROUNDDOWN(MIN(3000000,G13),0)))',
        "H11": '=IF(H12="","",(H12+H13))',
        # F14 PC・タブレット等, F15 レジ・券売機
        "G14": '=IF(F14="","",(ROUNDDOWN(F14/2*1,0)))',
        "H14": '=IF(F14="", "",( ROUNDDOWN(MIN(100000,G14),0)))',
        "G15": '=IF(F15="","",(ROUNDDOWN(F15/2*1,0)))',
        "H15": '=IF(F15="", "",( ROUNDDOWN(MIN(200000,G15),0)))',
    },
    ANALYSIS: {
        # C12 グループ構成員数, K16 補助対象経費
        "D12": '=IF(C12="","",MIN(30000000,C12*500000))',
        "L16": '=IF(K16="","",MIN(30000000,D12,ROUNDDOWN(K16/3*2,0)))',
    },
    COORDINATION: {
        # C12 and C13 the 補助金申請額 of ① and ②, C18 補助対象経費
        "C14": '=_xlfn.IFS(COUNTIF(C12:C13,"")=2,"",'
        'C12="",ROUNDDOWN(MIN(2000000,C13*0.1/3*2),0),'
        'C13="",ROUNDDOWN(MIN(2000000,C12*0.1/3*2),0),'
        "C12+C13>30000000,2000000,"
        "C12+C13<=30000000,ROUNDDOWN((C12+C13)*0.1/3*2,0))",
        "D18": '=IF(C18="","",MIN(C14,ROUNDDOWN(C18/3*2,0)))',
    },
}


def software(size: str, cost: int) -> int:
    """H11: what one member may apply for, for software and all around it; the workbook knows no 1機能."""
    return _yen(BASE, "H11", {"D11": {"small": "小規模事業者", "sme": "中小企業等"}[size], "F11": cost})


def pc(cost: int) -> int:
    """H14: the same for PC・タブレット等."""
    return _yen(BASE, "H14", {"F14": cost})


def register(cost: int) -> int:
    """H15: the same for レジ・券売機."""
    return _yen(BASE, "H15", {"F15": cost})


def analysis(cost: int, members: int) -> int:
    """L16: what the group may apply for as ②."""
    return _yen(ANALYSIS, "L16", {"C12": members, "K16": cost})


def coordination(cost: int, base: int, analysed: int) -> int:
    """D18: what the group may apply for as ③, given what it applies for as ① and ②."""
    return _yen(COORDINATION, "D18", {"C12": base, "C13": analysed, "C18": cost})


def _yen(sheet: str, cell: str, given: dict[str, object]) -> int:
    amount = float(_value(sheet, cell, given))
    assert amount.is_integer(), f"{cell} is {amount}"
    return int(amount)


def _value(sheet: str, cell: str, given: dict[str, object]) -> Any:  # noqa: ANN401 - a cell holds what it holds
    """What stands in a cell: typed, or computed from the cells its formula names."""
    if cell in given:
        return given[cell]
    if ":" in cell:
        return [[_value(sheet, one, given)] for one in cell.split(":")]  # the one range here has two cells
    compute = _compiled(FORMULAS[sheet][cell])
    return compute(*(_value(sheet, name, given) for name in compute.inputs))


@cache
def _compiled(formula: str) -> Any:  # noqa: ANN401 - the library ships no types
    return formulas.Parser().ast(formula)[1].compile()
