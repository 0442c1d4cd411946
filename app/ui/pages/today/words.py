"""What the Today page says: the greeting, the day in one sentence, when something is due."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.today import DoneRow, Due, OpenPromise, ReachRow, SurpriseWork, TodayView
from app.domain.touchpoint import Mood
from app.ui.dossier.words import channel_word
from app.ui.formatting import (
    count_text,
    day_text,
    due_text,
    joined,
    long_day_text,
    minutes_text,
    money_text,
    relative_day,
    time_text,
)

NOON = 12 * 60
_EVENING_FROM, _MORNING_FROM = 18, 5
_GLAD = (Mood.DELIGHTED, Mood.PLEASED)


def greeting(hour: int, name: str) -> str:
    """What the page begins with: "Good morning, Nora"."""
    if _MORNING_FROM <= hour < 12:
        named, bare = _tr("Good morning, {name}"), _tr("Good morning")
    elif 12 <= hour < _EVENING_FROM:
        named, bare = _tr("Good afternoon, {name}"), _tr("Good afternoon")
    else:
        named, bare = _tr("Good evening, {name}"), _tr("Good evening")
    first = name.partition(" ")[0]
    return named.format(name=first) if first else bare


def summary(view: TodayView, is_short: bool) -> str:
    """The day in one sentence; the short one for narrow windows."""
    day = long_day_text(view.today, view.today)
    if view.away_until is not None:
        said = _tr("{day}. You are away until {until}; whatever is here can wait.")
        return said.format(day=day, until=day_text(view.away_until, view.today, weekday=False))
    if not view.people and not view.promises:
        return _tr("{day}. Nobody to reach and nothing promised.").format(day=day)
    people = count_words(view.people, _tr("nobody"), _tr("one person"), _tr("{count} people"))
    promises = count_words(len(view.promises), "", _tr("one promise"), _tr("{count} promises"))
    minutes = minutes_text(view.minutes)
    if not view.people:
        return _tr("{day}. Nobody to reach, {promises} open.").format(day=day, promises=promises)
    if is_short:
        said = (
            _tr("{day}. {People} and {promises}, about {minutes}.")
            if promises
            else _tr("{day}. {People}, about {minutes}.")
        )
    elif promises:
        said = _tr("{day}. {People} to reach and {promises} open, about {minutes} in all.")
    else:
        said = _tr("{day}. {People} to reach, about {minutes} in all.")
    return said.format(day=day, People=_capital(people), promises=promises, minutes=minutes)


def count_words(count: int, none: str, one: str, many: str) -> str:
    """A count as people say it, up to twelve in words: "six people"."""
    if count < 2:
        return one if count else none
    return many.format(count=number_word(count))


def number_word(count: int) -> str:
    """A number up to twelve as a word, later in figures."""
    words = (
        _tr("none"), _tr("one"), _tr("two"), _tr("three"), _tr("four"), _tr("five"), _tr("six"), _tr("seven"),
        _tr("eight"), _tr("nine"), _tr("ten"), _tr("eleven"), _tr("twelve"),
    )  # fmt: skip
    return words[count] if count < len(words) else str(count)


def reach_count(view: TodayView) -> str:
    """What stands beside the title of the list: "6 people, about 50 minutes"."""
    if not view.people:
        return ""
    people = count_text(view.people, _tr("1 person"), _tr("{count} people"))
    return _tr("{people}, about {minutes}").format(people=people, minutes=minutes_text(view.reach_minutes))


def due_words(row: ReachRow, today: date) -> str:
    """When a row is due: "2 days late", "by noon", "after 17", "any time"."""
    if row.due is Due.LATE:
        return due_text(row.day, today)
    if row.minute is None or row.due in (Due.ANY_TIME, Due.CAUGHT_UP):
        return _tr("any time")
    if row.due is Due.BY:
        return _tr("by noon") if row.minute == NOON else _tr("by {time}").format(time=hour_words(row.minute))
    said = _tr("after {time}") if row.due is Due.AFTER else _tr("at {time}")
    return said.format(time=hour_words(row.minute))


def hour_words(minute: int) -> str:
    """A time of day without needless zeros: "17", "9:30", "5 pm"."""
    shown = time_text(minute)
    if minute % 60 == 0:
        shown = re.sub(r"(?<=\d)[:.]00", "", shown)
    return shown[1:] if len(shown) > 1 and shown[0] == "0" and shown[1].isdigit() else shown


def day_head(day: date, today: date) -> str:
    """The head over the people of a day."""
    near = relative_day(day, today)
    if (day - today).days > 1 or day == today:
        return long_day_text(day, today) if day != today else near
    return _tr("{near}, {day}").format(near=near, day=long_day_text(day, today))


def row_description(row: ReachRow, today: date) -> str:
    """What a screen reader says of a row."""
    said = _tr("{name}, {channel}, {due}. {why}")
    return said.format(
        name=row.name, channel=channel_word(row.channel).lower(), due=due_words(row, today), why=row.why
    ).strip()


def done_title(hour: int) -> str:
    """The head over what is done."""
    return _tr("Done this morning") if _MORNING_FROM <= hour < 12 else _tr("Done today")


def done_words(rows: tuple[DoneRow, ...]) -> str:
    """Who was reached: "Maja, who was glad of the text, and Eero"."""
    names: dict[int, str] = {}
    has_clause = False
    for row in rows:
        for face in row.faces:
            if row.mood in _GLAD and not has_clause and not names.get(face.id):
                said = _tr("{name}, who was glad of the {channel}")
                names[face.id] = said.format(name=face.first_name, channel=channel_word(row.channel).lower())
                has_clause = True
            else:
                names.setdefault(face.id, face.first_name)
    told = tuple(names.values())
    if has_clause and len(told) > 1:
        return _tr("{first}, and {last}").format(first=", ".join(told[:-1]), last=told[-1])
    return joined(told)


def waiting_words(count: int) -> str:
    """How many more there are, without pressing."""
    return count_text(count, _tr("and 1 who can wait"), _tr("and {count} who can wait"))


def promises_count(view: TodayView) -> str:
    """How many promises are open: "3 open", or "3 of 21 open" where more are not due yet."""
    if view.open_promises <= len(view.promises):
        return _tr("{count} open").format(count=len(view.promises)) if view.promises else ""
    return _tr("{due} of {open} open").format(due=len(view.promises), open=view.open_promises)


def kept_words(view: TodayView) -> str:
    """How many promises were kept since January."""
    return _tr("{kept} of {made} kept this year").format(kept=view.kept, made=view.made) if view.made else ""


def promise_title(shown: OpenPromise) -> str:
    """The promise and to whom: "Soil test results to Eero"."""
    text = shown.promise.text.strip().rstrip(".")
    if shown.to_put_right or shown.face.first_name in text:
        return text
    return _tr("{promise} to {name}").format(promise=text, name=shown.face.first_name)


def promise_due(shown: OpenPromise, today: date) -> str:
    """When it is due: "Due today", "Due tomorrow", "Sunday", "2 days late"."""
    due = shown.promise.due
    if due is None:
        return ""
    distance = (due - today).days
    if distance < 0 or distance > 1:
        return due_text(due, today)
    return _tr("Due today") if distance == 0 else _tr("Due tomorrow")


def said_words(shown: OpenPromise, today: date) -> str:
    """Since when they have our word: "said on 4 June"."""
    if shown.said_on is None:
        return ""
    if shown.said_on == today:
        return _tr("said today")
    return _tr("said on {day}").format(day=day_text(shown.said_on, today, weekday=False))


def surprise_cost(work: SurpriseWork, currency: str) -> str:
    """What it costs: "€6, 25 min"."""
    minutes = minutes_short(work.minutes)
    if not work.cost_minor:
        return _tr("nearly free, {minutes}").format(minutes=minutes)
    return _tr("{money}, {minutes}").format(money=money_text(work.cost_minor, currency), minutes=minutes)


def minutes_short(minutes: int) -> str:
    """Minutes where room is scarce: "20 min"."""
    return _tr("{count} min").format(count=minutes if minutes <= 10 else 5 * round(minutes / 5))


def surprise_moment(work: SurpriseWork, today: date) -> str:
    """The day and what to know about it: "Sunday 14 June, before she is back from her swim"."""
    day, line = long_day_text(work.day, today), work.line.strip()
    if not line:
        return _tr("{day}, for {name}").format(day=day, name=work.face.first_name)
    return f"{day}, {line}" if line[0].islower() else f"{day}. {line}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
