"""Chances of all customers at once, and what they will do next: the same numbers as `app.domain.chance`, over arrays.

Everything is closed (SCIENCE.md A2). `par` are r, alpha, a and b, `x` repeats, `tx` weeks from first to last contact,
`age` weeks since the first, `weeks` the time ahead. NumPy and SciPy load when a function first runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.chance import HIGH, LOW, ChanceFit, Draw, draws

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.integer]

_ROWS_AT_ONCE = 1024
MOST_ORDERS = 2000
NEARLY_NEVER = 1e-12


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of many customers, one row each; `log_gaps` sums the logarithms of their gaps in weeks."""

    x: Floats
    tx: Floats
    age: Floats
    log_gaps: Floats

    def take(self, rows: Integers) -> Series:
        """These rows."""
        return Series(self.x[rows], self.tx[rows], self.age[rows], self.log_gaps[rows])


def p_alive(par: Draw, k: int, x: Floats, tx: Floats, age: Floats) -> Floats:
    """The chance of each that they are still with us."""
    odds = _odds(par, k, x, tx, age)
    alive: Floats = odds / (1 + odds)
    return alive


def p_any(par: Draw, k: int, weeks: float, x: Floats, tx: Floats, age: Floats) -> Floats:
    """The chance of each to come again within this time."""
    return p_at_least(par, k, 1, weeks, x, tx, age)


def p_at_least(par: Draw, k: int, least: int, weeks: float, x: Floats, tx: Floats, age: Floats) -> Floats:
    """The chance of each to come at least so many times within this time."""
    import numpy as np
    from scipy.special import betainc, betaln

    r, alpha, a, b = par
    stages = _stages(par, k, x, tx, age)
    share = weeks / (alpha + age + weeks)
    stays = np.exp(betaln(a, b + x + least) - betaln(a, b + x + 1))
    total: Floats = np.zeros(len(x))
    for stage in range(k):
        total += stages[stage] * betainc(least * k - stage, r + k * x + stage, share)
    total *= stays
    return total


def expected_orders(par: Draw, k: int, weeks: float, x: Floats, tx: Floats, age: Floats) -> Floats:
    """How often each will come within this time, on average over what may be; exact."""
    import numpy as np

    total: Floats = np.zeros(len(x))
    rows: Integers = np.arange(len(x))
    for least in range(1, MOST_ORDERS):
        more = p_at_least(par, k, least, weeks, x[rows], tx[rows], age[rows])
        total[rows] += more
        rows = rows[more > NEARLY_NEVER]
        if not len(rows):
            break
    return total


def band(fit: ChanceFit, x: Floats, tx: Floats, age: Floats) -> tuple[Floats, Floats]:
    """Low and high end of the 90 % band of each chance."""
    import numpy as np

    low, high = np.empty(len(x)), np.empty(len(x))
    possible = draws(fit)
    drawn = np.empty((len(possible), min(len(x), _ROWS_AT_ONCE)))
    for start in range(0, len(x), _ROWS_AT_ONCE):
        rows = slice(start, start + _ROWS_AT_ONCE)
        some = drawn[:, : len(x[rows])]
        for at, draw in enumerate(possible):
            some[at] = _odds(draw, fit.k, x[rows], tx[rows], age[rows])
        by_row = np.ascontiguousarray(some.T)
        low[rows], high[rows] = _part(by_row, LOW), _part(by_row, HIGH)
    value = p_alive(fit.par, fit.k, x, tx, age)
    return np.minimum(low, value), np.maximum(high, value)


def _part(odds: Floats, share: float) -> Floats:
    """What `chance.part` says of each row, in chances; one selection and an end are faster than two selections."""
    import numpy as np

    place = share * (odds.shape[1] - 1)
    at = int(place)
    if 2 * at < odds.shape[1]:
        chosen = np.partition(odds, at + 1, axis=1)
        below, above = chosen[:, : at + 1].max(axis=1), chosen[:, at + 1]
    else:
        chosen = np.partition(odds, at, axis=1)
        below, above = chosen[:, at], chosen[:, at + 1 :].min(axis=1)
    low = below / (1 + below)
    between: Floats = low + (place - at) * (above / (1 + above) - low)
    return between


def _odds(par: Draw, k: int, x: Floats, tx: Floats, age: Floats) -> Floats:
    import numpy as np

    r, alpha, a, b = par
    shape, whole = r + k * x, alpha + age
    total: Floats = np.exp(shape * np.log((alpha + tx) / whole)) * (b + x) / a
    return total * sum(_terms(shape, (age - tx) / whole, k))


def _terms(shape: Floats, passed: Floats, k: int) -> Sequence[Floats]:
    """Weight of each stage of the present gap against the first."""
    import numpy as np

    terms: list[Floats] = [np.ones(len(shape))]
    for stage in range(1, k):
        terms.append(terms[-1] * (shape + stage - 1) * passed / stage)
    return terms


def _stages(par: Draw, k: int, x: Floats, tx: Floats, age: Floats) -> Sequence[Floats]:
    """The chance of each to be with us and in this stage of the present gap."""
    r, alpha, *_ = par
    terms = _terms(r + k * x, (age - tx) / (alpha + age), k)
    alive = p_alive(par, k, x, tx, age) / sum(terms)
    return [alive * term for term in terms]
