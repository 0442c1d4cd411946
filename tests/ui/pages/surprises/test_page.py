"""The whole page over a real desk: planning, answering, trying out, hiding, and what it leads to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.gesture import Gesture, SurpriseState
from app.domain.year_plan import PlanLine
from app.ui.dialogs.print_dialog import PrintDialog
from app.ui.pages.surprises.peace import PeaceDialog
from tests.ui.pages.surprises.page_stage import SurprisesStage

KEY = Qt.Key


def test_before_the_first_plan_one_sentence_and_one_button_lead_on(fresh: SurprisesStage) -> None:
    page = fresh.page
    assert page.stage.nothing.new.isVisible()
    assert not page.summary.isVisible()
    fresh.click(page.stage.nothing.new.button)
    fresh.settle()
    assert fresh.lines
    assert page.summary.count.text() == f"{len(fresh.lines)} surprises"
    assert page.frame.isVisible()
    assert page.current is not None
    assert fresh.labels()[0].startswith("Planned a year")


def test_accepting_with_a_becomes_one_action_that_can_be_taken_back(year: SurprisesStage) -> None:
    line = year.suggestion()
    year.stand_on(line)
    others = {each.key for each in year.lines}
    year.key(KEY.Key_A)
    year.settle()
    assert year.current.key == line.key
    assert year.current.state is SurpriseState.ACCEPTED
    assert year.page.panel.card.state.words.text() == "Accepted"
    assert {each.key for each in year.lines} == others
    assert year.messages.toasts.text == f"Accepted for {line.face.first_name}. It will not move."
    year.shell.undo()
    year.settle()
    assert year.current.is_suggested


def test_what_is_accepted_shows_what_has_to_be_prepared(year: SurprisesStage) -> None:
    line = next(each for each in year.lines if each.is_suggested and year.desk.gestures.steps_of(each.gesture.id)
                and not each.asks_reason)  # fmt: skip
    year.stand_on(line)
    year.key(KEY.Key_A)
    year.settle()
    steps = year.page.panel.card.preparation.lines
    shown = [each for each in steps if each.isVisible()]
    assert len(shown) == len(year.desk.gestures.steps_of(line.gesture.id))
    for at in range(len(shown)):
        year.click(shown[at].box)
        year.settle()
    assert year.current.state is SurpriseState.PREPARED


def test_a_suggestion_without_a_fact_asks_for_a_reason_first(year: SurprisesStage) -> None:
    line = year.suggestion(asks_reason=True)
    year.stand_on(line)
    answers = year.page.panel.card.answers
    assert answers.reason.isVisible()
    year.click(answers.accept)
    year.settle()
    assert year.current.is_suggested
    assert answers.error.isVisible()
    assert answers.reason.hasFocus()
    year.type("It was kind of them")
    year.click(answers.accept)
    year.settle()
    assert year.current.state is SurpriseState.ACCEPTED
    assert year.current.why_this == "It was kind of them"


def test_another_idea_keeps_the_person_and_changes_the_gesture(year: SurprisesStage) -> None:
    line = year.suggestion()
    year.stand_on(line)
    year.key(KEY.Key_N)
    year.settle()
    assert line.key not in {each.key for each in year.lines}
    assert year.labels()[0].startswith("Another idea than")


def test_one_of_the_other_thoughts_is_taken_with_a_click_and_given_back_with_undo(year: SurprisesStage) -> None:
    line = _with_thoughts(year)
    row = next(row for row in year.page.panel.also.rows if row.isVisible())
    thought = row.thought
    assert thought is not None
    year.click(row)
    year.settle()
    assert (year.current.key.gesture_id, year.current.key.customer_id) == (thought.gesture_id, line.key.customer_id)
    assert year.current.is_locked
    assert year.messages.toasts.text == f"{thought.name} for {line.face.first_name} instead"
    assert year.labels()[0].startswith("Something else than")
    year.shell.undo()
    year.settle()
    assert line.key in {each.key for each in year.lines}
    assert thought.gesture_id not in {each.key.gesture_id for each in year.lines if each.key.week == line.key.week}


def test_one_of_the_other_thoughts_is_taken_with_the_keyboard(year: SurprisesStage) -> None:
    line = _with_thoughts(year)
    row = next(row for row in year.page.panel.also.rows if row.isVisible())
    thought = row.thought
    assert thought is not None
    row.setFocus(Qt.FocusReason.TabFocusReason)
    year.key(KEY.Key_Return)
    year.settle()
    assert line.key not in {each.key for each in year.lines}
    assert year.current.key.gesture_id == thought.gesture_id
    assert year.page.panel.card.answers.accept.hasFocus()


def _with_thoughts(year: SurprisesStage) -> PlanLine:
    """Stand on a suggestion beside which something else was thought of."""
    known = "roses garden plums bees newspaper herbs children"
    for at in range(6):
        year.desk.gestures.add(Gesture(name=f"A drawn map, number {at}", minutes=10, tags=known, expected_delight=2.5))
    year.desk.surprises.plan(is_cancelled=lambda: True)
    year.settle()
    line = next(each for each in year.lines if each.is_suggested and year.desk.surprises.thoughts(each.key))
    year.stand_on(line)
    return line


def test_what_was_delivered_stays_chosen_until_it_is_said_how_it_was_received(year: SurprisesStage) -> None:
    year.stand_on(year.suggestion())
    year.key(KEY.Key_A)
    year.settle()
    accepted = year.current
    year.click(year.page.panel.card.answers.deliver)
    year.settle()
    year.key(KEY.Key_Escape)
    year.settle()
    assert year.current.surprise_id == accepted.surprise_id
    assert year.current.state is SurpriseState.DELIVERED
    answers = year.page.panel.card.answers
    assert answers.react.isVisible()
    assert not answers.deliver.isVisible()
    year.shell.undo()
    year.settle()
    assert year.current.state is SurpriseState.ACCEPTED


def test_after_an_answer_by_button_the_keyboard_is_on_the_ribbon_again(year: SurprisesStage) -> None:
    year.stand_on(year.suggestion())
    year.page.panel.card.answers.accept.setFocus(Qt.FocusReason.TabFocusReason)
    year.key(KEY.Key_Space)
    year.settle()
    assert year.current.state is SurpriseState.ACCEPTED
    assert year.page.frame.ribbon.hasFocus()


def test_tab_leads_from_the_ribbon_down_the_chosen_surprise(year: SurprisesStage) -> None:
    year.stand_on(next(each for each in year.lines if each.is_suggested and not each.asks_reason
                       and year.desk.gestures.steps_of(each.gesture.id)))  # fmt: skip
    year.key(KEY.Key_A)
    year.settle()
    card = year.page.panel.card
    boxes = [line.box for line in card.preparation.lines if line.isVisible()]
    for expected in (*boxes, card.answers.deliver, card.answers.day, card.answers.card, card.answers.drop):
        year.key(KEY.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_not_this_person_asks_one_question(year: SurprisesStage) -> None:
    line = year.suggestion()
    year.stand_on(line)
    year.key(KEY.Key_X)
    assert [action.text() for action in year.menu().actions()] == [
        "Not this gift", "Not this year", "Never a surprise",
    ]  # fmt: skip
    year.choose("Never")
    assert not [each for each in year.lines if each.key.customer_id == line.key.customer_id and each.is_suggested]


def test_escape_from_the_question_leaves_everything(year: SurprisesStage) -> None:
    line = year.suggestion()
    year.stand_on(line)
    year.click(year.page.panel.card.answers.no)
    year.qtbot.keyClick(year.menu(), KEY.Key_Escape)
    year.settle()
    assert line.key in {each.key for each in year.lines}


def test_lock_and_unlock_with_l(year: SurprisesStage) -> None:
    year.stand_on(year.suggestion())
    year.key(KEY.Key_L)
    year.settle()
    assert year.current.is_locked
    assert year.page.panel.card.answers.lock.text() == "Unlock"
    year.page.frame.focus_list()
    year.key(KEY.Key_L)
    year.settle()
    assert not year.current.is_locked


def test_another_week_is_chosen_from_a_menu(year: SurprisesStage) -> None:
    line = year.suggestion()
    year.stand_on(line)
    year.click(year.page.panel.card.answers.week)
    year.choose("Whichever")
    assert line.key not in {each.key for each in year.lines}
    assert year.labels()[0].startswith("Another week")


def test_sliders_show_a_preview_that_only_apply_keeps(year: SurprisesStage) -> None:
    page, before = year.page, year.lines
    _lower(year)
    assert page.planning.is_preview
    assert page.foot.isVisible()
    assert not page.panel.card.answers.isVisible()
    assert year.desk.surprises.current().lines == before  # type: ignore[union-attr]
    year.click(page.foot.back)
    year.settle()
    assert not page.foot.isVisible()
    assert page.panel.card.answers.isVisible()
    assert year.lines == before
    assert page.left.budget.wishes.yearly_minor == year.desk.surprises.wishes().yearly_minor
    _lower(year)
    year.click(page.foot.apply)
    year.settle()
    assert not page.foot.isVisible()
    assert year.desk.surprises.wishes().yearly_minor == 2_000
    assert sum(line.cost_minor for line in year.lines) <= 2_000


def test_escape_leaves_a_preview(year: SurprisesStage) -> None:
    _lower(year)
    year.page.frame.focus_list()
    year.key(KEY.Key_Escape)
    year.settle()
    assert not year.page.planning.is_preview


def test_a_preview_can_not_be_answered(year: SurprisesStage) -> None:
    _lower(year)
    label = year.labels()[0]
    year.page.frame.focus_list()
    year.key(KEY.Key_A)
    year.settle()
    assert year.labels()[0] == label
    assert year.messages.toasts.text == "This is only a preview: apply it first, or go back."


def test_planning_again_keeps_what_was_accepted(year: SurprisesStage) -> None:
    line = year.suggestion()
    year.stand_on(line)
    year.key(KEY.Key_A)
    year.settle()
    year.click(year.page.header.again)
    year.settle()
    assert line.key in {each.key for each in year.lines if each.state is SurpriseState.ACCEPTED}


def test_a_card_is_carried_to_another_week_with_the_keyboard(year: SurprisesStage) -> None:
    line = year.suggestion()
    year.stand_on(line)
    year.key(KEY.Key_A)
    year.settle()
    year.page.frame.focus_list()
    year.key(KEY.Key_M)
    year.key(KEY.Key_Right)
    year.key(KEY.Key_Return)
    year.settle()
    assert (year.current.day - line.day).days == 7
    assert year.labels()[0].startswith("Moved")


def test_the_eye_hides_names_faces_and_reasons(year: SurprisesStage) -> None:
    page = year.page
    year.click(page.header.eye)
    assert not page.panel.card.title.isVisible()
    assert page.panel.card.peek.isVisible()
    year.page.panel.card.peek.setFocus()
    year.key(KEY.Key_Return)
    year.key(KEY.Key_Return)
    assert page.panel.card.title.isVisible()
    year.click(page.header.eye)
    assert page.panel.card.title.isVisible()
    assert not page.panel.card.peek.isVisible()


def test_holding_the_mouse_shows_the_hidden_surprise_and_a_click_does_not(year: SurprisesStage) -> None:
    page, card = year.page, year.page.panel.card
    page.set_veiled(True)
    year.click(card.peek)
    assert not card.title.isVisible()
    with year.qtbot.waitSignal(card.peek.held):
        year.qtbot.mousePress(card.peek, Qt.MouseButton.LeftButton)
    assert card.title.isVisible()
    assert card.accessibleName().startswith(card.title.text())
    page.set_veiled(True)
    assert card.accessibleName() == "A surprise is planned, hidden"
    page.set_veiled(False)
    assert card.accessibleName().startswith(card.title.text())


def test_while_names_are_hidden_answers_undo_and_the_clipboard_name_nobody(year: SurprisesStage) -> None:
    line = year.suggestion()
    secrets = {line.face.first_name, line.face.name, line.gesture.name}
    year.stand_on(line)
    year.page.set_veiled(True)
    year.page.frame.focus_list()
    year.key(KEY.Key_A)
    year.settle()
    assert year.messages.toasts.text == "Accepted for somebody. It will not move."
    year.page.doors.copy_shopping()
    assert not any(secret in QApplication.clipboard().text() for secret in secrets)
    year.page.planning.undo()
    year.settle()
    assert year.messages.toasts.text == "Taken back"
    assert next(each for each in year.lines if each.key == line.key).is_suggested
    told = [*(widget.accessibleName() for widget in _visible(year)), *(widget.toolTip() for widget in _visible(year))]
    assert not any(secret in words for secret in secrets for words in told)


def _visible(year: SurprisesStage) -> list[QWidget]:
    return [widget for widget in year.page.stage.frame.findChildren(QWidget) if widget.isVisible()] + [
        widget for widget in year.page.panel.findChildren(QWidget) if widget.isVisible()
    ]


def test_what_was_peeked_at_is_hidden_when_the_page_is_left(year: SurprisesStage) -> None:
    page = year.page
    page.set_veiled(True)
    page.panel.card.peek.held.emit()
    page.hide()
    page.show()
    QApplication.processEvents()
    assert not page.panel.card.title.isVisible()


def test_who_is_left_in_peace_is_named_with_the_reason(year: SurprisesStage) -> None:
    year.click(year.page.left.peace)
    dialog = year.window.findChild(PeaceDialog)
    assert dialog is not None
    told = {row.face.first_name: row.left.sentence for row in dialog.rows}
    assert "put it right first" in told["Sofia"]
    sofia = next(row for row in dialog.rows if row.face.first_name == "Sofia")
    year.click(sofia.open)
    assert ("customer", sofia.face.id) in year.way.went


def test_learning_leads_to_the_first_page_without_facts(year: SurprisesStage) -> None:
    plan = year.page.planning.plan
    assert plan is not None
    if not plan.without_facts:
        assert not year.page.left.learning.isVisible()
        return
    year.click(year.page.left.learning)
    assert year.way.went[-1] == ("customer", plan.without_facts[0].id)


def test_ctrl_p_prints_the_year(year: SurprisesStage) -> None:
    year.page.frame.focus_list()
    year.key(KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = year.window.findChild(PrintDialog)
    assert dialog is not None
    assert dialog.page_count >= 1


def test_the_shopping_list_is_copied(year: SurprisesStage) -> None:
    line = next(each for each in year.lines if each.is_suggested and year.desk.gestures.steps_of(each.gesture.id)
                and not each.asks_reason)  # fmt: skip
    year.stand_on(line)
    year.key(KEY.Key_A)
    year.settle()
    year.click(year.page.header.more)
    year.choose("Copy")
    assert line.gesture.name in QApplication.clipboard().text()
    assert "Week of" in QApplication.clipboard().text()


def test_accepting_all_leaves_those_that_ask_for_a_reason(year: SurprisesStage) -> None:
    year.click(year.page.header.more)
    year.choose("Accept all")
    assert all(line.asks_reason for line in year.lines if line.is_suggested)


def test_without_minutes_the_page_says_what_a_surprise_needs(year: SurprisesStage) -> None:
    for surprise in [line for line in year.lines if not line.is_suggested]:
        year.desk.surprises.drop(surprise.surprise_id)
    year.desk.surprises.plan(replace(year.desk.surprises.wishes(), weekly_minutes=0))
    year.settle()
    assert not year.lines
    nothing = year.page.stage.nothing
    assert nothing.new.text.text().startswith("Even a small surprise takes a few minutes")
    assert nothing.new.button.isVisible()
    assert not year.page.header.first.isVisible()


def test_in_a_narrow_window_the_panel_slides_over_and_the_library_folds(small: SurprisesStage) -> None:
    page = small.page
    assert not page.side.isVisible()
    assert page.summary.is_line
    assert page.left.gestures.isVisible()
    assert page.left.verticalScrollBar().maximum() == 0, "as many gestures as there is height for"
    small.click(page.left.head.fold)
    assert not page.left.gestures.isVisible()
    small.click(page.left.head.fold)
    assert page.left.gestures.isVisible()
    page.frame.focus_list()
    small.key(KEY.Key_Return)
    assert page.side.isVisible()
    small.key(KEY.Key_Escape)
    assert not page.side.isVisible()
    assert page.width() <= small.window.width()


def _lower(year: SurprisesStage) -> None:
    """Pull the yearly budget down to €20 and let the slider rest."""
    track = year.page.left.budget.year.track
    track.setFocus()
    year.key(KEY.Key_Home)
    year.key(KEY.Key_Right)
    year.key(KEY.Key_Right)
    year.qtbot.waitUntil(lambda: year.page.planning.is_searching or year.page.planning.is_preview, timeout=3000)
    year.settle()


def test_no_part_of_the_page_opens_a_window_of_its_own(year: SurprisesStage) -> None:
    for line in (year.suggestion(), year.suggestion(asks_reason=True)):
        year.stand_on(line)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [year.window]


def test_the_page_tells_whose_surprise_it_stands_on_and_returns_there(year: SurprisesStage) -> None:
    plan = year.page.planning.plan
    assert plan is not None
    other = next(line for line in plan.lines if line.key.customer_id != year.page.stands_on)
    number = other.key.customer_id
    year.page.choose(other.key)
    assert year.page.stands_on == number
    year.page.choose(next(line.key for line in plan.lines if line.key.customer_id != number))
    assert year.page.stands_on != number
    year.page.open(customer=number)
    year.page.reload()
    year.qtbot.waitUntil(lambda: year.page.stands_on == number)
