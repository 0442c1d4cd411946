"""When dates come next: leap days, once and every year."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.customer import Occasion
from app.domain.occasions import next_day


@pytest.mark.parametrize(
    ("occasion", "today", "day"),
    [
        (Occasion(month=6, day=12), date(2026, 6, 11), date(2026, 6, 12)),
        (Occasion(month=6, day=11), date(2026, 6, 11), date(2026, 6, 11)),
        (Occasion(month=6, day=10), date(2026, 6, 11), date(2027, 6, 10)),
        (Occasion(month=2, day=29), date(2026, 2, 1), date(2026, 2, 28)),
        (Occasion(month=2, day=29), date(2028, 2, 1), date(2028, 2, 29)),
        (Occasion(month=8, day=11, year=2026, is_yearly=False), date(2026, 6, 11), date(2026, 8, 11)),
        (Occasion(month=8, day=11, year=2025, is_yearly=False), date(2026, 6, 11), None),
        (Occasion(month=2, day=30), date(2026, 6, 11), None),
    ],
)
def test_the_next_day_of_a_date(occasion: Occasion, today: date, day: date | None) -> None:
    assert next_day(occasion, today) == day
