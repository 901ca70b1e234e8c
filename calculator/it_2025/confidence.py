"""What IT導入補助金2025 does not have from an official text of its own, for the command line.

Generated from rules/it-2025/*.yml by `python -m scripts.generate`: change the rule, not this file.
"""

CONFIDENCE: dict[str, dict[str, str]] = {
    "tsujyo": {},
    "invoice": {},
    "denshi": {},
    "security": {},
    "fukusu": {},
}

FRAMES: dict[str, str] = {
}

PASSAGES: dict[str, str] = {
    "law.subsidy_person": "secondary",
    "law.dismissal": "secondary",
    "common.round7": "secondary",
    "common.near_wage_guide": "secondary",
    "wages.r7": "secondary",
    "schedule.general": "secondary",
    "schedule.security_action": "secondary",
}
