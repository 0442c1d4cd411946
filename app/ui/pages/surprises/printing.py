"""The year of surprises on paper: month by month, and the shopping list week by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.year_plan import PlanLine, ToPrepare, YearPlan
from app.ui.dialogs.print_dialog import PrintDialog, open_dialog
from app.ui.formatting import day_text, money_text
from app.ui.pages.surprises.printing_parts import Sheet, flowed, month_pieces, nothing_piece, shopping_pieces
from app.ui.pages.surprises.ribbon_layout import months_of
from app.ui.pages.surprises.words import count_words, hours_text, people_words, span_title
from app.ui.printing.document import Page, PrintChoice
from app.ui.printing.paper import Room
from app.ui.shell import Shell

SUGGESTED, REASONS, SHOPPING, NAMES = "suggested", "reasons", "shopping", "names"


@dataclass(frozen=True, slots=True)
class YearPrint:
    """A plan, its shopping list, and the day it is printed on; hidden names are only printed when asked for."""

    plan: YearPlan
    shopping: tuple[ToPrepare, ...]
    today: date
    is_veiled: bool = False

    @property
    def title(self) -> str:
        """ "Surprises, June 2026 to May 2027"."""
        months = months_of(self.plan)
        return _tr("Surprises, {months}").format(months=span_title(months[0], months[-1]))

    @property
    def file_name(self) -> str:
        """Name of the PDF."""
        return self.title

    @property
    def is_landscape(self) -> bool:
        """A list stands upright."""
        return False

    @property
    def choices(self) -> tuple[PrintChoice, ...]:
        """What is to be on paper."""
        names = PrintChoice(NAMES, _tr("Names and gestures"), _tr("Hidden now; print them all the same."), False)
        return (
            *((names,) if self.is_veiled else ()),
            PrintChoice(SUGGESTED, _tr("Suggestions too"), _tr("What is not accepted yet, in grey."), True),
            PrintChoice(REASONS, _tr("Reasons"), _tr("Why this gesture, under each line."), False),
            PrintChoice(SHOPPING, _tr("Shopping list"), _tr("What has to be prepared, week by week."), True),
        )

    def pages(self, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        """Lay them out."""
        lines = tuple(line for line in self.plan.shown if SUGGESTED in chosen or not line.is_suggested)
        is_veiled = self.is_veiled and NAMES not in chosen
        currency, reasons = self.plan.currency, REASONS in chosen and not is_veiled
        year = [piece for first in months_of(self.plan) for piece in month_pieces(
            first, self._of(lines, first), room.width, currency, with_reasons=reasons, is_veiled=is_veiled
        )]  # fmt: skip
        parts = [(self.title, self._beside(lines), year or [nothing_piece()])]
        if SHOPPING in chosen and self.shopping:
            parts.append(
                (_tr("Shopping list"), "", shopping_pieces(self.shopping, room.width, self.today, is_veiled=is_veiled))
            )
        printed = _tr("Printed {day}").format(day=day_text(self.today, date.min))
        return flowed(tuple(Sheet(title, beside, tuple(pieces)) for title, beside, pieces in parts), room, printed)

    def _of(self, lines: tuple[PlanLine, ...], first: date) -> tuple[PlanLine, ...]:
        return tuple(line for line in lines if (line.day.year, line.day.month) == (first.year, first.month))

    def _beside(self, lines: tuple[PlanLine, ...]) -> str:
        if not lines:
            return ""
        counted = f"{count_words(lines)} {people_words(lines)}"
        spent = money_text(sum(line.cost_minor for line in lines), self.plan.currency)
        return ", ".join((counted, spent, hours_text(sum(line.minutes for line in lines))))


def open_print(shell: Shell, plan: YearPlan, *, is_veiled: bool = False) -> PrintDialog:
    """Show how the year comes out on paper, and print it or keep it as a PDF."""
    today = shell.desk.store.clock.today()
    shopping = shell.desk.surprises.shopping(today, plan.until_day)
    return open_dialog(shell, YearPrint(plan, shopping, today, is_veiled))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Surprises", text)
