"""Errors that the owner can understand and act on."""

from __future__ import annotations


class KeepwarmError(Exception):
    """What went wrong (`title`) and what is safe or can be done (`hint`), both whole sentences."""

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.hint = hint


class Cancelled(KeepwarmError):
    """The owner stopped a long job; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("Stopped.", "Nothing was changed.")
