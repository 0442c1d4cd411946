"""Logging a touchpoint by mouse and keys: who, how, what was said, what is kept, and nothing lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.conflict import Conflict
from app.domain.customer import CircumstanceKind, Customer
from app.domain.fact import Basis
from app.domain.touchpoint import Channel, Direction, Mood, Touchpoint, TouchpointState
from app.ui.dialogs.log_dialog import LogDialog, open_dialog
from app.ui.dialogs.log_form.when_choice import WhenKind
from tests.builders import TODAY, plan
from tests.ui.dialogs.room import Room

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def with_maja(room: Room, people: dict[str, Customer]) -> LogDialog:
    return opened(room, (people["Maja"].id,))


def opened(room: Room, numbers: tuple[int, ...] = (), **prefilled: object) -> LogDialog:
    dialog = open_dialog(room.shell, numbers, **prefilled)
    QApplication.processEvents()
    return dialog


def logged(room: Room, name: str, people: dict[str, Customer]) -> Touchpoint:
    """The touchpoint with this person that was stored last."""
    found = room.desk.store.sql.execute(
        "SELECT max(touchpoint_id) FROM participant WHERE customer_id = ?", (people[name].id,)
    ).fetchone()
    return room.desk.touchpoints.get(found[0])


def write(room: Room, dialog: LogDialog, text: str) -> None:
    """Type a note and wait until it has been read."""
    dialog.note.setFocus()
    room.type(text)
    turn = dialog._reading
    room.qtbot.waitUntil(lambda: dialog._reading > turn, timeout=5000)
    room.qtbot.waitUntil(lambda: not room.tasks._jobs, timeout=5000)


def save(room: Room) -> None:
    room.key(Qt.Key.Key_Return, CTRL)


def said(room: Room) -> str:
    return room.messages.toasts.text


def test_three_keys_and_a_line_log_a_touchpoint(with_maja: LogDialog, room: Room, people: dict[str, Customer]) -> None:
    room.key(Qt.Key.Key_2)
    room.key(Qt.Key.Key_2, ALT)
    room.type("Benches to the water")
    save(room)

    found = logged(room, "Maja", people)
    assert (found.channel, found.mood, found.notes) == (Channel.TEXT, Mood.PLEASED, "Benches to the water")
    assert (found.day, found.direction, found.state) == (TODAY, Direction.FROM_US, TouchpointState.DONE)
    assert found.minute is not None
    assert not room.is_open(LogDialog)
    assert said(room) == "Text with Maja logged"


def test_the_toast_takes_it_back(with_maja: LogDialog, room: Room) -> None:
    room.key(Qt.Key.Key_5)
    save(room)
    label = room.labels()[0]
    assert label == "Logged a visit with Maja"

    button = next(each for each in room.messages.toasts.findChildren(QPushButton) if each.text() == "Undo")
    room.click(button)

    assert room.desk.history.entries(limit=1)[0].undone_at is not None


def test_the_head_says_with_whom_and_when(with_maja: LogDialog) -> None:
    assert with_maja.line.text.startswith("with Maja Holmström, today at ")
    assert with_maja.foot.note.text() == "Next: visit, Tue 16 June, stays as planned"
    assert with_maja.direction._segments[1].text == "She did"


@pytest.mark.parametrize("key", range(9))
def test_every_channel_has_its_key(with_maja: LogDialog, room: Room, key: int) -> None:
    room.key(Qt.Key(Qt.Key.Key_1 + key))

    assert with_maja.channel.value is tuple(Channel)[key]


def test_digits_in_the_note_are_text_and_moods_work_there(with_maja: LogDialog, room: Room) -> None:
    with_maja.note.setFocus()
    before = with_maja.channel.value
    room.type("At 9 with 3")
    room.key(Qt.Key.Key_5, ALT)

    assert with_maja.note.toPlainText() == "At 9 with 3"
    assert (with_maja.channel.value, with_maja.mood.value) == (before, Mood.UPSET)


def test_meeting_people_is_both_ways_unless_the_owner_says_otherwise(with_maja: LogDialog, room: Room) -> None:
    room.key(Qt.Key.Key_6)
    assert with_maja.direction.value is Direction.BOTH_WAYS
    room.click(with_maja.direction, with_maja.direction.segment_rect(1).center().toPoint())
    room.key(Qt.Key.Key_5)
    assert with_maja.direction.value is Direction.FROM_THEM


def test_what_the_note_holds_is_offered_and_unsure_things_are_not_ticked(with_maja: LogDialog, room: Room) -> None:
    write(
        room, with_maja, "Guests always walk to that side first. I said I would send photos of both options next week."
    )

    rows = with_maja.keeping.rows
    assert [row.words.text() for row in rows] == [
        "Fact: Guests always walk to that side first",
        "Promise: Send photos of both options by Friday 19 June",
    ]
    assert [row.is_on for row in rows] == [False, True]


def test_ticked_things_are_kept_in_the_same_action(
    with_maja: LogDialog, room: Room, people: dict[str, Customer]
) -> None:
    maja = people["Maja"].id
    count = room.desk.history.count()
    write(room, with_maja, "She likes oat milk tea. I promised to call her on Friday.")
    save(room)

    fact = room.desk.facts.of(maja)[-1]
    promise = next(each for each in room.desk.promises.of(maja) if each.text == "Call her")
    assert (fact.text, fact.basis, fact.known_on) == ("Likes oat milk tea", Basis.SAID, TODAY)
    assert promise.due == date(2026, 6, 12)
    assert room.desk.history.count() == count + 1
    assert room.desk.history.entries(limit=1)[0].detail == "with a fact and a promise"


def test_a_tick_taken_off_stays_off_while_the_note_goes_on(
    with_maja: LogDialog, room: Room, people: dict[str, Customer]
) -> None:
    write(room, with_maja, "She likes oat milk.")
    room.click(with_maja.keeping.rows[0].box)
    write(room, with_maja, " I promised to call her on Friday.")

    assert [row.is_on for row in with_maja.keeping.rows] == [False, True]
    save(room)
    assert "Likes oat milk" not in [fact.text for fact in room.desk.facts.of(people["Maja"].id)]


def test_a_click_on_the_words_ticks_too(with_maja: LogDialog, room: Room) -> None:
    write(room, with_maja, "She likes oat milk.")
    row = with_maja.keeping.rows[0]

    room.click(row, row.words.geometry().center())

    assert not row.is_on


def test_how_we_know_can_be_changed(with_maja: LogDialog, room: Room, people: dict[str, Customer]) -> None:
    write(room, with_maja, "She likes oat milk tea.")
    row = with_maja.keeping.rows[0]
    assert row.switch.text() == "she said"
    row._on_basis(Basis.ASSUMED)
    assert row.switch.text() == "we assume"
    save(room)

    assert room.desk.facts.of(people["Maja"].id)[-1].basis is Basis.ASSUMED


def test_the_day_of_a_promise_can_be_changed(with_maja: LogDialog, room: Room, people: dict[str, Customer]) -> None:
    write(room, with_maja, "I promised to call her on Friday.")
    row = with_maja.keeping.rows[0]
    room.click(row.change)
    row.day.selectAll()
    room.type("20 June")
    room.key(Qt.Key.Key_Tab)
    assert row.words.text() == "Promise: Call her by Saturday 20 June"
    save(room)

    assert [each.due for each in room.desk.promises.of(people["Maja"].id) if each.text == "Call her"] == [
        date(2026, 6, 20)
    ]


def test_a_slip_is_told_below_its_tick(with_maja: LogDialog, room: Room, people: dict[str, Customer]) -> None:
    write(room, with_maja, "We broke her pot.")
    slip = with_maja.keeping.slip
    assert not slip.is_on
    room.click(slip.tick.box)
    assert slip.what.text() == "We broke her pot"
    room.click(slip.severity, slip.severity.segment_rect(1).center().toPoint())
    save(room)

    stored = room.desk.promises.slips_of(people["Maja"].id)[0]
    assert (stored.text, stored.severity, stored.happened_on) == ("We broke her pot", 2, TODAY)


def test_a_slip_without_words_is_asked_for_in_the_form(with_maja: LogDialog, room: Room) -> None:
    room.click(with_maja.keeping.slip.tick.box)
    save(room)

    assert room.is_open(LogDialog)
    assert with_maja.error.text() == "Write in one line what went wrong."


def test_a_conflict_asks_for_feeling_and_need_and_plans_the_follow_up(
    with_maja: LogDialog, room: Room, people: dict[str, Customer]
) -> None:
    conflict, maja = with_maja.keeping.conflict, people["Maja"].id
    room.click(conflict.tick.box)
    assert conflict.felt.hasFocus()
    room.type("Not listened to")
    conflict.need.setFocus()
    room.type("A word before we come")
    conflict.agreed.setFocus()
    room.type("A text the evening before")
    assert conflict.follow_up.day == date(2026, 6, 18)
    save(room)

    stored = logged(room, "Maja", people)
    (done,) = room.desk.store.sql.execute(
        "SELECT conflict_felt, conflict_need, conflict_agreed FROM touchpoint WHERE is_conflict"
    ).fetchall()
    assert done == ("Not listened to", "A word before we come", "A text the evening before")
    assert (stored.state, stored.day) == (TouchpointState.PLANNED, date(2026, 6, 18))
    assert stored.opening_line == "You agreed: A text the evening before"
    circumstances = room.desk.profiles.read(maja).circumstances
    assert [each.kind for each in circumstances] == [CircumstanceKind.COMPLAINT]
    room.desk.history.undo()
    assert room.desk.profiles.read(maja).circumstances == ()


def test_an_unclear_follow_up_day_is_asked_for_in_the_form(with_maja: LogDialog, room: Room) -> None:
    conflict = with_maja.keeping.conflict
    room.click(conflict.tick.box)
    conflict.follow_up.setText("whenever")
    save(room)

    assert room.is_open(LogDialog)
    assert with_maja.error.text().startswith("The day to come back to it is not clear.")


def test_a_conflict_half_told_is_kept_as_a_draft(with_maja: LogDialog, room: Room) -> None:
    room.click(with_maja.keeping.conflict.tick.box)
    room.type("Hurt")
    room.key(Qt.Key.Key_Escape)
    again = opened(room)
    assert again.keeping.conflict.conflict() == Conflict("Hurt", follow_up=date(2026, 6, 18))


def test_without_a_person_the_name_is_typed_first(room: Room, people: dict[str, Customer]) -> None:
    dialog = opened(room)
    assert QApplication.focusWidget() is dialog.who.line
    room.type("eer")
    assert [line.text for line in dialog.who.list.found.lines] == ["Eero Salonen", "Make a card for “eer”"]
    room.key(Qt.Key.Key_Return)
    assert [each.name for each in dialog.who.companions] == ["Eero Salonen"]
    room.key(Qt.Key.Key_Tab)
    save(room)

    assert logged(room, "Eero", people).participants == (people["Eero"].id,)


def test_several_people_at_once_are_one_touchpoint(
    with_maja: LogDialog, room: Room, people: dict[str, Customer]
) -> None:
    room.click(with_maja.and_more)
    room.type("sofia")
    room.key(Qt.Key.Key_Return)
    assert with_maja.line.text.startswith("with Maja Holmström and Sofia Wikström, today")
    assert with_maja.direction._segments[1].text == "They did"
    save(room)

    assert set(logged(room, "Sofia", people).participants) == {people["Maja"].id, people["Sofia"].id}
    assert said(room).endswith("with Maja and Sofia logged")


def test_someone_else_takes_the_first_one_out(with_maja: LogDialog, room: Room, people: dict[str, Customer]) -> None:
    room.click(with_maja.someone_else)
    room.type("tomas")
    room.key(Qt.Key.Key_Return)
    save(room)

    assert logged(room, "Tomas", people).participants == (people["Tomas"].id,)


def test_backspace_and_a_click_take_people_out(with_maja: LogDialog, room: Room) -> None:
    from app.ui.dialogs.log_form.who_field import NameChip

    room.click(with_maja.and_more)
    room.type("sofia")
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Backspace)
    assert [each.first for each in with_maja.who.companions] == ["Maja"]
    chip = next(each for each in with_maja.who.findChildren(NameChip) if each.isVisible())
    room.click(chip)
    assert with_maja.who.companions == ()


def test_an_unknown_name_becomes_a_card_in_the_same_action(room: Room) -> None:
    dialog = opened(room)
    room.type("Xaver Quint")
    room.key(Qt.Key.Key_Return)
    dialog.channel.choose(0)
    count = room.desk.history.count()
    save(room)

    card = room.desk.finding.palette("xaver").people[0]
    assert card.name == "Xaver Quint"
    assert room.desk.history.count() == count + 1
    assert room.labels()[0] == "Logged a call with Xaver"
    room.desk.history.undo()
    assert not room.desk.finding.palette("xaver").people


def test_a_misspelt_name_offers_the_card_that_is_there(room: Room) -> None:
    dialog = opened(room)
    room.type("Maja Holmstrm")

    assert dialog.who.list.found.lines[0].text == "Maja Holmström"


def test_nobody_and_no_channel_are_asked_for_in_the_form(room: Room, people: dict[str, Customer]) -> None:
    dialog = opened(room)
    save(room)
    assert dialog.error.text().startswith("Say who it was with")
    room.type("noor")
    room.key(Qt.Key.Key_Return)
    dialog.channel.set_value(None)
    save(room)

    assert dialog.error.text() == "Say how you were in touch, with a click or a key from 1 to 9."
    assert room.is_open(LogDialog)


def test_a_name_left_in_the_line_is_not_lost_silently(with_maja: LogDialog, room: Room) -> None:
    room.click(with_maja.and_more)
    room.type("sof")
    save(room)

    assert room.is_open(LogDialog)
    assert "not chosen yet" in with_maja.error.text()


def test_yesterday_comes_from_the_menu(with_maja: LogDialog, room: Room, people: dict[str, Customer]) -> None:
    room.click(with_maja.when)
    menu = with_maja.when._menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Just now",
        "Earlier today",
        "Yesterday",
        "Another day or time",
    ]
    menu.actions()[2].trigger()
    menu.close()
    save(room)

    found = logged(room, "Maja", people)
    assert (found.day, found.minute) == (TODAY - timedelta(days=1), None)


def test_another_day_and_time_are_typed_and_what_lies_ahead_is_refused(
    with_maja: LogDialog, room: Room, people: dict[str, Customer]
) -> None:
    with_maja.when._on_chosen(WhenKind.PICKED)
    room.type("16 June 2026")
    save(room)
    assert with_maja.error.text().startswith("This day is still to come.")
    with_maja.when.day.selectAll()
    room.type("9 June")
    with_maja.when.time.setFocus()
    room.type("14:30")
    assert with_maja.line.text == "with Maja Holmström, Tue 9 June at 14:30"
    save(room)

    found = logged(room, "Maja", people)
    assert (found.day, found.minute) == (date(2026, 6, 9), 14 * 60 + 30)


def test_escape_keeps_a_draft_and_opens_with_it_again(
    with_maja: LogDialog, room: Room, people: dict[str, Customer]
) -> None:
    room.key(Qt.Key.Key_3)
    write(room, with_maja, "She likes oat milk tea.")
    room.click(with_maja.keeping.rows[0].box)
    room.key(Qt.Key.Key_Escape)
    assert not room.is_open(LogDialog)
    assert said(room) == "Draft kept"
    button = next(each for each in room.messages.toasts.findChildren(QPushButton) if each.text() == "Open again")
    room.click(button)

    again = next(each for each in room.window.findChildren(LogDialog) if each.isVisible())
    room.qtbot.waitUntil(lambda: bool(again.keeping.rows))
    assert again.note.toPlainText() == "She likes oat milk tea."
    assert again.channel.value is Channel.EMAIL
    assert [each.name for each in again.who.companions] == ["Maja Holmström"]
    assert not again.keeping.rows[0].is_on


def test_a_draft_about_somebody_else_waits(with_maja: LogDialog, room: Room, people: dict[str, Customer]) -> None:
    with_maja.note.setPlainText("For Maja")
    room.key(Qt.Key.Key_Escape)
    other = opened(room, (people["Eero"].id,))
    assert other.note.toPlainText() == ""
    room.click(other.cancel_button)


def test_nothing_typed_leaves_no_draft_and_cancel_drops_it(with_maja: LogDialog, room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    assert said(room) == ""
    again = opened(room)
    again.note.setPlainText("Never mind")
    room.click(again.cancel_button)

    assert opened(room).note.toPlainText() == ""


def test_a_second_ctrl_l_stays_with_the_open_dialog(with_maja: LogDialog, room: Room) -> None:
    assert open_dialog(room.shell, ()) is with_maja


def eml(folder: Path, sender: str = "Maja <maja@villasolbacken.example>") -> QMimeData:
    file = folder / "benches.eml"
    head = f"From: {sender}\nTo: nora@studio.example\nDate: Tue, 9 Jun 2026 12:00:00 +0000\nSubject: Benches"
    file.write_text(f"{head}\n\nI like the benches.", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    return data


def test_a_dropped_mail_fills_the_form(room: Room, people: dict[str, Customer], tmp_path: Path) -> None:
    dialog, data = opened(room), eml(tmp_path)
    enter = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        dialog,
        QDropEvent(
            QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        ),
    )

    assert [each.name for each in dialog.who.companions] == ["Maja Holmström"]
    assert (dialog.channel.value, dialog.direction.value) == (Channel.EMAIL, Direction.FROM_THEM)
    assert dialog.note.toPlainText() == "I like the benches."
    dialog.note.setFocus()
    save(room)
    found = logged(room, "Maja", people)
    assert (found.title, found.day) == ("Benches", date(2026, 6, 9))


def test_a_mail_pasted_into_the_note_is_no_text(with_maja: LogDialog, room: Room, tmp_path: Path) -> None:
    QApplication.clipboard().setMimeData(eml(tmp_path, "Anna Virtanen <anna@example.org>"))
    with_maja.note.setFocus()
    with_maja.note.paste()

    assert [each.name for each in with_maja.who.companions] == ["Anna Virtanen"]
    assert with_maja.from_mail.text() == "From the e-mail “Benches”"


def test_a_file_that_is_no_mail_is_refused_in_the_form(with_maja: LogDialog, tmp_path: Path) -> None:
    file = tmp_path / "picture.eml"
    file.write_bytes(b"\x89PNG")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    with_maja.take_mail(data)
    assert with_maja.error.text().startswith("This is not an e-mail")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.eml"))])
    with_maja.take_mail(data)
    assert with_maja.error.text().startswith("The e-mail could not be opened")


def test_a_planned_touchpoint_is_done_by_it(room: Room, people: dict[str, Customer]) -> None:
    planned = plan(room.desk, people["Eero"], TODAY, "visit")
    dialog = opened(room, (people["Eero"].id,), id=planned.id, channel="visit", direction=Direction.BOTH_WAYS)
    dialog.note.setPlainText("All good")
    save(room)

    done = room.desk.touchpoints.get(planned.id)
    assert (done.state, done.notes) == (TouchpointState.DONE, "All good")


def test_fields_given_beforehand_are_filled_in(room: Room, people: dict[str, Customer]) -> None:
    dialog = opened(
        room, (people["Maja"].id,), channel="call", direction=Direction.FROM_THEM, mood=Mood.CALM, notes="Rang"
    )

    assert (dialog.channel.value, dialog.direction.value, dialog.mood.value) == (
        Channel.CALL,
        Direction.FROM_THEM,
        Mood.CALM,
    )
    assert dialog.note.toPlainText() == "Rang"


def test_the_usual_channel_is_chosen_beforehand(with_maja: LogDialog) -> None:
    assert with_maja.channel.value is Channel.TEXT


@pytest.mark.parametrize("percent", [100, 150])
def test_it_fits_a_low_window_at_any_text_size(room: Room, people: dict[str, Customer], percent: int) -> None:
    room.shell.theme.set_text_size(percent)
    room.window.resize(1024, 640)
    dialog = opened(room, (people["Maja"].id,))
    panel = dialog.parentWidget().geometry()

    assert panel.bottom() <= 640
    assert dialog.save_button.isVisible()
    assert dialog.save_button.mapTo(room.window, QPoint(0, dialog.save_button.height())).y() <= 640
    assert all(button.width() >= button.sizeHint().width() for button in dialog.channel.buttons)
