"""A page reloads when it is seen, and only for what concerns it."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.changes import Changes
from app.ui.page import Page

CUSTOMER = Changes({"customer": frozenset({1})})
PROMISE = Changes({"promise": frozenset({1})})


class Counting(Page):
    TITLE = "Counting"
    CONCERNS = frozenset({"customer"})

    def __init__(self) -> None:
        super().__init__()
        self.reloads = 0
        self.area = QScrollArea()
        content = QWidget()
        content.setFixedHeight(2000)
        self.area.setWidget(content)
        QVBoxLayout(self).addWidget(self.area)

    def reload(self) -> None:
        self.reloads += 1
        self.area.verticalScrollBar().setValue(0)


def test_a_page_reads_when_it_is_first_shown(qtbot: QtBot) -> None:
    page = Counting()
    qtbot.addWidget(page)
    assert page.reloads == 0

    page.show()

    assert page.reloads == 1


def test_a_hidden_page_turns_stale_and_reloads_once(qtbot: QtBot) -> None:
    page = Counting()
    qtbot.addWidget(page)
    page.show()
    page.hide()

    page.on_changes(CUSTOMER)
    page.on_changes(CUSTOMER)
    assert page.reloads == 1
    assert page.is_stale
    page.show()

    assert page.reloads == 2


def test_a_page_leaves_alone_what_is_no_concern_of_it(qtbot: QtBot) -> None:
    page = Counting()
    qtbot.addWidget(page)
    page.show()

    page.on_changes(PROMISE)

    assert page.reloads == 1
    assert not page.is_stale


def test_a_reload_keeps_the_scroll(qtbot: QtBot) -> None:
    page = Counting()
    qtbot.addWidget(page)
    page.resize(300, 300)
    page.show()
    page.area.verticalScrollBar().setValue(640)

    page.on_changes(CUSTOMER)

    assert page.reloads == 2
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() == 640)
