"""Reading from a shop's history how its contacts come and end (SCIENCE.md A6).

The parameters of MBG/CNBD-k at their most likely, given weak priors, which keep a shop of twenty people from extreme
answers; and 200 further draws around them, from which the bands come. Equal customers are counted, not repeated.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.chance import SPREADS, ChanceFit, Draw, parameters, usual_fit
from app.domain.chance_many import Series

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Theta = NDArray[np.float64]

STAGES = (1, 2, 3, 4, 6)
GAPS_NEEDED, CUSTOMERS_NEEDED = 5, 5
"""With fewer gaps or customers in the whole shop, its history says too little."""
STAGE_GAPS_NEEDED, STAGE_CUSTOMERS_NEEDED = 8, 4
"""Regularity is looked for with so many gaps, from so many customers who have two or more."""
MOST_TO_FIT = 4_000
"""Of a larger shop every n-th customer is read: the parameters are known to the third digit by then."""

_STEP = 1e-4
_WIDEST = 20.0
_LEAST_CURVE = 0.5


@dataclass(frozen=True, slots=True)
class Mode:
    """The most likely parameters for one number of stages, on their unbounded scales."""

    k: int
    theta: Theta
    height: float


def fit_chances(series: Series) -> ChanceFit | None:
    """The fit of a shop; None where its history says too little."""
    if len(series.x) < CUSTOMERS_NEEDED or series.x.sum() < GAPS_NEEDED:
        return None
    case = case_of(_thinned(series))
    best = fit_mbgk(case)
    rate, pace, end, sureness = best.theta.tolist()
    return ChanceFit(best.k, (rate, pace, end, sureness), _spread(case, best), len(series.x), int(series.x.sum()))


def fit_mbgk(case: _Case) -> Mode:
    """More stages while that makes the history more likely; regular customers have many."""
    best = case.mode(1, None)
    for k in STAGES[1:] if case.may_be_regular else ():
        found = case.mode(k, best.theta)
        if found.height <= best.height:
            break
        best = found
    return best


def case_of(series: Series) -> _Case:
    """The history of a shop, ready to be fitted."""
    return _Case(series)


class _Case:
    """A shop's history with equal customers counted, and how likely it is."""

    def __init__(self, series: Series) -> None:
        import numpy as np

        table = np.stack([series.x, series.tx, series.age], axis=1)
        rows, self._times = np.unique(table, axis=0, return_counts=True)
        x, self._tx, self._age = np.ascontiguousarray(rows.T)
        self._x, self._at = np.unique(x, return_inverse=True)
        self._silence = self._age - self._tx
        self._log_gaps, self._gaps = float(series.log_gaps.sum()), float(series.x.sum())
        self._count = float(len(series.x))
        self.may_be_regular = series.x.sum() >= STAGE_GAPS_NEEDED and (series.x >= 2).sum() >= STAGE_CUSTOMERS_NEEDED
        pace = (self._gaps + 1) / (0.5 * float(series.tx.sum() + series.age.sum()))
        self.usual = np.array(usual_fit().theta) + np.array([0.0, math.log(pace), 0.0, 0.0])
        self._spread = np.array(SPREADS)

    def mode(self, k: int, start: Theta | None) -> Mode:
        """The most likely parameters with so many stages."""
        from scipy.optimize import minimize

        found = minimize(self.cost(k), self.usual if start is None else start, jac=True, method="BFGS")
        # What does not depend on the parameters counts only where numbers of stages are compared.
        constant = (k - 1) * self._log_gaps - self._gaps * math.lgamma(k)
        return Mode(k, found.x, constant - float(found.fun))

    def cost(self, k: int) -> Callable[[Theta], tuple[float, Theta]]:
        """Minus the logarithm of likelihood times prior, with its gradient."""
        import numpy as np

        def at(theta: Theta) -> tuple[float, Theta]:
            kept = np.clip(theta, self.usual - _WIDEST, self.usual + _WIDEST)
            r, alpha, a, b = par = parameters(k, kept.tolist())
            value, (by_r, by_alpha, by_a, by_b) = self.log_likelihood(k, par)
            gradient = np.array([
                r * by_r + alpha * by_alpha, -alpha * by_alpha, a * b / (a + b) * (by_a - by_b),
                a * by_a + b * by_b,
            ])  # fmt: skip
            away = (theta - self.usual) / self._spread
            return float(0.5 * away @ away - value), away / self._spread - gradient

        return at

    def log_likelihood(self, k: int, par: tuple[float, ...]) -> tuple[float, tuple[float, float, float, float]]:
        """Logarithm of the likelihood of x, tx and age, and its derivatives by r, alpha, a and b."""
        import numpy as np
        from scipy.special import betaln, digamma, gammaln

        r, alpha, a, b = par
        x, at, times = self._x, self._at, self._times
        shape, whole, heard = r + k * x, alpha + self._age, alpha + self._tx
        odds, later, deeper = self._odds(k, shape[at], whole, heard, ((b + x) / a)[at])
        left = 1 / (1 + odds)
        own = gammaln(shape) + betaln(a, b + x + 1) + math.log(a) - np.log(b + x)
        every = r * math.log(alpha) - math.lgamma(r) - float(betaln(a, b))
        value = every * self._count + times @ (own[at] - shape[at] * np.log(heard) + np.log1p(odds))
        ended = np.bincount(at, weights=times * left, minlength=len(x))
        many = np.bincount(at, weights=times, minlength=len(x))
        both, psi = digamma(a + b) - digamma(a + b + x + 1), digamma(shape) - digamma(r) + math.log(alpha)
        by_r = many @ psi + times @ (left * (later - np.log(heard)) - (1 - left) * np.log(whole))
        by_alpha = self._count * r / alpha - times @ (
            ((1 - left) * shape[at] + left * deeper) / whole + left * shape[at] / heard
        )
        by_a = many @ both + ended.sum() / a
        by_b = many @ (both + digamma(b + x + 1) - digamma(b)) - ended @ (1 / (b + x))
        return float(value), (float(by_r), float(by_alpha), float(by_a), float(by_b))

    def _odds(
        self, k: int, shape: Floats, whole: Floats, heard: Floats, share: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Odds of being with us, and the same weighted by harmonic sums and by the number of the stage."""
        import numpy as np

        passed = self._silence / whole
        term = share * np.exp(shape * np.log(heard / whole))
        odds, later, deeper, harmonic = term.copy(), np.zeros(len(term)), np.zeros(len(term)), np.zeros(len(term))
        for stage in range(1, k):
            harmonic = harmonic + 1 / (shape + stage - 1)
            term = term * (shape + stage - 1) * passed / stage
            odds, later, deeper = odds + term, later + term * harmonic, deeper + stage * term
        return odds, later, deeper


def _spread(case: _Case, mode: Mode) -> tuple[Draw, Draw, Draw, Draw]:
    """How far the parameters may lie from the mode, as wide as the curvature there says."""
    import numpy as np

    cost = case.cost(mode.k)
    steps = _STEP * np.eye(len(mode.theta))
    curve = np.array([(cost(mode.theta + step)[1] - cost(mode.theta - step)[1]) / (2 * _STEP) for step in steps])
    heights, axes = np.linalg.eigh((curve + curve.T) / 2)
    first, second, third, fourth = map(tuple, (axes / np.sqrt(np.maximum(heights, _LEAST_CURVE))).tolist())
    return first, second, third, fourth


def _thinned(series: Series) -> Series:
    import numpy as np

    step = -(-len(series.x) // MOST_TO_FIT)
    return series if step == 1 else series.take(np.arange(0, len(series.x), step))
