"""The border of the week, over everything else."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme_of
from app.ui.widgets.painting import horizontal_rule, rounded_box, rounded_path

RADIUS = 12


class Rim(QWidget):
    """The border over everything, with round corners; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rule = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        horizontal_rule(painter, 0, rect.width(), self.rule, theme.color("line"))
        corners = QPainterPath()
        corners.addRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(corners - rounded_path(rect, RADIUS), theme.color("paper"))
        rounded_box(painter, rect, RADIUS, None, theme.color("line"))
