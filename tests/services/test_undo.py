"""Undo and redo of every service method, by one generic property."""

from __future__ import annotations

import inspect
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import KeepwarmError
from app.services.desk import SERVICES, Desk
from app.storage.history import CannotUndo, UndoConflict
from app.storage.tables import CONTENT_TABLES
from tests.builders import NOW, TODAY, open_desk, person, studio, touch
from tests.services.scenarios import scenarios

ACTS = ("self._action(", "self._answer(")
ALWAYS_TOUCHED = frozenset(("exchange.bring_in", "exchange.bring_purchases"))


def state(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every content table, the standings, and what the index finds."""
    sql = desk.store.sql
    content = {table: sorted(sql.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in CONTENT_TABLES}
    content["standing"] = sql.execute("SELECT * FROM standing ORDER BY customer_id").fetchall()
    for index in ("search_word", "search_gram"):
        content[index] = sql.execute(f"SELECT rowid FROM {index} ORDER BY rowid").fetchall()
    return content


def changing_methods(desk: Desk) -> set[str]:
    """Every public service method that makes an action."""
    found = set()
    for place in SERVICES:
        service = getattr(desk, place)
        for name, method in inspect.getmembers(service, inspect.ismethod):
            source = inspect.getsource(method)
            if not name.startswith("_") and any(act in source for act in ACTS):
                found.add(f"{place}.{name}")
    return found


def test_every_changing_method_has_a_scenario(desk: Desk, people: dict[str, Any]) -> None:
    assert changing_methods(desk) - ALWAYS_TOUCHED == set(scenarios(desk, people))


def test_undo_gives_the_state_before_and_redo_the_state_after(desk: Desk, people: dict[str, Any]) -> None:
    desk.store.start_day()
    for name, scenario in scenarios(desk, people).items():
        call = scenario(desk, people)
        before = state(desk)
        call()
        after = state(desk)
        assert before != after, name
        desk.history.undo()
        assert state(desk) == before, name
        desk.history.redo()
        assert state(desk) == after, name
        desk.history.undo()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_row_of_actions_can_be_walked_back_and_forth(data: st.DataObject, tmp_path: Path) -> None:
    desk = open_desk(Path(tempfile.mkdtemp(dir=tmp_path)))
    people = studio(desk)
    desk.store.start_day()
    known = scenarios(desk, people)
    states = []
    for name in data.draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=6, unique=True)):
        first = desk.history.count()
        known[name](desk, people)()
        states.append((name, desk.history.count() - first, state(desk)))
    for _, steps, after in reversed(states):
        assert state(desk) == after
        for _ in range(steps):
            desk.history.undo()
    for name, steps, after in states:
        for _ in range(steps):
            desk.history.redo()
        assert state(desk) == after, name
    desk.store.close()


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    maja = person(desk, "Maja Holmström")
    desk.customers.edit(maja.id, notes="Sneezes near birch")
    desk.store.close()
    again = open_desk(tmp_path)
    assert again.history.undo().label == "Notes of Maja Holmström"
    assert again.customers.get(maja.id).notes == ""
    again.store.close()


def test_an_old_line_is_undone_and_later_ones_stay(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    desk.customers.edit(maja.id, notes="Sneezes near birch")
    noted = desk.history.entries(limit=1)[0]
    desk.customers.edit(maja.id, subtitle="Villa Solbacken")
    desk.history.undo(noted.id)
    assert (desk.customers.get(maja.id).notes, desk.customers.get(maja.id).subtitle) == ("", "Villa Solbacken")


def test_what_later_things_build_on_is_named_and_left_alone(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    added = desk.history.entries(limit=1)[0]
    touch(desk, maja, 3, "visit")
    before = state(desk)
    with pytest.raises(UndoConflict) as caught:
        desk.history.undo(added.id)
    assert caught.value.labels == ("Logged a visit with Maja",)
    assert state(desk) == before


def test_a_later_edit_of_the_same_field_stops_an_older_undo(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    desk.customers.edit(maja.id, notes="one")
    first = desk.history.entries(limit=1)[0]
    desk.customers.edit(maja.id, notes="two")
    with pytest.raises(UndoConflict):
        desk.history.undo(first.id)
    assert desk.customers.get(maja.id).notes == "two"


def test_something_new_ends_the_row_of_redos(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    desk.customers.edit(maja.id, notes="one")
    desk.history.undo()
    desk.customers.edit(maja.id, subtitle="Solbacken")
    assert desk.history.next_redo() is None
    with pytest.raises(CannotUndo):
        desk.history.redo()


def test_an_action_that_fails_leaves_nothing_behind(desk: Desk) -> None:
    before = state(desk)
    with pytest.raises(KeepwarmError):
        desk.customers.add(people_without_a_name())
    assert (state(desk), desk.history.count()) == (before, 0)


def people_without_a_name() -> Any:
    from app.domain.customer import Customer

    return Customer(name="   ")


def test_an_action_that_changes_nothing_leaves_no_line(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström", notes="one")
    lines = desk.history.count()
    desk.customers.edit(maja.id, notes="one")
    assert desk.history.count() == lines


def test_listeners_hear_which_kinds_and_customers_were_touched(desk: Desk) -> None:
    heard = []
    maja = person(desk, "Maja Holmström")
    stop = desk.history.listen(heard.append)
    touch(desk, maja, 1)
    stop()
    touch(desk, maja, 2)
    assert [(sorted(changes.kinds), changes.customers) for changes in heard] == [
        (["participant", "touchpoint"], frozenset((maja.id,)))
    ]


def test_forgetting_leaves_no_line_and_no_row(desk: Desk, people: dict[str, Any]) -> None:
    maja = people["Maja"]
    desk.history.forget(maja.id)
    assert desk.history.entries(customer_id=maja.id) == ()
    assert all("Maja" not in entry.label for entry in desk.history.entries(limit=500))
    assert desk.finding.page("Holmström").cards == ()
    assert NOW.date() == TODAY
