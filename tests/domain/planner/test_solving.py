"""Whatever the shop looks like: a plan breaks no rule, its value is exact, its bound holds, and it comes out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.planner.checking import check
from app.domain.planner.snapshot import Plan, Problem, Progress, make_problem
from app.domain.planner.solving import SMALL, solve
from tests.domain.planner.optimum import best_value
from tests.domain.planner.shops import shop

seeds = st.integers(0, 2**32 - 1)


def _assert_sound(problem: Problem, plan: Plan) -> None:
    """No rule broken (money to the cent), standing lines where they were, value and bound true."""
    checked = check(problem, plan.lines)
    assert checked.violations == ()
    assert plan.value == pytest.approx(checked.value, abs=1e-9)
    assert plan.bound >= plan.value
    standing = set(map(tuple, problem.fixed.tolist()))
    lines = set(map(tuple, plan.lines.tolist()))
    assert standing <= lines
    assert len(lines) == len(plan.lines)
    refused = set(np.nonzero(problem.most == 0)[0].tolist())
    assert not {who for who, _, _ in lines - standing} & refused
    assert list(map(tuple, plan.lines[:, [0, 2]].tolist())) == sorted(map(tuple, plan.lines[:, [0, 2]].tolist()))


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_no_rule_is_ever_broken(seed: int) -> None:
    problem = shop(seed)
    _assert_sound(problem, solve(problem))


@settings(max_examples=80, deadline=None)
@given(seeds)
def test_money_is_kept_to_the_cent(seed: int) -> None:
    problem = shop(seed, customers=5, weeks=16, standing=False)
    lines = solve(problem).lines
    cost = problem.cost_minor[lines[:, 1]]
    month = problem.month_of_week[lines[:, 2]]
    assert cost.sum() <= problem.budget_minor
    assert (np.bincount(month, cost, len(problem.month_budget_minor)) <= problem.month_budget_minor).all()
    assert (np.bincount(lines[:, 2], problem.minutes[lines[:, 1]], problem.weeks) <= problem.week_minutes).all()
    assert (np.bincount(lines[:, 1], minlength=problem.gestures) <= problem.stock).all()
    assert (np.bincount(lines[:, 0], cost, problem.customers) <= problem.cap_minor).all()


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_a_small_plan_is_the_best_possible(seed: int) -> None:
    problem = shop(seed)
    plan = solve(problem)
    assert plan.value == pytest.approx(best_value(problem), abs=1e-6)
    assert plan.is_optimal


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_without_money_only_free_gestures_are_planned(seed: int) -> None:
    problem = shop(seed, budget=0, standing=False)
    assert not problem.cost_minor[solve(problem).lines[:, 1]].any()


@settings(max_examples=40, deadline=None)
@given(seeds, st.integers(0, 5))
def test_the_same_seed_gives_the_same_plan(seed: int, chance: int) -> None:
    problem = shop(seed)
    first, second = solve(problem, chance), solve(problem, chance)
    assert np.array_equal(first.lines, second.lines)
    assert (first.value, first.bound) == (second.value, second.bound)


def _middling(seed: int, customers: int) -> Problem:
    """A shop that is too large to look at every plan."""
    rng = np.random.default_rng(seed)
    gestures, weeks = 8, 30
    return make_problem(
        np.where(rng.random((customers, gestures)) < 0.6, rng.random((customers, gestures)), 0.0),
        np.where(rng.random((customers, weeks)) < 0.6, rng.uniform(0.1, 1, (customers, weeks)), 0.0),
        cost_minor=rng.integers(0, 2_000, gestures),
        minutes=rng.integers(5, 40, gestures),
        budget_minor=600 * customers,
        month_budget_minor=np.full(7, 120 * customers),
        month_of_week=np.arange(weeks) * 7 // weeks,
        week_minutes=np.full(weeks, 15 + customers // 2),
        variety=np.full((gestures, weeks), 2),
        most=rng.integers(0, 4, customers),
        cap_minor=rng.integers(0, 5_000, customers),
        spacing_weeks=6,
        past=np.column_stack([np.arange(customers), rng.integers(-20, 0, customers)]),
    )


def _stop_after(calls: int) -> Callable[[], bool]:
    """Stops at the same point of every search."""
    counter = count(1)
    return lambda: next(counter) > calls


@pytest.mark.parametrize("customers", [12, SMALL + 5, 70, 350])
def test_larger_plans_keep_every_rule_and_prove_a_small_gap(customers: int) -> None:
    problem = _middling(customers, customers)
    plan = solve(problem, is_cancelled=_stop_after(6))
    _assert_sound(problem, plan)
    assert plan.gap < 0.12


def test_a_larger_plan_comes_out_again_with_the_same_seed() -> None:
    problem = _middling(3, SMALL + 10)
    first, second = (solve(problem, 7, is_cancelled=_stop_after(4)) for _ in range(2))
    assert np.array_equal(first.lines, second.lines)
    assert np.array_equal(first.prices, second.prices)


def test_the_bound_of_a_larger_plan_is_not_below_the_best_possible() -> None:
    problem = _middling(4, 12)
    plan = solve(problem, is_cancelled=lambda: True)
    assert plan.bound >= best_value(problem) - 1e-9


@pytest.mark.parametrize(
    "seed", [2, *(pytest.param(seed, marks=[pytest.mark.full, pytest.mark.timeout(600)]) for seed in range(3, 23))]
)
def test_a_shop_with_too_many_plans_to_try_them_all_is_planned_as_well_as_possible(seed: int) -> None:
    plenty = _middling(seed, 14)
    problem = replace(
        plenty,
        budget_minor=plenty.budget_minor // 2,
        month_budget_minor=plenty.month_budget_minor // 2,
        week_minutes=plenty.week_minutes + 10,
    )
    plan, best = solve(problem), best_value(problem)
    assert plan.bound >= best - 1e-9
    assert plan.value == pytest.approx(best, abs=1e-6)
    assert plan.is_optimal


def test_the_owner_hears_how_it_goes() -> None:
    heard: list[Progress] = []
    plan = solve(_middling(5, SMALL + 10), report=heard.append, is_cancelled=_stop_after(5))
    assert len(heard) > 3
    assert [one.share for one in heard] == sorted(one.share for one in heard)
    assert all(one.value <= plan.value + 1e-9 and one.bound >= plan.value - 1e-9 for one in heard)


def test_searching_longer_is_never_worse() -> None:
    problem = _middling(6, SMALL + 10)
    stopped = solve(problem, is_cancelled=lambda: True)
    _assert_sound(problem, stopped)
    assert 0 < stopped.value <= solve(problem, is_cancelled=_stop_after(8)).value + 1e-9


def test_nobody_to_plan_for_gives_an_empty_plan() -> None:
    problem = make_problem(
        np.zeros((0, 2)),
        np.zeros((0, 4)),
        cost_minor=[1, 2],
        minutes=[1, 2],
        budget_minor=5,
        week_minutes=[9] * 4,
        most=[],
    )
    plan = solve(problem)
    assert (len(plan.lines), plan.value, plan.gap) == (0, 0.0, 0.0)


def test_accepted_lines_survive_a_lowered_budget_and_the_overrun_is_told() -> None:
    problem = make_problem(
        [[0.5, 0.4]], [[0.9] * 12], cost_minor=[900, 0], minutes=[10, 10], budget_minor=500, week_minutes=[30] * 12,
        most=[2], fixed=[(0, 0, 3)],
    )  # fmt: skip
    plan = solve(problem)
    assert (0, 0, 3) in set(map(tuple, plan.lines.tolist()))
    checked = check(problem, plan.lines)
    assert checked.violations == ()
    assert [(one.rule.value, one.by) for one in checked.overruns] == [("budget", 400)]
    assert len(plan.lines) == 2


@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.timeout(600)
@settings(max_examples=6_000, deadline=None)
@given(seeds)
def test_no_rule_is_ever_broken_in_thousands_of_shops(seed: int) -> None:
    problem = shop(seed, customers=8, gestures=6, weeks=26)
    _assert_sound(problem, solve(problem))


@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.timeout(600)
@settings(max_examples=1_500, deadline=None)
@given(seeds)
def test_small_plans_are_the_best_possible_in_very_many_shops(seed: int) -> None:
    problem = shop(seed, customers=7, gestures=6, weeks=24)
    plan = solve(problem)
    best = best_value(problem)
    assert plan.bound >= best - 1e-6
    assert plan.value == pytest.approx(best, abs=1e-6)
