"""Step bars: where the owner is in a short journey."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, hairline, rounded_box, text_width

_GAP, _DASH = 10, 28


class StepBar(QWidget):
    """Done steps carry a sage check and can be clicked (`step_clicked`), the present one an ember number."""

    step_clicked = Signal(int)

    def __init__(self, steps: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme_of(self).changed.connect(self.updateGeometry)
        self.set_step(0)

    @property
    def step(self) -> int:
        """The present step, counted from 0."""
        return self._now

    def set_step(self, step: int) -> None:
        """Go to a step; those before it are done."""
        self._now = step
        said = self.tr("Step {number} of {count}: {name}")
        self.setAccessibleName(said.format(number=step + 1, count=len(self._steps), name=self._steps[step]))
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(int(sum(self._widths(theme)) + (len(self._steps) - 1) * (_DASH + 2 * _GAP) + 1), self._dot(theme))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, box in enumerate(self._boxes()):
            if place < self._now and box.contains(event.position()):
                self.step_clicked.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and self._now > 0:
            self.step_clicked.emit(self._now - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        for place, box in enumerate(self._boxes()):
            self._paint_step(painter, theme, place, box)
            if place + 1 < len(self._steps):
                dash = QRectF(box.right() + _GAP, box.center().y(), _DASH, hairline(painter))
                painter.fillRect(dash, theme.color("line2"))

    def _paint_step(self, painter: QPainter, theme: Theme, place: int, box: QRectF) -> None:
        side = box.height()
        dot = QRectF(box.left(), box.top(), side, side)
        done, now = place < self._now, place == self._now
        if done:
            rounded_box(painter, dot, side / 2, theme.color("sage"))
            mark = theme.scale.px(14)
            corner = QPointF(dot.center().x() - mark / 2, dot.center().y() - mark / 2)
            paint_icon(painter, corner, "check", theme.color("card"), mark)
        else:
            fill, edge = ("ember", "ember") if now else ("card", "line2")
            rounded_box(painter, dot, side / 2, theme.color(fill) if now else None, theme.color(edge), 1.5)
            ink = theme.color("on_ember" if now else "ink3")
            font = theme.scale.font("caption", 600)
            draw_line(painter, dot, str(place + 1), font, ink, Qt.AlignmentFlag.AlignHCenter)
        words = QRectF(dot.right() + 8, box.top(), box.width() - side, side)
        tone = "ink" if now else "ink2" if done else "ink3"
        draw_line(painter, words, self._steps[place], theme.scale.font("body", 600 if now else 500), theme.color(tone))

    def _boxes(self) -> list[QRectF]:
        theme = theme_of(self)
        boxes, left = [], 0.0
        for width in self._widths(theme):
            boxes.append(QRectF(left, 0, width, self._dot(theme)))
            left += width + _DASH + 2 * _GAP
        return boxes

    def _widths(self, theme: Theme) -> list[float]:
        font = theme.scale.font("body", 600)
        return [self._dot(theme) + 8 + text_width(step, font) for step in self._steps]

    def _dot(self, theme: Theme) -> int:
        return theme.scale.px(22)
