"""The slider between price and quality."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box

_KNOB = 7.0
_TOP = 20


class QualitySlider(QWidget):
    """0 is price, 100 is quality; `decided` comes when the mouse or the arrow key is let go."""

    decided = Signal(int)

    def __init__(self, value: int = 50, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = self._decided = value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)
        theme_of(self).changed.connect(self.updateGeometry)
        self.set_value(value)

    @property
    def value(self) -> int:
        """Where the knob stands."""
        return self._value

    def set_value(self, value: int) -> None:
        """Move the knob, without a signal."""
        self._value = self._decided = min(100, max(0, value))
        self._describe()

    def words(self) -> str:
        """What the place means."""
        return quality_words(self._value)

    def sizeHint(self) -> QSize:
        return QSize(160, _TOP + theme_of(self).scale.line("caption"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._decide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goal = {
            Qt.Key.Key_Left: self._value - 5, Qt.Key.Key_Right: self._value + 5, Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: 100,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._value = min(100, max(0, goal))
            self._describe()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._decide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rounded_box(painter, QRectF(0, 7, self.width(), 6), 3, theme.color("track"))
        painter.fillRect(QRectF(self.width() / 2, 5, 1, 10), theme.color("line2"))
        knob = QPointF(_KNOB + (self.width() - 2 * _KNOB) * self._value / 100, 10)
        painter.setBrush(theme.color("card"))
        painter.setPen(QPen(theme.color("ember_g"), 2.5))
        painter.drawEllipse(knob, _KNOB - 0.5, _KNOB - 0.5)
        self._paint_words(painter, theme)

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        place = QRectF(0, _TOP, self.width(), theme.scale.line("caption"))
        for text, is_on, side in (
            (self.tr("Price"), self._value < 50, Qt.AlignmentFlag.AlignLeft),
            (self.tr("Quality"), self._value > 50, Qt.AlignmentFlag.AlignRight),
        ):
            font = theme.scale.font("caption", 600 if is_on else 400)
            draw_line(painter, place, text, font, theme.color("ink" if is_on else "ink2"), side)

    def _move_to(self, x: float) -> None:
        share = (x - _KNOB) / max(1.0, self.width() - 2 * _KNOB)
        self._value = min(100, max(0, round(share * 20) * 5))
        self._describe()

    def _decide(self) -> None:
        if self._value != self._decided:
            self._decided = self._value
            self.decided.emit(self._value)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Price or quality: {words}").format(words=self.words()))
        self.update()


def quality_words(value: int) -> str:
    """What a place between price (0) and quality (100) means."""
    if 40 < value < 60:
        return QCoreApplication.translate("QualitySlider", "Price and quality alike")
    if value >= 60:
        return QCoreApplication.translate("QualitySlider", "Quality over price")
    return QCoreApplication.translate("QualitySlider", "Price over quality")
