"""The page of letters by mouse and keys: writing, looking, leaving out, taking in, and what went out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.campaign import LineKind
from app.domain.customer import Customer
from app.domain.gesture import Gesture
from app.services.desk import Desk
from app.ui.pages.letters.page import LettersPage
from app.ui.theme import Scheme, Theme
from app.ui.widgets.toast import Toast
from tests.builders import TODAY, surprise
from tests.ui.dialogs.room import Room
from tests.ui.pages.letters.conftest import settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def row_of(page: LettersPage, name: str) -> tuple[QWidget, QPoint]:
    """The list and the place of somebody in it."""
    for part in (page.people.people, page.people.left_out):
        for place, line in enumerate(part.lines):
            if line.person.first_name == name:
                rect: QRect = part.visualRect(part.model().index(place, 0))
                return part.viewport(), rect.center()
    raise AssertionError(name)


def choose(room: Room, page: LettersPage, name: str) -> None:
    widget, place = row_of(page, name)
    room.click(widget, place)


def stands(page: LettersPage) -> dict[str, str]:
    return {line.person.first_name: line.words for line in page.session.lines}


def letter(page: LettersPage) -> str:
    return page.letter.paper.text.text


def menu_of(page: LettersPage) -> QMenu:
    return next(menu for menu in page.findChildren(QMenu) if menu.isVisible())


def pick(room: Room, menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if words in action.text())
    room.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    QApplication.processEvents()


def said(page: LettersPage) -> str:
    return " ".join(toast.accessibleName() for toast in page.window().findChildren(Toast) if toast.isVisible())


def test_it_shows_the_text_one_letter_and_everybody(page: LettersPage) -> None:
    assert page.header.title.label.text() == "A thank-you for June"
    assert page.header.subtitle.text() == "10 people, each letter with the person’s own facts"
    assert page.template.choose.name == "June thank-you"
    assert letter(page).startswith("Dear Ada,\n\nOn my desk is a photo of the yard with 2 birches from June 2019.")
    assert page.people.head.count.text() == "10 people, “with us over a year”"
    assert page.people.more.words.text() == "3 more are ready"
    assert stands(page)["Kim"] == "asked to be left alone"
    assert [line.person.first_name for line in page.people.left_out.lines] == ["Kim"]
    assert page.foot.printing.text() == "Print 9 letters"
    assert page.foot.drafts.text() == "Save 9 drafts"
    assert page.foot.calls.text() == "Call list, 1"
    assert page.template.cost.money.text() == "€27"
    assert page.template.cost.minutes.text() == "30 min"


def test_what_everybody_has_is_ember_and_what_some_lack_is_gold(page: LettersPage) -> None:
    edit = page.template.edit
    assert edit._tone("first name") == "ember"
    assert edit._tone("your garden") == "gold"
    assert stands(page)["Bea"] == "one fact missing, short letter"


def test_facts_are_underlined_where_they_stand(room: Room, page: LettersPage) -> None:
    text = page.letter.paper.text
    rects = [rect for span in text.spans for rect in text.rects_of(span)]
    assert len(rects) >= 5
    image = text.viewport().grab().toImage()
    tinted = {(x, y) for y in range(image.height()) for x in range(image.width())
              if image.pixelColor(x, y).name() == "#fbebe5"}  # fmt: skip
    assert tinted
    for rect in rects:
        assert any(rect.contains(QPointF(x, y)) for x, y in tinted)
    around = [rect.adjusted(-1, -1, 1, 1) for rect in rects]
    assert all(any(rect.contains(QPointF(x, y)) for rect in around) for x, y in tinted)


def test_control_and_arrows_go_from_person_to_person(room: Room, page: LettersPage) -> None:
    assert page.template.edit.hasFocus()
    room.key(Qt.Key.Key_Down, CONTROL)
    assert letter(page).startswith("Dear Bea,")
    room.key(Qt.Key.Key_Down, CONTROL)
    room.key(Qt.Key.Key_Up, CONTROL)
    room.key(Qt.Key.Key_Up, CONTROL)
    assert letter(page).startswith("Dear Ada,")
    room.key(Qt.Key.Key_Up, CONTROL)
    assert letter(page).startswith("Dear Ada,")
    for _ in range(20):
        room.key(Qt.Key.Key_Down, CONTROL)
    assert page.session.line is not None
    assert page.session.line.person.first_name == "Jon"
    assert page.people.is_open


def test_typing_changes_the_letter_at_once_and_is_kept_when_the_text_is_left(
    room: Room, page: LettersPage, desk: Desk
) -> None:
    edit = page.template.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    room.type(" L.")
    room.qtbot.waitUntil(lambda: letter(page).endswith("Nora L."))
    assert not desk.campaigns.get(page.session.number).body.endswith("L.")
    page.people.people.setFocus(Qt.FocusReason.TabFocusReason)
    settle(room, page)
    assert desk.campaigns.get(page.session.number).body.endswith("Warmly,\nNora L.")
    assert page.template.choose.name == "Your own words"
    desk.history.undo()
    settle(room, page)
    assert edit.text.endswith("Nora")


def test_a_brace_opens_the_list_of_facts(room: Room, page: LettersPage) -> None:
    edit = page.template.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    room.type(" {fam")
    assert edit.list.isVisible()
    assert edit.list.shown == ("family",)
    room.key(Qt.Key.Key_Return)
    assert not edit.list.isVisible()
    assert edit.text.endswith("Nora {family}")
    room.key(Qt.Key.Key_Backspace)
    assert edit.text.endswith("Nora ")
    room.type("{")
    room.key(Qt.Key.Key_Down)
    chosen = edit.list.shown[1]
    room.key(Qt.Key.Key_Tab)
    assert edit.text.endswith(f"Nora {{{chosen}}}")
    room.type(" and more")
    assert edit.text.endswith(f"{{{chosen}}} and more")


def test_escape_leaves_the_list_and_the_brace_says_nothing(room: Room, page: LettersPage) -> None:
    edit = page.template.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    room.type(" {")
    room.key(Qt.Key.Key_Escape)
    assert not edit.list.isVisible()
    room.qtbot.waitUntil(lambda: letter(page).endswith("Nora"))


def test_a_fact_can_be_chosen_with_the_mouse(room: Room, page: LettersPage) -> None:
    edit = page.template.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    room.type(" {")
    room.click(edit.list, edit.list.row_rect(2).center().toPoint())
    assert edit.text.endswith("}")
    page.session.keep()
    chip = page.template.chips[0]
    room.click(chip)
    assert edit.text.endswith(f"}} {{{chip.name}}}")
    assert edit.hasFocus()
    page.session.keep()
    assert chip.name not in [each.name for each in page.template.chips]


def test_a_field_is_one_thing_for_copying_and_pasting(room: Room, page: LettersPage) -> None:
    edit = page.template.edit
    edit.selectAll()
    data = edit.createMimeDataFromSelection()
    assert data.text() == edit.text
    room.key(Qt.Key.Key_Delete)
    assert edit.text == ""
    edit.insertFromMimeData(data)
    assert edit.text == page.session.campaign.body
    edit.undo()
    assert edit.text == ""


def test_a_letter_is_edited_for_one_person_and_taken_back(room: Room, page: LettersPage, desk: Desk) -> None:
    choose(room, page, "Cia")
    assert page.letter.edit.text() == "Edit only hers"
    room.click(page.letter.edit)
    assert page.letter.paper.text.is_editing
    room.type(" PS")
    room.click(page.letter.edit)
    settle(room, page)
    assert stands(page)["Cia"] == "you changed a sentence"
    assert desk.campaigns.view(page.session.number).letter(page.session.current).text.endswith("Nora PS")
    assert "Only Cia gets this" in said(page)
    room.click(page.letter.again)
    settle(room, page)
    assert stands(page)["Cia"] == "letter"
    assert letter(page).endswith("Nora")


def test_escape_leaves_a_letter_as_it_was(room: Room, page: LettersPage) -> None:
    room.click(page.letter.edit)
    room.type("x")
    room.key(Qt.Key.Key_Escape)
    assert not page.letter.paper.text.is_editing
    assert letter(page).endswith("Nora")
    assert stands(page)["Ada"] == "letter"


def test_somebody_is_left_out_and_taken_in_by_mouse(room: Room, page: LettersPage) -> None:
    choose(room, page, "Dan")
    room.click(page.letter.leave)
    settle(room, page)
    assert stands(page)["Dan"] == "left out by you"
    assert page.foot.printing.text() == "Print 8 letters"
    assert page.letter.reason.text() == "Dan: left out by you"
    room.click(page.letter.take_in)
    settle(room, page)
    assert stands(page)["Dan"] == "letter"


def test_somebody_is_left_out_and_taken_in_by_keys(room: Room, page: LettersPage) -> None:
    page.people.people.setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_Down)
    assert letter(page).startswith("Dear Bea,")
    room.key(Qt.Key.Key_Delete)
    settle(room, page)
    assert stands(page)["Bea"] == "left out by you"
    page.people.left_out.setFocus(Qt.FocusReason.TabFocusReason)
    page.people.left_out.setCurrentIndex(page.people.left_out.model().index(0, 0))
    room.key(Qt.Key.Key_Delete)
    settle(room, page)
    assert stands(page)["Bea"] == "one fact missing, short letter"


def test_enter_in_the_list_edits_the_letter(room: Room, page: LettersPage) -> None:
    page.people.people.setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_Return)
    assert page.letter.paper.text.is_editing
    assert page.letter.paper.text.hasFocus()


def test_who_asked_to_be_left_alone_cannot_be_taken_in(room: Room, page: LettersPage) -> None:
    choose(room, page, "Kim")
    assert page.letter.reason.text() == "Kim: asked to be left alone"
    assert not page.letter.take_in.isVisible()
    assert not page.letter.edit.isVisible()


def test_a_surprise_nearby_can_be_overruled(
    room: Room, page: LettersPage, desk: Desk, friends: dict[str, Customer]
) -> None:
    surprise(desk, friends["Gun"], TODAY.replace(day=14))
    settle(room, page)
    assert stands(page)["Gun"] == "a surprise on Sunday is enough"
    choose(room, page, "Gun")
    room.click(page.letter.take_in)
    settle(room, page)
    assert stands(page)["Gun"] == "letter"


def test_asking_first_holds_letters_back_until_they_are_fine(room: Room, page: LettersPage) -> None:
    room.click(page.template.missing.ask, QPoint(8, page.template.missing.ask.height() // 2))
    settle(room, page)
    assert stands(page)["Bea"] == "one fact missing, asks you first"
    assert page.foot.printing.text() == "Print 8 letters"
    choose(room, page, "Bea")
    room.click(page.letter.short)
    settle(room, page)
    assert stands(page)["Bea"] == "one fact missing, short letter"
    assert page.foot.printing.text() == "Print 9 letters"


def test_letters_that_went_out_are_contacts_with_one_undo(
    room: Room, page: LettersPage, desk: Desk, friends: dict[str, Customer]
) -> None:
    room.click(page.foot.went_out)
    settle(room, page)
    assert stands(page)["Ada"] == "went out on 11 June"
    assert "9 letters went out" in said(page)
    assert len(desk.profiles.story(friends["Ada"].id)) == 1
    assert not page.foot.printing.isEnabled()
    desk.history.undo()
    settle(room, page)
    assert desk.profiles.story(friends["Ada"].id) == ()
    assert page.foot.printing.isEnabled()


def test_the_call_list_says_whom_and_plans_the_calls(room: Room, page: LettersPage, desk: Desk) -> None:
    from app.ui.pages.letters.call_list import CallListDialog
    from app.ui.pages.letters.small_dialogs import DayDialog

    room.click(page.foot.calls)
    dialog = room.window.findChild(CallListDialog)
    assert [line.person.first_name for line in dialog.lines] == ["Jon"]
    room.click(dialog.plan_button)
    day = room.window.findChild(DayDialog)
    room.type("tomorrow")
    day.day.setText("tomorrow")
    room.click(day.save_button)
    settle(room, page)
    assert stands(page)["Jon"] == "call planned for 12 June"


def test_another_text_is_chosen_kept_and_put_away(room: Room, page: LettersPage, desk: Desk) -> None:
    from app.ui.pages.letters.small_dialogs import NameDialog

    room.click(page.template.choose)
    pick(room, menu_of(page), "Happy to have met you")
    settle(room, page)
    assert page.template.edit.text.startswith("Dear {first name},\n\nI still remember how it began")
    assert page.template.edit.text.endswith("Warmly,\nNora")
    page.template.edit.moveCursor(page.template.edit.textCursor().MoveOperation.End)
    page.template.edit.setFocus()
    room.type("!")
    room.click(page.template.choose)
    pick(room, menu_of(page), "Keep this text")
    dialog = room.window.findChild(NameDialog)
    dialog.name.setText("Mine")
    room.click(dialog.save_button)
    settle(room, page)
    assert "Mine" in [each.name for each in desk.campaigns.templates()]
    room.click(page.template.choose)
    pick(room, menu_of(page), "Put “Mine” away")
    assert "Mine" not in [each.name for each in desk.campaigns.templates()]


def test_the_letters_get_another_name(room: Room, page: LettersPage, desk: Desk) -> None:
    page.header.title.start()
    page.header.title.edit.setText("Summer letters")
    room.key(Qt.Key.Key_Return)
    settle(room, page)
    assert desk.campaigns.get(page.session.number).name == "Summer letters"
    assert page.header.title.label.text() == "Summer letters"


def test_coming_back_shows_the_same_letters(room: Room, page: LettersPage, friends: dict[str, Customer]) -> None:
    number = page.session.number
    page.open(numbers=tuple(one.id for one in friends.values()))
    settle(room, page)
    assert page.session.number == number
    page.open(numbers=(friends["Ada"].id,))
    settle(room, page)
    assert page.session.number != number
    page.open(campaign=number)
    settle(room, page)
    assert page.session.number == number


def test_letters_that_are_given_up_leave_an_empty_page(room: Room, page: LettersPage, desk: Desk) -> None:
    room.click(page.header.more)
    pick(room, menu_of(page), "Give these letters up")
    settle(room, page)
    assert page.nothing.isVisible()
    assert not page.foot.isVisible()
    desk.history.undo()
    page.open()
    page.reload()
    settle(room, page)
    assert page.stage.isVisible()


def test_an_empty_file_has_no_letters_yet(opened: Callable[..., LettersPage], room: Room) -> None:
    page = opened()
    assert page.nothing.isVisible()
    page.nothing.acted.emit()
    assert room.way.went[-1] == ("customers", {})


def test_the_way_back_leads_to_surprises(room: Room, page: LettersPage) -> None:
    room.click(page.header.crumb.back)
    assert room.way.went[-1] == ("surprises", {})


def test_a_fact_learned_meanwhile_enters_the_letters(
    room: Room, page: LettersPage, desk: Desk, friends: dict[str, Customer]
) -> None:
    field = next(each for each in desk.segments.own_fields() if each.name == "Garden")
    desk.segments.set_own_value(friends["Bea"].id, field.id, "a single birch")
    settle(room, page)
    assert stands(page)["Bea"] == "letter"
    assert page.template.edit._tone("your garden") == "ember"


def test_the_menu_of_a_person_says_that_one_letter_went_out(room: Room, page: LettersPage) -> None:
    page.people.people.setFocus(Qt.FocusReason.TabFocusReason)
    page.people.menu_asked.emit(page.session.current, page.mapToGlobal(QPoint(400, 400)))
    pick(room, menu_of(page), "This letter went out")
    settle(room, page)
    assert stands(page)["Ada"] == "went out on 11 June"
    assert stands(page)["Bea"] == "one fact missing, short letter"


def test_narrow_windows_have_the_people_as_a_tab(room: Room, page: LettersPage) -> None:
    room.window.resize(1024 + 144, 640)
    QApplication.processEvents()
    assert page.stage.is_narrow
    assert page.template.isVisible()
    assert not page.people.isVisible()
    page.stage.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_Right)
    assert page.people.isVisible()
    assert not page.header.crumb.isVisible()
    assert page.foot.printing.geometry().right() <= page.foot.width()
    room.window.resize(1440, 900)
    QApplication.processEvents()
    assert page.template.isVisible()
    assert page.people.isVisible()


def test_lines_have_names_for_screen_readers(page: LettersPage) -> None:
    index = page.people.people.model().index(1, 0)
    name = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == "Bea Lind, one fact missing, short letter"
    assert page.template.edit.accessibleName() == "What everyone gets"
    assert page.letter.paper.text.accessibleName().startswith("Dear Ada")


def test_a_letter_with_emoji_marks_the_right_words(room: Room, page: LettersPage) -> None:
    page._use("Dear {first name}, 🌱🌱\n\n🌱 From {month we met}.")
    settle(room, page)
    text = page.letter.paper.text
    span = text.spans[-1]
    assert text.text[span.start : span.end] == "June 2019"
    from app.ui.pages.letters.letter_text import _raw, _units

    raw = text.document().toRawText().encode("utf-16-le")
    first, last = (_raw(text.text, _units(text.text, place)) for place in (span.start, span.end))
    assert raw[first * 2 : last * 2].decode("utf-16-le") == "June 2019"
    assert page.session.line is not None
    assert page.session.line.kind is LineKind.LETTER


def test_a_page_that_is_gone_hears_no_more_of_the_theme(room: Room, page: LettersPage, theme: Theme) -> None:
    page.setParent(None)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    theme.set_text_size(130)
    theme.set_text_size(100)


def test_dark_colours_and_large_text_keep_what_was_written(room: Room, page: LettersPage, theme: Theme) -> None:
    before = page.template.edit.text
    theme.set_scheme(Scheme.DARK)
    theme.set_text_size(150)
    QApplication.processEvents()
    assert page.template.edit.text == before
    assert letter(page).startswith("Dear Ada")
    assert page.session.body == before


def test_a_gesture_may_go_along(room: Room, page: LettersPage, desk: Desk) -> None:
    jam = desk.gestures.add(Gesture(name="A jar of jam", cost_minor=500))
    settle(room, page)
    room.click(page.header.more)
    menu = menu_of(page)
    along = next(action.menu() for action in menu.actions() if action.text() == "A gesture goes along")
    assert isinstance(along, QMenu)
    next(action for action in along.actions() if action.text() == "A jar of jam").trigger()
    menu.close()
    settle(room, page)
    assert desk.campaigns.get(page.session.number).gesture_id == jam.id
    assert page.template.cost.money.text() == "€72"


def test_what_was_typed_is_kept_before_the_file_is_locked(room: Room, page: LettersPage, desk: Desk) -> None:
    edit = page.template.edit
    number = page.session.number
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    room.type(" PS")
    page.leave()
    assert desk.campaigns.get(number).body.endswith("Nora PS")
    page.hide()
    assert desk.campaigns.get(number).body.endswith("Nora PS")


def test_control_z_is_for_the_file_where_nothing_was_typed(room: Room, page: LettersPage, desk: Desk) -> None:
    edit = page.template.edit
    heard: list[int] = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, room.window)
    shortcut.activated.connect(lambda: heard.append(1))
    edit.setFocus()
    room.key(Qt.Key.Key_Z, CONTROL)
    assert heard == [1]
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    room.type("x")
    room.key(Qt.Key.Key_Z, CONTROL)
    assert heard == [1]
    assert edit.text.endswith("Nora")


def test_the_shown_person_is_scrolled_into_sight(room: Room, page: LettersPage) -> None:
    room.window.resize(1440, 640)
    QApplication.processEvents()
    for _ in range(9):
        room.key(Qt.Key.Key_Down, CONTROL)
    room.qtbot.wait(20)
    part = page.people.people
    row = part.viewport().mapTo(page, part.visualRect(part.currentIndex()).center())
    assert 0 < row.y() < page.foot.y()
