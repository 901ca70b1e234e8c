"""IT導入補助金2025: its frames in the order of the site, and the digest of its amounts.

Generated from rules/it-2025/*.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Program
from calculator.it_2025 import denshi, fukusu, invoice, security, tsujyo

PROGRAM = Program("it-2025", "IT導入補助金2025", "2025-03-31", "2026-01-07", "デジタル化・AI導入補助金2026", "https://it-shien.smrj.go.jp/", "e8df8d8b3ccc36e67b0d7b33ca52e30512afd36ba521d8d78d609343b1328ba6")
RULEBOOK = "e8df8d8b3ccc36e67b0d7b33ca52e30512afd36ba521d8d78d609343b1328ba6"
FRAMES = (tsujyo, invoice, denshi, security, fukusu)
