"""The calendar on paper: month, week or agenda as pages, with what the owner wants on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import CalendarDay, EntryKind, EntryState
from app.ui.dialogs.print_dialog import PrintDialog, open_dialog
from app.ui.formatting import day_text
from app.ui.pages.calendar.printing_agenda import agenda_pages
from app.ui.pages.calendar.printing_month import month_pages
from app.ui.pages.calendar.printing_parts import Sheet
from app.ui.pages.calendar.printing_week import week_pages
from app.ui.pages.calendar.reading import CalendarReader, veiled
from app.ui.pages.calendar.week_words import range_title
from app.ui.pages.calendar.words import month_days, month_title, week_start
from app.ui.printing.document import Page, PrintChoice
from app.ui.printing.paper import Room
from app.ui.shell import Shell

SURPRISES, MOMENTS, DONE = "surprises", "moments", "done"
_AGENDA_DAYS = 28
_PER_DAY = 60
"""Entries of a day that are read for paper; a page says how many more there are."""
_MOMENTS = frozenset((EntryKind.EXPECTED, EntryKind.CHANGE))
_PAGES = {"month": month_pages, "week": week_pages, "agenda": agenda_pages}


@dataclass(frozen=True, slots=True)
class CalendarPrint:
    """One view around a day, read when its pages are asked for."""

    reader: CalendarReader
    key: str
    anchor: date

    @property
    def title(self) -> str:
        """What it is called: "June 2026"."""
        return month_title(self.anchor) if self.key == "month" else range_title(*self.bounds)

    @property
    def file_name(self) -> str:
        """Name of the PDF: "Calendar 8 to 14 June 2026"."""
        return QCoreApplication.translate("Calendar", "Calendar {days}").format(days=self.title)

    @property
    def is_landscape(self) -> bool:
        """Days lie side by side, so the paper lies on its side."""
        return True

    @property
    def bounds(self) -> tuple[date, date]:
        """First and last day on paper."""
        if self.key == "month":
            return month_days(self.anchor)
        if self.key == "week":
            first = week_start(self.anchor)
            return first, first + timedelta(days=6)
        return self.anchor, self.anchor + timedelta(days=_AGENDA_DAYS - 1)

    @property
    def choices(self) -> tuple[PrintChoice, ...]:
        """Surprises stay off paper that lies about, unless they are asked for."""
        return (
            PrintChoice(SURPRISES, _tr("Surprises"), _tr("Left out, so that nobody finds one by chance."), False),
            PrintChoice(MOMENTS, _tr("Expected moments"), _tr("Birthdays, renewals and changes."), True),
            PrintChoice(DONE, _tr("What is done"), _tr("Contacts that have taken place."), True),
        )

    def pages(self, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        """Read the days and lay them out."""
        sheet = Sheet(self.title, self._days(chosen), self.reader.today, self.anchor, self._printed)
        return _PAGES[self.key](sheet, room)

    @property
    def _printed(self) -> str:
        return _tr("Printed {day}").format(day=day_text(self.reader.today, date.min))

    def _days(self, chosen: frozenset[str]) -> tuple[CalendarDay, ...]:
        kinds = frozenset(EntryKind)
        if SURPRISES not in chosen:
            kinds -= {EntryKind.SURPRISE}
        if MOMENTS not in chosen:
            kinds -= _MOMENTS
        days = self.reader.desk.calendar.days(*self.bounds, kinds, _PER_DAY)
        return tuple(self._shown(day, with_done=DONE in chosen) for day in days)

    def _shown(self, day: CalendarDay, *, with_done: bool) -> CalendarDay:
        entries = tuple(e for e in day.entries if with_done or e.state is not EntryState.DONE)
        if self.reader.hides_surprises:
            entries = tuple(veiled(entry) for entry in entries)
        return CalendarDay(
            day.day, entries, day.more, day.people, day.minutes, is_closed=day.is_closed, holiday=day.holiday
        )


def open_print(shell: Shell, key: str, anchor: date, reader: CalendarReader) -> PrintDialog:
    """Show how a view comes out on paper, and print it or keep it as a PDF."""
    return open_dialog(shell, CalendarPrint(reader, key, anchor))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
