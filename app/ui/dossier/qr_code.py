"""A QR code for the telephone's camera, drawn on this computer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_QUIET = 3


class QrCode(QWidget):
    """Black on white in light and dark, so that every camera reads it; `text` is what it holds."""

    def __init__(self, text: str = "", size: int = 132, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Hold another text; empty shows nothing."""
        import segno

        self.text = text
        matrix = segno.make(text, error="m", micro=False).matrix if text else ()
        self._rows = tuple(tuple(bool(dark) for dark in row) for row in matrix)
        self.setAccessibleName(self.tr("QR code of {text}").format(text=text))
        self.update()

    @property
    def modules(self) -> tuple[tuple[bool, ...], ...]:
        """Dark and light squares, row by row."""
        return self._rows

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._rows:
            return
        step = max(1, self._size // (len(self._rows) + 2 * _QUIET))
        left = (self._size - step * len(self._rows)) // 2
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRectF(left + x * step, left + y * step, step, step), Qt.GlobalColor.black)
