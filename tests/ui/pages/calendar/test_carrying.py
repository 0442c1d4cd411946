"""Carrying to another day: the rules without a mouse, then by real mouse events and by keys; Undo takes all back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.agenda import Entry, EntryKind, EntryState
from app.domain.carrying import may_land
from app.domain.customer import Customer
from app.domain.touchpoint import Touchpoint
from app.ui.pages.calendar.ghost import Ghost
from app.ui.pages.calendar.month_model import MonthModel
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.toast import Toast
from tests.builders import plan
from tests.ui.pages.calendar.calendar_stage import TODAY, CalendarStage

Key = Qt.Key
MAJAS_DAY, GOAL = date(2026, 6, 16), date(2026, 6, 18)
VISIT = Entry(EntryKind.TOUCHPOINT, 7, MAJAS_DAY, "Maja H.", "Maja Holmström", 600, 60, "visit", customers=(1,))


def majas(stage: CalendarStage, day: date = MAJAS_DAY) -> Entry:
    return next(entry for entry in stage.month.model.day(day).entries if entry.title == "Maja H.")


def stored(stage: CalendarStage) -> Touchpoint:
    number = stage.desk.finding.palette("Maja").people[0].id
    found = stage.desk.touchpoints.next_of(number)
    assert found is not None
    return found


def toast(stage: CalendarStage) -> str:
    return stage.window.findChild(Toast).text


def test_what_is_to_come_may_go_to_any_day_from_today_on() -> None:
    assert may_land(VISIT, TODAY, TODAY)
    assert may_land(VISIT, TODAY + timedelta(400), TODAY)
    assert not may_land(VISIT, TODAY - timedelta(1), TODAY)


@pytest.mark.parametrize("kind", [EntryKind.EXPECTED, EntryKind.CHANGE, EntryKind.HOLIDAY])
def test_what_happens_when_it_happens_stays(kind: EntryKind) -> None:
    assert not may_land(replace(VISIT, kind=kind), GOAL, TODAY)


def test_what_is_done_stays() -> None:
    assert not may_land(replace(VISIT, state=EntryState.DONE), GOAL, TODAY)


def test_what_is_late_may_be_caught_up() -> None:
    late = replace(VISIT, day=TODAY - timedelta(2), state=EntryState.LATE)
    assert may_land(late, TODAY, TODAY)
    assert not may_land(late, TODAY - timedelta(1), TODAY)


def test_a_drop_in_the_model_says_what_goes_where(stage: CalendarStage) -> None:
    model: MonthModel = stage.month.model
    dropped: list[tuple[Entry, date, int | None]] = []
    model.dropped.disconnect()
    model.dropped.connect(lambda *what: dropped.append(what))
    entry = majas(stage)
    assert model.drop(entry, GOAL)
    assert not model.drop(entry, MAJAS_DAY)
    assert not model.drop(entry, TODAY - timedelta(1))
    assert dropped == [(entry, GOAL, 600)]


def test_a_pill_dropped_by_the_mouse_moves_there_and_undo_takes_it_back(stage: CalendarStage) -> None:
    goal = stage.cell(GOAL)
    stage.drag(stage.pill(MAJAS_DAY, "Maja H."), goal)
    assert stage.month.carrying.goal == GOAL
    assert stage.month.table.marks.carried == majas(stage)
    assert stage.month.carrying.tip_text.startswith("Thu 18 June")
    ghost = stage.window.findChild(Ghost)
    assert ghost is not None
    assert ghost.isVisible()
    stage.let_go(goal)
    assert stored(stage).day == GOAL
    assert stored(stage).minute == 600
    assert toast(stage) == "Moved to Thursday 18 June"
    assert stage.month.selected == majas(stage, GOAL)
    stage.desk.history.undo()
    stage.settle()
    assert stored(stage).day == MAJAS_DAY
    assert "Maja H." in stage.titles(MAJAS_DAY)


def test_the_ghost_hangs_eight_pixels_from_where_the_pill_was_taken(stage: CalendarStage) -> None:
    start = stage.pill(MAJAS_DAY, "Maja H.")
    pill = stage.month.table.stop_rect(MAJAS_DAY, 0)
    stage.drag(start, start + QPoint(100, 0))
    ghost = stage.window.findChild(Ghost)
    viewport = stage.month.table.viewport()
    place = viewport.mapFromGlobal(ghost.parentWidget().mapToGlobal(ghost.pill_rect.topLeft()))
    assert place == pill.topLeft() + QPoint(108, 8)
    stage.let_go(start)


def test_escape_puts_it_back_in_the_middle_of_a_drag(stage: CalendarStage) -> None:
    goal = stage.cell(GOAL)
    stage.drag(stage.pill(MAJAS_DAY, "Maja H."), goal)
    stage.keys(Key.Key_Escape)
    assert stage.month.carrying.entry is None
    stage.let_go(goal)
    assert stored(stage).day == MAJAS_DAY
    assert not any(ghost.isVisible() for ghost in stage.window.findChildren(Ghost))


def test_let_go_outside_or_on_a_day_that_is_over_it_goes_back(stage: CalendarStage) -> None:
    stage.drag(stage.pill(MAJAS_DAY, "Maja H."), stage.cell(date(2026, 6, 4)))
    assert stage.month.carrying.goal is None
    assert stage.month.carrying.tip_text == "Thu 4 June is over."
    stage.let_go(stage.cell(date(2026, 6, 4)))
    stage.drag(stage.pill(MAJAS_DAY, "Maja H."), QPoint(-40, 200))
    stage.let_go(QPoint(-40, 200))
    assert stored(stage).day == MAJAS_DAY


def test_held_at_the_lower_edge_the_next_month_comes(stage: CalendarStage) -> None:
    viewport = stage.month.table.viewport()
    edge = QPoint(300, viewport.height() - 5)
    stage.drag(stage.pill(MAJAS_DAY, "Maja H."), edge)
    stage.qtbot.waitUntil(lambda: stage.page.header.title.text() == "July 2026", timeout=4_000)
    assert stage.month.carrying.entry is not None
    goal = stage.cell(date(2026, 7, 15))
    stage.qtbot.mouseMove(viewport, goal)
    stage.let_go(goal)
    assert stored(stage).day == date(2026, 7, 15)


def test_m_arrows_and_enter_carry_without_a_mouse(stage: CalendarStage) -> None:
    stage.month.show_range(MAJAS_DAY)
    stage.keys(Key.Key_Tab, Key.Key_M, Key.Key_Right, Key.Key_Right)
    assert stage.month.carrying.goal == GOAL
    stage.keys(Key.Key_Return)
    assert stored(stage).day == GOAL
    assert stage.month.anchor() == GOAL
    assert stage.month.selected == majas(stage, GOAL)
    assert stage.labels()[0].startswith("Moved the visit with Maja to Thursday 18 June 2026")
    stage.desk.history.undo()
    assert stored(stage).day == MAJAS_DAY


def test_carried_by_keys_into_another_month(stage: CalendarStage) -> None:
    stage.month.show_range(MAJAS_DAY)
    stage.keys(Key.Key_Tab, Key.Key_M, Key.Key_PageDown, Key.Key_Return)
    assert stored(stage).day == date(2026, 7, 16)
    assert stage.page.header.title.text() == "July 2026"


def test_escape_puts_back_what_the_keyboard_carries(stage: CalendarStage) -> None:
    stage.month.show_range(MAJAS_DAY)
    stage.keys(Key.Key_Tab, Key.Key_M, Key.Key_Right, Key.Key_Escape)
    assert stage.month.carrying.entry is None
    assert stored(stage).day == MAJAS_DAY
    assert stage.month.selected == majas(stage)


def test_m_does_nothing_where_single_letters_are_off(stage: CalendarStage) -> None:
    stage.desk.settings.change("appearance", single_letter_keys=False)
    stage.settle()
    stage.month.show_range(MAJAS_DAY)
    stage.keys(Key.Key_Tab, Key.Key_M)
    assert stage.month.carrying.entry is None


def test_a_moved_promise_asks_whether_they_know(stage: CalendarStage) -> None:
    day = date(2026, 6, 14)
    stage.month.show_range(day)
    stage.keys(Key.Key_Tab, Key.Key_M, Key.Key_Down, Key.Key_Return)
    panel = next(each for each in stage.window.findChildren(MessagePanel) if each.isVisible())
    assert panel.title.text() == "Does Sofia know of the new day?"
    number = stage.desk.finding.palette("Sofia").people[0].id
    assert stage.desk.promises.of(number)[0].due == day
    stage.keys(Key.Key_Space)
    assert stage.desk.promises.of(number)[0].due == date(2026, 6, 21)
    assert toast(stage) == "Moved to Sunday 21 June"
    stage.desk.history.undo()
    assert stage.desk.promises.of(number)[0].due == day


def test_a_drag_begins_only_on_what_can_be_moved(stage: CalendarStage, people: dict[str, Customer]) -> None:
    done = next(entry.title for entry in stage.month.model.day(TODAY).entries if entry.state is EntryState.DONE)
    stage.drag(stage.pill(TODAY, done), stage.cell(GOAL))
    assert stage.month.carrying.entry is None
    stage.let_go(stage.cell(GOAL))


def test_moving_from_the_menu_goes_through_a_small_month(stage: CalendarStage, people: dict[str, Customer]) -> None:
    plan(stage.desk, people["Noor"], GOAL, "call")
    stage.settle()
    entry = stage.month.model.day(GOAL).entries[0]
    stage.page.deeds.day_wanted.emit(entry, stage.window.mapToGlobal(QPoint(400, 300)))
    stage.type("26.6.")
    stage.keys(Key.Key_Return)
    assert stage.titles(date(2026, 6, 26)) == ["Noor H."]


def test_leaving_the_page_puts_back_what_is_carried(stage: CalendarStage) -> None:
    stage.drag(stage.pill(MAJAS_DAY, "Maja H."), stage.cell(GOAL))
    stage.page.hide()
    assert stage.month.carrying.entry is None
    assert not any(ghost.isVisible() for ghost in stage.window.findChildren(Ghost))
    assert stored(stage).day == MAJAS_DAY
