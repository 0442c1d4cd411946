"""The window as a whole: ways between pages, undo from anywhere, and locked means locked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from app.services.vault import OpenVault, VaultState
from app.ui.dialogs.log_dialog import LogDialog
from app.ui.dialogs.promise_dialog import PromiseDialog
from app.ui.pages.customer.page import CustomerPage
from app.ui.pages.customers.page import CustomersPage
from app.ui.pages.today.page import TodayPage
from app.ui.pages.unlock.page import UnlockPage
from app.ui.theme import theme_of
from app.ui.window import Window
from tests.builders import TODAY, plan, studio
from tests.ui.vault_fixtures import box  # noqa: F401
from tests.vaults import TestVault

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Open:
    """A window on an open vault with the people of the pictures."""

    def __init__(self, window: Window, desk: Desk, people: dict[str, Customer], vault: TestVault) -> None:
        self.window, self.desk, self.people, self.vault = window, desk, people, vault

    @property
    def frame(self) -> QWidget:
        """The frame that is shown."""
        assert self.window.frame is not None
        return self.window.frame


@pytest.fixture
def opened(qtbot: QtBot, box: TestVault) -> Iterator[Open]:  # noqa: F811
    """The window after unlocking."""
    box.created()
    service = box.service
    assert service.desk is not None
    people = studio(service.desk)
    service.desk.settings.flag("profile_done", True)
    window = Window(theme_of(), lambda folder: box.at(folder))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    with qtbot.waitSignal(window.tasks.busy_changed, check_params_cb=lambda is_busy: not is_busy):
        window.show_open(OpenVault(service, service.desk, "existing"))
    yield Open(window, service.desk, people, box)
    window.close()


def test_the_window_opens_on_today(opened: Open) -> None:
    assert isinstance(opened.frame.page, TodayPage)
    assert opened.frame.rail.items["today"].isChecked()


def test_without_a_customer_the_window_opens_on_the_customers(qtbot: QtBot, box: TestVault) -> None:  # noqa: F811
    box.created()
    assert box.service.desk is not None
    window = Window(theme_of(), lambda folder: box.at(folder))
    qtbot.addWidget(window)
    window.show_open(OpenVault(box.service, box.service.desk, "existing"))
    assert window.frame is not None
    assert isinstance(window.frame.page, CustomersPage)
    window.close()


def test_the_rail_counts_who_is_still_to_reach(opened: Open, qtbot: QtBot) -> None:
    item = opened.frame.rail.items["today"]
    planned = plan(opened.desk, opened.people["Eero"], TODAY)
    qtbot.waitUntil(lambda: item.accessibleName() == "Today, 1 person to reach")
    opened.desk.touchpoints.mark_done(planned.id)
    qtbot.waitUntil(lambda: item.accessibleName() == "Today, nobody to reach")


def test_the_way_leads_to_a_person_and_back_with_the_keys(opened: Open, qtbot: QtBot) -> None:
    opened.frame.open_customer(opened.people["Maja"].id)
    qtbot.keyClick(opened.window, Qt.Key.Key_Left, ALT)
    assert isinstance(opened.frame.page, TodayPage)
    qtbot.keyClick(opened.window, Qt.Key.Key_Right, ALT)
    assert not isinstance(opened.frame.page, TodayPage)
    qtbot.keyClick(opened.window, Qt.Key.Key_2, CTRL)
    assert isinstance(opened.frame.page, CustomersPage)
    qtbot.keyClick(opened.window, Qt.Key.Key_1, CTRL)
    assert isinstance(opened.frame.page, TodayPage)


@pytest.mark.parametrize("name", ["Maja", "Aurajoki"])
def test_the_keys_log_and_promise_for_whoever_is_shown(opened: Open, qtbot: QtBot, name: str) -> None:
    shown = opened.people[name]
    opened.frame.open_customer(shown.id)
    qtbot.keyClick(opened.window, Qt.Key.Key_L, CTRL)

    logging = opened.window.findChild(LogDialog)
    assert logging is not None
    assert [companion.number for companion in logging.who.companions] == [shown.id]
    logging.cancel_button.click()
    qtbot.keyClick(opened.window, Qt.Key.Key_P, CTRL | SHIFT)
    promising = opened.window.findChild(PromiseDialog)
    assert promising is not None
    assert promising.who.numbers == (shown.id,)


def test_ctrl_z_takes_the_last_action_back_and_says_so(opened: Open, qtbot: QtBot) -> None:
    opened.desk.customers.edit(opened.people["Eero"].id, notes="Plums, no speech")
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, CTRL)
    assert opened.desk.customers.get(opened.people["Eero"].id).notes == ""
    assert "Notes of Eero Salonen" in opened.window.messages.toasts.text
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert opened.desk.customers.get(opened.people["Eero"].id).notes == "Plums, no speech"


def test_ctrl_z_names_nobody_while_a_page_hides_names(opened: Open, qtbot: QtBot) -> None:
    opened.frame.go("surprises")
    opened.frame.page.set_veiled(True)
    opened.desk.customers.edit(opened.people["Maja"].id, notes="Sneezes near birch")
    said = opened.window.messages.toasts
    for modifiers, words in ((CTRL, "Taken back"), (CTRL | SHIFT, "Done again")):
        qtbot.keyClick(opened.window, Qt.Key.Key_Z, modifiers)
        assert said.text == words


def test_ctrl_z_with_nothing_left_says_so_kindly(opened: Open, qtbot: QtBot) -> None:
    while opened.desk.history.next_undo():
        opened.desk.history.undo()
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, CTRL)
    assert not opened.desk.history.next_undo()


def test_the_rail_shrinks_to_icons_in_a_narrow_window(opened: Open, qtbot: QtBot) -> None:
    opened.window.resize(1024, 640)
    qtbot.waitUntil(lambda: opened.frame.rail.width() == 64)
    assert opened.frame.rail.log.toolTip() == "Log a touchpoint"
    opened.window.resize(1440, 900)
    qtbot.waitUntil(lambda: opened.frame.rail.width() == 208)


def _texts() -> Iterator[str]:
    """Everything that any widget, model, title or clipboard of the program still says."""
    for widget in QApplication.allWidgets():
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QLineEdit):
            yield widget.text()
        if isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QAbstractItemView) and isinstance(widget.model(), QAbstractItemModel):
            model = widget.model()
            for row in range(model.rowCount()):
                yield str(model.index(row, 0).data())
    yield QGuiApplication.clipboard().text()


def test_locked_means_locked(opened: Open, qtbot: QtBot) -> None:
    opened.frame.open_customer(opened.people["Maja"].id)
    QGuiApplication.clipboard().setText("maja@villasolbacken.example")
    qtbot.wait(50)
    assert any("Holmström" in text for text in _texts())
    qtbot.keyClick(opened.window, Qt.Key.Key_L, CTRL | SHIFT)
    assert opened.vault.service.state is VaultState.LOCKED
    assert opened.window.frame is None
    assert opened.window.findChildren(UnlockPage)
    qtbot.wait(50)
    gc.collect()
    found = [text for text in _texts() if any(word in text for word in ("Holmström", "Maja", "Solbacken", "Wikström"))]
    assert found == []


def test_locking_takes_an_open_dialog_and_its_draft_away(opened: Open, qtbot: QtBot) -> None:
    opened.frame.log((opened.people["Maja"].id,))
    dialog = opened.window.findChild(LogDialog)
    assert dialog is not None
    dialog.note.setPlainText("Maja likes oat milk")
    qtbot.wait(50)
    opened.window.lock()
    del dialog
    qtbot.wait(50)
    gc.collect()
    assert opened.vault.service.state is VaultState.LOCKED
    assert not opened.window.findChildren(LogDialog)
    assert not opened.window.messages.toasts.isVisible()
    assert [text for text in _texts() if "oat milk" in text or "Holmström" in text] == []


def test_the_window_locks_itself_after_idle_minutes(opened: Open) -> None:
    opened.desk.settings.change("security", lock_after_minutes=2)
    for _ in range(2):
        opened.window._on_minute()
    assert opened.window.frame is None


def test_any_key_starts_the_idle_minutes_anew(opened: Open, qtbot: QtBot) -> None:
    opened.desk.settings.change("security", lock_after_minutes=2)
    opened.window._on_minute()
    QTest.keyClick(opened.window.windowHandle(), Qt.Key.Key_Escape)
    opened.window._on_minute()
    assert opened.window.frame is not None


def test_minutes_that_the_computer_slept_through_count_as_idle(opened: Open) -> None:
    opened.window._on_minute()
    opened.vault.clock.moment += timedelta(hours=3)
    opened.window._on_minute()
    assert opened.window.frame is None


def test_names_and_faces_can_be_blurred_and_shown_again(opened: Open, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.window, Qt.Key.Key_H, CTRL | SHIFT)
    assert opened.frame.stack.graphicsEffect() is not None
    qtbot.keyClick(opened.window, Qt.Key.Key_H, CTRL | SHIFT)
    assert opened.frame.stack.graphicsEffect() is None


def test_the_owner_can_type_at_once_when_asked_for_a_name(qtbot: QtBot, box: TestVault) -> None:  # noqa: F811
    box.created()
    assert box.service.desk is not None
    window = Window(theme_of(), lambda folder: box.at(folder))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.show_open(OpenVault(box.service, box.service.desk, "empty"))
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Vera")
    assert field.text().endswith("Vera")
    window.close()


def test_the_keys_work_in_the_list_as_soon_as_the_file_is_open(opened: Open, qtbot: QtBot) -> None:
    plan(opened.desk, opened.people["Eero"], TODAY)
    qtbot.waitUntil(lambda: opened.frame.rail.items["today"].accessibleName() == "Today, 1 person to reach")
    opened.frame.go("today")
    focused = opened.window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Home)
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert isinstance(opened.frame.page, CustomerPage)
