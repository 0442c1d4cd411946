"""Rules unrolled within a window: as the standard says, never longer than anybody waits."""
# ruff: noqa: DTZ001  (wall clocks have no zone)

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.recurrence import MOST_DAYS_COUNTED, EndlessCount, Frequency, Rule, occurrences

FIRST, LAST = date(2024, 3, 1), date(2027, 3, 1)
START = datetime(2025, 1, 1, 9, 30)
_NAMES = {"YEARLY": YEARLY, "MONTHLY": MONTHLY, "WEEKLY": WEEKLY, "DAILY": DAILY}


def days(rule: Rule, start: datetime = START, first: date = FIRST, last: date = LAST) -> list[str]:
    return [f"{moment:%Y-%m-%d}" for moment in occurrences(rule, start, first, last)]


def test_every_second_friday_keeps_its_step_however_late_the_window_begins() -> None:
    found = days(Rule(Frequency.WEEKLY, 2, by_day=((0, 4),)), datetime(1999, 1, 1), date(2026, 6, 1), date(2026, 7, 1))
    assert found == ["2026-06-12", "2026-06-26"]


def test_the_last_friday_of_each_month() -> None:
    found = days(Rule(Frequency.MONTHLY, by_day=((-1, 4),)), datetime(2026, 1, 30), last=date(2026, 4, 30))
    assert found == ["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24"]


def test_friday_the_thirteenth() -> None:
    rule = Rule(Frequency.MONTHLY, by_day=((0, 4),), by_month_day=(13,))
    assert days(rule, datetime(2026, 2, 13), last=date(2026, 12, 31)) == ["2026-02-13", "2026-03-13", "2026-11-13"]


def test_a_weekday_with_a_place_and_one_without_are_both_meant() -> None:
    rule = Rule(Frequency.MONTHLY, by_day=((0, 0), (1, 1)))
    found = days(rule, datetime(2026, 6, 1), last=date(2026, 6, 30))
    assert found == ["2026-06-01", "2026-06-02", "2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29"]


def test_the_31st_and_29_february_are_left_out_where_there_is_none() -> None:
    assert days(Rule(Frequency.MONTHLY), datetime(2026, 1, 31), last=date(2026, 5, 31)) == [
        "2026-01-31", "2026-03-31", "2026-05-31",
    ]  # fmt: skip
    assert days(Rule(Frequency.YEARLY), datetime(2020, 2, 29), date(2020, 1, 1), date(2029, 1, 1)) == [
        "2020-02-29", "2024-02-29", "2028-02-29",
    ]  # fmt: skip


def test_week_53_comes_in_long_years_only() -> None:
    rule = Rule(Frequency.YEARLY, by_week=(53,), by_day=((0, 0),))
    assert days(rule, datetime(2015, 12, 28), date(2015, 1, 1), date(2027, 1, 1)) == [
        "2015-12-28",
        "2020-12-28",
        "2026-12-28",
    ]


def test_the_last_week_reaches_into_the_next_year_also_where_weeks_begin_on_saturday() -> None:
    rule = Rule(Frequency.YEARLY, by_week=(52,), week_start=5)
    found = days(rule, datetime(2025, 12, 27), date(2025, 12, 1), date(2026, 3, 1))
    assert found == ["2025-12-27", "2025-12-28", "2025-12-29", "2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"]


def test_a_count_counts_from_the_start_and_not_from_the_window() -> None:
    assert days(Rule(Frequency.DAILY, count=3), datetime(2026, 6, 10), date(2026, 6, 11), LAST) == [
        "2026-06-11", "2026-06-12",
    ]  # fmt: skip


def test_until_is_included() -> None:
    rule = Rule(Frequency.DAILY, until=datetime(2026, 6, 12, 9, 30))
    assert days(rule, datetime(2026, 6, 11, 9, 30)) == ["2026-06-11", "2026-06-12"]
    assert days(rule, datetime(2026, 6, 11, 9, 31)) == ["2026-06-11"]


def test_several_hours_a_day_and_a_place_among_them() -> None:
    rule = Rule(Frequency.DAILY, by_hour=(9, 14), by_position=(-1,))
    found = list(occurrences(rule, datetime(2026, 6, 11, 9, 30), date(2026, 6, 11), date(2026, 6, 12)))
    assert found == [datetime(2026, 6, 11, 9, 30), datetime(2026, 6, 11, 14, 30), datetime(2026, 6, 12, 14, 30)]


def test_the_first_moment_counts_even_where_the_rule_does_not_name_it() -> None:
    rule = Rule(Frequency.WEEKLY, by_day=((0, 0),), count=2)
    assert days(rule, datetime(2026, 6, 11)) == ["2026-06-11", "2026-06-15"]


@pytest.mark.parametrize(
    "rule",
    [
        Rule(Frequency.DAILY, by_month=(2,), by_month_day=(30,)),
        Rule(Frequency.MONTHLY, 12, by_month=(5,)),
        Rule(Frequency.DAILY, 7, by_day=((0, 5),)),
        Rule(Frequency.YEARLY, 1000),
        Rule(Frequency.DAILY, by_position=(366,)),
        Rule(Frequency.DAILY, count=1_000_000_000),
    ],
    ids=["30 February", "another month", "another weekday", "once in 1,000 years", "no such place", "a billion"],
)
@pytest.mark.timeout(30)
def test_impossible_endless_and_ancient_rules_end_at_once(rule: Rule) -> None:
    try:
        found = days(rule, datetime(1, 1, 2))
    except EndlessCount:
        found = []
    assert len(found) <= 1


def test_a_count_that_nobody_waits_for_is_told() -> None:
    with pytest.raises(EndlessCount):
        days(Rule(Frequency.DAILY, count=10 * MOST_DAYS_COUNTED), datetime(1601, 1, 1))


def _several(numbers: st.SearchStrategy[int], most: int = 3) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(numbers, unique=True, max_size=most).map(tuple)


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Rules that always come again, for the library that is compared with has no other way to end."""
    frequency = draw(st.sampled_from(sorted(_NAMES)))
    found: dict[str, Any] = {
        "frequency": frequency,
        "interval": draw(st.integers(1, 4)),
        "week_start": draw(st.integers(0, 6)),
    }
    if frequency == "MONTHLY":
        found["by_month_day"] = draw(_several(st.integers(1, 28) | st.integers(-28, -1)))
    if frequency in ("MONTHLY", "YEARLY") and not found.get("by_month_day"):
        place = st.sampled_from((1, 2, 4, -1, -2)) if draw(st.booleans()) else st.just(0)
        found["by_day"] = draw(st.lists(st.tuples(place, st.integers(0, 6)), max_size=3, unique=True).map(tuple))
    if frequency == "WEEKLY":
        found["by_day"] = draw(st.lists(st.tuples(st.just(0), st.integers(0, 6)), max_size=4, unique=True).map(tuple))
        found["by_hour"] = draw(_several(st.integers(0, 23), 2))
    if frequency == "YEARLY":
        found["by_month"] = draw(_several(st.integers(1, 12)))
        if not found["by_month"] and not found["by_day"]:
            found["by_week"] = draw(_several(st.integers(2, 51) | st.integers(-51, -2)))
    return found


@settings(max_examples=150, deadline=None)
@given(given_=rules(), start=st.datetimes(datetime(2021, 1, 1), datetime(2025, 12, 28)))
def test_common_rules_give_the_days_of_the_reference(given_: dict[str, Any], start: datetime) -> None:
    start = start.replace(second=0, microsecond=0, day=min(start.day, 28))
    by = {name: value for name, value in given_.items() if name not in ("frequency", "interval", "week_start")}
    reference = rrule(
        _NAMES[given_["frequency"]], dtstart=start, interval=given_["interval"], wkst=given_["week_start"],
        until=datetime(2027, 3, 1, 23, 59), bymonth=by.get("by_month") or None, byweekno=by.get("by_week") or None,
        bymonthday=by.get("by_month_day") or None, byhour=by.get("by_hour") or None,
        byweekday=[weekday(day)(place) if place else weekday(day) for place, day in by.get("by_day", ())] or None,
    )  # fmt: skip
    rule = Rule(Frequency(given_["frequency"]), given_["interval"], week_start=given_["week_start"], **by)
    expected = [moment for moment in reference if moment > start and FIRST <= moment.date() <= LAST]
    assert [moment for moment in occurrences(rule, start, FIRST, LAST) if moment > start] == expected


@settings(max_examples=100, deadline=None)
@given(given_=rules(), start=st.datetimes(datetime(2021, 1, 1), datetime(2025, 12, 28)), shift=st.integers(1, 400))
def test_a_later_window_shows_a_part_of_the_same_days(given_: dict[str, Any], start: datetime, shift: int) -> None:
    rule = Rule(Frequency(given_.pop("frequency")), given_.pop("interval"), **given_)
    whole = list(occurrences(rule, start, FIRST, LAST))
    later = FIRST + timedelta(shift)
    assert list(occurrences(rule, start, later, LAST)) == [moment for moment in whole if moment.date() >= later]
