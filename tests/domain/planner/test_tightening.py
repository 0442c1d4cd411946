"""Rows that no choice of plans breaks, and bounds that no choice exceeds."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.planner.exact import best_choice
from app.domain.planner.knapsacks import broken_row
from app.domain.planner.offers import capacity_left, open_offers
from app.domain.planner.pricing import CLOSED
from app.domain.planner.programs import near_best_plans
from app.domain.planner.sharing import shared_rows
from app.domain.planner.tightening import closest, tightened
from tests.domain.planner.optimum import best_value
from tests.domain.planner.shops import shop

seeds = st.integers(0, 2**32 - 1)


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_no_choice_of_one_plan_for_each_customer_breaks_a_found_row(seed: int) -> None:
    rng = np.random.default_rng(seed)
    owner = np.sort(rng.integers(0, 5, 12))
    weight, limit = rng.integers(0, 9, 12), int(rng.integers(1, 20))
    row = broken_row(weight, limit, owner, rng.random(12))
    if row is not None:
        own = [[None, *np.nonzero(owner == customer)[0].tolist()] for customer in np.unique(owner)]
        for choice in product(*own):
            taken = [plan for plan in choice if plan is not None]
            assert weight[taken].sum() > limit or row[taken].sum() <= 1 + 1e-9


def test_two_and_a_half_long_lines_do_not_fit_into_a_week() -> None:
    row = broken_row(np.full(3, 25), 60, np.arange(3), np.full(3, 0.8))
    assert row is not None
    assert row == pytest.approx([0.5, 0.5, 0.5])
    assert broken_row(np.full(3, 20), 60, np.arange(3), np.full(3, 1.0)) is None


def test_plans_of_one_customer_are_told_apart_from_those_of_two() -> None:
    weight, mixture = np.array([40, 30]), np.array([0.6, 0.6])
    assert broken_row(weight, 60, np.array([0, 1]), mixture) == pytest.approx([1.0, 1.0])
    assert broken_row(weight, 60, np.array([0, 0]), np.array([0.5, 0.5])) is None


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_the_bound_is_never_below_the_best_possible_and_the_best_is_not_left_out(seed: int) -> None:
    problem = shop(seed, customers=4, weeks=14, standing=False)
    offers, shared = open_offers(problem), shared_rows(problem, capacity_left(problem))
    grid = np.where(shared.closed, CLOSED, 0.0)
    every = near_best_plans(offers, grid, np.zeros(problem.customers), np.inf, 20_000)
    best = best_value(problem)
    tight = tightened(every, shared, 0.7 * best, rounds=6)
    assert tight.bound >= best - 1e-9
    program, matrix, left_out = closest(tight, 10**6)
    found = best_choice(program, matrix, problem.weeks, 10_000)
    assert left_out == np.inf
    assert found is not None
    assert found.ceiling == pytest.approx(best, abs=1e-6)
