"""Made-up shops for the planner's benchmarks: the definitions of SCIENCE.md B1-B3 with DECISIONS 25 and 26.

"rich" has 10 units of money and 22 minutes for each customer and year, "scarce" 3 and 6; a week has at least 60 or 45
minutes, a month may take 1.6 times its share of the money, three weeks the owner is away. Four of ten gestures have a
season, three of ten a stock. Not more than a quarter of an ordinary week's surprises may be the same gesture.
"""

from __future__ import annotations

import numpy as np

from app.domain.planner import factors
from app.domain.planner.snapshot import ENDLESS, Problem, make_problem

WEEKS = 52
SEGMENTS = 4
COSTS = (
    0,
    0,
    50,
    100,
    150,
    200,
    300,
    400,
    450,
    500,
    600,
    700,
    800,
    900,
    900,
    1000,
    1200,
    1200,
    1400,
    1500,
    1500,
    1800,
    2000,
    2000,
    2500,
    2500,
    3000,
    3500,
    3500,
    4000,
)
MINUTES = (5, 5, 10, 10, 10, 15, 15, 15, 15, 20, 20, 20, 25, 30, 30, 40, 60)
MONEY = {"rich": 1000, "scarce": 300}
EFFORT = {"rich": (22, 60), "scarce": (6, 45)}


def shop(count: int, family: str, seed: int = 1, gestures: int = 30) -> Problem:
    """A shop with so many customers and gestures, for 52 weeks."""
    rng = np.random.default_rng(seed)
    margin = rng.lognormal(np.log(400), 0.9, count)
    weight = factors.relationship(margin, rng.beta(2.0, 1.2, count), float(np.median(margin)))
    appeal = weight[:, None] * _delight(rng, count, gestures) * _genuine(rng, count, gestures)
    budget = MONEY[family] * count
    minutes, floor = EFFORT[family]
    week_minutes = np.full(WEEKS, max(floor, minutes * count // WEEKS))
    week_minutes[[6, 28, 29]] //= 5
    return make_problem(
        appeal,
        _unexpected(rng, count),
        season=_season(rng, gestures),
        cost_minor=rng.permutation(np.resize(COSTS, gestures)),
        minutes=rng.choice(MINUTES, gestures),
        stock=np.where(
            rng.random(gestures) < 0.3, 1 + (rng.uniform(0.02, 0.12, gestures) * count).astype(int), ENDLESS
        ),
        budget_minor=budget,
        month_budget_minor=np.full(12, int(1.6 * budget / 12)),
        month_of_week=np.arange(WEEKS) * 12 // WEEKS,
        week_minutes=week_minutes,
        variety=np.full((gestures, WEEKS), max(2, count // 200)),
        most=factors.most_a_year(weight),
        cap_minor=factors.money_cap(margin),
    )


def _delight(rng: np.random.Generator, count: int, gestures: int) -> np.ndarray:
    known = np.clip((rng.uniform(3.0, 4.3, gestures) - 1) / 4, 0, 1)
    learned = np.clip(known[:, None] + rng.normal(0, 0.08, (gestures, SEGMENTS)), 0.05, 1)
    return learned.T[rng.integers(0, SEGMENTS, count)]


def _genuine(rng: np.random.Generator, count: int, gestures: int) -> np.ndarray:
    """Facts speak for about a fifth of the gestures; every tenth gesture is for anyone."""
    matches = rng.poisson(rng.gamma(1.5, 0.15, gestures)[None, :] * rng.gamma(4.0, 0.25, count)[:, None])
    return factors.genuine(np.minimum(matches, 3), (np.arange(gestures) % 10 == 0)[None, :])


def _season(rng: np.random.Generator, gestures: int) -> np.ndarray:
    """Four of ten gestures have a season; some need up to three weeks of notice."""
    first, length = rng.integers(0, WEEKS, gestures), rng.integers(12, 30, gestures)
    week = np.arange(WEEKS)[None, :]
    in_season = ((week - first[:, None]) % WEEKS) < length[:, None]
    always = (rng.random(gestures) > 0.4)[:, None]
    return (in_season | always) & (week >= rng.integers(0, 4, gestures)[:, None])


def _unexpected(rng: np.random.Generator, count: int) -> np.ndarray:
    rhythm = rng.lognormal(np.log(7), 0.5, count)
    everyone = np.arange(count)
    moments = [np.column_stack([everyone, rng.integers(0, 364, count)])]
    for share, first, last in ((0.5, 0, 364), (0.3, 0, 364), (0.3, 340, 341), (0.2, 9, 10)):
        some = everyone[rng.random(count) < share]
        moments.append(np.column_stack([some, rng.integers(first, last, len(some))]))
    known = everyone[rng.random(count) < 0.5]
    last_year = np.column_stack([known, rng.integers(0, WEEKS, len(known))])
    timing = factors.Timing(
        since_weeks=rng.uniform(0, 1.3, count) * rhythm,
        rhythm_weeks=rhythm,
        next_contact=np.full(count, np.nan),
        moments=np.concatenate(moments),
        shared_days=np.array([197, 198, 199, 200, 201, 202, 203, 247, 305]),
        purchases=np.column_stack([everyone, rng.integers(-60, 0, count)]),
        echoes=np.concatenate([last_year, np.column_stack([known, rng.integers(0, 40, len(known))])]).astype(float),
        same_week=last_year,
        seeds=everyone,
    )
    return factors.unexpected(timing, WEEKS).total
