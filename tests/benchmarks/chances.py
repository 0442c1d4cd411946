"""Jobs on the chance that customers are still with us: fitting a small shop, scoring a large one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.domain.chance import draws
from app.domain.chance_fit import fit_chances
from app.domain.chance_many import Series, band, p_alive, p_any
from tests.benchmarks.measuring import Result, best
from tests.benchmarks.vaults import Vaults

SMALL, LARGE = 200, 100_000
SMALL_MS, LARGE_MS = 60.0, 500.0
WEEKS_AHEAD = 8


def chances(vaults: Vaults, size: int) -> Iterator[Result]:
    """A shop of 200 fitted, scored and given its bands; a shop of 100,000 scored; against fixed times."""
    small, large = shop(SMALL), shop(LARGE)

    def all_of_it() -> None:
        draws.cache_clear()
        fit = fit_chances(small)
        assert fit is not None
        p_alive(fit.par, fit.k, small.x, small.tx, small.age)
        band(fit, small.x, small.tx, small.age)

    all_of_it()
    whole = best(all_of_it)
    yield Result("fit, score and band of 200 customers", "60 ms", whole, SMALL_MS, 1.0)
    fit = fit_chances(large)
    assert fit is not None
    score = best(lambda: p_alive(fit.par, fit.k, large.x, large.tx, large.age))
    ahead = best(lambda: p_any(fit.par, fit.k, WEEKS_AHEAD, large.x, large.tx, large.age), 2)
    wide = best(lambda: band(fit, large.x, large.tx, large.age), 2)
    notes = {"8 weeks ahead": round(ahead), "band": round(wide), "fit": round(best(lambda: fit_chances(large), 2))}
    yield Result("score 100,000 customers", "half a second", score, LARGE_MS, 1.0, notes=notes)


def shop(people: int) -> Series:
    """Regular customers of two years, one in eight contacts the last; no two of them alike."""
    rng = np.random.default_rng(2005)
    pace = rng.gamma(1.5, 1 / 10.5, people) + 1e-3
    age = rng.uniform(1, 104, people)
    life = np.minimum(age, rng.exponential(8 / pace))
    x = rng.poisson(pace * life).astype(np.float64)
    tx = np.where(x > 0, life * rng.uniform(0.5, 1, people) ** (1 / np.maximum(x, 1)), 0.0)
    return Series(x, tx, age, x * np.log(np.maximum(tx, 0.1) / np.maximum(x, 1)) - 0.2 * x)
