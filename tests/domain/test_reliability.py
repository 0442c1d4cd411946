"""Reliability: kept and broken promises, and open slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.reliability import PromiseEvidence, reliability
from app.domain.warmth import SlipEvidence

PROMISES = st.lists(st.builds(PromiseEvidence, st.floats(-50, 300), st.booleans(), st.floats(0.1, 3)), max_size=10)
SLIPS = st.lists(st.builds(SlipEvidence, st.floats(-10, 100), st.sampled_from([1, 2, 3])), max_size=3)
TINY = 1e-9


def test_without_any_promise_it_is_seventy_and_says_nothing() -> None:
    assert reliability([]).score == 70
    assert reliability([]).words == ""


def test_a_promise_counts_half_after_half_a_year() -> None:
    assert reliability([PromiseEvidence(0, True)]).score == pytest.approx(380 / 5)
    assert reliability([PromiseEvidence(26, True)]).score == pytest.approx(330 / 4.5)


def test_an_open_slip_does_not_fade() -> None:
    assert reliability([], [SlipEvidence(1, 2)]) == reliability([], [SlipEvidence(100, 2)])


@given(PROMISES, SLIPS)
def test_the_score_is_bounded(promises: list[PromiseEvidence], slips: list[SlipEvidence]) -> None:
    assert 0 < reliability(promises, slips).score < 100


@given(PROMISES, SLIPS, st.floats(-50, 300))
def test_a_kept_promise_never_lowers_and_a_broken_one_never_raises(
    promises: list[PromiseEvidence], slips: list[SlipEvidence], age: float
) -> None:
    before = reliability(promises, slips).score
    assert reliability([*promises, PromiseEvidence(age, True)], slips).score >= before - TINY
    assert reliability([*promises, PromiseEvidence(age, False)], slips).score <= before + TINY


@given(PROMISES, SLIPS, st.floats(-10, 100))
def test_an_open_slip_never_raises(promises: list[PromiseEvidence], slips: list[SlipEvidence], age: float) -> None:
    assert reliability(promises, [*slips, SlipEvidence(age)]).score <= reliability(promises, slips).score + TINY


@pytest.mark.parametrize(
    ("kept", "broken", "words"), [(11, 1, "11 of 12 promises kept"), (1, 0, "1 of 1 promise kept"), (0, 0, "")]
)
def test_it_is_shown_as_promises_kept(kept: int, broken: int, words: str) -> None:
    promises = [PromiseEvidence(1, True)] * kept + [PromiseEvidence(2, False)] * broken + [PromiseEvidence(-1, False)]
    assert reliability(promises).words == words
