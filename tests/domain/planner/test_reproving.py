"""A plan proven by prices of another day: the bound is true, and as good as before where nothing has changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.planner.reproving import reproven
from app.domain.planner.snapshot import make_problem
from app.domain.planner.solving import solve
from tests.domain.planner.optimum import best_value
from tests.domain.planner.shops import shop

seeds = st.integers(0, 2**32 - 1)


@settings(max_examples=60, deadline=None)
@given(seeds, st.floats(0.5, 1.5))
def test_no_plan_beats_the_bound_also_after_a_change(seed: int, more: float) -> None:
    problem = shop(seed)
    rows = solve(problem).rows
    rng = np.random.default_rng(seed)
    changed = replace(problem, appeal=np.minimum(1.0, problem.appeal * rng.uniform(0.5, more, problem.appeal.shape)))
    found = reproven(changed, changed.fixed, rows)
    assert found is not None
    assert found.bound >= best_value(changed) - 1e-9
    assert found.lines is changed.fixed


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_where_nothing_has_changed_the_prices_prove_what_they_proved(seed: int) -> None:
    problem = shop(seed)
    plan = solve(problem)
    found = reproven(problem, plan.lines, plan.rows)
    assert found is not None
    assert found.value == pytest.approx(plan.value)
    assert found.dual == pytest.approx(plan.dual, abs=1e-6)


def test_prices_of_another_year_prove_nothing() -> None:
    problem = make_problem([[0.5]], [[0.5]], cost_minor=[0], minutes=[0], budget_minor=0, week_minutes=[10], most=[1])
    assert reproven(problem, problem.fixed, np.zeros(2)) is None
