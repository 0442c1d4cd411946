"""Cadences: which one counts, when a contact is due, and pauses that stop the clock."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.cadence import (
    Cadence,
    CadenceRule,
    CadenceSource,
    cadence_of,
    clock,
    day_after,
    effective,
    gap_words,
    longest_of,
    tier_cadence,
)
from app.domain.customer import Tier
from app.domain.rhythm import Pause, active_days

START = date(2026, 3, 1)
TIER = tier_cadence(Tier.REGULAR, 90)


def _of(source: CadenceSource, days: int, name: str = "") -> Cadence:
    return Cadence(days, days, source, name)


def test_own_before_the_shortest_tag_before_the_shortest_segment_before_the_tier() -> None:
    own = _of(CadenceSource.OWN, 200)
    tags = [_of(CadenceSource.TAG, 60, "b"), _of(CadenceSource.TAG, 30, "a")]
    segments = [_of(CadenceSource.SEGMENT, 10)]
    assert effective(own, tags, segments, TIER) is own
    assert effective(None, tags, segments, TIER).name == "a"
    assert effective(None, (), segments, TIER).source is CadenceSource.SEGMENT
    assert effective(None, (), (), TIER) is TIER
    assert (TIER.is_meant, own.is_meant) == (False, True)


def test_without_a_longest_gap_half_as_long_again_is_meant() -> None:
    assert cadence_of(CadenceRule(ideal_days=42), CadenceSource.OWN).longest_days == 63
    assert longest_of(42, 50) == 50
    assert longest_of(42, 30) == 42


def test_a_contact_is_due_after_the_gap_and_late_after_the_longest() -> None:
    due = clock(START, 42, 63)
    assert (due.ideal_day, due.longest_day) == (date(2026, 4, 12), date(2026, 5, 3))


def test_pauses_stop_the_clock_also_where_they_overlap_or_never_end() -> None:
    week = Pause(START + timedelta(days=5), START + timedelta(days=11))
    other = Pause(START + timedelta(days=8), START + timedelta(days=14))
    assert day_after(START, 10, [week]) == START + timedelta(days=17)
    assert day_after(START, 10, [other, week]) == START + timedelta(days=20)
    assert day_after(START, 4, [week]) == START + timedelta(days=4)
    assert day_after(START, 10, [Pause(START + timedelta(days=2))]) == date.max
    assert day_after(START, 10**9) == date.max


@given(
    st.integers(0, 400),
    st.lists(st.tuples(st.integers(-50, 300), st.integers(0, 60)), max_size=4),
)
def test_so_many_active_days_have_passed_on_the_day_that_is_due(days: int, spans: list[tuple[int, int]]) -> None:
    pauses = [Pause(START + timedelta(since), START + timedelta(since + length)) for since, length in spans]
    due = day_after(START, days, pauses)
    assert active_days(START, due, pauses) == days
    if days:
        assert active_days(START, due - timedelta(days=1), pauses) == days - 1


def test_a_gap_is_said_in_words() -> None:
    assert [gap_words(_of(CadenceSource.OWN, days)) for days in (7, 10, 42, 365)] == [
        "every 7 days", "every 10 days", "every 6 weeks", "every 12 months",
    ]  # fmt: skip
