"""Pricing finds the best plan of each customer, as trying every plan does."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.planner.columns import generate
from app.domain.planner.offers import after_lines, capacity_left, open_offers, part_of
from app.domain.planner.plans import near_best
from app.domain.planner.pricing import CLOSED, best_plans
from app.domain.planner.sharing import shared_rows
from app.domain.planner.snapshot import Floats, Problem
from tests.domain.planner.shops import shop

seeds = st.integers(0, 2**32 - 1)


def _by_trying(problem: Problem, customer: int, prices: Floats) -> float:
    """The best reduced worth over all plans of one customer."""
    offers = open_offers(problem)
    mine = slice(int(offers.starts[customer]), int(offers.starts[customer + 1]))
    gestures, appeal = offers.gesture[mine].tolist(), offers.appeal[mine]
    shut = {(int(offer) - mine.start, int(week)) for offer, week in offers.shut}
    weeks = np.nonzero(offers.unexpected[customer])[0].tolist()
    dates = (np.nonzero(offers.dates[customer])[0] - problem.weeks).tolist()
    best = 0.0
    for number in range(1, int(offers.most[customer]) + 1):
        for chosen in combinations(weeks, number):
            if not _is_spaced(chosen, dates, problem.spacing_weeks):
                continue
            for order in permutations(range(len(gestures)), number):
                cells = list(zip(order, chosen, strict=True))
                if shut & set(cells) or sum(problem.cost_minor[gestures[one]] for one in order) > offers.cap[customer]:
                    continue
                worth = sum(
                    appeal[one] * offers.unexpected[customer, week] - prices[gestures[one], week] for one, week in cells
                )
                best = max(best, worth)
    return best


def _is_spaced(chosen: tuple[int, ...], dates: list[int], spacing: int) -> bool:
    apart = all(later - earlier >= spacing for earlier, later in combinations(chosen, 2))
    every = sorted((*chosen, *dates))
    new = set(chosen)
    even = any(new & {a, b, c} and b - a == c - b for a, b, c in combinations(every, 3))
    return apart and not even


@settings(max_examples=120, deadline=None)
@given(seeds)
def test_the_best_plan_is_found(seed: int) -> None:
    problem = shop(seed, customers=3, gestures=4, weeks=11)
    prices = np.random.default_rng(seed).uniform(0, 0.3, (problem.gestures, problem.weeks))
    prices[~problem.season] = CLOSED
    choice = best_plans(open_offers(problem), prices)
    for customer in range(problem.customers):
        assert choice.worth[customer] == pytest.approx(_by_trying(problem, customer, prices), abs=1e-9)


@settings(max_examples=120, deadline=None)
@given(seeds)
def test_the_lines_are_worth_what_is_said(seed: int) -> None:
    problem = shop(seed)
    prices = np.random.default_rng(seed).uniform(0, 0.2, (problem.gestures, problem.weeks))
    choice = best_plans(open_offers(problem), prices)
    who, gesture, week = choice.lines.T
    worth = problem.appeal[who, gesture] * problem.unexpected[who, week] - prices[gesture, week]
    assert np.bincount(who, worth, problem.customers) == pytest.approx(choice.worth, abs=1e-9)


@settings(max_examples=80, deadline=None)
@given(seeds)
def test_single_precision_differs_by_rounding_only(seed: int) -> None:
    problem = shop(seed)
    prices = np.random.default_rng(seed).uniform(0, 0.2, (problem.gestures, problem.weeks))
    offers = open_offers(problem)
    assert best_plans(offers, prices, exact=False).worth == pytest.approx(best_plans(offers, prices).worth, abs=1e-6)


@settings(max_examples=80, deadline=None)
@given(seeds)
def test_without_the_rule_of_even_spacing_nothing_is_worth_less(seed: int) -> None:
    problem = shop(seed)
    prices = np.random.default_rng(seed).uniform(0, 0.2, (problem.gestures, problem.weeks))
    offers = open_offers(problem)
    assert (best_plans(offers, prices, may_be_even=True).worth >= best_plans(offers, prices).worth - 1e-12).all()


@settings(max_examples=80, deadline=None)
@given(seeds)
def test_customers_are_priced_alike_alone_and_together(seed: int) -> None:
    problem = shop(seed)
    prices = np.random.default_rng(seed).uniform(0, 0.2, (problem.gestures, problem.weeks))
    offers = open_offers(problem)
    rows = np.arange(problem.customers)[::-1]
    assert best_plans(part_of(offers, rows), prices).worth == pytest.approx(best_plans(offers, prices).worth[rows])


@settings(max_examples=80, deadline=None)
@given(seeds)
def test_the_first_of_the_near_best_plans_is_the_best(seed: int) -> None:
    problem = shop(seed)
    prices = np.random.default_rng(seed).uniform(0, 0.2, (problem.gestures, problem.weeks))
    offers = open_offers(problem)
    best = best_plans(offers, prices).worth
    for customer in range(problem.customers):
        plans = near_best(offers, customer, prices, 1e-12, 50)
        assert max(plans.reduced, default=0.0) == pytest.approx(best[customer], abs=1e-9)
        assert list(plans.reduced) == sorted(plans.reduced, reverse=True)


@settings(max_examples=80, deadline=None)
@given(seeds)
def test_after_a_line_nothing_more_is_offered_than_before(seed: int) -> None:
    problem = shop(seed)
    offers = open_offers(problem)
    lines = best_plans(offers, np.zeros((problem.gestures, problem.weeks))).lines
    if len(lines):
        rest = after_lines(offers, lines[:1])
        who, gesture, week = lines[0]
        again = (rest.customer == who) & (rest.gesture == gesture)
        assert not again.any()
        assert not rest.unexpected[who, max(0, week - problem.spacing_weeks + 1) : week + problem.spacing_weeks].any()
        assert (rest.unexpected <= offers.unexpected).all()


@settings(max_examples=80, deadline=None)
@given(seeds)
def test_a_price_is_what_a_line_takes_of_every_row(seed: int) -> None:
    problem = shop(seed)
    shared = shared_rows(problem, capacity_left(problem))
    rng = np.random.default_rng(seed)
    prices, counts = rng.random(len(shared.limit)), rng.integers(0, 3, shared.closed.shape).astype(float)
    counts[shared.closed] = 0
    assert (shared.grid(prices) * counts).sum() == pytest.approx(prices @ shared.usage(counts))
    assert shared.weights() @ counts.ravel() == pytest.approx(shared.usage(counts))


def test_prices_that_begin_far_too_high_still_end_well() -> None:
    problem = shop(12, customers=6, standing=False)
    offers, shared = open_offers(problem), shared_rows(problem, capacity_left(problem))
    dear, usual = (generate(offers, shared, np.full(len(shared.limit), price), 40) for price in (1e3, 1e-3))
    assert usual.bound > 0
    assert dear.bound == pytest.approx(usual.bound, rel=1e-3)
