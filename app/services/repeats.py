"""Fixed repeats: what comes every first Monday, whatever happened in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.repeat_rules import moved, read_rule, rule_text, rule_words, until
from app.domain.repeats import MOST, Occurrence, Repeat, first_day, merged, next_occurrence, without, written
from app.services.service import Service, days
from app.storage.shelves import REPEATS


class RepeatService(Service):
    """Repeats of one customer; what they bring is worked out where it is shown, and becomes a touchpoint when taken."""

    def repeats_of(self, customer_id: int) -> tuple[Repeat, ...]:
        """The repeats of a customer, oldest first."""
        return REPEATS.living_of(self._store.db, customer_id)

    def words(self, repeat: Repeat) -> str:
        """When a repeat comes: "every 2 weeks on Tuesday"."""
        return rule_words(repeat.rule, repeat.starts_on)

    def next_of(self, repeat: Repeat) -> Occurrence | None:
        """The next time from today on that it comes."""
        return next_occurrence(repeat, self._today)

    def next_repeat_of(self, customer_id: int) -> Occurrence | None:
        """What the repeats of a customer bring next; None where they bring nothing, or must not."""
        customer = self._customer(customer_id)
        if customer.do_not_contact or customer.is_deceased:
            return None
        coming = (next_occurrence(repeat, self._today) for repeat in self.repeats_of(customer_id))
        found = (each for each in coming if each is not None)
        return min(found, key=lambda each: (each.day, each.minute is None, each.minute or 0), default=None)

    def occurrences(self, first: date, last: date, limit: int = MOST) -> tuple[Occurrence, ...]:
        """What all repeats bring within a stretch, by day and hour, at most so many of each."""
        return tuple(merged(REPEATS.every(self._store.db), first, last, limit))

    def check_repeat(self, repeat: Repeat) -> date:
        """The first day of a repeat that is still being written; raises what keeps it from coming."""
        return _begun(repeat).starts_on

    def add_repeat(self, repeat: Repeat) -> Repeat:
        """A new repeat; it begins on the first day from its start on that its rule names."""
        begun = _begun(replace(repeat, zone=repeat.zone or self._zone))
        label = f"{self._whom(begun)} {self.words(begun)}"
        with self._action(label, Topic.PLANS, "renew", begun.customer_id, begun.title):
            return REPEATS.add(self._store.db, begun)

    def edit_repeat(self, repeat: Repeat) -> Repeat:
        """The repeat as now written; touchpoints that were taken from it stay as they are."""
        begun = _begun(repeat)
        label = f"{self._whom(begun)} now {self.words(begun)}"
        with self._action(label, Topic.PLANS, "renew", begun.customer_id, begun.title):
            return REPEATS.save(self._store.db, begun)

    def remove_repeat(self, number: int) -> None:
        """Move a repeat to the trash."""
        repeat = REPEATS.get(self._store.db, number)
        label = f"No more {self._whom(repeat).lower()} {self.words(repeat)}"
        with self._action(label, Topic.PLANS, "trash", repeat.customer_id, repeat.title):
            REPEATS.change(self._store.db, number, trashed_at=self._now)

    def skip(self, number: int, day: date) -> Repeat:
        """The repeat that does not come on this day."""
        repeat = REPEATS.get(self._store.db, number)
        label = f"Skipped the {repeat.channel or 'repeat'} with {self._name(repeat)} on {days(day)}"
        with self._action(label, Topic.PLANS, "snooze", repeat.customer_id, repeat.title):
            return REPEATS.change(self._store.db, number, exceptions=without(repeat, day).exceptions)

    def move_following(self, number: int, day: date, to_day: date, minute: int | None = None) -> Repeat:
        """The repeat that comes from `to_day` on in place of `day`: this time and all that follow.

        The old one ends before `day`. A weekday moves along ("every Tuesday" to "every Wednesday"); what hangs on a day
        of the month or of the year becomes the new day.
        """
        repeat = REPEATS.get(self._store.db, number)
        label = f"Moved the {repeat.channel or 'repeat'} with {self._name(repeat)} to {days(to_day)} and from then on"
        with self._action(label, Topic.PLANS, "resched", repeat.customer_id, repeat.title):
            rule = read_rule(repeat.rule)
            if day <= repeat.starts_on:
                REPEATS.change(self._store.db, number, trashed_at=self._now)
            else:
                ended = rule_text(until(rule, day - timedelta(days=1)))
                REPEATS.change(self._store.db, number, rule=ended)
            following = replace(
                repeat, id=0, rule=rule_text(moved(rule, day, to_day)), starts_on=to_day,
                minute=repeat.minute if minute is None else minute,
                exceptions=written(left + (to_day - day) for left in repeat.left_out if left > day),
            )  # fmt: skip
            return REPEATS.add(self._store.db, following)

    @property
    def _zone(self) -> str:
        """Name of the zone where the owner is; empty where the computer knows none."""
        return str(getattr(self._store.clock.zone, "key", ""))

    def _whom(self, repeat: Repeat) -> str:
        return f"{(repeat.channel or 'touchpoint').capitalize()} with {self._name(repeat)}"

    def _name(self, repeat: Repeat) -> str:
        return self._customer(repeat.customer_id).first_name


def _begun(repeat: Repeat) -> Repeat:
    read_rule(repeat.rule)
    first = first_day(repeat.rule, repeat.starts_on)
    if first is None:
        raise KeepwarmError("This repeat never comes.", "No day fits what was asked for.")
    return replace(repeat, rule=repeat.rule.strip().upper().removeprefix("RRULE:"), starts_on=first)
