"""The check finds every broken rule, and calls what standing lines overrun by its name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.domain.planner.checking import Rule, check, value_of
from app.domain.planner.snapshot import ANY, Problem, make_problem

Line = tuple[int, int, int]


def _problem(**changes: Any) -> Problem:
    """Two customers, three gestures, thirty weeks, no limit that binds."""
    known: dict[str, Any] = {
        "appeal": np.full((2, 3), 0.5), "unexpected": np.full((2, 30), 0.8), "cost_minor": [100, 200, 0],
        "minutes": [10, 20, 5], "budget_minor": 10_000, "week_minutes": [60] * 30, "most": [3, 3],
    }  # fmt: skip
    return make_problem(**{**known, **changes})


def _broken(lines: list[Line], **changes: Any) -> set[Rule]:
    return {one.rule for one in check(_problem(**changes), np.array(lines)).violations}


def _zero(shape: tuple[int, ...], *place: int, plain: float = 0.8) -> np.ndarray:
    array = np.full(shape, plain)
    array[place] = 0
    return array


@pytest.mark.parametrize(
    ("rule", "lines", "changes"),
    [
        (Rule.BUDGET, [(0, 0, 1), (1, 1, 1)], {"budget_minor": 299}),
        (Rule.MONTH, [(0, 0, 1)], {"month_budget_minor": [99]}),
        (Rule.WEEK, [(0, 0, 1), (1, 1, 1)], {"week_minutes": [29] * 30}),
        (Rule.STOCK, [(0, 0, 1), (1, 0, 5)], {"stock": [1, 9, 9]}),
        (Rule.VARIETY, [(0, 0, 1), (1, 0, 1)], {"variety": np.ones((3, 30))}),
        (Rule.MOST, [(0, 0, 1), (0, 1, 10)], {"most": [1, 3]}),
        (Rule.CAP, [(0, 0, 1), (0, 1, 10)], {"cap_minor": [299, 300]}),
        (Rule.TWICE, [(0, 0, 1), (0, 0, 20)], {}),
        (Rule.SPACING, [(0, 0, 1), (0, 1, 8)], {}),
        (Rule.SPACING, [(0, 0, 5)], {"past": [(0, -2)]}),
        (Rule.EVENLY_SPACED, [(0, 0, 1), (0, 1, 10), (0, 2, 19)], {}),
        (Rule.EVENLY_SPACED, [(0, 0, 20)], {"past": [(0, 0), (0, 10)]}),
        (Rule.SEASON, [(0, 0, 1)], {"season": _zero((3, 30), 0, 1) > 0}),
        (Rule.KEPT_CLEAR, [(0, 0, 1)], {"unexpected": _zero((2, 30), 0, 1)}),
        (Rule.NOT_FOR_THEM, [(0, 0, 1)], {"appeal": _zero((2, 3), 0, 0)}),
        (Rule.TOO_SOON_AGAIN, [(0, 0, 1)], {"opens": np.full((2, 3), 2)}),
        (Rule.BANNED, [(0, 0, 1)], {"bans": [(0, 0, ANY)]}),
        (Rule.BANNED, [(0, 0, 1)], {"bans": [(0, ANY, 1)]}),
        (Rule.BANNED, [(0, 0, 1)], {"bans": [(0, 0, 1)]}),
        (Rule.BANNED, [(0, 0, 1)], {"bans": [(0, ANY, ANY)]}),
        (Rule.MISSING, [(0, 0, 1)], {"fixed": [(1, 0, 4)]}),
    ],
)
def test_a_broken_rule_is_found(rule: Rule, lines: list[Line], changes: dict[str, Any]) -> None:
    assert _broken(lines, **changes) == {rule}


def test_a_plan_that_keeps_to_everything_breaks_nothing() -> None:
    assert _broken([(0, 0, 1), (0, 1, 10), (0, 2, 18), (1, 0, 1)]) == set()
    assert _broken([], past=[(0, -1)]) == set()


def test_the_value_is_the_sum_over_lines_in_season() -> None:
    problem = _problem(season=_zero((3, 30), 0, 1) > 0)
    assert value_of(problem, np.array([(0, 0, 1)])) == 0.0
    assert value_of(problem, np.array([(0, 0, 2), (1, 1, 3)])) == pytest.approx(0.8)


def test_standing_lines_break_no_rule_but_their_overrun_is_told() -> None:
    checked = check(
        _problem(
            budget_minor=50, week_minutes=[5] * 30, most=[0, 0], fixed=[(0, 0, 1)], unexpected=_zero((2, 30), 0, 1)
        ),
        np.array([(0, 0, 1)]),
    )
    assert checked.violations == ()
    assert {(one.rule, one.by) for one in checked.overruns} == {(Rule.BUDGET, 50), (Rule.WEEK, 5)}


def test_a_suggestion_may_not_add_to_an_overrun() -> None:
    broken = check(_problem(budget_minor=50, fixed=[(0, 0, 1)]), np.array([(0, 0, 1), (1, 1, 5)])).violations
    assert [(one.rule, one.by) for one in broken] == [(Rule.BUDGET, 200)]


def test_what_a_standing_line_really_cost_counts() -> None:
    lines = np.array([(0, 0, 1), (1, 1, 5)])
    dear = _problem(budget_minor=1_000, fixed=[(0, 0, 1)], fixed_cost_minor=[900], fixed_minutes=[1])
    assert [one.by for one in check(dear, lines).violations] == [100]
