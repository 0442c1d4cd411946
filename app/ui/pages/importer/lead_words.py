"""A sentence that begins with a strong word: "Row 73 Date “31.02.2024” does not exist."."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import theme_of


class LeadWords(QWidget):
    """Plain text only; the first word in weight 600, wrapped as one paragraph."""

    def __init__(self, lead: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead, self._text = lead, text
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.words)
        theme_of(self).changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """All of it."""
        return f"{self._lead} {self._text}".strip()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        lines = self._laid_out(inner).lineCount()
        return lines * theme_of(self).scale.line("body") + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        width = theme_of(self).scale.px(260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(scale.px(80), scale.line("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setPen(theme.color("ink"))
        place = self.contentsRect()
        self._laid_out(place.width()).draw(painter, place.topLeft().toPointF())

    def _laid_out(self, width: int) -> QTextLayout:
        theme = theme_of(self)
        layout = QTextLayout(self.words, theme.scale.font("body"))
        if self._lead:
            strong = QTextCharFormat()
            strong.setFont(theme.scale.font("body", 600))
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = 0, len(self._lead.encode("utf-16-le")) // 2, strong
            layout.setFormats([span])
        layout.beginLayout()
        top, height = 0.0, theme.scale.line("body")
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return layout
