"""One person at a company: ring, title and division, say in decisions, whom they report to, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.stakeholder import Stakeholder
from app.ui.dossier.words import role_word
from app.ui.formatting import short_day_text, warmth_word
from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.painting import draw_line, rounded_box
from app.ui.widgets.warmth_ring import paint_ring

_RING = 40
_LEFT = 16 + _RING + 12
_DOTS = 5


@dataclass(frozen=True, slots=True)
class MemberLook:
    """What a row shows of a person; `boss` and `before` are names, empty without."""

    name: str
    place: Stakeholder
    warmth: float | None
    photo: QPixmap | None
    times: str
    boss: str = ""
    before: str = ""
    is_new: bool = False


class MemberRow(QWidget):
    """Click or Enter opens the person, Menu or the dots show what can be done with the place."""

    opened = Signal()
    edit_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: MemberLook | None = None
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 8)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_member(self, look: MemberLook) -> None:
        """Show a person."""
        self._look = look
        warmth = warmth_word(look.warmth).lower() if look.warmth is not None else ""
        parts = (look.name, *self._lines(look), warmth)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        lines = len([line for line in self._lines(self._look) if line]) if self._look else 1
        return QSize(280, max(_RING + 4, scale.line("body") + lines * scale.line("caption")) + 20)

    def more_rect(self) -> QRectF:
        """Where the dots lie."""
        return QRectF(self.width() - 38, 8, 26, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter, theme, look = QPainter(self), theme_of(self), self._look
        if self._hovered or self.property("kbd"):
            rounded_box(painter, QRectF(self.rect()).adjusted(4, 2, -4, -2), 8, theme.color("hover"))
        ring = QRectF(16, (self.height() - _RING) / 2, _RING, _RING)
        if look.place.until is not None:
            painter.setOpacity(0.6)
        paint_ring(painter, ring, Avatar(look.name, look.photo), look.warmth, theme, badge=False)
        painter.setOpacity(1)
        self._paint_words(painter, theme, look)
        if self._hovered or self.property("kbd"):
            place = self.more_rect()
            paint_icon(painter, QPointF(place.left() + 5, place.top() + 4), "more", theme.color("ink2"), 16)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.more_rect().contains(event.position()):
            self.menu_asked.emit(self.mapToGlobal(self.more_rect().bottomLeft().toPoint()))
        elif self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def _lines(self, look: MemberLook) -> tuple[str, str, str]:
        place = look.place
        where = ", ".join(part for part in (place.title, place.division) if part)
        role = role_word(place.role) if place.role else ""
        new = self.tr("new") if look.is_new else ""
        influence = self.tr("influence {count} of 5").format(count=place.influence) if place.influence else ""
        say = ", ".join(part for part in (role or influence, new) if part)
        boss = self.tr("reports to {name}").format(name=look.boss) if look.boss else ""
        before = self.tr("took over from {name}").format(name=look.before) if look.before else ""
        return where, say, ", ".join(part for part in (boss, before, look.times) if part)

    def _paint_words(self, painter: QPainter, theme: Theme, look: MemberLook) -> None:
        is_here = look.place.until is None
        where, say, rest = self._lines(look)
        body, line = theme.scale.line("body"), theme.scale.line("caption")
        count = len([each for each in (where, say, rest) if each])
        top = (self.height() - body - count * line) / 2
        room = QRectF(_LEFT, top, self.width() - _LEFT - 40, body)
        draw_line(painter, room, look.name, theme.scale.font("body", 600), theme.color("ink" if is_here else "ink2"))
        room = QRectF(_LEFT, top + body, self.width() - _LEFT - 16, line)
        for text, tone in ((where, "ink2"), (say, "ink3"), (rest, "ink3")):
            if not text:
                continue
            left = room.left()
            if text == say and look.place.influence:
                left += self._paint_dots(painter, room, look.place.influence, theme)
            draw_line(painter, QRectF(left, room.top(), room.right() - left, line), text, theme.scale.caption,
                      theme.color(tone))  # fmt: skip
            room.translate(0, line)

    def _paint_dots(self, painter: QPainter, room: QRectF, influence: int, theme: Theme) -> float:
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(_DOTS):
            painter.setBrush(theme.color("ink2" if place < influence else "line2"))
            painter.drawEllipse(QPointF(room.left() + 3 + 8 * place, room.center().y()), 3, 3)
        return 8.0 * _DOTS + 4


def times_words(row: QWidget, place: Stakeholder, today: date) -> str:
    """From when until when: "since Feb 2023", "until 3 June"."""
    since = short_day_text(place.since, today) if place.since else ""
    until = short_day_text(place.until, today) if place.until else ""
    if since and until:
        return row.tr("{since} to {until}").format(since=since, until=until)
    if until:
        return row.tr("until {until}").format(until=until)
    return row.tr("since {since}").format(since=since) if since else ""
