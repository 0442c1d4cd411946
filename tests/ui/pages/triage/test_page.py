"""The deck by key and by mouse: answers, back, skip, stop, and undo from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.customer import Tier
from app.services.triage import DAYS_AGO, Spoken
from app.ui.pages.triage.page import TriagePage
from app.ui.theme import Theme
from tests.builders import person
from tests.ui.shells import Bench
from tests.ui.vault_fixtures import Host
from tests.vaults import TestVault


@pytest.fixture
def bench(host: Host, box: TestVault, theme: Theme) -> Iterator[Bench]:
    box.created()
    made = Bench(host, box, theme)
    for name in ("Maja Holmström", "Tomas Berglund", "Noor Haddad"):
        person(made.desk, name)
    yield made
    made.close()


@pytest.fixture
def page(bench: Bench) -> TriagePage:
    made = TriagePage(bench.shell)
    bench.show(made)
    return made


def names(bench: Bench) -> list[str]:
    return [bench.desk.customers.get(number).name for number in bench.desk.triage.waiting()]


def test_two_keys_place_a_person_and_the_next_one_comes(bench: Bench, page: TriagePage) -> None:
    assert page.card.name.text() == "Maja Holmström"
    bench.host.press(Qt.Key.Key_3)
    bench.host.press(Qt.Key.Key_1)
    assert page.card.name.text() == "Tomas Berglund"
    assert page.count.text() == "2 of 3, stop whenever you like"
    maja = bench.desk.finding.cards(bench.desk.finding.ids("maja"))[0]
    assert maja.tier is Tier.INNER_CIRCLE
    assert maja.last_day == bench.box.clock.today() - timedelta(days=DAYS_AGO[Spoken.THIS_YEAR])


def test_the_same_by_mouse(bench: Bench, page: TriagePage) -> None:
    bench.host.click(page.card.spoken.row.buttons[0])
    bench.host.click(page.card.closeness.row.buttons[2])
    assert names(bench) == ["Tomas Berglund", "Noor Haddad"]
    bench.host.press(Qt.Key.Key_1)
    bench.host.press(Qt.Key.Key_2)
    assert names(bench) == ["Noor Haddad"]


def test_closeness_waits_for_the_first_answer(page: TriagePage) -> None:
    assert not page.card.closeness.isEnabled()


def test_back_takes_the_first_answer_back_and_then_the_person_before(bench: Bench, page: TriagePage) -> None:
    bench.host.press(Qt.Key.Key_1)
    bench.host.press(Qt.Key.Key_Backspace)
    assert page.deck.spoken is None
    assert page.card.name.text() == "Maja Holmström"
    assert not page.back.isEnabled()
    bench.host.press(Qt.Key.Key_1)
    bench.host.press(Qt.Key.Key_1)
    bench.host.press(Qt.Key.Key_Backspace)
    assert page.card.name.text() == "Maja Holmström"
    assert names(bench) == ["Maja Holmström", "Tomas Berglund", "Noor Haddad"]


def test_skipped_people_keep_waiting_and_back_changes_nothing_for_them(bench: Bench, page: TriagePage) -> None:
    actions = bench.desk.history.count()
    bench.host.press(Qt.Key.Key_0)
    bench.host.click(page.skip)
    assert page.card.name.text() == "Noor Haddad"
    bench.host.press(Qt.Key.Key_Left)
    assert page.card.name.text() == "Tomas Berglund"
    assert bench.desk.history.count() == actions
    assert len(names(bench)) == 3


def test_undo_from_anywhere_brings_the_person_back_into_the_deck(bench: Bench, page: TriagePage) -> None:
    bench.host.press(Qt.Key.Key_1)
    bench.host.press(Qt.Key.Key_1)
    bench.shell.undo()
    assert page.card.name.text() == "Maja Holmström"
    bench.host.press(Qt.Key.Key_2)
    bench.host.press(Qt.Key.Key_2)
    assert page.card.name.text() == "Tomas Berglund"


def test_escape_stops_and_the_next_time_begins_with_who_is_left(bench: Bench, page: TriagePage) -> None:
    bench.host.press(Qt.Key.Key_1)
    bench.host.press(Qt.Key.Key_1)
    bench.host.press(Qt.Key.Key_Escape)
    assert bench.navigator.went[-1][0] == "customers"
    page.open()
    assert page.count.text() == "1 of 2, stop whenever you like"


def test_after_the_last_one_the_deck_says_so_and_leads_on(bench: Bench, page: TriagePage) -> None:
    for _ in range(3):
        bench.host.press(Qt.Key.Key_2)
        bench.host.press(Qt.Key.Key_2)
    assert page.done.isVisible()
    bench.host.click(page.done.button)
    assert bench.navigator.went[-1][0] == "customers"


def test_letters_and_other_keys_do_nothing(bench: Bench, page: TriagePage) -> None:
    for key in (Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_A):
        bench.host.press(key)
    assert page.deck.spoken is None
    bench.host.press(Qt.Key.Key_1)
    bench.host.press(Qt.Key.Key_4)
    assert page.card.name.text() == "Maja Holmström"
