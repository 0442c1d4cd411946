"""Random small shops for the planner's tests: every rule has a chance to bind."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from app.domain.planner.snapshot import ANY, ENDLESS, Problem, make_problem


def shop(
    seed: int,
    customers: int = 6,
    gestures: int = 5,
    weeks: int = 20,
    *,
    standing: bool = True,
    budget: int | None = None,
) -> Problem:
    """At most so many customers, gestures and weeks; money in odd cents, so that rounding would show."""
    rng = np.random.default_rng(seed)
    count, kinds = int(rng.integers(1, customers + 1)), int(rng.integers(1, gestures + 1))
    length = int(rng.integers(3, weeks + 1))
    months = np.arange(length) // 4
    cost = np.where(rng.random(kinds) < 0.25, 0, rng.integers(1, 2_000, kinds))
    money = int(rng.integers(0, 1_000 * count + 1)) if budget is None else budget
    fixed = _standing(rng, count, kinds, length) if standing else np.zeros((0, 3), dtype=int)
    return make_problem(
        np.where(rng.random((count, kinds)) < 0.7, rng.random((count, kinds)), 0.0),
        np.where(rng.random((count, length)) < 0.6, rng.uniform(0.1, 1, (count, length)), 0.0),
        season=rng.random((kinds, length)) < 0.85,
        cost_minor=cost,
        minutes=rng.integers(1, 61, kinds),
        stock=np.where(rng.random(kinds) < 0.4, rng.integers(0, 4, kinds), ENDLESS),
        budget_minor=money,
        month_budget_minor=rng.integers(0, 1 + max(1, 2 * money // (1 + int(months[-1]))), int(months[-1]) + 1),
        month_of_week=months,
        week_minutes=rng.integers(0, 91, length),
        variety=rng.integers(1, 3, (kinds, length)),
        most=rng.integers(0, 4, count),
        cap_minor=rng.integers(0, 4_000, count),
        spacing_weeks=int(rng.integers(1, 9)),
        opens=np.where(rng.random((count, kinds)) < 0.2, rng.integers(0, length + 4, (count, kinds)), 0),
        past=np.column_stack([rng.integers(0, count, 4), rng.integers(-2 * length, 0, 4)])[: int(rng.integers(0, 5))],
        fixed=fixed,
        fixed_cost_minor=rng.integers(0, 3_000, len(fixed)),
        fixed_minutes=rng.integers(0, 100, len(fixed)),
        bans=_bans(rng, count, kinds, length),
    )


def _standing(rng: Generator, count: int, kinds: int, length: int) -> np.ndarray:
    """A few accepted lines, never two of one gesture for one customer."""
    lines = {}
    for _ in range(int(rng.integers(0, 3))):
        who, gesture = int(rng.integers(count)), int(rng.integers(kinds))
        lines[who, gesture] = (who, gesture, int(rng.integers(length)))
    return np.array(list(lines.values()), dtype=int).reshape(-1, 3)


def _bans(rng: Generator, count: int, kinds: int, length: int) -> np.ndarray:
    bans = [
        (
            int(rng.integers(count)),
            ANY if rng.random() < 0.4 else int(rng.integers(kinds)),
            ANY if rng.random() < 0.4 else int(rng.integers(length)),
        )
        for _ in range(int(rng.integers(0, 4)))
    ]
    return np.array(bans, dtype=int).reshape(-1, 3)
