"""Searching, filtering and finding nobody."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from app.domain.customer import Customer, Stage
from app.domain.standing import Sort
from app.ui.pages.customers.searching import View
from app.ui.theme import theme_of
from app.ui.widgets.range_slider import RangeSlider
from tests.builders import touch
from tests.ui.pages.customers.floor import CTRL, Floor, crowd

EVERYBODY = 8


def test_the_header_counts_people_companies_and_stages(floor: Floor) -> None:
    header = floor.page.header
    assert header.counts.text() == "6 people, 2 companies"
    assert header.everyone.accessibleName() == "Everyone, 8"
    assert header.stages[Stage.ATTRACTION].accessibleName() == "Attraction, 1"
    assert header.stages[Stage.RETENTION].accessibleName() == "Retention, 7"


def test_every_key_in_the_search_field_narrows_the_list(floor: Floor) -> None:
    floor.key(Qt.Key.Key_Slash)
    assert floor.page.header.search.hasFocus()
    floor.type("berg")
    assert floor.names == ["Tomas Berglund"]
    floor.key(Qt.Key.Key_Backspace)
    floor.key(Qt.Key.Key_Backspace)
    floor.key(Qt.Key.Key_Backspace)
    assert "Tomas Berglund" in floor.names
    assert len(floor.names) > 1


def test_facts_and_notes_are_searched_too(floor: Floor) -> None:
    floor.search("lilies")
    assert floor.names == ["Maja Holmström"]


def test_a_stage_chip_writes_the_search_and_takes_it_back(floor: Floor) -> None:
    header = floor.page.header
    floor.click(header.stages[Stage.ATTRACTION])
    assert header.search.text() == "stage:attraction"
    assert floor.names == ["Noor Haddad"]
    assert not header.everyone.isChecked()
    floor.click(header.stages[Stage.ATTRACTION])
    assert header.search.text() == ""
    assert header.everyone.isChecked()
    assert len(floor.names) == EVERYBODY


def test_two_stage_chips_combine_with_or_and_words_with_and(floor: Floor) -> None:
    header = floor.page.header
    floor.search("noor")
    floor.click(header.stages[Stage.ATTRACTION])
    floor.click(header.stages[Stage.CONVERSION])
    assert header.search.text() == "noor stage:attraction,conversion"
    assert floor.names == ["Noor Haddad"]
    floor.click(header.everyone)
    assert header.search.text() == "noor"


def test_a_typed_filter_lights_its_chip(floor: Floor) -> None:
    header = floor.page.header
    floor.search("stage:retention warmth>=60 tier:inner")
    assert header.stages[Stage.RETENTION].isChecked()
    assert not header.everyone.isChecked()
    assert header.warmth.range == (60, 100)
    assert header.warmth.is_on
    assert header.tier.is_on
    assert floor.names == ["Tomas Berglund", "Maja Holmström"]


def test_the_warmth_popup_filters_by_its_handles(floor: Floor) -> None:
    floor.click(floor.page.header.warmth)
    slider = floor.find(RangeSlider)
    floor.key(Qt.Key.Key_Home, widget=slider)
    floor.key(Qt.Key.Key_Right, widget=slider)
    assert floor.page.header.search.text() == "warmth>=5"
    assert "Noor Haddad" not in floor.names
    floor.key(Qt.Key.Key_Escape, widget=slider)


def test_the_tag_popup_offers_the_owners_tags(floor: Floor) -> None:
    assert not floor.page.header.tags.isEnabled()
    floor.desk.customers.tag((floor.number("Maja"),), ("oat milk",))
    floor.click(floor.page.header.tags)
    tick = floor.find(QCheckBox)
    assert tick.text() == "oat milk"
    floor.click(tick, tick.rect().topLeft() + tick.rect().bottomRight() / 6)
    assert floor.page.header.search.text() == 'tag:"oat milk"'
    assert floor.names == ["Maja Holmström"]


def test_no_match_says_so_and_clears_by_one_click(floor: Floor) -> None:
    floor.search("nobodyatall")
    nobody = floor.page.views.nobody
    assert nobody.isVisible()
    assert nobody.state.title.text() == "Nobody matches yet"
    floor.click(nobody.state.button)
    assert len(floor.names) == EVERYBODY
    assert floor.page.views.cards.isVisible()


def test_a_filter_that_was_not_understood_is_said_where_nobody_matches(floor: Floor) -> None:
    floor.search("stage:sometimes")
    assert "is not one of the choices" in floor.page.views.nobody.state.text.text()


def test_an_empty_file_offers_to_add_or_to_bring_customers_in(empty_floor: Floor) -> None:
    nobody = empty_floor.page.views.nobody
    assert nobody.state.title.text() == "Nobody here yet"
    empty_floor.click(nobody.state.button)
    empty_floor.click(nobody.bring)
    assert empty_floor.navigator.went == [("add", "person"), ("import", {})]


def test_the_first_card_takes_the_place_of_the_empty_page(empty_floor: Floor) -> None:
    empty_floor.desk.customers.add(Customer(name="Maja Holmström"))
    assert empty_floor.page.views.cards.isVisible()
    assert empty_floor.names == ["Maja Holmström"]


def test_escape_clears_the_search_then_the_choice(floor: Floor) -> None:
    floor.click_card("Maja", CTRL)
    floor.search("holm")
    floor.page.activate()
    floor.key(Qt.Key.Key_Escape)
    assert floor.page.header.search.text() == ""
    assert len(floor.page.chosen) == 1
    floor.key(Qt.Key.Key_Escape)
    assert len(floor.page.chosen) == 0


def test_ctrl_f_goes_to_the_search(floor: Floor) -> None:
    floor.key(Qt.Key.Key_F, CTRL)
    assert floor.page.header.search.hasFocus()


def test_the_sort_menu_orders_the_list(floor: Floor) -> None:
    floor.click(floor.page.header.sort)
    floor.choose("Name")
    assert floor.page.people.search.sort is Sort.NAME
    assert floor.names == sorted(floor.names)
    assert floor.page.header.sort.text() == "Name"


def test_views_share_search_and_choice(floor: Floor) -> None:
    floor.click_card("Maja", CTRL)
    floor.search("tier:inner")
    for view in (View.TABLE, View.BOARD, View.CARDS):
        floor.show(view)
        assert floor.page.chosen.ids == (floor.number("Maja"),)
        assert floor.page.header.search.text() == "tier:inner"
    floor.show(View.BOARD)
    assert [lane.people.rowCount() for lane in floor.page.views.board.lanes] == [0, 0, 3]


def test_logging_a_contact_redraws_the_card(floor: Floor, people: dict[str, Customer]) -> None:
    row = floor.row("Tomas")
    before = floor.page.people.card(row)
    touch(floor.desk, people["Tomas"], 0, "call")
    after = floor.page.people.card(floor.row("Tomas"))
    assert before is not None
    assert after is not None
    assert before.quiet_days == 63
    assert after.quiet_days == 0


def test_a_hidden_page_reads_again_when_it_is_shown(floor: Floor) -> None:
    floor.page.hide()
    floor.desk.customers.trash((floor.number("Tomas"),))
    assert floor.page.is_stale
    floor.page.show()
    assert "Tomas Berglund" not in floor.names


def test_the_place_in_a_long_list_stays_when_a_card_changes(floor: Floor) -> None:
    crowd(floor.desk, 150)
    bar = floor.page.views.cards.verticalScrollBar()
    bar.setValue(1500)
    floor.desk.customers.tag((floor.number("Person 0003"),), ("new",))
    floor.qtbot.waitUntil(lambda: floor.page.people.is_whole)
    assert bar.value() == 1500


def test_another_page_can_ask_for_a_search(floor: Floor) -> None:
    floor.page.open(query="noor", view="table")
    assert floor.names == ["Noor Haddad"]
    assert floor.page.views.table.isVisible()


def test_enter_and_down_lead_from_the_search_into_the_list(floor: Floor) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        floor.key(Qt.Key.Key_F, CTRL)
        floor.search("tier:inner")
        floor.key(key)
        assert floor.page.views.cards.hasFocus()
        floor.key(Qt.Key.Key_Return)
        assert floor.navigator.went[-1][1] == floor.page.people.every_id()[0]


def test_a_slow_answer_shows_skeletons_and_then_the_people(floor: Floor) -> None:
    people = floor.page.people
    people.slow_after(-1.0)
    people.waiting_long_after(0)
    gate = Event()
    floor.tasks.run(gate.wait)
    floor.tasks.run(gate.wait)
    floor.search("noor")
    floor.qtbot.waitUntil(lambda: people.rowCount() == 0)
    assert people.is_waiting
    assert floor.page.views.cards.isVisible()
    track = theme_of().color("track").rgb()
    assert floor.page.views.cards.grab().toImage().pixel(32 + 16 + 26, 8 + 16 + 10) == track
    gate.set()
    floor.qtbot.waitUntil(lambda: floor.names == ["Noor Haddad"])


def test_a_reader_hears_who_is_chosen(floor: Floor) -> None:
    floor.click_card("Maja", CTRL)
    index = floor.page.people.index(floor.row("Maja"), 0)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("chosen, ")
