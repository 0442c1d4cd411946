"""Gestures, surprises and noes in our own file: out here, in there, without loss and without doubles."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.gesture import Gesture, GestureStep
from app.domain.year_plan import NoScope
from app.services.desk import Desk
from app.services.exporting import ExportFormat
from tests.builders import TODAY, friend, open_desk

STEPS = (GestureStep(days_before=9, text="Pot it"), GestureStep(days_before=0, text="Bring it by"))


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    """Another vault, with the library that comes with Keepwarm."""
    (tmp_path / "other").mkdir()
    desk = open_desk(tmp_path / "other")
    desk.gestures.stock_library()
    return desk


def carried(desk: Desk, other: Desk, folder: Path) -> None:
    """Everything of one vault brought into the other."""
    file = folder / "all.json"
    desk.exporting.export(file, ExportFormat.JSON)
    inspection = other.importing.inspect(file)
    other.importing.bring_in(other.importing.draft(inspection, inspection.mapping))


def test_surprises_come_back_with_their_reasons_and_steps(desk: Desk, other: Desk, tmp_path: Path) -> None:
    friend(desk, "Noor Haddad", "Figs that need no sun")
    desk.gestures.add(
        Gesture(name="A fig", tags="figs", cost_minor=700, minutes=20, icon="sprout", card_line="A child of mine."),
        STEPS,
    )
    line = desk.surprises.accept(desk.surprises.plan().lines[0].key).lines[0]
    made = line.surprise_id
    desk.surprises.tick(desk.surprises.steps(made)[0].id)
    desk.surprises.write_note(made, "by the door")
    desk.surprises.write_card(made, "Dear Noor,")
    carried(desk, other, tmp_path)
    plan = other.surprises.current()
    assert plan is not None
    again = plan.lines[0]
    assert (again.gesture.name, again.gesture.card_line, again.day) == ("A fig", "A child of mine.", line.day)
    assert (again.why_this, again.why_now, again.why_person) == (line.why_this, line.why_now, line.why_person)
    assert (again.note, again.genuine, again.value) == (
        "by the door",
        pytest.approx(line.genuine),
        pytest.approx(line.value),
    )
    assert [(step.text, step.due, step.is_done) for step in other.surprises.steps(again.surprise_id)] == [
        (step.text, step.due, step.is_done) for step in desk.surprises.steps(made)
    ]
    kept = other.surprises.given(again.surprise_id)
    facts = {fact.id: fact.text for fact in other.profiles.read(again.face.id).facts}
    assert (facts[kept.fact_id or 0], kept.card_text) == ("Figs that need no sun", "Dear Noor,")
    assert [step.text for step in other.gestures.steps_of(again.gesture.id)] == ["Pot it", "Bring it by"]


def test_a_no_is_carried_too(desk: Desk, other: Desk, tmp_path: Path) -> None:
    friend(desk, "Noor Haddad", "Figs")
    friend(desk, "Saga Lind", "Figs")
    desk.gestures.add(Gesture(name="A fig", tags="figs"))
    plan = desk.surprises.plan()
    desk.surprises.refuse(next(line for line in plan.lines if line.face.first_name == "Noor").key, NoScope.THIS_GESTURE)
    desk.surprises.refuse(next(line for line in plan.lines if line.face.first_name == "Saga").key, NoScope.NEVER)
    carried(desk, other, tmp_path)
    planned = {(line.face.first_name, line.gesture.name) for line in other.surprises.plan().lines}
    assert ("Noor", "A fig") not in planned
    assert "Saga" not in {name for name, _ in planned}


def test_the_whole_library_comes_along_and_nothing_twice(desk: Desk, other: Desk, tmp_path: Path) -> None:
    friend(desk, "Noor Haddad")
    desk.gestures.stock_library()
    jam = next(gesture for gesture in desk.gestures.library() if gesture.origin == "jam")
    desk.gestures.add(Gesture(name="A fig", tags="figs"), STEPS)
    carried(desk, other, tmp_path)
    names = [gesture.name for gesture in other.gestures.library()]
    assert len(names) == len(set(names)) == 41
    assert {"A fig", jam.name} <= set(names)


def test_what_was_given_keeps_teaching(desk: Desk, other: Desk, tmp_path: Path) -> None:
    friend(desk, "Noor Haddad", "Figs")
    desk.gestures.add(Gesture(name="A fig", tags="figs", expected_delight=3.0))
    desk.store.clock.moment -= timedelta(days=100)  # type: ignore[attr-defined]
    number = desk.surprises.accept(desk.surprises.plan().lines[0].key).lines[0].surprise_id
    desk.surprises.deliver(number)
    desk.surprises.react(number, 5, "“How did you know?”", told_others=True)
    desk.store.clock.moment += timedelta(days=100)  # type: ignore[attr-defined]
    carried(desk, other, tmp_path)
    here, there = (
        next(each for each in shop.gestures.worth() if each.gesture.name == "A fig") for shop in (desk, other)
    )
    assert (there.learned, there.cases, there.returns, there.uplift) == (here.learned, 1, 1, here.uplift)
    assert desk.store.clock.today() == TODAY
