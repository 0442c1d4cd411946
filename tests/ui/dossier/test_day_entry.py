"""Days are typed as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.dossier.day_entry import DayEntry, read_day

TODAY = date(2026, 6, 11)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("today", date(2026, 6, 11), date(2026, 6, 11)),
        ("yesterday", date(2026, 6, 10), date(2026, 6, 10)),
        ("3 June", date(2026, 6, 3), date(2027, 6, 3)),
        ("16 June", date(2025, 6, 16), date(2026, 6, 16)),
        ("Tue 16 June", date(2025, 6, 16), date(2026, 6, 16)),
        ("16.6.", date(2025, 6, 16), date(2026, 6, 16)),
        ("3/6/2024", date(2024, 6, 3), date(2024, 6, 3)),
        ("3.6.24", date(2024, 6, 3), date(2024, 6, 3)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("29 Feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("May 2022", date(2022, 5, 1), date(2022, 5, 1)),
        ("31 February", None, None),
        ("2023-02-29", None, None),
        ("soon", None, None),
        ("", None, None),
    ],
)
def test_a_day_without_a_year_is_the_nearest_on_its_side(text: str, past: date | None, future: date | None) -> None:
    assert read_day(text, TODAY, "past") == past
    assert read_day(text, TODAY, "future") == future


def test_plain_words_for_what_is_to_come_are_understood() -> None:
    assert read_day("in two weeks", TODAY, "future") == date(2026, 6, 25)
    assert read_day("by Friday", TODAY, "future") == date(2026, 6, 12)


def test_the_field_says_what_it_understood_and_what_not(qtbot: QtBot) -> None:
    entry = DayEntry(TODAY, lean="future")
    qtbot.addWidget(entry)
    assert entry.is_valid
    qtbot.keyClicks(entry, "in two weeks")
    assert entry.day == date(2026, 6, 25)
    assert entry._hint == "Thu 25 June"
    entry.setText("whenever")
    assert entry.day is None
    assert not entry.is_valid


def test_arrows_move_by_a_day(qtbot: QtBot) -> None:
    entry = DayEntry(TODAY, date(2026, 6, 30))
    qtbot.addWidget(entry)
    qtbot.keyClick(entry, Qt.Key.Key_Up)
    assert (entry.day, entry.text()) == (date(2026, 7, 1), "1 July")
    qtbot.keyClick(entry, Qt.Key.Key_Down)
    assert entry.day == date(2026, 6, 30)
