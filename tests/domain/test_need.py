"""State pills and the number behind "Needs you first"."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.need import Need, need, pill
from app.domain.standing import CardPill

DAYS = st.one_of(st.none(), st.floats(-400, 400))
CALM = st.builds(Need, silence_ratio=st.floats(0, 50), value=st.floats(0, 1), promise_days=DAYS, plan_days=DAYS)
CASES = st.builds(
    Need,
    slip_severity=st.sampled_from([0, 1, 2, 3]),
    slip_weeks=st.floats(0, 100),
    silence_ratio=st.floats(0, 50),
    value=st.floats(0, 1),
    promise_days=DAYS,
    plan_days=DAYS,
)
TINY = 1e-9


@pytest.mark.parametrize(
    ("slip", "ratio", "score", "contacts", "expected"),
    [
        (True, 3, 10, 9, CardPill.OPEN_SLIP),
        (True, 0, 70, 0, CardPill.OPEN_SLIP),
        (False, 2, 40, 9, CardPill.COOLING),
        (False, 1.99, 40, 9, CardPill.NONE),
        (False, 8, 19.4, 9, CardPill.ASLEEP),
        (False, 8, 19.5, 9, CardPill.COOLING),
        (False, 0.5, 50, 1, CardPill.NEW),
        (False, 0, 10, 0, CardPill.NEW),
        (False, 3, 10, 1, CardPill.COOLING),
    ],
)
def test_a_card_wears_one_pill_at_most(
    slip: bool, ratio: float, score: float, contacts: int, expected: CardPill
) -> None:
    assert pill(has_open_slip=slip, silence_ratio=ratio, score=score, contacts=contacts) is expected


def test_who_needs_nothing_needs_nothing() -> None:
    assert need(Need()) == 0


@given(CALM, CASES, st.sampled_from([1, 2, 3]))
def test_an_open_slip_always_comes_before_everything_else(calm: Need, case: Need, severity: float) -> None:
    assert need(dataclasses.replace(case, slip_severity=severity)) > need(calm)


@given(CASES, st.sampled_from(["slip_weeks", "silence_ratio", "value"]), st.floats(0, 20))
def test_more_silence_more_value_or_an_older_slip_never_need_less(case: Need, name: str, more: float) -> None:
    worse = dataclasses.replace(case, **{name: getattr(case, name) + more})
    assert need(worse) >= need(case) - TINY


@given(CASES, st.sampled_from([0, 1, 2]))
def test_a_graver_slip_never_needs_less(case: Need, severity: float) -> None:
    lighter = dataclasses.replace(case, slip_severity=severity)
    assert need(dataclasses.replace(case, slip_severity=severity + 1)) > need(lighter)


@given(CASES, st.sampled_from(["promise_days", "plan_days"]), st.floats(0, 50))
def test_a_nearer_or_later_day_never_needs_less(case: Need, name: str, sooner: float) -> None:
    if (days := getattr(case, name)) is not None:
        assert need(dataclasses.replace(case, **{name: days - sooner})) >= need(case) - TINY
        assert need(case) >= need(dataclasses.replace(case, **{name: None}))


@given(CASES)
def test_being_on_time_costs_nothing(case: Need) -> None:
    assert need(dataclasses.replace(case, silence_ratio=1)) == need(dataclasses.replace(case, silence_ratio=0))


def test_a_quiet_inner_customer_comes_before_a_promise_for_next_week() -> None:
    assert need(Need(silence_ratio=3, value=0.9)) > need(Need(promise_days=7))


def test_a_promise_due_today_comes_before_a_customer_a_little_quiet() -> None:
    assert need(Need(promise_days=0)) > need(Need(silence_ratio=1.3, value=0.5))
