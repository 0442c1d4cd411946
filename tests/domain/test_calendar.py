"""Working days, weeks, expected moments and gift-giving holidays, leap days and long years included."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import (
    Closed,
    WorkCalendar,
    calendar_of,
    days_between,
    mondays_between,
    week_number,
    weeks_in_year,
)
from app.domain.customer import Customer, Occasion, OccasionKind
from app.domain.expected import gift_days_between, moments_of, occasion_days, years_on
from app.domain.gift_days import GiftDayKind, gift_days
from app.domain.local_time import day_exists, missing_minutes, moment_of, shown_minute, zone_of
from app.domain.settings import OwnerProfile

MONDAY = date(2026, 6, 15)


def test_a_day_is_closed_for_a_reason() -> None:
    calendar = calendar_of(
        OwnerProfile(away_from=date(2026, 6, 16), away_until=date(2026, 6, 17)), {date(2026, 6, 19): "Midsummer Eve"}
    )
    assert [calendar.closed(MONDAY + timedelta(days=ahead)) for ahead in range(6)] == [
        None, Closed.AWAY, Closed.AWAY, None, Closed.HOLIDAY, Closed.DAY_OFF,
    ]  # fmt: skip
    assert calendar.open_days(MONDAY, MONDAY + timedelta(days=7)) == (
        date(2026, 6, 15), date(2026, 6, 18), date(2026, 6, 22),
    )  # fmt: skip
    assert calendar.next_open(date(2026, 6, 19)) == date(2026, 6, 22)


def test_an_owner_without_working_days_works_on_any() -> None:
    assert not any(calendar_of(OwnerProfile(working_days=()), {}).is_closed(MONDAY + timedelta(n)) for n in range(7))


def test_with_one_end_only_that_day_is_away() -> None:
    assert WorkCalendar(away_from=MONDAY).closed(MONDAY) is Closed.AWAY
    assert WorkCalendar(away_until=MONDAY).closed(MONDAY + timedelta(days=1)) is None


def test_a_week_keeps_the_share_of_its_minutes_that_the_owner_is_here() -> None:
    away = WorkCalendar(away_from=date(2026, 6, 17), away_until=date(2026, 6, 21))
    assert away.week_minutes(MONDAY, 90) == 36
    assert away.week_minutes(MONDAY + timedelta(days=7), 90) == 90
    assert WorkCalendar(away_from=MONDAY, away_until=MONDAY + timedelta(days=9)).week_minutes(MONDAY, 90) == 0


def test_a_calendar_that_never_opens_gives_the_day_back() -> None:
    shut = WorkCalendar(away_from=MONDAY, away_until=MONDAY + timedelta(days=1000))
    assert shut.next_open(MONDAY) == MONDAY


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 500))
def test_weeks_cover_a_stretch_without_a_gap(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    mondays = list(mondays_between(first, last))
    assert mondays[0] <= first < mondays[0] + timedelta(days=7)
    assert mondays[-1] <= last < mondays[-1] + timedelta(days=7)
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(mondays))
    assert all(week_number(monday) <= weeks_in_year(monday.isocalendar().year) for monday in mondays)


def test_years_of_53_weeks_are_known() -> None:
    assert [year for year in range(2015, 2040) if weeks_in_year(year) == 53] == [2015, 2020, 2026, 2032, 2037]
    assert week_number(date(2026, 12, 31)) == week_number(date(2027, 1, 3)) == 53


def test_a_birthday_on_a_leap_day_comes_on_28_february_in_common_years() -> None:
    born = Occasion(customer_id=1, month=2, day=29, year=1996)
    found = list(occasion_days(born, date(2026, 1, 1), date(2028, 12, 31)))
    assert [(each.day, each.years) for each in found] == [
        (date(2026, 2, 28), 30), (date(2027, 2, 28), 31), (date(2028, 2, 29), 32),
    ]  # fmt: skip


def test_years_count_from_the_day_itself() -> None:
    born = Occasion(month=6, day=12, year=1966)
    assert years_on(born, date(2026, 6, 11)) == 59
    assert years_on(born, date(2026, 6, 12)) == 60
    assert years_on(Occasion(month=6, day=12), date(2026, 6, 12)) is None
    assert years_on(born, date(1966, 6, 12)) is None


def test_a_date_of_one_year_comes_once_and_none_comes_before_its_year() -> None:
    renewal = Occasion(kind=OccasionKind.RENEWAL, month=7, day=1, year=2026, is_yearly=False)
    assert [m.day for m in occasion_days(renewal, date(2024, 1, 1), date(2030, 1, 1))] == [date(2026, 7, 1)]
    wedding = Occasion(kind=OccasionKind.ANNIVERSARY, month=7, day=1, year=2027)
    assert [m.day.year for m in occasion_days(wedding, date(2025, 1, 1), date(2028, 12, 1))] == [2027, 2028]


def test_moments_of_a_customer_come_in_order_with_the_day_of_a_decision() -> None:
    eero = Customer(id=4, decision_on=date(2026, 6, 20))
    birthday = Occasion(id=2, customer_id=4, month=6, day=12, year=1966)
    found = moments_of(eero, (birthday,), date(2026, 6, 1), date(2026, 6, 30))
    assert [(each.kind, each.day.day, each.years) for each in found] == [
        (OccasionKind.BIRTHDAY, 12, 60), (OccasionKind.DECISION, 20, None),
    ]  # fmt: skip
    gone = Customer(id=4, is_deceased=True)
    assert moments_of(gone, (birthday,), date(2026, 6, 1), date(2026, 6, 30)) == ()


@pytest.mark.parametrize(
    ("country", "kind", "day"),
    [
        ("FI", GiftDayKind.MOTHERS_DAY, date(2026, 5, 10)),
        ("FI", GiftDayKind.FATHERS_DAY, date(2026, 11, 8)),
        ("DE", GiftDayKind.FATHERS_DAY, date(2026, 5, 14)),
        ("US", GiftDayKind.FATHERS_DAY, date(2026, 6, 21)),
        ("GB", GiftDayKind.MOTHERS_DAY, date(2026, 3, 15)),
        ("FR", GiftDayKind.MOTHERS_DAY, date(2026, 5, 31)),
        ("FR", GiftDayKind.MOTHERS_DAY, date(2020, 6, 7)),
        ("NO", GiftDayKind.MOTHERS_DAY, date(2026, 2, 8)),
        ("ES", GiftDayKind.FATHERS_DAY, date(2026, 3, 19)),
        ("GR", GiftDayKind.EASTER, date(2026, 4, 12)),
        ("RS", GiftDayKind.CHRISTMAS, date(2026, 1, 6)),
        ("", GiftDayKind.EASTER, date(2026, 4, 5)),
        ("XX", GiftDayKind.VALENTINE, date(2026, 2, 14)),
    ],
)
def test_gift_days_follow_the_country(country: str, kind: GiftDayKind, day: date) -> None:
    (found,) = (each for each in gift_days(country, day.year) if each.kind is kind)
    assert found.day == day


def test_christmas_lasts_to_new_year_and_reaches_into_the_next() -> None:
    (found,) = gift_days_between("FI", date(2026, 12, 30), date(2027, 1, 5))
    assert (found.kind, found.last) == (GiftDayKind.CHRISTMAS, date(2027, 1, 1))


def test_a_minute_that_the_clock_skips_is_the_first_after_the_gap() -> None:
    spring = date(2026, 3, 29)
    assert missing_minutes(spring, "Europe/Berlin") == (120, 180)
    assert shown_minute(spring, 150, "Europe/Berlin") == 210
    assert moment_of(spring, 150, "Europe/Berlin") == moment_of(spring, 210, "Europe/Berlin")
    assert shown_minute(spring, 480, "Europe/Berlin") == 480
    assert missing_minutes(date(2026, 10, 25), "Europe/Berlin") is None
    assert missing_minutes(date(2026, 3, 8), "America/New_York") == (120, 180)
    assert missing_minutes(spring, "Asia/Kolkata") is None


def test_eight_stays_eight_when_the_clocks_change() -> None:
    days = list(days_between(date(2026, 10, 24), date(2026, 10, 26)))
    hours = [moment_of(day, 480, "Europe/Berlin").hour for day in days]
    assert hours == [6, 7, 7]
    twice = moment_of(date(2026, 10, 25), 150, "Europe/Berlin")
    assert twice.hour == 0


def test_samoa_has_no_30_december_2011_and_odd_zones_mean_the_computers_clock() -> None:
    assert not day_exists(date(2011, 12, 30), "Pacific/Apia")
    assert day_exists(date(2011, 12, 31), "Pacific/Apia")
    for name in ("", "Nowhere/Else", "../../etc/passwd", "/etc/localtime", "\0"):
        assert zone_of(name) is None
        assert day_exists(MONDAY, name)
        assert shown_minute(MONDAY, 600, name) == 600
