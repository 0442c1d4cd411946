"""The table: heads, columns, boxes and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.standing import Sort
from app.domain.tag import OwnField, Segment
from app.ui.pages.customers.columns_panel import ColumnsPanel
from app.ui.pages.customers.searching import View
from app.ui.pages.customers.table import PeopleTable
from tests.ui.pages.customers.floor import CTRL, NONE, SHIFT, Floor, crowd


@pytest.fixture
def table(floor: Floor) -> PeopleTable:
    """The table in sight, with the keyboard on it."""
    floor.show(View.TABLE)
    floor.page.activate()
    return floor.page.views.table


def keys(table: PeopleTable) -> list[str]:
    """Keys of the columns from left to right."""
    return [column.key for column in table.people.columns]


def click_head(floor: Floor, table: PeopleTable, key: str) -> None:
    """A real click on the head of a column."""
    left = table.head.sectionViewportPosition(keys(table).index(key))
    floor.click(table.head.viewport(), QPoint(left + 20, table.head.height() // 2))


def cell(table: PeopleTable, row: int, key: str) -> QPoint:
    """The middle of a cell."""
    return table.visualRect(table.people.index(row, keys(table).index(key))).center()


def test_a_head_sorts_reverses_and_lets_go(floor: Floor, table: PeopleTable) -> None:
    by_need = floor.names
    click_head(floor, table, "name")
    assert floor.names == sorted(floor.names)
    click_head(floor, table, "name")
    assert floor.names == sorted(floor.names, reverse=True)
    click_head(floor, table, "name")
    assert floor.names == by_need


@pytest.mark.parametrize("key", ["company", "stage", "tier", "warmth", "quiet", "last", "next"])
def test_every_column_with_an_order_keeps_everybody(floor: Floor, table: PeopleTable, key: str) -> None:
    everybody = sorted(floor.names)
    click_head(floor, table, key)
    assert sorted(floor.names) == everybody
    first = floor.names
    click_head(floor, table, key)
    assert sorted(floor.names) == everybody
    assert floor.names != first


def test_a_click_on_a_row_opens_and_on_its_box_chooses(floor: Floor, table: PeopleTable) -> None:
    numbers = floor.page.people.every_id()
    floor.click(table.viewport(), cell(table, 2, "box"))
    floor.click(table.viewport(), cell(table, 4, "box"))
    assert floor.page.chosen.ids == (numbers[2], numbers[4])
    assert floor.navigator.went == []
    floor.click(table.viewport(), cell(table, 1, "name"))
    assert floor.navigator.went == [("customer", numbers[1], numbers)]


def test_the_box_of_the_head_chooses_all_that_match_and_nobody(floor: Floor, table: PeopleTable) -> None:
    crowd(floor.desk, 150)
    floor.search("berg")
    click_head(floor, table, "box")
    assert len(floor.page.chosen) == 151
    assert table.head.all_chosen is True
    click_head(floor, table, "box")
    assert len(floor.page.chosen) == 0


def test_space_chooses_and_shift_extends(floor: Floor, table: PeopleTable) -> None:
    numbers = floor.page.people.every_id()
    floor.key(Qt.Key.Key_Down)
    floor.key(Qt.Key.Key_Down)
    floor.key(Qt.Key.Key_Space)
    floor.key(Qt.Key.Key_Down, SHIFT)
    floor.key(Qt.Key.Key_Down, SHIFT)
    assert floor.page.chosen.ids == numbers[1:4]
    assert table.head.all_chosen is None
    floor.key(Qt.Key.Key_Return)
    assert floor.navigator.went == [("customer", numbers[3], numbers)]


def test_ctrl_and_arrows_move_a_column_while_its_head_has_the_keyboard(floor: Floor, table: PeopleTable) -> None:
    table.head.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        floor.key(Qt.Key.Key_Right, widget=table.head)
    floor.key(Qt.Key.Key_Right, CTRL, table.head)
    assert keys(table)[:5] == ["box", "name", "company", "tier", "stage"]
    for _ in range(4):
        floor.key(Qt.Key.Key_Left, CTRL, table.head)
    assert keys(table)[:4] == ["box", "name", "stage", "company"]
    kept = floor.desk.settings.load().customers.columns
    assert kept.startswith("name:186,stage:92,company:162")


def test_space_on_a_head_sorts(floor: Floor, table: PeopleTable) -> None:
    table.head.setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Qt.Key.Key_Right, widget=table.head)
    floor.key(Qt.Key.Key_Space, widget=table.head)
    assert floor.page.people.search.sort is Sort.NAME


def test_a_dragged_head_changes_the_order_but_never_the_name(floor: Floor, table: PeopleTable) -> None:
    head = table.head
    head.moveSection(keys(table).index("tags"), 2)
    assert keys(table)[:3] == ["box", "name", "tags"]
    head.moveSection(1, 5)
    assert keys(table)[:3] == ["box", "name", "tags"]


def test_a_width_is_kept_for_the_next_time(floor: Floor, table: PeopleTable) -> None:
    table.setColumnWidth(keys(table).index("company"), 222)
    floor.qtbot.waitUntil(lambda: "company:222" in floor.desk.settings.load().customers.columns)
    floor.page.reload()
    assert table.columnWidth(keys(table).index("company")) == 222


def test_a_double_click_fits_the_column(floor: Floor, table: PeopleTable) -> None:
    place = keys(table).index("company")
    before = table.columnWidth(place)
    table.head.sectionHandleDoubleClicked.emit(place)
    assert table.columnWidth(place) > before


def test_the_columns_popup_shows_and_hides(floor: Floor, table: PeopleTable) -> None:
    floor.click(floor.page.header.columns)
    lines = floor.find(ColumnsPanel).lines
    place = lines.visualItemRect(lines.item(2)).center()
    floor.click(lines.viewport(), place)
    assert "stage" not in keys(table)
    lines.setCurrentRow(3)
    floor.key(Qt.Key.Key_Up, CTRL, lines)
    floor.key(Qt.Key.Key_Up, CTRL, lines)
    assert keys(table)[:4] == ["box", "name", "tier", "company"]
    floor.key(Qt.Key.Key_Escape, widget=lines)
    assert floor.desk.settings.load().customers.columns.startswith("name:186,tier:60,company:162")


def test_own_fields_are_columns_too(floor: Floor, table: PeopleTable) -> None:
    field = floor.desk.segments.set_own_field(OwnField(name="Soil"))
    floor.desk.segments.set_own_value(floor.number("Maja"), field.id, "Clay & peat")
    floor.click(floor.page.header.columns)
    panel = floor.find(ColumnsPanel)
    last = panel.lines.item(panel.lines.count() - 1)
    assert last.text() == "Soil"
    panel.lines.scrollToItem(last)
    floor.click(panel.lines.viewport(), panel.lines.visualItemRect(last).center())
    floor.key(Qt.Key.Key_Escape, widget=panel.lines)
    index = floor.page.people.index(floor.row("Maja"), keys(table).index(f"own:{field.id}"))
    assert index.data() == "Clay & peat"


def test_columns_are_kept_with_the_segment_that_is_shown(floor: Floor, table: PeopleTable) -> None:
    stored = floor.desk.segments.save_segment(Segment(name="Inner", query="tier:inner", columns="name:190,tier:60"))
    floor.page.segments.applied.emit(stored)
    assert keys(table) == ["box", "name", "tier"]
    table.head.moved.emit(2, 2)
    table.columns_changed.emit(table.people.columns[:2])
    assert floor.desk.segments.segments()[0].columns == "name:190"
    assert floor.desk.settings.load().customers.columns == ""


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Menu, NONE)])
def test_shift_f10_shows_the_menu_of_the_row(
    floor: Floor, table: PeopleTable, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    floor.key(Qt.Key.Key_Down)
    floor.key(key, modifier)
    floor.choose("Log a touchpoint")
    assert floor.navigator.went == [("log", (floor.page.people.every_id()[0],))]


def test_cells_say_in_words_what_they_paint(floor: Floor, table: PeopleTable) -> None:
    row = floor.row("Tomas")
    said = {key: floor.page.people.index(row, place).data() for place, key in enumerate(keys(table))}
    assert said["name"] == "Tomas Berglund"
    assert said["quiet"] == "9 of 3.5"
    assert said["tier"] == "Inner circle"
    assert said["last"] == "9 Apr"
    assert said["next"] == "Nothing planned"
