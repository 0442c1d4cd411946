"""What delights is learned from what was told: the worked example, shrinkage, and what is no delight."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.planner import learning


def test_the_worked_example_comes_out() -> None:
    found = learning.learn([0.6], [0, 0, 0], [0, 0, 1], [1.0, 0.75, 0.5], segments=2)
    assert found.overall[0] == pytest.approx(0.69)
    assert found.by_segment[0] == pytest.approx([0.751667, 0.652], abs=5e-7)
    assert found.cases.tolist() == [3]
    assert found.cases_by_segment.tolist() == [[2, 1]]


def test_without_reactions_the_guess_stands() -> None:
    found = learning.learn([0.6, 0.3], [], [], [], segments=3)
    assert found.overall == pytest.approx([0.6, 0.3])
    assert found.by_segment == pytest.approx(np.array([[0.6] * 3, [0.3] * 3]))


def test_many_reactions_outweigh_the_guess() -> None:
    found = learning.learn([0.9], [0] * 200, [0] * 200, [0.25] * 200, segments=1)
    assert found.by_segment[0, 0] == pytest.approx(0.25, abs=0.01)
    assert found.deviation[0, 0] < 0.02


def test_certainty_grows_with_cases() -> None:
    few, many = (learning.learn([0.5], [0] * n, [0] * n, [0.5] * n, segments=1).deviation[0, 0] for n in (0, 12))
    assert few == pytest.approx(0.125)
    assert many == pytest.approx(0.0625)


def test_delight_is_told_on_the_scale_of_five() -> None:
    assert [learning.from_delight(one) for one in (1, 3.5, 5, 7)] == [0.0, 0.625, 1.0, 1.0]
    assert learning.as_delight(0.625) == 3.5
    assert learning.sentence(0.625, 0.775, 6) == (
        "You guessed 3.5 of 5; after 6 reactions we reckon 4.1 (your guess counts as two reactions)."
    )
    assert learning.sentence(0.625, 0.625, 0) == "You guessed 3.5 of 5; nobody has told you yet."


def test_coming_back_is_measured_against_what_was_expected_anyway() -> None:
    found = learning.uplift([1, 1, 0, 1], [0.5, 0.5, 0.25, 0.25])
    assert found.share == pytest.approx(1.5 / 8)
    assert found.is_information
    assert not learning.uplift([1] * 20, [0.5] * 20).is_information


def test_delight_for_money_is_per_ten_units_and_nearly_free_below_one() -> None:
    assert learning.delight_per_money(0.75, 800) == pytest.approx(5.0)
    assert learning.delight_per_money(0.75, 99) is None
    assert learning.delight_per_money(0.75, 8, minor_per_unit=1) == pytest.approx(5.0)
