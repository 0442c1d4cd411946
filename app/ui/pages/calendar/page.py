"""The page of the calendar: one head, three views, and what is done with what stands in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.agenda import Entry, EntryKind
from app.domain.changes import STANDINGS
from app.ui.dossier.columns import is_narrow
from app.ui.finding.photos import Photos
from app.ui.page import Page
from app.ui.pages.calendar import jump
from app.ui.pages.calendar.actions import CalendarActions
from app.ui.pages.calendar.header import CalendarHeader
from app.ui.pages.calendar.month import MonthView
from app.ui.pages.calendar.reading import EXPECTED, CalendarReader
from app.ui.pages.calendar.view import CalendarView
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.side_host import WIDTH, SideHost

LOW_BELOW = 720
_GAP = 24


class CalendarPage(Page):
    """Month, week and agenda of the same days; what one view chooses, the next begins with."""

    TITLE = "Calendar"
    ICON = "calendar"
    CONCERNS = frozenset(
        (
            STANDINGS, "touchpoint", "participant", "promise", "slip", "proposal", "cadence", "repeat", "occasion",
            "surprise", "change", "circumstance", "silence", "customer", "fact", "setting",
        )
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.reader = CalendarReader(shell.desk, self)
        self.photos = Photos(shell.desk.files, shell.tasks, self)
        self.header = CalendarHeader()
        self.deeds = CalendarActions(shell, self.reader, self)
        self.views: dict[str, CalendarView] = {}
        self.stack = QStackedWidget()
        self.body = QWidget()
        self.side = SideHost(self.body)
        self._key = "month"
        self._wanted: date | None = None
        self._build()
        self._connect()

    @property
    def view(self) -> CalendarView:
        """The view that is shown, made when it is first wanted."""
        if self._key not in self.views:
            self._add_view(self._key)
        return self.views[self._key]

    def open(self, day: date | None = None, view: str = "", **_state: Any) -> None:
        """Show a day in a view; without them the page is as it was left."""
        if view:
            self._key = view
        self._wanted = day or self._wanted
        if not self._is_stale and (day or view):
            self._show_view(self._wanted or self.reader.today)

    def activate(self) -> None:
        """Put the keyboard on the days."""
        self.view.focus_list()

    def reload(self) -> None:
        """Read again what is in view."""
        self.reader.read_settings()
        letters = self._shell.desk.settings.load().appearance.single_letter_keys
        is_new = not self.views
        view = self.view
        for each in self.views.values():
            each.set_single_letters(letters)
        if is_new or self._wanted is not None:
            self._show_view(self._wanted or self.reader.today)
        else:
            view.reload()
        self._wanted = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.view.cancel() or self.side.close_over()):
            return
        is_letter = event.key() == Qt.Key.Key_G and not event.modifiers()
        if is_letter and self._shell.desk.settings.load().appearance.single_letter_keys:
            self.jump()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide surprises that were being read; nothing is asked of the file, which may just have been locked."""
        super().hideEvent(event)
        if self.reader.end_peek():
            self._is_stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def jump(self) -> None:
        """Choose any day in a small month, or type it."""
        name = self.tr("Go to a day")
        picker, _ = jump.open_picker(self._shell.desk, self.view.anchor(), name, self.header.title)
        picker.chosen.connect(self.go_to)

    def go_to(self, day: date) -> None:
        """Show a day in the present view."""
        self.view.show_range(day)
        self.view.focus_list()

    def choose_view(self, key: str) -> None:
        """Show the same day in another view."""
        day = self.view.anchor()
        self._key = key
        self._show_view(day)

    def print_view(self) -> None:
        """Print what is in view, or keep it as a PDF."""
        from app.ui.pages.calendar import printing

        printing.open_print(self._shell, self._key, self.view.anchor(), self.reader)

    def _build(self) -> None:
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.stack, 1)
        row.addWidget(self.side)
        self._row = row
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addSpacing(16)
        self._column.addWidget(self.body, 1)
        self._fit()

    def _connect(self) -> None:
        header = self.header
        header.stepped.connect(lambda places: self.view.step(places))
        header.today_asked.connect(lambda: self.go_to(self.reader.today))
        header.jump_asked.connect(self.jump)
        header.view_chosen.connect(self.choose_view)
        header.print_asked.connect(self.print_view)
        header.side_asked.connect(self._on_side)
        header.surprises.toggled.connect(lambda on: self.reader.set_shown(frozenset((EntryKind.SURPRISE,)), on))
        header.moments.toggled.connect(lambda on: self.reader.set_shown(EXPECTED, on))
        self.reader.kinds_changed.connect(self._on_kinds)
        self.side.closed.connect(lambda: self.view.focus_list())
        self.deeds.moved.connect(self._on_moved)
        self.deeds.day_wanted.connect(self._ask_day)
        theme_of(self).changed.connect(self._fit)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+G"), self, self.jump, context=inside)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_view, context=inside)

    def _add_view(self, key: str) -> None:
        view = _made(key, self._shell, self.reader, self.photos)
        self.views[key] = view
        self.stack.addWidget(view)
        self.side.add(view.side)
        view.range_changed.connect(self._show_title)
        view.entry_opened.connect(self.deeds.open)
        view.carried.connect(self.deeds.carry)
        view.resized.connect(self.deeds.resize)
        view.done_asked.connect(self.deeds.done)
        view.menu_asked.connect(self.deeds.menu)
        view.move_asked.connect(self._ask_day)
        view.add_asked.connect(self._on_add)
        view.side_asked.connect(self.side.open_over)
        view.print_asked.connect(self.print_view)
        view.side_done.connect(self.side.close_over)
        view.set_room(low=self._is_low, narrow=is_narrow(self))

    def _show_view(self, day: date) -> None:
        view = self.view
        self._fit()
        self.stack.setCurrentWidget(view)
        self.side.show_panel(view.side)
        view.show_range(day)
        self._show_title()

    def _show_title(self) -> None:
        self.header.show_view(self._key, self.view.title())

    def _on_kinds(self) -> None:
        for chip, kinds in ((self.header.surprises, {EntryKind.SURPRISE}), (self.header.moments, EXPECTED)):
            chip.setChecked(bool(self.reader.kinds & kinds))
        self.view.reload()

    def _on_add(self, day: date, minute: int | None) -> None:
        self._shell.navigator.plan((), day=day, minute=minute)

    def _on_moved(self, entry: Entry) -> None:
        """Let the keyboard stand on what was moved."""
        follow = getattr(self.view, "follow", None)
        if follow is not None:
            follow(entry)

    def _ask_day(self, entry: Entry, place: QPoint) -> None:
        name = self.tr("Move to another day")
        picker, _ = jump.open_picker_at(self._shell.desk, entry.day, name, self, place)
        picker.chosen.connect(lambda day: self.deeds.carry(entry, day, entry.minute))

    def _on_side(self) -> None:
        if not self.side.close_over():
            self.side.open_over()

    @property
    def _is_low(self) -> bool:
        return self.window().height() < LOW_BELOW

    def _fit(self) -> None:
        narrow, low = is_narrow(self), self._is_low
        margin, edge = 24 if narrow else 32, 16 if low else 24
        is_open = self._key in self.views and self.view.REACHES_DOWN
        self._column.setContentsMargins(margin, edge, margin, 0 if is_open else edge)
        self.side.set_foot(edge if is_open else 0)
        self.header.set_narrow(narrow)
        if narrow != self.side.is_narrow:
            if narrow:
                self._row.removeWidget(self.side)
            else:
                self._row.addWidget(self.side)
        self.side.set_narrow(narrow)
        if narrow:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
        else:
            self.side.setFixedWidth(theme_of(self).scale.px(WIDTH))
        for view in self.views.values():
            view.set_room(low=low, narrow=narrow)


def _made(key: str, shell: Shell, reader: CalendarReader, photos: Photos) -> CalendarView:
    if key == "week":
        from app.ui.pages.calendar.week_keys import KeyedWeek

        return KeyedWeek(shell, reader, photos)
    if key == "agenda":
        from app.ui.pages.calendar.agenda import AgendaView

        return AgendaView(shell, reader, photos)
    return MonthView(shell, reader, photos)
