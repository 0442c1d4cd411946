"""Today on paper: whom to reach with a box to tick, promises, what comes near, and the surprise if it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.today import TodayView
from app.ui.dialogs.print_dialog import PrintDialog, open_dialog
from app.ui.formatting import day_text, long_day_text
from app.ui.pages.today.ahead import day_words
from app.ui.pages.today.printing_parts import Piece, boxed, heading, laid_out, plain, spoken
from app.ui.pages.today.words import promise_due, promise_title, summary, surprise_moment
from app.ui.printing.document import Page, PrintChoice
from app.ui.printing.paper import Room
from app.ui.shell import Shell

SURPRISE, SLIPPING, AHEAD = "surprise", "slipping", "ahead"


@dataclass(frozen=True, slots=True)
class TodayPrint:
    """One view of the page, as it was read."""

    view: TodayView

    @property
    def title(self) -> str:
        """What it is called: "Thursday 11 June"."""
        return long_day_text(self.view.today, self.view.today)

    @property
    def file_name(self) -> str:
        """Name of the PDF: "Today 11 June 2026"."""
        day = day_text(self.view.today, date.min, weekday=False)
        return _tr("Today {day}").format(day=day)

    @property
    def is_landscape(self) -> bool:
        """A list stands upright."""
        return False

    @property
    def choices(self) -> tuple[PrintChoice, ...]:
        """Surprises stay off paper that lies about, unless they are asked for."""
        return (
            PrintChoice(
                SURPRISE, _tr("This week’s surprise"), _tr("Left out, so that nobody finds it by chance."), False
            ),
            PrintChoice(SLIPPING, _tr("Quietly slipping"), _tr("Who is quieter than usual."), False),
            PrintChoice(AHEAD, _tr("Coming up"), _tr("Birthdays, renewals and meetings."), True),
        )

    def pages(self, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        """Lay the day out."""
        shown = self.view if SURPRISE in chosen else replace(self.view, surprise=None)
        printed = _tr("Printed {day}").format(day=day_text(shown.today, date.min))
        said = summary(shown, True).partition(". ")[2]
        return laid_out(tuple(self._pieces(shown, room, chosen)), room, self.title, said, printed)

    def _pieces(self, view: TodayView, room: Room, chosen: frozenset[str]) -> Iterator[Piece]:
        wide, today = room.width, view.today
        slipping = view.slipping if SLIPPING in chosen else ()
        ahead = view.ahead if AHEAD in chosen else ()
        parts = (
            (_tr("Reach out"), [spoken(row, today, wide) for row in view.rows]),
            (_tr("Promises"), [boxed(promise_title(one), promise_due(one, today), wide) for one in view.promises]),
            (_tr("This week’s surprise"), self._surprise(view, wide)),
            (_tr("Quietly slipping"), [plain("", each.name, each.short) for each in slipping]),
            (_tr("Coming up"), [plain(day_words(each.day, today), each.text, each.note) for each in ahead]),
        )
        for title, pieces in parts:
            if pieces:
                yield heading(title)
                yield from pieces

    def _surprise(self, view: TodayView, wide: float) -> list[Piece]:
        work = view.surprise
        if work is None:
            return []
        steps = [boxed(step.text, "", wide, is_ticked=step.is_done) for step in work.steps]
        return [plain("", work.title, surprise_moment(work, view.today)), *steps]


def open_print(shell: Shell, view: TodayView) -> PrintDialog:
    """Show how the day comes out on paper, and print it or keep it as a PDF."""
    return open_dialog(shell, TodayPrint(view))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
