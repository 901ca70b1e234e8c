"""Reads the rule files of a programme into one checked, frozen rulebook."""
