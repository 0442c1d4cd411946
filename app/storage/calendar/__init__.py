"""Reading the calendar: what stands on some days, at most so much of each, and what the days hold altogether."""

from __future__ import annotations

from app.storage.calendar.found import Found, Totals
from app.storage.calendar.load import totals
from app.storage.calendar.people import Person, people
from app.storage.calendar.promises import promises
from app.storage.calendar.touchpoints import touchpoints

__all__ = ["Found", "Person", "Totals", "people", "promises", "totals", "touchpoints"]
