"""Dates, money, counts and chances as the owner reads them."""

from __future__ import annotations

import math
from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

_WEEKS_UNTIL_DAYS = 183
_DAYS_A_MONTH = 30.44
_CURRENCY_DIGITS = {"JPY": 0, "KRW": 0, "ISK": 0, "CLP": 0, "VND": 0, "HUF": 2, "KWD": 3, "BHD": 3, "TND": 3}


def day_text(day: date, today: date, *, weekday: bool = True) -> str:
    """A day in the system's language: "Tue 16 June", with the year only when it is another one."""
    pattern = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return _locale().toString(_qdate(day), f"ddd {pattern}" if weekday else pattern)


def long_day_text(day: date, today: date) -> str:
    """A day in full: "Tuesday 16 June"."""
    return _locale().toString(_qdate(day), "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy")


def short_day_text(day: date, today: date) -> str:
    """A day where room is scarce: "16 June", "Oct 2024"."""
    return _locale().toString(_qdate(day), "d MMM" if day.year == today.year else "MMM yyyy")


def time_text(minute: int) -> str:
    """Minute of the day as the system writes times: "9:05"."""
    hours, minutes = divmod(minute, 60)
    return _locale().toString(QTime(hours, minutes), QLocale.FormatType.ShortFormat)


def clock_text(moment: time) -> str:
    """Time of day as the system writes it."""
    return time_text(moment.hour * 60 + moment.minute)


def relative_day(day: date, today: date) -> str:
    """Near days by name ("Today", "Tomorrow", "Yesterday"), the coming week by weekday, others as dates."""
    distance = (day - today).days
    near = {0: _tr("Today"), 1: _tr("Tomorrow"), -1: _tr("Yesterday")}
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        return _locale().toString(_qdate(day), "dddd")
    return day_text(day, today)


def ago(day: date, today: date) -> str:
    """How long ago: "today", "8 days ago", "9 weeks ago", "7 months ago", "3 years ago"."""
    days = (today - day).days
    if days <= 0:
        return _tr("today")
    if days == 1:
        return _tr("yesterday")
    return _tr("{span} ago").format(span=span_text(days))


def moment_ago(age: timedelta) -> str:
    """How long ago a moment of the last days was: "just now", "a minute ago", "3 hours ago"."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 2:
        return _tr("a minute ago") if minutes == 1 else _tr("just now")
    if minutes < 90:
        return _tr("{count} minutes ago").format(count=minutes)
    if minutes < 48 * 60:
        return _tr("{count} hours ago").format(count=round(minutes / 60))
    return _tr("{count} days ago").format(count=minutes // 1440)


def span_text(days: float) -> str:
    """A length of time: days under 2 weeks, weeks under 6 months, then months, from 2 years on years."""
    if days < 14:
        return count_text(round(days), _tr("1 day"), _tr("{count} days"))
    if days < _WEEKS_UNTIL_DAYS:
        return count_text(round(days / 7), _tr("1 week"), _tr("{count} weeks"))
    if days < 730:
        return count_text(round(days / _DAYS_A_MONTH), _tr("1 month"), _tr("{count} months"))
    return count_text(round(days / 365.25), _tr("1 year"), _tr("{count} years"))


def due_text(day: date, today: date) -> str:
    """When something is due: "2 days late", "Today", "Tomorrow", "Friday", "Tue 16 June"."""
    late = (today - day).days
    return _tr("{span} late").format(span=span_text(late)) if late > 0 else relative_day(day, today)


def minutes_text(minutes: float) -> str:
    """Minutes, rounded to 5 above 10: "about 75 minutes" is `_tr("about {minutes}")` around this."""
    shown = round(minutes) if minutes <= 10 else 5 * round(minutes / 5)
    return count_text(shown, _tr("1 minute"), _tr("{count} minutes"))


def number_text(value: float, decimals: int = 0) -> str:
    """A number with the system's separators."""
    return _locale().toString(float(value), "f", decimals)


def count_text(count: int, one: str, many: str) -> str:
    """A count with its noun: `one` for exactly one, else `many` with its {count} filled in."""
    return one if count == 1 else many.format(count=number_text(count))


def money_text(amount_minor: int, currency: str, *, cents: bool = False) -> str:
    """Money from minor units, with cents only when asked or when there are any below 100 units."""
    digits = currency_digits(currency)
    amount = amount_minor / 10**digits
    with_cents = digits > 0 and (cents or (abs(amount) < 100 and amount_minor % 10**digits != 0))
    sign = "−" if amount < 0 else ""
    return sign + _locale().toCurrencyString(abs(amount), currency_symbol(currency), digits if with_cents else 0)


def rough_money_text(amount_minor: float, currency: str) -> str:
    """An estimate of money, to two significant figures."""
    if amount_minor == 0:
        return money_text(0, currency)
    size = 10 ** max(0, math.floor(math.log10(abs(amount_minor))) - 1)
    return money_text(round(amount_minor / size) * size, currency)


def currency_digits(currency: str) -> int:
    """How many digits the minor unit has: 2 for EUR, 0 for JPY."""
    return _CURRENCY_DIGITS.get(currency, 2)


def currency_symbol(currency: str) -> str:
    """Symbol where it is unmistakable, otherwise the code."""
    return {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"}.get(currency, f"{currency} " if currency else "")


def chance_text(chance: float) -> str:
    """Chance still with us, as a phrase; percent only from 5 to 95."""
    percent = round(chance * 100)
    if percent > 95:
        return _tr("very likely to be still with you")
    if percent < 5:
        return _tr("very unlikely to be still with you")
    return _tr("{percent}% likely to be still with you").format(percent=percent)


def percent_range(low: float, high: float) -> str:
    """A range of chances, rounded outwards: "likely 61 to 86%"."""
    return _tr("likely {low} to {high}%").format(low=math.floor(low * 100), high=math.ceil(high * 100))


def number_range(low: float, high: float) -> str:
    """A range of figures, rounded outwards: "between 3 and 40"."""
    return _tr("between {low} and {high}").format(low=number_text(math.floor(low)), high=number_text(math.ceil(high)))


def warmth_word(score: float | None) -> str:
    """Word of a warmth: New, Asleep, Cool, Mild, Warm, Glowing."""
    if score is None:
        return _tr("New")
    words = (_tr("Asleep"), _tr("Cool"), _tr("Mild"), _tr("Warm"), _tr("Glowing"))
    return words[min(4, max(0, round(score)) // 20)]


def joined(parts: tuple[str, ...]) -> str:
    """Names in a row: "Maja", "Maja and Eero", "Maja, Eero and Noor"."""
    if len(parts) < 2:
        return "".join(parts)
    return _tr("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def size_text(size_bytes: int) -> str:
    """Size of a file: "61 MB"."""
    return _locale().formattedDataSize(size_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def _locale() -> QLocale:
    """The system's formats; English ones where the system names none."""
    locale = QLocale()
    return QLocale(QLocale.Language.English) if locale.language() == QLocale.Language.C else locale


def _tr(text: str) -> str:
    return QCoreApplication.translate("formatting", text)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
