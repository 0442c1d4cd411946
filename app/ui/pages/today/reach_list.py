"""The list of people to reach: arrows move, D, S and M act, Enter opens, Space ticks; only the page scrolls."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QToolTip, QWidget

from app.domain.today import ReachRow
from app.ui.finding.photos import Photos
from app.ui.pages.today.model import Index, LineKind, ReachModel
from app.ui.pages.today.row_delegate import Part, RowDelegate
from app.ui.theme import theme_of
from app.ui.widgets.label import plain_tip

_LETTERS = {
    Qt.Key.Key_D: "done",
    Qt.Key.Key_S: "snooze",
    Qt.Key.Key_M: "move",
    Qt.Key.Key_L: "log",
    Qt.Key.Key_P: "plan",
}


class ReachList(QListView):
    """`asked` carries what ("done", "snooze", "move", "log", "plan", "open"), the row, and where it was asked.

    `menu_asked` the row whose menu is wanted, `waiting_asked` and `folded` the lines below, `looked_at` where the
    keyboard is, so that the page can scroll there.
    """

    asked = Signal(str, object, QPoint)
    menu_asked = Signal(object, QPoint)
    made_opened = Signal(object)
    waiting_asked = Signal()
    looked_at = Signal(int, int)
    grown = Signal()

    def __init__(self, model: ReachModel, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        self.has_letters = True
        self._delegate = RowDelegate(model, photos, self)
        self._pressed: tuple[int, Part | None] | None = None
        self._kept: tuple[Any, ...] | None = None
        self._kept_row = 0
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRing", False)
        self.setAccessibleName(self.tr("Reach out"))
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        photos.arrived.connect(self.viewport().update)
        theme_of(self).changed.connect(self._measure)

    @property
    def current(self) -> ReachRow | None:
        """Whose row the keyboard is on."""
        return self.lines.person(self.currentIndex().row())

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons instead of words in narrow windows."""
        if is_narrow != self._delegate.is_narrow:
            self._delegate.is_narrow = is_narrow
            self._measure()

    def place_of(self, row: int, part: Part) -> QPoint:
        """Middle of a part of a row, in the viewport."""
        return self._delegate.parts(QRectF(self.visualRect(self.lines.index(row))))[part].center().toPoint()

    def begin(self) -> None:
        """Put the keyboard on the first person, where it is on nobody."""
        if not self.currentIndex().isValid():
            self._go_to(self._next(-1, 1))

    def sizeHint(self) -> QSize:
        height = sum(self._delegate.line_height(row) for row in range(self.lines.rowCount()))
        return QSize(400, height)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the row, not the beginning of a word."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps and plain:
            goal = self._next(row, steps[key])
            event.setAccepted(goal >= 0)
            self._go_to(goal)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            self._go_to(self._next(-1, 1) if key == Qt.Key.Key_Home else self._next(self.lines.rowCount(), -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row >= 0:
            self._choose(row, "done" if key == Qt.Key.Key_Space else "open")
        elif key in _LETTERS and plain and self.has_letters and self.current is not None:
            self._ask(_LETTERS[key], self.current)
        elif event.text() and not plain:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DynamicPropertyChange:
            self._mark()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.begin()
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._mark()
        rect = self.visualRect(current)
        if current.isValid():
            self.looked_at.emit(rect.top(), rect.bottom())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, part = self._at(event.position().toPoint())
        self._pressed = (row, part) if event.button() == Qt.MouseButton.LeftButton and row >= 0 else None
        if row >= 0 and self.lines.person(row) is not None:
            self.setCurrentIndex(self.lines.index(row))
        self._mark()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        row, part = self._at(event.position().toPoint())
        if pressed != (row, part) or row < 0:
            return
        self._choose(row, {Part.CIRCLE: "done", None: "open"}.get(part, str(part)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(*self._at(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        person = self.lines.person(index.row())
        if person is not None:
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(person, place)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            person = self.lines.person(self.indexAt(event.pos()).row())
            told = [f"{one.text} {one.detail}".strip() for one in person.reasons] if person else []
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(told)), self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1, None)
        return super().viewportEvent(event)

    def _choose(self, row: int, what: str) -> None:
        line = self.lines.line(row)
        if line is None:
            return
        if line.row is not None:
            self._ask(what, line.row)
        elif line.kind is LineKind.WAITING:
            self.waiting_asked.emit()
        elif line.kind is LineKind.DONE:
            self.lines.fold(not self.lines.is_unfolded)
        elif line.made is not None:
            self.made_opened.emit(line.made)

    def _ask(self, what: str, row: ReachRow) -> None:
        place = self.lines.row_of((LineKind.PERSON, row.kind, row.id, row.day))
        rect = QRectF(self.visualRect(self.lines.index(place)))
        parts = self._delegate.parts(rect)
        box = parts.get(Part(what), rect) if what in tuple(Part) else rect
        self.asked.emit(what, row, self.viewport().mapToGlobal(box.bottomLeft().toPoint() + QPoint(0, 4)))

    def _at(self, place: QPoint) -> tuple[int, Part | None]:
        index = self.indexAt(place)
        line = self.lines.line(index.row())
        if line is None or line.kind is LineKind.HEAD:
            return -1, None
        if line.row is None:
            return index.row(), None
        return index.row(), self._delegate.part_at(QRectF(self.visualRect(index)), QPointF(place))

    def _hover(self, row: int, part: Part | None) -> None:
        if (row, part) != (self._delegate.hovered, self._delegate.part):
            self._delegate.hovered, self._delegate.part = row, part
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _mark(self) -> None:
        """Show where the keyboard is, once it was used."""
        marked = self.currentIndex().row() if self.hasFocus() and self._is_by_keyboard() else -1
        if marked != self._delegate.marked:
            self._delegate.marked = marked
            self.viewport().update()

    def _is_by_keyboard(self) -> bool:
        return self._pressed is None and bool(self.property("kbd"))

    def _next(self, row: int, step: int) -> int:
        """The next line that the keyboard can be on, -1 when there is none."""
        row += step
        while 0 <= row < self.lines.rowCount():
            line = self.lines.line(row)
            if line is not None and line.kind is not LineKind.HEAD:
                return row
            row += step
        return -1

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))

    def _on_about_to_reset(self) -> None:
        line = self.lines.line(self.currentIndex().row())
        self._kept, self._kept_row = (line.key if line else None), self.currentIndex().row()

    def _on_reset(self) -> None:
        """The keyboard stays with its person, or goes to whoever moved up."""
        self._delegate.hovered, self._delegate.part = -1, None
        self._measure()
        if self._kept is None:
            return
        row = self.lines.row_of(self._kept)
        if row < 0:
            row = self._next(self._kept_row - 1, 1)
            row = self._next(self.lines.rowCount(), -1) if row < 0 else row
        self._go_to(row)

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(max(1, self.sizeHint().height()))
        self.updateGeometry()
        self.viewport().update()
        self.grown.emit()
