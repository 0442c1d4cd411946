"""What keys do in the month: moving by days and months, and picking up, carrying and dropping an entry."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.pages.calendar.month_table import MonthTable
from app.ui.pages.calendar.words import add_months

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_IGNORED = Qt.KeyboardModifier.KeypadModifier


class KeyedMonth(MonthTable):
    """The month with its keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, event):
            event.ignore()


def press(table: MonthTable, event: QKeyEvent) -> bool:
    """Do what a key says; False when it says nothing here."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_IGNORED
    if table.carrying.entry is not None:
        return _press_carrying(table, key)
    if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier):
        table.ask_menu()
        return True
    if modifiers:
        return False
    goal = _goal(table.chosen, key, table.month.today)
    if goal is not None:
        go_to(table, goal)
    elif key in _ENTER or key == Qt.Key.Key_Insert:
        _enter(table)
    elif key == Qt.Key.Key_M and table.single_letters:
        return _pick_up(table)
    elif key == Qt.Key.Key_Escape and table.marks.stop >= 0:
        table.choose(table.chosen)
    else:
        return False
    return True


def go_to(table: MonthTable, day: date) -> None:
    """Choose a day, in its month when it is not in view."""
    if table.month.holds(day):
        table.choose(day)
    else:
        table.went.emit(day)


def _goal(day: date, key: Qt.Key, today: date) -> date | None:
    if key in _DAYS:
        return day + timedelta(_DAYS[key])
    if key in _MONTHS:
        return add_months(day, _MONTHS[key])
    return today if key == Qt.Key.Key_Home else None


def _enter(table: MonthTable) -> None:
    entry = table.selected
    if entry is not None:
        table.opened.emit(entry)
    elif table.marks.stop >= 0:
        table.more_asked.emit(table.chosen)
    else:
        table.day_entered.emit(table.chosen)


def _pick_up(table: MonthTable) -> bool:
    entry = table.selected
    if entry is None or not entry.is_movable:
        return False
    table.carrying.pick_up(entry, QPoint(), by_key=True)
    _hold(table, entry.day)
    return True


def _press_carrying(table: MonthTable, key: Qt.Key) -> bool:
    """Arrows carry, Enter drops, Escape puts back; other keys wait."""
    over = table.carrying.over
    assert over is not None or table.carrying.entry is not None
    goal = _goal(over or table.chosen, key, table.month.today)
    if goal is not None:
        carry_to(table, goal)
    elif key in _ENTER:
        table.carrying.drop()
    elif key == Qt.Key.Key_Escape:
        table.carrying.put_back()
    return True


def carry_to(table: MonthTable, day: date) -> None:
    """Hold what is carried over a day, in its month when it is not in view."""
    if not table.month.holds(day):
        table.went.emit(day)
    _hold(table, day)


def _hold(table: MonthTable, day: date) -> None:
    cell = table.visualRect(table.month.index_of(day))
    place = cell.topLeft() + QPoint(4, min(cell.height() // 2, 50))
    table.carrying.hold_over(table.viewport().mapToGlobal(place), day)
