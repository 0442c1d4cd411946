"""Geometry of the week: nothing lies over anything else, and everything lies inside its day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.pages.calendar.week_layout import (
    MINUTES_A_DAY,
    SHORTEST,
    SNAP,
    Columns,
    Slot,
    first_hour,
    length_until,
    side_by_side,
    snapped,
    stretch,
    week_number,
    week_of,
    weights,
)

TIMES = st.lists(st.tuples(st.integers(0, MINUTES_A_DAY - 1), st.integers(0, 600)), max_size=25)


@given(TIMES)
def test_nothing_lies_over_anything_else(times: list[tuple[int, int]]) -> None:
    for one, other in combinations(side_by_side(times), 2):
        if one.overlaps(other):
            ours, theirs = (range(each.lane, each.lane + each.span) for each in (one, other))
            assert not set(ours) & set(theirs)
            assert one.lanes == other.lanes


@given(TIMES)
def test_everything_lies_inside_its_day_and_lasts_half_an_hour_at_least(times: list[tuple[int, int]]) -> None:
    slots = side_by_side(times)
    assert len(slots) == len(times)
    for (minute, minutes), slot in zip(times, slots, strict=True):
        assert 0 <= slot.start <= minute
        assert slot.end <= MINUTES_A_DAY
        assert slot.end - slot.start >= SHORTEST
        assert slot.end >= min(MINUTES_A_DAY, minute + minutes)
        assert 0 <= slot.lane < slot.lane + slot.span <= slot.lanes


@given(TIMES, st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_does_not_matter_for_the_lanes_used(times, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = random.sample(times, len(times))
    assert sorted(map(_shape, side_by_side(times))) == sorted(map(_shape, side_by_side(shuffled)))


def _shape(slot: Slot) -> tuple[int, int, int]:
    return slot.start, slot.end, slot.lanes


@given(TIMES)
def test_lanes_are_no_more_than_what_takes_place_at_once(times: list[tuple[int, int]]) -> None:
    slots = side_by_side(times)
    for slot in slots:
        group = [each for each in slots if each.lanes == slot.lanes]
        at_once = max(sum(each.start <= one.start < each.end for each in group) for one in group)
        assert slot.lanes <= at_once


def test_two_at_the_same_time_share_the_width_and_a_third_later_has_all_of_it() -> None:
    assert side_by_side([(600, 60), (615, 30), (720, 30)]) == (
        Slot(600, 660, 0, 2),
        Slot(615, 645, 1, 2),
        Slot(720, 750),
    )


def test_a_call_of_five_minutes_is_drawn_as_half_an_hour_and_shares_it() -> None:
    first, second = side_by_side([(540, 5), (555, 5)])
    assert (first.lanes, second.lanes) == (2, 2)
    assert stretch(540, 5) == (540, 570)


def test_what_begins_before_midnight_is_drawn_inside_the_day() -> None:
    assert stretch(23 * 60 + 55, 120) == (MINUTES_A_DAY - SHORTEST, MINUTES_A_DAY)


@given(st.floats(-5000, 5000), st.integers(1, MINUTES_A_DAY))
def test_a_drop_lands_on_a_quarter_of_an_hour_inside_the_day(minute: float, length: int) -> None:
    start = snapped(minute, length)
    assert start % SNAP == 0
    assert start >= 0
    assert start + length <= MINUTES_A_DAY or start == 0


@given(st.integers(0, MINUTES_A_DAY - 1), st.floats(-3000, 3000))
def test_a_pulled_edge_gives_whole_quarters_and_one_at_least(start: int, end: float) -> None:
    minutes = length_until(start, end)
    assert minutes >= SNAP
    assert minutes % SNAP == 0
    assert start + minutes <= MINUTES_A_DAY or minutes == SNAP


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_on_the_weekday_asked_for(day: date, first: int) -> None:
    days = week_of(day, first)
    assert day in days
    assert days[0].weekday() == first
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))


@pytest.mark.parametrize(
    ("day", "first", "number"),
    [
        (date(2026, 6, 11), 0, 24),
        (date(2026, 6, 11), 6, 24),
        (date(2027, 1, 1), 0, 53),
        (date(2020, 12, 31), 0, 53),
        (date(2024, 2, 29), 0, 9),
        (date(2025, 12, 29), 0, 1),
    ],
)
def test_weeks_are_numbered_as_the_standard_does(day: date, first: int, number: int) -> None:
    assert week_number(week_of(day, first)) == number


@given(st.floats(300, 3000), st.booleans(), st.integers(0, 6))
def test_columns_fill_the_width_without_gap_and_every_place_belongs_to_one(
    width: float, is_narrow: bool, first: int
) -> None:
    columns = Columns(width, 56, weights(week_of(date(2026, 6, 11), first), is_narrow))
    assert columns.left(0) == 56
    assert columns.left(7) == round(width)
    for place in range(7):
        left, wide = columns.span(place)
        assert columns.left(place + 1) == left + wide
        assert columns.at(left) == place
        assert columns.at(left + wide - 1) == place
    assert columns.at(0) == 0
    assert columns.at(width + 50) == 6


def test_the_weekend_shares_a_column_where_room_is_scarce() -> None:
    columns = Columns(676, 56, weights(week_of(date(2026, 6, 11), 0), is_narrow=True))
    assert [columns.span(place)[1] for place in range(7)] == [100, 100, 100, 100, 100, 60, 60]


@pytest.mark.parametrize(
    ("minutes", "in_sight", "hour"),
    [((), 13, 7), ((600,), 13, 7), ((395, 600), 13, 6), ((600,), 7, 10), ((395,), 7, 6), ((), 7, 7)],
)
def test_the_week_begins_with_the_first_thing(minutes: tuple[int, ...], in_sight: float, hour: int) -> None:
    assert first_hour(minutes, in_sight) == hour
