"""The window comes back as it was left: the page, the size, and whom the keyboard stood on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.vault import OpenVault
from app.ui.frame import Frame
from app.ui.pages.calendar.page import CalendarPage
from app.ui.pages.customer.page import CustomerPage
from app.ui.pages.customers.page import CustomersPage
from app.ui.theme import theme_of
from app.ui.window import Window
from app.ui.window_memory import WindowMemory
from tests.builders import studio
from tests.ui.vault_fixtures import box  # noqa: F401
from tests.vaults import PASSPHRASE, TestVault

MANY = 150
Starting = Callable[[], Window]


@pytest.fixture
def starting(qtbot: QtBot, box: TestVault, tmp_path: Path) -> Iterator[Starting]:  # noqa: F811
    """Starts the window on a vault with many people, as often as it is asked to."""
    box.created()
    desk = box.service.open_desk()
    studio(desk)
    for number in range(MANY):
        desk.customers.add(Customer(name=f"Neighbour {number:03}"))
    desk.settings.flag("profile_done", True)
    windows: list[Window] = []

    def start() -> Window:
        service = box.reopened()
        service.unlock_with_passphrase(PASSPHRASE)
        window = Window(theme_of(), lambda folder: box.at(folder), WindowMemory(tmp_path / "window.ini"))
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        window.show_open(OpenVault(service, service.open_desk(), "existing"))
        return window

    yield start
    windows[-1].close()


def frame_of(window: Window) -> Frame:
    assert window.frame is not None
    return window.frame


def customers_of(window: Window) -> CustomersPage:
    page = frame_of(window).page
    assert isinstance(page, CustomersPage)
    return page


def test_page_and_size_are_there_again(starting: Starting) -> None:
    first = starting()
    first.resize(1024, 700)
    frame_of(first).go("calendar")
    first.close()
    again = starting()
    assert isinstance(frame_of(again).page, CalendarPage)
    assert (again.width(), again.height()) == (1024, 700)


def test_the_keyboard_stands_on_the_same_customer_far_down_the_list(starting: Starting, qtbot: QtBot) -> None:
    first = starting()
    frame_of(first).go("customers")
    views = customers_of(first).views
    qtbot.waitUntil(lambda: views.cards.people.is_whole and views.cards.people.rowCount() > MANY)
    qtbot.keyClick(views.cards, Qt.Key.Key_End)
    qtbot.keyClick(views.cards, Qt.Key.Key_Left)
    number = views.chooser.current_id
    assert number
    first.close()
    again = starting()
    page = customers_of(again)
    qtbot.waitUntil(lambda: page.views.chooser.current_id == number)
    place = page.views.cards.visualRect(page.views.cards.currentIndex())
    assert page.views.cards.viewport().rect().contains(place.center())
    qtbot.keyClick(page.views.cards, Qt.Key.Key_Return)
    shown = frame_of(again).page
    assert isinstance(shown, CustomerPage)
    assert frame_of(again).place == ("customer", number)


def test_whoever_moves_the_keyboard_first_is_not_overruled(starting: Starting, qtbot: QtBot) -> None:
    window = starting()
    frame_of(window).go("customers")
    page = customers_of(window)
    qtbot.waitUntil(lambda: page.people.is_whole and page.people.rowCount() > MANY)
    qtbot.keyClick(page.views.cards, Qt.Key.Key_Home)
    stands_on = page.views.chooser.current_id
    page.views.stand_on(page.people.id_at(20))
    assert page.views.chooser.current_id == stands_on


def test_somebody_who_is_gone_is_not_looked_for_for_ever(starting: Starting, qtbot: QtBot) -> None:
    window = starting()
    frame_of(window).go("customers", customer=987_654)
    page = customers_of(window)
    qtbot.waitUntil(lambda: page.people.is_whole and page.people.rowCount() > MANY)
    assert page.views.chooser.current_id == 0


def test_unlocking_leads_back_to_where_the_owner_was(starting: Starting, qtbot: QtBot) -> None:
    window = starting()
    service = window.service
    assert service is not None
    number = service.open_desk().finding.ids("maja")[0]
    frame_of(window).open_customer(number)
    window.lock()
    assert window.frame is None
    service.unlock_with_passphrase(PASSPHRASE)
    window.show_open(OpenVault(service, service.open_desk(), "existing"))
    assert frame_of(window).place == ("customer", number)


def test_an_opened_backup_becomes_a_copy(box: TestVault, qtbot: QtBot, tmp_path: Path) -> None:  # noqa: F811
    code = box.created()
    file = box.service.backups.back_up().path
    box.service.close()
    before = (box.service.folder / "keepwarm.db").read_bytes()
    window = Window(theme_of(), lambda folder: box.at(folder))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.restore_copy(file, tmp_path / "copy")
    for letter in code:
        focused = window.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, letter)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.frame is not None, timeout=15_000)
    assert window.service is not None
    assert window.service.folder == tmp_path / "copy"
    assert (box.service.folder / "keepwarm.db").read_bytes() == before
    window.close()
