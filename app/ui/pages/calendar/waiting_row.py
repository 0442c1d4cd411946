"""Somebody without a day: a handle to drag, the face, how long it has been, and what suits them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.domain.agenda import Waiting
from app.ui.dossier.words import channel_icon, channel_word
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.pages.calendar.words import short_minutes
from app.ui.theme import Theme, theme_of
from app.ui.widgets.label import plain_tip
from app.ui.widgets.painting import draw_line, draw_lines, horizontal_rule, rounded_box, text_width, wrapped
from app.ui.widgets.warmth_ring import paint_ring

_TOP, _SIDE, _GAP = 10, 14, 10
_HANDLE, _RING, _ICON = 16, 32, 14
_MOST_LINES = 2


class WaitingRow(QWidget):
    """A row that is dragged into the week, or carried there with M; Enter and a double-click open the person."""

    opened = Signal(object)
    picked_up = Signal(object, QPoint)
    carried_to = Signal(QPoint)
    let_go = Signal(QPoint)
    carry_asked = Signal(object, object)
    """Waiting, this row: M was pressed."""
    stepped = Signal(object, int)
    """This row, -1 or 1: Up or Down was pressed."""

    def __init__(self, due: Waiting, photos: Photos, *, is_first: bool) -> None:
        super().__init__()
        self.due = due
        self.single_letters = True
        self._photos, self._is_first = photos, is_first
        self._press: QPoint | None = None
        self._is_carrying = self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = QCoreApplication.translate("Calendar", "{name}, {channel}, {minutes}. {sentence} {wish}")
        words = said.format(
            name=due.name, channel=channel_word(due.channel).lower(), minutes=short_minutes(due.minutes),
            sentence=due.sentence, wish=due.wish,
        )  # fmt: skip
        self.setAccessibleName(words.strip())
        self.setToolTip(plain_tip(f"{due.sentence}\n{due.wish}".strip()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        scale = theme_of(self).scale
        said = wrapped(self.due.sentence, scale.body, self._text_width(width), _MOST_LINES)
        text = (1 + len(said)) * scale.line("body") + (2 + scale.line("caption") if self.due.wish else 0)
        return max(text, _RING) + 2 * _TOP

    def sizeHint(self) -> QSize:
        return QSize(272, self.heightForWidth(272))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._is_carrying:
            self.carried_to.emit(event.globalPosition().toPoint())
        elif self._press is not None and _is_far(place - self._press):
            self._is_carrying = True
            self.picked_up.emit(self.due, QPoint(12, 12))
            self.carried_to.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press = None
        if self._is_carrying:
            self._is_carrying = False
            self.let_go.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = None
            self.opened.emit(self.due)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(self, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.due)
        elif key == Qt.Key.Key_M and not event.modifiers() and self.single_letters:
            self.carry_asked.emit(self.due, self)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._set_hovered(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(False)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        if self._is_hovered:
            rounded_box(painter, QRectF(self.rect()).adjusted(2, 2, -2, -1), 9, theme.color("hover"))
        if not self._is_first:
            horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))
        paint_icon(painter, QPointF(_SIDE, _TOP + 8), "drag", theme.color("ink3"), _HANDLE)
        ring = QRectF(_SIDE + _HANDLE + _GAP, _TOP, _RING, _RING)
        face = self._photos.avatar(self.due.name, self.due.photo_id)
        paint_ring(painter, ring, face, self.due.warmth, theme, badge=False)
        self._paint_words(painter, QRectF(ring.right() + _GAP, _TOP, self._text_width(self.width()), 0), theme)
        if self.property("kbd") and self.hasFocus():
            rounded_box(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 9, None, theme.color("ember"), 2)

    def _paint_words(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        scale, due = theme.scale, self.due
        line = QRectF(room.left(), room.top(), room.width(), scale.line("body"))
        used = self._paint_channel(painter, line, theme)
        draw_line(painter, line.adjusted(0, 0, -used - 6, 0), due.name, scale.font("body", 600), theme.color("ink"))
        line.translate(0, line.height())
        high = scale.line("body")
        used = draw_lines(painter, line, due.sentence, scale.body, theme.color("ink2"), high, _MOST_LINES)
        if due.wish:
            icon = scale.px(_ICON)
            below = QRectF(line.left(), line.top() + used + 2, line.width(), scale.line("caption"))
            place = QPointF(below.left(), round(below.center().y() - icon / 2))
            paint_icon(painter, place, "clock", theme.color("sage"), icon)
            draw_line(painter, below.adjusted(icon + 4, 0, 0, 0), due.wish, scale.caption, theme.color("sage"))

    def _text_width(self, width: int) -> int:
        return width - 2 * _SIDE - _HANDLE - _RING - 2 * _GAP

    def _paint_channel(self, painter: QPainter, line: QRectF, theme: Theme) -> float:
        """Channel and minutes at the right end of a line; the width they take."""
        words, font, icon = short_minutes(self.due.minutes), theme.scale.caption, theme.scale.px(_ICON)
        width = icon + 4 + text_width(words, font)
        place = QPointF(round(line.right() - width), round(line.center().y() - icon / 2))
        paint_icon(painter, place, channel_icon(self.due.channel), theme.color("ink2"), icon)
        draw_line(painter, line, words, font, theme.color("ink2"), Qt.AlignmentFlag.AlignRight)
        return width

    def _set_hovered(self, is_hovered: bool) -> None:
        self._is_hovered = is_hovered
        self.update()


def _is_far(way: QPoint) -> bool:
    return way.manhattanLength() >= QApplication.startDragDistance()
