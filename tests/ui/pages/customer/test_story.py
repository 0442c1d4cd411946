"""The story: filtered, searched, scrolled by the year, changed where it stands."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication

from app.domain.customer import Customer
from app.domain.profile import StoryKind
from app.domain.promise import Slip
from app.domain.purchase import Purchase
from app.domain.touchpoint import Mood, Touchpoint
from app.services.desk import Desk
from app.ui.dialogs.purchase_dialog import PurchaseDialog
from app.ui.dialogs.slip_dialog import SlipDialog
from app.ui.dialogs.touchpoint_dialog import TouchpointDialog
from app.ui.dossier.story_model import FIRST_PAGE, LOOK
from tests.builders import TODAY, touch
from tests.ui.dossier.stage import Stage


def looks(stage: Stage) -> list:  # type: ignore[type-arg]
    model = stage.page.story.model
    return [model.index(row).data(LOOK) for row in range(model.rowCount())]


def titles(stage: Stage) -> list[str]:
    return [look.title for look in looks(stage)]


def click_row(stage: Stage, row: int, at: QPoint | None = None) -> None:
    view = stage.page.story.list
    place = at or view.visualRect(stage.page.story.model.index(row)).center()
    stage.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def test_the_story_is_told_newest_first(stage: Stage) -> None:
    assert titles(stage)[:3] == ["She wrote back", "A promise kept", "A slip, put right"]
    slip = looks(stage)[2]
    assert slip.panel == (
        "Owned up the same day, in person.",
        "Replanted at our cost, €85. “Thanks for not making excuses.”",
    )
    assert slip.mood is Mood.UPSET
    assert "Upset" in slip.spoken


def test_the_words_filter_by_kind(stage: Stage) -> None:
    tabs = stage.page.story.tabs
    stage.click(tabs, tabs.tab_rect(2).center().toPoint())
    assert titles(stage) == ["Summer planting"]
    assert looks(stage)[0].strong == "€2,340"
    stage.key(Qt.Key.Key_Right, tabs)
    assert titles(stage) == ["A slip, put right"]
    stage.key(Qt.Key.Key_Home, tabs)

    assert len(titles(stage)) > 20


def test_search_within_the_story_ignores_accents_and_case(stage: Stage) -> None:
    stage.key(Qt.Key.Key_Slash, stage.page.story.list)
    assert stage.page.story.search.hasFocus()
    stage.type("tulips", stage.page.story.search)
    assert titles(stage) == []
    assert stage.page.story.nothing.text() == "Nothing in this story holds these words."
    stage.key(Qt.Key.Key_Escape, stage.page.story.search)
    stage.type("DEFEND to Per", stage.page.story.search)

    assert titles(stage) == ["Coffee in the orangery"]


def test_an_open_slip_is_pinned_and_put_right(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    maja = people["Maja"].id
    desk.promises.note_slip(
        Slip(customer_id=maja, kind="late", severity=1, happened_on=date(2025, 9, 1), text="Came an hour late.")
    )
    look = looks(stage)[0]
    assert (look.title, look.action) == ("A slip, still open", "Put it right")
    view = stage.page.story.list
    rect = QRectF(view.visualRect(stage.page.story.model.index(0)))
    click_row(stage, 0, view.painter_of_rows.action_rect(rect, look).center().toPoint())
    dialog = stage.dialog(SlipDialog)
    dialog.owned_on.setText("today")
    stage.type("by telephone", dialog.owned_how)
    dialog.good_on.setText("today")
    stage.type("A free hour", dialog.good_how)
    dialog.cost.setText("40")
    stage.key(Qt.Key.Key_Return, dialog.good_how, Qt.KeyboardModifier.ControlModifier)

    slip = next(each for each in desk.promises.slips_of(maja) if each.kind == "late")
    assert (slip.made_good_on, slip.cost_minor, slip.currency) == (TODAY, 4000, "EUR")
    assert slip.owned_up_at is not None
    assert titles(stage)[0] == "She wrote back"
    stage.undo()
    assert titles(stage)[0] == "A slip, still open"


def test_a_touchpoint_is_changed_where_it_stands(stage: Stage, desk: Desk) -> None:
    click_row(stage, 0)
    dialog = stage.dialog(TouchpointDialog)
    dialog.notes.setPlainText("Ida has a place at the school.")
    stage.click(dialog.mood.buttons[0])
    stage.click(dialog.save_button)

    assert looks(stage)[0].text == "Ida has a place at the school."
    assert looks(stage)[0].mood is Mood.DELIGHTED
    stage.undo()
    assert looks(stage)[0].mood is Mood.PLEASED


def test_a_touchpoint_on_the_wrong_person_is_moved(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    click_row(stage, 0)
    dialog = stage.dialog(TouchpointDialog)
    stage.click(dialog.wrong)
    dialog.right_person.choose(people["Eero"].id, "Eero Salonen")
    stage.click(dialog.save_button)

    assert "She wrote back" not in titles(stage)
    assert "She wrote back" in [event.title for event in desk.profiles.story(people["Eero"].id)]
    stage.undo()
    assert titles(stage)[0] == "She wrote back"


def test_a_touchpoint_is_removed_and_comes_back(stage: Stage) -> None:
    click_row(stage, 0)
    stage.click(stage.dialog(TouchpointDialog).remove)
    assert titles(stage)[0] == "A promise kept"
    stage.undo()

    assert titles(stage)[0] == "She wrote back"


def test_a_purchase_is_changed_where_it_stands(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    row = titles(stage).index("Summer planting")
    stage.page.story.list.setCurrentIndex(stage.page.story.model.index(row))
    stage.key(Qt.Key.Key_Return, stage.page.story.list)
    dialog = stage.dialog(PurchaseDialog)
    dialog.amount.setText("2,500")
    stage.click(dialog.save_button)

    assert desk.purchases.of(people["Maja"].id)[0].amount_minor == 250_000
    assert looks(stage)[row].strong == "€2,500"


def test_older_pages_come_while_scrolling_and_none_is_missing(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    for days_ago in range(400, 520):
        touch(desk, people["Maja"], days_ago, "call")
    stage.page.open(number=people["Eero"].id)
    stage.page.open(number=people["Maja"].id)
    model = stage.page.story.model
    assert model.rowCount() == FIRST_PAGE
    stage.page.story.go_to(TODAY - timedelta(days=519))

    assert model.event(model.rowCount() - 1).day == TODAY - timedelta(days=519)
    seen = [(model.event(row).kind, model.event(row).id) for row in range(model.rowCount())]
    assert len(seen) == len(set(seen)) == len(desk.profiles.story(people["Maja"].id, limit=1000))


def test_the_strip_is_a_scroll_bar(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    strip, view = stage.page.story.strip, stage.page.story.list
    stage.click(strip, QPoint(8, 10))
    oldest = view.indexAt(QPoint(60, view.viewport().height() - 20))
    assert stage.page.story.model.event(oldest.row()).day < TODAY - timedelta(days=300)
    stage.key(Qt.Key.Key_End, strip)

    assert view.indexAt(QPoint(60, 6)).row() == 0


def test_the_place_in_the_story_is_kept_when_it_reloads(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    bar = stage.page.story.list.verticalScrollBar()
    bar.setValue(200)
    desk.purchases.add(
        Purchase(customer_id=people["Maja"].id, day=date(2024, 1, 1), title="Old", amount_minor=100, currency="EUR")
    )
    QApplication.processEvents()

    assert bar.value() == 200


def test_empty_filters_say_so_kindly(stage: Stage) -> None:
    stage.page.story._on_kinds_chosen((StoryKind.FILE,))

    assert stage.page.story.nothing.text() == "Nothing of this kind yet."


def test_who_else_was_there_stands_quietly_beside_the_title(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    both = (people["Maja"].id, people["Tomas"].id, people["Priya"].id)
    desk.touchpoints.log(Touchpoint(channel="coffee", day=TODAY, participants=both, title="Coffee at the fair"))
    QApplication.processEvents()
    together = next(look for look in looks(stage) if look.title == "Coffee at the fair")

    assert together.beside == "with Tomas and Priya"
    assert "Coffee at the fair with Tomas and Priya" in together.spoken
    assert {look.beside for look in looks(stage) if look is not together} == {""}


def test_of_many_others_only_two_are_named(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    everybody = tuple(people[name].id for name in ("Maja", "Sofia", "Tomas", "Eero", "Noor"))
    desk.touchpoints.log(Touchpoint(channel="event", day=TODAY, participants=everybody, title="Garden day"))
    QApplication.processEvents()

    beside = next(look.beside for look in looks(stage) if look.title == "Garden day")
    assert beside == "with Sofia, Tomas and 2 others"
