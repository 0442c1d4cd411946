"""The day's reminder: once, quiet while presenting, and without a name where none may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject

from app.domain.customer import Customer
from app.services.desk import Desk
from app.ui.reminding import Reminding
from app.ui.tasks import Tasks
from tests.builders import TODAY, plan

NINE = datetime(2026, 6, 11, 9).astimezone()


class PaperTray:
    """Keeps what would have been shown."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.forgotten = 0

    def say(self, title: str, text: str) -> None:
        self.said.append((title, text))

    def forget(self) -> None:
        self.forgotten += 1


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


@pytest.fixture
def reminding(tray: PaperTray, desk: Desk, qtbot: Any) -> Iterator[Reminding]:
    owner = QObject()
    tasks = Tasks(owner)
    made = Reminding(lambda: tray, tasks, owner)  # type: ignore[arg-type,return-value]
    yield made
    tasks.close()


def test_it_says_how_many_and_keeps_that_it_did(
    reminding: Reminding, tray: PaperTray, desk: Desk, people: dict[str, Customer], qtbot: Any
) -> None:
    plan(desk, people["Maja"], TODAY)
    desk.settings.change("reminders", is_on=True)
    reminding.watch(desk)
    reminding.look(NINE)
    qtbot.waitUntil(lambda: bool(tray.said), timeout=5000)
    assert tray.said[0][0] == "Your day is ready"
    assert "to reach" in tray.said[0][1]
    assert "Maja" not in tray.said[0][1]
    reminding.look(NINE)
    assert desk.reminders.told_on() == date(2026, 6, 11)
    assert len(tray.said) == 1


def test_names_are_said_only_where_she_allows_them(
    reminding: Reminding, tray: PaperTray, desk: Desk, people: dict[str, Customer], qtbot: Any
) -> None:
    plan(desk, people["Maja"], TODAY)
    desk.settings.change("reminders", is_on=True, show_names=True)
    reminding.watch(desk)
    reminding.look(NINE)
    qtbot.waitUntil(lambda: bool(tray.said), timeout=5000)
    assert "Maja" in tray.said[0][1]


def test_nothing_is_said_while_presenting_and_all_of_it_afterwards(
    reminding: Reminding, tray: PaperTray, desk: Desk, people: dict[str, Customer], qtbot: Any
) -> None:
    plan(desk, people["Maja"], TODAY)
    desk.settings.change("reminders", is_on=True)
    reminding.watch(desk)
    reminding.is_presenting = True
    reminding.look(NINE)
    reminding.is_presenting = False
    reminding.look(NINE, is_hidden_from_view=True)
    assert tray.said == []
    reminding.look(NINE)
    qtbot.waitUntil(lambda: bool(tray.said), timeout=5000)


def test_while_locked_it_says_that_the_day_is_ready_and_nothing_else(
    reminding: Reminding, tray: PaperTray, desk: Desk, people: dict[str, Customer]
) -> None:
    plan(desk, people["Maja"], TODAY)
    desk.settings.change("reminders", is_on=True, show_names=True)
    reminding.watch(desk)
    reminding.leave()
    assert tray.forgotten == 1
    reminding.look(NINE)
    assert tray.said == [("Your day is ready", "")]
    reminding.watch(desk)
    assert desk.reminders.told_on() == date(2026, 6, 11)


def test_a_vault_without_reminders_is_quiet(reminding: Reminding, tray: PaperTray, desk: Desk) -> None:
    reminding.watch(desk)
    reminding.look(NINE)
    assert tray.said == []
