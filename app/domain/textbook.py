"""The models of the textbooks, BG/NBD and Pareto/NBD, to hold our own against (SCIENCE.md A2, A3).

No screen shows their numbers: with few customers they call everybody who bought once certain to return. They are the
yardstick by which the formulas beside them are checked, on data whose figures were published.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Likelihood = Callable[[Sequence[float], "Floats", "Floats", "Floats"], "Floats"]

_NEARLY_ONE = 1e-6


def most_likely(
    likelihood: Likelihood, start: Sequence[float], x: Floats, tx: Floats, age: Floats
) -> tuple[tuple[float, ...], float]:
    """The positive parameters under which this history is most likely, and the logarithm of that likelihood."""
    import numpy as np
    from scipy.optimize import minimize

    rows, times = np.unique(np.stack([x, tx, age], axis=1), axis=0, return_counts=True)

    def cost(theta: Floats) -> float:
        return -float(times @ likelihood(np.exp(theta).tolist(), *rows.T)) / len(x)

    found = minimize(cost, np.log(start), method="BFGS", options={"gtol": 1e-7})
    return tuple(np.exp(found.x).tolist()), -float(found.fun) * len(x)


def bg_log_likelihood(par: Sequence[float], x: Floats, tx: Floats, age: Floats) -> Floats:
    """BG/NBD, logarithm for each customer; the two ways to have fallen silent are added as logarithms."""
    import numpy as np
    from scipy.special import betaln, gammaln

    r, alpha, a, b = par
    shape, repeats = r + x, np.maximum(x, 1)
    alive = -shape * np.log(alpha + age)
    left = np.where(x > 0, np.log(a) - np.log(b + repeats - 1) - shape * np.log(alpha + tx), -np.inf)
    own: Floats = gammaln(shape) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b)
    return own + np.logaddexp(alive, left)


def bg_p_alive(par: Sequence[float], x: Floats, tx: Floats, age: Floats) -> Floats:
    """BG/NBD, the chance of each to be alive; 1 for everybody without a repeat, which is its weakness."""
    import numpy as np

    r, alpha, a, b = par
    with np.errstate(over="ignore"):
        ratio = np.exp((r + x) * np.log((alpha + age) / (alpha + tx)))
    alive: Floats = np.where(x > 0, 1 / (1 + a / (b + np.maximum(x, 1) - 1) * ratio), 1.0)
    return alive


def bg_expected(par: Sequence[float], weeks: float) -> float:
    """BG/NBD, repeats of a new customer within this time."""
    from scipy.special import hyp2f1

    r, alpha, a, b = par
    share = weeks / (alpha + weeks)
    rest = (alpha / (alpha + weeks)) ** r * float(hyp2f1(r, b, a + b - 1, share))
    return float((a + b - 1) / (a - 1) * (1 - rest))


def bg_expected_orders(par: Sequence[float], weeks: float, x: Floats, tx: Floats, age: Floats) -> Floats:
    """BG/NBD, repeats of each within this time; in Euler's form, where large powers cancel."""
    from scipy.special import hyp2f1

    r, alpha, a, b = par
    if abs(a - 1) < _NEARLY_ONE:
        a = 1 + _NEARLY_ONE
    share, last = weeks / (alpha + age + weeks), a + b + x - 1
    rest = (1 - share) ** (a - 1) * hyp2f1(a - 1, a + b - 1 - r, last, share)
    expected: Floats = bg_p_alive(par, x, tx, age) * last / (a - 1) * (1 - rest)
    return expected


def bg_p_none(par: Sequence[float], weeks: float) -> float:
    """BG/NBD, the chance that a new customer does not return within this time."""
    r, alpha, *_ = par
    return float((alpha / (alpha + weeks)) ** r)


def pareto_log_likelihood(par: Sequence[float], x: Floats, tx: Floats, age: Floats) -> Floats:
    """Pareto/NBD, logarithm for each customer."""
    import numpy as np
    from scipy.special import gammaln

    r, alpha, s, beta = par
    own: Floats = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)
    alive = -(r + x) * np.log(alpha + age) - s * np.log(beta + age)
    return own + alive + np.log1p(_pareto_odds(par, x, tx, age))


def pareto_p_alive(par: Sequence[float], x: Floats, tx: Floats, age: Floats) -> Floats:
    """Pareto/NBD, the chance of each to be alive."""
    alive: Floats = 1 / (1 + _pareto_odds(par, x, tx, age))
    return alive


def pareto_expected(par: Sequence[float], weeks: float) -> float:
    """Pareto/NBD, repeats of a new customer within this time."""
    r, alpha, s, beta = par
    return float(r * beta / (alpha * (s - 1)) * (1 - (beta / (beta + weeks)) ** (s - 1)))


def _pareto_odds(par: Sequence[float], x: Floats, tx: Floats, age: Floats) -> Floats:
    """Odds of having left; the larger of the two scales leads, so that the series stays inside its circle."""
    import numpy as np
    from scipy.special import hyp2f1

    r, alpha, s, beta = par
    power, larger = r + s + x, max(alpha, beta)
    second = s + 1 if alpha >= beta else r + x
    apart = abs(alpha - beta)

    def part(time: Floats) -> Floats:
        scaled: Floats = hyp2f1(power, second, power + 1, apart / (larger + time)) * np.exp(
            (r + x) * np.log((alpha + age) / (larger + time)) + s * np.log((beta + age) / (larger + time))
        )
        return scaled

    odds: Floats = s / power * (part(tx) - part(age))
    return odds
