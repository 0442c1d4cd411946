"""The weekdays above the month."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, hairline


class MonthHead(QHeaderView):
    """One line of short weekdays, with hairlines between them; nothing in it can be clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QHeaderView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme_of(self).scale.px(30))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = theme_of(self)
        if section:
            painter.fillRect(QRectF(rect.left(), rect.top(), hairline(painter), rect.height()), theme.color("line"))
        text = str(self.model().headerData(section, self.orientation()) or "")
        room = QRectF(rect).adjusted(9 if section else 10, 0, -4, 0)
        draw_line(painter, room, text, theme.scale.font("caption", 500), theme.color("ink2"))
