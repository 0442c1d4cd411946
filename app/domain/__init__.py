"""Nouns, measures and rules, pure and without I/O."""
