"""The week view: what has no hour above, the hours below, and who waits for a day beside it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.agenda import Entry
from app.domain.agenda import Waiting as PersonDue
from app.ui.finding.photos import Photos
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.pages.calendar.view import CalendarView
from app.ui.pages.calendar.waiting import WaitingPanel
from app.ui.pages.calendar.week_block import EntryBlock, is_among_hours
from app.ui.pages.calendar.week_board import WeekBoard
from app.ui.pages.calendar.week_carry import WeekCarry
from app.ui.pages.calendar.week_layout import SNAP, Place, week_of
from app.ui.pages.calendar.week_marks import WeekMarks
from app.ui.pages.calendar.week_stretch import WeekStretch
from app.ui.pages.calendar.week_words import range_title, spoken_slot, waiting_entry
from app.ui.pages.calendar.words import first_weekday
from app.ui.shell import Shell

PER_DAY = 40
"""Entries of one day that are read; more would lie too narrow beside each other to be told apart."""
_MINUTE_MS = 60_000


class WeekView(CalendarView):
    """Seven days with their hours; drag or M moves an entry, the lower edge makes it longer, Enter plans something."""

    KEY = "week"

    def __init__(self, shell: Shell, reader: CalendarReader, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(shell, reader, photos, parent)
        self.board = WeekBoard(self)
        self.panel = WaitingPanel(shell, reader, photos)
        self.marks = WeekMarks(shell.desk, self.board, self.panel)
        self.carry = WeekCarry(self.board, self.marks.hint, lambda: reader.today)
        self.stretch = WeekStretch(self.board)
        self.side = self.panel
        self.slot = Place(reader.today)
        self.single_letters = True
        self.is_narrow = False
        self._selected: Entry | None = None
        self._days = week_of(reader.today, first_weekday())
        self._back_to: QWidget | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE_MS)
        self._build()
        self._connect()

    @property
    def selected(self) -> Entry | None:
        return self._selected

    @property
    def today(self) -> date:
        """The present day."""
        return self.reader.today

    def show_range(self, anchor: date) -> None:
        self.slot = Place(anchor, self.slot.minute)
        self._days = week_of(anchor, first_weekday())
        self.reload()
        self.range_changed.emit()
        self._show_marks()

    def bring_week(self, day: date) -> None:
        """Show the week of a day, where it is not in view already."""
        if day not in self._days:
            self._days = week_of(day, first_weekday())
            self.reload()
            self.range_changed.emit()

    def anchor(self) -> date:
        return self.slot.day

    def bounds(self) -> tuple[date, date]:
        return self._days[0], self._days[-1]

    def step(self, places: int) -> None:
        self.show_range(self.slot.day + timedelta(days=7 * places))

    def title(self) -> str:
        return range_title(*self.bounds())

    def reload(self) -> None:
        self.marks.forget()
        days = self.reader.days(*self.bounds(), per_day=PER_DAY)
        self.board.show_days(days, self.today, self._now())
        self._select(self.board.shown(self._selected))
        self.panel.show_week(days)

    def cancel(self) -> bool:
        """Put a carried entry back, or let an edge go that was being pulled."""
        for block in self.board.blocks:
            block.put_down()
        self.stretch.put_back()
        back, self._back_to = self._back_to, None
        if not self.carry.put_back():
            return False
        if back is not None:
            back.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focus_list(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_room(self, *, low: bool, narrow: bool) -> None:
        self.is_narrow = narrow
        self.panel.set_low(low)
        self.board.set_room(low=low, narrow=narrow)

    def set_single_letters(self, is_on: bool) -> None:
        self.single_letters = is_on
        self.panel.single_letters = is_on

    def first_minute(self) -> int:
        """Where the keyboard goes from the any-time row: the first full half hour in sight."""
        top = self.board.hours.minute_at(self.board.area.verticalScrollBar().value())
        return min(23 * 60, -(-int(top) // 30) * 30)

    def stand_on(self, place: Place) -> None:
        """Put the keyboard on a slot."""
        is_other_day = place.day != self.slot.day
        self.slot = place
        self.bring_week(place.day)
        self._select(None)
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.board.bring_in_sight(place)
        self._show_marks()
        if is_other_day:
            self.day_chosen.emit(place.day)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on with the first entry from the slot where the keyboard is."""
        block = self.board.first_from(self.slot) if forward and self.hasFocus() else None
        if block is None:
            return super().focusNextPrevChild(forward)
        block.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, EntryBlock) and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            self._on_block_focused(watched, event.reason())
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._select(None)
        self._show_marks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the slot's ring away; nothing is asked here, for the file may just have been locked."""
        super().focusOutEvent(event)
        self.board.set_marks(self.carry.goal, self.carry.minutes, None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put back what is carried; nothing is asked here either."""
        super().hideEvent(event)
        self._clock.stop()
        self.carry.put_back()
        self.stretch.put_back()

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)

    def _connect(self) -> None:
        board, panel = self.board, self.panel
        board.block_made.connect(self._on_block_made)
        board.day_chosen.connect(lambda day: self.stand_on(Place(day)))
        board.slot_chosen.connect(self._on_slot_chosen)
        board.entry_opened.connect(self.entry_opened)
        board.slot_opened.connect(lambda place: self.add_asked.emit(place.day, place.minute))
        board.rest_asked.connect(lambda day: self.shell.navigator.go("calendar", view="agenda", day=day))
        self.stretch.resized.connect(self.resized)
        self.carry.changed.connect(self._on_carry_changed)
        self.carry.dropped.connect(self._on_dropped)
        panel.person_opened.connect(self.entry_opened)
        panel.picked_up.connect(self._on_person_picked_up)
        panel.carried_to.connect(self.carry.move)
        panel.let_go.connect(self.carry.let_go)
        panel.carry_asked.connect(self._on_person_carried)
        self.photos.arrived.connect(panel.refresh_faces)
        self._clock.timeout.connect(lambda: self.board.show_now(self.today, self._now()))

    def _on_carry_changed(self) -> None:
        if self.isVisible():
            self._show_marks()
        if self.carry.entry is None:
            self.panel.make_way(self, False)

    def _on_block_made(self, block: EntryBlock) -> None:
        block.installEventFilter(self)
        block.chosen.connect(lambda chosen: self._select(chosen.entry))
        block.opened.connect(lambda opened: self.entry_opened.emit(opened.entry))
        block.menu_asked.connect(lambda asked, at: self.menu_asked.emit(asked.entry, at))
        block.picked_up.connect(self._on_picked_up)
        block.carried_to.connect(self.carry.move)
        block.let_go.connect(self.carry.let_go)
        block.stretched.connect(self.stretch.pull)
        block.stretch_ended.connect(self.stretch.let_go)

    def _on_block_focused(self, block: EntryBlock, reason: Qt.FocusReason) -> None:
        place = Place(block.entry.day, block.entry.minute)
        is_other_day = place.day != self.slot.day
        self.slot = place
        self._select(block.entry)
        if reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.board.bring_in_sight(place, block.entry.minutes)
        if is_other_day:
            self.day_chosen.emit(place.day)

    def _on_slot_chosen(self, place: Place) -> None:
        is_other_day = place.day != self.slot.day
        self.slot = place
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._select(None)
        if is_other_day:
            self.day_chosen.emit(place.day)

    def _on_picked_up(self, block: EntryBlock, hold: QPoint) -> None:
        entry = block.entry
        lift = hold.y() if is_among_hours(entry) else self._quarter
        self.carry.pick_up(entry, Place(entry.day, entry.minute), hold, lift)

    def _on_person_picked_up(self, due: PersonDue, hold: QPoint) -> None:
        self.panel.make_way(self, self.is_narrow)
        self.carry.pick_up(waiting_entry(due, self.today), None, hold, self._quarter)

    def _on_person_carried(self, due: PersonDue, row: QWidget) -> None:
        """Carry somebody without a day by the keyboard, from where it stands in the week."""
        day = max(self.today, self._days[0]) if self.today <= self._days[-1] else self.slot.day
        self._back_to = row
        self.panel.make_way(self, self.is_narrow)
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.carry.pick_up(waiting_entry(due, self.today), None)
        self.carry.hold_over(Place(day))

    def _on_dropped(self, entry: Entry, place: Place, minutes: int) -> None:
        """Tell the page; the block keeps the keyboard, and somebody without a day leaves it on the new slot."""
        self.slot = place
        if self._back_to is not None:
            self._back_to = None
            self.side_done.emit()
        if (place.day, place.minute) != (entry.day, entry.minute) or self.board.block_of(entry) is None:
            self.carried.emit(entry, place.day, place.minute)
        if minutes != entry.minutes:
            self.resized.emit(entry, minutes)

    def _select(self, entry: Entry | None) -> None:
        before, self._selected = self.board.block_of(self._selected), entry
        block = self.board.block_of(entry)
        if before is not None and before is not block:
            before.set_selected(False)
        if block is not None:
            block.set_selected(True)
        self._show_marks()

    def _show_marks(self) -> None:
        """Show goal and slot, hatch what does not suit, and explain it."""
        is_here = self.hasFocus() and bool(self.property("kbd"))
        self.marks.show(self.carry, self._selected, self.slot if is_here else None)
        held = self.board.entries_at(self.slot)
        self.setAccessibleName(spoken_slot(self.slot.day, self.slot.minute, held, self.today))

    @property
    def _quarter(self) -> int:
        """Half a quarter of an hour in pixels: what has no upper edge yet lands in the quarter under the mouse."""
        return self.board.hours.y_of(SNAP / 2)

    def _now(self) -> int:
        clock = self.shell.desk.store.clock
        moment = clock.now().astimezone(clock.zone)
        return moment.hour * 60 + moment.minute
