"""Beside the week: who is due without a day, the room of the week, and why some hours are hatched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.agenda import CalendarDay, Entry, EntryKind, Waiting
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text
from app.ui.icons import paint_icon
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.pages.calendar.room import RoomCard
from app.ui.pages.calendar.waiting_row import WaitingRow
from app.ui.pages.calendar.week_layout import Place
from app.ui.pages.calendar.week_legend import WeekLegend
from app.ui.pages.calendar.week_words import note_text, note_title, room_text, waiting_entry
from app.ui.pages.calendar.words import week_monday
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.scroll_pane import ScrollPane

_FIRST, _MOST = 3, 12
"""People offered at once, and when she asks for more: a longer list would only weigh on her."""


class WaitingPanel(QWidget):
    """The side of the week; rows are dragged into it."""

    person_opened = Signal(object)
    picked_up = Signal(object, QPoint)
    carried_to = Signal(QPoint)
    let_go = Signal(QPoint)
    carry_asked = Signal(object, object)

    def __init__(self, shell: Shell, reader: CalendarReader, photos: Photos) -> None:
        super().__init__()
        self._desk, self._reader, self._photos = shell.desk, reader, photos
        self._single_letters = True
        self.title = Label(self.tr("Waiting for a day"), "title")
        self.sentence = Label("", "body", "ink2", wrap=True)
        self.card = Card()
        self.more = LinkButton("")
        self.room = RoomCard()
        self.note = _Note()
        self.legend = WeekLegend()
        self.rows: tuple[WaitingRow, ...] = ()
        self._people: tuple[Waiting, ...] | None = None
        self._shows_all = False
        self._build()
        self.more.clicked.connect(self._on_more)

    @property
    def single_letters(self) -> bool:
        """Whether M picks a row up."""
        return self._single_letters

    @single_letters.setter
    def single_letters(self, is_on: bool) -> None:
        self._single_letters = is_on
        for row in self.rows:
            row.single_letters = is_on

    def show_week(self, days: tuple[CalendarDay, ...]) -> None:
        """Read who waits, and the room of the week of these days."""
        self._show_people()
        monday = week_monday(days[0].day)
        loads = self._reader.weeks(monday, monday + timedelta(days=13))
        today = self._reader.today
        self.room.show_load(loads[0], is_this_week=monday <= today <= monday + timedelta(days=6))
        surprises = tuple(entry for day in days for entry in day.entries if entry.kind is EntryKind.SURPRISE)
        self.room.suggest(room_text(surprises, loads[1] if len(loads) > 1 else None))

    def set_low(self, is_low: bool) -> None:
        """Leave the legend out of a low window."""
        self.legend.setHidden(is_low)

    def explain(
        self, entry: Entry | None, place: Place | None, hint: Callable[[Entry, Place], str], has_hatches: bool
    ) -> None:
        """Say what is known of whom the chosen or carried entry is with, and what hatched hours mean."""
        if entry is None or place is None or not entry.customers or not entry.is_movable:
            self.note.hide()
            return
        text = note_text(entry, hint(entry, place), has_hatches)
        self.note.show_words(note_title(entry, place.day, place.minute), text)
        self.note.setVisible(bool(text))

    def make_way(self, view: QWidget, is_behind: bool) -> None:
        """Lie behind a view while somebody is carried to the days that are covered, or in front again."""
        host: QWidget = self
        while (parent := host.parentWidget()) is not None and not parent.isAncestorOf(view):
            host = parent
        if is_behind:
            host.lower()
        else:
            host.raise_()

    def refresh_faces(self) -> None:
        """Paint photos that have come."""
        for row in self.rows:
            row.update()

    def _show_people(self) -> None:
        people = self._desk.calendar.waiting(_MOST)
        if people != self._people:
            self._people = people
            self._fill()

    def _fill(self) -> None:
        """A row for each of the first, or for all."""
        assert self._people is not None
        people = self._people if self._shows_all else self._people[:_FIRST]
        held = next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)
        while (item := self._lines.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self.rows = tuple(WaitingRow(due, self._photos, is_first=not at) for at, due in enumerate(people))
        for row in self.rows:
            self._listen(row)
            self._lines.addWidget(row)
            row.show()
        self.card.setVisible(bool(people))
        rest = len(self._people) - len(people)
        self.more.setText(count_text(rest, self.tr("One more"), self.tr("{count} more")))
        self.more.setVisible(rest > 0)
        for earlier, later in pairwise((*self.rows, self.more)):
            QWidget.setTabOrder(earlier, later)
        words = self.tr("Drag one into the week, or select it and press M.")
        self.sentence.setText(words if people else self.tr("Everybody who is due has a day."))
        if held >= 0 and self.rows:
            self.rows[min(held, len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _listen(self, row: WaitingRow) -> None:
        row.single_letters = self._single_letters
        row.opened.connect(lambda due: self.person_opened.emit(waiting_entry(due, self._reader.today)))
        row.picked_up.connect(self.picked_up)
        row.carried_to.connect(self.carried_to)
        row.let_go.connect(self.let_go)
        row.carry_asked.connect(self.carry_asked)
        row.stepped.connect(self._on_stepped)

    def _on_more(self) -> None:
        self._shows_all = True
        self._fill()
        self.rows[min(_FIRST, len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_stepped(self, row: WaitingRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.rows[place], 0, 8)

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
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 0, 0)
        line.addWidget(self.more)
        line.addStretch(1)
        inner.addLayout(line)
        inner.addSpacing(4)
        inner.addWidget(self.room)
        inner.addWidget(self.note)
        inner.addStretch(1)
        self._area = ScrollPane(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(2)
        column.addWidget(self.sentence)
        column.addSpacing(12)
        column.addWidget(self._area, 1)
        column.addSpacing(8)
        column.addWidget(self.legend)


class _Note(Card):
    """A slate note: whom it is about, and one or two sentences."""

    def __init__(self) -> None:
        super().__init__(tone="slate")
        self.title = Label("", "body", weight=600)
        self.text = Label("", "body", "ink2", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(42, 12, 16, 12)
        row.addLayout(column)
        self.hide()

    def show_words(self, title: str, text: str) -> None:
        """Say something."""
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(f"{title}. {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_icon(QPainter(self), QPointF(16, 14), "clock", theme_of(self).color("slate"), 16)
