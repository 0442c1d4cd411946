"""The month view: weeks of days in a card, with the chosen day beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.agenda import Entry
from app.ui.dossier.menus import new_menu
from app.ui.finding.photos import Photos
from app.ui.pages.calendar.carrying import Carrying
from app.ui.pages.calendar.day_panel import DayPanel
from app.ui.pages.calendar.month_keys import KeyedMonth, go_to
from app.ui.pages.calendar.month_model import MonthModel
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.pages.calendar.view import CalendarView
from app.ui.pages.calendar.words import add_months, month_title
from app.ui.shell import Shell
from app.ui.widgets.card import Card


class MonthView(CalendarView):
    """A month of days; drag or M moves an entry, Enter and a double-click plan something."""

    KEY = "month"

    def __init__(self, shell: Shell, reader: CalendarReader, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(shell, reader, photos, parent)
        self.model = MonthModel(reader, self)
        self.carrying = Carrying(shell.desk, self)
        self.table = KeyedMonth(self.model, self.carrying)
        self.panel = DayPanel(shell, reader, photos)
        self.side = self.panel
        self._is_narrow = False
        self._follow: Entry | None = None
        self._build()
        self._connect()

    @property
    def selected(self) -> Entry | None:
        return self.table.selected

    def show_range(self, anchor: date) -> None:
        if anchor.replace(day=1) != self.model.month or not self.model.rowCount():
            self.model.show_month(anchor)
        if not self.table.choose(anchor):
            self.panel.show_day(anchor)
        self.range_changed.emit()

    def anchor(self) -> date:
        return self.table.chosen

    def bounds(self) -> tuple[date, date]:
        return self.model.first, self.model.last

    def step(self, places: int) -> None:
        """Turn to another month; what is carried stays in the hand."""
        self.show_range(add_months(self.table.chosen, places) if self._is_in_month() else self._turned(places))

    def title(self) -> str:
        return month_title(self.model.month)

    def reload(self) -> None:
        self.model.reload()
        follow, self._follow = self._follow, None
        if follow is not None and self.model.holds(follow.day):
            self.table.choose_entry(follow)
        self.panel.show_day(self.table.chosen)

    def follow(self, entry: Entry) -> None:
        """Stand on this entry on its new day after the next reload."""
        self._follow = entry

    def cancel(self) -> bool:
        return self.carrying.put_back()

    def focus_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_room(self, *, low: bool, narrow: bool) -> None:
        self._is_narrow = narrow
        self.panel.set_low(low)

    def set_single_letters(self, is_on: bool) -> None:
        self.table.single_letters = is_on

    def hideEvent(self, event: QHideEvent) -> None:
        """Put back what is carried; nothing is asked of the file, which may just have been locked."""
        super().hideEvent(event)
        self.carrying.put_back()

    def _build(self) -> None:
        card = Card()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        table, panel = self.table, self.panel
        table.day_chosen.connect(self._on_chosen)
        table.more_asked.connect(self._on_more)
        table.opened.connect(self.entry_opened)
        table.add_asked.connect(lambda day: self.add_asked.emit(day, None))
        table.day_entered.connect(self._on_entered)
        table.menu_asked.connect(self.menu_asked)
        table.day_menu_asked.connect(self._on_day_menu)
        table.paged.connect(self._on_paged)
        table.went.connect(self.show_range)
        self.carrying.dropped.connect(self.model.drop)
        self.model.dropped.connect(self.carried)
        panel.entry_opened.connect(self.entry_opened)
        panel.add_asked.connect(self.add_asked)
        panel.day_asked.connect(lambda day: go_to(table, day))
        panel.menu_asked.connect(self.menu_asked)
        panel.suggestion_taken.connect(self.carried)
        self.photos.arrived.connect(panel.refresh_faces)

    def _is_in_month(self) -> bool:
        return self.table.chosen.replace(day=1) == self.model.month

    def _turned(self, places: int) -> date:
        return add_months(self.model.month, places)

    def _on_chosen(self, day: date) -> None:
        self.panel.show_day(day)
        self.day_chosen.emit(day)

    def _on_more(self, day: date) -> None:
        self.table.choose(day)
        self.side_asked.emit()

    def _on_entered(self, day: date) -> None:
        if self._is_narrow:
            self.side_asked.emit()
        else:
            self.add_asked.emit(day, None)

    def _on_day_menu(self, day: date, place: QPoint) -> None:
        menu = new_menu(self)
        if day >= self.reader.today:
            menu.addAction(self.tr("Plan someone for this day")).triggered.connect(
                lambda: self.add_asked.emit(day, None)
            )
        menu.addAction(self.tr("Print the month…")).triggered.connect(lambda: self.print_asked.emit())
        menu.popup(place)

    def _on_paged(self, places: int) -> None:
        """Turn by the wheel, or while something is held at the edge."""
        carried = self.carrying.entry
        self.step(places)
        if carried is not None:
            self.carrying.move(self.cursor().pos(), self._day_under(self.cursor().pos()))

    def _day_under(self, place: QPoint) -> date | None:
        here = self.table.viewport().mapFromGlobal(place)
        return self.model.date_at(self.table.indexAt(here)) if self.table.viewport().rect().contains(here) else None
