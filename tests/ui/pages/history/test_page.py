"""The history: read in words, taken back line by line, and the trash."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from app.domain.changes import HistoryEntry, Topic
from app.domain.customer import Customer
from app.ui.pages.history.page import HistoryPage
from app.ui.theme import Scheme
from app.ui.widgets.message_panel import MessagePanel
from tests.builders import touch
from tests.ui.dialogs.room import Room


def labels(page: HistoryPage) -> list[str]:
    rows = (page.lines.entry(row) for row in range(page.lines.rowCount()))
    return [entry.label for entry in rows if entry is not None]


def line(page: HistoryPage, label: str) -> HistoryEntry:
    rows = (page.lines.entry(row) for row in range(page.lines.rowCount()))
    return next(entry for entry in rows if entry is not None and entry.label == label)


def press_button(page: HistoryPage, room: Room, label: str) -> None:
    """Click the button painted in a line."""
    row = page.lines.row_of(line(page, label).id)
    page.list.scrollTo(page.lines.index(row))
    room.click(page.list.viewport(), page.list.button_place(row))
    settle(room)


def settle(room: Room) -> None:
    room.qtbot.waitUntil(lambda: not room.tasks._jobs, timeout=10_000)
    QApplication.processEvents()


def button(room: Room, text: str) -> QPushButton:
    return next(each for each in room.window.findChildren(QPushButton) if each.text() == text and each.isVisible())


def panel(room: Room) -> MessagePanel:
    return next(each for each in room.window.findChildren(MessagePanel) if each.isVisible())


def test_lines_stand_under_their_day_newest_first(page: HistoryPage, room: Room) -> None:
    assert page.lines.head(0) == "Today, Thursday 11 June"
    assert labels(page)[0] == room.labels()[0]
    assert page.bar.said.text().endswith("changes since June 2026")


def test_the_newest_line_is_marked_and_shown_in_detail(page: HistoryPage, room: Room) -> None:
    assert page.detail.title.text() == room.labels()[0]
    assert page.detail.moment.text().startswith("Today at ")


def test_a_new_change_appears_by_itself_and_the_marked_line_stays(
    page: HistoryPage, room: Room, people: dict[str, Customer]
) -> None:
    marked = page.detail.title.text()
    touch(room.desk, people["Eero"], 0, "visit")
    QApplication.processEvents()

    assert labels(page)[0] == "Logged a visit with Eero"
    assert page.detail.title.text() == marked


def test_the_button_of_a_line_takes_it_back_and_redo_does_it_again(
    page: HistoryPage, room: Room, people: dict[str, Customer]
) -> None:
    room.desk.customers.edit(people["Eero"].id, notes="Sneezes near birch")
    touch(room.desk, people["Eero"], 0, "visit")
    QApplication.processEvents()

    press_button(page, room, "Notes of Eero Salonen")
    assert room.desk.customers.get(people["Eero"].id).notes == ""
    assert line(page, "Notes of Eero Salonen").undone_at is not None
    assert room.messages.toasts.text == "Taken back: Notes of Eero Salonen"

    press_button(page, room, "Notes of Eero Salonen")
    assert room.desk.customers.get(people["Eero"].id).notes == "Sneezes near birch"


def test_u_takes_the_marked_line_back_and_enter_leads_to_the_details(page: HistoryPage, room: Room) -> None:
    first = line(page, labels(page)[0])
    page.list.setFocus()
    room.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.detail.turn
    page.list.setFocus()
    room.key(Qt.Key.Key_U)

    assert line(page, first.label).undone_at is not None
    assert page.detail.turn.text() == "Redo this one"


def test_arrows_pass_the_heads(page: HistoryPage, room: Room) -> None:
    page.list.setFocus()
    for _ in range(5):
        room.key(Qt.Key.Key_Down)
        assert page.list.current is not None
    assert page.detail.title.text() == labels(page)[5]


def test_single_letters_can_be_switched_off(page: HistoryPage, room: Room) -> None:
    room.desk.settings.change("appearance", single_letter_keys=False)
    QApplication.processEvents()
    page.list.mark(page.lines.first_line())
    page.list.setFocus()
    room.key(Qt.Key.Key_U)

    assert all(entry.undone_at is None for entry in room.desk.history.entries(limit=5))


def test_before_and_after_stand_in_words(page: HistoryPage, room: Room, people: dict[str, Customer]) -> None:
    from app.ui.pages.history.told import tell

    planned = room.desk.touchpoints.next_of(people["Maja"].id)
    assert planned is not None
    room.desk.touchpoints.move(planned.id, planned.day.replace(day=18), 900)
    entry = room.desk.history.entries(limit=1)[0]

    told = tell(room.desk, room.desk.history.before_and_after(entry.id))

    assert [(each.words, each.before, each.after) for each in told] == [
        ("When", "Tue 16 June, 10:00", "Thu 18 June, 15:00")
    ]


def test_what_stands_on_a_line_is_named_before_anything_changes(page: HistoryPage, room: Room) -> None:
    before = room.desk.history.entries(limit=500)

    press_button(page, room, "Added Eero Salonen")

    shown = panel(room)
    assert shown.title.text() == "Something later stands on this"
    assert "“Logged a call with Eero, calm” came after “Added Eero Salonen”" in shown.text.text()
    assert room.desk.history.entries(limit=500) == before

    room.click(button(room, "Leave it as it is"))
    assert room.desk.history.entries(limit=500) == before


def test_what_stands_on_it_can_be_taken_back_first(page: HistoryPage, room: Room) -> None:
    press_button(page, room, "Added Eero Salonen")
    room.click(button(room, "Undo both"))
    settle(room)

    assert not room.desk.finding.palette("eero").people
    assert room.messages.toasts.text == "Took back 2 changes"
    room.click(button(room, "Redo"))
    settle(room)
    assert room.desk.finding.palette("eero").people


def test_back_to_just_before_takes_everything_since(page: HistoryPage, room: Room, people: dict[str, Customer]) -> None:
    room.desk.customers.edit(people["Eero"].id, notes="One")
    room.desk.customers.edit(people["Noor"].id, notes="Two")
    QApplication.processEvents()
    page.list.mark(page.lines.row_of(line(page, "Notes of Eero Salonen").id))

    room.click(page.detail.back)
    settle(room)

    assert [room.desk.customers.get(people[name].id).notes for name in ("Eero", "Noor")] == ["", ""]
    assert room.messages.toasts.text == "Took back 2 changes"


def test_back_stops_with_words_where_a_line_is_too_old(
    page: HistoryPage, room: Room, people: dict[str, Customer]
) -> None:
    room.desk.customers.edit(people["Eero"].id, notes="One")
    old = room.desk.history.entries(limit=1)[0]
    room.desk.customers.edit(people["Noor"].id, notes="Two")
    room.desk.store.history._db.connection().execute("UPDATE history SET changeset = NULL WHERE id = ?", (old.id,))
    first = room.desk.history.entries(limit=3)[2]
    page.reload()

    page.taking_back.back_to_before(first)
    settle(room)

    assert panel(room).title.text() == "Not all of it could be taken back"
    assert "Took back 1 change, then stopped at “Notes of Eero Salonen”" in panel(room).text.text()


def test_a_line_that_is_too_old_offers_nothing(page: HistoryPage, room: Room) -> None:
    newest = room.desk.history.entries(limit=1)[0]

    page.detail.show_entry(replace(newest, can_undo=False))

    assert not page.detail.turn.isVisible()
    assert page.detail.hint.text().startswith("Too long ago")


def test_topics_narrow_the_lines(page: HistoryPage, room: Room) -> None:
    room.click(page.bar.topics[Topic.FACTS])
    assert labels(page)
    assert all(label.startswith(("Fact", "Removed a fact")) for label in labels(page))
    assert not page.bar.topics[None].isChecked()
    room.click(page.bar.topics[None])
    assert page.lines.wanted.is_everything


def test_a_search_narrows_them_and_says_when_nothing_matches(page: HistoryPage, room: Room) -> None:
    page.setFocus()
    room.key(Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is page.bar.search
    room.type("oat milk")
    room.qtbot.waitUntil(lambda: page.lines.wanted.words == "oat milk")
    assert labels(page) == ["Fact about Maja: Likes meadow planting, oat milk"]
    room.type(" and rice")
    room.qtbot.waitUntil(lambda: page.nothing.isVisible())
    room.click(page.nothing.button)
    assert page.lines.wanted.is_everything
    assert page.list.isVisible()


def test_one_person_is_found_while_typing(page: HistoryPage, room: Room, people: dict[str, Customer]) -> None:
    room.click(page.bar.person)
    room.type("noor")
    room.key(Qt.Key.Key_Return)

    assert page.bar.person.text() == "Noor Haddad"
    assert labels(page) == ["Logged a text to Noor", "Added Noor Haddad"]
    room.click(page.bar.person)
    room.key(Qt.Key.Key_Return)
    assert page.bar.person.text() == "Any person"


def test_the_page_can_be_opened_for_one_person(page: HistoryPage, people: dict[str, Customer]) -> None:
    page.open(customer=people["Priya"].id)
    assert labels(page)[-1] == "Added Priya Raman"
    assert page.bar.person.text() == "Priya Raman"


def test_more_is_read_while_scrolling(page: HistoryPage, room: Room, people: dict[str, Customer]) -> None:
    for days_ago in range(120):
        touch(room.desk, people["Noor"], days_ago)
    page.reload()
    loaded = page.lines.rowCount()
    assert loaded < room.desk.history.count()
    bar = page.list.verticalScrollBar()
    for _ in range(40):
        bar.setValue(bar.maximum())
        QApplication.processEvents()

    assert len(labels(page)) == room.desk.history.count()
    heads = [page.lines.head(row) for row in range(page.lines.rowCount()) if page.lines.entry(row) is None]
    assert len(heads) == len(set(heads))


def test_undo_last_takes_the_newest_back(page: HistoryPage, room: Room) -> None:
    newest = room.labels()[0]
    room.click(page.bar.undo_last)
    assert line(page, newest).undone_at is not None


def test_the_trash_gives_back(page: HistoryPage, room: Room, people: dict[str, Customer]) -> None:
    room.desk.customers.trash((people["Noor"].id,))
    QApplication.processEvents()
    assert page.trash.trash.title(page.trash.trash.things[0]) == "Noor Haddad"

    room.click(page.trash.list.viewport(), page.trash.list.button_place(0))

    assert room.desk.finding.palette("noor").people
    assert page.trash.nothing.isVisible()
    assert room.messages.toasts.text == "Noor Haddad brought back"


def test_emptying_the_trash_asks_with_the_number_and_the_names(
    page: HistoryPage, room: Room, people: dict[str, Customer]
) -> None:
    room.desk.customers.trash((people["Noor"].id,))
    room.desk.facts.remove(room.desk.facts.of(people["Maja"].id)[0])
    QApplication.processEvents()

    room.click(page.trash.empty)
    assert panel(room).title.text() == "Remove 2 things for good?"
    assert "Noor Haddad" in panel(room).text.text()
    room.click(button(room, "Keep it"))
    assert len(room.desk.history.trash()) == 2

    room.click(page.trash.empty)
    inside = panel(room)
    room.click(next(each for each in inside.findChildren(QPushButton) if each.text() == "Empty the trash"))
    settle(room)
    assert room.desk.history.trash() == ()
    assert page.trash.nothing.isVisible()


def test_a_long_trash_shows_a_few_and_all_on_demand(page: HistoryPage, room: Room, people: dict[str, Customer]) -> None:
    for fact in room.desk.facts.of(people["Maja"].id):
        room.desk.facts.remove(fact)
    QApplication.processEvents()
    few = page.trash.list.height()
    page.trash.head.link_clicked.emit()
    assert page.trash.list.height() > few


def test_the_menu_of_a_line_offers_the_same(page: HistoryPage, room: Room, people: dict[str, Customer]) -> None:
    entry = line(page, "Logged a text to Noor")
    page._on_menu(entry, page.mapToGlobal(page.rect().center()))
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Undo this one", "Back to just before", "Open Noor Haddad", "Only Noor Haddad"]
    menu.actions()[-2].trigger()
    menu.close()

    assert room.way.went == [("customer", people["Noor"].id)]


def test_a_line_speaks_its_moment_and_what_can_be_done(page: HistoryPage, room: Room) -> None:
    spoken = page.lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("Today at ")
    assert spoken.endswith(f"{room.labels()[0]}, can be undone")


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_cut_off_in_a_small_window(page: HistoryPage, room: Room, scheme: Scheme, percent: int) -> None:
    room.shell.theme.set_scheme(scheme)
    room.shell.theme.set_text_size(percent)
    room.window.resize(1024, 640)
    QApplication.processEvents()
    room.window.grab()
    window = QRect(0, 0, room.window.width(), room.window.height())

    for widget in (page.bar.undo_last, *page.bar.topics.values(), page.detail.turn):
        place = QRect(widget.mapTo(room.window, widget.rect().topLeft()), widget.size())
        assert window.contains(place), widget.text()
        assert widget.width() >= widget.sizeHint().width()
