"""When a change was made, in the owner's own day."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.ui.formatting import long_day_text, relative_day, time_text


def day_of(moment: datetime) -> date:
    """Calendar day where the owner is."""
    return moment.astimezone().date()


def clock_of(moment: datetime) -> str:
    """Time of day where the owner is: "9:58"."""
    there = moment.astimezone()
    return time_text(there.hour * 60 + there.minute)


def month_text(day: date) -> str:
    """A month in the system's language: "May 2025"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")


def day_head(day: date, today: date) -> str:
    """Head of a day: "Today, Thursday 11 June", "Monday 8 June"."""
    full = long_day_text(day, today)
    if (today - day).days not in (0, 1):
        return full
    return _tr("{near}, {day}").format(near=relative_day(day, today), day=full)


def moment_text(moment: datetime, today: date) -> str:
    """Day and time in one: "Today at 10:14", "Mon 8 June at 16:32"."""
    day = day_of(moment)
    named = relative_day(day, today) if (today - day).days in (0, 1) else long_day_text(day, today)
    return _tr("{day} at {time}").format(day=named, time=clock_of(moment))


def taken_back_text(undone: datetime, today: date) -> str:
    """When a line was taken back: "taken back at 9:59"."""
    if day_of(undone) == today:
        return _tr("taken back at {time}").format(time=clock_of(undone))
    return _tr("taken back, {moment}").format(moment=moment_text(undone, today))


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
