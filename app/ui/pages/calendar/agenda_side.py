"""Beside the agenda: the month in small, what is shown, who is on nobody's plan, and the file for other calendars."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.agenda import EntryKind
from app.ui.finding.photos import Photos
from app.ui.pages.calendar.mini_month import MiniMonth
from app.ui.pages.calendar.phone_note import PhoneNote
from app.ui.pages.calendar.reading import CONTACTS, EXPECTED, CalendarReader
from app.ui.pages.calendar.waiting_card import WaitingCard
from app.ui.pages.calendar.words import month_end
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.scroll_pane import ScrollPane
from app.ui.widgets.section_header import SectionHeader

_MOST_WAITING = 3


class AgendaSide(QWidget):
    """`shown` carries kinds and whether they shall be shown."""

    day_chosen = Signal(object)
    shown = Signal(object, bool)
    plan_asked = Signal(int)
    set_up_asked = Signal()

    def __init__(self, reader: CalendarReader, photos: Photos) -> None:
        super().__init__()
        self._reader = reader
        self.month = MiniMonth(reader.today)
        self.chips = {
            CONTACTS: Chip(self.tr("Contacts"), checked=True),
            frozenset((EntryKind.PROMISE,)): Chip(self.tr("Promises"), checked=True),
            frozenset((EntryKind.SURPRISE,)): Chip(self.tr("Surprises"), checked=True),
            EXPECTED: Chip(self.tr("Expected"), checked=True),
            frozenset((EntryKind.HOLIDAY,)): Chip(self.tr("Holidays")),
        }
        self.waiting_head = SectionHeader(self.tr("Nobody has planned them"))
        self.waiting = WaitingCard(photos)
        self.note = PhoneNote()
        self.setAccessibleName(self.tr("Beside the agenda"))
        self._build()
        self._connect()

    def show_kinds(self, kinds: frozenset[EntryKind]) -> None:
        """Check the chips of what is shown."""
        for some, chip in self.chips.items():
            if chip.isChecked() != bool(some & kinds):
                chip.blockSignals(True)
                chip.setChecked(bool(some & kinds))
                chip.blockSignals(False)
                chip.set_label(chip.text())

    def show_view(self, first: date, last: date) -> None:
        """Tint what is in view."""
        self.month.show_view(first, last)

    def read(self) -> None:
        """Read dots and people again."""
        self._show_dots(self.month.month)
        people = self._reader.desk.calendar.waiting(_MOST_WAITING)
        self.waiting.show_people(people)
        self.waiting_head.setVisible(bool(people))
        self.waiting.setVisible(bool(people))

    def _build(self) -> None:
        card = Card()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.month)
        chips = QWidget()
        flow = FlowLayout(chips, gap=8)
        for chip in self.chips.values():
            flow.addWidget(chip)
        content = QWidget()
        content.setProperty("pane", True)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(card)
        column.addSpacing(12)
        column.addWidget(SectionHeader(self.tr("Show")))
        column.addWidget(chips)
        column.addSpacing(12)
        column.addWidget(self.waiting_head)
        column.addWidget(self.waiting)
        column.addStretch(1)
        column.addSpacing(12)
        column.addWidget(self.note)
        area = ScrollPane(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _connect(self) -> None:
        self.month.day_chosen.connect(self.day_chosen)
        self.month.month_shown.connect(self._show_dots)
        self.waiting.plan_asked.connect(self.plan_asked)
        self.note.set_up_asked.connect(self.set_up_asked)
        for kinds, chip in self.chips.items():
            chip.toggled.connect(lambda is_on, kinds=kinds: self.shown.emit(kinds, is_on))

    def _show_dots(self, month: date) -> None:
        self.month.show_dots(self._reader.desk.calendar.dots(month, month_end(month)))
