"""What the owner gives for surprises, and whether they are kept hidden."""

from __future__ import annotations

from typing import ClassVar

from app.domain.money import minor_digits
from app.domain.settings import Settings
from app.ui.formatting import count_text, minutes_text, money_text
from app.ui.pages.settings.rows import SettingRow
from app.ui.pages.settings.section import Section
from app.ui.shell import Shell
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.labelled import Choice

_YEAR = (0, 50, 100, 150, 200, 300, 400, 600, 800, 1200)
_MONTH = (0, 10, 20, 30, 50, 75, 100, 150)
_MINUTES = (0, 15, 20, 30, 40, 60, 90, 120)
_WEEKS = (4, 6, 8, 10, 12, 16, 20, 26)


class SurprisesSection(Section):
    """The same four limits as the sliders of the page, and the secret."""

    KEY: ClassVar[str] = "surprises"
    ICON: ClassVar[str] = "gift"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._currency = shell.desk.settings.load().owner.currency
        self._build_limits()
        self._build_hiding()

    def title(self) -> str:
        return self.tr("Surprises")

    def state(self, settings: Settings) -> str:
        yearly = settings.surprises.yearly_minor
        if not yearly:
            return self.tr("Only what is free")
        return self.tr("{money} a year").format(money=money_text(yearly, settings.owner.currency))

    def show_settings(self, settings: Settings) -> None:
        given, currency = settings.surprises, settings.owner.currency
        if currency != self._currency:
            self._currency = currency
            self.year.set_items(self._amounts(_YEAR))
            self.month.set_items(self._amounts(_MONTH))
        self.year.set_value(given.yearly_minor, money_text(given.yearly_minor, currency))
        self.month.set_value(given.monthly_minor, money_text(given.monthly_minor, currency))
        self.week.set_value(given.weekly_minutes, minutes_text(given.weekly_minutes))
        self.gap.set_value(given.gap_weeks, self._weeks(given.gap_weeks))
        self.hiding.say(self._hiding_words(settings.security.keep_surprises_hidden))

    def _build_limits(self) -> None:
        self.year, self.month = Choice("", self._amounts(_YEAR)), Choice("", self._amounts(_MONTH))
        self.week = Choice("", tuple((value, minutes_text(value)) for value in _MINUTES))
        self.gap = Choice("", tuple((value, self._weeks(value)) for value in _WEEKS))
        rows = []
        for icon, title, text, choice, name in (
            ("coin", self.tr("Money for a year"), self.tr("The plan never takes a cent more."), self.year,
             "yearly_minor"),
            ("calendar", self.tr("Most in one month"), "", self.month, "monthly_minor"),
            ("clock", self.tr("Most minutes in one week"), self.tr("Weeks in which you are away take much less."),
             self.week, "weekly_minutes"),
            ("pause", self.tr("Weeks between two surprises for one person"), self.tr(
                "Seldom enough that nobody waits for the next one."), self.gap, "gap_weeks"),
        ):  # fmt: skip
            row = SettingRow(icon, title, text)
            choice.combo.setAccessibleName(title)
            choice.keep_width(140)
            choice.chosen.connect(lambda value, field=name: self.change("surprises", **{field: value}))
            row.add(choice)
            rows.append(row)
        self.add_part(self.tr("What you can spare"), *rows, self._planning_row())

    def _planning_row(self) -> SettingRow:
        row = SettingRow("wand", self.tr("The plan"), self.tr(
            "New limits hold for the next plan. What is accepted stays where it is."))  # fmt: skip
        self.go = SecondaryButton(self.tr("To the surprises"))
        row.add(self.go)
        self.go.clicked.connect(lambda: self.shell.navigator.go("surprises"))
        return row

    def _build_hiding(self) -> None:
        self.hiding = row = SettingRow("eyeoff", self.tr("Keep surprises hidden"))
        self.security = SecondaryButton(self.tr("To the switch"))
        row.add(self.security)
        self.security.clicked.connect(lambda: self.shell.navigator.go("settings", section="security"))
        self.add_part(self.tr("The secret"), row)

    def _hiding_words(self, is_on: bool) -> str:
        eye = self.tr("The eye on the page of surprises hides them there.")
        if not is_on:
            return self.tr("Surprises can be read on people’s pages and in the calendar.") + f" {eye}"
        return self.tr("On people’s pages and in the calendar they are only named while you hold them.") + f" {eye}"

    def _amounts(self, units: tuple[int, ...]) -> tuple[tuple[int, str], ...]:
        minor = 10 ** minor_digits(self._currency)
        return tuple((amount * minor, money_text(amount * minor, self._currency)) for amount in units)

    def _weeks(self, weeks: int) -> str:
        return count_text(weeks, self.tr("1 week"), self.tr("{count} weeks"))
