"""The agenda view: an endless list by day, and what stands beside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.agenda import Entry, EntryKind
from app.domain.errors import KeepwarmError
from app.ui.finding.photos import Photos
from app.ui.pages.calendar.agenda_delegate import AgendaDelegate
from app.ui.pages.calendar.agenda_list import AgendaList
from app.ui.pages.calendar.agenda_model import AgendaModel
from app.ui.pages.calendar.agenda_side import AgendaSide
from app.ui.pages.calendar.open_card import OpenCard
from app.ui.pages.calendar.reading import EXPECTED, CalendarReader
from app.ui.pages.calendar.view import CalendarView
from app.ui.pages.calendar.words import day_number, locale
from app.ui.shell import Shell
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.services.calendar_files import Published

_SHARED = EXPECTED | {EntryKind.SURPRISE}
"""Kinds that the month and the week show or hide together with the agenda."""


class AgendaView(CalendarView):
    """Days that hold something, from the chosen one on; hover or the keyboard shows Done, Move and More."""

    KEY = "agenda"
    REACHES_DOWN = True

    def __init__(self, shell: Shell, reader: CalendarReader, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(shell, reader, photos, parent)
        self.model = AgendaModel(reader, self)
        currency = shell.desk.settings.load().owner.currency
        self.lines = AgendaDelegate(self.model, photos, currency, self)
        self.list = AgendaList(self.model, self.lines)
        self.panel = AgendaSide(reader, photos)
        self.side = self.panel
        self.nothing = EmptyState(
            self.tr("Nothing from here on"), self.tr("Plan somebody, or look at an earlier day."), drawing=False
        )
        self._anchor = reader.today
        self._follow: Entry | None = None
        self._build()
        self._connect()

    @property
    def selected(self) -> Entry | None:
        return self.list.selected

    def show_range(self, anchor: date) -> None:
        self._anchor = anchor
        self.model.show_from(anchor)
        self.list.scrollToTop()
        self._read_around()
        self._show_place()
        self.range_changed.emit()

    def anchor(self) -> date:
        return self._anchor

    def bounds(self) -> tuple[date, date]:
        if not self.model.rowCount():
            return self._anchor, self._anchor
        first = self.model.line(self.list.top_row()).day.day
        return first, max(first, self.model.line(self.list.last_row()).day.day)

    def step(self, places: int) -> None:
        """A week on, or a week back, from what is in view."""
        self.show_range(self._anchor + timedelta(7 * places))

    def title(self) -> str:
        day = self._anchor
        named = day_number(day, with_month=True)
        return self.tr("From {day} {year}").format(day=named, year=locale().toString(day.year).replace(",", ""))

    def reload(self) -> None:
        top = self.model.line(self.list.top_row()).day.day if self.model.rowCount() else self._anchor
        offset = self.list.verticalScrollBar().value()
        selected = self.list.currentIndex().row()
        self.model.reload()
        if offset:
            self.list.scroll_to_row(self.model.row_of(top))
        follow, self._follow = self._follow, None
        row = self.model.row_of_entry(follow) if follow is not None else selected
        if row >= 0:
            self.list.stand_on(min(row, self.model.rowCount() - 1))
        self._read_around()
        self._show_place()

    def follow(self, entry: Entry) -> None:
        """Stand on this entry on its new day after the next reload."""
        self._follow = entry

    def focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_single_letters(self, is_on: bool) -> None:
        self.list.single_letters = is_on

    def _build(self) -> None:
        card = OpenCard()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 0)
        inner.addWidget(self.list)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(card)
        self._stack.addWidget(self.nothing)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.asked.connect(self._on_asked)
        self.list.late_asked.connect(lambda: self.shell.navigator.go("today"))
        self.list.add_asked.connect(lambda day: self.add_asked.emit(day, None))
        self.list.scrolled.connect(self._show_place)
        self.list.today_asked.connect(lambda: self.show_range(self.reader.today))
        self.list.paged.connect(self._on_paged)
        self.panel.day_chosen.connect(self.show_range)
        self.panel.shown.connect(self._on_shown)
        self.panel.plan_asked.connect(lambda number: self.shell.navigator.plan((number,)))
        self.panel.set_up_asked.connect(lambda: self.shell.navigator.go("settings", section="calendar"))
        self.reader.kinds_changed.connect(self._show_kinds)
        self.photos.arrived.connect(self.list.viewport().update)
        self._show_kinds()

    def _on_asked(self, what: str, entry: Entry, place: QPoint) -> None:
        if what == "done":
            self.done_asked.emit(entry)
        elif what == "move":
            self.move_asked.emit(entry, place)
        elif what == "more":
            self.menu_asked.emit(entry, place)
        else:
            self.entry_opened.emit(entry)

    def _on_paged(self, places: int) -> None:
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() + places * round(self.list.viewport().height() * 0.9))
        self.list.stand_on(self.list.top_row())

    def _on_shown(self, kinds: frozenset[EntryKind], is_shown: bool) -> None:
        """Surprises and moments go and come in all views, the rest only here."""
        if kinds & _SHARED:
            self.reader.set_shown(kinds, is_shown)
            return
        self.model.without = self.model.without - kinds if is_shown else self.model.without | kinds
        self.reload()

    def _show_kinds(self) -> None:
        self.panel.show_kinds(self.reader.kinds - self.model.without)

    def _show_place(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.panel.show_view(*self.bounds())

    def _read_around(self) -> None:
        """How much is late, dots, people, and when the file for other calendars was written; its disk may be slow."""
        self.lines.late = self.shell.desk.calendar.late_count()
        self.panel.read()
        self.shell.tasks.run(self.shell.desk.calendar_files.published, self._show_file, self._on_no_file)

    def _show_file(self, published: Published | None) -> None:
        self.panel.note.show_file(None if published is None else self.shell.desk.store.clock.now() - published.at)

    def _on_no_file(self, error: Exception) -> None:
        """The note stays as it is when the vault was locked meanwhile."""
        if not isinstance(error, KeepwarmError):
            self.shell.tasks.failed.emit(error)
