"""A conflict is looked back on when a week has passed and somebody works."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.conflict import usual_follow_up


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.sets(st.integers(0, 6), min_size=1))
def test_the_follow_up_is_the_first_working_day_after_a_week(day: date, working: set[int]) -> None:
    found = usual_follow_up(day, tuple(working))
    assert found.weekday() in working
    between = (found - day).days - 7
    assert between >= 0
    assert all((day + timedelta(days=7 + n)).weekday() not in working for n in range(between))


def test_an_owner_without_working_days_still_gets_a_day() -> None:
    assert usual_follow_up(date(2026, 6, 11), ()) == date(2026, 6, 18)
