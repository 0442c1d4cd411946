"""The chances are true: of those said to be 20 to 30 % likely, 20 to 30 of 100 are still with us (SCIENCE.md A5)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.chance import ChanceFit
from app.domain.chance_fit import fit_chances
from app.domain.chance_many import band, expected_orders, p_alive, p_any
from tests.domain.cdnow import cdnow
from tests.domain.worlds import business, mis_specified, regular

SEED = 31


class Told(NamedTuple):
    """What was said of everybody in many shops, and how it was."""

    said: NDArray[np.float64]
    true: NDArray[np.float64]
    stages: list[int]

    @property
    def brier(self) -> float:
        return float(((self.said - self.true) ** 2).mean())

    @property
    def log_loss(self) -> float:
        said = np.clip(self.said, 1e-6, 1 - 1e-6)
        return float(-(self.true * np.log(said) + (1 - self.true) * np.log(1 - said)).mean())

    @property
    def bias(self) -> float:
        return float((self.said - self.true).mean())

    def share(self, low: float, high: float) -> float:
        among = (self.said >= low) & (self.said < high)
        assert among.sum() > 60
        return float(self.true[among].mean())


@cache
def told(stages: int, people: int, shops: int) -> Told:
    rng = np.random.default_rng(SEED)
    said, true, found = [], [], []
    for _ in range(shops):
        world = business(rng, people, regular(stages))
        fit = fit_chances(world.series)
        assert fit is not None
        series = world.series
        said.append(p_alive(fit.par, fit.k, series.x, series.tx, series.age))
        true.append(world.is_with_us)
        found.append(fit.k)
    return Told(np.concatenate(said), np.concatenate(true).astype(float), found)


@pytest.mark.parametrize(
    ("stages", "people", "shops", "brier", "log_loss", "bias"),
    [(1, 20, 80, 0.160, 0.490, 0.04), (1, 60, 40, 0.160, 0.485, 0.03), (3, 20, 80, 0.120, 0.380, 0.03),
     (3, 60, 40, 0.126, 0.390, 0.02), (3, 200, 12, 0.120, 0.376, 0.02)],
)  # fmt: skip
def test_a_simulated_business_is_told_as_well_as_was_measured(
    stages: int, people: int, shops: int, brier: float, log_loss: float, bias: float
) -> None:
    found = told(stages, people, shops)
    assert found.brier < brier
    assert found.log_loss < log_loss
    assert abs(found.bias) < bias
    assert (found.said > 0.98).mean() < 0.02


def test_of_those_said_to_be_unlikely_about_so_many_are_still_there() -> None:
    found = told(3, 60, 40)
    for low, high in ((0.0, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 1.0)):
        assert low - 0.05 < found.share(low, high) < high + 0.05


def test_regularity_is_found_where_it_is_and_not_where_it_is_not() -> None:
    assert all(k in (2, 3, 4) for k in told(3, 60, 40).stages)
    assert sum(k == 1 for k in told(1, 60, 40).stages) >= 38


def test_a_business_unlike_the_model_is_still_told_right() -> None:
    rng = np.random.default_rng(SEED)
    said, true = [], []
    for _ in range(30):
        world = mis_specified(rng, 60)
        fit = fit_chances(world.series)
        assert fit is not None
        said.append(p_alive(fit.par, fit.k, world.series.x, world.series.tx, world.series.age))
        true.append(world.is_with_us)
    found = Told(np.concatenate(said), np.concatenate(true).astype(float), [])
    assert found.brier < 0.10
    assert abs(found.bias) < 0.05


def test_the_band_holds_the_chance_under_the_true_parameters() -> None:
    rng = np.random.default_rng(SEED)
    par, inside = (1.5, 10.5 / 3, 1.2, 8.8), []
    for _ in range(25):
        series = business(rng, 60, regular(3)).series
        fit = fit_chances(series)
        assert fit is not None
        low, high = band(fit, series.x, series.tx, series.age)
        truth = p_alive(par, 3, series.x, series.tx, series.age)
        inside.append(((low <= truth) & (truth <= high)).mean())
    assert 0.86 < np.mean(inside) < 0.99


def test_the_orders_of_half_a_year_add_up() -> None:
    rng = np.random.default_rng(SEED)
    expected = real = 0.0
    for _ in range(25):
        world = business(rng, 60, regular(3))
        fit = fit_chances(world.series)
        assert fit is not None
        expected += expected_orders(fit.par, fit.k, 26, world.series.x, world.series.tx, world.series.age).sum()
        real += world.ahead.sum()
    assert expected / real == pytest.approx(1, abs=0.08)


def test_real_buyers_come_back_about_as_often_as_is_said() -> None:
    data = cdnow()
    rng = np.random.default_rng(SEED)
    said, true = [], []
    for _ in range(12):
        some = rng.choice(len(data.x), 60, replace=False)
        series = data.series.take(some)
        fit: ChanceFit | None = fit_chances(series)
        if fit is not None:
            said.append(p_any(fit.par, fit.k, 39, series.x, series.tx, series.age))
            true.append(data.later[some] > 0)
    found = Told(np.concatenate(said), np.concatenate(true).astype(float), [])
    assert found.brier < 0.18
    assert found.log_loss < 0.56
