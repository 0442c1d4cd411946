"""What keys do in the week: moving between slots and entries, carrying, and making an entry longer or shorter."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.pages.calendar.week import WeekView
from app.ui.pages.calendar.week_block import EntryBlock
from app.ui.pages.calendar.week_carry import stepped
from app.ui.pages.calendar.week_layout import SNAP, Place, length_until

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SLOT = 30
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class KeyedWeek(WeekView):
    """The week with its keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, event, None):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, EntryBlock) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return press(self, event, watched)
        return super().eventFilter(watched, event)


def press(view: WeekView, event: QKeyEvent, block: EntryBlock | None) -> bool:
    """Do what a key says, on an entry's block or on a slot; False when it says nothing here."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if view.carry.entry is not None:
        return _press_carrying(view, key, modifiers == _SHIFT)
    if block is not None and _press_on_block(view, block, key, modifiers):
        return True
    if modifiers:
        return False
    here = view.slot if block is None else Place(block.entry.day, block.entry.minute)
    goal = _goal(view, here, key, _SLOT)
    if goal is not None:
        view.stand_on(goal)
    elif key in _ENTER and block is None:
        _enter(view)
    elif key == Qt.Key.Key_Escape and block is not None:
        view.stand_on(here)
    else:
        return False
    return True


def _goal(view: WeekView, place: Place, key: Qt.Key, step: int, length: int = _SLOT) -> Place | None:
    """Where an arrow leads from a place; None when the key is no way."""
    if key in _DAYS:
        return Place(place.day + timedelta(days=_DAYS[key]), place.minute)
    if key in _LINES:
        return stepped(place, _LINES[key] * step, view.first_minute(), length)
    return Place(view.today, place.minute) if key == Qt.Key.Key_Home else None


def _press_on_block(view: WeekView, block: EntryBlock, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    entry = block.entry
    if modifiers == _SHIFT and key in _LINES:
        if block.is_stretchable and entry.minute is not None:
            minutes = length_until(entry.minute, entry.minute + entry.minutes + _LINES[key] * SNAP)
            if minutes != entry.minutes:
                view.resized.emit(entry, minutes)
        return True
    if key == Qt.Key.Key_Menu or (modifiers == _SHIFT and key == Qt.Key.Key_F10):
        view.menu_asked.emit(entry, block.mapToGlobal(block.rect().bottomLeft()))
    elif modifiers:
        return False
    elif key in _ENTER:
        view.entry_opened.emit(entry)
    elif key == Qt.Key.Key_M and view.single_letters:
        pick_up(view, block)
    else:
        return False
    return True


def pick_up(view: WeekView, block: EntryBlock) -> None:
    """Take an entry up by the keyboard."""
    entry = block.entry
    if entry.is_movable:
        start = Place(entry.day, entry.minute)
        view.carry.pick_up(entry, start, QPoint())
        view.carry.hold_over(start)
        view.carry.say_picked_up()


def _press_carrying(view: WeekView, key: Qt.Key, is_shift: bool) -> bool:
    """Arrows carry, Shift with Up and Down changes the length, Enter drops, Escape puts back; other keys wait."""
    carry = view.carry
    if is_shift and key in _LINES:
        carry.stretch(_LINES[key])
        return True
    goal = _goal(view, carry.over or view.slot, key, SNAP, carry.minutes)
    if goal is not None:
        view.bring_week(goal.day)
        carry.hold_over(goal)
    elif key in _ENTER:
        carry.drop()
    elif key == Qt.Key.Key_Escape:
        view.cancel()
    return True


def _enter(view: WeekView) -> None:
    """Open what is in the slot, or plan something there."""
    held = view.board.held_at(view.slot) if view.slot.minute is not None else ()
    if held:
        held[0].setFocus(Qt.FocusReason.TabFocusReason)
    elif view.is_narrow and view.slot.minute is None:
        view.side_asked.emit()
    else:
        view.add_asked.emit(view.slot.day, view.slot.minute)
