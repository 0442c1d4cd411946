"""The chosen day beside the month: who is on it, a way to plan somebody, and the room of its week."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.agenda import CalendarDay, Entry, EntryState
from app.ui.finding.photos import Photos
from app.ui.formatting import joined, long_day_text
from app.ui.pages.calendar.entry_row import EntryRow
from app.ui.pages.calendar.head_row import HeadRow
from app.ui.pages.calendar.legend import MonthLegend
from app.ui.pages.calendar.line_words import people_words
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.pages.calendar.room import RoomCard
from app.ui.pages.calendar.suggesting import Suggestion, suggestion_for
from app.ui.pages.calendar.words import day_title, spoken
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.scroll_pane import ScrollPane

_MOST = 40
"""Entries that get a line here; the agenda shows any number."""
_NAMED = 2
"""What is done and named in one line."""


class DayPanel(QWidget):
    """One day in full."""

    entry_opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    add_asked = Signal(object, object)
    day_asked = Signal(object)
    suggestion_taken = Signal(object, object, object)
    rest_asked = Signal(object)

    def __init__(self, shell: Shell, reader: CalendarReader, photos: Photos) -> None:
        super().__init__()
        self._shell, self._reader, self._photos = shell, reader, photos
        self._day = reader.today
        self._shows_done = False
        self._suggestion: Suggestion | None = None
        self.head = HeadRow("title", 30, self.tr("The day before"), self.tr("The day after"))
        self.people = Label("", "body", "ink2")
        self.card = Card()
        self.done = LinkButton("", tone="sage")
        self.rest = LinkButton("")
        self.plan = SecondaryButton(self.tr("Plan someone for this day"), icon="plus")
        self.room = RoomCard()
        self.hint = Label(self.tr("Drag a pill to move it, or select it and press M."), "caption", "ink2", wrap=True)
        self.legend = MonthLegend()
        self.rows: tuple[EntryRow, ...] = ()
        self._build()
        self._connect()

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    def show_day(self, day: date) -> None:
        """Read a day and show it."""
        self._shows_done = self._shows_done and day == self._day
        self._day = day
        held = self._reader.day(day, _MOST)
        self.head.title.setText(day_title(day))
        self.setAccessibleName(long_day_text(day, self._reader.today))
        self.people.setText(people_words(held))
        self._show_rows(held)
        self.plan.setVisible(day >= self._reader.today)
        self._show_room(held)

    def set_low(self, is_low: bool) -> None:
        """Leave the hint and the legend out of a low window."""
        self.hint.setHidden(is_low)
        self.legend.setHidden(is_low)

    def refresh_faces(self) -> None:
        """Paint photos that have come."""
        for row in self.rows:
            row.update()

    def _build(self) -> None:
        self._lines = QVBoxLayout(self.card)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        content = QWidget()
        content.setProperty("pane", True)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.card)
        inner.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.plan)
        inner.addSpacing(4)
        inner.addWidget(self.room)
        inner.addStretch(1)
        area = ScrollPane(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(2)
        column.addWidget(self.people)
        column.addSpacing(12)
        column.addWidget(area, 1)
        column.addSpacing(8)
        column.addWidget(self.hint)
        column.addSpacing(8)
        column.addWidget(self.legend)

    def _connect(self) -> None:
        self.head.before.clicked.connect(lambda: self.day_asked.emit(self._day - timedelta(1)))
        self.head.after.clicked.connect(lambda: self.day_asked.emit(self._day + timedelta(1)))
        self.plan.clicked.connect(lambda: self.add_asked.emit(self._day, None))
        self.done.clicked.connect(self._on_done)
        self.rest.clicked.connect(lambda: self.rest_asked.emit(self._day))
        self.room.acted.connect(self._on_suggestion)

    def _show_rows(self, held: CalendarDay) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            widget.hide()
            widget.deleteLater()
        today = self._reader.today
        shown = self._shown(held)
        self.rows = tuple(
            EntryRow(entry, self._photos, spoken(entry, today), is_first=not at) for at, entry in enumerate(shown)
        )
        for row in self.rows:
            row.opened.connect(self.entry_opened)
            row.menu_asked.connect(self.menu_asked)
            self._lines.addWidget(row)
        self.card.setVisible(bool(self.rows))
        self._tell_done([entry.title for entry in held.entries if entry not in shown])
        self.rest.setVisible(held.more > 0)
        self.rest.setText(self.tr("{count} more in the agenda").format(count=held.more))

    def _shown(self, held: CalendarDay) -> tuple[Entry, ...]:
        """What has a line: while something is still open, what is done waits to be asked for."""
        still_open = tuple(entry for entry in held.entries if entry.state is not EntryState.DONE)
        return held.entries if self._shows_done or not still_open else still_open

    def _tell_done(self, names: list[str]) -> None:
        self.done.setVisible(bool(names))
        told, more = tuple(names[:_NAMED]), len(names) - _NAMED
        if more > 0:
            told += (self.tr("{count} more").format(count=more),)
        self.done.setText(self.tr("Done: {names}").format(names=joined(told)))

    def _on_done(self) -> None:
        self._shows_done = True
        self.show_day(self._day)
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_room(self, held: CalendarDay) -> None:
        monday = held.day - timedelta(held.day.weekday())
        today = self._reader.today
        load = self._reader.weeks(monday, monday + timedelta(6))[0]
        self.room.show_load(load, is_this_week=monday <= today <= monday + timedelta(6))
        self._suggestion = suggestion_for(self._reader, load) if monday + timedelta(6) >= today else None
        if self._suggestion is None:
            self.room.suggest()
        else:
            self.room.suggest(self._suggestion.sentence, self._suggestion.button, self._suggestion.icon)

    def _on_suggestion(self) -> None:
        if self._suggestion is not None:
            entry: Entry = self._suggestion.entry
            self.suggestion_taken.emit(entry, entry.day, entry.minute)
