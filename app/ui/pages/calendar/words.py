"""Words and icons of what stands in the calendar, and the order of its days as the owner's country writes them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState
from app.domain.customer import OccasionKind
from app.ui.dossier.words import OCCASION_ICONS, channel_icon, channel_word
from app.ui.formatting import count_text, long_day_text, span_text, time_text
from app.ui.pages.calendar.reading import is_veiled

_CHANGE_ICONS = {"renewal": "renew", "new_contract": "renew", "joined": "people", "left": "users3"}


def locale() -> QLocale:
    """The system's formats; English ones where the system names none."""
    own = QLocale()
    return QLocale(QLocale.Language.English) if own.language() == QLocale.Language.C else own


def first_weekday() -> int:
    """With which day a week begins where the owner lives: 0 Monday to 6 Sunday."""
    return locale().firstDayOfWeek().value - 1


def week_start(day: date) -> date:
    """First day of the week that a day lies in."""
    return day - timedelta((day.weekday() - first_weekday()) % 7)


def week_monday(start: date) -> date:
    """The Monday within the seven days from `start`: ISO weeks and the load of a week go by it."""
    return start + timedelta(-start.weekday() % 7)


def month_days(anchor: date) -> tuple[date, date]:
    """First and last day of the whole weeks that a month touches."""
    first = week_start(anchor.replace(day=1))
    last = month_end(anchor)
    return first, week_start(last) + timedelta(6)


def month_end(day: date) -> date:
    """Last day of a day's month."""
    return add_months(day.replace(day=1), 1) - timedelta(1)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    length = QDate(year, month + 1, 1).daysInMonth()
    return date(year, month + 1, min(day.day, length))


def month_title(day: date) -> str:
    """A month as a title: "June 2026"."""
    return locale().toString(_qdate(day), "MMMM yyyy")


def weekday_word(day: date, *, narrow: bool = False, full: bool = False) -> str:
    """Name of a weekday: "Mon", narrow "M", full "Monday"."""
    form = QLocale.FormatType.LongFormat if full else QLocale.FormatType.ShortFormat
    if narrow:
        form = QLocale.FormatType.NarrowFormat
    return locale().standaloneDayName(day.isoweekday(), form)


def day_number(day: date, *, with_month: bool = False) -> str:
    """Number of a day in its month: "11", "1 July"."""
    return locale().toString(_qdate(day), "d MMMM") if with_month else locale().toString(day.day)


def day_title(day: date) -> str:
    """Title of a day beside its month: "Thursday 11"."""
    return locale().toString(_qdate(day), "dddd d")


def entry_icon(entry: Entry) -> str:
    """Icon of an entry."""
    if entry.state is EntryState.DONE:
        return "check"
    if entry.kind is EntryKind.PROMISE:
        return "mend" if entry.to_put_right else "hands"
    if entry.kind is EntryKind.EXPECTED:
        return OCCASION_ICONS[OccasionKind(entry.channel)] if entry.channel in set(OccasionKind) else "calendar"
    fixed = {EntryKind.SURPRISE: "gift", EntryKind.HOLIDAY: "sun", EntryKind.CHANGE: _change_icon(entry)}
    return fixed.get(entry.kind) or channel_icon(entry.channel)


def _change_icon(entry: Entry) -> str:
    return _CHANGE_ICONS.get(entry.channel, "refresh")


def kind_word(entry: Entry) -> str:
    """What an entry is, in a word: "Visit", "Promise", "Surprise"."""
    words = {
        EntryKind.PROMISE: _tr("Promise"), EntryKind.SURPRISE: _tr("Surprise"), EntryKind.HOLIDAY: _tr("Holiday"),
        EntryKind.EXPECTED: _tr("Expected moment"), EntryKind.CHANGE: _tr("Change"),
    }  # fmt: skip
    return words.get(entry.kind) or channel_word(entry.channel)


def first_name(entry: Entry) -> str:
    """How one speaks of whom an entry is with; households keep both names."""
    name = entry.name.strip()
    return name if "&" in name or not name else name.split()[0]


def spoken(entry: Entry, today: date) -> str:
    """What a screen reader says of an entry: "Sofia, visit, Tuesday 16 June"."""
    if is_veiled(entry):
        return _tr("A surprise is planned, hidden")
    is_person = entry.kind in (EntryKind.TOUCHPOINT, EntryKind.PROPOSAL, EntryKind.SURPRISE)
    said = _tr("{name}, {kind}, {day}").format(
        name=first_name(entry) if is_person else entry.name, kind=kind_word(entry).lower(),
        day=long_day_text(entry.day, today),
    )  # fmt: skip
    if entry.minute is not None:
        said = _tr("{said}, {time}").format(said=said, time=time_text(entry.minute))
    return said + _state_words(entry, today)


def _state_words(entry: Entry, today: date) -> str:
    if entry.state is EntryState.DONE:
        return _tr(", done")
    if entry.state is EntryState.LATE:
        return _tr(", {span} late").format(span=span_text((today - entry.day).days))
    return _tr(", suggested") if entry.kind is EntryKind.PROPOSAL else ""


def spoken_day(day: CalendarDay, today: date) -> str:
    """What a screen reader says of a day: its date and how much stands on it."""
    count = len(day.entries) + day.more
    held = count_text(count, _tr("1 entry"), _tr("{count} entries")) if count else _tr("nothing planned")
    said = _tr("{day}, {held}").format(day=long_day_text(day.day, today), held=held)
    if day.day == today:
        said = _tr("Today, {said}").format(said=said)
    return f"{said}, {day.holiday}" if day.holiday else said


def short_minutes(minutes: int) -> str:
    """Minutes where room is scarce: "52 min"."""
    return _tr("{count} min").format(count=locale().toString(minutes))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
