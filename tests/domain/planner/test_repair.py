"""After an answer the plan keeps every rule, its bound is true, and nobody else's lines move."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.planner.checking import Rule, check
from app.domain.planner.repair import repair, with_edits
from app.domain.planner.snapshot import ANY, Edit, Plan, Problem, make_problem
from app.domain.planner.solving import solve
from tests.domain.planner.optimum import best_value
from tests.domain.planner.shops import shop

seeds = st.integers(0, 2**32 - 1)


def _edits(problem: Problem, plan: Plan, seed: int, number: int) -> tuple[Edit, ...]:
    """Answers to lines of the plan: accepted, another idea, another week, not this person."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(number if len(plan.lines) else 0):
        who, gesture, week = (int(one) for one in plan.lines[rng.integers(len(plan.lines))])
        found.append(
            (
                Edit(who, gesture, week, keep=True),
                Edit(who, gesture),
                Edit(who, week=week),
                Edit(who, gesture, week),
                Edit(who),
            )[int(rng.integers(5))]
        )
    return tuple(found)


def _lines(plan: Plan) -> set[tuple[int, ...]]:
    return set(map(tuple, plan.lines.tolist()))


@settings(max_examples=50, deadline=None)
@given(seeds)
def test_answers_break_no_rule_and_the_value_stays_exact(seed: int) -> None:
    problem = shop(seed)
    plan = solve(problem)
    for edit in _edits(problem, plan, seed, 4):
        plan = repair(problem, plan, (edit,)).plan
        checked = check(with_edits(problem, plan.edits), plan.lines)
        assert checked.violations == ()
        assert plan.value == pytest.approx(checked.value, abs=1e-9)
        assert plan.bound >= plan.value


@settings(max_examples=50, deadline=None)
@given(seeds)
def test_the_bound_after_answers_is_never_below_the_best_possible(seed: int) -> None:
    problem = shop(seed)
    plan = solve(problem)
    after = repair(problem, plan, _edits(problem, plan, seed, 3)).plan
    assert after.bound >= best_value(with_edits(problem, after.edits)) - 1e-6


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_only_the_person_of_the_answer_loses_lines(seed: int) -> None:
    problem = shop(seed)
    plan = solve(problem)
    for edit in _edits(problem, plan, seed, 2):
        if edit.keep and (edit.customer, edit.gesture, edit.week) not in _lines(plan):
            continue
        repaired = repair(problem, plan, (edit,))
        gone = _lines(plan) - _lines(repaired.plan)
        assert {line[0] for line in gone} <= {edit.customer}
        assert {one.line for one in repaired.changes if not one.is_new} == gone
        assert {one.line for one in repaired.changes if one.is_new} == _lines(repaired.plan) - _lines(plan)
        plan = repaired.plan


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_an_accepted_line_never_moves_again(seed: int) -> None:
    problem = shop(seed, standing=False)
    plan = solve(problem)
    if not len(plan.lines):
        return
    who, gesture, week = (int(one) for one in plan.lines[0])
    plan = repair(problem, plan, (Edit(who, gesture, week, keep=True),)).plan
    others = tuple(edit for edit in _edits(problem, plan, seed, 4) if not _is_about(edit, (who, gesture, week)))
    assert (who, gesture, week) in _lines(repair(problem, plan, others).plan)


def _is_about(edit: Edit, line: tuple[int, int, int]) -> bool:
    return edit.customer == line[0] and edit.gesture in (line[1], ANY) and edit.week in (line[2], ANY)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_the_same_answers_give_the_same_plan_at_once_or_one_by_one(seed: int) -> None:
    problem = shop(seed)
    plan = solve(problem)
    edits = _edits(problem, plan, seed, 3)
    one_by_one = plan
    for edit in edits:
        one_by_one = repair(problem, one_by_one, (edit,)).plan
    assert np.array_equal(repair(problem, plan, edits).plan.lines, one_by_one.lines)


def _pair() -> Problem:
    """Two alike customers and one gesture that there is once."""
    return make_problem(
        [[0.9], [0.8]], [[0.5] * 10] * 2, cost_minor=[100], minutes=[10], budget_minor=1000, week_minutes=[10] * 10,
        most=[1, 1], stock=[1],
    )  # fmt: skip


def test_what_one_does_not_want_goes_to_another() -> None:
    problem = _pair()
    plan = solve(problem)
    assert plan.lines[:, 0].tolist() == [0]
    repaired = repair(problem, plan, (Edit(0),))
    assert repaired.plan.lines[:, 0].tolist() == [1]
    assert repaired.plan.value == pytest.approx(0.4)


def test_two_lines_that_become_free_do_not_both_go_to_somebody_who_may_have_one() -> None:
    problem = make_problem(
        [[0.4, 0.4], [0.9, 0.9]], [[0.9] * 20] * 2, cost_minor=[0, 0], minutes=[10, 10], budget_minor=0,
        week_minutes=[60] * 20, most=[1, 2], stock=[1, 1],
    )  # fmt: skip
    plan = solve(problem)
    assert plan.lines[:, 0].tolist() == [1, 1]
    after = repair(problem, plan, (Edit(1),)).plan
    assert after.lines[:, 0].tolist() == [0]
    assert check(with_edits(problem, after.edits), after.lines).violations == ()


def test_giving_up_an_accepted_line_makes_room_for_others() -> None:
    problem = _pair()
    plan = solve(problem)
    who, gesture, week = (int(one) for one in plan.lines[0])
    accepted = repair(problem, plan, (Edit(who, gesture, week, keep=True),)).plan
    given_up = repair(problem, accepted, (Edit(who),)).plan
    assert given_up.lines[:, 0].tolist() == [1]
    assert given_up.bound >= given_up.value


def test_a_line_of_the_owners_own_is_taken_in_and_may_overrun() -> None:
    problem = _pair()
    plan = solve(problem)
    after = repair(problem, plan, (Edit(1, 0, 9, keep=True),)).plan
    assert _lines(after) == {(1, 0, 9)}
    assert check(with_edits(problem, after.edits), after.lines).violations == ()


def test_another_week_keeps_the_gesture_where_it_is_as_good() -> None:
    problem = _pair()
    plan = solve(problem)
    who, gesture, week = (int(one) for one in plan.lines[0])
    after = repair(problem, plan, (Edit(who, week=week),)).plan
    assert [tuple(line[:2]) for line in after.lines.tolist()] == [(who, gesture)]
    assert after.lines[0, 2] != week


def test_nothing_is_banned_twice_over() -> None:
    problem = _pair()
    assert with_edits(problem, ()) is problem
    assert not [one for one in check(problem, solve(problem).lines).violations if one.rule is Rule.BANNED]
