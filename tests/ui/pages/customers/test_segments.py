"""Saved segments: save, apply, rename, remove."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.standing import Sort
from app.ui.pages.customers.searching import View
from app.ui.pages.customers.segments_menu import NamePanel
from tests.ui.pages.customers.floor import Floor


def save(floor: Floor, name: str) -> None:
    """Save the present search under a name, through the menu."""
    floor.click(floor.page.header.segments)
    floor.choose("Save this search")
    panel = floor.find(NamePanel)
    floor.qtbot.keyClicks(panel.field.edit, name)
    floor.key(Qt.Key.Key_Return, widget=panel.field.edit)


def test_a_search_is_saved_with_its_order_and_view(floor: Floor) -> None:
    floor.search("tier:inner")
    floor.show(View.TABLE)
    save(floor, "Close ones")
    [segment] = floor.desk.segments.segments()
    assert (segment.name, segment.query, segment.view) == ("Close ones", "tier:inner", "table")
    assert floor.page.header.segments.text() == "Close ones"


def test_an_applied_segment_brings_back_search_order_and_view(floor: Floor) -> None:
    floor.search("tier:inner")
    floor.show(View.TABLE)
    floor.page.header.sort_chosen.emit(Sort.NAME)
    save(floor, "Close ones")
    floor.show(View.CARDS)
    floor.search("")
    floor.page.header.sort_chosen.emit(Sort.NEED)
    assert floor.page.header.segments.text() == "Segments"
    floor.click(floor.page.header.segments)
    floor.choose("Close ones")
    assert floor.names == ["Maja Holmström", "Priya Raman", "Tomas Berglund"]
    assert floor.page.views.table.isVisible()
    assert floor.page.people.search.sort is Sort.NAME


def test_a_segment_without_a_name_is_not_saved(floor: Floor) -> None:
    floor.click(floor.page.header.segments)
    floor.choose("Save this search")
    panel = floor.find(NamePanel)
    floor.click(panel.save)
    assert panel.isVisible()
    assert floor.desk.segments.segments() == ()


def test_a_segment_stays_up_to_date(floor: Floor) -> None:
    floor.search("tag:vip")
    save(floor, "Vips")
    assert floor.page.views.nobody.isVisible()
    floor.desk.customers.tag((floor.number("Noor"),), ("vip",))
    assert floor.names == ["Noor Haddad"]


def test_a_segment_is_renamed_and_removed(floor: Floor) -> None:
    floor.search("tier:inner")
    save(floor, "Close")
    floor.click(floor.page.header.segments)
    floor.choose("Rename")
    panel = floor.find(NamePanel)
    floor.qtbot.keyClicks(panel.field.edit, "st")
    floor.click(panel.save)
    assert floor.page.header.segments.text() == "Closest"
    floor.click(floor.page.header.segments)
    floor.choose("Remove")
    assert floor.desk.segments.segments() == ()
    assert floor.page.header.segments.text() == "Segments"
    assert len(floor.names) == 8


def test_changes_of_the_search_can_be_kept_in_the_segment(floor: Floor) -> None:
    floor.search("tier:inner")
    save(floor, "Close")
    floor.search("tier:inner warmth>=60")
    floor.click(floor.page.header.segments)
    floor.choose("Keep the changes")
    assert floor.desk.segments.segments()[0].query == "tier:inner warmth>=60"
