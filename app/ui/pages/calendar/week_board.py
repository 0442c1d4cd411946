"""The card of the week: heads, the any-time row and the hours, with an entry's block wherever it belongs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.agenda import CalendarDay, Entry
from app.ui.dossier.menus import new_menu
from app.ui.formatting import number_text
from app.ui.icons import icon
from app.ui.pages.calendar.week_anytime import AnytimeRow, MoreButton
from app.ui.pages.calendar.week_block import EntryBlock, is_among_hours
from app.ui.pages.calendar.week_blocks import WeekBlocks
from app.ui.pages.calendar.week_head import HEAD, WeekHead
from app.ui.pages.calendar.week_hours import Hatches, HoursCanvas
from app.ui.pages.calendar.week_layout import Columns, Place, first_hour, snapped, weights
from app.ui.pages.calendar.week_rim import RADIUS, Rim
from app.ui.pages.calendar.words import entry_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import rounded_box

_GUTTER, _LABEL = 55, 10


class WeekBoard(QWidget):
    """Seven days; tells what is done to blocks and to empty places, and shows what it is told."""

    block_made = Signal(object)
    """EntryBlock: a new one, to be listened to."""
    day_chosen = Signal(object)
    slot_chosen = Signal(object)
    slot_opened = Signal(object)
    entry_opened = Signal(object)
    rest_asked = Signal(object)
    """date: what was not even read of a day is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: tuple[CalendarDay, ...] = ()
        self.blocks: tuple[EntryBlock, ...] = ()
        self._today = date.min
        self._blocks = WeekBlocks(self)
        self._narrow = False
        self._is_placed = False
        self.head = WeekHead(self)
        self.anytime = AnytimeRow(self)
        self.hours = HoursCanvas()
        self.area = QScrollArea(self)
        self._rim = Rim(self)
        self._build()
        self._connect()

    def show_days(self, days: tuple[CalendarDay, ...], today: date, now: int) -> None:
        """Show seven days; blocks of what was there before stay, and only move."""
        is_other_week = not self.days or days[0].day != self.days[0].day
        self.days, self._today = days, today
        self.head.show_days(days, today)
        self.anytime.show_days(days, today)
        self.hours.show_days(days, Place(today, now))
        self._fill()
        self._arrange()
        if is_other_week:
            self._is_placed = False
            self._scroll_when_new()

    def show_now(self, today: date, now: int) -> None:
        """Move the line of now."""
        self.hours.show_days(self.days, Place(today, now))

    def set_room(self, *, low: bool, narrow: bool) -> None:
        """Fit to a low window, or let the weekend share a column."""
        self._narrow = narrow
        self.anytime.set_low(low)
        if self.days:
            self._fill()
            self._arrange()

    def set_marks(self, goal: Place | None, minutes: int, cursor: Place | None) -> None:
        """Show where a carried entry would land, and where the keyboard is."""
        self.anytime.set_marks(goal, cursor)
        self.hours.set_marks(goal, minutes, cursor)

    def set_hatches(self, hatches: Hatches) -> None:
        """Hatch what does not suit somebody."""
        self.hours.set_hatches(hatches)

    def block_of(self, entry: Entry | None) -> EntryBlock | None:
        """The block that shows an entry."""
        return None if entry is None else self._blocks.of(entry)

    def shown(self, entry: Entry | None) -> Entry | None:
        """An entry as it was read last; None when it is not in the week."""
        block = self.block_of(entry)
        return block.entry if block is not None else None

    def entries_at(self, place: Place) -> tuple[Entry, ...]:
        """What takes place in a half hour, or stands in a cell of the any-time row."""
        return tuple(block.entry for block in self.held_at(place))

    def held_at(self, place: Place) -> tuple[EntryBlock, ...]:
        """Blocks that take place in a half hour, or in a cell of the any-time row."""
        of_day = [block for block in self.blocks if block.entry.day == place.day]
        if place.minute is None:
            return tuple(block for block in of_day if not is_among_hours(block.entry))
        slot = self.hours.slot_rect(place, 30).adjusted(0, 1, 0, -1)
        return tuple(block for block in of_day if is_among_hours(block.entry) and block.geometry().intersects(slot))

    def first_from(self, place: Place) -> EntryBlock | None:
        """The first block at a place or after it, as Tab goes."""
        start = place.day, -1 if place.minute is None else place.minute
        return next((block for block in self.blocks if _order(block.entry) >= start), None)

    def place_at(self, point: QPoint, lift: int, minutes: int) -> Place | None:
        """Where something held `lift` pixels below its upper edge would land; None outside."""
        if not self.rect().contains(point) or not self.days:
            return None
        day = self.days[self._columns().at(point.x())].day
        if point.y() < self.area.y():
            return Place(day)
        y = point.y() - self.area.y() + self.area.verticalScrollBar().value() - lift
        return Place(day, snapped(self.hours.minute_at(y), minutes))

    def rect_of(self, place: Place, minutes: int) -> QRect:
        """Where a place lies on the board now."""
        if place.minute is None:
            return self.anytime.cell(place.day).translated(self.anytime.pos())
        top = self.area.y() - self.area.verticalScrollBar().value()
        return self.hours.slot_rect(place, minutes).translated(0, top)

    def bring_in_sight(self, place: Place, minutes: int = 30) -> None:
        """Scroll so far that a place can be seen."""
        if place.minute is not None:
            rect = self.hours.slot_rect(place, minutes)
            bar, height = self.area.verticalScrollBar(), self.area.viewport().height()
            low, high = rect.bottom() + 12 - height, rect.top() - 12
            bar.setValue(min(max(bar.value(), min(low, high)), high))

    def scroll_at_edge(self, y: int) -> bool:
        """Scroll a step when a carried entry is near the upper or lower end of the hours; whether it did."""
        bar = self.area.verticalScrollBar()
        before, top, bottom = bar.value(), self.area.y(), self.area.geometry().bottom()
        if bottom - 28 < y <= bottom + 40:
            bar.setValue(before + 12)
        elif top <= y < top + 20:
            bar.setValue(before - 12)
        return bar.value() != before

    def stretch(self, block: EntryBlock, minutes: int) -> None:
        """Show a block with another length, while its edge is pulled."""
        top = block.geometry().top()
        bottom = self.hours.y_of((block.entry.minute or 0) + max(minutes, 15))
        block.setGeometry(block.x(), top, block.width(), max(12, bottom - top))
        block.raise_()

    def settle(self) -> None:
        """Put every block back where it belongs."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        QTimer.singleShot(0, self, self._scroll_when_new)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._scroll_when_new)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded_box(painter, QRectF(self.rect()), RADIUS, theme.color("card"))
        if self.days and self.days[-1].is_closed:
            strip = QRectF(self.area.geometry())
            strip.setLeft(self._inner_width() + 1)
            painter.fillRect(strip, theme.color("paper"))

    def _build(self) -> None:
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setWidget(self.hours)
        self._rim.raise_()

    def _connect(self) -> None:
        self._blocks.made.connect(self.block_made)
        self.head.day_chosen.connect(self.day_chosen)
        for part in (self.anytime, self.hours):
            part.clicked.connect(self.slot_chosen)
            part.double_clicked.connect(self.slot_opened)
        self.anytime.more_asked.connect(self._on_more)
        self.area.verticalScrollBar().setSingleStep(self.hours.hour_height)
        theme_of(self).changed.connect(self._on_theme_changed)

    def _fill(self) -> None:
        self.blocks = self._blocks.fill(self.days, self._today, self.anytime, self.hours)
        self._blocks.order(self.days, self.anytime)

    def _columns(self) -> Columns:
        days = tuple(each.day for each in self.days)
        return Columns(self._inner_width(), theme_of(self).scale.px(_GUTTER), weights(days, self._narrow) or (1.0,))

    def _arrange(self) -> None:
        px = theme_of(self).scale.px
        width, head = self.width(), px(HEAD)
        above, among = self._cells(False), self._cells(True)
        fullest = max((len(cell) for cell in above), default=0)
        row = self.anytime.height_for(fullest, bool(self.anytime.mores))
        self.head.setGeometry(1, 0, width - 2, head)
        self.anytime.setGeometry(1, head, width - 2, row)
        self.area.setGeometry(1, head + row, width - 2, max(0, self.height() - head - row - 1))
        self.hours.resize(self._inner_width(), 24 * self.hours.hour_height)
        columns = self._columns()
        self.head.arrange(columns)
        self.anytime.arrange(columns, above)
        self.hours.arrange(columns, among)
        self._rim.setGeometry(self.rect())
        self._rim.rule = head + row
        self._rim.raise_()

    def _inner_width(self) -> int:
        """Width of heads, row and hours, without the border and the scroll bar."""
        return max(100, self.width() - 2 - self.area.verticalScrollBar().sizeHint().width())

    def _cells(self, among_hours: bool) -> tuple[tuple[EntryBlock, ...], ...]:
        fitting = [block for block in self.blocks if is_among_hours(block.entry) is among_hours]
        return tuple(tuple(block for block in fitting if block.entry.day == day.day) for day in self.days)

    def _scroll_when_new(self) -> None:
        """Begin with the first thing of a week, as soon as it can be seen."""
        height = self.area.viewport().height()
        if self._is_placed or not self.days or not self.isVisible():
            return
        minutes = [block.entry.minute or 0 for block in self.blocks if is_among_hours(block.entry)]
        hour = first_hour(minutes, height / self.hours.hour_height)
        self.area.verticalScrollBar().setValue(self.hours.y_of(hour * 60) - theme_of(self).scale.px(_LABEL))
        self._is_placed = True

    def _on_more(self, more: MoreButton) -> None:
        """A menu of what has no room in the row."""
        menu = new_menu(self)
        color = theme_of(self).color("ink2")
        for entry in more.entries:
            action = menu.addAction(icon(entry_icon(entry), color, 16), entry.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, each=entry: self.entry_opened.emit(each))
        if more.unread:
            rest = menu.addAction(self.tr("And {count} more").format(count=number_text(more.unread)))
            rest.triggered.connect(lambda: self.rest_asked.emit(more.day))
        menu.popup(more.mapToGlobal(more.rect().bottomLeft()))

    def _on_theme_changed(self) -> None:
        bar = self.area.verticalScrollBar()
        share = bar.value() / max(1, self.hours.height())
        self._fill()
        self._arrange()
        bar.setValue(round(share * self.hours.height()))
        self.update()


def _order(entry: Entry) -> tuple[date, int]:
    return entry.day, entry.minute if entry.minute is not None and is_among_hours(entry) else -1
