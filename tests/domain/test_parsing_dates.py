"""Days in plain words, English and German."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.parsing_dates import find_day

THURSDAY = date(2026, 6, 11)
WORDS = st.lists(
    st.sampled_from(
        "in next two 99 weeks 31 . / june by on the of 2026 morgen letzten Fr end may 29 feb days from now 0".split()  # noqa: SIM905
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-06-11"),
        ("tomorrow", "2026-06-12"),
        ("the day after tomorrow", "2026-06-13"),
        ("heute", "2026-06-11"),
        ("morgen früh", "2026-06-12"),
        ("übermorgen", "2026-06-13"),
        ("by Friday", "2026-06-12"),
        ("Thursday", "2026-06-18"),
        ("this Thursday", "2026-06-11"),
        ("next Friday", "2026-06-19"),
        ("next Monday", "2026-06-15"),
        ("due fri", "2026-06-12"),
        ("on Sun", "2026-06-14"),
        ("by next wed", "2026-06-17"),
        ("bis Freitag", "2026-06-12"),
        ("am Di", "2026-06-16"),
        ("nächsten Freitag", "2026-06-19"),
        ("kommenden Montag", "2026-06-15"),
        ("diesen Freitag", "2026-06-12"),
        ("this week", "2026-06-12"),
        ("next week", "2026-06-19"),
        ("in der nächsten Woche", "2026-06-19"),
        ("Ende der Woche", "2026-06-12"),
        ("at the end of the week", "2026-06-12"),
        ("this weekend", "2026-06-13"),
        ("am Wochenende", "2026-06-13"),
        ("next weekend", "2026-06-20"),
        ("this month", "2026-06-30"),
        ("by the end of the month", "2026-06-30"),
        ("bis Ende des Monats", "2026-06-30"),
        ("next month", "2026-07-31"),
        ("nächsten Monat", "2026-07-31"),
        ("in August", "2026-08-31"),
        ("im März", "2027-03-31"),
        ("end of June", "2026-06-30"),
        ("Anfang Juli", "2026-07-07"),
        ("mid-June", "2026-06-15"),
        ("in March 2028", "2028-03-31"),
        ("by the end of the year", "2026-12-31"),
        ("in two weeks", "2026-06-25"),
        ("in a couple of weeks", "2026-06-25"),
        ("within 3 days", "2026-06-14"),
        ("in zwei Wochen", "2026-06-25"),
        ("in einer Woche", "2026-06-18"),
        ("innerhalb von 10 Tagen", "2026-06-21"),
        ("in a month", "2026-07-11"),
        ("three weeks from now", "2026-07-02"),
        ("in a fortnight", "2026-06-25"),
        ("on 16 June", "2026-06-16"),
        ("on the 16th of June", "2026-06-16"),
        ("June 16th, 2027", "2027-06-16"),
        ("Tue 16 June", "2026-06-16"),
        ("Friday, June 19", "2026-06-19"),
        ("3 June", "2027-06-03"),
        ("29 February", "2028-02-29"),
        ("am 16. Juni", "2026-06-16"),
        ("am 16.6.", "2026-06-16"),
        ("16.06.2026", "2026-06-16"),
        ("1.7.26", "2026-07-01"),
        ("on the 19th", "2026-06-19"),
        ("by the 3rd", "2026-07-03"),
        ("bis zum 19.", "2026-06-19"),
        ("2026-07-01", "2026-07-01"),
        ("6/16/2026", "2026-06-16"),
        ("16/6", "2026-06-16"),
    ],
)
def test_a_day_in_words_is_found(text: str, day: str) -> None:
    found = find_day(f"Send it {text}, please.", THURSDAY)
    assert found is not None
    assert found.day == date.fromisoformat(day)
    assert f"Send it {text}, please."[slice(*found.span)] in text


@pytest.mark.parametrize(
    "text",
    [
        "", "last Friday she came", "every Monday", "jeden Dienstag", "seit Freitag", "two weeks ago", "Guten Morgen",
        "Freitags und Fridays", "the sun is out and she sat down", "He may call", "She marched on", "at 10.30",
        "price 12.50", "version 3.12.", "6/7/2026", "31 February", "am 31.6.", "2026-13-01", "2026-02-30", "2020-01-01",
        "1 June 2026", "in the last two weeks", "by so doing", "on do", "Karfreitag", "next to the door",
        "in 5 minutes",
    ],
)  # fmt: skip
def test_what_is_no_day_to_come_is_passed_over(text: str) -> None:
    assert find_day(text, THURSDAY) is None


def test_the_first_day_named_counts() -> None:
    text = "Last Friday he asked for Monday, better by 16 June"
    found = find_day(text, THURSDAY)
    assert found is not None
    assert (found.day, text[slice(*found.span)]) == (date(2026, 6, 15), "for Monday")


@pytest.mark.parametrize(
    ("text", "is_span"), [("next week", True), ("in August", True), ("Friday", False), ("in 2 weeks", False)]
)
def test_a_span_is_told_from_a_day(text: str, is_span: bool) -> None:
    found = find_day(text, THURSDAY)
    assert found is not None
    assert found.is_span is is_span


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2026, 6, 14), "this week", date(2026, 6, 14)),
        (date(2026, 6, 14), "this weekend", date(2026, 6, 14)),
        (date(2026, 6, 14), "next Friday", date(2026, 6, 19)),
        (date(2026, 12, 30), "next month", date(2027, 1, 31)),
        (date(2028, 1, 31), "in a month", date(2028, 2, 29)),
        (date(2026, 12, 30), "in January", date(2027, 1, 31)),
        (date(2026, 1, 31), "on the 30th", date(2026, 3, 30)),
        (date(2096, 3, 1), "29 February", date(2104, 2, 29)),
    ],
)
def test_days_are_counted_over_the_ends_of_weeks_months_and_years(today: date, text: str, day: date) -> None:
    found = find_day(text, today)
    assert found is not None
    assert found.day == day


@given(st.one_of(WORDS, st.text(max_size=200)), st.dates())
def test_any_text_on_any_day_gives_a_day_to_come_or_none(text: str, today: date) -> None:
    found = find_day(text, today)
    if found is not None:
        assert found.day >= today
        assert 0 <= found.span[0] < found.span[1] <= len(text)
