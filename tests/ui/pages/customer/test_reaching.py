"""Reaching out from the card: the link opens after the click, then "Did it happen?"."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.domain.customer import Customer
from app.domain.touchpoint import Direction
from app.services.desk import Desk
from app.ui.dialogs.reach_dialog import ReachDialog
from tests.ui.dossier.stage import Stage


class Opened(QObject):
    """Catches links that would leave for another program."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    @Slot("QUrl")
    def take(self, link: object) -> None:
        self.links.append(link.toString())  # type: ignore[attr-defined]


@pytest.fixture
def opened() -> Iterator[Opened]:
    catcher = Opened()
    for scheme in ("tel", "sms", "mailto"):
        QDesktopServices.setUrlHandler(scheme, catcher, "take")
    yield catcher
    for scheme in ("tel", "sms", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_nothing_opens_before_the_click(stage: Stage, opened: Opened) -> None:
    assert opened.links == []


def test_the_button_opens_her_preferred_way_and_offers_the_code(stage: Stage, opened: Opened) -> None:
    stage.click(stage.page.header.reach)
    dialog = stage.dialog(ReachDialog)

    assert opened.links == ["sms:+358405550142"]
    assert dialog.value.text() == "+358 40 555 0142"
    assert dialog.code.text == "sms:+358405550142"
    stage.click(dialog.copy)
    assert QGuiApplication.clipboard().text() == "+358 40 555 0142"


def test_yes_goes_on_to_log_it(stage: Stage, opened: Opened, people: dict[str, Customer]) -> None:
    stage.click(stage.page.header.reach)
    stage.click(stage.dialog(ReachDialog).yes)

    assert stage.navigator.went == [("log", (people["Maja"].id,), {"channel": "text", "direction": Direction.FROM_US})]


def test_not_yet_logs_nothing(stage: Stage, opened: Opened) -> None:
    stage.click(stage.page.header.reach)
    stage.click(stage.dialog(ReachDialog).not_yet)

    assert stage.navigator.went == []


def test_who_wants_to_be_left_alone_is_not_offered(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    desk.customers.edit(people["Maja"].id, do_not_contact=True)

    assert not stage.page.header.reach.isVisible()
    assert stage.page.banner.text.text().startswith("Maja asked to be left alone.")
    stage.click(stage.page.banner.end)
    assert stage.page.header.reach.isVisible()
