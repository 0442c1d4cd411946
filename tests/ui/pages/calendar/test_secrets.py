"""Surprises in the calendar: kept hidden where the owner wants it, read for a few seconds when she asks."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from app.domain.agenda import CalendarDay, Entry, EntryKind
from app.ui.pages.calendar.look import look_of
from app.ui.pages.calendar.reading import CalendarReader, is_veiled
from app.ui.pages.calendar.words import spoken

DAY = date(2026, 6, 14)
SECRET = Entry(
    EntryKind.SURPRISE, 5, DAY, "Liisa M.", "Liisa Mäkelä", 480, 25, why="Sweet peas on the doorstep", customers=(3,),
    label="Sweet peas", cost_minor=600,
)  # fmt: skip


class OneDay:
    """A calendar with a surprise on every day."""

    def days(
        self, first: date, last: date, kinds: frozenset[EntryKind], per_day: int | None
    ) -> tuple[CalendarDay, ...]:
        return (CalendarDay(first, (SECRET,) if EntryKind.SURPRISE in kinds else ()),)


@pytest.fixture
def reader(qtbot: QtBot) -> CalendarReader:
    """A reader that hides surprises."""
    return CalendarReader(cast(Any, SimpleNamespace(calendar=OneDay())))


def entry(reader: CalendarReader) -> Entry:
    return reader.day(DAY).entries[0]


def test_a_hidden_surprise_tells_nothing(reader: CalendarReader) -> None:
    hidden = entry(reader)
    assert is_veiled(hidden)
    assert (hidden.title, hidden.name) == ("A secret", "Something small")
    assert "Liisa" not in repr(hidden)
    assert "peas" not in repr(hidden)
    assert hidden.cost_minor is None
    assert spoken(hidden, DAY) == "A surprise is planned, hidden"
    assert look_of(hidden).ink == "gold"


def test_it_can_still_be_carried(reader: CalendarReader) -> None:
    assert entry(reader).is_movable
    assert entry(reader).id == SECRET.id


def test_where_nothing_is_hidden_it_reads_like_any_other(reader: CalendarReader) -> None:
    reader.hides_surprises = False
    assert entry(reader) == SECRET
    assert spoken(SECRET, DAY).startswith("Liisa, surprise, Sunday 14 June")


def test_a_peek_shows_one_surprise_and_ends_by_itself(reader: CalendarReader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.kinds_changed):
        reader.peek(SECRET.id)
    assert entry(reader) == SECRET
    reader._peek_timer.setInterval(1)
    with qtbot.waitSignal(reader.kinds_changed):
        reader._peek_timer.start()
    assert is_veiled(entry(reader))


def test_the_chip_leaves_surprises_out(reader: CalendarReader) -> None:
    reader.set_shown(frozenset((EntryKind.SURPRISE,)), False)
    assert reader.day(DAY).entries == ()
