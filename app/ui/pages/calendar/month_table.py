"""The table of the month under mouse and keyboard: choosing days and entries, and carrying them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QWidget

from app.domain.agenda import Entry
from app.ui.pages.calendar.carrying import Carrying
from app.ui.pages.calendar.month_delegate import MonthDelegate
from app.ui.pages.calendar.month_head import MonthHead
from app.ui.pages.calendar.month_layout import DayLayout
from app.ui.pages.calendar.month_model import MonthModel
from app.ui.pages.calendar.reading import is_meant
from app.ui.pages.calendar.words import spoken
from app.ui.theme import theme_of
from app.ui.widgets.toast import announce

_WEEK_WIDTH = 72
_EDGE = 20
_NOTCH = 120


class MonthTable(QTableView):
    """Weeks by days. The chosen day and the stop inside it are kept by date, so that they outlive a reload."""

    day_chosen = Signal(object)
    more_asked = Signal(object)
    opened = Signal(object)
    add_asked = Signal(object)
    day_entered = Signal(object)
    menu_asked = Signal(object, QPoint)
    day_menu_asked = Signal(object, QPoint)
    paged = Signal(int)
    went = Signal(object)
    """date: go there, in another month."""

    def __init__(self, model: MonthModel, carrying: Carrying, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month, self.carrying = model, carrying
        self.delegate = MonthDelegate(model, self)
        self.marks = self.delegate.marks
        self.single_letters = True
        self._press: tuple[QPoint, Entry] | None = None
        self._is_dragging = False
        self._turned = 0
        self._build()
        carrying.changed.connect(self._on_carrying)
        carrying.edge_held.connect(self.paged)
        theme_of(self).changed.connect(self._measure)

    @property
    def chosen(self) -> date:
        """The day that is chosen."""
        return self.marks.chosen or self.month.today

    @property
    def selected(self) -> Entry | None:
        """The entry the keyboard stands on, or was clicked last."""
        if self.marks.stop < 0 or not self.month.holds(self.chosen):
            return None
        shown = self.layout_of(self.chosen).entries
        return shown[self.marks.stop] if self.marks.stop < len(shown) else None

    def choose(self, day: date, stop: int = -1) -> bool:
        """Stand on a day, and on one of its entries; whether it is another day than before."""
        was = self.marks.chosen
        self.marks.chosen, self.marks.stop = day, stop
        index = self.month.index_of(day)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        entry = self.selected
        if entry is not None:
            announce(self.viewport(), spoken(entry, self.month.today))
        self.viewport().update()
        if day != was:
            self.day_chosen.emit(day)
        return day != was

    def choose_entry(self, wanted: Entry) -> None:
        """Stand on an entry on its day, or on the day when it is out of sight."""
        day = wanted.day
        shown = self.layout_of(day).entries if self.month.holds(day) else ()
        self.choose(day, next((at for at, entry in enumerate(shown) if is_meant(entry, wanted)), -1))

    def layout_of(self, day: date) -> DayLayout:
        """Where a day's entries lie in its cell."""
        rect = self.visualRect(self.month.index_of(day))
        return self.delegate.layout_of(self.month.day(day), rect.width(), rect.height())

    def stop_rect(self, day: date, stop: int) -> QRect:
        """Where an entry of a day lies in the viewport; the whole cell for none."""
        cell = self.visualRect(self.month.index_of(day))
        layout = self.layout_of(day)
        rects = (*layout.pills, layout.more) if layout.more is not None else layout.pills
        if not 0 <= stop < len(rects):
            return cell
        rect = rects[stop]
        assert rect is not None
        return rect.translated(QPointF(cell.topLeft())).toRect()

    def _build(self) -> None:
        self.setModel(self.month)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(MonthHead(self))
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Month"))
        self.month.modelReset.connect(self._measure)

    def _measure(self) -> None:
        """Share the width among the days and the height among the weeks, to the last pixel."""
        scale, rows = theme_of(self).scale, self.month.rowCount()
        first = scale.px(_WEEK_WIDTH)
        self.horizontalHeader().setFixedHeight(scale.px(30))
        self.setColumnWidth(0, first)
        for column, width in enumerate(_shares(self.viewport().width() - first, 7), 1):
            self.setColumnWidth(column, width)
        for row, height in enumerate(_shares(self.viewport().height(), rows)):
            self.setRowHeight(row, height)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the entries of the chosen day, then on."""
        if self.carrying.entry is not None:
            return True
        stops = self.layout_of(self.chosen).stops if self.month.holds(self.chosen) else 0
        stop = self.marks.stop + (1 if forward else -1)
        if -1 <= stop < stops:
            self.choose(self.chosen, stop)
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.marks.stop = -1
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
        self.carrying.put_back()
        self._press = None
        day, stop = self._under(event.position().toPoint())
        if day is None:
            return
        layout = self.layout_of(day)
        is_more = stop >= len(layout.pills) > 0 or (stop == 0 and not layout.pills)
        self.choose(day, -1 if is_more else stop)
        entry = self.selected
        if is_more and event.button() == Qt.MouseButton.LeftButton:
            self.more_asked.emit(day)
        elif entry is not None and entry.is_movable and event.button() == Qt.MouseButton.LeftButton:
            self._press = (event.position().toPoint(), entry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._is_dragging:
            self._drag(place)
        elif self._press is not None:
            start, entry = self._press
            if (place - start).manhattanLength() >= QApplication.startDragDistance():
                hold = start - self.stop_rect(self.chosen, self.marks.stop).topLeft()
                self._is_dragging = True
                self._hover(None)
                self.carrying.pick_up(entry, hold)
                self._drag(place)
        else:
            day, stop = self._under(place)
            self._hover((day, stop) if day is not None and stop >= 0 else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press = None
        if self._is_dragging:
            self._is_dragging = False
            if self.viewport().rect().contains(event.position().toPoint()):
                self._drag(event.position().toPoint())
                self.carrying.drop()
            else:
                self.carrying.put_back()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press = None
        day, stop = self._under(event.position().toPoint())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.selected is not None and stop == self.marks.stop:
            self.opened.emit(self.selected)
        elif stop < 0:
            self.add_asked.emit(day)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch of the wheel turns a month."""
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= _NOTCH:
            self.paged.emit(-1 if self._turned > 0 else 1)
            self._turned = 0
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.ask_menu(event.globalPos() if by_mouse else None)

    def ask_menu(self, place: QPoint | None = None) -> None:
        """Ask for the menu of the entry, or of the day where the keyboard stands on none."""
        below = self.stop_rect(self.chosen, self.marks.stop).bottomLeft()
        at = self.viewport().mapToGlobal(below) if place is None else place
        if self.selected is not None:
            self.menu_asked.emit(self.selected, at)
        else:
            self.day_menu_asked.emit(self.chosen, at)

    def _drag(self, place: QPoint) -> None:
        area = self.viewport().rect()
        inside = area.contains(place)
        self.carrying.move(self.viewport().mapToGlobal(place), self._under(place)[0] if inside else None)
        self.carrying.lean(-1 if place.y() < _EDGE else 1 if place.y() > area.height() - _EDGE else 0)

    def _under(self, place: QPoint) -> tuple[date | None, int]:
        """Day and stop under a place."""
        index = self.indexAt(place)
        day = self.month.date_at(index)
        if day is None:
            return None, -1
        inside = QPointF(place - self.visualRect(index).topLeft())
        return day, self.layout_of(day).stop_at(inside)

    def _hover(self, at: tuple[date, int] | None) -> None:
        if at == self.marks.hovered:
            return
        for spot in (at, self.marks.hovered):
            if spot is not None:
                self.viewport().update(self.visualRect(self.month.index_of(spot[0])))
        self.marks.hovered = at
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if at else Qt.CursorShape.ArrowCursor)

    def _on_carrying(self) -> None:
        self.marks.carried, self.marks.goal = self.carrying.entry, self.carrying.goal
        if self.carrying.entry is None:
            self._is_dragging = False
        self.viewport().update()


def _shares(length: int, parts: int) -> list[int]:
    """A length in nearly equal whole parts."""
    return [length * (at + 1) // parts - length * at // parts for at in range(parts)]
