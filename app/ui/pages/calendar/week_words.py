"""What the week says: hours, heads, tips and the sentence beside a carried or chosen entry."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState, Waiting, WeekLoad
from app.domain.short_name import person
from app.ui.formatting import count_text, day_text, joined, long_day_text, minutes_text, time_text
from app.ui.pages.calendar.words import first_name, locale, short_minutes, weekday_word

_LONG_ENOUGH = 40
"""Minutes from which the end of an entry is worth saying."""


def range_title(first: date, last: date) -> str:
    """A range of days: "8 to 14 June 2026", "29 June to 5 July 2026", "28 December 2026 to 3 January 2027"."""
    end = _day(last, "d MMMM yyyy")
    if first.year != last.year:
        start = _day(first, "d MMMM yyyy")
    else:
        start = locale().toString(first.day) if first.month == last.month else _day(first, "d MMMM")
    return _tr("{first} to {last}").format(first=start, last=end)


def hour_text(hour: int) -> str:
    """A full hour beside the week: "8", or "8 AM" where that is how one writes it."""
    return locale().toString(hour % 24) if _is_24_hours() else time_text(hour % 24 * 60).replace(":00", "")


def moment_text(minute: int) -> str:
    """A minute of the day as one says it: "14", "14:15", "2 PM"."""
    return time_text(minute) if minute % 60 else hour_text(minute // 60)


def day_sum(day: CalendarDay) -> str:
    """The line under a day's number: "38 min", "a surprise", or nothing."""
    if day.minutes:
        return short_minutes(day.minutes)
    return _tr("a surprise") if any(entry.kind is EntryKind.SURPRISE for entry in day.entries) else ""


def second_line(entry: Entry) -> str:
    """The line under the title of a block: what it is about, or until when."""
    if entry.label:
        return entry.label
    if entry.minute is None or entry.minutes < _LONG_ENOUGH:
        return entry.why
    return _tr("until {time}").format(time=moment_text(min(entry.minute + entry.minutes, 24 * 60)))


def place_text(day: date, minute: int | None, today: date) -> str:
    """A day and an hour: "Thu 18 June", "Thu 18 June, 14:15"."""
    said = day_text(day, today)
    return said if minute is None else _tr("{day}, {time}").format(day=said, time=time_text(minute))


def spoken_slot(day: date, minute: int | None, held: tuple[Entry, ...], today: date) -> str:
    """What a screen reader says of an empty or filled slot: "Friday 12 June, 14:00, free"."""
    time = _tr("any time") if minute is None else time_text(minute)
    what = joined(tuple(entry.title for entry in held)) or _tr("free")
    return _tr("{day}, {time}, {what}").format(day=long_day_text(day, today), time=time, what=what)


def tip_text(day: date, minute: int | None, hint: str, today: date) -> str:
    """The tip under a carried pill: "Thu 18 June, 14:15. Sofia is in from 13."."""
    said = _tr("{place}.").format(place=place_text(day, minute, today))
    return f"{said} {hint}" if hint else said


def length_text(start: int, minutes: int) -> str:
    """The tip beside a pulled edge: "Until 11:30, 45 minutes."."""
    end = time_text(min(start + minutes, 24 * 60 - 1))
    return _tr("Until {time}, {minutes}.").format(time=end, minutes=_exact_minutes(minutes))


def note_title(entry: Entry, day: date, minute: int | None) -> str:
    """Whom and when the note beside the week is about: "Tomas, Friday at 14"."""
    weekday = weekday_word(day, full=True)
    if minute is None:
        return _tr("{name}, {weekday}").format(name=first_name(entry), weekday=weekday)
    said = _tr("{name}, {weekday} at {time}")
    return said.format(name=first_name(entry), weekday=weekday, time=moment_text(minute))


def note_text(entry: Entry, hint: str, has_hatches: bool) -> str:
    """What hatched hours mean, and the one helpful fact."""
    if not has_hatches:
        return hint
    said = _tr("Hatched hours do not suit {name}. You can still choose one.").format(name=first_name(entry))
    return f"{hint} {said}" if hint else said


def room_text(surprises: tuple[Entry, ...], following: WeekLoad | None) -> str:
    """What the bar leaves out, and how next week looks."""
    parts = [_surprise_text(entry) for entry in surprises if entry.minutes and entry.state is not EntryState.DONE]
    if following is not None:
        number = locale().toString(abs(following.free))
        words = _tr("Next week has {minutes} free.") if following.free >= 0 else _tr("Next week is {minutes} over.")
        parts.append(words.format(minutes=number))
    return " ".join(parts)


def waiting_entry(person_due: Waiting, today: date) -> Entry:
    """Somebody without a day as an entry that can be carried into the week."""
    return Entry(
        kind=EntryKind.PROPOSAL, id=person_due.customer_id, day=today, title=person(person_due.name),
        name=person_due.name, minutes=person_due.minutes, channel=person_due.channel, why=person_due.sentence,
        customers=(person_due.customer_id,), photo_id=person_due.photo_id, warmth=person_due.warmth,
    )  # fmt: skip


def _surprise_text(entry: Entry) -> str:
    minutes = minutes_text(entry.minutes)
    if not entry.customers:
        return _tr("The surprise has its own {minutes}.").format(minutes=minutes)
    return _tr("The surprise for {name} has its own {minutes}.").format(name=first_name(entry), minutes=minutes)


def _exact_minutes(minutes: int) -> str:
    return count_text(minutes, _tr("1 minute"), _tr("{count} minutes"))


def _is_24_hours() -> bool:
    return "ap" not in locale().timeFormat(locale().FormatType.ShortFormat).lower()


def _day(day: date, pattern: str) -> str:
    from PySide6.QtCore import QDate

    return locale().toString(QDate(day.year, day.month, day.day), pattern)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
