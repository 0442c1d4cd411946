"""The calendar page in narrow windows, large text and without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from app.ui.theme import theme_of
from tests.ui.pages.calendar.calendar_stage import TODAY, CalendarStage
from tests.ui.test_accessible import nameless

Key = Qt.Key


@pytest.fixture
def narrow(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[CalendarStage]:
    """The smallest window."""
    made = CalendarStage(qtbot, desk, 1024, 640)
    made.show()
    yield made
    made.close()


def inside(child: QWidget, parent: QWidget) -> bool:
    """Whether a widget lies wholly within another."""
    corner = child.mapTo(parent, child.rect().topLeft())
    return parent.rect().contains(child.rect().translated(corner))


def test_in_a_narrow_window_enter_slides_the_day_over_the_month(narrow: CalendarStage) -> None:
    side = narrow.page.side
    assert not side.isVisible()
    narrow.keys(Key.Key_Return)
    assert side.isVisible()
    assert side.isAncestorOf(QApplication.focusWidget())
    assert inside(side, narrow.page)
    narrow.keys(Key.Key_Escape)
    assert not side.isVisible()
    assert narrow.month.table.hasFocus()


def test_the_button_shows_and_hides_what_stands_beside(narrow: CalendarStage) -> None:
    narrow.click(narrow.page.header.side)
    assert narrow.page.side.isVisible()
    narrow.click(narrow.page.header.side)
    assert not narrow.page.side.isVisible()


def test_a_wider_window_gives_the_side_its_column_back(narrow: CalendarStage) -> None:
    narrow.window.resize(1440, 900)
    narrow.settle()
    assert narrow.page.side.isVisible()
    assert not narrow.page.header.side.isVisible()
    assert narrow.page.side.width() == 304


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_nothing_is_cut_off_in_the_smallest_window(narrow: CalendarStage, view: str) -> None:
    narrow.page.choose_view(view)
    narrow.page.go_to(date(2026, 10, 1))
    narrow.settle()
    header = narrow.page.header
    for child in header.findChildren(QWidget):
        if child.isVisible():
            assert inside(child, header), child
    assert header.title.width() >= header.title.minimumSizeHint().width()


@pytest.mark.parametrize("percent", [130, 150])
def test_large_text_in_the_smallest_window_still_fits(narrow: CalendarStage, percent: int) -> None:
    theme_of().set_text_size(percent)
    narrow.settle()
    header = narrow.page.header
    for child in (header.title, header.views, header.today, header.side):
        assert inside(child, header)
    assert narrow.month.table.layout_of(TODAY).stops > 0


def test_tab_leads_from_the_head_through_the_days_to_the_side(stage: CalendarStage) -> None:
    stage.page.header.title.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[QWidget] = []
    for _ in range(40):
        stage.key(Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None and focused not in met:
            met.append(focused)
    header, table, side = stage.page.header.views, stage.month.table, stage.month.panel.head.before
    assert met.index(header) < met.index(table) < met.index(side)


@pytest.mark.parametrize("view", ["month", "agenda"])
def test_everything_has_a_name(stage: CalendarStage, view: str) -> None:
    stage.page.choose_view(view)
    stage.settle()
    assert nameless(stage.page) == []


def test_opened_with_a_day_it_shows_that_day(stage: CalendarStage) -> None:
    stage.page.open(day=date(2026, 9, 3), view="agenda")
    assert stage.page.header.title.text() == "From 3 September 2026"
    assert stage.page.header.views.value == "agenda"
