"""Dates, money and chances in the owner's words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.ui import formatting

TODAY = date(2026, 6, 11)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "today"),
        (1, "yesterday"),
        (8, "8 days ago"),
        (19, "3 weeks ago"),
        (63, "9 weeks ago"),
        (182, "26 weeks ago"),
        (213, "7 months ago"),
        (1100, "3 years ago"),
    ],
)
def test_the_past_is_told_in_days_weeks_months_and_years(days: int, text: str) -> None:
    assert formatting.ago(before(days), TODAY) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(-2, "2 days late"), (-1, "1 day late"), (0, "Today"), (1, "Tomorrow"), (2, "Saturday"), (7, "Thu 18 June")],
)
def test_what_is_due_is_told_kindly(days: int, text: str) -> None:
    assert formatting.due_text(before(-days), TODAY) == text


def test_the_year_is_named_only_when_it_is_another_one() -> None:
    assert formatting.day_text(date(2026, 6, 16), TODAY) == "Tue 16 June"
    assert formatting.day_text(date(2025, 12, 24), TODAY) == "Wed 24 December 2025"
    assert formatting.long_day_text(date(2026, 6, 16), TODAY) == "Tuesday 16 June"
    assert formatting.short_day_text(date(2024, 10, 3), TODAY) == "Oct 2024"


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (1428000, "EUR", "€14,280"),
        (650, "EUR", "€6.50"),
        (600, "EUR", "€6"),
        (590000, "JPY", "¥590,000"),
        (-2500, "GBP", "−£25"),
    ],
)
def test_money_comes_from_minor_units(minor: int, currency: str, text: str) -> None:
    assert formatting.money_text(minor, currency) == text


def test_estimates_of_money_have_two_figures() -> None:
    assert formatting.rough_money_text(1_428_311, "EUR") == "€14,000"
    assert formatting.rough_money_text(0, "EUR") == "€0"


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (0.24, "24% likely to be still with you"),
        (0.97, "very likely to be still with you"),
        (0.01, "very unlikely to be still with you"),
        (0.95, "95% likely to be still with you"),
    ],
)
def test_chances_have_percent_only_where_they_mean_something(chance: float, text: str) -> None:
    assert formatting.chance_text(chance) == text


def test_ranges_are_rounded_outwards() -> None:
    assert formatting.percent_range(0.614, 0.851) == "likely 61 to 86%"
    assert formatting.number_range(3.7, 39.2) == "between 3 and 40"


@pytest.mark.parametrize(
    ("score", "word"),
    [(None, "New"), (0, "Asleep"), (20, "Cool"), (59, "Mild"), (60, "Warm"), (80, "Glowing"), (100, "Glowing")],
)
def test_warmth_has_a_word(score: float | None, word: str) -> None:
    assert formatting.warmth_word(score) == word


def test_names_are_joined_as_one_says_them() -> None:
    assert formatting.joined(("Maja", "Eero", "Noor")) == "Maja, Eero and Noor"
    assert formatting.joined(("Maja",)) == "Maja"
    assert formatting.joined(()) == ""


def test_counts_have_separators_and_their_noun() -> None:
    assert formatting.count_text(1, "1 person", "{count} people") == "1 person"
    assert formatting.count_text(12_345, "1 person", "{count} people") == "12,345 people"


def test_minutes_are_rounded_above_ten() -> None:
    assert formatting.minutes_text(8) == "8 minutes"
    assert formatting.minutes_text(48) == "50 minutes"
