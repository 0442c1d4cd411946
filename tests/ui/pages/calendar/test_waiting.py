"""Who waits for a day: dragged into the week, carried there by keys, or opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.domain.agenda import EntryKind, Waiting
from app.ui.pages.calendar.week_layout import Place
from tests.ui.pages.calendar.week_floor import LEFT, WeekFloor
from tests.ui.pages.calendar.weeks import FRIDAY, TODAY, HandMade

Key = Qt.Key


@pytest.fixture
def floor(qtbot: QtBot) -> Iterator[WeekFloor]:
    """The week in a wide window, with three people waiting."""
    made = WeekFloor(qtbot, HandMade())
    yield made
    made.close()


def test_those_who_wait_stand_beside_the_week_with_what_suits_them(floor: WeekFloor) -> None:
    names = [row.accessibleName() for row in floor.view.panel.rows]
    assert names[0] == "Aino Lehtonen, card, 10 min. It's been 18 weeks; usually 4. Mornings suit her"
    assert len(names) == 3


def test_somebody_is_dragged_into_the_week(floor: WeekFloor) -> None:
    row = floor.view.panel.rows[0]
    floor.drag(row, QPoint(20, 20), floor.point(FRIDAY, 11 * 60), let_go=False)
    assert floor.view.carry.tip_text == "Fri 12 June, 11:00."
    there = row.mapFromGlobal(floor.view.board.mapToGlobal(floor.point(FRIDAY, 11 * 60)))
    floor.qtbot.mouseRelease(row, LEFT, Qt.KeyboardModifier.NoModifier, there)
    ((entry, day, minute),) = floor.asked.of("carried")
    assert (entry.kind, entry.id, day, minute) == (EntryKind.PROPOSAL, 21, FRIDAY, 11 * 60)


def test_let_go_beside_the_week_nothing_is_planned(floor: WeekFloor) -> None:
    row = floor.view.panel.rows[0]
    floor.qtbot.mousePress(row, LEFT, pos=QPoint(20, 20))
    floor.qtbot.mouseMove(row, QPoint(60, 60))
    floor.qtbot.mouseRelease(row, LEFT, pos=QPoint(60, 60))
    assert not floor.asked.of("carried")
    assert floor.view.carry.entry is None


def test_m_carries_somebody_into_the_week_by_keys(floor: WeekFloor) -> None:
    floor.view.panel.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_Down)
    assert floor.focused is floor.view.panel.rows[1]
    floor.key(Key.Key_M)
    assert floor.view.carry.over == Place(TODAY)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Return):
        floor.key(key)
    ((entry, day, minute),) = floor.asked.of("carried")
    assert (entry.id, day) == (22, FRIDAY)
    assert minute == floor.view.first_minute()


def test_escape_brings_the_keyboard_back_to_the_list(floor: WeekFloor) -> None:
    floor.view.panel.rows[1].setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_M)
    floor.key(Key.Key_Escape)
    assert floor.focused is floor.view.panel.rows[1]
    assert not floor.asked.of("carried")


def test_enter_opens_the_person(floor: WeekFloor) -> None:
    floor.view.panel.rows[2].setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_Return)
    ((entry,),) = floor.asked.of("entry_opened")
    assert entry.customers == (23,)


def test_when_everybody_has_a_day_it_says_so(qtbot: QtBot) -> None:
    floor = WeekFloor(qtbot, HandMade(people=()))
    assert floor.view.panel.sentence.text() == "Everybody who is due has a day."
    assert not floor.view.panel.card.isVisible()
    floor.close()


def test_the_room_of_the_week_leaves_surprises_their_own_minutes(floor: WeekFloor) -> None:
    room = floor.view.panel.room
    assert room.free.text() == "15 minutes free"
    assert room.sentence.text() == "The surprise for Liisa has its own 25 minutes. Next week has 28 free."


def test_a_few_are_offered_and_more_where_she_asks(qtbot: QtBot) -> None:
    many = tuple(
        Waiting(each, f"Person {each}", "call", 10, 6, 2, "It's been 6 weeks; usually 2.") for each in range(1, 9)
    )
    floor = WeekFloor(qtbot, HandMade(people=many))
    panel = floor.view.panel
    assert [row.due.name for row in panel.rows] == ["Person 1", "Person 2", "Person 3"]
    assert panel.more.text() == "5 more"
    qtbot.mouseClick(panel.more, LEFT)
    assert len(panel.rows) == 8
    assert floor.focused is panel.rows[3]
    assert not panel.more.isVisible()
    floor.close()
