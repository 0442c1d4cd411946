"""The plan beside "birthday and Christmas", greedy and nothing: same money, same yardstick, generous to the custom."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.planner.comparing import GENEROUS_GENUINE, GENEROUS_UNEXPECTED, NOTHING, Beliefs, Compared, compare
from app.domain.planner.snapshot import Problem, make_problem
from app.domain.planner.solving import solve

CUSTOMERS, WEEKS = 8, 40


def _shop(budget: int = 3_000) -> tuple[Problem, Beliefs, np.ndarray]:
    rng = np.random.default_rng(4)
    weight = rng.uniform(0.3, 1, CUSTOMERS)
    delight = rng.uniform(0.4, 0.9, (4, 2))
    segment = rng.integers(0, 2, CUSTOMERS)
    genuine = np.where(rng.random((CUSTOMERS, 4)) < 0.6, 0.6, 0.0)
    unexpected = rng.uniform(0.3, 0.9, (CUSTOMERS, WEEKS))
    birthdays = np.column_stack([np.arange(CUSTOMERS), rng.integers(0, WEEKS, CUSTOMERS)])
    unexpected[birthdays[:, 0], birthdays[:, 1]] = 0.0
    unexpected[:, 28] = 0.0
    problem = make_problem(
        weight[:, None] * delight.T[segment] * genuine, unexpected, cost_minor=[0, 300, 800, 1_500],
        minutes=[10, 15, 20, 30], budget_minor=budget, week_minutes=[60] * WEEKS, most=[2] * CUSTOMERS,
    )  # fmt: skip
    beliefs = Beliefs(weight, delight, np.full(delight.shape, 0.1), segment, genuine)
    christmas = np.column_stack([np.arange(CUSTOMERS), np.full(CUSTOMERS, 28)])
    return problem, beliefs, np.concatenate([birthdays, christmas])


def _compared(budget: int = 3_000) -> tuple[Problem, Compared]:
    problem, beliefs, occasions = _shop(budget)
    return problem, compare(problem, solve(problem), beliefs, occasions)


def test_the_plan_is_worth_more_than_the_yardsticks() -> None:
    _, found = _compared()
    assert found.plan.value >= found.greedy.value > NOTHING.value
    assert found.times is not None
    assert found.times == pytest.approx(found.plan.value / found.birthday_and_christmas.value)
    assert found.times > 1


def test_everything_is_measured_with_the_same_money() -> None:
    problem, found = _compared()
    for one in (found.plan, found.greedy, found.birthday_and_christmas):
        assert one.cost_minor <= problem.budget_minor


def test_the_custom_is_credited_generously() -> None:
    problem, beliefs, occasions = _shop(budget=10**6)
    found = compare(problem, solve(problem), beliefs, occasions).birthday_and_christmas
    best = (beliefs.weight[:, None] * beliefs.delight.T[beliefs.segment]
            * np.maximum(GENEROUS_GENUINE, beliefs.genuine)).max(axis=1)  # fmt: skip
    assert found.value == pytest.approx(2 * GENEROUS_UNEXPECTED * best.sum())
    assert found.lines == 2 * CUSTOMERS


def test_the_range_lies_around_the_ratio_and_is_always_the_same() -> None:
    problem, beliefs, occasions = _shop()
    plan = solve(problem)
    first, second = (compare(problem, plan, beliefs, occasions, seed=3) for _ in range(2))
    assert (first.low, first.high) == (second.low, second.high)
    assert first.low is not None
    assert first.high is not None
    assert first.times is not None
    assert first.low < first.times < first.high


def test_surer_beliefs_make_a_narrower_range() -> None:
    problem, beliefs, occasions = _shop()
    plan = solve(problem)
    sure = Beliefs(beliefs.weight, beliefs.delight, beliefs.deviation / 10, beliefs.segment, beliefs.genuine)
    wide, narrow = compare(problem, plan, beliefs, occasions), compare(problem, plan, sure, occasions)
    assert narrow.high - narrow.low < wide.high - wide.low  # type: ignore[operator]


def test_without_occasions_there_is_nothing_to_compare_with() -> None:
    problem, beliefs, _ = _shop()
    found = compare(problem, solve(problem), beliefs, np.zeros((0, 2), dtype=np.int64))
    assert found.birthday_and_christmas == NOTHING
    assert (found.times, found.low, found.high) == (None, None, None)


def test_without_money_the_custom_gives_free_presents_only() -> None:
    _, found = _compared(budget=0)
    assert found.birthday_and_christmas.cost_minor == 0
    assert found.birthday_and_christmas.value > 0
