"""The Today page: its sentence, its rows by mouse and by key, and what stands around them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.customer import Customer, Occasion, Stage
from app.domain.promise import Promise, Slip
from app.domain.repeats import Repeat
from app.domain.stakeholder import Change, ChangeKind, Plan, Stakeholder
from app.domain.touchpoint import Direction, Mood, TouchpointState
from app.ui.dialogs.log_dialog import LogDialog
from app.ui.dialogs.reach_dialog import ReachDialog
from app.ui.pages.today.day_panel import DayPanel
from app.ui.pages.today.model import LineKind
from app.ui.pages.today.page import TodayPage
from app.ui.pages.today.row_delegate import Part
from app.ui.theme import Scheme
from app.ui.widgets.message_panel import MessagePanel
from tests.builders import TODAY, company, person, plan, surprise, touch
from tests.ui.pages.today.conftest import Today

People = dict[str, Customer]


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def planned(today: Today, people: People) -> dict[str, int]:
    """Eero is two days late, Noor and Priya are for today; ids of their touchpoints."""
    made = {
        "Eero": plan(today.desk, people["Eero"], day(-2), "text").id,
        "Noor": plan(today.desk, people["Noor"], TODAY, "visit", 600).id,
        "Priya": plan(today.desk, people["Priya"], TODAY, "email", 720).id,
    }
    today.settle()
    return made


def state(today: Today, number: int) -> TouchpointState:
    return today.desk.touchpoints.get(number).state


def test_the_page_greets_and_says_the_day_in_one_sentence(today: Today, planned: dict[str, int]) -> None:
    today.desk.settings.change("owner", name="Nora Lindqvist")
    today.settle()
    hour = today.desk.store.clock.now().astimezone().hour
    part = "morning" if 5 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
    assert today.page.header.title.text() == f"Good {part}, Nora"
    assert today.page.header.sentence.text() == (
        "Thursday 11 June. Three people to reach and one promise open, about 75 minutes in all."
    )


def test_rows_stand_under_their_heads(today: Today, planned: dict[str, int]) -> None:
    hour = today.desk.store.clock.now().astimezone().hour
    done = "Done this morning" if 5 <= hour < 12 else "Done today"
    assert today.rows() == ["A little late", "Eero Salonen", "Today", "Noor Haddad", "Priya Raman", done]
    assert today.page.reach._count.text() == "3 people, about 75 minutes"


def test_a_screen_reader_hears_the_whole_row(today: Today, planned: dict[str, int]) -> None:
    index = today.page.lines.index(today.row_of("Eero Salonen"))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Eero Salonen, text, 2 days late. You planned this; the last time was today.")


def test_done_asks_how_it_went_and_keeps_the_plan(today: Today, planned: dict[str, int]) -> None:
    today.press("Noor Haddad", Part.DONE)
    dialog = today.window.findChild(LogDialog)
    assert dialog is not None
    assert today.way.went[-1][0] == "log"
    assert dialog.channel.value == "visit"
    dialog.mood.choose(0)
    today.click(dialog.save_button)
    today.settle()
    done = today.desk.touchpoints.get(planned["Noor"])
    assert (done.state, done.mood, done.day) == (TouchpointState.DONE, Mood.DELIGHTED, TODAY)
    assert "Noor Haddad" not in today.rows()
    today.undo()
    assert "Noor Haddad" in today.rows()


@pytest.mark.parametrize("way", ["circle", "button", "letter", "space"])
def test_done_without_asking_by_mouse_and_by_key(today: Today, planned: dict[str, int], way: str) -> None:
    today.desk.settings.change("touch", ask_how_it_went=False)
    today.settle()
    if way in ("circle", "button"):
        today.press("Priya Raman", Part.CIRCLE if way == "circle" else Part.DONE)
    else:
        today.go_to("Priya Raman")
        today.key(Qt.Key.Key_D if way == "letter" else Qt.Key.Key_Space)
    today.settle()
    assert state(today, planned["Priya"]) is TouchpointState.DONE
    assert today.messages.toasts.text == "Done: email with Priya"
    today.undo()
    assert state(today, planned["Priya"]) is TouchpointState.PLANNED
    assert "Priya Raman" in today.rows()


@pytest.mark.parametrize(("words", "until"), [("1 day", day(1)), ("3 days", day(3)), ("Next week", date(2026, 6, 15))])
def test_snooze_by_mouse_puts_it_off(today: Today, planned: dict[str, int], words: str, until: date) -> None:
    today.press("Eero Salonen", Part.SNOOZE)
    today.choose(words)
    assert today.desk.touchpoints.get(planned["Eero"]).day == until
    assert "Eero Salonen" not in today.rows()
    today.undo()
    assert today.desk.touchpoints.get(planned["Eero"]).day == day(-2)


def test_snooze_by_key_until_a_day_of_ones_own(today: Today, planned: dict[str, int]) -> None:
    today.go_to("Eero Salonen")
    today.key(Qt.Key.Key_S)
    today.choose("Pick a day")
    panel = today.window.findChild(DayPanel)
    assert panel is not None
    assert not panel.time.isVisible()
    panel.day.setText("19 June")
    today.key(Qt.Key.Key_Return)
    today.settle()
    assert today.desk.touchpoints.get(planned["Eero"]).day == date(2026, 6, 19)


def test_move_by_key_asks_for_day_and_hour(today: Today, planned: dict[str, int]) -> None:
    today.go_to("Noor Haddad")
    today.key(Qt.Key.Key_M)
    panel = today.window.findChild(DayPanel)
    assert panel is not None
    panel.day.setText("nonsense")
    today.key(Qt.Key.Key_Return)
    assert panel.trouble.isVisible()
    panel.day.setText("Friday")
    panel.time.setText("14:30")
    today.click(panel.save_button)
    today.settle()
    moved = today.desk.touchpoints.get(planned["Noor"])
    assert (moved.day, moved.minute) == (date(2026, 6, 12), 870)
    today.undo()
    assert today.desk.touchpoints.get(planned["Noor"]).minute == 600


@pytest.mark.parametrize("what", ["done", "snooze", "move"])
def test_what_repeats_is_answered_like_any_plan(today: Today, people: People, what: str) -> None:
    today.desk.settings.change("touch", ask_how_it_went=False)
    repeat = Repeat(customer_id=people["Noor"].id, rule="FREQ=WEEKLY", starts_on=TODAY, channel="text", minute=600)
    today.desk.cadences.add_repeat(repeat)
    today.settle()
    today.press("Noor Haddad", {"done": Part.DONE, "snooze": Part.SNOOZE, "move": Part.MOVE}[what])
    if what == "snooze":
        today.choose("1 day")
    elif what == "move":
        today.key(Qt.Key.Key_Return)
    today.settle()
    assert "Noor Haddad" not in today.rows()
    made = today.desk.touchpoints.next_of(people["Noor"].id)
    assert (made is None) is (what == "done")
    if made is not None:
        assert (made.day, made.minute) == (day(1), 600)
    today.undo()
    assert "Noor Haddad" in today.rows()


@pytest.mark.parametrize("what", ["done", "snooze", "move"])
def test_a_proposal_is_logged_put_off_or_planned(today: Today, people: People, what: str) -> None:
    with today.desk.store.history.unrecorded():
        number = (TODAY - date(1970, 1, 1)).days
        today.desk.store.sql.execute("DELETE FROM proposal")
        today.desk.store.sql.execute(
            """INSERT INTO proposal (customer_id, day, channel, minutes, due_day, made_on)
            VALUES (?1, ?2, 'call', 10, ?2, ?2)""",
            (people["Priya"].id, number),
        )
    today.page.refresh()
    today.settle()
    today.press("Priya Raman", {"done": Part.DONE, "snooze": Part.SNOOZE, "move": Part.MOVE}[what])
    if what == "done":
        assert today.way.went[-1] == ("log", (people["Priya"].id,))
        return
    if what == "snooze":
        today.choose("3 days")
    else:
        panel = today.window.findChild(DayPanel)
        assert panel is not None
        panel.time.setText("9:30")
        today.key(Qt.Key.Key_Return)
    today.settle()
    made = today.desk.touchpoints.next_of(people["Priya"].id)
    assert made is not None
    assert (made.day, made.minute) == ((day(3), None) if what == "snooze" else (day(1), 570))
    assert "Priya Raman" not in today.rows()


def test_an_emptied_hour_means_any_time(today: Today, planned: dict[str, int]) -> None:
    today.press("Noor Haddad", Part.MOVE)
    panel = today.window.findChild(DayPanel)
    assert panel is not None
    panel.time.clear()
    today.click(panel.save_button)
    today.settle()
    assert today.desk.touchpoints.get(planned["Noor"]).minute is None


def test_escape_leaves_the_day_panel_and_gives_the_focus_back(today: Today, planned: dict[str, int]) -> None:
    today.go_to("Noor Haddad")
    today.key(Qt.Key.Key_M)
    today.key(Qt.Key.Key_Escape)
    assert not today.is_open(DayPanel)
    assert QApplication.focusWidget() is today.page.list


@pytest.mark.parametrize(
    ("key", "goal"), [(Qt.Key.Key_Return, "customer"), (Qt.Key.Key_L, "log"), (Qt.Key.Key_P, "plan")]
)
def test_keys_open_log_and_plan(today: Today, planned: dict[str, int], people: People, key: Qt.Key, goal: str) -> None:
    today.go_to("Priya Raman")
    today.key(key)
    went = today.way.went[-1]
    assert went[0] == goal
    assert people["Priya"].id in (went[1] if isinstance(went[1], tuple) else (went[1],))


def test_a_click_on_a_row_opens_the_card(today: Today, planned: dict[str, int], people: People) -> None:
    view = today.page.list
    rect = view.visualRect(today.page.lines.index(today.row_of("Eero Salonen")))
    today.click(view.viewport(), rect.center())
    assert today.way.went[-1] == ("customer", people["Eero"].id)


def test_arrows_pass_the_heads_and_end_at_the_last_line(today: Today, planned: dict[str, int]) -> None:
    today.page.list.setFocus()
    seen = []
    today.key(Qt.Key.Key_Home)
    for _ in range(4):
        seen.append(today.page.current.name if today.page.current else "")
        today.key(Qt.Key.Key_Down)
    assert seen == ["Eero Salonen", "Noor Haddad", "Priya Raman", ""]
    today.key(Qt.Key.Key_End)
    assert today.page.list.currentIndex().row() == today.page.lines.rowCount() - 1


def test_letters_are_quiet_where_the_owner_wants_it(today: Today, planned: dict[str, int]) -> None:
    today.desk.settings.change("appearance", single_letter_keys=False)
    today.desk.settings.change("touch", ask_how_it_went=False)
    today.settle()
    today.go_to("Priya Raman")
    today.key(Qt.Key.Key_D)
    assert state(today, planned["Priya"]) is TouchpointState.PLANNED


def test_the_keyboard_stays_near_after_a_row_has_gone(today: Today, planned: dict[str, int]) -> None:
    today.desk.settings.change("touch", ask_how_it_went=False)
    today.go_to("Noor Haddad")
    today.key(Qt.Key.Key_D)
    today.settle()
    assert today.page.current is not None
    assert today.page.current.name == "Priya Raman"
    assert QApplication.focusWidget() is today.page.list


def test_the_menu_of_a_row_holds_everything(today: Today, planned: dict[str, int]) -> None:
    view = today.page.list
    place = view.visualRect(today.page.lines.index(today.row_of("Eero Salonen"))).center()
    at = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at))
    words = [action.text().partition("\t")[0] for action in today.menu().actions() if action.text()]
    assert words == [
        "Done", "Snooze", "Move", "Log a touchpoint", "Plan a touchpoint", "Open Eero Salonen", "Remove this plan",
    ]  # fmt: skip
    today.choose("Remove this plan")
    assert "Eero Salonen" not in today.rows()
    today.undo()
    assert "Eero Salonen" in today.rows()


def test_hover_shows_the_buttons_of_one_row(today: Today, planned: dict[str, int]) -> None:
    view, row = today.page.list, today.row_of("Noor Haddad")
    place = QPointF(view.place_of(row, Part.SNOOZE))
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, view.viewport().mapToGlobal(place), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert (view._delegate.hovered, view._delegate.part) == (row, Part.SNOOZE)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view._delegate.hovered == -1


def test_the_people_done_unfold(today: Today, people: People) -> None:
    today.settle()
    assert today.page.lines.line(0).detail == "Maja, who was glad of the text, and Eero"  # type: ignore[union-attr]
    today.click_line(LineKind.DONE)
    assert today.rows()[1:] == ["Maja Holmström", "Eero Salonen"]
    today.click_line(LineKind.DONE_PERSON)
    assert today.way.went[-1] == ("customer", people["Maja"].id)
    today.click_line(LineKind.DONE)
    assert len(today.rows()) == 1


def test_those_who_can_wait_come_when_asked(today: Today) -> None:
    for number in range(9):
        plan(today.desk, person(today.desk, f"Person {number}"), TODAY, "call")
    today.settle()
    assert today.rows()[-2] == "and 3 who can wait"
    today.click_line(LineKind.WAITING)
    assert sum(name.startswith("Person") for name in today.rows()) == 9
    assert "and 3 who can wait" not in today.rows()


def test_the_next_seven_days_are_a_click_away(today: Today, people: People, planned: dict[str, int]) -> None:
    plan(today.desk, people["Tomas"], day(1), "coffee")
    days = today.page.header.days
    today.click(days, days.segment_rect(1).center().toPoint())
    today.settle()
    assert today.rows()[5:9] == [
        "Tomorrow, Friday 12 June", "Tomas Berglund", "Tuesday 16 June", "Maja Holmström",
    ]  # fmt: skip


def test_another_page_may_ask_for_the_next_days(today: Today, people: People) -> None:
    today.page.open(days=7)
    today.settle()
    assert today.page.header.days.value == 7
    assert "Maja Holmström" in today.rows()


def test_with_nobody_to_reach_a_kind_sentence_stands_there(today: Today) -> None:
    assert today.page.nobody.isVisible()
    state = today.page.nobody.state
    assert state is not None
    assert state.title.text() == "That is all for today."
    today.click(state.button)
    today.settle()
    assert not today.page.nobody.isVisible()
    assert "Maja Holmström" in today.rows()


def test_promises_are_ticked_and_moved(today: Today, people: People) -> None:
    today.desk.promises.make(Promise(customer_id=people["Eero"].id, text="Soil test results", due=TODAY))
    today.settle()
    first, second = today.page.promises.lines[:2]
    assert (first.words.text(), first.due.accessibleName()) == ("Soil test results to Eero", "Due today")
    assert second.words.text() == "New pot to Sofia"
    assert today.page.promises.header._count.text() == "2 of 3 open"
    today.click(first.due)
    today.choose("Tomorrow")
    panel = today.window.findChild(MessagePanel)
    assert panel is not None
    today.click(next(button for button in panel.findChildren(QPushButton) if button.text() == "Eero knows"))
    today.settle()
    assert today.page.promises.lines[0].due.accessibleName() == "Due tomorrow"
    today.click(today.page.promises.lines[0].box)
    today.settle()
    assert today.messages.toasts.text == "Kept: Soil test results"
    assert today.page.promises.aside.text() == "1 of 1 kept this year"
    today.undo()
    assert today.page.promises.lines[0].words.text() == "Soil test results to Eero"
    assert not today.page.promises.lines[0].box.isChecked()


def test_a_promise_that_mends_a_slip_says_so(today: Today, people: People) -> None:
    slip = today.desk.promises.note_slip(Slip(customer_id=people["Noor"].id, text="A leak", happened_on=day(-3)))
    today.desk.promises.make(Promise(customer_id=people["Noor"].id, text="A new tap", due=TODAY, slip_id=slip.id))
    today.settle()
    line = today.page.promises.lines[0]
    assert line.mend.isVisible()
    assert line.words.text() == "A new tap"


def test_the_surprise_is_prepared_step_by_step_and_delivered(today: Today, people: People) -> None:
    assert not today.page.surprise.isVisible()
    surprise(today.desk, people["Noor"], day(3), ("Cut before 8", "Card by hand"), note="before she is back")
    today.settle()
    section = today.page.surprise
    assert section.isVisible()
    assert section.moment.text() == "Sunday 14 June, before she is back"
    assert section.aside.text() == "€6, 25 min"
    assert not section.question.isVisible()
    for line in section.boxes[:2]:
        today.click(line.box)
        today.settle()
    assert section.question.isVisible()
    today.click(section.not_yet)
    assert not section.question.isVisible()
    today.click(section.boxes[0].box)
    today.settle()
    today.click(section.boxes[0].box)
    today.settle()
    assert section.question.isVisible()
    today.click(section.delivered)
    today.settle()
    assert not section.isVisible()
    today.undo()
    assert section.isVisible()


def test_who_is_slipping_can_be_reached_or_let_be(today: Today, people: People) -> None:
    section = today.page.slipping
    names = [line.name.accessibleName() for line in section.lines if line.isVisible()]
    assert names[0] == "Tomas Berglund"
    line = section.lines[0]
    assert "usually" in line.sentence.text().lower()
    today.click(line.reach)
    went = today.way.went[-1]
    assert went[0] == "plan" or today.is_open(ReachDialog)
    line.menu_asked.emit(line.mapToGlobal(line.rect().center()))
    today.choose("They are fine")
    assert "Tomas Berglund" not in [one.name.accessibleName() for one in section.lines if one.isVisible()]
    today.undo()
    assert section.lines[0].name.accessibleName() == "Tomas Berglund"


def test_what_changed_is_looked_at(today: Today) -> None:
    desk = today.desk
    hotel, carita = company(desk, "Hotel Sole"), person(desk, "Carita Blom")
    old = desk.companies.add_member(Stakeholder(person_id=carita.id, company_id=hotel.id, since=day(-300)))
    desk.facts.set_plan(Plan(customer_id=carita.id, for_us="Care plan"))
    mikael = person(desk, "Mikael Sandell")
    desk.companies.add_member(
        Stakeholder(person_id=mikael.id, company_id=hotel.id, title="Head", took_over_from_id=old.id, since=day(-8))
    )
    today.settle()
    line = today.page.looks.lines[0]
    assert line.title.text() == "Mikael took over from Carita"
    assert line.revisit.text() == "Revisit 1 plan"
    today.click(line.coffee)
    assert today.way.went[-1] == ("plan", (mikael.id,), {"day": day(7), "channel": "coffee"})
    today.click(line.revisit)
    assert today.way.went[-1] == ("customer", carita.id)
    today.click(line.seen)
    today.settle()
    assert not today.page.looks.isVisible()
    today.undo()
    assert today.page.looks.isVisible()


def test_a_change_without_a_person_can_be_looked_at_too(today: Today) -> None:
    hotel = company(today.desk, "Hotel Sole")
    today.desk.companies.note_change(Change(0, hotel.id, None, ChangeKind.MOVED, "Moved to Raisio", day(-2)))
    today.settle()
    line = today.page.looks.lines[0]
    assert (line.title.text(), line.coffee.isVisible()) == ("Moved to Raisio", False)


def test_what_comes_up_opens_its_card(today: Today, people: People) -> None:
    today.desk.customers.set_occasion(Occasion(customer_id=people["Eero"].id, month=6, day=12, year=1966))
    today.settle()
    line = today.page.ahead.lines[0]
    assert line.accessibleName() == "Fri 12, Eero turns 60"
    today.click(line)
    assert today.way.went[-1] == ("customer", people["Eero"].id)


def test_all_who_slip_are_found_in_the_list(today: Today) -> None:
    for number in range(4):
        quiet = person(today.desk, f"Quiet {number}", stage=Stage.RETENTION)
        for days_ago in (200, 190, 180, 170, 160):
            touch(today.desk, quiet, days_ago, "call", direction=Direction.BOTH_WAYS)
    today.settle()
    section = today.page.slipping
    assert sum(line.isVisible() for line in section.lines) == 3
    section.header.link_clicked.emit()
    assert today.way.went[-1] == ("customers", {"query": "is:slipping"})
    assert today.desk.finding.count("is:slipping") == today.desk.slipping.count() > 3


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("text", [100, 150])
def test_nothing_is_clipped_at_any_size(
    qtbot: object, today: Today, planned: dict[str, int], size: tuple[int, int], text: int
) -> None:
    today.shell.theme.set_text_size(text)
    today.window.resize(*size)
    today.settle()
    page, area = today.page, today.page._area
    assert area.horizontalScrollBar().maximum() == 0
    assert page.list.height() >= page.list.sizeHint().height()
    for section in (page.promises, page.slipping, page.ahead):
        if section.isVisible():
            assert section.card.width() >= section.card.minimumSizeHint().width()
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        today.shell.theme.set_scheme(scheme)
        assert not page.grab().isNull()


def test_narrow_windows_show_icons_and_stack_promises_and_surprise(today: Today, planned: dict[str, int]) -> None:
    today.window.resize(1024, 640)
    today.settle()
    assert today.page.list._delegate.is_narrow
    assert today.page._side.width() == 304
    assert "to reach" not in today.page.header.sentence.text()
    assert today.page.promises.width() > 400


def test_a_long_change_is_told_whole_in_a_narrow_window(today: Today) -> None:
    hotel, mikael = company(today.desk, "Aurajoki Hotels of the River"), person(today.desk, "Mikael Sandell")
    place = Stakeholder(person_id=mikael.id, company_id=hotel.id, title="Head of Facilities and Gardens", since=day(-8))
    made = today.desk.companies.add_member(place)
    today.desk.facts.set_plan(Plan(customer_id=mikael.id, for_us="Care plan"))
    today.desk.companies.note_change(Change(0, hotel.id, made.id, ChangeKind.JOINED, "Mikael joined", day(-8)))
    today.window.resize(1024, 640)
    today.settle()
    line = today.page.looks.lines[0]
    assert line.text.height() >= line.text.heightForWidth(line.text.width())
    for button in (line.coffee, line.revisit):
        assert button.width() >= button.sizeHint().width()


def test_the_row_under_the_keyboard_is_scrolled_into_sight(today: Today) -> None:
    for number in range(6):
        plan(today.desk, person(today.desk, f"Person {number}"), TODAY, "text")
    today.window.resize(1024, 640)
    today.settle()
    today.page.list.setFocus()
    today.key(Qt.Key.Key_End)
    QApplication.processEvents()
    area, view = today.page._area, today.page.list
    bottom = view.visualRect(view.currentIndex()).bottom() + view.mapTo(today.page._content, view.rect().topLeft()).y()
    assert bottom <= area.verticalScrollBar().value() + area.viewport().height()


def test_a_name_is_never_markup(today: Today) -> None:
    sneaky = person(today.desk, "<b>Bobby</b> Tables")
    plan(today.desk, sneaky, TODAY)
    today.settle()
    assert "<b>Bobby</b> Tables" in today.rows()
    assert not today.page.grab().isNull()


def test_the_page_turns_stale_while_hidden(today: Today, people: People) -> None:
    today.page.hide()
    plan(today.desk, people["Eero"], TODAY)
    today.settle()
    assert today.page.is_stale
    today.page.show()
    assert "Eero Salonen" in today.rows()
    assert isinstance(today.page, TodayPage)
