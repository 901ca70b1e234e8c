"""The programmes that are calculated, the earlier first, and the one meant by a question that names none.

Generated from rules/programmes.yml by `python -m scripts.generate`: change the rule, not this file.
"""

NAMES = ("it-2025", "it-2026")
UNNAMED = "it-2025"
