"""The triage deck: for each person without dates, when she was last spoken to and how close she is."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from app.domain.changes import Topic
from app.domain.customer import Tier
from app.domain.touchpoint import Channel, Direction, Touchpoint
from app.services.service import Service
from app.storage import participants, undated
from app.storage.shelves import CUSTOMERS

REMEMBERED = "Remembered roughly"


class Spoken(StrEnum):
    """When the owner thinks they last spoke."""

    THIS_MONTH = "this month"
    THIS_SEASON = "this season"
    THIS_YEAR = "this year"
    LONGER = "longer ago"


# The middle of each span, in days: under a month, one to three months, three to twelve, and about a year and a half.
DAYS_AGO = {Spoken.THIS_MONTH: 15, Spoken.THIS_SEASON: 60, Spoken.THIS_YEAR: 225, Spoken.LONGER: 540}
CLOSENESS = (Tier.OCCASIONAL, Tier.REGULAR, Tier.INNER_CIRCLE)


class TriageService(Service):
    """Gives imported people a rough first date and a tier, so that slipping and Today work within minutes."""

    def waiting(self) -> tuple[int, ...]:
        """People of whom nothing is dated yet, in the order they came in."""
        return undated.numbers(self._store.sql)

    def remembered_day(self, spoken: Spoken) -> date:
        """The day that stands for this answer."""
        return self._today - timedelta(days=DAYS_AGO[spoken])

    def answer(self, number: int, spoken: Spoken, tier: Tier) -> Touchpoint:
        """The touchpoint remembered roughly, and the tier, in one action."""
        customer = self._customer(number)
        label = f"Placed {customer.name}: last spoken {spoken.value}, {tier.value.replace('_', ' ')}"
        with self._action(label, Topic.CONTACTS, "hourglass", number):
            CUSTOMERS.change(self._store.db, number, tier=tier)
            touchpoint = Touchpoint(
                channel=Channel.CALL,
                direction=Direction.BOTH_WAYS,
                day=self.remembered_day(spoken),
                title=REMEMBERED,
                participants=(number,),
            )
            return participants.add(self._store.db, touchpoint, self._now)
