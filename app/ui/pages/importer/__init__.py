"""Bring customers in: choose the file, match and check, bring in."""
