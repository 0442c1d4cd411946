"""Rhythm: usual gaps, spreads, pauses and the sentence about them."""

from __future__ import annotations

import math
import subprocess
import sys
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rhythm import (
    DEFAULT_SHOP,
    Pause,
    Rhythm,
    RhythmBasis,
    ShopRhythm,
    Unit,
    active_days,
    fit_shop,
    gap_spread,
    gaps_between,
    overdue_after,
    own_rhythm,
    sentence,
    told,
    usual_gap,
)
from app.domain.rhythm_many import active_numbers, fit_shop_many, gaps_many, last_days_many, usual_gaps_many

TODAY = date(2026, 6, 11)
SHOP = ShopRhythm(mu0=math.log(42), spread=0.4, gaps=100)
DAYS = st.integers(0, 900).map(lambda back: TODAY - timedelta(days=back))
DAY_LISTS = st.lists(DAYS, max_size=12)
PAUSES = st.lists(
    st.tuples(DAYS, st.integers(0, 120)).map(lambda pair: Pause(pair[0], pair[0] + timedelta(days=pair[1]))), max_size=3
)


def _weeks_ago(*weeks: float) -> list[date]:
    return [TODAY - timedelta(days=round(7 * count)) for count in weeks]


def test_the_usual_gap_counts_the_shops_median_as_two_gaps() -> None:
    assert usual_gap([], SHOP) == pytest.approx(42)
    assert usual_gap([42, 42, 42], SHOP) == pytest.approx(42)
    assert usual_gap([21, 21], SHOP) == pytest.approx(math.sqrt(42 * 21))


def test_the_spread_counts_the_shops_spread_as_four_gaps() -> None:
    gaps = [10, 20, 40]
    own = 1.4826 * math.log(2)
    assert gap_spread(gaps, SHOP) == pytest.approx((4 * 0.4 + 3 * own) / 7)


@pytest.mark.parametrize("gaps", [[], [30]])
def test_under_two_gaps_the_spread_is_the_shops(gaps: list[float]) -> None:
    assert gap_spread(gaps, SHOP) == 0.4


def test_one_odd_gap_does_not_widen_the_spread_much() -> None:
    assert gap_spread([21, 21, 21, 21, 21, 300], SHOP) == gap_spread([21] * 6, SHOP) == pytest.approx(4 * 0.4 / 10)


def test_overdue_allows_for_the_own_spread() -> None:
    rhythm = Rhythm(RhythmBasis.TOUCHES, 21, 0.4, 8)
    assert rhythm.overdue_after_days == pytest.approx(21 * math.exp(0.8))
    assert (rhythm.is_overdue(46), rhythm.is_overdue(47)) == (False, True)
    assert rhythm.ratio(63) == 3


def test_a_slow_customer_is_never_overdue_before_a_gap_and_a_quarter() -> None:
    assert overdue_after(365, 0.0) == pytest.approx(1.25 * 365)
    assert overdue_after(182, 0.0) == 182
    assert overdue_after(365, 0.5) == pytest.approx(365 * math.e)


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        ([], 30),
        ([Pause(date(2026, 5, 20), date(2026, 5, 29))], 20),
        ([Pause(date(2026, 5, 20), date(2026, 5, 29)), Pause(date(2026, 5, 25), date(2026, 6, 3))], 15),
        ([Pause(date(2026, 5, 1), date(2026, 5, 12))], 30),
        ([Pause(date(2026, 5, 1), date(2026, 5, 13))], 29),
        ([Pause(date(2026, 6, 11))], 29),
        ([Pause(date(2026, 6, 12))], 30),
        ([Pause(date(2020, 1, 1))], 0),
        ([Pause(date(2026, 6, 1), date(2026, 5, 1))], 30),
    ],
)
def test_a_pause_stops_the_clock(pauses: list[Pause], days: int) -> None:
    assert active_days(date(2026, 5, 12), TODAY, pauses) == days


def test_things_of_one_day_are_one_and_a_gap_is_a_day_at_least() -> None:
    days = [date(2026, 5, 1), date(2026, 4, 1), date(2026, 5, 1)]
    assert gaps_between(days) == (30,)
    assert gaps_between(days, [Pause(date(2026, 4, 1), date(2026, 5, 5))]) == (1,)
    assert gaps_between([]) == gaps_between([TODAY]) == ()


def test_two_repeat_purchases_make_the_rhythm() -> None:
    heard = own_rhythm(TODAY, orders=_weeks_ago(27, 21, 15), touches=_weeks_ago(3, 2, 1), order_shop=SHOP)
    assert heard is not None
    assert (heard.rhythm.basis, heard.rhythm.gaps) == (RhythmBasis.ORDERS, 2)
    assert heard.rhythm.usual_gap_days == pytest.approx(42)
    assert (heard.silence_days, heard.last_day) == (105, date(2026, 2, 26))


def test_three_two_way_touches_make_the_rhythm_where_purchases_do_not() -> None:
    heard = own_rhythm(TODAY, orders=_weeks_ago(8, 1), touches=_weeks_ago(15, 12, 9), touch_shop=SHOP)
    assert heard is not None
    assert (heard.rhythm.basis, heard.silence_days) == (RhythmBasis.TOUCHES, 63)


def test_the_cadence_stands_in_where_there_is_too_little_history() -> None:
    heard = own_rhythm(TODAY, orders=_weeks_ago(8), touches=_weeks_ago(5, 5, 3), cadence_days=42)
    assert heard is not None
    assert (heard.rhythm.basis, heard.rhythm.usual_gap_days, heard.silence_days) == (RhythmBasis.CADENCE, 42, 21)


def test_a_cadence_without_any_contact_has_no_silence() -> None:
    heard = own_rhythm(TODAY, cadence_days=42)
    assert heard is not None
    assert (heard.last_day, heard.silence_days) == (None, None)


@pytest.mark.parametrize("cadence", [None, 0, -3])
def test_without_history_and_cadence_there_is_no_rhythm(cadence: float | None) -> None:
    assert own_rhythm(TODAY, touches=_weeks_ago(5, 3), cadence_days=cadence) is None


def test_planned_things_are_no_history() -> None:
    assert own_rhythm(TODAY, touches=_weeks_ago(5, 3, -1), orders=_weeks_ago(5, 3, -2)) is None


def test_a_pause_stops_gaps_and_silence_alike() -> None:
    pauses = [Pause(date(2026, 4, 1), date(2026, 4, 28))]
    touches = _weeks_ago(20, 17, 14, 11, 4)
    heard = own_rhythm(TODAY, touches=touches, pauses=pauses, touch_shop=ShopRhythm(math.log(21), 0.1))
    assert heard is not None
    assert heard.rhythm.usual_gap_days == pytest.approx(21)
    closed = own_rhythm(TODAY, touches=touches, pauses=[Pause(TODAY - timedelta(days=20))])
    assert closed is not None
    assert closed.silence_days == 7


@given(DAY_LISTS, PAUSES)
def test_a_usual_gap_lies_between_the_shops_and_the_extremes_of_the_own(days: list[date], pauses: list[Pause]) -> None:
    gaps = gaps_between(days, pauses)
    assert min([*gaps, 42]) * (1 - 1e-9) <= usual_gap(gaps, SHOP) <= max([*gaps, 42]) * (1 + 1e-9)


@given(st.lists(DAY_LISTS, max_size=6), PAUSES)
def test_all_at_once_says_the_same_as_one_by_one(customers: list[list[date]], pauses: list[Pause]) -> None:
    who = np.array([at for at, days in enumerate(customers) for _ in days], dtype=np.int64)
    when = np.array([day.toordinal() for days in customers for day in days], dtype=np.int64)
    closed = [(pause.since.toordinal(), pause.until.toordinal()) for pause in pauses if pause.until]
    columns = gaps_many(who, when, closed)
    lists = [gaps_between(days, pauses) for days in customers]
    shop = fit_shop(lists)
    fitted = fit_shop_many(columns, len(customers))
    many = usual_gaps_many(columns, len(customers), shop)
    assert (fitted.mu0, fitted.spread, fitted.gaps) == pytest.approx((shop.mu0, shop.spread, shop.gaps), abs=1e-12)
    for at, gaps in enumerate(lists):
        usual, spread = usual_gap(gaps, shop), gap_spread(gaps, shop)
        assert many.gaps[at] == len(gaps)
        assert many.usual_gap_days[at] == pytest.approx(usual, rel=1e-12)
        assert many.spread[at] == pytest.approx(spread, abs=1e-12)
        assert many.overdue_after_days[at] == pytest.approx(overdue_after(usual, spread), rel=1e-12)


@given(DAYS, DAYS, PAUSES)
def test_the_clock_of_the_many_runs_like_the_clock_of_one(start: date, end: date, pauses: list[Pause]) -> None:
    closed = [(pause.since.toordinal(), pause.until.toordinal()) for pause in pauses if pause.until]
    first, last = active_numbers(np.array([start.toordinal(), end.toordinal()]), closed)
    assert max(0, last - first) == active_days(start, end, pauses)


def test_last_days_are_found_for_everybody() -> None:
    assert last_days_many(np.array([2, 0, 2]), np.array([5, 7, 9]), 4, -1).tolist() == [7, -1, 9, -1]


def test_the_shop_is_fitted_on_every_gap_and_on_each_ones_own_spread() -> None:
    shop = fit_shop([[10, 20, 40], [100, 200, 400], [7]])
    assert (math.exp(shop.mu0), shop.gaps) == (pytest.approx(40), 7)
    assert shop.spread == pytest.approx(1.4826 * math.log(2))


@pytest.mark.parametrize("gaps", [[], [[7]], [[7, 7, 7, 7]]])
def test_with_hardly_any_gap_the_shop_keeps_its_defaults(gaps: list[list[float]]) -> None:
    shop = fit_shop(gaps)
    assert (shop.mu0, shop.spread) == (DEFAULT_SHOP.mu0, DEFAULT_SHOP.spread)


@pytest.mark.parametrize(
    ("days", "count", "unit"),
    [
        (1, 1, Unit.DAY),
        (13, 13, Unit.DAY),
        (14, 2, Unit.WEEK),
        (63, 9, Unit.WEEK),
        (181, 26, Unit.WEEK),
        (183, 6, Unit.MONTH),
        (365, 12, Unit.MONTH),
        (800, 2, Unit.YEAR),
    ],
)
def test_spans_are_told_in_weeks_under_six_months_then_in_months(days: float, count: int, unit: Unit) -> None:
    assert told(days) == (count, unit)


@pytest.mark.parametrize(
    ("basis", "gap", "silence", "said"),
    [
        ("orders", 42, 105, "Anna usually orders every 6 weeks; it’s been 15."),
        ("touches", 21, 63, "Anna and you are usually in touch every 3 weeks; it’s been 9."),
        ("cadence", 42, 70, "You meant to be in touch with Anna every 6 weeks; it’s been 10."),
        ("touches", 21, 4, "Anna and you are usually in touch every 3 weeks; it’s been 4 days."),
        ("touches", 21, 1, "Anna and you are usually in touch every 3 weeks; it’s been 1 day."),
        ("touches", 21, 250, "Anna and you are usually in touch every 3 weeks; it’s been 8 months."),
        ("orders", 365, 400, "Anna usually orders every 12 months; it’s been 13."),
        ("orders", 1, 3, "Anna usually orders every day; it’s been 3 days."),
        ("orders", 42, 0, "Anna usually orders every 6 weeks; the last time was today."),
        ("cadence", 42, None, "You meant to be in touch with Anna every 6 weeks; nothing is on record yet."),
    ],
)
def test_the_sentence_names_the_person_the_usual_gap_and_the_silence(
    basis: str, gap: float, silence: int | None, said: str
) -> None:
    assert sentence("Anna", Rhythm(RhythmBasis(basis), gap, 0.3), silence) == said


@pytest.mark.parametrize("basis", RhythmBasis)
def test_the_sentence_says_which_rhythm_it_is(basis: RhythmBasis) -> None:
    said = sentence("Tomas", Rhythm(basis, 21, 0.3), 63)
    assert basis.words.casefold() in said.casefold().replace("and you", "you")
    assert "!" not in said


def test_one_rhythm_does_not_load_numpy() -> None:
    code = (
        "import sys, datetime, app.domain.rhythm_many, app.domain.rhythm as r; "
        "r.own_rhythm(datetime.date(2026, 6, 11), cadence_days=7); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
