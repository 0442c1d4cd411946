"""Gaps between somebody's surprises vary, and the variation is told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.planner.snapshot import make_problem
from app.domain.planner.solving import solve
from tests.domain.planner.regularity import variation_of_gaps
from tests.domain.planner.shops import shop


def test_equal_gaps_have_no_variation() -> None:
    problem = make_problem(
        np.ones((3, 1)), np.ones((3, 40)), cost_minor=[0], minutes=[0], budget_minor=0, week_minutes=[0] * 40,
        most=[3] * 3, past=[(0, -10), (1, -30)],
    )  # fmt: skip
    found = variation_of_gaps(problem, np.array([(0, 0, 0), (0, 0, 10), (1, 0, 0), (1, 0, 10), (2, 0, 4)]))
    assert found[0] == 0.0
    assert found[1] == pytest.approx(0.5)
    assert np.isnan(found[2])


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_no_plan_has_equal_gaps_in_a_row(seed: int) -> None:
    problem = shop(seed, standing=False)
    plan = solve(problem)
    for who in range(problem.customers):
        own = plan.lines[plan.lines[:, 0] == who, 2].tolist()
        past = problem.past[problem.past[:, 0] == who, 1].tolist()
        dates = sorted({*own, *(week for week in past if week >= -problem.weeks)})
        for first, middle, last in zip(dates, dates[1:], dates[2:], strict=False):
            assert last not in own or middle - first != last - middle
