"""The reminder of the day is due once, by the wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.reminding import Waiting, is_due
from app.domain.settings import Reminders

ON = Reminders(is_on=True, at_minute=9 * 60, quiet_days=())
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia")


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=ZoneInfo("Europe/Helsinki"))


def told(wishes: Reminders, start: datetime, zone: str, days: float, step: timedelta) -> list[datetime]:
    """Local moments at which a program that looks every `step` reminds."""
    found: list[datetime] = []
    told_on = None
    moment = start
    while moment < start + timedelta(days=days):
        local = moment.astimezone(ZoneInfo(zone))
        if is_due(wishes, local, told_on):
            found.append(local)
            told_on = local.date()
        moment += step
    return found


def test_nothing_is_due_while_reminders_are_off() -> None:
    assert not is_due(Reminders(), local(11, 12), None)


def test_it_waits_for_the_minute_and_comes_once() -> None:
    assert not is_due(ON, local(11, 8, 59), None)
    assert is_due(ON, local(11, 9), None)
    assert not is_due(ON, local(11, 15), date(2026, 6, 11))


def test_a_computer_that_slept_through_the_morning_reminds_on_waking() -> None:
    assert is_due(ON, local(11, 17, 40), date(2026, 6, 8))


def test_quiet_days_stay_quiet() -> None:
    sunday = local(14, 12)
    assert not is_due(Reminders(is_on=True, at_minute=0, quiet_days=(6,)), sunday, None)


def test_a_clock_that_ran_ahead_does_not_silence_the_days_after() -> None:
    assert is_due(ON, local(11, 9), date(2036, 1, 1))


@pytest.mark.parametrize("zone", ZONES)
@given(minute=st.integers(0, 1439), weeks=st.integers(0, 52))
def test_every_day_of_a_month_is_told_once_whatever_the_clocks_do(zone: str, minute: int, weeks: int) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(weeks=weeks)
    wishes = Reminders(is_on=True, at_minute=minute, quiet_days=())
    moments = told(wishes, start, zone, 30, timedelta(minutes=29))
    days = [moment.date() for moment in moments]
    assert len(days) == len(set(days))
    whole = {(start.astimezone(ZoneInfo(zone)) + timedelta(days=n)).date() for n in range(1, 29)}
    late = {day for day in whole if minute > 1439 - 29}
    assert whole - late <= set(days)


@pytest.mark.parametrize(("skipped", "first"), [(150, (3, 0)), (90, (1, 30))])
def test_a_time_that_summer_time_skips_is_made_up_for_after_the_gap(skipped: int, first: tuple[int, int]) -> None:
    start = datetime(2026, 3, 28, 23, tzinfo=UTC)
    wishes = Reminders(is_on=True, at_minute=skipped, quiet_days=())
    (moment,) = told(wishes, start, "Europe/Berlin", 0.5, timedelta(minutes=1))
    assert (moment.hour, moment.minute) == first


def test_a_time_that_comes_twice_is_used_once() -> None:
    start = datetime(2026, 10, 24, 22, tzinfo=UTC)
    moments = told(Reminders(is_on=True, at_minute=150, quiet_days=()), start, "Europe/Berlin", 1, timedelta(minutes=1))
    assert len(moments) == 1


def test_a_day_without_anything_is_empty() -> None:
    assert Waiting().is_empty
    assert not Waiting(slipping=1).is_empty
