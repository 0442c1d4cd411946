"""One thing that would fit into the room of a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import Entry, EntryKind, WeekLoad
from app.domain.touchpoint import Channel
from app.ui.dossier.words import channel_icon
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.pages.calendar.words import first_name, weekday_word


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence that says why, and a button that puts the entry where it is suggested."""

    entry: Entry
    sentence: str
    button: str
    icon: str


def suggestion_for(reader: CalendarReader, load: WeekLoad) -> Suggestion | None:
    """The first proposal of the week that its free minutes have room for."""
    first = max(reader.today, load.monday)
    last = load.monday + timedelta(6)
    for day in reader.desk.calendar.days(first, last, frozenset((EntryKind.PROPOSAL,)), 2):
        for entry in day.entries:
            if entry.kind is EntryKind.PROPOSAL and entry.minutes <= load.free:
                return Suggestion(entry, _sentence(entry), _button(entry), channel_icon(entry.channel))
    return None


def _sentence(entry: Entry) -> str:
    """Who would fit in, and why."""
    if first_name(entry) in entry.why:
        return entry.why
    return _tr("{name} would fit in. {why}").format(name=first_name(entry), why=entry.why).strip()


def _button(entry: Entry) -> str:
    words = {
        Channel.CALL: _tr("Call {name}, {day}"), Channel.TEXT: _tr("Text {name}, {day}"),
        Channel.EMAIL: _tr("Write to {name}, {day}"), Channel.CARD: _tr("Send {name} a card, {day}"),
        Channel.VISIT: _tr("Visit {name}, {day}"), Channel.COFFEE: _tr("Drop in on {name}, {day}"),
    }  # fmt: skip
    said = words.get(Channel(entry.channel)) if entry.channel in set(Channel) else None
    said = said or _tr("Plan {name}, {day}")
    return said.format(name=first_name(entry), day=weekday_word(entry.day, full=True))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
