"""The owner's profile."""
