"""Taking several lines back: what stands on what, and where it stops."""

from __future__ import annotations

from app.domain.changes import HistoryEntry
from app.domain.customer import Customer
from app.domain.fact import Fact
from app.services.desk import Desk
from app.services.history import UndoConflict
from tests.builders import person, touch


def newest(desk: Desk) -> HistoryEntry:
    return desk.history.entries(limit=1)[0]


def labels(entries: tuple[HistoryEntry, ...]) -> list[str]:
    return [entry.label for entry in entries]


def test_what_was_noted_about_a_new_card_stands_on_it(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    added = newest(desk)
    eero = person(desk, "Eero Salonen")
    touch(desk, maja, 3, "visit")
    touch(desk, eero, 3, "visit")

    assert labels(desk.history.standing_on(added.id)) == ["Logged a visit with Maja"]


def test_what_stands_on_that_counts_too(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    added = newest(desk)
    fact = desk.facts.add(Fact(customer_id=maja.id, text="Likes oat milk"))
    desk.facts.remove(fact)

    assert labels(desk.history.standing_on(added.id)) == [
        "Removed a fact about Maja",
        "Fact about Maja: Likes oat milk",
    ]


def test_another_field_of_the_same_card_stands_on_nothing(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    desk.customers.edit(maja.id, notes="Sneezes near birch")
    noted = newest(desk)
    desk.customers.edit(maja.id, subtitle="Villa Solbacken")
    assert desk.history.standing_on(noted.id) == ()

    desk.customers.edit(maja.id, notes="Sneezes near birch and alder")
    assert labels(desk.history.standing_on(noted.id)) == ["Notes of Maja Holmström"]


def test_lines_taken_back_already_stand_on_nothing(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    added = newest(desk)
    touch(desk, maja, 3, "visit")
    desk.history.undo()

    assert desk.history.standing_on(added.id) == ()


def test_with_what_stands_on_it_a_line_can_be_taken_back(desk: Desk, people: dict[str, Customer]) -> None:
    added = next(entry for entry in desk.history.entries(limit=500) if entry.label == "Added Maja Holmström")
    first = [entry.id for entry in desk.history.standing_on(added.id)]

    back = desk.history.undo_all((*first, added.id))

    assert back.trouble is None
    assert back.entries[-1].label == "Added Maja Holmström"
    assert not desk.finding.palette("maja").people


def test_it_stops_with_words_where_something_stands_in_the_way(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    added = newest(desk)
    touch(desk, maja, 3, "visit")
    visit = newest(desk)
    desk.customers.edit(maja.id, notes="Sneezes near birch")
    noted = newest(desk)

    back = desk.history.undo_all((noted.id, added.id, visit.id))

    assert labels(back.entries) == ["Notes of Maja Holmström"]
    assert isinstance(back.trouble, UndoConflict)
    assert back.stopped_at is not None
    assert back.stopped_at.label == "Added Maja Holmström"


def test_back_to_just_before_and_forward_again(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    touch(desk, maja, 3, "visit")
    visit = newest(desk)
    desk.customers.edit(maja.id, notes="Sneezes near birch")

    living = desk.history.living_from(visit.id)
    assert labels(living) == ["Notes of Maja Holmström", "Logged a visit with Maja"]
    desk.history.undo_all(entry.id for entry in living)
    assert desk.customers.get(maja.id).notes == ""

    again = desk.history.redo_all(entry.id for entry in reversed(living))
    assert labels(again.entries) == ["Logged a visit with Maja", "Notes of Maja Holmström"]
    assert desk.customers.get(maja.id).notes == "Sneezes near birch"


def test_stopping_leaves_whole_lines(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    touch(desk, maja, 3, "visit")
    asked = iter((False, True))

    back = desk.history.undo_all(
        [entry.id for entry in desk.history.entries(limit=2)], is_cancelled=lambda: next(asked)
    )

    assert labels(back.entries) == ["Logged a visit with Maja"]
    assert desk.history.since() is not None
