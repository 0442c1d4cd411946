"""Calendars on the import page: groups and choices, problems, one undo; by mouse and by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.domain.customer import Customer
from app.domain.event import EventGroup, GroupKind
from app.ui.pages.importer.events_card import GroupLine
from app.ui.pages.importer.events_flow import _WhoPanel
from app.ui.pages.importer.events_step import EventsStep
from app.ui.pages.importer.page import BRING, MATCH
from app.ui.pages.importer.problems_panel import ProblemsPanel
from tests.calendars import calendar, event, everyday
from tests.ui.pages.importer.floor import Floor

People = dict[str, Customer]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "calendar.ics"
    path.write_bytes(everyday())
    return path


def look(floor: Floor, path: Path) -> EventsStep:
    """Drop a calendar and wait until it is known what it would do."""
    with floor.qtbot.waitSignal(floor.page.events.session.planned, timeout=20_000):
        floor.drop(path)
    floor.settle()
    return floor.page.events.step


def line(step: EventsStep, name: str) -> GroupLine:
    return next(each for card in step.cards.values() for each in card.lines if each.group.name == name)


def choose(floor: Floor, step: EventsStep, name: str, place: int) -> EventGroup:
    """Take an entry of the list beside a group."""
    chosen = line(step, name).choice
    assert chosen is not None
    chosen.combo.setCurrentIndex(place)
    chosen.combo.activated.emit(place)
    floor.settle()
    return line(step, name).group


def test_a_calendar_goes_its_own_way(floor: Floor, file: Path) -> None:
    step = look(floor, file)
    assert (floor.page.stack.currentWidget() is step, floor.page.steps.step, floor.page.foot.isVisible()) == (
        True, MATCH, False,
    )  # fmt: skip
    shown = {kind: [each.group.name for each in card.lines] for kind, card in step.cards.items()}
    assert shown == {
        GroupKind.KNOWN: ["Tomas Berglund", "Maja Holmström"], GroupKind.BIRTHDAY: ["Noor Haddad"],
        GroupKind.STRANGER: ["Anna Lindqvist", "Dentist"],
    }  # fmt: skip
    assert line(step, "Maja Holmström").said.text() == "1 event, 1 May, Same email"
    assert (step.outcome.text(), step.go.text()) == ("4 contacts, 1 date, 2 left out", "Bring in 5 events")


def test_everything_comes_in_with_one_click_and_goes_with_one_undo(floor: Floor, file: Path, people: People) -> None:
    step = look(floor, file)
    before = floor.desk.history.count()
    with floor.qtbot.waitSignal(floor.page.events.session.brought, timeout=20_000):
        floor.click(step.go)
    result = floor.page.result
    assert (floor.page.stack.currentWidget() is result, floor.page.steps.step, floor.backups.asked) == (True, BRING, 1)
    assert floor.desk.history.count() == before + 1
    assert result._title.text() == "5 events came in"
    assert result.problems.text() == "2 events need a word"
    floor.click(result.undo)
    floor.until(lambda: result._title.text() == "Taken back")
    assert floor.desk.history.entries(limit=1)[0].undone_at is not None


def test_a_group_can_be_left_out_by_key(floor: Floor, file: Path) -> None:
    step = look(floor, file)
    switch = line(step, "Maja Holmström").switch
    assert switch is not None
    switch.setFocus()
    floor.qtbot.keyClick(switch, Qt.Key.Key_Right)
    floor.settle()
    assert (step.outcome.text(), step.go.text()) == ("3 contacts, 1 date, 3 left out", "Bring in 4 events")


def test_a_stranger_becomes_a_card(floor: Floor, file: Path) -> None:
    step = look(floor, file)
    choose(floor, step, "Anna Lindqvist", 2)
    assert step.outcome.text() == "5 contacts, 1 date, 1 new card, 1 left out"
    with floor.qtbot.waitSignal(floor.page.events.session.brought, timeout=20_000):
        floor.click(step.go)
    assert [card.name for card in floor.desk.finding.page("Lindqvist").cards] == ["Anna Lindqvist"]


def test_the_owner_names_somebody_here(floor: Floor, file: Path, people: People) -> None:
    step = look(floor, file)
    group = choose(floor, step, "Dentist", 1)
    panel = floor.overlay(_WhoPanel)
    assert not panel.go.isEnabled()
    panel.picker.choose(people["Eero"].id, "Eero Salonen")
    floor.click(panel.go)
    floor.settle()
    assert floor.page.events.session.choices[group.key].customers == (people["Eero"].id,)
    chosen = line(step, "Dentist").choice
    assert chosen is not None
    assert (chosen.combo.currentText(), step.go.text()) == ("For Eero Salonen", "Bring in 6 events")


def test_leaving_the_question_leaves_the_group_as_it_was(floor: Floor, file: Path) -> None:
    step = look(floor, file)
    choose(floor, step, "Dentist", 1)
    panel = floor.overlay(_WhoPanel)
    floor.qtbot.keyClick(panel.picker, Qt.Key.Key_Escape)
    floor.settle()
    chosen = line(step, "Dentist").choice
    assert chosen is not None
    assert (chosen.combo.currentText(), step.go.text()) == ("Leave out", "Bring in 5 events")


def test_a_first_name_is_offered(floor: Floor, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(calendar(event("Coffee with Sofia", "20260620T090000Z")))
    step = look(floor, path)
    assert not step.go.isEnabled()
    chosen = line(step, "Coffee with Sofia").choice
    assert chosen is not None
    assert [chosen.combo.itemText(place) for place in range(chosen.combo.count())] == [
        "Leave out", "For Sofia Wikström", "For somebody here…", "Make a card",
    ]  # fmt: skip
    choose(floor, step, "Coffee with Sofia", 1)
    assert step.go.text() == "Bring in 1 event"


def test_events_that_need_a_word_can_be_put_aside_and_all_be_read(floor: Floor, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    broken = tuple(event(f"Broken {number}", ":20261340") for number in range(7))
    path.write_bytes(calendar(event("Lunch with Maja Holmström", "20260620T090000Z"), *broken))
    step = look(floor, path)
    assert step.problems.header._count.text() == "7 of 8"
    assert step.problems.lines[0].words.words.startswith("Line 9 “Broken 0” has no day.")
    floor.click(step.problems.lines[0].action)
    assert step.problems.header._count.text() == "6 of 8"
    step.problems.all_asked.emit()
    assert floor.overlay(ProblemsPanel).table.model().rowCount() == 7


def test_many_groups_are_shown_some_at_a_time(floor: Floor, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(calendar(*(event(f"Errand {number:02}", "20260620T090000Z") for number in range(30))))
    step = look(floor, path)
    card = step.cards[GroupKind.STRANGER]
    assert (len(card.lines), card.more._said.text()) == (12, "18 more")
    for _ in range(2):
        floor.click(card.more.link)
    assert (len(card.lines), card.more.isVisible()) == (30, False)


def test_what_is_no_calendar_after_all_is_told_and_the_page_begins_anew(floor: Floor, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(b"")
    floor.drop(path)
    floor.until(lambda: floor.page.choose.zone.isVisible() and not floor.tasks._jobs)
    assert floor.page.stack.currentWidget() is floor.page.choose


def test_a_failure_while_writing_returns_to_the_choices(
    floor: Floor, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = look(floor, file)
    choose(floor, step, "Dentist", 2)

    def refuse(*_: Any, **__: Any) -> None:
        from app.domain.errors import KeepwarmError

        raise KeepwarmError("There is no room left.", "Nothing was changed.")

    monkeypatch.setattr(floor.desk.calendar_files, "bring_in", refuse)
    with floor.qtbot.waitSignal(floor.page.events.session.failed, timeout=20_000):
        floor.click(step.go)
    assert floor.page.stack.currentWidget() is step
    assert (step.go.isEnabled(), len(floor.page.events.session.choices)) == (True, 1)


def test_back_forgets_the_file(floor: Floor, file: Path) -> None:
    step = look(floor, file)
    floor.click(step.back)
    assert (floor.page.stack.currentWidget() is floor.page.choose, floor.page.events.session.draft) == (True, None)


def test_a_narrow_window_has_tabs(qtbot: Any, desk: Any, people: People, file: Path) -> None:
    floor = Floor(qtbot, desk, 1024, 640)
    step = look(floor, file)
    assert (step.tabs.isVisible(), step._left.isVisible(), step._right.isVisible()) == (True, True, False)
    step.tabs.setFocus()
    qtbot.keyClick(step.tabs, Qt.Key.Key_Right)
    assert (step._left.isVisible(), step._right.isVisible()) == (False, True)
    floor.close()
