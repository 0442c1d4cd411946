"""Chances of a whole shop at once: how its contacts end, fitted, and what that means for each customer."""

from __future__ import annotations

import numpy as np

from app.domain.chance import ChanceFit, ChanceFits, told_weeks, usual_fit
from app.domain.chance_fit import fit_chances
from app.domain.chance_many import Series, band, p_alive
from app.storage.standings.flat import Clock, Days, Flags, Floats, Integers


def fit_both(ordered: Days, touched: Days, clock: Clock, today: int, is_living: Flags) -> ChanceFits:
    """The fits of both shops from everybody of whom something is recorded; who died tells nothing about leaving."""
    return ChanceFits(*(_fitted(days, clock, today, is_living) for days in (ordered, touched)))


def _fitted(days: Days, clock: Clock, today: int, is_living: Flags) -> ChanceFit | None:
    return fit_chances(_series(days, clock, today, np.flatnonzero((days.counts > 0) & is_living)))


class Chances:
    """Collects the chances of customers, basis by basis."""

    def __init__(self, clock: Clock, today: int, count: int) -> None:
        self._clock, self._today = clock, today
        self.value, self.low, self.high = (np.full(count, np.nan) for _ in range(3))

    def measure(self, days: Days, who: Flags, fit: ChanceFit | None, cadence_days: Floats) -> None:
        """The chances of these customers from the days of their contacts."""
        rows = np.flatnonzero(who & (days.counts > 0))
        if not len(rows):
            return
        series = _series(days, self._clock, self._today, rows)
        weeks = np.array([told_weeks(told) for told in cadence_days[rows].tolist()]) if fit is None else 1.0
        used, tx, age = fit or usual_fit(), series.tx / weeks, series.age / weeks
        self.value[rows] = p_alive(used.par, used.k, series.x, tx, age)
        self.low[rows], self.high[rows] = band(used, series.x, tx, age)

    def columns(self) -> tuple[list[float | None], ...]:
        """Chance, low and high end of each customer; None where there is no number."""
        return tuple(_told(column) for column in (self.value, self.low, self.high))


def mixed_days(ordered: Days, touched: Days, who: Flags, clock: Clock) -> Days:
    """Days on which one of these customers bought or was in touch."""
    everybody = np.concatenate([ordered.who, touched.who])
    day = np.concatenate([ordered.day, touched.day])
    wanted = who[everybody]
    return Days.of(everybody[wanted], day[wanted], len(who), clock)


def _series(days: Days, clock: Clock, today: int, rows: Integers) -> Series:
    first = clock.active(rows, days.first[rows])
    last, end = clock.active(rows, days.last[rows]), clock.active(rows, np.full(len(rows), today))
    x = days.counts[rows] - 1
    gaps = np.bincount(days.gaps.customer, weights=days.gaps.log_gap, minlength=len(days.counts))[rows]
    return Series(x.astype(np.float64), (last - first) / 7, (end - first) / 7, gaps - x * np.log(7))


def _told(column: Floats) -> list[float | None]:
    known = np.isfinite(column).tolist()
    return [value if is_known else None for value, is_known in zip(column.tolist(), known, strict=True)]
