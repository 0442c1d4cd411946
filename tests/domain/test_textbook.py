"""The models of the textbooks give the figures that were published for them."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.textbook import (
    bg_expected,
    bg_expected_orders,
    bg_log_likelihood,
    bg_p_alive,
    bg_p_none,
    most_likely,
    pareto_expected,
    pareto_log_likelihood,
    pareto_p_alive,
)
from tests.domain.cdnow import cdnow

BG = (0.24259, 4.41353, 0.79289, 2.42575)
ROUNDED_BG = (0.243, 4.414, 0.793, 2.426)
PARETO = (0.553, 10.578, 0.606, 11.669)


def one(*values: float) -> list[np.ndarray]:
    return [np.array([value]) for value in values]


def test_the_data_are_those_that_were_published() -> None:
    data = cdnow()
    assert (len(data.x), data.x.sum(), (data.x > 0).sum(), data.later.sum()) == (2357, 2457, 946, 1882)
    by_repeats = [data.later[np.minimum(data.x, 7) == count].mean() for count in range(8)]
    assert by_repeats == pytest.approx([0.237, 0.697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359], abs=0.0005)


def test_bg_nbd_is_fitted_as_published() -> None:
    data = cdnow()
    par, height = most_likely(bg_log_likelihood, (1, 1, 1, 1), data.x, data.tx, data.age)
    assert par == pytest.approx((0.2425982, 4.4136842, 0.7929899, 2.4261667), rel=2e-4)
    assert height == pytest.approx(-9582.4292, abs=0.0005)


def test_pareto_nbd_is_fitted_as_published() -> None:
    data = cdnow()
    par, height = most_likely(pareto_log_likelihood, (1, 10, 1, 10), data.x, data.tx, data.age)
    assert par == pytest.approx((0.55328, 10.57768, 0.60624, 11.66874), rel=1e-4)
    assert height == pytest.approx(-9594.9762, abs=0.0005)
    assert pareto_log_likelihood(PARETO, data.x, data.tx, data.age).sum() == pytest.approx(-9594.976, abs=0.001)


def test_pareto_nbd_agrees_with_its_integral_on_either_side_of_equal_scales() -> None:
    for r, alpha, s, beta in ((0.5, 10.0, 0.6, 12.0), (0.5, 12.0, 0.6, 10.0), (0.5, 11.0, 0.6, 11.0)):
        x, tx, age = 3, 20.0, 30.0
        rng = np.random.default_rng(5)
        pace, ending = rng.gamma(r, 1 / alpha, 400_000), rng.gamma(s, 1 / beta, 400_000)
        weight = pace**x * (
            ending / (pace + ending) * np.exp(-(pace + ending) * tx)
            + pace / (pace + ending) * np.exp(-(pace + ending) * age)
        )
        alive = (pace**x * np.exp(-(pace + ending) * age)).mean() / weight.mean()
        par = (r, alpha, s, beta)
        assert np.exp(pareto_log_likelihood(par, *one(x, tx, age)))[0] == pytest.approx(weight.mean(), rel=0.02)
        assert pareto_p_alive(par, *one(x, tx, age))[0] == pytest.approx(alive, abs=0.01)


def test_a_new_customer_of_pareto_nbd_is_expected_as_the_closed_form_says() -> None:
    assert pareto_expected(PARETO, 1e-9) == pytest.approx(0, abs=1e-9)
    assert pareto_expected(PARETO, 39) > pareto_expected(PARETO, 20) > 0


def test_one_customer_of_the_excel_note() -> None:
    case = one(2, 30.43, 38.86)
    assert bg_expected_orders(BG, 39, *case)[0] == pytest.approx(1.22591, abs=0.0002)
    assert bg_p_alive(BG, *case)[0] == pytest.approx(0.72661, abs=0.0001)
    assert bg_expected_orders(ROUNDED_BG, 39, *case)[0] == pytest.approx(1.226, abs=0.0005)
    assert bg_p_none(ROUNDED_BG, 39) == pytest.approx(0.5737864, abs=1e-7)


def test_new_customers_of_the_excel_note() -> None:
    times = (1 / 7, 1, 3, 31 + 6 / 7, 32, 78)
    expected = [bg_expected(BG, weeks) for weeks in times]
    assert expected == pytest.approx([0.007816, 0.053185, 0.150632, 1.040494, 1.043737, 1.857972], rel=5e-4)


def test_the_number_that_overflows_in_a_spreadsheet_does_not_here() -> None:
    par = (0.25, 4, 0.8, 2.5)
    assert bg_log_likelihood(par, *one(0, 0, 40))[0] == pytest.approx(-0.59947382, abs=1e-8)
    heavy = bg_log_likelihood(par, *one(1000, 39, 40))
    assert np.isfinite(heavy).all()
    assert 0 <= bg_p_alive(par, *one(1000, 10, 40))[0] < 1e-9
    assert np.isfinite(bg_expected_orders((0.25, 4, 1.0, 2.5), 39, *one(1000, 39, 40))).all()


def test_bg_nbd_calls_everybody_who_bought_once_certain() -> None:
    assert bg_p_alive(BG, *one(0, 0, 500))[0] == 1.0


def test_bg_nbd_is_too_careful_about_the_second_half_of_the_data() -> None:
    data = cdnow()
    expected = bg_expected_orders(BG, 39, data.x, data.tx, data.age)
    assert 0.84 < expected.sum() / data.later.sum() < 0.93
