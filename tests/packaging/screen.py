"""Looking at the screen of a virtual X server: its memory is a file of the format XWD."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_HEADER = struct.Struct(">25I")
_SIZE, _WIDTH, _HEIGHT, _BITS, _LINE, _COLORS = 0, 4, 5, 11, 12, 19
_COLOR_BYTES = 12
_SOME = 101


@dataclass(frozen=True)
class Picture:
    """Dots of four bytes, blue first."""

    width: int
    height: int
    line: int
    dots: bytes

    @property
    def colors(self) -> int:
        """How many different colours there are."""
        rows = (self.dots[y * self.line : y * self.line + self.width * 4] for y in range(self.height))
        return len({color for row in rows for color in memoryview(row).cast("I")})

    @property
    def some_colors(self) -> int:
        """How many there are among one dot in a hundred; fast."""
        return len(set(memoryview(self.dots)[: self.line * self.height].cast("I")[::_SOME]))

    def save(self, path: Path) -> None:
        """As a file that people can look at."""
        from PySide6.QtGui import QImage

        QImage(self.dots, self.width, self.height, self.line, QImage.Format.Format_RGB32).save(str(path))


def look(folder: Path) -> Picture | None:
    """What is on the screen whose server writes into this folder; None before it is there."""
    file = folder / "Xvfb_screen0"
    content = file.read_bytes() if file.exists() else b""
    if len(content) < _HEADER.size:
        return None
    fields = _HEADER.unpack_from(content)
    assert fields[_BITS] == 32
    start = fields[_SIZE] + fields[_COLORS] * _COLOR_BYTES
    return Picture(fields[_WIDTH], fields[_HEIGHT], fields[_LINE], content[start:])
