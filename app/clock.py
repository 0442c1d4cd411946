"""The only place that asks the computer for the time."""

from __future__ import annotations

from datetime import UTC, date, datetime


class Clock:
    """Today's date where the owner is, and this moment in UTC."""

    def today(self) -> date:
        """Local calendar day."""
        return datetime.now().astimezone().date()

    def now(self) -> datetime:
        """This moment, aware, UTC."""
        return datetime.now(UTC)


class FixedClock(Clock):
    """A clock that stands still, for the sample studio and for tests."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def today(self) -> date:
        """Day of the fixed moment in its own zone."""
        return self.moment.date()

    def now(self) -> datetime:
        """The fixed moment in UTC."""
        return self.moment.astimezone(UTC)
