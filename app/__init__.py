"""Keepwarm: keeps relationships with customers human."""

__version__ = "0.1.0"
