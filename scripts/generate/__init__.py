"""Turns a rulebook into committed files: Python modules, pages, forms and tables."""
