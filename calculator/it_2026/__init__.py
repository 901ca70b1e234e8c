"""デジタル化・AI導入補助金2026: its frames in the order of the site, and the digest of its amounts.

Generated from rules/it-2026/*.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.frames import Program
from calculator.it_2026 import denshi, fukusu, invoice, security, tsujyo

PROGRAM = Program("it-2026", "デジタル化・AI導入補助金2026", "2026-03-30", "2027-03-31", "", "", "d705e963869d3e31e36c6e86cafd7fcc6698c8a44801b4d7688b25645a9252a8")
RULEBOOK = "d705e963869d3e31e36c6e86cafd7fcc6698c8a44801b4d7688b25645a9252a8"
FRAMES = (tsujyo, invoice, denshi, security, fukusu)
