"""Why a line is in the plan, and what else was thought of."""

from __future__ import annotations

import pytest

from app.domain.planner.explaining import explain
from app.domain.planner.repair import repair
from app.domain.planner.snapshot import Edit, Problem, make_problem
from app.domain.planner.solving import solve


def _problem() -> Problem:
    return make_problem(
        [[0.8, 0.6, 0.4, 0.0]], [[0.5, 0.9, 0.7, 0.0]], cost_minor=[300, 200, 100, 0], minutes=[10] * 4,
        budget_minor=1_000, week_minutes=[20] * 4, most=[1],
    )  # fmt: skip


def test_the_worth_of_a_line_comes_in_its_parts() -> None:
    problem = _problem()
    plan = solve(problem)
    assert plan.lines.tolist() == [[0, 0, 1]]
    found = explain(problem, plan, (0, 0, 1))
    assert (found.value, found.appeal, found.unexpected) == (pytest.approx(0.72), 0.8, 0.9)
    assert 0 <= found.price <= found.value
    assert 0 <= found.value_for_cost <= 1


def test_other_gestures_come_in_order_of_what_they_lose() -> None:
    problem = _problem()
    found = explain(problem, solve(problem), (0, 0, 1))
    assert [(one.gesture, one.week) for one in found.alternatives] == [(1, 1), (2, 1)]
    assert [one.loss for one in found.alternatives] == pytest.approx([0.25, 0.5])


def test_what_was_refused_is_not_thought_of_again() -> None:
    problem = _problem()
    plan = repair(problem, solve(problem), (Edit(0, 1),)).plan
    found = explain(problem, plan, (0, 0, 1))
    assert [one.gesture for one in found.alternatives] == [2]


def test_another_gesture_is_only_thought_of_where_there_is_room_for_it() -> None:
    problem = make_problem(
        [[0.8, 0.6], [0.7, 0.0]], [[0.5, 0.9], [0.9, 0.5]], cost_minor=[0, 0], minutes=[10, 20],
        budget_minor=0, week_minutes=[20, 10], most=[1, 1],
    )  # fmt: skip
    plan = solve(problem)
    assert plan.lines.tolist() == [[0, 0, 1], [1, 0, 0]]
    assert explain(problem, plan, (0, 0, 1)).alternatives == (), "both weeks are too full for twenty minutes"
    alone = make_problem(
        [[0.8, 0.6]], [[0.5, 0.9]], cost_minor=[0, 0], minutes=[10, 20], budget_minor=0, week_minutes=[20, 10],
        most=[1],
    )  # fmt: skip
    assert [(one.gesture, one.week) for one in explain(alone, solve(alone), (0, 0, 1)).alternatives] == [(1, 0)]


def test_only_so_many_are_named() -> None:
    problem = _problem()
    assert len(explain(problem, solve(problem), (0, 0, 1), most=1).alternatives) == 1


def test_an_accepted_line_is_explained_as_before() -> None:
    problem = _problem()
    plan = solve(problem)
    before = explain(problem, plan, (0, 0, 1))
    accepted = repair(problem, plan, (Edit(0, 0, 1, keep=True),)).plan
    assert explain(problem, accepted, (0, 0, 1)) == before


def test_a_line_that_fills_its_week_still_has_a_fair_price() -> None:
    problem = make_problem(
        [[0.8]],
        [[0.5]],
        cost_minor=[300],
        minutes=[10],
        budget_minor=300,
        week_minutes=[10],
        most=[1],
        fixed=[(0, 0, 0)],
    )
    found = explain(problem, solve(problem), (0, 0, 0))
    assert found.price <= found.value
    assert found.value_for_cost == 1.0
