"""The history page in a window, fed with the changes of a real desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from app.ui.pages.history.page import HistoryPage
from tests.ui.dialogs.room import Room


class Feed(QObject):
    """Carries changes to the window's thread, as the frame does."""

    changed = Signal(object)


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[Room]:
    """A window of 1440 by 900 over the desk with the people of the pictures."""
    made = Room(qtbot, desk)
    yield made
    made.close()


@pytest.fixture
def page(room: Room) -> Iterator[HistoryPage]:
    """The page as the frame opens it."""
    made = HistoryPage(room.shell)
    row = QHBoxLayout(room.window)
    row.setContentsMargins(208, 0, 0, 0)
    row.addWidget(made)
    feed = Feed(room.window)
    feed.changed.connect(made.on_changes)
    end = room.desk.history.listen(feed.changed.emit)
    made.open()
    made.show()
    made.activate()
    QApplication.processEvents()
    yield made
    end()
