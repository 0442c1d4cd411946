"""Sentences of the import of calendars: what a file is, whom a group is about, what would come in."""

from __future__ import annotations

from datetime import date

from app.domain.event import EventFile, EventGroup
from app.services.calendar_files import BroughtEvents
from app.services.event_plan import EventsPlan
from app.ui.formatting import count_text, joined, number_text, short_day_text
from app.ui.pages.importer.words import tr


def recognised(file: EventFile) -> str:
    """What the file looks like, in a whole sentence."""
    if not file.system_name:
        return tr("This is a calendar.")
    return tr("This is a calendar, written by {program}.").format(program=file.system_name)


def size_words(file: EventFile) -> str:
    """The file and how much is in it: "calendar.ics, 48 events"."""
    return f"{file.file_name}, {count_text(file.count, tr('1 event'), tr('{count} events'))}"


def span_words(group: EventGroup, today: date) -> str:
    """How many events, and from when to when."""
    counted = count_text(group.moments, tr("1 event"), tr("{count} events"))
    if group.first is None or group.last is None:
        return counted
    first, last = _day(group.first, today), _day(group.last, today)
    if group.first == group.last:
        return tr("{events}, {day}").format(events=counted, day=last)
    return tr("{events}, {first} to {last}").format(events=counted, first=first, last=last)


def reason_words(group: EventGroup) -> str:
    """Why we think so: the service says it in plain English."""
    return tr(group.reason) if group.reason else ""


def outcome_words(plan: EventsPlan, cards: int) -> str:
    """What would happen: "12 contacts, 3 dates, 1 new card, 20 left out"."""
    parts = _news(len(plan.touchpoints), len(plan.occasions), len(plan.promises) + len(plan.repeats), cards)
    if plan.changed or plan.called_off:
        parts.append(tr("{count} changed").format(count=number_text(len(plan.changed) + len(plan.called_off))))
    if plan.unchanged:
        parts.append(tr("{count} here already").format(count=number_text(plan.unchanged)))
    if plan.left_out:
        parts.append(tr("{count} left out").format(count=number_text(plan.left_out)))
    return ", ".join(parts) or tr("Nothing new")


def button_words(plan: EventsPlan) -> str:
    """What the primary button says."""
    return count_text(plan.brings, tr("Bring in 1 event"), tr("Bring in {count} events"))


def brought_title(brought: BroughtEvents) -> str:
    """What came in, in one line."""
    if brought.created:
        return count_text(brought.created, tr("1 event came in"), tr("{count} events came in"))
    if brought.updated or brought.called_off:
        return tr("The calendar is up to date")
    return tr("Nothing new came in")


def brought_words(brought: BroughtEvents) -> str:
    """What came in: "12 contacts, 3 dates and 1 new card"."""
    parts = _news(brought.touchpoints, brought.occasions, brought.promises + brought.repeats, brought.cards)
    if brought.updated:
        parts.append(tr("{count} changed").format(count=number_text(brought.updated)))
    if brought.called_off:
        parts.append(tr("{count} called off").format(count=number_text(brought.called_off)))
    if brought.unchanged:
        parts.append(tr("{count} here already").format(count=number_text(brought.unchanged)))
    return joined(tuple(parts)) if parts else tr("Nothing new")


def _news(touchpoints: int, dates: int, plans: int, cards: int) -> list[str]:
    counted = (
        (touchpoints, tr("1 contact"), tr("{count} contacts")), (dates, tr("1 date"), tr("{count} dates")),
        (plans, tr("1 promise or repeat"), tr("{count} promises and repeats")),
        (cards, tr("1 new card"), tr("{count} new cards")),
    )  # fmt: skip
    return [count_text(count, one, many) for count, one, many in counted if count]


def _day(day: date, today: date) -> str:
    return short_day_text(day, today)
