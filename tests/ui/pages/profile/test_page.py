"""The page about the owner: filled in, or skipped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt

from app.domain.settings import OwnerProfile
from app.services.desk import Desk
from app.ui.pages.profile.page import ProfilePage
from app.ui.theme import Theme
from app.ui.widgets.owner_form import countries, profile_of_system
from tests.ui.vault_fixtures import Host


@pytest.fixture
def done() -> list[bool]:
    return []


@pytest.fixture
def page(host: Host, desk: Desk, theme: Theme, done: list[bool]) -> ProfilePage:
    made = ProfilePage(desk, host.tasks, host.messages, theme)
    made.finished.connect(lambda: done.append(True))
    host.show(made)
    return made


def test_it_is_filled_in_by_keyboard_and_kept_in_one_action(
    host: Host, page: ProfilePage, desk: Desk, done: list[bool]
) -> None:
    host.type("Nora Lindqvist")
    host.press(Qt.Key.Key_Tab)
    host.type("Lindqvist Garden")
    host.press(Qt.Key.Key_Tab)
    host.press(Qt.Key.Key_Tab)
    page.form.country.set_value("FI")
    page.form.currency.set_value("SEK")
    host.click(page.save)
    assert done == [True]
    settings = desk.settings.load()
    assert settings.profile_done
    assert settings.owner.name == "Nora Lindqvist"
    assert settings.owner.business == "Lindqvist Garden"
    assert (settings.owner.country, settings.owner.currency) == ("FI", "SEK")
    assert desk.history.count() == 1
    desk.history.undo()
    assert desk.settings.load().owner == OwnerProfile()


def test_it_can_be_skipped_and_does_not_come_back(host: Host, page: ProfilePage, desk: Desk, done: list[bool]) -> None:
    host.type("Nora")
    host.click(page.skip)
    assert done == [True]
    assert desk.settings.load().profile_done
    assert desk.settings.load().owner.name == ""


def test_country_and_money_come_from_the_computer() -> None:
    known = profile_of_system()
    territory = QLocale.system().territory()
    assert known.country in ("", QLocale.territoryToCode(territory))
    assert known.currency


def test_countries_are_named_once_and_in_order() -> None:
    names = [name for _, name in countries()]
    assert names == sorted(names)
    assert dict(countries())["FI"] == "Finland"
    assert len({code for code, _ in countries()}) == len(countries()) > 200
