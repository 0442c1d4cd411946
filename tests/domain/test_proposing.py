"""Proposed days: never where nobody may be reached, always the same, and quick."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import WorkCalendar, calendar_of, monday_of
from app.domain.fact import Fact, FactKind
from app.domain.local_time import day_exists, moment_of
from app.domain.proposing import DAYS_AHEAD, DueContact, OwnerWeek, Planned, Proposal, ProposedPlan, propose
from app.domain.reading_wishes import wishes_of
from app.domain.settings import OwnerProfile
from app.domain.spans import holds
from app.domain.wishes import NO_WISHES, WAITING_CHANNELS, Wishes

TODAY = date(2026, 6, 11)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "")
WORDS = (
    "Never before 9", "Not on Fridays", "Mornings", "Answers after 18", "School run 15-17", "Only on Tuesdays",
    "Best on Mondays", "Between 10 and 12",
)  # fmt: skip


def _said(*texts: str) -> Wishes:
    return wishes_of([Fact(id=n, kind=FactKind.QUIET_HOURS, text=text) for n, text in enumerate(texts, start=1)])


_WISHES = (NO_WISHES, *(_said(words) for words in WORDS))
_TODAYS = st.one_of(
    st.dates(date(2024, 1, 1), date(2037, 12, 31)),
    st.sampled_from(
        [date(2026, 3, 20), date(2026, 10, 20), date(2028, 2, 20), date(2026, 12, 20), date(2020, 12, 20),
         date(2011, 12, 20), date(2032, 12, 25)]
    ),
)  # fmt: skip


@st.composite
def _cases(draw: st.DrawFn) -> tuple[date, list[DueContact], OwnerWeek, Planned]:
    today = draw(_TODAYS)
    days = st.dates(today - timedelta(days=60), today + timedelta(days=40))
    due = [
        DueContact(
            number, draw(days), draw(st.sampled_from([0.0, 0.5, 1.0, 2.0])),
            draw(st.sampled_from(["call", "text", "email", "visit", "card"])), draw(st.sampled_from([5, 15, 30, 60])),
            draw(st.sampled_from(_WISHES)), draw(st.integers(0, 3)),
        )
        for number in range(1, draw(st.integers(0, 12)) + 1)
    ]  # fmt: skip
    owner = OwnerProfile(
        working_days=tuple(draw(st.sets(st.integers(0, 6)))), weekly_minutes=draw(st.sampled_from([0, 30, 90, 400])),
        away_from=draw(st.none() | days), away_until=draw(st.none() | days),
    )  # fmt: skip
    holidays = dict.fromkeys(draw(st.sets(days, max_size=4)), "A holiday")
    first = draw(st.sampled_from([0, 120, 480, 540]))
    week = OwnerWeek(
        calendar_of(owner, holidays), owner.weekly_minutes, first, draw(st.sampled_from([600, 1080, 1440])),
        draw(st.sampled_from(ZONES)),
    )  # fmt: skip
    planned = Planned(
        {day: draw(st.sampled_from([15, 60])) for day in draw(st.sets(days, max_size=5))},
        dict.fromkeys(draw(st.sets(days, max_size=3)), ((600, 660),)),
        {day: frozenset((1,)) for day in draw(st.sets(days, max_size=3))},
    )
    return today, due, week, planned


def _minutes_by_week(plan: ProposedPlan, planned: Planned) -> Counter[date]:
    load: Counter[date] = Counter()
    for day, minutes in planned.minutes.items():
        load[monday_of(day)] += minutes
    for each in plan.proposals:
        load[monday_of(each.day)] += each.minutes
    return load


@settings(max_examples=150, deadline=None)
@given(_cases())
def test_nothing_stands_where_it_must_not(case: tuple[date, list[DueContact], OwnerWeek, Planned]) -> None:
    today, due, week, planned = case
    plan = propose(today, due, week, planned)
    wanted = {each.customer_id: each for each in due}
    load = _minutes_by_week(plan, planned)
    households = Counter()
    for one in plan.proposals:
        each = wanted[one.customer_id]
        assert not week.calendar.is_closed(one.day)
        assert max(today, each.due_day) <= one.day < today + timedelta(days=DAYS_AHEAD)
        assert day_exists(one.day, week.zone)
        assert load[monday_of(one.day)] <= week.calendar.week_minutes(monday_of(one.day), week.weekly_minutes)
        if each.channel not in WAITING_CHANNELS:
            assert each.wishes.is_open(one.day)
        if one.minute is not None:
            assert week.day_from <= one.minute <= week.day_until - one.minutes
            assert holds(each.wishes.open[one.day.weekday()], one.minute, one.minutes)
            assert all(one.minute + one.minutes <= a or one.minute >= b for a, b in planned.taken.get(one.day, ()))
            shown = moment_of(one.day, one.minute, week.zone).astimezone(None)
            assert shown is not None
        if each.household:
            assert each.household not in planned.households.get(one.day, frozenset())
            households[(one.day, each.household)] += 1
    assert all(count == 1 for count in households.values())


@settings(max_examples=100, deadline=None)
@given(_cases(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_does_not_matter(
    case: tuple[date, list[DueContact], OwnerWeek, Planned], chance: random.Random
) -> None:
    today, due, week, planned = case
    plan = propose(today, due, week, planned)
    mixed, before = list(due), list(plan.proposals)
    chance.shuffle(mixed)
    chance.shuffle(before)
    assert propose(today, mixed, week, planned) == plan
    assert propose(today, mixed, week, planned, before) == plan


@settings(max_examples=100, deadline=None)
@given(_cases())
def test_making_the_plan_again_changes_nothing(case: tuple[date, list[DueContact], OwnerWeek, Planned]) -> None:
    today, due, week, planned = case
    plan = propose(today, due, week, planned)
    assert propose(today, due, week, planned, plan.proposals) == plan


@settings(max_examples=60, deadline=None)
@given(_cases())
def test_everybody_due_is_proposed_or_waits_for_want_of_room(
    case: tuple[date, list[DueContact], OwnerWeek, Planned],
) -> None:
    today, due, week, planned = case
    plan = propose(today, due, week, planned)
    placed = {each.customer_id for each in plan.proposals}
    last = today + timedelta(days=DAYS_AHEAD - 1)
    assert placed.isdisjoint(plan.waiting)
    assert placed | set(plan.waiting) == {each.customer_id for each in due if each.due_day <= last}
    load = _minutes_by_week(plan, planned)
    for each in due:
        if each.customer_id in plan.waiting and each.wishes == NO_WISHES and not each.household:
            for day in week.calendar.open_days(max(today, each.due_day), last):
                if day_exists(day, week.zone):
                    limit = week.calendar.week_minutes(monday_of(day), week.weekly_minutes)
                    assert load[monday_of(day)] + each.minutes > limit


@pytest.mark.parametrize("zone", [zone for zone in ZONES if zone])
@pytest.mark.parametrize("today", [date(2026, 3, 20), date(2026, 10, 20), date(2028, 2, 25), date(2020, 12, 21)])
def test_the_hour_is_kept_when_clocks_change_in_leap_years_and_in_the_53rd_week(zone: str, today: date) -> None:
    due = [DueContact(n, today, 1.0, "call", 15, _said("Never before 9")) for n in range(1, 41)]
    week = OwnerWeek(WorkCalendar(frozenset(range(7))), 150, zone=zone)
    plan = propose(today, due, week)
    assert len(plan.proposals) == 40
    assert all(each.minute is not None and each.minute >= 9 * 60 for each in plan.proposals)
    for each in plan.proposals:
        assert each.minute is not None
        later = moment_of(each.day, each.minute + 15, zone) - moment_of(each.day, each.minute, zone)
        assert later == timedelta(minutes=15)
    assert max(_minutes_by_week(plan, Planned()).values()) <= 150


def test_a_day_that_samoa_skipped_is_never_proposed() -> None:
    due = [DueContact(n, date(2011, 12, 29), 1.0, "text", 5) for n in range(1, 60)]
    week = OwnerWeek(WorkCalendar(frozenset(range(7))), 5000, zone="Pacific/Apia")
    plan = propose(date(2011, 12, 29), due, week)
    assert date(2011, 12, 30) not in {each.day for each in plan.proposals}
    assert len(plan.proposals) == 59


def test_the_load_is_spread_over_the_days_of_a_week() -> None:
    due = [DueContact(number, TODAY, 1.0, "call", 15) for number in range(1, 11)]
    plan = propose(date(2026, 6, 15), due, OwnerWeek(weekly_minutes=150))
    assert sorted(Counter(each.day for each in plan.proposals).values()) == [2, 2, 2, 2, 2]


def test_the_neediest_come_first_and_the_rest_can_wait() -> None:
    due = [DueContact(number, TODAY, float(number), "visit", 60) for number in range(1, 8)]
    plan = propose(TODAY, due, OwnerWeek(weekly_minutes=60))
    assert [each.customer_id for each in plan.proposals] == [7, 6, 5, 4, 3]
    assert plan.waiting == (2, 1)


def test_what_is_a_week_late_is_proposed_anew_and_not_before() -> None:
    due = [DueContact(1, TODAY, 1.0, "call", 15)]
    first = propose(TODAY, due, OwnerWeek()).proposals
    almost = propose(first[0].day + timedelta(days=6), due, OwnerWeek(), previous=first).proposals
    assert almost == first
    anew = propose(first[0].day + timedelta(days=7), due, OwnerWeek(), previous=first).proposals
    assert len(anew) == 1
    assert anew[0].day >= first[0].day + timedelta(days=7)


def test_a_proposal_gives_way_to_a_day_off_and_to_a_new_silence() -> None:
    due = DueContact(1, TODAY, 1.0, "call", 15)
    first = propose(TODAY, [due], OwnerWeek()).proposals
    day = first[0].day
    away = OwnerWeek(WorkCalendar(away_from=day, away_until=day))
    assert propose(TODAY, [due], away, previous=first).proposals[0].day != day
    later = replace(due, due_day=day + timedelta(days=20))
    assert propose(TODAY, [later], OwnerWeek(), previous=first).proposals[0].day >= later.due_day
    assert propose(TODAY, [], OwnerWeek(), previous=first).proposals == ()


def test_two_of_one_household_never_share_a_day() -> None:
    due = [DueContact(number, TODAY, 1.0, "call", 15, household=7) for number in (1, 2, 3)]
    plan = propose(TODAY, due, OwnerWeek())
    assert len({each.day for each in plan.proposals}) == 3


def test_an_assumed_best_day_leans_and_a_said_one_binds() -> None:
    leaning = DueContact(1, TODAY, 1.0, "text", 5, _said("Best on Mondays"))
    binding = DueContact(1, TODAY, 1.0, "text", 5, _said("Only on Tuesdays"))
    monday = propose(date(2026, 6, 15), [leaning], OwnerWeek()).proposals[0]
    assert monday.day == date(2026, 6, 15)
    assert propose(date(2026, 6, 16), [leaning], OwnerWeek()).proposals[0].day == date(2026, 6, 16)
    assert propose(date(2026, 6, 17), [binding], OwnerWeek()).proposals[0].day == date(2026, 6, 23)


def test_a_call_after_six_stands_after_six_and_beside_what_is_planned() -> None:
    due = DueContact(1, TODAY, 1.0, "call", 30, _said("Answers after 18"))
    planned = Planned(taken={TODAY: ((18 * 60, 18 * 60 + 45),), TODAY + timedelta(days=1): ((0, 1440),)})
    found = propose(TODAY, [due], OwnerWeek(), planned).proposals[0]
    assert (found.day, found.minute) == (TODAY, 18 * 60 + 45)


@pytest.mark.timeout(30)
def test_five_thousand_due_customers_are_proposed_at_once() -> None:
    due = [
        DueContact(n, TODAY - timedelta(days=n % 50), n % 97 / 97, ("call", "text", "visit")[n % 3], 15,
                   _WISHES[n % len(_WISHES)], n % 11)
        for n in range(1, 5001)
    ]  # fmt: skip
    plan = propose(TODAY, due, OwnerWeek(weekly_minutes=600))
    assert len(plan.proposals) >= 100


def test_nothing_is_proposed_without_minutes() -> None:
    plan = propose(TODAY, [DueContact(1, TODAY)], OwnerWeek(weekly_minutes=0))
    assert plan == ProposedPlan((), (1,))
    assert isinstance(Proposal(1, TODAY, None, "call", 15, TODAY, TODAY), Proposal)
