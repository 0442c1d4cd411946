"""Text that is as high as what stands in it; the page scrolls, not the text."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextEdit


class GrowingText(QTextEdit):
    """Asks for another height whenever its width changes; `unused` pixels below the last line are left out."""

    @property
    def unused(self) -> int:
        """Room that the document keeps below its last line and nobody needs."""
        return 0

    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _height(self) -> int:
        return round(self.document().size().height() - self.unused) + 2
