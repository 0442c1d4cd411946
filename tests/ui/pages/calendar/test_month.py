"""The month: what stands in its days, and moving through it by keys, wheel and a typed date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.domain.agenda import EntryKind, EntryState
from app.domain.customer import Customer
from app.ui.dialogs.print_dialog import PrintDialog
from app.ui.dialogs.touchpoint_dialog import TouchpointDialog
from app.ui.pages.calendar.jump import DayPicker
from tests.builders import plan, touch
from tests.ui.pages.calendar.calendar_stage import TODAY, CalendarStage

Key = Qt.Key
MAJAS_DAY = date(2026, 6, 16)


def shown(stage: CalendarStage) -> tuple[date, date]:
    return stage.month.model.first, stage.month.model.last


def test_the_month_begins_with_the_week_its_first_day_lies_in(stage: CalendarStage) -> None:
    assert stage.page.header.title.text() == "June 2026"
    assert shown(stage) == (date(2026, 6, 1), date(2026, 7, 5))
    assert stage.month.anchor() == TODAY
    assert stage.titles(MAJAS_DAY)[0] == "Maja H."


def test_where_weeks_begin_on_sunday_the_number_is_that_of_the_weeks_monday(stage: CalendarStage) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    try:
        stage.month.model.show_month(TODAY)
        assert shown(stage)[0] == date(2026, 5, 31)
        assert stage.month.model.headerData(1, Qt.Orientation.Horizontal) == "Sun"
        assert stage.month.model.load_at(0).monday == date(2026, 6, 1)
    finally:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def test_a_year_of_53_weeks_ends_with_week_53(stage: CalendarStage) -> None:
    stage.month.show_range(date(2026, 12, 31))
    last = stage.month.model.rowCount() - 1
    assert stage.month.model.load_at(last).monday.isocalendar().week == 53


def test_arrows_move_by_days_and_leave_the_month_at_its_end(stage: CalendarStage) -> None:
    stage.keys(Key.Key_Right, Key.Key_Down)
    assert stage.month.anchor() == date(2026, 6, 19)
    stage.keys(Key.Key_Left, Key.Key_Up, Key.Key_Up, Key.Key_Up)
    assert stage.month.anchor() == date(2026, 5, 28)
    assert stage.page.header.title.text() == "May 2026"


def test_page_keys_move_by_months_and_home_returns_to_today(stage: CalendarStage) -> None:
    stage.keys(Key.Key_PageDown, Key.Key_PageDown)
    assert stage.page.header.title.text() == "August 2026"
    assert stage.month.anchor() == date(2026, 8, 11)
    stage.keys(Key.Key_PageUp)
    assert stage.page.header.title.text() == "July 2026"
    stage.keys(Key.Key_Home)
    assert stage.month.anchor() == TODAY


def test_a_month_back_from_the_thirty_first_ends_on_the_last_day(stage: CalendarStage) -> None:
    stage.month.show_range(date(2028, 3, 31))
    stage.keys(Key.Key_PageUp)
    assert stage.month.anchor() == date(2028, 2, 29)


def test_tab_goes_through_the_entries_of_the_day(stage: CalendarStage, people: dict[str, Customer]) -> None:
    stage.month.show_range(MAJAS_DAY)
    stage.keys(Key.Key_Tab)
    assert stage.month.selected is not None
    assert stage.month.selected.title == "Maja H."
    assert stage.month.table.viewport().accessibleName() == "Maja, visit, Tuesday 16 June, 10:00"
    stage.keys(Key.Key_Tab)
    assert stage.month.selected.kind is EntryKind.PROMISE
    stage.keys(Key.Key_Tab)
    assert not stage.month.table.hasFocus()


def test_shift_tab_goes_back_to_the_day(stage: CalendarStage) -> None:
    stage.month.show_range(MAJAS_DAY)
    stage.keys(Key.Key_Tab)
    stage.key(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert stage.month.selected is None
    assert stage.month.table.hasFocus()


def test_a_cell_says_its_day_and_what_stands_on_it(stage: CalendarStage) -> None:
    cell = stage.month.model.index_of(MAJAS_DAY)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Tuesday 16 June, 2 entries"
    said = cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said.startswith("Maja, visit, Tuesday 16 June, 10:00; ")
    today = stage.month.model.index_of(TODAY).data(Qt.ItemDataRole.AccessibleTextRole)
    assert today.startswith("Today, Thursday 11 June, ")
    interface = QAccessible.queryAccessibleInterface(stage.month.table)
    assert interface.childCount() > 0


def test_the_load_of_a_week_is_said(stage: CalendarStage) -> None:
    cell = stage.month.model.index(2, 0)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Week 25, 60 of 90 minutes planned"


def test_a_full_day_shows_four_entries_and_how_many_more(stage: CalendarStage, people: dict[str, Customer]) -> None:
    day = date(2026, 6, 23)
    for name in ("Maja", "Sofia", "Tomas", "Eero", "Noor", "Priya"):
        plan(stage.desk, people[name], day, "call")
    stage.settle()
    layout = stage.month.table.layout_of(day)
    assert len(layout.pills) == 4
    assert layout.more_count == 2
    stage.click_in_month(stage.month.table.stop_rect(day, 4).center())
    assert stage.month.anchor() == day
    assert len(stage.month.panel.rows) == 6


def test_the_wheel_turns_months(stage: CalendarStage) -> None:
    viewport = stage.month.table.viewport()
    for turn in (-120, -60, -60, 120):
        event = QWheelEvent(
            QPointF(100, 100), QPointF(100, 100), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)
    assert stage.page.header.title.text() == "July 2026"


def test_g_opens_the_way_to_any_day_and_a_typed_date_leads_there(stage: CalendarStage) -> None:
    stage.keys(Key.Key_G)
    picker = next(each for each in stage.window.findChildren(DayPicker) if each.isVisible())
    assert picker.entry.hasFocus()
    stage.type("24.12.2027")
    stage.keys(Key.Key_Return)
    assert stage.month.anchor() == date(2027, 12, 24)
    assert stage.page.header.title.text() == "December 2027"
    assert stage.month.table.hasFocus()


def test_a_click_in_the_small_month_leads_there(stage: CalendarStage) -> None:
    stage.click(stage.page.header.title)
    picker = next(each for each in stage.window.findChildren(DayPicker) if each.isVisible())
    days = picker.month.days
    stage.click(days, days.rect_of(date(2026, 6, 24)).center().toPoint())
    assert stage.month.anchor() == date(2026, 6, 24)
    assert not stage.is_open(DayPicker)


def test_a_double_click_and_enter_plan_somebody_on_that_day(stage: CalendarStage) -> None:
    day = date(2026, 6, 24)
    stage.click_in_month(stage.cell(day))
    stage.qtbot.mouseDClick(stage.month.table.viewport(), Qt.MouseButton.LeftButton, pos=stage.cell(day))
    stage.keys(Key.Key_Return)
    assert stage.way.went == [("plan", (), {"day": day, "minute": None})] * 2


def test_the_day_beside_the_month_tells_who_and_why(stage: CalendarStage) -> None:
    stage.month.show_range(MAJAS_DAY)
    panel = stage.month.panel
    assert panel.head.title.text() == "Tuesday 16"
    assert panel.people.text() == "One person, about 60 minutes"
    assert [row.entry.name for row in panel.rows] == ["Maja Holmström", "Bench sketch by the oak"]
    stage.click(panel.head.after)
    assert stage.month.anchor() == MAJAS_DAY + timedelta(1)


def test_what_is_done_on_a_day_is_one_line_until_it_is_asked_for(
    stage: CalendarStage, people: dict[str, Customer]
) -> None:
    for name in ("Sofia", "Tomas", "Eero"):
        touch(stage.desk, people[name], 0, "call")
    plan(stage.desk, people["Noor"], TODAY, "call")
    stage.month.show_range(TODAY)
    stage.settle()
    panel = stage.month.panel
    assert all(row.entry.state is not EntryState.DONE for row in panel.rows)
    assert panel.done.text().startswith("Done: ")
    assert panel.done.text().endswith(" and 3 more")
    stage.click(panel.done)
    assert sum(row.entry.state is EntryState.DONE for row in panel.rows) == 5
    assert not panel.done.isVisible()
    stage.click(panel.head.after)
    stage.click(panel.head.before)
    assert panel.done.isVisible()


def test_the_room_of_the_week_is_what_the_limit_leaves(stage: CalendarStage) -> None:
    stage.month.show_range(MAJAS_DAY)
    room = stage.month.panel.room
    assert room.free.text() == "30 minutes free"
    assert room.of.text() == "60 of 90 min"


def test_nothing_is_planned_on_a_day_that_is_over(stage: CalendarStage) -> None:
    stage.month.show_range(TODAY - timedelta(1))
    assert not stage.month.panel.plan.isVisible()


def test_a_line_beside_the_month_opens_what_it_tells_of(stage: CalendarStage) -> None:
    stage.month.show_range(MAJAS_DAY)
    stage.settle()
    stage.click(stage.month.panel.rows[0])
    assert stage.is_open(TouchpointDialog)


def test_chips_leave_kinds_out(stage: CalendarStage, people: dict[str, Customer]) -> None:
    before = stage.titles(TODAY)
    stage.click(stage.page.header.moments)
    assert EntryKind.EXPECTED not in stage.page.reader.kinds
    stage.click(stage.page.header.moments)
    assert stage.titles(TODAY) == before


@pytest.mark.parametrize("key", ["month", "week", "agenda"])
def test_every_view_begins_with_the_day_that_was_chosen(stage: CalendarStage, key: str) -> None:
    stage.month.show_range(date(2026, 6, 24))
    stage.page.choose_view(key)
    assert stage.page.view.anchor() == date(2026, 6, 24)
    assert key == stage.page.view.KEY


def test_the_menu_of_a_day_plans_and_prints(stage: CalendarStage) -> None:
    stage.month.show_range(date(2026, 6, 24))
    stage.key(Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = next(each for each in stage.month.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions()] == ["Plan someone for this day", "Print the month…"]
    menu.actions()[0].trigger()
    menu.close()
    assert stage.way.went == [("plan", (), {"day": date(2026, 6, 24), "minute": None})]


def test_the_menu_of_an_entry_names_what_can_be_done_with_it(stage: CalendarStage) -> None:
    stage.month.show_range(MAJAS_DAY)
    stage.keys(Key.Key_Tab)
    stage.key(Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = next(each for each in stage.page.findChildren(QMenu) if each.isVisible())
    assert "Move to another day…" in [action.text() for action in menu.actions()]
    menu.close()


def test_print_opens_the_paper_of_the_month(stage: CalendarStage) -> None:
    stage.key(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert stage.is_open(PrintDialog)
