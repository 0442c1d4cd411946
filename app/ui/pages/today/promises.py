"""Promises that are due: a tick keeps one, its day opens a menu."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.today import OpenPromise, TodayView
from app.ui.dossier.menus import new_menu
from app.ui.dossier.word_button import WordButton
from app.ui.formatting import day_text, relative_day
from app.ui.icons import paint_icon
from app.ui.pages.today.section import Row, Section
from app.ui.pages.today.words import kept_words, promise_due, promise_title, promises_count, said_words
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.label import Label

_DAYS = (0, 1, 3, 7, 14)


class PromisesSection(Section):
    """ "Promises, 3 open, 17 of 18 kept this year"."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("", aside_tone="sage", weight=500)
        self.header.set_title(self.tr("Promises"))
        self._shell = shell
        self._today = date.min
        self._shown: tuple[OpenPromise, ...] = ()
        self.lines: list[PromiseLine] = []
        self.nothing = Label(self.tr("Nothing promised for these days."), tone="ink2", wrap=True)
        self.nothing.setContentsMargins(16, 12, 16, 12)
        self.rows.addWidget(self.nothing)

    def show_view(self, view: TodayView) -> None:
        """Show the promises of a day."""
        self._shown, self._today = view.promises, view.today
        self.header.set_count(promises_count(view))
        self.set_aside(kept_words(view))
        while len(self.lines) < len(self._shown):
            self._append()
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(self._shown))
            if place < len(self._shown):
                line.show_promise(self._shown[place], self._today)
        self.nothing.setVisible(not self._shown)

    def _append(self) -> None:
        line, place = PromiseLine(), len(self.lines)
        line.is_first = place == 0
        line.ticked.connect(partial(self._on_ticked, place))
        line.menu_asked.connect(partial(self._on_menu, place))
        line.opened.connect(lambda: self._shell.navigator.open_customer(self._shown[place].face.id))
        self.lines.append(line)
        self.rows.addWidget(line)

    def _on_ticked(self, place: int) -> None:
        promise = self._shown[place].promise
        said = self.tr("Kept: {promise}").format(promise=promise.text)
        self._shell.act(lambda: self._shell.desk.promises.keep(promise.id), said)

    def _on_menu(self, place: int, at: QPoint) -> None:
        shown, menu, promises = self._shown[place], new_menu(self), self._shell.desk.promises
        number = shown.promise.id
        for days in _DAYS:
            day = self._today + timedelta(days=days)
            menu.addAction(relative_day(day, self._today), partial(self._move, shown, day))
        menu.addSeparator()
        said = self.tr("Noted. A word about it is worth more than silence.")
        menu.addAction(self.tr("We can not keep it"), lambda: self._shell.act(lambda: promises.break_off(number), said))
        menu.addAction(
            self.tr("Open {name}").format(name=shown.face.name),
            lambda: self._shell.navigator.open_customer(shown.face.id),
        )
        menu.popup(at)

    def _move(self, shown: OpenPromise, day: date) -> None:
        """Move a promise, after asking whether whom it was made to knows."""
        from app.ui.dialogs import telling_dialog

        promise, promises = shown.promise, self._shell.desk.promises
        said = self.tr("Moved to {day}").format(day=day_text(day, self._today))

        def move(is_told: bool) -> None:
            self._shell.act(lambda: promises.move(promise.id, day, is_told), said)

        if promise.due is not None and promise.due != day:
            telling_dialog.open_dialog(self._shell, shown.face.id, promise.text, promise.due, day, move)


class PromiseLine(Row):
    """One promise: box, words, and below them when it is due and since when they have our word."""

    ticked = Signal()
    opened = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.words = Label("", weight=500, wrap=True, most=2)
        self.mend = MendMark()
        self.due = WordButton("", tone="ink", weight=500)
        self.said = Label("", "caption", "ink3")
        self._build()
        self.box.clicked.connect(self.ticked)
        self.due.clicked.connect(lambda: self.menu_asked.emit(self.due.mapToGlobal(QPoint(0, self.due.height() + 4))))

    def show_promise(self, shown: OpenPromise, today: date) -> None:
        """Show a promise as seen from today."""
        title, due = promise_title(shown), promise_due(shown, today)
        self.box.setChecked(False)
        self.box.setAccessibleName(title)
        self.words.setText(title)
        self.mend.setVisible(shown.to_put_right)
        self.mend.show_name(shown.face.first_name)
        is_late = shown.promise.due is not None and shown.promise.due < today
        self.due.set_text(due, "berry" if is_late else "ink2" if shown.to_put_right else "ink")
        said = "" if shown.to_put_right else said_words(shown, today)
        self.said.setText(f"· {said}" if said else "")
        self.setAccessibleName(", ".join(part for part in (title, due, said) if part))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def _build(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(4)
        for widget in (self.mend, self.due, self.said):
            below.addWidget(widget)
        below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.words)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(10)
        self.box.setFixedWidth(18)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class MendMark(QWidget):
    """ "Sofia, to put right", with its icon, before the day."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("", "caption", "berry")
        self._row = row = QHBoxLayout(self)
        row.setSpacing(4)
        row.addWidget(self._label)
        self.dot = Label("·", "caption", "ink3")
        row.addWidget(self.dot)
        self._measure()
        theme_of(self).changed.connect(self._measure)

    def _measure(self) -> None:
        self._row.setContentsMargins(theme_of(self).scale.px(14) + 4, 0, 0, 0)

    def show_name(self, name: str) -> None:
        """Name to whom."""
        self._label.setText(self.tr("{name}, to put right").format(name=name))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        side = theme.scale.px(14)
        middle = round(self.height() / 2 - side / 2)
        paint_icon(QPainter(self), QPointF(0, middle), "mend", theme.color("berry"), side)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())
