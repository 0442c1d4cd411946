"""The agenda: days that hold something, read further in both directions, and what is done in its lines."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu

from app.domain.agenda import Entry, EntryKind
from app.domain.customer import Customer
from app.ui.dialogs.touchpoint_dialog import TouchpointDialog
from app.ui.pages.calendar.agenda import AgendaView
from app.ui.pages.calendar.agenda_delegate import buttons_of
from app.ui.pages.calendar.jump import DayPicker
from tests.builders import NOW, plan, touch
from tests.ui.pages.calendar.calendar_stage import LEFT, TODAY, CalendarStage

Key = Qt.Key
MAJAS_DAY = date(2026, 6, 16)


def days(view: AgendaView) -> list[date]:
    return [line.day.day for line in view.model.lines if line.entry is None]


def row_of(view: AgendaView, name: str) -> int:
    return next(row for row, line in enumerate(view.model.lines) if line.entry and line.entry.name == name)


def press_button(stage: CalendarStage, row: int, name: str) -> None:
    """Click a button painted in a line."""
    view = stage.agenda
    view.list.scrollTo(view.model.index(row))
    rect = view.list.rest_rect(row)
    found = dict(view.lines._button_rects(view.model.line(row).entry, rect, view.shell.theme))
    stage.click(view.list.viewport(), found[name].center().toPoint())
    stage.settle()


def test_it_begins_today_and_leaves_empty_days_out(stage: CalendarStage) -> None:
    view = stage.agenda
    assert stage.page.header.title.text() == "From 11 June 2026"
    assert days(view)[0] == TODAY
    assert date(2026, 6, 15) not in days(view)
    assert MAJAS_DAY in days(view)


def test_a_line_says_its_name_when_and_why(stage: CalendarStage) -> None:
    view = stage.agenda
    row = row_of(view, "Maja Holmström")
    found = [row for row, line in enumerate(view.model.lines) if line.entry and line.day.day == MAJAS_DAY]
    said = view.model.index(found[0]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Maja, visit, Tuesday 16 June, 10:00"
    assert row >= 0


def test_it_is_read_further_below_while_there_is_more(stage: CalendarStage, people: dict[str, Customer]) -> None:
    for week in range(1, 40):
        plan(stage.desk, people["Eero"], MAJAS_DAY + timedelta(7 * week), "call")
    view = stage.agenda
    stage.settle()
    bar = view.list.verticalScrollBar()
    for _ in range(12):
        bar.setValue(bar.maximum())
        stage.settle()
    assert MAJAS_DAY + timedelta(7 * 39) in days(view)
    assert days(view) == sorted(set(days(view)))


def test_up_from_the_first_line_reads_what_was_before(stage: CalendarStage, people: dict[str, Customer]) -> None:
    touch(stage.desk, people["Noor"], 2, "call")
    view = stage.agenda
    view.list.stand_on(0)
    stage.keys(Key.Key_Up)
    assert min(days(view)) < TODAY
    here = view.model.line(view.list.currentIndex().row())
    assert here.day.day < TODAY
    assert days(view) == sorted(set(days(view)))


def test_done_in_the_line_asks_how_it_went(stage: CalendarStage) -> None:
    view = stage.agenda
    row = next(row for row, line in enumerate(view.model.lines) if line.entry and line.day.day == MAJAS_DAY)
    press_button(stage, row, "done")
    assert stage.is_open(TouchpointDialog)


def test_move_in_the_line_goes_through_a_small_month(stage: CalendarStage) -> None:
    view = stage.agenda
    row = next(row for row, line in enumerate(view.model.lines) if line.entry and line.day.day == MAJAS_DAY)
    press_button(stage, row, "move")
    assert stage.is_open(DayPicker)
    stage.type("19.6.")
    stage.keys(Key.Key_Return)
    number = stage.desk.finding.palette("Maja").people[0].id
    moved = stage.desk.touchpoints.next_of(number)
    assert moved is not None
    assert moved.day == date(2026, 6, 19)
    assert stage.agenda.selected is not None
    assert stage.agenda.selected.name == "Maja Holmström"
    stage.desk.history.undo()
    assert stage.desk.touchpoints.next_of(number).day == MAJAS_DAY


def test_more_shows_the_menu(stage: CalendarStage) -> None:
    view = stage.agenda
    row = next(row for row, line in enumerate(view.model.lines) if line.entry and line.day.day == MAJAS_DAY)
    press_button(stage, row, "more")
    menu = next(each for each in stage.page.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Open", "Go to Maja", "Done", "Move to another day…", "Remove",
    ]  # fmt: skip
    menu.close()


def test_expected_moments_have_only_more() -> None:
    moment = Entry(EntryKind.EXPECTED, 3, TODAY, "Eero, 60", "Eero turns 60", channel="birthday", customers=(4,))
    assert buttons_of(moment) == ("more",)


def test_keys_d_and_m_work_on_the_line(stage: CalendarStage) -> None:
    view = stage.agenda
    view.focus_list()
    view.list.stand_on(next(r for r, line in enumerate(view.model.lines) if line.entry and line.day.day == MAJAS_DAY))
    stage.keys(Key.Key_M)
    assert stage.is_open(DayPicker)
    stage.keys(Key.Key_Escape, Key.Key_D)
    assert stage.is_open(TouchpointDialog)


def test_the_small_month_shows_what_is_in_view_and_leads_elsewhere(stage: CalendarStage) -> None:
    view = stage.agenda
    month = view.panel.month
    first, last = month.days.view
    assert first == TODAY
    assert last > TODAY
    assert month.days.dots[MAJAS_DAY] is EntryKind.TOUCHPOINT
    stage.click(month.days, month.days.rect_of(MAJAS_DAY).center().toPoint())
    assert view.anchor() == MAJAS_DAY
    assert days(view)[0] == MAJAS_DAY


def test_chips_show_and_hide_kinds(stage: CalendarStage) -> None:
    view = stage.agenda
    promises = view.panel.chips[frozenset((EntryKind.PROMISE,))]
    assert any(line.entry and line.entry.kind is EntryKind.PROMISE for line in view.model.lines)
    stage.click(promises)
    assert not any(line.entry and line.entry.kind is EntryKind.PROMISE for line in view.model.lines)
    stage.page.choose_view("month")
    assert EntryKind.PROMISE in stage.page.reader.kinds
    stage.agenda.panel.chips[frozenset((EntryKind.SURPRISE,))].click()
    assert not stage.page.header.surprises.isChecked()


def test_todays_head_says_how_much_is_late(stage: CalendarStage, people: dict[str, Customer]) -> None:
    plan(stage.desk, people["Noor"], TODAY - timedelta(2), "call")
    view = stage.agenda
    assert view.lines.late == 1
    rect = view.lines.late_rect(view.list.rest_rect(0))
    stage.click(view.list.viewport(), rect.center().toPoint())
    assert ("today", {}) in stage.way.went


def test_a_double_click_on_a_head_plans_somebody(stage: CalendarStage) -> None:
    view = stage.agenda
    stage.click(view.list.viewport(), QPoint(200, 15))
    stage.qtbot.mouseDClick(view.list.viewport(), LEFT, pos=QPoint(200, 15))
    assert ("plan", (), {"day": TODAY, "minute": None}) in stage.way.went


def test_buttons_lie_at_the_right_of_the_line(stage: CalendarStage) -> None:
    view = stage.agenda
    row = next(row for row, line in enumerate(view.model.lines) if line.entry and line.day.day == MAJAS_DAY)
    rect = view.list.rest_rect(row)
    assert view.lines.button_at(row, rect, QPointF(rect.left() + 200, rect.center().y())) == ""
    assert view.lines.button_at(row, rect, QPointF(rect.right() - 30, rect.center().y())) == "more"


def test_the_note_says_when_the_file_for_other_calendars_was_written(stage: CalendarStage, tmp_path: Path) -> None:
    note = stage.agenda.panel.note
    assert note.title.text() == "In your phone’s calendar too?"
    place = tmp_path / "keepwarm.ics"
    stage.desk.settings.change("calendar", publish_path=str(place))
    stage.desk.calendar_files.publish()
    written = NOW.timestamp() - 60
    os.utime(place, (written, written))
    stage.agenda.reload()
    stage.settle()
    assert note.title.text() == "Also in your phone’s calendar"
    assert "written a minute ago" in note.text.text()
    assert not note.link.isVisible()
