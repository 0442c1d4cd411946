"""Fixed repeats: RFC 5545 rules against the library, bounded however odd they are, and the owner's own rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from datetime import time as clock_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.repeat_rules import (
    UnreadableRule,
    every_month_day,
    every_nth,
    every_weeks,
    every_year,
    moved,
    read_rule,
    rule_text,
    rule_words,
    until,
)
from app.domain.repeats import Repeat, days_of, first_day, merged, next_occurrence, occurrences, without

START = date(2026, 6, 11)
MIDNIGHT = clock_time.min


def _days(rule: str, start: date, first: date, last: date, **fields: object) -> list[date]:
    return [each.day for each in occurrences(Repeat(rule=rule, starts_on=start, **fields), first, last)]  # type: ignore[arg-type]


_PARTS = st.fixed_dictionaries(
    {"INTERVAL": st.integers(1, 5)},
    optional={
        "BYMONTH": st.sampled_from(["1", "2,6", "12", "3,4,5"]),
        "BYDAY": st.sampled_from(["MO", "TU,TH", "SA,SU"]),
        "BYMONTHDAY": st.sampled_from(["1", "15", "-1", "10,20"]),
        "COUNT": st.integers(1, 40),
    },
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), _PARTS, st.dates(date(2019, 1, 1), date(2026, 1, 1)),
    st.integers(0, 900),
)  # fmt: skip
def test_days_are_those_that_the_library_finds(
    frequency: str, parts: dict[str, object], start: date, ahead: int
) -> None:
    named = {name: value for name, value in parts.items() if not (name == "BYMONTHDAY" and frequency == "WEEKLY")}
    rule = ";".join((f"FREQ={frequency}", *(f"{name}={value}" for name, value in named.items())))
    begun = first_day(rule, start)
    if begun is None or begun.day > 28:
        return
    first = begun + timedelta(days=ahead)
    last = first + timedelta(days=200)
    library = rrulestr(rule, dtstart=datetime.combine(begun, MIDNIGHT))
    wanted = library.between(datetime.combine(first, MIDNIGHT), datetime.combine(last, MIDNIGHT), True)
    assert _days(rule, begun, first, last) == [moment.date() for moment in wanted]


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    found = _days("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 31), date(2026, 1, 1), date(2026, 6, 30))
    assert [(day.month, day.day) for day in found] == [(1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30)]
    both = _days("FREQ=MONTHLY;BYMONTHDAY=15,30", date(2026, 1, 15), date(2026, 2, 1), date(2026, 3, 31))
    assert [day.day for day in both] == [15, 28, 15, 30]


def test_29_february_comes_on_28_february_in_common_years() -> None:
    found = _days("FREQ=YEARLY", date(2024, 2, 29), date(2024, 1, 1), date(2026, 3, 1))
    assert found == [date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=7", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;INTERVAL=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=WEEKLY;COUNT=999999999999999999999", "FREQ=DAILY;UNTIL=99999999", "FREQ=DAILY;UNTIL=00010101",
        "FREQ=MONTHLY;BYDAY=6MO", "FREQ=YEARLY;BYWEEKNO=53", "FREQ=DAILY;BYDAY=XX", "FREQ=;", "", "💐" * 300,
    ],
)  # fmt: skip
@pytest.mark.timeout(30)
def test_no_rule_holds_anybody_up(rule: str) -> None:
    for start in (date(1, 1, 1), date(1900, 1, 1), START, date(9999, 12, 31)):
        assert len(_days(rule, start, START, START + timedelta(days=60))) <= 61


def test_a_window_of_any_length_is_bounded() -> None:
    daily = Repeat(rule="FREQ=DAILY", starts_on=START)
    assert len(occurrences(daily, START, date(9999, 12, 1))) == 400
    assert len(occurrences(daily, START, START + timedelta(days=60), 5)) == 5
    assert occurrences(daily, START, START - timedelta(days=1)) == ()


def test_exceptions_are_left_out_and_written_in_order() -> None:
    weekly = Repeat(rule="FREQ=WEEKLY;BYDAY=TU", starts_on=date(2026, 6, 16), exceptions="nonsense 2026-06-30")
    skipped = without(weekly, date(2026, 6, 23))
    assert skipped.exceptions == "2026-06-23 2026-06-30"
    found = [each.day for each in occurrences(skipped, START, date(2026, 7, 14))]
    assert found == [date(2026, 6, 16), date(2026, 7, 7), date(2026, 7, 14)]


def test_the_wall_clock_holds_when_clocks_change_and_a_gap_is_stepped_over() -> None:
    night = Repeat(rule="FREQ=DAILY", starts_on=date(2026, 3, 28), minute=150, zone="Europe/Berlin")
    assert [each.minute for each in occurrences(night, date(2026, 3, 28), date(2026, 3, 30))] == [150, 210, 150]
    morning = Repeat(rule="FREQ=DAILY", starts_on=date(2026, 10, 24), minute=480, zone="Europe/Berlin")
    assert {each.minute for each in occurrences(morning, date(2026, 10, 24), date(2026, 10, 26))} == {480}
    samoa = Repeat(rule="FREQ=DAILY", starts_on=date(2011, 12, 29), minute=480, zone="Pacific/Apia")
    assert [each.day.day for each in occurrences(samoa, date(2011, 12, 29), date(2011, 12, 31))] == [29, 31]


def test_a_repeat_begins_on_the_first_day_that_its_rule_names() -> None:
    assert first_day("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", START) == date(2026, 6, 16)
    assert first_day("FREQ=MONTHLY;BYDAY=1MO", START) == date(2026, 7, 6)
    assert first_day("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=11", START) == START
    assert first_day("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=1", START) is None
    with pytest.raises(UnreadableRule):
        first_day("now and then", START)


def test_rules_are_read_written_and_said() -> None:
    for rule, words in (
        (every_weeks(2, (1,)), "every 2 weeks on Tuesday"),
        (every_weeks(1, (3, 0)), "every week on Monday and Thursday"),
        (every_nth(1, 0), "every first Monday"),
        (every_nth(-1, 4, 3), "every 3 months on the last Friday"),
        (every_month_day(15), "every month on the 15."),
        (every_year(6, 12), "every year on 12 June"),
        (until(every_weeks(1, (1,)), date(2026, 12, 31)), "every week on Tuesday until 31 December 2026"),
    ):
        assert read_rule(rule_text(rule)) == rule
        assert rule_words(rule_text(rule), START) == words
    assert rule_words("FREQ=WEEKLY;COUNT=5", START) == "every week on Thursday, 5 times"
    assert rule_words("now and then", START) == "a repeat that can't be read"


def test_what_is_moved_takes_its_weekday_or_day_along() -> None:
    tuesday, wednesday = date(2026, 6, 16), date(2026, 6, 17)
    assert moved(every_weeks(2, (1,)), tuesday, wednesday) == every_weeks(2, (2,))
    assert moved(every_weeks(1, (1, 3)), tuesday, wednesday) == every_weeks(1, (2, 3))
    assert moved(every_nth(3, 1), tuesday, wednesday) == every_nth(3, 2)
    assert moved(every_nth(-1, 1), date(2026, 6, 30), date(2026, 6, 29)) == every_nth(-1, 0)
    assert moved(every_month_day(16), tuesday, wednesday) == every_month_day(17)
    assert moved(every_year(6, 16), tuesday, date(2026, 7, 1)) == every_year(7, 1)


def test_the_next_time_and_several_repeats_come_in_order() -> None:
    calls = Repeat(id=1, rule="FREQ=WEEKLY;BYDAY=TU", starts_on=START, minute=600)
    visits = Repeat(id=2, rule="FREQ=WEEKLY;BYDAY=TU", starts_on=START, minute=540)
    coming = next_occurrence(calls, date(2026, 6, 17))
    assert coming is not None
    assert coming.day == date(2026, 6, 23)
    assert next_occurrence(Repeat(rule="FREQ=DAILY;UNTIL=20260601", starts_on=date(2026, 5, 1)), START) is None
    found = list(merged((calls, visits), date(2026, 6, 16), date(2026, 6, 16)))
    assert [each.repeat_id for each in found] == [2, 1]
    assert days_of("FREQ=WEEKLY;BYDAY=TU", date(2026, 6, 16), date(2026, 6, 16), date(2026, 6, 16)) == (
        date(2026, 6, 16),
    )
