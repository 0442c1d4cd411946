"""The reminder of the day, the tray, and starting with the computer."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout

from app import autostart
from app.domain.errors import KeepwarmError
from app.domain.settings import Reminders, Settings
from app.ui.formatting import joined, time_text
from app.ui.pages.settings.part import set_quietly
from app.ui.pages.settings.rows import SettingRow
from app.ui.pages.settings.section import Section
from app.ui.shell import Shell
from app.ui.tray import Tray
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.labelled import Choice

_TIMES = tuple(range(6 * 60, 20 * 60 + 1, 30))


class RemindersSection(Section):
    """When the desktop may speak up, and what it may say."""

    KEY: ClassVar[str] = "reminders"
    ICON: ClassVar[str] = "bell"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._build_day()
        self._build_words()
        self._build_start()

    def title(self) -> str:
        return self.tr("Reminders")

    def state(self, settings: Settings) -> str:
        wishes = settings.reminders
        if not wishes.is_on:
            return self.tr("Off")
        if not wishes.quiet_days:
            return time_text(wishes.at_minute)
        names = tuple(QLocale().standaloneDayName(day + 1) for day in wishes.quiet_days)
        return self.tr("{time}, quiet on {days}").format(time=time_text(wishes.at_minute), days=joined(names))

    def show_settings(self, settings: Settings) -> None:
        wishes = settings.reminders
        for toggle, is_on in (
            (self.daily, wishes.is_on), (self.names, wishes.show_names), (self.tray, wishes.stays_in_tray),
            (self.presenting, wishes.quiet_while_presenting),
        ):  # fmt: skip
            set_quietly(toggle, is_on)
        self.time.set_value(wishes.at_minute)
        for day, chip in enumerate(self.days):
            chip.setChecked(day in wishes.quiet_days)
        self._show_possible(wishes)

    def reload(self) -> None:
        set_quietly(self.start, autostart.is_on())

    def _show_possible(self, wishes: Reminders) -> None:
        """What can't work here is said, not hidden."""
        is_possible = Tray.is_possible()
        self.day_row.say(
            self.tr("One notification a day: whom to reach, which promises are due.")
            if is_possible
            else self.tr("This desktop shows no tray icons, so it can't announce anything; Today says the same.")
        )
        for toggle in (self.daily, self.tray, self.presenting, self.names):
            toggle.setEnabled(is_possible)
        self.start.setEnabled(is_possible or autostart.is_on())
        self.time.setEnabled(is_possible and wishes.is_on)
        for chip in self.days:
            chip.setEnabled(is_possible and wishes.is_on)

    def _build_day(self) -> None:
        self.day_row = SettingRow("bell", self.tr("Say once a day what is waiting"))
        self.time = Choice("", tuple((minute, time_text(minute)) for minute in _TIMES), name=self.tr("Time"))
        self.time.keep_width(110)
        self.daily = ToggleRow(self.tr("Remind me"))
        self.day_row.add(self.time)
        self.day_row.add(self.daily)
        self.daily.toggled.connect(lambda on: self.change("reminders", is_on=on))
        self.time.chosen.connect(lambda minute: self.change("reminders", at_minute=minute))
        quiet = SettingRow("moon", self.tr("Quiet days"), self.tr("Nothing is announced on these days."))
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(6)
        names = [QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
        self.days = tuple(Chip(name) for name in names)
        for chip in self.days:
            chip.clicked.connect(self._on_days)
            row.addWidget(chip)
        row.addStretch(1)
        quiet.below.addLayout(row)
        self.add_part(self.tr("Once a day"), self.day_row, quiet)

    def _build_words(self) -> None:
        names = SettingRow("eyeoff", self.tr("First names in the notification"), self.tr(
            "Without them it says only how many, which is better where others see the screen. "
            "While Keepwarm is locked it never names anybody."))  # fmt: skip
        self.names = ToggleRow(self.tr("Show first names"))
        names.add(self.names)
        self.names.toggled.connect(lambda on: self.change("reminders", show_names=on))
        presenting = SettingRow("speech", self.tr("While you present"), self.tr(
            "Nothing is announced while names are blurred (Ctrl Shift H), "
            "or after you chose it in the menu of the tray icon."))  # fmt: skip
        self.presenting = ToggleRow(self.tr("Stay quiet"))
        presenting.add(self.presenting)
        self.presenting.toggled.connect(lambda on: self.change("reminders", quiet_while_presenting=on))
        self.add_part(self.tr("What it says"), names, presenting)

    def _build_start(self) -> None:
        tray = SettingRow("today", self.tr("When the window is closed"), self.tr(
            "Keepwarm stays in the tray, so that it can remind you. It locks as usual."))  # fmt: skip
        self.tray = ToggleRow(self.tr("Stay in the tray"))
        tray.add(self.tray)
        self.tray.toggled.connect(lambda on: self.change("reminders", stays_in_tray=on))
        start = SettingRow("sun", self.tr("With the computer"), self.tr(
            "Starts in the tray when you log in. This is kept on the computer, not in your file."))  # fmt: skip
        self.start = ToggleRow(self.tr("Start with the computer"))
        start.add(self.start)
        self.start.toggled.connect(self._on_start)
        self.add_part(self.tr("Being there"), tray, start)

    def _on_days(self) -> None:
        self.change("reminders", quiet_days=tuple(day for day, chip in enumerate(self.days) if chip.isChecked()))

    def _on_start(self, is_on: bool) -> None:
        try:
            autostart.switch(is_on)
        except OSError as error:
            set_quietly(self.start, autostart.is_on())
            title = self.tr("Keepwarm could not be set to start with the computer.")
            hint = self.tr("The system said: {reason}. Everything else works as before.")
            self.shell.messages.error(KeepwarmError(title, hint.format(reason=error.strerror)))
