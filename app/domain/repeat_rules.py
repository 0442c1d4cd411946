"""Rules of repeats as RFC 5545 writes them: text to a rule and back, the handful that the owner chooses from, words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from app.domain.errors import KeepwarmError
from app.domain.recurrence import TOO_OFTEN, Frequency, Rule

LONGEST_RULE = 500
LARGEST = 1000
"""An interval beyond it never comes again within a life."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_DAY_END = time(23, 59, 59)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_UNITS = {Frequency.DAILY: "day", Frequency.WEEKLY: "week", Frequency.MONTHLY: "month", Frequency.YEARLY: "year"}


class UnreadableRule(KeepwarmError):
    """A rule that says nothing, or nothing that can be meant."""

    def __init__(self) -> None:
        super().__init__("This repeat is not clear.", "“Every 2 weeks on Tuesday” or “every first Monday” would be.")


def read_rule(text: str) -> Rule:
    """The rule that a text means, with or without "RRULE:"; raises `UnreadableRule`."""
    if len(text) > LONGEST_RULE:
        raise UnreadableRule
    pairs = [part.partition("=") for part in text.strip().upper().removeprefix("RRULE:").split(";") if part.strip()]
    named = {name.strip(): value.strip() for name, _, value in pairs}
    try:
        frequency = Frequency(named.get("FREQ", ""))
        values: dict[str, Any] = {_FIELDS[n]: _READERS[n](value) for n, value in named.items() if n in _FIELDS}
    except ValueError:
        raise UnreadableRule from None
    rule = Rule(frequency, **values)
    if not 1 <= rule.interval <= LARGEST or (rule.count is not None and rule.count < 1) or frequency in TOO_OFTEN:
        raise UnreadableRule
    return rule


def rule_text(rule: Rule) -> str:
    """A rule as RFC 5545 writes it; reading it gives the same rule."""
    parts = [f"FREQ={rule.frequency}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%dT%H%M%S}")
    for name, numbers in (
        ("BYMONTH", rule.by_month), ("BYWEEKNO", rule.by_week), ("BYYEARDAY", rule.by_year_day),
        ("BYMONTHDAY", rule.by_month_day),
    ):  # fmt: skip
        parts += [f"{name}={_joined(numbers)}"] if numbers else []
    if rule.by_day:
        parts.append(f"BYDAY={','.join(f'{place or str()}{WEEKDAYS[day]}' for place, day in rule.by_day)}")
    parts += [f"BYSETPOS={_joined(rule.by_position)}"] if rule.by_position else []
    return ";".join(parts)


def every_weeks(count: int, weekdays: Iterable[int]) -> Rule:
    """Every so many weeks on these weekdays, 0 Monday."""
    return Rule(Frequency.WEEKLY, count, by_day=tuple((0, day) for day in sorted(set(weekdays))))


def every_nth(place: int, weekday: int, months: int = 1) -> Rule:
    """Every first (or last: -1) Monday of every so many months."""
    return Rule(Frequency.MONTHLY, months, by_day=((place, weekday),))


def every_month_day(day: int, months: int = 1) -> Rule:
    """A day of every so many months; the 31st is the last day of shorter ones."""
    return Rule(Frequency.MONTHLY, months, by_month_day=(day,))


def every_year(month: int, day: int) -> Rule:
    """A day of the year."""
    return Rule(Frequency.YEARLY, by_month=(month,), by_month_day=(day,))


def until(rule: Rule, last: date) -> Rule:
    """The rule up to this day."""
    return replace(rule, until=datetime.combine(last, _DAY_END), count=None)


def moved(rule: Rule, day: date, to_day: date) -> Rule:
    """The rule whose time on `day` comes on `to_day`: its weekday, or its day of the month or year, moves along."""
    if rule.frequency is Frequency.MONTHLY and len(rule.by_day) == 1 and rule.by_day[0][0]:
        place = -1 if rule.by_day[0][0] < 0 and is_last_of_its_kind(to_day) else (to_day.day - 1) // 7 + 1
        return replace(rule, by_day=((place, to_day.weekday()),))
    if rule.by_day:
        kept = {weekday for _, weekday in rule.by_day} - {day.weekday()}
        return replace(rule, by_day=tuple((0, weekday) for weekday in sorted(kept | {to_day.weekday()})))
    if rule.frequency is Frequency.YEARLY and not (rule.by_week or rule.by_year_day):
        return replace(rule, by_month=(to_day.month,), by_month_day=(to_day.day,))
    return replace(rule, by_month_day=(to_day.day,)) if rule.frequency is Frequency.MONTHLY else rule


def is_last_of_its_kind(day: date) -> bool:
    """Whether it is the last such weekday of its month."""
    return (day + timedelta(days=7)).month != day.month


def rule_words(text: str, starts_on: date) -> str:
    """A rule in plain words: "every 2 weeks on Tuesday", "every first Monday", "every year on 12 June"."""
    try:
        rule = read_rule(text).from_start(datetime.combine(starts_on, time.min))
    except UnreadableRule:
        return "a repeat that can't be read"
    unit = _UNITS[rule.frequency]
    every = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    return f"{_plain_words(rule, every)}{_end_words(rule)}"


def _plain_words(rule: Rule, every: str) -> str:
    if rule.frequency is Frequency.MONTHLY and len(rule.by_day) == 1 and rule.by_day[0][0] in _PLACES:
        place, day = rule.by_day[0]
        named = f"{_PLACES[place]} {_NAMES[day]}"
        return f"every {named}" if rule.interval == 1 else f"{every} on the {named}"
    if rule.by_day:
        return f"{every} on {_listed([_NAMES[day] for _, day in rule.by_day])}"
    if rule.frequency is Frequency.YEARLY and rule.by_month and rule.by_month_day:
        return f"{every} on {rule.by_month_day[0]} {_MONTHS[rule.by_month[0] - 1]}"
    if rule.by_month_day:
        days = ["last day" if day == -1 else f"{day}." for day in rule.by_month_day]
        return f"{every} on the {_listed(days)}"
    return every


def _end_words(rule: Rule) -> str:
    if rule.until is not None:
        return f" until {rule.until.day} {rule.until:%B %Y}"
    return "" if rule.count is None else f", {rule.count} times"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _joined(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _number(text: str) -> int:
    if len(text) > 12:
        raise ValueError(text)
    return int(text)


def _numbers(limit: int) -> Callable[[str], tuple[int, ...]]:
    def read(text: str) -> tuple[int, ...]:
        found = tuple(dict.fromkeys(_number(part) for part in text.split(",")))
        if not all(number and abs(number) <= limit for number in found):
            raise ValueError(text)
        return found

    return read


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for part in text.split(","):
        place, name = part.strip()[:-2], part.strip()[-2:]
        found.append((_number(place) if place else 0, WEEKDAYS.index(name)))
    return tuple(dict.fromkeys(found))


def _moment(text: str) -> datetime:
    day, _, at = text.removesuffix("Z").partition("T")
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(at) if at else _DAY_END)


def _week_start(text: str) -> int:
    return WEEKDAYS.index(text)


_FIELDS = {
    "INTERVAL": "interval", "COUNT": "count", "UNTIL": "until", "BYMONTH": "by_month", "BYWEEKNO": "by_week",
    "BYYEARDAY": "by_year_day", "BYMONTHDAY": "by_month_day", "BYDAY": "by_day", "BYSETPOS": "by_position",
    "WKST": "week_start",
}  # fmt: skip
_READERS: dict[str, Callable[[str], Any]] = {
    "INTERVAL": _number, "COUNT": _number, "UNTIL": _moment, "BYMONTH": _numbers(12), "BYWEEKNO": _numbers(53),
    "BYYEARDAY": _numbers(366), "BYMONTHDAY": _numbers(31), "BYDAY": _weekdays, "BYSETPOS": _numbers(366),
    "WKST": _week_start,
}  # fmt: skip
