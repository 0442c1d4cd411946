"""The way to any day: a line for a typed date above a small month."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.desk import Desk
from app.ui.dossier.day_entry import DayEntry
from app.ui.pages.calendar.mini_month import MiniMonth
from app.ui.pages.calendar.words import month_end
from app.ui.widgets.overlay import Overlay

_WIDTH = 288


class DayPicker(QWidget):
    """`chosen` carries the day, by Enter in the line or a click in the month."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, day: date, name: str) -> None:
        super().__init__()
        self._desk = desk
        today = desk.store.clock.today()
        self.entry = DayEntry(today, None, lean="future", placeholder=self.tr("Friday, 19 June, 1.8."))
        self.entry.setAccessibleName(name)
        self.month = MiniMonth(today)
        self.setAccessibleName(name)
        self._build()
        self.month.month_shown.connect(self._show_dots)
        self.month.day_chosen.connect(self.chosen)
        self.entry.returnPressed.connect(self._on_typed)
        self.entry.day_changed.connect(self._on_changed)
        self.month.show_view(day, day)
        self.month.show_month(day)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        line = QVBoxLayout()
        line.setContentsMargins(14, 0, 14, 0)
        line.addWidget(self.entry)
        column.addLayout(line)
        column.addWidget(self.month)

    def _show_dots(self, month: date) -> None:
        self.month.show_dots(self._desk.calendar.dots(month, month_end(month)))

    def _on_changed(self) -> None:
        if self.entry.day is not None:
            self.month.show_view(self.entry.day, self.entry.day)

    def _on_typed(self) -> None:
        if self.entry.day is not None:
            self.chosen.emit(self.entry.day)
        else:
            self.entry.set_error(bool(self.entry.text().strip()))


def open_picker(desk: Desk, day: date, name: str, anchor: QWidget) -> tuple[DayPicker, Overlay]:
    """Show it under a widget; it closes once a day is chosen."""
    picker = DayPicker(desk, day, name)
    overlay = Overlay(anchor, picker, width=_WIDTH, anchor=anchor)
    picker.chosen.connect(overlay.close_overlay)
    overlay.open(picker.entry)
    return picker, overlay


def open_picker_at(desk: Desk, day: date, name: str, over: QWidget, place: QPoint) -> tuple[DayPicker, Overlay]:
    """Show it at a global place over a widget."""
    spot = QWidget(over)
    spot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    spot.setGeometry(over.mapFromGlobal(place).x(), over.mapFromGlobal(place).y(), 1, 1)
    picker, overlay = open_picker(desk, day, name, spot)
    overlay.closed.connect(spot.deleteLater)
    return picker, overlay
