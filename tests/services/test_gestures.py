"""The gesture library: forty ideas, in the owner's money, changed and put away but never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.errors import KeepwarmError
from app.domain.fact import FactKind
from app.domain.gesture import Gesture, GestureStep
from app.services.desk import Desk
from app.services.gestures import ideas_in


def test_forty_ideas_from_nearly_free_to_generous_come_once(desk: Desk) -> None:
    assert desk.gestures.stock_library() == 40
    assert desk.gestures.stock_library() == 0
    costs = sorted(each.cost_minor for each in desk.gestures.library())
    assert costs[0] == 0
    assert costs[-1] >= 3000
    assert sum(cost <= 200 for cost in costs) >= 10


def test_every_idea_can_be_reasoned_for_and_prepared() -> None:
    kinds = {kind.value for kind in FactKind}
    for gesture, steps in ideas_in("EUR"):
        assert gesture.tags or gesture.fact_kinds or gesture.for_anyone, gesture.name
        assert set(gesture.fact_kinds.split()) <= kinds, gesture.name
        assert gesture.how_to, gesture.name
        assert gesture.card_line, gesture.name
        assert steps, gesture.name
        assert 1 <= gesture.expected_delight <= 5
        assert all(step.days_before >= 0 for step in steps)


@pytest.mark.parametrize(
    ("currency", "jam"), [("EUR", 500), ("JPY", 800), ("SEK", 5800), ("USD", 550), ("XXX", 500), ("KWD", 5000)]
)
def test_costs_are_of_the_right_size_in_other_money(currency: str, jam: int) -> None:
    found = {gesture.origin: gesture.cost_minor for gesture, _ in ideas_in(currency)}
    assert found["jam"] == jam
    assert found["thank-you-call"] == 0


def test_what_is_put_away_stays_readable(desk: Desk) -> None:
    made = desk.gestures.add(Gesture(name="A jar of plum jam"), (GestureStep(text="Cook it", days_before=10),))
    desk.gestures.archive(made.id)
    assert desk.gestures.library() == ()
    assert [each.name for each in desk.gestures.library(with_archived=True)] == ["A jar of plum jam"]
    assert [step.text for step in desk.gestures.steps_of(made.id)] == ["Cook it"]


def test_new_steps_take_the_place_of_the_old_ones(desk: Desk) -> None:
    made = desk.gestures.add(Gesture(name="Jam"), (GestureStep(text="Cook it", days_before=10),))
    desk.gestures.edit(
        replace(made, minutes=20),
        (
            GestureStep(text="Label it"),
            GestureStep(text=" "),
        ),
    )
    assert [step.text for step in desk.gestures.steps_of(made.id)] == ["Label it"]
    assert desk.gestures.library()[0].minutes == 20


def test_a_gesture_without_a_name_is_refused_kindly(desk: Desk) -> None:
    with pytest.raises(KeepwarmError, match="no name"):
        desk.gestures.add(Gesture(name="  "))


@pytest.mark.parametrize(
    ("first", "last", "inside", "outside"), [(14, 40, (14, 27, 40), (13, 41)), (44, 12, (44, 53, 1, 12), (13, 43))]
)
def test_a_season_may_run_across_the_turn_of_the_year(
    first: int, last: int, inside: tuple[int, ...], outside: tuple[int, ...]
) -> None:
    gesture = Gesture(season_from_week=first, season_until_week=last)
    assert all(gesture.is_in_season(week) for week in inside)
    assert not any(gesture.is_in_season(week) for week in outside)
    assert Gesture().is_in_season(30)
