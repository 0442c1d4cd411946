"""When and how often: days, minutes, time away, cadences and what a touchpoint takes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout

from app.domain.settings import OwnerProfile, Settings, Touch
from app.ui.formatting import day_text, minutes_text, span_text
from app.ui.pages.settings.cadence_part import CadencePart
from app.ui.pages.settings.part import set_quietly
from app.ui.pages.settings.proposals_part import ProposalsPart
from app.ui.pages.settings.rows import SettingRow
from app.ui.pages.settings.section import Section
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice_row import ToggleRow
from app.ui.widgets.label import Label
from app.ui.widgets.labelled import Choice

_FIRST_AWAY_DAYS = 13
_TAKES = (5, 10, 15, 20, 30, 45, 60, 75, 90, 120, 180, 240)
_GAPS = (7, 14, 21, 28, 42, 56, 90, 120, 182, 273, 365)
_BUDGETS = (30, 45, 60, 90, 120, 150, 180, 240, 300, 420, 600)


class RhythmSection(Section):
    """Days, minutes, time away, cadences and what a touchpoint takes."""

    KEY: ClassVar[str] = "rhythm"
    ICON: ClassVar[str] = "calendar"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._build_week()
        self._build_gaps()
        self.shared, self.proposals = CadencePart(shell, _GAPS), ProposalsPart(shell)
        self.column.addSpacing(12)
        self.column.addWidget(self.shared)
        self.column.addSpacing(14)
        self.column.addWidget(self.proposals)
        self._build_minutes()

    def title(self) -> str:
        return self.tr("Rhythm and days")

    def state(self, settings: Settings) -> str:
        return self.tr("{minutes} a week").format(minutes=minutes_text(settings.owner.weekly_minutes))

    def show_settings(self, settings: Settings) -> None:
        owner, touch = settings.owner, settings.touch
        for day, chip in enumerate(self.days):
            chip.setChecked(day in owner.working_days)
        self.budget.set_value(owner.weekly_minutes)
        self._show_away(owner)
        self.inner.set_value(touch.inner_circle_days)
        self.regular.set_value(touch.regular_days)
        self.occasional.set_value(touch.occasional_days)
        self.proposals.show_settings(settings)
        set_quietly(self.ask, touch.ask_how_it_went)
        for channel, minutes in touch.minutes:
            if channel in self.minutes:
                self.minutes[channel].set_value(minutes)

    def _build_week(self) -> None:
        week = SettingRow("calendar", self.tr("Working days"), self.tr("Plans avoid the other days."))
        days = QHBoxLayout()
        days.setContentsMargins(0, 8, 0, 0)
        days.setSpacing(6)
        names = [QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
        self.days = tuple(Chip(name) for name in names)
        for chip in self.days:
            chip.clicked.connect(self._on_days)
            days.addWidget(chip)
        days.addStretch(1)
        week.below.addLayout(days)
        limit = SettingRow("clock", self.tr("Minutes a week for keeping in touch"), self.tr(
            "Today shows about as much as fits; the rest can wait."))  # fmt: skip
        self.budget = Choice("", tuple((value, minutes_text(value)) for value in _BUDGETS), name=limit.title.text())
        self.budget.keep_width(140)
        limit.add(self.budget)
        self.budget.chosen.connect(lambda value: self.change("owner", weekly_minutes=value))
        self.add_part(self.tr("Your week"), week, limit, self._away_row())

    def _away_row(self) -> SettingRow:
        self.away = SettingRow("sun", self.tr("Away"))
        self.away_from, self.away_until = _date_edit(), _date_edit()
        self.away_from.setAccessibleName(self.tr("Away from"))
        self.away_until.setAccessibleName(self.tr("Away until"))
        self.go_away = SecondaryButton(self.tr("Plan time away"))
        self.stay = GhostButton(self.tr("Not away"))
        dash = Label("–", "body", "ink2")
        self._away_parts = (self.away_from, dash, self.away_until, self.stay)
        for widget in (*self._away_parts, self.go_away):
            self.away.add(widget)
        self.go_away.clicked.connect(self._on_go_away)
        self.stay.clicked.connect(lambda: self.change("owner", away_from=None, away_until=None))
        for edit in (self.away_from, self.away_until):
            edit.editingFinished.connect(self._on_away)
        return self.away

    def _build_gaps(self) -> None:
        items = tuple((days, self.tr("every {span}").format(span=span_text(days))) for days in _GAPS)
        self.inner, self.regular, self.occasional = Choice("", items), Choice("", items), Choice("", items)
        rows = []
        for icon, title, choice, name in (
            ("heart", self.tr("Inner circle"), self.inner, "inner_circle_days"),
            ("people", self.tr("Regular"), self.regular, "regular_days"),
            ("sprout", self.tr("Occasional"), self.occasional, "occasional_days"),
        ):
            row = SettingRow(icon, title)
            choice.combo.setAccessibleName(title)
            choice.keep_width(160)
            row.add(choice)
            choice.chosen.connect(lambda value, field=name: self.change("touch", **{field: value}))
            rows.append(row)
        rows[0].say(self.tr("Until somebody’s own rhythm is known, this is how often you mean to be in touch."))
        self.add_part(self.tr("How often you mean to be in touch"), *rows, self._sorting_row())

    def _sorting_row(self) -> SettingRow:
        self.sorting = SettingRow("hourglass", self.tr("Who is who"))
        self.sort = SecondaryButton(self.tr("Sort them"))
        self.sorting.add(self.sort)
        self.sort.clicked.connect(lambda: self.shell.navigator.go("triage"))
        return self.sorting

    def reload(self) -> None:
        self.shared.reload()
        waiting = len(self.shell.desk.triage.waiting())
        self.sort.setEnabled(waiting > 0)
        if waiting:
            said = self.tr(
                "{count} people have no date yet. Two keys each say roughly when you spoke and how close you are."
            )
            self.sorting.say(said.format(count=waiting))
        else:
            self.sorting.say(self.tr("Everybody has a date. People without one wait here after an import."))

    def _build_minutes(self) -> None:
        asking = SettingRow("speech", self.tr("Ask how it went"), self.tr(
            "Done on Today opens the log dialog, so that the mood is not forgotten."))  # fmt: skip
        self.ask = ToggleRow(self.tr("Ask"))
        asking.add(self.ask)
        self.ask.toggled.connect(lambda on: self.change("touch", ask_how_it_went=on))
        items = tuple((value, minutes_text(value)) for value in _TAKES)
        self.minutes = {channel: Choice(self._channel(channel), items) for channel, _ in Touch().minutes}
        card = SettingRow("clock", self.tr("Minutes a touchpoint takes"), self.tr("For planning only."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, choice in enumerate(self.minutes.values()):
            choice.chosen.connect(self._on_minutes)
            grid.addWidget(choice, place // 5, place % 5)
        card.below.addSpacing(4)
        card.below.addLayout(grid)
        self.add_part(self.tr("Touchpoints"), asking, card)

    def _channel(self, channel: str) -> str:
        return {
            "call": self.tr("Call"), "text": self.tr("Text"), "email": self.tr("Email"), "card": self.tr("Card"),
            "visit": self.tr("Visit"), "coffee": self.tr("Coffee"), "meeting": self.tr("Meeting"),
            "event": self.tr("Event"), "gift": self.tr("Gift"),
        }[channel]  # fmt: skip

    def _show_away(self, owner: OwnerProfile) -> None:
        is_away = owner.away_from is not None and owner.away_until is not None
        for widget in self._away_parts:
            widget.setVisible(is_away)
        self.go_away.setVisible(not is_away)
        if owner.away_from is None or owner.away_until is None:
            self.away.say(self.tr("Days on which you can’t be in touch with anybody."))
            return
        today = self.shell.desk.store.clock.today()
        said = self.tr("From {first} until {last}.")
        self.away.say(said.format(first=day_text(owner.away_from, today), last=day_text(owner.away_until, today)))
        for edit, day in ((self.away_from, owner.away_from), (self.away_until, owner.away_until)):
            edit.setDate(QDate(day.year, day.month, day.day))

    def _on_days(self) -> None:
        self.change("owner", working_days=tuple(day for day, chip in enumerate(self.days) if chip.isChecked()))

    def _on_go_away(self) -> None:
        today = self.shell.desk.store.clock.today()
        self.change("owner", away_from=today, away_until=today + timedelta(days=_FIRST_AWAY_DAYS))

    def _on_away(self) -> None:
        owner = self.shell.desk.settings.load().owner
        first, last = _day(self.away_from.date()), _day(self.away_until.date())
        if owner.away_from is not None and (first, last) != (owner.away_from, owner.away_until):
            self.change("owner", away_from=min(first, last), away_until=max(first, last))

    def _on_minutes(self, _value: object) -> None:
        after = tuple((channel, choice.value) for channel, choice in self.minutes.items())
        if after != self.shell.desk.settings.load().touch.minutes:
            self.change("touch", minutes=after)


def _date_edit() -> QDateEdit:
    made = QDateEdit()
    made.setCalendarPopup(True)
    return made


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
