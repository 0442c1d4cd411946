"""The way they like it: a gentle line when a plan would not suit, with what would, one click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.wishes import Broken, BrokenKind
from app.ui.dialogs.time_entry import TimeEntry
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.words import channel_word
from app.ui.formatting import time_text
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton
from app.ui.widgets.choice_row import ChoiceRow
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_box

_ICONS = {BrokenKind.CHANNEL: "speech", BrokenKind.DAY: "calendar", BrokenKind.HOUR: "clock"}


class WishNote(QWidget):
    """Watches channel, day and hour of a plan for some people; hidden while everything suits. It never forbids."""

    def __init__(self, shell: Shell, channel: ChoiceRow, day: DayEntry, time: TimeEntry) -> None:
        super().__init__()
        self._shell = shell
        self._channel, self._day, self._time = channel, day, time
        self._people: tuple[int, ...] = ()
        self.broken: Broken | None = None
        self.text = Label("", wrap=True)
        self.instead = GhostButton("", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.instead)
        self.hide()
        channel.chosen.connect(lambda _value: self.look())
        day.day_changed.connect(self.look)
        time.textChanged.connect(lambda _text: self.look())
        self.instead.clicked.connect(self._on_instead)

    def watch(self, people: Sequence[int]) -> None:
        """Look after the wishes of these people."""
        self._people = tuple(people)
        self.look()

    def look(self) -> None:
        """Say what would not suit, or go away."""
        self.broken = next(filter(None, map(self._broken_of, self._people)), None)
        if self.broken is not None:
            self.text.setText(self.broken.sentence)
            self.instead.setText(self._instead_words(self.broken))
            self.instead.setVisible(self.broken.has_alternative)
            self.setAccessibleName(self.broken.sentence)
        self.setVisible(self.broken is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rounded_box(painter, QRectF(self.rect()), 12, theme.color("slate_t"), theme.color("slate_l"))
        if self.broken is not None:
            place = QPointF(16, round(self.height() / 2 - 9))
            paint_icon(painter, place, _ICONS[self.broken.kind], theme.color("slate"), 18)

    def _broken_of(self, number: int) -> Broken | None:
        day = self._day.day
        if day is None or self._channel.value is None:
            return None
        return self._shell.desk.cadences.breaks(number, str(self._channel.value), day, self._time.minute)

    def _instead_words(self, broken: Broken) -> str:
        if broken.kind is BrokenKind.CHANNEL:
            return self.tr("{channel} instead").format(channel=channel_word(broken.channel))
        if broken.day is not None:
            day = QDate(broken.day.year, broken.day.month, broken.day.day)
            return self.tr("On {weekday}").format(weekday=QLocale().standaloneDayName(day.dayOfWeek()))
        return self.tr("At {time}").format(time=time_text(broken.minute or 0))

    def _on_instead(self) -> None:
        broken = self.broken
        if broken is None:
            return
        if broken.kind is BrokenKind.CHANNEL:
            self._channel.set_value(broken.channel)
            self._channel.setFocus()
        elif broken.day is not None:
            self._day.set_day(broken.day)
            self._day.setFocus()
        else:
            self._time.set_minute(broken.minute)
            self._time.setFocus()
        self.look()
