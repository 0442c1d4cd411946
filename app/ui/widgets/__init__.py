"""Reusable painted parts without features."""
