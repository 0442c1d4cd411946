"""Promises to a customer: tick to keep, move by the day, and how many were kept."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.profile import Profile
from app.domain.promise import Promise, PromiseState
from app.ui.dossier.menus import new_menu
from app.ui.dossier.quiet_button import QuietButton
from app.ui.dossier.warmth_card import reliability_words
from app.ui.dossier.word_button import WordButton
from app.ui.formatting import day_text, due_text, relative_day
from app.ui.shell import Shell
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label

_SHOW_KEPT_DAYS = 30
_MOST_KEPT = 3


class PromiseRow(QWidget):
    """One promise: box, words, and the day, which opens a menu."""

    ticked = Signal(bool)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setFixedWidth(18)
        self.words = Label("", wrap=True)
        self.day = WordButton("", tone="ink2", weight=400)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.box)
        row.addWidget(self.words, 1)
        row.addWidget(self.day)
        self.box.clicked.connect(self.ticked)
        self.day.clicked.connect(lambda: self.menu_asked.emit(self.day.mapToGlobal(QPoint(0, self.day.height() + 4))))

    def show_promise(self, promise: Promise, today: date) -> None:
        """Show a promise as seen from today."""
        is_open = promise.state is PromiseState.OPEN
        self.box.setChecked(not is_open)
        self.box.setAccessibleName(promise.text)
        self.words.setText(promise.text)
        self.words.set_tone("ink" if is_open else "ink3")
        text, tone = _day_words(self, promise, today)
        self.day.set_text(text, tone)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())


class PromisesCard(Card):
    """Open promises first, then what was kept lately; `edit_asked` carries one to write anew."""

    edit_asked = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._number = 0
        self._shown: tuple[Promise, ...] = ()
        self.title = Label(self.tr("Promises"), "lead")
        self.kept = Label("", "caption", "sage", weight=500)
        self.add = QuietButton("plus", self.tr("Make a promise"))
        self.nothing = Label(self.tr("Nothing promised."), "body", "ink2")
        self.rows: list[PromiseRow] = []
        self._build()

    def show_profile(self, profile: Profile) -> None:
        """Show the promises to a customer."""
        today = self._shell.desk.store.clock.today()
        self._number = profile.customer.id
        self.kept.setText(reliability_words(profile))
        self._shown = _chosen(profile.promises, today)
        while len(self.rows) < len(self._shown):
            self._append_row()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self._shown))
            if place < len(self._shown):
                row.show_promise(self._shown[place], today)
        self.nothing.setVisible(not self._shown)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.kept)
        head.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 11, 16, 12)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        self._column.addWidget(self.nothing)
        self.add.clicked.connect(lambda: self._shell.navigator.promise((self._number,)))

    def _append_row(self) -> None:
        row, place = PromiseRow(), len(self.rows)
        row.ticked.connect(lambda on: self._on_ticked(place, on))
        row.menu_asked.connect(lambda at: self._on_menu(place, at))
        self.rows.append(row)
        self._column.addWidget(row)

    def _on_ticked(self, place: int, on: bool) -> None:
        promise = self._shown[place]
        said = self.tr("Kept: {promise}") if on else self.tr("Open again: {promise}")
        self._shell.act(lambda: self._shell.desk.promises.keep(promise.id, on), said.format(promise=promise.text))

    def _on_menu(self, place: int, at: QPoint) -> None:
        promise, menu = self._shown[place], new_menu(self)
        today = self._shell.desk.store.clock.today()
        if promise.state is PromiseState.OPEN:
            for days in (0, 1, 7, 14):
                day = today + timedelta(days=days)
                menu.addAction(relative_day(day, today), lambda chosen=day: self._move(promise, chosen))
            menu.addSeparator()
            menu.addAction(self.tr("We can not keep it"), lambda: self._break_off(promise))
        menu.addAction(self.tr("Edit, or another day"), lambda: self.edit_asked.emit(promise))
        menu.addAction(self.tr("Remove"), lambda: self._remove(promise))
        menu.popup(at)

    def _move(self, promise: Promise, day: date) -> None:
        today = self._shell.desk.store.clock.today()
        said = self.tr("Moved to {day}").format(day=day_text(day, today))
        self._shell.act(lambda: self._shell.desk.promises.move(promise.id, day), said)

    def _break_off(self, promise: Promise) -> None:
        said = self.tr("Noted. A word about it is worth more than silence.")
        self._shell.act(lambda: self._shell.desk.promises.break_off(promise.id), said)

    def _remove(self, promise: Promise) -> None:
        self._shell.act(lambda: self._shell.desk.promises.remove(promise.id), self.tr("Removed the promise"))


def _chosen(promises: tuple[Promise, ...], today: date) -> tuple[Promise, ...]:
    far = date.max
    still_open = sorted(
        (each for each in promises if each.state is PromiseState.OPEN), key=lambda each: each.due or far
    )
    over = [each for each in promises if each.closed_on and (today - each.closed_on).days <= _SHOW_KEPT_DAYS]
    over.sort(key=lambda each: each.closed_on or far, reverse=True)
    return (*still_open, *over[:_MOST_KEPT])


def _day_words(row: QWidget, promise: Promise, today: date) -> tuple[str, str]:
    """What stands at the right, and its tone."""
    if promise.state is PromiseState.OPEN:
        if promise.due is None:
            return row.tr("some day"), "ink2"
        is_late = promise.due < today
        near = abs((promise.due - today).days) < 2
        text = due_text(promise.due, today) if is_late or near else day_text(promise.due, today, weekday=False)
        return text, "berry" if is_late else "ink2"
    if promise.closed_on is None:
        return "", "ink2"
    day = day_text(promise.closed_on, today, weekday=False)
    if promise.state is PromiseState.BROKEN:
        return row.tr("not kept"), "berry"
    return row.tr("kept {day}").format(day=day), "sage"
