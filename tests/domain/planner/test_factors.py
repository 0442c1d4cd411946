"""The factors of a surprise's worth: the published definitions, bounded and monotone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.planner import factors
from app.domain.planner.factors import Timing

WEEKS = 52
_NO_PAIRS = np.zeros((0, 2), dtype=np.int64)


def _timing(**changes: object) -> Timing:
    """One customer with a rhythm of ten weeks, seen last five weeks ago, with nothing to expect."""
    known: dict[str, object] = {
        "since_weeks": np.array([5.0]), "rhythm_weeks": np.array([10.0]), "next_contact": np.array([np.nan]),
        "moments": _NO_PAIRS, "shared_days": np.zeros(0, dtype=np.int64), "purchases": _NO_PAIRS,
        "echoes": np.zeros((0, 2)), "same_week": _NO_PAIRS, "seeds": np.array([7]),
    }  # fmt: skip
    return Timing(**{**known, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(("weeks", "factor"), [(0, 0.0), (3, 0.39), (6, 0.86), (8, 0.97)])
def test_a_week_is_the_more_unexpected_the_further_from_a_moment(weeks: float, factor: float) -> None:
    assert float(factors.moment_factor(weeks)) == pytest.approx(factor, abs=0.006)


@pytest.mark.parametrize(("share", "factor"), [(0.0, 0.0), (0.5, 0.63), (1.0, 0.86)])
def test_silence_counts_by_rhythm(share: float, factor: float) -> None:
    assert float(factors.silence_factor(share)) == pytest.approx(factor, abs=0.006)


def test_beyond_the_next_contact_the_phase_is_unknown() -> None:
    since = factors.unexpected(_timing(), WEEKS).since[0]
    assert since[0] == pytest.approx(1 - np.exp(-1.0))
    assert since[5] == pytest.approx(1 - np.exp(-2.0))
    assert (since[6:] == 0.63).all()


def test_a_planned_contact_ends_what_is_foreseen() -> None:
    since = factors.unexpected(_timing(next_contact=np.array([2.0])), WEEKS).since[0]
    assert (since[3:] == 0.63).all()


def test_silence_that_nobody_recorded_is_unknown() -> None:
    assert (factors.unexpected(_timing(since_weeks=np.array([np.nan])), WEEKS).since == 0.63).all()


def test_the_week_of_a_birthday_and_those_beside_it_are_kept_clear() -> None:
    found = factors.unexpected(_timing(moments=np.array([[0, 10 * 7 + 2]])), WEEKS)
    assert not found.total[0, 9:12].any()
    assert found.total[0, 14] > 0
    assert found.moment[0, 10] == 0.0


def test_every_day_of_the_week_keeps_the_distance_to_a_moment() -> None:
    saturday_before, monday_after = 20 * 7 + 5, 21 * 7
    far = factors.unexpected(_timing(moments=np.array([[0, saturday_before]])), WEEKS).moment[0, 23]
    near = factors.unexpected(_timing(moments=np.array([[0, monday_after]])), WEEKS).moment[0, 23]
    assert far == pytest.approx(float(factors.moment_factor(16 / 7)))
    assert near == pytest.approx(float(factors.moment_factor(2.0)))


def test_shared_holidays_count_for_everybody() -> None:
    found = factors.unexpected(_timing(shared_days=np.array([200])), WEEKS)
    assert found.moment[0, 200 // 7] == 0.0


def test_two_weeks_after_a_purchase_count_half() -> None:
    plain, bought = (factors.unexpected(_timing(purchases=pairs), WEEKS).moment[0] for pairs in
                     (_NO_PAIRS, np.array([[0, -1]])))  # fmt: skip
    assert bought[:2] == pytest.approx(plain[:2] / 2)
    assert bought[2:] == pytest.approx(plain[2:])


def test_last_years_week_and_the_usual_gap_echo() -> None:
    found = factors.unexpected(_timing(echoes=np.array([[0, 20.0], [0, 40.0]])), WEEKS)
    assert found.echo[0, 20] == pytest.approx(0.3)
    assert found.echo[0, 40] == pytest.approx(0.3)
    assert found.echo[0, 30] > 0.99


def test_the_same_week_as_last_year_is_kept_clear_by_two_weeks() -> None:
    found = factors.unexpected(_timing(same_week=np.array([[0, 20]])), WEEKS)
    assert not found.total[0, 18:23].any()
    assert found.total[0, 17] > 0


def test_the_jitter_is_small_and_always_the_same() -> None:
    first, again, other = (
        factors.unexpected(_timing(seeds=np.array([seed])), WEEKS, 2026).jitter for seed in (7, 7, 8)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert first.min() >= 0.9
    assert first.max() <= 1.0
    assert first.std() > 0.02


@given(st.integers(0, 2**32 - 1))
def test_how_unexpected_is_bounded_and_never_barely(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = 5
    timing = Timing(
        rng.uniform(0, 30, count), rng.uniform(1, 20, count), np.where(rng.random(count) < 0.5, np.nan, 3.0),
        np.column_stack([rng.integers(0, count, 6), rng.integers(-30, 400, 6)]), rng.integers(0, 360, 2),
        np.column_stack([rng.integers(0, count, 3), rng.integers(-30, 100, 3)]),
        np.column_stack([rng.integers(0, count, 3), rng.uniform(0, 60, 3)]),
        np.column_stack([rng.integers(0, count, 2), rng.integers(0, 52, 2)]), rng.integers(0, 2**31, count),
    )  # fmt: skip
    total = factors.unexpected(timing, WEEKS).total
    assert ((total == 0) | ((total >= factors.BLACKOUT) & (total <= 1))).all()
    who, day = timing.moments.T
    inside = (day >= 0) & (day < 7 * WEEKS)
    assert not total[who[inside], day[inside] // 7].any()


@given(st.floats(0, 10_000), st.floats(0, 10_000), st.floats(0, 1))
def test_the_weight_of_a_relationship_grows_with_its_margin(less: float, more: float, alive: float) -> None:
    low, high = sorted((less, more))
    first, second = factors.relationship([low, high], [alive, alive])
    assert 0.2 <= first <= second <= 1.0


def test_the_weight_is_largest_while_it_is_open_whether_they_stay() -> None:
    sure, open_, lost = factors.relationship([400] * 3, [1.0, 0.5, 0.0])
    assert open_ == pytest.approx(0.2 + 0.8 * (1 - np.exp(-1)))
    assert sure == pytest.approx(lost)
    assert sure < open_


def test_more_weight_means_more_surprises() -> None:
    assert factors.most_a_year([0.2, 0.39, 0.4, 0.74, 0.75, 1.0]).tolist() == [1, 1, 2, 2, 3, 3]


def test_money_for_one_customer_has_a_floor_and_a_ceiling() -> None:
    assert factors.money_cap([0, 100, 400, 10_000]).tolist() == [300, 400, 1600, 6000]


def test_genuine_grows_with_every_matched_fact() -> None:
    assert factors.genuine([0, 1, 2, 3]) == pytest.approx([0.0, 0.6, 0.84, 0.936])
    assert factors.genuine([0, 1], [True, True]) == pytest.approx([0.2, 0.6])
