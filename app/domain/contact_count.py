"""The contact counter: real contacts before somebody buys, against what is usual here, never against folklore."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

SAYING = 7
"""A common saying; nobody can trace where it comes from, so it is always named as one."""
FIRST_PURCHASES_NEEDED = 20


@dataclass(frozen=True, slots=True)
class UsualContacts:
    """Real contacts before the first purchase of so many customers: median and the middle half."""

    median: float
    low: float
    high: float
    purchases: int

    @property
    def is_known(self) -> bool:
        """Whether there were enough first purchases to speak of."""
        return self.purchases >= FIRST_PURCHASES_NEEDED


def usual_contacts(counts: Sequence[int]) -> UsualContacts | None:
    """What is usual in this business, from the real contacts that went before each first purchase; None for none."""
    if not counts:
        return None
    if len(counts) == 1:
        return UsualContacts(counts[0], counts[0], counts[0], 1)
    low, middle, high = quantiles(counts, n=4, method="inclusive")
    return UsualContacts(middle, low, high, len(counts))


@dataclass(frozen=True, slots=True)
class ContactCount:
    """How many real contacts somebody had who has not bought yet; `usual` None or too few: only the saying is left."""

    had: int
    usual: UsualContacts | None = None

    @property
    def goal(self) -> int:
        """The number to set it against."""
        return max(1, round(self.usual.median)) if self.usual and self._is_known else SAYING

    @property
    def sentence(self) -> str:
        """The next contact against what is usual."""
        coming = self.had + 1
        if self._is_known:
            here = f"Contact {coming} of the usual {self.goal}."
            return here if coming <= self.goal else f"Contact {coming}; yours usually buy after {self.goal}."
        if coming <= SAYING:
            return f"Contact {coming} of the proverbial {SAYING}."
        return f"Contact {coming}; a common saying is seven."

    @property
    def explanation(self) -> str:
        """Where the number comes from."""
        if self.usual is None or not self.usual.is_known:
            return "A common saying is seven; you have too few sales to know."
        low, high = round(self.usual.low), round(self.usual.high)
        return (
            f"Your own customers bought after a median of {self.goal} "
            f"(middle half {low} to {high}, {self.usual.purchases} sales)."
        )

    @property
    def _is_known(self) -> bool:
        return self.usual is not None and self.usual.is_known
