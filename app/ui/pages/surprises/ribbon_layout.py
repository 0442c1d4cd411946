"""Where everything lies on the ribbon: a row for each month, days across, cards in lanes, and days kept clear."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from app.domain.year_plan import Expected, PlanLine, YearPlan
from app.ui.pages.surprises.ribbon_lanes import APART, lanes

MONTHS = 12
TICKS = (1, 8, 15, 22, 29)
_DAYS_ACROSS = 30
_RIGHT, _BEFORE_DAY, _NEARLY = 12, 6, 8
"""Room right of day 31; how far a card begins before its day; so far from it its day needs no tick."""
_MARK, _TOGETHER = 20, 17


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths at the present text size; `row` is the height of a month with one lane."""

    width: float
    names: float = 48
    head: float = 22
    row: float = 53
    card_width: float = 128
    card_height: float = 40

    @property
    def lane(self) -> float:
        """From one lane to the next below it."""
        return self.card_height + APART


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month: its first day, where its line lies, its upper edge and height."""

    first: date
    top: float
    height: float
    middle: float

    @property
    def days(self) -> int:
        """How many days it has."""
        return monthrange(self.first.year, self.first.month)[1]


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A card: the line it shows, its month's row and its rect; `tick` is where its day lies, if it gave way."""

    line: PlanLine
    month: int
    rect: QRectF
    tick: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Days that are kept clear, close enough together for one sign."""

    rect: QRectF
    days: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class RibbonLayout:
    """All places of a plan at a width."""

    measures: Measures
    months: tuple[MonthRow, ...] = ()
    cards: tuple[CardPlace, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def height(self) -> float:
        """What all months take."""
        return self.months[-1].top + self.months[-1].height if self.months else 0

    def x_of(self, day: int) -> float:
        """Where a day of a month lies."""
        return _x_of(self.measures, day)

    def card_at(self, place: QPointF) -> CardPlace | None:
        """The card under a place."""
        return next((card for card in reversed(self.cards) if card.rect.contains(place)), None)

    def mark_at(self, place: QPointF) -> Mark | None:
        """The sign under a place."""
        return next((mark for mark in self.marks if mark.rect.contains(place)), None)

    def day_at(self, place: QPointF) -> date | None:
        """The day under a place; the nearest of its month."""
        for month in self.months:
            if month.top <= place.y() < month.top + month.height:
                step = self.x_of(2) - self.x_of(1)
                day = round((place.x() - self.measures.names) / step) + 1
                return month.first.replace(day=min(max(1, day), month.days))
        return None

    def month_of(self, day: date) -> MonthRow | None:
        """The row of a day's month."""
        return next((row for row in self.months if (row.first.year, row.first.month) == (day.year, day.month)), None)


def lay_out(plan: YearPlan, measures: Measures) -> RibbonLayout:
    """Places of a plan; a month gets as many lanes as its cards need, a thirteenth month only if it holds one."""
    firsts = months_of(plan)
    rows: list[MonthRow] = []
    cards: list[CardPlace] = []
    top = measures.head
    for place, first in enumerate(firsts):
        mine = sorted(
            (line for line in plan.shown if _first(line.day) == first),
            key=lambda line: (line.day, line.key.customer_id),
        )
        found = lanes(
            [_x_of(measures, line.day.day) - _BEFORE_DAY for line in mine], measures.card_width,
            measures.names - _BEFORE_DAY, measures.width - measures.card_width,
        )  # fmt: skip
        count = max((lane for lane, _ in found), default=0) + 1
        row = MonthRow(first, top, measures.row + (count - 1) * measures.lane, top + measures.row / 2)
        rows.append(row)
        cards += (_card(line, place, row, lane, left, measures) for line, (lane, left) in zip(mine, found, strict=True))
        top += row.height
    return RibbonLayout(measures, tuple(rows), tuple(cards), _marks(plan, rows, cards, measures))


def months_of(plan: YearPlan) -> tuple[date, ...]:
    """First days of the months shown: twelve, and those before and after in which something waits or is planned."""
    first = _first(plan.from_day)
    found = [min((first, *(_first(line.day) for line in plan.beside)))]
    while len(found) < MONTHS or found[-MONTHS] < first:
        found.append(_next(found[-1]))
    last = max((line.day for line in plan.lines), default=first)
    while found[-1] < _first(last):
        found.append(_next(found[-1]))
    return tuple(found)


def _card(line: PlanLine, place: int, row: MonthRow, lane: int, left: float, measures: Measures) -> CardPlace:
    upper = row.middle - measures.card_height / 2 + lane * measures.lane
    day = _x_of(measures, line.day.day)
    tick = None if abs(left + _BEFORE_DAY - day) <= _NEARLY else day
    return CardPlace(line, place, QRectF(left, round(upper), measures.card_width, measures.card_height), tick)


def _marks(plan: YearPlan, rows: list[MonthRow], cards: list[CardPlace], measures: Measures) -> tuple[Mark, ...]:
    """Signs of days kept clear for everybody and for who is in the plan, where no card covers them."""
    people = {line.key.customer_id for line in plan.shown} | {0}
    by_month: dict[tuple[int, int], list[Expected]] = {}
    for each in plan.expected:
        if each.customer_id in people:
            by_month.setdefault((each.day.year, each.day.month), []).append(each)
    found: list[Mark] = []
    for place, row in enumerate(rows):
        mine = sorted(by_month.get((row.first.year, row.first.month), ()), key=lambda each: each.day)
        taken = [card.rect for card in cards if card.month == place]
        for group in _grouped(mine, measures):
            x = _x_of(measures, group[0].day.day)
            rect = QRectF(x - _MARK / 2, row.middle - _MARK / 2, _MARK, _MARK)
            if not any(card.intersects(rect) for card in taken):
                found.append(Mark(rect, group))
    return tuple(found)


def _grouped(days: Iterable[Expected], measures: Measures) -> list[tuple[Expected, ...]]:
    groups: list[list[Expected]] = []
    for each in days:
        x = _x_of(measures, each.day.day)
        if groups and x - _x_of(measures, groups[-1][0].day.day) < _TOGETHER:
            groups[-1].append(each)
        else:
            groups.append([each])
    return [tuple(group) for group in groups]


def _x_of(measures: Measures, day: int) -> float:
    return measures.names + (day - 1) * (measures.width - _RIGHT - measures.names) / _DAYS_ACROSS


def _first(day: date) -> date:
    return day.replace(day=1)


def _next(first: date) -> date:
    return first.replace(year=first.year + 1, month=1) if first.month == 12 else first.replace(month=first.month + 1)
