"""The programmes that are calculated, the earlier first, and the one that is meant when none is named.

Generated from rules/programmes.yml by `python -m scripts.generate`: change the rule, not this file.
"""

NAMES = ("it-2025", "it-2026")
CURRENT = "it-2025"
