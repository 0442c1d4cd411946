"""The model: pages, filling up, and memory that stays flat."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.query import parse
from app.domain.standing import Sort
from app.services.desk import Desk
from app.ui.pages.customers.asking import Asker
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.model import PAGE, PeopleModel
from app.ui.pages.customers.searching import Search
from app.ui.tasks import Tasks
from tests.ui.pages.customers.floor import crowd

NOWHERE = QModelIndex()


@pytest.fixture
def model(qtbot: QtBot, desk: Desk) -> Iterator[PeopleModel]:
    """A model of 700 people."""
    crowd(desk, 700)
    tasks = Tasks()
    made = PeopleModel(desk, tasks)
    yield made
    tasks.close()
    made.deleteLater()


def test_the_first_page_is_there_at_once_and_the_rest_follows(qtbot: QtBot, model: PeopleModel) -> None:
    model.show(Search(sort=Sort.NAME))
    assert model.rowCount() == PAGE
    qtbot.waitUntil(lambda: model.is_whole)
    assert model.rowCount() == 700
    assert [model.index(row, 0).data() for row in (0, 350, 699)] == [
        "Person 0001 Berg", "Person 0351 Berg", "Person 0700 Berg",
    ]  # fmt: skip


def test_scrolling_before_that_takes_one_page_more(model: PeopleModel) -> None:
    model.show(Search(sort=Sort.NAME))
    assert model.canFetchMore(NOWHERE)
    model.fetchMore(NOWHERE)
    assert model.rowCount() == 2 * PAGE
    assert model.index(2 * PAGE - 1, 0).data() == f"Person {2 * PAGE:04} Berg"


def test_qts_own_tester_finds_nothing_wrong(model: PeopleModel) -> None:
    model.show(Search(sort=Sort.NAME))
    watching = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    while model.canFetchMore(NOWHERE):
        model.fetchMore(NOWHERE)
    assert model.rowCount() == 700
    watching.deleteLater()


def test_cards_that_are_no_longer_looked_at_are_let_go(qtbot: QtBot, model: PeopleModel) -> None:
    model.show(Search(sort=Sort.NAME))
    qtbot.waitUntil(lambda: model.is_whole)
    for row in range(0, 700, 20):
        assert model.card(row) is not None
    assert model.kept_cards <= 600
    assert model.card(0) is not None


def test_a_new_search_drops_the_rest_of_the_one_before(qtbot: QtBot, model: PeopleModel) -> None:
    model.show(Search())
    model.show(Search(parse("0007")))
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Person 0007 Berg"]
    assert model.is_whole


def test_somebody_who_went_to_the_trash_leaves_the_rows(qtbot: QtBot, desk: Desk, model: PeopleModel) -> None:
    model.show(Search(sort=Sort.NAME))
    qtbot.waitUntil(lambda: model.is_whole)
    gone = model.id_at(5)
    desk.customers.trash((gone,))
    model.refresh(frozenset((gone,)))
    assert model.rowCount() == 699
    assert model.row_of(gone) == -1


def test_nobody_stays_nobody_until_the_next_search(model: PeopleModel) -> None:
    model.show_nobody()
    model.refresh(None)
    assert model.rowCount() == 0
    model.show(Search())
    assert model.rowCount() == PAGE


def test_after_a_slow_answer_the_next_question_waits_beside_the_window(qtbot: QtBot) -> None:
    tasks, answers = Tasks(), []
    asker = Asker(tasks)
    asker.ask(lambda: 1, answers.append)
    assert answers == [1]
    asker.slow_after(-1.0)
    asker.ask(lambda: 2, answers.append)
    asker.ask(lambda: 3, answers.append)
    assert answers == [1]
    qtbot.waitUntil(lambda: 3 in answers)
    tasks.close()
    assert 2 not in answers


def test_who_is_chosen_keeps_the_order_of_choosing() -> None:
    chosen = Chosen()
    chosen.toggle(3)
    chosen.add((1, 2))
    chosen.toggle(1)
    assert chosen.ids == (3, 2)
    assert chosen.first(1) == (3,)
    assert 2 in chosen
    chosen.clear()
    assert len(chosen) == 0


def test_a_list_that_is_not_looked_at_asks_nothing(qtbot: QtBot, model: PeopleModel) -> None:
    model.show(Search(sort=Sort.NAME))
    model.rest()
    assert not model.is_busy
    assert model.rowCount() == PAGE
    model.resume()
    qtbot.waitUntil(lambda: model.is_whole)
