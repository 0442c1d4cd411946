"""The studio's year of surprises: its library, what the owner has accepted so far, and suggestions around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.domain.calendar import week_number
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.today import Step
from app.services.desk import Desk
from app.services.sample.studio import own_ideas, read
from app.storage import planning, standings
from app.storage.shelves import CUSTOMERS, GESTURES, SURPRISES
from app.storage.today import surprise as preparing


def stocked(desk: Desk, given: Sequence[Gesture]) -> tuple[Gesture, ...]:
    """The gestures that records tell of, as they stand in the library that is put up here."""
    desk.gestures.stock_library()
    for gesture, steps in own_ideas():
        desk.gestures.add(gesture, steps)
    known = {gesture.origin: gesture.uuid for gesture in GESTURES.every(desk.store.db)}
    return tuple(replace(gesture, uuid=known[gesture.origin]) for gesture in given)


def plan_year(desk: Desk) -> None:
    """Accept what the stories tell of, and plan the year around it; inside the action under way."""
    from app.services.year.session import YearSession

    store = desk.store
    today = store.clock.today()
    standings.refresh_all(store.db, today)
    accepted = _accepted(desk, today)
    made = YearSession(store).fresh(desk.surprises.wishes())
    view, frame, beliefs = made.view, made.snapshot.frame, made.snapshot.beliefs
    for each in accepted:
        place = frame.place(each.customer_id, each.gesture_id, each.day)
        if place is not None:
            row, column, week = place
            _, now, person = view.reasons(row, column, each.day)
            SURPRISES.change(
                store.db, each.id, why_now=now, why_person=person, genuine=float(beliefs.genuine[row, column]),
                unexpected=float(made.snapshot.unexpected.total[row, week]),
                value=view.value_for_cost(row, column),
            )  # fmt: skip
    planning.suggest(store.sql, made.suggestions())


def _accepted(desk: Desk, today: date) -> list[Surprise]:
    """Surprises of the stories, with what has to be prepared."""
    store = desk.store
    people = {one.name: one.id for one in CUSTOMERS.every(store.db)}
    gestures = {each.origin: each for each in GESTURES.every(store.db)}
    from app.domain.planner.factors import MATCH

    found = []
    for name, told in read("gestures.json")["accepted"].items():
        day, gesture = _day(told, today), gestures[told["gesture"]]
        if not gesture.is_in_season(week_number(day)) and "out_of_season" in told:
            told = told | told["out_of_season"]
            gesture = gestures[told["gesture"]]
        elif not gesture.is_in_season(week_number(day)) and not told.get("any_day"):
            continue  # the stories are told as of June
        made = SURPRISES.add(store.db, Surprise(
            customer_id=people[name], gesture_id=gesture.id, day=day, state=SurpriseState.ACCEPTED,
            is_locked=told.get("is_locked", False), why_this=told["why"], note=told["note"],
            minutes=told.get("minutes"), genuine=MATCH,
        ), store.clock.now())  # fmt: skip
        preparing.add_steps(store.sql, made.id, _steps(desk, told, gesture, day, today))
        found.append(made)
    return found


def _day(told: dict[str, Any], today: date) -> date:
    """The day of the story; where it need not be that very one, a weekday."""
    day = today + timedelta(days=told["days"])
    return day if told.get("any_day") else day - timedelta(days=max(0, day.weekday() - 4))


def _steps(desk: Desk, told: dict[str, Any], gesture: Gesture, day: date, today: date) -> Iterable[Step]:
    if "steps" in told:
        days = ((text, today + timedelta(days=ahead), is_done) for text, ahead, is_done in told["steps"])
        return [Step(0, text, due, due if is_done else None) for text, due, is_done in days]
    steps = desk.gestures.steps_of(gesture.id)
    return [Step(0, each.text, max(today, day - timedelta(days=each.days_before)), None) for each in steps]
