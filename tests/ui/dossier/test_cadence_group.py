"""How often, on the page of a customer: read with its source, changed in place, taken back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.domain.cadence import CadenceSource
from app.domain.customer import Customer
from app.domain.repeats import Repeat
from app.services.desk import Desk
from app.ui.dossier.cadence_editor import CadenceEditor
from app.ui.dossier.cadence_group import CadenceGroup
from app.ui.dossier.repeat_editor import AS_IT_IS, MONTH_DAY, NTH, WEEKS, YEAR, RepeatEditor
from tests.builders import TODAY
from tests.ui.dossier.stage import Stage, choose

THURSDAY = date(2026, 6, 11)


def _group(stage: Stage) -> CadenceGroup:
    return stage.page.left.about.cadence


def _cadence_editor(stage: Stage) -> CadenceEditor:
    row = _group(stage).rows[0]
    row.setFocus()
    stage.key(Qt.Key.Key_Return, row)
    editor = _group(stage).editor
    assert isinstance(editor, CadenceEditor)
    return editor


def _new_repeat(stage: Stage) -> RepeatEditor:
    _group(stage).add_button.click()
    editor = _group(stage).editor
    assert isinstance(editor, RepeatEditor)
    return editor


def _menu(stage: Stage, place: int) -> QMenu:
    _group(stage).menu_asked.emit(place, QPoint(10, 10))
    return next(menu for menu in _group(stage).findChildren(QMenu) if menu.isVisible())


def test_the_cadence_is_said_with_whose_it_is(stage: Stage) -> None:
    look = _group(stage).rows[0].look
    assert look.text == "In touch every 6 weeks, at the latest after 9 weeks"
    assert look.source == "as for the inner circle"


def test_a_cadence_of_her_own_is_written_and_undone(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    editor = _cadence_editor(stage)
    editor.ideal.number.setText("3")
    editor.longest.number.setText("")
    stage.click(editor.save)

    assert desk.cadences.of(people["Maja"].id).source is CadenceSource.OWN
    assert _group(stage).rows[0].look.text == "In touch every 3 weeks, at the latest after 5 weeks"
    assert _group(stage).rows[0].look.source == "meant for this card"
    stage.undo()
    assert _group(stage).rows[0].look.source == "as for the inner circle"


def test_leaving_the_gap_as_it_is_makes_no_cadence_of_her_own(stage: Stage, people: dict[str, Customer]) -> None:
    before = stage.desk.history.count()
    stage.click(_cadence_editor(stage).save)
    assert stage.desk.history.count() == before


def test_a_span_that_is_not_clear_is_asked_again(stage: Stage) -> None:
    editor = _cadence_editor(stage)
    editor.ideal.number.setText("often")
    stage.click(editor.save)
    assert editor.error.text().startswith("This span is not clear")
    editor.ideal.number.setText("12")
    editor.longest.number.setText("9")
    stage.click(editor.save)
    assert editor.error.text().startswith("“At the latest after”")


def test_the_menu_leads_back_to_what_holds_for_the_tier(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    desk.cadences.set_own(people["Maja"].id, 21)
    choose(_menu(stage, 0), "Every 6 weeks, as for the inner circle")
    assert desk.cadences.of(people["Maja"].id).source is CadenceSource.TIER


def test_every_second_tuesday_is_added_at_ten(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    editor = _new_repeat(stage)
    editor.kind.set_value(WEEKS)
    editor.count.setText("2")
    editor.weekday.set_value(1)
    editor.channel.set_value("call")
    editor.time.setText("10")
    stage.click(editor.save)

    (repeat,) = desk.cadences.repeats_of(people["Maja"].id)
    assert (repeat.rule, repeat.starts_on, repeat.minute) == (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", date(2026, 6, 16), 600,
    )  # fmt: skip
    assert _group(stage).rows[1].look.text == "Call every 2 weeks on Tuesday"
    stage.undo()
    assert desk.cadences.repeats_of(people["Maja"].id) == ()


def test_every_first_monday_and_the_fifteenth_and_a_day_of_the_year(stage: Stage, desk: Desk) -> None:
    found = []
    for kind, fill in (
        (NTH, lambda editor: (editor.place.set_value(1), editor.weekday.set_value(0))),
        (MONTH_DAY, lambda editor: editor.month_day.setText("15")),
        (YEAR, lambda editor: editor.day.setText("29 February")),
    ):
        editor = RepeatEditor(Repeat(customer_id=1, starts_on=TODAY), TODAY)
        editor.kind.set_value(kind)
        fill(editor)
        assert editor.repeat is not None
        found.append(editor.repeat.rule)
        again = RepeatEditor(editor.repeat, TODAY)
        assert again.kind.value == kind
        assert again.repeat == editor.repeat
    assert found == [
        "FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    ]  # fmt: skip


def test_a_rule_that_has_no_form_stays_as_it_is(stage: Stage) -> None:
    kept = Repeat(customer_id=1, rule="FREQ=WEEKLY;BYDAY=MO,TH;COUNT=9", starts_on=TODAY, channel="call")
    editor = RepeatEditor(kept, TODAY)
    assert editor.kind.value == AS_IT_IS
    assert editor.repeat == kept


def test_one_time_is_skipped_from_the_menu(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    maja = people["Maja"].id
    made = desk.cadences.add_repeat(Repeat(customer_id=maja, rule="FREQ=WEEKLY;BYDAY=TU", starts_on=TODAY))
    assert _group(stage).rows[1].look.rest.endswith("16 June")
    choose(_menu(stage, 1), "Skip")
    assert desk.cadences.repeats_of(maja)[0].left_out == {date(2026, 6, 16)}
    assert _group(stage).rows[1].look.rest.endswith("23 June")
    stage.key(Qt.Key.Key_Delete, _group(stage).rows[1])
    assert desk.cadences.repeats_of(maja) == ()
    assert made.starts_on == date(2026, 6, 16)


def test_the_next_card_names_what_a_repeat_brings_and_takes_it(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    noor = people["Noor"].id
    desk.cadences.add_repeat(
        Repeat(customer_id=noor, rule="FREQ=WEEKLY;BYDAY=TU", starts_on=TODAY, minute=600, channel="visit")
    )
    stage.open(noor)
    card = stage.page.right.next
    assert card.accessibleName().startswith("Next: visit, Tuesday 16 June at 10")
    stage.click(card)
    planned = desk.touchpoints.next_of(noor)
    assert planned is not None
    assert (planned.day, planned.minute) == (date(2026, 6, 16), 600)
    assert card.touchpoint is not None
    assert card.occurrence is None
    stage.undo()
    assert card.occurrence is not None


def test_the_next_card_names_the_day_that_is_proposed(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    tomas = people["Tomas"].id
    desk.store.start_day()
    proposal = desk.cadences.proposal_of(tomas)
    assert proposal is not None
    stage.open(tomas)
    assert stage.page.right.next.accessibleName().startswith("Proposed: call, ")
