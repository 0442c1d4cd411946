"""What an order of a customer is worth on average, and what all orders to come are worth today (SCIENCE.md A2).

The average of one customer is drawn towards the average of the house: `weight` orders at the house's average are added
to those that were made. That is the Gamma-Gamma model, said so that it can be explained.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CUSTOMERS_NEEDED = 10
"""Under so many customers with two or more repeats, nothing is fitted."""
LEAST_Q = 1.2
TRIMMED = 0.1
WEEKS_A_YEAR = 52.18
MONTHS = 36
"""Nothing later is counted: without an end, some shops would be worth more than all the money there is."""
YEARLY_RATE = 0.15


@dataclass(frozen=True, slots=True)
class GammaGamma:
    """Shapes p and q and scale v of order values, and the logarithm of their likelihood."""

    p: float
    q: float
    v: float
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class HouseSpend:
    """What an order brings on average in this house, and how many orders of a customer's own that weighs."""

    mean: float
    weight: float

    @classmethod
    def of(cls, fitted: GammaGamma) -> HouseSpend:
        """The same in plain words; the house has a mean only where q is above 1."""
        return cls(fitted.p * fitted.v / (fitted.q - 1), (fitted.q - 1) / fitted.p)

    def expected(self, orders: float, mean: float) -> float:
        """Average value of an order of somebody who made so many at this average."""
        return (self.weight * self.mean + orders * mean) / (self.weight + orders)


def house_spend(x: Floats, mean: Floats) -> HouseSpend | None:
    """Fitted where there are enough customers, else the trimmed mean with the weight of one order; None without any.

    `x` counts repeat orders, `mean` is their average value; refunds and free orders are left out by the caller.
    """
    known = (x > 0) & (mean > 0)
    if not known.any():
        return None
    if (x >= 2).sum() >= CUSTOMERS_NEEDED:
        fitted = fit_spend(x[known], mean[known])
        if fitted.q > LEAST_Q:
            return HouseSpend.of(fitted)
    return HouseSpend(_trimmed_mean(mean[known]), 1.0)


def fit_spend(x: Floats, mean: Floats) -> GammaGamma:
    """Gamma-Gamma at its most likely, from repeat orders of positive value."""
    import numpy as np
    from scipy.optimize import minimize

    scale = float(np.median(mean))

    def cost(theta: Floats) -> float:
        p, q, v = np.exp(theta)
        return -_log_likelihood(p, q, v * scale, x, mean) / len(x)

    found = minimize(cost, np.log([4.0, 4.0, 1.0]), method="BFGS", options={"gtol": 1e-7})
    p, q, v = np.exp(found.x).tolist()
    return GammaGamma(p, q, v * scale, -float(found.fun) * len(x))


def clv(
    expected_orders: Callable[[float], Floats], margin: Floats, yearly_rate: float = YEARLY_RATE, months: int = MONTHS
) -> Floats:
    """Discounted margin of the orders to come, month by month: `expected_orders` answers for a time in weeks."""
    import numpy as np

    month, rate = WEEKS_A_YEAR / 12, math.log1p(yearly_rate) / WEEKS_A_YEAR
    total: Floats = np.zeros(len(margin))
    before: Floats = np.zeros(len(margin))
    for number in range(1, months + 1):
        now = expected_orders(number * month)
        total += (now - before) * math.exp(-rate * (number - 0.5) * month)
        before = now
    return total * margin


def _log_likelihood(p: float, q: float, v: float, x: Floats, mean: Floats) -> float:
    import numpy as np
    from scipy.special import gammaln

    many = p * x
    each = gammaln(many + q) - gammaln(many) - gammaln(q) + q * np.log(v)
    each += (many - 1) * np.log(mean) + many * np.log(x) - (many + q) * np.log(v + x * mean)
    return float(each.sum())


def _trimmed_mean(values: Floats) -> float:
    import numpy as np

    ordered = np.sort(values)
    cut = int(TRIMMED * len(ordered))
    return float(ordered[cut : len(ordered) - cut].mean())
