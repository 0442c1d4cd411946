"""The week: what stands where, carried and stretched by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.domain.agenda import Entry, EntryKind
from app.ui.pages.calendar.week_anytime import AnytimeRow
from app.ui.pages.calendar.week_hours import HoursCanvas
from app.ui.pages.calendar.week_layout import Place
from app.ui.theme import theme_of
from tests.ui.pages.calendar.week_floor import LEFT, NONE, SHIFT, WeekFloor
from tests.ui.pages.calendar.weeks import (
    ANNELI,
    EERO,
    FRIDAY,
    HENRIK,
    LATE,
    MONDAY,
    SOIL,
    TODAY,
    TOMAS,
    HandMade,
    touch,
)

SATURDAY = FRIDAY + timedelta(1)
Key = Qt.Key


@pytest.fixture
def calendar() -> HandMade:
    """The week of the picture."""
    return HandMade()


@pytest.fixture
def floor(qtbot: QtBot, calendar: HandMade) -> Iterator[WeekFloor]:
    """The week in a wide window."""
    made = WeekFloor(qtbot, calendar)
    yield made
    made.close()


def test_only_the_week_in_view_is_read(floor: WeekFloor, calendar: HandMade) -> None:
    assert calendar.asked == [(MONDAY, MONDAY + timedelta(6))]
    floor.view.step(1)
    assert calendar.asked[1:] == [(MONDAY + timedelta(7), MONDAY + timedelta(13))]
    assert floor.view.title() == "15 to 21 June 2026"


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (TODAY, "8 to 14 June 2026"),
        (date(2026, 7, 1), "29 June to 5 July 2026"),
        (date(2027, 1, 1), "28 December 2026 to 3 January 2027"),
    ],
)
def test_the_title_names_the_days(floor: WeekFloor, day: date, title: str) -> None:
    floor.view.show_range(day)
    assert floor.view.title() == title


def test_what_has_an_hour_stands_among_the_hours_and_the_rest_and_the_late_above(floor: WeekFloor) -> None:
    homes = {block.entry.title: type(block.parentWidget()) for block in floor.view.board.blocks}
    assert homes["Tomas B."] is HoursCanvas
    assert homes["Anneli K."] is AnytimeRow
    assert homes["Oskar N."] is AnytimeRow
    assert homes["Soil test"] is AnytimeRow


def test_no_block_lies_over_another_or_outside_its_day(qtbot: QtBot) -> None:
    crowd = tuple(touch(100 + at, f"Person {at}", at % 7, hour=8 + at % 5 * 0.5, minutes=at * 3) for at in range(40))
    floor = WeekFloor(qtbot, HandMade(crowd), 1000, 640)
    blocks = [block for block in floor.view.board.blocks if block.parentWidget() is floor.view.board.hours]
    rects = {block.entry.id: QRect(block.geometry()) for block in blocks}
    assert len(rects) == 40
    for one in rects.values():
        assert sum(one.intersects(other) for other in rects.values()) == 1
        assert floor.view.board.hours.rect().contains(one)
    floor.close()


def test_the_week_begins_at_the_first_thing(qtbot: QtBot) -> None:
    floor = WeekFloor(qtbot, HandMade((touch(1, "Early E.", 2, hour=5.5),)))
    assert floor.view.board.hours.minute_at(floor.view.board.area.verticalScrollBar().value()) < 5 * 60
    assert not floor.block(touch(1, "Early E.", 2)).visibleRegion().isEmpty()
    floor.close()


def test_a_block_is_carried_to_another_day_and_hour_by_the_mouse(floor: WeekFloor) -> None:
    floor.drag(floor.block(TOMAS), QPoint(20, 6), floor.point(SATURDAY, 15 * 60 + 15))
    assert floor.asked.of("carried") == [(TOMAS, SATURDAY, 15 * 60 + 15)]
    assert floor.block(TOMAS).entry.day == SATURDAY


def test_while_it_is_carried_the_place_and_one_fact_are_said(floor: WeekFloor, calendar: HandMade) -> None:
    calendar.hints[SATURDAY] = "Tomas is at the market."
    floor.drag(floor.block(TOMAS), QPoint(20, 6), floor.point(SATURDAY, 15 * 60), let_go=False)
    assert floor.view.carry.goal == Place(SATURDAY, 15 * 60)
    assert floor.view.carry.tip_text == "Sat 13 June, 15:00. Tomas is at the market."
    assert floor.block(TOMAS).is_gone
    assert floor.view.cancel()
    assert not floor.block(TOMAS).is_gone
    assert not floor.asked.of("carried")


def test_dropped_in_the_row_above_it_has_no_hour_any_more(floor: WeekFloor) -> None:
    floor.drag(floor.block(TOMAS), QPoint(20, 6), floor.point(FRIDAY, None))
    assert floor.asked.of("carried") == [(TOMAS, FRIDAY, None)]
    assert floor.block(TOMAS).parentWidget() is floor.view.board.anytime


def test_what_had_no_hour_gets_one(floor: WeekFloor) -> None:
    floor.drag(floor.block(ANNELI), QPoint(20, 6), floor.point(FRIDAY, 11 * 60))
    assert floor.asked.of("carried") == [(ANNELI, FRIDAY, 11 * 60)]


def test_a_promise_has_a_day_and_no_hour(floor: WeekFloor) -> None:
    floor.drag(floor.block(SOIL), QPoint(20, 6), floor.point(FRIDAY, 11 * 60))
    assert floor.asked.of("carried") == [(SOIL, FRIDAY, None)]


def test_nothing_is_planned_for_a_day_that_is_over(floor: WeekFloor) -> None:
    floor.drag(floor.block(TOMAS), QPoint(20, 6), floor.point(MONDAY, 11 * 60), let_go=False)
    assert floor.view.carry.goal is None
    assert floor.view.carry.tip_text == "Mon 8 June is over."
    floor.view.cancel()


def test_let_go_beside_the_week_it_goes_back(floor: WeekFloor) -> None:
    beside = QPoint(floor.view.board.width() + 40, 300)
    floor.drag(floor.block(TOMAS), QPoint(20, 6), beside)
    assert not floor.asked.of("carried")
    assert floor.view.carry.entry is None


def test_what_is_done_or_only_happens_stays(floor: WeekFloor) -> None:
    done = next(block for block in floor.view.board.blocks if block.entry.title == "Ravi M.")
    floor.drag(done, QPoint(20, 6), floor.point(FRIDAY, 11 * 60))
    assert floor.view.carry.entry is None
    assert not floor.asked.of("carried")


def test_the_lower_edge_makes_it_longer(floor: WeekFloor) -> None:
    block = floor.block(TOMAS)
    grip = QPoint(block.width() // 2, block.height() - 2)
    floor.drag(block, grip, floor.point(FRIDAY, 15 * 60 + 30) - QPoint(0, 6), let_go=False)
    assert floor.view.stretch.tip_text == "Until 15:30, 90 minutes."
    floor.qtbot.mouseRelease(block, LEFT, NONE, grip + QPoint(0, 30))
    assert floor.asked.of("resized") == [(TOMAS, 90)]
    assert not floor.asked.of("carried")


def test_shift_with_up_and_down_makes_it_longer_and_shorter(floor: WeekFloor) -> None:
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_Down, SHIFT)
    floor.key(Key.Key_Up, SHIFT)
    assert floor.asked.of("resized") == [(TOMAS, 60), (TOMAS, 30)]


def test_m_arrows_and_enter_carry(floor: WeekFloor) -> None:
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Key.Key_M, Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return):
        floor.key(key)
    assert floor.asked.of("carried") == [(TOMAS, SATURDAY, 14 * 60 + 15)]
    assert floor.focused is floor.block(TOMAS)


def test_m_is_a_letter_only_where_the_owner_wants_it(floor: WeekFloor) -> None:
    floor.view.set_single_letters(False)
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_M)
    assert floor.view.carry.entry is None


def test_escape_puts_back_what_is_carried_by_keys(floor: WeekFloor) -> None:
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Key.Key_M, Key.Key_Right, Key.Key_Escape):
        floor.key(key)
    assert floor.view.carry.entry is None
    assert not floor.asked.of("carried")
    assert floor.focused is floor.block(TOMAS)


def test_it_can_be_carried_into_another_week_and_made_longer_on_the_way(floor: WeekFloor) -> None:
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_M)
    floor.key(Key.Key_PageDown)
    assert floor.view.bounds()[0] == MONDAY + timedelta(7)
    floor.key(Key.Key_Down, SHIFT)
    floor.key(Key.Key_Return)
    assert floor.asked.of("carried") == [(TOMAS, FRIDAY + timedelta(7), 14 * 60)]
    assert floor.asked.of("resized") == [(TOMAS, 60)]


def test_above_midnight_lies_the_row_without_hours(floor: WeekFloor) -> None:
    floor.view.stand_on(Place(FRIDAY, 30))
    floor.key(Key.Key_Up)
    assert floor.view.slot == Place(FRIDAY, 0)
    floor.key(Key.Key_Up)
    assert floor.view.slot == Place(FRIDAY)
    floor.key(Key.Key_Down)
    assert floor.view.slot.minute is not None


def test_tab_goes_through_the_entries_from_the_slot_on_and_arrows_go_back_to_slots(floor: WeekFloor) -> None:
    floor.view.stand_on(Place(FRIDAY))
    seen = []
    for _ in range(4):
        floor.key(Key.Key_Tab)
        assert floor.view.selected is not None
        seen.append(floor.view.selected.title)
    assert seen == ["Eero, 60", "Drawing", "Eero S.", "Tomas B."]
    floor.key(Key.Key_Right)
    assert floor.focused is floor.view
    assert floor.view.slot == Place(SATURDAY, 14 * 60)


def test_enter_opens_an_entry_and_plans_in_an_empty_slot(floor: WeekFloor) -> None:
    floor.block(EERO).setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_Return)
    assert floor.asked.of("entry_opened") == [(EERO,)]
    floor.view.stand_on(Place(FRIDAY, 11 * 60))
    floor.key(Key.Key_Return)
    assert floor.asked.of("add_asked") == [(FRIDAY, 11 * 60)]


def test_enter_on_a_filled_slot_goes_into_its_entry(floor: WeekFloor) -> None:
    floor.view.stand_on(Place(FRIDAY, 14 * 60))
    floor.key(Key.Key_Return)
    assert floor.focused is floor.block(TOMAS)
    assert not floor.asked.of("add_asked")


def test_a_double_click_on_an_empty_place_plans_there(floor: WeekFloor) -> None:
    hours, anytime = floor.view.board.hours, floor.view.board.anytime
    floor.qtbot.mouseDClick(hours, LEFT, NONE, hours.slot_rect(Place(FRIDAY, 11 * 60), 30).center())
    floor.qtbot.mouseDClick(anytime, LEFT, NONE, anytime.cell(SATURDAY).center())
    assert floor.asked.of("add_asked") == [(FRIDAY, 11 * 60), (SATURDAY, None)]


def test_a_double_click_opens_an_entry_and_a_right_click_asks_for_its_menu(floor: WeekFloor) -> None:
    floor.qtbot.mouseDClick(floor.block(HENRIK), LEFT)
    assert floor.asked.of("entry_opened") == [(HENRIK,)]
    floor.block(HENRIK).setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_F10, SHIFT)
    assert [asked[0] for asked in floor.asked.of("menu_asked")] == [HENRIK]


def test_page_keys_turn_the_week_and_home_goes_to_today(floor: WeekFloor) -> None:
    floor.key(Key.Key_PageDown)
    assert floor.view.anchor() == TODAY + timedelta(7)
    floor.key(Key.Key_PageUp)
    floor.key(Key.Key_PageUp)
    assert floor.view.title() == "1 to 7 June 2026"
    floor.key(Key.Key_Home)
    assert floor.view.anchor() == TODAY


def test_hours_that_do_not_suit_are_hatched_while_somebody_is_chosen(floor: WeekFloor, calendar: HandMade) -> None:
    calendar.unsuited[FRIDAY] = ((15 * 60, 17 * 60),)
    calendar.hints[FRIDAY] = "He is easiest at 14."
    paper = _hatched(floor)
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    assert _hatched(floor) > paper
    note = floor.view.panel.note
    assert note.isVisible()
    assert note.title.text() == "Tomas, Friday at 14"
    assert note.text.text() == "He is easiest at 14. Hatched hours do not suit Tomas. You can still choose one."
    floor.key(Key.Key_Escape)
    assert _hatched(floor) == paper
    assert not note.isVisible()


def _hatched(floor: WeekFloor) -> int:
    """How many pixels of the afternoon of that Friday have the colour of the stripes."""
    hours = floor.view.board.hours
    picture = hours.grab(hours.slot_rect(Place(FRIDAY, 15 * 60 + 10), 40).adjusted(4, 4, -4, -4)).toImage()
    stripe = theme_of().color("sunk").rgb()
    return sum(
        picture.pixel(x, y) == stripe for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)
    )


def test_dropping_where_it_does_not_suit_is_allowed(floor: WeekFloor, calendar: HandMade) -> None:
    calendar.unsuited[FRIDAY] = ((15 * 60, 17 * 60),)
    calendar.hints[FRIDAY] = "Tomas is on the school run then."
    floor.drag(floor.block(TOMAS), QPoint(20, 6), floor.point(FRIDAY, 16 * 60), let_go=False)
    assert floor.view.carry.tip_text == "Fri 12 June, 16:00. Tomas is on the school run then."
    there = floor.block(TOMAS).mapFromGlobal(floor.view.board.mapToGlobal(floor.point(FRIDAY, 16 * 60)))
    floor.qtbot.mouseRelease(floor.block(TOMAS), LEFT, NONE, there)
    assert floor.asked.of("carried") == [(TOMAS, FRIDAY, 16 * 60)]


def test_every_entry_and_slot_is_named_for_a_screen_reader(floor: WeekFloor) -> None:
    assert floor.block(TOMAS).accessibleName() == "Tomas, coffee, Friday 12 June, 14:00"
    late = next(block for block in floor.view.board.blocks if block.entry.state is LATE)
    assert late.accessibleName().endswith("2 days late")
    floor.view.stand_on(Place(FRIDAY, 11 * 60))
    assert floor.view.accessibleName() == "Friday 12 June, 11:00, free"
    floor.view.stand_on(Place(FRIDAY, 14 * 60))
    assert floor.view.accessibleName() == "Friday 12 June, 14:00, Tomas B."


def test_what_has_no_room_above_is_in_a_menu(qtbot: QtBot) -> None:
    many = tuple(touch(each, f"Person {each}", 3) for each in range(1, 8))
    floor = WeekFloor(qtbot, HandMade(many))
    (more,) = floor.view.board.anytime.mores
    assert more.text() == "3 more"
    qtbot.mouseClick(more, LEFT)
    menu = next(each for each in floor.window.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions()] == ["Person 5", "Person 6", "Person 7"]
    menu.actions()[0].trigger()
    menu.close()
    assert floor.asked.of("entry_opened") == [(many[4],)]
    floor.close()


def test_in_a_low_window_two_pills_stand_above(qtbot: QtBot) -> None:
    floor = WeekFloor(qtbot, HandMade(tuple(touch(each, f"Person {each}", 3) for each in range(1, 8))))
    floor.view.set_room(low=True, narrow=True)
    assert [more.text() for more in floor.view.board.anytime.mores] == ["5 more"]
    floor.close()


def test_in_a_narrow_window_the_weekend_shares_a_column(floor: WeekFloor) -> None:
    floor.view.set_room(low=False, narrow=True)
    cells = [floor.view.board.anytime.cell(MONDAY + timedelta(each)).width() for each in range(7)]
    assert max(cells[5:]) < min(cells[:5]) * 0.7


def test_a_day_with_more_than_is_read_leads_to_the_agenda(qtbot: QtBot) -> None:
    many = tuple(touch(each, f"Person {each}", 3, hour=9) for each in range(1, 60))
    floor = WeekFloor(qtbot, HandMade(many))
    assert len(floor.view.board.blocks) == 40
    qtbot.mouseClick(floor.view.board.anytime.mores[0], LEFT)
    menu = next(each for each in floor.window.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions()] == ["And 19 more"]
    menu.actions()[0].trigger()
    menu.close()
    assert floor.asked.of("go") == [("calendar", "agenda", TODAY)]
    floor.close()


def test_a_click_on_a_head_goes_to_the_day(floor: WeekFloor) -> None:
    head = floor.view.board.head
    floor.qtbot.mouseClick(head, LEFT, NONE, QPoint(head.width() - 60, 20))
    assert floor.view.anchor() == MONDAY + timedelta(6)
    assert floor.asked.of("day_chosen") == [(MONDAY + timedelta(6),)]


def test_reading_again_keeps_the_keyboard_and_the_choice(floor: WeekFloor, calendar: HandMade) -> None:
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    calendar.entries = tuple(replace(each, label="new words") if each is TOMAS else each for each in calendar.entries)
    floor.view.reload()
    assert floor.focused is floor.block(TOMAS)
    assert floor.view.selected is not None
    assert floor.view.selected.label == "new words"


def test_an_entry_that_is_gone_leaves_the_keyboard_on_its_slot(floor: WeekFloor, calendar: HandMade) -> None:
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    calendar.entries = tuple(each for each in calendar.entries if each is not TOMAS)
    floor.view.reload()
    assert floor.focused is floor.view
    assert floor.view.slot == Place(FRIDAY, 14 * 60)
    assert floor.view.selected is None


def test_a_repeat_that_comes_twice_has_two_blocks(qtbot: QtBot) -> None:
    twice = tuple(
        Entry(EntryKind.TOUCHPOINT, 0, FRIDAY + timedelta(at), "Weekly W.", "Weekly", repeat_id=5) for at in (0, 1)
    )
    floor = WeekFloor(qtbot, HandMade(twice))
    assert len(floor.view.board.blocks) == 2
    floor.close()


def test_when_the_file_is_locked_meanwhile_nothing_is_asked_any_more(floor: WeekFloor, calendar: HandMade) -> None:
    floor.block(TOMAS).setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Key.Key_M)
    calendar.is_locked = True
    floor.window.hide()
    assert floor.view.carry.entry is None
    assert not floor.asked.of("carried")
