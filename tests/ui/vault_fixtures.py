"""What tests of the full-window pages need: a window, its tasks and messages, and a vault in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.messages import Messages
from app.ui.tasks import Tasks
from tests.vaults import TestVault

LEFT = Qt.MouseButton.LeftButton


class Host:
    """A window with tasks and messages, as the real one gives them to its pages."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(1440, 900)
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        qtbot.addWidget(self.window)
        self.tasks = Tasks(self.window)
        self.messages = Messages(self.window)

    def show(self, page: QWidget) -> None:
        """Put the page into the window and wait until it can take keys."""
        self.window.layout().addWidget(page)
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        page.setFocus()

    def click(self, button: QWidget) -> None:
        """A real click in the middle of a widget that can be seen."""
        assert button.isVisible()
        assert button.isEnabled()
        self.qtbot.mouseClick(button, LEFT)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key for whatever has the focus."""
        focused = self.window.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifier)

    def type(self, text: str) -> None:
        """Letters, each for whatever has the focus when it comes."""
        for letter in text:
            focused = self.window.focusWidget()
            assert focused is not None
            self.qtbot.keyClicks(focused, letter)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until this is true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)

    def button(self, text: str) -> QAbstractButton:
        """The visible button with this text."""
        found = [one for one in self.window.findChildren(QAbstractButton) if one.text() == text and one.isVisible()]
        assert found, text
        return found[0]


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[Host]:
    """A window for one page."""
    made = Host(qtbot)
    yield made
    made.tasks.close()


@pytest.fixture
def box(tmp_path: Path) -> Iterator[TestVault]:
    """A folder without a vault yet."""
    made = TestVault(tmp_path / "vault")
    yield made
    made.service.close()
