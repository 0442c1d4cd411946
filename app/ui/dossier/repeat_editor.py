"""Writing a fixed repeat: every second Tuesday, every first Monday, every month on the 15th, every year on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.recurrence import Frequency, Rule
from app.domain.repeat_rules import (
    UnreadableRule,
    every_month_day,
    every_nth,
    every_weeks,
    every_year,
    read_rule,
    rule_text,
)
from app.domain.repeats import Repeat
from app.domain.touchpoint import Channel
from app.ui.dialogs.time_entry import TimeEntry
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.editor import Editor
from app.ui.dossier.words import channel_word
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label
from app.ui.widgets.labelled import Choice

WEEKS, NTH, MONTH_DAY, YEAR, AS_IT_IS = "weeks", "nth", "month_day", "year", "as_it_is"


class RepeatEditor(Editor):
    """`repeat` is what was written, None while something in it is not clear."""

    def __init__(self, repeat: Repeat, today: date) -> None:
        super().__init__()
        self._repeat, self._today = repeat, today
        self.kind = Choice("", self._kinds(_kind(repeat)), _kind(repeat), name=self.tr("How it repeats"))
        self.count = LineEdit(self.tr("1"))
        self.weekday = Choice("", _weekdays(), today.weekday(), name=self.tr("Weekday"))
        self.place = Choice("", self._places(), 1, name=self.tr("Which one"))
        self.month_day = LineEdit(self.tr("15"))
        self.day = DayEntry(today, lean="future", placeholder=self.tr("12 June"))
        self.start = DayEntry(today, max(today, repeat.starts_on), lean="future")
        self.channel = Choice("", tuple((str(each), channel_word(each)) for each in Channel), repeat.channel or "call",
                              name=self.tr("How"))  # fmt: skip
        self.time = TimeEntry(repeat.minute, self.tr("Any time"))
        self.what = LineEdit(self.tr("What it is about"))
        self._fill()
        self._build()
        self.kind.chosen.connect(lambda _value: self._arrange())

    @property
    def repeat(self) -> Repeat | None:
        """The repeat as written."""
        rule = self._rule()
        if rule is None or self.start.day is None or not self.time.is_valid:
            return None
        return replace(
            self._repeat, rule=rule, starts_on=self.start.day, minute=self.time.minute,
            channel=str(self.channel.value), title=" ".join(self.what.text().split()),
        )  # fmt: skip

    def first_field(self) -> QWidget:
        """How it repeats."""
        return self.kind.combo

    def _rule(self) -> str | None:
        count, kind = _count(self.count.text() or "1"), self.kind.value
        if kind == AS_IT_IS:
            return self._repeat.rule
        if kind == YEAR:
            return None if self.day.day is None else rule_text(every_year(self.day.day.month, self.day.day.day))
        if count is None:
            return None
        weekday = int(str(self.weekday.value))
        if kind == WEEKS:
            return rule_text(every_weeks(count, (weekday,)))
        if kind == NTH:
            return rule_text(every_nth(int(str(self.place.value)), weekday, count))
        month_day = _count(self.month_day.text())
        return None if month_day is None or month_day > 31 else rule_text(every_month_day(month_day, count))

    def _fill(self) -> None:
        self.what.setText(self._repeat.title)
        rule = _read(self._repeat)
        if rule is None or self.kind.value == AS_IT_IS:
            return
        self.count.setText(str(rule.interval))
        if rule.by_day:
            place, weekday = rule.by_day[0]
            self.weekday.set_value(weekday)
            self.place.set_value(place or 1)
        if rule.by_month_day:
            self.month_day.setText(str(rule.by_month_day[0]))
        if self.kind.value == YEAR:
            self.day.set_day(_in_leap_year(self._today, rule.by_month[0], rule.by_month_day[0]))

    def _build(self) -> None:
        for field, name in (
            (self.count, self.tr("Every how many")), (self.month_day, self.tr("Day of the month")),
            (self.day, self.tr("Day of the year")), (self.start, self.tr("From")), (self.what, self.tr("About")),
            (self.time, self.tr("Time")),
        ):  # fmt: skip
            field.setAccessibleName(name)
        self.every = Label("", "caption", "ink2")
        self.column.addWidget(self.kind)
        self._line(self.count, self.every)
        self._line(self.place, self.weekday)
        self.column.addWidget(self.month_day)
        self.column.addWidget(self.day)
        self._line(Label(self.tr("from"), "caption", "ink2"), self.start)
        self._line(self.channel, self.time)
        self.column.addWidget(self.what)
        self.finish()
        self._arrange()

    def _line(self, *fields: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for field in fields:
            row.addWidget(field, 1)
        self.column.addLayout(row)

    def _arrange(self) -> None:
        kind = self.kind.value
        for field, kinds in (
            (self.count, (WEEKS, NTH, MONTH_DAY)), (self.every, (WEEKS, NTH, MONTH_DAY)), (self.place, (NTH,)),
            (self.weekday, (WEEKS, NTH)), (self.month_day, (MONTH_DAY,)), (self.day, (YEAR,)),
        ):  # fmt: skip
            field.setVisible(kind in kinds)
        self.every.setText(self.tr("weeks apart") if kind == WEEKS else self.tr("months apart"))

    def _kinds(self, kind: str) -> tuple[tuple[str, str], ...]:
        known = (
            (WEEKS, self.tr("Every few weeks")), (NTH, self.tr("On a weekday of the month")),
            (MONTH_DAY, self.tr("On a day of the month")), (YEAR, self.tr("Every year")),
        )  # fmt: skip
        return (*known, (AS_IT_IS, self.tr("As it is"))) if kind == AS_IT_IS else known

    def _places(self) -> tuple[tuple[int, str], ...]:
        return (
            (1, self.tr("first")), (2, self.tr("second")), (3, self.tr("third")), (4, self.tr("fourth")),
            (-1, self.tr("last")),
        )  # fmt: skip


def _kind(repeat: Repeat) -> str:
    """Which of the forms a rule has; one that has none of them stays as it is."""
    rule = _read(repeat)
    if rule is None:
        return AS_IT_IS if repeat.rule else WEEKS
    is_plain = rule.count is None and rule.until is None and not rule.by_position and len(rule.by_day) <= 1
    forms = {
        Frequency.WEEKLY: (WEEKS, every_weeks(rule.interval, (day for _, day in rule.by_day))),
        Frequency.MONTHLY: (
            (NTH, every_nth(*rule.by_day[0], rule.interval)) if rule.by_day
            else (MONTH_DAY, every_month_day((*rule.by_month_day, 0)[0], rule.interval))
        ),
        Frequency.YEARLY: (YEAR, every_year((*rule.by_month, 0)[0], (*rule.by_month_day, 0)[0])),
    }  # fmt: skip
    kind, meant = forms.get(rule.frequency, (AS_IT_IS, None))
    return kind if is_plain and meant == rule else AS_IT_IS


def _read(repeat: Repeat) -> Rule | None:
    try:
        return read_rule(repeat.rule)
    except UnreadableRule:
        return None


def _count(text: str) -> int | None:
    written = text.strip().rstrip(".")
    return int(written) if written.isdecimal() and len(written) <= 2 and int(written) > 0 else None


def _weekdays() -> tuple[tuple[int, str], ...]:
    return tuple((day, QLocale().standaloneDayName(day + 1)) for day in range(7))


def _in_leap_year(today: date, month: int, day: int) -> date:
    """A day with this month and day of the month, from today on where that year has it."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return today
