"""Simulated small businesses whose customers we know to have left or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.chance_many import Series

YEARS = 2
WEEKS = 52.0 * YEARS

Pace = Callable[[np.random.Generator], tuple[Callable[[], float], float]]


class World(NamedTuple):
    """What can be seen of a business, and who is really still with it; `ahead` counts what comes in 26 weeks."""

    series: Series
    is_with_us: NDArray[np.bool_]
    ahead: NDArray[np.float64]


def regular(stages: int) -> Pace:
    """Gaps of so many stages at a pace of one's own; every contact may be the last, one in eight on average."""

    def person(rng: np.random.Generator) -> tuple[Callable[[], float], float]:
        pace = rng.gamma(1.5, 1 / 10.5)
        return lambda: float(rng.gamma(stages, 1 / (stages * max(pace, 1e-6)))), float(rng.beta(1.2, 8.8))

    return person


def business(rng: np.random.Generator, people: int, person: Pace) -> World:
    """Customers who came at any time within two years."""
    rows = [_customer(rng, person) for _ in range(people)]
    x, tx, age, log_gaps, is_with_us, ahead = (np.array(column) for column in zip(*rows, strict=True))
    return World(Series(x.astype(float), tx, age, log_gaps), is_with_us, ahead.astype(float))


def mis_specified(rng: np.random.Generator, people: int) -> World:
    """A business unlike the model: log-normal gaps, each with a spread of their own, and lives that end at any time."""
    rows = []
    for _ in range(people):
        age, life = rng.uniform(0, WEEKS), rng.exponential(60.0)
        middle, spread = rng.normal(np.log(6), 0.5), rng.uniform(0.2, 0.6)
        rows.append(_lived(age, life, lambda m=middle, s=spread: float(rng.lognormal(m, s))))
    x, tx, age, log_gaps, is_with_us, ahead = (np.array(column) for column in zip(*rows, strict=True))
    return World(Series(x.astype(float), tx, age, log_gaps), is_with_us, ahead.astype(float))


def _customer(rng: np.random.Generator, person: Pace) -> tuple[float, ...]:
    gap, ending = person(rng)
    age = rng.uniform(0, WEEKS)
    times, is_over = [0.0], bool(rng.random() < ending)
    while not is_over and times[-1] <= age + 26:
        times.append(times[-1] + gap())
        is_over = times[-1] <= age + 26 and bool(rng.random() < ending)
    seen = [time for time in times if time <= age]
    left = is_over and len(seen) == len(times)
    return _seen(seen, age, not left, sum(age < time <= age + 26 for time in times))


def _lived(age: float, life: float, gap: Callable[[], float]) -> tuple[float, ...]:
    times = [0.0]
    while times[-1] <= min(life, age + 26):
        times.append(times[-1] + gap())
    real = [time for time in times if time <= life]
    return _seen([time for time in real if time <= age], age, life > age, sum(age < t <= age + 26 for t in real))


def _seen(times: list[float], age: float, is_with_us: bool, ahead: int) -> tuple[float, ...]:
    gaps = np.maximum(np.diff(times), 1 / 7)
    return len(times) - 1, times[-1], age, float(np.log(gaps).sum()), is_with_us, ahead
