"""The page of letters in a window, fed with the changes of a real desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout
from pytestqt.qtbot import QtBot

from app.domain.campaign import Template
from app.domain.customer import ContactDetail, Customer, DetailKind, Tier
from app.domain.fact import Basis, Fact, FactKind
from app.domain.tag import OwnField
from app.services.desk import Desk
from app.ui.pages.letters.page import LettersPage
from tests.builders import TODAY, person
from tests.ui.dialogs.room import Room

BODY = (
    "Dear {first name},\n\nOn my desk is a photo of {your garden} from {month we met}. I had to smile.\n\n"
    "You told me {something they said}.\n\nThank you for {years together}.\n\nWarmly,\nNora"
)


class Feed(QObject):
    """Carries changes to the window's thread, as the frame does."""

    changed = Signal(object)


@pytest.fixture
def friends(desk: Desk) -> dict[str, Customer]:
    """Nine people who can be written to, one who would rather be called, and one in peace."""
    desk.settings.change("owner", name="Nora Lindqvist", business="Lindqvist Garden", address="Puolalankatu 8, Turku")
    garden = desk.segments.set_own_field(OwnField(name="Garden"))
    found = {}
    for place, name in enumerate(("Ada", "Bea", "Cia", "Dan", "Eva", "Fia", "Gun", "Hal", "Ina", "Jon", "Kim")):
        made = person(
            desk, f"{name} Lind", pronouns="she", acquainted_since=date(2019, 6, 3), tier=Tier.REGULAR,
            do_not_contact=name == "Kim",
        )  # fmt: skip
        said = Fact(customer_id=made.id, kind=FactKind.LIKES, text="Likes plums", known_on=date(2026, 4, 2))
        desk.facts.add(said)
        if place != 1:
            desk.segments.set_own_value(made.id, garden.id, f"the yard with {place + 2} birches")
        found[name] = made
    wish = Fact(customer_id=found["Jon"].id, kind=FactKind.PREFERRED_CHANNEL, text="Calls", value="call",
                basis=Basis.SAID, known_on=TODAY)  # fmt: skip
    desk.facts.add(wish)
    desk.customers.add_detail(ContactDetail(customer_id=found["Jon"].id, kind=DetailKind.PHONE, value="+358 40 555 01"))
    desk.campaigns.save_template(Template(name="June thank-you", title="A thank-you for {month}", body=BODY))
    desk.store.start_day()
    return found


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, friends: dict[str, Customer]) -> Iterator[Room]:
    """A window of 1440 by 900 over the desk."""
    made = Room(qtbot, desk)
    yield made
    made.close()


@pytest.fixture
def opened(room: Room) -> Iterator[Callable[..., LettersPage]]:
    """Opens the page as the frame does, and waits until the letters are there."""
    ends = []

    def open_page(**state: object) -> LettersPage:
        page = LettersPage(room.shell)
        row = QHBoxLayout(room.window)
        row.setContentsMargins(208, 0, 0, 0)
        row.addWidget(page)
        feed = Feed(room.window)
        feed.changed.connect(page.on_changes)
        ends.append(room.desk.history.listen(feed.changed.emit))
        page.open(**state)
        page.show()
        page.activate()
        settle(room, page)
        return page

    yield open_page
    for end in ends:
        end()


@pytest.fixture
def page(opened: Callable[..., LettersPage], friends: dict[str, Customer]) -> LettersPage:
    """Letters to everybody."""
    return opened(numbers=tuple(one.id for one in friends.values()), whom="“with us over a year”")


def settle(room: Room, page: LettersPage) -> None:
    """Wait until the letters are read."""
    QApplication.processEvents()
    room.qtbot.waitUntil(lambda: not page.session.is_reading, timeout=5000)
    QApplication.processEvents()
