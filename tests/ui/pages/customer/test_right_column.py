"""Next touchpoint, aims, win-win-win, promises, the hidden surprise and money."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt

from app.domain.customer import Customer
from app.domain.customer import Stage as CustomerStage
from app.domain.promise import PromiseState
from app.domain.stakeholder import Change, ChangeKind
from app.domain.touchpoint import Mood, TouchpointState
from app.services.desk import Desk
from app.ui.dialogs.plan_dialog import PlanDialog
from app.ui.dialogs.promise_dialog import PromiseDialog
from app.ui.dialogs.purchase_dialog import PurchaseDialog
from app.ui.dialogs.touchpoint_dialog import TouchpointDialog
from app.ui.dossier import surprise_card
from tests.builders import TODAY
from tests.ui.dossier.stage import Stage


def test_the_next_touchpoint_gets_an_opening_line(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    card = stage.page.right.next
    assert card.accessibleName().startswith("Next: visit, Tuesday 16 June at 10")
    stage.key(Qt.Key.Key_Return, card)
    dialog = stage.dialog(TouchpointDialog)
    assert dialog.opening.hasFocus()
    stage.type("Ask how the new school went", dialog.opening)
    stage.click(dialog.save_button)

    assert card.accessibleDescription() == "Ask how the new school went"
    stage.undo()
    assert card.accessibleDescription() == ""


def test_done_asks_how_it_went(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    planned = stage.page.right.next.touchpoint
    stage.page.story_actions.done(planned)
    dialog = stage.dialog(TouchpointDialog)
    stage.click(dialog.mood.buttons[1])
    dialog.notes.setPlainText("Walked the grounds.")
    stage.click(dialog.save_button)

    done = desk.touchpoints.get(planned.id)
    assert (done.state, done.day, done.mood, done.notes) == (
        TouchpointState.DONE,
        TODAY,
        Mood.PLEASED,
        "Walked the grounds.",
    )
    assert stage.page.right.next.accessibleName() == "Nothing planned yet"
    stage.undo()
    assert desk.touchpoints.get(planned.id).state is TouchpointState.PLANNED


def test_without_a_plan_the_card_begins_one(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    desk.touchpoints.trash(stage.page.right.next.touchpoint.id)
    stage.click(stage.page.right.next)
    dialog = stage.dialog(PlanDialog)
    assert dialog.channel.value == "text"
    dialog.day.setText("next Friday")
    dialog.time.setText("10")
    stage.key(Qt.Key.Key_Return, dialog.day)

    planned = desk.touchpoints.next_of(people["Maja"].id)
    assert (planned.channel, planned.day, planned.minute) == ("text", date(2026, 6, 19), 600)


def test_aims_are_written_and_reordered(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    aims = stage.page.right.wants.aims
    assert aims.title.text() == "What Maja wants"
    stage.click(aims.edit_button)
    stage.type("Home by four on Thursdays", aims.editor.lines[2])
    stage.key(Qt.Key.Key_Up, aims.editor.lines[1], Qt.KeyboardModifier.AltModifier)
    stage.key(Qt.Key.Key_Return, aims.editor.lines[0])

    texts = [each.text for each in desk.profiles.read(people["Maja"].id).objectives]
    assert texts == [
        "Quiet Saturdays on wedding days",
        "To follow Per as managing director",
        "Home by four on Thursdays",
    ]
    assert aims.rows[0].accessibleName() == "1. Quiet Saturdays on wedding days"
    stage.undo()
    assert aims.rows[0].accessibleName() == "1. To follow Per as managing director"


def test_a_plan_is_written_for_all_three(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    plans = stage.page.right.wants.plans
    stage.click(plans.edit_button)
    plans.editor.fields[2].clear()
    stage.click(plans.editor.save)
    assert plans.editor.error.isVisible()
    stage.type("Free Saturdays", plans.editor.fields[2])
    plans.editor.revisit.setText("1 December")
    stage.key(Qt.Key.Key_Return, plans.editor.fields[2])

    plan = desk.profiles.read(people["Maja"].id).plans[0]
    assert (plan.for_person, plan.revisit_on, plan.reviewed_on) == ("Free Saturdays", date(2026, 12, 1), TODAY)
    stage.undo()
    assert desk.profiles.read(people["Maja"].id).plans[0].for_person == "Friday checks, free Saturdays"


def test_a_plan_that_a_change_reopened_needs_every_gain_looked_at(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    desk.companies.note_change(Change(0, people["Solbacken"].id, None, ChangeKind.REORGANISED, "New owners", TODAY))
    plans = stage.page.right.wants.plans
    assert plans.views[0].again.isVisible()
    stage.click(plans.views[0].again)
    assert not plans.editor.save.isEnabled()
    for box in plans.editor.confirmed[:2]:
        stage.key(Qt.Key.Key_Space, box)
    assert not plans.editor.save.isEnabled()
    stage.type(" and Sundays", plans.editor.fields[2])
    stage.click(plans.editor.save)

    plan = desk.profiles.read(people["Maja"].id).plans[0]
    assert plan.reopened_by_id is None
    assert not plans.views[0].again.isVisible()


def test_a_promise_is_kept_by_its_box(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    card = stage.page.right.promises
    assert [row.words.text() for row in card.rows if row.isVisible()] == [
        "Bench sketch by the oak",
        "Lavender replanted",
    ]
    assert card.kept.text() == "1 of 1 kept"
    stage.key(Qt.Key.Key_Space, card.rows[0].box)

    assert desk.promises.of(people["Maja"].id)[1].state is PromiseState.KEPT
    assert card.kept.text() == "2 of 2 kept"
    assert not any(
        row.box.accessibleName() == "Bench sketch by the oak" and not row.box.isChecked() for row in card.rows
    )
    stage.undo()
    assert card.rows[0].day.text() == "16 June"


def test_a_promise_is_moved_changed_and_made(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    card, maja = stage.page.right.promises, people["Maja"].id
    card._move(card._shown[0], TODAY + timedelta(days=7))
    assert card.rows[0].day.text() == "18 June"
    card.edit_asked.emit(card._shown[0])
    dialog = stage.dialog(PromiseDialog)
    dialog.due.setText("20 June")
    stage.key(Qt.Key.Key_Return, dialog.due)
    assert card.rows[0].day.text() == "20 June"

    stage.click(card.add)
    dialog = stage.dialog(PromiseDialog)
    stage.key(Qt.Key.Key_Return, dialog.text)
    assert dialog.error.isVisible()
    stage.type("Photos of both benches", dialog.text)
    dialog.due.setText("by Friday")
    stage.key(Qt.Key.Key_Return, dialog.text, Qt.KeyboardModifier.ControlModifier)
    made = next(each for each in desk.promises.of(maja) if each.text == "Photos of both benches")
    assert made.due == date(2026, 6, 12)
    stage.undo()
    assert [each.text for each in desk.promises.of(maja)] == ["Lavender replanted", "Bench sketch by the oak"]


def test_a_late_promise_says_so_with_words(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    desk.promises.move(stage.page.right.promises._shown[0].id, TODAY - timedelta(days=2))

    assert stage.page.right.promises.rows[0].day.text() == "2 days late"


def test_a_surprise_stays_hidden_until_it_is_held(stage: Stage) -> None:
    card = stage.page.right.surprise
    assert card.accessibleName() == "A surprise is planned, hidden"
    stage.click(card.peek)
    assert not card.is_revealed
    stage.qtbot.mousePress(card.peek, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: card.is_revealed, timeout=surprise_card.HOLD_MILLISECONDS + 2000)
    stage.qtbot.mouseRelease(card.peek, Qt.MouseButton.LeftButton)
    assert card.title.text() == "Sunflower seeds for Ida"
    assert card._hide_timer.interval() == 5000
    card._hide_timer.timeout.emit()
    assert card.title.text() == "A surprise is planned"


def test_enter_twice_shows_the_surprise(stage: Stage) -> None:
    card = stage.page.right.surprise
    stage.key(Qt.Key.Key_Return, card.peek)
    assert not card.is_revealed
    stage.key(Qt.Key.Key_Return, card.peek)
    assert card.is_revealed


def test_nobody_without_a_surprise_shows_that_card(stage: Stage, people: dict[str, Customer]) -> None:
    stage.page.open(number=people["Eero"].id)

    assert stage.page.right.surprise.isHidden()


def test_the_first_purchase_proposes_retention(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    noor, money = people["Noor"].id, stage.page.right.money
    stage.page.open(number=noor)
    assert money.nothing.isVisible()
    stage.click(money.add)
    dialog = stage.dialog(PurchaseDialog)
    stage.type("Balcony boxes", dialog.what)
    stage.type("many", dialog.amount)
    stage.key(Qt.Key.Key_Return, dialog.amount)
    assert dialog.error.isVisible()
    dialog.amount.setText("120.50")
    stage.key(Qt.Key.Key_Return, dialog.amount)
    assert desk.purchases.of(noor)[0].amount_minor == 12_050
    assert money.proposal.isVisible()
    stage.click(money.move_stage)

    assert desk.customers.get(noor).stage is CustomerStage.RETENTION
    assert money.proposal.isHidden()
    stage.undo()
    assert money.proposal.isVisible()
    stage.click(money.leave_stage)
    assert money.proposal.isHidden()


def test_no_forecast_is_invented(stage: Stage) -> None:
    money = stage.page.right.money

    assert (money.spent.text(), money.lately.text()) == ("€2,340", "€2,340")
    assert money.span.text() == "1 purchase in 5 weeks"
