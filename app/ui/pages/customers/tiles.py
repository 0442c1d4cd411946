"""Where tiles lie: columns by width, uniform sizes, and which rows are in sight."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

_MARGIN, _NARROW_MARGIN, _NARROW_BELOW = 32, 24, 1000


def page_margin(width: int) -> int:
    """Room left and right of a page of this width."""
    return _NARROW_MARGIN if width < _NARROW_BELOW else _MARGIN


@dataclass(frozen=True, slots=True)
class Tiles:
    """Uniform tiles in columns; lengths in logical pixels, `top` counted from the start of the content."""

    width: int
    least_tile: int
    height: int
    gap: int = 16
    left: int = 32
    right: int = 32
    top: int = 8
    bottom: int = 32
    most_columns: int = 0

    @property
    def columns(self) -> int:
        """How many tiles lie side by side."""
        fitting = max(1, (self._room + self.gap) // (self.least_tile + self.gap))
        return min(fitting, self.most_columns) if self.most_columns else fitting

    def rect(self, row: int) -> QRect:
        """Where the tile of a row lies in the content."""
        line, column = divmod(row, self.columns)
        step = (self._room + self.gap) / self.columns
        left = self.left + round(column * step)
        width = round((column + 1) * step) - round(column * step) - self.gap
        return QRect(left, self.top + line * (self.height + self.gap), width, self.height)

    def row_at(self, x: int, y: int, count: int) -> int:
        """The row of the tile at a place of the content, -1 between tiles."""
        line = (y - self.top) // (self.height + self.gap)
        column = int((x - self.left) // ((self._room + self.gap) / self.columns))
        row = line * self.columns + column
        if line < 0 or not 0 <= column < self.columns or not 0 <= row < count:
            return -1
        return row if self.rect(row).contains(x, y) else -1

    def content_height(self, count: int) -> int:
        """Height of all tiles with the room above and below."""
        lines = -(-count // self.columns)
        return self.top + max(0, lines * (self.height + self.gap) - self.gap) + self.bottom

    def rows_between(self, top: int, bottom: int, count: int) -> range:
        """Rows whose tiles reach into this stretch of the content."""
        step = self.height + self.gap
        first = max(0, (top - self.top) // step) * self.columns
        last = max(0, (bottom - self.top) // step + 1) * self.columns
        return range(min(first, count), min(last, count))

    @property
    def _room(self) -> int:
        return max(self.least_tile, self.width - self.left - self.right)
