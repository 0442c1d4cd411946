"""The chance that somebody is still with us: reference figures, safe numbers, and the same alone and all at once."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import approx_fprime

from app.domain.chance import (
    Chance,
    ChanceFits,
    Draw,
    chance_as_told,
    chance_of,
    chance_with_band,
    draws,
    p_any_of,
    told_fit,
    told_weeks,
    usual_fit,
)
from app.domain.chance_fit import MOST_TO_FIT, case_of, fit_chances
from app.domain.chance_many import Series, band, expected_orders, p_alive, p_any, p_at_least
from app.domain.rhythm import RhythmBasis
from tests.domain.cdnow import cdnow
from tests.domain.worlds import business, regular

EIGHT = (8.0, 48.0, 63.0)


def shop(k: int) -> Draw:
    return (1.5, 10.5 / k, 1.2, 8.8)


def one(*values: float) -> list[NDArray[np.float64]]:
    return [np.array([float(value)]) for value in values]


@pytest.mark.parametrize(
    ("k", "alive", "orders", "soon", "new"),
    [(1, 0.615526, 1.856907, 0.384862, 0.659592), (4, 0.220483, 0.770516, 0.209761, 0.677462)],
)
def test_the_reference_table(k: int, alive: float, orders: float, soon: float, new: float) -> None:
    par = shop(k)
    assert chance_of(k, par, *EIGHT) == pytest.approx(alive, abs=1e-6)
    assert expected_orders(par, k, 26, *one(*EIGHT))[0] == pytest.approx(orders, abs=1e-6)
    assert p_any(par, k, 8, *one(*EIGHT))[0] == pytest.approx(soon, abs=1e-6)
    assert chance_of(k, par, 0, 0, 15) == pytest.approx(new, abs=1e-6)


def test_the_chance_falls_with_the_silence_as_in_the_table() -> None:
    fallen = [round(chance_of(3, shop(3), 8, 48, 48 + weeks), 2) for weeks in (3, 6, 9, 12, 15, 18, 24)]
    assert fallen == [0.92, 0.86, 0.74, 0.55, 0.33, 0.17, 0.03]


def test_orders_expected_are_the_sum_of_the_chances_of_each_further_one() -> None:
    many = sum(p_at_least(shop(3), 3, least, 26, *one(*EIGHT))[0] for least in range(1, 60))
    assert expected_orders(shop(3), 3, 26, *one(*EIGHT))[0] == pytest.approx(many, abs=1e-10)


def test_with_one_stage_it_is_the_known_model_of_mbg() -> None:
    r, alpha, a, b = 0.5, 6.0, 1.0, 2.2
    for x, tx, age in ((0, 0.0, 30.0), (3, 20.0, 38.0)):
        ratio = ((alpha + age) / (alpha + tx)) ** (r + x)
        assert chance_of(1, (r, alpha, a, b), x, tx, age) == pytest.approx(1 / (1 + a / (b + x) * ratio))


def test_a_thousand_contacts_overflow_nothing() -> None:
    for k in (1, 3, 6):
        for tx, age in ((2000.0, 2000.0), (2000.0, 2001.0), (2000.0, 2400.0), (10.0, 9000.0)):
            found = chance_of(k, shop(k), 1000, tx, age)
            assert 0 <= found <= 1
            for value in (
                p_alive(shop(k), k, *one(1000, tx, age)),
                expected_orders(shop(k), k, 9, *one(1000, tx, age)),
            ):
                assert np.isfinite(value).all()
    assert chance_of(3, shop(3), 1000, 2000, 2400) < 1e-9
    assert chance_of(3, shop(3), 1000, 2000, 2000) > 0.99


cases = st.tuples(st.integers(0, 60), st.floats(0.2, 300), st.floats(0, 300)).map(
    lambda case: (case[0], case[1] if case[0] else 0.0, (case[1] if case[0] else 0.0) + case[2])
)
numbers_of_stages = st.sampled_from((1, 2, 3, 4, 6))


@settings(max_examples=200, deadline=None)
@given(case=cases, k=numbers_of_stages, longer=st.floats(0.01, 50))
def test_a_longer_silence_never_raises_the_chance(case: tuple[int, float, float], k: int, longer: float) -> None:
    x, tx, age = case
    assert chance_of(k, shop(k), x, tx, age + longer) <= chance_of(k, shop(k), x, tx, age) + 1e-12


@settings(max_examples=200, deadline=None)
@given(case=cases, k=numbers_of_stages)
def test_alone_and_all_at_once_say_the_same(case: tuple[int, float, float], k: int) -> None:
    fit = usual_fit()
    alone = chance_with_band(fit, *case)
    low, high = band(fit, *one(*case))
    assert p_alive(fit.par, fit.k, *one(*case))[0] == pytest.approx(alone.value, abs=1e-12)
    assert (low[0], high[0]) == pytest.approx((alone.low, alone.high), abs=1e-12)
    assert 0 <= alone.low <= alone.value <= alone.high <= 1
    assert p_alive(shop(k), k, *one(*case))[0] == pytest.approx(chance_of(k, shop(k), *case), abs=1e-12)
    assert p_any(shop(k), k, 8, *one(*case))[0] == pytest.approx(p_any_of(k, shop(k), 8, *case), abs=1e-9)


def test_the_unit_of_time_makes_no_difference() -> None:
    series = business(np.random.default_rng(4), 60, regular(3)).series
    days = Series(series.x, 7 * series.tx, 7 * series.age, series.log_gaps + series.x * math.log(7))
    weekly, daily = fit_chances(series), fit_chances(days)
    assert weekly is not None
    assert daily is not None
    assert weekly.k == daily.k
    said = p_alive(weekly.par, weekly.k, series.x, series.tx, series.age)
    assert p_alive(daily.par, daily.k, days.x, days.tx, days.age) == pytest.approx(said, abs=1e-4)


def test_the_order_of_customers_makes_no_difference_and_neither_does_running_again() -> None:
    series = business(np.random.default_rng(4), 60, regular(3)).series
    mixed = series.take(np.random.default_rng(1).permutation(60))
    first, again, other = fit_chances(series), fit_chances(series), fit_chances(mixed)
    assert first == again
    assert first is not None
    assert other is not None
    assert other.theta == pytest.approx(first.theta, abs=1e-4)


@pytest.mark.parametrize("k", [1, 3, 6])
def test_the_gradient_is_that_of_the_likelihood(k: int) -> None:
    case = case_of(cdnow().series)
    theta = case.usual + np.array([0.3, -0.4, 0.2, -0.5])
    cost = case.cost(k)
    by_steps = approx_fprime(theta, lambda at: cost(at)[0], 1e-6)
    assert cost(theta)[1] == pytest.approx(by_steps, rel=1e-4)


def test_the_textbook_data_show_no_regularity() -> None:
    data = cdnow()
    fit = fit_chances(data.series)
    assert fit is not None
    assert fit.k == 1
    expected = expected_orders(fit.par, 1, 39, data.x, data.tx, data.age)
    assert 0.8 < expected.sum() / 1882 < 0.95
    likely = np.clip(p_any(fit.par, 1, 39, data.x, data.tx, data.age), 1e-9, 1 - 1e-9)
    came = data.later > 0
    assert ((likely - came) ** 2).mean() == pytest.approx(0.161, abs=0.003)
    assert -np.where(came, np.log(likely), np.log(1 - likely)).mean() == pytest.approx(0.505, abs=0.005)


def test_too_little_history_is_not_fitted() -> None:
    few = Series(np.array([3.0, 4.0]), np.array([9.0, 9.0]), np.array([12.0, 12.0]), np.zeros(2))
    quiet = Series(np.zeros(40), np.zeros(40), np.full(40, 9.0), np.zeros(40))
    none = Series(*(np.zeros(0) for _ in range(4)))
    assert fit_chances(few) is None
    assert fit_chances(quiet) is None
    assert fit_chances(none) is None


def test_regularity_is_not_looked_for_in_a_handful_of_gaps() -> None:
    x = np.array([3.0, 3, 1, 0, 0, 0])
    series = Series(x, 6 * x, 6 * x + 3, x * math.log(6))
    fit = fit_chances(series)
    assert fit is not None
    assert fit.k == 1


def test_of_a_large_shop_some_customers_are_read_and_the_answer_is_the_same() -> None:
    rng = np.random.default_rng(8)
    data = cdnow().series
    large = data.take(rng.integers(0, len(data.x), 3 * MOST_TO_FIT))
    fit, whole = fit_chances(large), fit_chances(data)
    assert fit is not None
    assert whole is not None
    assert fit.customers == 3 * MOST_TO_FIT
    said, known = (p_alive(each.par, each.k, data.x, data.tx, data.age) for each in (fit, whole))
    assert np.abs(said - known).max() < 0.08


def test_a_cadence_alone_is_a_guess_that_scales_with_it() -> None:
    short, long = chance_as_told(4, 0, 0, 12), chance_as_told(8, 0, 0, 24)
    assert short == long
    assert short.high - short.low > 0.4
    assert chance_as_told(4, 0, 0, 0).value == pytest.approx(0.88)
    assert chance_with_band(told_fit(4), 0, 0, 12).value == pytest.approx(short.value)
    assert told_weeks(0) == 8
    assert told_weeks(42) == 6


def test_the_draws_are_the_same_in_every_run_and_lie_around_the_mode() -> None:
    fit = usual_fit()
    assert len(draws(fit)) == 200
    assert draws(fit)[0] == draws(usual_fit())[0]
    middle = sorted(end for _, _, a, b in draws(fit) for end in (a / (a + b),))[100]
    assert middle == pytest.approx(fit.ending, abs=0.03)


def test_purchases_and_touches_have_fits_of_their_own_and_the_cadence_none() -> None:
    fit = usual_fit()
    fits = ChanceFits(orders=fit)
    assert fits.of(RhythmBasis.ORDERS) is fit
    assert fits.of(RhythmBasis.TOUCHES) is None
    assert fits.of(RhythmBasis.CADENCE) is None
    assert isinstance(chance_with_band(fit, *EIGHT), Chance)
