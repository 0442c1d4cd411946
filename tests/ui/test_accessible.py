"""Everything that takes a click or the focus says to a screen reader what it is, on every page and in every dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from app.domain.customer import Kind
from app.services.vault import OpenVault
from app.ui import dialogs
from app.ui.dialogs import (
    change_dialog,
    gesture_dialog,
    gestures_dialog,
    purchase_dialog,
    slip_dialog,
    stakeholder_dialog,
)
from app.ui.frame import Frame
from app.ui.pages.unlock.page import UnlockPage
from app.ui.pages.welcome.page import WelcomePage
from app.ui.theme import theme_of
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.segmented import SegmentedControl
from app.ui.window import Window
from tests.builders import studio
from tests.ui.vault_fixtures import Host, box, host  # noqa: F401  (fixtures)
from tests.vaults import TestVault

Step = Callable[[Frame, int], object]

PAGES: dict[str, Step] = {
    "today": lambda frame, number: frame.go("today"),
    "customers": lambda frame, number: frame.go("customers"),
    "customer": lambda frame, number: frame.go("customer", number=number),
    **{
        f"calendar {view}": lambda frame, number, view=view: frame.go("calendar", view=view)
        for view in ("month", "week", "agenda")
    },
    "surprises": lambda frame, number: frame.go("surprises"),
    "triage": lambda frame, number: frame.go("triage"),
    **{
        f"settings {section}": lambda frame, number, section=section: frame.go("settings", section=section)
        for section in ("business", "rhythm", "surprises", "security", "backups", "appearance", "data")
    },
}
DIALOGS: dict[str, Step] = {
    "log": lambda frame, number: frame.log((number,)),
    "log nobody": lambda frame, number: dialogs.log(frame.shell, ()),
    "promise": lambda frame, number: frame.promise((number,)),
    "plan": lambda frame, number: frame.plan((number,)),
    "person": lambda frame, number: frame.add_customer(),
    "company": lambda frame, number: frame.add_customer("company"),
    "palette": lambda frame, number: dialogs.palette(frame.shell),
    "keys": lambda frame, number: dialogs.keys(frame.shell),
    "gesture": lambda frame, number: gesture_dialog.open_dialog(frame.shell),
    "gestures": lambda frame, number: gestures_dialog.open_dialog(frame.shell),
    "slip": lambda frame, number: slip_dialog.open_dialog(frame.shell, (number,)),
    "purchase": lambda frame, number: purchase_dialog.open_dialog(frame.shell, number),
}


def _is_for_hands(widget: QWidget) -> bool:
    """Whether somebody may click it or come to it with Tab."""
    if not widget.isVisible() or isinstance(widget, QScrollBar):
        return False
    return isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def nameless(top: QWidget) -> list[str]:
    """Widgets without a name, each with where it stands."""
    found = []
    for widget in top.findChildren(QWidget):
        if _is_for_hands(widget) and not _name(widget).strip():
            place: Any = widget
            way = []
            while place is not None:
                way.append(type(place).__name__)
                place = place.parentWidget()
            found.append(" in ".join(way[:5]))
    return found


@pytest.fixture
def window(qtbot: QtBot, box: TestVault) -> Window:  # noqa: F811
    """The window of a vault with a handful of people."""
    box.created()
    desk = box.service.desk
    assert desk is not None
    studio(desk)
    desk.settings.flag("profile_done", True)
    made = Window(theme_of(), lambda folder: box.at(folder))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_open(OpenVault(box.service, desk, "existing"))
    qtbot.waitUntil(lambda: not made.tasks.is_busy, timeout=15_000)
    return made


def _frame(window: Window) -> Frame:
    assert window.frame is not None
    return window.frame


def _numbers(window: Window) -> tuple[int, int]:
    found = _frame(window).shell.desk.finding.palette("Maja").people
    firms = _frame(window).shell.desk.finding.palette("Aurajoki").companies
    assert firms[0].kind is Kind.COMPANY
    return found[0].id, firms[0].id


@pytest.mark.parametrize("page", PAGES)
def test_everything_on_a_page_has_a_name(window: Window, qtbot: QtBot, page: str) -> None:
    PAGES[page](_frame(window), _numbers(window)[0])
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=15_000)
    assert nameless(window) == []


def test_everything_on_the_company_page_and_its_dialogs_has_a_name(window: Window, qtbot: QtBot) -> None:
    shell, number = _frame(window).shell, _numbers(window)[1]
    _frame(window).open_customer(number)
    stakeholder_dialog.open_dialog(shell, shell.desk.customers.get(number))
    change_dialog.open_dialog(shell, number)
    assert nameless(window) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_everything_in_cards_table_and_board_has_a_name(window: Window, qtbot: QtBot, place: int) -> None:
    _frame(window).go("customers")
    shown = next(one for one in _frame(window).page.findChildren(SegmentedControl) if one.isVisible())
    third = shown.width() // 3
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(third * place + third // 2, shown.height() // 2))
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=15_000)
    assert nameless(window) == []


@pytest.mark.parametrize("dialog", DIALOGS)
def test_everything_in_a_dialog_has_a_name_and_escape_gives_the_focus_back(
    window: Window, qtbot: QtBot, dialog: str
) -> None:
    number = _numbers(window)[0]
    _frame(window).go("customer", number=number)
    _frame(window).rail.log.setFocus()
    DIALOGS[dialog](_frame(window), number)
    assert nameless(window) == []
    focused = window.focusWidget()
    assert focused is not None
    overlay = next(one for one in window.findChildren(Overlay) if one.isVisible())
    assert overlay.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not overlay.isVisible())
    assert window.focusWidget() is _frame(window).rail.log


def test_everything_on_the_first_page_and_the_lock_has_a_name(
    host: Host,  # noqa: F811
    box: TestVault,  # noqa: F811
) -> None:
    theme = theme_of()
    welcome = WelcomePage(lambda folder: box.at(folder), box.service.folder, host.tasks, host.messages, theme)
    host.show(welcome)
    assert nameless(host.window) == []
    welcome.hide()
    box.created()
    box.service.lock()
    host.show(UnlockPage(box.service, host.tasks, host.messages, theme, ""))
    QApplication.processEvents()
    assert nameless(host.window) == []
