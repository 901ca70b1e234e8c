"""Names the theme's menus: below a section with a page of its own the theme's label is a sign without a word."""

import re

MENU = re.compile(
    r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="(__nav_\w+)_label"'
    r'([^>]*>\s*<label class="md-nav__title" for="\2">\s*'
    r'<span class="md-nav__icon md-icon"></span>\s*([^<]*?)\s*</label>)'
)


def name_menus(text: str) -> str:
    """Give every menu of a page the name that stands above it: several without a name cannot be told apart."""
    return MENU.sub(r'\1 aria-label="\4"\3', text)
