"""How regular surprises are for a person: whoever can count the weeks is no longer surprised (SCIENCE.md B3)."""

from __future__ import annotations

import numpy as np

from app.domain.planner.snapshot import Floats, Ints, Problem

WANTED = 0.25
"""Least variation of somebody's gaps that still feels irregular."""
_GAPS = 3


def variation_of_gaps(problem: Problem, lines: Ints) -> Floats:
    """[C] deviation of each customer's last three gaps as a share of their mean, what took place counted.

    NaN where there are fewer than two gaps; below 0.25 it begins to feel like a habit.
    """
    dates: dict[int, list[int]] = {}
    for who, week in (*problem.past.tolist(), *lines[:, [0, 2]].tolist()):
        dates.setdefault(who, []).append(week)
    result = np.full(problem.customers, np.nan)
    for who, weeks in dates.items():
        gaps = np.diff(np.unique(weeks))[-_GAPS:]
        if len(gaps) > 1:
            result[who] = gaps.std() / gaps.mean()
    return result
