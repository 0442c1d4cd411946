"""One thing that would fit into the room of a week, and taking it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

from pytestqt.qtbot import QtBot

from app.domain.agenda import CalendarDay, Entry, EntryKind, WeekLoad
from app.domain.customer import Customer
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.pages.calendar.suggesting import Suggestion, suggestion_for
from tests.ui.pages.calendar.calendar_stage import TODAY, CalendarStage

MONDAY = date(2026, 6, 8)
DROP_IN = Entry(
    EntryKind.PROPOSAL, 3, date(2026, 6, 12), "Tomas B.", "Tomas Berglund", 840, 15, "coffee",
    "Tomas usually has a quiet quarter of an hour on Fridays at 14.", customers=(3,),
)  # fmt: skip


class Proposing:
    """A calendar with these proposals."""

    def __init__(self, *entries: Entry) -> None:
        self.entries = entries

    def days(self, first: date, last: date, kinds: frozenset[EntryKind], per_day: int | None) -> list[CalendarDay]:
        days = [first + timedelta(place) for place in range((last - first).days + 1)]
        return [CalendarDay(day, tuple(entry for entry in self.entries if entry.day == day)) for day in days]


def suggested(*entries: Entry, minutes: int = 75) -> Suggestion | None:
    store = SimpleNamespace(clock=SimpleNamespace(today=lambda: TODAY))
    reader = CalendarReader(cast(Any, SimpleNamespace(calendar=Proposing(*entries), store=store)))
    return suggestion_for(reader, WeekLoad(MONDAY, minutes, 90))


def test_a_proposal_that_fits_says_why_and_when(qtbot: QtBot) -> None:
    found = suggested(DROP_IN)
    assert found is not None
    assert found.sentence == DROP_IN.why
    assert found.button == "Drop in on Tomas, Friday"


def test_it_says_whom_where_the_reason_does_not(qtbot: QtBot) -> None:
    found = suggested(replace(DROP_IN, why="It’s been 9 weeks; usually 3.", channel="call"))
    assert found is not None
    assert found.sentence == "Tomas would fit in. It’s been 9 weeks; usually 3."
    assert found.button == "Call Tomas, Friday"


def test_nothing_is_suggested_that_the_week_has_no_room_for(qtbot: QtBot) -> None:
    assert suggested(DROP_IN, minutes=80) is None
    assert suggested() is None
    assert suggested(replace(DROP_IN, day=MONDAY)) is None


def test_taking_it_plans_it_and_undo_takes_that_back(stage: CalendarStage, people: dict[str, Customer]) -> None:
    noor = people["Noor"].id
    entry = replace(DROP_IN, id=noor, customers=(noor,), name="Noor Haddad", title="Noor H.")
    stage.month.panel.suggestion_taken.emit(entry, entry.day, entry.minute)
    stage.settle()
    planned = stage.desk.touchpoints.next_of(noor)
    assert planned is not None
    assert (planned.day, planned.minute, planned.channel) == (entry.day, 840, "coffee")
    assert stage.messages.toasts.text == "Planned for Friday 12 June, 14:00"
    stage.desk.history.undo()
    assert stage.desk.touchpoints.next_of(noor) is None
