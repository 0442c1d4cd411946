"""Ids within the sample; the file gives out its own."""

from __future__ import annotations

from itertools import count


class Ids:
    """Numbers from 1 on, one row for everything."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def next(self) -> int:
        """A number that nothing has yet."""
        return next(self._numbers)
