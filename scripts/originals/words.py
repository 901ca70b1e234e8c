"""How a figure stands on its page, in the words of the list and of the site."""

RULES = {
    "literal": "数字も、以上・以下などの語も、そのまま書かれている",
    "spoken": "同じ意味の別の語で書かれている（以内・まで・最大・上限・〜・を超える・に達しない・を乗じる）",
    "counted": "数え方の語がちがう（4種類以上・4つ以上・1社以上など）",
    "formula": "表計算ファイルの式の中にある",
    "explained": "数字としては書かれていない（理由は下の一覧）",
}
