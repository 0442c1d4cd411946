"""The contact counter: how many real contacts there were on the way to becoming a customer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, text_width

USUAL = 7
_MOST_DOTS = 9
_STEP, _RADIUS = 13.0, 4.0


def counter_text(had: int, usual: int = USUAL) -> str:
    """The words beside the dots: "4 of 7"; beyond nine contacts the number alone."""
    if had > _MOST_DOTS:
        return str(had)
    return QCoreApplication.translate("ContactCounter", "{had} of {usual}").format(had=had, usual=usual)


def counter_description(name: str, had: int, usual: int = USUAL) -> str:
    """What a screen reader says: "Noor, 2 of the usual 7 contacts"."""
    said = QCoreApplication.translate("ContactCounter", "{name}, {had} of the usual {usual} contacts")
    return said.format(name=name, had=had, usual=usual)


def paint_counter(painter: QPainter, rect: QRectF, had: int, theme: Theme, usual: int = USUAL) -> float:
    """Paint dots and words from the left of the rect, vertically centred; returns the width used."""
    left = rect.left()
    if had <= _MOST_DOTS:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(max(usual, had)):
            _paint_dot(painter, QPointF(left + _RADIUS + 1 + place * _STEP, rect.center().y()), place, had, theme)
        left += max(usual, had) * _STEP + 6
    room = QRectF(left, rect.top(), rect.right() - left, rect.height())
    font = theme.scale.font("caption", tabular=True)
    return left - rect.left() + draw_line(painter, room, counter_text(had, usual), font, theme.color("ink2"))


class ContactCounter(QWidget):
    """Sage dots for real contacts, a dashed one for the next, hollow ones for the rest, then "4 of 7"."""

    def __init__(self, name: str, had: int, usual: int = USUAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_contacts(name, had, usual)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_contacts(self, name: str, had: int, usual: int = USUAL) -> None:
        """Count for another person, or anew."""
        self._had, self._usual = had, usual
        self.setAccessibleName(counter_description(name, had, usual))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = text_width(counter_text(self._had, self._usual), theme.scale.font("caption", tabular=True))
        dots = 0 if self._had > _MOST_DOTS else max(self._usual, self._had) * _STEP + 6
        return QSize(round(dots + words + 1), theme.scale.line("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_counter(QPainter(self), QRectF(self.rect()), self._had, theme_of(self), self._usual)


def _paint_dot(painter: QPainter, at: QPointF, place: int, had: int, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if place < had:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sage_g"))
        painter.drawEllipse(at, _RADIUS, _RADIUS)
        return
    pen = QPen(theme.color("ember_g" if place == had else "field"), 1.4)
    if place == had:
        pen.setDashPattern([2 / 1.4, 1.6 / 1.4])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(at, _RADIUS - 0.5, _RADIUS - 0.5)
