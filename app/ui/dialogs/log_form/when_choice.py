"""When it was: just now, earlier today, yesterday, or a day and time of the owner's choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.clock import Clock
from app.ui.dialogs.time_entry import TimeEntry
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.menus import new_menu
from app.ui.formatting import day_text, time_text
from app.ui.widgets.buttons import SecondaryButton


class WhenKind(StrEnum):
    """How the moment was named."""

    NOW = "now"
    TODAY = "today"
    YESTERDAY = "yesterday"
    PICKED = "picked"


@dataclass(frozen=True, slots=True)
class When:
    """A day and a minute of it, None for any time."""

    kind: WhenKind
    day: date
    minute: int | None = None

    def words(self, today: date) -> str:
        """Inside a sentence: "today at 10:12", "yesterday", "Tue 9 June at 14:00"."""
        near = {today: _tr("today"), today - timedelta(days=1): _tr("yesterday")}
        named = near.get(self.day) or day_text(self.day, today)
        if self.minute is None:
            return named
        return _tr("{day} at {time}").format(day=named, time=time_text(self.minute))


def local_minute(clock: Clock) -> int:
    """Minute of the owner's day."""
    now = clock.now().astimezone()
    return now.hour * 60 + now.minute


class WhenChoice(SecondaryButton):
    """The button with its menu; `row` holds the fields of a picked day and is shown for that only."""

    changed = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__("", icon="clock", chevron=True)
        self._clock = clock
        self._chosen = WhenKind.NOW
        self._menu: QMenu | None = None
        today = clock.today()
        self.day = DayEntry(today, today)
        self.time = TimeEntry(placeholder=self.tr("Any time"))
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time"))
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.day, 3)
        row.addWidget(self.time, 2)
        self.clicked.connect(self.open_menu)
        self.day.textChanged.connect(self._on_changed)
        self.time.textChanged.connect(self._on_changed)
        self.choose(WhenKind.NOW)

    @property
    def when(self) -> When | None:
        """The moment meant, None while a picked day or time is not understood."""
        today = self._clock.today()
        if self._chosen is WhenKind.NOW:
            return When(self._chosen, today, local_minute(self._clock))
        if self._chosen is not WhenKind.PICKED:
            return When(self._chosen, today - timedelta(days=self._chosen is WhenKind.YESTERDAY))
        if self.day.day is None or not self.time.is_valid:
            return None
        return When(self._chosen, self.day.day, self.time.minute)

    @property
    def trouble(self) -> str:
        """What is wrong with a picked day or time; empty when nothing is."""
        if self._chosen is not WhenKind.PICKED:
            return ""
        if self.day.day is None:
            return self.tr("This day is not clear. “3 June” or “yesterday” would be.")
        if not self.time.is_valid:
            return self.tr("This time is not clear. “10” or “9:30” would be.")
        if self.day.day > self._clock.today():
            return self.tr("This day is still to come. What lies ahead is planned, not logged.")
        return ""

    def choose(self, kind: WhenKind) -> None:
        """Take one of the four."""
        self._chosen = kind
        self.row.setVisible(kind is WhenKind.PICKED)
        self._on_changed()

    def set_when(self, when: When) -> None:
        """Show a moment."""
        self.day.set_day(when.day)
        self.time.set_minute(when.minute)
        self.choose(when.kind)

    def open_menu(self) -> QMenu:
        """Show the four choices under the button."""
        menu = new_menu(self)
        for kind in WhenKind:
            menu.addAction(self._word(kind)).triggered.connect(lambda _=False, each=kind: self._on_chosen(each))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._menu = menu
        return menu

    def _word(self, kind: WhenKind) -> str:
        return {
            WhenKind.NOW: self.tr("Just now"),
            WhenKind.TODAY: self.tr("Earlier today"),
            WhenKind.YESTERDAY: self.tr("Yesterday"),
            WhenKind.PICKED: self.tr("Another day or time"),
        }[kind]

    def _on_chosen(self, kind: WhenKind) -> None:
        self.choose(kind)
        if kind is WhenKind.PICKED:
            self.day.setFocus()
            self.day.selectAll()

    def _on_changed(self) -> None:
        when = self.when
        picked = day_text(when.day, self._clock.today()) if when and when.kind is WhenKind.PICKED else ""
        self.setText(picked or self._word(self._chosen))
        self.setAccessibleName(self.tr("When: {words}").format(words=picked or self._word(self._chosen)))
        self.updateGeometry()
        self.update()
        self.changed.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("LogDialog", text)
