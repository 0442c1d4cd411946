"""The year is priced again only when something that matters has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.gesture import Gesture
from app.domain.year_plan import NoScope
from app.services.desk import Desk
from app.services.year import proofs, session
from tests.builders import TODAY, friend

Deed = Callable[[Desk], object]


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """A few friends and gestures, and a year planned."""
    for what in ("roses", "bees", "orchids"):
        for at in range(3):
            desk.gestures.add(Gesture(name=f"Something about {what}, {at}", tags=what, cost_minor=100 * at, minutes=10))
    for name, likes in (("Priya Raman", "bees and orchids"), ("Rolf Berg", "old roses"), ("Noor Haddad", "orchids")):
        friend(desk, name, f"Loves {likes}")
    desk.surprises.plan()
    return desk


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often prices were searched for, and how often known ones were tried."""
    found: list[str] = []

    def heard(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            found.append(name)
            return real(*given, **named)

        return call

    monkeypatch.setattr(session, "solve", heard("solved", session.solve))
    monkeypatch.setattr(proofs, "reproven", heard("reproven", proofs.reproven))
    return found


def test_a_change_that_the_year_is_not_made_of_costs_no_search(shop: Desk, searches: list[str]) -> None:
    shop.settings.change("appearance", single_letter_keys=False)
    before = shop.surprises.current()
    shop.settings.change("appearance", single_letter_keys=True)
    assert shop.surprises.current() == before
    assert searches == []


def test_an_answer_that_is_taken_back_costs_no_search(shop: Desk, searches: list[str]) -> None:
    before = shop.surprises.current()
    assert before is not None
    line = next(line for line in before.lines if line.is_suggested)
    shop.surprises.refuse(line.key, NoScope.THIS_YEAR)
    shop.history.undo()
    after = shop.surprises.current()
    assert after is not None
    assert (after.lines, after.bound) == (before.lines, pytest.approx(before.bound))
    assert searches == []


def test_what_is_done_for_an_accepted_surprise_is_proven_by_the_prices_that_are_known(
    shop: Desk, searches: list[str]
) -> None:
    plan = shop.surprises.current()
    assert plan is not None
    shop.surprises.accept(next(line for line in plan.lines if line.is_suggested).key)
    accepted = next(line for line in shop.surprises.current().lines if not line.is_suggested)  # type: ignore[union-attr]
    shop.surprises.write_note(accepted.surprise_id, "by the door")
    after = shop.surprises.current()
    assert after is not None
    assert next(line for line in after.lines if line.key == accepted.key).note == "by the door"
    assert "solved" not in searches
    assert after.value <= after.bound + 1e-9


def test_other_wishes_and_another_day_are_priced_anew(shop: Desk, searches: list[str]) -> None:
    wishes = shop.surprises.wishes()
    shop.surprises.preview(replace(wishes, yearly_minor=100, from_day=TODAY + timedelta(weeks=3)))
    assert searches == ["solved"]
