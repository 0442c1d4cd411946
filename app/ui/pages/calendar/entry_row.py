"""One entry beside the month: face, name, how and when, and why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.agenda import Entry, EntryKind, EntryState
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.pages.calendar.faces import RING, has_face, paint_face
from app.ui.pages.calendar.line_words import how_words
from app.ui.pages.calendar.words import entry_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, draw_lines, horizontal_rule, wrapped

_PAD, _SIDE, _GAP = 11, 16, 12
_MOST_LINES = 3


class EntryRow(QWidget):
    """A line that opens with a click or Enter; `menu_asked` on Shift+F10 or a right click."""

    opened = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, entry: Entry, photos: Photos, spoken_words: str, *, is_first: bool) -> None:
        super().__init__()
        self.entry = entry
        self._photos, self._is_first = photos, is_first
        self._is_hovered = False
        self.setAccessibleName(f"{spoken_words}. {entry.why}" if entry.why else spoken_words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if self._leads_somewhere:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def _leads_somewhere(self) -> bool:
        return self.entry.kind is not EntryKind.HOLIDAY

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        scale = theme_of(self).scale
        text = scale.line("body") + scale.line("caption") + 2 + len(self._why(width)) * scale.line("body")
        return max(text, RING) + 2 * _PAD

    def sizeHint(self) -> QSize:
        return QSize(272, self.heightForWidth(272))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        scale, entry = theme.scale, self.entry
        if self._is_hovered and self._leads_somewhere:
            painter.fillRect(QRectF(self.rect()).adjusted(1, 0, -1, 0), theme.color("hover"))
        if not self._is_first:
            horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))
        paint_face(painter, QRectF(_SIDE, _PAD, RING, RING), entry, self._photos, theme)
        left, line, small = self._text_left(), scale.line("body"), scale.line("caption")
        width = self.width() - left - _SIDE
        room = QRectF(left, _PAD, width, line)
        is_done = entry.state is EntryState.DONE
        draw_line(painter, room, entry.name, scale.font("body", 600), theme.color("ink2" if is_done else "ink"))
        room = QRectF(left, room.bottom(), width, small)
        tone = self._tone()
        icon = scale.px(14)
        paint_icon(painter, QPointF(left, round(room.center().y() - icon / 2)), self._icon(), theme.color(tone), icon)
        room.setLeft(left + icon + 5)
        draw_line(painter, room, how_words(entry), scale.caption, theme.color(tone))
        room = QRectF(left, room.bottom() + 2, width, self.height())
        draw_lines(painter, room, entry.why, scale.body, theme.color("ink2"), line, _MOST_LINES)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._set_hovered(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(False)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_menu = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.entry)
        elif is_menu or event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(self.entry, self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.entry, event.globalPos())

    def _why(self, width: int) -> tuple[str, ...]:
        if not self.entry.why:
            return ()
        return wrapped(self.entry.why, theme_of(self).scale.body, width - self._text_left() - _SIDE, _MOST_LINES)

    def _text_left(self) -> int:
        return _SIDE + RING + _GAP

    def _icon(self) -> str:
        if self.entry.state is EntryState.LATE:
            return "clock"
        return entry_icon(self.entry) if has_face(self.entry) or self.entry.kind is EntryKind.PROMISE else "calendar"

    def _tone(self) -> str:
        if self.entry.state is EntryState.LATE:
            return "berry"
        return "gold" if self.entry.kind is EntryKind.SURPRISE else "ink2"

    def _set_hovered(self, is_hovered: bool) -> None:
        self._is_hovered = is_hovered
        self.update()
