"""Budget and effort: what the owner can spare in a year, a month and a week, and the peace she leaves people."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.year_plan import PlanWishes
from app.ui.formatting import count_text, money_text
from app.ui.pages.surprises.words import minutes_short
from app.ui.widgets.card import Card
from app.ui.widgets.value_slider import ValueSlider

REST_MS = 400
"""How long the handles rest before a new plan is made."""
_YEAR, _YEAR_STEPS, _MONTH, _MONTH_STEPS = 40_000, 40, 7_500, 15
_MINUTES = tuple(range(0, 91, 5))
_WEEKS = tuple(range(0, 27))


def amounts(usual: int, steps: int, value: int) -> tuple[int, ...]:
    """Amounts from nothing to twice what is usual, in even steps; to more where more is spent."""
    most = usual
    while value > most * 0.8:
        most *= 2
    return tuple(most * step // steps for step in range(steps + 1))


class BudgetCard(Card):
    """Four sliders; `rested` carries the wishes once they have been left alone for a moment."""

    rested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes = PlanWishes(20_000, 3_000, 40, 10)
        self._currency = "EUR"
        self.year = ValueSlider(self.tr("For the year"), amounts(_YEAR, _YEAR_STEPS, 0), self._money)
        self.month = ValueSlider(self.tr("Most in one month"), amounts(_MONTH, _MONTH_STEPS, 0), self._money)
        self.week = ValueSlider(self.tr("Most in one week"), _MINUTES, minutes_short)
        self.gap = ValueSlider(self.tr("Gap per person, at least"), _WEEKS, self._weeks)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self.rested.emit(self.wishes))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        for slider in (self.year, self.month, self.week, self.gap):
            column.addWidget(slider)
            slider.changed.connect(lambda _value: self._rest.start())

    @property
    def wishes(self) -> PlanWishes:
        """What the sliders say."""
        return replace(
            self._wishes, yearly_minor=self.year.value, monthly_minor=self.month.value,
            weekly_minutes=self.week.value, gap_weeks=self.gap.value,
        )  # fmt: skip

    def show_wishes(self, wishes: PlanWishes, currency: str) -> None:
        """Put the handles where the wishes are; nothing is asked for."""
        self._rest.stop()
        self._wishes, self._currency = wishes, currency
        self.year.set_values(amounts(_YEAR, _YEAR_STEPS, wishes.yearly_minor))
        self.month.set_values(amounts(_MONTH, _MONTH_STEPS, wishes.monthly_minor))
        self.year.set_value(wishes.yearly_minor)
        self.month.set_value(wishes.monthly_minor)
        self.week.set_value(wishes.weekly_minutes)
        self.gap.set_value(wishes.gap_weeks)

    def _money(self, amount: int) -> str:
        return money_text(amount, self._currency)

    def _weeks(self, weeks: int) -> str:
        return count_text(weeks, self.tr("1 week"), self.tr("{count} weeks"))
