"""Boxes and toasts: said once, answered by mouse or key, and the focus goes home."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import KeepwarmError
from app.ui.messages import Messages
from app.ui.widgets.overlay import Overlay


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 640)
    column = QVBoxLayout(made)
    column.addWidget(QPushButton("behind"))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.findChild(QPushButton).setFocus()
    return made


def button(over: QWidget, text: str) -> QPushButton:
    found = next(each for each in over.findChildren(QPushButton) if each.text() == text)
    assert found.isVisible()
    return found


def test_a_toast_offers_undo_once(window: QWidget, qtbot: QtBot) -> None:
    messages, undone = Messages(window), []

    messages.toast("Visit moved to Thursday 18 June", lambda: undone.append(True))
    qtbot.mouseClick(button(messages.toasts, "Undo"), Qt.MouseButton.LeftButton)

    assert undone == [True]
    assert not messages.toasts.isVisible()


def test_a_toast_goes_by_itself_but_waits_for_the_mouse(window: QWidget, qtbot: QtBot) -> None:
    messages = Messages(window)
    messages.toasts._timer.setInterval(30)

    messages.toast("Saved")
    messages.toasts._hovered = True
    qtbot.wait(90)
    assert messages.toasts.isVisible()
    messages.toasts._hovered = False

    qtbot.waitUntil(lambda: not messages.toasts.isVisible())


def test_an_error_says_what_is_safe_and_gives_the_focus_back(window: QWidget, qtbot: QtBot) -> None:
    messages = Messages(window)

    overlay = messages.error(KeepwarmError("The backup could not be written.", "Your customers are safe."))
    panel = overlay.content
    assert panel.accessibleName() == "The backup could not be written."
    assert panel.accessibleDescription() == "Your customers are safe."
    qtbot.mouseClick(button(overlay, "All right"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not window.findChildren(Overlay))
    assert window.findChild(QPushButton).hasFocus()


def test_asking_starts_on_the_harmless_answer(window: QWidget, qtbot: QtBot) -> None:
    messages, gone = Messages(window), []

    overlay = messages.ask("Empty the trash?", "Three cards go for good.", "Empty the trash", lambda: gone.append(1))
    keep = button(overlay, "Keep it")
    assert keep.hasFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Tab)
    delete = button(overlay, "Empty the trash")
    assert delete.hasFocus()
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)

    assert gone == [1]


def test_tab_never_leaves_an_overlay(window: QWidget, qtbot: QtBot) -> None:
    overlay = Messages(window).ask("Empty the trash?", "Three cards go for good.", "Empty", lambda: None)

    seen = set()
    for _ in range(5):
        focused = QGuiApplication.focusObject()
        assert isinstance(focused, QWidget)
        assert overlay.isAncestorOf(focused)
        seen.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert len(seen) == 2


def test_escape_leaves_things_as_they_are(window: QWidget, qtbot: QtBot) -> None:
    gone: list[int] = []
    overlay = Messages(window).ask("Empty the trash?", "Three cards go.", "Empty", lambda: gone.append(1))

    qtbot.keyClick(button(overlay, "Keep it"), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not window.findChildren(Overlay))
    assert gone == []


def test_crash_details_can_be_copied(window: QWidget, qtbot: QtBot) -> None:
    overlay = Messages(window).crash("ZeroDivisionError in app.ui.page")

    qtbot.mouseClick(button(overlay, "Copy details"), Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "ZeroDivisionError in app.ui.page"
    assert button(overlay, "Copied")
