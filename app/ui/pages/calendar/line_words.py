"""Lines about entries and days: when and how, who is on a day, and what room a week has."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState, WeekLoad
from app.ui.formatting import count_text, joined, minutes_text, money_text, number_text, time_text
from app.ui.pages.calendar.words import kind_word, short_minutes

_ALL_DAY = frozenset((EntryKind.EXPECTED, EntryKind.CHANGE, EntryKind.HOLIDAY))
_SMALL = 12


def when_words(entry: Entry) -> str:
    """When, in a word or two: "9:00", "any time", "all day"."""
    if entry.minute is not None:
        return time_text(entry.minute)
    return _tr("all day") if entry.kind in _ALL_DAY else _tr("any time")


def how_words(entry: Entry) -> str:
    """How and when, beside the face: "Visit, 10:00", "Card"."""
    said = kind_word(entry)
    if entry.kind is EntryKind.PROPOSAL:
        said = _tr("{kind}, suggested").format(kind=said)
    if entry.minute is not None:
        said = _tr("{kind}, {time}").format(kind=said, time=time_text(entry.minute))
    if entry.state is EntryState.LATE:
        return _tr("{kind}, a little late").format(kind=said)
    return _tr("{kind}, done").format(kind=said) if entry.state is EntryState.DONE else said


def people_words(day: CalendarDay) -> str:
    """Who is on a day, for the panel beside the month: "Four people, about 38 minutes"."""
    if not day.people:
        others = other_words(day)
        return others[:1].upper() + others[1:] if others else _tr("Nothing planned")
    people = _tr("One person") if day.people == 1 else _tr("{count} people").format(count=_count_word(day.people))
    return _tr("{people}, about {minutes}").format(people=people, minutes=_minutes(day.minutes))


def day_line(day: CalendarDay, today: date) -> str:
    """What stands beside a day's name in the agenda: "today, 4 people, 38 min"."""
    parts = [_tr("today")] if day.day == today else []
    if day.people:
        parts.append(count_text(day.people, _tr("1 person"), _tr("{count} people")))
        parts.append(short_minutes(day.minutes))
    elif others := other_words(day):
        parts.append(others)
    return ", ".join(parts)


def other_words(day: CalendarDay) -> str:
    """What a day without a planned touchpoint holds: "a surprise and a promise"."""
    done = sum(entry.kind is EntryKind.TOUCHPOINT and entry.state is EntryState.DONE for entry in day.entries)
    late = sum(entry.kind is EntryKind.TOUCHPOINT and entry.state is EntryState.LATE for entry in day.entries)
    found = [
        (done, _tr("1 contact"), _tr("{count} contacts")),
        (late, _tr("1 a little late"), _tr("{count} a little late")),
        (_count(day, EntryKind.SURPRISE), _tr("a surprise"), _tr("{count} surprises")),
        (_count(day, EntryKind.PROMISE), _tr("a promise"), _tr("{count} promises")),
        (_count(day, EntryKind.PROPOSAL), _tr("a suggestion"), _tr("{count} suggestions")),
        (_count(day, EntryKind.EXPECTED), _tr("an expected moment"), _tr("{count} expected moments")),
        (_count(day, EntryKind.CHANGE), _tr("a change"), _tr("{count} changes")),
        (_count(day, EntryKind.HOLIDAY), _tr("a holiday"), _tr("{count} holidays")),
    ]
    return joined(tuple(count_text(count, one, many) for count, one, many in found if count))


def surprise_words(day: CalendarDay, currency: str) -> str:
    """What a day's surprises cost: "€6, 25 min"; "" without any."""
    surprises = [entry for entry in day.entries if entry.kind is EntryKind.SURPRISE]
    cost = sum(entry.cost_minor or 0 for entry in surprises)
    minutes = sum(entry.minutes for entry in surprises)
    parts = [money_text(cost, currency)] if cost else []
    return ", ".join([*parts, short_minutes(minutes)] if minutes else parts)


def room_words(load: WeekLoad) -> str:
    """What room a week has: "15 minutes free"."""
    if load.free < 0:
        return _tr("{minutes} over").format(minutes=_minutes(-load.free))
    if not load.limit:
        return _tr("No time set aside")
    return _tr("{minutes} free").format(minutes=_minutes(load.free))


def load_line(load: WeekLoad) -> str:
    """Planned minutes of the owner's: "75 of 90 min"."""
    said = _tr("{minutes} of {limit} min")
    return said.format(minutes=number_text(load.minutes), limit=number_text(load.limit))


def _minutes(minutes: int) -> str:
    """Minutes as they are up to two hours, so that they match the bar beside them; above that rounded."""
    exact = count_text(minutes, _tr("1 minute"), _tr("{count} minutes"))
    return exact if minutes <= 120 else minutes_text(minutes)


def _count(day: CalendarDay, kind: EntryKind) -> int:
    return sum(entry.kind is kind for entry in day.entries)


def _count_word(count: int) -> str:
    """A small number as a word, with which a line begins: "Four"."""
    words = (
        "", _tr("One"), _tr("Two"), _tr("Three"), _tr("Four"), _tr("Five"), _tr("Six"), _tr("Seven"), _tr("Eight"),
        _tr("Nine"), _tr("Ten"), _tr("Eleven"), _tr("Twelve"),
    )  # fmt: skip
    return words[count] if count <= _SMALL else number_text(count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
