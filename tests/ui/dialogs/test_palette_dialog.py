"""The palette: found while typing, done by keys or mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from app.ui.dialogs.palette_dialog import Palette, open_dialog
from app.ui.finding.lines import LineKind
from tests.ui.dialogs.room import Room

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(room: Room) -> Palette:
    made = open_dialog(room.shell)
    assert made is not None
    QApplication.processEvents()
    return made


def texts(shown: Palette) -> list[str]:
    return [line.text for line in shown.list.found.lines]


def group(shown: Palette, head: str) -> list[str]:
    lines = shown.list.found.lines
    start = next(row for row, line in enumerate(lines) if line.text == head and line.kind is LineKind.HEAD) + 1
    end = next((row for row in range(start, len(lines)) if lines[row].kind is LineKind.HEAD), len(lines))
    return [line.text for line in lines[start:end]]


def test_nothing_typed_shows_recent_people_and_three_likely_actions(shown: Palette) -> None:
    assert len(group(shown, "Recent")) == 4
    assert group(shown, "Do")[0] == "Log a touchpoint"
    assert len(group(shown, "Do")) == 3


def test_in_an_empty_file_beginning_comes_first(qtbot: QtBot, desk: Desk) -> None:
    room = Room(qtbot, desk)
    shown = open_dialog(room.shell)
    assert shown is not None

    assert group(shown, "Do")[:2] == ["Add a customer", "Add a company"]
    room.close()


def test_the_focus_is_in_the_field(shown: Palette) -> None:
    assert QApplication.focusWidget() is shown.field


def test_a_name_is_found_without_its_accents_and_enter_opens_it(
    shown: Palette, room: Room, people: dict[str, Customer]
) -> None:
    room.type("HOLMSTROM")
    assert group(shown, "People") == ["Maja Holmström"]

    room.key(Qt.Key.Key_Return)

    assert room.way.went == [("customer", people["Maja"].id)]
    assert not room.is_open(Palette)


def test_what_matched_is_marked_in_the_text_as_written(shown: Palette, room: Room) -> None:
    room.type("strom")

    assert shown.list.found.spans("Maja Holmström") == ((9, 14),)


def test_companies_and_remembered_things_have_their_groups(shown: Palette, room: Room) -> None:
    room.type("solbacken")
    assert group(shown, "Companies") == ["Villa Solbacken"]
    shown.field.clear()
    room.type("ida starts")
    assert group(shown, "Remembered") == ["Maja: Daughter Ida starts school in August"]


def test_what_matters_most_about_the_one_found_is_remembered(shown: Palette, room: Room) -> None:
    room.type("maja")

    assert "Maja: Daughter Ida starts school in August" in group(shown, "Remembered")


def test_a_remembered_thing_opens_whose_it_is(shown: Palette, room: Room, people: dict[str, Customer]) -> None:
    room.type("daughter ida")
    row = texts(shown).index("Maja: Daughter Ida starts school in August")

    room.click(shown.list.viewport(), shown.list.row_rect(row).center())

    assert room.way.went == [("customer", people["Maja"].id)]


def test_arrows_move_over_heads_and_stop_at_the_ends(shown: Palette, room: Room) -> None:
    first = shown.list.current
    room.key(Qt.Key.Key_Up)
    assert shown.list.current is first
    for _ in range(30):
        room.key(Qt.Key.Key_Down)
        assert shown.list.current is not None
        assert shown.list.current.can_be_chosen
    assert shown.list.current is shown.list.found.lines[-1]


def test_a_phrase_is_understood_and_all_can_be_shown(shown: Palette, room: Room) -> None:
    room.type("quiet 8 weeks")
    assert "Tomas Berglund" in group(shown, "People and companies")
    line = next(line for line in shown.list.found.lines if line.text.startswith("Show "))

    shown.list.chosen.emit(line)

    assert room.way.went == [("customers", {"query": "last>=8w"})]


def test_a_taste_and_a_due_day_are_phrases_too(shown: Palette, room: Room) -> None:
    room.type("likes oat milk")
    assert group(shown, "People and companies")[0] == "Maja Holmström"
    shown.field.clear()
    room.type("due sunday")
    assert group(shown, "People and companies")[0] == "Sofia Wikström"


def test_a_phrase_that_nobody_fits_says_so(shown: Palette, room: Room) -> None:
    room.type("likes submarines")

    assert "Nobody matches yet" in texts(shown)


def test_logging_with_the_one_found_is_offered_and_ctrl_enter_does_it(
    shown: Palette, room: Room, people: dict[str, Customer]
) -> None:
    room.type("maja")
    assert group(shown, "Do")[0] == "Log a touchpoint with Maja"

    room.key(Qt.Key.Key_Return, CTRL)

    assert room.way.went == [("log", (people["Maja"].id,))]
    assert not room.is_open(Palette)


def test_tab_shows_what_can_be_done_with_a_person_and_escape_leads_back(
    shown: Palette, room: Room, people: dict[str, Customer]
) -> None:
    room.type("eero")
    room.key(Qt.Key.Key_Tab)
    assert texts(shown)[:2] == ["Eero Salonen", "Log a touchpoint with Eero Salonen"]

    room.key(Qt.Key.Key_Escape)
    assert room.is_open(Palette)
    assert "People" in texts(shown)

    room.key(Qt.Key.Key_Tab)
    room.key(Qt.Key.Key_Return)
    assert room.way.went == [("log", (people["Eero"].id,))]


def test_actions_carry_their_keys_and_are_done(shown: Palette, room: Room) -> None:
    room.type("lock")
    line = next(line for line in shown.list.found.lines if line.text == "Lock now")
    assert line.keys == "Ctrl Shift L"
    while shown.list.current is not line:
        room.key(Qt.Key.Key_Down)

    room.key(Qt.Key.Key_Return)

    assert room.way.went == [("lock",)]


def test_the_latest_action_can_be_taken_back(shown: Palette, room: Room) -> None:
    latest = room.desk.history.next_undo()
    assert latest is not None
    room.type("undo")
    assert group(shown, "Do")[0] == f"Undo: {latest.label}"

    room.key(Qt.Key.Key_Return)

    undone = room.desk.history.entries(limit=1)[0]
    assert undone.undone_at is not None


def test_a_name_that_nobody_has_can_become_a_card(shown: Palette, room: Room) -> None:
    room.type("Xaver Quint")
    assert texts(shown)[-1] == "Make a card for “Xaver Quint”"

    room.key(Qt.Key.Key_Return)

    assert room.way.went == [("add", "person", {"name": "Xaver Quint"})]


def test_escape_closes_and_gives_the_focus_back(shown: Palette, room: Room) -> None:
    room.key(Qt.Key.Key_Escape)

    assert not room.is_open(Palette)


def test_ctrl_k_again_puts_it_away(shown: Palette, room: Room) -> None:
    assert open_dialog(room.shell) is None
    assert not room.is_open(Palette)


def test_it_speaks_the_line_it_stands_on(shown: Palette, room: Room) -> None:
    room.type("noor")

    assert shown.field.accessibleDescription().startswith("Noor Haddad, Balcony, Martinmäki, texted 3 days ago")


def test_in_a_large_file_answers_come_beside_the_window_and_enter_waits_for_them(
    shown: Palette, room: Room, people: dict[str, Customer]
) -> None:
    shown._is_slow = True
    room.type("noo")
    room.key(Qt.Key.Key_Return)

    room.qtbot.waitUntil(lambda: bool(room.way.went))

    assert room.way.went == [("customer", people["Noor"].id)]


def test_an_answer_to_earlier_words_is_never_shown(shown: Palette, room: Room) -> None:
    from app.ui.dialogs.palette_lines import lines_for

    late = lines_for(room.shell, "eero", shown._deeds)
    turn = shown._turn
    room.type("noor")
    shown._on_found(turn, late)

    assert group(shown, "People") == ["Noor Haddad"]


def test_markup_in_a_name_stays_text(room: Room) -> None:
    from tests.builders import person

    person(room.desk, "<b>Zed</b> Zappa")
    made = open_dialog(room.shell)
    assert made is not None
    room.type("zappa")
    assert group(made, "People") == ["<b>Zed</b> Zappa"]


def test_it_fits_a_low_window(room: Room) -> None:
    room.window.resize(1024, 640)
    made = open_dialog(room.shell)
    assert made is not None
    room.type("a")
    QApplication.processEvents()

    assert made.parentWidget().geometry().bottom() <= 640
    assert made.list.verticalScrollBar().maximum() >= 0
