"""What an order is worth: Gamma-Gamma as published, kept simple in small shops, and the value of a lifetime."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.domain.spend import HouseSpend, clv, fit_spend, house_spend
from tests.domain.cdnow import cdnow


def test_gamma_gamma_is_fitted_as_published() -> None:
    data = cdnow()
    known = data.x > 0
    fitted = fit_spend(data.x[known], data.mean[known])
    assert (fitted.p, fitted.q, fitted.v) == pytest.approx((6.2488, 3.7446, 15.4477), rel=1e-3)
    assert fitted.log_likelihood == pytest.approx(-4055.92, abs=0.01)


def test_it_means_so_many_orders_at_the_average_of_the_house() -> None:
    data = cdnow()
    house = house_spend(data.x, data.mean)
    assert house is not None
    assert (house.mean, house.weight) == pytest.approx((35.17, 0.439), abs=0.005)
    assert house.expected(0, 0.0) == house.mean
    assert house.expected(3, 35.17) == pytest.approx(35.17, abs=0.01)
    assert 20 < house.expected(2, 20) < house.mean
    p, q, v = 6.2488, 3.7446, 15.4477
    assert house.expected(2, 20) == pytest.approx(p * (v + 2 * 20) / (p * 2 + q - 1), rel=1e-3)


def test_the_unit_of_money_makes_no_difference() -> None:
    data = cdnow()
    known = data.x > 0
    dollars, cents = (fit_spend(data.x[known], scale * data.mean[known]) for scale in (1, 100))
    assert (cents.p, cents.q, cents.v / 100) == pytest.approx((dollars.p, dollars.q, dollars.v), rel=1e-4)


def test_a_small_shop_takes_its_trimmed_mean() -> None:
    x = np.array([1.0, 2, 0, 3, 1, 1, 1, 1, 1, 1, 1])
    mean = np.array([10.0, 20, 0, 30, 20, 20, 20, 20, 20, 20, 900])
    house = house_spend(x, mean)
    assert house == HouseSpend(pytest.approx(21.25), 1.0)
    assert house_spend(np.zeros(3), np.zeros(3)) is None


def test_equal_order_values_do_not_break_the_fit() -> None:
    house = house_spend(np.full(20, 3.0), np.full(20, 25.0))
    assert house is not None
    assert house.expected(3, 25.0) == pytest.approx(25, rel=0.02)


def test_a_lifetime_is_three_years_and_later_money_counts_less() -> None:
    steady = clv(lambda weeks: np.array([weeks]), np.array([1.0]))
    rate = math.log(1.15) / 52.18
    whole = (1 - math.exp(-rate * 3 * 52.18)) / rate
    assert steady[0] == pytest.approx(whole, rel=1e-4)
    assert clv(lambda weeks: np.array([weeks]), np.array([1.0]), yearly_rate=0.0)[0] == pytest.approx(3 * 52.18)
    assert clv(lambda weeks: np.array([weeks]), np.array([2.0]))[0] == pytest.approx(2 * whole, rel=1e-4)
