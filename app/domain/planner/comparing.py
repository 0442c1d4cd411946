"""The yardsticks: the same objective and the same money for "birthday and Christmas", greedy, and nothing (S6).

Presents on birthdays and at Christmas are expected, so the objective gives them nothing. To be fair they are credited
generously: genuineness at least 0.3, unexpectedness at least 0.10, and no limit but the money and the minutes of the
year (DECISIONS 29). It has to be named so wherever it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.domain.planner.checking import value_of
from app.domain.planner.offers import capacity_left, open_offers
from app.domain.planner.rounding import Room, fill_up
from app.domain.planner.snapshot import ENDLESS, Floats, Ints, Plan, Problem

GENEROUS_GENUINE = 0.3
GENEROUS_UNEXPECTED = 0.10
_DRAWS = 400
_HALVINGS = 50
_FULL_YEAR = 2.0


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The parts of the appeal, and how sure the learned delight is."""

    weight: Floats
    """[C] R; 0 for customers who are refused."""
    delight: Floats
    """[G, S] learned delight V in 0..1."""
    deviation: Floats
    """[G, S] its standard deviation."""
    segment: Ints
    """[C] which of the S segments each customer belongs to."""
    genuine: Floats
    """[C, G]."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One way to spend the year: what it is worth, how many surprises, minor units and minutes."""

    value: float
    lines: int
    cost_minor: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Presents:
    """Lines [n, 3] of the year as most people spend it, and the unexpectedness [n] that they are credited with."""

    lines: Ints
    unexpected: Floats


@dataclass(frozen=True, slots=True)
class Compared:
    """The plan beside the yardsticks; `times` is plan against birthday and Christmas, with its 90 % range."""

    plan: Yardstick
    birthday_and_christmas: Yardstick
    greedy: Yardstick
    times: float | None
    low: float | None
    high: float | None


NOTHING = Yardstick(0.0, 0, 0, 0)


def compare(
    problem: Problem, plan: Plan, beliefs: Beliefs, occasions: Ints | Presents, seed: int = 0, with_greedy: bool = True
) -> Compared:
    """The plan against the yardsticks; `occasions` [N, 2] are customer and week of each birthday and Christmas.

    Where the presents on these occasions are known from an earlier comparison, they may take their place. Without
    greedy, which takes longest, that yardstick stays nothing.
    """
    presents = occasions if isinstance(occasions, Presents) else birthday_and_christmas(problem, beliefs, occasions)
    usual, credit = presents.lines, presents.unexpected
    own = _shares(beliefs, plan.lines, problem.unexpected[plan.lines[:, 0], plan.lines[:, 2]], beliefs.genuine)
    theirs = _shares(beliefs, usual, credit, np.maximum(GENEROUS_GENUINE, beliefs.genuine))
    custom = _yardstick(problem, usual, float((theirs * beliefs.delight).sum()))
    low, high = _range(beliefs, own, theirs, seed) if custom.value > 0 else (None, None)
    times = float((own * beliefs.delight).sum()) / custom.value if custom.value > 0 else None
    greedy = _greedy(problem) if with_greedy else np.zeros((0, 3), dtype=np.int64)
    return Compared(
        plan=_yardstick(problem, plan.lines, plan.value),
        birthday_and_christmas=custom,
        greedy=_yardstick(problem, greedy, value_of(problem, greedy)),
        times=times,
        low=low,
        high=high,
    )


def _greedy(problem: Problem) -> Ints:
    """Standing lines and then always the best single line that still fits."""
    room = Room.of(problem, capacity_left(problem))
    lines = fill_up(open_offers(problem), room, np.zeros((0, 3), dtype=np.int64))
    return np.concatenate([problem.fixed, lines])


def birthday_and_christmas(problem: Problem, beliefs: Beliefs, occasions: Ints) -> Presents:
    """The best presents for the year's money on these occasions, and the unexpectedness they are credited with."""
    who, week = occasions.T
    credit = np.maximum(GENEROUS_UNEXPECTED, problem.unexpected[who, week])
    worth = beliefs.weight[who, None] * beliefs.delight.T[beliefs.segment[who]] * credit[:, None]
    worth = worth * np.maximum(GENEROUS_GENUINE, beliefs.genuine[who])
    if not worth.size:
        return Presents(np.zeros((0, 3), dtype=np.int64), np.zeros(0))
    price, taken = _fair_price(problem, worth)
    kept, gesture = _within_the_year(problem, worth, worth - price * taken[None, :])
    return Presents(np.column_stack([who[kept], gesture, week[kept]]), credit[kept])


def _fair_price(problem: Problem, worth: Floats) -> tuple[float, Floats]:
    """The lowest price at which the wanted presents about fill the year, and [G] what a present takes of it.

    A present takes its share of the year's money and of its minutes; both shares together fill the year at 2.
    """
    shares: Floats = problem.cost_minor / max(1, problem.budget_minor) + problem.minutes / max(1, _minutes(problem))

    def wanted(price: float) -> float:
        gain = worth - price * shares[None, :]
        return float(shares[gain.argmax(axis=1)][gain.max(axis=1) > 0].sum()) if len(gain) else 0.0

    low, high = 0.0, 0.0 if wanted(0.0) <= _FULL_YEAR else 1.0
    for _ in range(_HALVINGS if high else 0):
        middle = (low + high) / 2
        low, high = (middle, high) if wanted(middle) > _FULL_YEAR else (low, middle)
    return high, shares


def _within_the_year(problem: Problem, worth: Floats, gain: Floats) -> tuple[Ints, Ints]:
    """Which rows get a present and which one, never above the money and minutes of the year.

    Those first who gain most at the price; then whoever is left, as long as anything is.
    """
    money, minutes = problem.budget_minor, _minutes(problem)
    given: dict[int, int] = {}
    for wish in (gain, worth):
        for row in np.argsort(-wish.max(axis=1, initial=0.0), kind="stable").tolist():
            fits = (problem.cost_minor <= money) & (problem.minutes <= minutes)
            best = int(np.where(fits, wish[row], 0.0).argmax())
            if row not in given and fits[best] and wish[row, best] > 0:
                given[row] = best
                money -= int(problem.cost_minor[best])
                minutes -= int(problem.minutes[best])
    rows = sorted(given)
    return np.array(rows, dtype=np.int64), np.array([given[row] for row in rows], dtype=np.int64)


def _minutes(problem: Problem) -> int:
    """The owner's minutes in the whole year."""
    return int(np.minimum(problem.week_minutes, ENDLESS // max(1, problem.weeks)).sum())


def _shares(beliefs: Beliefs, lines: Ints, unexpected: Floats, genuine: Floats) -> Floats:
    """[G, S] what each learned delight is multiplied by in the value of these lines."""
    who, gesture, _ = lines.T
    shares = np.zeros(beliefs.delight.shape)
    np.add.at(shares, (gesture, beliefs.segment[who]), beliefs.weight[who] * genuine[who, gesture] * unexpected)
    return shares


def _range(beliefs: Beliefs, own: Floats, theirs: Floats, seed: int) -> tuple[float, float]:
    """5 % and 95 % of the ratio when the learned delight is drawn from what it may really be."""
    noise = np.random.default_rng(seed).normal(size=(_DRAWS, *beliefs.delight.shape))
    drawn = np.clip(beliefs.delight + noise * beliefs.deviation, 0.02, 1.0)
    ratio = (drawn * own).sum(axis=(1, 2)) / np.maximum((drawn * theirs).sum(axis=(1, 2)), 1e-9)
    low, high = np.quantile(ratio, (0.05, 0.95))
    return float(low), float(high)


def _yardstick(problem: Problem, lines: Ints, value: float) -> Yardstick:
    gesture = lines[:, 1]
    return Yardstick(value, len(lines), int(problem.cost_minor[gesture].sum()), int(problem.minutes[gesture].sum()))
