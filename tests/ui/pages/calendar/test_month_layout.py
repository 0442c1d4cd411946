"""Where entries lie in a day of the month."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from app.domain.agenda import CalendarDay, Entry, EntryKind
from app.ui.pages.calendar.month_layout import DayLayout, lay_out
from app.ui.scale import Scale

DAY = date(2026, 6, 18)


def touch(number: int) -> Entry:
    return Entry(EntryKind.TOUCHPOINT, number, DAY, f"Maja {number}", f"Maja {number}", customers=(number,))


def moment(number: int) -> Entry:
    return Entry(EntryKind.EXPECTED, number, DAY, f"Eero, {number}", f"Eero turns {number}", customers=(number,))


def laid(*entries: Entry, more: int = 0, height: float = 154) -> DayLayout:
    return lay_out(CalendarDay(DAY, entries, more), 110, height, Scale())


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    """Scale asks the application for its fonts."""


def test_four_fit_and_the_fifth_makes_a_line_of_its_own() -> None:
    assert laid(*map(touch, range(4))).more is None
    five = laid(*map(touch, range(5)))
    assert len(five.pills) == 4
    assert five.more_count == 1
    assert five.more is not None
    assert five.more.top() >= five.pills[-1].bottom()
    assert five.more.bottom() <= 154


def test_what_was_not_read_counts_as_well() -> None:
    assert laid(*map(touch, range(4)), more=7).more_count == 7


def test_a_low_day_shows_two_and_how_many_more() -> None:
    low = laid(*map(touch, range(5)), height=102)
    assert len(low.pills) == 2
    assert low.more_count == 3
    lowest = laid(*map(touch, range(5)), height=85)
    assert len(lowest.pills) == 2
    assert lowest.more is not None
    assert lowest.more.top() == lowest.number.top()


def test_where_not_all_fit_what_was_planned_comes_before_what_only_happens() -> None:
    low = laid(moment(60), moment(61), touch(1), touch(2), height=102)
    assert [entry.title for entry in low.entries] == ["Maja 1", "Maja 2"]
    some = laid(moment(60), moment(61), touch(1), touch(2), touch(3))
    assert [entry.title for entry in some.entries] == ["Eero, 60", "Maja 1", "Maja 2", "Maja 3"]
    assert [entry.title for entry in laid(moment(60), moment(61)).entries] == ["Eero, 60", "Eero, 61"]


def test_nothing_lies_over_anything_else() -> None:
    layout = laid(moment(60), *map(touch, range(6)))
    rects = [*layout.pills, layout.more]
    for upper, lower in pairwise(rects):
        assert upper is not None
        assert lower is not None
        assert not upper.intersects(lower)


def test_a_place_means_the_entry_under_it() -> None:
    layout = laid(*map(touch, range(6)))
    assert layout.stop_at(layout.pills[2].center()) == 2
    assert layout.more is not None
    assert layout.stop_at(layout.more.center()) == 4
    assert layout.stop_at(QPointF(100, 5)) == -1
