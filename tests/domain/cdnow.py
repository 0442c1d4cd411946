"""The published data of CDNOW, counted to one row for each customer; see data/README.md."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.chance_many import Series

Floats = NDArray[np.float64]


class Cdnow(NamedTuple):
    """Times in weeks, money in dollars; `mean` is 0 for those without repeats, `later` what came afterwards."""

    x: Floats
    tx: Floats
    age: Floats
    mean: Floats
    later: Floats

    @property
    def series(self) -> Series:
        return Series(self.x, self.tx, self.age, np.zeros(len(self.x)))


@cache
def cdnow() -> Cdnow:
    path = Path(__file__).parent / "data" / "cdnow.csv"
    x, last, age, cents, later = np.loadtxt(path, delimiter=",", skiprows=1).T
    return Cdnow(x, last / 7, age / 7, cents / 100 / np.maximum(x, 1), later)
