"""One entry of the week: a pill in the any-time row or a block among the hours, taken up, stretched and opened."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.agenda import Entry, EntryState
from app.domain.carrying import stretched
from app.ui.pages.calendar.look import paint_entry
from app.ui.pages.calendar.week_paint import RADIUS, is_tight, paint_block
from app.ui.pages.calendar.week_words import second_line
from app.ui.pages.calendar.words import spoken
from app.ui.theme import theme_of

_EDGE = 6

Key = tuple[str, int, int | None, str]


def key_of(entry: Entry) -> Key:
    """By what an entry is known again after it was read anew; what a repeat brings has no number of its own."""
    return entry.kind, entry.id, entry.repeat_id, entry.day.isoformat() if not entry.id else ""


def is_among_hours(entry: Entry) -> bool:
    """Whether an entry stands among the hours; what is late waits in the any-time row."""
    return entry.minute is not None and entry.state is not EntryState.LATE


class EntryBlock(QWidget):
    """Shows one entry; everything it tells carries the block itself."""

    chosen = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    picked_up = Signal(object, QPoint)
    """Block, place within it: the mouse took it up there."""
    carried_to = Signal(QPoint)
    let_go = Signal(QPoint)
    stretched = Signal(object, QPoint)
    stretch_ended = Signal(object)

    def __init__(self, entry: Entry, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self._gone = self._selected = self._hovered = False
        self._press: QPoint | None = None
        self._doing = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", RADIUS)
        self.show_entry(entry, today)

    def show_entry(self, entry: Entry, today: date) -> None:
        """Show the entry as it is now."""
        self.entry = entry
        self.setAccessibleName(spoken(entry, today))
        self.setAccessibleDescription(second_line(entry) if is_among_hours(entry) else entry.why)
        self.update()

    @property
    def is_stretchable(self) -> bool:
        """Whether its length can be changed."""
        return is_among_hours(self.entry) and stretched(self.entry, self.entry.minutes) is not None

    @property
    def is_gone(self) -> bool:
        """Whether it is carried elsewhere at the moment."""
        return self._gone

    def set_gone(self, is_gone: bool) -> None:
        """Stay behind as a dashed outline while it is carried elsewhere, or not."""
        self._gone = is_gone
        self.update()

    def set_selected(self, is_selected: bool) -> None:
        """Show the 2 px inner border, or not."""
        self._selected = is_selected
        self.update()

    def put_down(self) -> None:
        """Forget what the mouse was about to do."""
        self._press, self._doing = None, ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self._doing = "stretch" if self._is_edge(self._press) else ""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._press is None:
            self.setCursor(self._cursor_at(place))
        elif self._doing == "stretch":
            self.stretched.emit(self, event.globalPosition().toPoint())
        elif self._doing == "carry":
            self.carried_to.emit(event.globalPosition().toPoint())
        elif self._is_far(place) and self.entry.is_movable:
            self._doing = "carry"
            self.picked_up.emit(self, self._press)
            self.carried_to.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        doing = self._doing
        self.put_down()
        if doing == "carry":
            self.let_go.emit(event.globalPosition().toPoint())
        elif doing == "stretch":
            self.stretch_ended.emit(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(self, event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_tight_pill = is_tight(self.width(), theme_of(self)) and self.entry.state is not EntryState.LATE
        paint = paint_block if is_among_hours(self.entry) or is_tight_pill else paint_entry
        paint(
            painter, QRectF(self.rect()), self.entry, theme_of(self),
            gone=self._gone, hovered=self._hovered and not self._gone, selected=self._selected and not self._gone,
        )  # fmt: skip

    def _is_edge(self, place: QPoint) -> bool:
        return self.is_stretchable and place.y() >= self.height() - _EDGE

    def _is_far(self, place: QPoint) -> bool:
        assert self._press is not None
        return (place - self._press).manhattanLength() >= QApplication.startDragDistance()

    def _cursor_at(self, place: QPoint) -> Qt.CursorShape:
        return Qt.CursorShape.SizeVerCursor if self._is_edge(place) else Qt.CursorShape.PointingHandCursor
