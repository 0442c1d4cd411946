"""The shelves: what the prepared reads of one customer give is what a free condition gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.customer import Customer
from app.domain.promise import Promise
from app.services.desk import Desk
from app.storage import shelves
from app.storage.shelf import NotFound, Shelf
from tests.builders import TODAY
from tests.ui.dossier.rich import rich_studio

SHELVES = {name: shelf for name, shelf in vars(shelves).items() if isinstance(shelf, Shelf)}


@pytest.mark.parametrize("name", SHELVES)
def test_a_prepared_read_gives_what_a_free_condition_gives(desk: Desk, name: str) -> None:
    rich_studio(desk)
    shelf, db = SHELVES[name], desk.store.db
    fields = [field for field in ("id", "customer_id") if hasattr(shelf.row, field)]

    for number in range(1, 30):
        for field in fields:
            free = shelf.where(db, getattr(shelf.row, field) == number)
            assert [repr(item) for item in shelf.of(db, number, by=(field,))] == [repr(item) for item in free]


def test_what_is_in_the_trash_is_left_out_of_the_living(desk: Desk, people: dict[str, Customer]) -> None:
    number = people["Eero"].id
    kept, gone = (desk.promises.make(Promise(customer_id=number, text=text)) for text in ("Bench", "Pot"))
    desk.promises.remove(gone.id)

    db = desk.store.db
    assert [promise.id for promise in shelves.PROMISES.of(db, number)] == [kept.id, gone.id]
    assert shelves.PROMISES.living_of(db, number) == (kept,)
    assert gone.id not in {promise.id for promise in shelves.PROMISES.every(db)}


def test_the_order_is_by_the_named_fields_and_then_by_id(desk: Desk, people: dict[str, Customer]) -> None:
    number = people["Eero"].id
    for text, days in (("a", 2), ("b", 1), ("c", 2)):
        desk.promises.make(Promise(customer_id=number, text=text, due=TODAY + timedelta(days=days)))

    def texts(*order: str) -> str:
        return "".join(promise.text for promise in shelves.PROMISES.of(desk.store.db, number, *order))

    assert (texts(), texts("due"), texts("-due"), texts("-due", "-id")) == ("abc", "bac", "acb", "cab")


def test_either_of_two_fields_may_name_the_customer(desk: Desk) -> None:
    people = rich_studio(desk)
    either: Any = {"by": ("customer_id", "other_id")}
    ties = [shelves.RELATIONSHIPS.of(desk.store.db, people[name].id, **either) for name in ("Maja", "Priya", "Noor")]

    assert [len(each) for each in ties] == [1, 1, 0]
    assert ties[0] == ties[1]


def test_a_field_that_has_to_be_empty_leaves_the_others_out(desk: Desk, people: dict[str, Customer]) -> None:
    fact = desk.facts.of(people["Maja"].id)[0]
    newer = desk.facts.edit(replace(fact, text="Another wording"))

    present = {each.id for each in desk.facts.of(people["Maja"].id)}
    assert newer.id in present
    assert fact.id not in present
    assert [each.id for each in desk.facts.earlier(newer)] == [fact.id]


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        shelves.CUSTOMERS.get(desk.store.db, 12345)
