"""The list of the agenda under mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.domain.agenda import Entry
from app.ui.pages.calendar.agenda_delegate import AgendaDelegate, buttons_of
from app.ui.pages.calendar.agenda_model import AgendaModel
from app.ui.pages.calendar.open_card import paint_upper_corners
from app.ui.theme import theme_of

_NEAR_TOP = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_MODIFIERS = Qt.KeyboardModifier.NoModifier


class AgendaList(QListView):
    """Lines; `asked` carries what is wanted ("open", "done", "move", "more"), the entry and where."""

    asked = Signal(str, object, QPoint)
    late_asked = Signal()
    add_asked = Signal(object)
    scrolled = Signal()
    today_asked = Signal()
    paged = Signal(int)

    def __init__(self, model: AgendaModel, delegate: AgendaDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda, self.lines = model, delegate
        self.marks = delegate.marks
        self.single_letters = True
        self._is_fetching = False
        self._build()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.agenda.modelReset.connect(self._on_reset)
        theme_of(self).changed.connect(self._on_theme_changed)

    @property
    def selected(self) -> Entry | None:
        """Entry of the line the keyboard stands on."""
        row = self.currentIndex().row()
        return self.agenda.line(row).entry if 0 <= row < self.agenda.rowCount() else None

    def stand_on(self, row: int) -> None:
        """Put the keyboard on a line."""
        if 0 <= row < self.agenda.rowCount():
            self.setCurrentIndex(self.agenda.index(row))
            self.marks.current = row
            self.viewport().update()

    def top_row(self) -> int:
        """The first line in view."""
        return max(0, self.indexAt(QPoint(10, 1)).row())

    def last_row(self) -> int:
        """The last line in view."""
        row = self.indexAt(QPoint(10, self.viewport().height() - 2)).row()
        return row if row >= 0 else self.agenda.rowCount() - 1

    def scroll_to_row(self, row: int) -> None:
        """Bring a line to the top."""
        if 0 <= row < self.agenda.rowCount():
            self.scrollTo(self.agenda.index(row), QListView.ScrollHint.PositionAtTop)

    def rest_rect(self, entry_row: int) -> QRectF:
        """Where a line lies in the viewport."""
        return QRectF(self.visualRect(self.agenda.index(entry_row)))

    def _build(self) -> None:
        self.setModel(self.agenda)
        self.setItemDelegate(self.lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Agenda"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        reach = self.verticalScrollBar().width() if self.verticalScrollBar().isVisible() else 0
        paint_upper_corners(QPainter(self.viewport()), self.viewport().width() + reach, theme_of(self))

    def _on_scrolled(self, value: int) -> None:
        self._hover(-1, "")
        if value < _NEAR_TOP and not self._is_fetching and self.agenda.rowCount():
            self._is_fetching = True
            QTimer.singleShot(0, self, self._fetch_before)
        self.scrolled.emit()

    def _fetch_before(self) -> None:
        """Read earlier days; the lines in view stay where they are."""
        before = self.verticalScrollBar().value()
        top = self.top_row()
        offset = self.visualRect(self.agenda.index(top)).top()
        added = self.agenda.fetch_before() if before < _NEAR_TOP else 0
        if added:
            current = self.marks.current
            self.doItemsLayout()
            self.scroll_to_row(top + added)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - offset)
            if current >= 0:
                self.stand_on(current + added)
        self._is_fetching = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            event.ignore()

    def _press(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        entry, row = self.selected, self.currentIndex().row()
        if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier):
            return self._ask("more", entry, row)
        if modifiers != _NO_MODIFIERS:
            return False
        letters = {Qt.Key.Key_D: "done", Qt.Key.Key_M: "move"}
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End):
            self._step(key, row)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.today_asked.emit()
        elif key in _ENTER and entry is None and row >= 0:
            self.add_asked.emit(self.agenda.line(row).day.day)
        elif key in _ENTER:
            return self._ask("open", entry, row)
        elif key in letters and self.single_letters and entry is not None and letters[key] in buttons_of(entry):
            return self._ask(letters[key], entry, row)
        else:
            return False
        return True

    def _step(self, key: Qt.Key, row: int) -> None:
        """A line up or down; at the first line earlier days are read."""
        if key == Qt.Key.Key_Up and row == 0:
            self._fetch_before()
            row = self.currentIndex().row()
        last = self.agenda.rowCount() - 1
        goal = last if key == Qt.Key.Key_End else row + (1 if key == Qt.Key.Key_Down else -1)
        self.stand_on(min(last, max(0, goal)))
        self.scrollTo(self.currentIndex())

    def _ask(self, what: str, entry: Entry | None, row: int) -> bool:
        if entry is None:
            return False
        below = self.visualRect(self.agenda.index(row)).bottomRight() - QPoint(140, 8)
        self.asked.emit(what, entry, self.viewport().mapToGlobal(below))
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_tab and self.currentIndex().row() < 0:
            self.stand_on(min(self.top_row() + 1, self.agenda.rowCount() - 1))
        self._tell_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.marks.by_keyboard = False
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DynamicPropertyChange:
            self._tell_focus()
        return super().event(event)

    def _tell_focus(self) -> None:
        self.marks.by_keyboard = bool(self.property("kbd")) and self.hasFocus()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = event.position()
        row = self.indexAt(place.toPoint()).row()
        if row < 0:
            return
        self.stand_on(row)
        line, rect = self.agenda.line(row), self.rest_rect(row)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if line.entry is None:
            is_today = line.day.day == self.agenda.today
            if is_today and self.lines.late and self.lines.late_rect(rect).contains(place):
                self.late_asked.emit()
            return
        button = self.lines.button_at(row, rect, place)
        if button:
            below = QPoint(round(place.x()), round(rect.bottom()))
            self.asked.emit(button, line.entry, self.viewport().mapToGlobal(below))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        if row < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        line = self.agenda.line(row)
        if line.entry is None:
            self.add_asked.emit(line.day.day)
        elif not self.lines.button_at(row, self.rest_rect(row), event.position()):
            self.asked.emit("open", line.entry, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        button = self.lines.button_at(row, self.rest_rect(row), event.position()) if row >= 0 else ""
        self._hover(row, button)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, "")
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.indexAt(event.pos()).row() if by_mouse else self.currentIndex().row()
        if row >= 0 and self.agenda.line(row).entry is not None:
            self.stand_on(row)
            self.asked.emit("more", self.agenda.line(row).entry, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrolled.emit()

    def _hover(self, row: int, button: str) -> None:
        if (row, button) != (self.marks.hovered, self.marks.hovered_button):
            self.marks.hovered, self.marks.hovered_button = row, button
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if button else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _on_reset(self) -> None:
        self.marks.current = self.marks.hovered = -1

    def _on_theme_changed(self) -> None:
        self.doItemsLayout()
        self.viewport().update()
