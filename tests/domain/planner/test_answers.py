"""Whatever was answered: a year can be planned or looked at again with less money, fewer minutes and other gaps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.planner.checking import check
from app.domain.planner.columns import generate
from app.domain.planner.duals import usual_prices
from app.domain.planner.offers import capacity_left, open_offers
from app.domain.planner.repair import repair, with_edits
from app.domain.planner.sharing import shared_rows
from app.domain.planner.snapshot import ANY, Edit, Plan, Problem
from app.domain.planner.solving import SMALL, solve
from tests.domain.planner.optimum import best_value
from tests.domain.planner.shops import shop

seeds = st.integers(0, 2**32 - 1)
counts = st.integers(0, 8)
shares = st.floats(0, 0.3)
spacings = st.integers(1, 26)


def _answered(problem: Problem, plan: Plan, seed: int, number: int) -> Plan:
    """The plan after random answers: accepted, another idea, another week, not this cell, not this person, her own."""
    rng = np.random.default_rng(seed)
    for _ in range(number if len(plan.lines) else 0):
        if not len(plan.lines):
            break
        who, gesture, week = (int(one) for one in plan.lines[rng.integers(len(plan.lines))])
        own = (
            int(rng.integers(problem.customers)),
            int(rng.integers(problem.gestures)),
            int(rng.integers(problem.weeks)),
        )
        answers = (
            Edit(who, gesture, week, keep=True),
            Edit(who, gesture, week, keep=True),
            Edit(who, gesture),
            Edit(who, ANY, week),
            Edit(who, gesture, week),
            Edit(who),
            Edit(*own, keep=own[1] not in plan.lines[plan.lines[:, 0] == own[0], 1]),
        )
        plan = repair(problem, plan, (answers[int(rng.integers(len(answers)))],)).plan
    return plan


def _with_less(problem: Problem, share: float, spacing: int) -> Problem:
    """The same year with a share of the money, hardly any minutes, and another least gap."""
    return replace(
        problem,
        budget_minor=int(problem.budget_minor * share),
        month_budget_minor=(problem.month_budget_minor * share).astype(np.int64),
        week_minutes=(problem.week_minutes * share).astype(np.int64),
        spacing_weeks=spacing,
    )


def _assert_sound(problem: Problem, plan: Plan) -> None:
    checked = check(problem, plan.lines)
    assert checked.violations == ()
    assert plan.value == pytest.approx(checked.value, abs=1e-9)
    assert plan.bound >= plan.value
    assert set(map(tuple, problem.fixed.tolist())) <= set(map(tuple, plan.lines.tolist()))


def _looked_at_again(problem: Problem, seed: int, number: int, share: float, spacing: int) -> None:
    """Answers, then a preview and a whole plan with less, and answers to that."""
    plan = _answered(problem, solve(problem, is_cancelled=lambda: True), seed, number)
    less = _with_less(with_edits(problem, plan.edits), share, spacing)
    for again in (solve(less, is_cancelled=lambda: True), solve(less) if problem.customers < SMALL else None):
        if again is not None:
            _assert_sound(less, again)
            after = _answered(less, again, seed + 1, 2)
            _assert_sound(with_edits(less, after.edits), after)


@settings(max_examples=60, deadline=None)
@given(seeds, counts, shares, spacings)
def test_after_answers_the_year_can_be_looked_at_with_much_less(
    seed: int, number: int, share: float, spacing: int
) -> None:
    _looked_at_again(shop(seed), seed, number, share, spacing)


@pytest.mark.timeout(30)
def test_a_line_that_shall_stay_opens_no_closed_week() -> None:
    _looked_at_again(shop(18_440, customers=8, gestures=6, weeks=30), 18_440, 4, 0.156092569482909, 4)


@pytest.mark.full
@pytest.mark.timeout(900)
@settings(max_examples=2_000, deadline=None)
@given(seeds, counts, shares, spacings)
def test_after_answers_very_many_years_can_be_looked_at_with_much_less(
    seed: int, number: int, share: float, spacing: int
) -> None:
    _looked_at_again(shop(seed, customers=8, gestures=6, weeks=30), seed, number, share, spacing)


@pytest.mark.full
@pytest.mark.timeout(900)
@settings(max_examples=200, deadline=None)
@given(seeds, counts, shares, spacings)
def test_after_answers_larger_shops_can_be_looked_at_with_much_less(
    seed: int, number: int, share: float, spacing: int
) -> None:
    _looked_at_again(shop(seed, customers=3 * SMALL, gestures=8, weeks=40), seed, number, share, spacing)


@settings(max_examples=60, deadline=None)
@given(seeds, shares, spacings)
def test_prices_are_found_however_little_there_is(seed: int, share: float, spacing: int) -> None:
    problem = _with_less(shop(seed), share, spacing)
    offers, shared = open_offers(problem), shared_rows(problem, capacity_left(problem))
    assert 0 <= generate(offers, shared, usual_prices(offers, shared), 8).bound < np.inf


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_the_bound_is_true_when_accepted_lines_are_given_up_again(seed: int) -> None:
    problem = shop(seed, customers=4, weeks=14)
    plan = _answered(problem, solve(problem), seed, 3)
    for who in sorted({edit.customer for edit in plan.edits if edit.keep}):
        plan = repair(problem, plan, (Edit(who),)).plan
        now = with_edits(problem, plan.edits)
        _assert_sound(now, plan)
        assert plan.bound >= best_value(now) - 1e-9


@pytest.mark.full
@pytest.mark.timeout(900)
@settings(max_examples=1_500, deadline=None)
@given(seeds)
def test_the_bound_is_true_after_very_many_answers(seed: int) -> None:
    problem = shop(seed, customers=5, weeks=18)
    plan = solve(problem)
    for number in range(4):
        plan = _answered(problem, plan, seed + number, 1)
        now = with_edits(problem, plan.edits)
        _assert_sound(now, plan)
        assert plan.bound >= best_value(now) - 1e-9
